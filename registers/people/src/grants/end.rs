use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{CannotGrant, RoleGrant, role_label, within_reach};
use crate::pages::{draft_on, same_version, version};
use crate::policy::{GRANTS, Grants};
use crate::tables::grants;

/// Ends a grant before its time. Only who could give it may; the last administrator's cannot be ended.
/// `from` is the version that the change was made from.
pub fn end_grant(db: &Db, actor: &Actor, id: Id<RoleGrant>, from: Option<i64>) -> Result<()> {
    db.write(actor, |tx| end(tx, id, from)?.say(tx))
}

/// The same as a part of a larger write.
pub fn end_grant_within(tx: &Tx<'_>, id: Id<RoleGrant>, from: Option<i64>) -> Result<()> {
    end(tx, id, from)?.also(tx)
}

fn end(tx: &Tx<'_>, id: Id<RoleGrant>, from: Option<i64>) -> Result<Done<()>> {
    let grant = grants::load(tx, id)?;
    let permit = GRANTS.allow(tx.actor(), Grants::End, &grant)?;
    within_reach(tx.actor(), grant.role, grant.unit)?;
    same_version(from, grant.version)?;
    let (holder, role, unit) = (grant.holder, grant.role, grant.unit);
    let administrators = grants::administrators(tx)?;
    grants::save(tx, &grant.end(tx.now())?)?;
    if administrators > 0 && grants::administrators(tx)? == 0 {
        return Err(CannotGrant::LastAdministrator.into());
    }
    Ok(Done::new(permit, Event::GrantEnded { grant: id, holder, role, unit }, ()))
}

/// Marks grants whose last day has passed as ended, so that the journal knows. They hold for nobody from that moment
/// on, whether this has been done or not. Run by the clock; gives how many there were.
pub fn run_out(db: &Db) -> Result<usize> {
    let due = db.read(|reading| grants::run_out(reading, reading.now()))?;
    for grant in &due {
        db.write(&Actor::clock(), |tx| {
            let grant = grants::load(tx, grant.id)?;
            let permit = GRANTS.allow(tx.actor(), Grants::RunOut, &grant)?;
            let (id, holder, role, unit) = (grant.id, grant.holder, grant.role, grant.unit);
            let ended = grant.until.unwrap_or(tx.now());
            grants::save(tx, &RoleGrant { revoked_at: Some(ended), ..grant })?;
            Done::new(permit, Event::GrantRanOut { grant: id, holder, role, unit }, ()).say(tx)
        })?;
    }
    Ok(due.len())
}

pub(crate) struct EndForm;

impl Form for EndForm {
    const NAME: &'static str = "grants-end";
    const FIELDS: &'static [Field] = &[Field::hidden("version")];
    type New = Option<i64>;

    fn parse(input: &Input) -> Result<Option<i64>, FieldErrors> {
        version(input).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let grant = ask.db.read(|reading| grants::load(reading, ask.id("id")?))?;
        GRANTS.allow(ask.actor, Grants::End, &grant)?;
        let crumbs = vec![look::Crumb::new("/grants", ask.say("people-grants"))];
        let mut draft = draft_on(crumbs, &role_label(ask, grant.role), &format!("/grants/{}", grant.id));
        draft.is_danger = true;
        Ok(draft.value("version", grant.version.to_string()))
    }

    fn act(ask: &Ask<'_>, from: Option<i64>) -> Result<Reply> {
        let id: Id<RoleGrant> = ask.id("id")?;
        let role = ask.db.read(|reading| grants::load(reading, id))?.role;
        end_grant(ask.db, ask.actor, id, from)?;
        let made = Reply::made("grant", id.number(), format!("/grants/{id}"), "people-grant-ended");
        Ok(made.fact("role", role_label(ask, role)))
    }
}
