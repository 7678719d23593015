use access::{Actor, Scope};
use kernel::{Id, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use super::{known, money, years};
use crate::line::key;
use crate::search;
use crate::{BudgetLine, Cannot, Facts, Figures, Funding, Kind, POLICY, Part, Post, Sums, Verb};

const COLUMNS: &str =
    "budget_line.id, budget_year.id, budget_year.year, budget_year.locked_at, budget_line.unit_id,
    budget_line.account, budget_line.activity, budget_line.service_id, budget_line.project, budget_line.kind,
    budget_line.name, budget_line.forecast_said, service.owner_id, budget_line.version, budget_post.salary,
    budget_post.on_costs, budget_post.share, budget_post.from_month, budget_post.months";

const FROM: &str = "budget_line JOIN budget_year ON budget_year.id = budget_line.year_id
    LEFT JOIN service ON service.id = budget_line.service_id
    LEFT JOIN budget_post ON budget_post.line_id = budget_line.id";

fn post(row: &Row) -> Result<Option<Post>> {
    let Some(salary) = row.get::<Option<i64>>(14)? else { return Ok(None) };
    Ok(Some(Post {
        salary: money(salary),
        on_costs: row.get(15)?,
        share: row.get(16)?,
        from_month: row.get(17)?,
        months: row.get(18)?,
    }))
}

fn read(reading: &Reading<'_>, row: &Row) -> Result<BudgetLine> {
    let kind: String = row.get(9)?;
    let (id, said): (_, Option<i64>) = (row.get(0)?, row.get(11)?);
    let (funding, figures) = parts(reading, id)?;
    let facts = Facts {
        unit: row.get(4)?,
        account: row.get(5)?,
        activity: row.get(6)?,
        service: row.get(7)?,
        project: row.get(8)?,
        kind: known(&kind, Kind::from_word)?,
        name: row.get(10)?,
    };
    let Figures { plan, bound, spent, .. } = figures;
    Ok(BudgetLine {
        id,
        year: years::year((row.get(1)?, row.get(2)?, row.get(3)?))?,
        facts,
        funding,
        sums: Sums { plan, bound, spent, said: said.map(money) },
        service_owner: row.get(12)?,
        post: post(row)?,
        version: row.get(13)?,
    })
}

type PartColumns = (Option<Id<crate::FundingSource>>, i64, i64, i64, i64, i64);

/// How a line is paid, and its figures.
fn parts(reading: &Reading<'_>, id: Id<BudgetLine>) -> Result<(Funding, Figures)> {
    let sql = Sql::open(
        "of a line that was loaded within scope",
        "SELECT source_id, share, plan, bound, spent, forecast FROM budget_part WHERE line_id = ? ORDER BY place",
    );
    let rows: Vec<PartColumns> = reading.all(sql.bind(id))?;
    let mut sum = Figures::NOTHING;
    for (_, _, plan, bound, spent, forecast) in &rows {
        let part = Figures {
            plan: money(*plan),
            bound: money(*bound),
            spent: money(*spent),
            forecast: money(*forecast),
        };
        sum = sum.plus(part).ok_or_else(|| Refused::broken("a line's sums do not fit"))?;
    }
    let parts = rows.into_iter().map(|(source, share, ..)| Part { source, share }).collect();
    Ok((Funding::stored(parts), sum))
}

/// The line, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<BudgetLine>) -> Result<BudgetLine> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

pub(crate) fn within(reading: &Reading<'_>, scope: &Scope, id: Id<BudgetLine>) -> Result<BudgetLine> {
    let text = format!("SELECT {COLUMNS} FROM {FROM} WHERE {{scope}} AND budget_line.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    read(reading, rows.first().ok_or(Refused::NotFound)?)
}

fn is_new(tx: &Tx<'_>, key: &str, but: Id<BudgetLine>) -> Result<()> {
    let sql =
        Sql::open("is a line like it there", "SELECT COUNT(*) FROM budget_line WHERE key = ? AND id <> ?");
    if tx.number(sql.bind(key).bind(but))? == 0 { Ok(()) } else { Err(Cannot::LineTwice.into()) }
}

fn bound(sql: Sql, line: &BudgetLine, key: &str) -> Sql {
    let facts = &line.facts;
    sql.bind(line.year.id)
        .bind(facts.unit)
        .bind(&facts.account)
        .bind(&facts.activity)
        .bind(facts.service)
        .bind(&facts.project)
        .bind(facts.kind.word())
        .bind(&facts.name)
        .bind(key)
}

/// Stores a new line without entries; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, line: &BudgetLine) -> Result<Id<BudgetLine>> {
    let key = key(line.year.id, &line.facts, &line.funding);
    is_new(tx, &key, line.id)?;
    let sql = Sql::change(
        "INSERT INTO budget_line (year_id, unit_id, account, activity, service_id, project, kind, name, key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, line, &key))?;
    set_parts(tx, id, &line.funding, line.sums)?;
    search::index(tx, id, &line.facts)?;
    Ok(id)
}

/// Stores what a line is and who pays it; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, line: &BudgetLine) -> Result<()> {
    let key = key(line.year.id, &line.facts, &line.funding);
    is_new(tx, &key, line.id)?;
    let sql = Sql::change(
        "UPDATE budget_line SET year_id = ?, unit_id = ?, account = ?, activity = ?, service_id = ?, project = ?,
         kind = ?, name = ?, key = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, line, &key).bind(line.id).bind(line.version))?;
    set_parts(tx, line.id, &line.funding, line.sums)?;
    search::index(tx, line.id, &line.facts)
}

