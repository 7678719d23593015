//! An agreement's page: whom it is for, what it promises as a table by priority, and its versions.

use kernel::Result;
use look::{Act, Cell, Column, Crumb, Facts, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::level::{Applies, Level, Terms};
use crate::list::{state_mark, state_word};
use crate::replay_page::{measure_words, target_words};
use crate::store::levels::{self, Made};
use crate::{ByPriority, LEVELS, LevelVerb, PRIORITIES, Promise};

struct Shown {
    level: Level,
    unit: String,
    made: Vec<Made>,
    calendars: std::collections::HashMap<i64, String>,
}

/// GET `/service-levels/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| {
        let level = levels::load(reading, &LEVELS.scope(ask.actor, LevelVerb::Read), ask.id("id")?)?;
        let made = levels::made(reading, &level)?;
        let unit = people::unit_names(reading, &[level.unit])?.remove(&level.unit).unwrap_or_default();
        let mut calendars = std::collections::HashMap::new();
        for one in &made {
            let id = one.version.terms.calendar;
            if let Ok(calendar) = calendars::load(reading, ask.actor, id) {
                calendars.insert(id.number(), calendar.name);
            }
        }
        Ok(Shown { level, unit, made, calendars })
    })?;
    ask.show(|| Ok(as_json(&shown)), || Ok(page(ask, &shown)))
}

fn as_json(shown: &Shown) -> Json {
    let level = &shown.level;
    let made = |made: &Made| {
        json!({ "id": made.version.id, "terms": made.version.terms, "holds_for": made.holds_for,
                "made_at": made.at.rfc3339() })
    };
    json!({
        "id": level.id, "name": level.name, "about": level.about, "party": level.party.word(),
        "unit": { "id": level.unit, "name": shown.unit }, "state": state_word(level.state), "version": level.version,
        "versions": shown.made.iter().map(made).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let level = &shown.level;
    let mut page = Page::titled(&level.name);
    page.head.number = level.id.to_string();
    page.head.state = Some(state_mark(ask, level.state));
    page.crumbs = vec![Crumb::new("/service-levels", ask.say("clocks-levels-list-title"))];
    if level.must_be_used().is_ok() && LEVELS.may(ask.actor, LevelVerb::Change, level) {
        let change = Act::go(ask.say("clocks-change-title"), format!("{}/change", level.href()));
        page.head.primary = Some(change.icon(Icon::Edit));
        let retire = Act::send(ask.say("clocks-retire"), format!("{}/retire", level.href()));
        page.head.quiet.push(retire.icon(Icon::Stopped));
    }
    page.body = look::prose(&level.about);
    if let Some(now) = shown.made.first() {
        page.body = page.body.then(&targets(ask, &now.version.terms));
        page.aside = facts(ask, shown, &now.version.terms);
    }
    page.aside = page.aside.then(&versions(ask, shown));
    page
}

/// A row for each measure and each kind of period with targets of its own, a column for each priority.
fn targets(ask: &Ask<'_>, terms: &Terms) -> Html {
    let row = |label: String, targets: &ByPriority| {
        let cell = |target: &Option<crate::Target>| match target {
            Some(target) => Cell::text(target_words(ask, *target)),
            None => Cell::nothing(),
        };
        let mut cells = vec![label.into()];
        cells.extend(targets.0.iter().map(cell));
        Row::new(cells)
    };
    let mut rows = Vec::new();
    for promise in &terms.promises {
        rows.push(row(measure_words(ask, promise.measure), &promise.targets));
        for (kind, targets) in &promise.during {
            let kind = ask.say(&format!("calendars-period-kind-{}", kind.word()));
            rows.push(row(format!("{} · {kind}", measure_words(ask, promise.measure)), targets));
        }
    }
    let mut columns = vec![Column::new(ask.say("clocks-measure"))];
    columns.extend(
        (1..=PRIORITIES as i64)
            .map(|number| Column::new(ask.talk.with("clocks-priority", &[("number", number.into())]))),
    );
    Table { caption: ask.say("clocks-targets"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn facts(ask: &Ask<'_>, shown: &Shown, terms: &Terms) -> Html {
    let level = &shown.level;
    let calendar = shown.calendars.get(&terms.calendar.number()).cloned().unwrap_or_default();
    let words = |promise: &Promise| -> Vec<String> {
        promise.counting.iter().map(|phase| ask.say(&format!("clocks-phase-{}", phase.word()))).collect()
    };
    let shares = |promise: &Promise| -> Vec<String> {
        promise.escalations.iter().map(|share| format!("{share} %")).collect()
    };
    let first = terms.promises.first();
    Facts::titled(ask.say("clocks-facts"))
        .text(ask.say("clocks-party"), &ask.say(&format!("clocks-party-{}", level.party.word())))
        .link(ask.say("clocks-add-calendar"), &calendar, &format!("/calendars/{}", terms.calendar))
        .text(ask.say("clocks-applies"), &applies_words(ask, &terms.applies))
        .text(ask.say("clocks-add-counting"), &first.map(words).unwrap_or_default().join(", "))
        .text(ask.say("clocks-add-escalations"), &first.map(shares).unwrap_or_default().join(", "))
        .text(
            ask.say("clocks-add-counts_from"),
            &ask.say(&format!("clocks-add-counts_from-{}", terms.counts_from.word())),
        )
        .link(ask.say("clocks-levels-col-unit"), &shown.unit, &format!("/units/{}", level.unit))
        .render(ask.talk)
}

fn applies_words(ask: &Ask<'_>, applies: &Applies) -> String {
    let conditions = [
        (applies.service.is_some(), "service"),
        (applies.supplier.is_some(), "supplier"),
        (applies.group.is_some(), "group"),
        (applies.unit.is_some(), "unit"),
        (!applies.priorities.is_empty(), "priority"),
        (!applies.kinds.is_empty(), "kind"),
    ];
    let words: Vec<String> = conditions
        .into_iter()
        .filter(|(is, _)| *is)
        .map(|(_, word)| ask.say(&format!("clocks-rule-{word}")))
        .collect();
    if words.is_empty() { ask.say("clocks-rule-all") } else { words.join(", ") }
}

fn versions(ask: &Ask<'_>, shown: &Shown) -> Html {
    let line = |facts: Facts, made: &Made| {
        let holds = ask.say(&format!("clocks-change-holds_for-{}", made.holds_for));
        facts.text(made.version.id.to_string(), &format!("{} · {holds}", ask.when(made.at)))
    };
    shown.made.iter().fold(Facts::titled(ask.say("clocks-versions")), line).render(ask.talk)
}
