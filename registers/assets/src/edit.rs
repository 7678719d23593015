use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::asset::{self, Asset, Facts};
use crate::fields::{
    self, BOUGHT_ON, MACS, MODEL, NOTE, PRICE, SERIAL, SUPPLIER, TAG, UUID, VERSION, WARRANTY,
};
use crate::store::assets;
use crate::{Event, POLICY, Verb};

/// What is to be said of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

impl Form for Edit {
    const NAME: &'static str = "assets-edit";
    const FIELDS: &'static [Field] =
        &[TAG, MODEL, SERIAL, BOUGHT_ON, PRICE, SUPPLIER, WARRANTY, NOTE, UUID, MACS, VERSION];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(Edited { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let asset = fields::for_verb(ask, Verb::Edit)?;
        let mut draft = fields::filled(fields::about(ask, &asset), &asset.facts);
        draft.title = Some(ask.say("assets-edit-page"));
        fields::with_models(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("asset", id.number(), asset::href(id), "assets-edited"))
    }
}

/// Changes what is said of a thing; where it is changes by a move.
pub fn edit(db: &Db, actor: &Actor, id: Id<Asset>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let asset = assets::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &asset)?;
        fields::is_as_seen(asset.version, new.seen)?;
        assets::save(tx, &Asset { facts: new.facts.clone(), changed_at: tx.now(), ..asset })?;
        tx.say(permit, &Event::Edited { asset: id })
    })
}
