//! Noting who has had a course: at a session that was held, or in another way on a day.

use access::Actor;
use kernel::{Day, FieldError, FieldErrors, Id, Input, Person, Refused, Result};
use look::Choice;
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::course::{Cannot, Course, Session, href};
use crate::needed::{self, Asked};
use crate::store::Taken;
use crate::{COURSES, Event, OfTrainee, TRAINEES, Verb, fields, store as rows};

/// Those who still need the course, to tick.
const TO_TICK: i64 = 200;
/// Persons that one form takes.
const AT_MOST: usize = 500;

/// Who took part: ticked by number, or named one a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Took {
    took: Vec<Id<Person>>,
    others: Vec<String>,
}

impl Took {
    fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let took = input.ids("took");
        let others = input.text("others", 0..=20_000).and_then(|text| {
            let lines: Vec<String> =
                text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            if lines.len() > AT_MOST {
                return Err(FieldError::new("others", "too-long")
                    .with("max", AT_MOST)
                    .with("count", lines.len()));
            }
            Ok(lines)
        });
        kernel::all_or_errors!(Self { took, others })
    }

    /// The persons, each of whom the actor must be able to read where they are named.
    fn persons(&self, reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Id<Person>>> {
        let mut persons = self.took.clone();
        let found = (people::PERSON.look_up)(reading, actor, &self.others)?;
        for text in &self.others {
            match found.get(text) {
                Some(intake::Match::One { id, .. }) => persons.push(Id::new(*id)),
                Some(intake::Match::Several) => return Err(Refused::field("others", "several-persons")),
                None => return Err(Refused::field("others", "no-such-person")),
            }
        }
        persons.sort_unstable();
        persons.dedup();
        if persons.is_empty() { Err(Refused::field("took", "missing")) } else { Ok(persons) }
    }
}

/// Those who still need the course and of whom the actor may note it. Whoever has a protected identity stands in no list of
/// names; whoever may know of them names them below it.
fn to_tick(ask: &Ask<'_>, course: &Course) -> Result<Vec<Choice>> {
    let scope = TRAINEES.scope(ask.actor, OfTrainee::Note);
    let asked = Asked { course: Some(course.id), ..Asked::default() };
    let found = ask.db.read(|reading| needed::to_tick(reading, &scope, &asked, TO_TICK))?;
    Ok(found.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

pub(crate) struct Hold;

impl Form for Hold {
    const NAME: &'static str = "training-hold";
    const FIELDS: &'static [Field] = &[Field::many("took"), Field::prose("others", 20_000)];
    type New = Took;

    fn parse(input: &Input) -> Result<Took, FieldErrors> {
        Took::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let course = fields::for_verb(ask, Verb::Hold)?;
        let session = ask.db.read(|reading| rows::load_session(reading, course.id, ask.id("session")?))?;
        session.hold(ask.db.read(people::today)?)?;
        Ok(fields::about(ask, &course).choices("took", to_tick(ask, &course)?))
    }

    fn act(ask: &Ask<'_>, new: Took) -> Result<Reply> {
        let id = ask.id("id")?;
        let persons = ask.db.read(|reading| new.persons(reading, ask.actor))?;
        hold(ask.db, ask.actor, id, ask.id("session")?, &persons)?;
        Ok(Reply::made("course", id.number(), href(id), "training-hold-done"))
    }
}

/// Notes that a session was held and who took part: they have the course from its day.
pub fn hold(
    db: &Db,
    actor: &Actor,
    course: Id<Course>,
    id: Id<Session>,
    persons: &[Id<Person>],
) -> Result<()> {
    db.write(actor, |tx| {
        let of = rows::load(tx, actor, course)?;
        let permit = COURSES.allow(actor, Verb::Hold, &of)?;
        of.must_be_open()?;
        let session = rows::load_session(tx, course, id)?.hold(people::today(tx)?)?;
        let count = note(tx, &of, Some(id), session.day, persons)?;
        rows::save_session(tx, &session)?;
        tx.say(permit, &Event::Held { course, session: id, count })
    })
}

/// Notes who has had the course; each must be somebody of whom the actor may note it. Gives how many.
pub(crate) fn note(
    tx: &Tx<'_>,
    course: &Course,
    session: Option<Id<Session>>,
    on: Day,
    persons: &[Id<Person>],
) -> Result<i64> {
    let scope = TRAINEES.scope(tx.actor(), OfTrainee::Note);
    let reached = rows::within(tx, &scope, persons)?;
    if persons.iter().any(|person| !reached.contains(person)) {
        return Err(Refused::field("took", "not-a-choice"));
    }
    let until = course.holds_until(on);
    for person in &reached {
        rows::take(tx, &Taken { course: course.id, person: *person, session, on, until })?;
    }
    i64::try_from(reached.len()).map_err(Refused::broken)
}

/// Who has had the course in another way, and on which day.
pub(crate) struct Recorded {
    took: Took,
    on: Day,
}

pub(crate) struct Record;

impl Form for Record {
    const NAME: &'static str = "training-record";
    const FIELDS: &'static [Field] =
        &[Field::day("on").required(), Field::many("took"), Field::prose("others", 20_000)];
    type New = Recorded;

    fn parse(input: &Input) -> Result<Recorded, FieldErrors> {
        let mut errors = FieldErrors::default();
        let on = errors.take(input.day("on"));
        let took = Took::parse(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (on, took) {
            (Some(on), Some(took)) => Ok(Recorded { took, on }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let course = fields::for_verb(ask, Verb::Hold)?;
        let today = ask.db.read(people::today)?;
        let draft = fields::about(ask, &course).value("on", today.to_string());
        Ok(draft.choices("took", to_tick(ask, &course)?))
    }

    fn act(ask: &Ask<'_>, new: Recorded) -> Result<Reply> {
        let id = ask.id("id")?;
        let persons = ask.db.read(|reading| new.took.persons(reading, ask.actor))?;
        record(ask.db, ask.actor, id, new.on, &persons)?;
        Ok(Reply::made("course", id.number(), href(id), "training-hold-done"))
    }
}

/// Notes that these have had the course in another way than at a session of ours, on a day that is not ahead.
pub fn record(db: &Db, actor: &Actor, course: Id<Course>, on: Day, persons: &[Id<Person>]) -> Result<()> {
    db.write(actor, |tx| {
        let of = rows::load(tx, actor, course)?;
        let permit = COURSES.allow(actor, Verb::Hold, &of)?;
        of.must_be_open()?;
        if on > people::today(tx)? {
            return Err(Cannot::LiesAhead.into());
        }
        let count = note(tx, &of, None, on, persons)?;
        tx.say(permit, &Event::Recorded { course, count })
    })
}
