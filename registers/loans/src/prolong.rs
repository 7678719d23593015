use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, VERSION};
use crate::loan::{Loan, href};
use crate::store::steps::What;
use crate::store::{loans, steps};
use crate::{Cannot, Event, POLICY, Verb};

/// Until when a loan goes on, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prolonged {
    pub due: Day,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Prolong;

impl Form for Prolong {
    const NAME: &'static str = "loans-prolong";
    const FIELDS: &'static [Field] =
        &[Field::day("due").required(), Field::prose("reason", 500).required(), VERSION];
    type New = Prolonged;

    fn parse(input: &Input) -> Result<Prolonged, FieldErrors> {
        let (due, reason, seen) = (input.day("due"), input.text("reason", 1..=500), fields::seen(input));
        kernel::all_or_errors!(Prolonged { due, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let loan = fields::for_verb(ask, Verb::Prolong)?;
        if !loan.is_open() {
            return Err(Cannot::NotOpen.into());
        }
        let today = fields::today(ask);
        let from = loan.due.max(today).plus_days(1);
        let next = ask.db.read(|reading| calendars::term_ends(reading, loan.unit, from))?;
        let draft = fields::about(ask, &loan)?;
        Ok(match next {
            Some(next) => draft.value("due", next.to_string()),
            None => draft,
        })
    }

    fn act(ask: &Ask<'_>, new: Prolonged) -> Result<Reply> {
        let id = ask.id("id")?;
        prolong(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-prolonged-it"))
    }
}

/// Lets a loan go on for longer. The reminders begin anew with the new day.
pub fn prolong(db: &Db, actor: &Actor, id: Id<Loan>, new: &Prolonged) -> Result<()> {
    db.write(actor, |tx| {
        let loan = loans::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Prolong, &loan)?;
        fields::is_as_seen(loan.version, new.seen)?;
        fields::is_due_day(new.due, people::today(tx)?)?;
        let loan = loan.prolonged(new.due)?;
        loans::save(tx, &loan)?;
        steps::note(tx, id, What::Prolonged, new.due, &new.reason)?;
        tx.say(permit, &Event::Prolonged { loan: id, due: new.due })
    })
}
