//! A ticket's checklist on its page and in the API: the steps for the desk, and for those who ask how far it has come.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use kernel::{Id, Result};
use look::{Act, Html, Icon};
use people::PersonGroup;
use serde_json::{Value as Json, json};
use store::Reading;
use web::Ask;

use crate::checklist::{CheckStep, Checklist, Done};
use crate::show::Story;
use crate::store::places;
use crate::ticket::href;
use crate::{POLICY, Verb};

/// A ticket's steps with the names of the groups whose work they are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    pub list: Checklist,
    groups: HashMap<Id<PersonGroup>, String>,
}

impl Shown {
    pub fn of(reading: &Reading<'_>, list: Checklist) -> Result<Self> {
        let mut groups = HashMap::new();
        for group in list.steps.iter().filter_map(|step| step.group) {
            if let Entry::Vacant(entry) = groups.entry(group) {
                entry.insert(places::group_name(reading, group)?);
            }
        }
        Ok(Self { list, groups })
    }

    fn group(&self, step: &CheckStep) -> &str {
        step.group.and_then(|group| self.groups.get(&group)).map_or("", String::as_str)
    }
}

/// How far it has come: "3 av 5 steg är klara".
fn counted(ask: &Ask<'_>, list: &Checklist) -> String {
    let (of, done) = (list.steps.len(), list.steps.len() - list.open());
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    ask.talk.with("desk-steps-counted", &[("done", number(done)), ("of", number(of))])
}

/// The checklist as this reader sees it; nothing where there is none.
pub(crate) fn draw(ask: &Ask<'_>, story: &Story) -> Html {
    let list = &story.beyond.checklist.list;
    if list.steps.is_empty() {
        return Html::default();
    }
    let may = |verb| POLICY.may(ask.actor, verb, &story.ticket);
    let title = ask.say("desk-steps");
    if !may(Verb::ReadInternal) {
        return look::Facts::titled(title)
            .text(ask.say("desk-steps-done"), &counted(ask, list))
            .render(ask.talk);
    }
    let add = Act::go(ask.say("desk-add-step-title"), format!("{}/add-step", href(story.ticket.id)));
    let drawn = look::Checklist {
        title,
        counted: counted(ask, list),
        steps: list.steps.iter().map(|step| drawn(ask, story, step)).collect(),
        add: may(Verb::AddStep).then(|| add.icon(Icon::Add)),
    };
    drawn.render(ask.talk)
}

fn drawn(ask: &Ask<'_>, story: &Story, step: &CheckStep) -> look::CheckStep {
    let may = |verb| POLICY.may(ask.actor, verb, &story.ticket);
    let to = |what: &str| format!("{}/steps/{}/{what}", href(story.ticket.id), step.id);
    let group = story.beyond.checklist.group(step);
    let (tick, note) = match step.done {
        Done::Not => ("tick", group.to_owned()),
        Done::By { by, at } => ("untick", format!("{}, {}", story.name(ask, by), ask.when(at))),
    };
    look::CheckStep {
        text: step.text.clone(),
        is_done: step.done != Done::Not,
        note,
        tick: if may(Verb::TickStep) { to(tick) } else { String::new() },
        remove: if may(Verb::RemoveStep) { to("remove") } else { String::new() },
    }
}

/// The steps for the desk; for others how many there are and how many are done.
pub(crate) fn as_json(ask: &Ask<'_>, story: &Story) -> Json {
    let list = &story.beyond.checklist.list;
    let step = |step: &CheckStep| {
        let (by, at) = match step.done {
            Done::Not => (None, None),
            Done::By { by, at } => (Some(story.name(ask, by)), Some(at.rfc3339())),
        };
        let group = story.beyond.checklist.group(step);
        json!({ "id": step.id, "text": step.text, "group": group, "done_by": by, "done_at": at })
    };
    let mut json = json!({ "steps": list.steps.len(), "done": list.steps.len() - list.open() });
    if POLICY.may(ask.actor, Verb::ReadInternal, &story.ticket) {
        json["list"] = list.steps.iter().map(step).collect();
    }
    json
}
