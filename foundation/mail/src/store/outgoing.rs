use ::store::{Reading, Row, Sql, Tx};
use access::Actor;
use kernel::{Id, Moment, Refused, Result, Subject};
use letters::By;

use super::{json, of_json, unknown};
use crate::outgoing::{OutState, Outgoing};
use crate::policy::{LETTERS_OUT, OutVerb};

pub(crate) const COLUMNS: &str = "letter_out.id, letter_out.mailbox_id, letter_out.message_id, letter_out.about_kind,
    letter_out.about_id, letter_out.written_by, letter_out.to_name, letter_out.to_address, letter_out.subject,
    letter_out.text, letter_out.answers, letter_out.enclosed, letter_out.at, letter_out.state, letter_out.state_at,
    letter_out.tries, letter_out.next_try, letter_out.said";

const fn word_of(by: By) -> &'static str {
    match by {
        By::Person => "person",
        By::Program => "program",
        By::ProgramInReply => "program-in-reply",
    }
}

fn by_of(word: &str) -> Result<By> {
    let all = [By::Person, By::Program, By::ProgramInReply];
    all.into_iter().find(|by| word_of(*by) == word).ok_or_else(|| unknown(word))
}

/// A letter as a row of [`COLUMNS`].
pub(crate) fn read(row: &Row) -> Result<Outgoing> {
    Ok(Outgoing {
        id: row.get(0)?,
        mailbox: row.get(1)?,
        message_id: row.get(2)?,
        about: Subject::stored(row.get(3)?, row.get(4)?),
        by: by_of(&row.get::<String>(5)?)?,
        to: letters::Mailbox::new(row.get::<String>(6)?, row.get::<String>(7)?),
        subject: row.get(8)?,
        text: row.get(9)?,
        answers: of_json(&row.get::<String>(10)?)?,
        enclosed: of_json(&row.get::<String>(11)?)?,
        at: row.get(12)?,
        state: state_of(&row.get::<String>(13)?, row.get(14)?)?,
        tries: row.get(15)?,
        next_try: row.get(16)?,
        said: row.get(17)?,
    })
}

fn state_of(word: &str, at: Moment) -> Result<OutState> {
    match word {
        "queued" => Ok(OutState::Queued),
        "sent" => Ok(OutState::Sent { at }),
        "failed" => Ok(OutState::Failed { at }),
        "bounced" => Ok(OutState::Bounced { at }),
        "dropped" => Ok(OutState::Dropped { at }),
        other => Err(unknown(other)),
    }
}

pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Outgoing>) -> Result<Outgoing> {
    let text = format!("SELECT {COLUMNS} FROM letter_out WHERE {{scope}} AND letter_out.id = ?");
    let rows = reading.rows(Sql::within(&LETTERS_OUT.scope(actor, OutVerb::Read), &text).bind(id))?;
    rows.first().ok_or(Refused::NotFound).and_then(read)
}

pub(crate) fn insert(tx: &Tx<'_>, letter: &Outgoing) -> Result<Id<Outgoing>> {
    let sql = Sql::change(
        "INSERT INTO letter_out (mailbox_id, message_id, about_kind, about_id, written_by, to_name, to_address, subject,
         text, answers, enclosed, at, state, state_at, next_try) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql
        .bind(letter.mailbox)
        .bind(&letter.message_id)
        .bind(letter.about.kind.as_ref())
        .bind(letter.about.id);
    let sql = sql.bind(word_of(letter.by)).bind(&letter.to.name).bind(letter.to.key()).bind(&letter.subject);
    let sql =
        sql.bind(&letter.text).bind(json(&letter.answers)?).bind(json(&letter.enclosed)?).bind(letter.at);
    tx.insert(sql.bind(letter.state.word()).bind(letter.at).bind(letter.next_try))
}

/// Stores what has changed, if the letter still stands as it stood in `was`.
pub(crate) fn save(tx: &Tx<'_>, letter: &Outgoing, was: &OutState) -> Result<()> {
    let at = match letter.state {
        OutState::Queued => letter.at,
        OutState::Sent { at }
        | OutState::Failed { at }
        | OutState::Bounced { at }
        | OutState::Dropped { at } => at,
    };
    let sql = Sql::change(
        "UPDATE letter_out SET state = ?, state_at = ?, tries = ?, next_try = ?, said = ? WHERE id = ? AND state = ?",
    );
    let sql =
        sql.bind(letter.state.word()).bind(at).bind(letter.tries).bind(letter.next_try).bind(&letter.said);
    tx.run_one(sql.bind(letter.id).bind(was.word()))
}

