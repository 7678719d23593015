use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::asset::{self, Asset, Facts, In, Whereabouts};
use crate::fields::{
    self, BOUGHT_ON, MACS, MODEL, NOTE, PERSON, PLACE, PRICE, SERIAL, SUPPLIER, TAG, UNIT, UUID, WARRANTY,
};
use crate::moving::Whom;
use crate::state::State;
use crate::store::{assets, moves};
use crate::{Event, POLICY, Verb};

/// A thing to keep count of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAsset {
    pub facts: Facts,
    /// Where it is; its person is [`NewAsset::person`].
    pub at: Whereabouts,
    pub person: Whom,
}

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "assets-add";
    const FIELDS: &'static [Field] = &[
        TAG,
        MODEL,
        SERIAL,
        Field::choice("state", State::FIRST).required(),
        UNIT,
        PLACE,
        PERSON,
        BOUGHT_ON,
        PRICE,
        SUPPLIER,
        WARRANTY,
        NOTE,
        UUID,
        MACS,
    ];
    type New = NewAsset;

    fn parse(input: &Input) -> Result<NewAsset, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        let first = |word: &str| State::from_word(word).filter(|state| !state.asks_why());
        let state = errors.take(input.choice("state", first));
        let unit = errors.take(input.id("unit"));
        let place = errors.take(input.line("place", 0..=120));
        let person = errors.take(input.line("person", 0..=200));
        match (facts, state, unit, place, person) {
            (Some(facts), Some(state), Some(unit), Some(place), Some(person)) => {
                let at = Whereabouts { state, unit, place, person: None };
                Ok(NewAsset { facts, at, person: Whom::named(person) })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let mut draft = Draft::default()
            .crumb("/equipment", ask.say("assets-list-title"))
            .value("state", State::InStock.word())
            .value("model", ask.query.raw("model"))
            .cancel("/equipment");
        draft.title = Some(ask.say("assets-add-page"));
        let draft = fields::with_models(ask, draft)?;
        Ok(draft.choices("unit", ask.db.read(people::unit_choices)?))
    }

    fn act(ask: &Ask<'_>, new: NewAsset) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("asset", id.number(), asset::href(id), "assets-added"))
    }
}

/// Adds a thing; its history begins here.
pub fn add(db: &Db, actor: &Actor, new: &NewAsset) -> Result<Id<Asset>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(new.at.unit, None))?;
        fields::is_open(tx, new.at.unit)?;
        let person = new.person.person(tx, None)?;
        let at = Whereabouts { person, ..new.at.clone() };
        at.keeps_whoever_is_named(None)?;
        let id = insert(tx, &new.facts, at.settled()?, "")?;
        Ok(tx.say(permit, &Event::Added { asset: id })?.with(id))
    })
}

/// Stores a new thing with the first line of its history.
pub(crate) fn insert(tx: &Tx<'_>, facts: &Facts, at: Whereabouts, why: &str) -> Result<Id<Asset>> {
    let now = tx.now();
    let asset =
        Asset { id: Id::new(0), facts: facts.clone(), at, created_at: now, changed_at: now, version: 1 };
    let id = assets::insert(tx, &asset)?;
    moves::note(tx, id, &asset.at, why)?;
    Ok(id)
}
