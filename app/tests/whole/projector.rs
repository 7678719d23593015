//! One ticket from end to end: a teacher mails a picture of a broken projector, and what she says at last becomes a need.

use kernel::Moment;
use serde_json::{Value as Json, json};

use crate::town::Town;

/// One white point, as a phone would hardly send it, but whole.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

/// The schools as they are in the last week before the autumn break, with the desk's own mailbox.
struct School {
    town: Town,
    mailbox: kernel::Id<mail::Mailbox>,
}

impl School {
    fn new() -> Self {
        let town = Town::new();
        let friday = Moment::parse_rfc3339("2026-10-23T13:00:00Z").expect("a moment");
        town.base.clock.advance_seconds(friday.seconds_since(town.base.clock.now()));
        let sample = town.sample();
        let today = friday.day_in("Europe/Stockholm");
        let calendars = calendars::samples::make(town.db(), sample.root, today).expect("calendars");
        clocks::samples::make(town.db(), sample.root, sample.education, &calendars).expect("agreements");
        let domains = vec!["sjovik.example".to_owned()];
        let new = mail::NewMailbox {
            name: "Support".to_owned(),
            address: "support@sjovik.example".to_owned(),
            purpose: "desk".to_owned(),
            settings: mail::Settings { domains, ..mail::Settings::default() },
            secrets: Vec::new(),
        };
        let mailbox = mail::add(town.db(), &access::Actor::operator(), &new).expect("a mailbox");
        Self { town, mailbox }
    }

    fn hand(&self, from: &str, number: u8, text: &str) {
        let raw = format!(
            "From: {from}\r\nTo: support@sjovik.example\r\nSubject: Projektorn i sal 12\r\n\
             Message-ID: <{number}@sjovik.example>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             {text}\r\n--x\r\nContent-Type: image/png; name=\"bild.png\"\r\nContent-Transfer-Encoding: base64\r\n\
             Content-Disposition: attachment; filename=\"bild.png\"\r\n\r\n{PNG}\r\n--x--\r\n"
        );
        let envelope = letters::Envelope::default();
        mail::receive(self.town.db(), self.mailbox, raw.as_bytes(), &envelope).expect("it is kept");
        mail::take_waiting(self.town.db()).expect("it is taken");
    }

    fn newest(&self) -> i64 {
        self.town.number("SELECT MAX(id) FROM ticket")
    }

    fn ticket(&self, who: &str, id: i64) -> Json {
        self.town.json(&self.town.who(who), &format!("/tickets/{id}"))
    }

    fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) {
        self.town.make(&self.town.who(who), &format!("/tickets/{id}/{verb}"), fields);
    }

    fn pass(&self, hours: i64) {
        self.town.base.clock.advance_seconds(hours * 3_600);
    }

    fn letters_to(&self, address: &str) -> i64 {
        self.town.number(&format!("SELECT COUNT(*) FROM letter_out WHERE to_address = '{address}'"))
    }
}

/// Attack row 15.
#[test]
fn a_broken_projector_goes_from_a_letter_with_a_picture_to_a_need() {
    let school = School::new();
    let (anna, bo) = (
        school.town.somebody("teacher-north").email.clone(),
        school.town.somebody("teacher-south").email.clone(),
    );

    // A teacher mails a picture from a phone; it becomes a ticket, and she is told so.
    school.hand(&anna, 1, "Den är svart.");
    let id = school.newest();
    let ticket = school.ticket("teacher-north", id);
    assert_eq!(
        (ticket["title"].as_str(), ticket["channel"].as_str()),
        (Some("Projektorn i sal 12"), Some("mail"))
    );
    assert_eq!(ticket["files"][0]["name"], "bild.png");
    assert_eq!(school.letters_to(&anna), 1);

    // The clock respects the autumn break: four open hours from three on a Friday end after it.
    assert_eq!(ticket["due_at"], "2026-11-02T09:00:00Z", "ten o'clock on the Monday after the break");
    let page = school.town.get(&school.town.who("teacher-north"), &format!("/tickets/{id}")).text();
    let clocks = page.split("href=\"/clocks/").skip(1).filter_map(|rest| rest.split('"').next());
    let clocks: Vec<String> = clocks.map(|number| format!("/clocks/{number}")).collect();
    let is_solution =
        |path: &&String| school.town.json(&school.town.who("teacher-north"), path)["measure"] == "solution";
    let clock = clocks.iter().find(is_solution).expect("the solution has a clock that she sees").clone();

    // Two more report the same; the technician merges them.
    school.hand(&bo, 2, "Projektorn i sal 12 är svart hos oss med.");
    let second = school.newest();
    let body = json!({ "title": "Ingen bild i sal 12", "text": "Vi ser ingenting." });
    let third = school.town.make(&school.town.who("leader-north"), "/tickets/report", &body);
    for other in [second, third] {
        school.act("agent", other, "merge", &json!({ "into": id, "said": "Vi samlar det i ett ärende." }));
    }

    // The supplier is waited for over the break, and the replay names it.
    school.act("agent", id, "take", &json!({}));
    let wait = json!({ "for": "supplier", "supplier": "Projektorfirman", "said": "Lampan är beställd." });
    school.act("agent", id, "wait", &wait);
    school.pass(24 * 14);
    school.act("agent", id, "resume", &json!({}));
    let replay = school.town.json(&school.town.who("teacher-north"), &clock).to_string();
    assert!(replay.contains("Höstlov"), "the replay names the break: {replay}");

    // All three are told, those who wrote by mail by mail too.
    let before = [school.letters_to(&anna), school.letters_to(&bo)];
    school.act("agent", id, "resolve", &json!({ "said": "Ny lampa sitter i." }));
    school.town.settle();
    for who in ["teacher-north", "teacher-south", "leader-north"] {
        let notices = school.town.json(&school.town.who(who), "/notices");
        let heard = notices["items"].as_array().into_iter().flatten();
        let heard = heard
            .filter(|one| one["href"].as_str().is_some_and(|href| href.ends_with(&format!("/tickets/{id}"))));
        assert!(heard.count() > 0, "{who} hears of it: {notices}");
    }
    assert_eq!([school.letters_to(&anna), school.letters_to(&bo)], before.map(|count| count + 1));

    // One rates it badly with a reason; the reason becomes a need, and the thread knows where it came from.
    let reason = "Tredje gången i år. Salen behöver en ny projektor.";
    school.act("teacher-north", id, "rate", &json!({ "grade": "bad", "text": reason }));
    let page = school.town.get(&school.town.who("head-of-it"), &format!("/tickets/{id}")).text();
    assert!(page.contains("/needs/ask?title=Projektorn+i+sal+12"), "one step leads to a need: {page}");
    let need = json!({ "title": "Ny projektor i sal 12", "text": reason, "unit": school.town.sample().north,
                       "from_kind": "ticket", "from_id": id });
    let need = school.town.make(&school.town.who("head-of-it"), "/needs/ask", &need);
    let thread =
        school.town.json(&school.town.who("head-of-it"), &format!("/thread/need/{need}")).to_string();
    assert!(thread.contains("Projektorn i sal 12"), "{thread}");
    let hidden =
        json!({ "title": "Något", "text": "Något annat", "from_kind": "ticket", "from_id": second + 900 });
    let refused = school.town.tell(&school.town.who("teacher-south"), "/needs/ask", &hidden);
    assert_eq!(refused.status, 422, "nobody ties what they cannot see: {}", refused.text());
}
