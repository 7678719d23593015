//! How many connections each address has, so that one alone cannot take all places.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// Connections under way, by the address of their other end.
#[derive(Clone, Default)]
pub(crate) struct Crowd {
    at: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// One connection's place; it is free again when this is dropped.
pub(crate) struct Place {
    crowd: Crowd,
    address: IpAddr,
}

impl Crowd {
    /// A place for this address, unless it has `most` already.
    pub(crate) fn enter(&self, address: IpAddr, most: usize) -> Option<Place> {
        let address = owner(address);
        let mut at = self.at.lock().unwrap_or_else(PoisonError::into_inner);
        let count = at.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { crowd: self.clone(), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut at = self.crowd.at.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = at.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                at.remove(&self.address);
            }
        }
    }
}

/// Whoever has one IPv6 address has the other 2^64 of its network too.
fn owner(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from(u128::from(six) >> 64 << 64)),
        four @ IpAddr::V4(_) => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_so_many_places_and_another_has_its_own() {
        let crowd = Crowd::default();
        let (one, other): (IpAddr, IpAddr) = ("10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap());
        let first = crowd.enter(one, 2);
        let second = crowd.enter(one, 2);
        assert!(first.is_some() && second.is_some() && crowd.enter(one, 2).is_none());
        assert!(crowd.enter(other, 2).is_some());
        drop(first);
        assert!(crowd.enter(one, 2).is_some());
        drop(second);
        assert!(crowd.at.lock().unwrap().is_empty(), "nobody is remembered who has gone");
    }

    #[test]
    fn addresses_of_one_network_are_one() {
        let crowd = Crowd::default();
        let place = crowd.enter("2001:db8::1".parse().unwrap(), 1);
        assert!(place.is_some() && crowd.enter("2001:db8::ffff:2".parse().unwrap(), 1).is_none());
        assert!(crowd.enter("2001:db8:0:1::1".parse().unwrap(), 1).is_some());
        assert_eq!(owner("::ffff:10.0.0.1".parse().unwrap()), "10.0.0.1".parse::<IpAddr>().unwrap());
    }
}
