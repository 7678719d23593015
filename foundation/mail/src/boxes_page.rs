//! Mailboxes: the list, and one with what can be done about it.

use ::store::{Reading, Sql};
use access::Actor;
use kernel::{Id, Result};
use look::{Act, Crumb, Facts, Icon, Mood, Notice, StateMark};
use serde_json::json;
use web::{Ask, Card, Cell, Column, List, Need, Page, Reply, SortBy};

use crate::mailbox::{Mailbox, State};
use crate::policy::{BoxVerb, InVerb, LETTERS_IN, MAILBOXES};
use crate::reach::Unreached;
use crate::secret::Use;
use crate::settings::Inward;
use crate::store::boxes;
use crate::{fetch, post, setup};

pub(crate) fn mark(ask: &Ask<'_>, state: &State) -> StateMark {
    let (icon, mood) = match state {
        State::Open { .. } => (Icon::Done, Mood::Good),
        State::Paused { .. } => (Icon::Paused, Mood::Watch),
        State::Tripped { .. } => (Icon::Danger, Mood::Bad),
    };
    StateMark::new(icon, ask.say(&format!("mail-box-{}", state.word())), mood)
}

/// All mailboxes.
pub(crate) static LIST: List<Mailbox> = List {
    name: "mail-boxes",
    path: "/mail",
    export_path: "/mail/export",
    export_name: "mail-boxes-export",
    select: boxes::COLUMNS,
    from: "mailbox",
    id: "mailbox.id",
    scope: |actor| MAILBOXES.scope(actor, BoxVerb::Read),
    read: boxes::read,
    row_id: |mailbox| (mailbox.id.number(), mailbox.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("mailbox.name"),
            cell: |mailbox, _| Cell::Link { text: mailbox.name.clone(), href: mailbox.href() },
        },
        Column {
            name: "address",
            sort: SortBy::Text("mailbox.address"),
            cell: |mailbox, _| Cell::Text(mailbox.address.clone()),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |mailbox, ask| Cell::State(mailbox.state.word(), mark(ask, &mailbox.state)),
        },
        Column {
            name: "checked",
            sort: SortBy::Nothing,
            cell: |mailbox, _| mailbox.checked_at.map_or(Cell::Empty, Cell::Moment),
        },
        Column { name: "fault", sort: SortBy::Nothing, cell: |mailbox, ask| fault_cell(mailbox, ask) },
    ],
    filters: &[],
    sort: "name",
    bulk: &[],
    create: Some(("/mail/add", "mail-add-title", |actor| MAILBOXES.may_somewhere(actor, BoxVerb::Add))),
    beside: &[
        ("/mail/letters", "mail-letters-list-title"),
        ("/mail/sendings", "mail-sendings-list-title"),
        ("/mail/stops", "mail-stops-list-title"),
    ],
};

fn fault_cell(mailbox: &Mailbox, ask: &Ask<'_>) -> Cell {
    match mailbox.fault.split(':').next() {
        None | Some("") => Cell::Empty,
        Some(word) => Cell::word(word, fault_text(ask, word)),
    }
}

/// What was wrong, in the reader's language.
fn fault_text(ask: &Ask<'_>, word: &str) -> String {
    ask.talk.maybe(&format!("mail-fault-{word}")).unwrap_or_else(|| word.to_owned())
}

/// GET /mail/{id}
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Mailbox> = ask.id("id")?;
    let (mailbox, secrets) = ask.db.read(|reading| {
        let mailbox = boxes::load(reading, ask.actor, id)?;
        Ok((mailbox, boxes::has_secrets(reading, id)?))
    })?;
    ask.show(|| Ok(as_json(&mailbox, &secrets)), || Ok(page(ask, &mailbox, &secrets)))
}

