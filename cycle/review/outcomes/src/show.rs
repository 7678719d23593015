//! GET `/service-reports/{id}` and `/service-reports/so-far`: a month with the month before and the same month a year ago.

use std::collections::HashMap;

use ::store::Reading;
use access::Actor;
use kernel::{Id, Moment, Month, Refused, Result};
use services::Service;
use web::{Ask, Reply};

use crate::store::Past;
use crate::{Contents, POLICY, ServiceReport, Verb, gather, show_json, show_page, store as rows};

/// Months that the chart looks back over.
const CHART_MONTHS: i64 = 12;

/// What a page or a program is told.
pub(crate) struct Shown {
    pub month: Month,
    pub which: Which,
    pub contents: Contents,
    /// The reports that it is held against, those that there are.
    pub beside: Beside,
    /// Months before it that have a report, the oldest first.
    pub past: Vec<Past>,
    /// The services that the reader may know of, by what they are called now.
    pub known: HashMap<Id<Service>, String>,
}

/// A report that stands, or the figures of the month so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Built { id: Id<ServiceReport>, at: Moment },
    SoFar,
}

/// What a month is held against.
#[derive(Default)]
pub(crate) struct Beside {
    pub before: Option<ServiceReport>,
    pub year_ago: Option<ServiceReport>,
}

impl Beside {
    /// The reports that there are: the month before first.
    pub fn all(&self) -> impl Iterator<Item = &ServiceReport> {
        self.before.iter().chain(&self.year_ago)
    }
}

pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let (id, scope) = (ask.id("id")?, POLICY.scope(ask.actor, Verb::Read));
    let shown = ask.db.read(|reading| {
        let report = rows::load(reading, &scope, id)?;
        let which = Which::Built { id: report.id, at: report.built_at };
        shown(reading, ask.actor, (report.month, which), report.contents)
    })?;
    reply(ask, &shown)
}

pub(crate) fn so_far(ask: &Ask<'_>) -> Result<Reply> {
    if !POLICY.may_somewhere(ask.actor, Verb::SeeSoFar) {
        return Err(Refused::NotAllowed);
    }
    let shown = ask.db.read(|reading| {
        let month = Month::of(people::today(reading)?);
        shown(reading, ask.actor, (month, Which::SoFar), gather::gather(reading, month)?)
    })?;
    reply(ask, &shown)
}

fn reply(ask: &Ask<'_>, shown: &Shown) -> Result<Reply> {
    ask.show(|| Ok(show_json::json(ask, shown)), || Ok(show_page::page(ask, shown)))
}

fn shown(
    reading: &Reading<'_>,
    actor: &Actor,
    (month, which): (Month, Which),
    contents: Contents,
) -> Result<Shown> {
    let scope = POLICY.scope(actor, Verb::Read);
    let mut beside = Beside::default();
    for report in rows::of_months(reading, &scope, &[month.plus(-1), month.plus(-12)])? {
        let place = if report.month == month.plus(-1) { &mut beside.before } else { &mut beside.year_ago };
        *place = Some(report);
    }
    let past = rows::before(reading, &scope, month, CHART_MONTHS)?;
    let known = services::names(reading, actor, &named(&contents))?;
    Ok(Shown { month, which, contents, beside, past, known })
}

/// The services that the report speaks of.
fn named(contents: &Contents) -> Vec<Id<Service>> {
    let lines = contents.by_service.iter().filter_map(|line| line.service);
    lines.chain(contents.orders.iter().filter_map(|order| order.service)).collect()
}
