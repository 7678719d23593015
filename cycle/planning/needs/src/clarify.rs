use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Verb};

/// We know what is asked for, and why.
pub struct Clarify;

impl Form for Clarify {
    const NAME: &'static str = "needs-clarify";
    const FIELDS: &'static [Field] = &[REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let (to, reason, seen) = (Ok(Move::Clarify), moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Clarify, Move::Clarify)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::Clarify, &new, "needs-clarify-done")
    }
}
