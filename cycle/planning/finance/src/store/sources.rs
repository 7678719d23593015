use access::Actor;
use kernel::{Day, Id, Money, Refused, Result};
use look::Choice;
use store::{Reading, Row, Sql, Tx, Value};

use super::{known, money};
use crate::{Decision, FundingSource, SOURCES, SourceKind, SourceVerb, Standing};

const COLUMNS: &str = "funding_source.id, funding_source.name, funding_source.kind, funding_source.unit_id,
    funding_source.standing, funding_source.decision, funding_source.reference, funding_source.decided_on,
    funding_source.version";

pub(crate) fn standing(word: &str, text: String, reference: String, day: Option<Day>) -> Result<Standing> {
    let decision = day.map(|day| Decision { text, reference, day });
    match (word, decision) {
        ("applied-for", _) => Ok(Standing::AppliedFor),
        ("granted", Some(decision)) => Ok(Standing::Granted(decision)),
        ("refused", Some(decision)) => Ok(Standing::Refused(decision)),
        _ => Err(Refused::broken(format!("a source is {word}"))),
    }
}

fn read(row: &Row) -> Result<FundingSource> {
    let (kind, word): (String, String) = (row.get(2)?, row.get(4)?);
    Ok(FundingSource {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: known(&kind, SourceKind::from_word)?,
        unit: row.get(3)?,
        standing: standing(&word, row.get(5)?, row.get(6)?, row.get(7)?)?,
        version: row.get(8)?,
    })
}

/// The source, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<FundingSource>) -> Result<FundingSource> {
    let text = format!("SELECT {COLUMNS} FROM funding_source WHERE {{scope}} AND funding_source.id = ?");
    let sql = Sql::within(&SOURCES.scope(actor, SourceVerb::Read), &text).bind(id);
    read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

/// Sources to choose from among those that the actor may read, by name; refused ones are none.
pub fn choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    let text = "SELECT funding_source.id, funding_source.name FROM funding_source
                WHERE {scope} AND funding_source.standing <> 'refused' ORDER BY funding_source.name LIMIT 500";
    let sql = Sql::within(&SOURCES.scope(actor, SourceVerb::Read), text);
    let found: Vec<(i64, String)> = reading.all(sql)?;
    Ok(found.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// Refuses a source that the actor may not name.
pub fn may_be_named(tx: &Tx<'_>, source: Id<FundingSource>, field: &'static str) -> Result<()> {
    let text = "SELECT COUNT(*) FROM funding_source WHERE {scope} AND funding_source.standing <> 'refused'
                AND funding_source.id = ?";
    let sql = Sql::within(&SOURCES.scope(tx.actor(), SourceVerb::Read), text).bind(source);
    if tx.number(sql)? == 1 { Ok(()) } else { Err(Refused::field(field, "not-a-choice")) }
}

fn bound(sql: Sql, source: &FundingSource) -> Sql {
    let nothing = || (Value::from(""), Value::from(""), Value::Null);
    let (text, reference, day) = match &source.standing {
        Standing::AppliedFor => nothing(),
        Standing::Granted(it) | Standing::Refused(it) => {
            (Value::from(&it.text), Value::from(&it.reference), Value::from(it.day))
        }
    };
    sql.bind(&source.name)
        .bind(source.kind.word())
        .bind(source.unit)
        .bind(source.standing.word())
        .bind(text)
        .bind(reference)
        .bind(day)
}

fn is_free(tx: &Tx<'_>, name: &str, but: Id<FundingSource>) -> Result<()> {
    let sql =
        Sql::open("is the name taken", "SELECT COUNT(*) FROM funding_source WHERE name = ? AND id <> ?");
    if tx.number(sql.bind(name).bind(but))? == 0 { Ok(()) } else { Err(Refused::field("name", "taken")) }
}

pub(crate) fn insert(tx: &Tx<'_>, source: &FundingSource) -> Result<Id<FundingSource>> {
    is_free(tx, &source.name, source.id)?;
    let sql = Sql::change(
        "INSERT INTO funding_source (name, kind, unit_id, standing, decision, reference, decided_on)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(sql, source))
}

/// Stores a source that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, source: &FundingSource) -> Result<()> {
    is_free(tx, &source.name, source.id)?;
    let sql = Sql::change(
        "UPDATE funding_source SET name = ?, kind = ?, unit_id = ?, standing = ?, decision = ?, reference = ?,
         decided_on = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, source).bind(source.id).bind(source.version))
}

