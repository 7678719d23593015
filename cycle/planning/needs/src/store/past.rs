//! The history of a need's states.

use kernel::{Id, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::{Detail, Need, Step, Transition};

pub(crate) fn insert(tx: &Tx<'_>, line: &Transition) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO need_past (need_id, from_state, to_state, at, by_id, reason, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(line.need).bind(line.from.word()).bind(line.to.word()).bind(line.at);
    tx.insert::<Transition>(sql.bind(line.by).bind(&line.reason).bind(line.detail.text())).map(|_| ())
}

/// The newest hundred changes of state, newest first.
pub(crate) fn of(reading: &Reading<'_>, need: Id<Need>) -> Result<Vec<Transition>> {
    let sql = Sql::open(
        "the need was loaded within scope; its reasons are for all who may read it",
        "SELECT from_state, to_state, at, by_id, reason, detail FROM need_past WHERE need_id = ? ORDER BY id DESC LIMIT 100",
    );
    let step =
        |word: &str| Step::from_word(word).ok_or_else(|| Refused::broken(format!("a need was once {word}")));
    let rows: Vec<(String, String, _, _, String, String)> = reading.all(sql.bind(need))?;
    rows.into_iter()
        .map(|(from, to, at, by, reason, detail)| {
            let (from, to) = (step(&from)?, step(&to)?);
            Ok(Transition { need, from, to, detail: Detail::stored(to, &detail), at, by, reason })
        })
        .collect()
}
