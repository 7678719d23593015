use kernel::{FieldErrors, Input, Result};
use look::Choice;
use web::{Ask, Draft, Field, Form, Reply};

use crate::rule::{NewRule, remove_rule, set_rule};
use crate::rule_page::href;
use crate::store::rules;
use crate::{RULES, RuleVerb};

/// Years after its time that can be chosen.
const LATE: std::ops::RangeInclusive<i64> = 0..=10;

pub(crate) struct SetRule;

impl Form for SetRule {
    const NAME: &'static str = "levelling-rule-set";
    const FIELDS: &'static [Field] = &[
        Field::pick("category"),
        Field::pick("unit"),
        Field::pick("source").required(),
        Field::number("late", 0, 10).required(),
    ];
    type New = NewRule;

    fn parse(input: &Input) -> Result<NewRule, FieldErrors> {
        let (category, unit) = (input.optional_id("category"), input.optional_id("unit"));
        let (source, late) = (input.id("source"), input.number("late", LATE));
        kernel::all_or_errors!(NewRule { category, unit, source, late })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        RULES.allow(ask.actor, RuleVerb::Set, &())?;
        let (kinds, units, sources) = ask.db.read(|reading| {
            let kinds = assets::category_choices(reading)?;
            let units = people::unit_choices(reading)?;
            Ok((kinds, units, finance::source_choices(reading, ask.actor)?))
        })?;
        let all = |key: &str, some: Vec<Choice>| {
            std::iter::once(Choice::new("", ask.say(key))).chain(some).collect::<Vec<_>>()
        };
        let draft = Draft::default()
            .crumb("/refresh/level", ask.say("levelling-title"))
            .crumb("/refresh/level/rules", ask.say("levelling-rules-list-title"))
            .value("late", "2")
            .cancel("/refresh/level/rules");
        Ok(draft
            .choices("category", all("levelling-all-kinds", kinds))
            .choices("unit", all("levelling-all-units", units))
            .choices("source", sources))
    }

    fn act(ask: &Ask<'_>, new: NewRule) -> Result<Reply> {
        let id = set_rule(ask.db, ask.actor, &new)?;
        Ok(Reply::made("level-rule", id.number(), href(id), "levelling-rule-set"))
    }
}

/// Takes a rule away, when somebody has been asked whether they mean it.
pub(crate) struct RemoveRule;

impl Form for RemoveRule {
    const NAME: &'static str = "levelling-rule-remove";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let rule = ask.db.read(|reading| rules::load(reading, ask.actor, ask.id("id")?))?;
        RULES.allow(ask.actor, RuleVerb::Remove, &rule)?;
        let mut draft = Draft::default()
            .crumb("/refresh/level", ask.say("levelling-title"))
            .crumb("/refresh/level/rules", ask.say("levelling-rules-list-title"))
            .cancel(href(rule.id));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        remove_rule(ask.db, ask.actor, ask.id("id")?)?;
        Ok(Reply::see("/refresh/level/rules", "levelling-rule-removed"))
    }
}
