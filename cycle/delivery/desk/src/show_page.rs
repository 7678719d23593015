//! How a ticket's page is drawn.

use files::Attachment;
use kernel::{Id, Moment, Result, Subject};
use look::{Act, Crumb, Dialogue, Facts, Happening, Head, Html, Icon, Mood, Notice, Seen, Timeline};
use web::{Ask, Draft, Page, draw_form};

use crate::answer::AnswerForm;
use crate::clock::when;
use crate::rules_page::priority;
use crate::show::{Story, next};
use crate::store::messages::{Carrier, Message, Voice};
use crate::store::past::Interval;
use crate::ticket::{Part, href};
use crate::write::WriteForm;
use crate::{
    Channel, Kind, Move, POLICY, Stands, State, Step, Ticket, Verb, Waiting, checklist_page, order, post,
    pulse, queue, remove_file, split_page, suggest,
};

pub(crate) fn page(ask: &Ask<'_>, story: &Story) -> Result<Page> {
    let ticket = &story.ticket;
    let (primary, quiet) = head_acts(ask, story);
    let head = Head {
        number: ticket.id.to_string(),
        state: Some(ticket.state.step().mark(ask.talk)),
        primary,
        quiet,
        ..Head::titled(&ticket.facts.title)
    };
    let body = pulse::draw(ask, story)
        .then(&queue::draw(ask, story)?)
        .then(&told(ask, story))
        .then(&report_of(ask, story))
        .then(&checklist_page::draw(ask, story));
    let body = body.then(&split_page::draw(ask, story)).then(&dialogue(ask, story));
    let body = body.then(&work(ask, story)).then(&history(ask, story));
    let subject = Subject::new("ticket", ticket.id.number());
    let (clocks, thread) = (clocks::panel(ask, &subject)?, thread::panel(ask, &subject)?);
    Ok(Page {
        crumbs: vec![Crumb::new("/tickets", ask.say("desk-list-title"))],
        head,
        body,
        aside: facts(ask, story)
            .then(&clocks)
            .then(&people(ask, story))
            .then(&answers(ask, story))
            .then(&thread),
        ..Page::default()
    })
}

/// What may answer it, for the desk while it answers.
fn answers(ask: &Ask<'_>, story: &Story) -> Html {
    let ticket = &story.ticket;
    let is_answered = !ticket.state.step().is_open() || !POLICY.may(ask.actor, Verb::Answer, ticket);
    if is_answered { Html::default() } else { suggest::beside(ask, Some(ticket)) }
}

fn to_form(ask: &Ask<'_>, id: Id<Ticket>, verb: Verb, key: &str) -> Act {
    queue::keyed(Act::go(ask.say(key), queue::within(ask, id, access::Verb::word(verb))), verb)
}

fn to_send(ask: &Ask<'_>, id: Id<Ticket>, verb: Verb, key: &str) -> Act {
    queue::keyed(Act::send(ask.say(key), queue::within(ask, id, access::Verb::word(verb))), verb)
}

