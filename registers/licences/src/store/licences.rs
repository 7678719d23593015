//! Licences with what is reckoned of them, and their place in the search.

use access::{Actor, Scope};
use agreements::Answerable;
use kernel::{Day, Id, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::licence::{AfterTerm, Approval, CountsBy, Facts, Licence, Metric};
use crate::store::{counts, terms};
use crate::{POLICY, Verb};

const COLUMNS: &str = "licence.id, licence.product, licence.supplier_id, licence.service_id, licence.agreement_id,
    licence.unit_id, licence.owner_role, licence.metric, licence.count_unit_id, licence.category_id, licence.model_id,
    licence.count_day, licence.counts_by, licence.allowed, licence.after_term, licence.indexed, licence.approval,
    licence.approved_until, licence.about, licence.created_at, licence.changed_at, licence.version";

/// Years that are reckoned ahead, this one the first.
const YEARS_AHEAD: i64 = 10;

fn word<T>(row: &Row, at: usize, of: fn(&str) -> Option<T>) -> Result<T> {
    let word: String = row.get(at)?;
    of(&word).ok_or_else(|| Refused::broken(format!("{word} is no word of a licence")))
}

/// The licence of a row of [`COLUMNS`], without its terms.
fn read(row: &Row) -> Result<Licence> {
    let (count_day, approval): (String, String) = (row.get(11)?, row.get(16)?);
    let facts = Facts {
        product: row.get(1)?,
        supplier: row.get(2)?,
        service: row.get(3)?,
        agreement: row.get(4)?,
        unit: row.get(5)?,
        answers: word(row, 6, Answerable::from_word)?,
        metric: word(row, 7, Metric::from_word)?,
        count_unit: row.get(8)?,
        category: row.get(9)?,
        model: row.get(10)?,
        count_day: count_day.parse().ok(),
        counts_by: word(row, 12, CountsBy::from_word)?,
        allowed: row.get(13)?,
        after_term: word(row, 14, AfterTerm::from_word)?,
        indexed: row.get(15)?,
        approval: Approval::from_word(&approval),
        approved_until: row.get(17)?,
        about: row.get(18)?,
    };
    let (created_at, changed_at, version) = (row.get(19)?, row.get(20)?, row.get(21)?);
    let (terms, decisions) = (Vec::new(), Vec::new());
    Ok(Licence { id: row.get(0)?, facts, terms, decisions, created_at, changed_at, version })
}

/// The licence, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Licence>) -> Result<Licence> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

pub(crate) fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Licence>) -> Result<Licence> {
    these(reading, scope, &[id.number()])?.pop().ok_or(Refused::NotFound)
}

/// These licences as far as the scope reaches, with terms and decisions, by rising number.
pub(crate) fn these(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<Licence>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT {COLUMNS} FROM licence WHERE {{scope}}");
    let sql = Sql::within(scope, &text).and_in("licence.id", ids.iter().copied()).and("ORDER BY licence.id");
    let mut licences = reading.rows(sql)?.iter().map(read).collect::<Result<Vec<Licence>>>()?;
    let found: Vec<i64> = licences.iter().map(|licence| licence.id.number()).collect();
    let (mut terms, mut decisions) = (terms::of(reading, &found)?, terms::decided(reading, &found)?);
    for licence in &mut licences {
        licence.terms = terms.remove(&licence.id).unwrap_or_default();
        licence.decisions = decisions.remove(&licence.id).unwrap_or_default();
    }
    Ok(licences)
}

fn bound(sql: Sql, facts: &Facts) -> Sql {
    sql.bind(&facts.product)
        .bind(facts.supplier)
        .bind(facts.service)
        .bind(facts.agreement)
        .bind(facts.unit)
        .bind(facts.answers.word())
        .bind(facts.metric.word())
        .bind(facts.count_unit)
        .bind(facts.category)
        .bind(facts.model)
        .bind(facts.count_day.map(|day| day.to_string()).unwrap_or_default())
        .bind(facts.counts_by.word())
        .bind(facts.allowed)
        .bind(facts.after_term.word())
        .bind(facts.indexed)
        .bind(facts.approval.map_or("", Approval::word))
        .bind(facts.approved_until)
        .bind(&facts.about)
}

/// Stores a new licence; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, facts: &Facts) -> Result<Id<Licence>> {
    let sql = Sql::change(
        "INSERT INTO licence (product, supplier_id, service_id, agreement_id, unit_id, owner_role, metric, count_unit_id,
         category_id, model_id, count_day, counts_by, allowed, after_term, indexed, approval, approved_until, about,
         changed_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, facts).bind(tx.now()).bind(tx.now()))?;
    index(tx, id, facts)?;
    reckon(tx, id)?;
    Ok(id)
}

/// Stores a licence that was loaded, and reckons it anew; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, licence: &Licence) -> Result<()> {
    let sql = Sql::change(
        "UPDATE licence SET product = ?, supplier_id = ?, service_id = ?, agreement_id = ?, unit_id = ?, owner_role = ?,
         metric = ?, count_unit_id = ?, category_id = ?, model_id = ?, count_day = ?, counts_by = ?, allowed = ?,
         after_term = ?, indexed = ?, approval = ?, approved_until = ?, about = ?, changed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, &licence.facts).bind(tx.now()).bind(licence.id).bind(licence.version))?;
    index(tx, licence.id, &licence.facts)?;
    reckon(tx, licence.id)
}

