use kernel::{Id, Moment, Person, Refused, Result, Subject};
use store::{Reading, Sql, Tx};

use crate::Received;

/// What one person's attached files may take together, in bytes: 2 GB. Files count for each time they are attached.
pub const BYTES_PER_PERSON: i64 = 2 << 30;
/// Files of one record that are shown.
const LIST_AT_MOST: i64 = 500;

/// A file of a record, or of a piece of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub id: Id<Attachment>,
    pub subject: Subject,
    pub name: String,
    pub mime: String,
    /// In bytes.
    pub size: i64,
    pub hash: String,
    /// None when it was the clock or the operator.
    pub added_by: Option<Id<Person>>,
    pub at: Moment,
}

impl Attachment {
    /// Where it is downloaded.
    pub fn href(&self) -> String {
        format!("/files/{}", self.id)
    }
}

type Columns = (Id<Attachment>, String, i64, String, String, i64, String, Option<Id<Person>>, Moment);

const COLUMNS: &str = "id, kind, subject_id, name, mime, size, hash, added_by, at";

fn of(columns: Columns) -> Attachment {
    let (id, kind, subject, name, mime, size, hash, added_by, at) = columns;
    Attachment { id, subject: Subject::stored(kind, subject), name, mime, size, hash, added_by, at }
}

/// Attaches a received file to a record, within the write of the room's own verb, which has asked its policy and says
/// what happened. Refused when the person's files would take more than [`BYTES_PER_PERSON`].
pub fn attach_within(tx: &Tx<'_>, subject: &Subject, received: &Received) -> Result<Id<Attachment>> {
    let size = i64::try_from(received.stored.size).map_err(Refused::broken)?;
    let by = tx.actor().person_id();
    within_quota(tx, by, size)?;
    let sql = Sql::change(
        "INSERT INTO attachment (kind, subject_id, name, mime, size, hash, added_by, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(
        sql.bind(subject.kind.as_ref())
            .bind(subject.id)
            .bind(&received.name)
            .bind(received.mime)
            .bind(size)
            .bind(&received.stored.hash)
            .bind(by)
            .bind(tx.now()),
    )
}

/// Is there room for so many bytes more among what the person has attached? A room asks before it stores any of them.
/// Nobody's own quota holds the clock and the operator.
pub fn within_quota(reading: &Reading<'_>, person: Option<Id<Person>>, more: i64) -> Result<()> {
    let Some(person) = person else { return Ok(()) };
    let sql = Sql::open(
        "a sum of one's own",
        "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM attachment WHERE added_by = ? AND removed_at IS NULL",
    );
    if reading.number(sql.bind(person))? + more <= BYTES_PER_PERSON {
        return Ok(());
    }
    let limit_gb = (BYTES_PER_PERSON >> 30).to_string();
    Err(Refused::Rule { key: "files-quota", facts: vec![("limit_gb", limit_gb)] })
}

/// Takes a file from its record, within the write of the room's own verb. Its content is swept away in time, unless
/// another record has the same. Not found when it was taken away before or never was this record's.
pub fn remove_within(tx: &Tx<'_>, subject: &Subject, id: Id<Attachment>) -> Result<()> {
    let sql = Sql::change(
        "UPDATE attachment SET removed_at = ? WHERE id = ? AND kind = ? AND subject_id = ? AND removed_at IS NULL",
    );
    match tx.run(sql.bind(tx.now()).bind(id).bind(subject.kind.as_ref()).bind(subject.id))? {
        1 => Ok(()),
        _ => Err(Refused::NotFound),
    }
}

/// The files of a record that the caller has loaded within scope, oldest first.
pub fn of_subject(reading: &Reading<'_>, subject: &Subject) -> Result<Vec<Attachment>> {
    list(reading, &subject.kind, &[subject.id])
}

/// The same for several records of one kind in one query.
pub fn list(reading: &Reading<'_>, kind: &str, ids: &[i64]) -> Result<Vec<Attachment>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT {COLUMNS} FROM attachment WHERE kind = ? AND removed_at IS NULL");
    let sql = Sql::open("the caller has loaded the records within scope", &text)
        .bind(kind)
        .and_in("subject_id", ids.iter().copied())
        .and("ORDER BY id LIMIT ?")
        .bind(LIST_AT_MOST * i64::try_from(ids.len()).unwrap_or(1));
    Ok(reading.all::<Columns>(sql)?.into_iter().map(of).collect())
}

/// One file, whoever may see it: the caller asks what it belongs to.
pub fn load(reading: &Reading<'_>, id: Id<Attachment>) -> Result<Attachment> {
    let text = format!("SELECT {COLUMNS} FROM attachment WHERE id = ? AND removed_at IS NULL");
    let sql = Sql::open("the caller asks what it belongs to before anything of it is shown", &text);
    reading.load::<Columns>(sql.bind(id)).map(of)
}

/// The hashes of all files that any record has: for a backup.
pub fn hashes(reading: &Reading<'_>) -> Result<Vec<String>> {
    let text = "SELECT DISTINCT hash FROM attachment WHERE removed_at IS NULL ORDER BY hash";
    let found: Vec<(String,)> = reading.all(Sql::open("a backup holds everything", text))?;
    Ok(found.into_iter().map(|(hash,)| hash).collect())
}

/// Those of these hashes that some record has.
pub(crate) fn used(reading: &Reading<'_>, hashes: &[String]) -> Result<Vec<String>> {
    let sql = Sql::open(
        "hashes are nobody's secret",
        "SELECT DISTINCT hash FROM attachment WHERE removed_at IS NULL",
    );
    let found: Vec<(String,)> = reading.all(sql.and_in("hash", hashes.iter()))?;
    Ok(found.into_iter().map(|(hash,)| hash).collect())
}
