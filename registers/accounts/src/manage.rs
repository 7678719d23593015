use access::Permit;
use askama::Template;
use kernel::{Id, Person, Purpose, Result};
use look::{Act, Crumb, Html, Icon};
use store::Tx;
use web::{Ask, Page, Reply};

use crate::account::{Account, AccountState, within_reach};
use crate::policy::{ACCOUNTS, Verb};
use crate::show::{self, Shown, Whose};
use crate::tables::accounts;
use crate::{beside, show_json};

#[derive(Template)]
#[template(path = "manage.html")]
struct View<'a> {
    ask: &'a Ask<'a>,
    state: Html,
    sign_in: Vec<Act>,
    sessions: String,
    end_sessions: Option<Act>,
    factor: Html,
    remove_factor: Option<Act>,
    tokens: Html,
    beside: Html,
    history: Html,
}

/// GET `/persons/{id}/account`: somebody's account, for who looks after it. One's own has a page of its own.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    let person = ask.id::<Person>("id")?;
    if ask.actor.person_id() == Some(person) {
        return Ok(Reply::see("/account", ""));
    }
    let shown = show::load(ask, person)?;
    if shown.account.is_veiled {
        people::keep_reading(ask, person)?;
    }
    ask.show(|| Ok(show_json::of(&shown, None)), || draw(ask, &shown))
}

/// Loads an account for a verb of whoever looks after it, with the permit.
pub(crate) fn load_for(tx: &Tx<'_>, person: Id<Person>, verb: Verb) -> Result<(Account, Permit)> {
    let account = accounts::load(tx, tx.actor(), person)?;
    let permit = ACCOUNTS.allow(tx.actor(), verb, &account)?;
    within_reach(tx.actor(), &people::standing_grants_of(tx, person)?)?;
    Ok((account, permit))
}

fn draw(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let account = &shown.account;
    let at = |verb: &str| format!("/persons/{}/account/{verb}", account.person);
    let end = Act::send(ask.say("accounts-end-sessions"), at("end-sessions")).icon(Icon::SignOut);
    let remove = Act::send(ask.say("accounts-remove-factor"), at("remove-factor")).icon(Icon::Delete);
    let view = View {
        ask,
        state: show::state_mark(ask, account).render(),
        sign_in: sign_in_acts(ask, account),
        sessions: ask.talk.with("accounts-sessions-count", &[("count", shown.sessions.len().into())]),
        end_sessions: (!shown.sessions.is_empty()).then_some(end),
        factor: show::factor_words(ask, account, "accounts-factor-off-theirs"),
        remove_factor: account.has_factor().then_some(remove),
        tokens: show::tokens(ask, &shown.tokens, Whose::Theirs(account.person)),
        beside: beside::theirs(ask, account.person)?,
        history: show::timeline(ask, &shown.history),
    };
    let name = account.name.reveal(Purpose::Show);
    let mut page = Page::titled(ask.talk.with("accounts-of", &[("name", name.into())]));
    page.crumbs = crumbs(ask, account);
    page.body = Html::of(&view);
    page.aside = show::facts(ask, account);
    Ok(page)
}

/// The way to an account's page.
pub(crate) fn crumbs(ask: &Ask<'_>, account: &Account) -> Vec<Crumb> {
    let person = format!("/persons/{}", account.person);
    vec![
        Crumb::new("/persons", ask.say("accounts-persons")),
        Crumb::new(person, account.name.reveal(Purpose::Show)),
    ]
}

fn sign_in_acts(ask: &Ask<'_>, account: &Account) -> Vec<Act> {
    let act = |key: &str, verb: &str, icon: Icon| {
        Act::send(ask.say(key), format!("/persons/{}/account/{verb}", account.person)).icon(icon)
    };
    match account.state {
        AccountState::New => {
            vec![
                act("accounts-make-invite", "link", Icon::Link),
                act("accounts-disable", "disable", Icon::Declined),
            ]
        }
        AccountState::Open { .. } => {
            vec![
                act("accounts-make-reset", "link", Icon::Link),
                act("accounts-disable", "disable", Icon::Declined),
            ]
        }
        AccountState::Disabled { .. } => vec![act("accounts-enable", "enable", Icon::Undo)],
    }
}
