//! The table of who may do what, for every room, in words that an auditor reads.

use access::{EVERYONE, Matrix, MatrixRow};
use kernel::Result;
use look::{Html, MatrixCell, Mood};
use serde_json::{Map, Value as Json, json};
use web::{Ask, Doc, Gate, Page, Reply, Routes};

use crate::policy::{WHO_MAY, WhoMay};

pub(crate) fn routes(routes: &mut Routes) {
    let doc = Doc::new("who-may", "Who may do what with which records: every room's policy as a table.");
    routes.get("/policy", Gate::Verb("policy", "read"), doc, show);
}

fn show(ask: &Ask<'_>) -> Result<Reply> {
    WHO_MAY.allow(ask.actor, WhoMay::Read, &())?;
    let matrices: Vec<Matrix> = ask.app.rooms.iter().flat_map(|room| (room.matrices)()).collect();
    ask.show(|| Ok(as_json(&matrices)), || Ok(page(ask, &matrices)))
}

/// For each kind and verb, the roles that may with their reach.
fn as_json(matrices: &[Matrix]) -> Json {
    let verb = |row: &MatrixRow| {
        let reached = EVERYONE.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        let roles: Map<String, Json> =
            reached.map(|(role, cell)| (role.word().to_owned(), cell.as_str().into())).collect();
        json!({ "verb": row.verb, "roles": roles, "clock": row.is_for_clock, "anyone": row.is_for_anyone })
    };
    let kind = |matrix: &Matrix| json!({ "kind": matrix.kind, "verbs": matrix.rows.iter().map(verb).collect::<Vec<_>>() });
    json!({ "items": matrices.iter().map(kind).collect::<Vec<_>>() })
}

fn page(ask: &Ask<'_>, matrices: &[Matrix]) -> Page {
    let mut page = Page::titled(ask.say("people-policy"));
    page.head.lead = ask.say("policy-lead");
    let tables: Html = matrices.iter().map(|matrix| section(ask, matrix)).collect();
    page.body = look::prose(&ask.say("policy-how")).then(&tables);
    page
}

/// One kind's table under its heading, which an address can lead to: `/policy#person`.
fn section(ask: &Ask<'_>, matrix: &Matrix) -> Html {
    let (kind, title) = (look::escape(matrix.kind), look::escape(&caption(ask, matrix.kind)));
    Html(format!("<h2 id=\"{kind}\">{title}</h2>")).then(&table(ask, matrix).render(ask.talk))
}

/// One kind's table: roles down, verbs across, as the golden tests draw it.
fn table(ask: &Ask<'_>, matrix: &Matrix) -> look::Matrix {
    let roles = EVERYONE.iter().enumerate().map(|(at, role)| look::MatrixRow {
        label: ask.say(&format!("role-{}", role.word())),
        help: String::new(),
        cells: matrix.rows.iter().map(|row| cell(ask, &row.cells[at])).collect(),
    });
    // Those without a role have a row only where there is something that they may do.
    let others = [
        row_of(ask, matrix, "people-actor-clock", |row| row.is_for_clock),
        row_of(ask, matrix, "policy-anyone", |row| row.is_for_anyone),
    ];
    look::Matrix {
        caption: ask.talk.with("policy-caption", &[("kind", caption(ask, matrix.kind).into())]),
        corner: ask.say("policy-role"),
        columns: matrix.rows.iter().map(|row| verb_label(ask, matrix.kind, row.verb)).collect(),
        rows: roles.chain(others.into_iter().flatten()).collect(),
    }
}

fn row_of(
    ask: &Ask<'_>,
    matrix: &Matrix,
    label: &str,
    may: fn(&MatrixRow) -> bool,
) -> Option<look::MatrixRow> {
    let word = |row: &MatrixRow| cell(ask, if may(row) { "everything" } else { "" });
    matrix.rows.iter().any(may).then(|| look::MatrixRow {
        label: ask.say(label),
        help: String::new(),
        cells: matrix.rows.iter().map(word).collect(),
    })
}

fn caption(ask: &Ask<'_>, kind: &str) -> String {
    ask.app.kind(kind).map_or_else(|| named(ask, kind), |kind| ask.say(kind.label))
}

/// A kind that is no record of its own, such as the journal.
fn named(ask: &Ask<'_>, kind: &str) -> String {
    ask.talk.maybe(&format!("policy-kind-{kind}")).unwrap_or_else(|| kind.to_owned())
}

/// The verb in words: the kind's own text, or one for the verb of any kind, or its word.
fn verb_label(ask: &Ask<'_>, kind: &str, verb: &str) -> String {
    let own = ask.talk.maybe(&format!("policy-verb-{kind}-{verb}"));
    own.or_else(|| ask.talk.maybe(&format!("policy-verb-{verb}"))).unwrap_or_else(|| verb.to_owned())
}

fn cell(ask: &Ask<'_>, reach: &str) -> MatrixCell {
    let words: Vec<String> = reach
        .split('+')
        .filter(|word| !word.is_empty())
        .map(|word| ask.say(&format!("policy-reach-{word}")))
        .collect();
    let mood = if reach == "everything" { Mood::Watch } else { Mood::Calm };
    MatrixCell::new(words.join(", "), mood)
}
