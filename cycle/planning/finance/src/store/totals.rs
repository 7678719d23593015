use access::Actor;
use kernel::{Id, Money, Refused, Result, Unit};
use look::Choice;
use store::{Reading, Sql};

use super::money;
use crate::{BudgetLine, BudgetYear, Figures, POLICY, Verb};

kernel::worded! {
    /// What totals are grouped by.
    Group {
        Unit = "unit",
        Account = "account",
        Service = "service",
        Source = "source",
        Kind = "kind",
    }
}

impl Group {
    /// What lines of one group have in common, as text; `0` for those that have none.
    const fn key(self) -> &'static str {
        match self {
            Self::Unit => "CAST(budget_line.unit_id AS TEXT)",
            Self::Account => "budget_line.account",
            Self::Service => "CAST(COALESCE(budget_line.service_id, 0) AS TEXT)",
            Self::Source => "CAST(COALESCE(budget_part.source_id, 0) AS TEXT)",
            Self::Kind => "budget_line.kind",
        }
    }
}

/// What is summed: some years, and a unit with all below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub years: Vec<Id<BudgetYear>>,
    pub unit: Option<Id<Unit>>,
    pub by: Group,
}

/// A group's figures in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub year: Id<BudgetYear>,
    /// The unit's, service's or source's number, the account or the kind; `0` for lines that have none.
    pub key: String,
    pub figures: Figures,
    /// As much of the plan as nobody pays, or a source that is not granted.
    pub unfunded: Money,
}

/// Part of the plan that nobody pays: no source, or one that has not been granted.
pub(crate) const UNFUNDED: &str =
    "CASE WHEN funding_source.standing = 'granted' THEN 0 ELSE budget_part.plan END";

/// The question for the totals: also for tests that look at its plan.
pub(crate) fn sql(actor: &Actor, asked: &Asked) -> Sql {
    let key = asked.by.key();
    let text = format!(
        "SELECT budget_line.year_id, {key}, CAST(SUM(budget_part.plan) AS BIGINT),
            CAST(SUM(budget_part.bound) AS BIGINT), CAST(SUM(budget_part.spent) AS BIGINT),
            CAST(SUM(budget_part.forecast) AS BIGINT), CAST(SUM({UNFUNDED}) AS BIGINT)
         FROM budget_line JOIN budget_part ON budget_part.line_id = budget_line.id
         LEFT JOIN funding_source ON funding_source.id = budget_part.source_id
         WHERE {{scope}}"
    );
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text)
        .and_in("budget_line.year_id", asked.years.iter().copied());
    let sql = match asked.unit {
        Some(unit) => sql
            .and("AND budget_line.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)")
            .bind(unit),
        None => sql,
    };
    sql.and(&format!("GROUP BY budget_line.year_id, {key} ORDER BY {key}, budget_line.year_id"))
}

/// The figures of each group and year among the lines that the actor may read, in the keys' order.
pub fn totals(reading: &Reading<'_>, actor: &Actor, asked: &Asked) -> Result<Vec<Total>> {
    let rows: Vec<(Id<BudgetYear>, String, i64, i64, i64, i64, i64)> = reading.all(sql(actor, asked))?;
    let total = |(year, key, plan, bound, spent, forecast, unfunded)| Total {
        year,
        key,
        figures: Figures {
            plan: money(plan),
            bound: money(bound),
            spent: money(spent),
            forecast: money(forecast),
        },
        unfunded: money(unfunded),
    };
    Ok(rows.into_iter().map(total).collect())
}

/// Names of sources that pay lines which the reader may read.
pub fn source_names(reading: &Reading<'_>, ids: &[i64]) -> Result<Vec<(i64, String, String)>> {
    let text = "SELECT id, name, standing FROM funding_source WHERE 1 = 1";
    let sql = Sql::open("who pays a line is told to whoever reads the line", text);
    reading.all(sql.and_in("id", ids.iter().copied()))
}

/// Lines of open years to choose from, at most a thousand: the latest year first, then by name.
pub(crate) fn line_choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    let text = "SELECT budget_line.id, budget_year.year, budget_line.name, unit.name, budget_line.account
        FROM budget_line JOIN budget_year ON budget_year.id = budget_line.year_id
        JOIN unit ON unit.id = budget_line.unit_id
        WHERE {scope} AND budget_year.locked_at IS NULL
        ORDER BY budget_year.year DESC, budget_line.name, budget_line.id LIMIT 1000";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
    let rows: Vec<(i64, i64, String, String, String)> = reading.all(sql)?;
    let choice = |(id, year, name, unit, account): (i64, i64, String, String, String)| {
        Choice::new(id.to_string(), format!("{year} · {name} · {unit} · {account}"))
    };
    Ok(rows.into_iter().map(choice).collect())
}

