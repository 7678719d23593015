//! Marks and figures as pages draw them.

use kernel::Money;
use look::{Html, Icon, Mood, StateMark};
use texts::Talk;
use web::Ask;

use crate::State;

/// An amount in the reader's language.
pub(crate) fn shown(ask: &Ask<'_>, amount: Money) -> String {
    amount.show(ask.talk.lang())
}

pub(crate) fn state(talk: &Talk, state: State) -> StateMark {
    let (icon, mood) = match state {
        State::Draft => (Icon::Edit, Mood::Calm),
        State::Submitted => (Icon::Waiting, Mood::Watch),
        State::Approved => (Icon::Done, Mood::Good),
        State::Declined => (Icon::Declined, Mood::Past),
    };
    StateMark::new(icon, talk.say(&format!("cases-state-{}", state.word())), mood)
}

/// Nobody is named who pays it.
pub(crate) fn no_payer(talk: &Talk) -> StateMark {
    StateMark::new(Icon::Danger, talk.say("cases-no-payer"), Mood::Bad)
}

pub(crate) fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}
