//! Mail that goes out: the queue, one letter of it, and the addresses that get none.

use ::store::{Reading, Row, Sql};
use access::Actor;
use kernel::{Id, Moment, Result};
use look::{Act, Crumb, Facts, Icon, Mood, StateMark};
use serde_json::json;
use web::{Ask, Card, Cell, Column, Filter, FilterKind, List, Page, Reply, SortBy};

use crate::outgoing::{OutState, Outgoing};
use crate::policy::{LETTERS_OUT, OutVerb, sees_subjects};
use crate::store::outgoing as rows;
use crate::try_again::Stop;

fn mark(ask: &Ask<'_>, state: &OutState) -> StateMark {
    let (icon, mood) = match state {
        OutState::Queued => (Icon::Waiting, Mood::Calm),
        OutState::Sent { .. } => (Icon::Done, Mood::Good),
        OutState::Failed { .. } | OutState::Bounced { .. } => (Icon::Warning, Mood::Bad),
        OutState::Dropped { .. } => (Icon::Delete, Mood::Past),
    };
    StateMark::new(icon, ask.say(&format!("mail-sending-{}", state.word())), mood)
}

/// What it is about, for those who may know; its number for all others.
fn title(letter: &Outgoing, ask: &Ask<'_>) -> String {
    if sees_subjects(ask.actor) {
        letter.subject.clone()
    } else {
        ask.talk.with("mail-letter-number", &[("number", letter.id.to_string().into())])
    }
}

fn href(id: Id<Outgoing>) -> String {
    format!("/mail/sendings/{id}")
}

pub(crate) static LIST: List<Outgoing> = List {
    name: "mail-sendings",
    path: "/mail/sendings",
    export_path: "/mail/sendings/export",
    export_name: "mail-sendings-export",
    select: rows::COLUMNS,
    from: "letter_out",
    id: "letter_out.id",
    scope: |actor| LETTERS_OUT.scope(actor, OutVerb::Read),
    read: rows::read,
    row_id: |letter| (letter.id.number(), letter.id.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "subject",
            sort: SortBy::Nothing,
            cell: |letter, ask| Cell::Link { text: title(letter, ask), href: href(letter.id) },
        },
        Column { name: "to", sort: SortBy::Nothing, cell: |letter, _| Cell::Text(letter.to.address.clone()) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |letter, ask| Cell::State(letter.state.word(), mark(ask, &letter.state)),
        },
        Column { name: "tries", sort: SortBy::Nothing, cell: |letter, _| Cell::Number(letter.tries) },
        Column { name: "said", sort: SortBy::Nothing, cell: |letter, _| Cell::Text(letter.said.clone()) },
        Column {
            name: "at",
            sort: SortBy::Number("letter_out.at"),
            cell: |letter, _| Cell::Moment(letter.at),
        },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("queued", "letter_out.state = 'queued'"),
            ("sent", "letter_out.state = 'sent'"),
            ("failed", "letter_out.state IN ('failed', 'bounced')"),
            ("dropped", "letter_out.state = 'dropped'"),
        ]),
    }],
    sort: "-at",
    bulk: &[("try-again", "mail-try-again-act"), ("drop", "mail-drop-act")],
    create: None,
    beside: &[("/mail", "mail-boxes-list-title"), ("/mail/stops", "mail-stops-list-title")],
};

/// GET /mail/sendings/{id}
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Outgoing> = ask.id("id")?;
    let letter = ask.db.read(|reading| rows::load(reading, ask.actor, id))?;
    let json = || {
        json!({
            "id": letter.id.number(), "mailbox": letter.mailbox.number(), "to": letter.to.address,
            "subject": title(&letter, ask), "about": letter.about, "state": letter.state.word(), "tries": letter.tries,
            "next_try": letter.next_try.rfc3339(), "said": letter.said, "at": letter.at.rfc3339(),
        })
    };
    ask.show(|| Ok(json()), || Ok(page(ask, &letter)))
}

