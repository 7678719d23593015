//! Who pays what is replaced, and how late it may be.

use access::Actor;
use assets::Category;
use finance::FundingSource;
use kernel::{Id, Refused, Result, Unit};
use store::Db;

use crate::store::rules;
use crate::{Event, RULES, RuleVerb};

/// Who pays the replacements of a kind, or of all, in a unit with all below it, or everywhere. The nearest holds: of a kind
/// in a unit before the unit's, the unit's before the kind's, and a lower unit's before a higher one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: Id<Rule>,
    pub new: NewRule,
}

/// A rule to set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewRule {
    pub category: Option<Id<Category>>,
    pub unit: Option<Id<Unit>>,
    pub source: Id<FundingSource>,
    /// Years after its time at most.
    pub late: i64,
}

impl access::Record for Rule {}

impl NewRule {
    /// What it is about: two rules of one kind in one unit would say different things.
    pub(crate) fn about(&self) -> String {
        format!("{}:{}", self.unit.map_or(0, Id::number), self.category.map_or(0, Id::number))
    }
}

/// Sets a rule in place of what was said of the same.
pub fn set_rule(db: &Db, actor: &Actor, new: &NewRule) -> Result<Id<Rule>> {
    db.write(actor, |tx| {
        let permit = RULES.allow(actor, RuleVerb::Set, &())?;
        finance::source_may_be_named(tx, new.source, "source")?;
        let is_choice =
            |choices: Vec<look::Choice>, id: i64| choices.iter().any(|choice| choice.value == id.to_string());
        if let Some(unit) = new.unit
            && !is_choice(people::unit_choices(tx)?, unit.number())
        {
            return Err(Refused::field("unit", "not-a-choice"));
        }
        if let Some(category) = new.category
            && !is_choice(assets::category_choices(tx)?, category.number())
        {
            return Err(Refused::field("category", "not-a-choice"));
        }
        let rule = rules::put(tx, new)?;
        Ok(tx.say(permit, &Event::RuleSet { rule })?.with(rule))
    })
}

/// Takes a rule away.
pub fn remove_rule(db: &Db, actor: &Actor, id: Id<Rule>) -> Result<()> {
    db.write(actor, |tx| {
        let rule = rules::load(tx, actor, id)?;
        let permit = RULES.allow(actor, RuleVerb::Remove, &rule)?;
        rules::remove(tx, id)?;
        tx.say(permit, &Event::RuleRemoved { rule: id })
    })
}
