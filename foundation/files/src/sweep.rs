use kernel::{Moment, Result};
use store::Db;

use crate::attachment;
use crate::place::{self, Files};

/// A content that no record has is kept so long: it may belong to a write that is under way.
const KEPT_S: i64 = 24 * 60 * 60;

/// Takes away contents that were stored before the moment and that no record has; gives how many.
pub fn sweep(db: &Db, files: &Files, stored_before: Moment) -> Result<usize> {
    let mut swept = 0;
    files.stored_before(stored_before, &mut |hashes| {
        let used = db.read(|reading| attachment::used(reading, hashes))?;
        for hash in hashes.iter().filter(|hash| !used.contains(hash)) {
            let is_unused = |hash: &str| {
                let used = db.read(|reading| attachment::used(reading, &[hash.to_owned()]))?;
                Ok(used.is_empty())
            };
            if files.drop_unused(hash, stored_before, &is_unused)? {
                swept += 1;
            }
        }
        Ok(())
    })?;
    Ok(swept)
}

/// The sweep as a task: once a day.
pub fn tidy(db: &Db) -> Result<()> {
    let swept = sweep(db, &place::installed()?, db.clock().now().plus_seconds(-KEPT_S))?;
    if swept > 0 {
        tracing::info!(swept, "contents that no record has were taken away");
    }
    Ok(())
}
