//! Who plays in the samples: those who work in the units, and those of the desk.

use std::collections::{HashMap, HashSet};

use access::Role;
use kernel::{Id, Person, Result, Unit};
use people::Dice;
use store::{Db, Reading, Sql};

/// The persons and units of a sample.
pub(crate) struct Cast {
    /// Who works where, the desk's people not with them.
    staff: Vec<(Id<Unit>, Id<Person>)>,
    desk: Vec<Id<Person>>,
    /// How far the desk's people reach by their roles.
    near: HashMap<Id<Unit>, Vec<Id<Person>>>,
}

/// Persons that are looked up at once.
const AT_ONCE: usize = 500;
const REASON: &str = "samples are made by the holder of the machine";

impl Cast {
    pub fn of(db: &Db, persons: &[Id<Person>], units: &[Id<Unit>]) -> Result<Self> {
        db.read(|reading| {
            let desk: Vec<Id<Person>> = agents(reading, persons)?;
            let is_desk: HashSet<Id<Person>> = desk.iter().copied().collect();
            let here: HashSet<Id<Unit>> = units.iter().copied().collect();
            let mut staff = homes(reading, persons)?;
            staff.retain(|(unit, person)| here.contains(unit) && !is_desk.contains(person));
            Ok(Self { staff, near: near(reading, &desk)?, desk })
        })
    }

    pub fn is_empty(&self) -> bool {
        self.desk.is_empty() || self.staff.is_empty()
    }

    /// Somebody who works somewhere.
    pub fn somebody(&self, dice: &mut Dice) -> Option<(Id<Unit>, Id<Person>)> {
        dice.one_of(&self.staff).copied()
    }

    /// Somebody of the desk whose role reaches the unit.
    pub fn agent(&self, dice: &mut Dice, unit: Id<Unit>) -> Option<Id<Person>> {
        self.near.get(&unit).and_then(|near| dice.one_of(near).copied())
    }

    /// The desk's people.
    pub fn desk(&self) -> &[Id<Person>] {
        &self.desk
    }
}

fn homes(reading: &Reading<'_>, persons: &[Id<Person>]) -> Result<Vec<(Id<Unit>, Id<Person>)>> {
    let mut homes = Vec::with_capacity(persons.len());
    for some in persons.chunks(AT_ONCE) {
        let sql = Sql::open(REASON, "SELECT unit_id, id FROM person WHERE 1 = 1");
        homes.extend(
            reading
                .all::<(Id<Unit>, Id<Person>)>(sql.and_in("id", some.iter().copied()).and("ORDER BY id"))?,
        );
    }
    Ok(homes)
}

fn agents(reading: &Reading<'_>, persons: &[Id<Person>]) -> Result<Vec<Id<Person>>> {
    let mut agents = Vec::new();
    for some in persons.chunks(AT_ONCE) {
        let text = "SELECT DISTINCT person_id FROM role_grant WHERE revoked_at IS NULL";
        let sql = Sql::open(REASON, text).and_in("role", [Role::Agent, Role::HeadOfIt].map(Role::word));
        let sql = sql.and_in("person_id", some.iter().copied()).and("ORDER BY person_id");
        agents.extend(reading.all::<(Id<Person>,)>(sql)?.into_iter().map(|(id,)| id));
    }
    Ok(agents)
}

fn near(reading: &Reading<'_>, desk: &[Id<Person>]) -> Result<HashMap<Id<Unit>, Vec<Id<Person>>>> {
    let text = "SELECT DISTINCT unit_closure.descendant, role_grant.person_id
         FROM role_grant JOIN unit_closure ON unit_closure.ancestor = role_grant.unit_id
         WHERE role_grant.revoked_at IS NULL AND role_grant.role IN ('head-of-it', 'agent')";
    let sql = Sql::open(REASON, text).and_in("role_grant.person_id", desk.iter().copied());
    let mut near: HashMap<Id<Unit>, Vec<Id<Person>>> = HashMap::new();
    let rows: Vec<(Id<Unit>, Id<Person>)> = reading.all(sql.and("ORDER BY 1, 2"))?;
    for (unit, person) in rows {
        near.entry(unit).or_default().push(person);
    }
    Ok(near)
}
