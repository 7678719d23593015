//! Terms: the next one, or the last one put right. What was written before stays.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, COUNT_AT_MOST, VERSION};
use crate::licence::{Facts, Licence, Metric, href};
use crate::store::{licences, terms};
use crate::term::{Per, Period, Term};
use crate::{Cannot, Event, POLICY, Verb};

pub(crate) const FROM: Field = Field::day("from");
pub(crate) const TO: Field = Field::day("to");
pub(crate) const COUNT: Field = Field::number("count", 0, COUNT_AT_MOST);
pub(crate) const PRICE: Field = Field::money("price");
pub(crate) const PERIOD: Field = Field::choice("period", Period::WORDS).required();
pub(crate) const PER: Field = Field::choice("per", Per::WORDS).required();

/// What is bought for a time. What is left out is taken from the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerm {
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    pub count: Option<i64>,
    pub price: Option<Money>,
    pub period: Period,
    pub per: Per,
}

/// A term with why it is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    pub term: NewTerm,
    pub reason: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl NewTerm {
    /// Is anything said of it? A licence may be registered before it is bought.
    pub(crate) const fn is_said(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.count.is_some() || self.price.is_some()
    }

    pub(crate) fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let (from, to) = (fields::day(input, "from"), fields::day(input, "to"));
        let to = to.and_then(|to| match (from.as_ref().ok().copied().flatten(), to) {
            (Some(from), Some(to)) if to < from => {
                Err(kernel::FieldError::new("to", "ends-before-it-begins"))
            }
            (_, to) => Ok(to),
        });
        let count = input.optional_number("count", 0..=COUNT_AT_MOST);
        let price = fields::price(input, "price");
        let period = input.optional_choice("period", Period::from_word).map(|it| it.unwrap_or(Period::Year));
        let per = input.optional_choice("per", Per::from_word).map(|it| it.unwrap_or(Per::Each));
        kernel::all_or_errors!(Self { from, to, count, price, period, per })
    }

    /// The term as it is to be written down, with days and price of the agreement where none are said.
    fn settled(
        &self,
        tx: &Tx<'_>,
        licence: Option<Id<Licence>>,
        facts: &Facts,
        after: &After,
    ) -> Result<Term> {
        let is_site = facts.metric == Metric::Site;
        match (is_site, self.count) {
            (true, Some(_)) => return Err(Refused::field("count", "site-has-no-count")),
            (false, None) => return Err(Refused::field("count", "missing")),
            (true, None) | (false, Some(_)) => {}
        }
        let agreed = self.agreed(tx, facts, after)?;
        let from = self.from.or_else(|| agreed.as_ref().map(|term| term.from));
        let from = from.ok_or_else(|| Refused::field("from", "missing"))?;
        let to = self.to.or_else(|| agreed.as_ref().map(|term| term.to));
        let to = to.ok_or_else(|| Refused::field("to", "missing"))?;
        if to < from {
            return Err(Refused::field("to", "ends-before-it-begins"));
        }
        let (price, period, per, is_agreed) = match (self.price, &agreed, facts.agreement) {
            (Some(price), ..) => (price, self.period, if is_site { Per::Whole } else { self.per }, false),
            (None, Some(term), Some(agreement)) => {
                if terms::is_price_taken(tx, agreement, licence)? {
                    return Err(Cannot::PriceTaken.into());
                }
                (term.price, Period::Year, Per::Whole, true)
            }
            (None, ..) => return Err(Refused::field("price", "missing")),
        };
        let (number, count) = (after.number(), self.count);
        Ok(Term { number, from, to, count, price, period, per, is_agreed, reason: String::new() })
    }

    /// The agreement's term that the days or the price are taken from: the one in which this begins.
    fn agreed(&self, tx: &Tx<'_>, facts: &Facts, after: &After) -> Result<Option<agreements::Term>> {
        let is_whole = self.from.is_some() && self.to.is_some() && self.price.is_some();
        let Some(agreement) = facts.agreement.filter(|_| !is_whole) else { return Ok(None) };
        let Some((_, terms)) = agreements::terms_of(tx, tx.actor(), agreement)? else {
            return Err(Cannot::NoAgreedTerm.into());
        };
        let begins = match (self.from, after) {
            (Some(from), _) => from,
            (None, After::Number(_, Some(last))) => last.plus_days(1),
            (None, After::Number(_, None) | After::InPlaceOf(_, None)) => people::today(tx)?,
            (None, After::InPlaceOf(_, Some(from))) => *from,
        };
        let term = terms.into_iter().find(|term| term.from <= begins && begins <= term.to);
        term.map(Some).ok_or_else(|| Cannot::NoAgreedTerm.into())
    }
}

/// Where a term stands among the others.
enum After {
    /// The next number, after the last day of the one before.
    Number(i64, Option<Day>),
    /// In place of the one of this number, which began on this day.
    InPlaceOf(i64, Option<Day>),
}

impl After {
    const fn number(&self) -> i64 {
        match self {
            Self::Number(number, _) | Self::InPlaceOf(number, _) => *number,
        }
    }
}

/// Writes the first term of a new licence down.
pub(crate) fn begin(tx: &Tx<'_>, id: Id<Licence>, facts: &Facts, new: &NewTerm) -> Result<()> {
    let term = new.settled(tx, Some(id), facts, &After::Number(1, None))?;
    terms::add(tx, id, &term)?;
    licences::reckon(tx, id)
}

