use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::fields::{self, VERSION};
use crate::store::decisions;
use crate::{Case, Event, POLICY, Verb, show, store as rows};

kernel::worded! {
    /// How it went.
    Outcome {
        Approved = "approved",
        Declined = "declined",
    }
}

impl Outcome {
    const fn verb(self) -> Verb {
        match self {
            Self::Approved => Verb::Approve,
            Self::Declined => Verb::Decline,
        }
    }
}

/// A decision on a case: who and when the program knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub outcome: Outcome,
    pub reason: String,
    /// The paragraph, case or letter; may be empty.
    pub reference: String,
}

const REASON: Field = Field::prose("reason", 2_000).required();
const REFERENCE: Field = Field::line("reference", 80);

fn parse(input: &Input, outcome: Outcome) -> Result<(Decided, Option<i64>), FieldErrors> {
    let (reason, reference) = (input.text("reason", 3..=2_000), input.line("reference", 0..=80));
    let (outcome, seen) = (Ok(outcome), fields::seen(input));
    let mut errors = FieldErrors::default();
    let seen = errors.take(seen);
    let decided: Result<Decided, FieldErrors> =
        kernel::all_or_errors!(Decided { outcome, reason, reference });
    match (decided, seen) {
        (Ok(decided), Some(seen)) => Ok((decided, seen)),
        (decided, _) => {
            errors.0.extend(decided.err().unwrap_or_default().0);
            Err(errors)
        }
    }
}

fn draft(ask: &Ask<'_>, outcome: Outcome) -> Result<Draft> {
    let case = fields::for_verb(ask, outcome.verb())?;
    case.is_submitted()?;
    Ok(fields::about(ask, &case))
}

fn made(ask: &Ask<'_>, (new, seen): &(Decided, Option<i64>), said: &'static str) -> Result<Reply> {
    let id = ask.id("id")?;
    decide(ask.db, ask.actor, id, new, *seen)?;
    Ok(Reply::made("business-case", id.number(), href(id), said))
}

pub(crate) struct Approve;

impl Form for Approve {
    const NAME: &'static str = "cases-approve";
    const FIELDS: &'static [Field] = &[REASON, REFERENCE, VERSION];
    type New = (Decided, Option<i64>);

    fn parse(input: &Input) -> Result<Self::New, FieldErrors> {
        parse(input, Outcome::Approved)
    }

    /// A case that may not be approved is refused when the form is opened, before somebody has written a reason.
    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let draft = draft(ask, Outcome::Approved)?;
        let case = fields::for_verb(ask, Verb::Approve)?;
        let whole = ask.db.read(|reading| rows::whole(reading, case))?;
        whole.case.approved(&whole.costs)?;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Self::New) -> Result<Reply> {
        made(ask, &new, "cases-approved")
    }
}

pub(crate) struct Decline;

impl Form for Decline {
    const NAME: &'static str = "cases-decline";
    const FIELDS: &'static [Field] = &[REASON, REFERENCE, VERSION];
    type New = (Decided, Option<i64>);

    fn parse(input: &Input) -> Result<Self::New, FieldErrors> {
        parse(input, Outcome::Declined)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        draft(ask, Outcome::Declined)
    }

    fn act(ask: &Ask<'_>, new: Self::New) -> Result<Reply> {
        made(ask, &new, "cases-declined")
    }
}

/// Decides on a case that was submitted, and keeps it as it was. It is not approved while a running cost or an
/// investment has no named payer: the refusal names each.
pub fn decide(db: &Db, actor: &Actor, id: Id<Case>, new: &Decided, seen: Option<i64>) -> Result<()> {
    db.write(actor, |tx| {
        let case = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, new.outcome.verb(), &case)?;
        fields::is_as_seen(&case, seen)?;
        let mut whole = rows::whole(tx, case)?;
        whole.case = match new.outcome {
            Outcome::Approved => whole.case.approved(&whole.costs)?,
            Outcome::Declined => whole.case.declined()?,
        };
        rows::save(tx, &whole.case)?;
        let names = show::names(tx, &whole)?;
        let body = format!("{:#}\n", show::body(&whole, &names));
        decisions::insert(tx, &whole.case, new, &body)?;
        let revision = whole.case.revision;
        tx.say(permit, &Event::Decided { case: id, outcome: new.outcome, revision })
    })
}
