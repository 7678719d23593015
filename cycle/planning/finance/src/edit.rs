use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::add::{ACCOUNT, ACTIVITY, KIND, NAME, PROJECT, SERVICE, UNIT, facts};
use crate::fields::{self, VERSION};
use crate::line::In;
use crate::store::lines;
use crate::{BudgetLine, Event, Facts, POLICY, Verb};

/// What a line is to be for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "finance-edit";
    const FIELDS: &'static [Field] = &[NAME, UNIT, ACCOUNT, ACTIVITY, SERVICE, PROJECT, KIND, VERSION];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(Edited { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let line = fields::for_verb(ask, Verb::Edit)?;
        line.takes_entries()?;
        let facts = &line.facts;
        let service = facts.service.map_or_else(String::new, |service| service.to_string());
        let mut draft = fields::about(ask, &line)
            .choices("unit", fields::unit_choices(ask)?)
            .choices("service", fields::service_choices(ask)?)
            .value("name", &facts.name)
            .value("unit", facts.unit.to_string())
            .value("account", &facts.account)
            .value("activity", &facts.activity)
            .value("service", service)
            .value("project", &facts.project)
            .value("kind", facts.kind.word())
            .value("version", line.version.to_string());
        draft.title = Some(ask.say("finance-edit-page"));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("budget-line", id.number(), crate::line::href(id), "finance-line-edited"))
    }
}

/// Changes what a line of an open year is for. Whoever moves it to another unit must be able to add one there.
pub fn edit(db: &Db, actor: &Actor, id: Id<BudgetLine>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let line = lines::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &line)?;
        fields::is_as_seen(line.version, new.seen)?;
        line.takes_entries()?;
        let (is, was) = (&new.facts, &line.facts);
        let unit = Some(is.unit).filter(|unit| *unit != was.unit);
        if unit.is_some() {
            POLICY.allow_new(actor, Verb::Add, &In(unit))?;
        }
        fields::are_sound(tx, unit, is.service.filter(|_| is.service != was.service))?;
        lines::save(tx, &BudgetLine { facts: new.facts.clone(), ..line })?;
        tx.say(permit, &Event::LineEdited { line: id })
    })
}
