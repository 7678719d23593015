//! A need's score: the arithmetic, who gave what, and the form.

use std::collections::HashMap;

use kernel::{FieldErrors, Id, Person, Result};
use look::{
    Arithmetic, Cell, Choice, Column, Crumb, Field, Form, Head, Html, Icon, Notice, Row, Sign, Table, Term,
};
use serde_json::json;
use web::{Ask, Page, Reply, Wants};

use crate::criterion::{self, Criterion, Scored, Sum, decimal};
use crate::need::href;
use crate::score::field_of;
use crate::store::{load, parties, scores};
use crate::{Need, POLICY, Verb};

struct Shown {
    need: Need,
    scores: Vec<Scored>,
    criteria: Vec<Criterion>,
    /// Who was asked to score; empty for those who may not see names.
    invited: Vec<Id<Person>>,
    names: HashMap<Id<Person>, String>,
}

fn read(ask: &Ask<'_>) -> Result<Shown> {
    let id = ask.id("id")?;
    ask.db.read(|reading| {
        let need = load(reading, ask.actor, id)?;
        let (scores, criteria) = (scores::of_need(reading, id)?, scores::criteria(reading)?);
        let sees_names = POLICY.may(ask.actor, Verb::SeeNames, &need);
        let invited = if sees_names { parties::scorers(reading, id)? } else { Vec::new() };
        let persons: Vec<Id<Person>> = if sees_names {
            scores.iter().map(|s| s.person).chain(invited.iter().copied()).collect()
        } else {
            Vec::new()
        };
        let names = people::names(reading, ask.actor, &persons)?;
        Ok(Shown { need, scores, criteria, invited, names })
    })
}

