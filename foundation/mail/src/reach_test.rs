use outside::is_public;

use crate::reach::{Unreached, address};
use crate::world::setup;
use crate::*;

/// The program does not look around in its own network.
/// ASVS 1.3.6, 13.2.4; attack row 10.
#[test]
fn only_public_servers_on_ports_of_mail_are_reached_unless_the_operator_names_them() {
    let setup = setup();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "0.0.0.0",
        "::ffff:127.0.0.1",
        "2130706433",
        "0x7f.1",
        "fe80::1",
        "fd00::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ] {
        let reached = address(&setup, host, 993);
        assert!(
            matches!(reached, Err(Unreached::HostNotAllowed | Unreached::HostUnknown)),
            "{host}: {reached:?}"
        );
    }
    assert_eq!(address(&setup, "192.0.2.1", 22), Err(Unreached::HostNotAllowed), "no port of mail");
    let named = Setup { hosts: vec!["127.0.0.1".to_owned()], ..setup };
    assert_eq!(address(&named, "127.0.0.1", 1430).unwrap().to_string(), "127.0.0.1:1430");
    assert!(address(&named, "10.0.0.1", 993).is_err());
}

/// ASVS 1.3.6.
#[test]
fn a_public_address_is_public() {
    for ip in ["8.8.8.8", "193.10.0.1", "2a00:1450::1", "2606:4700::1"] {
        assert!(is_public(ip.parse().unwrap()), "{ip}");
    }
    for ip in [
        "100.64.0.1",
        "172.31.255.255",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "ff02::1",
        "2001:db8::1",
        "::ffff:10.0.0.1",
    ] {
        assert!(!is_public(ip.parse().unwrap()), "{ip}");
    }
}
