//! Every pair of states, and what holds of all ways through them.

use proptest::prelude::*;

use crate::State::{self, InRepair, InStock, InUse, Lent, Lost, Ordered, Retired, Wiped};
use crate::{Cannot, Holding, Whereabouts};

/// A row for each state that a thing leaves, a column for each it may come to; in the order of [`State::ALL`].
const LEGAL: [[bool; 8]; 8] = {
    const Y: bool = true;
    const N: bool = false;
    [
        //  ordered stock use  lent repair lost retired wiped
        [N, Y, Y, N, N, N, Y, N], // ordered
        [N, N, Y, Y, Y, Y, Y, N], // in stock
        [N, Y, N, Y, Y, Y, Y, N], // in use
        [N, Y, Y, N, Y, Y, N, N], // lent
        [N, Y, Y, N, N, Y, Y, N], // in repair
        [N, Y, N, N, N, N, Y, N], // lost
        [N, Y, N, N, N, N, N, Y], // retired
        [N, N, N, N, N, N, N, N], // wiped
    ]
};

#[test]
fn every_pair_of_states_is_decided() {
    for (row, from) in State::ALL.iter().enumerate() {
        for (column, to) in State::ALL.iter().enumerate() {
            assert_eq!(from.next().contains(to), LEGAL[row][column], "{from:?} → {to:?}");
            assert_eq!(from.may_become(*to), LEGAL[row][column] || from == to, "{from:?} → {to:?}");
        }
    }
}

#[test]
fn all_ways_end_where_the_data_is_gone_and_lead_there_through_retirement() {
    let before: Vec<State> =
        State::ALL.iter().copied().filter(|state| state.next().contains(&Wiped)).collect();
    assert_eq!(before, [Retired]);
    for from in State::ALL {
        let mut reached = vec![*from];
        let mut at = 0;
        while at < reached.len() {
            for next in reached[at].next() {
                if !reached.contains(next) {
                    reached.push(*next);
                }
            }
            at += 1;
        }
        assert!(reached.contains(&Wiped), "{from:?}");
    }
    assert!(Wiped.next().is_empty());
}

fn at(state: State, person: Option<i64>) -> Whereabouts {
    Whereabouts { state, unit: kernel::Id::new(1), place: String::new(), person: person.map(kernel::Id::new) }
}

#[test]
fn what_nobody_can_have_loses_its_holder_and_what_is_lent_must_have_one() {
    for state in [Ordered, InStock, Retired, Wiped] {
        assert_eq!(at(state, Some(7)).settled(), Ok(at(state, None)), "{state:?}");
    }
    for state in [InUse, InRepair, Lost] {
        assert_eq!(at(state, Some(7)).settled(), Ok(at(state, Some(7))), "{state:?}");
    }
    assert_eq!(at(Lent, None).settled(), Err(Cannot::NeedsPerson));
}

#[test]
fn a_thing_begins_in_a_state_that_asks_for_no_reason() {
    let first: Vec<&str> =
        State::ALL.iter().filter(|state| !state.asks_why()).map(|state| state.word()).collect();
    assert_eq!(State::FIRST, first);
}

#[test]
fn a_reason_is_asked_for_when_it_matters() {
    let stock = at(InStock, None);
    assert_eq!(stock.moved(at(Lost, None), ""), Err(Cannot::NeedsWhy));
    assert_eq!(stock.moved(at(Lost, None), "Stulen"), Ok(at(Lost, None)));
    assert_eq!(stock.moved(stock.clone(), "Bara så"), Err(Cannot::NothingMoves));
    assert_eq!(stock.moved(at(InStock, Some(7)), ""), Err(Cannot::NobodyHasIt), "a name is not lost unseen");
    assert_eq!(stock.moved(at(Wiped, None), "Bränd"), Err(Cannot::Become { from: InStock, to: Wiped }));
    assert_eq!(at(InUse, Some(7)).moved(at(InUse, Some(8)), ""), Ok(at(InUse, Some(8))));
}

proptest! {
    #[test]
    fn however_a_thing_is_moved_its_holder_fits_its_state(
        moves in prop::collection::vec((0usize..8, prop::option::of(1i64..4)), 0..40)
    ) {
        let mut now = at(Ordered, None);
        let mut was_retired = false;
        for (state, person) in moves {
            let Ok(next) = now.moved(at(State::ALL[state], person), "Därför") else { continue };
            prop_assert!(next != now && now.state.may_become(next.state));
            match next.state.holding() {
                Holding::Nobody => prop_assert!(next.person.is_none()),
                Holding::Somebody => prop_assert!(next.person.is_some()),
                Holding::Perhaps => {}
            }
            was_retired = was_retired || next.state == Retired;
            prop_assert!(next.state != Wiped || was_retired);
            now = next;
        }
    }
}
