//! What Sjövik has from IT: the same services every time, for the demo and for tests of other rooms.

use access::{Actor, Role};
use kernel::{Day, Id, Person, Refused, Result, Unit};
use people::{NewGroup, PersonGroup};
use store::Db;

use crate::{Audience, Facts, NewService, Reporting, Retiring, Service, State, add, retire};

/// Whom a sample is for, and under which part of the organisation its owner is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Everybody,
    Schools,
    Care,
}

/// A service before it has units and persons.
struct Offer {
    name: &'static str,
    object: &'static str,
    part: Part,
    state: State,
    about: &'static str,
    asks: &'static str,
}

const fn live(
    name: &'static str,
    object: &'static str,
    part: Part,
    about: &'static str,
    asks: &'static str,
) -> Offer {
    Offer { name, object, part, state: State::Live, about, asks }
}

const WORKPLACE: &str = "Digital arbetsplats";
const LEARNING: &str = "Lärande";
const NETWORK: &str = "Nät och drift";
const CARE: &str = "Vård och omsorg";
const STEERING: &str = "Styrning och stöd";

/// The service that is on its way out.
const REPLACED: &str = "Äldre ärendesystem";

const OFFERS: [Offer; 17] = [
    live(
        "Dator för personal",
        WORKPLACE,
        Part::Everybody,
        "Bärbar dator med det du behöver för ditt arbete, redo när du börjar.",
        "Dator till nyanställd\nByte av dator\nExtra skärm",
    ),
    live(
        "E-post och kalender",
        WORKPLACE,
        Part::Everybody,
        "E-post, kalender och bokning av rum, på datorn och i telefonen.",
        "Delad brevlåda\nDistributionslista\nRum eller resurs att boka",
    ),
    live(
        "Filer och samarbete",
        WORKPLACE,
        Part::Everybody,
        "Plats för egna filer och för arbetslagets gemensamma dokument.",
        "Nytt samarbetsrum\nÅterställ en fil",
    ),
    live(
        "Mobiltelefon",
        WORKPLACE,
        Part::Everybody,
        "Mobiltelefon med abonnemang för dig som behöver den i tjänsten.",
        "Ny telefon\nNytt abonnemang\nSpärra telefon",
    ),
    live(
        "Utskrift",
        WORKPLACE,
        Part::Everybody,
        "Skriv ut och kopiera på närmaste skrivare med ditt kort.",
        "Ny skrivare\nFlytta skrivare\nToner tar slut",
    ),
    live(
        "Konto och inloggning",
        WORKPLACE,
        Part::Everybody,
        "Ditt konto, ditt lösenord och det andra steget när du loggar in.",
        "Konto till nyanställd\nNytt lösenord\nAvsluta konto",
    ),
    live(
        "Lärplattform",
        LEARNING,
        Part::Schools,
        "Planering, uppgifter och omdömen för elever, lärare och vårdnadshavare.",
        "Ny kurs eller grupp\nRätta en klasslista\nUtbildning",
    ),
    live(
        "Elevdator",
        LEARNING,
        Part::Schools,
        "En dator eller surfplatta till varje elev från årskurs 4, och klassuppsättningar för de yngre.",
        "Lånedator\nTrasig elevdator\nNy elev mitt i terminen",
    ),
    live(
        "Trådlöst nät i skolan",
        NETWORK,
        Part::Schools,
        "Trådlöst nät i klassrum och gemensamma lokaler, för skolans utrustning och för gäster.",
        "Bättre täckning\nGästnät till ett arrangemang",
    ),
    live(
        "Projektor och skärm i sal",
        LEARNING,
        Part::Schools,
        "Projektor eller skärm i varje lektionssal, med ljud.",
        "Ny skärm\nTrasig projektor",
    ),
    live(
        "Skoladministration",
        LEARNING,
        Part::Schools,
        "Elever, klasser, scheman och betyg.",
        "Behörighet\nRätta uppgifter om en elev",
    ),
    live(
        "Nationella prov digitalt",
        LEARNING,
        Part::Schools,
        "Datorer, nät och stöd för de digitala nationella proven.",
        "Provteknik till en sal\nGenomgång före provet",
    ),
    live(
        "Omsorgsjournal",
        CARE,
        Part::Care,
        "Journal och planering för äldreboenden, hemtjänst och gruppbostäder.",
        "Behörighet\nSpärra behörighet\nUtbildning",
    ),
    live(
        "Trygghetslarm",
        CARE,
        Part::Care,
        "Larm hos brukare och på boenden, med mottagning dygnet runt.",
        "Nytt larm\nFlytta larm",
    ),
    live(
        "Lön och schema",
        STEERING,
        Part::Everybody,
        "Din lön, din frånvaro och ditt schema.",
        "Behörighet för chef",
    ),
    Offer {
        name: REPLACED,
        object: STEERING,
        part: Part::Everybody,
        state: State::Live,
        about: "Det gamla systemet för nämndernas ärenden. Läses, men används inte för nya ärenden.",
        asks: "",
    },
    Offer {
        name: "E-tjänster för vårdnadshavare",
        object: STEERING,
        part: Part::Everybody,
        state: State::Planned,
        about: "Ansök om förskola och fritids på webben.",
        asks: "",
    },
];

