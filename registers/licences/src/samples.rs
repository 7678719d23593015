//! Sjövik's licences: the same every time, one of each kind.

use access::{Actor, Role};
use agreements::{Agreement, Answerable, Supplier};
use kernel::{Day, Id, Money, Person, Result, Unit};
use store::Db;

use crate::licence::{AfterTerm, Approval, CountsBy, Facts, Licence, Metric};
use crate::renew::{NewTerm, Renewal, renew};
use crate::term::{Per, Period};
use crate::{CountDay, Counting, NewLicence, Reduction, add, assign, count, reduce};

/// Where the samples belong.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    pub it: Id<Unit>,
    /// Everything: whose staff the office programs are for.
    pub root: Id<Unit>,
    /// The administration over the schools.
    pub schools: Id<Unit>,
    /// A school that pays for a program of its own.
    pub school: Id<Unit>,
    pub today: Day,
}

/// Makes licences; gives them.
pub fn make(db: &Db, places: &Places) -> Result<Vec<Id<Licence>>> {
    Ok(vec![
        office(db, places)?,
        drawing(db, places)?,
        site(db, places)?,
        devices(db, places)?,
        seats(db, places)?,
        denied(db, places)?,
    ])
}

fn facts(product: &str, unit: Id<Unit>, metric: Metric, about: &str) -> Facts {
    Facts {
        product: product.to_owned(),
        supplier: None,
        service: None,
        agreement: None,
        unit,
        answers: Answerable::HeadOfIt,
        metric,
        count_unit: None,
        category: None,
        model: None,
        count_day: None,
        counts_by: CountsBy::Clock,
        allowed: 0,
        after_term: AfterTerm::Renews,
        indexed: 0,
        approval: Some(Approval::Approved),
        approved_until: None,
        about: about.to_owned(),
    }
}

fn supplier(db: &Db, name: &str) -> Result<Option<Id<Supplier>>> {
    db.read(|reading| agreements::find_supplier(reading, name, ""))
}

/// The agreement of this name, when the agreements' samples are there.
fn agreement(db: &Db, name: &str) -> Result<Option<Id<Agreement>>> {
    let choices = db.read(|reading| agreements::agreement_choices(reading, &Actor::operator()))?;
    Ok(choices.iter().find(|choice| choice.label == name).and_then(|choice| choice.value.parse().ok()))
}

fn day(text: &str) -> Option<CountDay> {
    text.parse().ok()
}

/// A year from the first of a month, so many years back, at a price in öre for each and year.
fn year(today: Day, back: i16, count: Option<i64>, price: i64) -> NewTerm {
    let begins = Day::new(today.year() - back, today.month(), 1).unwrap_or(today).plus_months(-4);
    NewTerm {
        from: Some(begins),
        to: Some(begins.plus_months(12).plus_days(-1)),
        count,
        price: Some(Money::sek(price)),
        period: Period::Year,
        per: Per::Each,
    }
}

fn next(db: &Db, id: Id<Licence>, term: NewTerm, reason: &str) -> Result<()> {
    renew(db, &Actor::operator(), id, &Renewal { term, reason: reason.to_owned(), seen: None })
}

/// Office programs for each who works here, by an agreement that has the price; there are more than were bought.
fn office(db: &Db, places: &Places) -> Result<Id<Licence>> {
    let about = "Skrivprogram, kalkyl, e-post och lagring för alla anställda. Räknas varje mars och köps till i efterhand.";
    let facts = Facts {
        supplier: supplier(db, "Granit Programvara AB")?,
        agreement: agreement(db, "Kontorsprogram för personal")?,
        count_unit: Some(places.root),
        count_day: day("03-15"),
        allowed: 200,
        indexed: 250,
        ..facts("Granit Kontor, personal", places.it, Metric::Staff, about)
    };
    let has_agreement = facts.agreement.is_some();
    let operator = Actor::operator();
    let id = add(db, &operator, &NewLicence { facts, term: None })?;
    let staff = count(db, &operator, id, Counting { day: Some(places.today.plus_days(-60)) })?;
    let bought = Some((staff - staff / 12).max(1));
    let term = if has_agreement {
        NewTerm { from: None, to: None, price: None, ..year(places.today, 0, bought, 0) }
    } else {
        year(places.today, 0, bought, 98_400)
    };
    next(db, id, term, "")?;
    count(db, &operator, id, Counting { day: Some(places.today) })?;
    Ok(id)
}