/// The next step as the one button; the others, and what else can be done, as quiet ones.
fn head_acts(ask: &Ask<'_>, story: &Story) -> (Option<Act>, Vec<Act>) {
    let ticket = &story.ticket;
    let (id, step) = (ticket.id, ticket.state.step());
    let may = |verb| POLICY.may(ask.actor, verb, ticket);
    let mut acts: Vec<Act> = Vec::new();
    let mut add = |is_open: bool, verb: Verb, act: Act| {
        if is_open && may(verb) {
            acts.push(act);
        }
    };
    let is_mine = ticket.owner.is_some() && ticket.owner == ask.actor.person_id();
    add(
        step.is_open() && !is_mine,
        Verb::Take,
        to_send(ask, id, Verb::Take, "desk-take-title").icon(Icon::Person),
    );
    let can_rate = ticket.can_be_rated(ask.db.clock().now()).is_ok();
    add(can_rate, Verb::Rate, to_form(ask, id, Verb::Rate, "desk-rate-title").icon(Icon::Thanks));
    add(
        step == Step::Waiting,
        Verb::Resume,
        to_send(ask, id, Verb::Resume, "desk-resume-title").icon(Icon::Undo),
    );
    let moves = [
        (Verb::Resolve, Move::Resolve, "desk-resolve-title", Icon::Done),
        (Verb::Wait, Move::Wait { on: Waiting::Requester }, "desk-wait-title", Icon::Waiting),
        (Verb::Reopen, Move::Reopen, "desk-reopen-title", Icon::Undo),
        (Verb::Merge, Move::Merge { into: Id::new(0) }, "desk-merge-title", Icon::Merge),
    ];
    for (verb, to, key, icon) in moves {
        let is_parting = step == Step::Merged && verb == Verb::Reopen && !may(Verb::Merge);
        // What is not done yet stands in the checklist on the same page.
        let waits_for_steps = verb == Verb::Resolve && story.beyond.checklist.list.can_be_solved().is_err();
        let can = step.allows(&to) && !is_parting && !waits_for_steps;
        add(can, verb, to_form(ask, id, verb, key).icon(icon));
    }
    add(
        step == Step::Resolved,
        Verb::Close,
        to_send(ask, id, Verb::Close, "desk-close-title").icon(Icon::Records),
    );
    let is_problem = ticket.facts.kind == Kind::Problem;
    add(
        is_problem,
        Verb::Diagnose,
        to_form(ask, id, Verb::Diagnose, "desk-diagnose-title").icon(Icon::Search),
    );
    add(
        ticket.parent.is_none() && step.is_open(),
        Verb::PutUnder,
        to_form(ask, id, Verb::PutUnder, "desk-put-under-title").icon(Icon::Layers),
    );
    let out = Act::send(ask.say("desk-take-out-title"), format!("{}/take-out", href(id))).icon(Icon::Split);
    add(ticket.parent.is_some(), Verb::PutUnder, out);
    forms(ask, story, &mut acts);
    if may(Verb::ReadInternal) {
        acts.extend(onward(ask, ticket));
    }
    watching(ask, ticket, &mut acts);
    if ask.actor.person_id().is_some_and(|me| story.approval.step_of(me).is_ok()) {
        acts.insert(0, to_form(ask, id, Verb::Decide, "desk-decide-title").icon(Icon::Decision));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

/// What can be done in any state.
fn forms(ask: &Ask<'_>, story: &Story, acts: &mut Vec<Act>) {
    let (id, may) = (story.ticket.id, |verb| POLICY.may(ask.actor, verb, &story.ticket));
    let forms = [
        (Verb::AskApproval, "desk-ask-approval-title", Icon::Decision),
        (Verb::Note, "desk-note-title", Icon::Internal),
        (Verb::AddStep, "desk-add-step-title", Icon::List),
        (Verb::Triage, "desk-triage-title", Icon::Policy),
        (Verb::Assign, "desk-assign-title", Icon::People),
        (Verb::Spend, "desk-spend-title", Icon::Clock),
        (Verb::AddWatcher, "desk-add-watcher-title", Icon::Add),
    ];
    for (verb, key, icon) in forms {
        if may(verb) {
            acts.push(to_form(ask, id, verb, key).icon(icon));
        }
    }
    if !story.messages.is_empty() && may(Verb::Split) {
        acts.push(to_form(ask, id, Verb::Split, "desk-split-page").icon(Icon::Split));
    }
}

/// What a ticket may lead to: an article of what it taught, a need of what it lacked.
fn onward(ask: &Ask<'_>, ticket: &Ticket) -> Vec<Act> {
    let id = ticket.id.to_string();
    let said = match &ticket.rating {
        Some(rating) if !rating.text.is_empty() => &rating.text,
        Some(_) | None => &ticket.facts.text,
    };
    let brief = |text: &str| text.chars().take(1_000).collect::<String>();
    let (from, title) = ([("from_kind", "ticket"), ("from_id", id.as_str())], ticket.facts.title.as_str());
    let mut acts = Vec::new();
    if articles::POLICY.may_somewhere(ask.actor, articles::Verb::Write) {
        let (text, service) = (brief(&ticket.said), ticket.facts.service);
        let service = service.map_or_else(String::new, |service| service.to_string());
        let brings =
            [("heading", title), ("text", text.as_str()), ("service", service.as_str()), from[0], from[1]];
        let act = Act::go(ask.say("desk-to-article"), web::bringing("/articles/write", &brings));
        acts.push(act.icon(Icon::Book));
    }
    let text = brief(said);
    let brings = [("title", title), ("text", text.as_str()), from[0], from[1]];
    acts.push(Act::go(ask.say("desk-to-need"), web::bringing("/needs/ask", &brings)).icon(Icon::Need));
    acts
}

fn watching(ask: &Ask<'_>, ticket: &Ticket, acts: &mut Vec<Act>) {
    let (id, may) = (ticket.id, |verb| POLICY.may(ask.actor, verb, ticket));
    match ticket.mine.part {
        Part::None if may(Verb::Watch) => {
            acts.push(to_send(ask, id, Verb::Watch, "desk-watch-title").icon(Icon::Eye));
        }
        Part::Watches if may(Verb::Unwatch) => {
            acts.push(to_send(ask, id, Verb::Unwatch, "desk-unwatch-title").icon(Icon::Minus));
        }
        Part::None | Part::Asks | Part::Watches => {}
    }
    if may(Verb::Confide) {
        let (path, key) = if ticket.is_confidential {
            ("unconfide", "desk-unconfide-title")
        } else {
            ("confide", "desk-confide-title")
        };
        acts.push(Act::send(ask.say(key), format!("{}/{path}", href(id))).icon(Icon::Protection));
    }
}

/// Where it stands and what happens next, first on the page.
fn told(ask: &Ask<'_>, story: &Story) -> Html {
    let ticket = &story.ticket;
    let mut notice = Notice::new(ticket.state.step().mark(ask.talk).mood, ticket.said.clone());
    notice.title = next(ask, ticket);
    if let Some((id, title)) = &story.target {
        notice.act = Some(Act::go(format!("{title} ({id})"), href(*id)));
    }
    let mut html = notice.render(ask.talk);
    if ticket.is_confidential {
        html = html.then(&Notice::new(Mood::Watch, ask.say("desk-is-confidential")).render(ask.talk));
    }
    if !story.workaround.is_empty() {
        let mut notice = Notice::new(Mood::Watch, story.workaround.clone());
        notice.title = ask.say("desk-known-error");
        html = html.then(&notice.render(ask.talk));
    }
    html = html.then(&approved(ask, story));
    if let Some(rating) = &ticket.rating {
        let mut notice = Notice::new(Mood::Calm, rating.text.clone());
        notice.title = ask.say(&format!("desk-rate-grade-{}", rating.grade.word()));
        html = html.then(&notice.render(ask.talk));
    }
    html
}

/// Who was asked to approve, and what each said.
fn approved(ask: &Ask<'_>, story: &Story) -> Html {
    if story.approval.steps.is_empty() {
        return Html::default();
    }
    let key = match story.approval.stands() {
        Stands::NotAsked | Stands::Waits(_) => "desk-approval-waits",
        Stands::Granted => "desk-approval-granted",
        Stands::Refused(_) => "desk-approval-refused",
    };
    let mut facts = Facts::titled(ask.say(key));
    for step in &story.approval.steps {
        let words = match &step.said {
            None => format!("{} – {}", step.question, ask.say("desk-approval-not-yet")),
            Some(said) => {
                let verdict = ask.say(&format!("desk-decide-verdict-{}", said.verdict.word()));
                format!("{} – {verdict} {} {}", step.question, ask.when(said.at), said.reason)
            }
        };
        facts = facts.text(story.name(ask, Some(step.approver)), &words);
    }
    facts.render(ask.talk)
}

fn report_of(ask: &Ask<'_>, story: &Story) -> Html {
    let text = &story.ticket.facts.text;
    // What an order answers stands in a table; its text says the same.
    let words = match &story.beyond.ordered {
        Some(ordered) => order::shown::draw(ask, ordered),
        None if story.ticket.channel == Channel::Mail => post::drawn(ask, text),
        None => look::prose(text),
    };
    let mut html = Html(format!("<section class=\"story prose\">{words}"));
    let links: Vec<String> = story
        .own_files()
        .map(|file| {
            let link =
                Act::go(format!("{} ({})", file.name, ask.talk.lang().bytes(file.size)), file.href()).plain();
            let remove = remove_file::may_remove(ask.actor, &story.ticket, file).then(|| {
                let words = ask.talk.with("desk-remove-file-of", &[("name", file.name.clone().into())]);
                Act::go(words, remove_href(&story.ticket, file)).plain().0
            });
            format!("<li>{link} {}</li>", remove.unwrap_or_default())
        })
        .collect();
    if let Some(whole) = whole_letter(ask, story, None) {
        html = html.then(&Html(format!("<p>{}</p>", Act::go(whole.name, whole.href).plain())));
    }
    if !links.is_empty() {
        html = html.then(&Html(format!("<ul class=\"files\">{}</ul>", links.join(""))));
    }
    html.then(&Html("</section>".to_owned()))
}

fn remove_href(ticket: &Ticket, file: &Attachment) -> String {
    format!("{}/files/{}/remove", ticket.href(), file.id)
}

fn dialogue(ask: &Ask<'_>, story: &Story) -> Html {
    let ticket = &story.ticket;
    let messages = story.messages.iter().map(|message| drawn(ask, story, message)).collect();
    let can_speak = !matches!(ticket.state.step(), Step::Merged | Step::Closed);
    let is_desk = POLICY.may(ask.actor, Verb::Answer, ticket) && ticket.mine.part != Part::Asks;
    let reply = if !can_speak {
        Html::default()
    } else if is_desk {
        draw_form::<AnswerForm>(ask, &queue::within(ask, ticket.id, "answer"), &Draft::default())
    } else if POLICY.may(ask.actor, Verb::Write, ticket) {
        draw_form::<WriteForm>(ask, &queue::within(ask, ticket.id, "write"), &Draft::default())
    } else {
        Html::default()
    };
    Dialogue { title: ask.say("desk-dialogue"), messages, reply }.render(ask.talk)
}

fn drawn(ask: &Ask<'_>, story: &Story, message: &Message) -> look::Message {
    let mut role = match message.voice {
        Voice::Asker => ask.say("desk-voice-asker"),
        Voice::Desk | Voice::Internal => ask.say("desk-voice-desk"),
    };
    if message.carrier != Carrier::Typed {
        role = format!("{role}, {}", ask.say("desk-by-letter"));
    }
    if message.ticket != story.ticket.id {
        let from = ask.talk.with("desk-from-ticket", &[("number", message.ticket.to_string().into())]);
        role = format!("{role}, {from}");
    }
    look::Message {
        id: format!("message-{}", message.id),
        author: story.author(ask, message),
        role,
        at: ask.when(message.at),
        at_iso: message.at.rfc3339(),
        body: if message.carrier == Carrier::Typed {
            look::prose(&message.text)
        } else {
            post::drawn(ask, &message.text)
        },
        seen: if message.voice == Voice::Internal { Seen::ByTeam } else { Seen::ByAll },
        files: story
            .files_of(message)
            .map(|file| file_link(ask, story, file))
            .chain(whole_letter(ask, story, Some(message.id)))
            .collect(),
    }
}

/// Where the whole mail is shown that became an entry, or the report itself; for the desk.
fn whole_letter(ask: &Ask<'_>, story: &Story, message: Option<i64>) -> Option<look::FileLink> {
    let (_, letter) = story.letters.iter().find(|(became, _)| *became == message)?;
    let (name, href) = (ask.say("desk-letter-whole"), format!("/mail/letters/{letter}/whole"));
    Some(look::FileLink { name, href, ..look::FileLink::default() })
}

fn file_link(ask: &Ask<'_>, story: &Story, file: &Attachment) -> look::FileLink {
    let is_theirs = remove_file::may_remove(ask.actor, &story.ticket, file);
    look::FileLink {
        name: file.name.clone(),
        href: file.href(),
        size: ask.talk.lang().bytes(file.size),
        remove: if is_theirs { remove_href(&story.ticket, file) } else { String::new() },
    }
}

/// The time that was put into it, for those who work with it.
fn work(ask: &Ask<'_>, story: &Story) -> Html {
    if story.work.is_empty() {
        return Html::default();
    }
    let sum = ask.talk.with("desk-minutes", &[("count", story.ticket.minutes.into())]);
    let mut facts = Facts::titled(ask.say("desk-work")).text(ask.say("desk-work-sum"), &sum);
    for work in &story.work {
        let minutes = ask.talk.with("desk-minutes", &[("count", work.minutes.into())]);
        let note = if work.note.is_empty() { String::new() } else { format!(": {}", work.note) };
        facts =
            facts.text(format!("{} {}", work.day, story.name(ask, work.person)), &format!("{minutes}{note}"));
    }
    facts.render(ask.talk)
}

fn history(ask: &Ask<'_>, story: &Story) -> Html {
    let happening = |line: &Interval| {
        let mark = line.state.mark(ask.talk);
        let said =
            if line.said.is_empty() { String::new() } else { format!(": {}", look::escape(&line.said)) };
        Happening {
            icon: mark.icon,
            what: Html(format!("{}{said}", look::escape(&step_words(ask, line)))),
            who: line.by.map(|by| story.name(ask, Some(by))).unwrap_or_default(),
            at: when(ask, line.from),
            at_iso: line.from.rfc3339(),
        }
    };
    let states = story.past.iter().map(|line| (line.from, happening(line)));
    let mut all: Vec<(Moment, Happening)> = states.chain(split_page::happenings(ask, story)).collect();
    all.sort_by_key(|(at, _)| *at);
    let happenings = all.into_iter().rev().map(|(_, happening)| happening).collect();
    Timeline { title: ask.say("desk-history"), happenings, earlier: String::new() }.render(ask.talk)
}

/// A state of the history in words: "Väntar på leverantör, Nätab (4711)".
fn step_words(ask: &Ask<'_>, line: &Interval) -> String {
    let word = match &line.wait_for {
        Some(on) => ask.say(&format!("desk-wait-for-{on}")),
        None => ask.say(&format!("desk-state-{}", line.state.word())),
    };
    match (line.state, line.detail.is_empty()) {
        (_, true) => word,
        (Step::Merged, false) => ask.talk.with("desk-next-merged", &[("number", line.detail.clone().into())]),
        (_, false) => format!("{word}: {}", line.detail),
    }
}

fn facts(ask: &Ask<'_>, story: &Story) -> Html {
    let (ticket, facts) = (&story.ticket, &story.ticket.facts);
    let say = |what: &str| ask.say(&format!("desk-fact-{what}"));
    let owner = match ticket.owner {
        Some(owner) => story.name(ask, Some(owner)),
        None => ask.say("desk-nobody-yet"),
    };
    let mut html = Facts::titled(ask.say("desk-facts"))
        .text(say("kind"), &ask.say(&format!("desk-kind-{}", facts.kind.word())))
        .text(say("priority"), &priority(ask, ticket.priority.level.number()))
        .link(say("unit"), &story.unit, &format!("/tickets?state=open&unit={}", facts.unit))
        .text(say("owner"), &owner)
        .text(say("group"), &story.group);
    html = match facts.service {
        Some(service) if !story.service.is_empty() => {
            html.link(say("service"), &story.service, &services::href(service))
        }
        Some(_) | None => html,
    };
    if let State::Waiting { on } = &ticket.state {
        html = html.text(ask.say(&format!("desk-wait-for-{}", on.word())), &on.detail());
    }
    if POLICY.may(ask.actor, Verb::ReadInternal, ticket) {
        let priority = &ticket.priority;
        html = html
            .text(say("impact"), &ask.say(&format!("desk-impact-{}", priority.impact.word())))
            .text(say("urgency"), &ask.say(&format!("desk-urgency-{}", priority.urgency.word())))
            .text(say("why"), &priority.why)
            .text(say("cause"), &ticket.known.cause)
            .text(say("channel"), &ask.say(&format!("desk-channel-{}", ticket.channel.word())));
    }
    html.text(say("changed"), &pulse::last_changed(ask, story))
        .text(say("reported"), &when(ask, ticket.created_at))
        .render(ask.talk)
}

/// Who asks and who watches.
fn people(ask: &Ask<'_>, story: &Story) -> Html {
    let ticket = &story.ticket;
    let mut facts = Facts::titled(ask.say("desk-people"));
    if ticket.requester.is_none() {
        facts = facts.text(ask.say("desk-fact-requester"), &ask.say("desk-sender-unverified"));
    }
    for party in &story.parties {
        let label = match party.part {
            Part::Asks if Some(party.person) == ticket.requester => "desk-fact-requester",
            Part::Asks | Part::None => "desk-fact-asks-too",
            Part::Watches => "desk-fact-watches",
        };
        facts = facts.text(ask.say(label), &story.name(ask, Some(party.person)));
    }
    if ticket.reporter.is_some() {
        facts = facts.text(ask.say("desk-fact-reporter"), &story.name(ask, ticket.reporter));
    }
    if let Some((id, title)) = &story.parent {
        facts = facts.link(ask.say("desk-fact-parent"), title, &href(*id));
    }
    for (id, title) in &story.children {
        facts = facts.link(ask.say("desk-fact-child"), title, &href(*id));
    }
    for (id, title) in &story.taken_in {
        facts = facts.link(ask.say("desk-taken-in"), title, &href(*id));
    }
    facts.render(ask.talk)
}
