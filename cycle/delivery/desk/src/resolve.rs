use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, SAID, VERSION, Wanted};
use crate::{Move, Verb};

/// There is a solution: who asks reads what was done, and may find it wanting.
pub struct Resolve;

impl Form for Resolve {
    const NAME: &'static str = "desk-resolve";
    const FIELDS: &'static [Field] = &[SAID, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let to = Ok::<_, kernel::FieldError>(Move::Resolve);
        let (said, seen) = (moves::said(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, said, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::Resolve, Move::Resolve)
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::Resolve, &new, "desk-resolve-done")
    }
}
