//! What the operator says about mail.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use kernel::{Refused, Result};

use crate::config::Place;
use crate::rooms;

/// How mail is let in and out.
#[derive(Debug, Clone, Args, Default)]
pub struct MailOptions {
    /// Where the organisation's own mail server hands mail over (LMTP or SMTP): an address of this machine, such as 127.0.0.1:2525.
    #[arg(long, env = "VARV_MAIL_LISTEN")]
    pub mail_listen: Option<String>,
    /// Mail servers inside the organisation's network, parted by commas. Others must have a public address.
    #[arg(long, env = "VARV_MAIL_HOSTS", value_delimiter = ',')]
    pub mail_hosts: Vec<String>,
    /// A file with certificates of authorities (PEM) that mail servers may be signed by, besides the machine's own.
    #[arg(long, env = "VARV_MAIL_AUTHORITIES")]
    pub mail_authorities: Option<PathBuf>,
    /// A folder with a file for each secret that a mailbox names, such as `@desk-imap`.
    #[arg(long, env = "VARV_MAIL_SECRETS")]
    pub mail_secrets: Option<PathBuf>,
    /// The file with the installation's secret, made when it is missing. Without it `secret.key` beside the data. Several
    /// programs on one database need the same.
    #[arg(long, env = "VARV_SECRET_FILE")]
    pub secret_file: Option<PathBuf>,
}

impl MailOptions {
    /// All that mail needs to know.
    pub fn setup(&self, place: &Place) -> Result<mail::Setup> {
        let file = self.secret_file.clone().unwrap_or_else(|| place.folder.join("secret.key"));
        let secret = mail::secret_of(&file)?;
        let authorities = self.mail_authorities.iter().map(|path| {
            std::fs::read(path).map_err(|error| Refused::broken(format!("{}: {error}", path.display())))
        });
        let folder = self.mail_secrets.clone();
        let named: mail::Named = Arc::new(move |name| {
            let text = std::fs::read_to_string(folder.as_ref()?.join(name)).ok()?;
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        });
        Ok(mail::Setup {
            secret: secret.into(),
            named,
            hosts: self.mail_hosts.iter().map(|host| host.trim().to_lowercase()).collect(),
            authorities: authorities.collect::<Result<_>>()?,
            takes: rooms::takes(),
        })
    }

    /// The door that mail is handed in through, open.
    pub fn door(&self) -> Result<Option<mail::Door>> {
        self.mail_listen.as_deref().map(mail::Door::open).transpose()
    }
}
