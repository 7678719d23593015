use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::CannotGrant;
use crate::groups::PersonGroup;
use crate::pages::{draft_on, same_version, version};
use crate::policy::{GROUPS, Groups};
use crate::tables::{grants, groups};

/// Closes a group for good: its roles hold for nobody from now on. `from` is the version that the change was made from.
pub fn close_group(db: &Db, actor: &Actor, id: Id<PersonGroup>, from: Option<i64>) -> Result<()> {
    db.write(actor, |tx| {
        let group = groups::load(tx, id)?;
        let permit = GROUPS.allow(tx.actor(), Groups::Close, &group)?;
        same_version(from, group.version)?;
        let administrators = grants::administrators(tx)?;
        groups::save(tx, &group.close(tx.now())?)?;
        if administrators > 0 && grants::administrators(tx)? == 0 {
            return Err(CannotGrant::LastAdministrator.into());
        }
        Done::new(permit, Event::GroupClosed { group: id }, ()).say(tx)
    })
}

pub(crate) struct CloseForm;

impl Form for CloseForm {
    const NAME: &'static str = "groups-close";
    const FIELDS: &'static [Field] = &[Field::hidden("version")];
    type New = Option<i64>;

    fn parse(input: &Input) -> Result<Option<i64>, FieldErrors> {
        version(input).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let group = ask.db.read(|reading| groups::load(reading, ask.id("id")?))?;
        GROUPS.allow(ask.actor, Groups::Close, &group)?;
        let crumbs = vec![look::Crumb::new("/groups", ask.say("people-groups"))];
        let mut draft = draft_on(crumbs, &group.name, &format!("/groups/{}", group.id));
        draft.is_danger = true;
        Ok(draft.value("version", group.version.to_string()))
    }

    fn act(ask: &Ask<'_>, from: Option<i64>) -> Result<Reply> {
        let id: Id<PersonGroup> = ask.id("id")?;
        close_group(ask.db, ask.actor, id, from)?;
        Ok(Reply::made("group", id.number(), format!("/groups/{id}"), "people-group-closed"))
    }
}
