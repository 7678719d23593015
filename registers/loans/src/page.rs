//! A loan's page: what is lent to whom and until when, what was agreed, what has happened, and damage.

use std::collections::HashMap;

use assets::Asset;
use files::Attachment;
use kernel::{Day, Id, Person, Purpose, Result, Subject};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::damage::{Damage, DamageState};
use crate::loan::{Condition, Loan, State};
use crate::store::steps::Step;
use crate::store::{damages, loans, steps};
use crate::{POLICY, Verb, agreement, attach, marks};

/// All that the page shows to this reader.
pub(crate) struct Shown {
    pub loan: Loan,
    pub tag: String,
    pub model: String,
    pub serial: Option<String>,
    /// The thing's page, for those who may read it.
    asset: Option<Asset>,
    unit: String,
    today: Day,
    steps: Vec<Step>,
    damages: Vec<Damage>,
    files: Vec<Attachment>,
    names: HashMap<Id<Person>, String>,
}

impl Shown {
    pub(crate) fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        match person {
            Some(person) => self.names.get(&person).cloned().unwrap_or_else(|| ask.say("loans-name-hidden")),
            None => ask.say("loans-by-itself"),
        }
    }

    /// The thing is somewhere else than the loan says: somebody has moved it by hand.
    fn has_been_moved(&self) -> bool {
        self.loan.is_open() && self.asset.as_ref().is_some_and(|it| it.at.state != assets::State::Lent)
    }
}

/// GET `/loans/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || page(ask, &shown))
}

