//! No öre is made or lost and none counts twice: for thousands of random sequences, the entries against a tally that
//! knows nothing of entries.

use std::collections::BTreeMap;

use kernel::{Id, Money};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::ledger::{Closing, Order, credited, invoiced, ordered, reversed};
use crate::model::{Act, Book, LINES, any_act};
use crate::{Cannot, Entry, Figures, Funding, Stage, Sums, Why};

/// What was put in, told by what people did and not by rows: each act that stands with its amount.
#[derive(Default)]
struct Tally {
    standing: BTreeMap<i64, (usize, Why, i64)>,
    /// What transfers gave each line.
    moved: [i64; LINES],
}

impl Tally {
    fn note(&mut self, act: &Act, before: usize, book: &Book) {
        let new = &book.entries[before..];
        let own = |why: Why| new.iter().find(|entry| entry.why == why).expect("it was written");
        let mut stands = |entry: &Entry, line, amount| {
            self.standing.insert(entry.id.number(), (line, entry.why, amount));
        };
        match *act {
            Act::Plan(line, amount) => stands(own(Why::Plan), line, amount),
            Act::Order(line, amount) => stands(own(Why::Order), line, amount),
            Act::Invoice(line, _, amount, _) => stands(own(Why::Invoice), line, amount),
            Act::Credit(line, _, amount) => stands(own(Why::Credit), line, -amount),
            Act::Forecast(..) | Act::Lock => {}
            Act::Transfer(from, to, amount) => {
                self.moved[from] -= amount;
                self.moved[to] += amount;
            }
            Act::Correct(_, amount) => {
                let Some(back) = new.first() else { return };
                let was = back.reverses.expect("it takes one back").number();
                let Some((line, why, _)) = self.standing.remove(&was) else { return };
                if let Some(amount) = amount {
                    let sign = if why == Why::Credit { -1 } else { 1 };
                    self.standing.insert(own(why).id.number(), (line, why, amount * sign));
                }
            }
        }
    }

    fn sum(&self, line: usize, whys: &[Why]) -> i64 {
        let of = self.standing.values().filter(|(at, why, _)| *at == line && whys.contains(why));
        of.map(|(_, _, amount)| amount).sum()
    }
}

fn holds(book: &Book, tally: &Tally) -> Result<(), TestCaseError> {
    for line in 0..LINES {
        let sums = book.sums(line);
        prop_assert_eq!(sums.plan.minor, tally.sum(line, &[Why::Plan]) + tally.moved[line]);
        prop_assert_eq!(sums.spent.minor, tally.sum(line, &[Why::Invoice, Why::Credit]));
        let orders = book.orders(line);
        for order in &orders {
            prop_assert!((0..=order.ordered.minor).contains(&order.open.minor), "{order:?}");
        }
        prop_assert_eq!(sums.bound.minor, orders.iter().map(|order| order.open.minor).sum::<i64>());
        prop_assert_eq!(
            orders.iter().map(|order| order.ordered.minor).sum::<i64>(),
            tally.sum(line, &[Why::Order])
        );
    }
    let moved: i64 = book.entries.iter().filter(|e| e.why == Why::Transfer).map(|e| e.amount.minor).sum();
    prop_assert_eq!(moved, 0, "a transfer sums to nothing");
    let mut back: Vec<i64> = book.entries.iter().filter_map(|e| Some(e.reverses?.number())).collect();
    let count = back.len();
    back.sort_unstable();
    back.dedup();
    prop_assert_eq!(back.len(), count, "nothing is taken back twice");
    Ok(())
}

