//! Ordering from a template: whoever orders answers its questions, and the ticket that comes of it carries the steps and
//! asks for its approvals by itself.

pub(crate) mod answers;
pub(crate) mod choose;
pub(crate) mod form;
pub(crate) mod shown;

use access::{Actor, Permit};
use kernel::{Id, Lang, Person, Personal, Refused, Result, Unit};
use store::{Db, Tx};

use crate::events::Happened;
use crate::report::{new_ticket, place, store_new};
use crate::store::past::Turn;
use crate::store::{self as rows, approvals, orders, parties, places, rules, steps, templates};
use crate::template::{Approver, Template};
use crate::ticket::Proposed;
use crate::{Channel, Event, Facts, POLICY, Priority, Ticket, Verb};

/// An order: what was answered, for whom and where.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOrder {
    pub template: Id<Template>,
    /// The version whose questions were answered.
    pub number: i64,
    /// One for each question of that version; empty where nothing was answered.
    pub answers: Vec<String>,
    /// For which unit; the requester's own when nobody says.
    pub unit: Option<Id<Unit>>,
    /// The address of whom the desk orders for.
    pub requester: Option<Personal<String>>,
}

/// Orders from a template. A conflict when it was changed while its questions were answered.
pub fn order(db: &Db, actor: &Actor, new: &NewOrder) -> Result<Id<Ticket>> {
    db.write(actor, |tx| {
        let named = new.requester.as_ref().map(|email| places::named(tx, "requester", email)).transpose()?;
        let requester = named.or(actor.person_id());
        let unit = place(tx, new.unit, requester)?;
        let permit = POLICY.allow_new(actor, Verb::Order, &Proposed { unit })?;
        if named.is_some() {
            POLICY.allow_new(actor, Verb::ReportFor, &Proposed { unit })?;
        }
        let template = templates::load(tx, new.template)?;
        choose::may_see(tx, actor, &template)?;
        if template.number != new.number || template.design.questions.len() != new.answers.len() {
            return Err(Refused::Conflict);
        }
        let mut ticket = ordered(tx, actor.lang, &template, new, (unit, requester))?;
        if named.is_some() {
            (ticket.reporter, ticket.channel) = (actor.person_id(), Channel::Desk);
        }
        let id = store_new(tx, &ticket, &Turn::silent(tx))?;
        orders::insert(tx, id, &template, &new.answers)?;
        rows::index(tx, id)?;
        begin_work(tx, &permit, (id, unit, requester), &template)?;
        if let Some(group) = ticket.group {
            tx.also(&permit, &Event::to(id, Happened::GivenToGroup { group: Id::new(group.number()) }))?;
        }
        tx.also(&permit, &Event::to(id, Happened::Ordered { template: new.template }))?;
        let what = named.map_or(Happened::Reported, |person| Happened::ReportedFor { person });
        Ok(tx.say(permit, &Event::to(id, what))?.with(id))
    })
}

/// The ticket of an order, as the template says.
fn ordered(
    tx: &Tx<'_>,
    lang: Lang,
    template: &Template,
    new: &NewOrder,
    (unit, requester): (Id<Unit>, Option<Id<Person>>),
) -> Result<Ticket> {
    let design = &template.design;
    let facts = Facts {
        kind: design.kind,
        title: answers::title(design, &new.answers),
        text: answers::text(design, &new.answers, lang),
        unit,
        service: design.service.map(|service| Id::new(service.number())),
    };
    let rules = rules::now(tx)?;
    let group = design.group.map(|group| orders::still_open(tx, group)).transpose()?.flatten();
    let priority = Priority::by(&rules, design.impact, design.urgency);
    Ok(Ticket { priority, group, ..new_ticket(facts, requester, &rules, tx.now()) })
}

/// The steps that the order's checklist begins with, and the approvals that are asked for.
fn begin_work(
    tx: &Tx<'_>,
    permit: &Permit,
    (id, unit, requester): (Id<Ticket>, Id<Unit>, Option<Id<Person>>),
    template: &Template,
) -> Result<()> {
    for step in &template.design.steps {
        let group = step.group.map(|group| orders::still_open(tx, group)).transpose()?.flatten();
        steps::add(tx, id, &step.text, group)?;
    }
    for (place, planned) in (1_usize..).zip(&template.design.approvals) {
        let approver = match planned.approver {
            Approver::Person(person) if orders::is_here(tx, person)? => Some(person),
            Approver::Person(_) => None,
            Approver::Leader => orders::leader(tx, unit, requester)?,
        };
        let approver = approver.ok_or(crate::Cannot::OrderUnapproved)?;
        approvals::ask(tx, id, place, approver, &planned.question)?;
        // Whoever is to decide reads what it is about.
        parties::let_watch(tx, id, approver)?;
        tx.also(permit, &Event::to(id, Happened::ApprovalAsked { approver }))?;
    }
    Ok(())
}
