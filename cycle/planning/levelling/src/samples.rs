//! Sjövik's money for replacements: the same every time, for the demo.

use access::Actor;
use finance::{Ceiling, Decision, NewSource, SourceKind, Standing};
use kernel::{Day, Id, Money, Result, Unit};
use store::Db;

use crate::{NewRule, set_rule};

/// What there is for replacements in a year, in kronor.
const A_YEAR: i64 = 260_000;

/// A source with the same ceiling in each of five years, which pays every replacement, at most two years late.
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
    let first = i64::from(today.year());
    for year in first..first + 5 {
        let ceiling = Ceiling { year, amount: Some(Money::sek(A_YEAR * 100)) };
        finance::cap(db, &operator, source, &ceiling)?;
    }
    set_rule(db, &operator, &NewRule { category: None, unit: None, source, late: 2 }).map(|_| ())
}
