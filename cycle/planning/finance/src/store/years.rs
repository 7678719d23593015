use access::Actor;
use kernel::{Id, Moment, Refused, Result};
use look::Choice;
use store::{Reading, Sql, Tx};

use crate::{BudgetYear, YEARS, YearState, YearVerb};

type Columns = (Id<BudgetYear>, i64, Option<Moment>);

pub(crate) fn year((id, year, locked_at): Columns) -> Result<BudgetYear> {
    let year = i16::try_from(year).map_err(Refused::broken)?;
    let state = locked_at.map_or(YearState::Open, |at| YearState::Locked { at });
    Ok(BudgetYear { id, year, state })
}

/// The year, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<BudgetYear>) -> Result<BudgetYear> {
    let text = "SELECT budget_year.id, budget_year.year, budget_year.locked_at FROM budget_year WHERE {scope} AND budget_year.id = ?";
    year(reading.load(Sql::within(&YEARS.scope(actor, YearVerb::Read), text).bind(id))?)
}

/// The years that there are, the latest first; at most fifty.
pub fn all(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<BudgetYear>> {
    let text = "SELECT budget_year.id, budget_year.year, budget_year.locked_at FROM budget_year WHERE {scope}
                ORDER BY budget_year.year DESC LIMIT 50";
    let rows: Vec<Columns> = reading.all(Sql::within(&YEARS.scope(actor, YearVerb::Read), text))?;
    rows.into_iter().map(year).collect()
}

/// Years to choose from.
pub(crate) fn choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    let choice = |year: &BudgetYear| Choice::new(year.id.to_string(), year.year.to_string());
    Ok(all(reading, actor)?.iter().map(choice).collect())
}

pub(crate) fn insert(tx: &Tx<'_>, year: i16) -> Result<Id<BudgetYear>> {
    let known = Sql::open("is the year there", "SELECT COUNT(*) FROM budget_year WHERE year = ?");
    if tx.number(known.bind(i64::from(year)))? > 0 {
        return Err(Refused::field("year", "taken"));
    }
    tx.insert(Sql::change("INSERT INTO budget_year (year) VALUES (?)").bind(i64::from(year)))
}

/// Locks it; a conflict when somebody has done so meanwhile.
pub(crate) fn lock(tx: &Tx<'_>, id: Id<BudgetYear>) -> Result<()> {
    let sql = Sql::change("UPDATE budget_year SET locked_at = ? WHERE id = ? AND locked_at IS NULL");
    tx.run_one(sql.bind(tx.now()).bind(id))
}
