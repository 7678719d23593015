//! An article's page in one language: what it says, its files, whether it helped, and how the other language stands.

use files::Attachment;
use kernel::{Id, Lang, Refused, Result};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Reply};

use crate::article::{Article, State};
use crate::attach::subject;
use crate::markdown::Files;
use crate::store::ratings::{self, Rating};
use crate::store::words::{self, Text};
use crate::{POLICY, Verb, fields, show_page, store as rows};

/// Words of those whom it did or did not help that are shown.
const WORDS: i64 = 20;

/// All that an article's page shows to this reader.
pub(crate) struct Shown {
    pub article: Article,
    pub lang: Lang,
    pub text: Text,
    pub files: Vec<Attachment>,
    pub mine: Option<Rating>,
    /// Empty for those who may not read the past.
    pub words: Vec<Rating>,
    pub owner: Option<String>,
    pub service: Option<(Id<services::Service>, String)>,
    pub unit: String,
    pub audience: Vec<String>,
    pub sees_past: bool,
}

/// GET `/articles/{id}`: in the language that `?lang=` names, or the reader's own.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(&shown)), || show_page::page(ask, &shown))
}

/// The language that is asked for, as far as there is a text in it.
pub(crate) fn lang_of(ask: &Ask<'_>, article: &Article) -> Result<Lang> {
    let asked = if ask.query.has("lang") {
        fields::lang(ask.query).map_err(|error| Refused::Invalid(kernel::FieldErrors(vec![error])))?
    } else {
        ask.talk.lang()
    };
    Ok(article.shown_in(asked))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Article>) -> Result<Shown> {
    let article = rows::load(reading, ask.actor, id)?;
    let lang = lang_of(ask, &article)?;
    let text =
        words::current(reading, id, lang)?.ok_or_else(|| Refused::broken("an article without text"))?;
    let sees_past = POLICY.may(ask.actor, Verb::ReadPast, &article);
    let mine = match ask.actor.person_id() {
        Some(me) => ratings::of_person(reading, &article, me)?,
        None => None,
    };
    let facts = &article.facts;
    let owner = match facts.owner {
        Some(owner) => Some(
            people::name_of(reading, ask.actor, owner)?.unwrap_or_else(|| ask.say("articles-name-hidden")),
        ),
        None => None,
    };
    let service = match facts.service {
        Some(service) => {
            services::names(reading, ask.actor, &[service])?.remove(&service).map(|name| (service, name))
        }
        None => None,
    };
    let mut names = people::unit_names(reading, &[facts.unit])?;
    let chosen = people::unit_names(reading, facts.audience.units())?;
    let audience = facts.audience.units().iter().filter_map(|unit| chosen.get(unit).cloned()).collect();
    let unit = names.remove(&facts.unit).unwrap_or_default();
    let files = files::of_subject(reading, &subject(id))?;
    let words = if sees_past { ratings::words(reading, &article, WORDS)? } else { Vec::new() };
    Ok(Shown { article, lang, text, files, mine, words, owner, service, unit, audience, sees_past })
}

/// What the text may name, and where it is. A name with blanks is written with `%20`, as addresses are.
pub(crate) fn places(files: &[Attachment]) -> Files {
    let names = |file: &Attachment| [file.name.clone(), file.name.replace(' ', "%20")];
    files.iter().flat_map(|file| names(file).map(|name| (name, file.href()))).collect()
}

fn as_json(shown: &Shown) -> Json {
    let article = &shown.article;
    let standing = |lang| article.standing(lang).word();
    let file = |file: &Attachment| json!({ "id": file.id, "name": file.name, "href": format!("/api/v1{}", file.href()), "bytes": file.size });
    let mut json = json!({
        "id": article.id,
        "href": format!("/api/v1{}", article.href()),
        "lang": shown.lang.code(),
        "title": shown.text.title,
        "text": shown.text.text,
        "html": crate::markdown::draw(&shown.text.text, &places(&shown.files)).0,
        "languages": { "sv": standing(Lang::Sv), "en": standing(Lang::En) },
        "state": article.state.word(),
        "audience": article.facts.audience.word(),
        "service": shown.service.as_ref().map(|(id, name)| json!({ "id": id, "name": name })),
        "owner": shown.owner,
        "unit": { "id": article.facts.unit, "name": shown.unit },
        "review_on": article.facts.review_on,
        "is_due": article.due_since.is_some(),
        "helped": article.yes,
        "helped_not": article.no,
        "my_answer": shown.mine.as_ref().map(|rating| json!({ "helped": rating.is_helpful, "word": rating.word })),
        "files": shown.files.iter().map(file).collect::<Vec<_>>(),
        "changed_at": article.changed_at.rfc3339(),
        "version": article.version,
    });
    if shown.sees_past {
        json["revision"] = json!(shown.text.revision);
        json["audience_units"] = json!(article.facts.audience.units());
        json["words"] = shown
            .words
            .iter()
            .map(|rating| json!({ "helped": rating.is_helpful, "word": rating.word, "at": rating.at.rfc3339() }))
            .collect();
        if let State::Outdated { reason, .. } = &article.state {
            json["reason"] = json!(reason);
        }
    }
    json
}
