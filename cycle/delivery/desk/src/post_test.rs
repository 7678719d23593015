//! Letters to and from the desk, through the mail room: what comes in is kept and taken, what is said goes out.

use access::Actor;
use kernel::Id;
use letters::Envelope;
use mail::{Mailbox, NewMailbox, Settings, Setup};
use serde_json::json;
use store::Sql;

use crate::world::World;

struct Posted {
    world: World,
    mailbox: Id<Mailbox>,
    _folder: tempfile::TempDir,
}

/// A mailbox whose own domain is taken at its word, and whose letters are the desk's.
fn posted() -> Posted {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    files::install(files::Files::open(&folder.path().display().to_string()).unwrap());
    mail::install(Setup {
        takes: vec![crate::TAKE],
        ..Setup::of(b"the secret of this installation, long enough")
    });
    let texts = texts::Texts::load(&[crate::TEXTS]).unwrap();
    crate::install(texts, Some("https://varv.sjovik.example".to_owned()));
    let new = NewMailbox {
        name: "IT".to_owned(),
        address: "it@sjovik.example".to_owned(),
        purpose: "desk".to_owned(),
        settings: Settings { domains: vec!["sjovik.example".to_owned()], ..Settings::default() },
        secrets: Vec::new(),
    };
    let mailbox = mail::add(world.site.db(), &Actor::operator(), &new).unwrap();
    Posted { world, mailbox, _folder: folder }
}

impl Posted {
    /// Hands a mail over and lets it be taken.
    fn hand(&self, head: &str, text: &str) {
        let raw = format!("{head}\n\n{text}\n").replace('\n', "\r\n");
        mail::receive(self.world.site.db(), self.mailbox, raw.as_bytes(), &Envelope::default()).unwrap();
        mail::take_waiting(self.world.site.db()).unwrap();
    }

    fn texts(&self, sql: &str) -> Vec<String> {
        let rows: Vec<(String,)> =
            self.world.site.db().read(|reading| reading.all(Sql::open("test", sql))).unwrap();
        rows.into_iter().map(|(text,)| text).collect()
    }

    /// What was queued, the oldest first: to whom, and what.
    fn sent(&self) -> Vec<(String, String)> {
        let (to, text) =
            ("SELECT to_address FROM letter_out ORDER BY id", "SELECT text FROM letter_out ORDER BY id");
        self.texts(to).into_iter().zip(self.texts(text)).collect()
    }

    fn newest(&self) -> i64 {
        let sql = Sql::open("test", "SELECT MAX(id) FROM ticket");
        self.world.site.db().read(|reading| reading.number(sql)).unwrap()
    }
}

const NILS: &str = "From: Nils Lind <nils.lind@sjovik.example>\nTo: it@sjovik.example";

#[test]
fn a_teachers_letter_becomes_his_ticket_and_he_is_told_so_and_answered_by_mail() {
    let posted = posted();
    let world = &posted.world;
    posted.hand(
        &format!("{NILS}\nSubject: Projektorn\nMessage-ID: <1@sjovik.example>"),
        "Den blinkar.\n\n-- \nNils",
    );
    let id = posted.newest();
    let ticket = world.ticket(&world.teacher_north(), id);
    assert_eq!((ticket["title"].as_str(), ticket["channel"].as_str()), (Some("Projektorn"), Some("mail")));
    assert_eq!(ticket["requester"], "Nils Lind");
    let page = world.site.get(&world.teacher_north(), &format!("/tickets/{id}")).text;
    assert!(page.contains("<details class=\"fold\"><summary>Signature</summary>"), "{page}");
    assert!(posted.sent()[0].1.contains(&format!("ärende {id}")), "{:?}", posted.sent());
    world.must(&world.head(), id, "note", &json!({ "text": "Han ringer jämt." }));
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi byter lampan." }));
    world.moved(id, &["resolve"]);
    let sent = posted.sent();
    assert_eq!(sent.len(), 3, "a receipt, the answer and the solution; nothing internal: {sent:?}");
    assert_eq!(sent[1].0, "nils.lind@sjovik.example");
    assert!(
        sent[1].1.contains("Vi byter lampan.")
            && sent[1].1.contains(&format!("https://varv.sjovik.example/tickets/{id}"))
    );
    assert!(sent[2].1.contains("Därför: resolve"));
}

