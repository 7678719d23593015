//! What Sjövik teaches: the same courses every time, for the demo and for tests.

use access::{Actor, Role};
use kernel::{Id, Person, Result, Unit};
use store::Db;

use crate::{Course, Facts, NewSession, add, hold, plan};

/// A course before it has units.
struct Offer {
    name: &'static str,
    about: &'static str,
    service: &'static str,
    roles: &'static [Role],
    holds_months: Option<i64>,
    is_for_schools: bool,
}

const OFFERS: [Offer; 4] = [
    Offer {
        name: "Informationssäkerhet för alla",
        about: "En halvtimme på webben: lösenord, nätfiske och vad du får skicka vart.",
        service: "Konto och inloggning",
        roles: &[Role::Staff],
        holds_months: Some(24),
        is_for_schools: false,
    },
    Offer {
        name: "Lärplattformen: planering och omdömen",
        about: "Två timmar i datasal, med egna klasser.",
        service: "Lärplattform",
        roles: &[Role::Staff],
        holds_months: None,
        is_for_schools: true,
    },
    Offer {
        name: "Provteknik för nationella prov",
        about: "För dem som svarar för tekniken på sin skola under provveckorna.",
        service: "Nationella prov digitalt",
        roles: &[Role::Leader],
        holds_months: Some(12),
        is_for_schools: true,
    },
    Offer {
        name: "Ny i servicedesk",
        about: "En vecka bredvid en kollega.",
        service: "",
        roles: &[Role::Agent],
        holds_months: None,
        is_for_schools: false,
    },
];

/// Where the samples belong and whom they teach.
#[derive(Debug, Clone, Copy)]
pub struct Classes<'a> {
    pub it: Id<Unit>,
    pub schools: Id<Unit>,
    /// Every third of these has had the first course, every fourth the second.
    pub pupils: &'a [Id<Person>],
}

/// Adds the courses with a session that was held and one ahead.
pub fn make(db: &Db, classes: &Classes<'_>) -> Result<Vec<Id<Course>>> {
    let operator = Actor::operator();
    let services = db.read(|reading| services::choices(reading, &operator, services::ChoiceFor::Keeping))?;
    let today = db.read(people::today)?;
    let mut made = Vec::new();
    for (at, offer) in OFFERS.iter().enumerate() {
        let service = services.iter().find(|choice| choice.label == offer.service);
        let facts = Facts {
            name: offer.name.to_owned(),
            about: offer.about.to_owned(),
            service: service.and_then(|choice| choice.value.parse().ok()),
            unit: classes.it,
            holds_months: offer.holds_months,
            roles: offer.roles.to_vec(),
            units: if offer.is_for_schools { vec![classes.schools] } else { Vec::new() },
        };
        let id = add(db, &operator, &facts)?;
        let held =
            NewSession { day: today.plus_days(-40), place: "Stadshuset, sal B".to_owned(), leader: None };
        let session = plan(db, &operator, id, &held)?;
        let took: Vec<Id<Person>> = classes.pupils.iter().copied().step_by(at + 3).collect();
        if !took.is_empty() {
            hold(db, &operator, id, session, &took)?;
        }
        plan(db, &operator, id, &NewSession { day: today.plus_days(25), ..held })?;
        made.push(id);
    }
    Ok(made)
}
