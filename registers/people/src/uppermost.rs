//! Where units lie at the top of the tree: what the organisation's own leaders count by.

use std::collections::HashMap;

use kernel::{Id, Result, Unit};
use store::{Reading, Sql};

use crate::directory::{DEPTH_AT_MOST, Named};

/// The two uppermost units that a unit lies in, without the organisation itself.
#[derive(Debug)]
pub struct Uppermost {
    /// Directly below the organisation, such as an administration; the organisation for what lies there alone.
    pub first: Named<Unit>,
    /// Directly below the first, such as a school; none for what lies in the first alone.
    pub second: Option<Named<Unit>>,
}

/// Where each unit lies, closed ones too.
pub fn uppermost(reading: &Reading<'_>) -> Result<HashMap<Id<Unit>, Uppermost>> {
    let sql = Sql::open(
        "the tree is known to all who are signed in",
        "SELECT id, parent_id, name FROM unit ORDER BY id LIMIT 20000",
    );
    let units: Vec<(Id<Unit>, Option<Id<Unit>>, String)> = reading.all(sql)?;
    let known: HashMap<Id<Unit>, (Option<Id<Unit>>, &str)> =
        units.iter().map(|(id, parent, name)| (*id, (*parent, name.as_str()))).collect();
    Ok(units.iter().map(|(id, _, _)| (*id, placed(*id, &known))).collect())
}

fn placed(id: Id<Unit>, known: &HashMap<Id<Unit>, (Option<Id<Unit>>, &str)>) -> Uppermost {
    let mut way = vec![id];
    while let Some((Some(parent), _)) = way.last().and_then(|unit| known.get(unit)) {
        if way.len() > DEPTH_AT_MOST {
            break;
        }
        way.push(*parent);
    }
    // The organisation stands last; it is left out wherever there is something below it.
    let below = way.len().saturating_sub(1);
    let named = |id: Id<Unit>| {
        let name = known.get(&id).map_or("", |(_, name)| name);
        Named { id, name: name.to_owned() }
    };
    let first = way.get(below.max(1) - 1).copied().unwrap_or(id);
    let second = below.checked_sub(2).and_then(|at| way.get(at)).copied();
    Uppermost { first: named(first), second: second.map(named) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_lies_in_an_administration_and_in_a_unit_directly_below_it() {
        let [root, office, school, team] = [1, 2, 3, 4].map(Id::<Unit>::new);
        let tree = [
            (root, (None, "Sjövik")),
            (office, (Some(root), "Utbildning")),
            (school, (Some(office), "Norra skolan")),
            (team, (Some(school), "Arbetslag 1")),
        ];
        let known: HashMap<_, _> = tree.into_iter().collect();
        let told = |id| {
            let found = placed(id, &known);
            (found.first.name, found.second.map(|second| second.name))
        };
        assert_eq!(told(root), ("Sjövik".to_owned(), None));
        assert_eq!(told(office), ("Utbildning".to_owned(), None));
        let school_told = ("Utbildning".to_owned(), Some("Norra skolan".to_owned()));
        assert_eq!((told(school), told(team)), (school_told.clone(), school_told));
    }
}
