use access::{Actor, Scope};
use kernel::{Day, Id, Moment, Money, Person, Refused, Result};
use store::{Reading, Row, Sql, Tx, Value};

use crate::agreement::{Agreement, Answerable, Decided, Decision, Facts, Kind, Processing};
use crate::conditions::{Conditions, Notice, NoticeUnit, Renewal};
use crate::cost;
use crate::term::{Outcome, open};
use crate::{POLICY, Verb};

const COLUMNS: &str =
    "agreement.id, agreement.name, agreement.reference, agreement.supplier_id, agreement.unit_id,
    agreement.owner_role, agreement.owner_id, agreement.kind, agreement.about, agreement.ceiling,
    agreement.processing, agreement.processing_note, agreement.start_day, agreement.initial_months,
    agreement.known_from, agreement.changed_at, agreement.version";

fn word<T>(row: &Row, at: usize, of: fn(&str) -> Option<T>) -> Result<T> {
    let word: String = row.get(at)?;
    of(&word).ok_or_else(|| Refused::broken(format!("{word} is no word of an agreement")))
}

fn read(row: &Row) -> Result<Agreement> {
    let ceiling: Option<i64> = row.get(9)?;
    let facts = Facts {
        name: row.get(1)?,
        reference: row.get(2)?,
        supplier: row.get(3)?,
        unit: row.get(4)?,
        answers: word(row, 5, Answerable::from_word)?,
        owner: row.get(6)?,
        kind: word(row, 7, Kind::from_word)?,
        about: row.get(8)?,
        ceiling: ceiling.map(Money::sek),
        processing: word(row, 10, Processing::from_word)?,
        processing_note: row.get(11)?,
        start: row.get(12)?,
        initial_months: row.get(13)?,
    };
    let (id, known_from, changed_at, version) = (row.get(0)?, row.get(14)?, row.get(15)?, row.get(16)?);
    Ok(Agreement {
        id,
        facts,
        conditions: Vec::new(),
        decisions: Vec::new(),
        known_from,
        changed_at,
        version,
    })
}

/// The agreement, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Agreement>) -> Result<Agreement> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

pub(crate) fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Agreement>) -> Result<Agreement> {
    let text = format!("SELECT {COLUMNS} FROM agreement WHERE {{scope}} AND agreement.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    let agreement = read(rows.first().ok_or(Refused::NotFound)?)?;
    let mut conditions = conditions(reading, id)?;
    // The first hold from the start, also when that was put right.
    if let Some(first) = conditions.first_mut() {
        first.from = agreement.facts.start;
    }
    Ok(Agreement { conditions, decisions: decisions(reading, id)?, ..agreement })
}

const WITHIN: &str = "the agreement was loaded within scope";

fn conditions(reading: &Reading<'_>, id: Id<Agreement>) -> Result<Vec<Conditions>> {
    let text = "SELECT from_day, renewal, renewal_months, renewals_at_most, notice, notice_unit, lead_days, price, indexed
                FROM agreement_conditions WHERE agreement_id = ? ORDER BY from_day, id";
    let read = |row: &Row| {
        let price: Option<i64> = row.get(7)?;
        Ok(Conditions {
            from: row.get(0)?,
            renewal: word(row, 1, Renewal::from_word)?,
            renewal_months: row.get(2)?,
            renewals_at_most: row.get(3)?,
            notice: Notice { count: row.get(4)?, unit: word(row, 5, NoticeUnit::from_word)? },
            lead_days: row.get(6)?,
            price: price.map(Money::sek),
            indexed: row.get(8)?,
        })
    };
    reading.rows(Sql::open(WITHIN, text).bind(id))?.iter().map(read).collect()
}

fn decisions(reading: &Reading<'_>, id: Id<Agreement>) -> Result<Vec<Decision>> {
    let text = "SELECT term, outcome, last_day, reason, at, by_id FROM agreement_decision
                WHERE agreement_id = ? ORDER BY id";
    type Columns = (i64, String, Option<Day>, String, Moment, Option<Id<Person>>);
    let rows: Vec<Columns> = reading.all(Sql::open(WITHIN, text).bind(id))?;
    let decision = |(number, outcome, last_day, reason, at, by): Columns| {
        let what = match (last_day, Outcome::from_word(&outcome)) {
            (Some(last_day), _) => Decided::Cut { last_day },
            (None, Some(outcome)) => Decided::Term { number, outcome },
            (None, None) => return Err(Refused::broken(format!("{outcome} is no outcome"))),
        };
        Ok(Decision { what, reason, at, by })
    };
    rows.into_iter().map(decision).collect()
}

fn bound(sql: Sql, facts: &Facts, now: Moment) -> Sql {
    sql.bind(&facts.name)
        .bind(&facts.reference)
        .bind(facts.supplier)
        .bind(facts.unit)
        .bind(facts.answers.word())
        .bind(facts.owner)
        .bind(facts.kind.word())
        .bind(&facts.about)
        .bind(facts.ceiling.map(|ceiling| ceiling.minor))
        .bind(facts.processing.word())
        .bind(&facts.processing_note)
        .bind(facts.start)
        .bind(facts.initial_months)
        .bind(now)
}

/// Stores a new agreement with its first conditions.
pub(crate) fn insert(tx: &Tx<'_>, facts: &Facts, first: &Conditions) -> Result<Id<Agreement>> {
    let sql = Sql::change(
        "INSERT INTO agreement (name, reference, supplier_id, unit_id, owner_role, owner_id, kind, about, ceiling,
         processing, processing_note, start_day, initial_months, changed_at, known_from, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = bound(sql, facts, tx.now()).bind(people::today(tx)?).bind(tx.now());
    let id = tx.insert(sql)?;
    add_conditions(tx, id, first, "")?;
    index(tx, id, facts)?;
    reckon(tx, id)?;
    Ok(id)
}

/// Stores an agreement that was loaded, and reckons its terms anew; a conflict when somebody changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, agreement: &Agreement) -> Result<()> {
    let sql = Sql::change(
        "UPDATE agreement SET name = ?, reference = ?, supplier_id = ?, unit_id = ?, owner_role = ?, owner_id = ?,
         kind = ?, about = ?, ceiling = ?, processing = ?, processing_note = ?, start_day = ?, initial_months = ?,
         changed_at = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, &agreement.facts, tx.now()).bind(agreement.id).bind(agreement.version))?;
    index(tx, agreement.id, &agreement.facts)?;
    reckon(tx, agreement.id)
}

