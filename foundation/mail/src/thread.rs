//! Which record a letter belongs to: by an address that we have signed, or by a Message-ID that we know. Never by its
//! subject, which anybody can write.

use kernel::{Result, Subject};
use letters::{Keys, Letter};
use store::Reading;

use crate::mailbox::Mailbox;
use crate::outgoing::Outgoing;
use crate::setup::{Joined, Thread};
use crate::store::{incoming, outgoing};

/// The kind in the address that reports about a letter come to.
pub(crate) const SENDING: &str = "out";

/// The thread that a letter answers.
pub(crate) fn of(
    reading: &Reading<'_>,
    keys: &Keys,
    mailbox: &Mailbox,
    letter: &Letter,
) -> Result<Option<Thread>> {
    if let Some(found) = keys.reference_in(letter.reached.iter().map(String::as_str))
        && found.kind != SENDING
    {
        return Ok(Some(Thread { about: Subject::stored(found.kind, found.id), by: Joined::Address }));
    }
    if letter.answers.is_empty() {
        return Ok(None);
    }
    let ours = outgoing::by_ids(reading, &letter.answers)?;
    let ours =
        ours.iter().filter(|sending| sending.mailbox == mailbox.id).map(|sending| sending.about.clone());
    if let Some(about) = the_one(ours.collect()) {
        return Ok(Some(Thread { about, by: Joined::Ours }));
    }
    let theirs = incoming::became(reading, mailbox.id, &letter.answers)?;
    Ok(the_one(theirs).map(|about| Thread { about, by: Joined::Theirs }))
}

/// The only one; two that differ lead nowhere.
fn the_one(mut all: Vec<Subject>) -> Option<Subject> {
    all.sort();
    all.dedup();
    if all.len() == 1 { all.pop() } else { None }
}

/// The letter of ours that a report is about. Both ways to it hold a word that only we and those on its way know, so that
/// nobody else can make us believe that it came back.
pub(crate) fn reported(
    reading: &Reading<'_>,
    keys: &Keys,
    letter: &Letter,
    report: &letters::Report,
) -> Result<Option<Outgoing>> {
    if let Some(found) = keys.reference_in(letter.reached.iter().map(String::as_str))
        && found.kind == SENDING
    {
        return outgoing::find(reading, found.id);
    }
    let Some(id) = &report.about else { return Ok(None) };
    Ok(outgoing::by_ids(reading, std::slice::from_ref(id))?.into_iter().next())
}
