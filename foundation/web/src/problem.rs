//! Refusals as answers: a page that says what happened, what was kept and what to do, or problem details (RFC 9457).

use axum::http::StatusCode;
use kernel::Refused;
use serde_json::{Value as Json, json};
use texts::{Fact, Talk};

pub(crate) fn status(refused: &Refused) -> StatusCode {
    match refused {
        Refused::NotSignedIn => StatusCode::UNAUTHORIZED,
        Refused::NotAllowed => StatusCode::FORBIDDEN,
        Refused::NotFound => StatusCode::NOT_FOUND,
        Refused::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refused::Rule { .. } | Refused::Conflict | Refused::DoneBefore { .. } => StatusCode::CONFLICT,
        Refused::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refused::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refused::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
        Refused::Full => StatusCode::INSUFFICIENT_STORAGE,
        Refused::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Refused::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The refusal's word: the tail of its texts `refused-WORD` and `refused-WORD-help`, and the problem's type.
pub(crate) fn word(refused: &Refused) -> &'static str {
    match refused {
        Refused::NotSignedIn => "not-signed-in",
        Refused::NotAllowed => "not-allowed",
        Refused::NotFound => "not-found",
        Refused::Invalid(_) => "invalid",
        Refused::Rule { .. } => "rule",
        Refused::Conflict => "conflict",
        Refused::DoneBefore { .. } => "done-before",
        Refused::TooMany { .. } => "too-many",
        Refused::TooLarge => "too-large",
        Refused::WrongMethod => "wrong-method",
        Refused::Full => "full",
        Refused::Busy => "busy",
        Refused::Broken(_) => "broken",
    }
}

/// What happened, in the reader's words.
pub(crate) fn title(refused: &Refused, talk: &Talk) -> String {
    match refused {
        Refused::Rule { key, facts } => {
            let facts: Vec<(&str, Fact)> = facts.iter().map(|(n, v)| (*n, v.as_str().into())).collect();
            talk.with(key, &facts)
        }
        Refused::TooMany { retry_after_s } => {
            talk.with("refused-too-many", &[("seconds", i64::from(*retry_after_s).into())])
        }
        other => talk.say(&format!("refused-{}", word(other))),
    }
}

/// What was kept and what to do.
pub(crate) fn help(refused: &Refused, talk: &Talk) -> String {
    talk.say(&format!("refused-{}-help", word(refused)))
}

/// Problem details, with the errors of each field.
pub(crate) fn details(refused: &Refused, talk: &Talk) -> Json {
    let mut problem = json!({
        "type": format!("/api#problem-{}", word(refused)),
        "title": title(refused, talk),
        "status": status(refused).as_u16(),
        "detail": help(refused, talk),
    });
    if let Refused::Rule { key, .. } = refused {
        problem["code"] = (*key).into();
    }
    if let Refused::Invalid(errors) = refused {
        let one = |e: &kernel::FieldError| json!({ "field": e.field, "code": e.code, "message": look::error_text(talk, e, &e.field) });
        problem["errors"] = errors.0.iter().map(one).collect();
    }
    problem
}
