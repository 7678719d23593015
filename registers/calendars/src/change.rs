//! The verbs that say something new of a calendar. Each makes versions; none changes one.

use ::store::{Db, Tx};
use access::Actor;
use kernel::{Day, Id, Refused, Result, Unit};

use crate::calendar::{Calendar, CalendarState, In};
use crate::{Cannot, Event, Exception, Openings, POLICY, Period, Plan, Verb, Versions, store};

/// A calendar to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCalendar {
    /// Unique.
    pub name: String,
    pub about: String,
    pub unit: Id<Unit>,
    /// An IANA name.
    pub zone: String,
    pub plan: Plan,
}

/// Adds a calendar; its first version holds for all days.
pub fn add(db: &Db, actor: &Actor, new: &NewCalendar) -> Result<Id<Calendar>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(new.unit))?;
        let plan = new.plan.clone().checked()?;
        Openings::new(Versions::single(&new.zone, plan.clone()))?;
        let calendar = Calendar {
            id: Id::new(0),
            name: new.name.clone(),
            about: new.about.clone(),
            unit: new.unit,
            zone: new.zone.clone(),
            state: CalendarState::Used,
            version: 1,
        };
        let id = store::insert(tx, &calendar)?;
        store::add_versions(tx, id, &[(tx.now().day_in(&new.zone), plan)])?;
        Ok(tx.say(permit, &Event::Added { calendar: id })?.with(id))
    })
}

/// From a day on it says something else. Versions that hold later are changed in the same way, those of before are not.
pub fn change(
    db: &Db,
    actor: &Actor,
    id: Id<Calendar>,
    from: Option<Day>,
    change: impl Fn(&Plan) -> Result<Plan, Cannot>,
) -> Result<()> {
    db.write(actor, |tx| {
        let (permit, from) = amend(tx, Verb::Change, id, from, &change)?;
        tx.say(permit, &Event::Changed { calendar: id, from })
    })
}

fn amend(
    tx: &Tx<'_>,
    verb: Verb,
    id: Id<Calendar>,
    from: Option<Day>,
    change: &impl Fn(&Plan) -> Result<Plan, Cannot>,
) -> Result<(access::Permit, Day)> {
    let calendar = store::load(tx, tx.actor(), id)?;
    let permit = POLICY.allow(tx.actor(), verb, &calendar)?;
    calendar.must_be_used()?;
    let today = tx.now().day_in(&calendar.zone);
    let from = from.unwrap_or(today);
    let versions = store::versions(tx, id)?.ok_or(Refused::NotFound)?;
    store::add_versions(tx, id, &versions.amended(from, today, change)?)?;
    store::save(tx, &calendar)?;
    Ok((permit, from))
}

/// One day is otherwise. In place of what was said of that day before.
pub fn except(db: &Db, actor: &Actor, id: Id<Calendar>, exception: &Exception) -> Result<()> {
    change(db, actor, id, None, |plan| {
        let mut plan = plan.clone();
        plan.exceptions.retain(|other| other.day != exception.day);
        plan.exceptions.push(exception.clone());
        Ok(plan)
    })
}

/// One day is as usual again.
pub fn lift(db: &Db, actor: &Actor, id: Id<Calendar>, day: Day) -> Result<()> {
    change(db, actor, id, None, |plan| {
        let mut plan = plan.clone();
        plan.exceptions.retain(|other| other.day != day);
        Ok(plan)
    })
}

/// Some days have a name and perhaps hours of their own. In place of the period of that name that begins on that day.
pub fn set_period(db: &Db, actor: &Actor, id: Id<Calendar>, period: &Period) -> Result<()> {
    change(db, actor, id, None, |plan| {
        let mut plan = plan.clone();
        plan.periods.retain(|other| other.name != period.name || other.from != period.from);
        plan.periods.push(period.clone());
        Ok(plan)
    })
}

/// Takes a period away, from now on.
pub fn end_period(db: &Db, actor: &Actor, id: Id<Calendar>, name: &str, from: Day) -> Result<()> {
    change(db, actor, id, None, |plan| {
        let mut plan = plan.clone();
        plan.periods.retain(|other| other.name != name || other.from != from);
        Ok(plan)
    })
}

/// Closes the days that a file gave. A day of which something was said already stays as it was said.
pub fn import(db: &Db, actor: &Actor, id: Id<Calendar>, days: &[Exception]) -> Result<()> {
    db.write(actor, |tx| {
        let close = |plan: &Plan| {
            let mut plan = plan.clone();
            let is_new = |day: &&Exception| plan.exceptions.iter().all(|other| other.day != day.day);
            let new: Vec<Exception> = days.iter().filter(is_new).cloned().collect();
            plan.exceptions.extend(new);
            Ok(plan)
        };
        let (permit, _) = amend(tx, Verb::Import, id, None, &close)?;
        tx.say(permit, &Event::Imported { calendar: id, days: days.len() })
    })
}

/// Nothing new is counted by it.
pub fn retire(db: &Db, actor: &Actor, id: Id<Calendar>) -> Result<()> {
    db.write(actor, |tx| {
        let calendar = store::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Retire, &calendar)?;
        calendar.must_be_used()?;
        let state = CalendarState::Retired { at: tx.now() };
        store::save(tx, &Calendar { state, ..calendar })?;
        tx.say(permit, &Event::Retired { calendar: id })
    })
}
