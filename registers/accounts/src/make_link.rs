use access::Actor;
use kernel::{Id, Person, Purpose, Result};
use look::{Act, Html, Icon, SecretOnce};
use serde_json::json;
use store::Db;
use web::{Ask, Page, Reply};

use crate::account::{Account, CannotAccount, LinkKind};
use crate::events::Event;
use crate::policy::Verb;
use crate::tables::links::{self, Link};
use crate::{manage, prove, secret};

/// A link opens for so long.
pub(crate) const LIVES_S: i64 = 24 * 3_600;

/// Makes a one-time link by which the person chooses a password; gives its path. Older links open nothing any more.
pub(crate) fn make(db: &Db, actor: &Actor, person: Id<Person>) -> Result<(Account, LinkKind, String)> {
    let token = secret::long()?;
    let (account, kind) = db.write(actor, |tx| {
        let (account, permit) = manage::load_for(tx, person, Verb::MakeLink)?;
        if tx.actor().person_id() == Some(person) {
            return Err(CannotAccount::Oneself.into());
        }
        let kind = account.link(prove::today(tx)?)?;
        let link = Link { kind, person: Some(person) };
        links::insert(tx, link, &secret::hash("link", &token), tx.now().plus_seconds(LIVES_S))?;
        let said = tx.say(permit, &Event::LinkMade { person: Some(person), kind })?;
        Ok(said.with((account, kind)))
    })?;
    Ok((account, kind, format!("/sign-in/link/{token}")))
}

/// POST: the link, shown for the only time.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let (account, kind, path) = make(ask.db, ask.actor, ask.id("id")?)?;
    // Only the address that the operator has set stands before it: the one that a browser names could be anybody's.
    let link = ask.app.site.address.as_ref().map(|address| format!("{address}{path}"));
    ask.show(
        || Ok(json!({ "kind": kind.word(), "path": path, "link": link })),
        || Ok(shown_once(ask, &account, &path, link.as_deref())),
    )
}

fn shown_once(ask: &Ask<'_>, account: &Account, path: &str, link: Option<&str>) -> Page {
    let name = account.name.reveal(Purpose::Show);
    let title = ask.talk.with("accounts-link-for", &[("name", name.into())]);
    let once = SecretOnce {
        title: title.clone(),
        text: ask.say(if link.is_some() { "accounts-link-whole" } else { "accounts-link-text" }),
        codes: vec![link.unwrap_or(path).to_owned()],
    };
    let back = Act::go(ask.say("accounts-codes-kept"), format!("/persons/{}/account", account.person))
        .icon(Icon::Check);
    let mut page = Page::titled(title);
    page.crumbs = manage::crumbs(ask, account);
    page.body = once.render(ask.talk).then(&Html(format!("<p>{}</p>", back.primary())));
    page
}
