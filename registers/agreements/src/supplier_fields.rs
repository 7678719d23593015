//! The fields that adding and editing a supplier share.

use kernel::{FieldError, FieldErrors, Input, Refused, Result};
use web::{Ask, Draft, Field};

use crate::org_number::OrgNumber;
use crate::store::suppliers;
use crate::supplier::{Supplier, SupplierFacts};
use crate::{SUPPLIERS, SupplierVerb};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");
pub(crate) const NAME: Field = Field::line("name", 120).required();
pub(crate) const NUMBER: Field = Field::line("number", 40);
pub(crate) const SPELLINGS: Field = Field::prose("spellings", 5_000);
pub(crate) const ABOUT: Field = Field::prose("about", 2_000);

/// Spellings beside the name.
const SPELLINGS_AT_MOST: usize = 100;

/// Reads what is said of a supplier; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<SupplierFacts, FieldErrors> {
    let (name, about) = (input.line("name", 2..=120), input.text("about", 0..=2_000));
    let number = input
        .line("number", 0..=40)
        .and_then(|text| OrgNumber::parse(&text).map_err(|_| FieldError::new("number", "check-digit")));
    let spellings = spellings(input);
    kernel::all_or_errors!(SupplierFacts { name, number, about, spellings })
}

fn spellings(input: &Input) -> Result<Vec<String>, FieldError> {
    let text = input.text("spellings", 0..=5_000)?;
    let lines: Vec<String> =
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    if lines.len() > SPELLINGS_AT_MOST {
        return Err(FieldError::new("spellings", "too-many-lines").with("max", SPELLINGS_AT_MOST));
    }
    match lines.iter().find(|line| line.chars().count() > 120) {
        Some(long) => {
            let count = long.chars().count();
            Err(FieldError::new("spellings", "too-long").with("max", 120).with("count", count))
        }
        None => Ok(lines),
    }
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// A form filled in with what is said of a supplier.
pub(crate) fn filled(draft: Draft, facts: &SupplierFacts) -> Draft {
    let number = facts.number.as_ref().map_or("", |number| number.shown.as_str());
    draft
        .value("name", &facts.name)
        .value("number", number)
        .value("spellings", facts.spellings.join("\n"))
        .value("about", &facts.about)
}

/// The supplier that the address names, when the actor may do the verb to it and it stands for itself.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: SupplierVerb) -> Result<Supplier> {
    let id = ask.id("id")?;
    let supplier = ask.db.read(|reading| suppliers::load(reading, ask.actor, id))?;
    SUPPLIERS.allow(ask.actor, verb, &supplier)?;
    supplier.stands_for_itself()?;
    Ok(supplier)
}

/// A form about one supplier before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, supplier: &Supplier) -> Draft {
    Draft::default()
        .crumb("/suppliers", ask.say("agreements-suppliers-list-title"))
        .crumb(supplier.href(), &supplier.facts.name)
        .value("version", supplier.version.to_string())
        .cancel(supplier.href())
}
