use crate::letter_test::{letter, of, sample};
use crate::*;

fn kind(head: &str) -> Kind {
    of(&format!("From: a@b.example\nTo: c@d.example\nSubject: hej\n{head}\n\ntext")).kind
}

#[test]
fn only_what_a_person_wrote_to_us_may_be_answered_by_a_program() {
    assert_eq!(kind("X-Mailer: x"), Kind::Ordinary);
    assert_eq!(kind("Auto-Submitted: no"), Kind::Ordinary);
    assert_eq!(
        kind("X-Auto-Response-Suppress: DR, RN, NRN"),
        Kind::Ordinary,
        "receipts unwanted, but a person's"
    );
    for automatic in [
        "Auto-Submitted: auto-generated",
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-notified; owner-email=x",
        "X-Autoreply: yes",
        "X-Autorespond: x",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "X-Auto-Response-Suppress: OOF, AutoReply",
        "X-Auto-Response-Suppress: All",
        "X-Failed-Recipients: x@y.example",
        "Return-Path: <>",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
        "List-Unsubscribe: <https://x.example>",
    ] {
        assert!(!kind(automatic).may_be_answered(), "{automatic}: {:?}", kind(automatic));
    }
    let null = Envelope { from: Some(String::new()), ..Envelope::default() };
    assert!(!read(b"From: a@b.example\r\n\r\nhej", &null).kind.may_be_answered());
    assert!(!read(b"no head at all", &null).kind.may_be_answered());
}

#[test]
fn an_absent_persons_answer_is_an_automatic_reply() {
    assert_eq!(letter("out-of-office-sv.eml").kind, Kind::Automatic(Automatic::Reply));
    assert_eq!(letter("list.eml").kind.word(), "list");
}

#[test]
fn a_delivery_report_tells_which_letter_whom_and_for_how_long() {
    let Kind::Report(report) = letter("bounce-permanent.eml").kind else { panic!("no report") };
    assert_eq!(report.about.as_deref(), Some("varv-0012@sjovik.example"));
    let told: Vec<_> =
        report.recipients.iter().map(|r| (r.address.as_str(), r.lasting, r.status.as_str())).collect();
    assert_eq!(
        told,
        [
            ("ingen@finns.example", Lasting::Permanent, "5.1.1"),
            ("sen@finns.example", Lasting::Passing, "4.4.1")
        ]
    );
    assert!(report.recipients[0].said.contains("User unknown"));
}

#[test]
fn a_report_in_no_known_form_is_a_report_all_the_same() {
    let raw = b"From: MAILER-DAEMON@x.example\r\nSubject: failure notice\r\n\r\nSorry, it bounced.";
    let null = Envelope { from: Some(String::new()), ..Envelope::default() };
    let Kind::Report(report) = read(raw, &null).kind else { panic!("no report") };
    assert_eq!((report.about, report.recipients.len()), (None, 0));
}

#[test]
fn a_report_with_its_form_broken_off_harms_nobody() {
    let whole = sample("bounce-permanent.eml");
    for end in (0..whole.len()).step_by(37) {
        let _ = read(&whole[..end], &Envelope::default());
    }
}
