use kernel::{Moment, Purpose};
use serde_json::{Value as Json, json};

use crate::account::AccountState;
use crate::pass::{PassRecord, Reach};
use crate::show::Shown;

/// The account for programs. `via` is the session or token that asks.
pub(crate) fn of(shown: &Shown, via: Option<i64>) -> Json {
    let session = |s: &PassRecord| {
        json!({
            "id": s.id.number(), "is_this": Some(s.id.number()) == via, "address": s.address,
            "made_at": s.made_at.rfc3339(), "used_at": s.used_at.rfc3339(), "ends_at": s.ends_at.rfc3339(),
        })
    };
    let token = |t: &PassRecord| {
        json!({
            "id": t.id.number(), "name": t.name, "scope": t.reach.word(), "kinds": kinds_of(&t.reach), "may_write": t.reach.writes(),
            "used_at": (t.used_at != Moment(0)).then(|| t.used_at.rfc3339()), "ends_at": t.ends_at.rfc3339(),
        })
    };
    let account = &shown.account;
    json!({
        "person": account.person.number(),
        "name": account.name.reveal(Purpose::Export),
        "email": account.email.as_ref().map(|email| email.reveal(Purpose::Export)),
        "state": match account.state {
            AccountState::New => "new",
            AccountState::Open { .. } => "open",
            AccountState::Disabled { .. } => "disabled",
        },
        "has_second_factor": account.has_factor(),
        "recovery_codes_left": shown.codes_left,
        "sessions": shown.sessions.iter().map(session).collect::<Vec<_>>(),
        "tokens": shown.tokens.iter().map(token).collect::<Vec<_>>(),
    })
}

fn kinds_of(reach: &Reach) -> &[String] {
    match reach {
        Reach::Whole | Reach::ReadOnly => &[],
        Reach::Kinds { kinds, .. } => kinds,
    }
}
