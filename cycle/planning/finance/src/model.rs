//! A ledger in memory, for tests: the same rules on plain vectors, and acts that are the same in it and in the store.

use kernel::{Day, Id, Moment, Money};
use proptest::prelude::*;

use crate::ledger::{self, Closing, Order, Posting};
use crate::{Cannot, Entry, Stage, Sums, Why};

/// So many lines the acts play on: two operating, one investment.
pub const LINES: usize = 3;

/// Something that happens. Places are taken modulo what there is.
#[derive(Debug, Clone)]
pub enum Act {
    Plan(usize, i64),
    Order(usize, i64),
    /// Line, which of its orders (none past the last), amount, whether it is the last.
    Invoice(usize, usize, i64, Closing),
    Credit(usize, usize, i64),
    Forecast(usize, i64),
    /// Which of all entries, and what should have stood.
    Correct(usize, Option<i64>),
    Transfer(usize, usize, i64),
    Lock,
}

pub fn any_act() -> impl Strategy<Value = Act> {
    let (line, pick, amount) = (0..LINES, 0..40_usize, 1..100_000_i64);
    let closing = prop_oneof![4 => Just(Closing::Part), 1 => Just(Closing::Last)];
    prop_oneof![
        4 => (line.clone(), -50_000..200_000_i64).prop_map(|(l, a)| Act::Plan(l, a)),
        5 => (line.clone(), amount.clone()).prop_map(|(l, a)| Act::Order(l, a)),
        7 => (line.clone(), 0..5_usize, amount.clone(), closing).prop_map(|(l, o, a, c)| Act::Invoice(l, o, a, c)),
        3 => (line.clone(), 0..5_usize, amount.clone()).prop_map(|(l, o, a)| Act::Credit(l, o, a)),
        2 => (line.clone(), 0..300_000_i64).prop_map(|(l, a)| Act::Forecast(l, a)),
        6 => (pick, prop::option::of(amount.clone())).prop_map(|(p, a)| Act::Correct(p, a)),
        3 => (line.clone(), line, amount).prop_map(|(f, t, a)| Act::Transfer(f, t, a)),
        1 => Just(Act::Lock),
    ]
}

pub fn day() -> Day {
    Day::new(2026, 3, 2).expect("a day")
}

/// The ledger as vectors.
#[derive(Clone, Default)]
pub struct Book {
    pub entries: Vec<Entry>,
    pub is_locked: bool,
}

impl Book {
    /// The line's sums, reckoned anew from its entries.
    pub fn sums(&self, line: usize) -> Sums {
        let of = |stage| {
            let all = self.of(line).filter(|entry| entry.stage == stage);
            Money::sek(all.map(|entry| entry.amount.minor).sum())
        };
        let mut said: Vec<&Entry> =
            self.of(line).filter(|e| e.why == Why::Forecast && !self.is_reversed(e.id)).collect();
        said.sort_by_key(|entry| (entry.day, entry.id));
        let said = said.last().map(|entry| entry.amount);
        Sums { plan: of(Stage::Plan), bound: of(Stage::Commitment), spent: of(Stage::Actual), said }
    }

    fn of(&self, line: usize) -> impl Iterator<Item = &Entry> {
        let line = Id::new(line as i64 + 1);
        self.entries.iter().filter(move |entry| entry.line == line)
    }

    pub fn is_reversed(&self, id: Id<Entry>) -> bool {
        self.entries.iter().any(|entry| entry.reverses == Some(id))
    }

    pub fn order(&self, id: Id<Entry>) -> Option<Order> {
        let own = self.entries.iter().find(|entry| entry.id == id)?;
        let about = self.entries.iter().filter(|e| e.order == Some(id) && e.stage == Stage::Commitment);
        let open = Money::sek(own.amount.minor + about.map(|entry| entry.amount.minor).sum::<i64>());
        let ordered = if self.is_reversed(id) { Money::ZERO } else { own.amount };
        Some(Order { id, ordered, open })
    }

    /// The line's orders that were not taken back, in the order in which they were made.
    pub fn orders(&self, line: usize) -> Vec<Order> {
        let own = self.of(line).filter(|e| e.why == Why::Order && !self.is_reversed(e.id));
        own.filter_map(|entry| self.order(entry.id)).collect()
    }