/// Stores a line's sums, in the same write as the entries that changed them.
pub(crate) fn set_sums(tx: &Tx<'_>, line: &BudgetLine, sums: Sums) -> Result<()> {
    if sums.said != line.sums.said {
        let sql = Sql::change("UPDATE budget_line SET forecast_said = ? WHERE id = ?");
        tx.run_one(sql.bind(sums.said.map(|said| said.minor)).bind(line.id))?;
    }
    let split = line.funding.split(sums.figures()).ok_or(Cannot::TooLarge)?;
    for (place, figures) in (0_i64..).zip(split) {
        let sql = Sql::change(
            "UPDATE budget_part SET plan = ?, bound = ?, spent = ?, forecast = ? WHERE line_id = ? AND place = ?",
        );
        tx.run_one(figures_of(sql, figures).bind(line.id).bind(place))?;
    }
    Ok(())
}

fn figures_of(sql: Sql, figures: Figures) -> Sql {
    sql.bind(figures.plan.minor)
        .bind(figures.bound.minor)
        .bind(figures.spent.minor)
        .bind(figures.forecast.minor)
}

fn set_parts(tx: &Tx<'_>, id: Id<BudgetLine>, funding: &Funding, sums: Sums) -> Result<()> {
    tx.run(Sql::change("DELETE FROM budget_part WHERE line_id = ?").bind(id))?;
    let split = funding.split(sums.figures()).ok_or(Cannot::TooLarge)?;
    for (place, (part, figures)) in (0_i64..).zip(funding.parts().iter().zip(split)) {
        let sql = Sql::change(
            "INSERT INTO budget_part (plan, bound, spent, forecast, line_id, place, source_id, share)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        );
        tx.run(figures_of(sql, figures).bind(id).bind(place).bind(part.source).bind(part.share))?;
    }
    Ok(())
}

pub(crate) fn set_post(tx: &Tx<'_>, id: Id<BudgetLine>, post: &Post) -> Result<()> {
    tx.run(Sql::change("DELETE FROM budget_post WHERE line_id = ?").bind(id))?;
    let sql = Sql::change(
        "INSERT INTO budget_post (line_id, salary, on_costs, share, from_month, months) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(post.salary.minor).bind(post.on_costs);
    tx.run(sql.bind(post.share).bind(post.from_month).bind(post.months))?;
    Ok(())
}

/// Is the unit there and open?
pub(crate) fn is_open_unit(reading: &Reading<'_>, unit: Id<kernel::Unit>) -> Result<bool> {
    let unit = unit.to_string();
    Ok(people::unit_choices(reading)?.iter().any(|choice| choice.value == unit))
}
