//! Mail that has come in: the list, and one with what became of it. The content is not shown here: it is a case's.

use ::store::{Reading, Sql};
use access::Actor;
use kernel::{Id, Result, Subject};
use look::{Act, Crumb, Facts, Icon, Mood, StateMark};
use serde_json::json;
use web::{Ask, Card, Cell, Column, Filter, FilterKind, List, Page, Reply, SortBy};

use crate::incoming::{InState, Incoming};
use crate::policy::{InVerb, LETTERS_IN, sees_subjects};
use crate::receive::RAW;
use crate::store::incoming as rows;

fn mark(ask: &Ask<'_>, state: &InState) -> StateMark {
    let (icon, mood) = match state {
        InState::Waiting => (Icon::Waiting, Mood::Calm),
        InState::Taken { .. } => (Icon::Done, Mood::Good),
        InState::Aside { .. } => (Icon::Warning, Mood::Watch),
    };
    StateMark::new(icon, ask.say(&format!("mail-letter-{}", state.word())), mood)
}

/// What it is about, for those who may know; its number for all others.
fn title(letter: &Incoming, ask: &Ask<'_>) -> String {
    if !sees_subjects(ask.actor) {
        ask.talk.with("mail-letter-number", &[("number", letter.id.to_string().into())])
    } else if letter.subject.trim().is_empty() {
        ask.say("mail-no-subject")
    } else {
        letter.subject.clone()
    }
}

fn href(id: Id<Incoming>) -> String {
    format!("/mail/letters/{id}")
}

pub(crate) static LIST: List<Incoming> = List {
    name: "mail-letters",
    path: "/mail/letters",
    export_path: "/mail/letters/export",
    export_name: "mail-letters-export",
    select: rows::COLUMNS,
    from: "letter_in",
    id: "letter_in.id",
    scope: |actor| LETTERS_IN.scope(actor, InVerb::Read),
    read: rows::read,
    row_id: |letter| (letter.id.number(), letter.id.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "subject",
            sort: SortBy::Nothing,
            cell: |letter, ask| Cell::Link { text: title(letter, ask), href: href(letter.id) },
        },
        Column {
            name: "from",
            sort: SortBy::Nothing,
            cell: |letter, _| Cell::Text(letter.from.address.clone()),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |letter, ask| Cell::State(letter.state.word(), mark(ask, &letter.state)),
        },
        Column { name: "why", sort: SortBy::Nothing, cell: why },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |letter, ask| Cell::word(&letter.kind, ask.say(&format!("mail-kind-{}", letter.kind))),
        },
        Column {
            name: "at",
            sort: SortBy::Number("letter_in.at"),
            cell: |letter, _| Cell::Moment(letter.at),
        },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("waiting", "letter_in.state = 'waiting'"),
            ("taken", "letter_in.state = 'taken'"),
            ("aside", "letter_in.state = 'aside'"),
        ]),
    }],
    sort: "-at",
    bulk: &[("take-again", "mail-take-again-act")],
    create: None,
    beside: &[("/mail", "mail-boxes-list-title")],
};

fn why(letter: &Incoming, ask: &Ask<'_>) -> Cell {
    match &letter.state {
        InState::Aside { why, .. } => Cell::word(why.word(), ask.say(&format!("mail-aside-{}", why.word()))),
        InState::Waiting | InState::Taken { .. } => Cell::Empty,
    }
}

/// GET /mail/letters/{id}
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Incoming> = ask.id("id")?;
    let letter = ask.db.read(|reading| rows::load(reading, ask.actor, id))?;
    if let InState::Taken { became: Some(became), .. } = &letter.state {
        ask.load_cards(std::slice::from_ref(became))?;
    }
    ask.show(|| Ok(as_json(ask, &letter)), || page(ask, &letter))
}

