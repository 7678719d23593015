//! The report in sentences: what a head teacher and a board read first.

use kernel::Month;
use texts::Talk;

use crate::Contents;
use crate::figure::{KEPT, Measured};
use crate::show::{Shown, Which};

/// `October 2026`.
pub(crate) fn month(talk: &Talk, month: Month) -> String {
    let name = talk.say(&format!("outcomes-month-{}", month.number()));
    talk.with("outcomes-month-of-year", &[("month", name.into()), ("year", month.year().to_string().into())])
}

/// The other month as it is said beside a month: without the year, where it is the same one.
fn beside(talk: &Talk, other: Month, of: Month) -> String {
    if other.year() == of.year() {
        talk.say(&format!("outcomes-month-{}", other.number()))
    } else {
        month(talk, other)
    }
}

/// A figure in the words of what it is counted in; a dash where nothing was measured.
pub(crate) fn figure(talk: &Talk, measured: Measured, value: Option<i64>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    match measured {
        Measured::Number => talk.lang().number(value),
        Measured::Percent => format!("{value} %"),
        Measured::Minutes => minutes(talk, value),
    }
}

/// Minutes, or from two hours on whole hours.
fn minutes(talk: &Talk, minutes: i64) -> String {
    if minutes < 120 {
        return talk.with("outcomes-minutes", &[("count", minutes.into())]);
    }
    let hours = talk.lang().number((minutes + 30) / 60);
    talk.with("outcomes-hours", &[("hours", hours.into())])
}

/// What the month comes to, sentence by sentence; what there is nothing to say of is left out.
pub(crate) fn sentences(talk: &Talk, shown: &Shown) -> Vec<String> {
    let mut said = vec![flow(talk, shown)];
    said.extend(promises(talk, shown));
    said.extend(first_answer(talk, &shown.contents));
    said.extend(ratings(talk, &shown.contents));
    said
}

/// What came, what was done and what is left; half a month is not held against a whole one.
fn flow(talk: &Talk, shown: &Shown) -> String {
    let all = shown.contents.all();
    let (left, against) = match shown.which {
        Which::Built { .. } => ("outcomes-say-left", shown.beside.before.as_ref()),
        Which::SoFar => ("outcomes-say-left-now", None),
    };
    let count = |key: &str, count: i64| talk.with(key, &[("count", count.into())]);
    let mut said = vec![count("outcomes-say-came", all.received)];
    said.extend(against.map(|before| {
        let more = all.received - before.contents.all().received;
        let key = match more {
            0 => "outcomes-say-as-many",
            1.. => "outcomes-say-more",
            _ => "outcomes-say-fewer",
        };
        let than = beside(talk, before.month, shown.month);
        talk.with(key, &[("count", more.abs().into()), ("month", than.into())])
    }));
    said.extend([count("outcomes-say-solved", all.solved), count(left, all.open)]);
    said.join(" ")
}

/// Nine of ten promises were kept, as in October.
fn promises(talk: &Talk, shown: &Shown) -> Option<String> {
    let percent = (KEPT.of)(&shown.contents)?;
    let kept =
        talk.with("outcomes-say-kept", &[("tenths", (percent / 10).into()), ("percent", percent.into())]);
    let before = shown.beside.before.as_ref();
    let Some((before, was)) = before.and_then(|before| Some((before, (KEPT.of)(&before.contents)?))) else {
        return Some(format!("{kept}."));
    };
    let key = if was / 10 == percent / 10 { "outcomes-say-kept-as-in" } else { "outcomes-say-kept-unlike" };
    let than = beside(talk, before.month, shown.month);
    Some(talk.with(key, &[("kept", kept.into()), ("month", than.into()), ("percent", was.into())]))
}

fn first_answer(talk: &Talk, contents: &Contents) -> Option<String> {
    let (half, nine) = (contents.first_answer.median?, contents.first_answer.nine_of_ten?);
    let key =
        if contents.open_time.is_some() { "outcomes-say-answer-open" } else { "outcomes-say-answer-elapsed" };
    Some(talk.with(key, &[("half", minutes(talk, half).into()), ("nine", minutes(talk, nine).into())]))
}

fn ratings(talk: &Talk, contents: &Contents) -> Option<String> {
    let ratings = contents.ratings;
    let count = ratings.good + ratings.fair + ratings.bad;
    let facts = [("count", count.into()), ("good", ratings.good.into()), ("bad", ratings.bad.into())];
    (count > 0).then(|| talk.with("outcomes-say-rated", &facts))
}
