//! How a need's page is drawn.

use access::Record;
use files::Attachment;
use kernel::{Id, Moment, Result, Subject};
use look::{Act, Crumb, Dialogue, Facts, Happening, Head, Html, Icon, Mood, Notice, Seen, Timeline};
use web::{Ask, Draft, Page, draw_form};

use crate::answer::AnswerForm;
use crate::clock::when;
use crate::criterion::decimal;
use crate::need::href;
use crate::show::Story;
use crate::store::messages::{Message, Voice};
use crate::write::WriteForm;
use crate::{Detail, Move, Need, POLICY, Period, State, Step, Verb, Verdict, moves, remove_file, score_page};

pub(crate) fn page(ask: &Ask<'_>, story: &Story) -> Result<Page> {
    let need = &story.need;
    let (primary, quiet) = head_acts(ask, need);
    let head = Head {
        number: need.id.to_string(),
        state: Some(need.state.step().mark(ask.talk)),
        primary,
        quiet,
        ..Head::titled(&need.facts.title)
    };
    let body = outcome(ask, story).then(&story_of(ask, need)).then(&scored(ask, story));
    let body = body.then(&dialogue(ask, story)).then(&history(ask, story));
    let aside = facts(ask, story).then(&behind(ask, story)).then(&aside_more(ask, need)?);
    Ok(Page {
        crumbs: vec![Crumb::new("/needs", ask.say("needs-list-title"))],
        head,
        body,
        aside,
        ..Page::default()
    })
}

/// What led to the need and what came of it: its thread.
fn aside_more(ask: &Ask<'_>, need: &Need) -> Result<Html> {
    thread::panel(ask, &Subject::new("need", need.id.number()))
}

/// Every move with its verb, the key of its words and its icon, in the order in which a need goes.
const MOVES: [(Verb, Move, &str, Icon); 10] = [
    (Verb::Clarify, Move::Clarify, "needs-clarify-title", Icon::Comment),
    (Verb::Assess, Move::Assess, "needs-assess-title", Icon::Policy),
    (Verb::Approve, Move::Approve, "needs-approve-title", Icon::Check),
    (Verb::Plan, Move::Plan { when: Period::SOME }, "needs-plan-title", Icon::Calendar),
    (Verb::Deliver, Move::Deliver, "needs-deliver-title", Icon::Deliver),
    (Verb::FollowUp, Move::FollowUp { verdict: Verdict::Met }, "needs-follow-up-title", Icon::Outcome),
    (Verb::TakeUp, Move::TakeUp, "needs-take-up-title", Icon::Undo),
    (Verb::Park, Move::Park { until: None }, "needs-park-title", Icon::Paused),
    (Verb::Merge, Move::Merge { into: Id::new(0) }, "needs-merge-title", Icon::Merge),
    (Verb::Decline, Move::Decline, "needs-decline-title", Icon::Declined),
];

/// The moves that this person may make now from a step, as links to their forms.
pub(crate) fn open_moves(ask: &Ask<'_>, step: Step, record: &impl Record, id: Id<Need>) -> Vec<Act> {
    let open =
        MOVES.into_iter().filter(|(verb, to, ..)| step.allows(*to) && POLICY.may(ask.actor, *verb, record));
    open.map(|(verb, _, key, icon)| to_form(ask, id, verb, key).icon(icon)).collect()
}

fn to_form(ask: &Ask<'_>, id: Id<Need>, verb: Verb, key: &str) -> Act {
    Act::go(ask.say(key), format!("{}/{}", href(id), access::Verb::word(verb)))
}

/// Where a business case begins.
const CASES: &str = "/cases/add";

/// The next move as the one button; the others, and what else can be done, as quiet ones.
fn head_acts(ask: &Ask<'_>, need: &Need) -> (Option<Act>, Vec<Act>) {
    let mut moves = open_moves(ask, need.state.step(), need, need.id);
    // Planning anew comes after delivering what is planned.
    if need.state.step() == Step::Planned && POLICY.may(ask.actor, Verb::Deliver, need) && moves.len() > 1 {
        moves.swap(0, 1);
    }
    let mut moves = moves.into_iter();
    let can_join =
        !need.mine.is_asker && need.can_be_joined().is_ok() && POLICY.may(ask.actor, Verb::Join, need);
    let mut quiet: Vec<Act> = Vec::new();
    let primary = moves
        .next()
        .or_else(|| can_join.then(|| to_form(ask, need.id, Verb::Join, "needs-join-title").icon(Icon::Add)));
    quiet.extend(moves);
    let others = [
        (Verb::Note, "needs-note-title", Icon::Internal),
        (Verb::Assign, "needs-assign-title", Icon::Person),
        (Verb::Edit, "needs-edit-page", Icon::Edit),
        (Verb::Invite, "needs-invite-title", Icon::Policy),
    ];
    let may = others.into_iter().filter(|(verb, ..)| POLICY.may(ask.actor, *verb, need));
    quiet.extend(may.map(|(verb, key, icon)| to_form(ask, need.id, verb, key).icon(icon)));
    if can_join && POLICY.may(ask.actor, Verb::JoinFor, need) {
        quiet.push(to_form(ask, need.id, Verb::Join, "needs-join-for-title").icon(Icon::Add));
    }
    // The business cases are a room of their own, which knows this one only by the thread.
    if need.state.step().is_open() && ask.app.may_open(ask.actor, CASES) {
        let href = web::bringing(CASES, &[("from_kind", "need"), ("from_id", &need.id.to_string())]);
        quiet.push(Act::go(ask.say("needs-case"), href).icon(Icon::Money));
    }
    if POLICY.may(ask.actor, Verb::Score, need) && need.can_be_scored().is_ok() && need.state.step().is_open()
    {
        quiet.push(to_form(ask, need.id, Verb::Score, "needs-score-title").icon(Icon::Chart));
    }
    (primary, quiet)
}

