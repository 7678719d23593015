//! A need's page: its story and dialogue, its facts, who stands behind it, its score and its history.

use std::collections::HashMap;

use files::Attachment;
use kernel::{Id, Person, Refused, Result};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Reply};

use crate::criterion::{self, Scored};
use crate::need::href;
use crate::store::messages::{self, Hears, Message, Voice};
use crate::store::parties::{self, Asker};
use crate::store::{load, notices::answered_by, past, scores};
use crate::{Detail, Need, POLICY, State, Transition, Verb, hear, show_page, speak};

/// Messages that a page shows; older ones are in the API and the export.
const MESSAGES: i64 = 200;
/// Askers that are named; the count says how many there are.
const NAMED: i64 = 30;

/// All that a need's page shows to this reader.
pub(crate) struct Story {
    pub need: Need,
    pub unit: String,
    pub messages: Vec<Message>,
    /// The files of those messages.
    pub files: Vec<Attachment>,
    pub past: Vec<Transition>,
    /// Empty for those who may not see names.
    pub askers: Vec<Asker>,
    pub sees_names: bool,
    /// How many have not heard the outcome; known to those who may tell them.
    pub unheard: i64,
    pub scores: Vec<Scored>,
    /// The reader has notices about it that this page answers.
    pub has_unread: bool,
    /// The need it was merged into, and those merged into it, as far as the reader may open them.
    pub target: Option<(Id<Need>, String)>,
    pub taken_in: Vec<(Id<Need>, String)>,
    names: HashMap<Id<Person>, String>,
}

/// GET `/needs/{id}`. Whoever looks at the page has heard the outcome; a program says so by a request of its own.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let mut story = ask.db.read(|reading| tell(reading, ask, id))?;
    let is_waiting = story.need.mine.is_waiting && POLICY.may(ask.actor, Verb::Hear, &story.need);
    if ask.is_prefetch && (is_waiting || story.has_unread) {
        // Nobody looks yet: the browser must come back when somebody does, or the outcome would count as heard.
        return Err(Refused::Busy);
    }
    if ask.is_looked_at() && (is_waiting || story.has_unread) {
        hear::reached(ask, &story.need)?;
        story.need.mine.is_waiting = false;
    }
    ask.show(|| Ok(as_json(ask, &story)), || show_page::page(ask, &story))
}

fn tell(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Need>) -> Result<Story> {
    let need = load(reading, ask.actor, id)?;
    let may = |verb| POLICY.may(ask.actor, verb, &need);
    let hears = if may(Verb::ReadInternal) { Hears::All } else { Hears::Public };
    let sees_names = may(Verb::SeeNames);
    let messages = messages::dialogue(reading, id, hears, MESSAGES)?;
    let ids: Vec<i64> = messages.iter().map(|message| message.id).collect();
    let files = files::list(reading, speak::MESSAGE, &ids)?;
    let past = past::of(reading, id)?;
    let askers = if sees_names { parties::askers(reading, id, NAMED)? } else { Vec::new() };
    let is_told_of = may(Verb::Tell) && need.settled_at.is_some();
    let unheard = if is_told_of { parties::waiting(reading, id)? } else { 0 };
    let scores = if need.score.is_some() { scores::of_need(reading, id)? } else { Vec::new() };
    let mut persons: Vec<Id<Person>> = messages.iter().filter_map(|message| message.author).collect();
    persons.extend(past.iter().filter_map(|line| line.by));
    persons.extend(askers.iter().map(|asker| asker.person));
    persons.extend(need.owner);
    let names = people::names(reading, ask.actor, &persons)?;
    let unit = people::unit_names(reading, &[need.facts.unit])?.remove(&need.facts.unit).unwrap_or_default();
    let target = match need.state {
        State::Merged { into } => titles(reading, ask, "id", into)?.pop(),
        _ => None,
    };
    let has_unread = match ask.actor.person_id() {
        Some(me) => notices::has_unread(reading, me, "need", &answered_by(reading, id)?)?,
        None => false,
    };
    let taken_in = titles(reading, ask, "merged_into", id)?;
    Ok(Story {
        need,
        unit,
        messages,
        files,
        past,
        askers,
        sees_names,
        unheard,
        scores,
        has_unread,
        target,
        taken_in,
        names,
    })
}

