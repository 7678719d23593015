//! Sjövik's people: 900 staff, of whom some hold a role, and a few pupils and guardians.

use std::collections::HashSet;

use access::{Actor, Role};
use kernel::{Id, Person, Personal, Refused, Result, Unit};
use people::Dice;
use people::{Holder, NewGrant, NewPerson};
use store::Db;

use super::{Made, SEED, names, units};

/// Whom to sign in as in a data set for measuring.
pub const BENCH_HEAD_OF_IT: &str = "head.of.it@sjovik.example";

/// Somebody with a role: title, role, the unit where they work and the unit that the role covers ("" is all of it).
struct Cast {
    title: &'static str,
    role: Role,
    works_at: &'static str,
    covers: &'static str,
}

const fn cast(title: &'static str, role: Role, works_at: &'static str, covers: &'static str) -> Cast {
    Cast { title, role, works_at, covers }
}

/// Everybody with a role beyond their own unit's leader.
const CAST: [Cast; 24] = [
    cast("IT-chef", Role::HeadOfIt, units::IT, ""),
    cast("Systemförvaltare", Role::Administrator, units::IT, ""),
    cast("Systemförvaltare", Role::Administrator, units::IT, ""),
    cast("IT-arkitekt", Role::Architect, units::IT, ""),
    cast("IT-arkitekt", Role::Architect, units::IT, ""),
    cast("Supporttekniker", Role::Agent, units::IT, ""),
    cast("Supporttekniker", Role::Agent, units::IT, ""),
    cast("Supporttekniker skola", Role::Agent, units::IT, "Utbildningsförvaltningen"),
    cast("Supporttekniker skola", Role::Agent, units::IT, "Utbildningsförvaltningen"),
    cast("Supporttekniker vård", Role::Agent, units::IT, "Vård- och omsorgsförvaltningen"),
    cast("Projektledare", Role::ProjectManager, units::IT, ""),
    cast("Projektledare", Role::ProjectManager, units::IT, ""),
    cast(
        "Objektägare lärplattform",
        Role::ServiceOwner,
        "Utbildningsförvaltningen",
        "Utbildningsförvaltningen",
    ),
    cast(
        "Objektägare verksamhetssystem",
        Role::ServiceOwner,
        "Vård- och omsorgsförvaltningen",
        "Vård- och omsorgsförvaltningen",
    ),
    cast("Förvaltningschef", Role::Leader, "Utbildningsförvaltningen", "Utbildningsförvaltningen"),
    cast("Socialchef", Role::Leader, "Vård- och omsorgsförvaltningen", "Vård- och omsorgsförvaltningen"),
    cast("Controller", Role::Controller, "Ekonomienheten", ""),
    cast("Controller", Role::Controller, "Utbildningsförvaltningen", "Utbildningsförvaltningen"),
    cast("Nämndsekreterare", Role::Secretary, "Kansliet", ""),
    cast("Nämndsekreterare", Role::Secretary, "Utbildningsförvaltningen", "Utbildningsförvaltningen"),
    cast("Dataskyddsombud", Role::DataProtectionOfficer, "Kansliet", ""),
    cast("Arkivarie", Role::Archivist, "Kansliet", ""),
    cast("Revisor", Role::Auditor, "Kansliet", ""),
    cast("Handläggare skyddade uppgifter", Role::IdentityOfficer, "Kansliet", ""),
];

/// Titles of those without a role of their own, by the kind of unit.
fn titles(kind: &str) -> &'static [&'static str] {
    match kind {
        "school" => &[
            "Lärare",
            "Lärare i matematik",
            "Lärare i svenska",
            "Lärare i slöjd",
            "Specialpedagog",
            "Fritidslärare",
            "Skoladministratör",
            "Vaktmästare",
            "Elevassistent",
        ],
        "preschool" => &["Förskollärare", "Barnskötare", "Kock"],
        "care" => &["Undersköterska", "Sjuksköterska", "Vårdbiträde", "Arbetsterapeut", "Planerare"],
        _ => &["Handläggare", "Administratör", "Samordnare", "Utredare", "Ekonom"],
    }
}

