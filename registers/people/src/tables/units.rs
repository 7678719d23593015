use std::collections::HashSet;

use kernel::{Day, Id, Moment, Refused, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use crate::events::Moved;
use crate::units::{Landing, OrgUnit, UnitKind, UnitState};

/// The columns that [`read`] reads, in its order; a list adds its own after them.
macro_rules! unit_columns {
    () => {
        "unit.id, unit.parent_id, unit.name, unit.kind, unit.code, unit.opened_on, unit.closed_on, unit.merged_into, unit.version"
    };
}
pub(crate) use unit_columns;

const COLUMNS: &str = unit_columns!();

/// Names told in a refusal; the rest is counted.
const NAMES_TOLD: usize = 5;

pub(crate) fn read(row: &Row) -> Result<OrgUnit> {
    let (id, parent, name, kind, code, opened_on, closed_on, merged_into, version) = row.read()?;
    let state = match (closed_on, merged_into) {
        (None, _) => UnitState::Open,
        (Some(on), None) => UnitState::Closed { on },
        (Some(on), Some(into)) => UnitState::Merged { into, on },
    };
    let kind: String = kind;
    Ok(OrgUnit { id, parent, name, kind: UnitKind::stored(&kind), code, opened_on, state, version })
}

const TREE: &str =
    "the tree is known to all who are signed in; what may be done to it is asked of the policy";

/// The unit of this number, if there is one.
pub(crate) fn find(reading: &Reading<'_>, id: Id<Unit>) -> Result<Option<OrgUnit>> {
    let sql = Sql::open(TREE, &format!("SELECT {COLUMNS} FROM unit WHERE unit.id = ?")).bind(id);
    reading.rows(sql)?.first().map(read).transpose()
}

pub(crate) fn load(reading: &Reading<'_>, id: Id<Unit>) -> Result<OrgUnit> {
    find(reading, id)?.ok_or(Refused::NotFound)
}

/// The organisation itself, when it is founded.
pub(crate) fn root(reading: &Reading<'_>) -> Result<Option<OrgUnit>> {
    let sql = Sql::open(
        TREE,
        &format!("SELECT {COLUMNS} FROM unit WHERE unit.parent_id IS NULL ORDER BY unit.id LIMIT 1"),
    );
    reading.rows(sql)?.first().map(read).transpose()
}

/// Units directly below, open ones first, by name.
pub(crate) fn children(reading: &Reading<'_>, of: Id<Unit>) -> Result<Vec<OrgUnit>> {
    let text = format!(
        "SELECT {COLUMNS} FROM unit WHERE unit.parent_id = ?
         ORDER BY CASE WHEN unit.closed_on IS NULL THEN 0 ELSE 1 END, unit.name, unit.id"
    );
    reading.rows(Sql::open(TREE, &text).bind(of))?.iter().map(read).collect()
}

/// All units by name, at most 5,000; closed ones too when they are asked for.
pub(crate) fn all(reading: &Reading<'_>, which: Which) -> Result<Vec<OrgUnit>> {
    let condition = match which {
        Which::Open => "(unit.closed_on IS NULL OR (unit.closed_on > ? AND unit.merged_into IS NULL))",
        Which::All => "1 = 1",
    };
    let text = format!("SELECT {COLUMNS} FROM unit WHERE {condition} ORDER BY unit.name, unit.id LIMIT 5000");
    let sql = Sql::open(TREE, &text);
    let sql = match which {
        Which::Open => sql.bind(super::today(reading)?),
        Which::All => sql,
    };
    reading.rows(sql)?.iter().map(read).collect()
}

/// Which units are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Open,
    All,
}

/// Inserts the unit and its rows of the closure; its number is given out.
pub(crate) fn insert(tx: &Tx<'_>, unit: &OrgUnit) -> Result<Id<Unit>> {
    let sql = Sql::change("INSERT INTO unit (parent_id, name, kind, code, opened_on) VALUES (?, ?, ?, ?, ?)");
    let id: Id<Unit> = tx.insert(
        sql.bind(unit.parent)
            .bind(unit.name.as_str())
            .bind(unit.kind.word())
            .bind(unit.code.clone())
            .bind(unit.opened_on),
    )?;
    tx.run(Sql::change("INSERT INTO unit_closure (ancestor, descendant) VALUES (?, ?)").bind(id).bind(id))?;
    if let Some(parent) = unit.parent {
        let sql = Sql::change(
            "INSERT INTO unit_closure (ancestor, descendant)
             SELECT ancestor, CAST(? AS BIGINT) FROM unit_closure WHERE descendant = ?",
        );
        tx.run(sql.bind(id).bind(parent))?;
    }
    index(tx, id, unit)?;
    Ok(id)
}

fn index(tx: &Tx<'_>, id: Id<Unit>, unit: &OrgUnit) -> Result<()> {
    let code = unit.code.as_deref().unwrap_or("");
    tx.index("unit", id.number(), &format!("{} {code}", unit.name))
}

