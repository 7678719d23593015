//! Take in: a mail is kept whole and stored before the server hears that it was taken, and the same mail is stored once.

use ::store::{Db, Tx};
use access::Actor;
use files::{Received, Stored};
use kernel::{Id, Refused, Result, Subject};
use letters::{Envelope, Fault, LETTER_BYTES, Letter};

use crate::events::Event;
use crate::incoming::{Aside, InState, Incoming};
use crate::mailbox::Mailbox;
use crate::policy::{InVerb, LETTERS_IN};
use crate::store::{boxes, incoming as rows};

/// The kind of the piece that a raw mail is attached to: read by whoever may open it.
pub(crate) const RAW: &str = "letter-raw";

/// What came of a mail that a server handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub letter: Id<Incoming>,
    /// It had come before: nothing new was stored.
    pub is_known: bool,
}

/// Takes a mail in. When it returns, the mail is durable: only then may the server hear so. Refused when it is too large,
/// or when there is no room.
pub fn receive(db: &Db, mailbox: Id<Mailbox>, raw: &[u8], envelope: &Envelope) -> Result<Kept> {
    if raw.len() > LETTER_BYTES {
        return Err(Refused::TooLarge);
    }
    kept(db, mailbox, raw, envelope, InState::Waiting)
}

/// Notes a mail that is too large to be taken in, by its head: the server keeps the mail.
pub(crate) fn note_too_large(db: &Db, mailbox: Id<Mailbox>, head: &[u8]) -> Result<Kept> {
    let aside = InState::Aside { at: db.clock().now(), why: Aside::TooLarge };
    kept(db, mailbox, head, &Envelope::default(), aside)
}

fn kept(db: &Db, mailbox: Id<Mailbox>, raw: &[u8], envelope: &Envelope, state: InState) -> Result<Kept> {
    let letter = letters::read(raw, envelope);
    let same = sameness(raw, &letter);
    if let Some(letter) = db.read(|reading| rows::known(reading, mailbox, &same))? {
        return Ok(Kept { letter, is_known: true });
    }
    let stored = files::installed()?.put(&mut &raw[..])?;
    let clock = Actor::clock();
    let written = db.write(&clock, |tx| {
        let permit = LETTERS_IN.allow(&clock, InVerb::Receive, &())?;
        let mailbox = boxes::load(tx, &clock, mailbox)?;
        if rows::known(tx, mailbox.id, &same)?.is_some() {
            return Err(Refused::Conflict);
        }
        let row = row(&letter, &mailbox, envelope, &stored, &state);
        let id = rows::insert(tx, &row, &same)?;
        attach_raw(tx, id, &stored)?;
        Ok(tx.say(permit, &Event::Received { letter: id, mailbox: mailbox.id })?.with(id))
    });
    match written {
        Ok(letter) => Ok(Kept { letter, is_known: false }),
        // Another door was quicker with the same mail.
        Err(Refused::Conflict) => {
            let known = db.read(|reading| rows::known(reading, mailbox, &same))?;
            known.map(|letter| Kept { letter, is_known: true }).ok_or(Refused::Conflict)
        }
        Err(refused) => Err(refused),
    }
}

/// What tells a mail when it comes again: its Message-ID and what stands below the head, as each server on the way adds to
/// that; without a Message-ID all of it.
fn sameness(raw: &[u8], letter: &Letter) -> String {
    let mut hasher = blake3::Hasher::new();
    match &letter.message_id {
        Some(id) => {
            hasher.update(id.as_bytes());
            hasher.update(&[0]);
            hasher.update(body(raw));
        }
        None => {
            hasher.update(raw);
        }
    }
    hasher.finalize().to_hex().to_string()
}

fn body(raw: &[u8]) -> &[u8] {
    let unix = raw.windows(2).position(|two| two == b"\n\n").map(|at| at + 2);
    let dos = raw.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
    let start = match (unix, dos) {
        (Some(unix), Some(dos)) => unix.min(dos),
        (either, other) => either.or(other).unwrap_or(0),
    };
    &raw[start..]
}

fn row(
    letter: &Letter,
    mailbox: &Mailbox,
    envelope: &Envelope,
    stored: &Stored,
    state: &InState,
) -> Incoming {
    let sender = mailbox.settings.trust().sender(letter);
    Incoming {
        id: Id::new(0),
        mailbox: mailbox.id,
        message_id: letter.message_id.clone().unwrap_or_default(),
        hash: stored.hash.clone(),
        size: i64::try_from(stored.size).unwrap_or(i64::MAX),
        at: kernel::Moment(0),
        from: letter.from.first().cloned().unwrap_or_else(|| letters::Mailbox::new("", "")),
        sender: sender.word().to_owned(),
        kind: letter.kind.word().to_owned(),
        subject: letter.subject.clone(),
        faults: letter.faults.iter().map(|fault| Fault::word(*fault).to_owned()).collect(),
        envelope: Envelope {
            from: envelope.from.clone(),
            to: envelope.to.iter().take(100).cloned().collect(),
        },
        state: state.clone(),
        tries: 0,
    }
}

fn attach_raw(tx: &Tx<'_>, letter: Id<Incoming>, stored: &Stored) -> Result<()> {
    let raw = raw_file(letter, stored);
    files::attach_within(tx, &Subject::new(RAW, letter.number()), &raw).map(|_| ())
}

/// The raw mail as a file. It is only ever a download: what is in it is not for a browser.
pub(crate) fn raw_file(letter: Id<Incoming>, stored: &Stored) -> Received {
    Received {
        stored: stored.clone(),
        name: format!("letter-{letter}.eml"),
        mime: "application/octet-stream",
    }
}
