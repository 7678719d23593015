//! Providers: the list, and their cards.

use access::Actor;
use kernel::Result;
use look::{Icon, Mood, StateMark};
use store::{Reading, Sql};
use web::{Ask, Card, Cell, Column, List, SortBy};

use crate::policy::{PROVIDERS, Verb};
use crate::provider::{ProviderRecord, State};
use crate::store::providers;

pub(crate) fn mark(ask: &Ask<'_>, state: State) -> StateMark {
    match state {
        State::On => StateMark::new(Icon::Check, ask.say("signon-state-on"), Mood::Good),
        State::Off => StateMark::new(Icon::NotStarted, ask.say("signon-state-off"), Mood::Calm),
    }
}

/// All providers.
pub(crate) static LIST: List<ProviderRecord> = List {
    name: "signon",
    path: "/providers",
    export_path: "/providers/export",
    export_name: "signon-export",
    select: providers::COLUMNS,
    from: "signon_provider",
    id: "signon_provider.id",
    scope: |actor| PROVIDERS.scope(actor, Verb::Read),
    read: providers::read,
    row_id: |it| (it.id.number(), it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("signon_provider.name"),
            cell: |it, _| Cell::Link { text: it.name.clone(), href: it.href() },
        },
        Column {
            name: "issuer",
            sort: SortBy::Text("signon_provider.issuer"),
            cell: |it, _| Cell::Text(it.issuer.clone()),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::State(it.state.word(), mark(ask, it.state)),
        },
    ],
    filters: &[],
    sort: "name",
    bulk: &[],
    create: Some(("/providers/add", "signon-add-title", |actor| PROVIDERS.may_somewhere(actor, Verb::Add))),
    beside: &[],
};

/// The cards of providers that the actor may see.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = format!("SELECT {} FROM signon_provider WHERE {{scope}}", providers::COLUMNS);
    let sql = Sql::within(&PROVIDERS.scope(actor, Verb::Read), &text);
    let rows = reading.rows(sql.and_in("signon_provider.id", ids.iter().copied()))?;
    let card = |it: ProviderRecord| Card {
        id: it.id.number(),
        href: it.href(),
        state: Some(mark(ask, it.state)),
        title: it.name,
        told: String::new(),
    };
    rows.iter().map(|row| providers::read(row).map(card)).collect()
}
