//! Take: a mail that waits becomes what its mailbox is for, once. It and what it becomes are stored in one write, so that a
//! crash in between doubles nothing and loses nothing.

use std::io::Read;

use ::store::{Db, Said, Tx, Upkeep};
use access::Actor;
use files::{Received, Stored};
use kernel::{Id, Refused, Result};
use letters::{Kind, Lasting, Letter, Sender};

use crate::caps::{self, Came};
use crate::events::Event;
use crate::incoming::{Aside, Incoming};
use crate::mailbox::Mailbox;
use crate::outgoing::Outgoing;
use crate::policy::{InVerb, LETTERS_IN, LETTERS_OUT, OutVerb};
use crate::receive::raw_file;
use crate::setup::{self, Arrived, Became, Reported, Setup, Take};
use crate::store::{boxes, incoming as rows, outgoing};
use crate::{thread, trip};

/// Mail that is taken in one go.
const AT_ONCE: i64 = 100;
/// So often is a mail tried whose taker fails, before it stands aside.
const TRIES: i64 = 5;

/// Takes what waits, the oldest first; gives how many were taken or set aside. To be called every few seconds.
pub fn take_waiting(db: &Db) -> Result<usize> {
    let ids = db.read(|reading| rows::waiting(reading, AT_ONCE))?;
    let mut settled = 0;
    for id in ids {
        match take(db, id) {
            Ok(()) => settled += 1,
            // Another process has it, or it waits for room.
            Err(Refused::Conflict | Refused::NotFound) => {}
            Err(refused) => wait_or_set_aside(db, id, &refused)?,
        }
    }
    Ok(settled)
}

/// All that is at hand to take one mail.
struct Case<'a> {
    row: &'a Incoming,
    mailbox: &'a Mailbox,
    letter: &'a Letter,
    sender: &'a Sender,
    files: &'a [Received],
    raw: &'a Received,
}

/// Takes one mail that waits.
pub fn take(db: &Db, id: Id<Incoming>) -> Result<()> {
    let setup = setup::installed()?;
    let clock = Actor::clock();
    let (row, mailbox) = db.read(|reading| {
        let row = rows::load(reading, &clock, id)?;
        let mailbox = boxes::load(reading, &clock, row.mailbox)?;
        Ok((row, mailbox))
    })?;
    let raw = raw_bytes(&row.hash)?;
    let letter = letters::read(&raw, &row.envelope);
    let sender = mailbox.settings.trust().sender(&letter);
    let files = kept_parts(&letter)?;
    let raw = raw_file(id, &Stored { hash: row.hash.clone(), size: row.size.unsigned_abs() });
    let case =
        Case { row: &row, mailbox: &mailbox, letter: &letter, sender: &sender, files: &files, raw: &raw };
    let aside = db.write(&clock, |tx| settle(tx, &setup, &case))?;
    if aside.is_some_and(|why| matches!(why, Aside::Loop | Aside::Flood)) {
        trip::trip_if_needed(db, mailbox.id)?;
    }
    Ok(())
}

pub(crate) fn raw_bytes(hash: &str) -> Result<Vec<u8>> {
    let (_, mut content) =
        files::installed()?.open_file(hash)?.ok_or_else(|| Refused::broken("a raw mail is gone"))?;
    let mut raw = Vec::new();
    content.read_to_end(&mut raw).map_err(Refused::broken)?;
    Ok(raw)
}

/// Keeps the parts of a letter as files, before the write in which they are attached.
fn kept_parts(letter: &Letter) -> Result<Vec<Received>> {
    let files = files::installed()?;
    letter.parts.iter().map(|part| files::receive_part(&files, &part.name, &part.content)).collect()
}

