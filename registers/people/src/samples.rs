//! A small organisation for the tests of all rooms. The same calls give the same numbers every time.

use access::{Actor, Role};
use kernel::{Id, Person, Personal, Result, Unit};
use store::Db;

use crate::{
    Holder, NewGrant, NewOrganisation, NewPerson, NewUnit, UnitKind, add_person, add_unit, found, give,
};

/// The numbers of the sample's units and persons. Every person is invented.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The organisation; its number is 1 in a fresh database.
    pub root: Id<Unit>,
    /// The administration that both schools stand under.
    pub education: Id<Unit>,
    pub north: Id<Unit>,
    pub south: Id<Unit>,
    pub admin: Id<Person>,
    pub head_of_it: Id<Person>,
    pub architect: Id<Person>,
    pub agent: Id<Person>,
    pub auditor: Id<Person>,
    pub identity_officer: Id<Person>,
    pub leader_north: Id<Person>,
    pub leader_south: Id<Person>,
    pub teacher_north: Id<Person>,
    pub teacher_south: Id<Person>,
    pub pupil: Id<Person>,
    pub guardian: Id<Person>,
}

/// The organisation, an administration, two schools, and persons with roles.
///
/// # Panics
/// When the database is not fresh: a sample that is not whole is none.
pub fn small(db: &Db) -> Sample {
    build(db).unwrap_or_else(|refused| panic!("no sample: {refused}"))
}

/// The same as [`small`].
///
/// # Panics
/// As [`small`].
pub fn sample_organisation(db: &Db) -> Sample {
    small(db)
}

fn build(db: &Db) -> Result<Sample> {
    let operator = Actor::operator();
    let name = "Sjövik".to_owned();
    let root = found(db, &operator, &NewOrganisation { name, zone: "Europe/Stockholm".to_owned() })?;
    let unit = |name: &str, kind, code: &str, parent| {
        let new = NewUnit { code: Some(code.to_owned()), ..NewUnit::named(name, kind, parent) };
        add_unit(db, &operator, &new)
    };
    let education = unit("Utbildningsförvaltningen", UnitKind::Administration, "40", root)?;
    let north = unit("Norra skolan", UnitKind::School, "4010", education)?;
    let south = unit("Södra skolan", UnitKind::School, "4020", education)?;
    let person = |name: &str, title: &str, unit: Id<Unit>, role: Role| {
        let email = format!("{}@sjovik.example", plain(name));
        let first = if matches!(role, Role::Pupil | Role::Guardian) { role } else { Role::Staff };
        let new = NewPerson {
            email: Some(Personal::new(email)),
            title: Some(title.to_owned()),
            role: first,
            ..NewPerson::named(name, unit)
        };
        let id = add_person(db, &operator, &new)?;
        if first != role {
            give(db, &operator, &NewGrant::now(Holder::Person(id), role, unit))?;
        }
        Ok::<_, kernel::Refused>(id)
    };
    Ok(Sample {
        root,
        education,
        north,
        south,
        admin: person("Astrid Berg", "Systemförvaltare", root, Role::Administrator)?,
        head_of_it: person("Henrik Dal", "IT-chef", root, Role::HeadOfIt)?,
        architect: person("Aina Ek", "Arkitekt", root, Role::Architect)?,
        agent: person("Sven Fors", "Supporttekniker", root, Role::Agent)?,
        auditor: person("Rut Gran", "Revisor", root, Role::Auditor)?,
        identity_officer: person("Ida Holm", "Handläggare", root, Role::IdentityOfficer)?,
        leader_north: person("Lena Nord", "Rektor", north, Role::Leader)?,
        leader_south: person("Lars Syd", "Rektor", south, Role::Leader)?,
        teacher_north: person("Nils Lind", "Lärare", north, Role::Staff)?,
        teacher_south: person("Sara Lund", "Lärare", south, Role::Staff)?,
        pupil: person("Elsa Alm", "Elev", north, Role::Pupil)?,
        guardian: person("Per Alm", "Vårdnadshavare", north, Role::Guardian)?,
    })
}

/// A name as it stands in an address.
fn plain(name: &str) -> String {
    let letter = |c: char| match c {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        ' ' => '.',
        other => other,
    };
    name.to_lowercase().chars().map(letter).collect()
}
