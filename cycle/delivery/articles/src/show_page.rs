//! How an article's page is drawn.

use kernel::{Lang, Result};
use look::{Act, Crumb, Facts, Head, Html, Icon, Mood, Notice, RailLink, StateMark, Tabs};
use web::{Ask, Draft, Page, draw_form};

use crate::article::{Article, Audience, Standing, State, mark};
use crate::attach::subject;
use crate::markdown::draw;
use crate::rate::Rate;
use crate::reword::may_change;
use crate::show::{Shown, places};
use crate::store::words::Text;
use crate::{POLICY, Verb};

pub(crate) fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let article = &shown.article;
    let (primary, quiet) = acts(ask, shown);
    let state = if shown.sees_past { Some(mark(article.state.word(), ask.talk)) } else { None };
    let head =
        Head { number: article.id.to_string(), state, primary, quiet, ..Head::titled(&shown.text.title) };
    let body = notices(ask, shown)
        .then(&languages(ask, shown))
        .then(&text_of(shown))
        .then(&files(ask, shown))
        .then(&helped(ask, shown));
    let aside = facts(ask, shown).then(&thread::panel(ask, &subject(article.id))?);
    let crumbs = vec![Crumb::new("/articles", ask.say("articles-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

/// The text, marked with its language where it is not the page's own.
fn text_of(shown: &Shown) -> Html {
    let drawn = draw(&shown.text.text, &places(&shown.files));
    Html(format!("<article class=\"prose\" lang=\"{}\">{drawn}</article>", shown.lang.code()))
}

/// What this person may do with it now; the first is the one button.
fn acts(ask: &Ask<'_>, shown: &Shown) -> (Option<Act>, Vec<Act>) {
    let article = &shown.article;
    let may = |verb| POLICY.may(ask.actor, verb, article);
    let at = |word: &str| format!("{}/{word}", article.href());
    let mut acts = Vec::new();
    let now = ask.db.clock().now();
    if article.due_since.is_some() && may(Verb::Review) {
        acts.push(Act::go(ask.say("articles-review-title"), at("review")).icon(Icon::Check));
    }
    if article.state.clone().publish(now).is_ok() && may(article.facts.audience.publishing()) {
        acts.push(Act::go(ask.say("articles-publish-title"), at("publish")).icon(Icon::Send));
    }
    if may(Verb::Edit) && may_change(ask.actor, article).is_ok() {
        for lang in [shown.lang, other(shown.lang)] {
            let key = format!("articles-reword-in-{}", lang.code());
            let to = format!("{}?lang={}", at("reword"), lang.code());
            acts.push(Act::go(ask.say(&key), to).icon(Icon::Edit));
        }
        acts.push(Act::go(ask.say("articles-edit-title"), at("edit")).icon(Icon::Settings));
        acts.push(Act::go(ask.say("articles-attach-title"), at("attach")).icon(Icon::Attach));
    }
    if article.due_since.is_none() && article.state.is_published() && may(Verb::Review) {
        acts.push(Act::go(ask.say("articles-review-title"), at("review")).icon(Icon::Check));
    }
    if article.state.clone().outdate(String::new(), now).is_ok() && may(Verb::Outdate) {
        acts.push(Act::go(ask.say("articles-outdate-title"), at("outdate")).icon(Icon::Stopped));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

pub(crate) const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Sv => Lang::En,
        Lang::En => Lang::Sv,
    }
}

/// What one should know before reading: what is not published, what waits for review, and what the other language says
/// that this one does not.
fn notices(ask: &Ask<'_>, shown: &Shown) -> Html {
    let article = &shown.article;
    let mut html = match &article.state {
        State::Published { .. } => Html::default(),
        State::Draft => Notice::new(Mood::Calm, ask.say("articles-notice-draft")).render(ask.talk),
        State::Outdated { reason, .. } => {
            let mut notice = Notice::new(Mood::Watch, reason.clone());
            notice.title = ask.say("articles-notice-outdated");
            notice.render(ask.talk)
        }
    };
    if let (Some(_), Some(day), true) = (article.due_since, article.facts.review_on, shown.sees_past) {
        let words = ask.talk.with("articles-due-since", &[("day", day.to_string().into())]);
        html = html.then(&Notice::new(Mood::Watch, words).render(ask.talk));
    }
    if article.standing(shown.lang) == Standing::Behind {
        let newer = other(shown.lang);
        let mut notice = Notice::new(Mood::Watch, ask.say(&format!("articles-newer-in-{}", newer.code())));
        let to = format!("{}?lang={}", article.href(), newer.code());
        notice.act = Some(Act::go(ask.say(&format!("articles-read-in-{}", newer.code())), to));
        html = html.then(&notice.render(ask.talk));
    }
    html
}

/// The languages as tabs, when there are two.
fn languages(ask: &Ask<'_>, shown: &Shown) -> Html {
    let article = &shown.article;
    if Lang::ALL.into_iter().any(|lang| article.standing(lang) == Standing::Missing) {
        return Html::default();
    }
    let tab = |lang: Lang| RailLink {
        href: format!("{}?lang={}", article.href(), lang.code()),
        label: ask.say(&format!("articles-lang-{}", lang.code())),
        is_here: lang == shown.lang,
        ..RailLink::default()
    };
    let tabs = Lang::ALL.into_iter().map(tab).collect();
    Tabs { label: ask.say("articles-languages"), tabs }.render(ask.talk)
}

fn files(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.files.is_empty() {
        return Html::default();
    }
    let article = &shown.article;
    let may_detach = POLICY.may(ask.actor, Verb::Edit, article) && may_change(ask.actor, article).is_ok();
    let line = |file: &files::Attachment| {
        let link = Act::go(&file.name, file.href()).icon(Icon::Attach).plain();
        let size = look::escape(&ask.talk.lang().bytes(file.size));
        let remove = if may_detach {
            let words = ask.talk.with("articles-detach-page", &[("name", file.name.as_str().into())]);
            Act::go(words, format!("{}/files/{}/remove", article.href(), file.id)).plain().0
        } else {
            String::new()
        };
        format!("<li>{link} <span class=\"muted\">{size}</span> {remove}</li>")
    };
    let lines: String = shown.files.iter().map(line).collect();
    Html(format!(
        "<section><h2>{}</h2><ul class=\"files\">{lines}</ul></section>",
        look::escape(&ask.say("articles-files"))
    ))
}

/// Whether it helped: the question, what this person has answered, and, for those who write, the answers' words.
fn helped(ask: &Ask<'_>, shown: &Shown) -> Html {
    let article = &shown.article;
    if !article.state.is_published() {
        return Html::default();
    }
    let mut html = Html(format!("<section><h2>{}</h2>", look::escape(&ask.say("articles-helped-title"))));
    if let Some(mine) = &shown.mine {
        let key = if mine.is_helpful { "articles-mine-yes" } else { "articles-mine-no" };
        html = html.then(&Html(format!("<p>{}</p>", look::escape(&ask.say(key)))));
    }
    if POLICY.may(ask.actor, Verb::Rate, article) && ask.actor.person_id().is_some() {
        let mut draft = Draft::default();
        if let Some(mine) = &shown.mine {
            draft =
                draft.value("helped", if mine.is_helpful { "yes" } else { "no" }).value("word", &mine.word);
        }
        html = html.then(&draw_form::<Rate>(ask, &format!("{}/rate", article.href()), &draft));
    }
    let words: String = shown
        .words
        .iter()
        .map(|rating| {
            let key = if rating.is_helpful { "articles-said-yes" } else { "articles-said-no" };
            format!("<li>{}: <q>{}</q></li>", look::escape(&ask.say(key)), look::escape(&rating.word))
        })
        .collect();
    if !words.is_empty() {
        let title = look::escape(&ask.say("articles-words"));
        html = html.then(&Html(format!("<h3>{title}</h3><ul>{words}</ul>")));
    }
    html.then(&Html("</section>".to_owned()))
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let article = &shown.article;
    let mut list = Facts::titled(ask.say("articles-facts"));
    if let Some((id, name)) = &shown.service {
        list = list.link(ask.say("articles-col-service"), name, &services::href(*id));
    }
    list = list.text(ask.say("articles-col-changed"), &ask.when(shown.text.at));
    if !shown.sees_past {
        return list.render(ask.talk);
    }
    let audience = match &article.facts.audience {
        Audience::Everybody | Audience::Staff | Audience::It => {
            ask.say(&format!("articles-audience-{}", article.facts.audience.word()))
        }
        Audience::Units(_) => shown.audience.join(", "),
    };
    let nobody = ask.say("articles-nobody");
    let day = article.facts.review_on.map(|day| day.to_string()).unwrap_or_default();
    list = list
        .text(ask.say("articles-col-audience"), &audience)
        .text(ask.say("articles-col-owner"), shown.owner.as_ref().unwrap_or(&nobody))
        .text(ask.say("articles-fact-unit"), &shown.unit)
        .text(ask.say("articles-col-review"), &day)
        .text(ask.say("articles-col-helped"), &ask.talk.lang().number(article.yes))
        .text(ask.say("articles-col-helped-not"), &ask.talk.lang().number(article.no));
    for lang in Lang::ALL {
        let label = ask.say(&format!("articles-lang-{}", lang.code()));
        list = list.state(label, &standing(ask, article.standing(lang)));
    }
    let past = format!("{}/past?lang={}", article.href(), shown.lang.code());
    list.link(ask.say("articles-past"), &ask.say("articles-past-show"), &past).render(ask.talk)
}

fn standing(ask: &Ask<'_>, standing: Standing) -> StateMark {
    let (icon, mood) = match standing {
        Standing::Missing => (Icon::NotStarted, Mood::Calm),
        Standing::InStep => (Icon::Done, Mood::Good),
        Standing::Behind => (Icon::Warning, Mood::Watch),
    };
    StateMark::new(icon, ask.say(&format!("articles-standing-{}", standing.word())), mood)
}

/// The other language's text, beside the form in which one translates it.
pub(crate) fn source(ask: &Ask<'_>, text: &Text) -> Html {
    let title = look::escape(&ask.say(&format!("articles-source-{}", text.lang.code())));
    let heading = look::escape(&text.title);
    let body = look::prose(&text.text);
    let code = text.lang.code();
    Html(format!(
        "<section class=\"prose\"><h2>{title}</h2><div lang=\"{code}\"><p><strong>{heading}</strong></p>{body}</div></section>"
    ))
}

/// What publishing means: who will read it, and a language that lags behind.
pub(crate) fn before_publishing(ask: &Ask<'_>, article: &Article) -> Html {
    let words = ask.say(&format!("articles-will-read-{}", article.facts.audience.word()));
    let mut html = Notice::new(Mood::Calm, words).render(ask.talk);
    for lang in Lang::ALL {
        if article.standing(lang) == Standing::Behind {
            let words = ask.say(&format!("articles-newer-in-{}", other(lang).code()));
            html = html.then(&Notice::new(Mood::Watch, words).render(ask.talk));
        }
    }
    html
}
