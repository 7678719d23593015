//! The page of a report: first in sentences, then part by part in tables, each figure beside the other months'.

use look::{
    Act, Cell, Column, Crumb, Html, Icon, Line as Drawn, LineChart, Mood, Notice, Part, Row, Stat, Table,
    escape,
};
use web::{Ask, Page};

use crate::Contents;
use crate::contents::percent;
use crate::figure::{self, Figure, Measured};
use crate::parts::{self, Depth, Lines};
use crate::show::{Shown, Which};
use crate::words;

pub(crate) fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let name = words::month(ask.talk, shown.month);
    let mut page = Page::titled(ask.talk.with("outcomes-title", &[("month", name.into())]));
    page.crumbs = vec![Crumb::new("/service-reports", ask.say("outcomes-list-title"))];
    page.head.lead = ask.say("outcomes-lead");
    page.head.quiet = acts(ask, shown);
    if shown.which == Which::SoFar {
        page.notice = Some(Notice::new(Mood::Watch, ask.say("outcomes-so-far-notice")));
    }
    page.body = summary(ask, shown).then(&chart(ask, shown)).then(&brackets(ask, shown));
    for part in [period, reactive, proactive, change] {
        page.body = page.body.then(&part(ask, shown));
    }
    page.body = page.body.then(&built(ask, shown));
    page
}

fn acts(ask: &Ask<'_>, shown: &Shown) -> Vec<Act> {
    let mut acts = Vec::new();
    if matches!(shown.which, Which::Built { .. }) {
        let list = format!("/service-reports/figures?month={}", shown.month);
        acts.push(Act::go(ask.say("outcomes-to-figures"), list).icon(Icon::Table));
    }
    let kept = "/service-levels/report";
    if ask.app.may_open(ask.actor, kept) {
        acts.push(Act::go(ask.say("outcomes-to-promises"), kept).icon(Icon::Chart));
    }
    acts
}

/// The month in sentences, and its first figures.
fn summary(ask: &Ask<'_>, shown: &Shown) -> Html {
    let lines: String = words::sentences(ask.talk, shown)
        .iter()
        .map(|sentence| format!("<li>{}</li>", escape(sentence)))
        .collect();
    let title = escape(&ask.say("outcomes-in-short"));
    let stat = |figure: &Figure| {
        let value = |contents: &Contents| words::figure(ask.talk, figure.measured, (figure.of)(contents));
        let note = shown.beside.before.as_ref().map(|it| {
            let (month, figure) = (words::month(ask.talk, it.month), value(&it.contents));
            ask.talk.with("outcomes-was", &[("month", month.into()), ("figure", figure.into())])
        });
        let label = ask.say(&format!("outcomes-figure-{}", figure.name));
        Stat { note: note.unwrap_or_default(), ..Stat::new(value(&shown.contents), label, "") }
    };
    let wanted = ["received", "solved", "open", "kept", "answer-half"];
    let stats: Vec<Stat> = figure::all().filter(|figure| wanted.contains(&figure.name)).map(stat).collect();
    let said = Html(format!("<section class=\"prose\"><h2>{title}</h2><ul>{lines}</ul></section>"));
    said.then(&Stat::row(&stats, ask.talk))
}

/// What came in and was solved, month by month; nothing for the first month.
fn chart(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.past.is_empty() {
        return Html::default();
    }
    let all = shown.contents.all();
    let mut months = shown.past.clone();
    months.push((shown.month, all.received, all.solved));
    let line = |name: &str, part: Part, of: fn(&crate::store::Past) -> i64| Drawn {
        label: ask.say(&format!("outcomes-figure-{name}")),
        values: months.iter().map(|month| Some(of(month))).collect(),
        shown: months.iter().map(|month| ask.talk.lang().number(of(month))).collect(),
        part,
    };
    let lines = vec![
        line("received", Part::Review, |(_, received, _)| *received),
        line("solved", Part::Delivery, |(_, _, solved)| *solved),
    ];
    let high = months.iter().map(|(_, received, solved)| *received.max(solved)).max().unwrap_or(0).max(1);
    let drawn = LineChart {
        title: ask.say("outcomes-chart"),
        description: ask.say("outcomes-chart-help"),
        point_head: ask.say("outcomes-col-month"),
        points: months.iter().map(|(month, ..)| month.to_string()).collect(),
        lines,
        high,
        high_shown: ask.talk.lang().number(high),
        low: 0,
        low_shown: "0".to_owned(),
    };
    drawn.render(ask.talk)
}

