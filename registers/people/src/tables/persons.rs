use access::Scope;
use kernel::{Id, Lang, Person, Refused, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use crate::persons::{Identity, PersonRecord, PersonState};

/// The columns that [`read`] reads, in its order; a list adds its own after them.
macro_rules! person_columns {
    () => {
        "person.id, person.name, person.email, person.phone, person.title, person.unit_id, person.external_id, \
         person.lang, person.is_protected, person.left_on, person.added_at, person.version"
    };
}
pub(crate) use person_columns;

const COLUMNS: &str = person_columns!();

pub(crate) fn read(row: &Row) -> Result<PersonRecord> {
    let (id, name, email, phone, title, unit, external_id, lang, is_protected, left_on, added_at, version) =
        row.read()?;
    let (lang, left_on, is_protected): (Option<String>, Option<kernel::Day>, bool) =
        (lang, left_on, is_protected);
    Ok(PersonRecord {
        id,
        name,
        email,
        phone,
        title,
        unit,
        external_id,
        lang: lang.and_then(|code| Lang::from_code(&code)),
        identity: if is_protected { Identity::Protected } else { Identity::Open },
        state: left_on.map_or(PersonState::Active, |on| PersonState::Left { on }),
        added_at,
        version,
    })
}

/// The person within the scope; not yours is not found.
pub(crate) fn load(reading: &Reading<'_>, scope: &Scope, id: Id<Person>) -> Result<PersonRecord> {
    let text = format!("SELECT {COLUMNS} FROM person WHERE {{scope}} AND person.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

/// Inserts the person; the number is given out.
pub(crate) fn insert(tx: &Tx<'_>, person: &PersonRecord) -> Result<Id<Person>> {
    let sql = Sql::change(
        "INSERT INTO person (name, email, phone, title, unit_id, external_id, lang, is_protected, added_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(
        sql.bind(person.name.as_str())
            .bind(person.email.as_ref().map(store::Value::from))
            .bind(person.phone.as_ref().map(store::Value::from))
            .bind(person.title.clone())
            .bind(person.unit)
            .bind(person.external_id.clone())
            .bind(person.lang.map(Lang::code))
            .bind(person.is_protected())
            .bind(person.added_at),
    )?;
    index(tx, id, person)?;
    Ok(id)
}

/// Saves the person; somebody else's change since they were loaded is a conflict.
pub(crate) fn save(tx: &Tx<'_>, person: &PersonRecord) -> Result<()> {
    let sql = Sql::change(
        "UPDATE person SET name = ?, email = ?, phone = ?, title = ?, unit_id = ?, external_id = ?, lang = ?,
         is_protected = ?, left_on = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(
        sql.bind(person.name.as_str())
            .bind(person.email.as_ref().map(store::Value::from))
            .bind(person.phone.as_ref().map(store::Value::from))
            .bind(person.title.clone())
            .bind(person.unit)
            .bind(person.external_id.clone())
            .bind(person.lang.map(Lang::code))
            .bind(person.is_protected())
            .bind(person.state.last_day())
            .bind(person.id)
            .bind(person.version),
    )?;
    index(tx, person.id, person)
}

/// Name and title only: phone and e-mail are shown to fewer than may search, and a search must not tell them.
fn index(tx: &Tx<'_>, id: Id<Person>, person: &PersonRecord) -> Result<()> {
    let title = person.title.as_deref().unwrap_or("");
    tx.index("person", id.number(), &format!("{} {title}", person.name))
}

/// The persons of a unit within the scope who are here today, by name, at most `limit`.
pub(crate) fn of_unit(
    reading: &Reading<'_>,
    scope: &Scope,
    unit: Id<Unit>,
    limit: i64,
) -> Result<Vec<PersonRecord>> {
    let text = format!(
        "SELECT {COLUMNS} FROM person WHERE {{scope}} AND person.unit_id = ? AND (person.left_on IS NULL OR person.left_on >= ?)
         ORDER BY person.name, person.id LIMIT ?"
    );
    let sql = Sql::within(scope, &text).bind(unit).bind(super::today(reading)?).bind(limit);
    reading.rows(sql)?.iter().map(read).collect()
}

/// How many persons of a unit are within the scope.
pub(crate) fn count_in(reading: &Reading<'_>, scope: &Scope, unit: Id<Unit>) -> Result<i64> {
    let sql = Sql::within(scope, "SELECT COUNT(*) FROM person WHERE {scope} AND person.unit_id = ?");
    reading.number(sql.bind(unit))
}

/// These persons within the scope.
pub(crate) fn these(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<PersonRecord>> {
    let text = format!("SELECT {COLUMNS} FROM person WHERE {{scope}}");
    let sql = Sql::within(scope, &text).and_in("person.id", ids.iter().copied());
    reading.rows(sql)?.iter().map(read).collect()
}

/// Takes a person whom an import made away again, with the first role. Who has got other roles, or whom others lean
/// on, stays: a conflict.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Person>) -> Result<()> {
    let reason = "a rule is judged, nothing is shown";
    let leaning = "SELECT (SELECT COUNT(*) FROM role_grant WHERE person_id = ?) +
                   (SELECT COUNT(*) FROM group_member WHERE person_id = ?)";
    if tx.number(Sql::open(reason, leaning).bind(id).bind(id))? > 1 {
        return Err(Refused::Conflict);
    }
    tx.run(Sql::change("DELETE FROM role_grant WHERE person_id = ?").bind(id))?;
    tx.index("person", id.number(), "")?;
    tx.run_one(Sql::change("DELETE FROM person WHERE id = ?").bind(id))
}
