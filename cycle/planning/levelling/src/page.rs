//! The page of the levelled plan: what each source would pay and what it gives, and what waits so that it reaches.

use kernel::Money;
use look::{Act, Cell, Column, Html, Icon, Mood, Notice, Row, StateMark, Table};
use web::{Ask, Page};

use crate::reckon::{Levelling, Waits, Year};
use crate::{RULES, RuleVerb};

/// Rows of what waits on the page; the file has them all.
const AT_MOST: usize = 200;

pub(crate) fn page(ask: &Ask<'_>, levelling: &Levelling) -> Page {
    let mut page = Page::titled(ask.say("levelling-title"));
    page.head.lead = ask.say("levelling-lead");
    if RULES.may(ask.actor, RuleVerb::Set, &()) {
        let set = Act::go(ask.say("levelling-rule-set-title"), "/refresh/level/rules/set");
        page.head.primary = Some(set.icon(Icon::Add));
    }
    let ways = [
        ("/refresh/level/rules", "levelling-rules-list-title"),
        ("/budget/sources", "levelling-to-sources"),
        ("/refresh", "levelling-to-refresh"),
    ];
    let open = ways.into_iter().filter(|(href, _)| ask.app.may_open(ask.actor, href));
    page.head.quiet = open.map(|(href, key)| Act::go(ask.say(key), href)).collect();
    if levelling.years.is_empty() {
        page.body = paragraph(&ask.say("levelling-no-rules"));
        return page;
    }
    if levelling.is_unsolved {
        page.notice = Some(Notice::new(Mood::Bad, ask.say("levelling-unsolved")));
    }
    page.body =
        paragraph(&in_short(ask, levelling)).then(&overs(ask, levelling)).then(&years(ask, levelling));
    page.body = page.body.then(&waiting(ask, levelling)).then(&exports(ask));
    page.body = page.body.then(&paragraph(&ask.say("levelling-formula")));
    page
}

fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

fn shown(ask: &Ask<'_>, minor: i64) -> String {
    Money::sek(minor).show(ask.talk.lang())
}

fn source(levelling: &Levelling, id: i64) -> &str {
    levelling.names.sources.get(&id).map_or("", String::as_str)
}

/// What came of it, in some sentences.
fn in_short(ask: &Ask<'_>, levelling: &Levelling) -> String {
    let things: i64 = levelling.waits.iter().map(|it| it.things).sum();
    let mut words = vec![if things == 0 {
        ask.say("levelling-nothing-waits")
    } else {
        let facts = [("things", things.into()), ("years", levelling.lateness.into())];
        ask.talk.with("levelling-waits", &facts)
    }];
    if let Some(gap) = levelling.gap {
        let percent = format!("{}", (gap + 99) / 100);
        words.push(ask.talk.with("levelling-gap", &[("percent", percent.into())]));
    }
    if levelling.unpaid > 0 {
        let amount = shown(ask, levelling.unpaid);
        words.push(ask.talk.with("levelling-unpaid", &[("amount", amount.into())]));
    }
    if levelling.unpriced > 0 {
        words.push(ask.talk.with("levelling-unpriced", &[("things", levelling.unpriced.into())]));
    }
    words.join(" ")
}

/// Each ceiling that cannot be kept, and by how much.
fn overs(ask: &Ask<'_>, levelling: &Levelling) -> Html {
    let all = levelling.years.iter().filter(|(_, it)| it.over > 0);
    let line = |((id, year), it): (&(i64, i64), &Year)| {
        let facts = [
            ("source", source(levelling, *id).into()),
            ("year", year.to_string().into()),
            ("amount", shown(ask, it.over).into()),
        ];
        paragraph(&ask.talk.with("levelling-over", &facts))
    };
    all.map(line).fold(Html::default(), |html, line| html.then(&line))
}

fn years(ask: &Ask<'_>, levelling: &Levelling) -> Html {
    let plain = |minor: i64| Cell::from(ask.talk.lang().hundredths(minor));
    let row = |((id, year), it): (&(i64, i64), &Year)| {
        let over = match it.over {
            0 => Cell::nothing(),
            over => Cell::state(&StateMark::new(Icon::Danger, ask.talk.lang().hundredths(over), Mood::Bad)),
        };
        Row::new(vec![
            Cell::text(source(levelling, *id)),
            year.to_string().into(),
            plain(it.before),
            it.ceiling.map_or_else(Cell::nothing, |it| plain(it.minor)),
            plain(it.after),
            over,
        ])
    };
    let head = |word: &str| ask.say(&format!("levelling-head-{word}"));
    let mut columns = vec![Column::new(head("source")), Column::new(head("year"))];
    columns.extend(["before", "ceiling", "after", "over"].map(|word| Column::figures(head(word))));
    let rows = levelling.years.iter().map(row).collect();
    Table { caption: ask.say("levelling-years"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

/// Why something waits: what its year would have cost, and what there is.
fn why(ask: &Ask<'_>, levelling: &Levelling, it: &Waits) -> String {
    let year = levelling.years.get(&(it.source, it.at.year)).copied().unwrap_or_default();
    let ceiling = year.ceiling.map_or_else(String::new, |it| shown(ask, it.minor));
    let facts = [
        ("source", source(levelling, it.source).into()),
        ("year", it.at.year.to_string().into()),
        ("ceiling", ceiling.into()),
        ("before", shown(ask, year.before).into()),
    ];
    ask.talk.with("levelling-why", &facts)
}

fn waiting(ask: &Ask<'_>, levelling: &Levelling) -> Html {
    if levelling.waits.is_empty() {
        return Html::default();
    }
    let row = |it: &Waits| {
        let unit = levelling.names.units.get(&it.at.unit.number());
        let model = levelling.names.models.get(&it.at.model.number());
        let things = refresh::things_in(it.at.year, Some(it.at.unit), None);
        Row::new(vec![
            Cell::link(things, unit.map_or("", String::as_str)),
            Cell::text(model.map_or("", String::as_str)),
            it.at.year.to_string().into(),
            it.to.to_string().into(),
            ask.talk.lang().number(it.things).into(),
            ask.talk.lang().hundredths(it.cost.minor).into(),
            Cell::text(why(ask, levelling, it)),
        ])
    };
    let head = |word: &str| ask.say(&format!("levelling-col-{word}"));
    let mut columns = ["unit", "model", "from", "to"].map(|word| Column::new(head(word))).to_vec();
    columns.extend(["things", "cost"].map(|word| Column::figures(head(word))));
    columns.push(Column::new(ask.say("levelling-head-why")));
    let rows = levelling.waits.iter().take(AT_MOST).map(row).collect();
    let table = Table { caption: ask.say("levelling-moved"), columns, rows, sums: Vec::new() };
    let more = levelling.waits.len().saturating_sub(AT_MOST);
    let table = table.render(ask.talk);
    if more == 0 {
        return table;
    }
    table.then(&paragraph(&ask.talk.with("levelling-more", &[("more", (more as i64).into())])))
}

fn exports(ask: &Ask<'_>) -> Html {
    let link = |format: &str| {
        let href = web::bringing("/refresh/level/export", &[("format", format)]);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    Html(format!("<p>{} {}</p>", look::escape(&ask.say("levelling-export-words")), links.join(" ")))
}
