//! What the room tells on the home page: what waits for this person, and its segment of the wheel.

use access::Actor;
use kernel::{Day, Id, Person, Result};
use look::{Mood, WheelRoom};
use store::{Reading, Sql};
use web::{Area, Ask, Need as Waiting};

use crate::list::LATE;
use crate::{POLICY, Period, Verb};

/// An asker who has waited so long for a word waits too long.
const LATE_AFTER_DAYS: i64 = 5;

/// What waits for this person in the room.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Waiting>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    ask.db.read(|reading| {
        let mut waiting = Vec::new();
        let mut tell = |key: &str, count: i64, late: i64, href: &str| {
            if count > 0 {
                let text = ask.talk.with(key, &[("count", count.into())]);
                waiting.push(Waiting { text, href: href.to_owned(), count, is_urgent: late > 0 });
            }
        };
        let (waits, late) = waits_for_it(reading, ask.actor)?;
        tell("needs-waiting-answers", waits, late, "/needs?answer=waits");
        tell("needs-waiting-scores", invitations(reading, me)?, 0, "/needs?state=open&invited=1");
        tell("needs-waiting-unheard", unheard(reading, ask.actor)?, 0, "/needs/unanswered");
        let today = reading.now().day_in(&ask.visitor.organisation.zone);
        let due = due(reading, ask.actor, today)?;
        tell("needs-waiting-due", due, due, &format!("/needs?due={today}"));
        let quarter = Period::quarter_of(today);
        let missed = missed(reading, ask.actor, &quarter)?;
        tell("needs-waiting-late", missed, missed, &format!("/needs?late={quarter}"));
        Ok(waiting)
    })
}

/// How many needs wait for a word from IT, and how many of them too long, among those that the actor may answer.
fn waits_for_it(reading: &Reading<'_>, actor: &Actor) -> Result<(i64, i64)> {
    let scope = POLICY.scope(actor, Verb::Answer);
    if scope.is_nothing() {
        return Ok((0, 0));
    }
    let late = reading.now().plus_days(-LATE_AFTER_DAYS);
    let sql = Sql::within(
        &scope,
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN need.waits_since < ? THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM need WHERE {scope} AND need.waits_since IS NOT NULL",
    );
    reading.load(sql.bind(late))
}

/// How many open needs this person was asked to score and has not.
fn invitations(reading: &Reading<'_>, me: Id<Person>) -> Result<i64> {
    let sql = Sql::open(
        "a person's own invitations",
        "SELECT COUNT(*) FROM need_party p JOIN need n ON n.id = p.need_id AND n.is_open = 1
         WHERE p.person_id = ? AND p.role = 'scorer'
         AND NOT EXISTS (SELECT 1 FROM need_score s WHERE s.need_id = p.need_id AND s.person_id = p.person_id)",
    );
    reading.number(sql.bind(me))
}

/// How many needs have an outcome that somebody has not heard, among those whose askers the actor may tell.
fn unheard(reading: &Reading<'_>, actor: &Actor) -> Result<i64> {
    let scope = POLICY.scope(actor, Verb::Tell);
    if scope.is_nothing() {
        return Ok(0);
    }
    let text = "SELECT COUNT(*) FROM need WHERE {scope}
                AND need.id IN (SELECT need_id FROM need_party WHERE waiting_since IS NOT NULL)";
    reading.number(Sql::within(&scope, text))
}

/// How many parked needs were to be looked at again by now.
fn due(reading: &Reading<'_>, actor: &Actor, today: Day) -> Result<i64> {
    let scope = POLICY.scope(actor, Verb::TakeUp);
    if scope.is_nothing() {
        return Ok(0);
    }
    let text = "SELECT COUNT(*) FROM need WHERE {scope} AND need.state = 'parked' AND need.parked_until <= ?";
    reading.number(Sql::within(&scope, text).bind(today))
}

/// How many needs were planned for a time that has passed, among those that the actor plans: the handler's own, and all
/// for the head of IT.
fn missed(reading: &Reading<'_>, actor: &Actor, quarter: &str) -> Result<i64> {
    let scope = POLICY.scope(actor, Verb::Plan);
    if scope.is_nothing() {
        return Ok(0);
    }
    let text = format!("SELECT COUNT(*) FROM need WHERE {{scope}} AND {LATE}");
    reading.number(Sql::within(&scope, &text).bind(quarter))
}

/// The room's segment of the wheel: how many needs are open among those that the person may read.
pub(crate) fn wheel(ask: &Ask<'_>) -> Result<Vec<(Area, WheelRoom)>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let (open, late) = ask.db.read(|reading| {
        let text = "SELECT COUNT(*) FROM need WHERE {scope} AND need.is_open = 1";
        let open = reading.number(Sql::within(&scope, text))?;
        Ok((open, waits_for_it(reading, ask.actor)?.1))
    })?;
    let words = if late == 0 {
        ask.say("needs-wheel-well")
    } else {
        ask.talk.with("needs-wheel-late", &[("count", late.into())])
    };
    let room = WheelRoom {
        label: ask.say("needs-list-title"),
        count: ask.talk.lang().number(open),
        counted: ask.say("needs-wheel-open"),
        health: if late == 0 { Mood::Good } else { Mood::Watch },
        health_words: words,
        href: "/needs?state=open".to_owned(),
    };
    Ok(vec![(Area::Plan, room)])
}
