use access::Actor;
use capital::{Base, Rates};
use kernel::{Day, FieldError, FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::In;
use crate::rates::{Decision, href};
use crate::store::rates;
use crate::{Event, RATES, RatesVerb, fields};

/// The rates of the first year and of those after it, as the form has them.
const YEARS: [&str; 5] = ["rate1", "rate2", "rate3", "rate4", "rate5"];

/// A decision on internal rates to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRates {
    pub day: Day,
    /// Who decided what.
    pub decision: String,
    /// The paragraph, case or letter; may be empty.
    pub reference: String,
    pub base: Base,
    pub rates: Rates,
}

pub(crate) struct SetRates;

/// The rates by year: no year between two that are filled in may be empty.
fn by_year(input: &Input, errors: &mut FieldErrors) -> Option<Rates> {
    let first = errors.take(input.number("first_year", 2000..=2100));
    let mut found = Vec::new();
    let mut gap = None;
    for (name, after) in YEARS.into_iter().zip(0_i64..) {
        match errors.take(input.optional_per_cent(name, 100))? {
            Some(rate) => match gap {
                Some(missing) => errors.push(FieldError::new(missing, "missing")),
                None => found.push((after, rate)),
            },
            None => gap = gap.or(Some(name)),
        }
    }
    if found.is_empty() && gap == Some("rate1") && errors.is_empty() {
        errors.push(FieldError::new("rate1", "missing"));
    }
    let first = first?;
    Rates::new(found.into_iter().map(|(after, rate)| (first + after, rate)).collect())
}

impl Form for SetRates {
    const NAME: &'static str = "cases-rates-set";
    const FIELDS: &'static [Field] = &[
        Field::day("day").required(),
        Field::line("decision", 300).required(),
        Field::line("reference", 80),
        Field::choice("base", Base::WORDS).required(),
        fields::FIRST_YEAR,
        Field::line("rate1", 10).required(),
        Field::line("rate2", 10),
        Field::line("rate3", 10),
        Field::line("rate4", 10),
        Field::line("rate5", 10),
    ];
    type New = NewRates;

    fn parse(input: &Input) -> Result<NewRates, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.take(input.day("day"));
        let decision = errors.take(input.line("decision", 3..=300));
        let reference = errors.take(input.line("reference", 0..=80));
        let base = errors.take(input.choice("base", Base::from_word));
        let rates = by_year(input, &mut errors);
        match (day, decision, reference, base, rates) {
            (Some(day), Some(decision), Some(reference), Some(base), Some(rates)) if errors.is_empty() => {
                Ok(NewRates { day, decision, reference, base, rates })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !RATES.may(ask.actor, RatesVerb::Set, &In(None)) {
            return Err(Refused::NotAllowed);
        }
        let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
        Ok(Draft::default()
            .crumb("/cases", ask.say("cases-list-title"))
            .crumb("/cases/rates", ask.say("cases-rates-list-title"))
            .value("day", today.to_string())
            .value("base", Base::Month.word())
            .value("first_year", (today.year() + 1).to_string())
            .cancel("/cases/rates"))
    }

    fn act(ask: &Ask<'_>, new: NewRates) -> Result<Reply> {
        let id = set_rates(ask.db, ask.actor, &new)?;
        Ok(Reply::made("internal-rates", id.number(), href(id), "cases-rates-set"))
    }
}

/// Writes down what was decided about the internal rate. Cases that were begun before stay with what they are reckoned
/// by, until somebody changes that in a draft.
pub fn set_rates(db: &Db, actor: &Actor, new: &NewRates) -> Result<Id<Decision>> {
    db.write(actor, |tx| {
        let permit = RATES.allow_new(actor, RatesVerb::Set, &In(None))?;
        let decision = Decision {
            id: Id::new(0),
            day: new.day,
            text: new.decision.clone(),
            reference: new.reference.clone(),
            base: new.base,
            rates: new.rates.clone(),
        };
        let id = rates::insert(tx, &decision)?;
        Ok(tx.say(permit, &Event::RatesSet { rates: id })?.with(id))
    })
}
