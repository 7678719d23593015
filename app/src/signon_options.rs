//! What the operator says about signing in through others.

use std::path::PathBuf;

use clap::Args;
use kernel::Result;

use crate::config::Place;
use crate::mail_options::{self, MailOptions};

/// Which providers of sign-ins may be reached.
#[derive(Debug, Clone, Args, Default)]
pub struct SignonOptions {
    /// Providers of sign-ins inside the organisation's network, parted by commas. Others must have a public address.
    #[arg(long, env = "VARV_SIGNON_HOSTS", value_delimiter = ',')]
    pub signon_hosts: Vec<String>,
    /// A file with certificates of authorities (PEM) that providers may be signed by, besides the machine's own.
    #[arg(long, env = "VARV_SIGNON_AUTHORITIES")]
    pub signon_authorities: Option<PathBuf>,
}

impl SignonOptions {
    /// All that signing in through others needs to know. Secrets are sealed and named as those of mail are.
    pub fn setup(&self, place: &Place, mail: &MailOptions) -> Result<signon::Setup> {
        Ok(signon::Setup {
            secret: mail.secret(place)?,
            named: mail.named(),
            hosts: mail_options::hosts(&self.signon_hosts),
            authorities: mail_options::authorities(self.signon_authorities.as_deref())?,
        })
    }
}
