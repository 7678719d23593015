//! A thing's page: what it is, where it is and was, who has it, its warranty in words and its documents.

use std::collections::HashMap;

use files::Attachment;
use kernel::{Day, Id, Person, Result, Subject, Unit};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::asset::Asset;
use crate::attach;
use crate::model::{Category, CategoryKind, Model};
use crate::state::State;
use crate::store::{assets, models, moves};
use crate::{POLICY, Verb, model};

/// All that the page shows to this reader.
struct Shown {
    asset: Asset,
    model: Model,
    category: Category,
    today: Day,
    units: HashMap<Id<Unit>, String>,
    names: HashMap<Id<Person>, String>,
    /// Of those who keep it or answer for the unit; nobody else sees its note, its history and who has it.
    history: Vec<moves::Line>,
    surveys: bool,
    files: Vec<Attachment>,
}

/// GET `/equipment/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Asset>) -> Result<Shown> {
    let asset = assets::load(reading, ask.actor, id)?;
    let surveys = POLICY.may(ask.actor, Verb::Survey, &asset);
    let model = models::load_model(reading, asset.facts.model)?;
    let category = models::load_category(reading, model.facts.category)?;
    let history = if surveys { moves::of(reading, id)? } else { Vec::new() };
    let mut units: Vec<Id<Unit>> = history.iter().map(|line| line.was.unit).collect();
    units.push(asset.at.unit);
    let mut persons: Vec<Id<Person>> =
        history.iter().flat_map(|line| line.by.into_iter().chain(line.was.person)).collect();
    persons.extend(asset.at.person);
    Ok(Shown {
        model,
        category,
        today: people::today(reading)?,
        units: people::unit_names(reading, &units)?,
        names: people::names(reading, ask.actor, &persons)?,
        history,
        surveys,
        files: if surveys { files::of_subject(reading, &attach::subject(id))? } else { Vec::new() },
        asset,
    })
}

impl Shown {
    fn unit(&self, unit: Id<Unit>) -> String {
        self.units.get(&unit).cloned().unwrap_or_default()
    }

    fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        let Some(person) = person else { return String::new() };
        self.names.get(&person).cloned().unwrap_or_else(|| ask.say("assets-name-hidden"))
    }

    /// Who has it, for those who may know and for whoever has it.
    fn holder(&self, ask: &Ask<'_>) -> Option<String> {
        let person = self.asset.at.person;
        let knows = self.surveys || (person.is_some() && person == ask.actor.person_id());
        person.filter(|_| knows).map(|_| self.name(ask, person))
    }

    /// The day on which it has lasted as long as its kind is meant to.
    fn life_ends(&self) -> Option<Day> {
        let months = self.model.facts.life_months.or(self.category.facts.life_months)?;
        self.asset.facts.bought_on.map(|day| day.plus_months(months))
    }
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (asset, facts, at) = (&shown.asset, &shown.asset.facts, &shown.asset.at);
    let mut json = json!({
        "id": asset.id,
        "href": format!("/api/v1{}", asset.href()),
        "tag": facts.tag,
        "serial": facts.serial,
        "uuid": facts.uuid,
        "macs": facts.macs,
        "model": { "id": shown.model.id, "name": shown.model.facts.called() },
        "category": { "id": shown.category.id, "name": shown.category.facts.name },
        "state": at.state.word(),
        "next": at.state.next().iter().map(|state| state.word()).collect::<Vec<_>>(),
        "unit": { "id": at.unit, "name": shown.unit(at.unit) },
        "place": at.place,
        "person": shown.holder(ask),
        "bought_on": facts.bought_on,
        "price": facts.price.map(|price| price.to_string()),
        "supplier": facts.supplier,
        "warranty_until": facts.warranty_until,
        "support_ends": shown.model.facts.support_ends,
        "life_ends": shown.life_ends(),
        "files": shown.files.iter().map(|file| json!({ "id": file.id, "name": file.name })).collect::<Vec<_>>(),
        "changed_at": asset.changed_at.rfc3339(),
        "version": asset.version,
    });
    if shown.surveys {
        let line = |line: &moves::Line| {
            json!({
                "from": line.at.rfc3339(), "until": line.until.map(kernel::Moment::rfc3339),
                "state": line.was.state.word(), "unit": shown.unit(line.was.unit), "place": line.was.place,
                "person": line.was.person.map(|_| shown.name(ask, line.was.person)), "why": line.why,
                "by": line.by.map(|_| shown.name(ask, line.by)),
            })
        };
        json["note"] = json!(facts.note);
        json["history"] = shown.history.iter().map(line).collect();
    }
    json
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let asset = &shown.asset;
    let (primary, quiet) = acts(ask, asset);
    let head = Head {
        state: Some(asset.at.state.mark(ask.talk)),
        lead: shown.model.facts.called(),
        primary,
        quiet,
        ..Head::titled(&asset.facts.tag)
    };
    let mut body = notice(ask, shown).then(&whereabouts(ask, shown));
    if shown.surveys && !asset.facts.note.is_empty() {
        let note = look::prose(&asset.facts.note);
        body = body.then(&Html(format!("<section class=\"story prose\">{note}</section>")));
    }
    let body = body.then(&history(ask, shown)).then(&documents(ask, shown));
    let aside = facts(ask, shown).then(&thread::panel(ask, &Subject::new("asset", asset.id.number()))?);
    let crumbs = vec![Crumb::new("/equipment", ask.say("assets-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

/// What one should mind: data that is still on it, and a thing that nobody can find.
fn notice(ask: &Ask<'_>, shown: &Shown) -> Html {
    let is_device = shown.category.facts.kind == CategoryKind::Device;
    let (mood, key) = match shown.asset.at.state {
        State::Retired if is_device => (Mood::Watch, "assets-notice-to-wipe"),
        State::Lost if is_device => (Mood::Bad, "assets-notice-lost"),
        _ => return Html::default(),
    };
    Notice::new(mood, ask.say(key)).render(ask.talk)
}

fn acts(ask: &Ask<'_>, asset: &Asset) -> (Option<Act>, Vec<Act>) {
    let may = |verb| POLICY.may(ask.actor, verb, asset);
    let act = |key: &str, to: String, icon| Act::go(ask.say(key), to).icon(icon);
    let at = |word: &str| format!("{}/{word}", asset.href());
    let mut acts = Vec::new();
    if may(Verb::Move) && asset.at.state != State::Wiped {
        acts.push(act("assets-move-title", at("move"), Icon::Change));
    }
    if may(Verb::Edit) {
        acts.push(act("assets-edit-page", at("edit"), Icon::Edit));
    }
    if may(Verb::Attach) {
        acts.push(act("assets-attach-title", at("attach"), Icon::Attach));
    }
    if may(Verb::Label) {
        let to = format!("/equipment/labels?ids={}", asset.id);
        acts.push(act("assets-labels-one", to, Icon::Print));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

/// Where it is now.
fn whereabouts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let at = &shown.asset.at;
    let place = if at.place.is_empty() { ask.say("assets-no-place") } else { at.place.clone() };
    let mut list = Facts::titled(ask.say("assets-where"))
        .text(ask.say("assets-col-unit"), &shown.unit(at.unit))
        .text(ask.say("assets-col-place"), &place);
    if let Some(holder) = shown.holder(ask) {
        list = list.text(ask.say("assets-col-person"), &holder);
    }
    list.render(ask.talk)
}

fn columns(ask: &Ask<'_>, words: &[&str]) -> Vec<Column> {
    words.iter().map(|word| Column::new(ask.say(&format!("assets-head-{word}")))).collect()
}

fn history(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.history.is_empty() {
        return Html::default();
    }
    let or_nothing = |text: String| if text.is_empty() { Cell::nothing() } else { text.into() };
    let row = |line: &moves::Line| {
        Row::new(vec![
            Cell::day(ask.when(line.at)),
            line.until.map_or_else(|| ask.say("assets-until-now").into(), |until| Cell::day(ask.when(until))),
            Cell::state(&line.was.state.mark(ask.talk)),
            shown.unit(line.was.unit).into(),
            or_nothing(line.was.place.clone()),
            or_nothing(shown.name(ask, line.was.person)),
            or_nothing(line.why.clone()),
            or_nothing(shown.name(ask, line.by)),
        ])
    };
    Table {
        caption: ask.say("assets-history"),
        columns: columns(ask, &["from", "until", "state", "unit", "place", "person", "why", "by"]),
        rows: shown.history.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn documents(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.files.is_empty() {
        return Html::default();
    }
    let may = POLICY.may(ask.actor, Verb::Attach, &shown.asset);
    let row = |file: &Attachment| {
        let words = ask.talk.with("assets-detach-page", &[("name", file.name.as_str().into())]);
        let to = format!("{}/files/{}/remove", shown.asset.href(), file.id);
        Row::new(vec![
            Cell::link(file.href(), &file.name),
            ask.talk.lang().bytes(file.size).into(),
            Cell::day(ask.when(file.at)),
            if may { Cell::link(to, words) } else { Cell::nothing() },
        ])
    };
    Table {
        caption: ask.say("assets-documents"),
        columns: columns(ask, &["document", "size", "at", "remove"]),
        rows: shown.files.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

/// A day that is to come or has been, in words.
fn told(ask: &Ask<'_>, key: &str, today: Day, day: Day) -> String {
    let left = day.days_since(today);
    let when = if left < 0 { "over" } else { "left" };
    let facts = [("day", day.to_string().into()), ("count", left.abs().into())];
    ask.talk.with(&format!("{key}-{when}"), &facts)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = &shown.asset.facts;
    let lang = ask.talk.lang();
    let mut list = Facts::titled(ask.say("assets-facts"))
        .link(ask.say("assets-col-model"), &shown.model.facts.called(), &model::href(shown.model.id))
        .text(ask.say("assets-col-category"), &shown.category.facts.name);
    let mut text = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            list = std::mem::take(&mut list).text(ask.say(key), &value);
        }
    };
    text("assets-col-serial", facts.serial.clone());
    text("assets-add-uuid", facts.uuid.clone());
    text("assets-add-macs", Some(facts.macs.join(", ")));
    text("assets-col-bought", facts.bought_on.map(|day| day.to_string()));
    text("assets-col-price", facts.price.map(|price| price.show(lang)));
    text("assets-col-supplier", Some(facts.supplier.clone()));
    let days = |key: &str, day: Option<Day>| day.map(|day| told(ask, key, shown.today, day));
    text("assets-col-warranty", days("assets-warranty", facts.warranty_until));
    text("assets-models-col-support", days("assets-support", shown.model.facts.support_ends));
    text("assets-life", days("assets-life", shown.life_ends()));
    list.render(ask.talk)
}
