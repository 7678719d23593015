//! Sjövik's suppliers and agreements: the same every time, for the demo and for tests of other rooms.

use access::Actor;
use kernel::{Day, Id, Money, Personal, Result, Unit};
use store::Db;

use crate::{
    Agreement, Amendment, Answerable, Conditions, Contact, Facts, Kind, NewAgreement, NewDecision, Notice,
    NoticeUnit, OrgNumber, Outcome, Processing, Renewal, SupplierFacts, add, add_supplier, amend, decide,
    keep_contact,
};

/// Where the samples belong.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    pub it: Id<Unit>,
    /// The administration over the schools.
    pub schools: Id<Unit>,
    pub care: Id<Unit>,
    pub today: Day,
}

/// Name, organisation number, other spellings, somebody to turn to. None of them is real: the numbers check, but lie in
/// a series that is not given out.
const SUPPLIERS: [(&str, &str, &str, &str); 6] = [
    ("Granit Programvara AB", "000001-0009", "GRANIT PROGRAMVARA\nGranit Software", "Ida Kvist"),
    ("Björkdata AB", "000001-0017", "Bjorkdata AB\nBJÖRKDATA AB (PUBL)", "Olle Strand"),
    ("Fjärdens Fiber AB", "000001-0025", "Fjärdens fiber", "Maja Holm"),
    ("Sjöbris Läromedel AB", "000001-0033", "", "Ture Lind"),
    ("Klippan Vårdsystem AB", "000001-0041", "Klippan Vard", "Siv Ek"),
    ("Björkdata Sverige AB", "", "", ""),
];

/// Name, supplier, kind, whose, start in days from today, first term, renewal, notice in months, price in kronor.
type Agreed = (&'static str, usize, Kind, Whose, i64, i64, Renewal, i64, i64);

#[derive(Debug, Clone, Copy)]
enum Whose {
    It,
    Schools,
    Care,
}

const AGREEMENTS: [Agreed; 8] = [
    ("Kontorsprogram för personal", 0, Kind::Licence, Whose::It, -700, 36, Renewal::Tacit, 6, 1_840_000),
    ("Lärplattform", 3, Kind::Service, Whose::Schools, -250, 12, Renewal::Tacit, 3, 960_000),
    (
        "Internet och fiber till skolorna",
        2,
        Kind::Service,
        Whose::It,
        -900,
        48,
        Renewal::Optional,
        6,
        720_000,
    ),
    ("Datorer, ramavtal", 1, Kind::Framework, Whose::It, -500, 24, Renewal::Optional, 3, 0),
    (
        "Omsorgsjournal, drift och support",
        4,
        Kind::Support,
        Whose::Care,
        -340,
        12,
        Renewal::Tacit,
        3,
        1_275_000,
    ),
    ("Utskrift som tjänst", 1, Kind::Service, Whose::It, -1_000, 36, Renewal::None, 0, 410_000),
    ("Prov- och skrivskydd", 3, Kind::Licence, Whose::Schools, -100, 12, Renewal::Tacit, 1, 85_000),
    ("Säkerhetskopiering", 0, Kind::Service, Whose::It, -200, 12, Renewal::Tacit, 3, 240_000),
];

/// Makes suppliers and agreements; gives the agreements.
pub fn make(db: &Db, places: &Places) -> Result<Vec<Id<Agreement>>> {
    let operator = Actor::operator();
    let mut suppliers = Vec::new();
    for (name, number, spellings, contact) in SUPPLIERS {
        let facts = SupplierFacts {
            name: name.to_owned(),
            number: OrgNumber::parse(number).unwrap_or_default(),
            about: String::new(),
            spellings: spellings.lines().map(str::to_owned).collect(),
        };
        let id = add_supplier(db, &operator, &facts)?;
        if !contact.is_empty() {
            let mail = format!("{}@leverantor.example", contact.to_lowercase().replace(' ', "."));
            let contact = Contact {
                id: Id::new(0),
                name: Personal::new(contact.to_owned()),
                role: "Kundansvarig".to_owned(),
                mail: Personal::new(mail),
                phone: Personal::new(String::new()),
            };
            keep_contact(db, &operator, id, &contact)?;
        }
        suppliers.push(id);
    }
    let mut made = Vec::new();
    for agreed in AGREEMENTS {
        made.push(add(db, &operator, &new(places, &agreed, suppliers[agreed.1]))?);
    }
    settle(db, &operator, &made, places.today)?;
    Ok(made)
}

fn new(places: &Places, agreed: &Agreed, supplier: Id<crate::Supplier>) -> NewAgreement {
    let (name, _, kind, whose, start, initial_months, renewal, notice, price) = *agreed;
    // An agreement begins on the first of a month.
    let begins = places.today.plus_days(start);
    let start = Day::new(begins.year(), begins.month(), 1).unwrap_or(begins);
    let (unit, answers) = match whose {
        Whose::It => (places.it, Answerable::HeadOfIt),
        Whose::Schools => (places.schools, Answerable::Leader),
        Whose::Care => (places.care, Answerable::ServiceOwner),
    };
    let processing = match kind {
        Kind::Framework | Kind::Hardware => Processing::NotNeeded,
        Kind::Support => Processing::No,
        Kind::Licence | Kind::Service | Kind::Other => Processing::Yes,
    };
    let facts = Facts {
        name: name.to_owned(),
        reference: String::new(),
        supplier,
        unit,
        answers,
        owner: None,
        kind,
        about: String::new(),
        ceiling: (kind == Kind::Framework).then_some(Money::sek(1_200_000_000)),
        processing,
        processing_note: String::new(),
        start,
        initial_months,
    };
    let conditions = Conditions {
        from: start,
        renewal,
        renewal_months: 12,
        renewals_at_most: (renewal == Renewal::Optional).then_some(2),
        notice: Notice { count: notice, unit: NoticeUnit::Months },
        lead_days: 30,
        price: Some(Money::sek(price * 100)),
        indexed: 250,
    };
    NewAgreement { facts, conditions }
}

/// One is renewed, and the conditions of one have changed.
fn settle(db: &Db, operator: &Actor, made: &[Id<Agreement>], today: Day) -> Result<()> {
    let load = |id| db.read(|reading| crate::store::agreements::load(reading, operator, id));
    let fiber = load(made[2])?;
    if let Some(term) = crate::open(&fiber.terms(today)).filter(|term| today <= term.notice_by) {
        let reason = "Fungerar väl, och priset är lågt.".to_owned();
        let new = NewDecision { term: term.number, outcome: Outcome::Renew, reason, seen: None };
        decide(db, operator, fiber.id, &new)?;
    }
    let backup = load(made[7])?;
    if let Some(last) = backup.conditions.last() {
        let (price, from) = (Some(Money::sek(26_400_000)), today);
        let conditions = Conditions { from, price, ..*last };
        let reason = "Mer lagring enligt tilläggsavtal.".to_owned();
        amend(db, operator, backup.id, &Amendment { conditions, reason, seen: None })?;
    }
    Ok(())
}
