//! The records at the ends of links, which belong to other rooms: known by their kind, read through its cards.

use kernel::{Id, Refused, Result, Subject};
use store::Reading;
use web::{Ask, Card, Kind};

/// The kind of this name. A name that no room has declared is as little found as a record that is not there.
pub(crate) fn kind<'a>(ask: &Ask<'a>, name: &str) -> Result<&'a Kind> {
    ask.app.kind(name).ok_or(Refused::NotFound)
}

/// The record that an address or a form names.
pub(crate) fn named(ask: &Ask<'_>, kind_name: &str, id: Id<()>) -> Result<Subject> {
    Ok(Subject::new(kind(ask, kind_name)?.name, id.number()))
}

/// The card of a record, asked where the caller reads or writes; not found when the actor may not read the record.
pub(crate) fn card(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Card> {
    let kind = kind(ask, &subject.kind)?;
    let cards = (kind.cards)(reading, ask.actor, ask, &[subject.id])?;
    cards.into_iter().find(|card| card.id == subject.id).ok_or(Refused::NotFound)
}

/// The page of a record's whole thread.
pub(crate) fn href(subject: &Subject) -> String {
    format!("/thread/{}/{}", subject.kind, subject.id)
}

/// The word of the record's kind: "Behov".
pub(crate) fn kind_label(ask: &Ask<'_>, subject: &Subject) -> String {
    ask.app.kind(&subject.kind).map(|kind| ask.say(kind.label)).unwrap_or_default()
}
