//! Where a new record comes from: two hidden fields that any form may carry, so that one step leads from a record to the
//! next and the thread knows it.

use access::Permit;
use kernel::{FieldError, Id, Input, Refused, Result, Subject};
use store::Tx;
use web::{Ask, Field};

use crate::{Relation, Tie, tie_within};

pub const FROM_KIND: Field = Field::hidden("from_kind");
pub const FROM_ID: Field = Field::hidden("from_id");

/// The record that a form says it comes from, if it says one.
pub fn origin(input: &Input) -> Result<Option<Subject>, FieldError> {
    let kind = input.line("from_kind", 0..=40)?;
    let id = input.optional_number("from_id", 1..=i64::MAX)?;
    Ok(id.filter(|_| !kind.is_empty()).map(|id| Subject::stored(kind, id)))
}

/// Refuses a record that the actor may not read: nobody ties what they cannot see.
pub fn check_origin(ask: &Ask<'_>, origin: Option<&Subject>) -> Result<()> {
    let Some(from) = origin else { return Ok(()) };
    ask.load_cards(std::slice::from_ref(from))?;
    ask.card(from).map(|_| ()).ok_or_else(|| Refused::field("from_id", "not-a-choice"))
}

/// Ties the new record to the one that led to it, in the write in which it is made.
pub fn tie_to_origin<T>(
    tx: &Tx<'_>,
    permit: &Permit,
    origin: Option<&Subject>,
    (kind, id): (&'static str, Id<T>),
) -> Result<()> {
    let Some(from) = origin else { return Ok(()) };
    let tie = Tie::new(from.clone(), Relation::LedTo, Subject::new(kind, id.number()))?;
    tie_within(tx, permit, &tie).map(|_| ())
}