#[test]
fn no_ore_is_made_or_lost_and_none_counts_twice() {
    let config = Config { cases: 3_000, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[26; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let sequences = prop::collection::vec(any_act(), 1..40);
    let outcome = runner.run(&sequences, |acts| {
        let (mut book, mut tally) = (Book::default(), Tally::default());
        let mut running = [Sums::NOTHING; LINES];
        for act in &acts {
            let (before, was_locked) = (book.entries.len(), book.is_locked);
            let done = book.act(act);
            prop_assert!(!was_locked || done.is_err(), "a locked year takes nothing");
            if done.is_ok() {
                tally.note(act, before, &book);
            } else {
                prop_assert_eq!(before, book.entries.len());
            }
            holds(&book, &tally)?;
        }
        for (line, sums) in running.iter_mut().enumerate() {
            *sums = book.sums(line);
        }
        split_agrees(&running)
    });
    outcome.unwrap();
}

/// Totals by line are totals by source, whoever pays.
fn split_agrees(lines: &[Sums]) -> Result<(), TestCaseError> {
    let fundings = [
        Funding::whole(None),
        Funding::of(&[(Id::new(1), 3_333), (Id::new(2), 3_333)]).expect("parts"),
        Funding::of(&[(Id::new(1), 5_000), (Id::new(3), 5_000)]).expect("parts"),
    ];
    for (sums, funding) in lines.iter().zip(&fundings) {
        let whole = sums.figures();
        let parts = funding.split(whole).expect("it fits");
        let sum = parts.into_iter().try_fold(Figures::NOTHING, Figures::plus).expect("it fits");
        prop_assert_eq!(sum, whole);
    }
    Ok(())
}

const fn kr(kronor: i64) -> Money {
    Money::sek(kronor * 100)
}

fn open(ordered: i64, open: i64) -> Order {
    Order { id: Id::new(1), ordered: kr(ordered), open: kr(open) }
}

fn bound_after(order: Order, postings: &[crate::Posting]) -> i64 {
    let bound = postings.iter().filter(|p| p.stage == Stage::Commitment).map(|p| p.amount.minor);
    (order.open.minor + bound.sum::<i64>()) / 100
}

#[test]
fn an_invoice_releases_what_it_costs_and_no_more_than_is_open() {
    let order = open(100, 100);
    let part = invoiced(Some(&order), kr(30), Closing::Part).expect("an invoice");
    assert_eq!(bound_after(order, &part), 70);
    let dearer = invoiced(Some(&order), kr(130), Closing::Part).expect("an invoice");
    assert_eq!(bound_after(order, &dearer), 0);
    let last = invoiced(Some(&order), kr(90), Closing::Last).expect("an invoice");
    assert_eq!(bound_after(order, &last), 0);
    let after = open(100, 0);
    assert_eq!(invoiced(Some(&after), kr(5), Closing::Last).expect("an invoice").len(), 1, "nothing is left");
}

#[test]
fn a_credit_binds_again_only_when_that_is_said_and_at_most_what_was_released() {
    let order = open(100, 40);
    assert_eq!(credited(None, kr(50)).expect("a credit").len(), 1);
    assert_eq!(bound_after(order, &credited(Some(&order), kr(50)).expect("a credit")), 90);
    assert_eq!(bound_after(order, &credited(Some(&order), kr(80)).expect("a credit")), 100);
}

#[test]
fn what_is_nothing_below_it_or_beyond_all_reason_is_refused() {
    assert_eq!(ordered(Money::ZERO).unwrap_err(), Cannot::Nothing);
    assert_eq!(ordered(kr(-1)).unwrap_err(), Cannot::BelowNothing);
    assert_eq!(invoiced(None, Money::sek(i64::MAX), Closing::Part).unwrap_err(), Cannot::TooLarge);
}

#[test]
fn what_followed_is_taken_back_with_its_cause_alone() {
    let mut book = Book::default();
    book.act(&Act::Order(0, 10_000)).expect("an order");
    book.act(&Act::Invoice(0, 0, 4_000, Closing::Part)).expect("an invoice");
    let release = book.entries[2].clone();
    assert_eq!(release.why, Why::Release);
    assert_eq!(reversed(&release, None, &[]).unwrap_err(), Cannot::FollowsAnother);
    assert_eq!(book.act(&Act::Correct(0, None)), Err(Cannot::OrderIsInvoiced));
    book.act(&Act::Correct(1, None)).expect("the invoice is taken back");
    assert_eq!((book.sums(0).bound, book.sums(0).spent), (Money::sek(10_000), Money::ZERO));
    assert_eq!(book.act(&Act::Correct(1, None)), Err(Cannot::ReversedAlready));
    book.act(&Act::Correct(0, Some(9_000))).expect("the order is corrected");
    assert_eq!(book.sums(0).bound, Money::sek(9_000));
}
