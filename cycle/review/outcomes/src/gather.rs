//! Gathers a month: each room gives its own figures, and here they are put together.

use std::collections::{BTreeMap, HashMap};

use ::store::Reading;
use access::Actor;
use kernel::{Id, Moment, Month, Result};
use people::Uppermost;
use services::Service;

use crate::contents::{
    Articles, Cause, Contents, Flow, Kept, OpenTime, Order, Place, PriorityFlow, Ratings, ServiceFlow,
    Services, Training, UnitFlow,
};

/// The figures of a month, as they stand in this transaction.
pub(crate) fn gather(reading: &Reading<'_>, month: Month) -> Result<Contents> {
    let span = month.span_in(&people::zone(reading)?);
    let usual = clocks::usual(reading)?;
    let minutes = |from: Moment, until: Moment| match &usual {
        Some(usual) => usual.openings().open_between(from, until) / 60_000_000,
        None => until.seconds_since(from) / 60,
    };
    let desk = desk::figures(reading, &span, &minutes)?;
    let promises = clocks::figures(reading, month)?;
    let (articles, training) = (articles::figures(reading, &span)?, training::figures(reading, &span)?);
    let services = services::figures(reading, &span)?;
    let open_time = usual.map(|usual| usual.open_time(&span));
    let mut contents = Contents {
        open_time: open_time.map(|open| OpenTime { days: open.days, minutes: open.minutes }),
        articles: Articles {
            published: articles.published,
            reviewed: articles.reviewed,
            overdue: articles.overdue,
        },
        training: Training { sessions: training.sessions, trained: training.trained },
        services: Services { launched: services.launched, retired: services.retired },
        ..Contents::default()
    };
    of_promises(&mut contents, promises);
    of_desk(&mut contents, &desk);
    contents.by_unit = by_unit(reading, &desk)?;
    contents.by_service = by_service(reading, &desk)?;
    Ok(contents)
}

fn of_promises(contents: &mut Contents, promises: clocks::Figures) {
    let kept = |kept: clocks::Kept| Kept {
        measure: kept.measure.word().to_owned(),
        promised: kept.promised,
        kept: kept.kept,
    };
    contents.promises = promises.measures.into_iter().map(kept).collect();
    let cause = |why: clocks::Why| {
        let (sv, en) = why.name.unzip();
        Cause { sv, en, broken: why.broken }
    };
    contents.causes = promises.causes.into_iter().map(cause).collect();
}

const fn flow(flow: desk::Flow) -> Flow {
    Flow { received: flow.received, solved: flow.solved, open: flow.open }
}

fn of_desk(contents: &mut Contents, desk: &desk::Figures) {
    let mut by_priority: BTreeMap<i64, Flow> = BTreeMap::new();
    for (about, counted) in &desk.flows {
        let counted = flow(*counted);
        match about.kind {
            desk::Kind::Incident => contents.incidents.add(counted),
            desk::Kind::Request => contents.requests.add(counted),
            desk::Kind::Problem => contents.problems.add(counted),
        }
        if about.kind != desk::Kind::Problem {
            by_priority.entry(about.priority.number()).or_default().add(counted);
        }
    }
    contents.by_priority =
        by_priority.into_iter().map(|(priority, flow)| PriorityFlow { priority, flow }).collect();
    contents.reopened = desk.reopened;
    contents.merged = desk.merged;
    contents.first_answer = desk.first_answer;
    contents.solution = desk.solution;
    contents.ratings = Ratings { good: desk.ratings.good, fair: desk.ratings.fair, bad: desk.ratings.bad };
    contents.minutes_spent = desk.minutes_spent;
    contents.known_errors = desk.known_errors;
    contents.gathered = desk.gathered;
    let order = |order: &desk::Ordered| Order {
        template: order.template.number(),
        name: order.name.clone(),
        service: order.service,
        carried_out: order.carried_out,
    };
    contents.orders = desk.orders.iter().map(order).collect();
}

/// Incidents and requests alone: problems stand among what IT does by itself.
fn asked(desk: &desk::Figures) -> impl Iterator<Item = (&desk::About, Flow)> {
    let asked = desk.flows.iter().filter(|(about, _)| about.kind != desk::Kind::Problem);
    asked.map(|(about, counted)| (about, flow(*counted)))
}

/// By administration and by the units directly below it.
fn by_unit(reading: &Reading<'_>, desk: &desk::Figures) -> Result<Vec<UnitFlow>> {
    let uppermost = people::uppermost(reading)?;
    let mut flows: BTreeMap<(Place, Option<Place>), Flow> = BTreeMap::new();
    for (about, flow) in asked(desk) {
        let Some(place) = uppermost.get(&about.unit) else { continue };
        flows.entry(placed(place)).or_default().add(flow);
    }
    let line = |((first, second), flow)| UnitFlow { first, second, flow };
    Ok(flows.into_iter().map(line).collect())
}

fn placed(place: &Uppermost) -> (Place, Option<Place>) {
    let named = |unit: &people::Named<kernel::Unit>| Place { name: unit.name.clone(), id: unit.id };
    (named(&place.first), place.second.as_ref().map(named))
}

/// By service, that of most reports first; what names none stands last.
fn by_service(reading: &Reading<'_>, desk: &desk::Figures) -> Result<Vec<ServiceFlow>> {
    let mut flows: BTreeMap<Option<Id<Service>>, Flow> = BTreeMap::new();
    for (about, flow) in asked(desk) {
        flows.entry(about.service).or_default().add(flow);
    }
    let ids: Vec<Id<Service>> = flows.keys().copied().flatten().collect();
    // All names are kept; who may read which is asked when the report is shown.
    let names: HashMap<Id<Service>, String> = services::names(reading, &Actor::operator(), &ids)?;
    let line = |(service, flow): (Option<Id<Service>>, Flow)| {
        let name = service.and_then(|service| names.get(&service).cloned()).unwrap_or_default();
        ServiceFlow { service, name, flow }
    };
    let mut lines: Vec<ServiceFlow> = flows.into_iter().map(line).collect();
    lines.sort_by_key(|line| (line.service.is_none(), -line.flow.received, line.service));
    Ok(lines)
}
