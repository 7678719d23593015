use access::Actor;
use kernel::{FieldErrors, Id, Input, Lang, Refused, Result, Subject, Unit};
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, Audience, Facts, Head, In, Says, State, href};
use crate::fields::{self, AUDIENCE, OWNER, REVIEW_ON, SERVICE, TEXT, TITLE, UNIT, UNITS};
use crate::reword::{Wording, put};
use crate::{Event, POLICY, Verb, store as rows};

/// An article to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    pub lang: Lang,
    pub title: String,
    /// Markdown.
    pub text: String,
    pub facts: Facts,
    /// The record that it comes from, which the writer may read.
    pub from: Option<Subject>,
}

pub(crate) struct Write;

impl Form for Write {
    const NAME: &'static str = "articles-write";
    const FIELDS: &'static [Field] = &[
        Field::choice("lang", &["sv", "en"]).required(),
        TITLE,
        TEXT,
        SERVICE,
        AUDIENCE,
        UNITS,
        UNIT,
        OWNER,
        REVIEW_ON,
        thread::FROM_KIND,
        thread::FROM_ID,
    ];
    type New = NewArticle;

    fn parse(input: &Input) -> Result<NewArticle, FieldErrors> {
        let mut errors = FieldErrors::default();
        let lang = errors.take(fields::lang(input));
        let title = errors.take(input.line("heading", 3..=160));
        let text = errors.take(input.text("text", 1..=fields::TEXT_CHARS));
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        let from = errors.take(thread::origin(input));
        match (lang, title, text, facts, from) {
            (Some(lang), Some(title), Some(text), Some(facts), Some(from)) => {
                Ok(NewArticle { lang, title, text, facts, from })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Write) {
            return Err(Refused::NotAllowed);
        }
        let unit = ask.db.read(|reading| home(reading, ask.actor))?;
        let mut draft = Draft::default()
            .crumb("/articles", ask.say("articles-list-title"))
            .value("lang", ask.talk.lang().code())
            .value("audience", "staff")
            .value("unit", unit.map_or_else(String::new, |unit| unit.to_string()))
            .value("owner", ask.actor.person_id().map_or_else(String::new, |me| me.to_string()))
            .cancel("/articles");
        draft.title = Some(ask.say("articles-write-page"));
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: NewArticle) -> Result<Reply> {
        thread::check_origin(ask, new.from.as_ref())?;
        let id = write(ask.db, ask.actor, &new)?;
        Ok(Reply::made("article", id.number(), href(id), "articles-write-done"))
    }
}

/// Writes a new article, as a draft. `from`, if any, is a record that the actor may read.
pub fn write(db: &Db, actor: &Actor, new: &NewArticle) -> Result<Id<Article>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Write, &In(new.facts.unit))?;
        let id = begin(tx, new)?;
        thread::tie_to_origin(tx, &permit, new.from.as_ref(), ("article", id))?;
        Ok(tx.say(permit, &Event::Written { article: id })?.with(id))
    })
}

/// From any record to a draft in one step, within another room's write: the text as it stands there, for staff, in the
/// writer's language and unit, tied to the record. The caller has loaded the record within scope and says what it did
/// itself. Refused when the actor may not write articles.
pub fn draft_from(tx: &Tx<'_>, subject: &Subject, title: &str, text: &str) -> Result<Id<Article>> {
    let actor = tx.actor();
    let unit = home(tx, actor)?.ok_or(Refused::NotAllowed)?;
    let permit = POLICY.allow_new(actor, Verb::Write, &In(unit))?;
    let facts =
        Facts { unit, owner: actor.person_id(), service: None, audience: Audience::Staff, review_on: None };
    let title = title.chars().take(160).collect();
    let text = text.chars().take(fields::TEXT_CHARS).collect();
    let id = begin(tx, &NewArticle { lang: actor.lang, title, text, facts, from: None })?;
    thread::tie_to_origin(tx, &permit, Some(subject), ("article", id))?;
    tx.also(&permit, &Event::Written { article: id })?;
    Ok(id)
}

/// Stores a new draft with its first text.
pub(crate) fn begin(tx: &Tx<'_>, new: &NewArticle) -> Result<Id<Article>> {
    fields::are_sound(tx, &new.facts, None)?;
    let blank = Article {
        id: Id::new(0),
        facts: new.facts.clone(),
        state: State::Draft,
        sv: Head::default(),
        en: Head::default(),
        meaning: 0,
        due_since: None,
        yes: 0,
        no: 0,
        created_at: tx.now(),
        changed_at: tx.now(),
        version: 1,
        covered: Vec::new(),
    };
    let article = blank.reworded(new.lang, &new.title, Says::New);
    let id = rows::insert(tx, &article)?;
    let wording = Wording {
        lang: new.lang,
        title: new.title.clone(),
        text: new.text.clone(),
        says: Says::New,
        note: String::new(),
        seen: None,
    };
    put(tx, &Article { id, ..article }, &wording)?;
    Ok(id)
}

/// Where the actor writes: their own unit if they may write there, or else the first in which they hold a writer's role.
fn home(reading: &Reading<'_>, actor: &Actor) -> Result<Option<Id<Unit>>> {
    let own = match actor.person_id() {
        Some(me) => rows::unit_of_person(reading, me)?,
        None => None,
    };
    let may = |unit: &Id<Unit>| POLICY.may(actor, Verb::Write, &In(*unit));
    let held = || actor.grants.iter().map(|grant| grant.unit).find(may);
    Ok(own.filter(may).or_else(held))
}
