use ::store::{Db, Entry, Reading, Sql, Tx, Upkeep};
use kernel::{Id, Moment, Person, Result, Subject};

/// A notice as its reader gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub id: i64,
    pub text_key: String,
    pub about: Subject,
    pub at: Moment,
    pub read_at: Option<Moment>,
}

/// Persons whose notices are written by one statement.
const AT_ONCE: usize = 100;

/// Is anybody told of this line of the journal? What the holder of the machine does (set-up, imports by hand, samples)
/// tells nobody.
pub fn is_told(entry: &Entry) -> bool {
    entry.actor_kind != "operator"
}

/// Tells these persons of one line of the journal in the words of a text key, each once however often it is read. Whoever
/// did it does not hear of it. For a reader of the journal.
pub fn tell(tx: &Tx<'_>, entry: &Entry, text: &str, about: &Subject, to: &[Id<Person>]) -> Result<()> {
    let hears = |person: &&Id<Person>| Some(person.number()) != entry.actor;
    let hearers: Vec<Id<Person>> = to.iter().filter(hears).copied().collect();
    for some in hearers.chunks(AT_ONCE) {
        let rows = vec!["(?, ?, ?, ?, ?, ?)"; some.len()].join(", ");
        let sql = Sql::change(&format!(
            "INSERT INTO notice (person_id, entry_id, text_key, kind, subject_id, at) VALUES {rows}
             ON CONFLICT (person_id, entry_id, text_key) DO NOTHING"
        ));
        let sql = some.iter().fold(sql, |sql, person| {
            let sql = sql.bind(*person).bind(entry.id).bind(text).bind(about.kind.as_ref());
            sql.bind(about.id).bind(entry.at)
        });
        tx.run(sql)?;
    }
    Ok(())
}

/// The newest notices of a person.
pub(crate) fn of(reading: &Reading<'_>, person: Id<Person>, limit: i64) -> Result<Vec<Told>> {
    let sql = Sql::open(
        "a person's own notices",
        "SELECT id, text_key, kind, subject_id, at, read_at FROM notice WHERE person_id = ? ORDER BY id DESC LIMIT ?",
    );
    let rows: Vec<(i64, String, String, i64, Moment, Option<Moment>)> =
        reading.all(sql.bind(person).bind(limit))?;
    let told = |(id, text_key, kind, subject, at, read_at)| {
        let about = Subject::stored(kind, subject);
        Told { id, text_key, about, at, read_at }
    };
    Ok(rows.into_iter().map(told).collect())
}

/// How many a person has not read.
pub fn unread(reading: &Reading<'_>, person: Id<Person>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM notice WHERE person_id = ? AND read_at IS NULL";
    reading.number(Sql::open("a person's own notices", text).bind(person))
}

/// Are there notices of any of these records of a kind that a person has not read?
pub fn has_unread(reading: &Reading<'_>, person: Id<Person>, kind: &str, ids: &[i64]) -> Result<bool> {
    let text = "SELECT 1 FROM notice WHERE person_id = ? AND read_at IS NULL AND kind = ?";
    let sql = Sql::open("a person's own notices", text).bind(person).bind(kind);
    Ok(reading.number(sql.and_in("subject_id", ids.iter().copied()).and("LIMIT 1"))? == 1)
}

/// A person has read their notices of these records of a kind.
pub fn mark_read(db: &Db, person: Id<Person>, kind: &str, ids: &[i64]) -> Result<()> {
    db.keep(Upkeep::Derived, |tx| {
        let text = "UPDATE notice SET read_at = ? WHERE person_id = ? AND read_at IS NULL AND kind = ?";
        let sql = Sql::change(text).bind(tx.now()).bind(person).bind(kind);
        tx.run(sql.and_in("subject_id", ids.iter().copied())).map(|_| ())
    })
}

/// A person has read all their notices.
pub(crate) fn mark_all_read(db: &Db, person: Id<Person>) -> Result<()> {
    db.keep(Upkeep::Derived, |tx| {
        let text = "UPDATE notice SET read_at = ? WHERE person_id = ? AND read_at IS NULL";
        tx.run(Sql::change(text).bind(tx.now()).bind(person)).map(|_| ())
    })
}

/// Notices of a kind that are older than this have been read: in a sample, nobody is left with two years of them.
pub fn mark_old_read(db: &Db, kind: &str, before: Moment) -> Result<()> {
    db.keep(Upkeep::Derived, |tx| {
        let text = "UPDATE notice SET read_at = at WHERE read_at IS NULL AND kind = ? AND at < ?";
        tx.run(Sql::change(text).bind(kind).bind(before)).map(|_| ())
    })
}
