use access::{Actor, Role};
use kernel::{FieldErrors, Id, Input, Person, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, VERSION};
use crate::store::{load, save};
use crate::{Event, Need, POLICY, Verb};

/// Say who in IT looks after a need.
pub struct Assign;

/// Whoever may look after a need.
pub(crate) const CARRIERS: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    pub owner: Id<Person>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Form for Assign {
    const NAME: &'static str = "needs-assign";
    const FIELDS: &'static [Field] = &[Field::pick("owner").required(), VERSION];
    type New = Assigned;

    fn parse(input: &Input) -> Result<Assigned, FieldErrors> {
        let (owner, seen) = (input.id("owner"), moves::seen(input));
        kernel::all_or_errors!(Assigned { owner, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::Assign)?;
        let choices = ask.db.read(|reading| people::person_choices(reading, CARRIERS))?;
        let me = ask.actor.person_id().filter(|_| ask.actor.has_any(CARRIERS));
        let owner = need.owner.or(me).map_or_else(String::new, |owner| owner.to_string());
        Ok(moves::about(ask, &need).choices("owner", choices).value("owner", owner))
    }

    fn act(ask: &Ask<'_>, new: Assigned) -> Result<Reply> {
        let id = ask.id("id")?;
        assign(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-assign-done"))
    }
}

/// Gives the need to somebody in IT to look after.
pub fn assign(db: &Db, actor: &Actor, id: Id<Need>, new: &Assigned) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Assign, &need)?;
        moves::is_as_seen(&need, new.seen)?;
        let is_known = people::person_choices(tx, CARRIERS)?.iter().any(|c| c.value == new.owner.to_string());
        if !is_known {
            return Err(Refused::field("owner", "not-a-choice"));
        }
        save(tx, &Need { owner: Some(new.owner), ..need })?;
        tx.say(permit, &Event::Assigned { need: id, owner: new.owner })
    })
}
