//! The demo's accounts: everybody has one password, and the sign-in page tells whose role one may try.

use access::{Actor, Role};
use kernel::{Id, Person, Result};
use store::{Db, Sql};

use crate::events::Event;
use crate::hashing;
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::accounts;

/// Everybody's password in the demo, and only there. It keeps no rule of ours, since it guards nothing.
pub const PASSWORD: &str = "sjovik-demo";

/// Somebody whom one may sign in as in the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// The role's word, such as `head-of-it`.
    pub role: String,
    pub name: String,
    pub email: String,
}

impl DemoAccount {
    pub(crate) fn role_key(&self) -> String {
        format!("role-{}", self.role)
    }
}

/// One account for each role that anybody has, in the roles' order: whoever has fewest other roles.
pub fn demo_accounts(db: &Db) -> Result<Vec<DemoAccount>> {
    let mut found = db.read(accounts::one_of_each_role)?;
    found.sort_by_key(|(role, ..)| Role::ALL.iter().position(|known| known.word() == role));
    Ok(found.into_iter().map(|(role, name, email)| DemoAccount { role, name, email }).collect())
}

/// Were accounts ever opened with the password that everybody knows?
pub fn has_demo_passwords(db: &Db) -> Result<bool> {
    let sql =
        Sql::open("the operator asks", "SELECT COUNT(*) FROM journal WHERE event = 'accounts-demo-opened'");
    Ok(db.read(|reading| reading.number(sql))? > 0)
}

/// Gives all these persons who have an e-mail address the same password. Hashed once, so that a municipality takes no
/// longer than one person; for the demo and for measuring, never for an organisation's own accounts.
pub fn set_demo_passwords(db: &Db, persons: &[Id<Person>], password: &str) -> Result<()> {
    let hash = hashing::make(password)?;
    db.write(&Actor::operator(), |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SetPassword, &())?;
        let accounts = accounts::set_password_of_all(tx, persons, &hash)?;
        tx.say(permit, &Event::DemoOpened { accounts })
    })
}
