use ::store::{Reading, Row, Sql, Tx};
use access::Actor;
use kernel::{Id, Moment, Result};

use super::{json, of_json, unknown};
use crate::mailbox::{Mailbox, State, Trip};
use crate::policy::{BoxVerb, MAILBOXES};
use crate::secret::{Secret, Use};
use crate::setup::Setup;

pub(crate) const COLUMNS: &str =
    "mailbox.id, mailbox.name, mailbox.address, mailbox.purpose, mailbox.settings,
    mailbox.state, mailbox.state_at, mailbox.why, mailbox.version, mailbox.checked_at, mailbox.fault";

/// A mailbox as a row of [`COLUMNS`].
pub(crate) fn read(row: &Row) -> Result<Mailbox> {
    let (settings, state, why): (String, String, String) = (row.get(4)?, row.get(5)?, row.get(7)?);
    let at: Moment = row.get(6)?;
    let checked_at: Moment = row.get(9)?;
    Ok(Mailbox {
        id: row.get(0)?,
        name: row.get(1)?,
        address: row.get(2)?,
        purpose: row.get(3)?,
        settings: of_json(&settings)?,
        state: match state.as_str() {
            "open" => State::Open { since: at },
            "paused" => State::Paused { at },
            "tripped" => State::Tripped { at, why: Trip::from_word(&why).ok_or_else(|| unknown(&why))? },
            other => return Err(unknown(other)),
        },
        version: row.get(8)?,
        checked_at: Some(checked_at).filter(|at| at.0 > 0),
        fault: row.get(10)?,
    })
}

pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Mailbox>) -> Result<Mailbox> {
    let text = format!("SELECT {COLUMNS} FROM mailbox WHERE {{scope}} AND mailbox.id = ?");
    let sql = Sql::within(&MAILBOXES.scope(actor, BoxVerb::Read), &text).bind(id);
    let rows = reading.rows(sql)?;
    rows.first().ok_or(kernel::Refused::NotFound).and_then(read)
}

/// All mailboxes that the actor may see, by name; an organisation has few.
pub(crate) fn all(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Mailbox>> {
    let text =
        format!("SELECT {COLUMNS} FROM mailbox WHERE {{scope}} ORDER BY mailbox.name, mailbox.id LIMIT 500");
    let rows = reading.rows(Sql::within(&MAILBOXES.scope(actor, BoxVerb::Read), &text))?;
    rows.iter().map(read).collect()
}

/// The mailbox that an address leads to, with or without a `+part`.
pub(crate) fn by_address(reading: &Reading<'_>, address: &str) -> Result<Option<Id<Mailbox>>> {
    let Some((local, domain)) = address.rsplit_once('@') else { return Ok(None) };
    let bare = local.split('+').next().unwrap_or(local);
    let key = format!("{bare}@{domain}").to_lowercase();
    let sql =
        Sql::open("the program's own: which door mail goes to", "SELECT id FROM mailbox WHERE address = ?");
    Ok(reading.find::<(Id<Mailbox>,)>(sql.bind(key))?.map(|(id,)| id))
}

fn state_columns(state: &State) -> (&'static str, Moment, &'static str) {
    match state {
        State::Open { since } => ("open", *since, ""),
        State::Paused { at } => ("paused", *at, ""),
        State::Tripped { at, why } => ("tripped", *at, why.word()),
    }
}

pub(crate) fn insert(tx: &Tx<'_>, mailbox: &Mailbox) -> Result<Id<Mailbox>> {
    let (state, at, why) = state_columns(&mailbox.state);
    let sql = Sql::change(
        "INSERT INTO mailbox (name, address, purpose, settings, state, state_at, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(&mailbox.name).bind(&mailbox.address).bind(&mailbox.purpose);
    tx.insert(sql.bind(json(&mailbox.settings)?).bind(state).bind(at).bind(why))
}

/// Stores it, unless somebody else has changed it since it was loaded.
pub(crate) fn save(tx: &Tx<'_>, mailbox: &Mailbox) -> Result<()> {
    let (state, at, why) = state_columns(&mailbox.state);
    let sql = Sql::change(
        "UPDATE mailbox SET name = ?, address = ?, purpose = ?, settings = ?, state = ?, state_at = ?, why = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    let sql =
        sql.bind(&mailbox.name).bind(&mailbox.address).bind(&mailbox.purpose).bind(json(&mailbox.settings)?);
    tx.run_one(sql.bind(state).bind(at).bind(why).bind(mailbox.id).bind(mailbox.version))
}

fn place(mailbox: Id<Mailbox>, what: Use) -> String {
    format!("mailbox/{mailbox}/{}", what.word())
}

pub(crate) fn set_secret(tx: &Tx<'_>, mailbox: Id<Mailbox>, what: Use, sealed: &[u8]) -> Result<()> {
    let gone = Sql::change("DELETE FROM mailbox_secret WHERE mailbox_id = ? AND word = ?");
    tx.run(gone.bind(mailbox).bind(what.word()))?;
    let sql = Sql::change("INSERT INTO mailbox_secret (mailbox_id, word, sealed) VALUES (?, ?, ?)");
    tx.run(sql.bind(mailbox).bind(what.word()).bind(sealed)).map(|_| ())
}

/// What is stored of a text that was typed as a secret: a name as it is, anything else sealed.
pub(crate) fn sealed(setup: &Setup, mailbox: Id<Mailbox>, what: Use, typed: &str) -> Result<Vec<u8>> {
    setup.vault().kept(&place(mailbox, what), typed)
}

/// Which secrets a mailbox has.
pub(crate) fn has_secrets(reading: &Reading<'_>, mailbox: Id<Mailbox>) -> Result<Vec<Use>> {
    let sql = Sql::open(
        "the caller has loaded the mailbox",
        "SELECT word FROM mailbox_secret WHERE mailbox_id = ?",
    );
    let words: Vec<(String,)> = reading.all(sql.bind(mailbox))?;
    Ok(Use::ALL.into_iter().filter(|what| words.iter().any(|(word,)| word == what.word())).collect())
}

/// A secret in the clear, for the server that it opens; none when there is none, or its key or name is gone.
pub(crate) fn secret(
    reading: &Reading<'_>,
    setup: &Setup,
    mailbox: Id<Mailbox>,
    what: Use,
) -> Result<Option<Secret>> {
    let text = "SELECT sealed FROM mailbox_secret WHERE mailbox_id = ? AND word = ?";
    let sql = Sql::open("the program's own: it opens a server's door", text).bind(mailbox).bind(what.word());
    let Some((stored,)) = reading.find::<(Vec<u8>,)>(sql)? else { return Ok(None) };
    Ok(setup.vault().opened(&place(mailbox, what), &stored))
}