fn as_json(ask: &Ask<'_>, letter: &Incoming) -> serde_json::Value {
    let (why, became) = match &letter.state {
        InState::Aside { why, .. } => (Some(why.word()), None),
        InState::Taken { became, .. } => (None, became.clone()),
        InState::Waiting => (None, None),
    };
    json!({
        "id": letter.id.number(), "mailbox": letter.mailbox.number(), "subject": title(letter, ask),
        "from": letter.from.address, "sender": letter.sender, "kind": letter.kind, "state": letter.state.word(),
        "why": why, "became": became, "faults": letter.faults, "size": letter.size, "at": letter.at.rfc3339(),
    })
}

fn page(ask: &Ask<'_>, letter: &Incoming) -> Result<Page> {
    let mut page = Page::titled(title(letter, ask));
    page.head.number = format!("#{}", letter.id);
    page.head.state = Some(mark(ask, &letter.state));
    page.crumbs = vec![
        Crumb::new("/mail", ask.say("mail-boxes-list-title")),
        Crumb::new("/mail/letters", ask.say("mail-letters-list-title")),
    ];
    let may = |verb| LETTERS_IN.may(ask.actor, verb, letter);
    match letter.state {
        InState::Aside { .. } if may(InVerb::TakeAgain) => {
            let act = Act::send(ask.say("mail-take-again-act"), format!("{}/take-again", href(letter.id)));
            page.head.primary = Some(act.icon(Icon::Refresh));
        }
        InState::Waiting if may(InVerb::SetAside) => {
            let act = Act::send(ask.say("mail-set-aside-act"), format!("{}/set-aside", href(letter.id)));
            page.head.quiet.push(act.icon(Icon::Paused));
        }
        InState::Aside { .. } | InState::Waiting | InState::Taken { .. } => {}
    }
    page.body = facts(ask, letter)?.render(ask.talk);
    Ok(page)
}

fn facts(ask: &Ask<'_>, letter: &Incoming) -> Result<Facts> {
    let say = |key: &str| ask.say(key);
    let faults: Vec<String> =
        letter.faults.iter().map(|word| say(&format!("mail-letter-fault-{word}"))).collect();
    let mut facts = Facts::titled(say("mail-letter-facts"))
        .text(say("mail-letters-col-from"), &letter.from.address)
        .text(say("mail-letter-sender"), &say(&format!("mail-sender-{}", letter.sender)))
        .text(say("mail-letters-col-kind"), &say(&format!("mail-kind-{}", letter.kind)))
        .text(say("mail-letters-col-at"), &ask.when(letter.at))
        .text(say("mail-letter-size"), &format!("{} kB", letter.size.div_euclid(1_000).max(1)))
        .text(say("mail-letter-faults"), &faults.join(" "));
    match &letter.state {
        InState::Aside { why, .. } => {
            facts = facts.text(say("mail-letters-col-why"), &say(&format!("mail-aside-{}", why.word())));
        }
        InState::Taken { became: Some(became), .. } => {
            if let Some(card) = ask.card(became) {
                facts = facts.link(say("mail-letter-became"), &card.title, &card.href);
            }
        }
        InState::Taken { became: None, .. } | InState::Waiting => {}
    }
    if LETTERS_IN.may(ask.actor, InVerb::Open, letter) {
        let whole = format!("{}/whole", href(letter.id));
        facts = facts.link(say("mail-letter-content"), &say("mail-letter-open"), &whole);
        let subject = Subject::new(RAW, letter.id.number());
        for file in ask.db.read(|reading| files::of_subject(reading, &subject))? {
            facts = facts.link(say("mail-letter-raw"), &file.name, &file.href());
        }
    }
    Ok(facts)
}

/// The cards of letters that the actor may see.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = format!("SELECT {} FROM letter_in WHERE {{scope}}", rows::COLUMNS);
    let sql = Sql::within(&LETTERS_IN.scope(actor, InVerb::Read), &text);
    let found = reading.rows(sql.and_in("letter_in.id", ids.iter().copied()))?;
    let card = |letter: Incoming| Card {
        id: letter.id.number(),
        href: href(letter.id),
        state: Some(mark(ask, &letter.state)),
        title: title(&letter, ask),
        told: String::new(),
    };
    found.iter().map(|row| rows::read(row).map(card)).collect()
}
