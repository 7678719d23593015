//! A year followed up: its lines judged, those that stray first.

use finance::{BudgetYear, Kind, LineFigures};
use kernel::{FieldErrors, Id, Money, Refused, Result, Unit};
use look::Choice;
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Cell, Reply};

use crate::judge::{Gone, Stray, Verdict, judge, thousandths};
use crate::{POLICY, Verb, page};

/// Tolerances to choose from, in per cent of a line's plan.
pub(crate) const TOLERANCES: [i64; 5] = [0, 2, 5, 10, 20];
const USUAL: i64 = 5;

/// A line and what is thought of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub line: LineFigures,
    pub verdict: Verdict,
}

/// All that the page shows.
#[derive(Debug, Clone)]
pub struct Followup {
    pub all_years: Vec<BudgetYear>,
    /// None when no year has been opened.
    pub year: Option<BudgetYear>,
    pub gone: Gone,
    pub tolerance: i64,
    pub unit: Option<Id<Unit>>,
    pub units: Vec<Choice>,
    /// Those that stray first, the largest difference before the others.
    pub lines: Vec<Judged>,
}

impl Followup {
    pub fn strays(&self) -> impl Iterator<Item = &Judged> {
        self.lines.iter().filter(|it| it.verdict.stray.is_some())
    }

    /// What lines of one kind come to, or of all.
    pub fn sum(&self, kind: Option<Kind>) -> Sum {
        let those = self.lines.iter().filter(|it| kind.is_none_or(|kind| it.line.kind == kind));
        those.fold(Sum::default(), Sum::with)
    }
}

/// What some lines come to, in öre.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    pub plan: i64,
    pub bound: i64,
    pub spent: i64,
    pub expected: i64,
    pub difference: i64,
}

impl Sum {
    const fn with(self, it: &Judged) -> Self {
        let figures = it.line.figures;
        Self {
            plan: self.plan.saturating_add(figures.plan.minor),
            bound: self.bound.saturating_add(figures.bound.minor),
            spent: self.spent.saturating_add(figures.spent.minor),
            expected: self.expected.saturating_add(it.verdict.expected.minor),
            difference: self.difference.saturating_add(it.verdict.difference.minor),
        }
    }

    /// Plan, bound, spent, expected and difference, as they stand side by side.
    pub(crate) fn figures(self) -> [Money; 5] {
        [self.plan, self.bound, self.spent, self.expected, self.difference].map(Money::sek)
    }
}

/// GET `/budget/follow-up`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let followup = load_allowed(ask)?;
    ask.show(|| Ok(as_json(ask, &followup)), || Ok(page::page(ask, &followup)))
}

/// GET `/budget/follow-up/export`
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    let followup = load_allowed(ask)?;
    let row = |it: &Judged| {
        let figures = it.line.figures;
        let kind = it.line.kind.word();
        let stray =
            it.verdict.stray.map_or(Cell::Empty, |stray| Cell::Text(sentence(ask, &followup, it, stray)));
        vec![
            Cell::Link { text: it.line.name.clone(), href: finance::line_href(it.line.id) },
            Cell::Text(it.line.unit_name.clone()),
            Cell::Text(it.line.account.clone()),
            Cell::word(kind, ask.say(&format!("finance-kind-{kind}"))),
            Cell::Money(figures.plan),
            Cell::Money(figures.bound),
            Cell::Money(figures.spent),
            Cell::Money(it.verdict.expected),
            Cell::Money(it.verdict.difference),
            stray,
        ]
    };
    let columns =
        ["line", "unit", "account", "kind", "plan", "bound", "spent", "expected", "difference", "sentence"];
    web::reckoned(ask, "followup", &columns, followup.lines.iter().map(row).collect())
}

