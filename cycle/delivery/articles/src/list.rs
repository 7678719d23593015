use kernel::{Day, Id, Lang, Moment, Result};
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::article::{Article, Audience, href, mark};
use crate::{POLICY, Verb};

/// An article in the list.
pub(crate) struct Line {
    id: Id<Article>,
    titles: [String; 2],
    meanings: [i64; 2],
    meaning: i64,
    state: String,
    audience: String,
    service: Option<(Id<services::Service>, String)>,
    owner: Option<String>,
    review_on: Option<Day>,
    is_due: bool,
    yes: i64,
    no: i64,
    changed_at: Moment,
}

fn read(row: &Row) -> Result<Line> {
    let (service, name): (Option<Id<services::Service>>, Option<String>) = (row.get(8)?, row.get(9)?);
    Ok(Line {
        id: row.get(0)?,
        titles: [row.get(1)?, row.get(2)?],
        meanings: [row.get(3)?, row.get(4)?],
        meaning: row.get(5)?,
        state: row.get(6)?,
        audience: row.get(7)?,
        service: service.zip(name),
        owner: row.get(10)?,
        review_on: row.get(11)?,
        is_due: row.get(12)?,
        yes: row.get(13)?,
        no: row.get(14)?,
        changed_at: row.get(15)?,
    })
}

impl Line {
    /// The title in the reader's language, or in the other where there is none.
    fn title(&self, lang: Lang) -> &str {
        let [sv, en] = &self.titles;
        let (first, second) = if lang == Lang::Sv { (sv, en) } else { (en, sv) };
        if first.is_empty() { second } else { first }
    }

    /// The word of how the two languages stand to each other.
    fn step(&self) -> &'static str {
        match self.meanings {
            [0, _] => "only-en",
            [_, 0] => "only-sv",
            [sv, en] if sv < en => "sv-behind",
            [sv, en] if en < sv => "en-behind",
            _ if self.meanings[0] < self.meaning => "only-en",
            _ => "in-step",
        }
    }
}

fn state(line: &Line, ask: &Ask<'_>) -> Cell {
    let words = ["draft", "published", "outdated"];
    let word = words.into_iter().find(|word| *word == line.state).unwrap_or("draft");
    Cell::State(word, mark(word, ask.talk))
}

fn audience(line: &Line, ask: &Ask<'_>) -> Cell {
    Cell::word(line.audience.clone(), ask.say(&format!("articles-audience-{}", line.audience)))
}

fn service(line: &Line, _: &Ask<'_>) -> Cell {
    match &line.service {
        Some((id, name)) => Cell::Link { text: name.clone(), href: format!("/articles?service={id}") },
        None => Cell::Empty,
    }
}

fn review(line: &Line, ask: &Ask<'_>) -> Cell {
    match line.review_on {
        Some(day) if line.is_due => Cell::Word {
            word: day.to_string(),
            label: ask.talk.with("articles-due-since", &[("day", day.to_string().into())]),
            href: String::new(),
        },
        Some(day) => Cell::Day(day),
        None => Cell::Empty,
    }
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

fn audiences(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let choice = |word: &&str| Choice::new(*word, ask.say(&format!("articles-audience-{word}")));
    Ok(Audience::WORDS.iter().map(choice).collect())
}

/// The articles that the reader may read.
pub(crate) static ARTICLES: List<Line> = List {
    name: "articles",
    path: "/articles",
    export_path: "/articles/export",
    export_name: "articles-export",
    // A service is named where it is in use; the owner unless their identity is protected.
    select: "article.id, article.title_sv, article.title_en, article.meaning_sv, article.meaning_en, article.meaning,
        article.state, article.audience, service.id, service.name,
        CASE WHEN owner.is_protected = 0 THEN owner.name END, article.review_on,
        CASE WHEN article.due_since IS NULL THEN 0 ELSE 1 END, article.yes, article.no, article.changed_at",
    from: "article LEFT JOIN service ON service.id = article.service_id AND service.state IN ('live', 'retiring')
        AND service.audience = 'everybody' LEFT JOIN person owner ON owner.id = article.owner_id",
    id: "article.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.title(Lang::Sv).to_owned()),
    shown: 7,
    columns: &[
        Column {
            name: "heading",
            sort: SortBy::Text("article.title"),
            cell: |line, ask| Cell::Link {
                text: line.title(ask.talk.lang()).to_owned(),
                href: href(line.id),
            },
        },
        Column { name: "service", sort: SortBy::Nothing, cell: service },
        Column { name: "state", sort: SortBy::Nothing, cell: state },
        Column { name: "audience", sort: SortBy::Nothing, cell: audience },
        Column {
            name: "step",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::word(line.step(), ask.say(&format!("articles-step-{}", line.step()))),
        },
        Column {
            name: "owner",
            sort: SortBy::Nothing,
            cell: |line, _| line.owner.clone().map_or(Cell::Empty, Cell::Text),
        },
        Column { name: "review", sort: SortBy::Nothing, cell: review },
        Column { name: "helped", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.yes) },
        Column {
            name: "helped-not",
            sort: SortBy::Number("article.no"),
            cell: |line, _| Cell::Number(line.no),
        },
        Column {
            name: "changed",
            sort: SortBy::Number("article.changed_at"),
            cell: |line, _| Cell::Moment(line.changed_at),
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("article") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("published", "article.state = 'published'"),
                ("draft", "article.state = 'draft'"),
                ("outdated", "article.state = 'outdated'"),
                ("due", "article.state = 'published' AND article.due_since IS NOT NULL"),
            ]),
        },
        Filter { name: "audience", kind: FilterKind::Text("article.audience = ?", audiences) },
        Filter {
            name: "step",
            kind: FilterKind::Word(&[
                ("behind", "article.meaning_sv > 0 AND article.meaning_en > 0 AND article.meaning_sv <> article.meaning_en"),
                ("one", "article.meaning_sv = 0 OR article.meaning_en = 0"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("article.unit_id", units) },
        Filter {
            name: "service",
            kind: FilterKind::Record("article.service_id = ?", |ask, reading| {
                services::service_asked_for(ask, reading, "service")
            }),
        },
        Filter { name: "mine", kind: FilterKind::Mine("article.owner_id = ?") },
        Filter {
            name: "owner",
            kind: FilterKind::Record("article.owner_id = ?", |ask, reading| {
                people::person_asked_for(ask, reading, "owner")
            }),
        },
    ],
    sort: "heading",
    bulk: &[],
    create: Some(("/articles/write", "articles-write-page", |actor| {
        POLICY.may_somewhere(actor, Verb::Write)
    })),
    beside: &[],
};
