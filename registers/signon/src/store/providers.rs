use ::store::{Reading, Row, Sql, Tx};
use access::Actor;
use accounts::Provider;
use kernel::{Id, Result};
use outside::{Secret, Vault};

use crate::policy::{PROVIDERS, Verb};
use crate::provider::{ProviderRecord, State};

pub(crate) const COLUMNS: &str =
    "signon_provider.id, signon_provider.name, signon_provider.issuer, signon_provider.client,
    CASE WHEN signon_provider.secret IS NULL THEN 0 ELSE 1 END, signon_provider.scopes, signon_provider.factor_words,
    signon_provider.domains, signon_provider.fresh_minutes, signon_provider.is_on, signon_provider.version";

/// A provider as a row of [`COLUMNS`].
pub(crate) fn read(row: &Row) -> Result<ProviderRecord> {
    let words = |at: usize| -> Result<Vec<String>> {
        Ok(row.get::<String>(at)?.split_whitespace().map(str::to_owned).collect())
    };
    let fresh: i64 = row.get(8)?;
    Ok(ProviderRecord {
        id: row.get(0)?,
        name: row.get(1)?,
        issuer: row.get(2)?,
        client: row.get(3)?,
        has_secret: row.get(4)?,
        scopes: words(5)?,
        factor_words: words(6)?,
        domains: words(7)?,
        fresh_minutes: Some(fresh).filter(|minutes| *minutes > 0),
        state: if row.get(9)? { State::On } else { State::Off },
        version: row.get(10)?,
    })
}

pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Provider>) -> Result<ProviderRecord> {
    let text = format!("SELECT {COLUMNS} FROM signon_provider WHERE {{scope}} AND signon_provider.id = ?");
    let sql = Sql::within(&PROVIDERS.scope(actor, Verb::Read), &text).bind(id);
    reading.rows(sql)?.first().ok_or(kernel::Refused::NotFound).and_then(read)
}

/// One that somebody at the door may sign in through.
pub(crate) fn find_on(reading: &Reading<'_>, id: Id<Provider>) -> Result<Option<ProviderRecord>> {
    let text = format!("SELECT {COLUMNS} FROM signon_provider WHERE is_on = 1 AND id = ?");
    let sql = Sql::open("its button stands at the door, for everybody", &text);
    reading.rows(sql.bind(id))?.first().map(read).transpose()
}

/// All that one may sign in through: number and name, in the order in which they were added. An organisation has few.
pub(crate) fn all_on(reading: &Reading<'_>) -> Result<Vec<(Id<Provider>, String)>> {
    let sql = Sql::open(
        "their buttons stand at the door, for everybody",
        "SELECT id, name FROM signon_provider WHERE is_on = 1 ORDER BY id LIMIT 20",
    );
    reading.all(sql)
}

pub(crate) fn insert(tx: &Tx<'_>, new: &ProviderRecord) -> Result<Id<Provider>> {
    let sql = Sql::change(
        "INSERT INTO signon_provider (name, issuer, client, scopes, factor_words, domains, fresh_minutes, is_on)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
    );
    let sql = sql.bind(&new.name).bind(&new.issuer).bind(&new.client).bind(new.scopes.join(" "));
    tx.insert(
        sql.bind(new.factor_words.join(" ")).bind(new.domains.join(" ")).bind(new.fresh_minutes.unwrap_or(0)),
    )
}

/// Stores it, unless somebody else has changed it since it was loaded.
pub(crate) fn save(tx: &Tx<'_>, it: &ProviderRecord) -> Result<()> {
    let sql = Sql::change(
        "UPDATE signon_provider SET name = ?, issuer = ?, client = ?, scopes = ?, factor_words = ?, domains = ?,
         fresh_minutes = ?, is_on = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    let sql = sql.bind(&it.name).bind(&it.issuer).bind(&it.client).bind(it.scopes.join(" "));
    let sql =
        sql.bind(it.factor_words.join(" ")).bind(it.domains.join(" ")).bind(it.fresh_minutes.unwrap_or(0));
    tx.run_one(sql.bind(it.state == State::On).bind(it.id).bind(it.version))
}

fn place(provider: Id<Provider>) -> String {
    format!("provider/{provider}/client_secret")
}

/// Keeps the secret that was typed for it.
pub(crate) fn set_secret(tx: &Tx<'_>, vault: &Vault, provider: Id<Provider>, typed: &str) -> Result<()> {
    let sql = Sql::change("UPDATE signon_provider SET secret = ? WHERE id = ?");
    tx.run_one(sql.bind(vault.kept(&place(provider), typed)?).bind(provider))
}

/// The secret in the clear, for the provider; none when there is none, or its key or name is gone.
pub(crate) fn secret(reading: &Reading<'_>, vault: &Vault, provider: Id<Provider>) -> Result<Option<Secret>> {
    let sql = Sql::open(
        "the program's own: it opens the provider's door",
        "SELECT secret FROM signon_provider WHERE id = ?",
    );
    let found: Option<(Option<Vec<u8>>,)> = reading.find(sql.bind(provider))?;
    Ok(found.and_then(|(stored,)| stored).and_then(|stored| vault.opened(&place(provider), &stored)))
}
