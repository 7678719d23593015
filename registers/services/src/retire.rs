use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, VERSION};
use crate::service::Service;
use crate::{Event, POLICY, Verb, store as rows};

/// When a service ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retiring {
    /// The last day of its use, today or later; at once when nothing is said.
    pub last_day: Option<Day>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Retire;

impl Form for Retire {
    const NAME: &'static str = "services-retire";
    const FIELDS: &'static [Field] = &[Field::day("last_day"), VERSION];
    type New = Retiring;

    fn parse(input: &Input) -> Result<Retiring, FieldErrors> {
        let (last_day, seen) = (input.optional_day("last_day"), fields::seen(input));
        kernel::all_or_errors!(Retiring { last_day, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let service = fields::for_verb(ask, Verb::Retire)?;
        service.state.retire(None, ask.db.clock().now())?;
        Ok(Draft { is_danger: true, ..fields::about(ask, &service) })
    }

    fn act(ask: &Ask<'_>, new: Retiring) -> Result<Reply> {
        let id = ask.id("id")?;
        retire(ask.db, ask.actor, id, &new)?;
        let said = if new.last_day.is_some() { "services-retire-later" } else { "services-retired" };
        Ok(Reply::made("service", id.number(), crate::service::href(id), said))
    }
}

/// Ends a service, at once or with a day. It stays in the register and can be brought back.
pub fn retire(db: &Db, actor: &Actor, id: Id<Service>, new: &Retiring) -> Result<()> {
    db.write(actor, |tx| {
        let service = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Retire, &service)?;
        fields::is_as_seen(&service, new.seen)?;
        if new.last_day.is_some_and(|day| people::today(tx).is_ok_and(|today| day < today)) {
            return Err(Refused::field("last_day", "day-is-past"));
        }
        let state = service.state.retire(new.last_day, tx.now())?;
        rows::save(tx, &Service { state, changed_at: tx.now(), ..service })?;
        let event = match new.last_day {
            Some(last_day) => Event::Retiring { service: id, last_day },
            None => Event::Retired { service: id },
        };
        tx.say(permit, &event)
    })
}
