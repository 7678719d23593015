use kernel::{Id, Moment};

use crate::{Cannot, Move, State, Step, Ticket, Waiting, diagram};

fn all() -> Vec<State> {
    let into = Id::<Ticket>::new(9);
    vec![
        State::New,
        State::Open,
        State::Waiting { on: Waiting::Requester },
        State::Resolved { at: Moment(5) },
        State::Closed { resolved_at: Moment(5), at: Moment(6) },
        State::Merged { into },
    ]
}

fn moves() -> Vec<Move> {
    vec![
        Move::Begin,
        Move::Wait { on: Waiting::Approval },
        Move::Resume,
        Move::Resolve,
        Move::Close,
        Move::Reopen,
        Move::Merge { into: Id::new(9) },
    ]
}

/// ASVS 2.3.1.
#[test]
fn every_move_leads_where_the_table_says_and_every_other_is_refused() {
    for state in all() {
        for to in moves() {
            let step = to.step();
            let is_allowed = state.step().allows(&to);
            let after = state.after(to.clone(), Moment(7));
            assert_eq!(after.is_ok(), is_allowed, "{state:?} {to:?}");
            match after {
                Ok(after) => assert_eq!(after.step(), step),
                Err(refused) => assert_eq!(refused, Cannot::Move { from: state.step(), to: step }),
            }
        }
    }
}

#[test]
fn work_begins_only_on_what_is_new_goes_on_only_with_what_waited_and_anew_only_on_what_was_settled() {
    let opens = |state: Step| {
        moves().into_iter().filter(|to| to.step() == Step::Open && state.allows(to)).collect::<Vec<_>>()
    };
    assert_eq!(opens(Step::New), [Move::Begin]);
    assert_eq!(opens(Step::Open), []);
    assert_eq!(opens(Step::Waiting), [Move::Resume]);
    for settled in [Step::Resolved, Step::Closed, Step::Merged] {
        assert_eq!(opens(settled), [Move::Reopen]);
    }
}

#[test]
fn what_is_closed_knows_when_it_was_solved() {
    let solved = State::Open.after(Move::Resolve, Moment(5)).unwrap();
    let closed = solved.after(Move::Close, Moment(9)).unwrap();
    assert_eq!(closed, State::Closed { resolved_at: Moment(5), at: Moment(9) });
    assert_eq!(closed.resolved_at(), Some(Moment(5)));
}

#[test]
fn words_read_back_and_the_open_states_are_those_without_a_solution() {
    for step in Step::ALL {
        assert_eq!(Step::from_word(step.word()), Some(step));
        assert_eq!(step.is_open(), matches!(step, Step::New | Step::Open | Step::Waiting));
    }
    let supplier = Waiting::Supplier { who: "Nätab".into(), number: "47".into() };
    assert_eq!((supplier.word(), supplier.detail()), ("supplier", "Nätab (47)".to_owned()));
}

#[test]
fn the_diagram_in_the_documentation_is_the_table() {
    insta::assert_snapshot!(diagram(), @r"
    stateDiagram-v2
        [*] --> new
        new --> open
        new --> waiting
        new --> resolved
        new --> merged
        open --> waiting
        open --> resolved
        open --> merged
        waiting --> open
        waiting --> waiting
        waiting --> resolved
        waiting --> merged
        resolved --> open
        resolved --> closed
        closed --> open
        merged --> open
        closed --> [*]
    ");
}