    fn put(&mut self, line: usize, postings: &[Posting], replaces: Option<Id<Entry>>) {
        let mut first = None;
        for posting in postings {
            let id = Id::new(self.entries.len() as i64 + 1);
            self.entries.push(Entry {
                id,
                line: Id::new(line as i64 + 1),
                stage: posting.stage,
                why: posting.why,
                amount: posting.amount,
                day: day(),
                reference: String::new(),
                row: 0,
                text: String::new(),
                supplier: String::new(),
                order: posting.order,
                cause: first,
                reverses: posting.reverses,
                replaces: replaces.filter(|_| first.is_none()),
                transfer: None,
                at: Moment(0),
                by: None,
            });
            first = first.or(Some(id));
        }
    }

    /// Does it, or refuses and leaves the book as it was.
    pub fn act(&mut self, act: &Act) -> Result<(), Cannot> {
        let mut next = self.clone();
        next.try_act(act)?;
        *self = next;
        Ok(())
    }

    fn try_act(&mut self, act: &Act) -> Result<(), Cannot> {
        if self.is_locked {
            return Err(Cannot::YearLocked);
        }
        match *act {
            Act::Plan(line, amount) => {
                self.put(line, &[ledger::planned(Why::Plan, Money::sek(amount))?], None);
            }
            Act::Order(line, amount) => self.put(line, &[ledger::ordered(Money::sek(amount))?], None),
            Act::Invoice(line, order, amount, closing) => {
                let order = self.orders(line).get(order).copied();
                self.put(line, &ledger::invoiced(order.as_ref(), Money::sek(amount), closing)?, None);
            }
            Act::Credit(line, order, amount) => {
                let order = self.orders(line).get(order).copied();
                self.put(line, &ledger::credited(order.as_ref(), Money::sek(amount))?, None);
            }
            Act::Forecast(line, amount) => {
                self.put(line, &[ledger::forecast(Money::sek(amount))?], None);
            }
            Act::Correct(pick, amount) => self.correct(pick, amount.map(Money::sek))?,
            Act::Transfer(from, to, amount) => self.transfer(from, to, Money::sek(amount))?,
            Act::Lock => self.is_locked = true,
        }
        Ok(())
    }

    fn correct(&mut self, pick: usize, amount: Option<Money>) -> Result<(), Cannot> {
        let Some(at) = pick.checked_rem(self.entries.len()) else { return Ok(()) };
        let was = self.entries[at].clone();
        if self.is_reversed(was.id) {
            return Err(Cannot::ReversedAlready);
        }
        let line = (was.line.number() - 1) as usize;
        let about = if was.why == Why::Order { Some(was.id) } else { was.order };
        let order = about.and_then(|id| self.order(id));
        let caused = self.entries.iter().filter(|e| e.cause == Some(was.id) && e.reverses.is_none());
        let back = ledger::reversed(&was, order.as_ref(), &caused.cloned().collect::<Vec<_>>())?;
        self.put(line, &back, None);
        let Some(amount) = amount else { return Ok(()) };
        let order = was.order.and_then(|id| self.order(id));
        let again = match was.why {
            Why::Plan => vec![ledger::planned(Why::Plan, amount)?],
            Why::Order => vec![ledger::ordered(amount)?],
            Why::Invoice => ledger::invoiced(order.as_ref(), amount, Closing::Part)?,
            Why::Credit => ledger::credited(order.as_ref(), amount)?,
            Why::Forecast => vec![ledger::forecast(amount)?],
            other => panic!("{other:?} was taken back"),
        };
        self.put(line, &again, Some(was.id));
        Ok(())
    }

    fn transfer(&mut self, from: usize, to: usize, amount: Money) -> Result<(), Cannot> {
        if from == to {
            return Err(Cannot::SameLine);
        }
        let available = self.sums(from).figures().available().ok_or(Cannot::TooLarge)?;
        if available.minor < amount.minor {
            return Err(Cannot::NotAvailable);
        }
        let back = amount.negated().ok_or(Cannot::TooLarge)?;
        self.put(from, &[ledger::planned(Why::Transfer, back)?], None);
        self.put(to, &[ledger::planned(Why::Transfer, amount)?], None);
        Ok(())
    }
}
