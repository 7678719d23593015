//! The texts that borrowers agree to, in versions.

use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use crate::loan::Text;

const WHY: &str = "what people are asked to agree to is no secret";
const COLUMNS: &str =
    "loan_text.id, loan_text.unit_id, loan_text.swedish, loan_text.english, loan_text.made_at,
    loan_text.made_by";

fn read(row: &Row) -> Result<Text> {
    Ok(Text {
        id: row.get(0)?,
        unit: row.get(1)?,
        swedish: row.get(2)?,
        english: row.get(3)?,
        made_at: row.get(4)?,
        made_by: row.get(5)?,
    })
}

pub(crate) fn load(reading: &Reading<'_>, id: Id<Text>) -> Result<Text> {
    let text = format!("SELECT {COLUMNS} FROM loan_text WHERE loan_text.id = ?");
    let rows = reading.rows(Sql::open(WHY, &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

/// The text that holds for a unit: the newest of the nearest unit above it that has one.
pub(crate) fn holding(reading: &Reading<'_>, unit: Id<Unit>) -> Result<Option<Text>> {
    let text = format!(
        "SELECT {COLUMNS} FROM loan_text JOIN unit_closure up ON up.ancestor = loan_text.unit_id
         WHERE up.descendant = ?
         ORDER BY (SELECT COUNT(*) FROM unit_closure above WHERE above.descendant = loan_text.unit_id) DESC,
         loan_text.id DESC LIMIT 1"
    );
    reading.rows(Sql::open(WHY, &text).bind(unit))?.first().map(read).transpose()
}

pub(crate) fn insert(tx: &Tx<'_>, unit: Id<Unit>, swedish: &str, english: &str) -> Result<Id<Text>> {
    let sql = Sql::change(
        "INSERT INTO loan_text (unit_id, swedish, english, made_at, made_by) VALUES (?, ?, ?, ?, ?)",
    );
    tx.insert(sql.bind(unit).bind(swedish).bind(english).bind(tx.now()).bind(tx.actor().person_id()))
}
