//! The ledger's rules, pure: what each act writes, so that no öre is made, lost or counted twice.
//!
//! An order binds. An invoice against it releases min(what is open, the invoice), or all that is open when it is said
//! to be the last. A credit takes from what was spent and binds again only when that is said. An entry is taken back
//! exactly and once, together with what followed from it. What is open of an order is never below nothing and never
//! more than was ordered.

use kernel::{Id, Money};

use crate::{Cannot, Entry, Stage, Why};

/// An order on a line, as its entries leave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub id: Id<Entry>,
    /// Nothing once the order has been taken back.
    pub ordered: Money,
    /// What is still bound.
    pub open: Money,
}

/// Is it the last invoice of its order?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// It releases as much as it costs; the rest stays bound.
    Part,
    /// It releases all that is left.
    Last,
}

/// A row that an act writes. The first one is the act's own; the others follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    pub stage: Stage,
    pub why: Why,
    pub amount: Money,
    /// The order that it is about.
    pub order: Option<Id<Entry>>,
    /// The entry that it takes back.
    pub reverses: Option<Id<Entry>>,
}

impl Posting {
    const fn new(stage: Stage, why: Why, amount: Money) -> Self {
        Self { stage, why, amount, order: None, reverses: None }
    }

    const fn about(self, order: Id<Entry>) -> Self {
        Self { order: Some(order), ..self }
    }
}

fn some(amount: Money) -> Result<Money, Cannot> {
    match (amount.minor, amount.is_in_range()) {
        (0, _) => Err(Cannot::Nothing),
        (_, false) => Err(Cannot::TooLarge),
        (_, true) => Ok(amount),
    }
}

fn above_nothing(amount: Money) -> Result<Money, Cannot> {
    if amount.minor < 0 { Err(Cannot::BelowNothing) } else { some(amount) }
}

fn least(one: Money, other: Money) -> Money {
    if one.minor <= other.minor { one } else { other }
}

fn negated(amount: Money) -> Result<Money, Cannot> {
    amount.negated().ok_or(Cannot::TooLarge)
}

/// More plan, or less.
pub fn planned(why: Why, change: Money) -> Result<Posting, Cannot> {
    Ok(Posting::new(Stage::Plan, why, some(change)?))
}

/// An order binds its amount.
pub fn ordered(amount: Money) -> Result<Posting, Cannot> {
    Ok(Posting::new(Stage::Commitment, Why::Order, above_nothing(amount)?))
}

/// An invoice is spent, and releases what its order had bound for it.
pub fn invoiced(order: Option<&Order>, amount: Money, closing: Closing) -> Result<Vec<Posting>, Cannot> {
    let mut spent = Posting::new(Stage::Actual, Why::Invoice, above_nothing(amount)?);
    let Some(order) = order else { return Ok(vec![spent]) };
    spent.order = Some(order.id);
    let release = match closing {
        Closing::Part => least(order.open, amount),
        Closing::Last => order.open,
    };
    let mut all = vec![spent];
    if release.minor > 0 {
        all.push(Posting::new(Stage::Commitment, Why::Release, negated(release)?).about(order.id));
    }
    Ok(all)
}

/// A credit of `amount` (above nothing) takes from what was spent. With an order it is said to bind again: as much as
/// was credited, at most what had been released.
pub fn credited(reopens: Option<&Order>, amount: Money) -> Result<Vec<Posting>, Cannot> {
    let mut given_back = Posting::new(Stage::Actual, Why::Credit, above_nothing(amount).and_then(negated)?);
    let Some(order) = reopens else { return Ok(vec![given_back]) };
    given_back.order = Some(order.id);
    let released = order.ordered.minus(order.open).ok_or(Cannot::TooLarge)?;
    let again = least(released, amount);
    let mut all = vec![given_back];
    if again.minor > 0 {
        all.push(Posting::new(Stage::Commitment, Why::Reopening, again).about(order.id));
    }
    Ok(all)
}

/// What the line is thought to cost in all. It may be nothing.
pub fn forecast(amount: Money) -> Result<Posting, Cannot> {
    if amount.is_in_range() {
        Ok(Posting::new(Stage::Forecast, Why::Forecast, amount))
    } else {
        Err(Cannot::TooLarge)
    }
}

/// Takes an entry back, with what followed from it. `order` is the one that the entry is, or is about; `followed` are
/// the entries that the entry caused.
pub fn reversed(entry: &Entry, order: Option<&Order>, followed: &[Entry]) -> Result<Vec<Posting>, Cannot> {
    match entry.why {
        Why::Reversal => return Err(Cannot::ReversalStands),
        Why::Release | Why::Reopening => return Err(Cannot::FollowsAnother),
        Why::Transfer => return Err(Cannot::TransferStands),
        Why::Post => return Err(Cannot::PostStands),
        Why::Order if order.is_some_and(|order| order.open != order.ordered) => {
            return Err(Cannot::OrderIsInvoiced);
        }
        Why::Order | Why::Plan | Why::Invoice | Why::Credit | Why::Forecast => {}
    }
    let back = |entry: &Entry| {
        let about = if entry.why == Why::Order { Some(entry.id) } else { entry.order };
        Ok(Posting {
            order: about,
            reverses: Some(entry.id),
            ..Posting::new(entry.stage, Why::Reversal, negated(entry.amount)?)
        })
    };
    let all: Vec<Posting> =
        std::iter::once(entry).chain(followed).map(back).collect::<Result<_, Cannot>>()?;
    fits(order, entry, &all)?;
    Ok(all)
}

/// What is open of an order stays between nothing and what was ordered.
fn fits(order: Option<&Order>, entry: &Entry, all: &[Posting]) -> Result<(), Cannot> {
    let Some(order) = order.filter(|_| entry.why != Why::Order) else { return Ok(()) };
    let changes = all.iter().filter(|posting| posting.stage == Stage::Commitment);
    let open = changes.map(|posting| posting.amount).try_fold(order.open, Money::plus);
    match open {
        Some(open) if (0..=order.ordered.minor).contains(&open.minor) => Ok(()),
        Some(_) | None => Err(Cannot::OrderWouldNotFit),
    }
}
