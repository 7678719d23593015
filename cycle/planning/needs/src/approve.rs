use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Verb};

/// It will be done; when is planned next.
pub struct Approve;

impl Form for Approve {
    const NAME: &'static str = "needs-approve";
    const FIELDS: &'static [Field] = &[REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let (to, reason, seen) = (Ok(Move::Approve), moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Approve, Move::Approve)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::Approve, &new, "needs-approve-done")
    }
}
