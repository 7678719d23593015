use std::collections::HashMap;

use access::Actor;
use assets::Category;
use finance::FundingSource;
use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::{NewRule, RULES, Rule, RuleVerb};

type Columns = (Id<Rule>, Option<Id<Category>>, Option<Id<Unit>>, Id<FundingSource>, i64);

fn rule((id, category, unit, source, late): Columns) -> Rule {
    Rule { id, new: NewRule { category, unit, source, late } }
}

const COLUMNS: &str =
    "level_rule.id, level_rule.category_id, level_rule.unit_id, level_rule.source_id, level_rule.late_years";

/// The rule, if the actor may see it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Rule>) -> Result<Rule> {
    let text = format!("SELECT {COLUMNS} FROM level_rule WHERE {{scope}} AND level_rule.id = ?");
    let sql = Sql::within(&RULES.scope(actor, RuleVerb::Read), &text).bind(id);
    reading.find::<Columns>(sql)?.map(rule).ok_or(Refused::NotFound)
}

/// Sets it in place of what was said of the same.
pub(crate) fn put(tx: &Tx<'_>, new: &NewRule) -> Result<Id<Rule>> {
    let sql = Sql::open("is something said of the same", "SELECT id FROM level_rule WHERE about = ?");
    if let Some((id,)) = tx.find::<(Id<Rule>,)>(sql.bind(new.about()))? {
        let sql =
            Sql::change("UPDATE level_rule SET source_id = ?, late_years = ?, made_at = ? WHERE id = ?");
        tx.run_one(sql.bind(new.source).bind(new.late).bind(tx.now()).bind(id))?;
        return Ok(id);
    }
    let sql = Sql::change(
        "INSERT INTO level_rule (category_id, unit_id, source_id, late_years, about, made_at)
         VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(new.category).bind(new.unit).bind(new.source).bind(new.late);
    tx.insert(sql.bind(new.about()).bind(tx.now()))
}

pub(crate) fn remove(tx: &Tx<'_>, id: Id<Rule>) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM level_rule WHERE id = ?").bind(id))
}

/// The rules, as they are asked for: the nearest of a kind in a unit.
pub(crate) struct Nearest {
    /// By unit, the rules that reach it, from the lowest unit up; those of everywhere last.
    of_unit: HashMap<Id<Unit>, Vec<Rule>>,
    everywhere: Vec<Rule>,
}

impl Nearest {
    pub(crate) fn of(&self, unit: Id<Unit>, category: Id<Category>) -> Option<NewRule> {
        let own = self.of_unit.get(&unit).map_or(&[][..], Vec::as_slice);
        let all = own.iter().chain(&self.everywhere);
        let reaching: Vec<&Rule> =
            all.filter(|it| it.new.category.is_none_or(|kind| kind == category)).collect();
        // The lowest unit first; there the kind's own before that of all kinds.
        let lowest = reaching.first().map(|it| it.new.unit)?;
        let there = reaching.iter().filter(|it| it.new.unit == lowest);
        there.max_by_key(|it| it.new.category.is_some()).map(|it| it.new)
    }
}

/// All rules: an organisation has as many as it has kinds and units to pay for apart.
pub(crate) fn all(reading: &Reading<'_>) -> Result<Nearest> {
    let why = "who pays is asked for a plan whose reader sees all money";
    let text = format!("SELECT {COLUMNS} FROM level_rule ORDER BY level_rule.id LIMIT 5000");
    let rules: Vec<Rule> = reading.all::<Columns>(Sql::open(why, &text))?.into_iter().map(rule).collect();
    let by_id: HashMap<Id<Rule>, &Rule> = rules.iter().map(|rule| (rule.id, rule)).collect();
    let text = "SELECT c.descendant, level_rule.id FROM level_rule
                JOIN unit_closure c ON c.ancestor = level_rule.unit_id
                ORDER BY c.descendant, (SELECT COUNT(*) FROM unit_closure d WHERE d.descendant = level_rule.unit_id) DESC,
                level_rule.id";
    let mut of_unit: HashMap<Id<Unit>, Vec<Rule>> = HashMap::new();
    for (unit, id) in reading.all::<(Id<Unit>, Id<Rule>)>(Sql::open(why, text))? {
        if let Some(rule) = by_id.get(&id) {
            of_unit.entry(unit).or_default().push((*rule).clone());
        }
    }
    let everywhere = rules.iter().filter(|rule| rule.new.unit.is_none()).cloned().collect();
    Ok(Nearest { of_unit, everywhere })
}
