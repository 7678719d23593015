//! Real inventories of both forms, in `VARV_DATA`, else in `../shared/data` beside the workspace; and documents that mean
//! no good. Without the folder the first have nothing to test.

use std::io::Write;
use std::path::PathBuf;

use proptest::prelude::*;

use crate::report::{Form, Kind, Question, Seen, read};
use crate::unpack::{PLAIN_BYTES, Unreadable};

fn folder() -> PathBuf {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    std::env::var_os("VARV_DATA").map_or(beside, PathBuf::from).join("inventory")
}

pub fn example(name: &str) -> Option<Vec<u8>> {
    std::fs::read(folder().join(name)).ok()
}

pub fn seen(body: &[u8]) -> Vec<Seen> {
    match read(body).1 {
        Ok(Question::Here(all)) => all,
        other => panic!("no inventory: {other:?}"),
    }
}

pub fn zlib(text: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text).expect("memory");
    packed.finish().expect("memory")
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text).expect("memory");
    packed.finish().expect("memory")
}

/// File, kind, serial number, how many addresses, how many programs (−1 when none are told).
type Case = (&'static str, Kind, Option<&'static str>, usize, i64);

const CASES: [Case; 14] = [
    ("agent_1.xml", Kind::Computer, Some("9E113232I"), 2, 42),
    ("agent_14.xml", Kind::Phone, Some("5A30D8711BBADC9D"), 0, 1),
    ("agent_3.xml", Kind::Computer, Some("W87051UGVUV"), 3, 40),
    ("agent_8.xml", Kind::Printer, Some("D9J230159"), 1, -1),
    ("computer_1.json", Kind::Computer, Some("640HP72"), 2, 6),
    ("computer_1_partial_memory.json", Kind::Computer, Some("640HP72"), 0, -1),
    ("computer_1_partial_softs.json", Kind::Computer, Some("640HP72"), 0, 6),
    ("computer_2.json", Kind::Computer, Some("2FAGP34"), 0, -1),
    ("computer_2_partial_dbs.json", Kind::Computer, Some("2FAGP34"), 0, -1),
    ("networkequipment_1.json", Kind::Network, Some("SSI1912014B"), 1, -1),
    ("networkequipment_3.json", Kind::Network, Some("CN5BFP62CP"), 1, -1),
    ("phone_1.json", Kind::Phone, Some("AF8D8FCFA6FA4794"), 1, 3),
    ("printer_1.json", Kind::Printer, Some("PHCVN191TG"), 1, -1),
    ("printer_2.json", Kind::Printer, Some("SDFSDF9874"), 1, -1),
];

#[test]
fn every_example_is_read_and_packed_it_says_the_same() {
    for (name, kind, serial, macs, programs) in CASES {
        let Some(body) = example(name) else { return };
        let all = seen(&body);
        assert_eq!(all.len(), 1, "{name}");
        let one = &all[0];
        assert_eq!(one.kind, Some(kind), "{name}");
        println!("{name}: {:?} {:?} {:?}", one.marks, one.facts, one.programs.as_ref().map(Vec::len));
        assert_eq!(one.marks.serial.as_deref(), serial, "{name}");
        assert_eq!(one.marks.macs.len(), macs, "{name}: {:?}", one.marks.macs);
        assert_eq!(one.programs.as_ref().map_or(-1, |all| all.len() as i64), programs, "{name}");
        assert_eq!(one.is_partial, name.contains("partial"), "{name}");
        assert_eq!((seen(&zlib(&body)), seen(&gzip(&body))), (all.clone(), all), "{name}");
    }
}

#[test]
fn every_thing_of_a_scan_is_told() {
    for name in ["agent_5.xml", "agent_7.xml"] {
        let Some(body) = example(name) else { return };
        for one in seen(&body) {
            println!("{name}: {one:?}");
            assert!(one.programs.is_none() && !one.is_partial);
        }
    }
}

