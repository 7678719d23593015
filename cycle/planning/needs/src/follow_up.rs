use kernel::{FieldErrors, Input, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::moves::{self, REASON, VERSION, Wanted};
use crate::{Move, Verb, Verdict};

/// Did what was delivered give what was asked for?
pub struct FollowUp;

impl Form for FollowUp {
    const NAME: &'static str = "needs-follow-up";
    const FIELDS: &'static [Field] = &[Field::choice("verdict", Verdict::WORDS).required(), REASON, VERSION];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let to = input.choice("verdict", Verdict::from_word).map(|verdict| Move::FollowUp { verdict });
        let (reason, seen) = (moves::reason(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, reason, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        moves::draft(ask, Verb::FollowUp, Move::FollowUp { verdict: Verdict::Met })
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        moves::act(ask, Verb::FollowUp, &new, "needs-follow-up-done")
    }
}
