use ::store::{Reading, Row, Sql, Tx};
use access::Actor;
use kernel::{Id, Moment, Refused, Result, Subject};

use super::{json, of_json, unknown};
use crate::incoming::{Aside, InState, Incoming};
use crate::mailbox::Mailbox;
use crate::policy::{InVerb, LETTERS_IN};

pub(crate) const COLUMNS: &str = "letter_in.id, letter_in.mailbox_id, letter_in.message_id, letter_in.hash,
    letter_in.size, letter_in.at, letter_in.from_name, letter_in.from_address, letter_in.sender, letter_in.kind,
    letter_in.subject, letter_in.faults, letter_in.envelope, letter_in.state, letter_in.state_at, letter_in.why,
    letter_in.tries, letter_in.became_kind, letter_in.became_id";

/// A mail as a row of [`COLUMNS`].
pub(crate) fn read(row: &Row) -> Result<Incoming> {
    let faults: String = row.get(11)?;
    let envelope: (Option<String>, Vec<String>) = of_json(&row.get::<String>(12)?)?;
    Ok(Incoming {
        id: row.get(0)?,
        mailbox: row.get(1)?,
        message_id: row.get(2)?,
        hash: row.get(3)?,
        size: row.get(4)?,
        at: row.get(5)?,
        from: letters::Mailbox::new(row.get::<String>(6)?, row.get::<String>(7)?),
        sender: row.get(8)?,
        kind: row.get(9)?,
        subject: row.get(10)?,
        faults: faults.split_whitespace().map(str::to_owned).collect(),
        envelope: letters::Envelope { from: envelope.0, to: envelope.1 },
        state: state_of(row)?,
        tries: row.get(16)?,
    })
}

fn state_of(row: &Row) -> Result<InState> {
    let (word, at, why): (String, Moment, String) = (row.get(13)?, row.get(14)?, row.get(15)?);
    let (kind, id): (Option<String>, Option<i64>) = (row.get(17)?, row.get(18)?);
    match word.as_str() {
        "waiting" => Ok(InState::Waiting),
        "taken" => {
            Ok(InState::Taken { at, became: kind.zip(id).map(|(kind, id)| Subject::stored(kind, id)) })
        }
        "aside" => Ok(InState::Aside { at, why: Aside::from_word(&why).ok_or_else(|| unknown(&why))? }),
        other => Err(unknown(other)),
    }
}

pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Incoming>) -> Result<Incoming> {
    let text = format!("SELECT {COLUMNS} FROM letter_in WHERE {{scope}} AND letter_in.id = ?");
    let rows = reading.rows(Sql::within(&LETTERS_IN.scope(actor, InVerb::Read), &text).bind(id))?;
    rows.first().ok_or(Refused::NotFound).and_then(read)
}

/// Several mails at once, for the rooms whose records they became.
pub(crate) fn these(reading: &Reading<'_>, ids: &[Id<Incoming>]) -> Result<Vec<Incoming>> {
    let text = format!("SELECT {COLUMNS} FROM letter_in WHERE 1 = 1");
    let sql = Sql::open("a room asks of letters that it has taken", &text);
    reading.rows(sql.and_in("letter_in.id", ids.iter().copied()))?.iter().map(read).collect()
}

/// The same mail, when it has come to this mailbox before.
pub(crate) fn known(reading: &Reading<'_>, mailbox: Id<Mailbox>, same: &str) -> Result<Option<Id<Incoming>>> {
    let text = "SELECT id FROM letter_in WHERE mailbox_id = ? AND same = ?";
    let sql = Sql::open("the program's own: a mail is taken in once", text).bind(mailbox).bind(same);
    Ok(reading.find::<(Id<Incoming>,)>(sql)?.map(|(id,)| id))
}

pub(crate) fn insert(tx: &Tx<'_>, letter: &Incoming, same: &str) -> Result<Id<Incoming>> {
    let (state_at, why) = match &letter.state {
        InState::Waiting => (tx.now(), ""),
        InState::Taken { at, .. } => (*at, ""),
        InState::Aside { at, why } => (*at, why.word()),
    };
    let sql = Sql::change(
        "INSERT INTO letter_in (mailbox_id, same, message_id, hash, size, at, from_name, from_address, sender, kind,
         subject, faults, envelope, state, state_at, why, next_try)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql =
        sql.bind(letter.mailbox).bind(same).bind(&letter.message_id).bind(&letter.hash).bind(letter.size);
    let sql = sql.bind(tx.now()).bind(&letter.from.name).bind(letter.from.key()).bind(&letter.sender);
    let sql = sql.bind(&letter.kind).bind(&letter.subject).bind(letter.faults.join(" "));
    let envelope = json(&(&letter.envelope.from, &letter.envelope.to))?;
    tx.insert(sql.bind(envelope).bind(letter.state.word()).bind(state_at).bind(why).bind(tx.now()))
}

