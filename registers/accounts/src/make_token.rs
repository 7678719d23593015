use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Person, Refused, Result};
use look::{Act, Choice, Crumb, Html, Icon, SecretOnce};
use serde_json::json;
use store::{Said, Tx};
use web::{Ask, Draft, Field, Form, Once, Page, Reply};

use crate::events::Event;
use crate::identify::ZONE;
use crate::pass::{NewToken, Pass, PassKind, Reach, TOKEN_DAYS_AT_MOST, Touch};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::{accounts, passes};
use crate::{prove, secret};

/// A token for a program of one's own.
pub(crate) struct MakeToken;

impl NewToken {
    /// Reads `name`, `scope` (`whole`, `read` or `kinds`), for `kinds` also `kinds` and `may_write`, and `ends_on`.
    pub fn parse(input: &Input) -> Result<Self, FieldErrors> {
        let name = input.line("name", 2..=80);
        let ends_on = input.day("ends_on");
        let reach = input
            .choice("scope", |word| matches!(word, "whole" | "read" | "kinds").then(|| word.to_owned()))
            .and_then(|word| reach(input, &word));
        kernel::all_or_errors!(NewToken { name, reach, ends_on })
    }
}

fn reach(input: &Input, word: &str) -> Result<Reach, kernel::FieldError> {
    let kinds = input.all("kinds");
    // A kind's name is a plain word; commas part them where they are stored.
    let plain = |kind: &String| {
        !kind.is_empty() && kind.len() <= 40 && kind.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    };
    match word {
        "whole" => Ok(Reach::Whole),
        "read" => Ok(Reach::ReadOnly),
        _ if kinds.is_empty() || !kinds.iter().all(plain) => {
            Err(kernel::FieldError::new("kinds", "not-a-choice"))
        }
        _ => Ok(Reach::Kinds {
            kinds: kinds.to_vec(),
            may: if input.is_ticked("may_write") { Touch::Write } else { Touch::Read },
        }),
    }
}

/// Makes a token inside a write; `token` is what its owner will send.
pub(crate) fn make(tx: &Tx<'_>, person: Id<Person>, new: &NewToken, token: &str) -> Result<Said<Id<Pass>>> {
    let account = accounts::load(tx, tx.actor(), person)?;
    let permit = ACCOUNTS.allow(tx.actor(), Verb::MakeToken, &account)?;
    let zone = people::setting(tx, "zone")?.unwrap_or_else(|| ZONE.to_owned());
    let ends_at = until(new.ends_on, tx.now().day_in(&zone), &zone)?;
    if passes::tokens_called(tx, person, &new.name)? > 0 {
        return Err(Refused::field("name", "taken"));
    }
    accounts::ensure(tx, person)?;
    let token = passes::insert_token(tx, person, new, &secret::hash(PassKind::Token.word(), token), ends_at)?;
    Ok(tx.say(permit, &Event::TokenMade { person, token })?.with(token))
}

/// The end of the last day, which is no further off than a year.
fn until(ends_on: Day, today: Day, zone: &str) -> Result<kernel::Moment> {
    let last = today.plus_days(TOKEN_DAYS_AT_MOST);
    if ends_on < today || ends_on > last {
        let error = kernel::FieldError::new("ends_on", "token-day").with("last", last);
        return Err(Refused::Invalid(FieldErrors(vec![error])));
    }
    Ok(ends_on.plus_days(1).begins_in(zone))
}

/// Makes a token for a person and gives it, for the only time.
pub(crate) fn made(
    db: &store::Db,
    actor: &Actor,
    person: Id<Person>,
    new: &NewToken,
) -> Result<(Id<Pass>, String)> {
    let token = secret::token()?;
    let id = db.write(actor, |tx| make(tx, person, new, &token))?;
    Ok((id, token))
}

impl Form for MakeToken {
    const NAME: &'static str = "accounts-make-token";
    const ONCE: Once = Once::IsNot;
    const FIELDS: &'static [Field] = &[
        Field::line("name", 80).required(),
        Field::choice("scope", &["read", "kinds", "whole"]).required(),
        Field::many("kinds"),
        Field::check("may_write"),
        Field::day("ends_on").required(),
        Field::secret("password_now").required().autocomplete("current-password"),
    ];
    type New = NewToken;

    fn parse(input: &Input) -> Result<NewToken, FieldErrors> {
        let secret = input.secret("password_now").map(|_| ());
        match (NewToken::parse(input), secret) {
            (Ok(new), Ok(())) => Ok(new),
            (Ok(_), Err(error)) => Err(FieldErrors(vec![error])),
            (Err(errors), Ok(())) => Err(errors),
            (Err(mut errors), Err(error)) => {
                errors.push(error);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let kinds = ask.app.rooms.iter().flat_map(|room| room.kinds);
        let kinds = kinds.map(|kind| Choice::new(kind.name, ask.say(kind.label))).collect();
        let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
        let draft = Draft::default()
            .crumb("/account", ask.say("accounts-title"))
            .cancel("/account")
            .choices("kinds", kinds);
        Ok(draft.value("scope", "read").value("ends_on", today.plus_days(90).to_string()))
    }

    fn act(ask: &Ask<'_>, new: NewToken) -> Result<Reply> {
        let me = ask.actor.me()?;
        let account = ask.db.read(|reading| accounts::load(reading, ask.actor, me))?;
        let _may = ACCOUNTS.allow(ask.actor, Verb::MakeToken, &account)?;
        prove::once_more(ask, &account)?;
        let (id, token) = made(ask.db, ask.actor, me, &new)?;
        let json =
            || Ok(json!({ "id": id.number(), "kind": "token", "token": token, "ends_on": new.ends_on }));
        ask.show(json, || Ok(shown_once(ask, &token)))
    }
}

fn shown_once(ask: &Ask<'_>, token: &str) -> Page {
    let title = ask.say("accounts-token-shown");
    let once = SecretOnce {
        title: title.clone(),
        text: ask.say("accounts-token-text"),
        codes: vec![token.to_owned()],
    };
    let kept = Act::go(ask.say("accounts-codes-kept"), "/account").icon(Icon::Check);
    let mut page = Page::titled(title);
    page.crumbs = vec![Crumb::new("/account", ask.say("accounts-title"))];
    page.body = once.render(ask.talk).then(&Html(format!("<p>{}</p>", kept.primary())));
    page
}
