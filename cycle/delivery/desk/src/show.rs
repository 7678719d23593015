//! A ticket's page: what is told to whom, in one reading.

use std::collections::HashMap;

use files::Attachment;
use kernel::{Id, Person, Refused, Result};
use mail::Incoming;
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Reply};

use crate::beyond::Beyond;
use crate::order::shown;
use crate::store::messages::{self, Carrier, Hears, Message, Voice};
use crate::store::notices::answered_by;
use crate::store::parties::{self, Party};
use crate::store::past::{self, Interval};
use crate::store::time::{self, Work};
use crate::store::{approvals, family, letters, load, places};
use crate::ticket::href;
use crate::{
    Approval, ApprovalStep, POLICY, State, Ticket, Verb, Waiting, checklist_page, show_page, speak,
    split_page,
};

/// Messages that a page shows; older ones are in the API's history.
const MESSAGES: i64 = 200;
/// People that are named.
const NAMED: i64 = 60;

/// All that a ticket's page shows to this reader.
pub(crate) struct Story {
    pub ticket: Ticket,
    pub unit: String,
    pub group: String,
    pub service: String,
    pub messages: Vec<Message>,
    /// The files of the ticket itself and of those messages.
    pub files: Vec<Attachment>,
    pub past: Vec<Interval>,
    pub parties: Vec<Party>,
    /// Empty for those who do not work with it.
    pub work: Vec<Work>,
    /// Notices that this page answers: of the ticket and of what was merged into it.
    answers: Vec<i64>,
    has_unread: bool,
    /// The ticket it was merged into, and those merged into it, as far as the reader may open them.
    pub target: Option<(Id<Ticket>, String)>,
    pub taken_in: Vec<(Id<Ticket>, String)>,
    /// The ticket it is a report of, and the reports below it, as far as the reader may open them.
    pub parent: Option<(Id<Ticket>, String)>,
    pub children: Vec<(Id<Ticket>, String)>,
    /// How to get round what lies behind it.
    pub workaround: String,
    pub approval: Approval,
    /// The mails that entries came as, for the desk: by the entry; nothing is the report itself.
    pub letters: Vec<(Option<i64>, Id<Incoming>)>,
    pub beyond: Beyond,
    names: HashMap<Id<Person>, String>,
}

/// GET `/tickets/{id}`. Whoever looks at the page has read the notices of it.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let story = ask.db.read(|reading| tell(reading, ask, id))?;
    if ask.is_prefetch && story.has_unread {
        // Nobody looks yet: the browser must come back when somebody does.
        return Err(Refused::Busy);
    }
    if ask.is_looked_at() && story.has_unread {
        notices::mark_read(ask.db, ask.actor.me()?, "ticket", &story.answers)?;
    }
    ask.show(|| Ok(as_json(ask, &story)), || show_page::page(ask, &story))
}

fn tell(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Ticket>) -> Result<Story> {
    let ticket = load(reading, ask.actor, id)?;
    let is_desk = POLICY.may(ask.actor, Verb::ReadInternal, &ticket);
    let hears = if is_desk { Hears::All } else { Hears::Public };
    let messages = messages::dialogue(reading, id, hears, MESSAGES)?;
    let ids: Vec<i64> = messages.iter().map(|message| message.id).collect();
    let mut files = files::list(reading, "ticket", &[id.number()])?;
    if !ids.is_empty() {
        files.extend(files::list(reading, speak::MESSAGE, &ids)?);
    }
    let letters = if is_desk { letters::by_message(reading, id, &ids)? } else { Vec::new() };
    let past = past::intervals(reading, id)?;
    let parties = parties::of(reading, id, NAMED)?;
    let work = if is_desk && ticket.minutes > 0 { time::of(reading, id)? } else { Vec::new() };
    let approval = approvals::of(reading, id)?;
    let beyond = Beyond::of(reading, ask, id)?;
    let mut persons: Vec<Id<Person>> = messages.iter().filter_map(|message| message.author).collect();
    persons.extend(past.iter().filter_map(|line| line.by));
    persons.extend(parties.iter().map(|party| party.person));
    persons.extend(work.iter().filter_map(|work| work.person));
    persons.extend(approval.steps.iter().map(|step| step.approver));
    persons.extend(beyond.persons());
    persons.extend([ticket.owner, ticket.requester, ticket.reporter].into_iter().flatten());
    let names = people::names(reading, ask.actor, &persons)?;
    let [unit, group, service] = places_of(reading, ask, &ticket)?;
    let target = match ticket.state {
        State::Merged { into } => titles(reading, ask, "id", into)?.pop(),
        _ => None,
    };
    let answers = answered_by(reading, id)?;
    let has_unread = match ask.actor.person_id() {
        Some(me) => notices::has_unread(reading, me, "ticket", &answers)?,
        None => false,
    };
    let taken_in = if answers.len() > 1 { titles(reading, ask, "merged_into", id)? } else { Vec::new() };
    let parent = ticket.parent.map(|parent| titles(reading, ask, "id", parent)).transpose()?;
    let workaround = match ticket.parent {
        Some(parent) => family::workaround(reading, parent)?,
        None => ticket.known.workaround.clone(),
    };
    let children = if is_desk { titles(reading, ask, "parent_id", id)? } else { Vec::new() };
    Ok(Story {
        parent: parent.and_then(|mut found| found.pop()),
        children,
        workaround,
        approval,
        letters,
        beyond,
        ticket,
        unit,
        group,
        service,
        messages,
        files,
        past,
        parties,
        work,
        answers,
        has_unread,
        target,
        taken_in,
        names,
    })
}