/// How much the source gives at most in a year; none takes the ceiling away.
pub(crate) fn set_ceiling(
    tx: &Tx<'_>,
    id: Id<FundingSource>,
    year: i64,
    amount: Option<Money>,
) -> Result<()> {
    tx.run(Sql::change("DELETE FROM funding_ceiling WHERE source_id = ? AND year = ?").bind(id).bind(year))?;
    if let Some(amount) = amount {
        let sql = Sql::change("INSERT INTO funding_ceiling (source_id, year, amount) VALUES (?, ?, ?)");
        tx.run(sql.bind(id).bind(year).bind(amount.minor))?;
    }
    Ok(())
}

/// What a source gives and pays in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YearOfSource {
    pub year: i64,
    pub ceiling: Option<Money>,
    /// The plan of all parts that it pays, in all units.
    pub allocated: Money,
}

/// A source's years with a ceiling or with lines that it pays, the latest first.
pub(crate) fn years_of(reading: &Reading<'_>, id: Id<FundingSource>) -> Result<Vec<YearOfSource>> {
    let sql = Sql::open(
        "sums alone, of a source that was loaded within scope",
        "SELECT y.year, MAX(y.ceiling), CAST(SUM(y.plan) AS BIGINT) FROM (
            SELECT year, amount AS ceiling, 0 AS plan FROM funding_ceiling WHERE source_id = ?
            UNION ALL
            SELECT budget_year.year, NULL, budget_part.plan FROM budget_part
            JOIN budget_line ON budget_line.id = budget_part.line_id
            JOIN budget_year ON budget_year.id = budget_line.year_id WHERE budget_part.source_id = ?) y
         GROUP BY y.year ORDER BY y.year DESC LIMIT 50",
    );
    let rows: Vec<(i64, Option<i64>, i64)> = reading.all(sql.bind(id).bind(id))?;
    let year = |(year, ceiling, plan): (i64, Option<i64>, i64)| YearOfSource {
        year,
        ceiling: ceiling.map(money),
        allocated: money(plan),
    };
    Ok(rows.into_iter().map(year).collect())
}

/// What a source gives at most in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CeilingOfYear {
    pub source: Id<FundingSource>,
    pub year: i64,
    pub amount: Money,
}

/// The ceilings of these years, of the sources that the actor may read and that have not been refused.
pub fn ceilings(
    reading: &Reading<'_>,
    actor: &Actor,
    years: std::ops::RangeInclusive<i64>,
) -> Result<Vec<CeilingOfYear>> {
    let text = "SELECT funding_source.id, funding_ceiling.year, funding_ceiling.amount FROM funding_source
                JOIN funding_ceiling ON funding_ceiling.source_id = funding_source.id
                WHERE {scope} AND funding_source.standing <> 'refused'
                AND funding_ceiling.year >= ? AND funding_ceiling.year <= ?
                ORDER BY funding_source.id, funding_ceiling.year LIMIT 5000";
    let sql = Sql::within(&SOURCES.scope(actor, SourceVerb::Read), text).bind(*years.start());
    let rows: Vec<(Id<FundingSource>, i64, i64)> = reading.all(sql.bind(*years.end()))?;
    let one = |(source, year, amount)| CeilingOfYear { source, year, amount: money(amount) };
    Ok(rows.into_iter().map(one).collect())
}