pub(crate) fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Loan>) -> Result<Shown> {
    let loan = loans::load(reading, ask.actor, id)?;
    let (tag, model, serial) = loans::thing(reading, &loan)?;
    let asset = match assets::load_thing(reading, ask.actor, loan.asset) {
        Ok(asset) => Some(asset),
        Err(kernel::Refused::NotFound) => None,
        Err(other) => return Err(other),
    };
    let steps = steps::of(reading, id)?;
    let persons: Vec<Id<Person>> =
        steps.iter().filter_map(|step| step.by).chain(loan.out_by).chain([loan.borrower]).collect();
    Ok(Shown {
        tag,
        model,
        serial,
        asset,
        unit: people::unit_names(reading, &[loan.unit])?.remove(&loan.unit).unwrap_or_default(),
        today: people::today(reading)?,
        damages: damages::of(reading, id)?,
        files: files::of_subject(reading, &attach::subject(id))?,
        names: people::names(reading, ask.actor, &persons)?,
        steps,
        loan,
    })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let loan = &shown.loan;
    let step = |it: &Step| {
        json!({
            "at": it.at.rfc3339(), "by": it.by.map(|_| shown.name(ask, it.by)), "what": it.what.word(),
            "day": it.on, "note": it.note,
        })
    };
    let damage = |it: &Damage| {
        json!({
            "id": it.id, "day": it.on, "what": it.what, "cost": it.cost.map(|cost| cost.to_string()),
            "payer": it.payer.word(), "state": it.state.word(), "version": it.version,
        })
    };
    let mut json = json!({
        "id": loan.id,
        "thing": { "id": loan.asset, "tag": shown.tag, "model": shown.model, "serial": shown.serial },
        "person": { "id": loan.borrower, "name": shown.name(ask, Some(loan.borrower)) },
        "unit": { "id": loan.unit, "name": shown.unit },
        "state": loan.state.word(),
        "out": { "on": loan.out.on, "condition": loan.out.condition.word(), "note": loan.out.note,
                 "by": loan.out_by.map(|_| shown.name(ask, loan.out_by)) },
        "accessories": loan.accessories,
        "due": loan.due,
        "days_late": loan.days_late(shown.today),
        "text": loan.text,
        "signed": loan.signature.as_ref().map(|it| json!({ "on": it.on, "by": it.by.word(), "name": it.name.reveal(Purpose::Export) })),
        "steps": shown.steps.iter().map(step).collect::<Vec<_>>(),
        "damages": shown.damages.iter().map(damage).collect::<Vec<_>>(),
        "files": shown.files.iter().map(|it| json!({ "id": it.id, "name": it.name })).collect::<Vec<_>>(),
        "version": loan.version,
    });
    match &loan.state {
        State::Open => {}
        State::Returned(back) => {
            json["back"] = json!({ "on": back.on, "condition": back.condition.word(), "note": back.note });
        }
        State::Lost { on, why } => json["lost"] = json!({ "on": on, "why": why }),
    }
    json
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let loan = &shown.loan;
    let word = marks::state(loan.state.word(), loan.due, shown.today);
    let (primary, quiet) = acts(ask, shown);
    let head = Head {
        number: loan.id.to_string(),
        state: Some(marks::mark(word, ask.talk)),
        lead: shown.model.clone(),
        primary,
        quiet,
        ..Head::titled(&shown.tag)
    };
    let body = notices(ask, shown)
        .then(&lent(ask, shown))
        .then(&ended(ask, shown))
        .then(&damage_table(ask, shown))
        .then(&history(ask, shown))
        .then(&documents(ask, shown));
    let subject = Subject::new("loan", loan.id.number());
    let aside = facts(ask, shown).then(&thread::panel(ask, &subject)?);
    let crumbs = vec![Crumb::new("/loans", ask.say("loans-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

fn acts(ask: &Ask<'_>, shown: &Shown) -> (Option<Act>, Vec<Act>) {
    let loan = &shown.loan;
    let may = |verb| POLICY.may(ask.actor, verb, loan);
    let act =
        |key: &str, word: &str, icon| Act::go(ask.say(key), format!("{}/{word}", loan.href())).icon(icon);
    let mut acts = Vec::new();
    if may(Verb::Return) && !matches!(loan.state, State::Returned(_)) {
        acts.push(act("loans-return-title", "return", Icon::Undo));
    }
    if may(Verb::Sign) && loan.is_open() && loan.text.is_some() && loan.signature.is_none() {
        acts.push(act("loans-sign-title", "sign", Icon::Agreement));
    }
    if may(Verb::Prolong) && loan.is_open() {
        acts.push(act("loans-prolong-title", "prolong", Icon::Calendar));
    }
    if may(Verb::Damage) {
        acts.push(act("loans-damage-title", "damage", Icon::Tool));
    }
    if may(Verb::Attach) {
        acts.push(act("loans-attach-title", "attach", Icon::Attach));
    }
    if may(Verb::Watch) {
        acts.push(act("loans-paper-title", "paper", Icon::Print));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

fn notices(ask: &Ask<'_>, shown: &Shown) -> Html {
    let mut html = Html::default();
    if let Some(days) = shown.loan.days_late(shown.today) {
        let words = ask.talk.with("loans-notice-late", &[("count", days.into())]);
        html = html.then(&Notice::new(Mood::Bad, words).render(ask.talk));
    }
    if shown.has_been_moved() {
        html = html.then(&Notice::new(Mood::Watch, ask.say("loans-notice-moved")).render(ask.talk));
    }
    html
}

fn condition(ask: &Ask<'_>, condition: Condition) -> String {
    ask.say(&format!("loans-condition-{}", condition.word()))
}

/// How and until when it was handed out.
fn lent(ask: &Ask<'_>, shown: &Shown) -> Html {
    let loan = &shown.loan;
    let mut list = Facts::titled(ask.say("loans-the-loan"))
        .text(ask.say("loans-col-person"), &shown.name(ask, Some(loan.borrower)))
        .text(ask.say("loans-col-unit"), &shown.unit)
        .text(ask.say("loans-col-out"), &loan.out.on.to_string())
        .text(ask.say("loans-col-due"), &loan.due.to_string())
        .text(ask.say("loans-out-condition"), &condition(ask, loan.out.condition));
    for (key, value) in [("loans-out-note", &loan.out.note), ("loans-col-accessories", &loan.accessories)] {
        if !value.is_empty() {
            list = list.text(ask.say(key), value);
        }
    }
    list.render(ask.talk)
}

/// How it came back, or how it was lost.
fn ended(ask: &Ask<'_>, shown: &Shown) -> Html {
    let list = Facts::titled(ask.say("loans-the-end"));
    let (list, note) = match &shown.loan.state {
        State::Open => return Html::default(),
        State::Returned(back) => {
            let list = list
                .text(ask.say("loans-back-on"), &back.on.to_string())
                .text(ask.say("loans-col-condition"), &condition(ask, back.condition));
            (list, &back.note)
        }
        State::Lost { on, why } => (list.text(ask.say("loans-lost-on"), &on.to_string()), why),
    };
    let list = if note.is_empty() { list } else { list.text(ask.say("loans-head-note"), note) };
    list.render(ask.talk)
}

fn columns(ask: &Ask<'_>, words: &[&str]) -> Vec<Column> {
    let column = |word: &&str| {
        let label = ask.say(&format!("loans-head-{word}"));
        if *word == "cost" { Column::figures(label) } else { Column::new(label) }
    };
    words.iter().map(column).collect()
}

fn damage_table(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.damages.is_empty() {
        return Html::default();
    }
    let may = POLICY.may(ask.actor, Verb::Settle, &shown.loan);
    let row = |it: &Damage| {
        let is_settled = matches!(it.state, DamageState::Paid | DamageState::Waived);
        let settle = format!("{}/damage/{}/settle", shown.loan.href(), it.id);
        Row::new(vec![
            it.what.clone().into(),
            Cell::day(it.on.to_string()),
            it.cost.map_or_else(Cell::nothing, |cost| marks::money(ask, cost).into()),
            ask.say(&format!("loans-payer-{}", it.payer.word())).into(),
            Cell::state(&marks::damage(it.state, ask.talk)),
            if may && !is_settled {
                Cell::link(settle, ask.say("loans-settle-title"))
            } else {
                Cell::nothing()
            },
        ])
    };
    Table {
        caption: ask.say("loans-damages"),
        columns: columns(ask, &["damage", "day", "cost", "payer", "damage-state", "settle"]),
        rows: shown.damages.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn history(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |it: &Step| {
        Row::new(vec![
            Cell::day(ask.when(it.at)),
            ask.say(&format!("loans-step-{}", it.what.word())).into(),
            Cell::day(it.on.to_string()),
            if it.note.is_empty() { Cell::nothing() } else { it.note.clone().into() },
            shown.name(ask, it.by).into(),
        ])
    };
    Table {
        caption: ask.say("loans-history"),
        columns: columns(ask, &["at", "step", "day", "note", "by"]),
        rows: shown.steps.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn documents(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.files.is_empty() {
        return Html::default();
    }
    let may = POLICY.may(ask.actor, Verb::Attach, &shown.loan);
    let row = |file: &Attachment| {
        let words = ask.talk.with("loans-detach-page", &[("name", file.name.as_str().into())]);
        let to = format!("{}/files/{}/remove", shown.loan.href(), file.id);
        Row::new(vec![
            Cell::link(file.href(), &file.name),
            ask.talk.lang().bytes(file.size).into(),
            Cell::day(ask.when(file.at)),
            if may { Cell::link(to, words) } else { Cell::nothing() },
        ])
    };
    Table {
        caption: ask.say("loans-documents"),
        columns: columns(ask, &["document", "size", "at", "remove"]),
        rows: shown.files.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let loan = &shown.loan;
    let mut list = Facts::titled(ask.say("loans-facts"));
    list = match &shown.asset {
        Some(asset) => list.link(ask.say("loans-col-thing"), &shown.tag, &asset.href()),
        None => list.text(ask.say("loans-col-thing"), &shown.tag),
    };
    list = list.text(ask.say("loans-head-out-by"), &shown.name(ask, loan.out_by));
    if let Some(text) = loan.text {
        let words = ask.talk.with("loans-text-version", &[("number", text.to_string().into())]);
        list = list.link(ask.say("loans-agreement"), &words, &agreement::href(text));
        let signed = match &loan.signature {
            Some(it) => {
                let facts = [
                    ("day", it.on.to_string().into()),
                    ("name", it.name.reveal(Purpose::Show).as_str().into()),
                ];
                ask.talk.with(&format!("loans-signed-by-{}", it.by.word()), &facts)
            }
            None => ask.say("loans-not-signed"),
        };
        list = list.text(ask.say("loans-col-signed"), &signed);
    }
    list.render(ask.talk)
}
