//! Where units lie at the top of the tree: what the organisation's own leaders count by.

use std::collections::HashMap;

use kernel::{Id, Result, Unit};
use store::{Reading, Sql};

use crate::UnitKind;
use crate::directory::{DEPTH_AT_MOST, Named};

/// The two units at the top of the tree that a unit lies in, without the organisation itself.
#[derive(Debug)]
pub struct Uppermost {
    /// The administration; where there is none on the way, the unit directly below the organisation, and the
    /// organisation for what lies there alone.
    pub first: Named<Unit>,
    /// Directly below the first, such as a school; none for what lies in the first alone.
    pub second: Option<Named<Unit>>,
}

/// What is known of a unit: its parent, its name and its kind.
type Known<'a> = HashMap<Id<Unit>, (Option<Id<Unit>>, &'a str, UnitKind)>;

/// Where each unit lies, closed ones too.
pub fn uppermost(reading: &Reading<'_>) -> Result<HashMap<Id<Unit>, Uppermost>> {
    let sql = Sql::open(
        "the tree is known to all who are signed in",
        "SELECT id, parent_id, name, kind FROM unit ORDER BY id LIMIT 20000",
    );
    let units: Vec<(Id<Unit>, Option<Id<Unit>>, String, String)> = reading.all(sql)?;
    let known: Known<'_> = units
        .iter()
        .map(|(id, parent, name, kind)| (*id, (*parent, name.as_str(), UnitKind::stored(kind))))
        .collect();
    Ok(units.iter().map(|(id, ..)| (*id, placed(*id, &known))).collect())
}

fn placed(id: Id<Unit>, known: &Known<'_>) -> Uppermost {
    let mut way = vec![id];
    while let Some((Some(parent), ..)) = way.last().and_then(|unit| known.get(unit)) {
        if way.len() > DEPTH_AT_MOST {
            break;
        }
        way.push(*parent);
    }
    way.reverse();
    let is_administration =
        |unit: &Id<Unit>| known.get(unit).is_some_and(|(_, _, kind)| *kind == UnitKind::Administration);
    // Without an administration, what lies directly below the organisation, as far as anything does.
    let at = way.iter().position(is_administration).unwrap_or(usize::from(way.len() > 1));
    let named = |id: Id<Unit>| {
        let name = known.get(&id).map_or("", |(_, name, _)| name);
        Named { id, name: name.to_owned() }
    };
    let second = way.get(at + 1).copied().map(named);
    Uppermost { first: named(way.get(at).copied().unwrap_or(id)), second }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_lies_in_an_administration_and_in_a_unit_directly_below_it() {
        let [root, board, office, school, team, company, shop] = [1, 2, 3, 4, 5, 6, 7].map(Id::<Unit>::new);
        let tree = [
            (root, (None, "Sjövik", UnitKind::Organisation)),
            (board, (Some(root), "Skolnämnden", UnitKind::Board)),
            (office, (Some(board), "Utbildning", UnitKind::Administration)),
            (school, (Some(office), "Norra skolan", UnitKind::School)),
            (team, (Some(school), "Arbetslag 1", UnitKind::Other)),
            (company, (Some(root), "Hamnen", UnitKind::Other)),
            (shop, (Some(company), "Kajen", UnitKind::Other)),
        ];
        let known: Known<'_> = tree.into_iter().collect();
        let told = |id| {
            let found = placed(id, &known);
            let second = found.second.map(|second| second.name);
            format!("{} {}", found.first.name, second.unwrap_or_else(|| "–".to_owned()))
        };
        let all = [root, board, office, school, team, company, shop].map(told);
        let want = [
            "Sjövik –",
            "Skolnämnden –",
            "Utbildning –",
            "Utbildning Norra skolan",
            "Utbildning Norra skolan",
            "Hamnen –",
            "Hamnen Kajen",
        ];
        assert_eq!(all, want);
    }
}
