use kernel::{FieldError, FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Period, Verb};

/// It is to be there in a year, or a quarter of it. Planning anew moves it.
pub struct Plan;

const QUARTERS: &[&str] = &["1", "2", "3", "4"];

impl Form for Plan {
    const NAME: &'static str = "needs-plan";
    const FIELDS: &'static [Field] =
        &[Field::number("year", 2000, 2100).required(), Field::choice("quarter", QUARTERS), REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let (to, reason, seen) = (period(input), moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let now = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
        let next = Move::Plan { when: Period::this_year(now) };
        Ok(moves::draft(ask, Verb::Plan, next)?.value("year", now.year().to_string()))
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::Plan, &new, "needs-plan-done")
    }
}

fn period(input: &Input) -> Result<Move, FieldError> {
    let year = input.number("year", Period::YEARS)?;
    let quarter = input.optional_number("quarter", 1..=4)?;
    let when = Period::new(year, quarter).ok_or_else(|| FieldError::new("quarter", "not-a-choice"))?;
    Ok(Move::Plan { when })
}
