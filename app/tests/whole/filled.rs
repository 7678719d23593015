//! The town with something of every kind in it, and in every text a word that stands nowhere else: whoever meets that
//! word in an answer has been told what the record holds.

mod agreements;
mod assets;
mod bookings;
mod cases;
mod consumables;
mod events;
mod inventory;
mod licences;
mod loans;
mod refresh;

use std::collections::BTreeSet;
use std::ops::Deref;

use serde_json::{Value as Json, json};

use crate::decide::Judge;
use crate::town::{Town, call, with};

pub use events::event_words;

/// A word that was planted, and what one must be allowed in order to meet it.
#[derive(Debug, Clone)]
pub struct Mark {
    pub word: String,
    pub kind: &'static str,
    pub verb: &'static str,
    pub id: i64,
}

pub struct Filled {
    town: Town,
    pub marks: Vec<Mark>,
    /// The journal's last line when all was in place.
    pub journal_mark: i64,
    pub needs: Needs,
    pub group: i64,
}

/// The needs that tests speak of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Needs {
    pub north: i64,
    pub south: i64,
}

impl Deref for Filled {
    type Target = Town;

    fn deref(&self) -> &Town {
        &self.town
    }
}

/// A word that no text of ours holds: letters only, so that it is one word to the search too.
fn word(of: &str) -> String {
    let letters: String = of.chars().filter(char::is_ascii_lowercase).collect();
    format!("zq{letters}xv")
}

pub fn town() -> Filled {
    filled(Town::new())
}

pub fn filled(town: Town) -> Filled {
    let mut all = Filled { town, marks: Vec::new(), journal_mark: 0, needs: Needs::default(), group: 0 };
    all.persons();
    all.needs();
    all.groups();
    all.tickets();
    all.orders();
    all.services();
    all.budget();
    all.agreements();
    all.cases();
    all.assets();
    all.inventory();
    all.refresh();
    all.licences();
    all.loans();
    all.consumables();
    all.articles();
    all.training();
    all.accounts();
    all.bookings();
    all.imports();
    all.promises();
    all.reports();
    all.mails();
    all.providers();
    all.settle();
    all.journal_mark = all.number("SELECT MAX(id) FROM journal");
    all
}

impl Filled {
    fn mark(&mut self, of: &str, kind: &'static str, verb: &'static str, id: i64) -> String {
        let word = word(of);
        self.marks.push(Mark { word: word.clone(), kind, verb, id });
        word
    }

    /// Calendars, what IT and a group promise by them, and clocks that count for two needs.
    fn promises(&self) {
        let (root, schools) = (self.sample().root, self.sample().education);
        let operator = access::Actor::operator();
        let today = self.db().clock().now().day_in("Europe/Stockholm");
        let calendars = calendars::samples::make(self.db(), root, today).expect("calendars");
        clocks::samples::make(self.db(), root, schools, &calendars).expect("agreements");
        let group = kernel::Id::new(self.group);
        let terms = clocks::Terms {
            applies: clocks::Applies { group: Some(group), ..clocks::Applies::default() },
            calendar: calendars.always,
            counts_from: clocks::CountsFrom::Opening,
            promises: vec![clocks::Promise {
                measure: clocks::Measure::Solution,
                counting: vec![clocks::Phase::New],
                targets: "8h".parse().expect("a target"),
                during: Vec::new(),
                escalations: Vec::new(),
            }],
        };
        let (name, about) = ("Gruppens löfte".to_owned(), String::new());
        let (party, holds_for) = (clocks::Party::Group, clocks::HoldsFor::New);
        let new = clocks::NewLevel { name, about, unit: root, party, terms, holds_for };
        clocks::add(self.db(), &operator, &new).expect("an agreement");
        for need in [self.needs.north, self.needs.south] {
            let unit = kernel::Id::new(self.number(&format!("SELECT unit_id FROM need WHERE id = {need}")));
            let subject = kernel::Subject::new("need", need);
            let (service, supplier, priority) = (None, None, Some(2));
            let facts = clocks::Facts {
                subject: subject.clone(),
                unit,
                service,
                group: Some(group),
                supplier,
                priority,
            };
            let began = self.db().keep(store::Upkeep::Derived, |tx| {
                clocks::begin_at(tx, &facts, clocks::Phase::New, tx.now().plus_seconds(-3_600))?;
                if need == self.needs.south {
                    clocks::moved(tx, &subject, clocks::Phase::Solved)?;
                }
                Ok(())
            });
            began.expect("clocks");
        }
    }

