//! From counts to a type.

use super::evidence::{Evidence, MOST_DISTINCT};
use super::hints::Heading;
use super::{ColumnType, Guess, Kind, Sensitive};
use crate::{DayOrder, Mark, Note};

struct Verdict {
    kind: Kind,
    fits: usize,
    why: &'static str,
    serial: bool,
}

pub(crate) fn decide(name: &str, seen: &Evidence) -> Guess {
    let heading = Heading::of(name);
    let verdict = verdict(&heading, seen);
    let sensitive = match verdict.kind {
        Kind::Secret => Some(Sensitive::Password),
        Kind::PersonalNumber => Some(Sensitive::PersonalNumber),
        _ => None,
    };
    let confidence = (verdict.fits * 100).checked_div(seen.filled).unwrap_or_default().min(100);
    let mut reasons = vec![Note::new(verdict.why).with("fit", verdict.fits).with("of", seen.filled)];
    if seen.errors > 0 {
        reasons.push(Note::new("cells-with-errors").with("count", seen.errors));
    }
    let mut about_marks = Vec::new();
    let mark = mark(seen, &mut about_marks);
    if !verdict.kind.is_words() && verdict.kind != Kind::Phone {
        reasons.append(&mut about_marks);
    }
    let order = order(&verdict, seen, &mut reasons);
    let words = if verdict.kind.is_words() { seen.null_words } else { 0 };
    let few = seen.filled + words < 3;
    let column_type =
        ColumnType { kind: verdict.kind, mark, order, currency: currency(seen), serial: verdict.serial };
    Guess {
        column_type,
        confidence: if few { confidence * 7 / 10 } else { confidence } as u8,
        filled: seen.filled + words,
        missing: seen.missing - words,
        misfits: seen.filled - verdict.fits.min(seen.filled),
        distinct: (seen.distinct.len() <= MOST_DISTINCT).then_some(seen.distinct.len()),
        sensitive,
        reasons,
    }
}

fn verdict(heading: &Heading, seen: &Evidence) -> Verdict {
    let say = |kind, fits, why| Verdict { kind, fits, why, serial: false };
    if heading.password() && seen.bools == 0 {
        return say(Kind::Secret, seen.filled, "heading-says-secret");
    }
    // Rather hidden once too often: a few valid check digits among the values are enough with the heading.
    let personal = seen.personal_numbers * 2 >= seen.filled
        && seen.personal_numbers > 0
        && seen.personal_forms * 10 >= seen.filled * 8;
    if heading.personal_number() && (seen.personal_forms > 0 || seen.filled == 0 || !named_things(seen)) {
        return say(Kind::PersonalNumber, seen.personal_forms, "heading-says-personal-number");
    }
    if personal {
        return say(Kind::PersonalNumber, seen.personal_forms, "values-are-personal-numbers");
    }
    if seen.filled == 0 {
        return say(Kind::Empty, 0, "no-values");
    }
    [times(heading, seen), contacts(heading, seen), numbers(heading, seen)]
        .into_iter()
        .flatten()
        .next()
        .unwrap_or_else(|| words(seen))
}

/// Values with names rather than digits, as under `civicNo.nationality`.
fn named_things(seen: &Evidence) -> bool {
    seen.number_texts + seen.numbers + seen.coded + seen.long_digits == 0
}

fn most(part: usize, seen: &Evidence) -> bool {
    part * 100 >= seen.filled * 80 && part > 0
}

fn times(heading: &Heading, seen: &Evidence) -> Option<Verdict> {
    let native = seen.dates + seen.moments;
    let is_among_days = heading.date() || native > 0;
    let short = if is_among_days { seen.compact_dates + seen.short_dates } else { 0 };
    let texts = seen.date_texts + short;
    let headed = heading.date() || native * 10 >= seen.filled * 2;
    let serials = if headed { seen.serials } else { 0 };
    let fits = native + texts + serials;
    if most(fits, seen) && fits > serials.saturating_sub(usize::from(heading.date())) {
        let timed = seen.moments + seen.timed;
        let kind = if timed * 10 > fits { Kind::DateTime } else { Kind::Date };
        return Some(Verdict { kind, fits, why: "values-are-dates", serial: serials > 0 });
    }
    let fits = seen.durations + seen.duration_texts;
    most(fits, seen).then_some(Verdict {
        kind: Kind::Duration,
        fits,
        why: "values-are-durations",
        serial: false,
    })
}

