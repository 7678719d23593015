//! The same verb on many rows: once for each, and what was refused is told row by row.

use kernel::{FieldErrors, Id, Refused, Result};
use look::{Column, Mood, Notice, Row, Table};
use serde_json::json;

use crate::{Ask, Page, Reply, Wants, problem};

/// Rows that one act may take.
const ROWS_AT_MOST: usize = 500;

pub(crate) fn act(ask: &Ask<'_>, back: &str, each: fn(&Ask<'_>, Id<()>) -> Result<()>) -> Result<Reply> {
    let mut ids: Vec<Id<()>> = ask.input.ids("id").map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Err(Refused::rule("web-bulk-none"));
    }
    if ids.len() > ROWS_AT_MOST {
        return Err(Refused::TooLarge);
    }
    let mut refused: Vec<(Id<()>, Refused)> = Vec::new();
    for id in &ids {
        match each(ask, *id) {
            Ok(()) => {}
            // A fault of ours or a full disk will not be better at the next row.
            Err(stop @ (Refused::Broken(_) | Refused::Full | Refused::Busy | Refused::NotSignedIn)) => {
                return Err(stop);
            }
            Err(other) => refused.push((*id, other)),
        }
    }
    let done = ids.len() - refused.len();
    // Whoever may do it to none of them is told so, as for one.
    let is_foreign = |(_, why): &(Id<()>, Refused)| matches!(why, Refused::NotAllowed | Refused::NotFound);
    if done == 0
        && refused.iter().all(is_foreign)
        && let Some((_, why)) = refused.pop()
    {
        return Err(why);
    }
    if refused.is_empty() && ask.wants == Wants::Page {
        return Ok(Reply::see(back, "web-bulk-done").fact("count", done));
    }
    answer(ask, back, done, &refused)
}

/// The page that asks for what a verb on many rows still needs: the rows that were ticked go along. The choice's words
/// are those of the field in the form `name`: `NAME-title`, `NAME-FIELD`, `NAME-submit`. For a program, and when nothing
/// is ticked, nothing is asked: then the verb itself refuses.
pub fn choose_for(ask: &Ask<'_>, name: &str, field: &str, choices: Vec<look::Choice>) -> Option<Reply> {
    let ids = ask.input.all("id");
    if ask.wants == Wants::Json || !ask.input.raw(field).is_empty() || ids.is_empty() {
        return None;
    }
    let mut fields: Vec<look::Field> = ids.iter().map(|id| look::Field::hidden("id", id)).collect();
    fields.push(look::Field::pick(field, ask.say(&format!("{name}-{field}")), choices).required());
    let form = look::Form::new(ask.path, ask.say(&format!("{name}-submit")), fields);
    let mut page = Page::titled(ask.say(&format!("{name}-title")));
    page.head.lead = ask.talk.with("web-bulk-chosen", &[("count", ids.len().into())]);
    page.body = form.render(ask.talk);
    Some(Reply::Page(Box::new(page)))
}

fn answer(ask: &Ask<'_>, back: &str, done: usize, refused: &[(Id<()>, Refused)]) -> Result<Reply> {
    let words = ask.talk.with("web-bulk-done", &[("count", done.into())]);
    ask.show(
        || {
            let one = |(id, why): &(Id<()>, Refused)| json!({ "id": id, "problem": problem::details(why, ask.talk) });
            Ok(json!({ "href": format!("/api/v1{back}"), "message": words, "done": done, "refused": refused.iter().map(one).collect::<Vec<_>>() }))
        },
        || {
            let row = |(id, why): &(Id<()>, Refused)| Row::new(vec![id.to_string().into(), problem::title(why, ask.talk).into()]);
            let table = Table {
                caption: ask.say("web-bulk-refused"),
                columns: vec![Column::new(ask.say("web-bulk-row")), Column::new(ask.say("web-bulk-why"))],
                rows: refused.iter().map(row).collect(),
                sums: Vec::new(),
            };
            let mut page = Page::titled(ask.say("web-bulk-title"));
            page.notice = Some(Notice::new(Mood::Watch, words.clone()));
            page.head.primary = Some(look::Act::go(ask.say("web-bulk-back"), back));
            page.body = table.render(ask.talk);
            Ok(page)
        },
    )
}