    /// The report of the month before, in which nothing had happened yet.
    fn reports(&self) {
        let today = self.db().clock().now().day_in("Europe/Stockholm");
        let month = kernel::Month::of(today).plus(-1);
        outcomes::build(self.db(), &access::Actor::clock(), month).expect("a report");
    }

    /// A person of the north and the protected one have telling names, titles and addresses.
    fn persons(&mut self) {
        for who in ["teacher-north", "teacher-south", "protected"] {
            let id = self.somebody(who).id;
            let (position, name) =
                (self.mark(&format!("{who}-position"), "person", "read", id), word(&format!("{who}-name")));
            let email =
                format!("{}@sjovik.example", self.mark(&format!("{who}-mail"), "person", "contact", id));
            let phone = format!("070-{:07}", 7_310_000 + id);
            self.marks.push(Mark { word: phone.clone(), kind: "person", verb: "contact", id });
            let external = self.mark(&format!("{who}-external"), "person", "contact", id);
            // The name of somebody who works here is no secret to those who meet it on a record; a protected one is.
            if who == "protected" {
                self.marks.push(Mark { word: name.clone(), kind: "person", verb: "read", id });
            }
            let unit = self.number(&format!("SELECT unit_id FROM person WHERE id = {id}"));
            let body = json!({ "name": format!("Kim {name}"), "position": position, "email": email, "phone": phone, "unit": unit, "external_id": external });
            let keeper = if who == "protected" { "identity-officer" } else { "admin" };
            self.make(&self.who(keeper), &format!("/persons/{id}/edit"), &body);
            if let Some(person) = self.town.people.iter_mut().find(|person| person.word == who) {
                person.email = email;
            }
        }
    }

    /// A need with a word of its own in every text that its asker gives.
    fn need(&mut self, asker: &str, about: &str) -> i64 {
        let texts = ["title", "text", "concerns", "effect", "touched"]
            .map(|part| word(&format!("{asker}-{about}-{part}")));
        let [title, text, concerns, effect, touched] = texts.clone();
        let body = json!({ "title": format!("Behov {title}"), "text": text, "concerns": concerns, "effect": effect, "touched": touched });
        let id = self.make(&self.who(asker), "/needs/ask", &body);
        self.marks.extend(texts.into_iter().map(|word| Mark { word, kind: "need", verb: "read", id }));
        id
    }

    /// Says something about a need, with words that only those who may do `verb` shall meet: in the text, in the name of
    /// a file that comes with it, and in the file.
    fn say(&mut self, who: &str, id: i64, act: &str, verb: &'static str) {
        let mut word =
            |part: &str| self.mark(&format!("{who}-{act}-{part}-{}", letters(id)), "need", verb, id);
        let (text, name, content) = (word("text"), word("name"), word("content"));
        let file = ("files", format!("{name}.txt"), content);
        let sent = message(&self.who(who), &format!("/api/v1/needs/{id}/{act}"), &text, &[file]);
        let heard = self.wire.send(sent);
        assert_eq!(heard.status, 201, "{act}: {}", heard.text());
    }

    fn reason(&mut self, who: &str, id: i64, act: &str, more: Json) {
        let mut body = more;
        body["reason"] = self.mark(&format!("{act}-{}", letters(id)), "need", "read", id).into();
        self.make(&self.who(who), &format!("/needs/{id}/{act}"), &body);
    }

