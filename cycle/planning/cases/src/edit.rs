use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::add::{ABOUT, TITLE, YEARS, facts};
use crate::case::{In, href};
use crate::fields::{self, VERSION};
use crate::rates::Decision;
use crate::store::rates;
use crate::{Cannot, Case, Event, Facts, POLICY, Verb, store as rows};

/// What a case is to be about, and which rates it is reckoned by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    pub rates: Option<Id<Decision>>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "cases-edit";
    const FIELDS: &'static [Field] =
        &[TITLE, ABOUT, fields::UNIT, fields::FIRST_YEAR, YEARS, Field::pick("rates"), VERSION];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        match (facts(input), input.optional_id("rates"), fields::seen(input)) {
            (Ok(facts), Ok(rates), Ok(seen)) => Ok(Edited { facts, rates, seen }),
            (facts, rates, seen) => {
                let mut errors = facts.err().unwrap_or_default();
                errors.0.extend(rates.err());
                errors.0.extend(seen.err());
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Edit)?;
        case.is_draft()?;
        let rates = ask.db.read(|reading| rates::choices(reading, ask.actor))?;
        let facts = &case.facts;
        let draft = Draft { title: Some(ask.say("cases-edit-page")), ..fields::about(ask, &case) };
        Ok(draft
            .choices("unit", fields::unit_choices(ask)?)
            .choices("rates", rates)
            .value("title", &facts.title)
            .value("about", &facts.about)
            .value("unit", facts.unit.to_string())
            .value("first_year", facts.first_year.to_string())
            .value("years", facts.years.to_string())
            .value("rates", case.rates.map(|id| id.to_string()).unwrap_or_default()))
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("business-case", id.number(), href(id), "cases-edited"))
    }
}

/// Changes what a draft is about. A case with investments keeps some rates to reckon them by. It goes to another unit
/// only where the actor may begin cases.
pub fn edit(db: &Db, actor: &Actor, id: Id<Case>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let case = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &case)?;
        fields::is_as_seen(&case, new.seen)?;
        case.is_draft()?;
        if new.facts.unit != case.facts.unit {
            POLICY.allow_new(actor, Verb::Add, &In(Some(new.facts.unit)))?;
            fields::is_open_unit(tx, new.facts.unit, "unit")?;
        }
        let rates = new.rates.or(case.rates);
        if let Some(rates) = rates.filter(|_| rates != case.rates) {
            rates::load(tx, actor, rates).map_err(|_| Refused::field("rates", "not-a-choice"))?;
        }
        let case = Case { facts: new.facts.clone(), rates, ..case };
        if rows::has_lines_outside(tx, &case)? {
            return Err(Cannot::LinesOutside.into());
        }
        rows::save(tx, &case)?;
        tx.say(permit, &Event::Edited { case: id })
    })
}
