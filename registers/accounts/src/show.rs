use access::Role;
use askama::Template;
use kernel::{Id, Moment, Person, Purpose, Result};
use look::{Act, Cell, Column, Facts, Happening, Html, Icon, Mood, Notice, Row, StateMark, Table, Timeline};
use store::{Entry, Reading};
use web::{Ask, Page, Reply};

use crate::account::{Account, AccountState, Factor};
use crate::pass::{PassKind, PassRecord, Reach};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::{accounts, codes, passes};
use crate::{agent, beside, events, show_json};

/// Lines of an account's history that are shown.
const HISTORY: i64 = 20;
/// What somebody else did to the account stands at the top of the page for so long.
const TOLD_FOR_S: i64 = 30 * 86_400;

/// What others may do to an account: its owner is told.
const BY_OTHERS: [&str; 7] = [
    "accounts-link-made",
    "accounts-password-set",
    "accounts-factor-removed",
    "accounts-sessions-ended",
    "accounts-token-revoked",
    "accounts-disabled",
    "signon-unlinked",
];

/// An account with all that its page shows.
pub(crate) struct Shown {
    pub account: Account,
    pub sessions: Vec<PassRecord>,
    pub tokens: Vec<PassRecord>,
    pub codes_left: i64,
    pub history: Vec<Told>,
}

/// A line of the history with who did it.
pub(crate) struct Told {
    pub entry: Entry,
    pub who: String,
    /// Somebody else than the account's owner did it.
    pub is_by_another: bool,
}

#[derive(Template)]
#[template(path = "show.html")]
struct View<'a> {
    ask: &'a Ask<'a>,
    sessions: Html,
    end_others: Option<Act>,
    password: Html,
    factor: Html,
    factor_acts: Vec<Act>,
    tokens: Html,
    languages: Vec<Act>,
    beside: Html,
    history: Html,
}

/// GET `/account`: one's own account.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    let shown = load(ask, me)?;
    ask.show(|| Ok(show_json::of(&shown, ask.actor.via)), || page(ask, &shown))
}

/// The account and what belongs to it, if the actor may read it.
pub(crate) fn load(ask: &Ask<'_>, person: Id<Person>) -> Result<Shown> {
    ask.db.read(|reading| {
        let account = accounts::load(reading, ask.actor, person)?;
        let _permit = ACCOUNTS.allow(ask.actor, Verb::Read, &account)?;
        Ok(Shown {
            sessions: passes::live(reading, person, PassKind::Session)?,
            tokens: passes::live(reading, person, PassKind::Token)?,
            codes_left: codes::left(reading, person)?,
            history: history(reading, ask, person)?,
            account,
        })
    })
}

fn history(reading: &Reading<'_>, ask: &Ask<'_>, person: Id<Person>) -> Result<Vec<Told>> {
    let entries = store::entries_of(reading, &events::subject(Some(person)), HISTORY)?;
    let doers: Vec<Id<Person>> = entries.iter().filter_map(|entry| entry.actor).map(Id::new).collect();
    let names = people::names(reading, ask.actor, &doers)?;
    let told = |entry: Entry| {
        let doer = entry.actor.map(Id::<Person>::new);
        let who = match doer {
            Some(doer) => names.get(&doer).cloned().unwrap_or_default(),
            None if entry.actor_kind == "operator" => ask.say("accounts-by-operator"),
            None => String::new(),
        };
        let is_by_another = BY_OTHERS.contains(&entry.event.as_str()) && doer != Some(person);
        Told { entry, who, is_by_another }
    };
    Ok(entries.into_iter().map(told).collect())
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let others = shown.sessions.iter().any(|session| Some(session.id.number()) != ask.actor.via);
    let end_others =
        Act::send(ask.say("accounts-end-others"), "/account/sessions/end-others").icon(Icon::SignOut);
    let view = View {
        ask,
        sessions: sessions(ask, &shown.sessions),
        end_others: others.then_some(end_others),
        password: password(ask, &shown.account),
        factor: factor_words(ask, &shown.account, "accounts-factor-off"),
        factor_acts: factor_acts(ask, shown),
        tokens: tokens(ask, &shown.tokens, Whose::Own),
        languages: languages(),
        beside: beside::own(ask)?,
        history: timeline(ask, &shown.history),
    };
    let mut page = Page::titled(ask.say("accounts-title"));
    page.head.lead = ask.say("accounts-lead");
    page.notice = told_by_another(ask, &shown.history);
    page.body = Html::of(&view);
    page.aside = facts(ask, &shown.account);
    Ok(page)
}

