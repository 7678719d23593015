//! The one way in which a draft's lines are changed: with the case's version, in one write.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Tx};

use crate::{Case, Event, POLICY, Verb, fields, store as rows};

/// A line of a case: the one to change, or none when it is to be added; and the version that the sender saw.
#[derive(Debug)]
pub struct Part<T> {
    pub case: Id<Case>,
    pub at: Option<Id<T>>,
    pub seen: Option<i64>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

/// Changes a line of a draft, and says so.
pub(crate) fn change<T>(
    db: &Db,
    actor: &Actor,
    part: Part<T>,
    event: &Event,
    write: impl Fn(&Tx<'_>, &Case) -> Result<()>,
) -> Result<()> {
    db.write(actor, |tx| {
        let case = rows::load(tx, actor, part.case)?;
        let permit = POLICY.allow(actor, Verb::Edit, &case)?;
        fields::is_as_seen(&case, part.seen)?;
        case.is_draft()?;
        write(tx, &case)?;
        rows::save(tx, &case)?;
        tx.say(permit, event)
    })
}
