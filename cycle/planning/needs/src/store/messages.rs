//! The dialogue of a need.

use access::Actor;
use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::{Need, POLICY, Verb};

/// Who speaks, and so who listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// An asker, a scorer or a leader of the unit, to all who have a part in the need.
    Asker,
    /// IT, to all who have a part in the need.
    It,
    /// IT, to IT alone.
    Internal,
}

impl Voice {
    /// The word in storage and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asker => "asker",
            Self::It => "it",
            Self::Internal => "internal",
        }
    }

    fn from_word(word: &str) -> Result<Self> {
        [Self::Asker, Self::It, Self::Internal]
            .into_iter()
            .find(|voice| voice.word() == word)
            .ok_or_else(|| Refused::broken(format!("a message speaks as {word}")))
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
            Self::Public => "voice IN ('asker', 'it')",
            Self::All => "1 = 1",
        }
    }
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub id: i64,
    /// The need in which it was written; another than the one that shows it, after a merge.
    pub need: Id<Need>,
    pub author: Option<Id<Person>>,
    pub at: Moment,
    pub voice: Voice,
    pub text: String,
}

pub(crate) struct NewMessage<'a> {
    pub need: Id<Need>,
    pub author: Option<Id<Person>>,
    pub at: Moment,
    pub voice: Voice,
    pub text: &'a str,
}

/// Stores a message; gives its number.
pub(crate) fn insert(tx: &Tx<'_>, message: &NewMessage<'_>) -> Result<i64> {
    let sql = Sql::change(
        "INSERT INTO need_message (need_id, thread_id, author_id, at, voice, text) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(message.need).bind(message.need).bind(message.author).bind(message.at);
    let id: Id<Message> = tx.insert(sql.bind(message.voice.word()).bind(message.text))?;
    Ok(id.number())
}

/// May this person read the message: its need, and what is internal if it is?
pub(crate) fn may_be_read(reading: &Reading<'_>, actor: &Actor, message: i64) -> Result<bool> {
    Ok(!places(reading, actor, message)?.is_empty())
}

/// Does the message stand in this need's dialogue, for this person to read?
pub(crate) fn stands_in(reading: &Reading<'_>, actor: &Actor, need: Id<Need>, message: i64) -> Result<bool> {
    Ok(places(reading, actor, message)?.contains(&(need,)))
}

/// The need in whose dialogue the message stands, if this person may read it there.
fn places(reading: &Reading<'_>, actor: &Actor, message: i64) -> Result<Vec<(Id<Need>,)>> {
    let within = |verb: Verb, hears: Hears| {
        let text = format!(
            "SELECT need.id FROM need_message JOIN need ON need.id = need_message.thread_id
             WHERE {{scope}} AND need_message.id = ? AND {}",
            hears.condition()
        );
        reading.all::<(Id<Need>,)>(Sql::within(&POLICY.scope(actor, verb), &text).bind(message))
    };
    let mut found = within(Verb::Read, Hears::Public)?;
    found.extend(within(Verb::ReadInternal, Hears::All)?);
    Ok(found)
}

/// The dialogue that a need's page shows, in order: the newest so many of those that the reader hears.
pub(crate) fn dialogue(
    reading: &Reading<'_>,
    need: Id<Need>,
    hears: Hears,
    limit: i64,
) -> Result<Vec<Message>> {
    let text = format!(
        "SELECT id, need_id, author_id, at, voice, text FROM need_message WHERE thread_id = ? AND {}
         ORDER BY at DESC, id DESC LIMIT ?",
        hears.condition()
    );
    let sql =
        Sql::open("the need was loaded within scope, and the condition keeps internal notes to IT", &text);
    let rows: Vec<(i64, Id<Need>, Option<Id<Person>>, Moment, String, String)> =
        reading.all(sql.bind(need).bind(limit))?;
    let message = |(id, need, author, at, voice, text): (_, _, _, _, String, _)| {
        Ok(Message { id, need, author, at, voice: Voice::from_word(&voice)?, text })
    };
    rows.into_iter().rev().map(message).collect()
}

/// Public messages of a need that are searched: the newest so many.
const SEARCHED: i64 = 100;

/// What was said in public about these needs, the newest first: of each as much as its index holds.
pub(crate) fn public_words_of(reading: &Reading<'_>, needs: &[Id<Need>]) -> Result<Vec<(Id<Need>, String)>> {
    if needs.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT thread_id, text FROM need_message WHERE id IN (SELECT id FROM (
             SELECT id, ROW_NUMBER() OVER (PARTITION BY thread_id ORDER BY at DESC, id DESC) AS place
             FROM need_message WHERE {}",
        Hears::Public.condition()
    );
    let sql = Sql::open("the needs were found within scope, and internal notes are left out", &text);
    let sql = sql.and_in("thread_id", needs.iter().copied());
    reading.all(sql.and(") newest WHERE place <= ?) ORDER BY at DESC, id DESC").bind(SEARCHED))
}

/// The words of the public dialogue, for the search index.
pub(crate) fn public_words(reading: &Reading<'_>, need: Id<Need>) -> Result<Vec<String>> {
    let messages = dialogue(reading, need, Hears::Public, SEARCHED)?;
    Ok(messages.into_iter().map(|message| message.text).collect())
}
