//! Which servers may be reached: those that the operator names, and otherwise only public ones on the ports that a room goes
//! to. So whoever may set up where the program goes cannot look around in the network that it stands in (ASVS 1.3.6, 13.2.4).

use std::net::{IpAddr, Ipv6Addr, SocketAddr, ToSocketAddrs};

/// Where a room may go.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// Hosts that the operator names, in small letters: reached whatever their address and port.
    pub hosts: Vec<String>,
    /// Ports of other hosts, which must have public addresses.
    pub ports: &'static [u16],
    /// Certificates of authorities to be trusted besides the machine's own, in PEM.
    pub authorities: Vec<Vec<u8>>,
}

/// Why a server has no address for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReached {
    #[error("host-unknown")]
    HostUnknown,
    /// The operator does not let the program go there.
    #[error("host-not-allowed")]
    HostNotAllowed,
}

impl Reach {
    /// Has the operator named the host?
    pub fn is_named(&self, host: &str) -> bool {
        self.hosts.iter().any(|named| named.eq_ignore_ascii_case(host))
    }

    /// The address of a server, found once: what is connected to is what was judged.
    pub fn address(&self, host: &str, port: u16) -> Result<SocketAddr, NotReached> {
        let is_named = self.is_named(host);
        if !is_named && !self.ports.contains(&port) {
            return Err(NotReached::HostNotAllowed);
        }
        let bare = host.trim_matches(['[', ']']);
        let found: Vec<SocketAddr> =
            (bare, port).to_socket_addrs().map_err(|_| NotReached::HostUnknown)?.collect();
        let first = *found.first().ok_or(NotReached::HostUnknown)?;
        if is_named || found.iter().all(|address| is_public(address.ip())) {
            Ok(first)
        } else {
            Err(NotReached::HostNotAllowed)
        }
    }
}

/// Is it an address of the open network, and not of this machine, this network or none?
pub fn is_public(ip: IpAddr) -> bool {
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
