use access::{Actor, Role};
use kernel::{FieldErrors, Id, Input, Person, Personal, Purpose, Refused, Result};
use look::Choice;
use store::{Db, Reading, Sql, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::{load, parties, person_by_email};
use crate::{Event, Need, POLICY, Verb, moves};

/// Ask stakeholders by name to score a need.
pub struct Invite;

/// Who is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Invited {
    pub persons: Vec<Id<Person>>,
    /// The address of somebody who is not among the choices.
    pub email: Option<Personal<String>>,
}

const STAKEHOLDERS: &[Role] =
    &[Role::Leader, Role::ServiceOwner, Role::Controller, Role::HeadOfIt, Role::Architect];

impl Form for Invite {
    const NAME: &'static str = "needs-invite";
    const FIELDS: &'static [Field] = &[Field::many("persons"), Field::email("email")];
    type New = Invited;

    fn parse(input: &Input) -> Result<Invited, FieldErrors> {
        let persons = input.ids("persons");
        let email =
            input.line("email", 0..=254).map(|email| (!email.is_empty()).then(|| Personal::new(email)));
        let invited = kernel::all_or_errors!(Invited { persons, email })?;
        if invited.persons.is_empty() && invited.email.is_none() {
            return Err(FieldErrors::one("email", "nobody-chosen"));
        }
        Ok(invited)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::Invite)?;
        let choices = ask.db.read(|reading| stakeholders(reading, &need))?;
        Ok(moves::about(ask, &need).choices("persons", choices))
    }

    fn act(ask: &Ask<'_>, new: Invited) -> Result<Reply> {
        let id = ask.id("id")?;
        invite(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-invite-done"))
    }
}

/// Leaders and owners whose grant reaches the need's unit: those whom it concerns. At most 100, by name.
fn stakeholders(reading: &Reading<'_>, need: &Need) -> Result<Vec<Choice>> {
    let words: Vec<&str> = STAKEHOLDERS.iter().map(|role| role.word()).collect();
    let sql = Sql::open(
        "those who may be asked are known by name to those who may ask them",
        "SELECT DISTINCT p.id, p.name FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_protected = 0 AND (p.left_on IS NULL OR p.left_on >= ?)
         AND g.revoked_at IS NULL AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?)
         AND g.unit_id IN (SELECT ancestor FROM unit_closure WHERE descendant = ?)",
    )
    .bind(people::today(reading)?)
    .bind(reading.now())
    .bind(reading.now())
    .bind(need.facts.unit)
    .and_in("g.role", words)
    .and("ORDER BY p.name, p.id LIMIT 100");
    let rows: Vec<(i64, String)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// Asks persons to score a need; from then on they may read it. Whoever was asked before is not asked again.
pub fn invite(db: &Db, actor: &Actor, id: Id<Need>, new: &Invited) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Invite, &need)?;
        let mut last = None;
        for person in chosen(tx, &need, new)? {
            if let Some(before) = last.replace(person) {
                tx.also(&permit, &Event::Invited { need: id, person: before })?;
            }
            parties::invite(tx, id, person, tx.now())?;
        }
        let person = last.ok_or_else(|| Refused::field("email", "nobody-chosen"))?;
        tx.say(permit, &Event::Invited { need: id, person })
    })
}

/// Those who were chosen by number, out of the form's own choices alone so that no number tells who there is, and
/// whoever has the address.
fn chosen(tx: &Tx<'_>, need: &Need, new: &Invited) -> Result<Vec<Id<Person>>> {
    let choices = stakeholders(tx, need)?;
    let is_choice = |person: &Id<Person>| choices.iter().any(|choice| choice.value == person.to_string());
    if !new.persons.iter().all(is_choice) {
        return Err(Refused::field("persons", "not-a-choice"));
    }
    let mut persons = new.persons.clone();
    if let Some(email) = &new.email {
        let nobody = || Refused::field("email", "nobody-with-that-address");
        let email = people::folded_email(email.reveal(Purpose::Contact)).ok_or_else(nobody)?;
        persons.push(person_by_email(tx, &email)?.ok_or_else(nobody)?);
    }
    persons.sort_unstable();
    persons.dedup();
    Ok(persons)
}
