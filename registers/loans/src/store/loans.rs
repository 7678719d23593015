//! Loans, and their place in the search.

use access::{Actor, Scope};
use assets::Asset;
use kernel::{Day, Id, Personal, Purpose, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::loan::{Condition, Handover, Loan, Signature, Signer, State};
use crate::{POLICY, Verb};

const COLUMNS: &str = "loan.id, loan.asset_id, loan.person_id, loan.unit_id, loan.out_on, loan.out_condition,
    loan.out_note, loan.out_by, loan.accessories, loan.due_on, loan.text_id, loan.signed_on, loan.signed_by,
    loan.signed_name, loan.state, loan.ended_on, loan.back_condition, loan.back_note, loan.version";

fn condition(row: &Row, at: usize) -> Result<Condition> {
    let word: String = row.get(at)?;
    Condition::from_word(&word).ok_or_else(|| Refused::broken(format!("a loan's condition is {word}")))
}

fn signature(row: &Row) -> Result<Option<Signature>> {
    let (on, by): (Option<Day>, String) = (row.get(11)?, row.get(12)?);
    let name = Personal::new(row.get(13)?);
    Ok(on.zip(Signer::from_word(&by)).map(|(on, by)| Signature { on, by, name }))
}

fn state(row: &Row) -> Result<State> {
    let (word, ended): (String, Option<Day>) = (row.get(14)?, row.get(15)?);
    let note: String = row.get(17)?;
    match (word.as_str(), ended) {
        ("open", _) => Ok(State::Open),
        ("returned", Some(on)) => Ok(State::Returned(Handover { on, condition: condition(row, 16)?, note })),
        ("lost", Some(on)) => Ok(State::Lost { on, why: note }),
        _ => Err(Refused::broken(format!("a loan is {word}"))),
    }
}

fn read(row: &Row) -> Result<Loan> {
    let out = Handover { on: row.get(4)?, condition: condition(row, 5)?, note: row.get(6)? };
    Ok(Loan {
        id: row.get(0)?,
        asset: row.get(1)?,
        borrower: row.get(2)?,
        unit: row.get(3)?,
        out,
        out_by: row.get(7)?,
        accessories: row.get(8)?,
        due: row.get(9)?,
        text: row.get(10)?,
        signature: signature(row)?,
        state: state(row)?,
        version: row.get(18)?,
    })
}

/// The loan, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Loan>) -> Result<Loan> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

pub(crate) fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Loan>) -> Result<Loan> {
    let text = format!("SELECT {COLUMNS} FROM loan WHERE {{scope}} AND loan.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

/// The open loan of a thing, whoever has it.
pub(crate) fn open_of(reading: &Reading<'_>, asset: Id<Asset>) -> Result<Option<Id<Loan>>> {
    let sql = Sql::open(
        "that a thing is lent is told to whoever may lend it",
        "SELECT id FROM loan WHERE asset_id = ? AND state = 'open'",
    );
    Ok(reading.find::<(Id<Loan>,)>(sql.bind(asset))?.map(|(id,)| id))
}

/// The loan of a thing that may still end by a return: the open one, or else the last one when the thing was lost.
pub(crate) fn returnable_of(reading: &Reading<'_>, asset: Id<Asset>) -> Result<Option<Id<Loan>>> {
    let sql = Sql::open(
        "of a thing that was found within scope; the loan is loaded within its own",
        "SELECT id, state FROM loan WHERE asset_id = ? ORDER BY id DESC LIMIT 1",
    );
    let last: Option<(Id<Loan>, String)> = reading.find(sql.bind(asset))?;
    Ok(last.filter(|(_, state)| state != "returned").map(|(id, _)| id))
}

fn bound(sql: Sql, loan: &Loan) -> Sql {
    let (ended, back, note) = match &loan.state {
        State::Open => (None, "", ""),
        State::Returned(back) => (Some(back.on), back.condition.word(), back.note.as_str()),
        State::Lost { on, why } => (Some(*on), "", why.as_str()),
    };
    let signed = loan.signature.as_ref();
    sql.bind(loan.due)
        .bind(loan.text)
        .bind(signed.map(|it| it.on))
        .bind(signed.map_or("", |it| it.by.word()))
        .bind(signed.map_or("", |it| it.name.reveal(Purpose::Store).as_str()))
        .bind(loan.state.word())
        .bind(ended)
        .bind(back)
        .bind(note)
}

/// Stores a new loan; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, loan: &Loan, words: &str) -> Result<Id<Loan>> {
    let sql = Sql::change(
        "INSERT INTO loan (due_on, text_id, signed_on, signed_by, signed_name, state, ended_on, back_condition, back_note,
         changed_at, asset_id, person_id, unit_id, out_on, out_by, out_condition, out_note, accessories)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = bound(sql, loan).bind(tx.now()).bind(loan.asset).bind(loan.borrower).bind(loan.unit);
    let sql = sql.bind(loan.out.on).bind(loan.out_by).bind(loan.out.condition.word()).bind(&loan.out.note);
    let id = tx.insert(sql.bind(&loan.accessories))?;
    tx.index("loan", id.number(), words)?;
    Ok(id)
}

/// Stores a loan that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, loan: &Loan) -> Result<()> {
    let sql = Sql::change(
        "UPDATE loan SET due_on = ?, text_id = ?, signed_on = ?, signed_by = ?, signed_name = ?, state = ?, ended_on = ?,
         back_condition = ?, back_note = ?, changed_at = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, loan).bind(tx.now()).bind(loan.id).bind(loan.version))
}

/// What a loan is found by: the thing's tag and model, never who has it.
pub(crate) fn words(tag: &str, model: &str) -> String {
    format!("{tag}\n{model}")
}

/// Loans that are put into the index in one transaction.
const BATCH: i64 = 500;

/// Puts the next loans after one into the index; the last of them, if there were any.
pub(crate) fn index_after(tx: &Tx<'_>, after: i64) -> Result<Option<i64>> {
    let sql = Sql::open(
        "the index is made of all loans; a hit is shown within scope",
        "SELECT loan.id, asset.tag, asset_model.maker, asset_model.name FROM loan
         JOIN asset ON asset.id = loan.asset_id JOIN asset_model ON asset_model.id = asset.model_id
         WHERE loan.id > ? ORDER BY loan.id LIMIT ?",
    );
    let rows: Vec<(i64, String, String, String)> = tx.all(sql.bind(after).bind(BATCH))?;
    for (id, tag, maker, model) in &rows {
        tx.index("loan", *id, &words(tag, &assets::called(maker, model)))?;
    }
    Ok(rows.last().map(|(id, ..)| *id))
}

/// Tag, model and serial number of the thing of a loan, for those who may read the loan.
pub(crate) fn thing(reading: &Reading<'_>, loan: &Loan) -> Result<(String, String, Option<String>)> {
    let sql = Sql::open(
        "of a loan that was loaded within scope",
        "SELECT asset.tag, asset_model.maker, asset_model.name, asset.serial FROM asset
         JOIN asset_model ON asset_model.id = asset.model_id WHERE asset.id = ?",
    );
    let (tag, maker, model, serial): (String, String, String, Option<String>) =
        reading.load(sql.bind(loan.asset))?;
    Ok((tag, assets::called(&maker, &model), serial))
}
