//! How many there are on a day, counted from the registers and kept with its list.

use access::{Actor, Permit};
use kernel::{Day, FieldErrors, Id, Input, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields;
use crate::licence::{Licence, Metric, href};
use crate::store::{counts, licences};
use crate::{Cannot, Event, POLICY, Verb};

/// A count that was taken.
#[derive(Debug)]
pub enum Taken {}

/// The day to count; today when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    pub day: Option<Day>,
}

pub(crate) struct Count;

impl Form for Count {
    const NAME: &'static str = "licences-count";
    const FIELDS: &'static [Field] = &[Field::day("day")];
    type New = Counting;

    fn parse(input: &Input) -> Result<Counting, FieldErrors> {
        let day = fields::day(input, "day");
        kernel::all_or_errors!(Counting { day })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Count)?;
        if licence.facts.metric == Metric::Site {
            return Err(Cannot::NotCounted.into());
        }
        Ok(fields::about(ask, &licence).value("day", fields::today(ask).to_string()))
    }

    fn act(ask: &Ask<'_>, new: Counting) -> Result<Reply> {
        let id = ask.id("id")?;
        count(ask.db, ask.actor, id, new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-counted-it"))
    }
}

/// Counts as of a day that is not ahead. Of a day that was counted before, the latest count holds.
pub fn count(db: &Db, actor: &Actor, id: Id<Licence>, new: Counting) -> Result<i64> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Count, &licence)?;
        let today = people::today(tx)?;
        let day = new.day.unwrap_or(today);
        if day > today {
            return Err(Cannot::Ahead.into());
        }
        counted(tx, permit, &licence, day)
    })
}

/// Takes the count and says so, with how many must be bought besides.
pub(crate) fn counted(tx: &Tx<'_>, permit: Permit, licence: &Licence, day: Day) -> Result<store::Said<i64>> {
    let counted = counts::take(tx, licence, day)?;
    licences::save(tx, licence)?;
    let (over, _) = licences::difference(&licence.facts, licence.plan().bought(day), Some(counted));
    Ok(tx.say(permit, &Event::Counted { licence: licence.id, day, counted, over })?.with(counted))
}
