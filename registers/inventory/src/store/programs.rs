use access::Actor;
use kernel::{Id, Result};
use store::{Reading, Sql, Tx};

use crate::report::Program;
use crate::{Device, POLICY, Verb};

/// Puts these in place of what the machine had.
pub(crate) fn replace(tx: &Tx<'_>, device: Id<Device>, programs: &[Program]) -> Result<()> {
    if of(tx, device, i64::MAX)? == programs {
        return Ok(());
    }
    tx.run(Sql::change("DELETE FROM found_program WHERE device_id = ?").bind(device))?;
    for it in programs {
        let sql =
            Sql::change("INSERT INTO found_program (device_id, name, version, maker) VALUES (?, ?, ?, ?)");
        tx.run(sql.bind(device).bind(&it.name).bind(&it.version).bind(&it.maker))?;
    }
    Ok(())
}

/// The programs of something that was loaded within scope, by name.
pub(crate) fn of(reading: &Reading<'_>, device: Id<Device>, most: i64) -> Result<Vec<Program>> {
    let text =
        "SELECT name, version, maker FROM found_program WHERE device_id = ? ORDER BY name, version LIMIT ?";
    let sql = Sql::open("of something that was loaded within scope", text).bind(device).bind(most);
    let rows: Vec<(String, String, String)> = reading.all(sql)?;
    let mut all: Vec<Program> =
        rows.into_iter().map(|(name, version, maker)| Program { name, version, maker }).collect();
    all.sort_unstable();
    Ok(all)
}

/// A program with how many machines have it, and how many versions of it there are.
pub(crate) struct Spread {
    pub name: String,
    pub machines: i64,
    pub versions: i64,
}

/// The programs of machines that the actor may read, whose names hold the words; those that most have first.
pub(crate) fn spread(reading: &Reading<'_>, actor: &Actor, words: &str, most: i64) -> Result<Vec<Spread>> {
    let text = "SELECT found_program.name, COUNT(DISTINCT found_program.device_id),
         COUNT(DISTINCT found_program.version)
         FROM found_program JOIN found_device ON found_device.id = found_program.device_id
         WHERE {scope} AND found_device.thrown_at IS NULL";
    let mut sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
    for word in words.split_whitespace().take(8) {
        let word = word.to_lowercase().replace(['%', '_', '\\'], " ");
        sql = sql.and("AND LOWER(found_program.name) LIKE ?").bind(format!("%{}%", word.trim()));
    }
    let sql = sql.and("GROUP BY found_program.name ORDER BY 2 DESC, 1 LIMIT ?").bind(most);
    let rows: Vec<(String, i64, i64)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(name, machines, versions)| Spread { name, machines, versions }).collect())
}
