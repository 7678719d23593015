//! Terms and decisions of licences, which are written once.

use std::collections::HashMap;

use kernel::{Day, Id, Moment, Money, Person, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::licence::{Decision, Licence, What};
use crate::term::{Per, Period, Term};

const WITHIN: &str = "of licences that were loaded within scope";

fn word<T>(row: &Row, at: usize, of: fn(&str) -> Option<T>) -> Result<T> {
    let word: String = row.get(at)?;
    of(&word).ok_or_else(|| Refused::broken(format!("{word} is no word of a term")))
}

fn read(row: &Row) -> Result<(Id<Licence>, Term)> {
    let price: i64 = row.get(5)?;
    let term = Term {
        number: row.get(1)?,
        from: row.get(2)?,
        to: row.get(3)?,
        count: row.get(4)?,
        price: Money::sek(price),
        period: word(row, 6, Period::from_word)?,
        per: word(row, 7, Per::from_word)?,
        is_agreed: row.get::<i64>(8)? == 1,
        reason: row.get(9)?,
    };
    Ok((row.get(0)?, term))
}

/// The terms of these licences, in order, each number as it was last corrected.
pub(crate) fn of(reading: &Reading<'_>, ids: &[i64]) -> Result<HashMap<Id<Licence>, Vec<Term>>> {
    let mut terms: HashMap<Id<Licence>, Vec<Term>> = HashMap::new();
    if ids.is_empty() {
        return Ok(terms);
    }
    let text = "SELECT licence_id, number, from_day, to_day, count, price, period, per, is_agreed, reason
                FROM licence_term WHERE 1 = 1";
    let sql = Sql::open(WITHIN, text).and_in("licence_id", ids.iter().copied());
    for row in &reading.rows(sql.and("ORDER BY licence_id, number, id"))? {
        let (licence, term) = read(row)?;
        let all = terms.entry(licence).or_default();
        all.retain(|before| before.number != term.number);
        all.push(term);
    }
    Ok(terms)
}

pub(crate) fn add(tx: &Tx<'_>, id: Id<Licence>, term: &Term) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO licence_term (licence_id, number, from_day, to_day, count, price, period, per, is_agreed, reason,
         at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(term.number).bind(term.from).bind(term.to).bind(term.count);
    let sql = sql.bind(term.price.minor).bind(term.period.word()).bind(term.per.word());
    let sql = sql.bind(i64::from(term.is_agreed)).bind(&term.reason);
    tx.run_one(sql.bind(tx.now()).bind(tx.actor().person_id()))
}

/// Does another licence have the price of this agreement?
pub(crate) fn is_price_taken(
    reading: &Reading<'_>,
    agreement: Id<agreements::Agreement>,
    but: Option<Id<Licence>>,
) -> Result<bool> {
    let text = "SELECT COUNT(*) FROM licence_term JOIN licence ON licence.id = licence_term.licence_id
                WHERE licence.agreement_id = ? AND licence_term.is_agreed = 1 AND licence.id <> ?";
    let sql = Sql::open("a rule is judged, nothing is shown", text);
    Ok(reading.number(sql.bind(agreement).bind(but.map_or(0, Id::number)))? > 0)
}

type Decided = (Id<Licence>, String, i64, Day, i64, Option<i64>, String, Moment, Option<Id<Person>>);

/// The decisions about these licences, in the order in which they were made.
pub(crate) fn decided(reading: &Reading<'_>, ids: &[i64]) -> Result<HashMap<Id<Licence>, Vec<Decision>>> {
    let mut decisions: HashMap<Id<Licence>, Vec<Decision>> = HashMap::new();
    if ids.is_empty() {
        return Ok(decisions);
    }
    let text = "SELECT licence_id, what, term, from_day, count, amount, reason, at, by_id
                FROM licence_decision WHERE 1 = 1";
    let sql = Sql::open(WITHIN, text).and_in("licence_id", ids.iter().copied());
    for (licence, what, term, from, count, amount, reason, at, by) in
        reading.all::<Decided>(sql.and("ORDER BY licence_id, id"))?
    {
        let what = What::from_word(&what).ok_or_else(|| Refused::broken(format!("{what} is no decision")))?;
        let amount = amount.map(Money::sek);
        let decision = Decision { what, term, from, count, amount, reason, at, by };
        decisions.entry(licence).or_default().push(decision);
    }
    Ok(decisions)
}

pub(crate) fn decide(tx: &Tx<'_>, id: Id<Licence>, decision: &Decision) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO licence_decision (licence_id, what, term, from_day, count, amount, reason, at, by_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(decision.what.word()).bind(decision.term).bind(decision.from);
    let sql = sql.bind(decision.count).bind(decision.amount.map(|amount| amount.minor));
    tx.run_one(sql.bind(&decision.reason).bind(decision.at).bind(decision.by))
}
