//! The door at which agents knock. They show the site's key as their password; what they send is read only then.

use std::sync::{Mutex, PoisonError};

use kernel::Refused;
use store::Upkeep;
use web::{Knock, Machine, Told};

use crate::hear::hear;
use crate::key::{SiteKey, hash};
use crate::report::{self, Form, Question};
use crate::store::keys;
use crate::unpack::PACKED_BYTES;

/// Where agents are to send.
pub const PATH: &str = "/inventory";
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Hours until an agent is to come again.
const HOURS: i64 = 24;

pub(crate) const DOOR: Machine = Machine {
    path: PATH,
    why: "inventory agents (FusionInventory, GLPI) come here; a site's key is their password",
    max_bytes: PACKED_BYTES,
    knows,
    act,
};

fn key(knock: &Knock<'_>) -> Result<SiteKey, Told> {
    let asks = || Told::plain(401, "this site's key is wanted as the password");
    let (_, secret) = knock.says.ok_or_else(asks)?;
    let found = knock.db.read(|reading| keys::find(reading, &hash(secret)));
    found.map_err(|_| Told::plain(503, "busy"))?.ok_or_else(asks)
}

fn knows(knock: &Knock<'_>) -> Result<(), Told> {
    key(knock).map(|_| ())
}

fn act(knock: &Knock<'_>) -> Told {
    let key = match key(knock) {
        Ok(key) => key,
        Err(told) => return told,
    };
    let (form, question) = {
        // One document at a time: its tree takes many times the room of its text.
        let _one = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        report::read(knock.body)
    };
    match question {
        Err(unreadable) => {
            let why = unreadable.to_string();
            // Whether this can be noted does not change what the agent hears.
            let noted = knock.db.keep(Upkeep::Derived, |tx| keys::failed(tx, key.id, &why));
            if let Err(refused) = noted {
                tracing::warn!(%refused, "a failure of an agent was not noted");
            }
            refusal(form, 400, &why)
        }
        Ok(Question::MayI) => may(form),
        Ok(Question::Here(all)) => {
            let mut refusal = None;
            for seen in &all {
                let mut heard = hear(knock.db, &key, seen);
                if heard == Err(Refused::Conflict) {
                    // Somebody changed it in the same moment: what is told is looked at once more.
                    heard = hear(knock.db, &key, seen);
                }
                // One that is refused keeps no other from being heard.
                if let Err(refused) = heard {
                    refusal.get_or_insert_with(|| not_now(form, &refused));
                }
            }
            refusal.unwrap_or_else(|| thanks(form))
        }
    }
}

fn xml(status: u16, inner: &str) -> Told {
    let body = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REPLY>{inner}</REPLY>\n").into_bytes();
    Told { status, mime: "application/xml", body }
}

fn json(status: u16, body: &serde_json::Value) -> Told {
    Told { status, mime: "application/json", body: body.to_string().into_bytes() }
}

/// Yes: send what you have, and come again tomorrow.
fn may(form: Form) -> Told {
    match form {
        Form::Xml => xml(200, &format!("<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>{HOURS}</PROLOG_FREQ>")),
        Form::Json => json(
            200,
            &serde_json::json!({ "status": "ok", "expiration": HOURS, "tasks": { "inventory": {} } }),
        ),
    }
}

fn thanks(form: Form) -> Told {
    match form {
        Form::Xml => xml(200, ""),
        Form::Json => json(200, &serde_json::json!({ "status": "ok", "expiration": HOURS })),
    }
}

fn refusal(form: Form, status: u16, why: &str) -> Told {
    match form {
        Form::Xml => xml(status, &format!("<ERROR>{}</ERROR>", look::escape(why))),
        Form::Json => {
            json(status, &serde_json::json!({ "status": "error", "message": why, "expiration": HOURS }))
        }
    }
}

/// It was understood and cannot be kept now: the agent is to come again.
fn not_now(form: Form, refused: &Refused) -> Told {
    let status = match refused {
        Refused::TooMany { .. } => 429,
        Refused::Busy | Refused::Full | Refused::Conflict => 503,
        Refused::Broken(what) => {
            tracing::error!(%what, "what an agent told could not be kept");
            500
        }
        _ => 403,
    };
    refusal(form, status, "it could not be kept now; come again later")
}