#[test]
fn who_signs_in_is_not_read() {
    let Some(body) = example("computer_1.json") else { return };
    let all = format!("{:?}", seen(&body));
    assert!(!all.contains("root") && !all.contains("lastlogged") && !all.contains("ssh-rsa"), "{all}");
}

#[test]
fn what_an_agent_asks_first_is_understood() {
    let prolog = b"<?xml version=\"1.0\"?><REQUEST><DEVICEID>a</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>";
    assert_eq!(read(&zlib(prolog)), (Form::Xml, Ok(Question::MayI)));
    let contact = br#"{"action":"contact","deviceid":"a","name":"GLPI-Agent"}"#;
    assert_eq!(read(contact), (Form::Json, Ok(Question::MayI)));
    let other = b"<REQUEST><QUERY>NETDISCOVERY</QUERY><CONTENT><X>1</X></CONTENT></REQUEST>";
    assert_eq!(read(other), (Form::Xml, Ok(Question::Here(Vec::new()))));
}

#[test]
fn numbers_that_many_share_are_no_marks() {
    for serial in
        ["To be filled by O.E.M.", "Default string", "0", "00000000", "None", "", "System Serial Number"]
    {
        let body = format!(
            r#"{{"action":"inventory","deviceid":"d","content":{{"bios":{{"ssn":"{serial}"}},
            "hardware":{{"uuid":"00000000-0000-0000-0000-000000000000"}},
            "networks":[{{"mac":"52:54:00:12:34:56"}},{{"mac":"00:00:00:00:00:00"}},
            {{"mac":"00:50:56:c0:00:08"}}]}}}}"#
        );
        let one = &seen(body.as_bytes())[0];
        assert_eq!((&one.marks.serial, &one.marks.uuid, one.marks.macs.len()), (&None, &None, 0), "{serial}");
    }
}

/// A document that grows without end, one that nests without end, one that asks for files, and no document at all.
/// ASVS 5.2.3.
#[test]
fn documents_that_mean_no_good_are_refused() {
    let bomb = gzip(&vec![b' '; PLAIN_BYTES as usize + 2]);
    assert!(bomb.len() < 100_000, "it is small as it comes");
    assert_eq!(read(&bomb).1, Err(Unreadable::TooLarge));
    let deep = "<A>".repeat(100_000);
    assert_eq!(read(deep.as_bytes()).1, Err(Unreadable::TooMany));
    let deep = format!("{{\"action\":{}", "[".repeat(100_000));
    assert_eq!(read(deep.as_bytes()).1, Err(Unreadable::Damaged));
    let outside =
        b"<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><REQUEST><QUERY>&x;</QUERY></REQUEST>";
    assert_eq!(read(outside).1, Err(Unreadable::Damaged));
    let cases: [(&[u8], Unreadable); 8] = [
        (b"", Unreadable::Empty),
        (b"hello", Unreadable::NeitherForm),
        (b"{", Unreadable::Damaged),
        (b"{}", Unreadable::NoQuestion),
        (b"<REQUEST>", Unreadable::Damaged),
        (b"<A></B>", Unreadable::Damaged),
        (&[0x78, 0x9c, 1, 2, 3], Unreadable::Packing),
        (&[b'<', 0xff, 0xfe], Unreadable::NotText),
    ];
    for (body, why) in cases {
        assert_eq!(read(body).1, Err(why), "{body:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&body);
        let _ = read(&zlib(&body));
    }

    #[test]
    fn any_element_comes_back(text in "[a-zåäö <>&\"']{0,40}") {
        let escaped = quick_xml::escape::escape(&text).into_owned();
        let body = format!("<REQUEST><QUERY>INVENTORY</QUERY><CONTENT><HARDWARE><NAME>{escaped}</NAME></HARDWARE></CONTENT></REQUEST>");
        let all = seen(body.as_bytes());
        prop_assert_eq!(all[0].marks.name.as_str(), text.trim());
    }
}
