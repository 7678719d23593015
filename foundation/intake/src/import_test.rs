use super::*;

fn states() -> Vec<State> {
    let counts = Counts { new: 1, ..Counts::default() };
    vec![
        State::Found,
        State::Mapped,
        State::Tried { counts, digest: String::new() },
        State::Working { what: Work::Committing, token: String::new(), since: Moment(0) },
        State::Done { counts, at: Moment(0) },
        State::Undone { counts, restored: 1, left: 0 },
        State::Kept { sheet: 1 },
        State::Dropped,
    ]
}

fn those_that(can: impl Fn(&State) -> Result<(), Cannot>) -> Vec<&'static str> {
    states().iter().filter(|state| can(state).is_ok()).map(State::word).collect()
}

#[test]
fn each_state_allows_its_own_steps() {
    assert_eq!(those_that(State::can_change), ["found", "mapped", "tried"]);
    assert_eq!(those_that(State::can_try), ["mapped", "tried"]);
    assert_eq!(those_that(State::can_commit), ["tried"]);
    assert_eq!(those_that(|state| state.can_undo(Moment(0))), ["done"]);
}

#[test]
fn a_dry_run_that_found_nothing_to_do_is_not_carried_out() {
    let state =
        State::Tried { counts: Counts { same: 3, refused: 2, ..Counts::default() }, digest: String::new() };
    assert_eq!(state.can_commit(), Err(Cannot::NothingToDo));
}

#[test]
fn undo_ends_after_thirty_days_to_the_second() {
    let done = State::Done { counts: Counts::default(), at: Moment(0) };
    let last = Moment(0).plus_days(30);
    assert_eq!(done.can_undo(last), Ok(()));
    assert_eq!(done.can_undo(last.plus_seconds(1)), Err(Cannot::TooLate));
}

#[test]
fn work_seems_stopped_after_a_minute_without_a_word() {
    assert!(!seems_stopped(Moment(0), Moment(0).plus_seconds(60)));
    assert!(seems_stopped(Moment(0), Moment(0).plus_seconds(61)));
}