/// Saves the unit; somebody else's change since it was loaded is a conflict. Its place is saved by [`hang`].
pub(crate) fn save(tx: &Tx<'_>, unit: &OrgUnit) -> Result<()> {
    let (closed_on, merged_into) = match unit.state {
        UnitState::Open => (None, None),
        UnitState::Closed { on } => (Some(on), None),
        UnitState::Merged { into, on } => (Some(on), Some(into)),
    };
    let sql = Sql::change(
        "UPDATE unit SET parent_id = ?, name = ?, kind = ?, code = ?, opened_on = ?, closed_on = ?, merged_into = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(
        sql.bind(unit.parent)
            .bind(unit.name.as_str())
            .bind(unit.kind.word())
            .bind(unit.code.clone())
            .bind(unit.opened_on)
            .bind(closed_on)
            .bind(merged_into)
            .bind(unit.id)
            .bind(unit.version),
    )?;
    index(tx, unit.id, unit)
}

/// Hangs the unit, with all below it, under another unit: the closure follows.
pub(crate) fn hang(tx: &Tx<'_>, unit: Id<Unit>, under: Id<Unit>) -> Result<()> {
    let sql = Sql::change(
        "DELETE FROM unit_closure
         WHERE descendant IN (SELECT b.descendant FROM unit_closure b WHERE b.ancestor = ?)
         AND ancestor NOT IN (SELECT b.descendant FROM unit_closure b WHERE b.ancestor = ?)",
    );
    tx.run(sql.bind(unit).bind(unit))?;
    let sql = Sql::change(
        "INSERT INTO unit_closure (ancestor, descendant)
         SELECT a.ancestor, b.descendant FROM unit_closure a, unit_closure b WHERE a.descendant = ? AND b.ancestor = ?",
    );
    tx.run(sql.bind(under).bind(unit)).map(|_| ())
}

/// What the rules of moving and merging must know.
pub(crate) fn landing(reading: &Reading<'_>, unit: Id<Unit>, under: Id<Unit>) -> Result<Landing> {
    let above = ancestors(reading, under)?;
    let own = level(reading, unit)?;
    let deepest = reading.number(
        Sql::open(
            TREE,
            "SELECT MAX(level) FROM (SELECT COUNT(*) AS level FROM unit_closure c
                 JOIN unit_closure s ON s.descendant = c.descendant WHERE s.ancestor = ? GROUP BY c.descendant) levels",
        )
        .bind(unit),
    )?;
    Ok(Landing { level: above.len(), height: deepest as usize + 1 - own, above })
}

/// The unit and every unit above it, in no order.
pub(crate) fn ancestors(reading: &Reading<'_>, of: Id<Unit>) -> Result<Vec<Id<Unit>>> {
    let sql = Sql::open(TREE, "SELECT ancestor FROM unit_closure WHERE descendant = ?").bind(of);
    Ok(reading.all::<(Id<Unit>,)>(sql)?.into_iter().map(|(id,)| id).collect())
}

/// The unit's level; the organisation's is 1.
pub(crate) fn level(reading: &Reading<'_>, of: Id<Unit>) -> Result<usize> {
    let sql = Sql::open(TREE, "SELECT COUNT(*) FROM unit_closure WHERE descendant = ?").bind(of);
    Ok(reading.number(sql)? as usize)
}

/// The units from the organisation down to this one, for the way here.
pub(crate) fn path(reading: &Reading<'_>, to: Id<Unit>) -> Result<Vec<(Id<Unit>, String)>> {
    let sql = Sql::open(
        TREE,
        "SELECT u.id, u.name, (SELECT COUNT(*) FROM unit_closure d WHERE d.descendant = u.id) AS level
         FROM unit_closure c JOIN unit u ON u.id = c.ancestor WHERE c.descendant = ? ORDER BY level",
    );
    Ok(reading
        .all::<(Id<Unit>, String, i64)>(sql.bind(to))?
        .into_iter()
        .map(|(id, name, _)| (id, name))
        .collect())
}

/// Keeps what the unit was called and where it stood until now.
pub(crate) fn remember(tx: &Tx<'_>, was: &OrgUnit, why: &str) -> Result<()> {
    let sql =
        Sql::change("INSERT INTO unit_past (unit_id, parent_id, name, until_at, why) VALUES (?, ?, ?, ?, ?)");
    let sql = sql.bind(was.id).bind(was.parent).bind(was.name.as_str()).bind(tx.now()).bind(why);
    tx.insert::<Past>(sql).map(|_| ())
}

/// What a unit was called and where it stood before a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Past {
    pub name: String,
    pub parent: Option<Id<Unit>>,
    pub until: Moment,
    pub why: String,
}

