//! The numbers of a licence's page: bought and counted, what follows, and who has a seat.

use look::{Cell, Html, Line, LineChart, Mood, Notice, Part, Row, Table};
use web::Ask;

use crate::licence::Metric;
use crate::page::{Shown, columns};
use crate::page_money::{rest, written};
use crate::store::counts::Counted;
use crate::store::seats::{SHOWN, Seated};
use crate::{POLICY, Verb, marks};

/// What is bought and what was counted, and what the difference costs.
pub(crate) fn difference(ask: &Ask<'_>, shown: &Shown) -> Html {
    let Some(last) = shown.counts.first() else { return Html::default() };
    let (Some(bought), Some(term)) = (shown.plan.bought(shown.today), shown.plan.term_on(shown.today)) else {
        return Html::default();
    };
    let (over, under) = shown.difference();
    let (mood, word, count) = match (over, under) {
        (1.., _) => (Mood::Bad, "over", over),
        (_, 1..) => (Mood::Watch, "under", under),
        _ => (Mood::Good, "even", 0),
    };
    let number = |number: i64| ask.talk.lang().number(number);
    let mut words = ask.talk.with(
        &format!("licences-difference-{word}"),
        &[
            ("counted", number(last.counted).into()),
            ("day", last.day.to_string().into()),
            ("bought", number(bought).into()),
            ("allowed", number(shown.licence.facts.tolerance(bought)).into()),
            ("count", count.into()),
        ],
    );
    if let Some(amount) = rest(shown, count) {
        let formula = written(ask, term, shown.today, Some(count));
        let facts = [("formula", formula.into()), ("amount", marks::money(ask, amount).into())];
        words = format!("{words} {}", ask.talk.with(&format!("licences-difference-{word}-cost"), &facts));
    }
    Notice::new(mood, words).render(ask.talk)
}

/// How many were counted and bought over time; nothing before the second count.
pub(crate) fn chart(ask: &Ask<'_>, shown: &Shown) -> Html {
    let counts: Vec<&Counted> = shown.counts.iter().rev().collect();
    if counts.len() < 2 {
        return Html::default();
    }
    let number = |of: Option<i64>| of.map(|of| ask.talk.lang().number(of)).unwrap_or_default();
    let line = |key: &str, part: Part, of: fn(&Counted) -> Option<i64>| Line {
        label: ask.say(key),
        values: counts.iter().map(|count| of(count)).collect(),
        shown: counts.iter().map(|count| number(of(count))).collect(),
        part,
    };
    let lines = vec![
        line("licences-col-counted", Part::Delivery, |count| Some(count.counted)),
        line("licences-col-bought", Part::Planning, |count| count.bought),
    ];
    let high = lines.iter().flat_map(|line| line.values.iter().flatten()).max().copied().unwrap_or(0).max(1);
    LineChart {
        title: ask.say("licences-chart"),
        description: ask.say("licences-chart-help"),
        point_head: ask.say("licences-head-day"),
        points: counts.iter().map(|count| count.day.to_string()).collect(),
        lines,
        high,
        high_shown: number(Some(high)),
        low: 0,
        low_shown: "0".to_owned(),
    }
    .render(ask.talk)
}

pub(crate) fn counts(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.counts.is_empty() {
        return Html::default();
    }
    let number = |number: i64| Cell::text(ask.talk.lang().number(number));
    let row = |it: &Counted| {
        let difference = it.bought.map(|bought| it.counted - bought);
        let href = format!("{}/counts/{}", shown.licence.href(), it.id);
        let words = ask.talk.with("licences-count-list", &[("day", it.day.to_string().into())]);
        Row::new(vec![
            Cell::day(it.day.to_string()),
            number(it.counted),
            it.bought.map_or_else(Cell::nothing, number),
            difference.map_or_else(Cell::nothing, number),
            shown.name(ask, it.by).into(),
            Cell::link(href, words),
        ])
    };
    Table {
        caption: ask.say("licences-counts"),
        columns: columns(
            ask,
            &["day", "counted", "bought", "difference", "by", "list"],
            &["counted", "bought", "difference"],
        ),
        rows: shown.counts.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

/// Who has and had a seat, for those who may see the persons.
pub(crate) fn seats(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.licence.facts.metric != Metric::Seat {
        return Html::default();
    }
    let mut held = ask.talk.with("licences-seats-held", &[("count", shown.held.into())]);
    let most = usize::try_from(SHOWN).unwrap_or(usize::MAX);
    if shown.seats.len() >= most {
        held = format!("{held} {}", ask.talk.with("licences-seats-most", &[("count", SHOWN.into())]));
    }
    let notice = Notice::new(Mood::Calm, held).render(ask.talk);
    if shown.seats.is_empty() {
        return notice;
    }
    let may = POLICY.may(ask.actor, Verb::Assign, &shown.licence);
    let row = |it: &Seated| {
        let name = shown.name(ask, Some(it.person));
        let words = ask.talk.with("licences-take-back-page", &[("name", name.clone().into())]);
        let back = format!("{}/seats/{}/take-back", shown.licence.href(), it.id);
        let is_held = it.until.is_none();
        Row::new(vec![
            Cell::link(format!("/persons/{}", it.person), name),
            shown.unit(it.unit).into(),
            Cell::day(it.from.to_string()),
            it.until.map_or_else(Cell::nothing, |until| Cell::day(until.to_string())),
            if may && is_held { Cell::link(back, words) } else { Cell::nothing() },
        ])
    };
    let table = Table {
        caption: ask.say("licences-seats"),
        columns: columns(ask, &["person", "unit", "from", "until", "take-back"], &[]),
        rows: shown.seats.iter().map(row).collect(),
        sums: Vec::new(),
    };
    notice.then(&table.render(ask.talk))
}
