//! Rules, and what each changed when it came or went.

use access::Actor;
use kernel::{Id, Money, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::rule::{Kind, Place, Rule, Says};
use crate::scenario::Scenario;
use crate::{RULES, RuleVerb};

const COLUMNS: &str = "refresh_rule.id, refresh_rule.scenario_id, refresh_rule.kind, refresh_rule.category_id,
    refresh_rule.model_id, refresh_rule.unit_id, refresh_rule.asset_id, refresh_rule.of_unit, refresh_rule.year,
    refresh_rule.months, refresh_rule.amount, refresh_rule.percent, refresh_rule.reason, refresh_rule.reference,
    refresh_rule.ended_at";

/// Rules in force that are held against each other; no plan known to us has a tenth of them.
const IN_FORCE: i64 = 10_000;

/// What a rule says, of its word and its figures.
pub(crate) fn says(
    kind: &str,
    (year, months, amount, percent): (Option<i64>, Option<i64>, Option<i64>, Option<i64>),
) -> Option<Says> {
    Some(match Kind::from_word(kind)? {
        Kind::Life => Says::Life { months: months? },
        Kind::Year => Says::Year { year: year? },
        Kind::Price => Says::Price { year: year?, amount: Money::sek(amount?), index: percent? },
        Kind::Dearer => Says::Dearer { year: year?, percent: percent? },
        Kind::Loss => Says::Loss { percent: percent? },
        Kind::Wait => Says::Wait { year: year?, months: months? },
        Kind::Leave => Says::Leave { year: year? },
    })
}

fn read(row: &Row) -> Result<Rule> {
    let kind: String = row.get(2)?;
    let figures = (row.get(8)?, row.get(9)?, row.get(10)?, row.get(11)?);
    let says = says(&kind, figures).ok_or_else(|| Refused::broken(format!("a rule is {kind}")))?;
    let place = Place { category: row.get(3)?, model: row.get(4)?, unit: row.get(5)?, asset: row.get(6)? };
    let ended: Option<kernel::Moment> = row.get(14)?;
    Ok(Rule {
        id: row.get(0)?,
        scenario: row.get(1)?,
        place,
        of_unit: row.get(7)?,
        says,
        reason: row.get(12)?,
        reference: row.get(13)?,
        is_ended: ended.is_some(),
    })
}

/// The rule, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Rule>) -> Result<Rule> {
    let text = format!("SELECT {COLUMNS} FROM refresh_rule WHERE {{scope}} AND refresh_rule.id = ?");
    let sql = Sql::within(&RULES.scope(actor, RuleVerb::Read), &text).bind(id);
    read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

/// The rules that hold for the plan, and those of a scenario beside them.
pub(crate) fn in_force(reading: &Reading<'_>, scenario: Option<Id<Scenario>>) -> Result<Vec<Rule>> {
    let why = "the plan is made of all rules; what comes of it is shown within scope";
    let text = format!(
        "SELECT {COLUMNS} FROM refresh_rule WHERE refresh_rule.ended_at IS NULL
         AND (refresh_rule.scenario_id IS NULL OR refresh_rule.scenario_id = ?) ORDER BY refresh_rule.id LIMIT ?"
    );
    let sql = Sql::open(why, &text).bind(scenario.map_or(0, Id::number)).bind(IN_FORCE);
    reading.rows(sql)?.iter().map(read).collect()
}

/// The rules of a scenario that are not taken out of it.
pub(crate) fn of(reading: &Reading<'_>, scenario: Id<Scenario>) -> Result<Vec<Rule>> {
    let text = format!(
        "SELECT {COLUMNS} FROM refresh_rule WHERE refresh_rule.scenario_id = ? AND refresh_rule.ended_at IS NULL
         ORDER BY refresh_rule.id LIMIT ?"
    );
    let sql = Sql::open("of a scenario that was loaded within scope", &text).bind(scenario);
    reading.rows(sql.bind(Scenario::RULES as i64))?.iter().map(read).collect()
}

/// The rule that stands in the same slot, if there is one.
pub(crate) fn standing(reading: &Reading<'_>, new: &Rule) -> Result<Option<Id<Rule>>> {
    let text = "SELECT id FROM refresh_rule WHERE slot = ? AND ended_at IS NULL";
    let sql = Sql::open("what a new rule takes the place of", text);
    let found: Option<(Id<Rule>,)> =
        reading.find(sql.bind(Rule::slot(new.scenario, &new.place, new.says)))?;
    Ok(found.map(|(id,)| id))
}

/// The numbers of what a rule says: year, months, öre, hundredths of a per cent.
fn figures(says: Says) -> (Option<i64>, Option<i64>, Option<i64>, Option<i64>) {
    match says {
        Says::Life { months } => (None, Some(months), None, None),
        Says::Year { year } | Says::Leave { year } => (Some(year), None, None, None),
        Says::Price { year, amount, index } => (Some(year), None, Some(amount.minor), Some(index)),
        Says::Dearer { year, percent } => (Some(year), None, None, Some(percent)),
        Says::Loss { percent } => (None, None, None, Some(percent)),
        Says::Wait { year, months } => (Some(year), Some(months), None, None),
    }
}

pub(crate) fn insert(tx: &Tx<'_>, new: &Rule) -> Result<Id<Rule>> {
    let (year, months, amount, percent) = figures(new.says);
    let sql = Sql::change(
        "INSERT INTO refresh_rule (scenario_id, kind, category_id, model_id, unit_id, asset_id, of_unit, year, months,
         amount, percent, reason, reference, slot, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let place = &new.place;
    let sql = sql.bind(new.scenario).bind(new.says.kind().word()).bind(place.category).bind(place.model);
    let sql = sql.bind(place.unit).bind(place.asset).bind(new.of_unit).bind(year).bind(months);
    let sql = sql.bind(amount).bind(percent).bind(&new.reason).bind(&new.reference);
    let sql = sql.bind(Rule::slot(new.scenario, place, new.says));
    tx.insert(sql.bind(tx.now()).bind(tx.actor().person_id()))
}

/// Ends a rule that is in force; a conflict when somebody else did.
pub(crate) fn end(tx: &Tx<'_>, id: Id<Rule>, why: &str) -> Result<()> {
    let sql = Sql::change(
        "UPDATE refresh_rule SET ended_at = ?, ended_by = ?, ended_why = ? WHERE id = ? AND ended_at IS NULL",
    );
    tx.run_one(sql.bind(tx.now()).bind(tx.actor().person_id()).bind(why).bind(id))
}

/// What a year cost before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    /// Did the rule come, or go?
    pub came: bool,
    pub year: i64,
    pub before: Money,
    pub after: Money,
}

pub(crate) fn note_effects(tx: &Tx<'_>, rule: Id<Rule>, effects: &[Effect]) -> Result<()> {
    for it in effects {
        let sql = Sql::change(
            "INSERT INTO refresh_effect (rule_id, came, year, before_ore, after_ore) VALUES (?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(rule).bind(i64::from(it.came)).bind(it.year);
        tx.run_one(sql.bind(it.before.minor).bind(it.after.minor))?;
    }
    Ok(())
}

/// What a rule that was loaded changed, in the order of time.
pub(crate) fn effects(reading: &Reading<'_>, rule: Id<Rule>) -> Result<Vec<Effect>> {
    let text = "SELECT came, year, before_ore, after_ore FROM refresh_effect WHERE rule_id = ? ORDER BY id LIMIT 100";
    let found: Vec<(i64, i64, i64, i64)> =
        reading.all(Sql::open("of a rule that was loaded within scope", text).bind(rule))?;
    let effect = |(came, year, before, after): (i64, i64, i64, i64)| Effect {
        came: came != 0,
        year,
        before: Money::sek(before),
        after: Money::sek(after),
    };
    Ok(found.into_iter().map(effect).collect())
}
