//! Articles out of tables: another program's knowledge base, a list of questions and answers.

use access::{Actor, Permit};
use intake::{Asked, Field, Known, Takes, Target, Value, Values, Why, Word};
use kernel::{Day, Id, Lang, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::article::{Article, Audience, Facts, In, Says, Standing, State, href};
use crate::reword::{Wording, put as put_text};
use crate::store::words;
use crate::write::{NewArticle, begin};
use crate::{Event, POLICY, Verb, store as rows};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET]
}

const STATES: &[Word] = &[
    Word { word: "draft", means: &["utkast", "ej publicerad", "draft", "unpublished", "pending"] },
    Word { word: "published", means: &["publicerad", "aktiv", "published", "active", "public", "yes", "ja"] },
    Word {
        word: "outdated",
        means: &["inaktuell", "arkiverad", "outdated", "archived", "retired", "expired"],
    },
];

const AUDIENCES: &[Word] = &[
    Word { word: "everybody", means: &["alla", "publik", "everybody", "all", "public"] },
    Word { word: "staff", means: &["personal", "medarbetare", "staff", "employees", "users"] },
    Word {
        word: "it",
        means: &["it", "intern", "bara it", "it only", "tekniker", "internal", "agents", "technicians"],
    },
];

const TARGET: Target = Target {
    kind: "article",
    words: "articles-import-article",
    fields: &[
        Field::new("external_id", Takes::Code(60), &["nr", "nummer", "id", "artikelnummer", "number", "ref"])
            .unique(),
        Field::new(
            "heading",
            Takes::Line(160),
            &["rubrik", "titel", "fråga", "artikel", "title", "question", "subject"],
        )
        .required(),
        Field::new(
            "text",
            Takes::Prose(50_000),
            &["text", "innehåll", "svar", "lösning", "beskrivning", "body", "content", "answer", "solution"],
        )
        .required(),
        Field::new("heading_en", Takes::Line(160), &["engelsk rubrik", "title en", "english title"]),
        Field::new(
            "text_en",
            Takes::Prose(50_000),
            &["engelsk text", "text en", "english text", "content en"],
        ),
        Field::new("unit", Takes::Record(people::UNIT), &["enhet", "ägande enhet", "unit", "department"])
            .required(),
        Field::new(
            "owner",
            Takes::Record(people::PERSON),
            &["ägare", "författare", "ansvarig", "owner", "author"],
        ),
        Field::new(
            "service",
            Takes::Record(services::SERVICE),
            &["tjänst", "system", "kategori", "service", "category"],
        ),
        Field::new(
            "audience",
            Takes::Choice(AUDIENCES),
            &["målgrupp", "för vem", "synlighet", "audience", "visibility"],
        ),
        Field::new("state", Takes::Choice(STATES), &["status", "läge", "publicerad", "state", "published"]),
        Field::new(
            "review_on",
            Takes::Day,
            &["granskas", "granskningsdatum", "giltig till", "review", "review date", "valid to"],
        ),
    ],
    keys: &[&["external_id"], &["heading", "unit"]],
    may: |actor| POLICY.may_somewhere(actor, Verb::Import),
    find,
    load,
    check,
    put,
    remove,
    href: |id| href(Id::new(id)),
};

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let Some(at) = asked.fields.iter().position(|field| matches!(*field, "external_id" | "heading")) else {
        return Ok(Vec::new());
    };
    let column = if asked.fields[at] == "external_id" { "article.external_id" } else { "article.title" };
    let text =
        "SELECT article.id, article.external_id, article.title, article.unit_id FROM article WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(asked.actor, Verb::Read), text).and_in(column, asked.texts(at));
    let found: Vec<(i64, Option<String>, String, i64)> = reading.all(sql)?;
    let value = |field: &str, row: &(i64, Option<String>, String, i64)| match field {
        "external_id" => Value::text(row.1.clone()),
        "heading" => Value::Text(row.2.clone()),
        _ => Value::Record { id: row.3, name: String::new() },
    };
    Ok(found
        .iter()
        .map(|row| (asked.fields.iter().map(|field| value(field, row)).collect(), row.0))
        .collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    let found = rows::these(reading, &POLICY.scope(actor, Verb::Import), ids)?;
    found.iter().map(|article| known(reading, actor, article)).collect()
}

/// The article as the import knows it: Swedish in the fields without a language, where there is Swedish.
fn known(reading: &Reading<'_>, actor: &Actor, article: &Article) -> Result<Known> {
    let facts = &article.facts;
    let said = |lang| {
        let text = words::current(reading, article.id, lang)?;
        Ok::<_, Refused>(text.map_or((None, None), |text| (Some(text.title), Some(text.text))))
    };
    let main = article.shown_in(Lang::Sv);
    let ((title, text), (title_en, text_en)) =
        (said(main)?, if main == Lang::Sv { said(Lang::En)? } else { (None, None) });
    let unit = people::unit_names(reading, &[facts.unit])?.remove(&facts.unit).unwrap_or_default();
    let owner = match facts.owner {
        Some(owner) => Some((owner.number(), people::name_of(reading, actor, owner)?.unwrap_or_default())),
        None => None,
    };
    let names = services::names(reading, actor, &facts.service.into_iter().collect::<Vec<_>>())?;
    let service = facts.service.map(|id| (id.number(), names.get(&id).cloned().unwrap_or_default()));
    let sql =
        Sql::open("the article was loaded within scope", "SELECT external_id FROM article WHERE id = ?");
    let external: Option<String> = reading.load::<(Option<String>,)>(sql.bind(article.id))?.0;
    let values = Values::of([
        ("external_id", Value::text(external)),
        ("heading", Value::text(title)),
        ("text", Value::text(text)),
        ("heading_en", Value::text(title_en)),
        ("text_en", Value::text(text_en)),
        ("unit", Value::Record { id: facts.unit.number(), name: unit }),
        ("owner", Value::record(owner)),
        ("service", Value::record(service)),
        ("audience", Value::Word(facts.audience.word().to_owned())),
        ("state", Value::Word(article.state.word().to_owned())),
        ("review_on", Value::day(facts.review_on)),
    ]);
    let name = article.title(Lang::Sv).to_owned();
    Ok(Known { id: article.id.number(), version: article.version, name, values })
}

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    let unit = values.value("unit").as_record().map(Id::<Unit>::new);
    if unit.is_some_and(|unit| !POLICY.may(actor, Verb::Import, &In(unit))) {
        whys.push(Why::field("unit", "articles-import-why-unit"));
    }
    let now = |field: &str| {
        if values.has(field) { values.text(field) } else { known.and_then(|known| known.values.text(field)) }
    };
    if now("heading_en").is_some() != now("text_en").is_some() {
        whys.push(Why::field("text_en", "articles-import-why-half"));
    }
    whys
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    let id = match known {
        None => make(tx, values)?,
        Some(known) => Id::new(known.id),
    };
    change(tx, id, known.is_none(), values)?;
    if values.has("external_id") {
        rows::set_external_id(tx, id, values.text("external_id"))?;
    }
    tx.also(permit, &Event::Imported { article: id })?;
    Ok(id.number())
}