fn contacts(heading: &Heading, seen: &Evidence) -> Option<Verdict> {
    let say = |kind, fits, why| Some(Verdict { kind, fits, why, serial: false });
    if most(seen.emails, seen) {
        return say(Kind::Email, seen.emails, "values-are-addresses");
    }
    let dialled = seen.phones + if heading.phone() { seen.numbers } else { 0 };
    if most(dialled, seen) && heading.phone() {
        return say(Kind::Phone, dialled, "values-are-phone-numbers");
    }
    let fits = seen.bools + seen.bool_words;
    let zero_one = seen.distinct.iter().all(|value| value == "0" || value == "1");
    let two = seen.distinct.len() <= 2;
    if fits == seen.filled && (seen.bools > 0 || (two && !zero_one)) {
        return say(Kind::Bool, fits, "values-are-yes-and-no");
    }
    if most(seen.code_names, seen) && seen.codes_have_names() {
        return say(Kind::CodeName, seen.code_names, "values-are-code-and-name");
    }
    None
}

fn numbers(heading: &Heading, seen: &Evidence) -> Option<Verdict> {
    let say = |kind, fits, why| Some(Verdict { kind, fits, why, serial: false });
    let fits = seen.numbers + seen.number_texts;
    if !most(fits, seen) {
        return None;
    }
    let whole = seen.whole == fits;
    if seen.leading_zeros > 0 && whole {
        return say(Kind::Code, fits + seen.coded, "digits-with-leading-zeros");
    }
    if whole && seen.long_digits * 2 > fits {
        return say(Kind::Code, fits + seen.coded, "digits-too-long-to-count");
    }
    let paid: usize = seen.currencies.values().sum();
    let bare = paid + seen.percents == 0;
    let coded = whole && (heading.code() || heading.phone()) || bare && heading.account();
    if coded && !heading.money() {
        return say(Kind::Code, fits + seen.coded, "heading-says-code");
    }
    if seen.percents * 2 > fits || (heading.percent() && !whole) {
        return say(Kind::Percent, fits, "values-are-percent");
    }
    if paid * 2 > fits || heading.money() {
        return say(Kind::Money, fits, if paid > 0 { "values-carry-currency" } else { "heading-says-money" });
    }
    let kind = if whole && seen.open_comma + seen.open_point == 0 { Kind::Whole } else { Kind::Decimal };
    let grouped = whole_by_groups(seen);
    say(if grouped { Kind::Whole } else { kind }, fits, "values-are-numbers")
}

/// All separators stand before three digits: thousands.
fn whole_by_groups(seen: &Evidence) -> bool {
    let open = seen.open_comma + seen.open_point;
    open > 0 && seen.whole + open == seen.numbers + seen.number_texts
}

fn words(seen: &Evidence) -> Verdict {
    let say = |kind, why| Verdict { kind, fits: seen.filled - seen.errors, why, serial: false };
    let codes = seen.coded + seen.number_texts + seen.numbers;
    if most(codes, seen) && seen.coded > 0 {
        return say(Kind::Code, "values-are-codes");
    }
    let few = seen.distinct.len() <= 30 && seen.distinct.len() * 4 <= seen.filled && seen.longest <= 60;
    if few { say(Kind::Choice, "few-different-words") } else { say(Kind::Text, "values-are-words") }
}

fn currency(seen: &Evidence) -> Option<String> {
    let (code, _) = seen.currencies.iter().next()?;
    (seen.currencies.len() == 1).then(|| (*code).to_owned())
}

/// The decimal mark that most numbers prove; thousands when every number leaves it open.
fn mark(seen: &Evidence, reasons: &mut Vec<Note>) -> Option<Mark> {
    let open = seen.open_comma + seen.open_point;
    match seen.comma.cmp(&seen.point) {
        std::cmp::Ordering::Greater => Some(Mark::Comma),
        std::cmp::Ordering::Less => Some(Mark::Point),
        std::cmp::Ordering::Equal if open == 0 => None,
        std::cmp::Ordering::Equal => {
            reasons.push(Note::new("decimal-mark-open").with("count", open));
            Some(if seen.open_comma >= seen.open_point { Mark::Point } else { Mark::Comma })
        }
    }
}

/// The order of day and month that most days prove, and what was not said by the days themselves.
fn order(verdict: &Verdict, seen: &Evidence, reasons: &mut Vec<Note>) -> DayOrder {
    let dated = matches!(verdict.kind, Kind::Date | Kind::DateTime) || seen.open_dates * 2 > seen.filled;
    let (days, months) = (seen.day_first, seen.month_first);
    if dated && seen.open_dates > 0 {
        let key = match (days, months) {
            (1.., 0) => "day-stands-first",
            (0, 1..) => "month-stands-first",
            _ => "day-and-month-open",
        };
        reasons.push(Note::new(key).with("count", seen.open_dates));
    }
    if dated && days > 0 && months > 0 {
        reasons.push(Note::new("day-and-month-mixed").with("count", days.min(months)));
    }
    if matches!(verdict.kind, Kind::Date | Kind::DateTime) && seen.months > 0 {
        reasons.push(Note::new("months-without-days").with("count", seen.months));
    }
    if months > days { DayOrder::MonthFirst } else { DayOrder::DayFirst }
}
