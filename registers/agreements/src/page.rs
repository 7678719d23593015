//! An agreement's page: what must be decided and when, its terms with their cost, what holds, and its documents.

use std::collections::HashMap;

use files::Attachment;
use kernel::{Day, Id, Person, Result, Subject};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::agreement::{Agreement, Decided, Decision};
use crate::store::{agreements, suppliers};
use crate::term::{Outcome, Term, open};
use crate::{POLICY, Verb, attach, cost, marks, supplier};

/// Terms that the page shows before and after the one that waits.
const TERMS_BEFORE: usize = 3;
const TERMS_SHOWN: usize = 8;
/// Years of cost, this one the first.
pub(crate) const YEARS: i16 = 5;

/// All that the page shows to this reader.
struct Shown {
    agreement: Agreement,
    terms: Vec<Term>,
    today: Day,
    unit: String,
    supplier: String,
    /// Of the owner and of those who decided.
    names: HashMap<Id<Person>, String>,
    files: Vec<Attachment>,
}

impl Shown {
    fn open(&self) -> Option<&Term> {
        open(&self.terms)
    }

    fn last_day(&self) -> Option<Day> {
        match self.terms.last() {
            Some(term) if term.goes_on() => None,
            Some(term) => Some(term.to),
            None => Some(self.agreement.facts.start.plus_days(-1)),
        }
    }

    fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        match person {
            Some(person) => {
                self.names.get(&person).cloned().unwrap_or_else(|| ask.say("agreements-name-hidden"))
            }
            None => ask.say("agreements-by-itself"),
        }
    }
}

