//! All SQL of the room.

pub(crate) mod ratings;
pub(crate) mod words;

use access::{Actor, Scope};
use kernel::{Day, Id, Moment, Person, Refused, Result, Unit};
use store::{Migration, Reading, Row, Sql, Tx, Value};

use crate::article::{Article, Audience, Facts, Head, State};
use crate::{POLICY, Verb};

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "articles",
    name: "0001_articles",
    sql: include_str!("../../migrations/0001_articles.sql"),
}];

const COLUMNS: &str = "article.id, article.title_sv, article.meaning_sv, article.title_en, article.meaning_en, article.meaning,
    article.unit_id, article.owner_id, article.service_id, article.audience, article.state, article.state_since,
    article.reason, article.review_on, article.due_since, article.yes, article.no, article.created_at,
    article.changed_at, article.version";

fn audience_of(word: &str) -> Result<Audience> {
    match word {
        "everybody" => Ok(Audience::Everybody),
        "staff" => Ok(Audience::Staff),
        "it" => Ok(Audience::It),
        "units" => Ok(Audience::Units(Vec::new())),
        other => Err(Refused::broken(format!("an article is for {other}"))),
    }
}

fn state_of(row: &Row) -> Result<State> {
    let (word, since): (String, Option<Moment>) = (row.get(10)?, row.get(11)?);
    match (word.as_str(), since) {
        ("draft", _) => Ok(State::Draft),
        ("published", Some(since)) => Ok(State::Published { since }),
        ("outdated", Some(since)) => Ok(State::Outdated { since, reason: row.get(12)? }),
        (other, _) => Err(Refused::broken(format!("an article is {other}"))),
    }
}

/// The article of a row of [`COLUMNS`], without the units of its audience.
fn read(row: &Row) -> Result<Article> {
    let audience: String = row.get(9)?;
    let facts = Facts {
        unit: row.get(6)?,
        owner: row.get(7)?,
        service: row.get(8)?,
        audience: audience_of(&audience)?,
        review_on: row.get(13)?,
    };
    Ok(Article {
        id: row.get(0)?,
        facts,
        state: state_of(row)?,
        sv: Head { title: row.get(1)?, meaning: row.get(2)? },
        en: Head { title: row.get(3)?, meaning: row.get(4)? },
        meaning: row.get(5)?,
        due_since: row.get(14)?,
        yes: row.get(15)?,
        no: row.get(16)?,
        created_at: row.get(17)?,
        changed_at: row.get(18)?,
        version: row.get(19)?,
        covered: Vec::new(),
    })
}

/// The article with the units that it is for.
fn with_units(reading: &Reading<'_>, mut article: Article) -> Result<Article> {
    match article.facts.audience {
        Audience::Everybody | Audience::Staff | Audience::It => return Ok(article),
        Audience::Units(_) => {}
    }
    let sql = Sql::open(
        "the audience of an article that was loaded within scope or whose policy is asked next",
        "SELECT DISTINCT c.descendant, CASE WHEN c.descendant = c.ancestor THEN 1 ELSE 0 END
         FROM article_unit au JOIN unit_closure c ON c.ancestor = au.unit_id WHERE au.article_id = ?
         ORDER BY c.descendant",
    );
    let rows: Vec<(Id<Unit>, bool)> = reading.all(sql.bind(article.id))?;
    let chosen = rows.iter().filter(|(_, is_chosen)| *is_chosen).map(|(unit, _)| *unit).collect();
    article.covered = rows.into_iter().map(|(unit, _)| unit).collect();
    article.covered.dedup();
    article.facts.audience = Audience::Units(chosen);
    Ok(article)
}

/// The article, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Article>) -> Result<Article> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

pub(crate) fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Article>) -> Result<Article> {
    these(reading, scope, &[id.number()])?.pop().ok_or(Refused::NotFound)
}

