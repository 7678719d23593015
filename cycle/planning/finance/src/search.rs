//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Reading, Sql, Tx, Upkeep};
use web::{Ask, Card, Hit};

use crate::store::{sources, years};
use crate::{
    BudgetLine, BudgetYear, Facts, FundingSource, POLICY, SOURCES, SourceVerb, Verb, YEARS, YearVerb, line,
    marks, source, year,
};

/// The name of the index.
pub(crate) const INDEX: &str = "budget_line";

fn words(name: &str, account: &str, activity: &str, project: &str) -> String {
    [name, account, activity, project].join("\n")
}

/// Puts a line's words into the index.
pub(crate) fn index(tx: &Tx<'_>, id: Id<BudgetLine>, facts: &Facts) -> Result<()> {
    tx.index(INDEX, id.number(), &words(&facts.name, &facts.account, &facts.activity, &facts.project))
}

fn card(id: Id<BudgetLine>, name: &str, year: i64) -> Card {
    Card { id: id.number(), title: format!("{name} {year}"), href: line::href(id), ..Card::default() }
}

/// The cards of those of these lines that the actor may read.
pub(crate) fn lines(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT budget_line.id, budget_line.name, budget_year.year FROM budget_line
                JOIN budget_year ON budget_year.id = budget_line.year_id WHERE {scope}";
    let sql =
        Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("budget_line.id", ids.iter().copied());
    let rows: Vec<(Id<BudgetLine>, String, i64)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(id, name, year)| card(id, &name, year)).collect())
}

/// The cards of those of these sources that the actor may read.
pub(crate) fn sources(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text =
        "SELECT funding_source.id, funding_source.name, funding_source.standing, funding_source.decision,
                funding_source.reference, funding_source.decided_on FROM funding_source WHERE {scope}";
    let scope = SOURCES.scope(actor, SourceVerb::Read);
    let sql = Sql::within(&scope, text).and_in("funding_source.id", ids.iter().copied());
    type Columns = (Id<FundingSource>, String, String, String, String, Option<kernel::Day>);
    let rows: Vec<Columns> = reading.all(sql)?;
    let card = |(id, title, word, decision, reference, day): Columns| {
        let standing = sources::standing(&word, decision, reference, day)?;
        let state = Some(marks::standing(ask.talk, &standing));
        Ok(Card { id: id.number(), title, href: source::href(id), state, ..Card::default() })
    };
    rows.into_iter().map(card).collect()
}

/// The cards of these years.
pub(crate) fn years(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text =
        "SELECT budget_year.id, budget_year.year, budget_year.locked_at FROM budget_year WHERE {scope}";
    let sql =
        Sql::within(&YEARS.scope(actor, YearVerb::Read), text).and_in("budget_year.id", ids.iter().copied());
    let rows: Vec<(Id<BudgetYear>, i64, Option<kernel::Moment>)> = reading.all(sql)?;
    let card = |row| {
        let it = years::year(row)?;
        let state = Some(marks::year(ask.talk, &it));
        let (id, title, href) = (it.id.number(), it.year.to_string(), year::href(it.id));
        Ok(Card { id, title, href, state, ..Card::default() })
    };
    rows.into_iter().map(card).collect()
}

/// Lines whose words answer the query, the latest year first, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching(INDEX, "budget_line.id", query) else {
        return Ok(Vec::new());
    };
    let text = "SELECT budget_line.id, budget_line.name, budget_year.year, budget_line.account,
                budget_line.activity, budget_line.project FROM budget_line
                JOIN budget_year ON budget_year.id = budget_line.year_id WHERE {scope} AND";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text).and(&condition).bind(value);
    let sql = sql.and("ORDER BY budget_year.year DESC, budget_line.name, budget_line.id LIMIT ?").bind(limit);
    let rows: Vec<(Id<BudgetLine>, String, i64, String, String, String)> = reading.all(sql)?;
    let hit = |(id, name, year, account, activity, project): (_, String, i64, String, String, String)| {
        let texts = [account, activity, project];
        let told: Vec<&str> = texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        Hit { card: card(id, &name, year), text: told.join(" · ") }
    };
    Ok(rows.into_iter().map(hit).collect())
}

/// Lines that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the lines, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text =
            "SELECT id, name, account, activity, project FROM budget_line WHERE id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all lines; a hit is shown within scope", text);
        let rows: Vec<(i64, String, String, String, String)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id, name, account, activity, project) in &rows {
            tx.index(INDEX, *id, &words(name, account, activity, project))?;
        }
        Ok(rows.last().map(|(id, ..)| *id))
    })? {
        after = last;
    }
    Ok(())
}
