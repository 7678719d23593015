//! Marks and figures as pages draw them.

use kernel::Money;
use look::{Cell, Icon, Mood, StateMark};
use serde_json::{Value as Json, json};
use texts::Talk;
use web::Ask;

use crate::store::totals::Total;
use crate::{BudgetYear, Figures, Standing, YearState};

/// An amount in the reader's language.
pub(crate) fn shown(ask: &Ask<'_>, amount: Money) -> String {
    amount.show(ask.talk.lang())
}

/// What is unfunded, under a head that says so: marked and red, or a dash when nothing is.
pub(crate) fn unfunded(ask: &Ask<'_>, amount: Money) -> Cell {
    if amount == Money::ZERO {
        return Cell::nothing();
    }
    Cell::state(&StateMark::new(Icon::Danger, shown(ask, amount), Mood::Bad))
}

/// What is left; when it is below nothing, red and in words.
pub(crate) fn available(ask: &Ask<'_>, amount: Money) -> Cell {
    if amount.minor >= 0 {
        return shown(ask, amount).into();
    }
    let words = ask.talk.with("finance-overdrawn-mark", &[("amount", shown(ask, amount).into())]);
    Cell::state(&StateMark::new(Icon::Warning, words, Mood::Bad))
}

pub(crate) fn year(talk: &Talk, year: &BudgetYear) -> StateMark {
    match year.state {
        YearState::Open => StateMark::new(Icon::Edit, talk.say("finance-year-state-open"), Mood::Calm),
        YearState::Locked { .. } => {
            StateMark::new(Icon::Internal, talk.say("finance-year-state-locked"), Mood::Past)
        }
    }
}

pub(crate) fn standing(talk: &Talk, standing: &Standing) -> StateMark {
    let (icon, mood) = match standing {
        Standing::AppliedFor => (Icon::Waiting, Mood::Watch),
        Standing::Granted(_) => (Icon::Done, Mood::Good),
        Standing::Refused(_) => (Icon::Declined, Mood::Bad),
    };
    StateMark::new(icon, talk.say(&format!("finance-standing-{}", standing.word())), mood)
}

/// What is left of some figures; nothing where it does not fit, which no sum of ours does.
pub(crate) fn left(figures: Figures) -> Money {
    figures.available().unwrap_or(Money::ZERO)
}

/// Figures for programs: amounts as text, `1234.50`.
pub(crate) fn figures_json(figures: Figures, unfunded: Money) -> Json {
    json!({
        "plan": figures.plan.to_string(),
        "bound": figures.bound.to_string(),
        "spent": figures.spent.to_string(),
        "forecast": figures.forecast.to_string(),
        "available": left(figures).to_string(),
        "unfunded": unfunded.to_string(),
    })
}

/// Some totals together.
pub(crate) fn sum<'a>(totals: impl Iterator<Item = &'a Total>) -> (Figures, Money) {
    totals.fold((Figures::NOTHING, Money::ZERO), |(figures, unfunded), total| {
        let both = figures.plus(total.figures).unwrap_or(figures);
        (both, unfunded.plus(total.unfunded).unwrap_or(unfunded))
    })
}
