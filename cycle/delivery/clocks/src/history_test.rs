use super::*;

/// What can happen at one moment.
#[derive(Clone, Copy)]
enum Happens {
    Asked,
    Answered,
    Solved,
    Opened,
}

const EACH: [Happens; 4] = [Happens::Asked, Happens::Answered, Happens::Solved, Happens::Opened];

/// Everything that happened, and the same without the answers that add nothing.
fn told(happened: &[Happens]) -> [History; 2] {
    let mut both = [History::opened(Moment(0), Phase::New), History::opened(Moment(0), Phase::New)];
    for (place, what) in happened.iter().enumerate() {
        let at = Moment(place as i64 + 1);
        for (history, leaves_out) in both.iter_mut().zip([false, true]) {
            match what {
                Happens::Asked => history.say(at, Said::Asked),
                Happens::Answered if leaves_out && history.adds_nothing(Said::Answered) => {}
                Happens::Answered => history.say(at, Said::Answered),
                Happens::Solved => history.move_to(at, Phase::Solved),
                Happens::Opened => history.move_to(at, Phase::Open),
            }
        }
    }
    both
}

#[test]
fn an_answer_after_an_answer_changes_no_time_that_any_clock_counts() {
    let mut shorter = 0;
    for number in 0..4_usize.pow(6) {
        let happened: Vec<Happens> = (0..6).map(|place| EACH[number >> (2 * place) & 3]).collect();
        let [all, fewer] = told(&happened);
        shorter += usize::from(fewer.said.len() < all.said.len());
        for from in (0..8).map(Moment) {
            assert_eq!(all.first_response(from), fewer.first_response(from), "{all:?} from {from:?}");
            assert_eq!(all.next_answers(from), fewer.next_answers(from), "{all:?} from {from:?}");
            assert_eq!(all.solution(from), fewer.solution(from), "{all:?} from {from:?}");
        }
    }
    assert!(shorter > 1_000, "{shorter} histories held an answer that adds nothing");
}
