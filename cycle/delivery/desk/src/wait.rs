use kernel::{FieldErrors, Input, Refused, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::clock::today;
use crate::moves::{self, SAID, VERSION, Wanted};
use crate::{Move, Verb, Waiting};

/// Nothing can be done until something else has happened: who asks is told what.
pub struct Wait;

impl Form for Wait {
    const NAME: &'static str = "desk-wait";
    const FIELDS: &'static [Field] = &[
        Field::choice("for", Waiting::WORDS).required(),
        Field::line("supplier", 120),
        Field::line("number", 60),
        Field::day("until"),
        SAID,
        VERSION,
    ];
    type New = Wanted;

    fn parse(input: &Input) -> Result<Wanted, FieldErrors> {
        let word = input.choice("for", |word| Waiting::WORDS.iter().copied().find(|known| *known == word));
        let on = match word {
            Ok("supplier") => {
                let (who, number) = (input.line("supplier", 2..=120), input.line("number", 0..=60));
                let mut errors = FieldErrors::default();
                match (errors.take(who), errors.take(number)) {
                    (Some(who), Some(number)) => Ok(Waiting::Supplier { who, number }),
                    _ => return Err(errors),
                }
            }
            Ok("day") => input.day("until").map(Waiting::Day),
            Ok("approval") => Ok(Waiting::Approval),
            Ok(_) => Ok(Waiting::Requester),
            Err(error) => Err(error),
        };
        let to = on.map(|on| Move::Wait { on });
        let (said, seen) = (moves::said(input), moves::seen(input));
        kernel::all_or_errors!(Wanted { to, said, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let draft = moves::draft(ask, Verb::Wait, Move::Wait { on: Waiting::Requester })?;
        Ok(draft.value("for", Waiting::Requester.word()))
    }

    fn act(ask: &Ask<'_>, new: Wanted) -> Result<Reply> {
        if matches!(&new.to, Move::Wait { on: Waiting::Day(day) } if *day <= today(ask)) {
            return Err(Refused::field("until", "day-is-past"));
        }
        moves::act(ask, Verb::Wait, &new, "desk-wait-done")
    }
}