    fn needs(&mut self) {
        let lead = "head-of-it";
        for (kind, weight) in [("value", 3), ("effort", 2)] {
            let body = json!({ "name_sv": format!("Mått {kind}"), "name_en": format!("Measure {kind}"), "kind": kind, "weight": weight });
            self.make(&self.who(lead), "/needs/criteria/add", &body);
        }
        let north = self.need("teacher-north", "projector");
        self.say("agent", north, "answer", "read");
        self.say("teacher-north", north, "write", "read");
        self.say("agent", north, "note", "read-internal");
        self.make(
            &self.who(lead),
            &format!("/needs/{north}/assign"),
            &json!({ "owner": self.somebody("architect").id }),
        );
        self.reason("agent", north, "clarify", json!({}));
        self.make(
            &self.who("architect"),
            &format!("/needs/{north}/invite"),
            &json!({ "persons": [self.somebody("leader-north").id] }),
        );
        let roots = self.numbers("SELECT root FROM criterion ORDER BY id");
        let scores: Vec<String> = roots.iter().map(|root| format!("{root}=4")).collect();
        let body = json!({ "scores": scores, "note": "bra" });
        self.make(&self.who("leader-north"), &format!("/needs/{north}/score"), &body);

        // They were named by others before their identity was protected; after that their address is nobody's.
        let hidden = self.somebody("protected").clone();
        let officer = self.who("identity-officer");
        self.make(&officer, &format!("/persons/{}/unprotect", hidden.id), &json!({}));
        self.make(&self.who("agent"), &format!("/needs/{north}/join"), &json!({ "asker": hidden.email }));
        self.make(
            &self.who("architect"),
            &format!("/needs/{north}/invite"),
            &json!({ "email": hidden.email }),
        );
        self.make(&officer, &format!("/persons/{}/protect", hidden.id), &json!({}));
        self.make(
            &self.who("protected"),
            &format!("/needs/{north}/score"),
            &json!({ "scores": scores, "note": "ja" }),
        );
        self.say("protected", north, "write", "read");

        let south = self.need("teacher-south", "printer");
        self.say("agent-south", south, "answer", "read");
        self.say("agent-south", south, "note", "read-internal");
        let of_protected = self.need("protected", "lock");
        self.say("agent", of_protected, "answer", "read");
        self.need("pupil", "game");
        let declined = self.need("guardian", "app");
        self.reason(lead, declined, "decline", json!({}));
        for (asker, far) in [("teacher-north", 2), ("leader-north", 3), ("newcomer", 4), ("leader-south", 5)]
        {
            let id = self.need(asker, &format!("step{}", letters(far)));
            let steps = [
                ("clarify", json!({})),
                ("assess", json!({})),
                ("approve", json!({})),
                ("plan", json!({ "year": 2026, "quarter": "3" })),
                ("deliver", json!({})),
            ];
            for (act, more) in steps.into_iter().take(usize::try_from(far).expect("few")) {
                self.reason(lead, id, act, more);
            }
        }
        let parked = self.need("controller", "later");
        self.reason(lead, parked, "park", json!({ "until": "2026-09-01" }));
        let merged = self.need("newcomer", "copier");
        self.say("agent-south", merged, "note", "read-internal");
        self.reason(lead, merged, "merge", json!({ "into": south }));
        self.need("admin-north", "server");
        self.needs = Needs { north, south };
    }

    /// A ticket with a word of its own in every text that its asker gives.
    fn ticket(&mut self, asker: &str, about: &str) -> i64 {
        let texts = ["title", "text"].map(|part| word(&format!("{asker}-{about}-ticket-{part}")));
        let [title, text] = texts.clone();
        let body = json!({ "title": format!("Ärende {title}"), "text": text });
        let id = self.make(&self.who(asker), "/tickets/report", &body);
        self.marks.extend(texts.into_iter().map(|word| Mark { word, kind: "ticket", verb: "read", id }));
        id
    }

    /// Says something in a ticket, as [`Filled::say`] does in a need.
    fn tell_ticket(&mut self, who: &str, id: i64, act: &str, verb: &'static str) {
        let mut word =
            |part: &str| self.mark(&format!("{who}-{act}-ticket-{part}-{}", letters(id)), "ticket", verb, id);
        let (text, name, content) = (word("text"), word("name"), word("content"));
        let file = ("files", format!("{name}.txt"), content);
        let sent = message(&self.who(who), &format!("/api/v1/tickets/{id}/{act}"), &text, &[file]);
        let heard = self.wire.send(sent);
        assert_eq!(heard.status, 201, "{act}: {}", heard.text());
    }

    fn tickets(&mut self) {
        let lead = self.who("head-of-it");
        let north = self.ticket("teacher-north", "beamer");
        self.tell_ticket("agent", north, "answer", "read");
        self.tell_ticket("teacher-north", north, "write", "read");
        self.tell_ticket("agent", north, "note", "read-internal");
        let south = self.ticket("teacher-south", "scanner");
        self.tell_ticket("agent-south", south, "note", "read-internal");
        let said = self.mark("ticket-said", "ticket", "read", south);
        self.make(&lead, &format!("/tickets/{south}/resolve"), &json!({ "said": said }));
        let secret = self.ticket("teacher-north", "secret");
        self.make(&lead, &format!("/tickets/{secret}/confide"), &json!({}));
        self.make(
            &lead,
            &format!("/tickets/{secret}/assign"),
            &json!({ "owner": self.somebody("architect").id }),
        );
        self.ticket("pupil", "tablet");
        self.ticket("protected", "badge");
        let again = self.ticket("leader-south", "again");
        self.make(&lead, &format!("/tickets/{again}/merge"), &json!({ "into": north, "said": "Samma sak." }));
        let solved = self.ticket("teacher-north", "solved");
        self.make(&lead, &format!("/tickets/{solved}/resolve"), &json!({ "said": "Bytt lampa." }));
        let leader = self.somebody("leader-north").email.clone();
        let question = json!({ "approver": leader, "question": "Får vi köpa?" });
        self.make(&lead, &format!("/tickets/{north}/ask-approval"), &question);
        let unit = self.sample().north.number();
        let problem = json!({ "kind": "problem", "unit": unit, "impact": "low", "urgency": "low" });
        self.make(&lead, &format!("/tickets/{north}/triage"), &problem);
        self.make(&lead, "/tickets/canned/add", &json!({ "title": "Hej", "text": "Hej {{requester}}!" }));
    }