/// A drawing program that one school pays for each of its pupils, dearer each year.
fn drawing(db: &Db, places: &Places) -> Result<Id<Licence>> {
    let about = "Används i bild och teknik i årskurs 7–9.";
    let facts = Facts {
        supplier: supplier(db, "Sjöbris Läromedel AB")?,
        answers: Answerable::Leader,
        count_day: day("09-15"),
        indexed: 600,
        ..facts("Ritverkstan, elev", places.school, Metric::Pupil, about)
    };
    let operator = Actor::operator();
    let id = add(db, &operator, &NewLicence { facts, term: None })?;
    let pupils = count(db, &operator, id, Counting { day: Some(places.today.plus_days(-30)) })?;
    let count_of = |more: i64| Some((pupils + more).max(1));
    next(db, id, year(places.today, 2, count_of(1), 11_900), "")?;
    next(db, id, year(places.today, 1, count_of(2), 12_900), "Leverantören höjde priset.")?;
    next(db, id, year(places.today, 0, count_of(2), 13_900), "Nytt pris per elev.")?;
    count(db, &operator, id, Counting { day: Some(places.today) })?;
    let reason = "Färre elever i årskurs 7 till hösten.".to_owned();
    reduce(db, &operator, id, &Reduction { count: pupils.max(1), reason, seen: None })?;
    Ok(id)
}

/// A whole administration may use it, however many.
fn site(db: &Db, places: &Places) -> Result<Id<Licence>> {
    let facts = Facts {
        supplier: supplier(db, "Sjöbris Läromedel AB")?,
        answers: Answerable::Leader,
        indexed: 250,
        ..facts(
            "Uppslagsverket, alla skolor",
            places.schools,
            Metric::Site,
            "Fritt antal användare i skolorna.",
        )
    };
    let term = NewTerm { per: Per::Whole, ..year(places.today, 0, None, 14_500_000) };
    add(db, &Actor::operator(), &NewLicence { facts, term: Some(term) })
}

/// The schools' devices are managed at a price for each and month.
fn devices(db: &Db, places: &Places) -> Result<Id<Licence>> {
    let facts = Facts {
        supplier: supplier(db, "Björkdata AB")?,
        count_unit: Some(places.schools),
        count_day: day("10-01"),
        counts_by: CountsBy::Hand,
        ..facts("Enhetshantering", places.it, Metric::Device, "Styr och uppdaterar skolornas enheter.")
    };
    let term = NewTerm {
        period: Period::Month,
        price: Some(Money::sek(2_450)),
        ..year(places.today, 0, Some(60), 0)
    };
    let operator = Actor::operator();
    let id = add(db, &operator, &NewLicence { facts, term: Some(term) })?;
    count(db, &operator, id, Counting { day: Some(places.today) })?;
    Ok(id)
}

/// Seats that are given by name at IT.
fn seats(db: &Db, places: &Places) -> Result<Id<Licence>> {
    let facts = Facts {
        supplier: supplier(db, "Granit Programvara AB")?,
        count_day: day("01-31"),
        ..facts("Nätkartan", places.it, Metric::Seat, "Ritar och dokumenterar nätet.")
    };
    let operator = Actor::operator();
    let term = Some(year(places.today, 0, Some(4), 420_000));
    let id = add(db, &operator, &NewLicence { facts, term })?;
    let roles = [Role::Agent, Role::HeadOfIt];
    let choices = db.read(|reading| people::person_choices(reading, &roles))?;
    for choice in choices.iter().take(3) {
        if let Ok(person) = choice.value.parse::<Id<Person>>() {
            assign(db, &operator, id, person, None)?;
        }
    }
    count(db, &operator, id, Counting { day: None })?;
    Ok(id)
}

/// Somebody asked for it, and it may not be used.
fn denied(db: &Db, places: &Places) -> Result<Id<Licence>> {
    let facts = Facts {
        approval: Some(Approval::Denied),
        after_term: AfterTerm::Ends,
        ..facts("Snabbchatt", places.it, Metric::Seat, "Uppgifter lagras utanför EU utan avtal.")
    };
    add(db, &Actor::operator(), &NewLicence { facts, term: None })
}
