use kernel::{Day, Id, Moment};

use crate::{Cannot, Course, CourseState, Facts, Session, SessionState};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn course(holds_months: Option<i64>) -> Course {
    let facts = Facts {
        name: "Journal".into(),
        about: String::new(),
        service: None,
        unit: Id::new(1),
        holds_months,
        roles: Vec::new(),
        units: Vec::new(),
    };
    Course { id: Id::new(1), facts, state: CourseState::Open, version: 1 }
}

#[test]
fn a_course_holds_until_the_day_before_the_same_day_some_months_later() {
    let until = |months, on: &str| course(months).holds_until(day(on)).map(|day| day.to_string());
    assert_eq!(until(Some(12), "2026-03-10").as_deref(), Some("2027-03-09"));
    assert_eq!(until(Some(1), "2026-01-31").as_deref(), Some("2026-02-27"), "February has no 31st");
    assert_eq!(until(Some(24), "2024-02-29").as_deref(), Some("2026-02-27"));
    assert_eq!(until(Some(6), "2026-08-01").as_deref(), Some("2027-01-31"));
    assert_eq!(until(None, "2026-08-01"), None);
}

#[test]
fn a_session_is_held_on_its_day_at_the_earliest_and_once() {
    let session = Session {
        id: Id::new(1),
        course: Id::new(1),
        day: day("2026-05-05"),
        place: String::new(),
        leader: None,
        state: SessionState::Planned,
        version: 1,
    };
    assert_eq!(session.clone().hold(day("2026-05-04")), Err(Cannot::LiesAhead));
    let held = session.clone().hold(day("2026-05-05")).unwrap();
    assert_eq!(held.clone().hold(day("2026-05-06")), Err(Cannot::WasHeld));
    assert_eq!(held.cancel(), Err(Cannot::WasHeld));
    let cancelled = session.cancel().unwrap();
    assert_eq!(cancelled.clone().hold(day("2026-05-06")), Err(Cannot::WasCancelled));
    assert_eq!(cancelled.cancel(), Err(Cannot::WasCancelled));
}

#[test]
fn a_course_is_closed_once() {
    let closed = course(None).close(Moment(1)).unwrap();
    assert_eq!(closed.close(Moment(2)), Err(Cannot::IsClosed));
}
