//! A person says what something is that was found and waits.

use access::Actor;
use assets::Asset;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::device::{href, question, said};
use crate::hear::named;
use crate::store::devices;
use crate::{Device, Event, POLICY, Verb, Why};

kernel::worded! {
    /// What a person says of it.
    Choice {
        /// It is the thing with this label.
        Is = "is",
        /// It is a new thing.
        New = "new",
        /// It is right as it is.
        LetBe = "let-be",
        /// It is no thing of ours.
        Throw = "throw",
    }
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub choice: Choice,
    /// The label of the thing that it is.
    pub tag: String,
}

pub(crate) struct Settle;

impl Form for Settle {
    const NAME: &'static str = "inventory-settle";
    const FIELDS: &'static [Field] =
        &[Field::choice("choice", Choice::WORDS).required(), Field::line("tag", 60)];
    type New = Settled;

    fn parse(input: &Input) -> Result<Settled, FieldErrors> {
        let (choice, tag) = (input.choice("choice", Choice::from_word), input.line("tag", 0..=60));
        kernel::all_or_errors!(Settled { choice, tag })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let device = ask.db.read(|reading| devices::load(reading, ask.actor, ask.id("id")?))?;
        POLICY.allow(ask.actor, Verb::Settle, &device)?;
        let crumb = ask.say("inventory-found-list-title");
        let mut draft = Draft::default().crumb("/equipment/found", crumb).cancel(href(device.id));
        draft = draft.value("tag", ask.query.raw("tag")).value("choice", Choice::Is.word());
        draft.title = Some(ask.talk.with("inventory-settle-page", &[("name", device.called().into())]));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Settled) -> Result<Reply> {
        let id = ask.id("id")?;
        settle(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("found-device", id.number(), href(id), "inventory-settled"))
    }
}

/// Says what it is. What is said holds while it tells the same of itself.
pub fn settle(db: &Db, actor: &Actor, id: Id<Device>, new: &Settled) -> Result<()> {
    db.write(actor, |tx| {
        let device = devices::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Settle, &device)?;
        let mut device = device;
        device.settled = match (new.choice, device.waits) {
            (Choice::LetBe, Some(why)) => question(&device.marks, why),
            _ => said(&device.marks),
        };
        let event = match new.choice {
            Choice::Is => {
                let asset = tagged(tx, actor, &new.tag)?;
                if devices::of_asset(tx, asset)?.is_some_and(|other| other.id != id) {
                    return Err(Refused::field("tag", "told-of-already"));
                }
                assets::complete(tx, asset, &device.marks)?;
                (device.asset, device.waits, device.thrown_at) = (Some(asset), None, None);
                Event::Joined { device: id, asset }
            }
            Choice::New => {
                if device.asset.is_some() {
                    return Err(Refused::field("choice", "there-already"));
                }
                let asset = assets::take_in(tx, &named(&device), device.unit)?;
                (device.asset, device.waits, device.thrown_at) = (Some(asset), None, None);
                Event::Joined { device: id, asset }
            }
            Choice::LetBe => {
                if device.waits.is_none() {
                    return Err(Refused::field("choice", "does-not-wait"));
                }
                if device.asset.is_none() {
                    return Err(Refused::field("choice", "is-no-thing-yet"));
                }
                device.waits = None;
                Event::LetBe { device: id }
            }
            Choice::Throw => {
                (device.asset, device.waits, device.thrown_at) = (None, None, Some(tx.now()));
                Event::Thrown { device: id }
            }
        };
        devices::save(tx, &device)?;
        tx.say(permit, &event)
    })
}

/// The thing with this label, if the actor may read it.
fn tagged(reading: &store::Reading<'_>, actor: &Actor, tag: &str) -> Result<Id<Asset>> {
    if tag.is_empty() {
        return Err(Refused::field("tag", "missing"));
    }
    let scope = assets::POLICY.scope(actor, assets::Verb::Edit);
    let found = assets::asset_tagged(reading, &scope, tag)?;
    found.map(|it| it.id).ok_or_else(|| Refused::field("tag", "not-a-choice"))
}

impl Device {
    /// What people know it by.
    pub fn called(&self) -> String {
        let marks = &self.marks;
        let names = [Some(&marks.name), marks.serial.as_ref(), marks.macs.first(), marks.uuid.as_ref()];
        let name = names.into_iter().flatten().find(|name| !name.is_empty()).cloned();
        name.unwrap_or_else(|| format!("{} {}", marks.maker, marks.model))
    }

    /// Why it waits, unless it does not.
    pub fn why(&self) -> Option<Why> {
        self.waits.filter(|_| self.thrown_at.is_none())
    }
}