/// Stores a state that has changed from `was`; a conflict when somebody else was quicker.
pub(crate) fn save_state(tx: &Tx<'_>, letter: &Incoming, was: &InState) -> Result<()> {
    let (at, why, became) = match &letter.state {
        InState::Waiting => (tx.now(), "", None),
        InState::Taken { at, became } => (*at, "", became.clone()),
        InState::Aside { at, why } => (*at, why.word(), None),
    };
    let sql = Sql::change(
        "UPDATE letter_in SET state = ?, state_at = ?, why = ?, tries = ?, next_try = ?, became_kind = ?, became_id = ?
         WHERE id = ? AND state = ?",
    );
    let sql = sql.bind(letter.state.word()).bind(at).bind(why).bind(letter.tries).bind(tx.now());
    let sql = sql.bind(became.as_ref().map(|it| it.kind.to_string())).bind(became.as_ref().map(|it| it.id));
    tx.run_one(sql.bind(letter.id).bind(was.word()))
}

/// Lets a mail wait longer before it is tried once more.
pub(crate) fn wait(tx: &Tx<'_>, letter: Id<Incoming>, tries: i64, seconds: i64) -> Result<()> {
    let sql = Sql::change("UPDATE letter_in SET tries = ?, next_try = ? WHERE id = ? AND state = 'waiting'");
    tx.run(sql.bind(tries).bind(tx.now().plus_seconds(seconds)).bind(letter)).map(|_| ())
}

/// Mail that waits and whose time has come, the oldest first, of mailboxes that are open.
pub(crate) fn waiting(reading: &Reading<'_>, at_most: i64) -> Result<Vec<Id<Incoming>>> {
    let text = "SELECT letter_in.id FROM letter_in JOIN mailbox ON mailbox.id = letter_in.mailbox_id
        WHERE letter_in.state = 'waiting' AND letter_in.next_try <= ? AND mailbox.state = 'open'
        ORDER BY letter_in.next_try, letter_in.id LIMIT ?";
    let sql = Sql::open("the program's own: what is to be taken", text).bind(reading.now()).bind(at_most);
    Ok(reading.all::<(Id<Incoming>,)>(sql)?.into_iter().map(|(id,)| id).collect())
}

/// How many came from an address to a mailbox since a moment, before this one.
pub(crate) fn count_from(reading: &Reading<'_>, letter: &Incoming, since: Moment) -> Result<i64> {
    let text =
        "SELECT COUNT(*) FROM letter_in WHERE mailbox_id = ? AND from_address = ? AND at >= ? AND id < ?";
    let sql = Sql::open("the program's own: floods", text).bind(letter.mailbox).bind(letter.from.key());
    reading.number(sql.bind(since).bind(letter.id))
}

/// How many became part of a record since a moment.
pub(crate) fn count_into(reading: &Reading<'_>, about: &Subject, since: Moment) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM letter_in WHERE became_kind = ? AND became_id = ? AND at >= ?";
    let sql = Sql::open("the program's own: floods", text).bind(about.kind.as_ref()).bind(about.id);
    reading.number(sql.bind(since))
}

/// How many of a mailbox were set aside since a moment, by a reason.
pub(crate) fn count_aside(
    reading: &Reading<'_>,
    mailbox: Id<Mailbox>,
    why: Aside,
    since: Moment,
) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM letter_in WHERE mailbox_id = ? AND state = 'aside' AND state_at >= ? AND why = ?";
    let sql = Sql::open("the program's own: circles", text).bind(mailbox).bind(since).bind(why.word());
    reading.number(sql)
}

/// The records that mail with these Message-IDs has become, in this mailbox; each once.
pub(crate) fn became(reading: &Reading<'_>, mailbox: Id<Mailbox>, ids: &[String]) -> Result<Vec<Subject>> {
    let text = "SELECT DISTINCT became_kind, became_id FROM letter_in
        WHERE mailbox_id = ? AND state = 'taken' AND became_kind IS NOT NULL";
    let sql = Sql::open("the program's own: threads", text).bind(mailbox);
    let found: Vec<(String, i64)> = reading.all(sql.and_in("message_id", ids.iter()).and("LIMIT 10"))?;
    Ok(found.into_iter().map(|(kind, id)| Subject::stored(kind, id)).collect())
}

/// The Message-IDs of mail in a record's thread, the newest first.
pub(crate) fn ids_of(reading: &Reading<'_>, about: &Subject) -> Result<Vec<String>> {
    let text = "SELECT message_id FROM letter_in WHERE became_kind = ? AND became_id = ? AND message_id <> ''
        ORDER BY at DESC LIMIT 10";
    let sql = Sql::open("the program's own: threads", text).bind(about.kind.as_ref()).bind(about.id);
    Ok(reading.all::<(String,)>(sql)?.into_iter().map(|(id,)| id).collect())
}
