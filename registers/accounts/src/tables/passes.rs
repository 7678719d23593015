use kernel::{Id, Moment, Person, Result};
use store::{Reading, Row, Sql, Tx};

use crate::pass::{NewToken, Pass, PassKind, PassRecord, Proof, Provider, Reach, Stay, Strength};

/// Rows of a list that one person sees: nobody looks through more sessions or tokens.
const SHOWN_AT_MOST: i64 = 100;

const COLUMNS: &str =
    "id, person_id, kind, name, reach, kinds, writes, address, agent, made_at, used_at, ends_at,
    provider_id, has_factor";

/// Open to use at the moment of the `?`.
const LIVE: &str = "ended_at IS NULL AND ends_at > ? AND (idle_s = 0 OR used_at + idle_s * 1000000 > ?)";

fn read(row: &Row) -> Result<PassRecord> {
    let (kind, reach, kinds): (String, String, String) = (row.get(2)?, row.get(4)?, row.get(5)?);
    let kind = match kind.as_str() {
        "session" => PassKind::Session,
        "token" => PassKind::Token,
        _ => PassKind::Half,
    };
    let strength = if row.get(13)? { Strength::TwoFactors } else { Strength::OneFactor };
    let provider: Option<Id<Provider>> = row.get(12)?;
    Ok(PassRecord {
        id: row.get(0)?,
        person: row.get(1)?,
        kind,
        proof: provider.map_or(Proof::Password, |id| Proof::Provider { id, strength }),
        name: row.get(3)?,
        reach: Reach::stored(&reach, &kinds, row.get(6)?),
        address: row.get(7)?,
        agent: row.get(8)?,
        made_at: row.get(9)?,
        used_at: row.get(10)?,
        ends_at: row.get(11)?,
    })
}

/// Where a browser comes from, as its owner will know it again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct From<'a> {
    pub address: &'a str,
    pub agent: &'a str,
}