/// Somebody to be made, with the grants beyond the first.
struct Coming {
    person: NewPerson,
    more: Vec<(Role, Id<Unit>)>,
}

/// Makes the 900, and 12 pupils and 12 guardians at two schools.
pub fn make(db: &Db, root: Id<Unit>, made: &[Made]) -> Result<Vec<Id<Person>>> {
    let (mut dice, mut taken) = (Dice::new(SEED), HashSet::new());
    let unit = |name: &str| -> Result<Id<Unit>> {
        if name.is_empty() {
            return Ok(root);
        }
        made.iter()
            .find(|unit| unit.plan.name == name)
            .map(|unit| unit.id)
            .ok_or_else(|| Refused::broken(name))
    };
    let mut coming = Vec::new();
    for cast in &CAST {
        let person = named(&mut dice, &mut taken, cast.title, unit(cast.works_at)?, Role::Staff);
        coming.push(Coming { person, more: vec![(cast.role, unit(cast.covers)?)] });
    }
    for place in made {
        let cast_here = CAST.iter().filter(|cast| cast.works_at == place.plan.name).count();
        for n in cast_here..place.plan.staff {
            let leads = n == cast_here && matches!(place.plan.kind, "school" | "preschool" | "care");
            let title = if leads {
                leader_title(place.plan.kind)
            } else {
                dice.one_of(titles(place.plan.kind)).copied().unwrap_or_default()
            };
            let person = named(&mut dice, &mut taken, title, place.id, Role::Staff);
            coming.push(Coming {
                person,
                more: if leads { vec![(Role::Leader, place.id)] } else { Vec::new() },
            });
        }
    }
    for place in made.iter().filter(|unit| matches!(unit.plan.name, "Norra skolan" | "Sjöviks gymnasium")) {
        for (title, role) in [("Elev", Role::Pupil), ("Vårdnadshavare", Role::Guardian)] {
            for _ in 0..6 {
                coming.push(Coming {
                    person: named(&mut dice, &mut taken, title, place.id, role),
                    more: Vec::new(),
                });
            }
        }
    }
    store(db, &coming)
}

fn leader_title(kind: &str) -> &'static str {
    match kind {
        "care" => "Enhetschef",
        _ => "Rektor",
    }
}

fn named(dice: &mut Dice, taken: &mut HashSet<String>, title: &str, unit: Id<Unit>, role: Role) -> NewPerson {
    let name = names::next(dice, taken);
    let email = Some(Personal::new(names::email(&name)));
    NewPerson { email, title: Some(title.to_owned()), role, ..NewPerson::named(name, unit) }
}

fn store(db: &Db, coming: &[Coming]) -> Result<Vec<Id<Person>>> {
    let operator = Actor::operator();
    let persons: Vec<NewPerson> = coming.iter().map(|one| one.person.clone()).collect();
    let ids = people::add_persons(db, &operator, &persons)?;
    let grants: Vec<NewGrant> = ids
        .iter()
        .zip(coming)
        .flat_map(|(id, one)| {
            one.more.iter().map(|(role, unit)| NewGrant::now(Holder::Person(*id), *role, *unit))
        })
        .collect();
    people::give_all(db, &operator, &grants)?;
    Ok(ids)
}

/// Makes so many plain persons, the first of them head of IT, for measuring.
pub fn many(db: &Db, root: Id<Unit>, units: &[Id<Unit>], count: usize) -> Result<Vec<Id<Person>>> {
    let (mut dice, mut taken) = (Dice::new(SEED), HashSet::new());
    let mut coming = Vec::with_capacity(count);
    for n in 0..count {
        let mut person = named(&mut dice, &mut taken, "Lärare", units[n % units.len()], Role::Staff);
        let mut more = Vec::new();
        if n == 0 {
            person.email = Some(Personal::new(BENCH_HEAD_OF_IT.to_owned()));
            more.push((Role::HeadOfIt, root));
        }
        if n > 0 {
            // Thousands of pairs of names run out; a number keeps the addresses apart.
            person.email = Some(Personal::new(format!("person.{n}@sjovik.example")));
        }
        coming.push(Coming { person, more });
    }
    store(db, &coming)
}
