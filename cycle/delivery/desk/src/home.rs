//! What the room tells on the home page: what waits for this person, and its segment of the wheel.

use access::Actor;
use kernel::{Id, Person, Result};
use look::{Mood, WheelRoom};
use store::{Reading, Sql};
use web::{Area, Ask, Need as Waiting};

use crate::{POLICY, Verb};

/// Who has waited so long for a word waits too long.
const LATE_AFTER_DAYS: i64 = 2;

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
        tell("desk-waiting-you", asked_of(reading, me)?, 0, "/tickets?mine=1&state=waiting");
        if POLICY.may_somewhere(ask.actor, Verb::Answer) {
            let (mine, late) = waits_for_word(reading, ask.actor, me)?;
            tell("desk-waiting-answers", mine, late, "/tickets?queue=answer&handling=1");
            let free = unassigned(reading, ask.actor)?;
            tell("desk-waiting-unassigned", free, 0, "/tickets?queue=unassigned");
        }
        Ok(waiting)
    })
}

/// How many of this person's tickets wait for an answer of theirs.
fn asked_of(reading: &Reading<'_>, me: Id<Person>) -> Result<i64> {
    let sql = Sql::open(
        "a person's own tickets",
        "SELECT COUNT(*) FROM ticket_party p JOIN ticket t ON t.id = p.ticket_id
         WHERE p.person_id = ? AND p.role = 'asker' AND t.wait_for = 'requester'",
    );
    reading.number(sql.bind(me))
}

/// How many tickets that this person works with wait for a word from the desk, and how many of them too long.
fn waits_for_word(reading: &Reading<'_>, actor: &Actor, me: Id<Person>) -> Result<(i64, i64)> {
    let late = reading.now().plus_days(-LATE_AFTER_DAYS);
    let sql = Sql::within(
        &POLICY.scope(actor, Verb::Answer),
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN ticket.waits_since < ? THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM ticket WHERE {scope} AND ticket.is_open = 1 AND ticket.owner_id = ? AND ticket.waits_since IS NOT NULL",
    );
    reading.load(sql.bind(late).bind(me))
}

/// How many open tickets nobody works with, among those that the actor may take.
fn unassigned(reading: &Reading<'_>, actor: &Actor) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM ticket WHERE {scope} AND ticket.is_open = 1 AND ticket.owner_id IS NULL";
    reading.number(Sql::within(&POLICY.scope(actor, Verb::Take), text))
}

/// The room's segment of the wheel: how many tickets are open among those that the person may read.
pub(crate) fn wheel(ask: &Ask<'_>) -> Result<Vec<(Area, WheelRoom)>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let (open, late) = ask.db.read(|reading| {
        let late = reading.now().plus_days(-LATE_AFTER_DAYS);
        let sql = Sql::within(
            &scope,
            "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN ticket.waits_since < ? THEN 1 ELSE 0 END), 0) AS BIGINT)
             FROM ticket WHERE {scope} AND ticket.is_open = 1",
        );
        reading.load::<(i64, i64)>(sql.bind(late))
    })?;
    let words = if late == 0 {
        ask.say("desk-wheel-well")
    } else {
        ask.talk.with("desk-wheel-late", &[("count", late.into())])
    };
    let room = WheelRoom {
        label: ask.say("desk-list-title"),
        count: ask.talk.lang().number(open),
        counted: ask.say("desk-wheel-open"),
        health: if late == 0 { Mood::Good } else { Mood::Watch },
        health_words: words,
        href: "/tickets?state=open".to_owned(),
    };
    Ok(vec![(Area::Deliver, room)])
}
