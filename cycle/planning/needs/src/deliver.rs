use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Verb};

/// What was asked for is there; the reason says what, and how to use it.
pub struct Deliver;

impl Form for Deliver {
    const NAME: &'static str = "needs-deliver";
    const FIELDS: &'static [Field] = &[REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let (to, reason, seen) = (Ok(Move::Deliver), moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Deliver, Move::Deliver)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::Deliver, &new, "needs-deliver-done")
    }
}