fn settle(tx: &Tx<'_>, setup: &Setup, case: &Case<'_>) -> Result<Said<Option<Aside>>> {
    let row = rows::load(tx, tx.actor(), case.row.id)?;
    if row.state != crate::incoming::InState::Waiting {
        return Err(Refused::Conflict);
    }
    let keys = setup.keys();
    let thread = thread::of(tx, &keys, case.mailbox, case.letter)?;
    let since = tx.now().plus_seconds(-caps::WITHIN_S);
    let came = Came {
        is_ours: keys.has_marked(case.letter),
        from_address: rows::count_from(tx, &row, since)?,
        into_thread: thread.as_ref().map_or(Ok(0), |thread| rows::count_into(tx, &thread.about, since))?,
    };
    if let Some(why) = caps::aside(came) {
        return aside(tx, row, why);
    }
    let sending = match &case.letter.kind {
        Kind::Report(report) => match thread::reported(tx, &keys, case.letter, report)? {
            Some(sending) => Some((sending, report)),
            None => return aside(tx, row, Aside::UnknownReport),
        },
        Kind::Ordinary | Kind::Automatic(_) | Kind::List(_) => None,
    };
    let reported = sending.map(|(sending, report)| bounce(tx, sending, report)).transpose()?;
    let Some(Take { take, .. }) = setup.take(&case.mailbox.purpose) else {
        return aside(tx, row, Aside::NoTaker);
    };
    let became = take(
        tx,
        &Arrived {
            id: row.id,
            mailbox: case.mailbox,
            letter: case.letter,
            sender: case.sender,
            thread,
            files: case.files,
            raw: case.raw,
            reported,
        },
    )?;
    taken(tx, row, became)
}

fn taken(tx: &Tx<'_>, row: Incoming, became: Became) -> Result<Said<Option<Aside>>> {
    let permit = LETTERS_IN.allow(tx.actor(), InVerb::Take, &row)?;
    let became = match became {
        Became::Record(subject) => Some(subject),
        Became::Nothing => None,
    };
    let was = row.state.clone();
    let row = row.taken(became.clone(), tx.now())?;
    rows::save_state(tx, &row, &was)?;
    Ok(tx.say(permit, &Event::Taken { letter: row.id, became })?.with(None))
}

fn aside(tx: &Tx<'_>, row: Incoming, why: Aside) -> Result<Said<Option<Aside>>> {
    let permit = LETTERS_IN.allow(tx.actor(), InVerb::SetAside, &row)?;
    let was = row.state.clone();
    let row = row.set_aside(why, tx.now())?;
    rows::save_state(tx, &row, &was)?;
    Ok(tx.say(permit, &Event::SetAside { letter: row.id, why })?.with(Some(why)))
}

/// What a report does to the letter that it is about.
fn bounce(tx: &Tx<'_>, sending: Outgoing, report: &letters::Report) -> Result<Reported> {
    let address = sending.to.key();
    let told = report.recipients.iter().find(|told| told.address == address);
    // A letter has one recipient: when the server names another, it has followed a forwarding.
    let told = told.or_else(|| report.recipients.first().filter(|_| report.recipients.len() == 1));
    let lasting = told.map_or(Lasting::Unknown, |told| told.lasting);
    let (status, said) =
        told.map_or((String::new(), String::new()), |told| (told.status.clone(), told.said.clone()));
    let reported =
        Reported { sending: sending.id, about: sending.about.clone(), lasting, status: status.clone() };
    if lasting == Lasting::Permanent {
        let permit = LETTERS_OUT.allow(tx.actor(), OutVerb::Fail, &sending)?;
        let was = sending.state.clone();
        let after = sending.clone().bounced(&said, tx.now());
        if after.state != was {
            outgoing::save(tx, &after, &was)?;
            tx.also(&permit, &Event::Bounced { sending: after.id, about: after.about.clone() })?;
        }
        if status.starts_with("5.1.") {
            outgoing::stop(tx, &sending, &status, &said)?;
        }
    }
    Ok(reported)
}

/// When taking a mail was refused: later, or never by itself.
fn wait_or_set_aside(db: &Db, id: Id<Incoming>, refused: &Refused) -> Result<()> {
    let clock = Actor::clock();
    if matches!(refused, Refused::Busy | Refused::Full) {
        return db.keep(Upkeep::Progress, |tx| rows::wait(tx, id, rows::load(tx, &clock, id)?.tries, 30));
    }
    let row = db.read(|reading| rows::load(reading, &clock, id))?;
    tracing::warn!(letter = %id, %refused, "a letter was not taken");
    if row.tries + 1 < TRIES {
        let seconds = 30 << row.tries;
        return db.keep(Upkeep::Progress, |tx| rows::wait(tx, id, row.tries + 1, seconds));
    }
    db.write(&clock, |tx| aside(tx, rows::load(tx, &clock, id)?, Aside::Refused)).map(|_| ())
}
