use kernel::Result;
use look::{Act, Html, Icon, Notice, StateMark};
use serde_json::json;
use web::{Ask, Field, Page, Reply};

use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};

/// The setting's name and the word that turns it on.
const SETTING: &str = "require_second_factor";
pub(crate) const YES: &str = "yes";

pub(crate) const FIELDS: &[Field] = &[Field::choice("require", &["yes", "no"]).required()];

/// GET: what the organisation requires of those who sign in.
pub(crate) fn page(ask: &Ask<'_>) -> Result<Reply> {
    let _may = ACCOUNTS.allow_new(ask.actor, Verb::Require, &())?;
    let is_required = ask.db.read(|reading| people::setting(reading, SETTING))?.as_deref() == Some(YES);
    ask.show(|| Ok(json!({ "require_second_factor": is_required })), || Ok(draw(ask, is_required)))
}

fn draw(ask: &Ask<'_>, is_required: bool) -> Page {
    let (state, key, next) = if is_required {
        (
            StateMark::new(Icon::Check, ask.say("accounts-require-is-on"), look::Mood::Good),
            "accounts-require-stop",
            "no",
        )
    } else {
        (
            StateMark::new(Icon::NotStarted, ask.say("accounts-require-is-off"), look::Mood::Calm),
            "accounts-require-start",
            YES,
        )
    };
    let act = Act::send(ask.say(key), "/account-rules").field("require", next).icon(Icon::Protection);
    let mut page = Page::titled(ask.say("accounts-rules-title"));
    page.head.lead = ask.say("accounts-rules-lead");
    let mind = Notice::new(look::Mood::Watch, ask.say("accounts-require-mind"));
    page.body = Html(format!("<p>{}</p>", state.render())).then(&mind.render(ask.talk)).then(&act.quiet());
    page
}

/// POST: from now on IT staff must have a second factor, or need not.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let choice = ask.input.choice("require", |word| matches!(word, "yes" | "no").then(|| word.to_owned()));
    let choice = choice.map_err(|error| kernel::Refused::Invalid(kernel::FieldErrors(vec![error])))?;
    ask.db.write(ask.actor, |tx| {
        let permit = ACCOUNTS.allow_new(tx.actor(), Verb::Require, &())?;
        people::set_setting(tx, SETTING, &choice)?;
        tx.say(permit, if choice == YES { &Event::FactorRequired } else { &Event::FactorNotRequired })
    })?;
    Ok(Reply::see("/account-rules", "accounts-rules-kept"))
}
