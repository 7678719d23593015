use access::Actor;
use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Row, Sql};

use super::{known, money};
use crate::{BudgetLine, BudgetYear, Figures, Kind, POLICY, Verb};

/// The most lines of a year that are looked at together.
pub const LINES_TOGETHER: usize = 20_000;

/// A line of a year as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFigures {
    pub id: Id<BudgetLine>,
    pub name: String,
    pub unit: Id<Unit>,
    pub unit_name: String,
    pub account: String,
    pub kind: Kind,
    pub figures: Figures,
    /// Has somebody said what it will cost? Otherwise the forecast is the plan.
    pub is_said: bool,
}

fn read(row: &Row) -> Result<LineFigures> {
    let kind: String = row.get(5)?;
    Ok(LineFigures {
        id: row.get(0)?,
        name: row.get(1)?,
        unit: row.get(2)?,
        unit_name: row.get(3)?,
        account: row.get(4)?,
        kind: known(&kind, Kind::from_word)?,
        figures: Figures {
            plan: money(row.get(6)?),
            bound: money(row.get(7)?),
            spent: money(row.get(8)?),
            forecast: money(row.get(9)?),
        },
        is_said: row.get(10)?,
    })
}

/// The lines of a year that the actor may read, of a unit with all below it or of all, by name. More than
/// [`LINES_TOGETHER`] are refused: a unit is to be chosen.
pub fn lines_of_year(
    reading: &Reading<'_>,
    actor: &Actor,
    year: Id<BudgetYear>,
    unit: Option<Id<Unit>>,
) -> Result<Vec<LineFigures>> {
    let text = "SELECT budget_line.id, budget_line.name, budget_line.unit_id, unit.name, budget_line.account,
            budget_line.kind, CAST(SUM(budget_part.plan) AS BIGINT), CAST(SUM(budget_part.bound) AS BIGINT),
            CAST(SUM(budget_part.spent) AS BIGINT), CAST(SUM(budget_part.forecast) AS BIGINT),
            budget_line.forecast_said IS NOT NULL
         FROM budget_line JOIN budget_part ON budget_part.line_id = budget_line.id
         JOIN unit ON unit.id = budget_line.unit_id
         WHERE {scope} AND budget_line.year_id = ?";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(year);
    let sql = match unit {
        Some(unit) => sql
            .and("AND budget_line.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)")
            .bind(unit),
        None => sql,
    };
    let sql = sql.and(
        "GROUP BY budget_line.id, budget_line.name, budget_line.unit_id, unit.name, budget_line.account,
         budget_line.kind, budget_line.forecast_said ORDER BY budget_line.name, budget_line.id LIMIT ?",
    );
    let rows = reading.rows(sql.bind(i64::try_from(LINES_TOGETHER + 1).unwrap_or(i64::MAX)))?;
    if rows.len() > LINES_TOGETHER {
        return Err(Refused::field("unit", "too-many-budget-lines"));
    }
    rows.iter().map(read).collect()
}
