//! Add and change: what a provider is and how it is asked. Grave, since whoever it vouches for is let in: the forms ask for the
//! actor's password once more.

use access::Actor;
use accounts::Provider;
use kernel::{Id, Refused, Result};
use outside::Secret;
use store::Db;

use crate::events::Event;
use crate::policy::{PROVIDERS, Verb};
use crate::provider::{ProviderRecord, State};
use crate::setup;
use crate::store::{links, providers};

/// What a provider is to be.
#[derive(Debug, Clone)]
pub struct NewProvider {
    pub name: String,
    pub issuer: String,
    pub client: String,
    /// None leaves what is kept. A text that begins with `@` names a secret that the operator keeps.
    pub secret: Option<Secret>,
    pub scopes: Vec<String>,
    pub factor_words: Vec<String>,
    pub domains: Vec<String>,
    pub fresh_minutes: Option<i64>,
}

impl NewProvider {
    fn over(&self, before: ProviderRecord) -> ProviderRecord {
        ProviderRecord {
            name: self.name.clone(),
            issuer: self.issuer.clone(),
            client: self.client.clone(),
            scopes: self.scopes.clone(),
            factor_words: self.factor_words.clone(),
            domains: self.domains.clone(),
            fresh_minutes: self.fresh_minutes,
            ..before
        }
    }
}

/// Adds a provider. It is off until it is turned on.
pub fn add(db: &Db, actor: &Actor, new: &NewProvider) -> Result<Id<Provider>> {
    let vault = setup::installed()?.vault();
    db.write(actor, |tx| {
        let permit = PROVIDERS.allow_new(actor, Verb::Add, &())?;
        let nothing = ProviderRecord {
            id: Id::new(0),
            name: String::new(),
            issuer: String::new(),
            client: String::new(),
            has_secret: false,
            scopes: Vec::new(),
            factor_words: Vec::new(),
            domains: Vec::new(),
            fresh_minutes: None,
            state: State::Off,
            version: 1,
        };
        let id = providers::insert(tx, &new.over(nothing))?;
        if let Some(secret) = &new.secret {
            providers::set_secret(tx, &vault, id, secret.open())?;
        }
        Ok(tx.say(permit, &Event::Added { provider: id })?.with(id))
    })
}

/// Changes a provider. To another issuer or client its secret does not follow: it must be given anew.
pub(crate) fn change(db: &Db, actor: &Actor, id: Id<Provider>, new: &NewProvider) -> Result<()> {
    let vault = setup::installed()?.vault();
    db.write(actor, |tx| {
        let before = providers::load(tx, actor, id)?;
        let permit = PROVIDERS.allow(actor, Verb::Change, &before)?;
        before.may_become(&new.issuer, links::count(tx, id)?)?;
        let is_elsewhere = before.issuer != new.issuer || before.client != new.client;
        if is_elsewhere && before.has_secret && new.secret.is_none() {
            return Err(Refused::field("client_secret", "client-secret-anew"));
        }
        providers::save(tx, &new.over(before))?;
        if let Some(secret) = &new.secret {
            providers::set_secret(tx, &vault, id, secret.open())?;
        }
        tx.say(permit, &Event::Changed { provider: id })
    })
}