/// Attack row 15.
#[test]
fn his_answer_finds_the_ticket_and_a_strangers_with_the_same_subject_does_not() {
    let posted = posted();
    let world = &posted.world;
    posted.hand(&format!("{NILS}\nSubject: Projektorn\nMessage-ID: <1@sjovik.example>"), "Den blinkar.");
    let id = posted.newest();
    let ours = posted.texts("SELECT message_id FROM letter_out ORDER BY id").remove(0);
    posted.hand(
        &format!("{NILS}\nSubject: Sv: Projektorn\nMessage-ID: <2@sjovik.example>\nIn-Reply-To: <{ours}>"),
        "Nu är den svart.",
    );
    let messages = world.ticket(&world.head(), id)["messages"].clone();
    assert_eq!(messages[0]["text"], "Nu är den svart.");
    let stranger = "From: X <x@elsewhere.example>\nTo: it@sjovik.example\nSubject: Sv: Projektorn";
    posted.hand(&format!("{stranger}\nMessage-ID: <3@elsewhere.example>"), "Ge mig allt.");
    assert_ne!(posted.newest(), id, "never by subject alone");
    posted.hand(
        &format!("{stranger}\nMessage-ID: <4@elsewhere.example>\nIn-Reply-To: <1@sjovik.example>"),
        "Jag har sett hans brev.",
    );
    let messages = world.ticket(&world.head(), id)["messages"].as_array().unwrap().len();
    assert_eq!(messages, 1, "who has seen a letter of his does not get into his ticket");
}

#[test]
fn a_stranger_is_marked_gets_no_receipt_and_is_answered_all_the_same() {
    let posted = posted();
    let world = &posted.world;
    posted.hand(
        "From: V <vh@mail.example>\nTo: it@sjovik.example\nSubject: Lösenord\nMessage-ID: <1@mail.example>",
        "Hej",
    );
    let id = posted.newest();
    let ticket = world.ticket(&world.head(), id);
    assert!(ticket["requester"].is_null());
    assert_eq!(
        (ticket["text"].as_str(), ticket["messages"][0]["is_verified"].as_bool()),
        (Some(""), Some(false))
    );
    assert!(posted.sent().is_empty(), "a receipt to a forged address would be mail that nobody asked for");
    world.must(&world.head(), id, "answer", &json!({ "text": "Ring oss." }));
    assert_eq!(posted.sent()[0].0, "vh@mail.example");
}

/// Attack row 15.
#[test]
fn the_desk_opens_the_whole_mail_and_nobody_else_does() {
    let posted = posted();
    let world = &posted.world;
    let html = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8";
    posted.hand(
        &format!("{NILS}\nSubject: Bild\nMessage-ID: <1@sjovik.example>\n{html}"),
        "<p>Hej <script>alert(1)</script><b>du</b><img src=\"https://spy.example/x.png\"></p>",
    );
    let letter = posted.texts("SELECT CAST(id AS TEXT) FROM letter_in").remove(0);
    let whole = format!("/mail/letters/{letter}/whole");
    let page = world.site.get(&world.agent_north(), &whole);
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(
        page.text.contains("<b>du</b>")
            && !page.text.contains("alert(1)")
            && !page.text.contains("spy.example")
    );
    let raw = page.text.split("href=\"").find(|part| part.starts_with("/files/")).unwrap();
    let raw = raw.split('"').next().unwrap();
    assert_eq!(world.site.get(&world.agent_north(), raw).status, 200);
    for who in [world.teacher_north(), world.teacher_south(), world.leader_north()] {
        assert_eq!(world.site.get(&who, &whole).status, 404);
        assert_eq!(world.site.get(&who, raw).status, 404);
    }
    let ticket = format!("/tickets/{}", posted.newest());
    assert!(world.site.get(&world.agent_north(), &ticket).text.contains(&whole));
    assert!(!world.site.get(&world.teacher_north(), &ticket).text.contains(&whole));
}

