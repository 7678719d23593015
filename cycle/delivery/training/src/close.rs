use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::course::{Course, href};
use crate::fields;
use crate::{COURSES, Event, Verb, store as rows};

/// Ends a course.
pub(crate) struct Close;

impl Form for Close {
    const NAME: &'static str = "training-close";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let course = fields::for_verb(ask, Verb::Close)?;
        Ok(Draft { is_danger: true, ..fields::about(ask, &course) })
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        close(ask.db, ask.actor, id)?;
        Ok(Reply::made("course", id.number(), href(id), "training-closed"))
    }
}

/// No longer gives a course: nobody needs it from now on. Who has had it stays known.
pub fn close(db: &Db, actor: &Actor, id: Id<Course>) -> Result<()> {
    db.write(actor, |tx| {
        let course = rows::load(tx, actor, id)?;
        let permit = COURSES.allow(actor, Verb::Close, &course)?;
        rows::save(tx, &course.close(tx.now())?)?;
        tx.say(permit, &Event::Closed { course: id })
    })
}
