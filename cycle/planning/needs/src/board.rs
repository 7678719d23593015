//! The board: the states side by side, the best scored and the newest of each. A card moves by a link to the form
//! of the move, so that it works by keyboard and without script, and so that a reason is always given.

use access::Record;
use kernel::{Id, Person, Result, Unit};
use look::{Act, Board, BoardColumn, Card, Choice, Filter, FilterBar, FilterKind, Fold, Icon};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply, Wants};

use crate::criterion::decimal;
use crate::list;
use crate::need::href;
use crate::show_page::open_moves;
use crate::store::UNSCORED;
use crate::{Need, POLICY, Step, Verb};

/// The columns, in the order in which a need goes, and whether they stand open. Those where a need lies still or has
/// come to its end are folded until somebody opens them.
const COLUMNS: [(Step, Stands); 10] = [
    (Step::New, Stands::Open),
    (Step::Clarified, Stands::Open),
    (Step::Assessed, Stands::Open),
    (Step::Approved, Stands::Open),
    (Step::Planned, Stands::Open),
    (Step::Delivered, Stands::Open),
    (Step::FollowedUp, Stands::Folded),
    (Step::Parked, Stands::Folded),
    (Step::Declined, Stands::Folded),
    (Step::Merged, Stands::Folded),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Open,
    Folded,
}

/// Cards of a column; the list has the others.
const CARDS: i64 = 12;

/// A need as a card: enough to ask the policy which moves are open.
struct OnBoard {
    id: Id<Need>,
    title: String,
    unit: Id<Unit>,
    owner: Option<Id<Person>>,
    unit_name: String,
    owner_name: Option<String>,
    askers: i64,
    score: i64,
}

/// Moves are never open to somebody merely for having asked, so a card need not know who did.
impl Record for OnBoard {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }

    fn owner(&self) -> Option<Id<Person>> {
        self.owner
    }
}

struct Shown {
    step: Step,
    fold: Fold,
    count: i64,
    cards: Vec<OnBoard>,
}

/// GET `/needs/board`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let narrow = Narrow::of(ask)?;
    let columns = ask.db.read(|reading| {
        let counts = counts(reading, ask, &narrow)?;
        COLUMNS
            .iter()
            .map(|(step, stands)| {
                let count = counts.iter().find(|(state, _)| state == step.word()).map_or(0, |(_, n)| *n);
                let shown =
                    Shown { step: *step, fold: narrow.fold(*step, *stands), count, cards: Vec::new() };
                filled(reading, ask, &narrow, shown)
            })
            .collect::<Result<Vec<Shown>>>()
    })?;
    ask.show(|| Ok(as_json(&columns)), || page(ask, &narrow, &columns))
}

/// What the board is narrowed to, and which folded columns are opened.
struct Narrow {
    unit: Option<Id<Unit>>,
    handling: Option<Id<Person>>,
    opened: Vec<Step>,
}

impl Narrow {
    fn of(ask: &Ask<'_>) -> Result<Self> {
        let unit = ask.query.optional_id("unit");
        let unit = unit.map_err(|error| kernel::Refused::Invalid(kernel::FieldErrors(vec![error])))?;
        let handling = ask.actor.person_id().filter(|_| ask.query.is_ticked("handling"));
        let asked = || ask.query.raw("open").split(',').filter_map(Step::from_word).collect();
        // A program is given all columns: nothing is folded where nobody looks.
        let opened = if ask.wants == Wants::Json { Step::ALL.to_vec() } else { asked() };
        Ok(Self { unit, handling, opened })
    }

    fn fold(&self, step: Step, stands: Stands) -> Fold {
        let others = self.opened.iter().copied().filter(|one| *one != step);
        match stands {
            Stands::Open => Fold::Never,
            Stands::Folded if self.opened.contains(&step) => Fold::Open(self.board(others)),
            Stands::Folded => Fold::Folded(self.board(others.chain([step]))),
        }
    }

    /// The board's address with the same bounds and these columns opened.
    fn board(&self, opened: impl Iterator<Item = Step>) -> String {
        let opened: Vec<&str> = opened.map(Step::word).collect();
        let unit = self.unit.map(|unit| format!("unit={unit}"));
        let handling = self.handling.map(|_| "handling=1".to_owned());
        let open = (!opened.is_empty()).then(|| format!("open={}", opened.join(",")));
        let query: Vec<String> = [unit, handling, open].into_iter().flatten().collect();
        if query.is_empty() { "/needs/board".to_owned() } else { format!("/needs/board?{}", query.join("&")) }
    }

    fn on(&self, mut sql: Sql) -> Sql {
        if let Some(unit) = self.unit {
            sql = sql
                .and("AND need.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = ?)")
                .bind(unit);
        }
        match self.handling {
            Some(me) => sql.and("AND need.owner_id = ?").bind(me),
            None => sql,
        }
    }

    /// The list's address with the same bounds and a state.
    fn list(&self, step: Step) -> String {
        let unit = self.unit.map_or_else(String::new, |unit| format!("&unit={unit}"));
        let handling = if self.handling.is_some() { "&handling=1" } else { "" };
        format!("/needs?state={}&sort=-score{unit}{handling}", step.word())
    }
}