/// What the brackets in the tables mean.
fn brackets(ask: &Ask<'_>, shown: &Shown) -> Html {
    let months: Vec<String> = shown.beside.all().map(|it| words::month(ask.talk, it.month)).collect();
    if months.is_empty() {
        return paragraph(&ask.say("outcomes-nothing-beside"));
    }
    paragraph(&ask.talk.with("outcomes-brackets", &[("months", months.join(" / ").into())]))
}

fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", escape(text)))
}

fn heading(ask: &Ask<'_>, part: &str) -> Html {
    let say = |key: String| escape(&ask.say(&key));
    let (title, help) = (say(format!("outcomes-part-{part}")), say(format!("outcomes-part-{part}-help")));
    Html(format!("<h2>{title}</h2><p class=\"prose\">{help}</p>"))
}

fn period(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = [
        ("first", shown.month.first_day().to_string().into()),
        ("last", shown.month.last_day().to_string().into()),
        ("days", shown.month.days().into()),
    ];
    let days = paragraph(&ask.talk.with("outcomes-period-days", &facts));
    let open = match shown.contents.open_time {
        Some(_) => table(ask, shown, "outcomes-part-period", figure::PERIOD),
        None => paragraph(&ask.say("outcomes-no-open-time")),
    };
    heading(ask, "period").then(&days).then(&open)
}

fn reactive(ask: &Ask<'_>, shown: &Shown) -> Html {
    let flow = ["received", "solved", "open"];
    heading(ask, "reactive")
        .then(&table(ask, shown, "outcomes-part-reactive", figure::REACTIVE))
        .then(&lines(ask, shown, ("priority", &flow), parts::priorities))
        .then(&lines(ask, shown, ("unit", &flow), parts::units))
        .then(&lines(ask, shown, ("service", &flow), parts::services))
        .then(&promises(ask, shown))
        .then(&lines(ask, shown, ("cause", &["broken"]), parts::causes))
}

fn proactive(ask: &Ask<'_>, shown: &Shown) -> Html {
    heading(ask, "proactive").then(&table(ask, shown, "outcomes-part-proactive", figure::PROACTIVE))
}

fn change(ask: &Ask<'_>, shown: &Shown) -> Html {
    heading(ask, "change")
        .then(&table(ask, shown, "outcomes-part-change", figure::CHANGE))
        .then(&lines(ask, shown, ("order", &["carried-out"]), parts::orders))
        .then(&paragraph(&ask.say("outcomes-changes-to-come")))
}

/// Figures with a column for each month.
fn table(ask: &Ask<'_>, shown: &Shown, caption: &str, figures: &[Figure]) -> Html {
    let months = || std::iter::once(&shown.contents).chain(shown.beside.all().map(|it| &it.contents));
    let row = |figure: &Figure| {
        let value = |contents: &Contents| {
            let value = (figure.of)(contents);
            match value {
                Some(_) => words::figure(ask.talk, figure.measured, value).into(),
                None => Cell::nothing(),
            }
        };
        let head = Cell::text(ask.say(&format!("outcomes-figure-{}", figure.name)));
        Row::new(std::iter::once(head).chain(months().map(value)).collect())
    };
    let mut columns = vec![Column::new(ask.say("outcomes-col-figure"))];
    let others = shown.beside.all().map(|it| it.month);
    columns.extend(
        std::iter::once(shown.month)
            .chain(others)
            .map(|month| Column::figures(words::month(ask.talk, month))),
    );
    let rows = figures.iter().map(row).collect();
    Table { caption: ask.say(caption), columns, rows, sums: Vec::new() }.render(ask.talk)
}

