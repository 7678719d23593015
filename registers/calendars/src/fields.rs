//! The fields that a calendar's forms share: a week's hours, holidays and eves.

use kernel::{FieldError, FieldErrors, Input};
use web::{Draft, Field};

use crate::{Cannot, Eves, Holidays, Hours, Plan, Week};

/// The days' names as fields, Monday first.
pub(crate) const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Characters of a day's hours.
const HOURS_AT_MOST: usize = 200;

pub(crate) const fn day_field(at: usize) -> Field {
    Field::line(DAYS[at], HOURS_AT_MOST)
}

/// What forms say of a version, without its single days and periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub week: Week,
    pub holidays: Holidays,
    pub eves: Eves,
}

impl Frame {
    pub fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let week = week(input, &mut errors);
        let holidays = errors.take(input.choice("holidays", Holidays::from_word));
        let eves = errors.take(input.choice("eves", Eves::from_word));
        match (week, holidays, eves) {
            (Some(week), Some(holidays), Some(eves)) if errors.is_empty() => {
                Ok(Self { week, holidays, eves })
            }
            _ => Err(errors),
        }
    }

    pub fn plan(&self, before: &Plan) -> Plan {
        Plan { week: self.week.clone(), holidays: self.holidays, eves: self.eves, ..before.clone() }
    }

    /// A version's frame as a form shows it.
    pub fn draft(draft: Draft, plan: &Plan) -> Draft {
        let draft = draft.value("holidays", plan.holidays.word()).value("eves", plan.eves.word());
        let days = DAYS.iter().enumerate();
        days.fold(draft, |draft, (at, day)| draft.value(day, plan.week.on(at).to_string()))
    }
}

/// The week, when every day is hours.
fn week(input: &Input, errors: &mut FieldErrors) -> Option<Week> {
    let days: Vec<Option<Hours>> = DAYS.iter().map(|day| errors.take(hours(input, day))).collect();
    let days: Vec<Hours> = days.into_iter().collect::<Option<_>>()?;
    days.try_into().ok().map(Week)
}

/// Hours of a day; empty is closed.
pub(crate) fn hours(input: &Input, field: &'static str) -> Result<Hours, FieldError> {
    input.line(field, 0..=HOURS_AT_MOST)?.parse().map_err(|cannot| match cannot {
        Cannot::Overlap => FieldError::new(field, "hours-overlap"),
        _ => FieldError::new(field, "not-hours"),
    })
}