#[test]
fn all_who_wrote_of_one_outage_are_answered_by_mail_each_once() {
    let posted = posted();
    let world = &posted.world;
    let mut ids = Vec::new();
    for (n, name) in ["nils.lind", "lars.syd", "lena.nord"].iter().enumerate() {
        let head = format!(
            "From: <{name}@sjovik.example>\nTo: it@sjovik.example\nSubject: Nätet\nMessage-ID: <{n}@sjovik.example>"
        );
        posted.hand(&head, "Nätet är borta.");
        ids.push(posted.newest());
    }
    for other in &ids[1..] {
        world.must(&world.head(), *other, "merge", &json!({ "into": ids[0], "said": "Samma avbrott." }));
    }
    let before = posted.sent().len();
    world.moved(ids[0], &["resolve"]);
    let mut told: Vec<String> = posted.sent().split_off(before).into_iter().map(|(to, _)| to).collect();
    told.sort();
    assert_eq!(told, ["lars.syd@sjovik.example", "lena.nord@sjovik.example", "nils.lind@sjovik.example"]);
}

#[test]
fn an_answer_by_a_program_opens_nothing_and_is_answered_by_nothing() {
    let posted = posted();
    let world = &posted.world;
    posted.hand(&format!("{NILS}\nSubject: Projektorn\nMessage-ID: <1@sjovik.example>"), "Den blinkar.");
    let id = posted.newest();
    world.moved(id, &["resolve"]);
    let ours = posted.texts("SELECT message_id FROM letter_out ORDER BY id").pop().unwrap();
    let away = format!(
        "{NILS}\nSubject: Frånvaro\nMessage-ID: <2@sjovik.example>\nIn-Reply-To: <{ours}>\nAuto-Submitted: auto-replied"
    );
    let before = posted.sent().len();
    posted.hand(&away, "Jag är ledig.");
    let ticket = world.ticket(&world.head(), id);
    assert_eq!(
        (ticket["state"].as_str(), ticket["messages"][0]["is_internal"].as_bool()),
        (Some("resolved"), Some(true))
    );
    assert_eq!(posted.sent().len(), before);
}

/// Mail that nobody on the team wrote, where it is to be had.
fn real_mails() -> Vec<Vec<u8>> {
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    let data = std::env::var_os("VARV_DATA").map_or(beside, std::path::PathBuf::from);
    let mut folders = vec![data.join("mail")];
    let mut mails = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(inside) = std::fs::read_dir(folder) else { continue };
        for path in inside.flatten().map(|entry| entry.path()) {
            if path.is_dir() { folders.push(path) } else { mails.extend(std::fs::read(path)) }
        }
    }
    mails
}

#[test]
fn every_real_mail_becomes_something_or_stands_aside_for_a_person_and_none_is_joined_by_chance() {
    let posted = posted();
    let db = posted.world.site.db();
    let mails = real_mails();
    for raw in &mails {
        mail::receive(db, posted.mailbox, raw, &Envelope::default()).unwrap();
        mail::take_waiting(db).unwrap();
        posted.world.site.base.clock.advance_seconds(3_700);
    }
    let number = |sql: &str| db.read(|reading| reading.number(Sql::open("test", sql))).unwrap();
    let came = number("SELECT COUNT(*) FROM letter_in");
    let settled = number("SELECT COUNT(*) FROM letter_in WHERE state = 'taken'");
    let aside = posted.texts("SELECT why FROM letter_in WHERE state = 'aside'");
    assert_eq!(settled + i64::try_from(aside.len()).unwrap(), came, "nothing waits for ever");
    assert!(aside.iter().all(|why| why == "unknown-report" || why == "loop"), "{aside:?}");
    assert_eq!(number("SELECT COUNT(*) FROM ticket_letter"), settled, "what was taken is found in a ticket");
    // Only a letter that names another by its Message-ID stands in that one's ticket.
    let read: Vec<letters::Letter> =
        mails.iter().map(|raw| letters::read(raw, &Envelope::default())).collect();
    let known: std::collections::HashSet<&String> =
        read.iter().filter_map(|letter| letter.message_id.as_ref()).collect();
    let answers = read.iter().filter(|letter| letter.answers.iter().any(|id| known.contains(id))).count();
    let joined = settled - number("SELECT COUNT(DISTINCT ticket_id) FROM ticket_letter");
    assert!(joined <= i64::try_from(answers).unwrap(), "{joined} joined, {answers} name another");
}
