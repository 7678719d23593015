//! The fields that forms about loans share, and what is checked of them where they are stored.

use access::Actor;
use assets::{Asset, Scanned};
use kernel::{Day, FieldError, Id, Input, Money, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};
use web::{Ask, Draft, Field};

use crate::damage::{DamageState, NewDamage, Payer};
use crate::loan::{Condition, Loan, Signer};
use crate::store::loans;
use crate::{POLICY, Verb};

pub(crate) const CONDITION: Field = Field::choice("condition", Condition::WORDS).required();
pub(crate) const NOTE: Field = Field::prose("note", 1_000);
pub(crate) const SIGNED_BY: Field = Field::choice("signed_by", Signer::WORDS);
pub(crate) const SIGNED_NAME: Field = Field::line("signed_name", 120);
pub(crate) const DAMAGE: Field = Field::prose("damage", 1_000);
pub(crate) const COST: Field = Field::money("cost");
pub(crate) const PAYER: Field = Field::choice("payer", Payer::WORDS);
pub(crate) const DAMAGE_STATE: Field = Field::choice("state", DamageState::WORDS).required();
/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");

/// Days that a loan may lie back when it is noted, and ahead when it is due.
const FAR_OFF_DAYS: i64 = 366 * 6;

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// The day that was said or today: one that has come, and not before the first.
pub(crate) fn day_that_was(
    tx: &Tx<'_>,
    field: &'static str,
    said: Option<Day>,
    first: Option<Day>,
) -> Result<Day> {
    let today = people::today(tx)?;
    let day = said.unwrap_or(today);
    if day > today {
        return Err(Refused::field(field, "not-come-yet"));
    }
    if today.days_since(day) > FAR_OFF_DAYS {
        return Err(Refused::field(field, "too-far-off"));
    }
    match first {
        Some(first) if day < first => Err(Refused::field(field, "before-handed-out")),
        _ => Ok(day),
    }
}

/// A day that something is due: not before it is handed out.
pub(crate) fn is_due_day(day: Day, out: Day) -> Result<()> {
    if day < out {
        return Err(Refused::field("due", "before-handed-out"));
    }
    if day.days_since(out) > FAR_OFF_DAYS {
        return Err(Refused::field("due", "too-far-off"));
    }
    Ok(())
}

/// What something costs: nothing or more.
pub(crate) fn cost(input: &Input) -> Result<Option<Money>, FieldError> {
    match input.optional_money("cost")? {
        Some(cost) if cost.minor < 0 || !cost.is_in_range() => Err(FieldError::new("cost", "not-money")),
        other => Ok(other),
    }
}

/// Damage, when any is told of; then it must be said who pays.
pub(crate) fn damage(input: &Input) -> Result<Option<NewDamage>, FieldError> {
    let what = input.text("damage", 0..=1_000)?;
    let payer = input.optional_choice("payer", Payer::from_word)?;
    let cost = cost(input)?;
    match payer {
        _ if what.is_empty() && cost.is_none() => Ok(None),
        _ if what.is_empty() => Err(FieldError::new("damage", "missing")),
        None => Err(FieldError::new("payer", "missing")),
        Some(payer) => Ok(Some(NewDamage { what, cost, payer })),
    }
}

/// The thing that a text means among those that the actor may read: its label's address, its tag or its serial number.
pub(crate) fn thing(reading: &Reading<'_>, actor: &Actor, text: &str) -> Result<Asset> {
    match assets::scanned(reading, actor, &[text.to_owned()])?.remove(text) {
        Some(Scanned::One(asset)) => Ok(*asset),
        Some(Scanned::Several) => Err(Refused::field("thing", "several-things")),
        None => Err(Refused::field("thing", "unknown-thing")),
    }
}

/// The person that a text names by address, number or whole name, among those whom the actor may find.
pub(crate) fn person(reading: &Reading<'_>, actor: &Actor, text: &str) -> Result<Id<Person>> {
    meant((people::PERSON.look_up)(reading, actor, &[text.to_owned()])?.remove(text))
}

pub(crate) fn meant(found: Option<intake::Match>) -> Result<Id<Person>> {
    match found {
        Some(intake::Match::One { id, .. }) => Ok(Id::new(id)),
        Some(intake::Match::Several) => Err(Refused::field("person", "several-persons")),
        None => Err(Refused::field("person", "no-such-person")),
    }
}

/// Nothing is lent to whoever has left.
pub(crate) fn is_here(tx: &Tx<'_>, person: Id<Person>) -> Result<()> {
    let sql = Sql::open(
        "a yes or no of a person that the actor has named",
        "SELECT COUNT(*) FROM person WHERE id = ? AND (left_on IS NULL OR left_on >= ?)",
    );
    let found = tx.number(sql.bind(person).bind(people::today(tx)?))?;
    if found == 1 { Ok(()) } else { Err(Refused::field("person", "no-such-person")) }
}

/// The loan that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Loan> {
    let id = ask.id("id")?;
    let loan = ask.db.read(|reading| loans::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &loan)?;
    Ok(loan)
}

/// What the thing of a loan is called, for those who may read the loan.
pub(crate) fn tag_of(reading: &Reading<'_>, loan: &Loan) -> Result<String> {
    let sql = Sql::open("of a loan that was loaded within scope", "SELECT tag FROM asset WHERE id = ?");
    Ok(reading.find::<(String,)>(sql.bind(loan.asset))?.map(|(tag,)| tag).unwrap_or_default())
}

/// A form about one loan before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, loan: &Loan) -> Result<Draft> {
    let tag = ask.db.read(|reading| tag_of(reading, loan))?;
    Ok(Draft::default()
        .crumb("/loans", ask.say("loans-list-title"))
        .crumb(loan.href(), tag)
        .value("version", loan.version.to_string())
        .cancel(loan.href()))
}

/// The open units to choose from.
pub(crate) fn units(ask: &Ask<'_>) -> Result<Vec<look::Choice>> {
    ask.db.read(people::unit_choices)
}

/// May the actor do the verb anywhere? A form that makes something new asks so before it opens.
pub(crate) fn may_somewhere(ask: &Ask<'_>, verb: Verb) -> Result<()> {
    if POLICY.may_somewhere(ask.actor, verb) { Ok(()) } else { Err(Refused::NotAllowed) }
}

pub(crate) fn today(ask: &Ask<'_>) -> Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}

/// Is the unit there and open?
pub(crate) fn is_open(tx: &Tx<'_>, unit: Id<Unit>) -> Result<()> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    let found = tx.number(sql.bind(unit).bind(people::today(tx)?))?;
    if found == 1 { Ok(()) } else { Err(Refused::field("unit", "not-a-choice")) }
}
