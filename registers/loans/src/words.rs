//! Why one line of many was refused, in the reader's words.

use kernel::{FieldError, Refused};
use texts::Fact;
use web::Ask;

/// The sentence of a refusal; fields are called what the form for one loan calls them.
pub(crate) fn why(ask: &Ask<'_>, refused: &Refused) -> String {
    match refused {
        Refused::Rule { key, facts } => {
            let facts: Vec<(&str, Fact)> = facts.iter().map(|(n, v)| (*n, v.as_str().into())).collect();
            ask.talk.with(key, &facts)
        }
        Refused::Invalid(errors) => {
            let one = |error: &FieldError| {
                let label = ask.talk.maybe(&format!("loans-lend-{}", error.field)).unwrap_or_default();
                look::error_text(ask.talk, error, &label)
            };
            errors.0.iter().map(one).collect::<Vec<_>>().join(" ")
        }
        Refused::NotAllowed => ask.say("refused-not-allowed"),
        Refused::Conflict => ask.say("refused-conflict"),
        _ => ask.say("refused-not-found"),
    }
}

/// A fault of ours, a full disk or somebody who is nobody will not be better at the next line.
pub(crate) const fn stops(refused: &Refused) -> bool {
    matches!(refused, Refused::Broken(_) | Refused::Full | Refused::Busy | Refused::NotSignedIn)
}