fn load_allowed(ask: &Ask<'_>) -> Result<Followup> {
    if !POLICY.may_somewhere(ask.actor, Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    ask.db.read(|reading| load(reading, ask))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Followup> {
    let bad = |error| Refused::Invalid(FieldErrors(vec![error]));
    let unit = ask.query.optional_id("unit").map_err(bad)?;
    let tolerance = match ask.query.raw("tolerance").trim() {
        "" => USUAL,
        text => TOLERANCES
            .into_iter()
            .find(|it| it.to_string() == text)
            .ok_or_else(|| Refused::field("tolerance", "not-a-choice"))?,
    };
    let today = people::today(reading)?;
    let all_years = finance::all_years(reading, ask.actor)?;
    let year = match ask.query.raw("year").trim() {
        // The year that goes, or the latest.
        "" => all_years.iter().find(|it| it.year == today.year()).or_else(|| all_years.first()).copied(),
        text => {
            let found = all_years.iter().find(|it| it.year.to_string() == text);
            Some(*found.ok_or_else(|| Refused::field("year", "not-a-choice"))?)
        }
    };
    let units = people::unit_choices(reading)?;
    let gone = year.map_or(Gone(0), |year| Gone::of(year.year, today));
    let found = match year {
        Some(year) => finance::lines_of_year(reading, ask.actor, year.id, unit)?,
        None => Vec::new(),
    };
    let judged = |line: LineFigures| Judged { verdict: judge(&line, gone, tolerance), line };
    let mut lines: Vec<Judged> = found.into_iter().map(judged).collect();
    // The sort is stable: what differs equally stays by name.
    lines.sort_by_key(|it| {
        let weight = it.verdict.difference.minor.saturating_abs();
        (it.verdict.stray.is_none(), std::cmp::Reverse((weight, it.line.figures.plan.minor.saturating_abs())))
    });
    Ok(Followup { all_years, year, gone, tolerance, unit, units, lines })
}

/// Why the line is told, in the reader's words.
pub(crate) fn sentence(ask: &Ask<'_>, followup: &Followup, it: &Judged, stray: Stray) -> String {
    let (figures, verdict) = (it.line.figures, it.verdict);
    let (plan, spent) = (figures.plan, i128::from(figures.spent.minor));
    let used = spent + i128::from(figures.bound.minor);
    let lang = ask.talk.lang();
    let apart = i128::from(verdict.difference.minor).abs();
    let percent = |part: i128| lang.number((thousandths(part, plan) / 10).abs());
    let over = Money::sek(i64::try_from(used - i128::from(plan.minor)).unwrap_or(i64::MAX));
    let facts = [
        ("expected", verdict.expected.show(lang).into()),
        ("over", over.show(lang).into()),
        ("apart", Money::sek(i64::try_from(apart).unwrap_or(i64::MAX)).show(lang).into()),
        ("percent", percent(apart).into()),
        ("spent", percent(spent).into()),
        ("used", percent(used).into()),
        ("gone", followup.gone.percent().to_string().into()),
    ];
    let is_income = plan.minor < 0 && matches!(stray, Stray::Dearer | Stray::Cheaper);
    let case = match stray {
        _ if is_income => "-income",
        Stray::Quiet if used == 0 => "-nothing",
        _ => "",
    };
    ask.talk.with(&format!("followup-stray-{}{case}", stray.word()), &facts)
}

fn as_json(ask: &Ask<'_>, followup: &Followup) -> Json {
    let sum = |sum: Sum| {
        let [plan, bound, spent, expected, difference] = sum.figures().map(|it| it.to_string());
        json!({ "plan": plan, "bound": bound, "spent": spent, "expected": expected, "difference": difference })
    };
    let line = |it: &Judged| {
        let mut json = sum(Sum::default().with(it));
        json["id"] = json!(it.line.id);
        json["name"] = json!(it.line.name);
        json["unit"] = json!(it.line.unit_name);
        json["account"] = json!(it.line.account);
        json["kind"] = json!(it.line.kind.word());
        json["stray"] = json!(it.verdict.stray.map(Stray::word));
        json["sentence"] = json!(it.verdict.stray.map(|stray| sentence(ask, followup, it, stray)));
        json
    };
    json!({
        "year": followup.year.map(|it| it.year),
        "tolerance": followup.tolerance,
        "gone_percent": followup.gone.percent(),
        "sum": sum(followup.sum(None)),
        "lines": followup.lines.len(),
        "strays": followup.strays().map(line).collect::<Vec<_>>(),
    })
}
