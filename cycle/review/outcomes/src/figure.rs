//! The figures of a report one by one, declared once: the page, its comparisons and the API come from it.

use crate::Contents;
use crate::contents::percent;

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    Number,
    Minutes,
    Percent,
}

impl Measured {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Minutes => "minutes",
            Self::Percent => "percent",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Number, Self::Minutes, Self::Percent].into_iter().find(|one| one.word() == word)
    }
}

/// One figure. Its words are `outcomes-figure-NAME`.
pub(crate) struct Figure {
    pub name: &'static str,
    pub measured: Measured,
    /// None where there was nothing to measure.
    pub of: fn(&Contents) -> Option<i64>,
}

const fn number(name: &'static str, of: fn(&Contents) -> Option<i64>) -> Figure {
    Figure { name, measured: Measured::Number, of }
}

const fn minutes(name: &'static str, of: fn(&Contents) -> Option<i64>) -> Figure {
    Figure { name, measured: Measured::Minutes, of }
}

/// How long it was open.
pub(crate) const PERIOD: &[Figure] = &[
    number("open-days", |it| it.open_time.map(|open| open.days)),
    minutes("open-minutes", |it| it.open_time.map(|open| open.minutes)),
];

/// What came in by itself, and how it was met.
pub(crate) const REACTIVE: &[Figure] = &[
    number("received", |it| Some(it.all().received)),
    number("received-incidents", |it| Some(it.incidents.received)),
    number("received-requests", |it| Some(it.requests.received)),
    number("solved", |it| Some(it.all().solved)),
    number("solved-incidents", |it| Some(it.incidents.solved)),
    number("solved-requests", |it| Some(it.requests.solved)),
    number("reopened", |it| Some(it.reopened)),
    number("merged", |it| Some(it.merged)),
    number("open", |it| Some(it.all().open)),
    number("open-incidents", |it| Some(it.incidents.open)),
    number("open-requests", |it| Some(it.requests.open)),
    minutes("answer-half", |it| it.first_answer.median),
    minutes("answer-nine", |it| it.first_answer.nine_of_ten),
    minutes("solution-half", |it| it.solution.median),
    minutes("solution-nine", |it| it.solution.nine_of_ten),
    KEPT,
    number("rated-good", |it| Some(it.ratings.good)),
    number("rated-fair", |it| Some(it.ratings.fair)),
    number("rated-bad", |it| Some(it.ratings.bad)),
    minutes("minutes-spent", |it| Some(it.minutes_spent)),
];

/// The share of all promises that was kept.
pub(crate) const KEPT: Figure = Figure {
    name: "kept",
    measured: Measured::Percent,
    of: |it| {
        let (promised, kept) = it.promised_and_kept();
        percent(kept, promised)
    },
};

/// What IT did so that less would come in.
pub(crate) const PROACTIVE: &[Figure] = &[
    number("problems-opened", |it| Some(it.problems.received)),
    number("problems-closed", |it| Some(it.problems.solved)),
    number("problems-open", |it| Some(it.problems.open)),
    number("known-errors", |it| Some(it.known_errors)),
    number("gathered", |it| Some(it.gathered)),
    number("published-articles", |it| Some(it.articles.published)),
    number("reviewed-articles", |it| Some(it.articles.reviewed)),
    number("overdue-articles", |it| Some(it.articles.overdue)),
    number("sessions", |it| Some(it.training.sessions)),
    number("trained", |it| Some(it.training.trained)),
];

/// What became different.
pub(crate) const CHANGE: &[Figure] = &[
    number("launched", |it| Some(it.services.launched)),
    number("retired", |it| Some(it.services.retired)),
    number("orders", |it| Some(it.orders.iter().map(|order| order.carried_out).sum())),
];

/// The parts of a report by their words, each with its figures.
pub(crate) const PARTS: [(&str, &[Figure]); 4] =
    [("period", PERIOD), ("reactive", REACTIVE), ("proactive", PROACTIVE), ("change", CHANGE)];

/// All figures, part by part.
pub(crate) fn all() -> impl Iterator<Item = &'static Figure> {
    PARTS.into_iter().flat_map(|(_, figures)| figures)
}
