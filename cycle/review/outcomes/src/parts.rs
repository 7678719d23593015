//! The report line by line: by priority, unit, service, cause and order. What the reader may not know of is one line
//! without a name.

use kernel::Lang;
use web::Ask;

use crate::Contents;
use crate::contents::{Flow, UnitFlow};
use crate::show::Shown;

/// A line of a table: what it is about, and its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The same in every month.
    pub key: String,
    pub label: String,
    /// Stands under the line before, whose part it is.
    pub depth: Depth,
    pub figures: Vec<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    Top,
    Below,
}

/// Which lines of a month's contents a table shows.
pub(crate) type Lines = fn(&Ask<'_>, &Shown, &Contents) -> Vec<Line>;

fn line(key: impl Into<String>, label: impl Into<String>, figures: Vec<i64>) -> Line {
    Line { key: key.into(), label: label.into(), depth: Depth::Top, figures }
}

fn figures(flow: Flow) -> Vec<i64> {
    vec![flow.received, flow.solved, flow.open]
}

pub(crate) fn priorities(ask: &Ask<'_>, _: &Shown, contents: &Contents) -> Vec<Line> {
    let one = |it: &crate::contents::PriorityFlow| {
        let label = ask.say(&format!("outcomes-priority-{}", it.priority));
        line(it.priority.to_string(), label, figures(it.flow))
    };
    contents.by_priority.iter().map(one).collect()
}

/// Each administration with its sum, and below it its units.
pub(crate) fn units(_: &Ask<'_>, _: &Shown, contents: &Contents) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in contents.by_unit.chunk_by(|one, next| one.first.id == next.first.id) {
        let Some(first) = group.first().map(|unit| &unit.first) else { continue };
        let sum = group.iter().fold(Flow::default(), |sum, unit| sum.and(unit.flow));
        lines.push(line(format!("{}", first.id), &first.name, figures(sum)));
        lines.extend(group.iter().filter_map(below));
    }
    lines
}

fn below(unit: &UnitFlow) -> Option<Line> {
    let second = unit.second.as_ref()?;
    let line = line(format!("{}", second.id), &second.name, figures(unit.flow));
    Some(Line { depth: Depth::Below, ..line })
}

pub(crate) fn services(ask: &Ask<'_>, shown: &Shown, contents: &Contents) -> Vec<Line> {
    let one = |it: &crate::contents::ServiceFlow| match it.service {
        None => line("none", ask.say("outcomes-no-service"), figures(it.flow)),
        Some(id) if shown.known.contains_key(&id) => line(id.to_string(), &it.name, figures(it.flow)),
        Some(_) => line("hidden", ask.say("outcomes-hidden-service"), figures(it.flow)),
    };
    joined(contents.by_service.iter().map(one))
}

pub(crate) fn orders(ask: &Ask<'_>, shown: &Shown, contents: &Contents) -> Vec<Line> {
    let one = |it: &crate::contents::Order| match it.service {
        Some(id) if !shown.known.contains_key(&id) => {
            line("hidden", ask.say("outcomes-hidden-service"), vec![it.carried_out])
        }
        Some(_) | None => line(it.template.to_string(), &it.name, vec![it.carried_out]),
    };
    joined(contents.orders.iter().map(one))
}

pub(crate) fn causes(ask: &Ask<'_>, _: &Shown, contents: &Contents) -> Vec<Line> {
    let one = |it: &crate::contents::Cause| {
        let name = match ask.talk.lang() {
            Lang::Sv => it.sv.clone(),
            Lang::En => it.en.clone(),
        };
        let key = it.sv.clone().unwrap_or_default();
        line(key, name.unwrap_or_else(|| ask.say("outcomes-no-cause")), vec![it.broken])
    };
    contents.causes.iter().map(one).collect()
}

/// Lines with the same key as one, where the first of them stood.
fn joined(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for line in lines {
        match all.iter_mut().find(|known| known.key == line.key) {
            Some(known) => {
                known.figures.iter_mut().zip(&line.figures).for_each(|(sum, more)| *sum += more);
            }
            None => all.push(line),
        }
    }
    all
}
