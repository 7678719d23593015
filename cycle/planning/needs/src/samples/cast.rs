//! Who plays in the samples: the persons that were given, with their units and what they are to IT.

use std::collections::{HashMap, HashSet};

use access::{Actor, Role};
use kernel::{Id, Moment, Person, Result, Unit};
use store::{Db, Reading, Sql};

use super::story::Place;
use people::Dice;

/// The persons and units of a sample.
pub(crate) struct Cast {
    /// Units by the place that they are, those with people in them.
    pub units: Vec<(Id<Unit>, Place)>,
    /// Who works where, IT people not with them.
    staff: HashMap<Id<Unit>, Vec<Id<Person>>>,
    leaders: HashMap<Id<Unit>, Vec<Id<Person>>>,
    /// IT people, the head of IT first.
    pub it: Vec<Id<Person>>,
    /// Those of them who plan: the head of IT and the architects.
    planners: Vec<Id<Person>>,
    /// How far IT people reach by their roles.
    reach: HashSet<(Id<Person>, Id<Unit>)>,
    actors: HashMap<Id<Person>, Actor>,
}

/// Persons that are looked up at once.
const AT_ONCE: usize = 500;

impl Cast {
    pub fn of(db: &Db, persons: &[Id<Person>], units: &[Id<Unit>]) -> Result<Self> {
        db.read(|reading| {
            let mut cast = Self {
                units: Vec::new(),
                staff: HashMap::new(),
                leaders: HashMap::new(),
                it: Vec::new(),
                planners: Vec::new(),
                reach: HashSet::new(),
                actors: HashMap::new(),
            };
            let roles = roles(reading, persons)?;
            let is = |person: Id<Person>, wanted: &[Role]| {
                roles.get(&person).is_some_and(|held| held.iter().any(|role| wanted.contains(role)))
            };
            for (person, unit) in homes(reading, persons)? {
                if is(person, &[Role::HeadOfIt, Role::Architect, Role::Agent]) {
                    cast.it.push(person);
                } else if is(person, &[Role::Leader, Role::ServiceOwner]) {
                    cast.leaders.entry(unit).or_default().push(person);
                } else {
                    cast.staff.entry(unit).or_default().push(person);
                }
            }
            cast.it.sort_by_key(|person| {
                (!is(*person, &[Role::HeadOfIt]), !is(*person, &[Role::Architect]), *person)
            });
            let plans = |person: &&Id<Person>| is(**person, &[Role::HeadOfIt, Role::Architect]);
            cast.planners = cast.it.iter().filter(plans).copied().collect();
            cast.reach = reach(reading, &cast.it)?;
            cast.units = places(reading, units)?;
            cast.units.retain(|(unit, _)| cast.staff.contains_key(unit) || cast.leaders.contains_key(unit));
            Ok(cast)
        })
    }

    /// Somebody who works in the unit.
    pub fn somebody(&self, dice: &mut Dice, unit: Id<Unit>) -> Option<Id<Person>> {
        let (staff, leaders) = (self.staff.get(&unit), self.leaders.get(&unit));
        let leads = staff.is_none() || dice.percent(15);
        let from = if leads { leaders.or(staff) } else { staff };
        dice.one_of(from?).copied()
    }

    /// Somebody in IT whose role reaches the unit.
    pub fn carrier(&self, dice: &mut Dice, unit: Id<Unit>) -> Option<Id<Person>> {
        let near: Vec<Id<Person>> =
            self.it.iter().copied().filter(|person| self.reach.contains(&(*person, unit))).collect();
        dice.one_of(&near).copied()
    }

    /// Somebody who plans.
    pub fn planner(&self, dice: &mut Dice) -> Option<Id<Person>> {
        dice.one_of(&self.planners).copied()
    }

    /// A leader of the unit, or somebody in IT where there is none.
    pub fn stakeholder(&self, dice: &mut Dice, unit: Id<Unit>) -> Option<Id<Person>> {
        let leader = self.leaders.get(&unit).and_then(|leaders| dice.one_of(leaders).copied());
        leader.or_else(|| self.it.first().copied())
    }

    /// The person with the grants that hold, read once.
    pub fn actor(&mut self, db: &Db, person: Id<Person>, now: Moment) -> Result<Actor> {
        if let Some(actor) = self.actors.get(&person) {
            return Ok(actor.clone());
        }
        let actor = Actor::person(person, db.read(|reading| people::grants_of(reading, person, now))?);
        self.actors.insert(person, actor.clone());
        Ok(actor)
    }
}

fn homes(reading: &Reading<'_>, persons: &[Id<Person>]) -> Result<Vec<(Id<Person>, Id<Unit>)>> {
    let mut homes = Vec::with_capacity(persons.len());
    for some in persons.chunks(AT_ONCE) {
        let sql = Sql::open(
            "samples are made by the holder of the machine",
            "SELECT id, unit_id FROM person WHERE 1 = 1",
        );
        homes.extend(
            reading
                .all::<(Id<Person>, Id<Unit>)>(sql.and_in("id", some.iter().copied()).and("ORDER BY id"))?,
        );
    }
    Ok(homes)
}

fn roles(reading: &Reading<'_>, persons: &[Id<Person>]) -> Result<HashMap<Id<Person>, Vec<Role>>> {
    let mut roles: HashMap<Id<Person>, Vec<Role>> = HashMap::new();
    for some in persons.chunks(AT_ONCE) {
        let text =
            "SELECT person_id, role FROM role_grant WHERE revoked_at IS NULL AND person_id IS NOT NULL";
        let sql = Sql::open("samples are made by the holder of the machine", text);
        for (person, role) in
            reading.all::<(Id<Person>, String)>(sql.and_in("person_id", some.iter().copied()))?
        {
            roles.entry(person).or_default().extend(Role::from_word(&role));
        }
    }
    Ok(roles)
}

fn reach(reading: &Reading<'_>, persons: &[Id<Person>]) -> Result<HashSet<(Id<Person>, Id<Unit>)>> {
    let sql = Sql::open(
        "samples are made by the holder of the machine",
        "SELECT role_grant.person_id, unit_closure.descendant
         FROM role_grant JOIN unit_closure ON unit_closure.ancestor = role_grant.unit_id
         WHERE role_grant.revoked_at IS NULL AND role_grant.role IN ('head-of-it', 'architect', 'agent')",
    );
    let rows: Vec<(Id<Person>, Id<Unit>)> =
        reading.all(sql.and_in("role_grant.person_id", persons.iter().copied()))?;
    Ok(rows.into_iter().collect())
}

fn places(reading: &Reading<'_>, units: &[Id<Unit>]) -> Result<Vec<(Id<Unit>, Place)>> {
    let sql =
        Sql::open("samples are made by the holder of the machine", "SELECT id, kind FROM unit WHERE 1 = 1");
    let rows: Vec<(Id<Unit>, String)> =
        reading.all(sql.and_in("id", units.iter().copied()).and("ORDER BY id"))?;
    Ok(rows.into_iter().map(|(unit, kind)| (unit, Place::of(&kind))).collect())
}
