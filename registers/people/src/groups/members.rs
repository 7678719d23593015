use access::Actor;
use kernel::{FieldErrors, Id, Input, Person, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{CannotGrant, Holder, not_to_oneself, within_reach};
use crate::groups::{CannotGroup, PersonGroup};
use crate::pages::draft_on;
use crate::persons::{Whom, by_words};
use crate::policy::{GROUPS, Groups, PERSONS, Persons};
use crate::tables::{self, grants, groups, persons};

/// Takes a person into a group. Whoever does it must administer every role that the group gives, and cannot take
/// themselves into a group that gives any: it would be giving oneself a role.
pub fn add_member(db: &Db, actor: &Actor, group: Id<PersonGroup>, person: Id<Person>) -> Result<()> {
    db.write(actor, |tx| take_in(tx, group, person)?.say(tx))
}

/// The same as a part of a larger write.
pub fn add_member_within(tx: &Tx<'_>, group: Id<PersonGroup>, person: Id<Person>) -> Result<()> {
    take_in(tx, group, person)?.also(tx)
}

fn take_in(tx: &Tx<'_>, id: Id<PersonGroup>, person: Id<Person>) -> Result<Done<()>> {
    let group = groups::load(tx, id)?;
    let permit = GROUPS.allow(tx.actor(), Groups::Members, &group)?;
    let scope = PERSONS.scope(tx.actor(), Persons::Read);
    let record = persons::load(tx, &scope, person).map_err(|_| Refused::field("person", "no-such-person"))?;
    group.take_in(person)?;
    if !record.state.is_here_on(tables::today(tx)?) {
        return Err(CannotGroup::HasLeft.into());
    }
    for grant in grants::standing(tx, Holder::Group(id))? {
        within_reach(tx.actor(), grant.role, grant.unit)?;
        not_to_oneself(tx.actor(), &[person])?;
    }
    groups::take_in(tx, id, person)?;
    Ok(Done::new(permit, Event::MemberAdded { group: id, person }, ()))
}

/// Takes a person out of a group. The roles of the group no longer hold for them.
pub fn remove_member(db: &Db, actor: &Actor, group: Id<PersonGroup>, person: Id<Person>) -> Result<()> {
    db.write(actor, |tx| take_out(tx, group, person)?.say(tx))
}

/// The same as a part of a larger write.
pub fn remove_member_within(tx: &Tx<'_>, group: Id<PersonGroup>, person: Id<Person>) -> Result<()> {
    take_out(tx, group, person)?.also(tx)
}

fn take_out(tx: &Tx<'_>, id: Id<PersonGroup>, person: Id<Person>) -> Result<Done<()>> {
    let group = groups::load(tx, id)?;
    let permit = GROUPS.allow(tx.actor(), Groups::Members, &group)?;
    persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), person)?;
    group.let_go(person)?;
    let administrators = grants::administrators(tx)?;
    groups::let_go(tx, id, person)?;
    if administrators > 0 && grants::administrators(tx)? == 0 {
        return Err(CannotGrant::LastAdministrator.into());
    }
    Ok(Done::new(permit, Event::MemberRemoved { group: id, person }, ()))
}

/// The button that takes a person out.
pub(crate) fn let_go(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<PersonGroup> = ask.id("id")?;
    remove_member(ask.db, ask.actor, id, ask.id("person")?)?;
    Ok(Reply::made("group", id.number(), format!("/groups/{id}"), "people-member-removed"))
}

pub(crate) struct MemberForm;

impl Form for MemberForm {
    const NAME: &'static str = "groups-members";
    const FIELDS: &'static [Field] = &[Field::line("person", 254).required()];
    type New = Whom;

    fn parse(input: &Input) -> Result<Whom, FieldErrors> {
        input.line("person", 1..=254).map(|text| Whom::parse(&text)).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let group = ask.db.read(|reading| groups::load(reading, ask.id("id")?))?;
        GROUPS.allow(ask.actor, Groups::Members, &group)?;
        let crumbs = vec![look::Crumb::new("/groups", ask.say("people-groups"))];
        Ok(draft_on(crumbs, &group.name, &format!("/groups/{}", group.id)))
    }

    fn act(ask: &Ask<'_>, whom: Whom) -> Result<Reply> {
        let id: Id<PersonGroup> = ask.id("id")?;
        // Who may not touch the group does not learn whom it may find.
        Self::draft(ask)?;
        let person = ask.db.read(|reading| by_words(reading, ask.actor, &whom, "person"))?;
        add_member(ask.db, ask.actor, id, person)?;
        Ok(Reply::made("group", id.number(), format!("/groups/{id}"), "people-member-added"))
    }
}
