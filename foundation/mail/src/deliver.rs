//! Deliver: what is queued is handed to a server, again and again until it takes the letter or says that it never will.

use std::io::Read;

use ::store::{Db, Upkeep};
use access::Actor;
use kernel::{Refused, Result};
use letters::{By, Draft, Enclosure, Keys, LETTER_BYTES, Reference};

use crate::events::Event;
use crate::mailbox::Mailbox;
use crate::outgoing::{OutState, Outgoing, Posted};
use crate::policy::{LETTERS_OUT, OutVerb};
use crate::settings::Returns;
use crate::setup::{self, Setup};
use crate::store::{boxes, outgoing as rows};
use crate::thread::SENDING;

/// Letters that are handed over in one go.
const AT_ONCE: i64 = 50;

/// A letter on its way: what the server is told beside the letter itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Where reports come to; none for what answers a letter of itself (RFC 3834 3.3): nothing comes back of that.
    pub from: Option<String>,
    pub to: String,
    pub raw: Vec<u8>,
}

/// Hands over what is due; `post` takes one letter to the mailbox's server. Gives how many letters a server has taken. A
/// letter goes at least once: when the program dies between the server's word and the commit, it goes again under the same
/// Message-ID.
pub(crate) fn deliver(db: &Db, post: &mut dyn FnMut(&Mailbox, &Parcel) -> Posted) -> Result<usize> {
    let setup = setup::installed()?;
    let clock = Actor::clock();
    let mut taken = 0;
    for letter in db.read(|reading| rows::due(reading, AT_ONCE))? {
        let mailbox = db.read(|reading| boxes::load(reading, &clock, letter.mailbox))?;
        if !is_mine(db, &letter)? {
            continue;
        }
        let answer = match parcel(&letter, &mailbox, &setup) {
            Ok(parcel) => post(&mailbox, &parcel),
            Err(refused @ (Refused::Busy | Refused::Full)) => Posted::Passing(refused.to_string()),
            Err(refused) => Posted::Permanent(refused.to_string()),
        };
        note(db, &letter, &answer)?;
        taken += usize::from(answer == Posted::Taken);
    }
    Ok(taken)
}

/// Seconds within which a process that has begun to hand a letter over must be done.
const LEASE_S: i64 = 180;

/// Takes the letter for this process: the time of its next try is moved, and only one can move it.
fn is_mine(db: &Db, letter: &Outgoing) -> Result<bool> {
    db.keep(Upkeep::Progress, |tx| {
        let sql = ::store::Sql::change(
            "UPDATE letter_out SET next_try = ? WHERE id = ? AND state = 'queued' AND next_try = ?",
        );
        let until = tx.now().plus_seconds(LEASE_S);
        Ok(tx.run(sql.bind(until).bind(letter.id).bind(letter.next_try))? == 1)
    })
}

fn note(db: &Db, letter: &Outgoing, answer: &Posted) -> Result<()> {
    let clock = Actor::clock();
    let after = letter.clone().posted(answer, db.clock().now())?;
    if after.state == OutState::Queued {
        return db.keep(Upkeep::Progress, |tx| rows::save(tx, &after, &letter.state));
    }
    let is_sent = matches!(after.state, OutState::Sent { .. });
    let written = db.write(&clock, |tx| {
        let verb = if is_sent { OutVerb::Send } else { OutVerb::Fail };
        let permit = LETTERS_OUT.allow(&clock, verb, &after)?;
        rows::save(tx, &after, &letter.state)?;
        if let Posted::Permanent(said) = answer
            && let Some(status) = unknown_address(said)
        {
            rows::stop(tx, &after, &status, said)?;
        }
        let event =
            if is_sent { Event::Sent { sending: after.id } } else { Event::Failed { sending: after.id } };
        tx.say(permit, &event)
    });
    match written {
        // Somebody has dropped it meanwhile.
        Err(Refused::Conflict) => Ok(()),
        other => other,
    }
}

/// The status, when a server says that there is no such address (RFC 3463: 5.1.x).
fn unknown_address(said: &str) -> Option<String> {
    let status = said.split(|c: char| c.is_whitespace() || c == '-').find(|word| word.starts_with("5.1."))?;
    Some(status.chars().take(11).collect())
}

/// The letter in bytes, and where it goes.
fn parcel(letter: &Outgoing, mailbox: &Mailbox, setup: &Setup) -> Result<Parcel> {
    let keys = setup.keys();
    let enclosed = enclosures(letter)?;
    let draft = draft(letter, mailbox, &keys, enclosed);
    let raw = letters::write(&draft, &keys).map_err(Refused::broken)?;
    let reports = || match mailbox.settings.returns {
        Returns::Signed => keys.address(&mailbox.address, &Reference::new(SENDING, letter.id.number())),
        Returns::Plain => Some(mailbox.address.clone()),
    };
    let from = match letter.by {
        By::Person | By::Program => reports(),
        By::ProgramInReply => None,
    };
    Ok(Parcel { from, to: letter.to.address.clone(), raw })
}

pub(crate) fn draft(letter: &Outgoing, mailbox: &Mailbox, keys: &Keys, enclosed: Vec<Enclosure>) -> Draft {
    let reference = Reference::new(letter.about.kind.to_string(), letter.about.id);
    let reply_to = keys.address(&mailbox.address, &reference);
    Draft {
        by: letter.by,
        from: mailbox.sender(),
        to: vec![letter.to.clone()],
        cc: Vec::new(),
        reply_to: reply_to.map(|address| letters::Mailbox::new(&mailbox.name, address)),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        message_id: letter.message_id.clone(),
        answers: letter.answers.clone(),
        enclosed,
        sent_at_s: u64::try_from(letter.at.0 / 1_000_000).unwrap_or(0),
    }
}

fn enclosures(letter: &Outgoing) -> Result<Vec<Enclosure>> {
    let files = files::installed()?;
    let one = |file: &crate::outgoing::Enclosed| {
        let (size, content) =
            files.open_file(&file.hash)?.ok_or_else(|| Refused::broken("an enclosed file is gone"))?;
        if size > LETTER_BYTES as u64 {
            return Err(Refused::TooLarge);
        }
        let mut bytes = Vec::new();
        content.take(LETTER_BYTES as u64).read_to_end(&mut bytes).map_err(Refused::broken)?;
        Ok(Enclosure { name: file.name.clone(), mime: file.mime.clone(), content: bytes })
    };
    letter.enclosed.iter().map(one).collect()
}
