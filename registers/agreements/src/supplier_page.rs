//! A supplier's page: how it is written, whom to turn to, and its agreements.

use kernel::{Day, Id, Purpose, Result, Subject};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::agreement::{self, Agreement};
use crate::store::suppliers;
use crate::supplier::{Contact, Supplier, href};
use crate::{POLICY, SUPPLIERS, SupplierVerb, Verb, fields, marks, supplier_list};

/// Agreements that the page shows; the list has them all.
const AGREEMENTS: i64 = 100;

/// All that the page shows to this reader.
struct Shown {
    supplier: Supplier,
    /// The supplier that it is, when it was merged.
    is_now: Option<String>,
    contacts: Vec<Contact>,
    /// Those that the reader may read.
    agreements: Vec<(Id<Agreement>, String, Option<Day>)>,
}

/// GET `/suppliers/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(&shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Supplier>) -> Result<Shown> {
    let supplier = suppliers::load(reading, ask.actor, id)?;
    let is_now = match supplier.merged_into {
        Some(other) => suppliers::names(reading, &[other.number()])?.pop().map(|(_, name)| name),
        None => None,
    };
    let text = "SELECT agreement.id, agreement.name, agreement.last_day FROM agreement
                WHERE {scope} AND agreement.supplier_id = ? ORDER BY agreement.name, agreement.id LIMIT ?";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text).bind(id).bind(AGREEMENTS);
    Ok(Shown { is_now, contacts: suppliers::contacts(reading, id)?, agreements: reading.all(sql)?, supplier })
}

