//! A site's key: what its agents show, made and shown once, and taken back at once.

use access::Actor;
use kernel::{FieldErrors, Id, Input, Moment, Refused, Result, Unit};
use look::{Act, Crumb, Html, Icon, SecretOnce};
use serde_json::json;
use store::Db;
use web::{Ask, Draft, Field, Form, Once, Page, Reply};

use crate::store::keys;
use crate::{Event, KEYS, KeyVerb};

/// What the agents of a site show that they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteKey {
    pub id: Id<SiteKey>,
    pub name: String,
    /// Where what its agents find belongs.
    pub unit: Id<Unit>,
    pub revoked_at: Option<Moment>,
}

impl access::Record for SiteKey {}

/// What is stored of a secret and looked up by; a fast hash is enough where the secret is random and long.
pub(crate) fn hash(secret: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("varv inventory site 1");
    hasher.update(secret.as_bytes()).finalize().to_hex().to_string()
}

/// Makes a key for a unit; gives its secret, for the only time.
pub fn make_key(db: &Db, actor: &Actor, name: &str, unit: Id<Unit>) -> Result<String> {
    let mut bytes = [0_u8; 24];
    getrandom::fill(&mut bytes).map_err(Refused::broken)?;
    let secret = kernel::hex(&bytes);
    db.write(actor, |tx| {
        let new = SiteKey { id: Id::new(0), name: name.to_owned(), unit, revoked_at: None };
        let permit = KEYS.allow_new(actor, KeyVerb::Make, &new)?;
        let is_there = people::unit_choices(tx)?.iter().any(|choice| choice.value == unit.to_string());
        if !is_there {
            return Err(Refused::field("unit", "not-a-choice"));
        }
        let id = keys::insert(tx, name, unit, &hash(&secret))?;
        tx.say(permit, &Event::KeyMade { key: id })
    })?;
    Ok(secret)
}

/// Takes a key back: its agents are heard no more.
pub fn revoke_key(db: &Db, actor: &Actor, id: Id<SiteKey>) -> Result<()> {
    db.write(actor, |tx| {
        let key = keys::load(tx, actor, id)?;
        let permit = KEYS.allow(actor, KeyVerb::Revoke, &key)?;
        keys::revoke(tx, id)?;
        tx.say(permit, &Event::KeyRevoked { key: id })
    })
}

/// Takes a key back, when somebody has been asked whether they mean it.
pub(crate) struct RevokeKey;

impl Form for RevokeKey {
    const NAME: &'static str = "inventory-key-revoke";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let key = ask.db.read(|reading| keys::load(reading, ask.actor, ask.id("id")?))?;
        KEYS.allow(ask.actor, KeyVerb::Revoke, &key)?;
        if key.revoked_at.is_some() {
            return Err(Refused::Conflict);
        }
        let mut draft = Draft::default()
            .crumb("/equipment/agents", ask.say("inventory-keys-list-title"))
            .cancel("/equipment/agents");
        draft.title = Some(ask.talk.with("inventory-key-revoke-page", &[("name", key.name.as_str().into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        revoke_key(ask.db, ask.actor, ask.id("id")?)?;
        Ok(Reply::see("/equipment/agents", "inventory-key-revoked"))
    }
}

/// A key to make.
pub struct NewKey {
    name: String,
    unit: Id<Unit>,
}

pub(crate) struct MakeKey;

impl Form for MakeKey {
    const NAME: &'static str = "inventory-key-make";
    const ONCE: Once = Once::IsNot;
    const FIELDS: &'static [Field] = &[Field::line("name", 80).required(), Field::pick("unit").required()];
    type New = NewKey;

    fn parse(input: &Input) -> Result<NewKey, FieldErrors> {
        let (name, unit) = (input.line("name", 1..=80), input.id("unit"));
        kernel::all_or_errors!(NewKey { name, unit })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !KEYS.may_somewhere(ask.actor, KeyVerb::Make) {
            return Err(Refused::NotAllowed);
        }
        let draft = Draft::default()
            .crumb("/equipment/agents", ask.say("inventory-keys-list-title"))
            .cancel("/equipment/agents");
        Ok(draft.choices("unit", ask.db.read(people::unit_choices)?))
    }

    fn act(ask: &Ask<'_>, new: NewKey) -> Result<Reply> {
        let secret = make_key(ask.db, ask.actor, &new.name, new.unit)?;
        let address = format!("{}{}", ask.site_address, crate::door::PATH);
        let json = || Ok(json!({ "server": address, "user": new.name, "password": secret }));
        ask.show(json, || Ok(shown_once(ask, &address, &secret)))
    }
}

fn shown_once(ask: &Ask<'_>, address: &str, secret: &str) -> Page {
    let title = ask.say("inventory-key-shown");
    let text = ask.talk.with("inventory-key-shown-text", &[("server", address.into())]);
    let once = SecretOnce { title: title.clone(), text, codes: vec![secret.to_owned()] };
    let kept = Act::go(ask.say("inventory-key-kept"), "/equipment/agents").icon(Icon::Check);
    let mut page = Page::titled(title);
    page.crumbs = vec![Crumb::new("/equipment/agents", ask.say("inventory-keys-list-title"))];
    page.body = once.render(ask.talk).then(&Html(format!("<p>{}</p>", kept.primary())));
    page
}