/// A session, or a half one, of this hash.
pub(crate) fn insert_session(
    tx: &Tx<'_>,
    person: Id<Person>,
    (kind, proof): (PassKind, Proof),
    hash: &str,
    new: (Stay, From<'_>),
) -> Result<Id<Pass>> {
    let (stay, from) = new;
    let sql = Sql::change(
        "INSERT INTO account_pass (person_id, kind, hash, address, agent, made_at, used_at, idle_s, ends_at,
         provider_id, has_factor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(
        sql.bind(person)
            .bind(kind.word())
            .bind(hash)
            .bind(from.address)
            .bind(from.agent)
            .bind(tx.now())
            .bind(tx.now())
            .bind(stay.idle_s)
            .bind(tx.now().plus_seconds(stay.whole_s))
            .bind(proof.provider())
            .bind(proof.has_factor()),
    )
}

/// A token of this hash; it opens until `ends_at`.
pub(crate) fn insert_token(
    tx: &Tx<'_>,
    person: Id<Person>,
    new: &NewToken,
    hash: &str,
    ends_at: Moment,
) -> Result<Id<Pass>> {
    let sql = Sql::change(
        "INSERT INTO account_pass (person_id, kind, hash, name, reach, kinds, writes, made_at, used_at, idle_s, ends_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)",
    );
    tx.insert(
        sql.bind(person)
            .bind(PassKind::Token.word())
            .bind(hash)
            .bind(new.name.as_str())
            .bind(new.reach.word())
            .bind(new.reach.kinds())
            .bind(new.reach.writes())
            .bind(tx.now())
            .bind(ends_at),
    )
}

/// The passes of a kind that open something now, newest first.
pub(crate) fn live(reading: &Reading<'_>, person: Id<Person>, kind: PassKind) -> Result<Vec<PassRecord>> {
    let text = format!(
        "SELECT {COLUMNS} FROM account_pass WHERE person_id = ? AND kind = ? AND {LIVE} ORDER BY id DESC LIMIT ?"
    );
    let sql = Sql::open("of an account that the policy lets the actor read", &text);
    let now = reading.now();
    let sql = sql.bind(person).bind(kind.word()).bind(now).bind(now).bind(SHOWN_AT_MOST);
    reading.rows(sql)?.iter().map(read).collect()
}

/// Every token that opens something now, of everybody.
pub(crate) fn all_tokens(reading: &Reading<'_>) -> Result<Vec<PassRecord>> {
    let text = format!("SELECT {COLUMNS} FROM account_pass WHERE kind = 'token' AND {LIVE} ORDER BY id");
    let now = reading.now();
    reading
        .rows(Sql::open("for the holder of the machine", &text).bind(now).bind(now))?
        .iter()
        .map(read)
        .collect()
}

/// The pass with this number, if it opens something now.
pub(crate) fn find(reading: &Reading<'_>, id: Id<Pass>) -> Result<Option<PassRecord>> {
    let text = format!("SELECT {COLUMNS} FROM account_pass WHERE id = ? AND {LIVE}");
    let sql = Sql::open("the policy is asked about its account", &text);
    let now = reading.now();
    reading.rows(sql.bind(id).bind(now).bind(now))?.first().map(read).transpose()
}

/// The half pass with this hash, if it opens something now.
pub(crate) fn find_half(reading: &Reading<'_>, hash: &str) -> Result<Option<PassRecord>> {
    let text = format!("SELECT {COLUMNS} FROM account_pass WHERE hash = ? AND kind = 'half' AND {LIVE}");
    let sql = Sql::open("known by its secret", &text);
    let now = reading.now();
    reading.rows(sql.bind(hash).bind(now).bind(now))?.first().map(read).transpose()
}

/// How many live tokens of the person have the name.
pub(crate) fn tokens_called(reading: &Reading<'_>, person: Id<Person>, name: &str) -> Result<i64> {
    let text = format!(
        "SELECT COUNT(*) FROM account_pass WHERE person_id = ? AND kind = 'token' AND name = ? AND {LIVE}"
    );
    let now = reading.now();
    reading.number(Sql::open("the person's own", &text).bind(person).bind(name).bind(now).bind(now))
}

/// Ends one; false when it has ended already.
pub(crate) fn end(tx: &Tx<'_>, id: Id<Pass>) -> Result<bool> {
    let sql = Sql::change("UPDATE account_pass SET ended_at = ? WHERE id = ? AND ended_at IS NULL");
    Ok(tx.run(sql.bind(tx.now()).bind(id))? == 1)
}

/// Ends the one with this hash, if there is any.
pub(crate) fn end_by_hash(tx: &Tx<'_>, hash: &str) -> Result<()> {
    let sql = Sql::change(
        "UPDATE account_pass SET ended_at = ? WHERE hash = ? AND kind <> 'token' AND ended_at IS NULL",
    );
    tx.run(sql.bind(tx.now()).bind(hash)).map(|_| ())
}

/// Ends the sessions of a person, all but the one that asks.
pub(crate) fn end_sessions(tx: &Tx<'_>, person: Id<Person>, but: Option<i64>) -> Result<u64> {
    let sql = Sql::change(
        "UPDATE account_pass SET ended_at = ? WHERE person_id = ? AND kind <> 'token' AND id <> ? AND ended_at IS NULL",
    );
    tx.run(sql.bind(tx.now()).bind(person).bind(but.unwrap_or(0)))
}

/// Ends the sessions that a provider has vouched for: one person's, or everybody's.
pub(crate) fn end_vouched(tx: &Tx<'_>, provider: Id<Provider>, person: Option<Id<Person>>) -> Result<u64> {
    let text = "UPDATE account_pass SET ended_at = ? WHERE provider_id = ? AND ended_at IS NULL";
    let sql = Sql::change(text).bind(tx.now()).bind(provider);
    tx.run(match person {
        Some(person) => sql.and("AND person_id = ?").bind(person),
        None => sql,
    })
}

/// Revokes the tokens of a person, all but the one that asks.
pub(crate) fn end_tokens(tx: &Tx<'_>, person: Id<Person>, but: Option<i64>) -> Result<u64> {
    let sql = Sql::change(
        "UPDATE account_pass SET ended_at = ? WHERE person_id = ? AND kind = 'token' AND id <> ? AND ended_at IS NULL",
    );
    tx.run(sql.bind(tx.now()).bind(person).bind(but.unwrap_or(0)))
}

/// Ends the sessions of everybody.
pub(crate) fn end_every_session(tx: &Tx<'_>) -> Result<u64> {
    let sql = Sql::change("UPDATE account_pass SET ended_at = ? WHERE kind <> 'token' AND ended_at IS NULL");
    tx.run(sql.bind(tx.now()))
}

/// Revokes the tokens of everybody.
pub(crate) fn end_every_token(tx: &Tx<'_>) -> Result<u64> {
    let sql = Sql::change("UPDATE account_pass SET ended_at = ? WHERE kind = 'token' AND ended_at IS NULL");
    tx.run(sql.bind(tx.now()))
}

/// Notes that it was used now.
pub(crate) fn touch(tx: &Tx<'_>, id: Id<Pass>) -> Result<()> {
    let sql = Sql::change("UPDATE account_pass SET used_at = ? WHERE id = ? AND ended_at IS NULL");
    tx.run(sql.bind(tx.now()).bind(id)).map(|_| ())
}

/// Removes what ended before that moment.
pub(crate) fn remove_ended(tx: &Tx<'_>, before: Moment) -> Result<u64> {
    let sql = Sql::change("DELETE FROM account_pass WHERE ends_at < ? OR ended_at < ?");
    tx.run(sql.bind(before).bind(before))
}
