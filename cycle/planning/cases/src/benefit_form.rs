use access::{Actor, Role};
use kernel::{FieldError, FieldErrors, Id, Input, Money, Person, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::change::{Part, change};
use crate::fields::{self, VERSION};
use crate::store::benefits;
use crate::{Benefit, Event, Verb, Worth};

/// Who may answer for a benefit.
const OWNERS: &[Role] =
    &[Role::Leader, Role::ServiceOwner, Role::HeadOfIt, Role::ProjectManager, Role::Controller];
/// The most that an hour may cost: 10 000 kr.
const DEAREST: Money = Money::sek(1_000_000);

/// A benefit to write into a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBenefit {
    pub name: String,
    pub worth: Worth,
    pub owner: Id<Person>,
    pub measure: String,
    pub baseline: String,
    pub target: String,
    pub first_year: i64,
    /// The case's last when it is left out.
    pub last_year: Option<i64>,
    /// The version of the case that the sender saw.
    pub seen: Option<i64>,
}

/// A benefit's form: of a new one, or of one that is changed.
pub(crate) struct BenefitForm<const NEW: bool>;

/// What it is worth: each class has figures of its own, and takes no others.
fn worth(input: &Input, errors: &mut FieldErrors) -> Option<Worth> {
    let one_of = |word: &str| Worth::WORDS.iter().find(|it| **it == word).copied();
    let class = errors.take(input.choice("class", one_of))?;
    let figures: &[&str] = match class {
        "cash" => &["amount"],
        "time" => &["hours", "rate"],
        _ => &[],
    };
    for field in ["amount", "hours", "rate"] {
        if !figures.contains(&field) && !input.raw(field).trim().is_empty() {
            errors.push(FieldError::new(field, "not-of-class"));
        }
    }
    match class {
        "cash" => errors.take(fields::amount(input, "amount")).map(Worth::Cash),
        "time" => {
            let hours = errors.take(input.number("hours", 1..=1_000_000));
            let rate = errors.take(fields::amount(input, "rate").and_then(|rate| {
                let error =
                    || FieldError::new("rate", "out-of-range").with("min", "0,01").with("max", DEAREST);
                if rate.minor > DEAREST.minor { Err(error()) } else { Ok(rate) }
            }));
            Some(Worth::Time { hours: hours?, rate: rate? })
        }
        _ => Some(Worth::NotPriced),
    }
}

impl<const NEW: bool> Form for BenefitForm<NEW> {
    const NAME: &'static str = if NEW { "cases-benefit-add" } else { "cases-benefit-edit" };
    const FIELDS: &'static [Field] = &[
        fields::NAME,
        Field::choice("class", Worth::WORDS).required(),
        Field::money("amount"),
        Field::number("hours", 1, 1_000_000),
        Field::money("rate"),
        Field::pick("owner").required(),
        Field::line("measure", 200).required(),
        Field::line("baseline", 120),
        Field::line("target", 120),
        fields::FIRST_YEAR,
        fields::LAST_YEAR,
        VERSION,
    ];
    type New = NewBenefit;

    fn parse(input: &Input) -> Result<NewBenefit, FieldErrors> {
        let mut wrong = FieldErrors::default();
        let worth = worth(input, &mut wrong);
        let (name, owner) = (input.line("name", 2..=120), input.id("owner"));
        let measure = input.line("measure", 2..=200);
        let (baseline, target) = (input.line("baseline", 0..=120), input.line("target", 0..=120));
        let first_year = input.number("first_year", 2000..=2100);
        let (last_year, seen) = (input.optional_number("last_year", 2000..=2100), fields::seen(input));
        // What it is worth stands in when its figures are wrong: the errors are told, and nothing is made of it.
        let worth = Ok(worth.unwrap_or(Worth::NotPriced));
        let read: Result<Self::New, FieldErrors> = kernel::all_or_errors!(NewBenefit {
            name,
            worth,
            owner,
            measure,
            baseline,
            target,
            first_year,
            last_year,
            seen
        });
        match (read, wrong.is_empty()) {
            (Ok(new), true) => Ok(new),
            (read, _) => {
                wrong.0.extend(read.err().unwrap_or_default().0);
                Err(wrong)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Edit)?;
        case.is_draft()?;
        let owners = ask.db.read(|reading| people::person_choices(reading, OWNERS))?;
        let draft = fields::about(ask, &case).choices("owner", owners);
        if NEW {
            return Ok(draft.value("first_year", case.facts.first_year.to_string()));
        }
        let id = ask.id("benefit")?;
        let it = ask.db.read(|reading| benefits::load(reading, case.id, id))?;
        let mut draft = draft
            .value("name", &it.name)
            .value("class", it.worth.word())
            .value("owner", it.owner.to_string())
            .value("measure", &it.measure)
            .value("baseline", &it.baseline)
            .value("target", &it.target)
            .value("first_year", it.first_year.to_string())
            .value("last_year", it.last_year.to_string());
        match it.worth {
            Worth::Cash(amount) => draft = draft.value("amount", amount.to_string()),
            Worth::Time { hours, rate } => {
                draft = draft.value("hours", hours.to_string()).value("rate", rate.to_string());
            }
            Worth::NotPriced => {}
        }
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewBenefit) -> Result<Reply> {
        let case = ask.id("id")?;
        let at = if NEW { None } else { Some(ask.id("benefit")?) };
        set_benefit(ask.db, ask.actor, Part { case, at, seen: new.seen }, &new)?;
        Ok(Reply::made("business-case", case.number(), href(case), "cases-benefit-set"))
    }
}

/// Adds a benefit to a draft, or changes one that it has.
pub fn set_benefit(db: &Db, actor: &Actor, part: Part<Benefit>, new: &NewBenefit) -> Result<()> {
    change(db, actor, part, &Event::BenefitSet { case: part.case }, |tx, case| {
        let old = part.at.map(|id| benefits::load(tx, case.id, id)).transpose()?;
        let is_same = old.as_ref().is_some_and(|old| old.owner == new.owner);
        if !is_same && !people::is_person_choice(tx, OWNERS, new.owner)? {
            return Err(Refused::field("owner", "not-a-choice"));
        }
        let (first_year, last_year) = fields::within(case, new.first_year, new.last_year)?;
        let benefit = Benefit {
            id: Id::new(0),
            name: new.name.clone(),
            worth: new.worth,
            owner: new.owner,
            measure: new.measure.clone(),
            baseline: new.baseline.clone(),
            target: new.target.clone(),
            first_year,
            last_year,
        };
        benefits::set(tx, case.id, part.at, &benefit)
    })
}