/// Letters whose time has come, the oldest first. What no person wrote waits while its mailbox has stopped itself.
pub(crate) fn due(reading: &Reading<'_>, at_most: i64) -> Result<Vec<Outgoing>> {
    let text = format!(
        "SELECT {COLUMNS} FROM letter_out JOIN mailbox ON mailbox.id = letter_out.mailbox_id
         WHERE letter_out.state = 'queued' AND letter_out.next_try <= ?
         AND (mailbox.state = 'open' OR (mailbox.state = 'tripped' AND letter_out.written_by = 'person'))
         ORDER BY letter_out.next_try, letter_out.id LIMIT ?"
    );
    let sql = Sql::open("the program's own: what is to be sent", &text).bind(reading.now()).bind(at_most);
    reading.rows(sql)?.iter().map(read).collect()
}

/// The letters of ours with these Message-IDs.
pub(crate) fn by_ids(reading: &Reading<'_>, ids: &[String]) -> Result<Vec<Outgoing>> {
    let text = format!("SELECT {COLUMNS} FROM letter_out WHERE 1 = 1");
    let sql = Sql::open("the program's own: threads and reports", &text)
        .and_in("letter_out.message_id", ids.iter());
    reading.rows(sql.and("ORDER BY letter_out.id DESC LIMIT 20"))?.iter().map(read).collect()
}

/// One letter of ours by its number, out of an address that we have signed.
pub(crate) fn find(reading: &Reading<'_>, id: i64) -> Result<Option<Outgoing>> {
    let text = format!("SELECT {COLUMNS} FROM letter_out WHERE letter_out.id = ?");
    let rows = reading.rows(Sql::open("the program's own: reports", &text).bind(id))?;
    rows.first().map(read).transpose()
}

/// What the program has written of itself to an address since a moment, and about a record.
pub(crate) fn counts(reading: &Reading<'_>, to: &str, about: &Subject, since: Moment) -> Result<(i64, i64)> {
    let why = "the program's own: floods";
    let text = "SELECT COUNT(*) FROM letter_out WHERE to_address = ? AND at >= ? AND written_by <> 'person'";
    let to_address = reading.number(Sql::open(why, text).bind(to).bind(since))?;
    let text = "SELECT COUNT(*) FROM letter_out
        WHERE about_kind = ? AND about_id = ? AND at >= ? AND written_by <> 'person'";
    let sql = Sql::open(why, text).bind(about.kind.as_ref()).bind(about.id).bind(since);
    Ok((to_address, reading.number(sql)?))
}

/// The Message-IDs of letters in a record's thread, the newest first.
pub(crate) fn ids_of(reading: &Reading<'_>, about: &Subject) -> Result<Vec<String>> {
    let text =
        "SELECT message_id FROM letter_out WHERE about_kind = ? AND about_id = ? ORDER BY at DESC LIMIT 10";
    let sql = Sql::open("the program's own: threads", text).bind(about.kind.as_ref()).bind(about.id);
    Ok(reading.all::<(String,)>(sql)?.into_iter().map(|(id,)| id).collect())
}

/// Does no mail go to the address?
pub(crate) fn is_stopped(reading: &Reading<'_>, address: &str) -> Result<bool> {
    let sql = Sql::open(
        "the program's own: it holds what would come back",
        "SELECT id FROM mail_stop WHERE address = ?",
    );
    Ok(reading.find::<(i64,)>(sql.bind(address))?.is_some())
}

/// Sends nothing more to the address of a letter that came back.
pub(crate) fn stop(tx: &Tx<'_>, letter: &Outgoing, status: &str, said: &str) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO mail_stop (address, at, status, said, letter_out_id) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (address) DO NOTHING",
    );
    let said: String = said.chars().take(300).collect();
    tx.run(sql.bind(letter.to.key()).bind(tx.now()).bind(status).bind(said).bind(letter.id)).map(|_| ())
}
