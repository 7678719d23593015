//! What licences cost year by year, of what is kept for each.

use std::ops::RangeInclusive;

use access::Actor;
use kernel::{Id, Money, Result, Unit};
use store::{Reading, Sql};

use crate::plan::YearCost;
use crate::{POLICY, Verb};

/// Which licences are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    /// Those that no agreement stands behind: what an agreement costs is told by it. Of a unit with all below it, or of all.
    WithoutAgreement(Option<Id<Unit>>),
}

/// What licences cost in some years, each among those that the actor may read. The years ascend, and each that is asked
/// for is there.
pub fn costs(
    reading: &Reading<'_>,
    actor: &Actor,
    years: RangeInclusive<i16>,
    which: Which,
) -> Result<Vec<(i16, YearCost)>> {
    let text = "SELECT licence_year.year, CAST(SUM(licence_year.committed) AS BIGINT),
                CAST(SUM(licence_year.expected) AS BIGINT)
                FROM licence_year JOIN licence ON licence.id = licence_year.licence_id
                WHERE {scope} AND licence_year.year >= ? AND licence_year.year <= ?";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
    let mut sql = sql.bind(i64::from(*years.start())).bind(i64::from(*years.end()));
    if let Which::WithoutAgreement(unit) = which {
        sql = sql.and("AND licence.agreement_id IS NULL");
        if let Some(unit) = unit {
            sql = sql.and("AND licence.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)");
            sql = sql.bind(unit);
        }
    }
    let found: Vec<(i64, i64, i64)> = reading.all(sql.and("GROUP BY licence_year.year"))?;
    let of = |year: i16| {
        let row = found.iter().find(|(of, ..)| *of == i64::from(year));
        let cost = row.map_or(YearCost::NOTHING, |(_, committed, expected)| YearCost {
            committed: Money::sek(*committed),
            expected: Money::sek(*expected),
        });
        (year, cost)
    };
    Ok(years.map(of).collect())
}
