//! What the room tells on the home page, and what hangs on a unit that closes or a person who leaves.

use kernel::{Result, Subject};
use store::{Reading, Sql};
use web::{Ask, Need};

use crate::{POLICY, Verb};

const DUE: &str = "article.state = 'published' AND article.due_since IS NOT NULL";

/// Articles of one's own whose review day has passed or whose languages have parted; and, for those who publish for all,
/// articles past their review day that nobody owns.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    let (edit, lead) = (POLICY.scope(ask.actor, Verb::Edit), POLICY.scope(ask.actor, Verb::PublishForAll));
    if edit.is_nothing() {
        return Ok(Vec::new());
    }
    ask.db.read(|reading| {
        let mut waiting = Vec::new();
        let mut tell = |key: &str, count: i64, href: &str, is_urgent: bool| {
            if count > 0 {
                let text = ask.talk.with(key, &[("count", count.into())]);
                waiting.push(Need { text, href: href.to_owned(), count, is_urgent });
            }
        };
        let text = format!("SELECT COUNT(*) FROM article WHERE {{scope}} AND {DUE} AND article.owner_id = ?");
        let due = reading.number(Sql::within(&edit, &text).bind(me))?;
        tell("articles-waiting-due", due, "/articles?state=due&mine=1", true);
        let text = "SELECT COUNT(*) FROM article WHERE {scope} AND article.state = 'published' AND article.owner_id = ?
                    AND article.meaning_sv > 0 AND article.meaning_en > 0 AND article.meaning_sv <> article.meaning_en";
        let behind = reading.number(Sql::within(&edit, text).bind(me))?;
        tell("articles-waiting-behind", behind, "/articles?state=published&step=behind&mine=1", false);
        let text = format!("SELECT COUNT(*) FROM article WHERE {{scope}} AND {DUE} AND article.owner_id IS NULL");
        let ownerless = if lead.is_nothing() { 0 } else { reading.number(Sql::within(&lead, &text))? };
        tell("articles-waiting-ownerless", ownerless, "/articles?state=due", false);
        Ok(waiting)
    })
}

/// Titles that are told; the list has the others.
const TOLD: i64 = 3;

/// All articles that are not outdated are counted, for a number reveals no title.
pub(crate) fn at_stake(reading: &Reading<'_>, ask: &Ask<'_>, subject: &Subject) -> Result<Vec<Need>> {
    let (column, key, filter) = match subject.kind.as_ref() {
        "unit" => ("article.unit_id", "articles-stake-unit", "unit"),
        "person" => ("article.owner_id", "articles-stake-person", "owner"),
        _ => return Ok(Vec::new()),
    };
    let text = format!("SELECT COUNT(*) FROM article WHERE article.state <> 'outdated' AND {column} = ?");
    let count = reading.number(Sql::open("a number alone, to who ends it", &text).bind(subject.id))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT article.title FROM article WHERE {{scope}} AND article.state <> 'outdated' AND {column} = ?
         ORDER BY article.id DESC LIMIT ?"
    );
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let titles: Vec<(String,)> = reading.all(Sql::within(&scope, &text).bind(subject.id).bind(TOLD))?;
    let titles: Vec<String> = titles.into_iter().map(|(title,)| title).collect();
    let href = if titles.is_empty() { String::new() } else { format!("/articles?{filter}={}", subject.id) };
    let mut text = ask.talk.with(key, &[("count", count.into())]);
    if !titles.is_empty() {
        text = format!("{text} {}", titles.join(" · "));
    }
    Ok(vec![Need { text, href, count, is_urgent: false }])
}
