//! Sjövik's money for replacements: the same every time, for the demo.

use access::Actor;
use finance::{Ceiling, Decision, NewSource, SourceKind, Standing};
use kernel::{Day, Id, Money, Result, Unit};
use store::Db;

use crate::{NewRule, set_rule};

/// What there is for replacements in each year, in kronor.
const YEARS: [i64; 5] = [60_000, 60_000, 60_000, 90_000, 150_000];

/// A source with a ceiling in each of five years, which pays every replacement, at most two years late.
pub fn make(db: &Db, unit: Id<Unit>, today: Day) -> Result<()> {
    let operator = Actor::operator();
    let decision = Decision {
        text: "Kommunfullmäktiges beslut om mål och budget".to_owned(),
        reference: "KF § 118".to_owned(),
        day: today.plus_days(-400),
    };
    let new = NewSource {
        name: "Utbyte av utrustning".to_owned(),
        kind: SourceKind::Operating,
        unit,
        standing: Standing::Granted(decision),
    };
    let source = finance::add_source(db, &operator, &new)?;
    for (year, kronor) in (i64::from(today.year())..).zip(YEARS) {
        let ceiling = Ceiling { year, amount: Some(Money::sek(kronor * 100)) };
        finance::cap(db, &operator, source, &ceiling)?;
    }
    set_rule(db, &operator, &NewRule { category: None, unit: None, source, late: 2 }).map(|_| ())
}
