//! What the operator says about mail.

use std::path::{Path, PathBuf};
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
    /// A folder with a file for each secret that a mailbox or a provider of sign-ins names, such as `@desk-imap`.
    #[arg(long, env = "VARV_MAIL_SECRETS")]
    pub mail_secrets: Option<PathBuf>,
    /// The file with the installation's secret, made when it is missing. Without it `secret.key` beside the data. Several
    /// programs on one database need the same.
    #[arg(long, env = "VARV_SECRET_FILE")]
    pub secret_file: Option<PathBuf>,
}

impl MailOptions {
    /// The installation's secret, which seals what the database must not hold in clear.
    pub fn secret(&self, place: &Place) -> Result<Arc<[u8]>> {
        let file = self.secret_file.clone().unwrap_or_else(|| place.folder.join("secret.key"));
        outside::secret_of(&file).map(Into::into)
    }

    /// Secrets that the operator keeps in a folder, by their names.
    pub fn named(&self) -> outside::Named {
        let folder = self.mail_secrets.clone();
        Arc::new(move |name| {
            let text = std::fs::read_to_string(folder.as_ref()?.join(name)).ok()?;
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        })
    }

    /// All that mail needs to know.
    pub fn setup(&self, place: &Place) -> Result<mail::Setup> {
        Ok(mail::Setup {
            secret: self.secret(place)?,
            named: self.named(),
            hosts: hosts(&self.mail_hosts),
            authorities: authorities(self.mail_authorities.as_deref())?,
            takes: rooms::takes(),
        })
    }

    /// The door that mail is handed in through, open.
    pub fn door(&self) -> Result<Option<mail::Door>> {
        self.mail_listen.as_deref().map(mail::Door::open).transpose()
    }
}

/// Names of hosts as they are compared.
pub(crate) fn hosts(written: &[String]) -> Vec<String> {
    written.iter().map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty()).collect()
}

/// What a file of certificates holds, if there is one.
pub(crate) fn authorities(file: Option<&Path>) -> Result<Vec<Vec<u8>>> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|error| Refused::broken(format!("{}: {error}", path.display())))
    };
    file.map(read).transpose().map(|found| found.into_iter().collect())
}