/// What came of it, first on the page; and what IT still has to do about telling it.
fn outcome(ask: &Ask<'_>, story: &Story) -> Html {
    let need = &story.need;
    let mut html = Html::default();
    if !need.reason.is_empty() {
        let mood =
            if need.state.step().is_open() { Mood::Calm } else { need.state.step().mark(ask.talk).mood };
        let mut notice = Notice::new(mood, need.reason.clone());
        notice.title = outcome_words(ask, need.state);
        if is_overdue(ask, need.state) {
            (notice.mood, notice.title) =
                (Mood::Bad, format!("{}. {}", notice.title, ask.say("needs-overdue")));
        }
        if let Some((id, title)) = &story.target {
            notice.act = Some(Act::go(format!("{title} ({id})"), href(*id)));
        }
        html = html.then(&notice.render(ask.talk));
    }
    if story.unheard > 0 {
        let words = ask.talk.with("needs-unheard", &[("count", story.unheard.into())]);
        let mut notice = Notice::new(Mood::Watch, words);
        notice.act = Some(to_form(ask, need.id, Verb::Tell, "needs-tell-title"));
        html = html.then(&notice.render(ask.talk));
    }
    html
}

/// What was planned for a time that has passed.
fn is_overdue(ask: &Ask<'_>, state: State) -> bool {
    matches!(state, State::Planned { when } if when.is_over(moves::today(ask)))
}

/// The state with its facts in a few words: "Planerat till 2027-Q2".
pub(crate) fn outcome_words(ask: &Ask<'_>, state: State) -> String {
    match state {
        State::Delivered { at } => {
            format!("{}: {}", ask.say(&format!("needs-state-{}", state.step().word())), when(ask, at))
        }
        other => told(ask, other.step(), other.detail()),
    }
}

/// A step with what it was told with.
fn told(ask: &Ask<'_>, step: Step, detail: Detail) -> String {
    let word = ask.say(&format!("needs-state-{}", step.word()));
    let fact = match detail {
        Detail::Nothing => return word,
        Detail::Until(day) => ask.talk.with("needs-until", &[("day", day.to_string().into())]),
        Detail::Into(need) => ask.talk.with("needs-into", &[("number", need.to_string().into())]),
        Detail::PlannedFor(when) => ask.talk.with("needs-for", &[("when", when.to_string().into())]),
        Detail::Found(verdict) => ask.say(&format!("needs-verdict-{}", verdict.word())),
    };
    format!("{word}: {fact}")
}

fn story_of(ask: &Ask<'_>, need: &Need) -> Html {
    let mut html = Html(format!("<section class=\"story prose\">{}", look::prose(&need.facts.text)));
    if !need.facts.effect.is_empty() {
        let title = look::escape(&ask.say("needs-fact-effect"));
        html = html.then(&Html(format!("<h2>{title}</h2>{}", look::prose(&need.facts.effect))));
    }
    html.then(&Html("</section>".to_owned()))
}

fn scored(ask: &Ask<'_>, story: &Story) -> Html {
    match crate::criterion::sum(&story.scores) {
        None => Html::default(),
        Some(sum) => {
            let link = to_form(ask, story.need.id, Verb::Score, "needs-score-more").plain();
            score_page::arithmetic(ask, &sum).then(&Html(format!("<p>{link}</p>")))
        }
    }
}

fn dialogue(ask: &Ask<'_>, story: &Story) -> Html {
    let need = &story.need;
    let messages = story.messages.iter().map(|message| drawn(ask, story, message)).collect();
    let reply = if POLICY.may(ask.actor, Verb::Answer, need) {
        draw_form::<AnswerForm>(ask, &format!("{}/answer", need.href()), &Draft::default())
    } else if POLICY.may(ask.actor, Verb::Write, need) {
        draw_form::<WriteForm>(ask, &format!("{}/write", need.href()), &Draft::default())
    } else {
        Html::default()
    };
    Dialogue { title: ask.say("needs-dialogue"), messages, reply }.render(ask.talk)
}

