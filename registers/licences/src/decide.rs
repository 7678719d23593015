//! What follows from a count: more is bought within the term, or fewer at the next.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, COUNT_AT_MOST, VERSION};
use crate::licence::{Decision, Licence, What, href};
use crate::store::{counts, licences, terms};
use crate::{Cannot, Event, POLICY, Verb};

/// So many more from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueUp {
    pub from: Day,
    pub count: i64,
    /// What they cost for the rest of the term; by the term's price when nothing is said.
    pub amount: Option<Money>,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

/// So many in the next term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduction {
    pub count: i64,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct BuyMore;

impl Form for BuyMore {
    const NAME: &'static str = "licences-true-up";
    const FIELDS: &'static [Field] = &[
        Field::day("from").required(),
        Field::number("count", 1, COUNT_AT_MOST).required(),
        Field::money("amount"),
        Field::line("reason", 300).required(),
        VERSION,
    ];
    type New = TrueUp;

    fn parse(input: &Input) -> Result<TrueUp, FieldErrors> {
        let (from, count) = (input.day("from"), input.number("count", 1..=COUNT_AT_MOST));
        let (amount, reason) = (fields::price(input, "amount"), input.line("reason", 3..=300));
        let seen = fields::seen(input);
        kernel::all_or_errors!(TrueUp { from, count, amount, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Decide)?;
        let today = fields::today(ask);
        let last = ask.db.read(|reading| counts::last(reading, licence.id))?;
        let bought = licence.plan().bought(today);
        let counted = last.map(|(counted, _)| counted);
        let (over, _) = licences::difference(&licence.facts, bought, counted);
        let draft = fields::about(ask, &licence).value("from", today.to_string());
        Ok(if over > 0 { draft.value("count", over.to_string()) } else { draft })
    }

    fn act(ask: &Ask<'_>, new: TrueUp) -> Result<Reply> {
        let id = ask.id("id")?;
        true_up(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-trued-up"))
    }
}

/// More is bought from a day to the end of the term that holds then.
pub fn true_up(db: &Db, actor: &Actor, id: Id<Licence>, new: &TrueUp) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Decide, &licence)?;
        fields::is_as_seen(licence.version, new.seen)?;
        let plan = licence.plan();
        let term = plan.term_on(new.from).ok_or(Cannot::NoTermThen)?;
        if term.count.is_none() {
            return Err(Cannot::NotCounted.into());
        }
        let amount = new.amount.or_else(|| term.cost_from(new.from, Some(new.count)));
        let decision = Decision {
            what: What::TrueUp,
            term: term.number,
            from: new.from,
            count: new.count,
            amount: Some(amount.ok_or_else(|| Refused::field("amount", "missing"))?),
            reason: new.reason.clone(),
            at: tx.now(),
            by: actor.person_id(),
        };
        terms::decide(tx, id, &decision)?;
        licences::save(tx, &licence)?;
        tx.say(permit, &Event::TruedUp { licence: id, from: new.from, count: new.count })
    })
}

pub(crate) struct BuyLess;

impl Form for BuyLess {
    const NAME: &'static str = "licences-reduce";
    const FIELDS: &'static [Field] = &[
        Field::number("count", 0, COUNT_AT_MOST).required(),
        Field::line("reason", 300).required(),
        VERSION,
    ];
    type New = Reduction;

    fn parse(input: &Input) -> Result<Reduction, FieldErrors> {
        let (count, reason) = (input.number("count", 0..=COUNT_AT_MOST), input.line("reason", 3..=300));
        let seen = fields::seen(input);
        kernel::all_or_errors!(Reduction { count, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Decide)?;
        let last = ask.db.read(|reading| counts::last(reading, licence.id))?;
        let draft = fields::about(ask, &licence);
        Ok(last.map_or(draft.clone(), |(counted, _)| draft.value("count", counted.to_string())))
    }

    fn act(ask: &Ask<'_>, new: Reduction) -> Result<Reply> {
        let id = ask.id("id")?;
        reduce(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-reduced"))
    }
}

/// The next term is to have so many. It is what the forecast reckons with until the term is written down.
pub fn reduce(db: &Db, actor: &Actor, id: Id<Licence>, new: &Reduction) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Decide, &licence)?;
        fields::is_as_seen(licence.version, new.seen)?;
        let last = licence.terms.last().ok_or(Cannot::NoTerm)?;
        if last.count.is_none() {
            return Err(Cannot::NotCounted.into());
        }
        let decision = Decision {
            what: What::Reduce,
            term: last.number,
            from: last.next(),
            count: new.count,
            amount: None,
            reason: new.reason.clone(),
            at: tx.now(),
            by: actor.person_id(),
        };
        terms::decide(tx, id, &decision)?;
        licences::save(tx, &licence)?;
        tx.say(permit, &Event::Reduced { licence: id, count: new.count })
    })
}
