//! The page of the follow-up: what the year comes to, and a sentence for each line that strays.

use finance::Kind;
use kernel::Money;
use look::{
    Act, Cell, Choice, Column, Filter, FilterBar, FilterKind, Html, Icon, Mood, Row, StateMark, Table,
};
use web::{Ask, Page};

use crate::judge::Stray;
use crate::year::{Followup, Judged, TOLERANCES, sentence};

/// The most lines on the page; the file has them all.
const AT_MOST: usize = 100;

pub(crate) fn page(ask: &Ask<'_>, followup: &Followup) -> Page {
    let mut page = Page::titled(ask.say("followup-title"));
    page.head.lead = ask.say("followup-lead");
    let ways = [
        ("/budget", "followup-to-budget"),
        ("/budget/per-head", "followup-per-head-title"),
        ("/budget/bound", "followup-to-bound"),
    ];
    let open = ways.into_iter().filter(|(href, _)| ask.app.may_open(ask.actor, href));
    page.head.quiet = open.map(|(href, key)| Act::go(ask.say(key), href)).collect();
    page.body = filters(ask, followup);
    if followup.lines.is_empty() {
        let key = if followup.year.is_some() { "followup-no-lines" } else { "followup-no-year" };
        page.body = page.body.then(&paragraph(&ask.say(key)));
        return page;
    }
    page.body = page.body.then(&paragraph(&in_short(ask, followup))).then(&kinds(ask, followup));
    page.body = page.body.then(&strays(ask, followup)).then(&exports(ask));
    page.body = page.body.then(&paragraph(&ask.say("followup-formula")));
    page
}

pub(crate) fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

fn filters(ask: &Ask<'_>, followup: &Followup) -> Html {
    let one = |name: &str, choices: Vec<Choice>, value: String| {
        Filter::new(FilterKind::OneOf(choices), name, ask.say(&format!("followup-filter-{name}")), value)
    };
    let number = |year: i16| Choice::new(year.to_string(), year.to_string());
    let years = followup.all_years.iter().map(|it| number(it.year)).collect();
    let mut units = vec![Choice::new("", ask.say("followup-all-units"))];
    units.extend(followup.units.iter().cloned());
    let per_cent = |it: i64| {
        let percent = [("percent", it.to_string().into())];
        Choice::new(it.to_string(), ask.talk.with("followup-per-cent", &percent))
    };
    let unit = followup.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let year = followup.year.map(|it| it.year.to_string()).unwrap_or_default();
    let filters = vec![
        one("year", years, year),
        one("unit", units, unit),
        one("tolerance", TOLERANCES.into_iter().map(per_cent).collect(), followup.tolerance.to_string()),
    ];
    FilterBar { action: "/budget/follow-up".to_owned(), keep: Vec::new(), filters }.render(ask.talk)
}

/// How the year goes, in one sentence.
fn in_short(ask: &Ask<'_>, followup: &Followup) -> String {
    let sum = followup.sum(None);
    let lang = ask.talk.lang();
    let how = match sum.difference {
        1.. => "followup-short-dearer",
        0 => "followup-short-even",
        _ => "followup-short-cheaper",
    };
    let facts = [
        ("year", followup.year.map(|it| it.year.to_string()).unwrap_or_default().into()),
        ("gone", followup.gone.percent().to_string().into()),
        ("expected", Money::sek(sum.expected).show(lang).into()),
        ("apart", Money::sek(sum.difference.saturating_abs()).show(lang).into()),
        ("strays", (followup.strays().count() as i64).into()),
        ("lines", (followup.lines.len() as i64).into()),
    ];
    ask.talk.with(how, &facts)
}

fn heads(ask: &Ask<'_>, words: &[&str]) -> Vec<Column> {
    words.iter().map(|word| Column::figures(ask.say(&format!("followup-col-{word}")))).collect()
}

const FIGURES: [&str; 5] = ["plan", "bound", "spent", "expected", "difference"];

/// A difference: above nothing is worse than planned, which is said with a sign and a mark.
fn difference(ask: &Ask<'_>, amount: Money, is_stray: bool) -> Cell {
    let shown = ask.talk.lang().hundredths(amount.minor);
    match amount.minor {
        0 => Cell::nothing(),
        1.. if is_stray => Cell::state(&StateMark::new(Icon::Warning, format!("+{shown}"), Mood::Bad)),
        1.. => format!("+{shown}").into(),
        _ => shown.into(),
    }
}

fn cells(ask: &Ask<'_>, figures: [Money; 5], is_stray: bool) -> Vec<Cell> {
    let [.., last] = figures;
    let plain = |amount: &Money| Cell::from(ask.talk.lang().hundredths(amount.minor));
    let mut cells: Vec<Cell> = figures[..4].iter().map(plain).collect();
    cells.push(difference(ask, last, is_stray));
    cells
}

/// What running costs, investments and grants come to.
fn kinds(ask: &Ask<'_>, followup: &Followup) -> Html {
    let has = |kind: &&Kind| followup.lines.iter().any(|it| it.line.kind == **kind);
    let row = |kind: &Kind| {
        let name = ask.say(&format!("finance-kind-{}", kind.word()));
        let figures = cells(ask, followup.sum(Some(*kind)).figures(), false);
        Row::new(std::iter::once(Cell::text(name)).chain(figures).collect())
    };
    let mut columns = vec![Column::new(ask.say("followup-col-kind"))];
    columns.extend(heads(ask, &FIGURES));
    let mut sums = vec![Cell::text(ask.say("followup-sum"))];
    sums.extend(cells(ask, followup.sum(None).figures(), false));
    let rows = Kind::ALL.iter().filter(has).map(row).collect();
    Table { caption: ask.say("followup-kinds"), columns, rows, sums }.render(ask.talk)
}

fn strays(ask: &Ask<'_>, followup: &Followup) -> Html {
    let count = followup.strays().count();
    if count == 0 {
        return paragraph(&ask.say("followup-none-strays"));
    }
    let row = |(it, stray): (&Judged, Stray)| {
        let name = Cell::link(finance::line_href(it.line.id), &it.line.name);
        let figures = it.line.figures;
        let side = [figures.plan, figures.bound, figures.spent, it.verdict.expected, it.verdict.difference];
        let told = Cell::text(sentence(ask, followup, it, stray));
        let head = [name, Cell::text(&it.line.unit_name)];
        Row::new(head.into_iter().chain(cells(ask, side, true)).chain([told]).collect())
    };
    let told = followup.strays().filter_map(|it| Some((it, it.verdict.stray?)));
    let rows: Vec<Row> = told.take(AT_MOST).map(row).collect();
    let mut columns =
        ["line", "unit"].map(|word| Column::new(ask.say(&format!("followup-col-{word}")))).to_vec();
    columns.extend(heads(ask, &FIGURES));
    columns.push(Column::new(ask.say("followup-col-sentence")));
    let table =
        Table { caption: ask.say("followup-strays"), columns, rows, sums: Vec::new() }.render(ask.talk);
    if count <= AT_MOST {
        return table;
    }
    let more = [("more", ((count - AT_MOST) as i64).into())];
    table.then(&paragraph(&ask.talk.with("followup-more", &more)))
}

fn exports(ask: &Ask<'_>) -> Html {
    let asked = |name: &'static str| (name, ask.query.raw(name).trim());
    let link = |format: &str| {
        let facts = [("format", format), asked("year"), asked("unit"), asked("tolerance")];
        let href = web::bringing("/budget/follow-up/export", &facts);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    Html(format!("<p>{} {}</p>", look::escape(&ask.say("followup-export-words")), links.join(" ")))
}
