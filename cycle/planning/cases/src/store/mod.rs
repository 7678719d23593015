//! All SQL of the room.

pub(crate) mod benefits;
pub(crate) mod costs;
pub(crate) mod decisions;
pub(crate) mod rates;

use access::Actor;
use kernel::{Id, Money, Refused, Result};
use store::{Migration, Reading, Row, Sql, Tx};

use crate::{Benefit, Case, Cost, Facts, POLICY, Picture, State, Verb, rates::Decision, search};

/// The room's tables.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "cases", name: "0001_cases", sql: include_str!("../../migrations/0001_cases.sql") }];

/// A stored word, which is always one of ours.
pub(crate) fn known<T>(word: &str, from_word: fn(&str) -> Option<T>) -> Result<T> {
    from_word(word).ok_or_else(|| Refused::broken(format!("{word} is stored where it means nothing")))
}

pub(crate) const fn money(minor: i64) -> Money {
    Money::sek(minor)
}

pub(crate) const COLUMNS: &str = "business_case.id, business_case.title, business_case.about,
    business_case.unit_id, business_case.first_year, business_case.years, business_case.state,
    business_case.revision, business_case.rates_id, business_case.version";

pub(crate) fn read(row: &Row) -> Result<Case> {
    let state: String = row.get(6)?;
    let facts = Facts {
        title: row.get(1)?,
        about: row.get(2)?,
        unit: row.get(3)?,
        first_year: row.get(4)?,
        years: row.get(5)?,
    };
    Ok(Case {
        id: row.get(0)?,
        facts,
        state: known(&state, State::from_word)?,
        revision: row.get(7)?,
        rates: row.get(8)?,
        version: row.get(9)?,
    })
}

/// The case, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Case>) -> Result<Case> {
    let text = format!("SELECT {COLUMNS} FROM business_case WHERE {{scope}} AND business_case.id = ?");
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(id);
    read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

/// A case with all that it is made of.
pub(crate) struct Whole {
    pub case: Case,
    pub costs: Vec<Cost>,
    pub benefits: Vec<Benefit>,
    pub rates: Option<Decision>,
}

impl Whole {
    pub(crate) fn picture(&self) -> Picture {
        Picture::of(&self.case, &self.costs, &self.benefits, self.rates.as_ref())
    }
}

/// All of a case that was loaded within scope.
pub(crate) fn whole(reading: &Reading<'_>, case: Case) -> Result<Whole> {
    let costs = costs::of(reading, case.id)?;
    let benefits = benefits::of(reading, case.id)?;
    let rates = case.rates.map(|rates| rates::load_any(reading, rates)).transpose()?;
    Ok(Whole { case, costs, benefits, rates })
}

fn bound(sql: Sql, case: &Case) -> Sql {
    let facts = &case.facts;
    sql.bind(&facts.title)
        .bind(&facts.about)
        .bind(facts.unit)
        .bind(facts.first_year)
        .bind(facts.years)
        .bind(case.state.word())
        .bind(case.revision)
        .bind(case.rates)
}

pub(crate) fn insert(tx: &Tx<'_>, case: &Case) -> Result<Id<Case>> {
    let sql = Sql::change(
        "INSERT INTO business_case (title, about, unit_id, first_year, years, state, revision, rates_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, case))?;
    search::index(tx, id, &case.facts)?;
    Ok(id)
}

/// Stores a case that was loaded, also when only its lines changed: its version says that they did. A conflict when
/// somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, case: &Case) -> Result<()> {
    let sql = Sql::change(
        "UPDATE business_case SET title = ?, about = ?, unit_id = ?, first_year = ?, years = ?, state = ?,
         revision = ?, rates_id = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, case).bind(case.id).bind(case.version))?;
    search::index(tx, case.id, &case.facts)
}

/// Do lines of costs or benefits lie outside these years? An investment must begin within them.
pub(crate) fn has_lines_outside(tx: &Tx<'_>, case: &Case) -> Result<bool> {
    let sql = Sql::open(
        "counts lines of a case that was loaded within scope",
        "SELECT COUNT(*) FROM (
            SELECT first_year, CASE WHEN kind = 'capital' THEN first_year ELSE last_year END AS last_year
            FROM case_cost WHERE case_id = ?
            UNION ALL SELECT first_year, last_year FROM case_benefit WHERE case_id = ?) it
         WHERE it.first_year < ? OR it.last_year > ?",
    );
    let sql = sql.bind(case.id).bind(case.id).bind(case.facts.first_year).bind(case.last_year());
    Ok(tx.number(sql)? > 0)
}