fn as_json(shown: &Shown) -> Json {
    let supplier = &shown.supplier;
    let contact = |contact: &Contact| {
        json!({
            "id": contact.id, "name": contact.name.reveal(Purpose::Export), "role": contact.role,
            "mail": contact.mail.reveal(Purpose::Export), "phone": contact.phone.reveal(Purpose::Export),
        })
    };
    let agreement = |(id, name, last_day): &(Id<Agreement>, String, Option<Day>)| json!({ "id": id, "name": name, "last_day": last_day });
    json!({
        "id": supplier.id,
        "name": supplier.facts.name,
        "number": supplier.facts.number.as_ref().map(|number| &number.shown),
        "spellings": supplier.facts.spellings,
        "about": supplier.facts.about,
        "merged_into": supplier.merged_into,
        "contacts": shown.contacts.iter().map(contact).collect::<Vec<_>>(),
        "agreements": shown.agreements.iter().map(agreement).collect::<Vec<_>>(),
        "changed_at": supplier.changed_at.rfc3339(),
        "version": supplier.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let supplier = &shown.supplier;
    let (primary, quiet) = acts(ask, supplier);
    let (_, state) = supplier_list::state(supplier.merged_into.is_some(), ask.talk);
    let head = Head {
        number: supplier.id.to_string(),
        state: Some(state),
        primary,
        quiet,
        ..Head::titled(&supplier.facts.name)
    };
    let mut body = merged(ask, shown);
    if !supplier.facts.about.is_empty() {
        let about = look::prose(&supplier.facts.about);
        body = body.then(&Html(format!("<section class=\"story prose\">{about}</section>")));
    }
    let body = body.then(&agreements(ask, shown)).then(&crate::beside::of_supplier(ask, supplier.id)?);
    let body = body.then(&contacts(ask, shown));
    let subject = Subject::new("supplier", supplier.id.number());
    let aside = facts(ask, supplier).then(&thread::panel(ask, &subject)?);
    let crumbs = vec![Crumb::new("/suppliers", ask.say("agreements-suppliers-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

/// Where a merged supplier leads.
fn merged(ask: &Ask<'_>, shown: &Shown) -> Html {
    let (Some(other), Some(name)) = (shown.supplier.merged_into, &shown.is_now) else {
        return Html::default();
    };
    let words = ask.talk.with("agreements-supplier-is-now", &[("name", name.as_str().into())]);
    let link = Act::go(name, href(other)).icon(Icon::Supplier).plain();
    Notice::new(Mood::Calm, words).render(ask.talk).then(&Html(format!("<p>{link}</p>")))
}

fn acts(ask: &Ask<'_>, supplier: &Supplier) -> (Option<Act>, Vec<Act>) {
    if supplier.stands_for_itself().is_err() {
        return (None, Vec::new());
    }
    let may = |verb| SUPPLIERS.may(ask.actor, verb, supplier);
    let at = |word: &str| format!("{}/{word}", supplier.href());
    let mut acts = Vec::new();
    if POLICY.may_somewhere(ask.actor, Verb::Add) {
        let to = format!("/agreements/add?supplier={}", supplier.id);
        acts.push(Act::go(ask.say("agreements-add-page"), to).icon(Icon::Add));
    }
    if may(SupplierVerb::Edit) {
        acts.push(Act::go(ask.say("agreements-contact-title"), at("contacts/add")).icon(Icon::Person));
        acts.push(Act::go(ask.say("agreements-supplier-edit-title"), at("edit")).icon(Icon::Edit));
    }
    if may(SupplierVerb::Merge) {
        acts.push(Act::go(ask.say("agreements-supplier-merge"), at("merge")).icon(Icon::Merge));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

fn heads(ask: &Ask<'_>, words: &[&str]) -> Vec<Column> {
    words.iter().map(|word| Column::new(ask.say(&format!("agreements-head-{word}")))).collect()
}

fn agreements(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.agreements.is_empty() {
        return Html(format!(
            "<p class=\"prose\">{}</p>",
            look::escape(&ask.say("agreements-supplier-has-none"))
        ));
    }
    let row = |(id, name, last_day): &(Id<Agreement>, String, Option<Day>)| {
        let (_, state) = marks::state(*last_day, fields::today(ask), ask.talk);
        let last = last_day.map_or_else(Cell::nothing, |day| Cell::day(day.to_string()));
        Row::new(vec![Cell::link(agreement::href(*id), name), Cell::state(&state), last])
    };
    Table {
        caption: ask.say("agreements-list-title"),
        columns: heads(ask, &["agreement", "state", "last"]),
        rows: shown.agreements.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn contacts(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.contacts.is_empty() {
        return Html::default();
    }
    let may = shown.supplier.stands_for_itself().is_ok()
        && SUPPLIERS.may(ask.actor, SupplierVerb::Edit, &shown.supplier);
    let row = |contact: &Contact| {
        let name = contact.name.reveal(Purpose::Show).as_str();
        let at = |word: &str| format!("{}/contacts/{}/{word}", shown.supplier.href(), contact.id);
        let words = |key: &str| ask.talk.with(key, &[("name", name.into())]);
        let act = |key: &str, word: &str| {
            if may { Cell::link(at(word), words(key)) } else { Cell::nothing() }
        };
        Row::new(vec![
            Cell::text(name),
            Cell::text(&contact.role),
            Cell::text(contact.mail.reveal(Purpose::Show)),
            Cell::text(contact.phone.reveal(Purpose::Show)),
            act("agreements-contact-edit-page", "edit"),
            act("agreements-contact-remove-page", "remove"),
        ])
    };
    Table {
        caption: ask.say("agreements-contacts"),
        columns: heads(ask, &["contact", "role", "mail", "phone", "edit", "remove"]),
        rows: shown.contacts.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn facts(ask: &Ask<'_>, supplier: &Supplier) -> Html {
    let none = ask.say("agreements-number-unknown");
    let number = supplier.facts.number.as_ref().map_or(none.as_str(), |number| &number.shown);
    let mut list = Facts::titled(ask.say("agreements-facts")).text(ask.say("agreements-head-number"), number);
    if !supplier.facts.spellings.is_empty() {
        list = list.text(ask.say("agreements-head-spellings"), &supplier.facts.spellings.join(", "));
    }
    list.render(ask.talk)
}
