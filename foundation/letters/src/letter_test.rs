use kernel::Moment;

use crate::*;

pub(crate) fn sample(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn letter(name: &str) -> Letter {
    read(&sample(name), &Envelope::default())
}

pub(crate) fn of(text: &str) -> Letter {
    read(text.replace('\n', "\r\n").as_bytes(), &Envelope::default())
}

#[test]
fn a_letter_says_who_when_what_and_what_it_answers() {
    let letter = letter("outlook-sv.eml");
    let author = letter.author().unwrap();
    assert_eq!((author.name.as_str(), author.address.as_str()), ("Anna Åberg", "anna.aberg@sjovik.example"));
    assert_eq!(letter.subject, "SV: Projektorn i sal 3 är trasig");
    assert_eq!(letter.sent_at, Some(Moment(1_772_438_400_000_000)));
    assert_eq!(letter.message_id.as_deref(), Some("anna-1@sjovik.example"));
    assert_eq!(letter.answers, ["varv-0001@sjovik.example", "start@sjovik.example"]);
    assert_eq!(letter.own_text(), "Hej!\n\nDen blinkar rött nu.\n\nMed vänliga hälsningar\nAnna Åberg");
    assert_eq!(letter.faults, []);
}

/// ASVS 1.3.1.
#[test]
fn html_comes_without_script_style_or_anything_from_elsewhere() {
    let html = letter("outlook-sv.eml").html.unwrap();
    for bad in ["script", "alert", "style", "onload", "evil.example", "javascript"] {
        assert!(!html.contains(bad), "{bad} in {html}");
    }
    assert!(html.contains("Den blinkar rött nu.") && html.contains("https://sjovik.example/"), "{html}");
    assert!(html.contains("noopener noreferrer nofollow"), "{html}");
    assert_eq!(picture_names(&html), ["bild1"]);
}

#[test]
fn pictures_files_and_letters_within_a_letter_are_told_apart_and_named_safely() {
    let letter = letter("picture.eml");
    let parts: Vec<_> = letter.parts.iter().map(|p| (p.role, p.name.as_str(), p.mime.as_str())).collect();
    assert_eq!(
        parts,
        [
            (Role::Picture, "bild.png", "image/png"),
            (Role::Attached, "felanmälan.pdf", "application/pdf"),
            (Role::Letter, "Tidigare: om projektorn.eml".replace(':', "_").as_str(), "message/rfc822"),
        ]
    );
    assert_eq!(letter.parts[0].cid.as_deref(), Some("bild1@tel"));
    assert!(letter.parts[0].content.starts_with(b"\x89PNG"));
    assert_eq!(letter.parts[1].content, b"%PDF-1.4\n");
    assert!(
        letter.parts[2].content.starts_with(b"From: Frej"),
        "{:?}",
        String::from_utf8_lossy(&letter.parts[2].content)
    );
    assert!(
        letter.parts[2].content.ends_with(b"med."),
        "{:?}",
        String::from_utf8_lossy(&letter.parts[2].content)
    );
    assert_eq!(letter.text.trim(), "Se bilden: Sal 3");
    assert!(letter.html.unwrap().contains("cid:bild1@tel"));
}

#[test]
fn a_text_that_does_not_say_its_characters_is_read_as_what_it_most_likely_is() {
    let letter = letter("no-charset.eml");
    assert_eq!(letter.text.trim(), "Smörgåsbordet i matsalen är kallt.");
    assert_eq!(letter.faults, [Fault::GuessedCharacters]);
}

#[test]
fn a_head_in_its_own_characters_is_read() {
    let raw = b"From: \"\xc5sa \xd6berg\" <asa@sjovik.example>\r\nSubject: \xc4rende om n\xe4tet p\xe5 f\xf6rskolan\r\n\r\nhej";
    let letter = read(raw, &Envelope::default());
    assert_eq!(
        (letter.from[0].name.as_str(), letter.subject.as_str()),
        ("Åsa Öberg", "Ärende om nätet på förskolan")
    );
    assert!(letter.faults.contains(&Fault::GuessedCharacters));
}

#[test]
fn a_mail_that_says_it_has_parts_and_has_none_is_its_text() {
    let letter = of("From: a@b.example\nContent-Type: multipart/mixed; boundary=finns-inte\n\nHej på er");
    assert_eq!((letter.text.as_str(), letter.parts.len()), ("Hej på er", 0));
    assert!(letter.faults.contains(&Fault::BrokenPart));
}

#[test]
fn what_is_no_mail_at_all_is_a_letter_all_the_same() {
    for (raw, fault) in
        [(&b""[..], Fault::NoHead), (b"\r\n\r\nhej", Fault::NoHead), (b"\xff\xfe\x00", Fault::NoHead)]
    {
        let letter = read(raw, &Envelope::default());
        assert!(
            letter.faults.contains(&fault) || letter.faults.contains(&Fault::NoSender),
            "{:?}",
            letter.faults
        );
        assert_eq!(letter.size, raw.len());
    }
    assert!(of("Subject: hej\n\nen text").text.contains("en text"));
}

#[test]
fn nothing_shown_turns_the_reading_order_around_or_breaks_a_line() {
    let letter = of(
        "From: =?utf-8?B?4oCuYW5uYQ==?= <a@b.example>\nSubject: =?utf-8?Q?a=0D=0ABcc:_x=00y=E2=80=AEz?=\n\nx\u{202e}y\u{0}z",
    );
    assert!(!letter.subject.contains(['\r', '\n', '\0', '\u{202e}']), "{:?}", letter.subject);
    assert_eq!(letter.from[0].name, "anna");
    assert_eq!(letter.text, "xyz");
}

/// Attack row 12.
#[test]
fn names_of_files_hold_no_folders_and_keep_their_ending() {
    assert_eq!(safe_name("C:\\Users\\x\\foto.jpg", "image/jpeg", 1), "foto.jpg");
    assert_eq!(safe_name("../../etc/passwd", "text/plain", 1), "passwd");
    assert_eq!(safe_name("..", "image/png", 3), "file-3.png");
    assert_eq!(safe_name("a\u{202e}gpj.exe", "x/y", 1), "agpj.exe");
    let long = safe_name(&format!("{}.pdf", "å".repeat(300)), "application/pdf", 1);
    assert_eq!(long.chars().count(), 120);
    assert_eq!(long.rsplit('.').next(), Some("pdf"));
}

#[test]
fn several_senders_are_told_and_none_of_them_is_the_author() {
    let two = of("From: a@x.example\nFrom: b@y.example\nMessage-ID: <1@x>\n\nhej");
    assert_eq!((two.from.len(), two.author().is_none()), (2, true));
    assert!(two.faults.contains(&Fault::SeveralSenders));
    let same = of("From: a@x.example\nFrom: a@x.example\n\nhej");
    assert!(same.author().is_none(), "two lines are a trick even when they say the same");
    assert!(of("From: a@x.example, b@y.example\n\nhej").author().is_none());
}

#[test]
fn printing_a_letter_shows_nothing_of_anybody() {
    let letter = letter("outlook-sv.eml");
    let shown = format!("{letter:?} {:?} {:?}", letter.from, letter.parts);
    assert!(!shown.contains("nna") && !shown.contains("sjovik"), "{shown}");
}
