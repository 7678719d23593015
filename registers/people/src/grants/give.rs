use access::{Actor, Role};
use kernel::{Day, FieldError, FieldErrors, Id, Input, Moment, Refused, Result, Unit, all_or_errors};
use look::Choice;
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{
    CannotGrant, Holder, RoleGrant, not_to_oneself, role_label, roles_to_give, within_reach,
};
use crate::groups::PersonGroup;
use crate::pages::{may_begin, units_for};
use crate::persons::{In, Whom, by_words};
use crate::policy::{GRANTS, GROUPS, Grants, Groups, PERSONS, Persons};
use crate::tables::{self, grants, groups, persons, units};

/// A grant to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    pub holder: Holder,
    pub role: Role,
    pub unit: Id<Unit>,
    /// The first day; now when nothing is said.
    pub from: Option<Day>,
    /// The last day; until further notice when nothing is said.
    pub until: Option<Day>,
}

impl NewGrant {
    /// A grant from now until further notice.
    pub const fn now(holder: Holder, role: Role, unit: Id<Unit>) -> Self {
        Self { holder, role, unit, from: None, until: None }
    }
}

/// Gives a role. Nobody gives one to themselves, one that they do not administer, or one beyond their own reach.
pub fn give(db: &Db, actor: &Actor, new: &NewGrant) -> Result<Id<RoleGrant>> {
    db.write(actor, |tx| begin(tx, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn give_within(tx: &Tx<'_>, new: &NewGrant) -> Result<Id<RoleGrant>> {
    begin(tx, new)?.also(tx)
}

/// Gives many in one write: all or none. Gives their numbers in the same order.
pub fn give_all(db: &Db, actor: &Actor, new: &[NewGrant]) -> Result<Vec<Id<RoleGrant>>> {
    let Some((last, before)) = new.split_last() else { return Ok(Vec::new()) };
    db.write(actor, |tx| {
        let mut ids = before.iter().map(|new| begin(tx, new)?.also(tx)).collect::<Result<Vec<_>>>()?;
        let last = begin(tx, last)?;
        last.map(|id| {
            ids.push(id);
            ids
        })
        .say(tx)
    })
}

fn begin(tx: &Tx<'_>, new: &NewGrant) -> Result<Done<Id<RoleGrant>>> {
    let unit = units::find(tx, new.unit)?.ok_or_else(|| Refused::field("unit", "not-a-choice"))?;
    let permit = GRANTS.allow_new(tx.actor(), Grants::Give, &In(unit.id)).map_err(|refused| {
        // Within no reach at all is not allowed; outside one's own reach is told as such.
        if GRANTS.may_somewhere(tx.actor(), Grants::Give) { CannotGrant::BeyondReach.into() } else { refused }
    })?;
    let last_day = may_hold(tx, new.holder)?;
    within_reach(tx.actor(), new.role, unit.id)?;
    not_to_oneself(tx.actor(), &grants::persons_of(tx, new.holder)?)?;
    if !unit.is_open_on(tables::today(tx)?) {
        return Err(CannotGrant::UnitClosed.into());
    }
    is_here(tx, new.holder, last_day)?;
    let (from, own_until, until) = moments(tx, new, last_day)?;
    let grant = RoleGrant {
        id: Id::new(0),
        holder: new.holder,
        role: new.role,
        unit: unit.id,
        from,
        until,
        own_until,
        given_by: tx.actor().person_id(),
        revoked_at: None,
        version: 1,
        is_veiled: false,
    };
    let grant = grants::insert(tx, &grant)?;
    let event = Event::GrantGiven { grant, holder: new.holder, role: new.role, unit: unit.id };
    Ok(Done::new(permit, event, grant))
}

/// Nobody gives a role to somebody whom they may not read: it would tell who there is. Gives the holder's last day.
fn may_hold(tx: &Tx<'_>, holder: Holder) -> Result<Option<Day>> {
    match holder {
        Holder::Person(id) => persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)
            .map(|person| person.state.last_day())
            .map_err(|_| Refused::field("person", "no-such-person")),
        Holder::Group(id) => {
            let group = groups::load(tx, id).ok().filter(|group| GROUPS.may(tx.actor(), Groups::Read, group));
            group.map(|_| None).ok_or_else(|| Refused::field("group", "not-a-choice"))
        }
    }
}

/// Is the holder there to be given anything: a person whose last day has not passed, a group that is not closed?
fn is_here(tx: &Tx<'_>, holder: Holder, last_day: Option<Day>) -> Result<()> {
    let today = tables::today(tx)?;
    let is_here = match holder {
        Holder::Person(_) => last_day.is_none_or(|last| today <= last),
        Holder::Group(group) => grants::group_is_here(tx, group)?,
    };
    if is_here { Ok(()) } else { Err(CannotGrant::HolderGone.into()) }
}

/// The days as moments: from the first one's beginning until the last one's end, in the organisation's zone. A grant
/// keeps its own end, and ends with the holder's last day at the latest.
fn moments(
    tx: &Tx<'_>,
    new: &NewGrant,
    last_day: Option<Day>,
) -> Result<(Moment, Option<Moment>, Option<Moment>)> {
    let zone = tables::zone(tx)?;
    in_order(new, last_day, tx.now().day_in(&zone))?;
    let from = match new.from {
        Some(day) if day > tx.now().day_in(&zone) => day.begins_in(&zone),
        Some(_) | None => tx.now(),
    };
    let end = |day: Day| day.plus_days(1).begins_in(&zone);
    let own = new.until.map(end);
    let until = own.into_iter().chain(last_day.map(end)).min();
    Ok((from, own, until))
}

/// Do the days come in their order: the last one after the first, not before today, and the first one while the holder
/// is there?
fn in_order(new: &NewGrant, last_day: Option<Day>, today: Day) -> Result<()> {
    let from = new.from.map_or(today, |from| from.max(today));
    if new.until.zip(new.from).is_some_and(|(until, from)| until < from) {
        return Err(Refused::field("until", "before-it-begins"));
    }
    if new.until.is_some_and(|until| until < today) {
        return Err(Refused::field("until", "day-is-past"));
    }
    if last_day.is_some_and(|last| last < from) {
        return Err(Refused::field("from", "after-their-last-day"));
    }
    Ok(())
}

/// A grant as it was asked for in the form.
pub(crate) struct Asked {
    whom: To,
    role: Role,
    unit: Id<Unit>,
    from: Option<Day>,
    until: Option<Day>,
}

enum To {
    Person(Whom),
    Group(Id<PersonGroup>),
}

/// Either a person or a group is named, never both.
fn to(input: &Input) -> Result<To, FieldError> {
    let person = input.line("person", 0..=254)?;
    match (person.as_str(), input.optional_id("group")?) {
        ("", Some(group)) => Ok(To::Group(group)),
        ("", None) => Err(FieldError::new("person", "missing")),
        (_, Some(_)) => Err(FieldError::new("group", "one-holder")),
        (text, None) => Ok(To::Person(Whom::parse(text))),
    }
}

pub(crate) struct GiveForm;

impl Form for GiveForm {
    const NAME: &'static str = "grants-give";
    const FIELDS: &'static [Field] = &[
        Field::line("person", 254),
        Field::pick("group"),
        Field::pick("role").required(),
        Field::pick("unit").required(),
        Field::day("from"),
        Field::day("until"),
    ];
    type New = Asked;

    fn parse(input: &Input) -> Result<Asked, FieldErrors> {
        let whom = to(input);
        let role = input.choice("role", Role::from_word);
        let unit = input.id("unit");
        let from = input.optional_day("from");
        let until = input.optional_day("until");
        all_or_errors!(Asked { whom, role, unit, from, until })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        may_begin(ask.actor, &GRANTS, Grants::Give)?;
        let roles =
            roles_to_give(ask.actor).into_iter().map(|role| Choice::new(role.word(), role_label(ask, role)));
        let groups =
            ask.db.read(|reading| groups::choices(reading, &GROUPS.scope(ask.actor, Groups::Read)))?;
        let mut draft = Draft::default().crumb("/grants", ask.say("people-grants")).cancel("/grants");
        draft.title = ask.db.read(|reading| title(ask, reading))?;
        Ok(draft
            .choices("role", roles.collect())
            .choices("group", groups)
            .choices("unit", units_for(ask, &GRANTS, Grants::Give)?))
    }

    fn act(ask: &Ask<'_>, asked: Asked) -> Result<Reply> {
        may_begin(ask.actor, &GRANTS, Grants::Give)?;
        let holder = match &asked.whom {
            To::Group(group) => Holder::Group(*group),
            To::Person(whom) => {
                Holder::Person(ask.db.read(|reading| by_words(reading, ask.actor, whom, "person"))?)
            }
        };
        let Asked { role, unit, from, until, .. } = asked;
        let id = give(ask.db, ask.actor, &NewGrant { holder, role, unit, from, until })?;
        let made = Reply::made("grant", id.number(), format!("/grants/{id}"), "people-grant-given");
        Ok(made.fact("role", role_label(ask, role)))
    }
}

/// The title names the person whom the form was opened for.
fn title(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Option<String>> {
    let Ok(id) = ask.query.raw("person").parse::<i64>() else { return Ok(None) };
    let found = persons::these(reading, &PERSONS.scope(ask.actor, Persons::Read), &[id])?;
    let name = found.first().map(|person| crate::persons::shown_name(ask, person).0);
    Ok(name.map(|name| ask.talk.with("grants-give-to", &[("name", name.into())])))
}
