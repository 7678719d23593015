use access::{Actor, Permit};
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::consumable::{Consumable, Facts, In, href};
use crate::fields::{self, VERSION};
use crate::stock::Stock;
use crate::store::articles;
use crate::{Event, POLICY, Verb};

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "consumables-add";
    const FIELDS: &'static [Field] = &fields::FACTS;
    type New = Facts;

    fn parse(input: &Input) -> Result<Facts, FieldErrors> {
        fields::facts(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let draft = Draft::default()
            .crumb("/consumables", ask.say("consumables-list-title"))
            .value("measure", "st")
            .cancel("/consumables");
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Facts) -> Result<Reply> {
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("consumable", id.number(), href(id), "consumables-added"))
    }
}

/// Adds an article, with nothing in stock.
pub fn add(db: &Db, actor: &Actor, new: &Facts) -> Result<Id<Consumable>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(new.unit))?;
        fields::are_sound(tx, new, None)?;
        let it = Consumable {
            id: Id::new(0),
            facts: new.clone(),
            stock: Stock::default(),
            // What has never been there is not told of: its first delivery is on its way.
            is_low: new.level.is_some(),
            version: 1,
        };
        let id = articles::insert(tx, &it)?;
        Ok(tx.say(permit, &Event::Added { consumable: id })?.with(id))
    })
}

/// What is said of an article now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Edit;

const EDITED: [Field; 8] = {
    let f = fields::FACTS;
    [f[0], f[1], f[2], f[3], f[4], f[5], f[6], VERSION]
};

impl Form for Edit {
    const NAME: &'static str = "consumables-edit";
    const FIELDS: &'static [Field] = &EDITED;
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        match (fields::facts(input), fields::seen(input)) {
            (Ok(facts), Ok(seen)) => Ok(Edited { facts, seen }),
            (facts, seen) => {
                let mut errors = facts.err().unwrap_or_default();
                errors.take(seen);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let it = fields::for_verb(ask, Verb::Edit)?;
        let facts = &it.facts;
        let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let draft = fields::about(ask, &it)
            .value("name", &facts.name)
            .value("measure", &facts.measure)
            .value("unit", facts.unit.to_string())
            .value("place", &facts.place)
            .value("supplier", text(facts.supplier.map(Id::number)))
            .value("price", facts.price.map(|price| price.to_string()).unwrap_or_default())
            .value("level", text(facts.level));
        fields::with_choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("consumable", id.number(), href(id), "consumables-edited"))
    }
}

/// Changes what is said of an article; what lies in stock keeps its value.
pub fn edit(db: &Db, actor: &Actor, id: Id<Consumable>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| {
        let it = articles::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Edit, &it)?;
        fields::is_as_seen(it.version, new.seen)?;
        fields::are_sound(tx, &new.facts, Some(&it.facts))?;
        save(tx, &permit, Consumable { facts: new.facts.clone(), ..it })?;
        tx.say(permit, &Event::Edited { consumable: id })
    })
}

/// Stores an article. When it has come to its level that is said, once until it is above it again.
pub(crate) fn save(tx: &Tx<'_>, permit: &Permit, it: Consumable) -> Result<()> {
    let (was_low, is_low) = (it.is_low, it.is_to_be_ordered());
    let (id, stock) = (it.id, it.stock.quantity);
    articles::save(tx, &Consumable { is_low, ..it })?;
    if is_low && !was_low { tx.also(permit, &Event::Low { consumable: id, stock }) } else { Ok(()) }
}