fn as_json(mailbox: &Mailbox, secrets: &[Use]) -> serde_json::Value {
    let settings = &mailbox.settings;
    json!({
        "id": mailbox.id.number(), "name": mailbox.name, "address": mailbox.address, "purpose": mailbox.purpose,
        "state": mailbox.state.word(), "fault": mailbox.fault,
        "checked_at": mailbox.checked_at.map(kernel::Moment::rfc3339),
        "inward": settings.inward.word(),
        "fetch_host": settings.fetch.host, "fetch_port": settings.fetch.port,
        "post_host": settings.post.host, "post_port": settings.post.port,
        "trusted_server": settings.trusted_server, "domains": settings.domains,
        "secrets": secrets.iter().map(|what| what.word()).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, mailbox: &Mailbox, secrets: &[Use]) -> Page {
    let mut page = Page::titled(&mailbox.name);
    page.head.state = Some(mark(ask, &mailbox.state));
    page.head.lead = mailbox.address.clone();
    page.crumbs = vec![Crumb::new("/mail", ask.say("mail-boxes-list-title"))];
    acts(ask, mailbox, &mut page);
    page.body = notices(ask, mailbox).then(&facts(ask, mailbox, secrets).render(ask.talk));
    page
}

fn acts(ask: &Ask<'_>, mailbox: &Mailbox, page: &mut Page) {
    let may = |verb| MAILBOXES.may(ask.actor, verb, mailbox);
    let at = mailbox.href();
    let send = |key: &str, word: &str, icon| Act::send(ask.say(key), format!("{at}/{word}")).icon(icon);
    match mailbox.state {
        State::Open { .. } => {
            page.head.primary = may(BoxVerb::Test).then(|| send("mail-test-act", "test", Icon::Check));
            page.head
                .quiet
                .extend(may(BoxVerb::Pause).then(|| send("mail-pause-act", "pause", Icon::Paused)));
        }
        State::Paused { .. } | State::Tripped { .. } => {
            page.head.primary =
                may(BoxVerb::Resume).then(|| send("mail-resume-act", "resume", Icon::Forward));
        }
    }
    let change = || Act::go(ask.say("mail-change-title"), format!("{at}/change")).icon(Icon::Edit);
    page.head.quiet.extend(may(BoxVerb::Change).then(change));
}

fn notices(ask: &Ask<'_>, mailbox: &Mailbox) -> look::Html {
    let stopped = match &mailbox.state {
        State::Tripped { why, .. } => {
            let text = ask.say(&format!("mail-tripped-{}", why.word()));
            Notice::new(Mood::Bad, text).render(ask.talk)
        }
        State::Open { .. } | State::Paused { .. } => look::Html::default(),
    };
    match mailbox.fault.split(':').next() {
        None | Some("") => stopped,
        Some(word) => stopped.then(&Notice::new(Mood::Watch, fault_text(ask, word)).render(ask.talk)),
    }
}

fn facts(ask: &Ask<'_>, mailbox: &Mailbox, secrets: &[Use]) -> Facts {
    let settings = &mailbox.settings;
    let server = |server: &crate::Server| {
        if server.host.is_empty() { String::new() } else { format!("{}:{}", server.host, server.port) }
    };
    let purpose = setup::installed()
        .ok()
        .and_then(|setup| setup.take(&mailbox.purpose).map(|take| ask.say(take.label)));
    let kept: Vec<String> =
        secrets.iter().map(|what| ask.say(&format!("mail-change-{}", what.word()))).collect();
    let mut facts = Facts::titled(ask.say("mail-box-facts"))
        .text(ask.say("mail-change-purpose"), &purpose.unwrap_or_else(|| mailbox.purpose.clone()))
        .text(
            ask.say("mail-change-inward"),
            &ask.say(&format!("mail-change-inward-{}", settings.inward.word())),
        );
    if settings.inward == Inward::Imap {
        facts = facts
            .text(ask.say("mail-change-fetch_host"), &server(&settings.fetch))
            .text(ask.say("mail-change-folder"), &settings.folder)
            .text(ask.say("mail-change-move_to"), &settings.move_to);
    }
    facts
        .text(ask.say("mail-change-post_host"), &server(&settings.post))
        .text(ask.say("mail-box-secrets"), &kept.join(", "))
        .text(ask.say("mail-change-trusted_server"), &settings.trusted_server)
        .text(ask.say("mail-change-domains"), &settings.domains.join(", "))
        .text(
            ask.say("mail-boxes-col-checked"),
            &mailbox.checked_at.map(|at| ask.when(at)).unwrap_or_default(),
        )
}

/// POST /mail/{id}/test: tries the mailbox's doors.
pub(crate) fn test(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Mailbox> = ask.id("id")?;
    let mailbox = ask.db.read(|reading| boxes::load(reading, ask.actor, id))?;
    MAILBOXES.allow(ask.actor, BoxVerb::Test, &mailbox)?;
    match tried(ask, &mailbox) {
        Ok(()) => Ok(Reply::made("mailbox", id.number(), mailbox.href(), "mail-test-done")),
        Err(unreached) => {
            let fault = fault_text(ask, unreached.word());
            Err(kernel::Refused::Rule { key: "mail-test-failed", facts: vec![("fault", fault)] })
        }
    }
}

fn tried(ask: &Ask<'_>, mailbox: &Mailbox) -> Result<(), Unreached> {
    let setup = setup::installed().map_err(|error| Unreached::Protocol(error.to_string()))?;
    if mailbox.settings.inward == Inward::Imap {
        fetch::open(ask.db, &setup, mailbox)?.close();
    }
    if !mailbox.settings.post.host.is_empty() {
        post::test(ask.db, &setup, mailbox)?;
    }
    Ok(())
}

/// The cards of mailboxes that the actor may see.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = format!("SELECT {} FROM mailbox WHERE {{scope}}", boxes::COLUMNS);
    let sql = Sql::within(&MAILBOXES.scope(actor, BoxVerb::Read), &text);
    let rows = reading.rows(sql.and_in("mailbox.id", ids.iter().copied()))?;
    let card = |mailbox: Mailbox| Card {
        id: mailbox.id.number(),
        href: mailbox.href(),
        state: Some(mark(ask, &mailbox.state)),
        title: mailbox.name,
        told: String::new(),
    };
    rows.iter().map(|row| boxes::read(row).map(card)).collect()
}

/// What a person must look at: mailboxes that have stopped themselves, and letters that stand aside.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    if !MAILBOXES.may_somewhere(ask.actor, BoxVerb::Resume) {
        return Ok(Vec::new());
    }
    let (tripped, aside) = ask.db.read(|reading| {
        let text = "SELECT COUNT(*) FROM mailbox WHERE {scope} AND mailbox.state = 'tripped'";
        let tripped = reading.number(Sql::within(&MAILBOXES.scope(ask.actor, BoxVerb::Resume), text))?;
        let text = "SELECT COUNT(*) FROM letter_in WHERE {scope} AND letter_in.state = 'aside'";
        Ok((tripped, reading.number(Sql::within(&LETTERS_IN.scope(ask.actor, InVerb::TakeAgain), text))?))
    })?;
    let need = |key: &str, href: &str, count: i64, is_urgent: bool| Need {
        text: ask.talk.with(key, &[("count", count.into())]),
        href: href.to_owned(),
        count,
        is_urgent,
    };
    let needs = [
        need("mail-needs-you-tripped", "/mail", tripped, true),
        need("mail-needs-you-aside", "/mail/letters?state=aside", aside, false),
    ];
    Ok(needs.into_iter().filter(|need| need.count > 0).collect())
}
