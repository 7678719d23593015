//! Sjövik's internal rate and one case: projectors for 120 classrooms. The same every time, for the demo and for tests.

use access::Actor;
use capital::{Base, Component, Rates, Start};
use kernel::{Day, Id, Money, Person, Refused, Result, Subject, Unit};
use store::Db;

use crate::{
    Case, Charge, Decided, Facts, Kind, NewBenefit, NewCase, NewCost, NewInvestment, NewRates, Outcome, Part,
    Worth, add, decide, set_benefit, set_cost, set_investment, set_rates, submit,
};

/// Where the samples belong.
#[derive(Debug, Clone)]
pub struct Places {
    pub it: Id<Unit>,
    /// The administration over the schools.
    pub education: Id<Unit>,
    /// Who answers for the benefits.
    pub owner: Id<Person>,
    /// What led to the case, such as a need.
    pub from: Option<Subject>,
    pub today: Day,
}

const fn kr(kronor: i64) -> Money {
    Money::sek(kronor * 100)
}

/// A part of the case that is to be added.
const fn new<T>(case: Id<Case>) -> Part<T> {
    Part { case, at: None, seen: None }
}

/// Writes the council's decision down, and the case from draft to approval.
pub fn make(db: &Db, places: &Places) -> Result<Id<Case>> {
    let operator = Actor::operator();
    let first_year = i64::from(places.today.year()) + 1;
    let rates = Rates::new(vec![(first_year - 1, 240), (first_year, 250)]);
    let decided = NewRates {
        day: places.today,
        decision: "Kommunfullmäktige: internränta för budgetåret".to_owned(),
        reference: "KF § 96".to_owned(),
        base: Base::Month,
        rates: rates.ok_or_else(|| Refused::broken("the samples' rates"))?,
    };
    set_rates(db, &operator, &decided)?;
    let facts = Facts {
        title: "Projektorer i 120 klassrum".to_owned(),
        about:
            "De gamla projektorerna är från 2016 och lamporna går inte längre att köpa. Nya lasermodeller \
                sätts upp under sommaren. Görs ingenting slocknar ungefär var femte tavla varje läsår."
                .to_owned(),
        unit: places.education,
        first_year,
        years: 5,
    };
    let case = add(db, &operator, &NewCase { facts, from: places.from.clone() })?;
    costs(db, &operator, places, (case, first_year))?;
    benefits(db, &operator, places, (case, first_year))?;
    submit(db, &operator, case, None)?;
    let reason =
        "Driften ryms i skolornas ram och utbildningsförvaltningen står för kapitalkostnaden.".to_owned();
    let reference = "UN § 31".to_owned();
    decide(db, &operator, case, &Decided { outcome: Outcome::Approved, reason, reference }, None)?;
    Ok(case)
}

fn costs(db: &Db, operator: &Actor, places: &Places, (case, first_year): (Id<Case>, i64)) -> Result<()> {
    let charge = |name: &str, account: &str, unit| Charge {
        name: name.to_owned(),
        account: account.to_owned(),
        unit,
        payer: Some(places.education),
        source: None,
    };
    let start = Start::new(first_year, 7);
    let invest = |name: &str, amount, residual, life| {
        let kind = start
            .and_then(|start| Component::new(amount, residual, start, life))
            .map(|component| Kind::Capital { amount, residual, component })
            .ok_or_else(|| Refused::broken("the samples' investment"))?;
        let charge = charge(name, "7911", places.education);
        set_investment(db, operator, new(case), &NewInvestment { charge, kind })
    };
    invest("Projektorer, 120 st à 7 500 kr", kr(900_000), kr(60_000), 84)?;
    invest("Kablar och fästen", kr(180_000), Money::ZERO, 180)?;
    let lines = [
        ("Montering under sommaren", "7410", false, 216_000, places.education),
        ("Licens för trådlös visning", "6420", true, 48_000, places.it),
        ("Service och reservdelar", "6610", true, 30_000, places.education),
    ];
    for (name, account, is_running, kronor, unit) in lines {
        let charge = charge(name, account, unit);
        let cost = NewCost { charge, is_running, amount: kr(kronor), first_year, last_year: None };
        set_cost(db, operator, new(case), &cost)?;
    }
    Ok(())
}

fn benefits(db: &Db, operator: &Actor, places: &Places, (case, first_year): (Id<Case>, i64)) -> Result<()> {
    let lines = [
        (
            "Inga lampor att köpa",
            Worth::Cash(kr(132_000)),
            ("Kostnad för lampor på konto 6611", "132 000 kr", "0 kr"),
        ),
        (
            "Lärare väntar inte på bilden",
            Worth::Time { hours: 720, rate: kr(450) },
            ("Minuter till bild, mätt i tio klassrum", "4 minuter", "1 minut"),
        ),
        (
            "Bilden syns även i solsken",
            Worth::NotPriced,
            ("Enkät till lärare: jag kan visa det jag vill", "41 %", "85 %"),
        ),
    ];
    for (name, worth, (measure, baseline, target)) in lines {
        let benefit = NewBenefit {
            name: name.to_owned(),
            worth,
            owner: places.owner,
            measure: measure.to_owned(),
            baseline: baseline.to_owned(),
            target: target.to_owned(),
            first_year: first_year + 1,
            last_year: None,
            seen: None,
        };
        set_benefit(db, operator, new(case), &benefit)?;
    }
    Ok(())
}
