//! Search over every kind that declares it. Each kind's hits are found within what the person may read there.

use askama::Template;
use kernel::Result;
use look::{Empty, Field, Form, Html, Icon, Method, escape};
use serde_json::json;
use web::{Ask, Hit, Page, Reply};

/// Hits of each kind on the page of all kinds, and when one kind is asked for.
const OF_EACH: i64 = 10;
const OF_ONE: i64 = 50;
/// Characters of the words around a hit.
const AROUND: usize = 240;

struct Group {
    kind: &'static str,
    label: String,
    icon: Icon,
    hits: Vec<Hit>,
    has_more: bool,
}

#[derive(Template)]
#[template(path = "home/search.html")]
struct View<'a> {
    ask: &'a Ask<'a>,
    query: &'a str,
    groups: &'a [Group],
}

pub fn show(ask: &Ask<'_>) -> Result<Reply> {
    let query: String = ask.query.raw("q").trim().chars().take(200).collect();
    let groups = find(ask, &query)?;
    ask.show(
        || {
            let hit = |kind: &str, h: &Hit| json!({ "kind": kind, "id": h.card.id, "title": h.card.title, "text": h.text, "href": h.card.href });
            let hits: Vec<_> = groups.iter().flat_map(|g| g.hits.iter().map(|h| hit(g.kind, h))).collect();
            Ok(json!({ "items": hits }))
        },
        || Ok(page(ask, &query, &groups)),
    )
}

fn find(ask: &Ask<'_>, query: &str) -> Result<Vec<Group>> {
    let asked = ask.query.raw("kind");
    let limit = if asked.is_empty() { OF_EACH } else { OF_ONE };
    if query.is_empty() {
        return Ok(Vec::new());
    }
    ask.db.read(|reading| {
        let mut groups = Vec::new();
        let kinds = ask.app.rooms.iter().flat_map(|room| room.kinds);
        for kind in kinds.filter(|kind| asked.is_empty() || kind.name == asked) {
            let Some(search) = kind.search else { continue };
            let mut hits = search(reading, ask, query, limit + 1)?;
            let has_more = hits.len() as i64 > limit;
            hits.truncate(limit as usize);
            if !hits.is_empty() {
                groups.push(Group {
                    kind: kind.name,
                    label: ask.say(kind.label),
                    icon: kind.icon,
                    hits,
                    has_more,
                });
            }
        }
        Ok(groups)
    })
}

fn page(ask: &Ask<'_>, query: &str, groups: &[Group]) -> Page {
    let mut page = Page::titled(ask.say("home-search-title"));
    let field = Field::line("q", ask.say("home-search-words")).value(query);
    let mut form = Form::new("/search", ask.say("home-search-submit"), vec![field]);
    form.method = Method::Get;
    page.body = form.render(ask.talk);
    if groups.is_empty() {
        let (title, text) = if query.is_empty() {
            ("home-search-start", "home-search-start-help")
        } else {
            ("home-search-none", "home-search-none-help")
        };
        let empty = Empty { icon: Icon::Search, title: ask.say(title), text: ask.say(text), act: None };
        page.body = page.body.then(&empty.render(ask.talk));
        return page;
    }
    page.body = page.body.then(&Html::of(&View { ask, query, groups }));
    page
}

/// A text with the words that answer the query marked, cut around the first of them.
fn marked(text: &str, query: &str) -> Html {
    let parts = store::marked(text, query);
    let first = parts.iter().position(|(_, hit)| *hit).unwrap_or(0);
    let before: usize = parts[..first].iter().map(|(part, _)| part.chars().count()).sum();
    let skip = before.saturating_sub(AROUND / 3);
    let (mut at, mut out) = (0, String::new());
    if skip > 0 {
        out.push('…');
    }
    for (part, hit) in parts {
        let shown: String = part
            .chars()
            .enumerate()
            .filter(|(i, _)| (skip..skip + AROUND).contains(&(at + i)))
            .map(|(_, c)| c)
            .collect();
        at += part.chars().count();
        match (hit, shown.is_empty()) {
            (_, true) => {}
            (true, false) => out.push_str(&format!("<mark>{}</mark>", escape(&shown))),
            (false, false) => out.push_str(&escape(&shown)),
        }
    }
    if at > skip + AROUND {
        out.push('…');
    }
    Html(out)
}

impl View<'_> {
    fn more(&self, group: &Group) -> String {
        let query: String = self.query.bytes().map(|b| format!("%{b:02X}")).collect();
        format!("/search?q={query}&kind={}", group.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::marked;

    /// ASVS 1.2.1.
    #[test]
    fn the_words_around_the_first_hit_are_shown_escaped() {
        let text = format!("{} <b>skrivarna</b> står still", "lång ".repeat(100));
        let html = marked(&text, "skrivare").0;
        assert!(
            html.starts_with('…') && html.contains("<mark>skrivarna</mark>") && html.contains("&lt;b&gt;"),
            "{html}"
        );
    }
}
