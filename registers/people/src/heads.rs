//! How many pupils and employees there are, as numbers without names.

use std::collections::HashMap;

use kernel::{Id, Result, Unit};
use store::{Reading, Sql};

/// Pupils and employees of a unit with all below it. Whoever is both counts as both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    pub pupils: i64,
    pub staff: i64,
}

impl Heads {
    pub const fn all(self) -> i64 {
        self.pupils + self.staff
    }
}

/// The heads of each unit with all below it, as they are today; units without any are left out. A person who has the same
/// role in two units below counts once.
pub fn heads(reading: &Reading<'_>) -> Result<HashMap<Id<Unit>, Heads>> {
    let text =
        "SELECT unit_closure.ancestor, role_grant.role, COUNT(DISTINCT role_grant.person_id) FROM role_grant
                JOIN unit_closure ON unit_closure.descendant = role_grant.unit_id
                JOIN person ON person.id = role_grant.person_id
                WHERE role_grant.role IN ('staff', 'pupil') AND role_grant.from_at <= ?
                AND (role_grant.until_at IS NULL OR role_grant.until_at > ?) AND role_grant.revoked_at IS NULL
                AND (person.left_on IS NULL OR person.left_on >= ?)
                GROUP BY unit_closure.ancestor, role_grant.role";
    let now = reading.now();
    let sql = Sql::open("numbers without names", text).bind(now).bind(now).bind(crate::today(reading)?);
    let mut heads: HashMap<Id<Unit>, Heads> = HashMap::new();
    for (unit, role, count) in reading.all::<(Id<Unit>, String, i64)>(sql)? {
        let of = heads.entry(unit).or_default();
        if role == "pupil" {
            of.pupils = count;
        } else {
            of.staff = count;
        }
    }
    Ok(heads)
}
