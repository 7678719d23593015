//! A mailbox in a small world: its letters become tales.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ::store::{Db, Event as _, Migration, Sql, Tx};
use access::{Actor, Place, Policy, Rule, Verb};
use kernel::{Id, Refused, Result, Subject};
use letters::Envelope;
use testing::{Base, base};

use crate::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tell;

impl Verb for Tell {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "tell"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static TALES: Policy<Tell> = Policy {
    kind: "tale",
    read: Tell,
    rules: &[Rule { is_for_clock: true, ..Rule::nobody(Tell) }],
    place: Place::NOWHERE,
};

struct Told(i64);

impl ::store::Event for Told {
    fn word(&self) -> &'static str {
        "tales-told"
    }
    fn subject(&self) -> Subject {
        Subject::new("tale", self.0)
    }
}

pub(crate) const TALE_TABLE: Migration = Migration {
    room: "tales",
    name: "0001_tale",
    sql: "CREATE TABLE tale (id SERIAL8, title TEXT NOT NULL, sender TEXT NOT NULL, letters BIGINT NOT NULL, files BIGINT NOT NULL);",
};

/// Tests have a process each, so the taker's mood may stand here.
pub(crate) static IS_ILL: AtomicBool = AtomicBool::new(false);

pub(crate) const TALE: Take =
    Take { name: "tale", label: "tales-purpose", take: tell, opens: |_, _, _| Ok(false) };

fn tell(tx: &Tx<'_>, arrived: &Arrived<'_>) -> Result<Became> {
    let permit = TALES.allow(tx.actor(), Tell, &())?;
    if let Some(reported) = &arrived.reported {
        tx.also(&permit, &Told(reported.about.id))?;
        return Ok(Became::Record(reported.about.clone()));
    }
    let id = if let Some(thread) = &arrived.thread {
        let more = Sql::change("UPDATE tale SET letters = letters + 1 WHERE id = ?");
        tx.run_one(more.bind(thread.about.id))?;
        thread.about.id
    } else {
        let sql = Sql::change("INSERT INTO tale (title, sender, letters, files) VALUES (?, ?, 1, ?)");
        let sql = sql.bind(&arrived.letter.subject).bind(arrived.sender.word());
        let id: Id<()> = tx.insert(sql.bind(i64::try_from(arrived.files.len()).unwrap()))?;
        id.number()
    };
    for file in arrived.files {
        files::attach_within(tx, &Subject::new("tale", id), file)?;
    }
    // What was stored before is undone with the rest.
    if IS_ILL.load(Ordering::SeqCst) {
        return Err(Refused::broken("the taker is ill"));
    }
    tx.also(&permit, &Told(id))?;
    Ok(Became::Record(Subject::new("tale", id)))
}

pub(crate) fn setup() -> Setup {
    let named: Named = Arc::new(|name| (name == "desk-imap").then(|| "from the operator's file".to_owned()));
    Setup { takes: vec![TALE], named, ..Setup::of(b"the secret of this installation, long enough") }
}

pub(crate) struct World {
    pub(crate) base: Base,
    pub(crate) mailbox: Id<Mailbox>,
}

pub(crate) fn new_mailbox() -> NewMailbox {
    NewMailbox {
        name: "IT-stöd Sjövik".to_owned(),
        address: "Desk@sjovik.example".to_owned(),
        purpose: "tale".to_owned(),
        settings: Settings { domains: vec!["sjovik.example".to_owned()], ..Settings::default() },
        secrets: Vec::new(),
    }
}

pub(crate) fn world() -> World {
    let migrations = [MIGRATIONS, files::MIGRATIONS, &[TALE_TABLE]].concat();
    let base = base(&migrations);
    files::install(files::Files::open(base.folder.path().join("files").to_str().unwrap()).unwrap());
    install(setup());
    let mailbox = add(&base.db, &Actor::operator(), &new_mailbox()).unwrap();
    World { base, mailbox }
}

impl World {
    pub(crate) fn db(&self) -> &Db {
        &self.base.db
    }

    /// Hands a mail over as a server does; `\n` becomes the line end of mail.
    pub(crate) fn hand(&self, text: &str) -> Kept {
        self.hand_to(text, &Envelope::default())
    }

    pub(crate) fn hand_to(&self, text: &str, envelope: &Envelope) -> Kept {
        receive(self.db(), self.mailbox, text.replace('\n', "\r\n").as_bytes(), envelope).unwrap()
    }

    /// Hands a mail over and lets all that waits be taken.
    pub(crate) fn letter(&self, text: &str) -> Incoming {
        let kept = self.hand(text);
        take_waiting(self.db()).unwrap();
        self.incoming(kept.letter)
    }

    pub(crate) fn incoming(&self, id: Id<Incoming>) -> Incoming {
        self.db().read(|reading| crate::store::incoming::load(reading, &Actor::operator(), id)).unwrap()
    }

    pub(crate) fn outgoing(&self, id: Id<Outgoing>) -> Outgoing {
        self.db().read(|reading| crate::store::outgoing::load(reading, &Actor::operator(), id)).unwrap()
    }

    pub(crate) fn now(&self) -> Mailbox {
        self.db()
            .read(|reading| crate::store::boxes::load(reading, &Actor::operator(), self.mailbox))
            .unwrap()
    }

    /// Title, sender and number of letters of each tale.
    pub(crate) fn tales(&self) -> Vec<(String, String, i64)> {
        let text = "SELECT title, sender, letters FROM tale ORDER BY id";
        self.db().read(|reading| reading.all(Sql::open("a test", text))).unwrap()
    }

    pub(crate) fn new_letter(&self, by: letters::By, tale: i64) -> NewLetter {
        NewLetter {
            mailbox: self.mailbox,
            about: Subject::new("tale", tale),
            by,
            to: letters::Mailbox::new("Åsa", "asa@elsewhere.example"),
            subject: "Svar".to_owned(),
            text: "Hej!".to_owned(),
            answers: None,
            enclosed: Vec::new(),
        }
    }

    /// Sends as a room does, in a write of its own.
    pub(crate) fn try_send(&self, new: &NewLetter) -> Result<Sending> {
        self.db().write(&Actor::clock(), |tx| {
            let permit = TALES.allow(tx.actor(), Tell, &())?;
            let sending = send(tx, new)?;
            Ok(tx.say(permit, &Told(new.about.id))?.with(sending))
        })
    }

    pub(crate) fn send(&self, new: &NewLetter) -> Id<Outgoing> {
        match self.try_send(new).unwrap() {
            Sending::Queued(id) => id,
            Sending::Held(why) => panic!("held: {why:?}"),
        }
    }

    /// Hands over what is due to a server that answers so; gives what it was handed.
    pub(crate) fn post(&self, answer: &Posted) -> Vec<Parcel> {
        let mut handed = Vec::new();
        crate::deliver::deliver(self.db(), &mut |_, parcel| {
            handed.push(parcel.clone());
            answer.clone()
        })
        .unwrap();
        handed
    }

    /// The words of the journal's entries about a record.
    pub(crate) fn said(&self, kind: &'static str, id: i64) -> Vec<String> {
        let subject = Subject::new(kind, id);
        let entries = self.db().read(|reading| ::store::entries_of(reading, &subject, 50)).unwrap();
        entries.into_iter().rev().map(|entry| entry.event).collect()
    }
}

#[test]
fn the_tellers_events_have_words() {
    assert_eq!(Told(1).word(), "tales-told");
}
