//! A licence's page: what is bought and at what price, what it costs in the years ahead, how many there were, and what
//! follows from that.

use std::collections::HashMap;

use kernel::{Day, Id, Person, Result, Subject};
use look::{Act, Column, Crumb, Facts, Head, Html, Icon};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::cost_page::year_json;
use crate::licence::{Licence, Metric};
use crate::plan::Plan;
use crate::store::counts::Counted;
use crate::store::seats::Seated;
use crate::store::{counts, licences, seats};
use crate::term::Term;
use crate::{POLICY, Verb, marks, page_counts, page_money};

/// All that the page shows to this reader.
pub(crate) struct Shown {
    pub licence: Licence,
    pub plan: Plan,
    pub today: Day,
    pub counts: Vec<Counted>,
    /// Those whose persons the reader may see, and how many are held in all.
    pub seats: Vec<Seated>,
    pub held: i64,
    pub next_count: Option<Day>,
    pub missed_on: Option<Day>,
    pub names: HashMap<Id<Person>, String>,
    units: HashMap<Id<kernel::Unit>, String>,
    supplier: Option<String>,
    service: Option<String>,
    agreement: Option<String>,
    /// What the agreement's price is now, when the term that holds has it and it has changed since.
    pub agreed_now: Option<kernel::Money>,
}

impl Shown {
    pub(crate) fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        match person {
            Some(person) => {
                self.names.get(&person).cloned().unwrap_or_else(|| ask.say("licences-name-hidden"))
            }
            None => ask.say("licences-by-itself"),
        }
    }

    pub(crate) fn unit(&self, unit: Id<kernel::Unit>) -> String {
        self.units.get(&unit).cloned().unwrap_or_default()
    }

    /// How many were counted last.
    pub(crate) fn counted(&self) -> Option<i64> {
        self.counts.first().map(|count| count.counted)
    }

    /// How many must be bought besides, and how many of the bought nobody uses.
    pub(crate) fn difference(&self) -> (i64, i64) {
        licences::difference(&self.licence.facts, self.plan.bought(self.today), self.counted())
    }
}