/// What somebody else did to the account of late: the newest of it, so that nobody takes an account over in silence.
fn told_by_another(ask: &Ask<'_>, history: &[Told]) -> Option<Notice> {
    let now = ask.db.clock().now();
    let told =
        history.iter().find(|told| told.is_by_another && now.seconds_since(told.entry.at) < TOLD_FOR_S)?;
    let facts = [("who", told.who.as_str().into()), ("when", ask.when(told.entry.at).into())];
    let text = format!("{} {}", ask.say(&told.entry.event), ask.talk.with("accounts-done-by", &facts));
    Some(Notice { title: ask.say("accounts-by-another"), ..Notice::new(Mood::Watch, text) })
}

/// The facts beside the page.
pub(crate) fn facts(ask: &Ask<'_>, account: &Account) -> Html {
    let email = account.email.as_ref().map_or("", |email| email.reveal(Purpose::Show).as_str());
    let mut facts = Facts::titled(ask.say("accounts-facts"))
        .text(ask.say("accounts-name"), account.name.reveal(Purpose::Show))
        .text(ask.say("accounts-email"), email)
        .state(ask.say("accounts-may-sign-in"), &state_mark(ask, account));
    if ask.actor.person_id() == Some(account.person) {
        let held = Role::ALL.into_iter().filter(|role| ask.actor.has(*role));
        let roles: Vec<String> = held.map(|role| ask.say(&format!("role-{}", role.word()))).collect();
        facts = facts.text(ask.say("accounts-roles"), &roles.join(", "));
    }
    facts.render(ask.talk)
}

/// Whether the person may sign in, as icon and word.
pub(crate) fn state_mark(ask: &Ask<'_>, account: &Account) -> StateMark {
    match account.state {
        AccountState::New => StateMark::new(Icon::NotStarted, ask.say("accounts-state-new"), Mood::Calm),
        AccountState::Open { .. } => StateMark::new(Icon::Check, ask.say("accounts-state-open"), Mood::Good),
        AccountState::Disabled { .. } => {
            StateMark::new(Icon::Declined, ask.say("accounts-state-disabled"), Mood::Bad)
        }
    }
}

/// Since when there is a second factor, or in the words of `off` that there is none.
pub(crate) fn factor_words(ask: &Ask<'_>, account: &Account, off: &str) -> Html {
    match &account.factor {
        Factor::Off => Html::text(&ask.say(off)),
        Factor::On { since, .. } => {
            Html::text(&ask.talk.with("accounts-factor-on", &[("when", ask.when(*since).into())]))
        }
    }
}

fn factor_acts(ask: &Ask<'_>, shown: &Shown) -> Vec<Act> {
    if !shown.account.has_factor() {
        return vec![
            Act::go(ask.say("accounts-totp-start-title"), "/account/totp/start").icon(Icon::Protection),
        ];
    }
    let left = ask.talk.with("accounts-codes-left", &[("count", shown.codes_left.into())]);
    vec![
        Act::go(left, "/account/codes").icon(Icon::Key),
        Act::go(ask.say("accounts-totp-stop"), "/account/totp/stop").icon(Icon::Delete),
    ]
}

fn password(ask: &Ask<'_>, account: &Account) -> Html {
    match account.state {
        AccountState::Open { password_at } => {
            Html::text(&ask.talk.with("accounts-password-since", &[("when", ask.when(password_at).into())]))
        }
        AccountState::New | AccountState::Disabled { .. } => Html::default(),
    }
}

fn device(ask: &Ask<'_>, session: &PassRecord) -> String {
    let words = agent::in_words(&session.agent);
    if words.is_empty() { ask.say("accounts-device-unknown") } else { words }
}