/// The next term is written down. It begins after the last one has ended.
pub fn renew(db: &Db, actor: &Actor, id: Id<Licence>, new: &Renewal) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Renew, &licence)?;
        fields::is_as_seen(licence.version, new.seen)?;
        let term = renewed(tx, &licence, &new.term, &new.reason)?;
        tx.say(permit, &Event::Renewed { licence: id, term })
    })
}

/// Adds the next term; gives its number.
pub(crate) fn renewed(tx: &Tx<'_>, licence: &Licence, new: &NewTerm, reason: &str) -> Result<i64> {
    let last = licence.terms.last();
    let after = After::Number(last.map_or(1, |last| last.number + 1), last.map(|last| last.to));
    let term = new.settled(tx, Some(licence.id), &licence.facts, &after)?;
    if last.is_some_and(|last| term.from <= last.to) {
        return Err(Cannot::TermBehind.into());
    }
    terms::add(tx, licence.id, &Term { reason: reason.to_owned(), ..term.clone() })?;
    licences::save(tx, licence)?;
    Ok(term.number)
}

/// The last term is put right. What it was stays in the history.
pub fn correct(db: &Db, actor: &Actor, id: Id<Licence>, new: &Renewal) -> Result<()> {
    db.write(actor, |tx| {
        let licence = licences::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Renew, &licence)?;
        fields::is_as_seen(licence.version, new.seen)?;
        let term = corrected(tx, &licence, &new.term, &new.reason)?;
        tx.say(permit, &Event::Corrected { licence: id, term })
    })
}

pub(crate) fn corrected(tx: &Tx<'_>, licence: &Licence, new: &NewTerm, reason: &str) -> Result<i64> {
    let last = licence.terms.last().ok_or(Cannot::NoTerm)?;
    let before = licence.terms.iter().rev().nth(1);
    let after = After::InPlaceOf(last.number, Some(last.from));
    let term = new.settled(tx, Some(licence.id), &licence.facts, &after)?;
    if before.is_some_and(|before| term.from <= before.to) {
        return Err(Cannot::TermBehind.into());
    }
    let extras = licence.plan().extras;
    if extras.iter().any(|extra| extra.term == term.number && !term.holds_on(extra.from)) {
        return Err(Cannot::TrueUpOutside.into());
    }
    terms::add(tx, licence.id, &Term { reason: reason.to_owned(), ..term.clone() })?;
    licences::save(tx, licence)?;
    Ok(term.number)
}

fn parsed(input: &Input, least: usize) -> Result<Renewal, FieldErrors> {
    let mut errors = FieldErrors::default();
    let term = NewTerm::parse(input).map_err(|found| errors.0.extend(found.0)).ok();
    let reason = errors.take(input.line("reason", least..=300));
    match (term, reason, errors.take(fields::seen(input))) {
        (Some(term), Some(reason), Some(seen)) => Ok(Renewal { term, reason, seen }),
        _ => Err(errors),
    }
}

/// A form filled in with a term.
fn filled(draft: Draft, term: &Term) -> Draft {
    draft
        .value("count", term.count.map(|count| count.to_string()).unwrap_or_default())
        .value("price", if term.is_agreed { String::new() } else { term.price.to_string() })
        .value("period", term.period.word())
        .value("per", term.per.word())
}

pub(crate) struct Renew;

impl Form for Renew {
    const NAME: &'static str = "licences-renew";
    const FIELDS: &'static [Field] =
        &[FROM, TO, COUNT, PRICE, PERIOD, PER, Field::line("reason", 300), VERSION];
    type New = Renewal;

    fn parse(input: &Input) -> Result<Renewal, FieldErrors> {
        parsed(input, 0)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Renew)?;
        let draft = fields::about(ask, &licence);
        let plan = licence.plan();
        let Some(last) = licence.terms.last() else {
            return Ok(draft.value("period", "year").value("per", "each"));
        };
        let horizon = last.next();
        let renews = crate::Plan { after: crate::AfterTerm::Renews, ..plan };
        Ok(match renews.renewals(horizon).first() {
            Some(next) if licence.facts.agreement.is_none() => {
                filled(draft, next).value("from", next.from.to_string()).value("to", next.to.to_string())
            }
            Some(next) => filled(draft, next),
            None => draft,
        })
    }

    fn act(ask: &Ask<'_>, new: Renewal) -> Result<Reply> {
        let id = ask.id("id")?;
        renew(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-renewed"))
    }
}

pub(crate) struct Correct;

impl Form for Correct {
    const NAME: &'static str = "licences-correct";
    const FIELDS: &'static [Field] =
        &[FROM, TO, COUNT, PRICE, PERIOD, PER, Field::line("reason", 300).required(), VERSION];
    type New = Renewal;

    fn parse(input: &Input) -> Result<Renewal, FieldErrors> {
        parsed(input, 3)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let licence = fields::for_verb(ask, Verb::Renew)?;
        let last = licence.terms.last().ok_or(Cannot::NoTerm)?;
        let draft = filled(fields::about(ask, &licence), last);
        Ok(draft.value("from", last.from.to_string()).value("to", last.to.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Renewal) -> Result<Reply> {
        let id = ask.id("id")?;
        correct(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("licence", id.number(), href(id), "licences-corrected"))
    }
}