/// What a licence is found by: never who has a seat.
fn index(tx: &Tx<'_>, id: Id<Licence>, facts: &Facts) -> Result<()> {
    tx.index("licence", id.number(), &[facts.product.as_str(), &facts.about].join("\n"))
}

/// The first day on which something that is reckoned becomes another.
fn stale_from(licence: &Licence, today: Day) -> Option<Day> {
    let terms = licence.terms.iter().flat_map(|term| [term.from, term.next()]);
    let decisions = licence.decisions.iter().map(|decision| decision.from);
    let new_year = Day::new(today.year().saturating_add(1), 1, 1);
    terms.chain(decisions).chain(new_year).filter(|day| *day > today).min()
}

/// How many more than bought and allowed there are, and how many of the bought nobody uses.
pub(crate) fn difference(facts: &Facts, bought: Option<i64>, counted: Option<i64>) -> (i64, i64) {
    match bought.zip(counted) {
        None => (0, 0),
        Some((bought, counted)) => {
            let over = counted - bought - facts.tolerance(bought);
            (over.max(0), (bought - counted).max(0))
        }
    }
}

/// Reckons what is bought, counted and paid anew, from what is stored.
pub(crate) fn reckon(tx: &Tx<'_>, id: Id<Licence>) -> Result<()> {
    let licence = within(tx, &POLICY.scope(&Actor::operator(), Verb::Read), id)?;
    let (today, zone) = (people::today(tx)?, people::zone(tx)?);
    let plan = licence.plan();
    let last = counts::last(tx, id)?;
    let (counted, counted_on) = last.map_or((None, None), |(counted, day)| (Some(counted), Some(day)));
    let bought = plan.bought(today);
    let (over, under) = difference(&licence.facts, bought, counted);
    let horizon = Day::new(today.year(), 12, 31).map_or(today, |day| day.plus_months((YEARS_AHEAD - 1) * 12));
    let years = plan.years(horizon);
    let this_year = years.get(&today.year()).map_or(0, |cost| cost.expected.minor);
    let registered = licence.created_at.day_in(&zone);
    let next_count = licence.facts.count_day.filter(|_| licence.facts.metric != Metric::Site);
    let next_count = next_count.and_then(|day| day.waiting(registered, counted_on));
    let sql = Sql::change(
        "UPDATE licence SET bought = ?, counted = ?, counted_on = ?, over_use = ?, under_use = ?, ends_on = ?,
         year_cost = ?, next_count = ?, stale_from = ? WHERE id = ?",
    );
    let sql = sql.bind(bought).bind(counted).bind(counted_on).bind(over).bind(under);
    let sql = sql.bind(licence.terms.last().map(|term| term.to)).bind(this_year).bind(next_count);
    tx.run_one(sql.bind(stale_from(&licence, today)).bind(id))?;
    tx.run(Sql::change("DELETE FROM licence_year WHERE licence_id = ?").bind(id))?;
    if years.is_empty() {
        return Ok(());
    }
    let rows = vec!["(?, ?, ?, ?)"; years.len()].join(", ");
    let text = format!("INSERT INTO licence_year (licence_id, year, committed, expected) VALUES {rows}");
    let sql = years.iter().fold(Sql::change(&text), |sql, (year, cost)| {
        sql.bind(id).bind(i64::from(*year)).bind(cost.committed.minor).bind(cost.expected.minor)
    });
    tx.run(sql).map(|_| ())
}

/// Takes a licence that an import made away again, with its terms. What was counted or decided since keeps it.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Licence>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM licence_year WHERE licence_id = ?").bind(id))?;
    tx.run(Sql::change("DELETE FROM licence_term WHERE licence_id = ?").bind(id))?;
    tx.run_one(Sql::change("DELETE FROM licence WHERE id = ?").bind(id))?;
    tx.index("licence", id.number(), "")
}

/// Licences that are put into the index in one transaction.
const BATCH: i64 = 200;

/// Puts the next licences after one into the index; the last of them, if there were any.
pub(crate) fn index_after(tx: &Tx<'_>, after: i64) -> Result<Option<i64>> {
    let text = "SELECT id FROM licence WHERE id > ? ORDER BY id LIMIT ?";
    let sql = Sql::open("the index is made of all licences; a hit is shown within scope", text);
    let ids: Vec<(i64,)> = tx.all(sql.bind(after).bind(BATCH))?;
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    for licence in these(tx, &POLICY.scope(&Actor::operator(), Verb::Read), &ids)? {
        index(tx, licence.id, &licence.facts)?;
    }
    Ok(ids.last().copied())
}

/// What the page shows that is reckoned: when it is counted next, and which count day passed without.
pub(crate) fn waiting(reading: &Reading<'_>, id: Id<Licence>) -> Result<(Option<Day>, Option<Day>)> {
    let sql = Sql::open(
        "the licence was loaded within scope",
        "SELECT next_count, missed_on FROM licence WHERE id = ?",
    );
    reading.load(sql.bind(id))
}

/// Who answers for a licence: its role and its unit. For telling them.
pub(crate) fn answering(
    reading: &Reading<'_>,
    id: Id<Licence>,
) -> Result<Option<(Answerable, Id<kernel::Unit>)>> {
    let sql =
        Sql::open("whoever answers for it is told", "SELECT owner_role, unit_id FROM licence WHERE id = ?");
    let found: Option<(String, Id<kernel::Unit>)> = reading.find(sql.bind(id))?;
    Ok(found.and_then(|(role, unit)| Some((Answerable::from_word(&role)?, unit))))
}
