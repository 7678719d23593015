//! The room's part of the home page: how many lines nobody pays.

use kernel::Result;
use look::{Mood, WheelRoom};
use store::Sql;
use web::{Area, Ask};

use crate::line_list::UNFUNDED;
use crate::{POLICY, Verb};

/// The room's segment of the wheel: how many lines are unfunded, wholly or in part, among those the person may read.
pub(crate) fn wheel(ask: &Ask<'_>) -> Result<Vec<(Area, WheelRoom)>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT COUNT(*) FROM budget_line WHERE {{scope}} AND {UNFUNDED}");
    let count = ask.db.read(|reading| reading.number(Sql::within(&scope, &text)))?;
    let (health, words) = match count {
        0 => (Mood::Good, "finance-wheel-funded"),
        _ => (Mood::Bad, "finance-wheel-unfunded"),
    };
    let room = WheelRoom {
        label: ask.say("finance-budget-title"),
        count: ask.talk.lang().number(count),
        counted: ask.say("finance-wheel-counted"),
        health,
        health_words: ask.say(words),
        href: "/budget/lines?funding=unfunded".to_owned(),
    };
    Ok(vec![(Area::Plan, room)])
}
