//! Which servers may be reached: those that the operator names, and otherwise only public ones on the ports of mail. So
//! whoever may set a mailbox up cannot look around in the network that the program stands in (ASVS 1.3.6, 13.2.4).

use std::net::SocketAddr;

use outside::{NotReached, Reach};

use crate::setup::Setup;

/// IMAP, SMTP and, for tokens, HTTPS.
static PORTS: [u16; 6] = [143, 993, 25, 465, 587, 443];

/// Why a server was not reached. The text is for whoever set the mailbox up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreached {
    #[error("host-unknown")]
    HostUnknown,
    /// The operator does not let the program go there.
    #[error("host-not-allowed")]
    HostNotAllowed,
    #[error("no-connection: {0}")]
    NoConnection(String),
    #[error("no-tls: {0}")]
    NoTls(String),
    #[error("no-secret")]
    NoSecret,
    #[error("sign-in-refused: {0}")]
    SignInRefused(String),
    #[error("no-token: {0}")]
    NoToken(String),
    #[error("folder: {0}")]
    Folder(String),
    #[error("timeout")]
    Timeout,
    #[error("protocol: {0}")]
    Protocol(String),
}

impl Unreached {
    /// The word of its text key.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::HostUnknown => "host-unknown",
            Self::HostNotAllowed => "host-not-allowed",
            Self::NoConnection(_) => "no-connection",
            Self::NoTls(_) => "no-tls",
            Self::NoSecret => "no-secret",
            Self::SignInRefused(_) => "sign-in-refused",
            Self::NoToken(_) => "no-token",
            Self::Folder(_) => "folder",
            Self::Timeout => "timeout",
            Self::Protocol(_) => "protocol",
        }
    }
}

impl From<NotReached> for Unreached {
    fn from(why: NotReached) -> Self {
        match why {
            NotReached::HostUnknown => Self::HostUnknown,
            NotReached::HostNotAllowed => Self::HostNotAllowed,
        }
    }
}

/// The address of a server, found once: what is connected to is what was judged.
pub(crate) fn address(setup: &Setup, host: &str, port: u16) -> Result<SocketAddr, Unreached> {
    Ok(reach(setup).address(host, port)?)
}

/// Where mail may go.
pub(crate) fn reach(setup: &Setup) -> Reach {
    Reach { hosts: setup.hosts.clone(), ports: &PORTS, authorities: setup.authorities.clone() }
}