/// Lines with a figure in each column, and in brackets the other months' figures.
fn lines(ask: &Ask<'_>, shown: &Shown, (about, heads): (&str, &[&str]), of: Lines) -> Html {
    let these = of(ask, shown, &shown.contents);
    if these.is_empty() {
        return Html::default();
    }
    let others: Vec<_> = shown.beside.all().map(|it| of(ask, shown, &it.contents)).collect();
    let number = |value: i64| ask.talk.lang().number(value);
    let row = |line: &parts::Line| {
        let figure = |(at, value): (usize, &i64)| -> Cell {
            let was = others.iter().map(|other| {
                let same = other.iter().find(|one| one.key == line.key && one.depth == line.depth);
                number(same.and_then(|one| one.figures.get(at)).copied().unwrap_or(0))
            });
            let was: Vec<String> = was.collect();
            if was.is_empty() {
                return number(*value).into();
            }
            format!("{} ({})", number(*value), was.join(" / ")).into()
        };
        let label = match line.depth {
            Depth::Top => line.label.clone(),
            Depth::Below => format!("\u{2003}{}", line.label),
        };
        let figures = line.figures.iter().enumerate().map(figure);
        Row::new(std::iter::once(Cell::text(label)).chain(figures).collect())
    };
    let mut columns = vec![Column::new(ask.say(&format!("outcomes-by-{about}-head")))];
    columns.extend(heads.iter().map(|head| Column::figures(ask.say(&format!("outcomes-head-{head}")))));
    let rows = these.iter().map(row).collect();
    let caption = ask.say(&format!("outcomes-by-{about}"));
    Table { caption, columns, rows, sums: Vec::new() }.render(ask.talk)
}

/// Promises by measure: how many, how many were kept, and the share beside the other months'.
fn promises(ask: &Ask<'_>, shown: &Shown) -> Html {
    let contents = &shown.contents;
    if contents.promises.is_empty() {
        return paragraph(&ask.say("outcomes-no-promises"));
    }
    let number = |value: i64| ask.talk.lang().number(value);
    let share = |of: &Contents, measure: &str| -> Cell {
        let kept = of.promises.iter().find(|kept| kept.measure == measure);
        match kept.and_then(|kept| percent(kept.kept, kept.promised)) {
            Some(share) => words::figure(ask.talk, Measured::Percent, Some(share)).into(),
            None => Cell::nothing(),
        }
    };
    let row = |kept: &crate::contents::Kept| {
        let label = ask.say(&format!("outcomes-measure-{}", kept.measure));
        let mut cells = vec![Cell::text(label), number(kept.promised).into(), number(kept.kept).into()];
        cells.push(share(contents, &kept.measure));
        cells.extend(shown.beside.all().map(|it| share(&it.contents, &kept.measure)));
        Row::new(cells)
    };
    let mut columns = vec![Column::new(ask.say("outcomes-by-measure-head"))];
    columns.extend(
        ["promised", "kept", "share"].map(|head| Column::figures(ask.say(&format!("outcomes-head-{head}")))),
    );
    let share_of = |it: &crate::ServiceReport| {
        let month = words::month(ask.talk, it.month);
        Column::figures(ask.talk.with("outcomes-share-in", &[("month", month.into())]))
    };
    columns.extend(shown.beside.all().map(share_of));
    let rows = contents.promises.iter().map(row).collect();
    Table { caption: ask.say("outcomes-by-measure"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

/// When it was counted, and that it stands.
fn built(ask: &Ask<'_>, shown: &Shown) -> Html {
    match shown.which {
        Which::Built { at, .. } => {
            paragraph(&ask.talk.with("outcomes-built-at", &[("at", ask.when(at).into())]))
        }
        Which::SoFar => Html::default(),
    }
}
