use access::Actor;
use kernel::{FieldErrors, Id, Input, Personal, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::store::{approvals, load, parties, places};
use crate::{Event, POLICY, Ticket, Verb, moves, report};

/// Ask somebody to approve: they see the ticket and are told. Asked again, the next in turn is asked.
pub struct AskApproval;

/// Who is asked what.
#[derive(Debug, Clone, PartialEq)]
pub struct NewApproval {
    pub approver: Personal<String>,
    pub question: String,
}

impl Form for AskApproval {
    const NAME: &'static str = "desk-ask-approval";
    const FIELDS: &'static [Field] =
        &[Field::email("approver").required(), Field::prose("question", 1_000).required()];
    type New = NewApproval;

    fn parse(input: &Input) -> Result<NewApproval, FieldErrors> {
        let approver = report::address(input, "approver")
            .and_then(|found| found.ok_or_else(|| kernel::FieldError::new("approver", "missing")));
        let question = input.text("question", 3..=1_000);
        kernel::all_or_errors!(NewApproval { approver, question })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::AskApproval)?;
        ask.db.read(|reading| approvals::of(reading, ticket.id))?.can_be_asked()?;
        Ok(moves::about(ask, &ticket))
    }

    fn act(ask: &Ask<'_>, new: NewApproval) -> Result<Reply> {
        let id = ask.id("id")?;
        ask_approval(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-ask-approval-done"))
    }
}

/// Asks the person with this address to approve the ticket, after those who were asked before.
pub fn ask_approval(db: &Db, actor: &Actor, id: Id<Ticket>, new: &NewApproval) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::AskApproval, &ticket)?;
        let approval = approvals::of(tx, id)?;
        approval.can_be_asked()?;
        let approver = places::named(tx, "approver", &new.approver)?;
        approvals::ask(tx, id, approval.steps.len() + 1, approver, &new.question)?;
        // Whoever is to decide reads what it is about.
        parties::let_watch(tx, id, approver)?;
        tx.say(permit, &Event::to(id, Happened::ApprovalAsked { approver }))
    })
}
