use access::Actor;
use kernel::{FieldErrors, Id, Input, Lang, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::article::{Article, Audience, Says, Standing, href};
use crate::fields::{self, TEXT, TITLE, VERSION};
use crate::store::words::{self, Text};
use crate::{Event, POLICY, Verb, store as rows};

/// What one of the languages is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub lang: Lang,
    pub title: String,
    /// Markdown.
    pub text: String,
    pub says: Says,
    /// What was changed; may be empty.
    pub note: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Reword;

impl Form for Reword {
    const NAME: &'static str = "articles-reword";
    const FIELDS: &'static [Field] = &[
        Field::hidden("lang"),
        TITLE,
        TEXT,
        Field::choice("says", &["new", "same"]).required(),
        Field::line("note", 200),
        VERSION,
    ];
    type New = Wording;

    fn parse(input: &Input) -> Result<Wording, FieldErrors> {
        let (lang, title) = (fields::lang(input), input.line("heading", 3..=160));
        let (text, note) = (input.text("text", 1..=fields::TEXT_CHARS), input.line("note", 0..=200));
        let says = input.choice("says", |word| match word {
            "new" => Some(Says::New),
            "same" => Some(Says::Same),
            _ => None,
        });
        let seen = fields::seen(input);
        kernel::all_or_errors!(Wording { lang, title, text, says, note, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let article = fields::for_verb(ask, Verb::Edit)?;
        may_change(ask.actor, &article)?;
        let asked = if ask.query.has("lang") { ask.query } else { ask.input };
        let lang = fields::lang(asked).unwrap_or(ask.talk.lang());
        let other = if lang == Lang::Sv { Lang::En } else { Lang::Sv };
        let (now, beside) = ask.db.read(|reading| {
            Ok((words::current(reading, article.id, lang)?, words::current(reading, article.id, other)?))
        })?;
        // Whoever writes in a language that lags behind translates; whoever writes in one that leads has news.
        let says = if article.standing(lang) == Standing::InStep { "new" } else { "same" };
        let mut draft = fields::about(ask, &article).value("lang", lang.code()).value("says", says);
        if let Some(text) = &now {
            draft = draft.value("heading", &text.title).value("text", &text.text);
        }
        draft.title = Some(ask.say(&format!("articles-reword-in-{}", lang.code())));
        if let Some(text) = beside {
            draft.aside = crate::show_page::source(ask, &text);
        }
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Wording) -> Result<Reply> {
        let id = ask.id("id")?;
        reword(ask.db, ask.actor, id, &new)?;
        let to = format!("{}?lang={}", href(id), new.lang.code());
        Ok(Reply::made("article", id.number(), to, "articles-reword-done"))
    }
}

/// What is published is changed by those who may publish it.
pub(crate) fn may_change(actor: &Actor, article: &Article) -> Result<()> {
    if article.state.is_published() { may_publish(actor, article, &article.facts.audience) } else { Ok(()) }
}

/// May whoever may edit the article also publish it for this audience? To everybody only its owner or the head of IT.
pub(crate) fn may_publish(actor: &Actor, article: &Article, audience: &Audience) -> Result<()> {
    let may = POLICY.may(actor, audience.publishing(), article);
    if may { Ok(()) } else { Err(Refused::rule("articles-not-for-all")) }
}

/// Writes what one of the languages says. Of a published article its readers have the new text at once.
pub fn reword(db: &Db, actor: &Actor, id: Id<Article>, new: &Wording) -> Result<()> {
    db.write(actor, |tx| {
        let article = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &article)?;
        may_change(actor, &article)?;
        fields::is_as_seen(&article, new.seen)?;
        let article = Article { changed_at: tx.now(), ..article.reworded(new.lang, &new.title, new.says) };
        rows::save(tx, &article)?;
        put(tx, &article, new)?;
        tx.say(permit, &Event::Reworded { article: id, lang: new.lang })
    })
}

/// Stores the text of an article whose head says it already.
pub(crate) fn put(tx: &Tx<'_>, article: &Article, new: &Wording) -> Result<()> {
    let text = Text {
        lang: new.lang,
        revision: 0,
        meaning: article.head(new.lang).meaning,
        title: new.title.clone(),
        text: new.text.clone(),
        note: new.note.clone(),
        at: tx.now(),
        by: tx.actor().person_id(),
    };
    words::insert(tx, article.id, &text)
}
