//! How needs are scored: what counts, how much, and the sum with its terms. Pure.

use std::collections::BTreeMap;

use kernel::{Id, Lang, Moment, Person};

/// Something that needs are scored by, as it held from one moment to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    pub id: i64,
    /// The first row of the same criterion: what stays when weight or words change.
    pub root: i64,
    /// In Swedish and English.
    pub name: [String; 2],
    pub about: [String; 2],
    pub kind: Kind,
    /// How much one point counts.
    pub weight: i64,
    pub from_at: Moment,
    pub until_at: Option<Moment>,
}

/// What a high score means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// More is better: it adds.
    Value,
    /// More costs more: it takes away.
    Effort,
    /// More may go wrong: it takes away.
    Risk,
}

impl Kind {
    pub const WORDS: &'static [&'static str] = &["value", "effort", "risk"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Effort => "effort",
            Self::Risk => "risk",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Value, Self::Effort, Self::Risk].into_iter().find(|kind| kind.word() == word)
    }

    /// Does it add or take away?
    pub const fn sign(self) -> i64 {
        match self {
            Self::Value => 1,
            Self::Effort | Self::Risk => -1,
        }
    }
}

/// The scale of every criterion.
pub const SCALE: std::ops::RangeInclusive<i64> = 1..=5;
/// What a criterion may weigh.
pub const WEIGHTS: std::ops::RangeInclusive<i64> = 1..=10;

impl Criterion {
    /// Its name in the reader's language.
    pub fn name(&self, lang: Lang) -> &str {
        &self.name[lang_index(lang)]
    }

    /// What it means, in the reader's language.
    pub fn about(&self, lang: Lang) -> &str {
        &self.about[lang_index(lang)]
    }

    /// What one value adds to (or takes from) a person's sum.
    pub const fn points(&self, value: i64) -> i64 {
        self.kind.sign() * self.weight * value
    }
}

const fn lang_index(lang: Lang) -> usize {
    match lang {
        Lang::Sv => 0,
        Lang::En => 1,
    }
}

/// What one person gave on one criterion, with the criterion as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    pub criterion: Criterion,
    pub person: Id<Person>,
    /// 1 to 5.
    pub value: i64,
    pub note: String,
    pub at: Moment,
}

/// A need's sum: the mean of what each person's points add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Hundredths of a point.
    pub hundredths: i64,
    pub persons: i64,
    /// One for each criterion, in order; together they are the sum.
    pub terms: Vec<Term>,
}

/// One criterion's part of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub criterion: Criterion,
    /// The mean of the values given, in hundredths.
    pub mean_hundredths: i64,
    /// How many scored it.
    pub persons: i64,
    /// The lowest and highest weight that the values were given under: two, when the weight has changed between them.
    pub weights: (i64, i64),
    /// Points over all persons of the need, in hundredths, with sign.
    pub hundredths: i64,
}

/// The sum of a need's scores with its terms; none when nobody has scored. Every person weighs the same.
pub fn sum(scores: &[Scored]) -> Option<Sum> {
    let mut by_person: BTreeMap<i64, i64> = BTreeMap::new();
    let mut by_root: BTreeMap<i64, Vec<&Scored>> = BTreeMap::new();
    for score in scores {
        *by_person.entry(score.person.number()).or_default() += score.criterion.points(score.value);
        by_root.entry(score.criterion.root).or_default().push(score);
    }
    let persons = by_person.len() as i64;
    if persons == 0 {
        return None;
    }
    let hundredths = rounded(by_person.values().sum::<i64>() * 100, persons);
    let mut terms: Vec<Term> = by_root.values().filter_map(|scores| term(scores, persons)).collect();
    // What rounding took or gave stands in the last term, so that the terms always add up to the sum.
    let rest = hundredths - terms.iter().map(|term| term.hundredths).sum::<i64>();
    if let Some(last) = terms.last_mut() {
        last.hundredths += rest;
    }
    Some(Sum { hundredths, persons, terms })
}

fn term(scores: &[&Scored], persons: i64) -> Option<Term> {
    let newest = scores.iter().max_by_key(|score| score.criterion.id)?;
    let values: i64 = scores.iter().map(|score| score.value).sum();
    let points: i64 = scores.iter().map(|score| score.criterion.points(score.value)).sum();
    let weights = || scores.iter().map(|score| score.criterion.weight);
    Some(Term {
        criterion: newest.criterion.clone(),
        mean_hundredths: rounded(values * 100, scores.len() as i64),
        persons: scores.len() as i64,
        weights: (weights().min()?, weights().max()?),
        hundredths: rounded(points * 100, persons),
    })
}

/// The quotient, halves away from nothing.
const fn rounded(amount: i64, by: i64) -> i64 {
    let half = if amount < 0 { -by / 2 } else { by / 2 };
    (amount + half) / by
}

/// Hundredths as a number with two decimals in the reader's language: `12,50`, `−3.25`.
pub fn decimal(hundredths: i64, lang: Lang) -> String {
    let sign = if hundredths < 0 { "\u{2212}" } else { "" };
    let mark = match lang {
        Lang::Sv => ',',
        Lang::En => '.',
    };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}{mark}{:02}", lang.number((size / 100) as i64), size % 100)
}