/// These articles as far as the scope reaches.
pub(crate) fn these(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<Article>> {
    let text = format!("SELECT {COLUMNS} FROM article WHERE {{scope}}");
    let rows = reading.rows(Sql::within(scope, &text).and_in("article.id", ids.iter().copied()))?;
    rows.iter().map(|row| with_units(reading, read(row)?)).collect()
}

/// Published articles whose review day has passed without the clock having noted it.
pub(crate) fn falling_due(reading: &Reading<'_>, today: Day) -> Result<Vec<Id<Article>>> {
    let text = "SELECT id FROM article WHERE state = 'published' AND review_on < ? AND due_since IS NULL
                ORDER BY review_on, id LIMIT 500";
    let found: Vec<(Id<Article>,)> =
        reading.all(Sql::open("the clock notes what is due", text).bind(today))?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

fn bound(sql: Sql, article: &Article) -> Sql {
    let (since, reason): (Option<Moment>, &str) = match &article.state {
        State::Draft => (None, ""),
        State::Published { since } => (Some(*since), ""),
        State::Outdated { since, reason } => (Some(*since), reason),
    };
    let title = if article.sv.title.is_empty() { &article.en.title } else { &article.sv.title };
    let facts = &article.facts;
    sql.bind(title)
        .bind(&article.sv.title)
        .bind(article.sv.meaning)
        .bind(&article.en.title)
        .bind(article.en.meaning)
        .bind(article.meaning)
        .bind(facts.unit)
        .bind(facts.owner)
        .bind(facts.service)
        .bind(facts.audience.word())
        .bind(article.state.word())
        .bind(since)
        .bind(reason)
        .bind(facts.review_on)
        .bind(article.due_since)
        .bind(article.yes)
        .bind(article.no)
        .bind(article.changed_at)
}

/// Stores a new article without texts; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, article: &Article) -> Result<Id<Article>> {
    let sql = Sql::change(
        "INSERT INTO article (title, title_sv, meaning_sv, title_en, meaning_en, meaning, unit_id, owner_id, service_id,
         audience, state, state_since, reason, review_on, due_since, yes, no, changed_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, article).bind(article.created_at))?;
    set_units(tx, id, &article.facts.audience)?;
    Ok(id)
}

/// Stores an article that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, article: &Article) -> Result<()> {
    let sql = Sql::change(
        "UPDATE article SET title = ?, title_sv = ?, meaning_sv = ?, title_en = ?, meaning_en = ?, meaning = ?,
         unit_id = ?, owner_id = ?, service_id = ?, audience = ?, state = ?, state_since = ?, reason = ?,
         review_on = ?, due_since = ?, yes = ?, no = ?, changed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, article).bind(article.id).bind(article.version))?;
    set_units(tx, article.id, &article.facts.audience)
}

fn set_units(tx: &Tx<'_>, id: Id<Article>, audience: &Audience) -> Result<()> {
    tx.run(Sql::change("DELETE FROM article_unit WHERE article_id = ?").bind(id))?;
    for unit in audience.units() {
        let sql = Sql::change("INSERT INTO article_unit (article_id, unit_id) VALUES (?, ?)");
        tx.run(sql.bind(id).bind(*unit))?;
    }
    Ok(())
}

/// Notes that its review day has passed. No change of the article itself: whoever edits it is not disturbed.
pub(crate) fn note_due(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    let sql = Sql::change("UPDATE article SET due_since = ? WHERE id = ? AND due_since IS NULL");
    tx.run_one(sql.bind(tx.now()).bind(id))
}

/// The number that an import knows the article by.
pub(crate) fn set_external_id(tx: &Tx<'_>, id: Id<Article>, external: Option<&str>) -> Result<()> {
    let sql = Sql::change("UPDATE article SET external_id = ? WHERE id = ?");
    tx.run_one(sql.bind(external.map_or(Value::Null, Value::from)).bind(id))
}

/// Takes an article that an import made away again; refused while files or readers' answers hang on it.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    for table in ["article_unit", "article_text"] {
        tx.run(Sql::change(&format!("DELETE FROM {table} WHERE article_id = ?")).bind(id))?;
    }
    tx.run_one(Sql::change("DELETE FROM article WHERE id = ?").bind(id))?;
    tx.index("article", id.number(), "")
}

/// Are all of these units there and open?
pub(crate) fn are_open(reading: &Reading<'_>, units: &[Id<Unit>]) -> Result<bool> {
    if units.is_empty() {
        return Ok(true);
    }
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    let found = reading.number(sql.bind(people::today(reading)?).and_in("id", units.iter().copied()))?;
    Ok(found == i64::try_from(units.len()).unwrap_or(i64::MAX))
}

/// The unit of a person: where an article belongs when nobody says otherwise.
pub(crate) fn unit_of_person(reading: &Reading<'_>, person: Id<Person>) -> Result<Option<Id<Unit>>> {
    let sql = Sql::open("a person's own unit", "SELECT unit_id FROM person WHERE id = ?").bind(person);
    Ok(reading.find::<(Id<Unit>,)>(sql)?.map(|(unit,)| unit))
}
