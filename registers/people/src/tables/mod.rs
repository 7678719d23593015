//! All SQL of the room, a file for each table, and the settings here.

pub(crate) mod grants;
pub(crate) mod groups;
pub(crate) mod persons;
pub(crate) mod units;

use kernel::{Day, Result};
use store::{Reading, Sql, Tx};

/// The zone when the organisation has named none.
pub(crate) const ZONE: &str = "Europe/Stockholm";

/// The zone in which the organisation counts its days.
pub fn zone(reading: &Reading<'_>) -> Result<String> {
    Ok(crate::setting(reading, "zone")?.unwrap_or_else(|| ZONE.to_owned()))
}

/// The organisation's day now.
pub fn today(reading: &Reading<'_>) -> Result<Day> {
    Ok(reading.now().day_in(&zone(reading)?))
}

/// Keeps a setting.
pub(crate) fn set(tx: &Tx<'_>, name: &str, value: &str) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    );
    tx.run(sql.bind(name).bind(value)).map(|_| ())
}
