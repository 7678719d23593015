//! A tiny room for the tests, with two kinds: plans, which everybody may read, and secrets, which few may.

use ::store::{Event, Migration, Reading, Sql};
use access::{Actor, EVERYONE, Place, Policy, Role, Rule, Verb};
use kernel::{Id, Result, Subject};
use look::Icon;
use testing::Site;
use web::{Ask, Card, Doc, Field, Gate, Hit, Kind, Page, Reply, Room, Routes};

use crate::{Relation, Tie, ends, panel, tie_within};

pub(crate) const HEAD: &str = "person=8;grants=head-of-it@1*";
/// Ties, but reads no secrets.
pub(crate) const AGENT: &str = "person=7;grants=agent@3";
/// Reads plans and ties nothing.
pub(crate) const STAFF: &str = "person=9;grants=staff@3";
/// Reads everything and ties nothing.
pub(crate) const AUDITOR: &str = "person=6;grants=auditor@1*";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Do {
    Read,
    Write,
}

impl Verb for Do {
    const ALL: &'static [Self] = &[Self::Read, Self::Write];
    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
    fn is_reading(self) -> bool {
        self == Self::Read
    }
}

static PLANS: Policy<Do> = Policy {
    kind: "plan",
    read: Do::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(Do::Read) },
        Rule { everything: EVERYONE, ..Rule::nobody(Do::Write) },
    ],
    place: Place::NOWHERE,
};

static SECRETS: Policy<Do> = Policy {
    kind: "secret",
    read: Do::Read,
    rules: &[Rule { everything: &[Role::HeadOfIt, Role::Auditor], ..Rule::nobody(Do::Read) }],
    place: Place::NOWHERE,
};

const MIGRATIONS: &[Migration] = &[Migration {
    room: "sample",
    name: "0001",
    sql: "CREATE TABLE plan (id SERIAL8, title TEXT NOT NULL);\nCREATE TABLE secret (id SERIAL8, title TEXT NOT NULL);\n\
          --: search plan\n",
}];

const KINDS: &[Kind] = &[
    Kind {
        name: "plan",
        label: "sample-plan",
        icon: Icon::Plan,
        cards: |reading, actor, _, ids| cards(reading, (&PLANS, actor), ids),
        search: Some(search),
    },
    Kind {
        name: "secret",
        label: "sample-secret",
        icon: Icon::Internal,
        cards: |reading, actor, _, ids| cards(reading, (&SECRETS, actor), ids),
        search: None,
    },
];

fn cards(reading: &Reading<'_>, (policy, actor): (&Policy<Do>, &Actor), ids: &[i64]) -> Result<Vec<Card>> {
    let kind = policy.kind;
    let text = format!("SELECT id, title FROM {kind} WHERE {{scope}}");
    let sql = Sql::within(&policy.scope(actor, Do::Read), &text).and_in("id", ids.iter().copied());
    let rows: Vec<(i64, String)> = reading.all(sql)?;
    let card = |(id, title)| Card { id, title, href: format!("/{kind}s/{id}"), ..Card::default() };
    Ok(rows.into_iter().map(card).collect())
}

fn search(reading: &Reading<'_>, ask: &Ask<'_>, words: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("plan", "id", words) else { return Ok(Vec::new()) };
    let sql = Sql::open("everybody reads plans", "SELECT id FROM plan WHERE").and(&condition).bind(value);
    let ids: Vec<(i64,)> = reading.all(sql.and("ORDER BY id LIMIT ?").bind(limit))?;
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let cards = cards(reading, (&PLANS, ask.actor), &ids)?;
    Ok(cards.into_iter().map(|card| Hit { text: card.title.clone(), card }).collect())
}

struct Written(Subject);

impl Event for Written {
    fn word(&self) -> &'static str {
        "sample-written"
    }
    fn subject(&self) -> Subject {
        self.0.clone()
    }
}

/// A plan's page, with its thread in the aside.
fn show(ask: &Ask<'_>) -> Result<Reply> {
    let plan = Subject::new("plan", ask.id::<()>("id")?.number());
    let card = ask.db.read(|reading| ends::card(reading, ask, &plan))?;
    let mut page = Page::titled(card.title);
    page.aside = panel(ask, &plan)?;
    Ok(Reply::Page(Box::new(page)))
}

/// A room's own verb that ties in the same write.
fn merge(ask: &Ask<'_>) -> Result<Reply> {
    let (one, other) = (ask.id::<()>("id")?, ask.input.id::<()>("into").unwrap_or(Id::new(1)));
    let plan = |id: Id<()>| Subject::new("plan", id.number());
    ask.db.write(ask.actor, |tx| {
        let permit = PLANS.allow(tx.actor(), Do::Write, &())?;
        tie_within(tx, &permit, &Tie::new(plan(one), Relation::Duplicates, plan(other))?)?;
        tx.say(permit, &Written(plan(one)))
    })?;
    Ok(Reply::see("/", "sample-written"))
}

fn routes(routes: &mut Routes) {
    routes.get("/plans/{id}", Gate::SignedIn, Doc::new("plan-show", "A plan."), show);
    let merge_doc = Doc::new("plan-merge", "Merges.");
    routes.post("/plans/{id}/merge", Gate::SignedIn, merge_doc, INTO, merge);
}

const INTO: &[Field] = &[Field::hidden("into")];

const TEXTS: &str = "sample-plan = Plan\nsample-secret = Secret\nsample-written = Written\n";

/// A site with the thread and so many plans and secrets, numbered from 1: "Plan 1", "Secret 1" …
pub(crate) fn site(plans: i64, secrets: i64) -> Site {
    let texts = texts::Source { room: "sample", sv: TEXTS, en: TEXTS };
    let room = Room { routes, migrations: MIGRATIONS, kinds: KINDS, ..Room::empty("sample", texts) };
    let site = Site::new(vec![room, crate::ROOM]);
    let written = site.db().write(&Actor::operator(), |tx| {
        for number in 1..=plans {
            let title = format!("Plan {number}");
            tx.run(Sql::change("INSERT INTO plan (title) VALUES (?)").bind(&title))?;
            tx.index("plan", number, &title)?;
        }
        for number in 1..=secrets {
            tx.run(Sql::change("INSERT INTO secret (title) VALUES (?)").bind(format!("Secret {number}")))?;
        }
        let permit = PLANS.allow(tx.actor(), Do::Write, &())?;
        tx.say(permit, &Written(Subject::new("plan", 1)))
    });
    written.expect("plans and secrets");
    site
}

/// Ties as the head of IT: `tied(&site, "plan/1", "led-to", "secret/1")`; gives the link's number.
pub(crate) fn tied(site: &Site, near: &str, word: &str, far: &str) -> i64 {
    let answer = tie(site, HEAD, (near, word, far));
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

pub(crate) fn tie(site: &Site, who: &str, (near, word, far): (&str, &str, &str)) -> testing::Answer {
    let part = |end: &str| {
        let (kind, id) = end.split_once('/').expect("kind/number");
        (kind.to_owned(), id.parse::<i64>().expect("a number"))
    };
    let ((kind, id), (other_kind, other_id)) = (part(near), part(far));
    let json = serde_json::json!({
        "kind": kind, "id": id, "relation": word, "other_kind": other_kind, "other_id": other_id
    });
    site.api(who, "/thread/tie", &json)
}
