use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Person, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::course::{Course, Session, SessionState, href};
use crate::policy::GIVERS;
use crate::{COURSES, Event, Verb, fields, store as rows};

/// A session to plan, ahead or one that has been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    pub day: Day,
    pub place: String,
    pub leader: Option<Id<Person>>,
}

pub(crate) struct Plan;

impl Form for Plan {
    const NAME: &'static str = "training-plan";
    const FIELDS: &'static [Field] =
        &[Field::day("day").required(), Field::line("place", 120), Field::pick("leader")];
    type New = NewSession;

    fn parse(input: &Input) -> Result<NewSession, FieldErrors> {
        let (day, place) = (input.day("day"), input.line("place", 0..=120));
        let leader = input.optional_id("leader");
        kernel::all_or_errors!(NewSession { day, place, leader })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let course = fields::for_verb(ask, Verb::Plan)?;
        let choices = ask.db.read(|reading| people::person_choices(reading, GIVERS))?;
        Ok(fields::about(ask, &course).choices("leader", choices))
    }

    fn act(ask: &Ask<'_>, new: NewSession) -> Result<Reply> {
        let id = ask.id("id")?;
        plan(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("course", id.number(), href(id), "training-planned"))
    }
}

/// Plans a session of a course.
pub fn plan(db: &Db, actor: &Actor, id: Id<Course>, new: &NewSession) -> Result<Id<Session>> {
    db.write(actor, |tx| {
        let course = rows::load(tx, actor, id)?;
        let permit = COURSES.allow(actor, Verb::Plan, &course)?;
        course.must_be_open()?;
        if let Some(leader) = new.leader {
            let choices = people::person_choices(tx, GIVERS)?;
            if !choices.iter().any(|choice| choice.value == leader.to_string()) {
                return Err(Refused::field("leader", "not-a-choice"));
            }
        }
        let session = Session {
            id: Id::new(0),
            course: id,
            day: new.day,
            place: new.place.clone(),
            leader: new.leader,
            state: SessionState::Planned,
            version: 1,
        };
        let session = rows::insert_session(tx, &session)?;
        Ok(tx.say(permit, &Event::Planned { course: id, session })?.with(session))
    })
}

/// POST `/training/{id}/sessions/{session}/cancel`
pub(crate) fn send_cancel(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    cancel(ask.db, ask.actor, id, ask.id("session")?)?;
    Ok(Reply::made("course", id.number(), href(id), "training-cancelled"))
}

/// Cancels a session that has not been held.
pub fn cancel(db: &Db, actor: &Actor, course: Id<Course>, id: Id<Session>) -> Result<()> {
    db.write(actor, |tx| {
        let permit = COURSES.allow(actor, Verb::Plan, &rows::load(tx, actor, course)?)?;
        let session = rows::load_session(tx, course, id)?;
        rows::save_session(tx, &session.cancel()?)?;
        tx.say(permit, &Event::Cancelled { course, session: id })
    })
}