/// The page, or with errors the page again with what was sent.
pub(crate) fn show(ask: &Ask<'_>, errors: Option<FieldErrors>) -> Result<Reply> {
    let shown = read(ask)?;
    if ask.wants == Wants::Json {
        return Ok(Reply::Json(as_json(ask, &shown)));
    }
    let was_refused = errors.is_some();
    let page = Box::new(page(ask, &shown, errors));
    Ok(if was_refused { Reply::Refused(page) } else { Reply::Page(page) })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> serde_json::Value {
    let sum = criterion::sum(&shown.scores);
    let en = kernel::Lang::En;
    let terms = sum.iter().flat_map(|sum| &sum.terms).map(|term| {
        json!({
            "criterion": term.criterion.root, "name": term.criterion.name(ask.talk.lang()),
            "kind": term.criterion.kind.word(), "weights": [term.weights.0, term.weights.1],
            "mean": decimal(term.mean_hundredths, en), "persons": term.persons, "points": decimal(term.hundredths, en)
        })
    });
    let terms: Vec<serde_json::Value> = terms.collect();
    let criteria = shown.criteria.iter().map(|c| {
        json!({ "criterion": c.root, "name": c.name(ask.talk.lang()), "kind": c.kind.word(), "weight": c.weight })
    });
    json!({
        "need": shown.need.id,
        "score": sum.as_ref().map(|sum| decimal(sum.hundredths, en)),
        "persons": sum.as_ref().map_or(0, |sum| sum.persons),
        "terms": terms,
        "criteria": criteria.collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown, errors: Option<FieldErrors>) -> Page {
    let need = &shown.need;
    let mut body = Html::default();
    body = match criterion::sum(&shown.scores) {
        Some(sum) => body.then(&arithmetic(ask, &sum)),
        None => body.then(&Notice::new(look::Mood::Calm, ask.say("needs-score-none")).render(ask.talk)),
    };
    if !shown.names.is_empty() || !shown.invited.is_empty() {
        body = body.then(&by_person(ask, shown));
    }
    let may_score = POLICY.may(ask.actor, Verb::Score, need) && need.can_be_scored().is_ok();
    if may_score && !shown.criteria.is_empty() {
        body = body.then(&form(ask, shown, errors));
    }
    let crumbs = vec![
        Crumb::new("/needs", ask.say("needs-list-title")),
        Crumb::new(href(need.id), need.facts.title.clone()),
    ];
    let head = Head { lead: ask.say("needs-score-lead"), ..Head::titled(ask.say("needs-score-title")) };
    let quiet = vec![look::Act::go(ask.say("needs-criteria-title"), "/needs/criteria").icon(Icon::Policy)];
    Page { crumbs, head: Head { quiet, ..head }, body, ..Page::default() }
}

/// The sum with a line for each criterion, so that anybody can reckon it again.
pub(crate) fn arithmetic(ask: &Ask<'_>, sum: &Sum) -> Html {
    let lang = ask.talk.lang();
    let line = |term: &criterion::Term| {
        let weight = match term.weights {
            (low, high) if low == high => low.to_string(),
            (low, high) => format!("{low}–{high}"),
        };
        let facts: Vec<(&str, texts::Fact)> = vec![
            ("weight", weight.into()),
            ("mean", decimal(term.mean_hundredths, lang).into()),
            ("count", term.persons.into()),
        ];
        Term {
            sign: if term.hundredths < 0 { Sign::Minus } else { Sign::Plus },
            label: term.criterion.name(lang).to_owned(),
            note: ask.talk.with("needs-score-term", &facts),
            amount: decimal(term.hundredths.abs(), lang),
            href: String::new(),
        }
    };
    let drawn = Arithmetic {
        caption: ask.talk.with("needs-score-caption", &[("count", sum.persons.into())]),
        terms: sum.terms.iter().map(line).collect(),
        sum_label: ask.say("needs-score-sum"),
        sum: decimal(sum.hundredths, lang),
    };
    drawn.render(ask.talk)
}

/// Who gave what, and who has been asked and has not answered yet.
fn by_person(ask: &Ask<'_>, shown: &Shown) -> Html {
    let lang = ask.talk.lang();
    let name = |person: Id<Person>| {
        shown.names.get(&person).cloned().unwrap_or_else(|| ask.say("needs-name-hidden"))
    };
    let mut rows: Vec<Row> = shown
        .scores
        .iter()
        .map(|score| {
            let criterion = &score.criterion;
            let points = criterion.points(score.value) * 100;
            let sign = if points < 0 { "\u{2212}" } else { "" };
            let reckoned =
                format!("{sign}{} × {} = {}", criterion.weight, score.value, decimal(points, lang));
            let cells = [name(score.person), criterion.name(lang).to_owned(), reckoned, score.note.clone()];
            Row::new(cells.into_iter().map(Cell::from).collect())
        })
        .collect();
    let silent =
        shown.invited.iter().filter(|person| shown.scores.iter().all(|score| score.person != **person));
    rows.extend(silent.map(|person| {
        let waits = ask.say("needs-score-waits");
        Row::new([name(*person), waits, String::new(), String::new()].into_iter().map(Cell::from).collect())
    }));
    let heads = ["needs-score-who", "needs-score-criterion", "needs-score-reckoned", "needs-score-note"];
    let columns = heads.iter().map(|key| Column::new(ask.say(key))).collect();
    Table { caption: ask.say("needs-score-by-person"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn form(ask: &Ask<'_>, shown: &Shown, errors: Option<FieldErrors>) -> Html {
    let (lang, me) = (ask.talk.lang(), ask.actor.person_id());
    let mine = |criterion: &Criterion| {
        shown.scores.iter().find(|score| Some(score.person) == me && score.criterion.root == criterion.root)
    };
    let mut fields: Vec<Field> = shown
        .criteria
        .iter()
        .map(|criterion| {
            let low_to_high = criterion::SCALE.map(|value| {
                let label = ask.say(&format!("needs-scale-{}-{value}", criterion.kind.word()));
                Choice::new(value.to_string(), format!("{value}: {label}"))
            });
            let field = Field::choice(field_of(criterion.root), criterion.name(lang), low_to_high.collect());
            let value = mine(criterion).map_or_else(String::new, |score| score.value.to_string());
            field.help(criterion.about(lang)).value(value).required()
        })
        .collect();
    let note =
        shown.scores.iter().find(|score| Some(score.person) == me).map_or("", |score| score.note.as_str());
    fields.push(
        Field::prose("note", ask.say("needs-score-note")).help(ask.say("needs-score-note-help")).value(note),
    );
    let form = Form::new(format!("{}/score", href(shown.need.id)), ask.say("needs-score-submit"), fields);
    let form = match errors {
        Some(errors) => form.refused(ask.input, errors),
        None => form,
    };
    let title = look::escape(&ask.say("needs-score-form"));
    Html(format!("<section><h2>{title}</h2>"))
        .then(&form.render(ask.talk))
        .then(&Html("</section>".to_owned()))
}
