//! Conversations without a socket, cut at any place.

use std::cell::RefCell;
use std::io::{Cursor, Read, Write};

use kernel::{Id, Refused, Result};
use letters::Envelope;
use proptest::prelude::*;

use crate::session::{Desk, converse};
use crate::*;

struct Wire {
    input: Cursor<Vec<u8>>,
    /// Bytes that arrive at a time.
    chunk: usize,
    output: Vec<u8>,
}

impl Read for Wire {
    fn read(&mut self, part: &mut [u8]) -> std::io::Result<usize> {
        let most = part.len().min(self.chunk);
        self.input.read(&mut part[..most])
    }
}

impl Write for Wire {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        self.output.write(part)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

type Heard = Vec<(Id<Mailbox>, Vec<u8>, Envelope)>;

fn find(address: &str) -> Result<Option<Id<Mailbox>>> {
    Ok(match address.split(['+', '@']).next() {
        Some("desk") => Some(Id::new(1)),
        Some("school") => Some(Id::new(2)),
        _ => None,
    })
}

/// Says these bytes; gives what was answered and what was kept.
fn said(bytes: &[u8], chunk: usize, fault: Option<&Refused>) -> (String, Heard) {
    let heard = RefCell::new(Vec::new());
    let keep = |mailbox: Id<Mailbox>, raw: &[u8], envelope: &Envelope| match fault {
        Some(refused) if mailbox == Id::new(2) => Err(refused.clone()),
        _ => {
            heard.borrow_mut().push((mailbox, raw.to_vec(), envelope.clone()));
            Ok(Kept { letter: Id::new(1), is_known: false })
        }
    };
    let mut wire = Wire { input: Cursor::new(bytes.to_vec()), chunk, output: Vec::new() };
    let _ = converse(&mut wire, &Desk { find: &find, keep: &keep });
    (String::from_utf8(wire.output).unwrap(), heard.into_inner())
}

fn codes(answer: &str) -> Vec<&str> {
    answer.lines().filter(|line| line.as_bytes().get(3) == Some(&b' ')).map(|line| &line[..3]).collect()
}

const MAIL: &str = "LHLO mx\r\nMAIL FROM:<a@b.example> SIZE=20 BODY=8BITMIME\r\nRCPT TO:<desk+ticket-1.x@sjovik.example>\r\nRCPT TO:<nobody@sjovik.example>\r\nRCPT TO:<school@sjovik.example>\r\nDATA\r\nSubject: hej\r\n\r\n..dot\r\n.\r\nQUIT\r\n";

#[test]
fn lmtp_answers_once_for_each_recipient_and_smtp_once() {
    for chunk in [1, 2, 3, 7, 4096] {
        let (answer, heard) = said(MAIL.as_bytes(), chunk, None);
        assert_eq!(
            codes(&answer),
            ["220", "250", "250", "250", "550", "250", "354", "250", "250", "221"],
            "{chunk}"
        );
        assert_eq!(heard.len(), 2, "one mail for each mailbox");
        assert_eq!(heard[0].1, b"Subject: hej\r\n\r\n.dot\r\n");
        assert_eq!(heard[0].2.from.as_deref(), Some("a@b.example"));
        assert_eq!(heard[0].2.to, ["desk+ticket-1.x@sjovik.example"], "nobody hears of the others");
        let (answer, _) = said(MAIL.replace("LHLO", "EHLO").as_bytes(), chunk, None);
        assert_eq!(codes(&answer), ["220", "250", "250", "250", "550", "250", "354", "250", "221"]);
    }
}

#[test]
fn a_mail_is_acknowledged_only_when_it_is_kept() {
    let (answer, _) = said(MAIL.as_bytes(), 4096, Some(&Refused::Busy));
    assert_eq!(codes(&answer)[7..9], ["250", "451"], "LMTP tells them apart");
    let (answer, _) = said(MAIL.replace("LHLO", "EHLO").as_bytes(), 4096, Some(&Refused::Full));
    assert_eq!(codes(&answer)[7], "452", "SMTP says the worst: it is all sent again, and known again");
    let broken_off = &MAIL[..MAIL.find("..dot").unwrap()];
    assert!(said(broken_off.as_bytes(), 4096, None).1.is_empty(), "what was broken off is not kept");
}

#[test]
fn the_null_sender_and_letters_beyond_ascii_are_heard() {
    let mail = "LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<desk@sjovik.example>\r\nDATA\r\n.\r\nMAIL FROM:<åsa@sjövik.example> SMTPUTF8\r\nRCPT TO:<desk@sjovik.example>\r\nDATA\r\nhej\r\n.\r\n";
    let (answer, heard) = said(mail.as_bytes(), 4096, None);
    assert_eq!(heard.len(), 2, "{answer}");
    assert_eq!((heard[0].2.from.as_deref(), heard[0].1.len()), (Some(""), 0));
    assert_eq!(heard[1].2.from.as_deref(), Some("åsa@sjövik.example"));
}

/// Only CRLF, dot, CRLF ends a mail.
/// ASVS 4.2.1; attack row 21.
#[test]
fn no_second_mail_hides_in_a_first() {
    for end in ["\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r\r\n", "\r.\r\n", "\r\n.\r.\r\n", "\n\r\n.\n"]
    {
        let hidden = format!(
            "LHLO mx\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<desk@sjovik.example>\r\nDATA\r\nhej{end}MAIL FROM:<rektor@sjovik.example>\r\nRCPT TO:<desk@sjovik.example>\r\nDATA\r\nforged\r\n.\r\nQUIT\r\n"
        );
        for chunk in [1, 5, 4096] {
            let (answer, heard) = said(hidden.as_bytes(), chunk, None);
            assert_eq!(heard.len(), 1, "{end:?}: {answer}");
            assert!(heard[0].1.windows(6).any(|six| six == b"forged"), "{end:?}: all of it is one mail");
        }
    }
}

#[test]
fn a_mail_that_is_too_large_is_refused_and_read_to_its_end() {
    let declared = format!("LHLO mx\r\nMAIL FROM:<a@b.example> SIZE={}\r\n", letters::LETTER_BYTES + 1);
    assert_eq!(codes(&said(declared.as_bytes(), 4096, None).0), ["220", "250", "552"]);
    let mut mail =
        b"LHLO mx\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<desk@sjovik.example>\r\nDATA\r\n".to_vec();
    mail.extend(std::iter::repeat_n(*b"0123456789abcde\n", letters::LETTER_BYTES / 16 + 10_000).flatten());
    mail.extend(b"\r\n.\r\nQUIT\r\n");
    let (answer, heard) = said(&mail, 1 << 20, None);
    assert_eq!(codes(&answer), ["220", "250", "250", "250", "354", "552", "221"]);
    assert!(heard.is_empty());
}

#[test]
fn whoever_talks_nonsense_or_without_end_is_left() {
    let nonsense = "NONSENSE\r\n".repeat(50);
    let (answer, _) = said(nonsense.as_bytes(), 4096, None);
    assert_eq!(answer.lines().count(), 11);
    assert!(answer.ends_with("421 4.7.0 too many errors\r\n"));
    let (answer, _) = said(&vec![b'A'; 100_000], 4096, None);
    assert!(codes(&answer).len() <= 12, "{answer}");
    let guessing: String = (0..50).map(|n| format!("RCPT TO:<{n}@sjovik.example>\r\n")).collect();
    let (answer, _) = said(format!("LHLO x\r\nMAIL FROM:<>\r\n{guessing}").as_bytes(), 4096, None);
    assert!(answer.ends_with("421 4.7.0 too many errors\r\n"), "nobody finds out which addresses there are");
    for out_of_order in ["DATA\r\n", "RCPT TO:<desk@sjovik.example>\r\n", "MAIL FROM:<>\r\n"] {
        assert_eq!(codes(&said(out_of_order.as_bytes(), 4096, None).0), ["220", "503"], "{out_of_order}");
    }
}

fn stuffed(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at_start = true;
    for (index, byte) in body.iter().enumerate() {
        if at_start && *byte == b'.' {
            out.push(b'.');
        }
        out.push(*byte);
        at_start = *byte == b'\n' && index > 0 && body[index - 1] == b'\r';
    }
    out
}

proptest! {
    #[test]
    fn every_body_arrives_as_it_was_sent(
        mut body in proptest::collection::vec(prop_oneof![Just(b'.'), Just(b'\r'), Just(b'\n'), any::<u8>()], 0..300),
        chunk in 1_usize..50,
    ) {
        body.extend(b"\r\n");
        let mut mail = b"LHLO mx\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<desk@sjovik.example>\r\nDATA\r\n".to_vec();
        mail.extend(stuffed(&body));
        mail.extend(b".\r\nQUIT\r\n");
        let (answer, heard) = said(&mail, chunk, None);
        prop_assert_eq!(codes(&answer), ["220", "250", "250", "250", "354", "250", "221"]);
        prop_assert_eq!(&heard[0].1, &body);
    }

    #[test]
    fn no_bytes_make_it_fall(bytes in proptest::collection::vec(prop_oneof![
        Just(b"LHLO x\r\n".to_vec()), Just(b"MAIL FROM:<".to_vec()), Just(b"RCPT TO:<desk@x>\r\n".to_vec()),
        Just(b"DATA\r\n".to_vec()), Just(b"\r\n.\r\n".to_vec()), Just(b"BDAT 5 LAST\r\n".to_vec()),
        Just(b"AUTH PLAIN\r\n".to_vec()), proptest::collection::vec(any::<u8>(), 0..40),
    ], 0..30), chunk in 1_usize..100) {
        said(&bytes.concat(), chunk, None);
    }
}