/// GET `/licences/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Licence>) -> Result<Shown> {
    let licence = licences::load(reading, ask.actor, id)?;
    let facts = &licence.facts;
    let counts = counts::of(reading, id)?;
    let is_seats = facts.metric == Metric::Seat;
    let seats = if is_seats { seats::of(reading, ask.actor, id)? } else { Vec::new() };
    let held = if is_seats { seats::held(reading, id)? } else { 0 };
    let (next_count, missed_on) = licences::waiting(reading, id)?;
    let persons: Vec<Id<Person>> = counts
        .iter()
        .filter_map(|count| count.by)
        .chain(licence.decisions.iter().filter_map(|decision| decision.by))
        .chain(seats.iter().map(|seat| seat.person))
        .collect();
    let names = people::names(reading, ask.actor, &persons)?;
    let units: Vec<_> =
        seats.iter().map(|seat| seat.unit).chain([facts.unit, facts.counted_unit()]).collect();
    let units = people::unit_names(reading, &units)?;
    let supplier = match facts.supplier {
        Some(supplier) => agreements::supplier_name(reading, supplier)?,
        None => None,
    };
    let service = match facts.service {
        Some(service) => services::names(reading, ask.actor, &[service])?.remove(&service),
        None => None,
    };
    let agreement = match facts.agreement {
        Some(agreement) => agreements::terms_of(reading, ask.actor, agreement)?,
        None => None,
    };
    let (plan, today) = (licence.plan(), people::today(reading)?);
    let (agreement, agreed) = agreement.map_or((None, Vec::new()), |(name, terms)| (Some(name), terms));
    let agreed_now = plan.term_on(today).filter(|term| term.is_agreed).and_then(|term| {
        let theirs = agreed.iter().find(|theirs| theirs.from <= today && today <= theirs.to)?;
        let now = theirs.parts.iter().find(|part| today <= part.to).map_or(theirs.price, |part| part.price);
        Some(now).filter(|now| *now != term.price)
    });
    Ok(Shown {
        licence,
        plan,
        today,
        counts,
        seats,
        held,
        next_count,
        missed_on,
        names,
        units,
        supplier,
        service,
        agreement,
        agreed_now,
    })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (licence, facts) = (&shown.licence, &shown.licence.facts);
    let (over, under) = shown.difference();
    let term = |term: &Term| {
        json!({
            "term": term.number, "from": term.from, "to": term.to, "count": term.count,
            "price": term.price.to_string(), "period": term.period.word(), "per": term.per.word(),
            "is_agreed": term.is_agreed, "reason": term.reason, "cost": term.cost().to_string(),
        })
    };
    let decision = |it: &crate::Decision| {
        json!({
            "what": it.what.word(), "term": it.term, "from": it.from, "count": it.count,
            "amount": it.amount.map(|amount| amount.to_string()), "reason": it.reason,
            "at": it.at.rfc3339(), "by": it.by.map(|_| shown.name(ask, it.by)),
        })
    };
    let counted = |it: &Counted| {
        json!({
            "id": it.id, "day": it.day, "counted": it.counted, "bought": it.bought,
            "at": it.at.rfc3339(), "by": it.by.map(|_| shown.name(ask, it.by)),
        })
    };
    let seat = |it: &Seated| json!({ "id": it.id, "person": it.person, "name": shown.name(ask, Some(it.person)), "from": it.from, "until": it.until });
    let years = page_money::five_years(shown);
    json!({
        "id": licence.id,
        "product": facts.product,
        "metric": facts.metric.word(),
        "unit": { "id": facts.unit, "name": shown.unit(facts.unit) },
        "count_unit": facts.count_unit,
        "supplier": facts.supplier.map(|id| json!({ "id": id, "name": shown.supplier })),
        "service": shown.service.as_ref().map(|name| json!({ "id": facts.service, "name": name })),
        "agreement": shown.agreement.as_ref().map(|name| json!({ "id": facts.agreement, "name": name })),
        "answers": facts.answers.word(),
        "count_day": facts.count_day.map(|day| day.to_string()),
        "counts_by": facts.counts_by.word(),
        "allowed_percent": kernel::Money::sek(facts.allowed).to_string(),
        "after_term": facts.after_term.word(),
        "indexed_percent": kernel::Money::sek(facts.indexed).to_string(),
        "approval": facts.approval.map(crate::Approval::word),
        "approved_until": facts.approved_until,
        "about": facts.about,
        "bought": shown.plan.bought(shown.today),
        "counted": shown.counted(),
        "over_use": over,
        "under_use": under,
        "true_up": page_money::rest(shown, over).map(|amount| amount.to_string()),
        "unused": page_money::rest(shown, under).map(|amount| amount.to_string()),
        "next_count": shown.next_count,
        "missed_on": shown.missed_on.filter(|_| shown.missed_on == shown.next_count),
        "seats_held": (facts.metric == Metric::Seat).then_some(shown.held),
        "terms": licence.terms.iter().map(term).collect::<Vec<_>>(),
        "decisions": licence.decisions.iter().map(decision).collect::<Vec<_>>(),
        "counts": shown.counts.iter().map(counted).collect::<Vec<_>>(),
        "seats": shown.seats.iter().map(seat).collect::<Vec<_>>(),
        "years": years.iter().map(|(year, cost)| year_json(*year, cost)).collect::<Vec<_>>(),
        "version": licence.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let licence = &shown.licence;
    let (over, under) = shown.difference();
    let ends_on = licence.terms.last().map(|term| term.to);
    let (is_site, counted) = (licence.facts.metric == Metric::Site, shown.counted());
    let word = marks::state(marks::Stand { is_site, over, under, counted, ends_on }, shown.today);
    let (primary, quiet) = acts(ask, shown, over);
    let head = Head {
        number: licence.id.to_string(),
        state: Some(marks::mark(word, ask.talk)),
        primary,
        quiet,
        ..Head::titled(&licence.facts.product)
    };
    let mut body = page_money::notices(ask, shown);
    if !licence.facts.about.is_empty() {
        let about = look::prose(&licence.facts.about);
        body = body.then(&Html(format!("<section class=\"story prose\">{about}</section>")));
    }
    let body = body
        .then(&page_money::formula(ask, shown))
        .then(&page_counts::difference(ask, shown))
        .then(&page_money::terms(ask, shown))
        .then(&page_money::years(ask, shown))
        .then(&page_counts::chart(ask, shown))
        .then(&page_counts::counts(ask, shown))
        .then(&page_counts::seats(ask, shown))
        .then(&page_money::decisions(ask, shown));
    let subject = Subject::new("licence", licence.id.number());
    let aside = facts(ask, shown).then(&thread::panel(ask, &subject)?);
    let crumbs = vec![Crumb::new("/licences", ask.say("licences-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

fn acts(ask: &Ask<'_>, shown: &Shown, over: i64) -> (Option<Act>, Vec<Act>) {
    let licence = &shown.licence;
    let may = |verb| POLICY.may(ask.actor, verb, licence);
    let act =
        |key: &str, word: &str, icon| Act::go(ask.say(key), format!("{}/{word}", licence.href())).icon(icon);
    let is_counted = licence.facts.metric != Metric::Site;
    let has_count = licence.terms.last().is_some_and(|term| term.count.is_some());
    let mut acts = Vec::new();
    if over > 0 && has_count && may(Verb::Decide) {
        acts.push(act("licences-true-up-title", "true-up", Icon::Decision));
    }
    if is_counted && may(Verb::Count) {
        acts.push(act("licences-count-title", "count", Icon::Check));
    }
    if licence.facts.metric == Metric::Seat && may(Verb::Assign) {
        acts.push(act("licences-assign-title", "assign", Icon::Person));
    }
    if may(Verb::Renew) {
        acts.push(act("licences-renew-title", "renew", Icon::Calendar));
        if !licence.terms.is_empty() {
            acts.push(act("licences-correct-title", "correct", Icon::Change));
        }
    }
    if has_count && may(Verb::Decide) {
        if over <= 0 {
            acts.push(act("licences-true-up-title", "true-up", Icon::Decision));
        }
        acts.push(act("licences-reduce-title", "reduce", Icon::Decision));
    }
    if may(Verb::Edit) {
        acts.push(act("licences-edit-title", "edit", Icon::Edit));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

pub(crate) fn columns(ask: &Ask<'_>, words: &[&str], figures: &[&str]) -> Vec<Column> {
    let column = |word: &&str| {
        let label = ask.say(&format!("licences-head-{word}"));
        if figures.contains(word) { Column::figures(label) } else { Column::new(label) }
    };
    words.iter().map(column).collect()
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = &shown.licence.facts;
    let mut list = Facts::titled(ask.say("licences-facts"))
        .text(ask.say("licences-col-metric"), &ask.say(&format!("licences-metric-{}", facts.metric.word())))
        .text(ask.say("licences-col-unit"), &shown.unit(facts.unit))
        .text(ask.say("licences-head-answers"), &ask.say(&format!("role-{}", facts.answers.word())));
    if let (Some(id), Some(name)) = (facts.supplier, &shown.supplier) {
        let label = ask.say("licences-col-supplier");
        list = match marks::supplier_href(ask, id) {
            Some(href) => list.link(label, name, &href),
            None => list.text(label, name),
        };
    }
    if let (Some(id), Some(name)) = (facts.agreement, &shown.agreement) {
        list = list.link(ask.say("licences-head-agreement"), name, &format!("/agreements/{id}"));
    }
    if let (Some(id), Some(name)) = (facts.service, &shown.service) {
        list = list.link(ask.say("licences-head-service"), name, &services::href(id));
    }
    if facts.metric != Metric::Site {
        list = list.text(ask.say("licences-head-counted-in"), &shown.unit(facts.counted_unit()));
        let by = ask.say(&format!("licences-counts-by-{}", facts.counts_by.word()));
        list = match facts.count_day {
            Some(day) => list.text(ask.say("licences-head-count-day"), &format!("{day}, {by}")),
            None => list.text(ask.say("licences-head-count-day"), &ask.say("licences-no-count-day")),
        };
        if let Some(next) = shown.next_count {
            list = list.text(ask.say("licences-col-next"), &next.to_string());
        }
        if facts.allowed > 0 {
            let allowed = format!("{}\u{a0}%", ask.talk.lang().hundredths(facts.allowed));
            list = list.text(ask.say("licences-head-allowed"), &allowed);
        }
    }
    let after = ask.say(&format!("licences-after-{}", facts.after_term.word()));
    list = list.text(ask.say("licences-head-after"), &after);
    if facts.indexed > 0 {
        list = list.text(ask.say("licences-head-indexed"), &marks::percent(ask, facts.indexed));
    }
    if let Some(approval) = facts.approval {
        list = list.state(ask.say("licences-col-approval"), &marks::approval(approval, ask.talk));
    }
    if let Some(until) = facts.approved_until {
        list = list.text(ask.say("licences-col-approved_until"), &until.to_string());
    }
    list.render(ask.talk)
}
