use access::Actor;
use kernel::{Day, Id, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::scenario::{Decided, Scenario, State};
use crate::{SCENARIOS, ScenarioVerb};

const COLUMNS: &str = "scenario.id, scenario.name, scenario.about, scenario.state, scenario.decided_on,
    scenario.decision, scenario.reference, scenario.version";

fn read(row: &Row) -> Result<Scenario> {
    let word: String = row.get(3)?;
    let state = State::from_word(&word).ok_or_else(|| Refused::broken(format!("a scenario is {word}")))?;
    let day: Option<Day> = row.get(4)?;
    let (decision, reference) = (row.get(5)?, row.get(6)?);
    let decided = day.map(|day| Decided { day, decision, reference });
    Ok(Scenario {
        id: row.get(0)?,
        name: row.get(1)?,
        about: row.get(2)?,
        state,
        decided,
        version: row.get(7)?,
    })
}

/// The scenario, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Scenario>) -> Result<Scenario> {
    let text = format!("SELECT {COLUMNS} FROM scenario WHERE {{scope}} AND scenario.id = ?");
    let sql = Sql::within(&SCENARIOS.scope(actor, ScenarioVerb::Read), &text).bind(id);
    read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

/// The open scenarios that were begun last, the earliest first.
pub(crate) fn open(reading: &Reading<'_>, actor: &Actor, limit: usize) -> Result<Vec<Scenario>> {
    let text = format!("SELECT {COLUMNS} FROM scenario WHERE {{scope}} AND scenario.state = 'open'");
    let sql = Sql::within(&SCENARIOS.scope(actor, ScenarioVerb::Read), &text);
    let rows = reading.rows(sql.and("ORDER BY scenario.id DESC LIMIT ?").bind(limit as i64))?;
    rows.iter().rev().map(read).collect()
}

pub(crate) fn insert(tx: &Tx<'_>, name: &str, about: &str) -> Result<Id<Scenario>> {
    let sql = Sql::change("INSERT INTO scenario (name, about, state, at, by_id) VALUES (?, ?, 'open', ?, ?)");
    tx.insert(sql.bind(name).bind(about).bind(tx.now()).bind(tx.actor().person_id()))
}

/// Stores a scenario that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, it: &Scenario) -> Result<()> {
    let sql = Sql::change(
        "UPDATE scenario SET name = ?, about = ?, state = ?, decided_on = ?, decision = ?, reference = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    let (day, decision, reference) = match &it.decided {
        Some(it) => (Some(it.day), it.decision.as_str(), it.reference.as_str()),
        None => (None, "", ""),
    };
    let sql = sql.bind(&it.name).bind(&it.about).bind(it.state.word()).bind(day);
    tx.run_one(sql.bind(decision).bind(reference).bind(it.id).bind(it.version))
}
