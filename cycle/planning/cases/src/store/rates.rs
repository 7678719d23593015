use access::Actor;
use capital::{Base, Rates};
use kernel::{Id, Refused, Result};
use look::Choice;
use store::{Reading, Row, Sql, Tx};

use super::known;
use crate::rates::Decision;
use crate::{RATES, RatesVerb};

const COLUMNS: &str = "internal_rates.id, internal_rates.decided_on, internal_rates.decision,
    internal_rates.reference, internal_rates.base";

fn read(reading: &Reading<'_>, row: &Row) -> Result<Decision> {
    let (id, base): (Id<Decision>, String) = (row.get(0)?, row.get(4)?);
    let sql = Sql::open(
        "the rates of a decision that was loaded",
        "SELECT year, rate FROM internal_rate WHERE rates_id = ? ORDER BY year",
    );
    let by_year: Vec<(i64, i64)> = reading.all(sql.bind(id))?;
    Ok(Decision {
        id,
        day: row.get(1)?,
        text: row.get(2)?,
        reference: row.get(3)?,
        base: known(&base, Base::from_word)?,
        rates: Rates::new(by_year).ok_or_else(|| Refused::broken("a decision without rates"))?,
    })
}

/// The decision, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Decision>) -> Result<Decision> {
    let text = format!("SELECT {COLUMNS} FROM internal_rates WHERE {{scope}} AND internal_rates.id = ?");
    let sql = Sql::within(&RATES.scope(actor, RatesVerb::Read), &text).bind(id);
    read(reading, reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

/// The decision that a case is reckoned by: whoever reads the case reads what it is reckoned by.
pub(crate) fn load_any(reading: &Reading<'_>, id: Id<Decision>) -> Result<Decision> {
    let text = format!("SELECT {COLUMNS} FROM internal_rates WHERE internal_rates.id = ?");
    let sql = Sql::open("what a case that was loaded within scope is reckoned by", &text).bind(id);
    read(reading, reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

/// The latest decision: new cases are reckoned by it.
pub(crate) fn latest(reading: &Reading<'_>) -> Result<Option<Id<Decision>>> {
    let text = "SELECT id FROM internal_rates ORDER BY decided_on DESC, id DESC LIMIT 1";
    let found: Option<(Id<Decision>,)> =
        reading.find(Sql::open("which rates a new case is reckoned by", text))?;
    Ok(found.map(|(id,)| id))
}

/// Decisions to choose from, the latest first.
pub(crate) fn choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    let text =
        "SELECT internal_rates.id, internal_rates.decided_on, internal_rates.decision FROM internal_rates
                WHERE {scope} ORDER BY internal_rates.decided_on DESC, internal_rates.id DESC LIMIT 50";
    let sql = Sql::within(&RATES.scope(actor, RatesVerb::Read), text);
    let found: Vec<(i64, String, String)> = reading.all(sql)?;
    let choice =
        |(id, day, text): (i64, String, String)| Choice::new(id.to_string(), format!("{day} {text}"));
    Ok(found.into_iter().map(choice).collect())
}

pub(crate) fn insert(tx: &Tx<'_>, new: &Decision) -> Result<Id<Decision>> {
    let sql = Sql::change(
        "INSERT INTO internal_rates (decided_on, decision, reference, base, at, by_id) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(new.day).bind(&new.text).bind(&new.reference).bind(new.base.word());
    let id: Id<Decision> = tx.insert(sql.bind(tx.now()).bind(tx.actor().person_id()))?;
    for (year, rate) in new.rates.by_year() {
        let sql = Sql::change("INSERT INTO internal_rate (rates_id, year, rate) VALUES (?, ?, ?)");
        tx.run(sql.bind(id).bind(*year).bind(*rate))?;
    }
    Ok(id)
}
