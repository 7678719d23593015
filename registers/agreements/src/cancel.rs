use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::agreement::{Agreement, Decided, href};
use crate::fields::{self, VERSION};
use crate::store::agreements;
use crate::{Event, POLICY, Verb};

/// When an agreement ends before its terms do, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    pub last_day: Day,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Cancel;

impl Form for Cancel {
    const NAME: &'static str = "agreements-cancel";
    const FIELDS: &'static [Field] =
        &[Field::day("last_day").required(), Field::line("reason", 300).required(), VERSION];
    type New = Cancellation;

    fn parse(input: &Input) -> Result<Cancellation, FieldErrors> {
        let (last_day, reason) = (fields::day(input, "last_day"), input.line("reason", 3..=300));
        let seen = fields::seen(input);
        kernel::all_or_errors!(Cancellation { last_day, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let agreement = fields::for_verb(ask, Verb::Cancel)?;
        Ok(Draft { is_danger: true, ..fields::about(ask, &agreement) })
    }

    fn act(ask: &Ask<'_>, new: Cancellation) -> Result<Reply> {
        let id = ask.id("id")?;
        cancel(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-cancel-done"))
    }
}

/// Ends an agreement with a day: terms after it fall away, and the one that it lies in is cut.
pub fn cancel(db: &Db, actor: &Actor, id: Id<Agreement>, new: &Cancellation) -> Result<()> {
    db.write(actor, |tx| {
        let agreement = agreements::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Cancel, &agreement)?;
        fields::is_as_seen(agreement.version, new.seen)?;
        agreement.cancel(new.last_day)?;
        agreements::add_decision(tx, id, Decided::Cut { last_day: new.last_day }, &new.reason)?;
        agreements::save(tx, &agreement)?;
        tx.say(permit, &Event::Cancelled { agreement: id, last_day: new.last_day })
    })
}