fn sessions(ask: &Ask<'_>, sessions: &[PassRecord]) -> Html {
    let row = |session: &PassRecord| {
        let is_here = Some(session.id.number()) == ask.actor.via;
        let end = Act::send(ask.say("accounts-end-session"), format!("/account/sessions/{}/end", session.id));
        let last = if is_here {
            Cell::state(&StateMark::new(Icon::Check, ask.say("accounts-session-this"), Mood::Good))
        } else {
            Cell::html(end.icon(Icon::SignOut).quiet())
        };
        Row::new(vec![
            Cell::text(device(ask, session)),
            Cell::text(&session.address),
            Cell::text(ask.when(session.made_at)),
            Cell::text(ask.when(session.used_at)),
            last,
        ])
    };
    let columns =
        ["accounts-device", "accounts-address", "accounts-since", "accounts-used", "accounts-session"];
    table(ask, ask.say("accounts-sessions-help"), &columns, sessions.iter().map(row).collect())
}

/// Whose page a table of tokens stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    Own,
    Theirs(Id<Person>),
}

/// The tokens, each with the button that revokes it.
pub(crate) fn tokens(ask: &Ask<'_>, tokens: &[PassRecord], whose: Whose) -> Html {
    if tokens.is_empty() {
        return Html(format!("<p>{}</p>", look::escape(&ask.say("accounts-tokens-none"))));
    }
    let row = |token: &PassRecord| {
        let action = match whose {
            Whose::Own => format!("/account/tokens/{}/revoke", token.id),
            Whose::Theirs(person) => format!("/persons/{person}/account/tokens/{}/revoke", token.id),
        };
        let used =
            if token.used_at == Moment(0) { ask.say("accounts-never") } else { ask.when(token.used_at) };
        Row::new(vec![
            Cell::text(&token.name),
            Cell::text(reach_words(ask, &token.reach)),
            Cell::text(used),
            Cell::text(ask.when(token.ends_at)),
            Cell::html(Act::send(ask.say("accounts-revoke"), action).icon(Icon::Delete).quiet()),
        ])
    };
    let columns = ["accounts-token", "accounts-reach", "accounts-used", "accounts-ends", "accounts-revoke"];
    table(ask, ask.say("accounts-tokens-list"), &columns, tokens.iter().map(row).collect())
}

fn reach_words(ask: &Ask<'_>, reach: &Reach) -> String {
    let word = ask.say(&format!("accounts-reach-{}", reach.word()));
    match reach {
        Reach::Whole | Reach::ReadOnly => word,
        Reach::Kinds { kinds, .. } => {
            let how =
                ask.say(if reach.writes() { "accounts-reach-write" } else { "accounts-reach-only-read" });
            let label =
                |kind: &String| ask.app.kind(kind).map_or_else(|| kind.clone(), |kind| ask.say(kind.label));
            format!("{word}: {} ({how})", kinds.iter().map(label).collect::<Vec<_>>().join(", "))
        }
    }
}

fn table(ask: &Ask<'_>, caption: String, columns: &[&str], rows: Vec<Row>) -> Html {
    let columns = columns.iter().map(|key| Column::new(ask.say(key))).collect();
    Table { caption, columns, rows, ..Table::default() }.render(ask.talk)
}

fn languages() -> Vec<Act> {
    let act = |(code, name): (&str, &str)| {
        Act::send(name, "/account/language").field("lang", code).icon(Icon::Language)
    };
    // Each language names itself, as whoever looks for it reads it.
    [("sv", "Svenska"), ("en", "English")].into_iter().map(act).collect()
}

/// What happened with the account, newest first.
pub(crate) fn timeline(ask: &Ask<'_>, history: &[Told]) -> Html {
    if history.is_empty() {
        return Html::default();
    }
    let happening = |told: &Told| Happening {
        icon: if told.is_by_another { Icon::Warning } else { Icon::History },
        what: Html::text(&ask.say(&told.entry.event)),
        who: told.who.clone(),
        at: ask.when(told.entry.at),
        at_iso: told.entry.at.rfc3339(),
    };
    let happenings = history.iter().map(happening).collect();
    Timeline { title: ask.say("accounts-history"), happenings, earlier: String::new() }.render(ask.talk)
}