/// The names of its unit, its group and its service; empty where it has none, or none that the reader knows.
fn places_of(reading: &Reading<'_>, ask: &Ask<'_>, ticket: &Ticket) -> Result<[String; 3]> {
    let (unit, service) = (ticket.facts.unit, ticket.facts.service);
    let group = ticket.group.map(|group| places::group_name(reading, group)).transpose()?;
    let service = match service {
        Some(service) => services::names(reading, ask.actor, &[service])?.remove(&service),
        None => None,
    };
    let unit = people::unit_names(reading, &[unit])?.remove(&unit);
    Ok([unit, group, service].map(Option::unwrap_or_default))
}

/// Numbers and titles of tickets that the reader may open.
fn titles(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    column: &str,
    id: Id<Ticket>,
) -> Result<Vec<(Id<Ticket>, String)>> {
    let text = format!(
        "SELECT ticket.id, ticket.title FROM ticket WHERE {{scope}} AND ticket.{column} = ? ORDER BY ticket.id LIMIT 50"
    );
    reading.all(Sql::within(&POLICY.scope(ask.actor, Verb::Read), &text).bind(id))
}

impl Story {
    /// A person's name as far as this reader may know it.
    pub fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        match person {
            None => ask.say("desk-by-nobody"),
            Some(person) => self.names.get(&person).cloned().unwrap_or_else(|| ask.say("desk-name-hidden")),
        }
    }

    /// The files that came with a message.
    pub fn files_of(&self, message: &Message) -> impl Iterator<Item = &Attachment> {
        self.files
            .iter()
            .filter(move |file| file.subject.kind == speak::MESSAGE && file.subject.id == message.id)
    }

    /// The files that came with the report.
    pub fn own_files(&self) -> impl Iterator<Item = &Attachment> {
        self.files.iter().filter(|file| file.subject.kind == "ticket")
    }

    /// Who wrote a message. A sender who is not verified is nobody.
    pub fn author(&self, ask: &Ask<'_>, message: &Message) -> String {
        match message.carrier {
            Carrier::UnverifiedLetter => ask.say("desk-sender-unverified"),
            Carrier::Typed | Carrier::Letter => self.name(ask, message.author),
        }
    }
}

/// What happens next, in plain words, as those who ask read it.
pub(crate) fn next(ask: &Ask<'_>, ticket: &Ticket) -> String {
    let state = &ticket.state;
    match state {
        State::New => ask.say("desk-next-new"),
        State::Open => ask.say("desk-next-open"),
        State::Waiting { on: Waiting::Requester } => ask.say("desk-next-waiting-requester"),
        State::Waiting { on: Waiting::Supplier { .. } } => ask.say("desk-next-waiting-supplier"),
        State::Waiting { on: Waiting::Day(day) } => {
            ask.talk.with("desk-next-waiting-day", &[("day", day.to_string().into())])
        }
        State::Waiting { on: Waiting::Approval } => ask.say("desk-next-waiting-approval"),
        State::Resolved { .. } => ask.say("desk-next-resolved"),
        State::Closed { .. } => ask.say("desk-next-closed"),
        State::Merged { into } => ask.talk.with("desk-next-merged", &[("number", into.to_string().into())]),
    }
}

