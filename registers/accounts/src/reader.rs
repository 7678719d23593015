use access::{Actor, Limit};
use kernel::{Id, Person, Result};
use store::{Reading, Sql};

/// Somebody as they may read at this moment, for what they have let out under a secret address of its own, such as a
/// calendar. Nothing when they have left, their account is stopped or they hold no role: the address is dead then too.
pub fn reader(reading: &Reading<'_>, person: Id<Person>) -> Result<Option<Actor>> {
    let text = "SELECT p.id FROM person p LEFT JOIN account a ON a.person_id = p.id
                WHERE p.id = ? AND (p.left_on IS NULL OR p.left_on >= ?) AND a.disabled_at IS NULL";
    let sql = Sql::open("made to know who asks", text).bind(person).bind(people::today(reading)?);
    if reading.find::<(Id<Person>,)>(sql)?.is_none() {
        return Ok(None);
    }
    let grants = people::grants_of(reading, person, reading.now())?;
    let is_anybody = !grants.is_empty();
    Ok(is_anybody.then(|| Actor { limit: Limit::ReadOnly, ..Actor::person(person, grants) }))
}

#[cfg(test)]
mod tests {
    use super::reader;
    use crate::testbed::bed;

    #[test]
    fn who_left_was_stopped_or_holds_nothing_reads_no_more() {
        for end in [
            "UPDATE person SET left_on = '2020-01-01' WHERE id = ?",
            "UPDATE account SET disabled_at = 1 WHERE person_id = ?",
            "UPDATE role_grant SET revoked_at = 1 WHERE person_id = ?",
        ] {
            let bed = bed();
            let who = bed.sample.leader_north;
            let found = || bed.db().read(|reading| reader(reading, who)).unwrap();
            let actor = found().expect(end);
            assert_eq!((actor.person_id(), actor.limit), (Some(who), access::Limit::ReadOnly));
            bed.change(&end.replace('?', &who.to_string()));
            assert!(found().is_none(), "{end}");
        }
    }
}
