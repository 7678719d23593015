use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use look::Choice;
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::agreement::{Agreement, Decided, href};
use crate::fields::{self, VERSION};
use crate::store::agreements;
use crate::term::{Outcome, open};
use crate::{Cannot, Event, POLICY, Verb};

/// What comes after a term, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    pub term: i64,
    /// [`Outcome::Renew`], [`Outcome::Notice`] or [`Outcome::End`].
    pub outcome: Outcome,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Decide;

impl Form for Decide {
    const NAME: &'static str = "agreements-decide";
    const FIELDS: &'static [Field] = &[
        Field::hidden("term").required(),
        Field::pick("outcome").required(),
        Field::line("reason", 300).required(),
        VERSION,
    ];
    type New = NewDecision;

    fn parse(input: &Input) -> Result<NewDecision, FieldErrors> {
        let (term, reason) = (input.number("term", 1..=10_000), input.line("reason", 3..=300));
        let outcome = input.choice("outcome", |word| match Outcome::from_word(word) {
            Some(outcome @ (Outcome::Renew | Outcome::Notice | Outcome::End)) => Some(outcome),
            Some(Outcome::Nobody | Outcome::Before) | None => None,
        });
        let seen = fields::seen(input);
        kernel::all_or_errors!(NewDecision { term, outcome, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let agreement = fields::for_verb(ask, Verb::Decide)?;
        let today = fields::today(ask);
        let terms = agreement.terms(today);
        let asked: Option<i64> = ask.query.raw("term").parse().ok();
        let term = match asked {
            Some(number) => terms.iter().find(|term| term.number == number),
            None => open(&terms),
        };
        let term = term.ok_or(Cannot::NotOpen)?;
        let choice = |outcome: &Outcome| {
            Choice::new(outcome.word(), ask.say(&format!("agreements-decide-outcome-{}", outcome.word())))
        };
        let choices = agreement.choices(term, today)?.iter().map(choice).collect();
        let facts = [
            ("from", term.from.to_string().into()),
            ("to", term.to.to_string().into()),
            ("notice", term.notice_by.to_string().into()),
        ];
        let key = format!("agreements-decide-about-{}", term.ending.word());
        let words = look::escape(&ask.talk.with(&key, &facts));
        let draft = fields::about(ask, &agreement).value("term", term.number.to_string());
        let before = look::Html(format!("<p class=\"prose\">{words}</p>"));
        Ok(Draft { before, ..draft.choices("outcome", choices) })
    }

    fn act(ask: &Ask<'_>, new: NewDecision) -> Result<Reply> {
        let id = ask.id("id")?;
        decide(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-decide-done"))
    }
}

/// Says what comes after a term. The decision is written once; whoever thinks again before the notice day writes another.
pub fn decide(db: &Db, actor: &Actor, id: Id<Agreement>, new: &NewDecision) -> Result<()> {
    db.write(actor, |tx| {
        let agreement = agreements::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Decide, &agreement)?;
        fields::is_as_seen(agreement.version, new.seen)?;
        if matches!(new.outcome, Outcome::Nobody | Outcome::Before) {
            return Err(Refused::field("outcome", "not-a-choice"));
        }
        agreement.decide(new.term, new.outcome, people::today(tx)?)?;
        let what = Decided::Term { number: new.term, outcome: new.outcome };
        agreements::add_decision(tx, id, what, &new.reason)?;
        agreements::save(tx, &agreement)?;
        tx.say(permit, &Event::Decided { agreement: id, term: new.term, outcome: new.outcome })
    })
}