fn make(tx: &Tx<'_>, values: &Values) -> Result<Id<Article>> {
    let unit = values.value("unit").as_record().map(Id::new).ok_or(Refused::NotFound)?;
    POLICY.allow_new(tx.actor(), Verb::Import, &In(unit))?;
    let facts = Facts { unit, owner: None, service: None, audience: Audience::Staff, review_on: None };
    let text = |field: &str| values.text(field).unwrap_or_default().to_owned();
    begin(tx, &NewArticle { lang: Lang::Sv, title: text("heading"), text: text("text"), facts, from: None })
}

/// Takes over what the values name: facts, state, and the texts that say something else than before.
fn change(tx: &Tx<'_>, id: Id<Article>, is_new: bool, values: &Values) -> Result<()> {
    let article = rows::within(tx, &POLICY.scope(tx.actor(), Verb::Import), id)?;
    POLICY.allow(tx.actor(), Verb::Import, &article)?;
    let state =
        values.text("state").map_or_else(|| article.state.clone(), |word| state_of(tx, word, &article));
    let facts = facts(values, &article.facts);
    let due_since =
        article.due_since.filter(|_| facts.review_on == article.facts.review_on && state.is_published());
    let mut article = Article { facts, state, due_since, changed_at: tx.now(), ..article };
    let main = article.shown_in(Lang::Sv);
    if !is_new {
        article = reworded(tx, article, main, ["heading", "text"], values)?;
    }
    if main == Lang::Sv {
        article = reworded(tx, article, Lang::En, ["heading_en", "text_en"], values)?;
    }
    rows::save(tx, &article)
}

/// The article after one language's text came in. Two texts of one row say the same.
fn reworded(
    tx: &Tx<'_>,
    article: Article,
    lang: Lang,
    [heading, body]: [&str; 2],
    values: &Values,
) -> Result<Article> {
    let was = words::current(tx, article.id, lang)?;
    let (old_title, old_text) = was.map_or((String::new(), String::new()), |text| (text.title, text.text));
    let told = |field: &str, old: &String| {
        if values.has(field) { values.text(field).unwrap_or_default().to_owned() } else { old.clone() }
    };
    let (title, text) = (told(heading, &old_title), told(body, &old_text));
    let is_same = title == old_title && text == old_text;
    // A text is never taken away: an import that is undone leaves a language as it was written.
    if is_same || title.is_empty() || text.is_empty() {
        return Ok(article);
    }
    let says = if article.standing(lang) == Standing::InStep { Says::New } else { Says::Same };
    let article = article.reworded(lang, &title, says);
    put_text(tx, &article, &Wording { lang, title, text, says, note: String::new(), seen: None })?;
    Ok(article)
}

/// The state of a word, which keeps its facts when it is the same as before.
fn state_of(tx: &Tx<'_>, word: &str, was: &Article) -> State {
    match word {
        same if same == was.state.word() => was.state.clone(),
        "published" => State::Published { since: tx.now() },
        "outdated" => State::Outdated { since: tx.now(), reason: String::new() },
        _ => State::Draft,
    }
}

/// What is said of the article with the values' fields in place of its own.
fn facts(values: &Values, was: &Facts) -> Facts {
    let record = |field: &str| values.value(field).as_record();
    let audience = match values.text("audience") {
        Some("everybody") => Audience::Everybody,
        Some("staff") => Audience::Staff,
        Some("it") => Audience::It,
        Some(_) | None => was.audience.clone(),
    };
    let day: Option<Day> = values.value("review_on").as_day();
    Facts {
        unit: record("unit").map_or(was.unit, Id::new),
        owner: if values.has("owner") { record("owner").map(Id::new) } else { was.owner },
        service: if values.has("service") { record("service").map(Id::new) } else { was.service },
        audience,
        review_on: if values.has("review_on") { day } else { was.review_on },
    }
}

/// Takes an article away that an import made; refused when something else refers to it by then.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let article = rows::within(tx, &POLICY.scope(tx.actor(), Verb::Import), Id::new(id))?;
    POLICY.allow(tx.actor(), Verb::Import, &article)?;
    if !files::of_subject(tx, &crate::attach::subject(article.id))?.is_empty() {
        return Err(Refused::Conflict);
    }
    rows::remove(tx, article.id)?;
    tx.also(permit, &Event::ImportUndone { article: article.id })
}
