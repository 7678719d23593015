//! A way through a list from record to record: each row's link carries the list's query as `in`, the record's page finds
//! its neighbours by it, and forms that are opened there lead back to it. The address is all that is kept.

use std::cell::RefCell;

use kernel::{Refused, Result};

use crate::{Ask, List, Wants, body, list_query, views};

/// The name that carries a list's query.
const IN: &str = "in";
/// The longest query that is carried.
const QUERY_CHARS: usize = 1_000;

/// What stands before and after a record in the list that it was opened from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Neighbours {
    pub previous: Option<i64>,
    pub next: Option<i64>,
}

fn carried(query: &str) -> String {
    let mut to = form_urlencoded::Serializer::new(String::new());
    format!("?{}", to.append_pair(IN, query).finish())
}

/// What a row's link ends in, so that the record knows the list it was opened from; nothing for programs.
pub fn opened_from<R>(list: &List<R>, ask: &Ask<'_>) -> String {
    if ask.wants == Wants::Json || ask.path != list.path {
        return String::new();
    }
    let query = views::bare_query(ask.raw_query);
    // A list without any question is a queue too: the one in its own order.
    let query = if query.is_empty() { format!("sort={}", list.sort) } else { query };
    if query.len() > QUERY_CHARS { String::new() } else { carried(&query) }
}

/// The query of the list that this page was opened from; nothing when it was not opened from one.
pub fn queue_of<'a>(ask: &'a Ask<'_>) -> Option<&'a str> {
    Some(ask.query.raw(IN)).filter(|query| !query.is_empty() && query.len() <= QUERY_CHARS)
}

/// What an address ends in, so that it stays within the queue that this page was opened from.
pub fn onward(ask: &Ask<'_>) -> String {
    queue_of(ask).map(carried).unwrap_or_default()
}

/// The neighbours of a record in a list with this query, by key: two rows are read, however long the list is. A record that
/// no longer answers the query keeps its place between those that do.
pub fn neighbours<R>(list: &List<R>, ask: &Ask<'_>, query: &str, id: i64) -> Result<Neighbours> {
    let asked = body::from_query(query)?;
    let other = Ask {
        app: ask.app,
        db: ask.db,
        visitor: ask.visitor,
        actor: ask.actor,
        input: &asked,
        query: &asked,
        talk: ask.talk,
        wants: Wants::Page,
        path: list.path,
        raw_query: query,
        credentials: ask.credentials,
        is_prefetch: ask.is_prefetch,
        is_head: ask.is_head,
        site_address: ask.site_address.clone(),
        params: &[],
        cookies: RefCell::default(),
        cards: RefCell::default(),
    };
    match ask.db.read(|reading| list_query::beside(list, &other, reading, id)) {
        Ok((previous, next)) => Ok(Neighbours { previous, next }),
        // An old address with a question that the list no longer knows: no queue, and no harm.
        Err(Refused::Invalid(_)) => Ok(Neighbours::default()),
        Err(other) => Err(other),
    }
}
