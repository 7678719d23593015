//! The dialogue of a ticket.

use access::Actor;
use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::{POLICY, Ticket, Verb};

/// Who speaks, and so who listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Somebody who asks or watches, to all who have a part.
    Asker,
    /// The desk, to all who have a part.
    Desk,
    /// The desk, to the desk alone.
    Internal,
}

impl Voice {
    const ALL: [Self; 3] = [Self::Asker, Self::Desk, Self::Internal];

    /// The word in storage and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asker => "asker",
            Self::Desk => "desk",
            Self::Internal => "internal",
        }
    }

    fn from_word(word: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|voice| voice.word() == word);
        found.ok_or_else(|| Refused::broken(format!("a message speaks as {word}")))
    }
}

/// Which messages a reader is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hears {
    Public,
    All,
}

impl Hears {
    const fn condition(self) -> &'static str {
        match self {
            Self::Public => "voice IN ('asker', 'desk')",
            Self::All => "1 = 1",
        }
    }
}

/// How a message came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    Typed,
    /// A letter whose sender is known to be who it says.
    Letter,
    /// A letter that anybody may have sent.
    UnverifiedLetter,
}

impl Carrier {
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::Typed => None,
            Self::Letter => Some("verified"),
            Self::UnverifiedLetter => Some("unverified"),
        }
    }

    fn stored(word: Option<&str>) -> Self {
        match word {
            None => Self::Typed,
            Some("verified") => Self::Letter,
            Some(_) => Self::UnverifiedLetter,
        }
    }
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub id: i64,
    /// The ticket in which it was written; another than the one that shows it, after a merge.
    pub ticket: Id<Ticket>,
    pub author: Option<Id<Person>>,
    pub at: Moment,
    pub voice: Voice,
    pub carrier: Carrier,
    pub text: String,
}

pub(crate) struct NewMessage<'a> {
    pub ticket: Id<Ticket>,
    pub author: Option<Id<Person>>,
    pub at: Moment,
    pub voice: Voice,
    pub carrier: Carrier,
    pub text: &'a str,
}