fn page(ask: &Ask<'_>, letter: &Outgoing) -> Page {
    let mut page = Page::titled(title(letter, ask));
    page.head.number = format!("#{}", letter.id);
    page.head.state = Some(mark(ask, &letter.state));
    page.crumbs = vec![
        Crumb::new("/mail", ask.say("mail-boxes-list-title")),
        Crumb::new("/mail/sendings", ask.say("mail-sendings-list-title")),
    ];
    let at = href(letter.id);
    let may = |verb| LETTERS_OUT.may(ask.actor, verb, letter);
    let is_queued = letter.state == OutState::Queued;
    let is_sent = matches!(letter.state, OutState::Sent { .. });
    if !is_sent && may(OutVerb::TryAgain) {
        let act = Act::send(ask.say("mail-try-again-act"), format!("{at}/try-again"));
        page.head.primary = Some(act.icon(Icon::Refresh));
    }
    if is_queued && may(OutVerb::Drop) {
        page.head.quiet.push(Act::send(ask.say("mail-drop-act"), format!("{at}/drop")).icon(Icon::Delete));
    }
    let next = if is_queued { ask.when(letter.next_try) } else { String::new() };
    let facts = Facts::titled(ask.say("mail-sending-facts"))
        .text(ask.say("mail-sendings-col-to"), &letter.to.address)
        .text(ask.say("mail-sendings-col-at"), &ask.when(letter.at))
        .text(ask.say("mail-sendings-col-tries"), &letter.tries.to_string())
        .text(ask.say("mail-sending-next"), &next)
        .text(ask.say("mail-sendings-col-said"), &letter.said);
    page.body = facts.render(ask.talk);
    page
}

/// The cards of letters that the actor may see.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = format!("SELECT {} FROM letter_out WHERE {{scope}}", rows::COLUMNS);
    let sql = Sql::within(&LETTERS_OUT.scope(actor, OutVerb::Read), &text);
    let found = reading.rows(sql.and_in("letter_out.id", ids.iter().copied()))?;
    let card = |letter: Outgoing| Card {
        id: letter.id.number(),
        href: href(letter.id),
        state: Some(mark(ask, &letter.state)),
        title: title(&letter, ask),
        told: String::new(),
    };
    found.iter().map(|row| rows::read(row).map(card)).collect()
}

/// An address that gets no mail.
pub(crate) struct Stopped {
    id: Id<Stop>,
    address: String,
    at: Moment,
    said: String,
}

fn stopped(row: &Row) -> Result<Stopped> {
    Ok(Stopped { id: row.get(0)?, address: row.get(1)?, at: row.get(2)?, said: row.get(3)? })
}

pub(crate) static STOPS: List<Stopped> = List {
    name: "mail-stops",
    path: "/mail/stops",
    export_path: "/mail/stops/export",
    export_name: "mail-stops-export",
    select: "mail_stop.id, mail_stop.address, mail_stop.at, mail_stop.said",
    from: "mail_stop",
    id: "mail_stop.id",
    scope: |actor| LETTERS_OUT.scope(actor, OutVerb::Read),
    read: stopped,
    row_id: |stop| (stop.id.number(), stop.address.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "address",
            sort: SortBy::Text("mail_stop.address"),
            cell: |stop, _| Cell::Text(stop.address.clone()),
        },
        Column { name: "said", sort: SortBy::Nothing, cell: |stop, _| Cell::Text(stop.said.clone()) },
        Column { name: "at", sort: SortBy::Number("mail_stop.at"), cell: |stop, _| Cell::Moment(stop.at) },
    ],
    filters: &[],
    sort: "-at",
    bulk: &[("release", "mail-release-act")],
    create: None,
    beside: &[("/mail", "mail-boxes-list-title"), ("/mail/sendings", "mail-sendings-list-title")],
};
