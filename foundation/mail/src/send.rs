//! Send: a letter is queued in the same write as what it tells of, and goes out after the commit.

use ::store::{Reading, Tx};
use kernel::{Id, Moment, Result, Subject};
use letters::By;

use crate::caps::{self, Goes, Held};
use crate::incoming::Incoming;
use crate::mailbox::{Mailbox, State};
use crate::outgoing::{Enclosed, OutState, Outgoing};
use crate::setup;
use crate::store::{boxes, incoming, outgoing};

/// A letter to be sent, to one recipient: nobody sees whom else a record concerns.
#[derive(Debug, Clone)]
pub struct NewLetter {
    pub mailbox: Id<Mailbox>,
    /// The record that answers come to.
    pub about: Subject,
    pub by: By,
    pub to: letters::Mailbox,
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The mail that it answers, if it answers one: a program answers only what a person wrote.
    pub answers: Option<Id<Incoming>>,
    pub enclosed: Vec<Enclosed>,
}

/// What came of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    Queued(Id<Outgoing>),
    /// It is not sent, and nothing was stored.
    Held(Held),
}

/// Queues a letter within the write of a room's own verb, which has asked its policy and says what happened. Refused when an
/// address or a line of the head is none.
pub fn send(tx: &Tx<'_>, new: &NewLetter) -> Result<Sending> {
    let mailbox = boxes::load(tx, &access::Actor::clock(), new.mailbox)?;
    if let Some(held) = caps::held(counted(tx, new, &mailbox)?) {
        return Ok(Sending::Held(held));
    }
    let keys = setup::installed()?.keys();
    let sender = mailbox.sender();
    let answers = answers(tx, new)?;
    // The number that the row will have is not known yet; what tells letters apart is when, about what and to whom.
    let count = outgoing::ids_of(tx, &new.about)?.len();
    let word = format!("{}/{}/{}/{count}/{}", tx.now().0, new.about, new.to.key(), new.subject);
    let letter = Outgoing {
        id: Id::new(0),
        mailbox: new.mailbox,
        message_id: letters::new_message_id(&keys.word("message", &word), &sender),
        about: new.about.clone(),
        by: new.by,
        to: new.to.clone(),
        subject: new.subject.clone(),
        text: new.text.clone(),
        answers,
        enclosed: new.enclosed.clone(),
        at: tx.now(),
        state: OutState::Queued,
        tries: 0,
        next_try: tx.now(),
        said: String::new(),
    };
    letters::check(&crate::deliver::draft(&letter, &mailbox, &keys, Vec::new())).map_err(|cannot| {
        match cannot {
            letters::CannotWrite::Address | letters::CannotWrite::Recipients => {
                kernel::Refused::rule("mail-rule-address")
            }
            letters::CannotWrite::ControlCharacter => kernel::Refused::rule("mail-rule-control-character"),
            letters::CannotWrite::TooLarge => kernel::Refused::TooLarge,
            letters::CannotWrite::Broken(what) => kernel::Refused::broken(what),
        }
    })?;
    Ok(Sending::Queued(outgoing::insert(tx, &letter)?))
}

fn counted(reading: &Reading<'_>, new: &NewLetter, mailbox: &Mailbox) -> Result<Goes> {
    let since: Moment = reading.now().plus_seconds(-caps::WITHIN_S);
    let address = new.to.key();
    let (to_address, out_of_thread) = outgoing::counts(reading, &address, &new.about, since)?;
    let answered = new.answers.map(|id| incoming::load(reading, &access::Actor::clock(), id)).transpose()?;
    Ok(Goes {
        by: new.by,
        answers_a_program: answered.is_some_and(|letter| letter.kind != letters::Kind::Ordinary.word()),
        is_stopped: outgoing::is_stopped(reading, &address)?,
        is_tripped: matches!(mailbox.state, State::Tripped { .. }),
        is_our_own: boxes::by_address(reading, &address)?.is_some(),
        to_address,
        out_of_thread,
    })
}

/// The Message-IDs of the thread: the mail that is answered first, then what came and went before it.
fn answers(reading: &Reading<'_>, new: &NewLetter) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    if let Some(answered) = new.answers {
        ids.push(incoming::load(reading, &access::Actor::clock(), answered)?.message_id);
    }
    ids.extend(incoming::ids_of(reading, &new.about)?);
    ids.extend(outgoing::ids_of(reading, &new.about)?);
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| !id.is_empty() && seen.insert(id.clone()));
    ids.truncate(10);
    Ok(ids)
}
