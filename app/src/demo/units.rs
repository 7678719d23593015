//! Sjövik's parts: three boards with their administrations, 14 schools and preschools, 3 care units.

use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Refused, Result, Unit};
use people::{NewUnit, UnitKind};
use store::Db;

use super::Made;

/// A unit: its name, its kind, and the name of the unit above it.
pub struct Plan {
    pub name: &'static str,
    pub kind: &'static str,
    pub above: &'static str,
    /// How many of the staff work here.
    pub staff: usize,
}

const fn unit(name: &'static str, kind: &'static str, above: &'static str, staff: usize) -> Plan {
    Plan { name, kind, above, staff }
}

pub const ROOT: &str = "Sjöviks kommun";
pub const IT: &str = "IT-enheten";

pub const PLAN: [Plan; 29] = [
    unit("Kommunstyrelsen", "board", ROOT, 0),
    unit("Kommunledningskontoret", "administration", "Kommunstyrelsen", 12),
    unit(IT, "department", "Kommunledningskontoret", 18),
    unit("Ekonomienheten", "department", "Kommunledningskontoret", 14),
    unit("Kansliet", "department", "Kommunledningskontoret", 10),
    unit("HR-enheten", "department", "Kommunledningskontoret", 11),
    unit("Utbildningsnämnden", "board", ROOT, 0),
    unit("Utbildningsförvaltningen", "administration", "Utbildningsnämnden", 24),
    unit("Norra skolan", "school", "Utbildningsförvaltningen", 62),
    unit("Södra skolan", "school", "Utbildningsförvaltningen", 58),
    unit("Strandskolan", "school", "Utbildningsförvaltningen", 47),
    unit("Bergaskolan", "school", "Utbildningsförvaltningen", 51),
    unit("Ekbackens skola", "school", "Utbildningsförvaltningen", 39),
    unit("Hamnskolan", "school", "Utbildningsförvaltningen", 44),
    unit("Sjöviks gymnasium", "school", "Utbildningsförvaltningen", 96),
    unit("Vuxenutbildningen", "school", "Utbildningsförvaltningen", 21),
    unit("Förskolan Gläntan", "preschool", "Utbildningsförvaltningen", 22),
    unit("Förskolan Snäckan", "preschool", "Utbildningsförvaltningen", 19),
    unit("Förskolan Kotten", "preschool", "Utbildningsförvaltningen", 17),
    unit("Förskolan Regnbågen", "preschool", "Utbildningsförvaltningen", 24),
    unit("Förskolan Vitsippan", "preschool", "Utbildningsförvaltningen", 18),
    unit("Förskolan Ankaret", "preschool", "Utbildningsförvaltningen", 16),
    unit("Socialnämnden", "board", ROOT, 0),
    unit("Vård- och omsorgsförvaltningen", "administration", "Socialnämnden", 23),
    unit("Solgårdens äldreboende", "care", "Vård- och omsorgsförvaltningen", 108),
    unit("Hemtjänst Öst", "care", "Vård- och omsorgsförvaltningen", 84),
    unit("Gruppbostaden Lyktan", "care", "Vård- och omsorgsförvaltningen", 32),
    unit("Elevhälsan", "department", "Utbildningsförvaltningen", 17),
    unit("Sjöviks bibliotek", "department", "Kommunledningskontoret", 13),
];

/// Makes all units below the root.
pub fn make(db: &Db, root: Id<Unit>) -> Result<Vec<Made>> {
    let mut ids: HashMap<&str, Id<Unit>> = HashMap::from([(ROOT, root)]);
    let mut made = Vec::with_capacity(PLAN.len());
    for (at, plan) in PLAN.iter().enumerate() {
        let parent = *ids.get(plan.above).ok_or_else(|| Refused::broken(plan.above))?;
        let kind = UnitKind::from_word(plan.kind).ok_or_else(|| Refused::broken(plan.kind))?;
        let new =
            NewUnit { code: Some(format!("{}", 4_000 + at * 10)), ..NewUnit::named(plan.name, kind, parent) };
        let id = people::add_unit(db, &Actor::operator(), &new)?;
        ids.insert(plan.name, id);
        made.push(Made { id, plan });
    }
    Ok(made)
}

/// Makes so many plain units below the root, for measuring.
pub fn many(db: &Db, root: Id<Unit>, count: usize) -> Result<Vec<Id<Unit>>> {
    (0..count)
        .map(|n| {
            people::add_unit(
                db,
                &Actor::operator(),
                &NewUnit::named(format!("Skola {n}"), UnitKind::School, root),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sjovik_is_as_large_as_it_says() {
        let count = |kinds: &[&str]| PLAN.iter().filter(|unit| kinds.contains(&unit.kind)).count();
        assert_eq!((count(&["school", "preschool"]), count(&["care"])), (14, 3));
        assert_eq!(PLAN.iter().map(|unit| unit.staff).sum::<usize>(), 900);
        for (at, unit) in PLAN.iter().enumerate() {
            assert!(
                unit.above == ROOT || PLAN[..at].iter().any(|other| other.name == unit.above),
                "{}",
                unit.name
            );
        }
    }
}