    /// What can be ordered, an order of it with a step done, and a part that was split off.
    fn orders(&mut self) {
        let (lead, teacher) = (self.who("head-of-it"), self.who("teacher-north"));
        let template = json!({
            "name": "Ny medarbetare", "kind": "request", "impact": "low", "urgency": "low",
            "q1_sv": "Namn", "s1_text": "Skapa konto",
        });
        let template = self.make(&lead, "/tickets/templates/add", &template);
        let answer = word("ordered-answer");
        let id = self.make(&teacher, &format!("/tickets/order/{template}"), &json!({ "q1": answer }));
        self.marks.push(Mark { word: answer, kind: "ticket", verb: "read", id });
        let step = self.mark("ordered-step", "ticket", "read-internal", id);
        self.make(&lead, &format!("/tickets/{id}/add-step"), &json!({ "steps": step }));
        let first = self.town.number("SELECT MIN(id) FROM ticket_step");
        self.make(&lead, &format!("/tickets/{id}/steps/{first}/tick"), &json!({}));
        self.tell_ticket("teacher-north", id, "write", "read");
    }

    /// A mailbox with a secret that nobody meets again, and a letter whose content few may open.
    fn mails(&mut self) {
        let name = self.mark("mailboxname", "mailbox", "read", 1);
        let secret = self.mark("mailboxsecret", "mailbox", "see-a-secret", 1);
        let new = mail::NewMailbox {
            name: format!("IT {name}"),
            address: "desk@sjovik.example".to_owned(),
            purpose: "nothing".to_owned(),
            settings: mail::Settings::default(),
            secrets: vec![(mail::Use::Fetch, mail::Secret::new(secret))],
        };
        let mailbox = mail::add(self.db(), &access::Actor::operator(), &new).expect("a mailbox");
        let subject = self.mark("lettersubject", "letter", "read", 1);
        let text = self.mark("lettertext", "letter", "open", 1);
        let raw = format!("From: someone@elsewhere.example\r\nSubject: Hej {subject}\r\n\r\nText {text}");
        mail::receive(self.db(), mailbox, raw.as_bytes(), &letters::Envelope::default()).expect("a letter");
        self.letters_of_the_desk();
    }

