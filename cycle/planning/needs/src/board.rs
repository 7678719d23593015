//! The board: the states side by side, the best scored and the newest of each. A card moves by a link to the form
//! of the move, so that it works by keyboard and without script, and so that a reason is always given.

use access::Record;
use kernel::{Id, Person, Result, Unit};
use look::{Act, Board, BoardColumn, Card, Field, Form, Icon, Method};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::criterion::decimal;
use crate::list;
use crate::need::href;
use crate::show_page::open_moves;
use crate::store::UNSCORED;
use crate::{Need, POLICY, Step, Verb};

/// The columns, in the order in which a need goes.
const COLUMNS: [Step; 7] = [
    Step::New,
    Step::Clarified,
    Step::Assessed,
    Step::Approved,
    Step::Planned,
    Step::Delivered,
    Step::Parked,
];
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
            .map(|step| column(reading, ask, &narrow, *step, &counts))
            .collect::<Result<Vec<Shown>>>()
    })?;
    ask.show(|| Ok(as_json(&columns)), || page(ask, &narrow, &columns))
}

/// What the board is narrowed to.
struct Narrow {
    unit: Option<Id<Unit>>,
    handling: Option<Id<Person>>,
}

impl Narrow {
    fn of(ask: &Ask<'_>) -> Result<Self> {
        let unit = ask.query.optional_id("unit");
        let unit = unit.map_err(|error| kernel::Refused::Invalid(kernel::FieldErrors(vec![error])))?;
        let handling = ask.actor.person_id().filter(|_| ask.query.is_ticked("handling"));
        Ok(Self { unit, handling })
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

fn column(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    narrow: &Narrow,
    step: Step,
    counts: &[(String, i64)],
) -> Result<Shown> {
    let count = counts.iter().find(|(state, _)| state == step.word()).map_or(0, |(_, count)| *count);
    if count == 0 {
        return Ok(Shown { step, count, cards: Vec::new() });
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
    Ok(Shown {
        step,
        count,
        cards: reading.all(sql.bind(step.word()).bind(CARDS))?.into_iter().map(card).collect(),
    })
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

fn filters(ask: &Ask<'_>, narrow: &Narrow) -> Result<Form> {
    let unit = narrow.unit.map_or_else(String::new, |unit| unit.to_string());
    let handling = if narrow.handling.is_some() { "1" } else { "" };
    let fields = vec![
        Field::pick("unit", ask.say("needs-filter-unit"), list::units(ask)?).value(unit),
        Field::new(look::Kind::Check, "handling", ask.say("needs-filter-handling")).value(handling),
    ];
    let form = Form::new("/needs/board", ask.say("needs-board-show"), fields);
    Ok(Form { method: Method::Get, ..form })
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
    }
}
