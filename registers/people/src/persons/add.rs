use access::{Actor, Permit, Role};
use kernel::{FieldErrors, Id, Input, Lang, Person, Personal, Purpose, Refused, Result, Unit};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{Holder, RoleGrant};
use crate::pages::{may_begin, units_for};
use crate::persons::{Facts, Identity, PersonRecord, PersonState, folded_email};
use crate::policy::{PERSONS, Persons};
use crate::tables::{grants, persons, units};

/// A person to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    pub name: String,
    pub email: Option<Personal<String>>,
    pub phone: Option<Personal<String>>,
    pub title: Option<String>,
    pub unit: Id<Unit>,
    pub external_id: Option<String>,
    pub lang: Option<Lang>,
    /// The role that the person has in the home unit from the start: staff, pupil or guardian.
    pub role: Role,
}

impl NewPerson {
    /// A member of staff with nothing but what one must have.
    pub fn named(name: impl Into<String>, unit: Id<Unit>) -> Self {
        Self {
            name: name.into(),
            email: None,
            phone: None,
            title: None,
            unit,
            external_id: None,
            lang: None,
            role: Role::Staff,
        }
    }
}

/// Adds a person, who has the first role in the home unit from now on.
pub fn add_person(db: &Db, actor: &Actor, new: &NewPerson) -> Result<Id<Person>> {
    db.write(actor, |tx| add(tx, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn add_person_within(tx: &Tx<'_>, new: &NewPerson) -> Result<Id<Person>> {
    add(tx, new)?.also(tx)
}

/// Adds many persons in one write: all or none. Gives their numbers in the same order.
pub fn add_persons(db: &Db, actor: &Actor, new: &[NewPerson]) -> Result<Vec<Id<Person>>> {
    let Some((last, before)) = new.split_last() else { return Ok(Vec::new()) };
    db.write(actor, |tx| {
        let mut ids = before.iter().map(|new| add(tx, new)?.also(tx)).collect::<Result<Vec<_>>>()?;
        let last = add(tx, last)?;
        last.map(|id| {
            ids.push(id);
            ids
        })
        .say(tx)
    })
}

/// What the policy asks about somebody who is not there yet: where they will belong.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}

/// The permit to place somebody in the unit, which must be open.
pub(crate) fn may_place(tx: &Tx<'_>, unit: Id<Unit>) -> Result<Permit> {
    let place = units::find(tx, unit)?.ok_or_else(|| Refused::field("unit", "not-a-choice"))?;
    let permit = PERSONS.allow_new(tx.actor(), Persons::Add, &In(unit))?;
    if place.is_open() { Ok(permit) } else { Err(Refused::field("unit", "unit-closed")) }
}

/// The e-mail in the form in which it is kept.
pub(crate) fn kept_email(email: Option<&Personal<String>>) -> Result<Option<Personal<String>>> {
    let fold = |email: &Personal<String>| {
        folded_email(email.reveal(Purpose::Store))
            .map(Personal::new)
            .ok_or_else(|| Refused::field("email", "not-an-email"))
    };
    email.map(fold).transpose()
}

fn add(tx: &Tx<'_>, new: &NewPerson) -> Result<Done<Id<Person>>> {
    let permit = may_place(tx, new.unit)?;
    let role = if matches!(new.role, Role::Pupil | Role::Guardian) { new.role } else { Role::Staff };
    let person = PersonRecord {
        id: Id::new(0),
        name: new.name.clone(),
        email: kept_email(new.email.as_ref())?,
        phone: new.phone.clone(),
        title: new.title.clone(),
        unit: new.unit,
        external_id: new.external_id.clone(),
        lang: new.lang,
        identity: Identity::Open,
        state: PersonState::Active,
        added_at: tx.now(),
        version: 1,
    };
    let person = persons::insert(tx, &person)?;
    let given = first_role(tx, person, role, new.unit)?;
    Ok(Done::new(permit, Event::PersonAdded { person, unit: new.unit }, person).and(given))
}

/// The role that everybody who belongs to a unit has there. It comes with the place, so no second person is asked.
pub(crate) fn first_role(tx: &Tx<'_>, person: Id<Person>, role: Role, unit: Id<Unit>) -> Result<Event> {
    let holder = Holder::Person(person);
    let grant = RoleGrant {
        id: Id::new(0),
        holder,
        role,
        unit,
        from: tx.now(),
        until: None,
        own_until: None,
        given_by: tx.actor().person_id(),
        revoked_at: None,
        version: 1,
        is_veiled: false,
    };
    let grant = grants::insert(tx, &grant)?;
    Ok(Event::GrantGiven { grant, holder, role, unit })
}

/// The roles that one can have from the start.
fn first_role_of(word: &str) -> Option<Role> {
    Role::from_word(word).filter(|role| matches!(role, Role::Staff | Role::Pupil | Role::Guardian))
}

/// Two halves of an input, or the errors of both at once.
fn both<A, B>(one: Result<A, FieldErrors>, other: Result<B, FieldErrors>) -> Result<(A, B), FieldErrors> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(mut errors), Err(more)) => {
            errors.0.extend(more.0);
            Err(errors)
        }
        (Err(errors), Ok(_)) | (Ok(_), Err(errors)) => Err(errors),
    }
}

pub(crate) struct AddForm;

impl Form for AddForm {
    const NAME: &'static str = "persons-add";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 120).required(),
        Field::email("email"),
        Field::line("phone", 40),
        Field::line("position", 120),
        Field::pick("unit").required(),
        Field::choice("role", &["staff", "pupil", "guardian"]).required(),
        Field::line("external_id", 60).folded(),
        Field::choice("lang", &["sv", "en"]).folded(),
    ];
    type New = NewPerson;

    fn parse(input: &Input) -> Result<NewPerson, FieldErrors> {
        let facts = Facts::parse(input);
        let role = input.choice("role", first_role_of).map_err(|error| FieldErrors(vec![error]));
        let (facts, role) = both(facts, role)?;
        let Facts { name, email, phone, title, unit, external_id, lang } = facts;
        Ok(NewPerson { name, email, phone, title, unit, external_id, lang, role })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        may_begin(ask.actor, &PERSONS, Persons::Add)?;
        let draft = Draft::default().crumb("/persons", ask.say("people-persons")).cancel("/persons");
        Ok(draft.value("role", "staff").choices("unit", units_for(ask, &PERSONS, Persons::Add)?))
    }

    fn act(ask: &Ask<'_>, new: NewPerson) -> Result<Reply> {
        let id = add_person(ask.db, ask.actor, &new)?;
        Ok(Reply::made("person", id.number(), format!("/persons/{id}"), "people-person-added"))
    }
}
