use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::approval::{Said, Verdict};
use crate::events::Happened;
use crate::store::{approvals, load};
use crate::{Event, POLICY, Ticket, Verb, moves};

/// Say yes or no to what one was asked. It is said once and stays said.
pub struct Decide;

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub verdict: Verdict,
    pub reason: String,
}

impl Form for Decide {
    const NAME: &'static str = "desk-decide";
    const FIELDS: &'static [Field] =
        &[Field::choice("verdict", Verdict::WORDS).required(), Field::prose("reason", 1_000)];
    type New = Decided;

    fn parse(input: &Input) -> Result<Decided, FieldErrors> {
        let verdict = input.choice("verdict", Verdict::from_word);
        // A refusal says why.
        let least = if matches!(verdict, Ok(Verdict::Refused)) { 3 } else { 0 };
        let reason = input.text("reason", least..=1_000);
        kernel::all_or_errors!(Decided { verdict, reason })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Decide)?;
        let approval = ask.db.read(|reading| approvals::of(reading, ticket.id))?;
        let step = approval.step_of(ask.actor.me()?)?;
        let before = look::Html(format!("<blockquote>{}</blockquote>", look::prose(&step.question)));
        Ok(Draft { before, ..moves::about(ask, &ticket) })
    }

    fn act(ask: &Ask<'_>, new: Decided) -> Result<Reply> {
        let id = ask.id("id")?;
        decide(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-decide-done"))
    }
}

/// Keeps what the approver whose turn it is says.
pub fn decide(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Decided) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Decide, &ticket)?;
        let approval = approvals::of(tx, id)?;
        let step = approval.step_of(me)?;
        let said = Said { by: me, verdict: new.verdict, reason: new.reason.clone(), at: tx.now() };
        approvals::say(tx, step.id, &said)?;
        let what = match new.verdict {
            Verdict::Granted => Happened::Approved,
            Verdict::Refused => Happened::Refused,
        };
        tx.say(permit, &Event::to(id, what))
    })
}
