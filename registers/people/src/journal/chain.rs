use kernel::{Moment, Refused, Result};
use look::{Facts, Mood, Notice};
use serde_json::json;
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::policy::{JOURNAL, Journal};

/// How far the chain has come. Whether it is unbroken is found by walking all of it (`varv verify`).
struct Chain {
    sealed: i64,
    waiting: i64,
    /// When the last sealed entry happened.
    last: Option<Moment>,
}

pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !JOURNAL.may(ask.actor, Journal::Chain, &()) {
        return Err(Refused::NotFound);
    }
    let chain = ask.db.read(load)?;
    ask.show(
        || Ok(json!({ "sealed": chain.sealed, "waiting": chain.waiting, "last_at": chain.last.map(Moment::rfc3339) })),
        || Ok(page(ask, &chain)),
    )
}

fn load(reading: &Reading<'_>) -> Result<Chain> {
    let count = |text: &str| reading.number(Sql::open("a count of lines tells nothing of them", text));
    let last = Sql::open(
        "the moment of the last sealed line",
        "SELECT journal.at FROM seal JOIN journal ON journal.id = seal.entry_id ORDER BY seal.seq DESC LIMIT 1",
    );
    Ok(Chain {
        sealed: count("SELECT MAX(seq) FROM seal")?,
        waiting: count("SELECT COUNT(*) FROM outbox")?,
        last: reading.find::<(Moment,)>(last)?.map(|(at,)| at),
    })
}

fn page(ask: &Ask<'_>, chain: &Chain) -> Page {
    let lang = ask.talk.lang();
    let mut page = Page::titled(ask.say("journal-chain"));
    page.crumbs = vec![look::Crumb::new("/journal", ask.say("people-journal"))];
    page.head.lead = ask.say("journal-chain-lead");
    let facts = Facts::titled("")
        .text(ask.say("journal-chain-sealed"), &lang.number(chain.sealed))
        .text(ask.say("journal-chain-waiting"), &lang.number(chain.waiting))
        .text(ask.say("journal-chain-last"), &chain.last.map_or_else(String::new, |at| ask.when(at)));
    page.body = facts
        .render(ask.talk)
        .then(&Notice::new(Mood::Calm, ask.say("journal-chain-verify")).render(ask.talk));
    page
}
