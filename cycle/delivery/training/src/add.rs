use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::course::{Course, CourseState, Facts, In, href};
use crate::fields::{self, ABOUT, MONTHS, NAME, ROLES, SERVICE, UNIT, UNITS};
use crate::{COURSES, Event, Verb, store as rows};

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "training-add";
    const FIELDS: &'static [Field] = &[NAME, ABOUT, SERVICE, ROLES, UNITS, MONTHS, UNIT];
    type New = Facts;

    fn parse(input: &Input) -> Result<Facts, FieldErrors> {
        fields::facts(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !COURSES.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let draft = Draft::default().crumb("/training", ask.say("training-list-title")).cancel("/training");
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Facts) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("course", id.number(), href(id), "training-added"))
    }
}

/// Adds a course.
pub fn add(db: &Db, actor: &Actor, new: &Facts) -> Result<Id<Course>> {
    db.write(actor, |tx| {
        let permit = COURSES.allow_new(actor, Verb::Add, &In(new.unit))?;
        fields::are_sound(tx, new, None)?;
        let course = Course { id: Id::new(0), facts: new.clone(), state: CourseState::Open, version: 1 };
        let id = rows::insert(tx, &course)?;
        Ok(tx.say(permit, &Event::Added { course: id })?.with(id))
    })
}
