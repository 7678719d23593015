//! Cards of what the journal speaks of.

use access::Actor;
use kernel::{Id, Result};
use store::{Reading, Sql};
use web::{Ask, Card};

use crate::rule_list::{FROM, SELECT, read};
use crate::scenario::{self, Scenario};
use crate::scenario_list::mark;
use crate::{RULES, RuleVerb, SCENARIOS, ScenarioVerb, State, rule, words};

/// The cards of those of these rules that the actor may read.
pub(crate) fn rules(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = format!("SELECT {SELECT} FROM {FROM} WHERE {{scope}}");
    let sql = Sql::within(&RULES.scope(actor, RuleVerb::Read), &text);
    let found = reading.rows(sql.and_in("refresh_rule.id", ids.iter().copied()))?;
    let card = |row| {
        let it = read(row)?;
        let title = format!("{}: {}", it.place(ask), words::said(ask.talk, it.says));
        let (_, state) = it.mark(ask);
        Ok(Card { id: it.id.number(), title, href: rule::href(it.id), state: Some(state), ..Card::default() })
    };
    found.iter().map(card).collect()
}

/// The cards of these scenarios.
pub(crate) fn scenarios(
    reading: &Reading<'_>,
    actor: &Actor,
    ask: &Ask<'_>,
    ids: &[i64],
) -> Result<Vec<Card>> {
    let text = "SELECT scenario.id, scenario.name, scenario.state FROM scenario WHERE {scope}";
    let sql = Sql::within(&SCENARIOS.scope(actor, ScenarioVerb::Read), text);
    let found: Vec<(Id<Scenario>, String, String)> =
        reading.all(sql.and_in("scenario.id", ids.iter().copied()))?;
    let card = |(id, title, word): (Id<Scenario>, String, String)| Card {
        id: id.number(),
        title,
        href: scenario::href(id),
        state: State::from_word(&word).map(|state| mark(ask.talk, state)),
        ..Card::default()
    };
    Ok(found.into_iter().map(card).collect())
}
