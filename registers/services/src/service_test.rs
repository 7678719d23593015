use kernel::{Day, Moment};
use proptest::prelude::*;

use crate::State::{Live, Planned, Retired, Retiring};
use crate::{Cannot, State};

const NOW: Moment = Moment(1_000_000);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_service_is_planned_goes_live_retires_and_comes_back() {
    assert_eq!(Planned.launch(), Ok(Live));
    let retiring = Live.retire(Some(day("2026-12-31")), NOW).unwrap();
    assert_eq!(retiring, Retiring { last_day: day("2026-12-31") });
    assert_eq!(retiring.restore(), Ok(Live));
    assert_eq!(Live.retire(None, NOW), Ok(Retired { at: NOW }));
    assert_eq!(Retired { at: NOW }.restore(), Ok(Live));
}

#[test]
fn what_is_over_is_not_ended_again_and_what_never_began_has_no_last_day() {
    assert_eq!(Retired { at: NOW }.retire(None, NOW), Err(Cannot::IsRetired));
    assert_eq!(Retired { at: NOW }.launch(), Err(Cannot::IsRetired));
    assert_eq!(Planned.retire(Some(day("2026-12-31")), NOW), Err(Cannot::IsPlanned));
    assert_eq!(Planned.retire(None, NOW), Ok(Retired { at: NOW }));
    assert_eq!(Planned.restore(), Err(Cannot::IsPlanned));
    assert_eq!(Live.launch(), Err(Cannot::IsLive));
    assert_eq!(Live.restore(), Err(Cannot::IsLive));
}

#[test]
fn the_last_day_is_still_a_day_of_use() {
    let state = Retiring { last_day: day("2026-12-31") };
    assert_eq!(state.run_out(day("2026-12-31"), NOW), None);
    assert_eq!(state.run_out(day("2027-01-01"), NOW), Some(Retired { at: NOW }));
    assert_eq!(Live.run_out(day("2027-01-01"), NOW), None);
}

fn any_state() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(Planned),
        Just(Live),
        Just(Retiring { last_day: day("2026-12-31") }),
        Just(Retired { at: NOW })
    ]
}

proptest! {
    #[test]
    fn every_service_can_be_ended_unless_it_has_and_brought_back_only_when_it_is_ending(state in any_state()) {
        prop_assert_eq!(state.retire(None, NOW).is_ok(), !matches!(state, Retired { .. }));
        prop_assert_eq!(state.restore().is_ok(), matches!(state, Retiring { .. } | Retired { .. }));
        prop_assert_eq!(state.launch().is_ok(), state == Planned);
    }
}
