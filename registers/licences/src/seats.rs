//! Seats, which are given to persons by name and taken back.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Person, Refused, Result};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields;
use crate::licence::{Licence, Metric, href};
use crate::store::{licences, seats};
use crate::{Cannot, Event, POLICY, Verb};

/// A seat that somebody has or had.
#[derive(Debug)]
pub enum Seat {}

/// Who is to have a seat, by address, number or whole name, and from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assigned {
    person: String,
    from: Option<Day>,
}

pub(crate) struct Assign;

impl Form for Assign {
    const NAME: &'static str = "licences-assign";
    const FIELDS: &'static [Field] = &[Field::line("person", 200).required(), Field::day("from")];
    type New = Assigned;

    fn parse(input: &Input) -> Result<Assigned, FieldErrors> {
        let (person, from) = (input.line("person", 1..=200), fields::day(input, "from"));
        kernel::all_or_errors!(Assigned { person, from })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Assign)?;
        is_of_seats(&licence)?;
        Ok(fields::about(ask, &licence).value("from", fields::today(ask).to_string()))
    }

    fn act(ask: &Ask<'_>, new: Assigned) -> Result<Reply> {
        let id = ask.id("id")?;
        // Whether somebody is called that is told to those alone who may give the seat.
        fields::for_verb(ask, Verb::Assign)?;
        let person = ask.db.read(|reading| named(reading, ask.actor, &new.person))?;
        assign(ask.db, ask.actor, id, person, new.from)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-assigned"))
    }
}

fn named(reading: &Reading<'_>, actor: &Actor, text: &str) -> Result<Id<Person>> {
    match (people::PERSON.look_up)(reading, actor, &[text.to_owned()])?.remove(text) {
        Some(intake::Match::One { id, .. }) => Ok(Id::new(id)),
        Some(intake::Match::Several) => Err(Refused::field("person", "several-persons")),
        None => Err(Refused::field("person", "no-such-person")),
    }
}

fn is_of_seats(licence: &Licence) -> Result<()> {
    if licence.facts.metric == Metric::Seat { Ok(()) } else { Err(Cannot::NoSeats.into()) }
}

/// Gives a person a seat from a day, today when nothing is said.
pub fn assign(db: &Db, actor: &Actor, id: Id<Licence>, person: Id<Person>, from: Option<Day>) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Assign, &licence)?;
        is_of_seats(&licence)?;
        let today = people::today(tx)?;
        let from = from.unwrap_or(today);
        if from > today {
            return Err(Refused::field("from", "day-ahead"));
        }
        seats::give(tx, id, person, from)?;
        licences::save(tx, &licence)?;
        tx.say(permit, &Event::Assigned { licence: id })
    })
}

pub(crate) struct TakeBack;

impl Form for TakeBack {
    const NAME: &'static str = "licences-take-back";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Assign)?;
        let (id, seat) = (licence.id, ask.id("seat")?);
        let name = ask.db.read(|reading| {
            let seat = seats::load(reading, ask.actor, id, seat)?;
            people::name_of(reading, ask.actor, seat.person)
        })?;
        let name = name.unwrap_or_else(|| ask.say("licences-name-hidden"));
        let mut draft = fields::about(ask, &licence);
        draft.title = Some(ask.talk.with("licences-take-back-page", &[("name", name.into())]));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        take_back(ask.db, ask.actor, id, ask.id("seat")?)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-taken-back"))
    }
}

/// Takes a seat back: from today somebody else may have it. That it was held stays.
pub fn take_back(db: &Db, actor: &Actor, id: Id<Licence>, seat: Id<Seat>) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Assign, &licence)?;
        let held = seats::load(tx, actor, id, seat)?;
        seats::free(tx, seat, people::today(tx)?.max(held.from))?;
        licences::save(tx, &licence)?;
        tx.say(permit, &Event::TakenBack { licence: id })
    })
}
