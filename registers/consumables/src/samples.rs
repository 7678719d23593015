//! Sjövik's consumables: batteries, lamps, chargers and toner, with a year of deliveries and use.

use access::Actor;
use kernel::{Day, Id, Money, Result, Unit};
use store::Db;

use crate::consumable::Facts;
use crate::{Kind, Moved, add, move_it};

/// Where the samples belong.
#[derive(Debug, Clone)]
pub struct Places {
    /// IT's own unit, which keeps them.
    pub it: Id<Unit>,
    pub schools: Vec<Id<Unit>>,
    pub today: Day,
}

/// Name, measure, öre for one, level, so many delivered, and how many each school takes at a time.
type Article = (&'static str, &'static str, i64, i64, i64, i64);

const ARTICLES: &[Article] = &[
    ("Kamerabatteri LP-17", "st", 34_900, 6, 24, 2),
    ("Projektorlampa P4", "st", 129_500, 3, 8, 1),
    ("Laddare USB-C 65 W", "st", 27_900, 10, 60, 4),
    ("Toner svart, kopiator", "st", 118_000, 4, 12, 1),
    ("AA-batterier, 24-pack", "förp", 12_900, 5, 20, 2),
];

/// Adds articles with their moves; gives how many there are.
pub fn make(db: &Db, places: &Places) -> Result<usize> {
    let operator = Actor::operator();
    for (turn, (name, measure, price, level, delivered, taken)) in ARTICLES.iter().enumerate() {
        let facts = Facts {
            name: (*name).to_owned(),
            measure: (*measure).to_owned(),
            unit: places.it,
            place: "IT-förrådet".to_owned(),
            supplier: None,
            price: Some(Money::sek(*price)),
            level: Some(*level),
        };
        let id = add(db, &operator, &facts)?;
        let act = |kind: Kind, back: i64, note: &str| {
            let moved =
                Moved { kind, on: Some(places.today.plus_days(-back)), note: note.to_owned(), seen: None };
            move_it(db, &operator, id, &moved)
        };
        // The second delivery is dearer than the first.
        act(Kind::Delivered { quantity: *delivered, price: None }, 300, "")?;
        let dearer = Money::sek(price + price / 20);
        act(Kind::Delivered { quantity: delivered / 2, price: Some(dearer) }, 150, "Nytt pris.")?;
        let mut left = delivered + delivered / 2;
        for (at, unit) in places.schools.iter().enumerate() {
            let quantity = taken + i64::try_from((turn + at) % 2).unwrap_or(0);
            if left - quantity < 2 {
                break;
            }
            left -= quantity;
            let back = 260 - 20 * i64::try_from(at).unwrap_or(0).min(12);
            act(Kind::Used { quantity, unit: *unit }, back, "")?;
        }
        if turn == 1 {
            act(Kind::Thrown { quantity: 1 }, 30, "Sprack vid bytet.")?;
        }
        if turn == 2 {
            act(Kind::Counted { found: left - 1 }, 10, "Årets inventering.")?;
        }
    }
    Ok(ARTICLES.len())
}
