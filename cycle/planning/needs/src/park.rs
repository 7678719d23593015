use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Verb};

/// Not now; perhaps looked at again on a day.
pub struct Park;

impl Form for Park {
    const NAME: &'static str = "needs-park";
    const FIELDS: &'static [Field] = &[REASON, Field::day("until"), VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let to = input.optional_day("until").map(|until| Move::Park { until });
        let (reason, seen) = (moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Park, Move::Park { until: None })
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        if let Move::Park { until } = new.to {
            moves::not_past(ask, "until", until)?;
        }
        moves::act(ask, Verb::Park, &new, "needs-park-done")
    }
}