    /// A provider of sign-ins with a secret that nobody meets again, and a teacher who is joined to an account there.
    fn providers(&mut self) {
        // Its name stands on a button for everybody; where it is does not.
        let host = self.mark("providerhost", "provider", "read", 1);
        let secret = self.mark("providersecret", "provider", "see-a-secret", 1);
        let new = signon::NewProvider {
            name: "Kommunens konto".to_owned(),
            // Nowhere that the program may go.
            issuer: format!("https://127.0.0.1/{host}"),
            client: "varv".to_owned(),
            secret: Some(outside::Secret::new(secret)),
            scopes: vec!["email".to_owned()],
            factor_words: vec!["mfa".to_owned()],
            domains: Vec::new(),
            fresh_minutes: None,
        };
        let provider = signon::add(self.db(), &access::Actor::operator(), &new).expect("a provider");
        signon::turn_on(self.db(), &access::Actor::operator(), provider).expect("it is turned on");
        let subject = self.mark("providersubject", "provider-link", "see-a-subject", 1);
        let person = self.somebody("teacher-north").id;
        let text = "INSERT INTO signon_link (person_id, provider_id, subject, made_at, used_at) VALUES (?, ?, ?, 1, 1)";
        let put = |tx: &store::Tx<'_>| {
            tx.run(store::Sql::change(text).bind(person).bind(provider).bind(subject.as_str())).map(|_| ())
        };
        self.db().keep(store::Upkeep::Derived, put).expect("a link");
    }

    /// A mailbox of the desk's with a known sender's letter, its receipt, and an address that takes no more mail.
    fn letters_of_the_desk(&mut self) {
        let domains = vec!["sjovik.example".to_owned()];
        let new = mail::NewMailbox {
            name: "Support".to_owned(),
            address: "support@sjovik.example".to_owned(),
            purpose: "desk".to_owned(),
            settings: mail::Settings { domains, ..mail::Settings::default() },
            secrets: Vec::new(),
        };
        let mailbox = mail::add(self.db(), &access::Actor::operator(), &new).expect("a mailbox");
        let from = self.somebody("teacher-north").email.clone();
        let id = self.number("SELECT MAX(id) + 1 FROM ticket");
        let (title, text) = (
            self.mark("by-letter-title", "ticket", "read", id),
            self.mark("by-letter-text", "ticket", "read", id),
        );
        let raw = format!(
            "From: {from}\r\nMessage-ID: <1@sjovik.example>\r\nSubject: Hej {title}\r\n\r\nText {text}"
        );
        mail::receive(self.db(), mailbox, raw.as_bytes(), &letters::Envelope::default()).expect("a letter");
        mail::take_waiting(self.db()).expect("it is taken");
        let stop = "INSERT INTO mail_stop (address, at, status, said, letter_out_id)
                    SELECT 'nobody@sjovik.example', at, '5.1.1', 'no such user', id FROM letter_out";
        let stop = |tx: &store::Tx<'_>| tx.run(store::Sql::change(stop)).map(|_| ());
        self.db().keep(store::Upkeep::Derived, stop).expect("an address takes no more mail");
    }

    fn groups(&mut self) {
        let unit = self.sample().north.number();
        let about = word("group-about");
        let body = json!({ "name": format!("Grupp {}", word("group-name")), "unit": unit, "about": about });
        let group = self.make(&self.who("admin"), "/groups/add", &body);
        for part in ["group-name", "group-about"] {
            self.mark(part, "group", "read", group);
        }
        for (keeper, who) in [("admin", "teacher-north"), ("admin", "architect")] {
            let body = json!({ "person": self.somebody(who).id.to_string() });
            self.make(&self.who(keeper), &format!("/groups/{group}/members"), &body);
        }
        // Whose identity is protected is met wherever others are: in groups, among those who asked, as a stakeholder.
        let hidden = kernel::Id::new(self.somebody("protected").id);
        people::add_member(self.db(), &access::Actor::operator(), kernel::Id::new(group), hidden)
            .expect("a member");
        self.make(
            &self.who("admin"),
            "/grants/give",
            &json!({ "group": group, "role": "staff", "unit": unit }),
        );
        self.group = group;
    }

    /// A service for everybody, one for a school, one that is planned and one that is over.
    fn services(&mut self) {
        let (root, north) = (self.sample().root.number(), self.sample().north.number());
        let owner = self.somebody("architect").id;
        let of_north = json!({ "audience": "units", "units": [north], "unit": north, "owner": owner });
        for (about, more) in [
            ("mail", json!({})),
            ("screen", of_north),
            ("coming", json!({ "state": "planned" })),
            ("gone", json!({ "group": self.group })),
        ] {
            let texts =
                ["name", "about", "asks", "object"].map(|part| word(&format!("service-{about}-{part}")));
            let [name, text, asks, object] = texts.clone();
            let mut body = json!({
                "name": format!("Tjänst {name}"), "about": text, "asks": asks, "object": object,
                "unit": root, "state": "live", "audience": "everybody", "reported": true,
            });
            for (field, value) in more.as_object().into_iter().flatten() {
                body[field] = value.clone();
            }
            let id = self.make(&self.who("head-of-it"), "/services/add", &body);
            self.marks.extend(texts.into_iter().map(|word| Mark { word, kind: "service", verb: "read", id }));
            if about == "gone" {
                self.make(&self.who("head-of-it"), &format!("/services/{id}/retire"), &json!({}));
            }
        }
    }

    /// A year with a line of each school, one for a service with an owner, each with entries, and money moved.
    fn budget(&mut self) {
        let (root, north, south) = {
            let sample = self.sample();
            (sample.root.number(), sample.north.number(), sample.south.number())
        };
        let lead = self.who("head-of-it");
        let year = self.make(&lead, "/budget/years/open", &json!({ "year": 2026 }));
        let source = json!({
            "name": "Driftbudget", "kind": "operating", "unit": root, "standing": "granted",
            "decision": "Beslut", "day": "2026-01-01",
        });
        let source = self.make(&lead, "/budget/sources/add", &source);
        let applied =
            json!({ "name": "Bidrag", "kind": "state-grant", "unit": north, "standing": "applied-for" });
        self.make(&lead, "/budget/sources/add", &applied);
        let owned = self.number("SELECT MIN(id) FROM service WHERE owner_id IS NOT NULL");
        let mut lines = Vec::new();
        for (about, unit, more) in [
            ("north", north, json!({})),
            ("south", south, json!({ "source": source })),
            ("owned", root, json!({ "source": source, "service": owned })),
        ] {
            let (name, project) =
                (word(&format!("line-{about}-name")), word(&format!("line-{about}-project")));
            let mut body = json!({
                "year": year, "name": format!("Post {name}"), "project": project, "unit": unit, "account": "6420",
                "kind": "operating", "amount": "1000",
            });
            for (field, value) in more.as_object().into_iter().flatten() {
                body[field] = value.clone();
            }
            let id = self.make(&lead, "/budget/lines/add", &body);
            let words = [name, project].into_iter();
            self.marks.extend(words.map(|word| Mark { word, kind: "budget-line", verb: "read", id }));
            let text = self.mark(&format!("line-{about}-order"), "budget-line", "read", id);
            let order = json!({ "reference": "B1", "amount": "300", "day": "2026-03-02", "text": text });
            self.make(&lead, &format!("/budget/lines/{id}/order"), &order);
            lines.push(id);
        }
        let moved = json!({
            "from": lines[1], "to": lines[2], "amount": "50", "decision": "Beslut", "day": "2026-03-02",
        });
        self.make(&lead, "/budget/transfers/make", &moved);
        self.locked_year(root, source);
    }

    /// The year before, with a line, locked.
    fn locked_year(&mut self, unit: i64, source: i64) {
        let (lead, controller) = (self.who("head-of-it"), self.who("controller"));
        let year = self.make(&lead, "/budget/years/open", &json!({ "year": 2025 }));
        let line = json!({
            "year": year, "name": "Post från förra året", "unit": unit, "account": "6420", "kind": "operating",
            "amount": "1000", "source": source,
        });
        self.make(&lead, "/budget/lines/add", &line);
        self.make(&controller, &format!("/budget/years/{year}/lock"), &json!({ "confirmed": true }));
    }

    /// An article for each kind of reader, a draft and an outdated one, each with a file.
    fn articles(&mut self) {
        let (root, north) = (self.sample().root.number(), self.sample().north.number());
        let (lead, owner) = (self.who("head-of-it"), self.somebody("architect").id);
        for (about, audience, acts) in [
            ("password", "everybody", &["publish"][..]),
            ("printer", "staff", &["publish"]),
            ("keys", "it", &["publish"]),
            ("screen", "units", &["publish"]),
            ("coming", "everybody", &[]),
            ("old", "staff", &["publish", "outdate"]),
        ] {
            let texts = ["heading", "text"].map(|part| word(&format!("article-{about}-{part}")));
            let [heading, text] = texts.clone();
            let body = json!({
                "lang": "sv", "heading": format!("Artikel {heading}"), "text": text, "audience": audience,
                "units": [north], "unit": root, "owner": owner,
            });
            let id = self.make(&lead, "/articles/write", &body);
            let mut words = texts.to_vec();
            let [name, content] = ["name", "content"].map(|part| word(&format!("article-{about}-{part}")));
            let file = part("files", Some(&format!("{name}.txt")), content.as_bytes());
            let heard = self.wire.send(parts(&lead, &format!("/api/v1/articles/{id}/attach"), &[file]));
            assert_eq!(heard.status, 201, "{}", heard.text());
            words.extend([name, content]);
            for act in acts {
                let body = if *act == "publish" {
                    json!({ "review_on": "2030-01-01" })
                } else {
                    json!({ "reason": "inte längre" })
                };
                self.make(&lead, &format!("/articles/{id}/{act}"), &body);
            }
            self.marks.extend(words.into_iter().map(|word| Mark { word, kind: "article", verb: "read", id }));
        }
    }

    /// A course with a session ahead and one that was held.
    fn training(&mut self) {
        let (root, lead) = (self.sample().root.number(), self.who("head-of-it"));
        let name = format!("Kurs {}", word("course-name"));
        let body =
            json!({ "name": name, "about": "En dag", "unit": root, "roles": ["staff"], "holds_months": 12 });
        let course = self.make(&lead, "/training/add", &body);
        for day in ["2030-01-01", "2026-01-03", "2026-01-02"] {
            let planned = self.tell(&lead, &format!("/training/{course}/plan"), &json!({ "day": day }));
            assert!(planned.status < 300, "{}", planned.text());
        }
        let session = self.number("SELECT MAX(id) FROM course_session");
        let body = json!({ "took": [self.somebody("teacher-north").id] });
        let held = self.tell(&lead, &format!("/training/{course}/sessions/{session}/hold"), &body);
        assert!(held.status < 300, "{}", held.text());
    }

    /// Views, sessions and tokens: each person's own.
    fn accounts(&mut self) {
        for who in ["head-of-it", "teacher-north"] {
            let id = self.somebody(who).id;
            let cookie = self.sign_in(who);
            let name = self.mark(&format!("{who}-view"), "account", "own", id);
            let heard =
                self.post(&cookie, "/views", &[("list", "/needs"), ("query", "state=open"), ("name", &name)]);
            assert_eq!(heard.status, 303, "{}", heard.text());
            let name = self.mark(&format!("{who}-token"), "account", "read", id);
            let fields = [
                ("name", name.as_str()),
                ("scope", "read"),
                ("ends_on", "2026-06-30"),
                ("password_now", crate::town::PASSWORD),
            ];
            let heard = self.post(&cookie, "/account/tokens/make", &fields);
            assert!(heard.status < 400, "{} {}", heard.status, heard.text());
        }
    }

    fn imports(&mut self) {
        let cell = word("import-cell");
        let table = format!(
            "Namn;Inventarienummer;Plats\nProjektor {cell};A-1;Sal 1\nSkrivare;A-2;Sal 2\nDator;A-3;Sal 3\n"
        );
        let heard = self.upload(&self.who("head-of-it"), "inventarier.csv", table.as_bytes());
        assert_eq!(heard.status, 201, "{}", heard.text());
        let made: Json = serde_json::from_slice(&heard.body).expect("JSON");
        let id = made["id"].as_i64().expect("a number");
        self.marks.push(Mark { word: cell.clone(), kind: "import", verb: "read", id });
        let kept = self.tell(&self.who("head-of-it"), &format!("/import/{id}/keep"), &json!({}));
        assert!(kept.status < 300, "{} {}", kept.status, kept.text());
        // What must not be kept is met by nobody, not even by whoever sent it.
        let (secret, number) = (word("password"), "19811218-9876");
        for never in [secret.as_str(), number, "8112189876"] {
            self.marks.push(Mark { word: never.to_owned(), kind: "import", verb: "nobody", id: 0 });
        }
        let staff = format!(
            "Namn;E-post;Personnummer;Lösenord\nAnna Ek;a@sjovik.example;{number};{secret}\nBo Al;b@sjovik.example;19900202-2392;{secret}b\n"
        );
        let id = self.number("SELECT MAX(id) FROM import") + 1;
        assert_eq!(self.upload(&self.who("head-of-it"), "personal.csv", staff.as_bytes()).status, 201);
        self.tell(&self.who("head-of-it"), &format!("/import/{id}/keep"), &json!({}));
        let again = self.upload(
            &self.who("architect"),
            "nyare.csv",
            table.replace(';', ",").replace(&cell, "ny").as_bytes(),
        );
        assert_eq!(again.status, 201, "{}", again.text());
        self.carried_out();
    }

    /// An import that was carried out and can be undone.
    fn carried_out(&self) {
        let who = self.who("head-of-it");
        let units = "Kod;Namn\nQZ1;Enheten som togs in\n";
        assert_eq!(self.upload(&who, "enheter.csv", units.as_bytes()).status, 201);
        let id = self.number("SELECT MAX(id) FROM import");
        for (verb, body) in [("map", json!({ "kind": "unit" })), ("try", json!({})), ("commit", json!({}))] {
            let heard = self.tell(&who, &format!("/import/{id}/{verb}"), &body);
            assert!(heard.status < 300, "{verb}: {} {}", heard.status, heard.text());
        }
    }

    /// Sends a file to the import as a browser does.
    pub fn upload(&self, who: &str, name: &str, bytes: &[u8]) -> testing::Heard {
        self.wire.send(upload(who, name, bytes))
    }

    /// The words of the events since a line of the journal.
    pub fn words_since(&self, line: i64) -> BTreeSet<String> {
        let sql =
            store::Sql::open("a test reads the journal", "SELECT event FROM journal WHERE id > ?").bind(line);
        let rows: Vec<(String,)> = self.db().read(|reading| reading.all(sql)).expect("the journal");
        rows.into_iter().map(|(word,)| word).collect()
    }
}

