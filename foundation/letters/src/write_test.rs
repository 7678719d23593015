use crate::*;

fn draft() -> Draft {
    let from = Mailbox::new("IT-stöd Sjövik", "desk@sjovik.example");
    Draft {
        by: By::Person,
        message_id: new_message_id(&[7; 16], &from),
        from,
        to: vec![Mailbox::new("Åsa Ek", "asa@skola.example")],
        cc: vec![Mailbox::new("", "bo@skola.example")],
        reply_to: Some(Mailbox::new("", "desk+ticket-1.abc@sjovik.example")),
        subject: "Ärende 1: projektorn är lagad".to_owned(),
        text: "Hej!\n\nDen är lagad.\n.\nSlut.".to_owned(),
        answers: vec!["ny@x.example".to_owned(), "gammal@x.example".to_owned()],
        enclosed: Vec::new(),
        sent_at_s: 1_772_438_400,
    }
}

fn keys() -> Keys {
    Keys::of(b"secret")
}

fn back(draft: &Draft) -> (Letter, String) {
    let raw = write(draft, &keys()).unwrap();
    (read(&raw, &Envelope::default()), String::from_utf8_lossy(&raw).into_owned())
}

#[test]
fn what_we_write_is_read_as_we_meant_it() {
    let (letter, raw) = back(&draft());
    assert_eq!(letter.from[0].name, "IT-stöd Sjövik");
    assert_eq!(letter.to[0].name, "Åsa Ek");
    assert_eq!(letter.cc[0].address, "bo@skola.example");
    assert_eq!(letter.reply_to[0].address, "desk+ticket-1.abc@sjovik.example");
    assert_eq!(letter.subject, "Ärende 1: projektorn är lagad");
    assert_eq!(letter.text.trim_end(), "Hej!\n\nDen är lagad.\n.\nSlut.");
    assert_eq!(letter.answers, ["ny@x.example", "gammal@x.example"]);
    assert_eq!(letter.message_id.as_deref(), Some("varv-07070707070707070707070707070707@sjovik.example"));
    assert_eq!(letter.sent_at.map(|at| at.0), Some(1_772_438_400_000_000));
    assert_eq!(letter.faults, []);
    assert!(keys().has_marked(&letter), "we know our own letter again");
    assert!(!raw.contains("Auto-Submitted"), "a person wrote it");
    assert!(raw.is_ascii() && raw.lines().all(|line| line.len() <= 998), "any server takes it");
}

#[test]
fn what_the_program_writes_asks_not_to_be_answered() {
    for (by, how) in [(By::Program, "auto-generated"), (By::ProgramInReply, "auto-replied")] {
        let (letter, raw) = back(&Draft { by, ..draft() });
        assert!(
            raw.contains(&format!("Auto-Submitted: {how}")) && raw.contains("X-Auto-Response-Suppress: All")
        );
        assert!(!letter.kind.may_be_answered(), "another program of this sort does not answer it");
    }
}

#[test]
fn files_go_with_it_whole() {
    let file = Enclosure {
        name: "skärm bild.png".to_owned(),
        mime: "image/png".to_owned(),
        content: vec![0, 255, 13, 10, 46],
    };
    let odd =
        Enclosure { name: "x".to_owned(), mime: "no mime\r\nX: y".to_owned(), content: b"hej".to_vec() };
    let (letter, _) = back(&Draft { enclosed: vec![file.clone(), odd], ..draft() });
    assert_eq!(letter.parts.len(), 2);
    assert_eq!((letter.parts[0].name.as_str(), &letter.parts[0].content), ("skärm bild.png", &file.content));
    assert_eq!(letter.parts[1].mime, "application/octet-stream");
}

/// No line of a header comes from what is written.
/// ASVS 1.3.11; attack row 15.
#[test]
fn nobody_can_add_a_line_to_the_head() {
    let bad = "hej\r\nBcc: x@evil.example";
    let all = [
        Draft { subject: bad.to_owned(), ..draft() },
        Draft { subject: "hej\u{0}".to_owned(), ..draft() },
        Draft { from: Mailbox::new(bad, "desk@sjovik.example"), ..draft() },
        Draft { to: vec![Mailbox::new(bad, "a@b.example")], ..draft() },
        Draft { to: vec![Mailbox::new("", "a@b.example\r\nBcc: x@evil.example")], ..draft() },
        Draft { to: vec![Mailbox::new("", "a@b.example, x@evil.example")], ..draft() },
        Draft { reply_to: Some(Mailbox::new("", bad)), ..draft() },
        Draft { message_id: bad.to_owned(), ..draft() },
        Draft {
            enclosed: vec![Enclosure { name: bad.to_owned(), mime: "a/b".to_owned(), content: Vec::new() }],
            ..draft()
        },
        Draft { to: Vec::new(), cc: Vec::new(), ..draft() },
    ];
    for (number, draft) in all.iter().enumerate() {
        assert!(write(draft, &keys()).is_err(), "draft {number}");
    }
    let (letter, raw) =
        back(&Draft { answers: vec![bad.to_owned(), "fine@x.example".to_owned()], ..draft() });
    assert_eq!(letter.answers, ["fine@x.example"], "an id of somebody else's that is none is left out");
    assert!(!raw.contains("evil"));
}

#[test]
fn too_large_a_letter_is_refused() {
    let file = Enclosure { name: "x".to_owned(), mime: "a/b".to_owned(), content: vec![0; LETTER_BYTES + 1] };
    assert_eq!(write(&Draft { enclosed: vec![file], ..draft() }, &keys()), Err(CannotWrite::TooLarge));
}
