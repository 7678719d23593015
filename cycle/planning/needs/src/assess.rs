use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Verb};

/// We know what it would take and what it would give.
pub struct Assess;

impl Form for Assess {
    const NAME: &'static str = "needs-assess";
    const FIELDS: &'static [Field] = &[REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let (to, reason, seen) = (Ok(Move::Assess), moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Assess, Move::Assess)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::Assess, &new, "needs-assess-done")
    }
}
