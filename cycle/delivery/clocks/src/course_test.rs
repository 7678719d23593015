use calendars::{Eves, Holidays, Openings, Plan, Versions, Week};
use kernel::Moment;

use crate::course::MINUTE_US;
use crate::{
    ByPriority, Elapsed, History, Mark, Measure, NotOpen, Phase, PieceIs, Promise, Said, Standing, Target,
    Timed, Told, What,
};

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}

/// 8 to 12 and 13 to 17 on working days in Stockholm; the law's eves are closed.
fn office() -> Openings {
    let plan = Plan {
        holidays: Holidays::Sweden,
        eves: Eves::Closed,
        ..Plan::of_week(Week::working_days(&"8-12 13-17".parse().unwrap()))
    };
    Openings::new(Versions::single("Europe/Stockholm", plan)).unwrap()
}

fn promise(measure: Measure) -> Promise {
    Promise {
        measure,
        counting: vec![Phase::New, Phase::Open],
        targets: ByPriority::default(),
        during: Vec::new(),
        escalations: vec![50, 150],
    }
}

/// Monday 2 March 2026 at 9 in Stockholm.
const NINE: &str = "2026-03-02T08:00:00Z";

struct Case {
    openings: Openings,
    promise: Promise,
    target: Target,
    history: History,
}

impl Case {
    fn new(measure: Measure, target: &str) -> Self {
        let history = History::opened(at(NINE), Phase::New);
        Self { openings: office(), promise: promise(measure), target: target.parse().unwrap(), history }
    }

    fn timed(&self) -> Timed<'_> {
        let (promise, target, openings) = (&self.promise, self.target, &self.openings);
        Timed { promise, target, openings, base: self.history.stints[0].from, replaced: None }
    }

    fn course(&self, now: &str) -> crate::Course {
        self.timed().course(&self.history, at(now))
    }
}

#[test]
fn four_hours_from_nine_are_over_after_the_lunch_break() {
    let case = Case::new(Measure::Solution, "4h");
    let course = case.course("2026-03-02T10:00:00Z");
    assert_eq!(course.due, Some(at("2026-03-02T13:00:00Z")));
    assert_eq!((course.standing, course.elapsed), (Standing::Running, Elapsed::Open(120 * MINUTE_US)));
    assert_eq!(course.breached, None);
    assert_eq!(case.course("2026-03-02T13:00:00Z").breached, None, "not before it has passed");
    assert_eq!(case.course("2026-03-02T13:00:01Z").breached, Some(at("2026-03-02T13:00:00Z")));
}

#[test]
fn a_pause_survives_and_moves_what_is_due() {
    let mut case = Case::new(Measure::Solution, "4h");
    case.history.move_to(at("2026-03-02T09:00:00Z"), Phase::WaitsForRequester);
    let paused = case.course("2026-03-03T08:00:00Z");
    assert_eq!((paused.standing, paused.due, paused.breached), (Standing::Paused, None, None));
    assert_eq!(paused.would_be_due, Some(at("2026-03-03T11:00:00Z")), "three hours left");
    case.history.move_to(at("2026-03-04T07:00:00Z"), Phase::Open);
    assert_eq!(case.course("2026-03-04T07:00:00Z").due, Some(at("2026-03-04T10:00:00Z")));
}

#[test]
fn solved_time_is_no_waiting_and_an_opened_record_goes_on() {
    let mut case = Case::new(Measure::Solution, "4h");
    case.history.move_to(at("2026-03-02T09:00:00Z"), Phase::Solved);
    let solved = case.course("2026-03-09T09:00:00Z");
    assert_eq!(solved.standing, Standing::Stopped { at: at("2026-03-02T09:00:00Z") });
    assert_eq!((solved.elapsed, solved.breached), (Elapsed::Open(60 * MINUTE_US), None));
    case.history.move_to(at("2026-03-02T10:00:00Z"), Phase::Closed);
    assert_eq!(
        case.course("2026-03-09T09:00:00Z").standing,
        solved.standing,
        "closing is no second solution"
    );
    case.history.move_to(at("2026-03-09T07:00:00Z"), Phase::Open);
    assert_eq!(case.course("2026-03-09T07:00:00Z").due, Some(at("2026-03-09T10:00:00Z")));
}

