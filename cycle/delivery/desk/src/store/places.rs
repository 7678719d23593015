//! Where a ticket belongs and who may have it: units, groups and persons.

use access::{Actor, Role};
use kernel::{Id, Person, Personal, Purpose, Refused, Result, Unit};
use look::Choice;
use people::PersonGroup;
use services::{ChoiceFor, Service};
use store::{Reading, Sql};
use web::Ask;

/// Whoever may work with a ticket.
pub(crate) const CARRIERS: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];

/// The unit of a person: where a ticket belongs when nobody says otherwise.
pub(crate) fn unit_of_person(reading: &Reading<'_>, person: Id<Person>) -> Result<Option<Id<Unit>>> {
    let sql = Sql::open("a person's own unit", "SELECT unit_id FROM person WHERE id = ?").bind(person);
    Ok(reading.find::<(Id<Unit>,)>(sql)?.map(|(unit,)| unit))
}

/// Is it a unit that something can still be reported for?
pub(crate) fn is_open_unit(reading: &Reading<'_>, unit: Id<Unit>) -> Result<bool> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    Ok(reading.number(sql.bind(unit).bind(people::today(reading)?))? > 0)
}

/// The person with an address that the desk was given; an error of the field when there is none. A protected identity is
/// nobody, as is whoever has left.
pub(crate) fn named(
    reading: &Reading<'_>,
    field: &'static str,
    email: &Personal<String>,
) -> Result<Id<Person>> {
    let nobody = || Refused::field(field, "nobody-with-that-address");
    let email = people::folded_email(email.reveal(Purpose::Contact)).ok_or_else(nobody)?;
    let sql = Sql::open(
        "the desk asks for a person whose address it was given",
        "SELECT id FROM person WHERE email = ? AND is_protected = 0 AND (left_on IS NULL OR left_on >= ?)",
    );
    let found: Option<(Id<Person>,)> = reading.find(sql.bind(email).bind(people::today(reading)?))?;
    found.map(|(id,)| id).ok_or_else(nobody)
}

/// The groups that may have a ticket, among those that the actor knows.
pub(crate) fn group_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let Some(kind) = ask.app.kind("group") else { return Ok(Vec::new()) };
    let text = "SELECT id FROM person_group WHERE closed_at IS NULL ORDER BY name LIMIT 500";
    ask.db.read(|reading| {
        let rows: Vec<(i64,)> =
            reading.all(Sql::open("the register of groups says which of them are shown", text))?;
        let ids: Vec<i64> = rows.into_iter().map(|(id,)| id).collect();
        let cards = (kind.cards)(reading, ask.actor, ask, &ids)?;
        let mut choices: Vec<Choice> =
            cards.into_iter().map(|card| Choice::new(card.id.to_string(), card.title)).collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        Ok(choices)
    })
}

/// The services that the actor may name for that.
pub(crate) fn service_choices(ask: &Ask<'_>, what_for: ChoiceFor) -> Result<Vec<Choice>> {
    ask.db.read(|reading| services::choices(reading, ask.actor, what_for))
}

/// Refuses a service that the actor may not name for that.
pub(crate) fn check_service(
    reading: &Reading<'_>,
    actor: &Actor,
    what_for: ChoiceFor,
    service: Id<Service>,
) -> Result<()> {
    let is_choice = services::is_choice(reading, actor, what_for, service)?;
    if is_choice { Ok(()) } else { Err(Refused::field("service", "not-a-choice")) }
}

/// A group's name.
pub(crate) fn group_name(reading: &Reading<'_>, group: Id<PersonGroup>) -> Result<String> {
    let sql = Sql::open("a group's name is no secret", "SELECT name FROM person_group WHERE id = ?");
    Ok(reading.find::<(String,)>(sql.bind(group))?.map(|(name,)| name).unwrap_or_default())
}

/// Refuses a group that is not there or is closed.
pub(crate) fn check_group(reading: &Reading<'_>, group: Id<PersonGroup>) -> Result<()> {
    let text = "SELECT COUNT(*) FROM person_group WHERE id = ? AND closed_at IS NULL";
    let count = reading.number(Sql::open("whether a group is open is no secret", text).bind(group))?;
    if count == 1 { Ok(()) } else { Err(Refused::field("group", "not-a-choice")) }
}

/// Refuses a person who does not work with tickets.
pub(crate) fn check_carrier(reading: &Reading<'_>, person: Id<Person>) -> Result<()> {
    if people::is_person_choice(reading, CARRIERS, person)? {
        Ok(())
    } else {
        Err(Refused::field("owner", "not-a-choice"))
    }
}
