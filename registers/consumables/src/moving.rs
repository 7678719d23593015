//! What comes and goes: each is a line, and stock and value follow in the same write.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Money, Refused, Result, Unit};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::add::save;
use crate::consumable::{Consumable, href};
use crate::fields::{self, VERSION};
use crate::stock::{QUANTITY_AT_MOST, What};
use crate::store::moves::Line;
use crate::store::{articles, moves};
use crate::{Event, POLICY, Verb};

/// What happened to stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// At a price for each; the article's own when nothing is said.
    Delivered {
        quantity: i64,
        price: Option<Money>,
    },
    Used {
        quantity: i64,
        unit: Id<Unit>,
    },
    /// So many were found.
    Counted {
        found: i64,
    },
    Thrown {
        quantity: i64,
    },
}

/// A move of stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub kind: Kind,
    /// Today when nothing is said.
    pub on: Option<Day>,
    pub note: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

/// Days that a move may lie back when it is noted.
const FAR_OFF_DAYS: i64 = 366 * 3;

const QUANTITY: Field = Field::number("quantity", 1, QUANTITY_AT_MOST).required();
const DAY: Field = Field::day("on");
const NOTE: Field = Field::line("note", 300);
const WHY: Field = Field::line("note", 300).required();

/// The parts that all moves share, around what is their own.
fn moved(input: &Input, kind: Result<Kind, FieldErrors>, least_note: usize) -> Result<Moved, FieldErrors> {
    let mut errors = FieldErrors::default();
    let kind = kind.map_err(|found| errors.0.extend(found.0)).ok();
    let on = errors.take(input.optional_day("on"));
    let note = errors.take(input.line("note", least_note..=300));
    let seen = errors.take(fields::seen(input));
    match (kind, on, note, seen) {
        (Some(kind), Some(on), Some(note), Some(seen)) => Ok(Moved { kind, on, note, seen }),
        _ => Err(errors),
    }
}

fn quantity(input: &Input) -> Result<i64, kernel::FieldError> {
    input.number("quantity", 1..=QUANTITY_AT_MOST)
}

fn draft(ask: &Ask<'_>) -> Result<(Consumable, Draft)> {
    let it = fields::for_verb(ask, Verb::Stock)?;
    let mut draft = fields::about(ask, &it).value("on", fields::today(ask).to_string());
    let facts = [("count", it.stock.quantity.into()), ("measure", it.facts.measure.as_str().into())];
    draft.before = look::prose(&ask.talk.with("consumables-in-stock", &facts));
    Ok((it, draft))
}

fn done(ask: &Ask<'_>, new: &Moved) -> Result<Reply> {
    let id = ask.id("id")?;
    move_it(ask.db, ask.actor, id, new)?;
    Ok(Reply::made("consumable", id.number(), href(id), "consumables-moved-it"))
}

pub(crate) struct Deliver;

impl Form for Deliver {
    const NAME: &'static str = "consumables-deliver";
    const FIELDS: &'static [Field] = &[QUANTITY, Field::money("price"), DAY, NOTE, VERSION];
    type New = Moved;

    fn parse(input: &Input) -> Result<Moved, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = match (errors.take(quantity(input)), errors.take(fields::price(input))) {
            (Some(quantity), Some(price)) => Ok(Kind::Delivered { quantity, price }),
            _ => Err(errors),
        };
        moved(input, kind, 0)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (it, draft) = draft(ask)?;
        Ok(draft.value("price", it.facts.price.map(|price| price.to_string()).unwrap_or_default()))
    }

    fn act(ask: &Ask<'_>, new: Moved) -> Result<Reply> {
        done(ask, &new)
    }
}

pub(crate) struct Use;

impl Form for Use {
    const NAME: &'static str = "consumables-use";
    const FIELDS: &'static [Field] = &[QUANTITY, Field::pick("unit").required(), DAY, NOTE, VERSION];
    type New = Moved;

    fn parse(input: &Input) -> Result<Moved, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = match (errors.take(quantity(input)), errors.take(input.id("unit"))) {
            (Some(quantity), Some(unit)) => Ok(Kind::Used { quantity, unit }),
            _ => Err(errors),
        };
        moved(input, kind, 0)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (it, draft) = draft(ask)?;
        let units = ask.db.read(people::unit_choices)?;
        Ok(draft.choices("unit", units).value("unit", it.facts.unit.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Moved) -> Result<Reply> {
        done(ask, &new)
    }
}

pub(crate) struct Count;

impl Form for Count {
    const NAME: &'static str = "consumables-count";
    const FIELDS: &'static [Field] =
        &[Field::number("found", 0, QUANTITY_AT_MOST).required(), WHY, DAY, VERSION];
    type New = Moved;

    fn parse(input: &Input) -> Result<Moved, FieldErrors> {
        let found = input.number("found", 0..=QUANTITY_AT_MOST);
        let kind = found.map(|found| Kind::Counted { found }).map_err(|error| FieldErrors(vec![error]));
        moved(input, kind, 1)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        draft(ask).map(|(_, draft)| draft)
    }

    fn act(ask: &Ask<'_>, new: Moved) -> Result<Reply> {
        done(ask, &new)
    }
}

pub(crate) struct Throw;

impl Form for Throw {
    const NAME: &'static str = "consumables-throw";
    const FIELDS: &'static [Field] = &[QUANTITY, WHY, DAY, VERSION];
    type New = Moved;

    fn parse(input: &Input) -> Result<Moved, FieldErrors> {
        let kind = quantity(input).map(|quantity| Kind::Thrown { quantity });
        moved(input, kind.map_err(|error| FieldErrors(vec![error])), 1)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        draft(ask).map(|(_, draft)| draft)
    }

    fn act(ask: &Ask<'_>, new: Moved) -> Result<Reply> {
        done(ask, &new)
    }
}

/// Notes what came or went, at its value. Stock is never below nothing.
pub fn move_it(db: &Db, actor: &Actor, id: Id<Consumable>, new: &Moved) -> Result<()> {
    db.write(actor, |tx| {
        let it = articles::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Stock, &it)?;
        fields::is_as_seen(it.version, new.seen)?;
        let today = people::today(tx)?;
        let on = new.on.unwrap_or(today);
        if on > today || today.days_since(on) > FAR_OFF_DAYS {
            return Err(Refused::field("on", "not-a-day-of-stock"));
        }
        let (what, change, unit) = match new.kind {
            Kind::Delivered { quantity, price } => {
                let price = price.or(it.facts.price).ok_or_else(|| Refused::field("price", "missing"))?;
                (What::Delivered, it.stock.delivered(quantity, price)?, None)
            }
            Kind::Used { quantity, unit } => {
                fields::is_open(tx, unit)?;
                (What::Used, it.stock.taken(quantity)?, Some(unit))
            }
            Kind::Counted { found } => (What::Counted, it.stock.counted(found, it.facts.price)?, None),
            Kind::Thrown { quantity } => (What::Thrown, it.stock.taken(quantity)?, None),
        };
        let line =
            Line { at: tx.now(), by: actor.person_id(), on, what, change, unit, note: new.note.clone() };
        moves::note(tx, id, &line)?;
        save(tx, &permit, Consumable { stock: it.stock.after(change), ..it })?;
        tx.say(permit, &Event::Moved { consumable: id, what, quantity: change.quantity })
    })
}