#[test]
fn what_is_done_at_the_very_last_moment_is_in_time() {
    let mut case = Case::new(Measure::Solution, "4h");
    case.history.move_to(at("2026-03-02T13:00:00Z"), Phase::Solved);
    assert_eq!(case.course("2026-03-05T00:00:00Z").breached, None);
    let mut late = Case::new(Measure::Solution, "4h");
    late.history.move_to(at("2026-03-02T13:01:00Z"), Phase::Solved);
    assert_eq!(late.course("2026-03-05T00:00:00Z").breached, Some(at("2026-03-02T13:00:00Z")));
}

#[test]
fn the_day_of_the_start_is_no_working_day() {
    let case = Case::new(Measure::Solution, "2d");
    assert_eq!(case.course(NINE).due, Some(at("2026-03-04T16:00:00Z")), "Wednesday at 17");
    assert_eq!(case.course("2026-03-04T16:00:00Z").elapsed, Elapsed::WorkingDays(2));
    assert_eq!(case.course("2026-03-04T15:59:00Z").elapsed, Elapsed::WorkingDays(1));
}

#[test]
fn a_working_day_is_used_up_when_its_last_opening_ends_while_the_clock_counts() {
    let mut case = Case::new(Measure::Solution, "1d");
    case.history.move_to(at("2026-03-03T15:00:00Z"), Phase::WaitsForSupplier);
    let paused = case.course("2026-03-03T20:00:00Z");
    assert_eq!((paused.elapsed, paused.due), (Elapsed::WorkingDays(0), None));
    assert_eq!(paused.would_be_due, Some(at("2026-03-04T16:00:00Z")));
    case.history.move_to(at("2026-03-04T15:59:00Z"), Phase::Open);
    assert_eq!(case.course("2026-03-04T16:00:00Z").due, Some(at("2026-03-04T16:00:00Z")));
}

#[test]
fn easter_is_jumped_over_in_working_days() {
    let mut case = Case::new(Measure::Solution, "2d");
    case.history = History::opened(at("2026-04-02T08:00:00Z"), Phase::New);
    assert_eq!(case.course("2026-04-02T08:00:00Z").due, Some(at("2026-04-08T15:00:00Z")));
}

#[test]
fn a_day_is_a_day_whatever_pauses() {
    let mut case = Case::new(Measure::Solution, "2026-03-07");
    case.history.move_to(at("2026-03-02T09:00:00Z"), Phase::WaitsForSupplier);
    assert_eq!(
        case.course("2026-03-04T08:00:00Z").due,
        Some(at("2026-03-09T16:00:00Z")),
        "a Saturday: Monday"
    );
    case.history.move_to(at("2026-03-09T16:01:00Z"), Phase::Solved);
    assert_eq!(case.course("2026-03-10T08:00:00Z").breached, Some(at("2026-03-09T16:00:00Z")));
}

#[test]
fn the_clock_for_the_next_answer_never_touches_the_one_for_the_first() {
    let mut first = Case::new(Measure::FirstResponse, "1h");
    let mut next = Case::new(Measure::NextAnswer, "2h");
    for case in [&mut first, &mut next] {
        case.history.say(at("2026-03-02T08:30:00Z"), Said::Asked);
        case.history.say(at("2026-03-02T08:40:00Z"), Said::Asked);
    }
    assert_eq!(first.course("2026-03-02T08:45:00Z").due, Some(at("2026-03-02T09:00:00Z")));
    assert_eq!(
        next.course("2026-03-02T08:45:00Z").due,
        Some(at("2026-03-02T10:30:00Z")),
        "from the oldest question"
    );
    for case in [&mut first, &mut next] {
        case.history.say(at("2026-03-02T08:50:00Z"), Said::Answered);
        case.history.say(at("2026-03-02T09:30:00Z"), Said::Asked);
    }
    assert_eq!(
        first.course("2026-03-03T08:00:00Z").standing,
        Standing::Stopped { at: at("2026-03-02T08:50:00Z") }
    );
    let second = next.course("2026-03-02T10:00:00Z");
    assert_eq!((second.round, second.due), (2, Some(at("2026-03-02T12:30:00Z"))));
}

