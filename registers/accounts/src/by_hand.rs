//! What whoever holds the machine does from the command line: everything is allowed and journalled.

use access::{Actor, Role};
use kernel::{Id, Moment, Person, Personal, Purpose, Refused, Result, Unit};
use people::{Holder, NewGrant, NewPerson, RoleGrant};
use store::{Db, Reading, Sql};

use crate::account::Account;
use crate::events::Event;
use crate::pass::{NewToken, Pass};
use crate::password::{self, Known};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::accounts::{self, ChosenBy};
use crate::tables::{attempts, passes};
use crate::{disable, enable, hashing, make_link, make_token};

/// Somebody to add who may sign in.
#[derive(Debug, Clone)]
pub struct NewUser {
    pub name: String,
    pub email: Personal<String>,
    /// A role in the whole organisation besides that of staff.
    pub role: Option<Role>,
}

/// One line of the list of those who have an account.
#[derive(Debug, Clone)]
pub struct UserLine {
    pub email: Personal<String>,
    pub name: Personal<String>,
    pub has_password: bool,
    pub is_disabled: bool,
    pub has_second_factor: bool,
}

/// One line of the list of tokens.
#[derive(Debug, Clone)]
pub struct TokenLine {
    pub id: Id<Pass>,
    pub email: Personal<String>,
    pub name: String,
    /// `whole`, `read` or `kinds`.
    pub scope: &'static str,
    /// Never, when it has not been used.
    pub used_at: Option<Moment>,
    pub ends_at: Moment,
}

/// The account of an e-mail address, or not found.
fn load(reading: &Reading<'_>, email: &str) -> Result<Account> {
    let email = people::folded_email(email).ok_or(Refused::NotFound)?;
    accounts::find_by_email(reading, &email)?.ok_or(Refused::NotFound)
}

fn person_of(db: &Db, email: &str) -> Result<Id<Person>> {
    db.read(|reading| load(reading, email)).map(|account| account.person)
}

fn root(reading: &Reading<'_>) -> Result<Id<Unit>> {
    let sql = Sql::open(
        "for the holder of the machine",
        "SELECT id FROM unit WHERE parent_id IS NULL ORDER BY id LIMIT 1",
    );
    let found: Option<(Id<Unit>,)> = reading.find(sql)?;
    found.map(|(id,)| id).ok_or(Refused::rule("accounts-not-set-up"))
}

fn good(db: &Db, name: &str, email: &str, typed: &str) -> Result<String> {
    let organisation = db.read(|reading| people::setting(reading, "name"))?.unwrap_or_default();
    let known = Known { name: name.to_owned().into(), email: email.to_owned().into(), organisation };
    password::check(typed, &known)?;
    hashing::make(typed)
}

/// Adds a member of staff at the top of the organisation, who may sign in with this password; `by` says whether they
/// must change it first.
pub fn add_user(db: &Db, new: &NewUser, password: &str, by: ChosenBy) -> Result<Id<Person>> {
    let hash = good(db, &new.name, new.email.reveal(Purpose::SignIn), password)?;
    db.write(&Actor::operator(), |tx| {
        let root = root(tx)?;
        let email = Some(new.email.clone());
        let person =
            people::add_person_within(tx, &NewPerson { email, ..NewPerson::named(new.name.clone(), root) })?;
        if let Some(role) = new.role {
            people::give_within(tx, &NewGrant::now(Holder::Person(person), role, root))?;
        }
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SetPassword, &())?;
        accounts::set_password(tx, person, &hash, by)?;
        Ok(tx.say(permit, &Event::PasswordSet { person })?.with(person))
    })
}

/// Sets somebody's password; all their sessions and tokens end, their second factor stays.
pub fn set_password(db: &Db, email: &str, password: &str, by: ChosenBy) -> Result<()> {
    let account = db.read(|reading| load(reading, email))?;
    let hash = good(db, account.name.reveal(Purpose::SignIn), email, password)?;
    let person = account.person;
    db.write(&Actor::operator(), |tx| {
        let account = accounts::load(tx, tx.actor(), person)?;
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SetPassword, &account)?;
        accounts::set_password(tx, person, &hash, by)?;
        passes::end_sessions(tx, person, None)?;
        passes::end_tokens(tx, person, None)?;
        if let Some(email) = &account.email {
            attempts::forget_account(tx, email.reveal(Purpose::SignIn))?;
        }
        tx.say(permit, &Event::PasswordSet { person })
    })
}

/// Makes a one-time link by which somebody chooses a password; gives its path.
pub fn link_for(db: &Db, email: &str) -> Result<String> {
    make_link::make(db, &Actor::operator(), person_of(db, email)?).map(|(_, _, path)| path)
}

/// Stops somebody's sign-in.
pub fn disable_user(db: &Db, email: &str) -> Result<()> {
    disable::disable(db, &Actor::operator(), person_of(db, email)?)
}

/// Lets somebody sign in again.
pub fn enable_user(db: &Db, email: &str) -> Result<()> {
    enable::enable(db, &Actor::operator(), person_of(db, email)?)
}

/// Everybody who has an account, by e-mail.
pub fn users(db: &Db) -> Result<Vec<UserLine>> {
    let lines = db.read(accounts::all)?;
    let line = |(email, name, has_password, is_disabled, has_second_factor): accounts::Listed| UserLine {
        email: email.into(),
        name: name.into(),
        has_password,
        is_disabled,
        has_second_factor,
    };
    Ok(lines.into_iter().map(line).collect())
}

/// Gives somebody a role in a unit, or in the whole organisation.
pub fn grant(db: &Db, email: &str, role: Role, unit: Option<Id<Unit>>) -> Result<Id<RoleGrant>> {
    let person = person_of(db, email)?;
    let unit = unit.map_or_else(|| db.read(root), Ok)?;
    people::give(db, &Actor::operator(), &NewGrant::now(Holder::Person(person), role, unit))
}

/// Makes a token that acts as somebody; gives it, for the only time.
pub fn make_token_for(db: &Db, email: &str, new: &NewToken) -> Result<String> {
    make_token::made(db, &Actor::operator(), person_of(db, email)?, new).map(|(_, token)| token)
}

/// Revokes a token.
pub fn revoke_token(db: &Db, token: Id<Pass>) -> Result<()> {
    crate::revoke_token::revoke(db, &Actor::operator(), token, None)
}

/// Every token that opens something now, oldest first.
pub fn tokens(db: &Db) -> Result<Vec<TokenLine>> {
    db.read(|reading| {
        let emails: std::collections::HashMap<Id<Person>, String> =
            accounts::emails(reading)?.into_iter().collect();
        let line = |pass: crate::pass::PassRecord| TokenLine {
            id: pass.id,
            email: emails.get(&pass.person).cloned().unwrap_or_default().into(),
            scope: pass.reach.word(),
            name: pass.name,
            used_at: (pass.used_at != Moment(0)).then_some(pass.used_at),
            ends_at: pass.ends_at,
        };
        Ok(passes::all_tokens(reading)?.into_iter().map(line).collect())
    })
}

#[cfg(test)]
#[path = "by_hand_test.rs"]
mod tests;