/// Stores a message; gives its number.
pub(crate) fn insert(tx: &Tx<'_>, message: &NewMessage<'_>) -> Result<i64> {
    let sql = Sql::change(
        "INSERT INTO ticket_message (ticket_id, thread_id, author_id, at, voice, letter, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(message.ticket).bind(message.ticket).bind(message.author).bind(message.at);
    let sql = sql.bind(message.voice.word()).bind(message.carrier.word());
    let id: Id<Message> = tx.insert(sql.bind(message.text))?;
    Ok(id.number())
}

/// May this person read the message: its ticket, and what is internal if it is?
pub(crate) fn may_be_read(reading: &Reading<'_>, actor: &Actor, message: i64) -> Result<bool> {
    Ok(!places(reading, actor, message)?.is_empty())
}

/// Does the message stand in this ticket's dialogue, for this person to read?
pub(crate) fn stands_in(
    reading: &Reading<'_>,
    actor: &Actor,
    ticket: Id<Ticket>,
    message: i64,
) -> Result<bool> {
    Ok(places(reading, actor, message)?.contains(&(ticket,)))
}

/// The ticket in whose dialogue the message stands, if this person may read it there.
fn places(reading: &Reading<'_>, actor: &Actor, message: i64) -> Result<Vec<(Id<Ticket>,)>> {
    let within = |verb: Verb, hears: Hears| {
        let text = format!(
            "SELECT ticket.id FROM ticket_message JOIN ticket ON ticket.id = ticket_message.thread_id
             WHERE {{scope}} AND ticket_message.id = ? AND {}",
            hears.condition()
        );
        reading.all::<(Id<Ticket>,)>(Sql::within(&POLICY.scope(actor, verb), &text).bind(message))
    };
    let mut found = within(Verb::Read, Hears::Public)?;
    found.extend(within(Verb::ReadInternal, Hears::All)?);
    Ok(found)
}

/// The dialogue that a ticket's page shows, in order: the newest so many of those that the reader hears.
pub(crate) fn dialogue(
    reading: &Reading<'_>,
    ticket: Id<Ticket>,
    hears: Hears,
    limit: i64,
) -> Result<Vec<Message>> {
    let text = format!(
        "SELECT id, ticket_id, author_id, at, voice, letter, text FROM ticket_message WHERE thread_id = ? AND {}
         ORDER BY id DESC LIMIT ?",
        hears.condition()
    );
    let sql = Sql::open(
        "the ticket was loaded within scope, and the condition keeps internal notes to the desk",
        &text,
    );
    type Line = (i64, Id<Ticket>, Option<Id<Person>>, Moment, String, Option<String>, String);
    let rows: Vec<Line> = reading.all(sql.bind(ticket).bind(limit))?;
    let message = |(id, ticket, author, at, voice, letter, text): Line| {
        let carrier = Carrier::stored(letter.as_deref());
        Ok(Message { id, ticket, author, at, voice: Voice::from_word(&voice)?, carrier, text })
    };
    let mut messages: Vec<Message> = rows.into_iter().rev().map(message).collect::<Result<_>>()?;
    // After a merge two dialogues stand in one; each was written in the order of its moments.
    messages.sort_by_key(|message| (message.at, message.id));
    Ok(messages)
}

/// Public messages of a ticket that are searched: the newest so many.
const SEARCHED: i64 = 100;

/// What was said in public about these tickets, the newest first: of each as much as its index holds.
pub(crate) fn public_words_of(
    reading: &Reading<'_>,
    tickets: &[Id<Ticket>],
) -> Result<Vec<(Id<Ticket>, String)>> {
    if tickets.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT thread_id, text FROM ticket_message WHERE id IN (SELECT id FROM (
             SELECT id, ROW_NUMBER() OVER (PARTITION BY thread_id ORDER BY id DESC) AS place
             FROM ticket_message WHERE {}",
        Hears::Public.condition()
    );
    let sql = Sql::open("the tickets were found within scope, and internal notes are left out", &text);
    let sql = sql.and_in("thread_id", tickets.iter().copied());
    reading.all(sql.and(") newest WHERE place <= ?) ORDER BY id DESC").bind(SEARCHED))
}

/// The words of the public dialogue, for the search index.
pub(crate) fn public_words(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Vec<String>> {
    let messages = dialogue(reading, ticket, Hears::Public, SEARCHED)?;
    Ok(messages.into_iter().map(|message| message.text).collect())
}

/// Lets these messages of a ticket's dialogue become the other's own; gives how many stood there.
pub(crate) fn part(tx: &Tx<'_>, from: Id<Ticket>, into: Id<Ticket>, messages: &[Id<()>]) -> Result<usize> {
    let sql = Sql::change("UPDATE ticket_message SET thread_id = ?, ticket_id = ? WHERE thread_id = ?");
    let sql = sql.bind(into).bind(into).bind(from).and_in("id", messages.iter().copied());
    Ok(usize::try_from(tx.run(sql)?).unwrap_or(usize::MAX))
}

/// The dialogue that one ticket's page shows moves to the page of another.
pub(crate) fn move_thread(tx: &Tx<'_>, from: Id<Ticket>, to: Id<Ticket>) -> Result<()> {
    let sql = Sql::change("UPDATE ticket_message SET thread_id = ? WHERE thread_id = ?");
    tx.run(sql.bind(to).bind(from))?;
    Ok(())
}

/// What was written in a ticket, and in those that were merged into it before, comes back from the page of another.
pub(crate) fn take_back_thread(tx: &Tx<'_>, ticket: Id<Ticket>, from: Id<Ticket>) -> Result<()> {
    let sql = Sql::change(
        "UPDATE ticket_message SET thread_id = ? WHERE thread_id = ? AND ticket_id IN
         (WITH RECURSIVE gathered (id) AS (SELECT CAST(? AS BIGINT) UNION
          SELECT t.id FROM ticket t JOIN gathered g ON t.merged_into = g.id) SELECT id FROM gathered)",
    );
    tx.run(sql.bind(ticket).bind(from).bind(ticket))?;
    Ok(())
}

/// Takes away what an import said in a ticket. What anybody wrote stays, and keeps the ticket from being taken away.
pub(crate) fn remove_imported(tx: &Tx<'_>, ticket: Id<Ticket>) -> Result<()> {
    let sql =
        Sql::change("DELETE FROM ticket_message WHERE thread_id = ? AND ticket_id = ? AND author_id IS NULL");
    tx.run(sql.bind(ticket).bind(ticket))?;
    Ok(())
}