#[test]
fn a_clock_without_a_question_is_idle() {
    let course = Case::new(Measure::NextAnswer, "2h").course("2026-03-04T08:00:00Z");
    assert_eq!((course.standing, course.round, course.due), (Standing::Idle, 0, None));
}

#[test]
fn escalations_come_at_shares_of_the_target_and_after_it() {
    let case = Case::new(Measure::Solution, "4h");
    let marks = case.course(NINE).marks;
    let mark = |text: &str, what| Mark { at: at(text), what };
    assert_eq!(
        marks,
        [
            mark("2026-03-02T10:00:00Z", What::Share(50)),
            mark("2026-03-02T13:00:00Z", What::Due),
            mark("2026-03-02T15:00:00Z", What::Share(150))
        ]
    );
    let course = case.course(NINE);
    assert_eq!(course.next(Told::default()), Some(marks[0].at));
    assert_eq!(course.next(Told { share: 50, breach: false }), Some(marks[1].at));
    assert_eq!(course.next(Told { share: 150, breach: true }), None);
}

#[test]
fn another_clock_in_its_place_ends_a_clock() {
    let case = Case::new(Measure::Solution, "4h");
    let timed = Timed { replaced: Some(at("2026-03-02T09:00:00Z")), ..case.timed() };
    let course = timed.course(&case.history, at("2026-03-05T08:00:00Z"));
    assert_eq!(course.standing, Standing::Stopped { at: at("2026-03-02T09:00:00Z") });
    assert_eq!((course.elapsed, course.breached), (Elapsed::Open(60 * MINUTE_US), None));
}

#[test]
fn the_replay_tells_each_piece_and_why() {
    let mut case = Case::new(Measure::Solution, "8h");
    case.history.move_to(at("2026-03-02T14:00:00Z"), Phase::WaitsForRequester);
    case.history.move_to(at("2026-03-03T14:00:00Z"), Phase::Open);
    let timed = case.timed();
    let run = timed.runs(&case.history)[0];
    let replay = timed.replay(&case.history, run, at("2026-03-04T07:30:00Z"), 100);
    let told: Vec<(String, &str)> = replay
        .pieces
        .iter()
        .map(|piece| {
            let word = match &piece.is {
                PieceIs::Counted { .. } => "counted",
                PieceIs::NotOpen(NotOpen::Break) => "break",
                PieceIs::NotOpen(NotOpen::Outside) => "outside",
                PieceIs::NotOpen(NotOpen::Day(_)) => "closed",
                PieceIs::Paused(_) => "paused",
                PieceIs::Over(_) => "over",
            };
            (piece.from.rfc3339()[8..16].to_owned(), word)
        })
        .collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(from, word)| (from.as_str(), *word)).collect();
    assert_eq!(
        told,
        [
            ("02T08:00", "counted"),
            ("02T11:00", "break"),
            ("02T12:00", "counted"),
            ("02T14:00", "paused"),
            ("03T14:00", "counted"),
            ("03T16:00", "outside"),
            ("04T07:00", "counted")
        ]
    );
    assert_eq!(replay.counted_us(), (180 + 120 + 120 + 30) * MINUTE_US);
    let first = timed.replay(&case.history, run, at("2026-03-04T07:30:00Z"), 3);
    let rest =
        timed.replay_from(&case.history, run, first.rest_from.unwrap(), at("2026-03-04T07:30:00Z"), 100);
    assert_eq!([first.pieces, rest.pieces].concat(), replay.pieces, "page by page it is the same");
}
