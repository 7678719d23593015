//! Moves the last day of a grant that has not ended.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Refused, Result, all_or_errors};
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{CannotGrant, GrantState, Holder, RoleGrant, not_to_oneself, role_label, within_reach};
use crate::pages::{draft_on, same_version, version};
use crate::policy::{GRANTS, Grants, PERSONS, Persons};
use crate::tables::{self, grants, persons};

/// The new last day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantLastDay {
    /// Today or later; until further notice when nothing is said.
    pub until: Option<Day>,
    /// Kept in the journal.
    pub reason: String,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Moves the last day of a grant that has not ended, under the rules for giving one: a later day gives more.
pub fn move_grant_last_day(db: &Db, actor: &Actor, id: Id<RoleGrant>, new: &GrantLastDay) -> Result<()> {
    db.write(actor, |tx| begin(tx, id, new)?.say(tx))
}

fn begin(tx: &Tx<'_>, id: Id<RoleGrant>, new: &GrantLastDay) -> Result<Done<()>> {
    let grant = grants::load(tx, id)?;
    let permit = GRANTS.allow(tx.actor(), Grants::Give, &grant)?;
    within_reach(tx.actor(), grant.role, grant.unit)?;
    not_to_oneself(tx.actor(), &grants::persons_of(tx, grant.holder)?)?;
    same_version(new.version, grant.version)?;
    if matches!(grant.state_at(tx.now()), GrantState::Ended { .. }) {
        return Err(CannotGrant::HasEnded.into());
    }
    let zone = tables::zone(tx)?;
    if new.until.is_some_and(|day| day < tx.now().day_in(&zone)) {
        return Err(Refused::field("until", "day-is-past"));
    }
    let last_day = holders_last_day(tx, grant.holder)?;
    let end = |day: Day| day.plus_days(1).begins_in(&zone);
    let grant = RoleGrant { own_until: new.until.map(end), ..grant }.under(last_day.map(end));
    if grant.until.is_some_and(|until| until <= grant.from) {
        return Err(Refused::field("until", "before-it-begins"));
    }
    let (holder, role, unit) = (grant.holder, grant.role, grant.unit);
    grants::save(tx, &grant)?;
    let on = new.until.into_iter().chain(last_day).min();
    let event = Event::GrantMoved { grant: id, holder, role, unit, on, reason: new.reason.clone() };
    Ok(Done::new(permit, event, ()))
}

/// A grant ends with its holder's last day at the latest.
fn holders_last_day(reading: &Reading<'_>, holder: Holder) -> Result<Option<Day>> {
    let Some(person) = holder.person() else { return Ok(None) };
    let scope = PERSONS.scope(&Actor::operator(), Persons::Read);
    Ok(persons::load(reading, &scope, person)?.state.last_day())
}

pub(crate) struct LastDayForm;

impl Form for LastDayForm {
    const NAME: &'static str = "grants-last-day";
    const FIELDS: &'static [Field] =
        &[Field::day("until"), Field::line("reason", 200).required(), Field::hidden("version")];
    type New = GrantLastDay;

    fn parse(input: &Input) -> Result<GrantLastDay, FieldErrors> {
        let until = input.optional_day("until");
        let reason = input.line("reason", 1..=200);
        let version = version(input);
        all_or_errors!(GrantLastDay { until, reason, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let grant = ask.db.read(|reading| grants::load(reading, ask.id("id")?))?;
        GRANTS.allow(ask.actor, Grants::Give, &grant)?;
        let crumbs = vec![look::Crumb::new("/grants", ask.say("people-grants"))];
        let draft = draft_on(crumbs, &role_label(ask, grant.role), &format!("/grants/{}", grant.id));
        let zone = &ask.visitor.organisation.zone;
        let until = grant.own_until.map(|until| until.plus_seconds(-1).day_in(zone).to_string());
        Ok(draft.value("until", until.unwrap_or_default()).value("version", grant.version.to_string()))
    }

    fn act(ask: &Ask<'_>, new: GrantLastDay) -> Result<Reply> {
        let id: Id<RoleGrant> = ask.id("id")?;
        let role = ask.db.read(|reading| grants::load(reading, id))?.role;
        move_grant_last_day(ask.db, ask.actor, id, &new)?;
        let made = Reply::made("grant", id.number(), format!("/grants/{id}"), "people-grant-last-day-is");
        Ok(made.fact("role", role_label(ask, role)))
    }
}