fn counts(reading: &Reading<'_>, ask: &Ask<'_>, narrow: &Narrow) -> Result<Vec<(String, i64)>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let sql = Sql::within(&scope, "SELECT need.state, COUNT(*) FROM need WHERE {scope}");
    reading.all(narrow.on(sql).and("GROUP BY need.state"))
}

/// The column with its cards: a folded one and an empty one need not ask for any.
fn filled(reading: &Reading<'_>, ask: &Ask<'_>, narrow: &Narrow, shown: Shown) -> Result<Shown> {
    if shown.count == 0 || matches!(shown.fold, Fold::Folded(_)) {
        return Ok(shown);
    }
    let text = format!(
        "SELECT need.id, need.title, need.unit_id, need.owner_id, unit.name,
         CASE WHEN owner.is_protected = 0 THEN owner.name END, need.askers, need.score FROM {} WHERE {{scope}}",
        list::FROM
    );
    let sql = narrow.on(Sql::within(&POLICY.scope(ask.actor, Verb::Read), &text));
    let sql = sql.and("AND need.state = ? ORDER BY need.score DESC, need.id DESC LIMIT ?");
    let card = |(id, title, unit, owner, unit_name, owner_name, askers, score)| OnBoard {
        id,
        title,
        unit,
        owner,
        unit_name,
        owner_name,
        askers,
        score,
    };
    let rows = reading.all(sql.bind(shown.step.word()).bind(CARDS))?;
    Ok(Shown { cards: rows.into_iter().map(card).collect(), ..shown })
}

fn as_json(columns: &[Shown]) -> Json {
    let card = |card: &OnBoard| {
        let score = (card.score != UNSCORED).then(|| decimal(card.score, kernel::Lang::En));
        json!({
            "id": card.id, "title": card.title, "unit": card.unit_name, "owner": card.owner_name,
            "askers": card.askers, "score": score, "href": format!("/api/v1{}", href(card.id)),
        })
    };
    let column = |shown: &Shown| {
        let items: Vec<Json> = shown.cards.iter().map(card).collect();
        json!({ "state": shown.step.word(), "count": shown.count, "items": items })
    };
    json!({ "columns": columns.iter().map(column).collect::<Vec<_>>() })
}

fn page(ask: &Ask<'_>, narrow: &Narrow, columns: &[Shown]) -> Result<Page> {
    let mut page = Page::titled(ask.say("needs-board-title"));
    page.head.lead = ask.say("needs-board-lead");
    page.head.primary = Some(Act::go(ask.say("needs-ask-page"), "/needs/ask").icon(Icon::Add));
    page.head.quiet = vec![Act::go(ask.say("needs-list-title"), "/needs?state=open").icon(Icon::List)];
    let board = Board {
        label: ask.say("needs-board-title"),
        columns: columns.iter().map(|shown| drawn(ask, narrow, shown)).collect(),
    };
    page.body = filters(ask, narrow)?.render(ask.talk).then(&board.render(ask.talk));
    Ok(page)
}

fn filters(ask: &Ask<'_>, narrow: &Narrow) -> Result<FilterBar> {
    let unit = narrow.unit.map_or_else(String::new, |unit| unit.to_string());
    let handling = if narrow.handling.is_some() { "1" } else { "" };
    let mut units = vec![Choice::new("", ask.say("needs-filter-unit-all"))];
    units.extend(list::units(ask)?);
    let opened: Vec<&str> = narrow.opened.iter().map(|step| step.word()).collect();
    Ok(FilterBar {
        action: "/needs/board".to_owned(),
        keep: if opened.is_empty() { vec![] } else { vec![("open".to_owned(), opened.join(","))] },
        filters: vec![
            Filter::new(FilterKind::OneOf(units), "unit", ask.say("needs-filter-unit"), unit),
            Filter::new(FilterKind::Tick, "handling", ask.say("needs-filter-handling"), handling),
        ],
    })
}

fn drawn(ask: &Ask<'_>, narrow: &Narrow, shown: &Shown) -> BoardColumn {
    let mark = shown.step.mark(ask.talk);
    let card = |card: &OnBoard| {
        let mut lines = vec![card.unit_name.clone()];
        lines.extend(card.owner_name.clone());
        lines.push(ask.talk.with("needs-askers-count", &[("count", card.askers.into())]));
        if card.score != UNSCORED {
            let score = decimal(card.score, ask.talk.lang());
            lines.push(format!("{}: {score}", ask.say("needs-col-score")));
        }
        Card {
            title: card.title.clone(),
            href: href(card.id),
            number: card.id.to_string(),
            lines,
            state: None,
            moves: open_moves(ask, shown.step, card, card.id),
        }
    };
    BoardColumn {
        icon: mark.icon,
        label: mark.label,
        count: shown.count,
        cards: shown.cards.iter().map(card).collect(),
        all_href: narrow.list(shown.step),
        key: shown.step.word().to_owned(),
        fold: shown.fold.clone(),
    }
}