/// Numbers and titles of needs that the reader may open.
fn titles(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    column: &str,
    id: Id<Need>,
) -> Result<Vec<(Id<Need>, String)>> {
    let text = format!(
        "SELECT need.id, need.title FROM need WHERE {{scope}} AND need.{column} = ? ORDER BY need.id LIMIT 50"
    );
    reading.all(Sql::within(&POLICY.scope(ask.actor, Verb::Read), &text).bind(id))
}

impl Story {
    /// A person's name as far as this reader may know it.
    pub fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        match person {
            None => ask.say("needs-by-nobody"),
            Some(person) => self.names.get(&person).cloned().unwrap_or_else(|| ask.say("needs-name-hidden")),
        }
    }

    /// The files that came with a message.
    pub fn files_of(&self, message: &Message) -> impl Iterator<Item = &Attachment> {
        self.files.iter().filter(move |file| file.subject.id == message.id)
    }

    /// Who wrote a message: IT by name; an asker by name to those who may see it, and to the asker.
    pub fn author(&self, ask: &Ask<'_>, message: &Message) -> String {
        let is_known = match message.voice {
            Voice::It | Voice::Internal => true,
            Voice::Asker => self.sees_names || message.author == ask.actor.person_id(),
        };
        if is_known { self.name(ask, message.author) } else { ask.say("needs-another-asker") }
    }
}

fn as_json(ask: &Ask<'_>, story: &Story) -> Json {
    let (need, facts) = (&story.need, &story.need.facts);
    json!({
        "id": need.id,
        "href": format!("/api/v1{}", href(need.id)),
        "title": facts.title,
        "text": facts.text,
        "unit": { "id": facts.unit, "name": story.unit },
        "concerns": facts.concerns,
        "effect": facts.effect,
        "touched": facts.touched,
        "touched_count": facts.touched_count,
        "wanted_by": facts.wanted_by,
        "state": need.state.step().word(),
        "state_facts": state_json(need.state),
        "reason": need.reason,
        "owner": need.owner.map(|owner| story.name(ask, Some(owner))),
        "created_at": need.created_at.rfc3339(),
        "changed_at": need.changed_at.rfc3339(),
        "answered_at": need.answered_at.map(kernel::Moment::rfc3339),
        "askers": need.askers,
        "asker_names": story.sees_names.then(|| {
            story.askers.iter().map(|asker| story.name(ask, Some(asker.person))).collect::<Vec<_>>()
        }),
        "is_asker": need.mine.is_asker,
        "score": need.score.map(|score| criterion::decimal(score, kernel::Lang::En)),
        "messages": story.messages.iter().map(|message| message_json(ask, story, message)).collect::<Vec<_>>(),
        "history": story.past.iter().map(past_json).collect::<Vec<_>>(),
        "merged_needs": story.taken_in.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect::<Vec<_>>(),
        "version": need.version,
    })
}

fn state_json(state: State) -> Json {
    match state {
        State::New | State::Clarified | State::Assessed | State::Declined | State::Approved => Json::Null,
        State::Parked { until } => json!({ "until": until }),
        State::Merged { into } => json!({ "into": into }),
        State::Planned { when } => json!({ "planned_for": when.to_string() }),
        State::Delivered { at } => json!({ "delivered_at": at.rfc3339() }),
        State::FollowedUp { delivered_at, verdict } => {
            json!({ "delivered_at": delivered_at.rfc3339(), "verdict": verdict.word() })
        }
    }
}

fn message_json(ask: &Ask<'_>, story: &Story, message: &Message) -> Json {
    json!({
        "id": message.id,
        "at": message.at.rfc3339(),
        "author": story.author(ask, message),
        "voice": message.voice.word(),
        "is_internal": message.voice == Voice::Internal,
        "text": message.text,
        "files": story.files_of(message).map(speak::file_json).collect::<Vec<_>>(),
        "from_need": (message.need != story.need.id).then_some(message.need),
    })
}

fn past_json(line: &Transition) -> Json {
    json!({
        "from": line.from.word(),
        "to": line.to.word(),
        "facts": detail_json(line.detail),
        "at": line.at.rfc3339(),
        "reason": line.reason,
    })
}

/// The names are those of the state's own facts.
fn detail_json(detail: Detail) -> Json {
    match detail {
        Detail::Nothing => Json::Null,
        Detail::Until(day) => json!({ "until": day }),
        Detail::Into(need) => json!({ "into": need }),
        Detail::PlannedFor(when) => json!({ "planned_for": when.to_string() }),
        Detail::Found(verdict) => json!({ "verdict": verdict.word() }),
    }
}
