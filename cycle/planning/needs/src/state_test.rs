use kernel::{Day, Id, Moment};
use proptest::prelude::*;

use crate::{Cannot, Facts, Move, Need, Period, Standing, State, Step, Verdict, diagram};

fn need() -> Need {
    Need {
        id: Id::new(1),
        facts: Facts {
            title: "Lånedatorer".into(),
            text: "Till proven".into(),
            unit: Id::new(3),
            concerns: String::new(),
            effect: String::new(),
            touched: String::new(),
            touched_count: None,
            wanted_by: Day::new(2027, 1, 31),
        },
        state: State::New,
        reason: String::new(),
        owner: None,
        proposed_by: None,
        created_at: Moment(1),
        changed_at: Moment(1),
        answered_at: None,
        waits_since: Some(Moment(1)),
        settled_at: None,
        askers: 1,
        score: None,
        mine: Standing::default(),
        version: 1,
    }
}

fn moved(need: Need, to: Move) -> Need {
    need.moved(to, "därför".into(), Moment(9)).expect("a legal move").0
}

#[test]
fn a_need_goes_the_whole_way() {
    let when = Period::new(2027, Some(2)).unwrap();
    let way = [
        Move::Clarify,
        Move::Assess,
        Move::Approve,
        Move::Plan { when },
        Move::Deliver,
        Move::FollowUp { verdict: Verdict::Met },
    ];
    let last = way.into_iter().fold(need(), moved);
    assert_eq!(last.state, State::FollowedUp { delivered_at: Moment(9), verdict: Verdict::Met });
}

#[test]
fn the_first_move_is_an_answer_and_ends_the_wait() {
    let clarified = moved(need(), Move::Clarify);
    assert_eq!((clarified.answered_at, clarified.waits_since), (Some(Moment(9)), None));
    assert_eq!(clarified.reason, "därför");
}

#[test]
fn what_lies_still_is_taken_up_again_but_not_clarified() {
    for to in [Move::Park { until: None }, Move::Decline, Move::Merge { into: Id::new(2) }] {
        let still = moved(need(), to);
        assert_eq!(still.settled_at, Some(Moment(9)), "{to:?} is an outcome to tell");
        let error = still.clone().moved(Move::Clarify, "x".into(), Moment(10)).unwrap_err();
        assert_eq!(error, Cannot::Move { from: to.step(), to: Step::Clarified });
        assert_eq!(moved(still, Move::TakeUp).settled_at, None);
    }
    assert!(!Step::New.allows(Move::TakeUp), "what does not lie still cannot be taken up");
}

#[test]
fn a_need_is_not_merged_into_itself() {
    let error = need().moved(Move::Merge { into: Id::new(1) }, "x".into(), Moment(9)).unwrap_err();
    assert_eq!(error, Cannot::MergeIntoItself);
}

#[test]
fn the_last_asker_stays() {
    let mut need = need();
    assert_eq!(need.can_be_left(), Err(Cannot::NotAsker));
    need.mine.is_asker = true;
    assert_eq!(need.can_be_left(), Err(Cannot::LastAsker));
    need.askers = 2;
    assert_eq!(need.can_be_left(), Ok(()));
}

#[test]
fn an_asker_scores_only_when_invited() {
    let mut need = need();
    need.mine.is_asker = true;
    assert_eq!(need.can_be_scored(), Err(Cannot::ScoresOwn));
    need.mine.is_scorer = true;
    assert_eq!(need.can_be_scored(), Ok(()));
}

fn any_move() -> impl Strategy<Value = Move> {
    let when = Period::new(2027, None).unwrap();
    prop::sample::select(vec![
        Move::Clarify,
        Move::Assess,
        Move::Park { until: None },
        Move::Decline,
        Move::Merge { into: Id::new(7) },
        Move::Approve,
        Move::Plan { when },
        Move::Deliver,
        Move::FollowUp { verdict: Verdict::PartlyMet },
        Move::TakeUp,
    ])
}

proptest! {
    #[test]
    fn no_walk_leaves_the_drawn_arrows_and_every_step_leaves_a_reason(walk in prop::collection::vec(any_move(), 0..12)) {
        let mut need = need();
        for (at, to) in walk.into_iter().enumerate() {
            let from = need.state.step();
            if let Ok((after, line)) = need.clone().moved(to, format!("skäl {at}"), Moment(at as i64 + 2)) {
                prop_assert!(from.goes_to().contains(&after.state.step()));
                prop_assert_eq!((line.from, line.to), (from, after.state.step()));
                prop_assert!(!after.reason.is_empty());
                prop_assert_eq!(after.settled_at.is_some(), !after.state.step().is_open());
                need = after;
            }
        }
    }
}

#[test]
fn the_diagram_of_states() {
    insta::assert_snapshot!(diagram(), @r#"
    stateDiagram-v2
        [*] --> new
        new --> clarified
        new --> assessed
        new --> parked
        new --> declined
        new --> merged
        clarified --> assessed
        clarified --> parked
        clarified --> declined
        clarified --> merged
        assessed --> clarified
        assessed --> approved
        assessed --> parked
        assessed --> declined
        assessed --> merged
        parked --> clarified
        declined --> clarified
        merged --> clarified
        approved --> planned
        approved --> delivered
        approved --> parked
        approved --> declined
        approved --> merged
        planned --> planned
        planned --> delivered
        planned --> parked
        planned --> declined
        planned --> merged
        delivered --> followed_up
        followed_up --> [*]
    "#);
}