/// GET `/agreements/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Agreement>) -> Result<Shown> {
    let agreement = agreements::load(reading, ask.actor, id)?;
    let facts = &agreement.facts;
    let unit = people::unit_names(reading, &[facts.unit])?.remove(&facts.unit).unwrap_or_default();
    let supplier = suppliers::names(reading, &[facts.supplier.number()])?.pop();
    let persons: Vec<Id<Person>> =
        agreement.decisions.iter().filter_map(|decision| decision.by).chain(facts.owner).collect();
    let names = people::names(reading, ask.actor, &persons)?;
    let today = people::today(reading)?;
    let terms = agreement.terms(today);
    let files = files::of_subject(reading, &attach::subject(id))?;
    let supplier = supplier.map(|(_, name)| name).unwrap_or_default();
    Ok(Shown { agreement, terms, today, unit, supplier, names, files })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (agreement, facts) = (&shown.agreement, &shown.agreement.facts);
    let term = |term: &Term| {
        json!({
            "term": term.number, "from": term.from, "to": term.to, "notice_by": term.notice_by,
            "decide_by": term.decide_by, "ending": term.ending.word(), "price": term.price.to_string(),
            "cost": term.cost().to_string(), "decision": term.decision.map(Outcome::word), "is_cut": term.is_cut,
            "is_committed": term.is_committed,
        })
    };
    let conditions = |it: &crate::conditions::Conditions| {
        json!({
            "from": it.from, "renewal": it.renewal.word(), "renewal_months": it.renewal_months,
            "renewals_at_most": it.renewals_at_most, "notice": it.notice.count, "notice_unit": it.notice.unit.word(),
            "lead_days": it.lead_days, "price": it.price.map(|price| price.to_string()),
            "indexed_percent": kernel::Money::sek(it.indexed).to_string(),
        })
    };
    let decision = |it: &Decision| {
        let mut json = json!({ "reason": it.reason, "at": it.at.rfc3339(), "by": it.by.map(|_| shown.name(ask, it.by)) });
        match it.what {
            Decided::Term { number, outcome } => {
                json["term"] = json!(number);
                json["outcome"] = json!(outcome.word());
            }
            Decided::Cut { last_day } => json["last_day"] = json!(last_day),
        }
        json
    };
    let year = |(year, cost): (&i16, &cost::YearCost)| json!({ "year": year, "committed": cost.committed.to_string(), "expected": cost.expected.to_string() });
    json!({
        "id": agreement.id,
        "name": facts.name,
        "reference": facts.reference,
        "supplier": { "id": facts.supplier, "name": shown.supplier },
        "unit": { "id": facts.unit, "name": shown.unit },
        "answers": facts.answers.word(),
        "owner": facts.owner.map(|_| shown.name(ask, facts.owner)),
        "kind": facts.kind.word(),
        "about": facts.about,
        "ceiling": facts.ceiling.map(|ceiling| ceiling.to_string()),
        "processing": facts.processing.word(),
        "processing_note": facts.processing_note,
        "start": facts.start,
        "initial_months": facts.initial_months,
        "last_day": shown.last_day(),
        "open_term": shown.open().map(|term| term.number),
        "conditions": agreement.conditions.iter().map(conditions).collect::<Vec<_>>(),
        "terms": shown.terms.iter().map(term).collect::<Vec<_>>(),
        "decisions": agreement.decisions.iter().map(decision).collect::<Vec<_>>(),
        "years": cost::years(&shown.terms).iter().map(year).collect::<Vec<_>>(),
        "files": shown.files.iter().map(|file| json!({ "id": file.id, "name": file.name })).collect::<Vec<_>>(),
        "version": agreement.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let agreement = &shown.agreement;
    let (primary, quiet) = acts(ask, shown);
    let (_, state) = marks::state(shown.last_day(), shown.today, ask.talk);
    let head = Head {
        number: agreement.id.to_string(),
        state: Some(state),
        primary,
        quiet,
        ..Head::titled(&agreement.facts.name)
    };
    let mut body = notice(ask, shown);
    if !agreement.facts.about.is_empty() {
        let about = look::prose(&agreement.facts.about);
        body = body.then(&Html(format!("<section class=\"story prose\">{about}</section>")));
    }
    let body = body
        .then(&terms(ask, shown))
        .then(&years(ask, shown))
        .then(&conditions(ask, shown))
        .then(&decisions(ask, shown))
        .then(&documents(ask, shown));
    let aside =
        facts(ask, shown).then(&thread::panel(ask, &Subject::new("agreement", agreement.id.number()))?);
    let crumbs = vec![Crumb::new("/agreements", ask.say("agreements-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

/// What waits, and what happens if nobody does anything.
fn notice(ask: &Ask<'_>, shown: &Shown) -> Html {
    let Some(term) = shown.open() else { return Html::default() };
    let facts = [
        ("decide", term.decide_by.to_string().into()),
        ("notice", term.notice_by.to_string().into()),
        ("to", term.to.to_string().into()),
    ];
    let words = ask.talk.with(&format!("agreements-waits-{}", term.ending.word()), &facts);
    let mood = match marks::Urgency::of(shown.today, term.decide_by) {
        marks::Urgency::Calm => Mood::Calm,
        marks::Urgency::Soon | marks::Urgency::Now => Mood::Watch,
        marks::Urgency::Overdue => Mood::Bad,
    };
    Notice::new(mood, words).render(ask.talk)
}

fn acts(ask: &Ask<'_>, shown: &Shown) -> (Option<Act>, Vec<Act>) {
    let agreement = &shown.agreement;
    let may = |verb| POLICY.may(ask.actor, verb, agreement);
    let act = |key: &str, word: &str, icon| {
        Act::go(ask.say(key), format!("{}/{word}", agreement.href())).icon(icon)
    };
    let mut acts = Vec::new();
    if shown.open().is_some() && may(Verb::Decide) {
        acts.push(act("agreements-decide-title", "decide", Icon::Decision));
    }
    if may(Verb::Attach) {
        acts.push(act("agreements-attach-title", "attach", Icon::Attach));
    }
    if may(Verb::Amend) {
        acts.push(act("agreements-amend-title", "amend", Icon::Change));
    }
    if may(Verb::Edit) {
        acts.push(act("agreements-edit-title", "edit", Icon::Edit));
    }
    if may(Verb::Cancel) && shown.last_day().is_none_or(|last| last >= shown.today) {
        acts.push(act("agreements-cancel-title", "cancel", Icon::Stopped));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

fn columns(ask: &Ask<'_>, words: &[&str], figures: &[&str]) -> Vec<Column> {
    let column = |word: &&str| {
        let label = ask.say(&format!("agreements-head-{word}"));
        if figures.contains(word) { Column::figures(label) } else { Column::new(label) }
    };
    words.iter().map(column).collect()
}

fn terms(ask: &Ask<'_>, shown: &Shown) -> Html {
    let open = shown.open().map(|term| term.number);
    let at = shown.terms.iter().position(|term| Some(term.number) == open || term.to >= shown.today);
    let first = at.unwrap_or(shown.terms.len()).saturating_sub(TERMS_BEFORE);
    let near = || shown.terms.iter().skip(first).take(TERMS_SHOWN);
    let may = POLICY.may(ask.actor, Verb::Decide, &shown.agreement);
    let again =
        |term: &Term| term.decision.is_some() && may && shown.agreement.choices(term, shown.today).is_ok();
    let is_any_again = near().any(again);
    let row = |term: &Term| {
        let mark = marks::term(ask.talk, term, Some(term.number) == open, shown.today);
        let mut cells = vec![
            term.number.to_string().into(),
            Cell::day(term.from.to_string()),
            Cell::day(term.to.to_string()),
            Cell::day(term.decide_by.to_string()),
            Cell::day(term.notice_by.to_string()),
            marks::money(ask, term.price).into(),
            marks::money(ask, term.cost()).into(),
            Cell::state(&mark),
        ];
        if again(term) {
            let words = ask.talk.with("agreements-decide-again", &[("term", term.number.into())]);
            let href = format!("{}/decide?term={}", shown.agreement.href(), term.number);
            cells.push(Cell::link(href, words));
        } else if is_any_again {
            cells.push(Cell::nothing());
        }
        Row::new(cells)
    };
    let heads = ["term", "from", "to", "decide", "notice", "price", "cost", "decision", "again"];
    let heads = if is_any_again { &heads[..] } else { &heads[..heads.len() - 1] };
    Table {
        caption: ask.say("agreements-terms"),
        columns: columns(ask, heads, &["price", "cost"]),
        rows: near().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn years(ask: &Ask<'_>, shown: &Shown) -> Html {
    let costs = cost::years(&shown.terms);
    let from = shown.today.year();
    let row = |year: i16| {
        let cost = costs.get(&year).copied().unwrap_or(cost::YearCost::NOTHING);
        Row::new(vec![
            year.to_string().into(),
            marks::money(ask, cost.committed).into(),
            marks::money(ask, cost.expected).into(),
        ])
    };
    Table {
        caption: ask.say("agreements-years"),
        columns: columns(ask, &["year", "committed", "expected"], &["committed", "expected"]),
        rows: (from..from + YEARS).map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn conditions(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |it: &crate::conditions::Conditions| {
        let renewal_facts = [
            ("months", it.renewal_months.into()),
            ("most", it.renewals_at_most.map(|most| most.to_string()).unwrap_or_default().into()),
        ];
        let renewal = match (it.renewal.word(), it.renewals_at_most) {
            ("none", _) => ask.say("agreements-holds-none"),
            (word, None) => ask.talk.with(&format!("agreements-holds-{word}"), &renewal_facts),
            (word, Some(_)) => ask.talk.with(&format!("agreements-holds-{word}-at-most"), &renewal_facts),
        };
        let notice = ask.talk.with(
            &format!("agreements-holds-notice-{}", it.notice.unit.word()),
            &[("count", it.notice.count.into()), ("lead", it.lead_days.into())],
        );
        let price =
            it.price.map_or_else(|| ask.say("agreements-holds-price-kept"), |price| marks::money(ask, price));
        let indexed = format!("{}\u{a0}%", ask.talk.lang().hundredths(it.indexed));
        Row::new(vec![
            Cell::day(it.from.to_string()),
            renewal.into(),
            notice.into(),
            price.into(),
            indexed.into(),
        ])
    };
    Table {
        caption: ask.say("agreements-holds"),
        columns: columns(
            ask,
            &["from", "renewal", "notice-period", "price", "indexed"],
            &["price", "indexed"],
        ),
        rows: shown.agreement.conditions.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn decisions(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.agreement.decisions.is_empty() {
        return Html::default();
    }
    let row = |it: &Decision| {
        let what = match it.what {
            Decided::Term { number, outcome } => {
                let key = format!("agreements-was-{}", outcome.word());
                ask.talk.with(&key, &[("term", number.into())])
            }
            Decided::Cut { last_day } => {
                ask.talk.with("agreements-was-cut", &[("day", last_day.to_string().into())])
            }
        };
        Row::new(vec![
            Cell::day(ask.when(it.at)),
            what.into(),
            it.reason.clone().into(),
            shown.name(ask, it.by).into(),
        ])
    };
    Table {
        caption: ask.say("agreements-decisions"),
        columns: columns(ask, &["at", "decision", "reason", "by"], &[]),
        rows: shown.agreement.decisions.iter().rev().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn documents(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.files.is_empty() {
        return Html::default();
    }
    let may = POLICY.may(ask.actor, Verb::Attach, &shown.agreement);
    let row = |file: &Attachment| {
        let words = ask.talk.with("agreements-detach-page", &[("name", file.name.as_str().into())]);
        let to = format!("{}/files/{}/remove", shown.agreement.href(), file.id);
        Row::new(vec![
            Cell::link(file.href(), &file.name),
            ask.talk.lang().bytes(file.size).into(),
            Cell::day(ask.when(file.at)),
            if may { Cell::link(to, words) } else { Cell::nothing() },
        ])
    };
    Table {
        caption: ask.say("agreements-documents"),
        columns: columns(ask, &["document", "size", "at", "remove"], &["size"]),
        rows: shown.files.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = &shown.agreement.facts;
    let mut list = Facts::titled(ask.say("agreements-facts"))
        .link(ask.say("agreements-col-supplier"), &shown.supplier, &supplier::href(facts.supplier))
        .text(ask.say("agreements-col-kind"), &ask.say(&format!("agreements-kind-{}", facts.kind.word())))
        .text(ask.say("agreements-col-unit"), &shown.unit)
        .text(ask.say("agreements-head-answers"), &ask.say(&format!("role-{}", facts.answers.word())));
    if facts.owner.is_some() {
        list = list.text(ask.say("agreements-head-owner"), &shown.name(ask, facts.owner));
    }
    if !facts.reference.is_empty() {
        list = list.text(ask.say("agreements-col-reference"), &facts.reference);
    }
    if let Some(ceiling) = facts.ceiling {
        list = list.text(ask.say("agreements-head-ceiling"), &marks::money(ask, ceiling));
    }
    let processing = ask.say(&format!("agreements-processing-{}", facts.processing.word()));
    list = list.text(ask.say("agreements-col-processing"), &processing);
    if !facts.processing_note.is_empty() {
        list = list.text(ask.say("agreements-head-note"), &facts.processing_note);
    }
    list.render(ask.talk)
}
