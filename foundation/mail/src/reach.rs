//! Which servers may be reached: those that the operator names, and otherwise only public ones on the ports of mail. So
//! whoever may set a mailbox up cannot look around in the network that the program stands in (ASVS 1.3.6, 13.2.4).

use std::net::{IpAddr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use crate::setup::Setup;

/// IMAP, SMTP and, for tokens, HTTPS.
const PORTS: [u16; 6] = [143, 993, 25, 465, 587, 443];

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

/// The address of a server, found once: what is connected to is what was judged.
pub(crate) fn address(setup: &Setup, host: &str, port: u16) -> Result<SocketAddr, Unreached> {
    let is_named = setup.hosts.iter().any(|named| named.eq_ignore_ascii_case(host));
    if !is_named && !PORTS.contains(&port) {
        return Err(Unreached::HostNotAllowed);
    }
    let bare = host.trim_matches(['[', ']']);
    let found: Vec<SocketAddr> =
        (bare, port).to_socket_addrs().map_err(|_| Unreached::HostUnknown)?.collect();
    let first = *found.first().ok_or(Unreached::HostUnknown)?;
    if is_named || found.iter().all(|address| is_public(address.ip())) {
        Ok(first)
    } else {
        Err(Unreached::HostNotAllowed)
    }
}

/// Is it an address of the open network, and not of this machine, this network or none?
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let is_special = matches!(
                (a, b, c),
                (0 | 10 | 127 | 224..=255, _, _)
                    | (100, 64..=127, _)
                    | (169, 254, _)
                    | (172, 16..=31, _)
                    | (192, 168, _)
                    | (192, 0, 0 | 2)
                    | (198, 18..=19, _)
                    | (198, 51, 100)
                    | (203, 0, 113)
            );
            !is_special
        }
        IpAddr::V6(v6) => embedded(v6).map_or_else(|| is_public_v6(v6), |v4| is_public(IpAddr::V4(v4))),
    }
}

/// The IPv4 address within an IPv6 one: mapped, compatible, NAT64 or 6to4.
fn embedded(v6: Ipv6Addr) -> Option<std::net::Ipv4Addr> {
    let parts = v6.segments();
    let of = |high: u16, low: u16| std::net::Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match parts {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] if (high, low) > (0, 1) => Some(of(high, low)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(of(high, low)),
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

/// Only what is given out to the open network: 2000::/3, without what stands for examples.
fn is_public_v6(v6: Ipv6Addr) -> bool {
    let parts = v6.segments();
    (0x2000..0x4000).contains(&parts[0]) && !(parts[0] == 0x2001 && (parts[1] == 0xdb8 || parts[1] == 0))
}
