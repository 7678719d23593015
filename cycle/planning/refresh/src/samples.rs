//! Sjövik's rules and one scenario: what laptops last and cost, how many break, and what happens if all wait a
//! year. The same every time, for the demo and for tests.

use access::Actor;
use kernel::{Day, Id, Money, Refused, Result};
use store::Db;

use crate::{NewRule, NewScenario, Place, Says, Scenario, add_scenario, set_rule};

/// Sets the rules and begins the scenario. The categories are those of the register's samples, by name.
pub fn make(db: &Db, today: Day) -> Result<Id<Scenario>> {
    let operator = Actor::operator();
    let next = i64::from(today.year()) + 1;
    let categories = db.read(assets::category_choices)?;
    let of = |name: &str| {
        let found = categories.iter().find(|it| it.label == name).and_then(|it| it.value.parse().ok());
        let category = found.ok_or_else(|| Refused::broken(format!("the samples have no {name}")))?;
        Ok::<_, Refused>(Place { category: Some(category), ..Place::default() })
    };
    let rule = |scenario, place, says, reason: &str, reference: &str| NewRule {
        scenario,
        place,
        tag: None,
        says,
        reason: reason.to_owned(),
        reference: reference.to_owned(),
    };
    let kr = |kronor: i64| Money::sek(kronor * 100);
    let plan = [
        (
            of("Elevdator")?,
            Says::Life { months: 36 },
            "Batteriet räcker inte en skoldag efter tre år.",
            "UN § 44",
        ),
        (
            of("Elevdator")?,
            Says::Price { year: next, amount: kr(3_490), index: 250 },
            "Ramavtalets pris med fodral och garanti.",
            "",
        ),
        (of("Elevdator")?, Says::Loss { percent: 450 }, "Medel av de två senaste läsåren.", ""),
        (of("Pekplatta")?, Says::Loss { percent: 200 }, "Medel av de två senaste läsåren.", ""),
    ];
    for (place, says, reason, reference) in plan {
        set_rule(db, &operator, &rule(None, place, says, reason, reference))?;
    }
    let new = NewScenario {
        name: "Vänta ett år med bärbara datorer".to_owned(),
        about: "Förvaltningen frågar vad som händer om bytet av datorer och plattor skjuts upp ett år."
            .to_owned(),
    };
    let scenario = add_scenario(db, &operator, &new)?;
    for name in ["Bärbar dator", "Pekplatta"] {
        let says = Says::Wait { year: next + 1, months: 12 };
        set_rule(db, &operator, &rule(Some(scenario), of(name)?, says, "Frågan kom i budgetdialogen.", ""))?;
    }
    Ok(scenario)
}