fn as_json(ask: &Ask<'_>, story: &Story) -> Json {
    let (ticket, facts) = (&story.ticket, &story.ticket.facts);
    let name = |person: Option<Id<Person>>| person.map(|person| story.name(ask, Some(person)));
    let is_desk = POLICY.may(ask.actor, Verb::ReadInternal, ticket);
    let mut json = json!({
        "id": ticket.id,
        "href": format!("/api/v1{}", href(ticket.id)),
        "kind": facts.kind.word(),
        "title": facts.title,
        "text": facts.text,
        "unit": { "id": facts.unit, "name": story.unit },
        "service": facts.service.map(|service| json!({ "id": service, "name": story.service })),
        "group": ticket.group.map(|group| json!({ "id": group, "name": story.group })),
        "owner": name(ticket.owner),
        "requester": name(ticket.requester),
        "reporter": name(ticket.reporter),
        "channel": ticket.channel.word(),
        "is_confidential": ticket.is_confidential,
        "state": ticket.state.step().word(),
        "state_facts": state_json(&ticket.state),
        "said": ticket.said,
        "next": next(ask, ticket),
        "priority": priority_json(ticket),
        "created_at": ticket.created_at.rfc3339(),
        "changed_at": ticket.changed_at.rfc3339(),
        "answered_at": ticket.answered_at.map(kernel::Moment::rfc3339),
        "due_at": ticket.due_at.map(kernel::Moment::rfc3339),
        "parties": story.parties.iter().map(|party| story.name(ask, Some(party.person))).collect::<Vec<_>>(),
        "rating": ticket.rating.as_ref().map(|r| json!({ "grade": r.grade.word(), "text": r.text, "at": r.at.rfc3339() })),
        "files": story.own_files().map(speak::file_json).collect::<Vec<_>>(),
        "messages": story.messages.iter().map(|message| message_json(ask, story, message)).collect::<Vec<_>>(),
        "history": story.past.iter().map(past_json).collect::<Vec<_>>(),
        "merged_tickets": story.taken_in.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect::<Vec<_>>(),
        "parent": ticket.parent,
        "children": story.children.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect::<Vec<_>>(),
        "workaround": story.workaround,
        "approval": approval_json(ask, story),
        "order": shown::as_json(ask, story.beyond.ordered.as_ref()),
        "splits": split_page::as_json(story),
        "checklist": checklist_page::as_json(ask, story),
        "version": ticket.version,
    });
    if is_desk {
        json["minutes"] = json!(ticket.minutes);
        json["cause"] = json!(ticket.known.cause);
    }
    json
}

fn approval_json(ask: &Ask<'_>, story: &Story) -> Json {
    let step = |step: &ApprovalStep| {
        let said = step.said.as_ref();
        json!({
            "approver": story.name(ask, Some(step.approver)),
            "question": step.question,
            "verdict": said.map(|said| said.verdict.word()),
            "reason": said.map(|said| said.reason.as_str()),
            "at": said.map(|said| said.at.rfc3339()),
        })
    };
    json!(story.approval.steps.iter().map(step).collect::<Vec<_>>())
}

fn priority_json(ticket: &Ticket) -> Json {
    let priority = &ticket.priority;
    json!({
        "level": priority.level.number(),
        "impact": priority.impact.word(),
        "urgency": priority.urgency.word(),
        "rules": priority.rules,
        "why": priority.why,
    })
}

fn state_json(state: &State) -> Json {
    match state {
        State::New | State::Open => Json::Null,
        State::Waiting { on } => match on {
            Waiting::Requester | Waiting::Approval => json!({ "for": on.word() }),
            Waiting::Supplier { who, number } => {
                json!({ "for": on.word(), "supplier": who, "number": number })
            }
            Waiting::Day(day) => json!({ "for": on.word(), "until": day }),
        },
        State::Resolved { at } => json!({ "resolved_at": at.rfc3339() }),
        State::Closed { resolved_at, at } => {
            json!({ "resolved_at": resolved_at.rfc3339(), "closed_at": at.rfc3339() })
        }
        State::Merged { into } => json!({ "into": into }),
    }
}

fn message_json(ask: &Ask<'_>, story: &Story, message: &Message) -> Json {
    json!({
        "id": message.id,
        "at": message.at.rfc3339(),
        "author": story.author(ask, message),
        "voice": message.voice.word(),
        "is_internal": message.voice == Voice::Internal,
        "is_verified": message.carrier != Carrier::UnverifiedLetter,
        "text": message.text,
        "files": story.files_of(message).map(speak::file_json).collect::<Vec<_>>(),
        "from_ticket": (message.ticket != story.ticket.id).then_some(message.ticket),
    })
}

fn past_json(line: &Interval) -> Json {
    json!({
        "state": line.state.word(),
        "for": line.wait_for,
        "detail": line.detail,
        "from": line.from.rfc3339(),
        "until": line.until.map(kernel::Moment::rfc3339),
        "said": line.said,
    })
}
