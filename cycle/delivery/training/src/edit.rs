use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::course::{Course, Facts, href};
use crate::fields::{self, ABOUT, MONTHS, NAME, ROLES, SERVICE, UNIT, UNITS, VERSION};
use crate::{COURSES, Event, Verb, store as rows};

/// What is to be said of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "training-edit";
    const FIELDS: &'static [Field] = &[NAME, ABOUT, SERVICE, ROLES, UNITS, MONTHS, UNIT, VERSION];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(Edited { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let course = fields::for_verb(ask, Verb::Edit)?;
        let draft = fields::about(ask, &course).value("version", course.version.to_string());
        fields::with_choices(ask, fields::filled(draft, &course.facts))
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("course", id.number(), href(id), "training-edited"))
    }
}

/// Changes what is said of a course. What somebody has had holds as it was noted.
pub fn edit(db: &Db, actor: &Actor, id: Id<Course>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let course = rows::load(tx, actor, id)?;
        let permit = COURSES.allow(actor, Verb::Edit, &course)?;
        course.must_be_open()?;
        fields::is_as_seen(course.version, new.seen)?;
        fields::are_sound(tx, &new.facts, Some(&course.facts))?;
        rows::save(tx, &Course { facts: new.facts.clone(), ..course })?;
        tx.say(permit, &Event::Edited { course: id })
    })
}
