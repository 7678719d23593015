//! What rooms that bring files into the ledger ask of it, inside a write of theirs: the line that a row belongs on, a row
//! of an invoice or of a credit counted once, and a row taken back. The rights and rules are those of the pages.

use kernel::{Day, Id, Money, Refused, Result};
use store::{Sql, Tx};

use crate::line::In;
use crate::store::entries::{self, Said};
use crate::store::{lines, years};
use crate::write::write;
use crate::{BudgetLine, Cannot, Event, Facts, Funding, POLICY, Sums, Verb, Why, fields, ledger};
use crate::{Entry, correct};

/// A row to count: of an invoice, or below nothing of a credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub supplier: String,
    /// The invoice's number.
    pub reference: String,
    /// Which of the invoice's rows it is.
    pub row: i64,
    pub amount: Money,
    pub day: Day,
    pub text: String,
}

/// What came of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Booked {
    Now(Id<Entry>),
    /// The same row is in the ledger already, as this entry.
    Before(Id<Entry>),
}

/// The year's line for this account string, whatever it is called; made with the name and without a plan when there is
/// none. Refused when the year is not there or is locked.
pub fn line_for(tx: &Tx<'_>, year: i16, facts: &Facts) -> Result<Id<BudgetLine>> {
    let sql = Sql::open(
        "the line's own rights are asked before anything is written on it",
        "SELECT l.id FROM budget_line l JOIN budget_year y ON y.id = l.year_id
         WHERE y.year = ? AND l.unit_id = ? AND l.account = ? AND l.activity = ?
         AND COALESCE(l.service_id, 0) = ? AND l.project = ? AND l.kind = ?
         ORDER BY CASE WHEN l.name = ? THEN 0 ELSE 1 END, l.id LIMIT 1",
    );
    let sql = sql.bind(i64::from(year)).bind(facts.unit).bind(&facts.account).bind(&facts.activity);
    let sql = sql.bind(facts.service.map_or(0, Id::number)).bind(&facts.project);
    if let Some((line,)) = tx.find::<(Id<BudgetLine>,)>(sql.bind(facts.kind.word()).bind(&facts.name))? {
        return Ok(line);
    }
    let all = years::all(tx, tx.actor())?;
    let year = all.into_iter().find(|it| it.year == year).ok_or(Refused::NotFound)?;
    let permit = POLICY.allow_new(tx.actor(), Verb::Add, &In(Some(facts.unit)))?;
    year.is_open()?;
    fields::are_sound(tx, Some(facts.unit), facts.service)?;
    let line = BudgetLine {
        id: Id::new(0),
        year,
        facts: facts.clone(),
        funding: Funding::whole(None),
        sums: Sums::NOTHING,
        post: None,
        service_owner: None,
        version: 1,
    };
    let id = lines::insert(tx, &line)?;
    tx.also(&permit, &Event::LineAdded { line: id })?;
    Ok(id)
}

/// Counts a row on the line, unless the same is in the ledger already, on whatever line.
pub fn count(tx: &Tx<'_>, id: Id<BudgetLine>, row: &Counted) -> Result<Booked> {
    let line = lines::load(tx, tx.actor(), id)?;
    let permit = POLICY.allow(tx.actor(), Verb::Spend, &line)?;
    let said = Said {
        reference: row.reference.clone(),
        row: row.row,
        text: row.text.clone(),
        supplier: row.supplier.clone(),
        ..Said::default()
    };
    let key = entries::invoice_key(&said, row.amount, row.day);
    if let Some(entry) = entries::counted(tx, &key)? {
        return Ok(Booked::Before(entry));
    }
    let (why, postings) = match row.amount.negated().filter(|credit| credit.minor > 0) {
        Some(credit) => (Why::Credit, ledger::credited(None, credit)?),
        None => (Why::Invoice, ledger::invoiced(None, row.amount, crate::Closing::Part)?),
    };
    let (entry, _) = write(tx, &line, row.day, &said, &postings)?;
    entries::count_once(tx, &key, entry)?;
    tx.also(&permit, &Event::Entered { line: id, entry, why })?;
    Ok(Booked::Now(entry))
}

/// Changes the plan of a line that is no post, in its own year.
pub fn budget(tx: &Tx<'_>, id: Id<BudgetLine>, more: Money, text: &str) -> Result<Id<Entry>> {
    let line = lines::load(tx, tx.actor(), id)?;
    let permit = POLICY.allow(tx.actor(), Verb::Plan, &line)?;
    if line.post.is_some() {
        return Err(Cannot::PostStands.into());
    }
    let said = Said { text: text.chars().take(300).collect(), ..Said::default() };
    let day = Day::new(line.year.year, 1, 1).ok_or_else(|| Refused::broken("a year without a first day"))?;
    let (entry, _) = write(tx, &line, day, &said, &[ledger::planned(Why::Plan, more)?])?;
    tx.also(&permit, &Event::Entered { line: id, entry, why: Why::Plan })?;
    Ok(entry)
}

/// Takes an entry back by a reversing one, once.
pub fn take_back(tx: &Tx<'_>, id: Id<BudgetLine>, entry: Id<Entry>, reason: &str) -> Result<()> {
    let line = lines::load(tx, tx.actor(), id)?;
    let permit = POLICY.allow(tx.actor(), Verb::Correct, &line)?;
    let (_, reversal, _) = correct::take_back(tx, &line, entry, reason)?;
    tx.also(&permit, &Event::Corrected { line: id, entry: reversal })
}