/// The unit's past, newest first.
pub(crate) fn past(reading: &Reading<'_>, of: Id<Unit>) -> Result<Vec<Past>> {
    let sql = Sql::open(
        TREE,
        "SELECT name, parent_id, until_at, why FROM unit_past WHERE unit_id = ? ORDER BY id DESC",
    );
    let rows: Vec<(String, Option<Id<Unit>>, Moment, String)> = reading.all(sql.bind(of))?;
    Ok(rows.into_iter().map(|(name, parent, until, why)| Past { name, parent, until, why }).collect())
}

/// Names of what keeps the unit from closing on that day: units open below it, and persons who belong to it. A protected
/// identity is counted, not named.
pub(crate) fn left_in(reading: &Reading<'_>, unit: Id<Unit>, on: Day) -> Result<(Vec<String>, Vec<String>)> {
    let reason = "told to who may close the unit";
    let units = Sql::open(
        reason,
        "SELECT name FROM unit WHERE parent_id = ? AND (closed_on IS NULL OR closed_on > ?) ORDER BY name, id",
    );
    let units: Vec<(String,)> = reading.all(units.bind(unit).bind(on))?;
    let persons = "SELECT CASE WHEN is_protected = 0 THEN name ELSE '•' END FROM person
                   WHERE unit_id = ? AND (left_on IS NULL OR left_on > ?) ORDER BY is_protected, name, id";
    let persons: Vec<(String,)> = reading.all(Sql::open(reason, persons).bind(unit).bind(on))?;
    Ok((told(units), told(persons)))
}

fn told(names: Vec<(String,)>) -> Vec<String> {
    let more = names.len().saturating_sub(NAMES_TOLD);
    let told = names.into_iter().take(NAMES_TOLD).map(|(name,)| name);
    let rest = (more > 0).then(|| format!("+ {more}"));
    told.chain(rest).collect()
}

/// The unit and all below it, as the values of choices.
pub(crate) fn below(reading: &Reading<'_>, of: Id<Unit>) -> Result<HashSet<String>> {
    let sql = Sql::open(TREE, "SELECT descendant FROM unit_closure WHERE ancestor = ?").bind(of);
    Ok(reading.all::<(Id<Unit>,)>(sql)?.into_iter().map(|(id,)| id.to_string()).collect())
}

/// The numbers of what stands in a unit and would move with a merge.
pub(crate) fn stands_in(reading: &Reading<'_>, unit: Id<Unit>) -> Result<Moved> {
    let numbers = |from: &str| -> Result<Vec<i64>> {
        let text = format!("SELECT id FROM {from} = ? ORDER BY id");
        let sql = Sql::open("counted for who may merge the unit, and named in the journal's facts", &text);
        Ok(reading.all::<(i64,)>(sql.bind(unit))?.into_iter().map(|(id,)| id).collect())
    };
    Ok(Moved {
        units: numbers("unit WHERE closed_on IS NULL AND parent_id")?,
        persons: numbers("person WHERE unit_id")?,
        groups: numbers("person_group WHERE unit_id")?,
        grants: numbers("role_grant WHERE revoked_at IS NULL AND unit_id")?,
    })
}

/// Moves what stands in a unit to another, but for the units below it; gives the numbers of what stood there.
pub(crate) fn empty_into(tx: &Tx<'_>, unit: Id<Unit>, into: Id<Unit>) -> Result<Moved> {
    let moved = stands_in(tx, unit)?;
    // Grants that have ended stay where they were held.
    for part in ["person", "person_group", "role_grant"] {
        let standing = if part == "role_grant" { " AND revoked_at IS NULL" } else { "" };
        let text =
            format!("UPDATE {part} SET unit_id = ?, version = version + 1 WHERE unit_id = ?{standing}");
        tx.run(Sql::change(&text).bind(into).bind(unit))?;
    }
    Ok(moved)
}

/// The day as the organisation's calendar has it, for a new unit.
pub(crate) fn opening(reading: &Reading<'_>, asked: Option<Day>) -> Result<Day> {
    match asked {
        Some(day) => Ok(day),
        None => super::today(reading),
    }
}

/// Takes a unit that an import made away again. What others lean on stays: a conflict.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Unit>) -> Result<()> {
    let reason = "a rule is judged, nothing is shown";
    let leaning = "SELECT (SELECT COUNT(*) FROM unit WHERE parent_id = ? OR merged_into = ?)
                 + (SELECT COUNT(*) FROM person WHERE unit_id = ?) + (SELECT COUNT(*) FROM person_group WHERE unit_id = ?)
                 + (SELECT COUNT(*) FROM role_grant WHERE unit_id = ?)";
    let sql = Sql::open(reason, leaning).bind(id).bind(id).bind(id).bind(id).bind(id);
    if tx.number(sql)? > 0 {
        return Err(Refused::Conflict);
    }
    tx.run(Sql::change("DELETE FROM unit_closure WHERE descendant = ?").bind(id))?;
    tx.run(Sql::change("DELETE FROM unit_past WHERE unit_id = ?").bind(id))?;
    tx.index("unit", id.number(), "")?;
    tx.run_one(Sql::change("DELETE FROM unit WHERE id = ?").bind(id))
}