pub(crate) fn index(tx: &Tx<'_>, id: Id<Agreement>, facts: &Facts) -> Result<()> {
    let words = [&facts.name, &facts.reference, &facts.about].map(String::as_str).join("\n");
    tx.index("agreement", id.number(), &words)
}

pub(crate) fn add_conditions(tx: &Tx<'_>, id: Id<Agreement>, next: &Conditions, reason: &str) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO agreement_conditions (agreement_id, from_day, renewal, renewal_months, renewals_at_most, notice,
         notice_unit, lead_days, price, indexed, reason, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(next.from).bind(next.renewal.word()).bind(next.renewal_months);
    let sql = sql.bind(next.renewals_at_most).bind(next.notice.count).bind(next.notice.unit.word());
    let sql = sql.bind(next.lead_days).bind(next.price.map(|price| price.minor)).bind(next.indexed);
    tx.run_one(sql.bind(reason).bind(tx.now()).bind(tx.actor().person_id()))
}

/// Writes a decision down. It is never changed; a later one counts in its place.
pub(crate) fn add_decision(tx: &Tx<'_>, id: Id<Agreement>, what: Decided, reason: &str) -> Result<()> {
    let (term, outcome, last_day) = match what {
        Decided::Term { number, outcome } => (number, outcome.word(), Value::Null),
        Decided::Cut { last_day } => (0, "cut", Value::from(last_day)),
    };
    let sql = Sql::change(
        "INSERT INTO agreement_decision (agreement_id, term, outcome, last_day, reason, at, by_id)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(term).bind(outcome).bind(last_day).bind(reason);
    tx.run_one(sql.bind(tx.now()).bind(tx.actor().person_id()))
}

/// Reckons the term that waits for a decision, the last day and the cost of the years anew, from what is stored.
fn reckon(tx: &Tx<'_>, id: Id<Agreement>) -> Result<()> {
    let agreement = within(tx, &POLICY.scope(&Actor::operator(), Verb::Read), id)?;
    let today = people::today(tx)?;
    let terms = agreement.terms(today);
    for table in ["agreement_term", "agreement_year"] {
        tx.run(Sql::change(&format!("DELETE FROM {table} WHERE agreement_id = ?")).bind(id))?;
    }
    let ends = terms.last().filter(|term| !term.goes_on()).map(|term| term.to);
    let last_day = if terms.is_empty() { Some(agreement.facts.start.plus_days(-1)) } else { ends };
    tx.run_one(Sql::change("UPDATE agreement SET last_day = ? WHERE id = ?").bind(last_day).bind(id))?;
    if let Some(term) = open(&terms) {
        let sql = Sql::change(
            "INSERT INTO agreement_term (agreement_id, term, from_day, to_day, decide_by, notice_by, soon_from, now_from,
             ending, price) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(id).bind(term.number).bind(term.from).bind(term.to).bind(term.decide_by);
        let sql = sql.bind(term.notice_by).bind(term.decide_by.plus_days(-crate::remind::SOON_DAYS));
        let sql = sql.bind(term.decide_by.plus_days(-crate::remind::NOW_DAYS));
        tx.run_one(sql.bind(term.ending.word()).bind(term.price.minor))?;
    }
    let years = cost::years(&terms);
    if years.is_empty() {
        return Ok(());
    }
    let rows = vec!["(?, ?, ?, ?)"; years.len()].join(", ");
    let text = format!("INSERT INTO agreement_year (agreement_id, year, committed, expected) VALUES {rows}");
    let sql = years.iter().fold(Sql::change(&text), |sql, (year, cost)| {
        sql.bind(id).bind(i64::from(*year)).bind(cost.committed.minor).bind(cost.expected.minor)
    });
    tx.run(sql).map(|_| ())
}

/// Is the unit there and open?
pub(crate) fn is_open_unit(reading: &Reading<'_>, unit: Id<kernel::Unit>) -> Result<bool> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    Ok(reading.number(sql.bind(unit).bind(people::today(reading)?))? == 1)
}
