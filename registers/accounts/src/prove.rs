//! Proving who one is by the password: counted before it is looked at, as slow for an unknown account as for a known one,
//! and answered alike.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Person, Purpose, Refused, Result};
use store::{Db, Reading};
use web::Ask;

use crate::account::Account;
use crate::events::{Event, Wrong};
use crate::hashing;
use crate::identify::ZONE;
use crate::pass::{PassKind, Proof};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::attempts::{self, Counter};
use crate::tables::{accounts, passes};

/// A sign-in at a provider counts as a password just given for so long.
const JUST_NOW_S: i64 = 600;

/// What somebody typed to sign in.
pub(crate) struct Typed {
    /// In the form in which addresses are kept.
    pub email: String,
    pub password: String,
}

impl Typed {
    pub fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let email = input.line("email", 1..=254).map(|email| email.to_lowercase());
        let password = input.secret("password");
        kernel::all_or_errors!(Typed { email, password })
    }
}

/// The day in the organisation's zone.
pub(crate) fn today(reading: &Reading<'_>) -> Result<Day> {
    let zone = people::setting(reading, "zone")?;
    Ok(reading.now().day_in(zone.as_deref().unwrap_or(ZONE)))
}

/// The account whose password this is.
pub(crate) fn by_password(db: &Db, typed: &Typed, address: &str) -> Result<Account> {
    let guess = attempts::begin(db, &[Counter::account(&typed.email), Counter::address(address)])?;
    let (account, today) =
        db.read(|reading| Ok((accounts::find_by_email(reading, &typed.email)?, today(reading)?)))?;
    let stored = account.as_ref().and_then(|account| account.usable_password(today));
    let is_right =
        hashing::is_right(stored.map(|hash| hash.reveal(Purpose::SignIn).as_str()), &typed.password)?;
    match account {
        Some(account) if is_right => {
            if account.has_factor() {
                guess.was_half_right(db)?;
            } else {
                guess.was_right(db)?;
            }
            Ok(account)
        }
        other => {
            guess.was_wrong(db)?;
            failed(db, other.map(|account| account.person), Wrong::Password)?;
            Err(Refused::field("password", "wrong-sign-in"))
        }
    }
}

/// The person's own password once more, before something grave: who finds a browser open gets no further, and a token,
/// which is to end some day, makes nothing that outlives it.
pub(crate) fn once_more(ask: &Ask<'_>, account: &Account) -> Result<()> {
    if ask.credentials.bearer.is_some() {
        return Err(Refused::rule("accounts-session-only"));
    }
    if is_just_vouched(ask, account)? {
        return Ok(());
    }
    let typed =
        ask.input.secret("password_now").map_err(|error| Refused::Invalid(FieldErrors(vec![error])))?;
    let email = account.email.as_ref().map_or("", |email| email.reveal(Purpose::SignIn).as_str());
    let counters = [Counter::account(email), Counter::address(&ask.credentials.address)];
    let guess = attempts::begin(ask.db, &counters)?;
    let stored = account.password.as_ref().map(|hash| hash.reveal(Purpose::SignIn).as_str());
    if hashing::is_right(stored, &typed)? {
        return guess.was_right(ask.db);
    }
    guess.was_wrong(ask.db)?;
    failed(ask.db, Some(account.person), Wrong::Password)?;
    Err(Refused::field("password_now", "wrong-password"))
}

/// Who has no password to give proves themselves by a sign-in that a provider has vouched for a moment ago.
pub(crate) fn is_just_vouched(ask: &Ask<'_>, account: &Account) -> Result<bool> {
    let (None, Some(via)) = (&account.password, ask.actor.via) else { return Ok(false) };
    ask.db.read(|reading| {
        let session = passes::find(reading, Id::new(via))?.filter(|pass| pass.kind == PassKind::Session);
        Ok(session.is_some_and(|session| {
            session.proof != Proof::Password && reading.now().seconds_since(session.made_at) <= JUST_NOW_S
        }))
    })
}

/// Writes down that somebody failed: whose account, if there is one, and nothing of what was typed.
pub(crate) fn failed(db: &Db, person: Option<Id<Person>>, wrong: Wrong) -> Result<()> {
    db.write(&Actor::nobody(), |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SignIn, &())?;
        tx.say(permit, &Event::SignInFailed { person, wrong })
    })
}