/// Where the samples belong.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// The unit that owns what is everybody's.
    pub it: Id<Unit>,
    pub schools: Id<Unit>,
    pub care: Id<Unit>,
    /// The last day of the one service that is on its way out.
    pub ends: Day,
}

/// Adds the services, and sets the last day of the one that is replaced.
pub fn make(db: &Db, places: &Places) -> Result<Vec<Id<Service>>> {
    let operator = Actor::operator();
    let group = support_group(db, places.it)?;
    let mut made = Vec::new();
    for (at, offer) in OFFERS.iter().enumerate() {
        let (unit, audience) = match offer.part {
            Part::Everybody => (places.it, Audience::Everybody),
            Part::Schools => (places.schools, Audience::Units(vec![places.schools])),
            Part::Care => (places.care, Audience::Units(vec![places.care])),
        };
        let facts = Facts {
            name: offer.name.to_owned(),
            about: offer.about.to_owned(),
            asks: offer.asks.to_owned(),
            unit,
            owner: owner_of(db, unit)?,
            group: Some(group),
            object: offer.object.to_owned(),
            audience,
            place: i64::try_from(at).unwrap_or(0) * 10 + 10,
            reporting: if offer.asks.is_empty() { Reporting::Closed } else { Reporting::Open },
        };
        let id = add(db, &operator, &NewService { facts, state: offer.state })?;
        if offer.name == REPLACED {
            retire(db, &operator, id, &Retiring { last_day: Some(places.ends), seen: None })?;
        }
        made.push(id);
    }
    Ok(made)
}

/// The first service owner who covers the unit; what is IT's own is the head's.
fn owner_of(db: &Db, unit: Id<Unit>) -> Result<Option<Id<Person>>> {
    db.read(|reading| {
        let owners = people::person_choices(reading, &[Role::ServiceOwner])?;
        let heads = people::person_choices(reading, &[Role::HeadOfIt])?;
        for choice in owners.iter().chain(&heads) {
            let person: Id<Person> = choice.value.parse().map_err(Refused::broken)?;
            let covers = people::standing_grants_of(reading, person)?.iter().any(|grant| {
                matches!(grant.role, Role::ServiceOwner | Role::HeadOfIt) && grant.extent.covers(Some(unit))
            });
            if covers {
                return Ok(Some(person));
            }
        }
        Ok(None)
    })
}

/// The group that supports what users report, made when it is not there.
fn support_group(db: &Db, unit: Id<Unit>) -> Result<Id<PersonGroup>> {
    const NAME: &str = "Servicedesk";
    let known = db.read(|reading| people::group_choices(reading, &Actor::operator()))?;
    if let Some(choice) = known.iter().find(|choice| choice.label == NAME) {
        return choice.value.parse().map_err(Refused::broken);
    }
    let about = "Tar emot och löser det som användarna anmäler.".to_owned();
    people::add_group(db, &Actor::operator(), &NewGroup { name: NAME.to_owned(), about, unit })
}