fn drawn(ask: &Ask<'_>, story: &Story, message: &Message) -> look::Message {
    let role = match message.voice {
        Voice::Asker => "needs-voice-asker",
        Voice::It | Voice::Internal => "needs-voice-it",
    };
    let mut role = ask.say(role);
    if message.need != story.need.id {
        let from = ask.talk.with("needs-from-need", &[("number", message.need.to_string().into())]);
        role = format!("{role}, {from}");
    }
    look::Message {
        id: format!("message-{}", message.id),
        author: story.author(ask, message),
        role,
        at: ask.when(message.at),
        at_iso: message.at.rfc3339(),
        body: look::prose(&message.text),
        seen: if message.voice == Voice::Internal { Seen::ByTeam } else { Seen::ByAll },
        files: story.files_of(message).map(|file| file_link(ask, story, file)).collect(),
    }
}

fn file_link(ask: &Ask<'_>, story: &Story, file: &Attachment) -> look::FileLink {
    let is_theirs = remove_file::may_remove(ask.actor, &story.need, file);
    let remove = format!("{}/files/{}/remove", story.need.href(), file.id);
    look::FileLink {
        name: file.name.clone(),
        href: file.href(),
        size: ask.talk.lang().bytes(file.size),
        remove: if is_theirs { remove } else { String::new() },
    }
}

fn history(ask: &Ask<'_>, story: &Story) -> Html {
    let mut happenings: Vec<Happening> = story
        .past
        .iter()
        .map(|line| {
            let mark = line.to.mark(ask.talk);
            let step = told(ask, line.to, line.detail);
            let what = Html(format!("{}{}", look::escape(&step), reason_of(&line.reason)));
            let who = story.name(ask, line.by);
            Happening { icon: mark.icon, what, who, at: when(ask, line.at), at_iso: line.at.rfc3339() }
        })
        .collect();
    let asked = Html::text(&ask.say("needs-asked"));
    let at = story.need.created_at;
    happenings.push(Happening {
        icon: Icon::Need,
        what: asked,
        who: String::new(),
        at: when(ask, at),
        at_iso: at.rfc3339(),
    });
    Timeline { title: ask.say("needs-history"), happenings, earlier: String::new() }.render(ask.talk)
}

fn reason_of(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(": {}", look::escape(reason)) }
}

fn facts(ask: &Ask<'_>, story: &Story) -> Html {
    let (need, facts) = (&story.need, &story.need.facts);
    let moment = |at: Option<Moment>| at.map(|at| when(ask, at)).unwrap_or_default();
    let count = |n: i64| ask.talk.lang().number(n);
    let owner = match need.owner {
        Some(owner) => story.name(ask, Some(owner)),
        None => ask.say("needs-nobody-yet"),
    };
    Facts::titled(ask.say("needs-facts"))
        .link(ask.say("needs-fact-unit"), &story.unit, &format!("/needs?state=open&unit={}", facts.unit))
        .text(ask.say("needs-fact-concerns"), &facts.concerns)
        .text(ask.say("needs-fact-touched"), &facts.touched)
        .text(ask.say("needs-fact-touched-count"), &facts.touched_count.map(count).unwrap_or_default())
        .text(
            ask.say("needs-fact-wanted-by"),
            &facts.wanted_by.map(|day| day.to_string()).unwrap_or_default(),
        )
        .text(ask.say("needs-fact-owner"), &owner)
        .text(
            ask.say("needs-fact-score"),
            &need.score.map(|s| decimal(s, ask.talk.lang())).unwrap_or_default(),
        )
        .text(ask.say("needs-fact-asked"), &when(ask, need.created_at))
        .text(ask.say("needs-fact-answered"), &moment(need.answered_at))
        .render(ask.talk)
}

/// Who stands behind it: named to those who may see names, counted to all.
fn behind(ask: &Ask<'_>, story: &Story) -> Html {
    let need = &story.need;
    let count = ask.talk.with("needs-askers-count", &[("count", need.askers.into())]);
    let mut facts = Facts::titled(ask.say("needs-behind")).text(ask.say("needs-behind-count"), &count);
    for asker in &story.askers {
        let (name, since) = (story.name(ask, Some(asker.person)), when(ask, asker.since));
        let told = match (asker.waiting_since, asker.told_at) {
            (Some(_), _) => ask.say("needs-asker-waits"),
            (None, Some(at)) => ask.talk.with("needs-asker-told", &[("at", ask.when(at).into())]),
            (None, None) => since,
        };
        facts = facts.text(name, &told);
    }
    for (id, title) in &story.taken_in {
        facts = facts.link(ask.say("needs-taken-in"), title, &href(*id));
    }
    let html = facts.render(ask.talk);
    let leaves = need.can_be_left().is_ok() && POLICY.may(ask.actor, Verb::Leave, need);
    if !leaves {
        return html;
    }
    html.then(&Act::send(ask.say("needs-leave"), format!("{}/leave", need.href())).quiet())
}
