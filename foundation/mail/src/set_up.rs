//! Add and change: what a mailbox is, how it is reached, and the secrets that open its doors.

use ::store::{Db, Tx};
use access::Actor;
use kernel::{Id, Refused, Result};

use crate::events::Event;
use crate::mailbox::{Mailbox, State};
use crate::policy::{BoxVerb, MAILBOXES};
use crate::secret::{Secret, Use};
use crate::settings::Settings;
use crate::setup;
use crate::store::boxes;

/// What a mailbox is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMailbox {
    pub name: String,
    pub address: String,
    pub purpose: String,
    pub settings: Settings,
    /// Secrets to set; those that are not named stay as they are. A text that begins with `@` names one that the operator
    /// keeps: it is looked up at each use and never stored here.
    pub secrets: Vec<(Use, Secret)>,
}

/// Adds a mailbox. It is open at once.
pub fn add(db: &Db, actor: &Actor, new: &NewMailbox) -> Result<Id<Mailbox>> {
    db.write(actor, |tx| {
        let permit = MAILBOXES.allow_new(actor, BoxVerb::Add, &())?;
        let mailbox = Mailbox {
            id: Id::new(0),
            name: new.name.clone(),
            address: new.address.to_lowercase(),
            purpose: new.purpose.clone(),
            settings: new.settings.clone(),
            state: State::Open { since: tx.now() },
            version: 1,
            checked_at: None,
            fault: String::new(),
        };
        is_free(tx, &mailbox)?;
        let id = boxes::insert(tx, &mailbox)?;
        set_secrets(tx, id, &new.secrets)?;
        Ok(tx.say(permit, &Event::Added { mailbox: id })?.with(id))
    })
}

/// Changes a mailbox. When its server, user or the way to tokens becomes another, its secrets must be given anew: whoever may
/// change settings does not thereby send a secret to a server of their choice.
pub fn change(db: &Db, actor: &Actor, id: Id<Mailbox>, new: &NewMailbox) -> Result<()> {
    db.write(actor, |tx| {
        let before = boxes::load(tx, actor, id)?;
        let permit = MAILBOXES.allow(actor, BoxVerb::Change, &before)?;
        let had = boxes::has_secrets(tx, id)?;
        for what in must_be_given(&before.settings, &new.settings) {
            if had.contains(&what) && !new.secrets.iter().any(|(given, _)| *given == what) {
                return Err(Refused::field(what.word(), "secret-anew"));
            }
        }
        let after = Mailbox {
            name: new.name.clone(),
            address: new.address.to_lowercase(),
            purpose: new.purpose.clone(),
            settings: new.settings.clone(),
            ..before
        };
        is_free(tx, &after)?;
        boxes::save(tx, &after)?;
        set_secrets(tx, id, &new.secrets)?;
        tx.say(permit, &Event::Changed { mailbox: id })
    })
}

/// The secrets that would go to another place than the one they were given for.
fn must_be_given(before: &Settings, after: &Settings) -> Vec<Use> {
    let mut must = Vec::new();
    if before.fetch.host != after.fetch.host
        || before.fetch.port != after.fetch.port
        || before.fetch.security != after.fetch.security
    {
        must.push(Use::Fetch);
    }
    if before.post.host != after.post.host
        || before.post.port != after.post.port
        || before.post.security != after.post.security
    {
        must.push(Use::Post);
    }
    let is_elsewhere = before.fetch.host != after.fetch.host || before.post.host != after.post.host;
    if before.oauth.token_url != after.oauth.token_url || is_elsewhere {
        must.extend([Use::Client, Use::Refresh]);
    }
    must
}

fn is_free(tx: &Tx<'_>, mailbox: &Mailbox) -> Result<()> {
    match boxes::by_address(tx, &mailbox.address)? {
        Some(other) if other != mailbox.id => Err(Refused::field("address", "taken")),
        Some(_) | None => Ok(()),
    }
}

fn set_secrets(tx: &Tx<'_>, mailbox: Id<Mailbox>, secrets: &[(Use, Secret)]) -> Result<()> {
    let setup = setup::installed()?;
    for (what, secret) in secrets {
        let sealed = boxes::sealed(&setup, mailbox, *what, secret.open())?;
        boxes::set_secret(tx, mailbox, *what, &sealed)?;
    }
    Ok(())
}