/// Lines whose kept sums are not what their entries come to; none is as it should be. Of a locked year too.
pub fn audit(reading: &Reading<'_>) -> Result<Vec<Id<BudgetLine>>> {
    let sql = Sql::open(
        "what is wrong is told to whoever holds the machine, by number alone",
        "SELECT l.id,
            CAST(COALESCE((SELECT SUM(p.plan) FROM budget_part p WHERE p.line_id = l.id), 0) AS BIGINT),
            CAST(COALESCE((SELECT SUM(p.bound) FROM budget_part p WHERE p.line_id = l.id), 0) AS BIGINT),
            CAST(COALESCE((SELECT SUM(p.spent) FROM budget_part p WHERE p.line_id = l.id), 0) AS BIGINT),
            CAST(COALESCE((SELECT SUM(p.forecast) FROM budget_part p WHERE p.line_id = l.id), 0) AS BIGINT),
            l.forecast_said,
            CAST(COALESCE(SUM(CASE WHEN e.stage = 'plan' THEN e.amount END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN e.stage = 'commitment' THEN e.amount END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN e.stage = 'actual' THEN e.amount END), 0) AS BIGINT)
         FROM budget_line l LEFT JOIN ledger_entry e ON e.line_id = l.id
         GROUP BY l.id, l.forecast_said ORDER BY l.id",
    );
    type Sums = (Id<BudgetLine>, i64, i64, i64, i64, Option<i64>, i64, i64, i64);
    let mut wrong = Vec::new();
    for (line, plan, bound, spent, forecast, said, planned, committed, actual) in reading.all::<Sums>(sql)? {
        let stands = super::entries::standing_forecast(reading, line)?.map(|money| money.minor);
        let is_right = (plan, bound, spent) == (planned, committed, actual)
            && said == stands
            && forecast == stands.unwrap_or(plan);
        if !is_right {
            wrong.push(line);
        }
    }
    Ok(wrong)
}

/// What was spent in each budget year with a supplier that is called by one of these names in the ledger, on lines that
/// the actor may read; what was taken back aside. The years ascend.
pub fn spent_with(reading: &Reading<'_>, actor: &Actor, names: &[String]) -> Result<Vec<(i16, Money)>> {
    let text = "SELECT budget_year.year, CAST(SUM(ledger_entry.amount) AS BIGINT) FROM ledger_entry
        JOIN budget_line ON budget_line.id = ledger_entry.line_id
        JOIN budget_year ON budget_year.id = budget_line.year_id
        WHERE {scope} AND ledger_entry.stage = 'actual' AND ledger_entry.why <> 'reversal'
        AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = ledger_entry.id)";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text)
        .and_in("ledger_entry.supplier", names.iter().map(String::as_str))
        .and("GROUP BY budget_year.year ORDER BY budget_year.year");
    let found: Vec<(i64, i64)> = reading.all(sql)?;
    let year = |(year, sum)| Ok((i16::try_from(year).map_err(Refused::broken)?, money(sum)));
    found.into_iter().map(year).collect()
}

/// A year's figures, and as much of its plan as nobody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearFigures {
    pub year: i16,
    pub figures: Figures,
    pub unfunded: Money,
}

/// Each year's figures of the lines that the actor may read, of a unit with all below it or of all; the latest fifty
/// years, the latest first.
pub fn by_year(reading: &Reading<'_>, actor: &Actor, unit: Option<Id<Unit>>) -> Result<Vec<YearFigures>> {
    let years = super::years::all(reading, actor)?;
    let asked = Asked { years: years.iter().map(|year| year.id).collect(), unit, by: Group::Kind };
    let totals = if years.is_empty() { Vec::new() } else { totals(reading, actor, &asked)? };
    let broken = || Refused::broken("a year's sums do not fit");
    let sum = |year: &BudgetYear| {
        let mut sum = YearFigures { year: year.year, figures: Figures::NOTHING, unfunded: Money::ZERO };
        for total in totals.iter().filter(|total| total.year == year.id) {
            sum.figures = sum.figures.plus(total.figures).ok_or_else(broken)?;
            sum.unfunded = sum.unfunded.plus(total.unfunded).ok_or_else(broken)?;
        }
        Ok(sum)
    };
    years.iter().map(sum).collect()
}

/// The years that a question names, or the latest five; what is no year is refused.
pub(crate) fn years_asked(all: &[BudgetYear], asked: &str) -> Result<Vec<BudgetYear>> {
    if asked.is_empty() {
        let mut latest: Vec<BudgetYear> = all.iter().take(5).copied().collect();
        latest.reverse();
        return Ok(latest);
    }
    let found = all.iter().find(|year| year.year.to_string() == asked);
    found.map(|year| vec![*year]).ok_or_else(|| Refused::field("year", "not-a-choice"))
}
