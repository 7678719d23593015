//! Handing over by SMTP. Connections are kept open between letters, one pool for each mailbox as it stands.

use std::collections::HashMap;
use std::time::Duration;

use ::store::Db;
use kernel::Id;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, PoolConfig, SmtpTransport};
use lettre::{Address, Transport};

use crate::deliver::Parcel;
use crate::fetch::pass;
use crate::imap::Pass;
use crate::mailbox::Mailbox;
use crate::outgoing::Posted;
use crate::reach::{self, Unreached};
use crate::secret::Use;
use crate::settings::{Proof, Security, Server};
use crate::setup::Setup;

const PATIENCE: Duration = Duration::from_secs(60);

/// The ways out, by mailbox and its version.
#[derive(Default)]
pub(crate) struct Ways {
    open: HashMap<(Id<Mailbox>, i64), SmtpTransport>,
}

impl Ways {
    /// Hands one letter over.
    pub(crate) fn post(&mut self, db: &Db, setup: &Setup, mailbox: &Mailbox, parcel: &Parcel) -> Posted {
        let key = (mailbox.id, mailbox.version);
        // A token lives short, so what it opened is not kept.
        let is_kept = mailbox.settings.post.proof == Proof::Password;
        let known = self.open.get(&key).filter(|_| is_kept).cloned();
        let transport = match known.map_or_else(|| way(db, setup, mailbox), Ok) {
            Ok(transport) => transport,
            Err(unreached) => return Posted::Passing(unreached.to_string()),
        };
        if is_kept {
            self.open.retain(|(id, version), _| *id != mailbox.id || *version == mailbox.version);
            self.open.insert(key, transport.clone());
        }
        let Some(envelope) = envelope(parcel) else {
            return Posted::Permanent("the address is none".to_owned());
        };
        match transport.send_raw(&envelope, &parcel.raw) {
            Ok(_) => Posted::Taken,
            Err(error) => refused(&error),
        }
    }
}

fn envelope(parcel: &Parcel) -> Option<Envelope> {
    let from = parcel.from.as_deref().map(str::parse::<Address>).transpose().ok()?;
    Envelope::new(from, vec![parcel.to.parse().ok()?]).ok()
}

/// Only what the server says of this letter for good is for good. That it refuses us (53x), or speaks of something else, may
/// be mended.
fn refused(error: &Error) -> Posted {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        said = format!("{said}: {inner}");
        cause = inner.source();
    }
    let code = error.status().map(u16::from);
    match code {
        Some(code @ 500..600) if !(500..=504).contains(&code) && !(530..=539).contains(&code) => {
            Posted::Permanent(format!("{code} {}", after_code(&said)))
        }
        _ => Posted::Passing(said),
    }
}

/// What the server said, without our library's words before it.
fn after_code(said: &str) -> &str {
    said.split_once("): ").map_or(said, |(_, rest)| rest)
}

/// Opens the way to a mailbox's server.
pub(crate) fn way(db: &Db, setup: &Setup, mailbox: &Mailbox) -> Result<SmtpTransport, Unreached> {
    let server = &mailbox.settings.post;
    let address = reach::address(setup, &server.host, server.port)?;
    let name = ClientId::Domain(mailbox.sender().domain());
    let mut builder = SmtpTransport::builder_dangerous(address.ip().to_string())
        .port(address.port())
        .tls(tls(setup, server)?)
        .hello_name(name)
        .timeout(Some(PATIENCE))
        .pool_config(PoolConfig::new().max_size(2).idle_timeout(Duration::from_secs(60)));
    if !server.user.is_empty() {
        let (secret, how) = match pass(db, setup, mailbox, server, Use::Post)? {
            Pass::Password(secret) => (secret, vec![Mechanism::Plain, Mechanism::Login]),
            Pass::Token(token) => (token, vec![Mechanism::Xoauth2]),
        };
        let credentials = Credentials::new(server.user.clone(), secret.open().to_owned());
        builder = builder.credentials(credentials).authentication(how);
    }
    Ok(builder.build())
}

fn tls(setup: &Setup, server: &Server) -> Result<Tls, Unreached> {
    let fault = |error: Error| Unreached::NoTls(error.to_string());
    let parameters = || {
        let mut builder = TlsParameters::builder(server.host.trim_matches(['[', ']']).to_owned());
        for pem in &setup.authorities {
            builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(fault)?);
        }
        builder.build_rustls().map_err(fault)
    };
    Ok(match server.security {
        Security::Plain => Tls::None,
        Security::Tls => Tls::Wrapper(parameters()?),
        Security::Starttls => Tls::Required(parameters()?),
    })
}

/// Does the server let us in?
pub(crate) fn test(db: &Db, setup: &Setup, mailbox: &Mailbox) -> Result<(), Unreached> {
    match way(db, setup, mailbox)?.test_connection() {
        Ok(true) => Ok(()),
        Ok(false) => Err(Unreached::Protocol("the server does not answer".to_owned())),
        Err(error) if error.status().is_some_and(|code| (530..=539).contains(&u16::from(code))) => {
            Err(Unreached::SignInRefused(after_code(&error.to_string()).to_owned()))
        }
        Err(error) if error.is_tls() => Err(Unreached::NoTls(error.to_string())),
        Err(error) => Err(Unreached::NoConnection(error.to_string())),
    }
}
