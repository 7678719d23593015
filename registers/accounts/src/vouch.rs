//! What a room that lets others vouch for who somebody is may ask of accounts, and have done. It decides who is meant; whether
//! they may come in, and what of, is decided here.

use access::Permit;
use kernel::{Id, Person, Purpose, Refused, Result};
use store::{Db, Reading, Tx};
use web::Ask;

use crate::account::{AccountState, LinkKind, within_reach};
use crate::events::Event;
use crate::pass::{Proof, Provider, Strength};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::attempts::{self, Counter};
use crate::tables::{accounts, links, passes};
use crate::{arrive, prove, secret};

/// A person whom a provider has vouched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vouched {
    pub person: Id<Person>,
    pub provider: Id<Provider>,
    pub strength: Strength,
}

/// How far somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrived {
    In,
    /// The code of the person's own second factor is asked for at `/sign-in/code`.
    HalfWay,
    /// The account is stopped, or its person has left: a stranger is told the same.
    Nowhere,
}

/// Lets somebody in whom a provider has vouched for; `first` is done in the same write and may refuse. Who has a second factor
/// here gives its code, unless the provider has seen two itself; `first` is then not done, since nothing is bound to an account
/// by one factor of two.
pub fn vouch(ask: &Ask<'_>, vouched: Vouched, first: impl Fn(&Tx<'_>) -> Result<()>) -> Result<Arrived> {
    let Vouched { person, provider, strength } = vouched;
    let (account, today) =
        ask.db.read(|reading| Ok((accounts::load(reading, ask.actor, person)?, prove::today(reading)?)))?;
    if !account.may_arrive(today) {
        return Ok(Arrived::Nowhere);
    }
    let proof = Proof::Provider { id: provider, strength };
    if account.has_factor() && strength == Strength::OneFactor {
        arrive::half_way(ask, person, proof)?;
        return Ok(Arrived::HalfWay);
    }
    arrive::sign_in(ask, person, proof, |tx, _: &Permit| {
        if !accounts::load(tx, tx.actor(), person)?.may_arrive(prove::today(tx)?) {
            return Err(Refused::NotSignedIn);
        }
        accounts::ensure(tx, person)?;
        first(tx)
    })?;
    Ok(Arrived::In)
}

/// The actor's own password once more, from the field `password_now`, before something grave. Refused for a program.
pub fn confirm(ask: &Ask<'_>) -> Result<()> {
    let me = ask.actor.me()?;
    let account = ask.db.read(|reading| accounts::load(reading, ask.actor, me))?;
    prove::once_more(ask, &account)
}

/// Has the person chosen a password?
pub fn has_password(reading: &Reading<'_>, person: Id<Person>) -> Result<bool> {
    let account = accounts::load(reading, &access::Actor::clock(), person)?;
    Ok(account.password.is_some())
}

/// Has the person been let in, and may they still be? Whoever has no account reads no notice here.
pub fn may_sign_in(reading: &Reading<'_>, person: Id<Person>) -> Result<bool> {
    accounts::is_open(reading, person)
}

/// The person of an address whose account has never been opened by a password, and may be.
pub fn unopened(reading: &Reading<'_>, email: &str) -> Result<Option<Id<Person>>> {
    let Some(email) = people::folded_email(email) else { return Ok(None) };
    let Some(account) = accounts::find_by_email(reading, &email)? else { return Ok(None) };
    let is_unopened = matches!(account.state, AccountState::New) && account.password.is_none();
    Ok((is_unopened && account.may_arrive(prove::today(reading)?)).then_some(account.person))
}

/// May whoever looks after accounts do something grave to this one? Not when it holds roles that they do not administer.
pub fn is_within_reach(reading: &Reading<'_>, actor: &access::Actor, person: Id<Person>) -> Result<()> {
    Ok(within_reach(actor, &people::standing_grants_of(reading, person)?)?)
}

/// Ends the sessions that a provider has vouched for: one person's, or everybody's.
pub fn end_vouched(tx: &Tx<'_>, provider: Id<Provider>, person: Option<Id<Person>>) -> Result<u64> {
    passes::end_vouched(tx, provider, person)
}

/// Whom an invitation that still opens is for.
pub fn invited(reading: &Reading<'_>, invitation: &str) -> Result<Option<Id<Person>>> {
    let link = links::find(reading, &secret::hash("link", invitation))?;
    Ok(link.filter(|link| link.kind == LinkKind::Invite).and_then(|link| link.person))
}

/// Uses an invitation up without a password: somebody vouches for the person instead.
pub fn use_invitation(tx: &Tx<'_>, person: Id<Person>, invitation: &str) -> Result<()> {
    let permit = ACCOUNTS.allow(tx.actor(), Verb::UseLink, &())?;
    if !links::use_up(tx, &secret::hash("link", invitation))? {
        return Err(Refused::rule("accounts-link-dead"));
    }
    let account = accounts::load(tx, tx.actor(), person)?;
    if let Some(email) = &account.email {
        attempts::forget_account(tx, email.reveal(Purpose::SignIn))?;
    }
    tx.also(&permit, &Event::LinkUsed { person, kind: LinkKind::Invite })
}

/// An answer from outside that is being looked at, counted against the address that brought it.
#[must_use]
pub struct Guess(attempts::Guess);

/// Begins to look at one, or says how long to wait.
pub fn guess(ask: &Ask<'_>) -> Result<Guess> {
    attempts::begin(ask.db, &[Counter::address(&ask.credentials.address)]).map(Guess)
}

impl Guess {
    /// It holds, or nobody could be asked whether it does.
    pub fn was_right(self, db: &Db) -> Result<()> {
        self.0.was_half_right(db)
    }

    /// It was not what it claims to be.
    pub fn was_wrong(self, db: &Db) -> Result<()> {
        self.0.was_wrong(db)
    }
}
