use kernel::{Moment, Refused, Result};
use store::{Db, Follower, Reading, Sql, Upkeep};

/// An entry that a reader could not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    pub follower: String,
    /// The link's number in the journal's chain, and the entry's own.
    pub seq: i64,
    pub entry: i64,
    /// When it was set aside, and what the reader said.
    pub at: Moment,
    pub why: String,
}

/// The longest reason that is kept.
const WHY_AT_MOST: usize = 300;

/// What is said of a refusal: never what a person wrote, as events carry none and refusals neither.
pub(crate) fn reason(refused: &Refused) -> String {
    refused.to_string().chars().take(WHY_AT_MOST).collect()
}

pub(crate) fn set_aside(db: &Db, follower: &Follower, refused: &Refused) -> Result<bool> {
    tracing::error!(reader = follower.name, %refused, "an entry of the journal is set aside");
    db.pass_over(follower, |tx, seq, entry| {
        let sql = Sql::change(
            "INSERT INTO follower_stuck (follower, seq, entry_id, at, why) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (follower, seq) DO NOTHING",
        );
        tx.run(sql.bind(follower.name).bind(seq).bind(entry.id).bind(tx.now()).bind(reason(refused)))
            .map(|_| ())
    })
}

/// All entries that stand aside, at most 1,000, oldest first: for the operator's page and `varv jobs`.
pub fn stuck(reading: &Reading<'_>) -> Result<Vec<Stuck>> {
    let text =
        "SELECT follower, seq, entry_id, at, why FROM follower_stuck ORDER BY seq, follower LIMIT 1000";
    let rows: Vec<(String, i64, i64, Moment, String)> = reading.all(Sql::open("for the operator", text))?;
    let one = |(follower, seq, entry, at, why)| Stuck { follower, seq, entry, at, why };
    Ok(rows.into_iter().map(one).collect())
}

/// Gives every entry that stands aside to its reader again, when what was wrong is mended; gives how many were taken.
/// What still cannot be taken stays. An entry of a reader that is no more is left where it is.
pub fn retry(db: &Db, followers: &[Follower]) -> Result<usize> {
    let mut taken = 0;
    for entry in db.read(stuck)? {
        let Some(follower) = followers.iter().find(|follower| follower.name == entry.follower) else {
            continue;
        };
        let again = crate::patience::unpanicked(|| {
            db.take_again(follower, entry.seq, |tx| {
                let sql = Sql::change("DELETE FROM follower_stuck WHERE follower = ? AND seq = ?");
                tx.run(sql.bind(follower.name).bind(entry.seq)).map(|_| ())
            })
        });
        match again {
            Ok(()) => taken += 1,
            Err(refused) => {
                let why = reason(&refused);
                db.keep(Upkeep::Progress, |tx| {
                    let sql = Sql::change("UPDATE follower_stuck SET why = ? WHERE follower = ? AND seq = ?");
                    tx.run(sql.bind(&why).bind(follower.name).bind(entry.seq))
                })?;
            }
        }
    }
    Ok(taken)
}