impl Mark {
    /// Who may meet the mark, by the judge's decision.
    pub fn may_meet(&self, judge: &Judge, person: i64) -> bool {
        match self.verb {
            "nobody" => false,
            "own" => self.id == person,
            // Everybody knows their own name and how they are reached, a protected person too.
            _ if self.kind == "person" && self.id == person => true,
            verb => judge.may(person, self.kind, verb, self.id),
        }
    }
}

pub fn upload(who: &str, name: &str, bytes: &[u8]) -> testing::Call {
    parts(who, "/api/v1/import", &[part("file", Some(name), bytes)])
}

/// Words and files (field, name, content) for a form that takes both.
pub fn message(who: &str, path: &str, text: &str, files: &[(&str, String, String)]) -> testing::Call {
    let mut all = vec![part("text", None, text.as_bytes())];
    all.extend(files.iter().map(|(field, name, content)| part(field, Some(name), content.as_bytes())));
    parts(who, path, &all)
}

fn part(field: &str, file_name: Option<&str>, bytes: &[u8]) -> Vec<u8> {
    let file_name = file_name.map_or_else(String::new, |name| format!("; filename=\"{name}\""));
    let head = format!("--grans\r\nContent-Disposition: form-data; name=\"{field}\"{file_name}\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
}

fn parts(who: &str, path: &str, parts: &[Vec<u8>]) -> testing::Call {
    let mut asked = with(call("POST", who, path), "content-type", "multipart/form-data; boundary=grans");
    asked.body = [parts.concat(), b"--grans--\r\n".to_vec()].concat();
    asked
}

/// A number as letters, so that a word with it stays one word.
fn letters(number: i64) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// Lines of a file that was handed out, the heading too.
pub fn rows_of(bytes: &[u8], ending: &str) -> usize {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("a file");
    let book = sheets::open(file.path(), &format!("x.{ending}"), &sheets::Limits::default())
        .expect("a file that can be opened");
    book.sheets.iter().map(|sheet| sheet.cells.rows()).max().unwrap_or(0)
}

/// The text of all cells of a file that was handed out.
pub fn text_of(bytes: &[u8], ending: &str) -> String {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("a file");
    let Ok(book) = sheets::open(file.path(), &format!("x.{ending}"), &sheets::Limits::default()) else {
        return String::new();
    };
    let cells =
        book.sheets.iter().flat_map(|sheet| (0..sheet.cells.rows()).flat_map(|row| sheet.cells.row(row)));
    cells.map(|cell| cell.show()).collect::<Vec<_>>().join("\n")
}

/// The cells of a file that a spreadsheet would reckon.
pub fn formulas_of(bytes: &[u8], ending: &str) -> Vec<String> {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("a file");
    let book = sheets::open(file.path(), &format!("x.{ending}"), &sheets::Limits::default())
        .expect("a file that can be opened");
    let cells = |sheet: &sheets::Sheet| {
        let grid = &sheet.cells;
        let places = (0..grid.rows()).flat_map(|row| (0..grid.row_len(row)).map(move |column| (row, column)));
        places
            .filter(|(row, column)| grid.from_formula(*row, *column))
            .map(|(row, column)| grid.cell(row, column).show())
            .collect::<Vec<_>>()
    };
    book.sheets.iter().flat_map(cells).collect()
}

/// The numbers of a list's rows, gathered page by page.
pub fn paged(town: &Town, who: &str, list: &str, query: &str) -> BTreeSet<i64> {
    let (mut ids, mut after) = (BTreeSet::new(), String::new());
    loop {
        let page = town.json(who, &format!("{list}?{query}{after}"));
        let items = page["items"].as_array().expect("items");
        for item in items {
            assert!(
                ids.insert(item["id"].as_i64().expect("an id")),
                "{list}?{query}{after}: {item} came twice"
            );
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return ids,
        }
    }
}

/// The numbers of the rows that a list hands out as a file.
pub fn exported(town: &Town, who: &str, list: &str) -> BTreeSet<i64> {
    let rows = town.json(who, &format!("{list}/export?format=json"));
    rows.as_array().expect("rows").iter().filter_map(|row| row["id"].as_i64()).collect()
}

/// The records of the mark's kind that the search for its word leads to.
pub fn hits(town: &Town, who: &str, mark: &Mark) -> BTreeSet<i64> {
    let found = town.json(who, &format!("/search?q={}&kind={}", mark.word, mark.kind));
    found["items"].as_array().expect("items").iter().filter_map(|hit| hit["id"].as_i64()).collect()
}
