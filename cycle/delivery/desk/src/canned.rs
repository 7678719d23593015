//! Answers that are given again and again, with fields that each ticket fills in.

use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use look::{Act, Crumb, Empty, Icon};
use people::PersonGroup;
use serde_json::json;
use store::Db;
use web::{Ask, Draft, Field, Form, Page, Reply};

use crate::store::{canned as rows, places};
use crate::{Event, POLICY, Verb};

/// An answer that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canned {
    pub id: Id<Canned>,
    pub title: String,
    pub text: String,
    /// The group whose own it is; everybody's when there is none.
    pub group: Option<Id<PersonGroup>>,
}

/// What a ticket fills in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filling {
    pub requester: String,
    pub ticket: String,
    pub title: String,
    pub unit: String,
    pub owner: String,
}

/// The fields that a text may have: `{{requester}}`.
const FILLED: [&str; 5] = ["requester", "ticket", "title", "unit", "owner"];

/// The text with its fields filled in.
pub(crate) fn filled(text: &str, with: &Filling) -> String {
    let values = [&with.requester, &with.ticket, &with.title, &with.unit, &with.owner];
    FILLED
        .iter()
        .zip(values)
        .fold(text.to_owned(), |text, (field, value)| text.replace(&format!("{{{{{field}}}}}"), value))
}

/// A field of the text that nothing fills in: a slip that is told when the answer is kept.
fn unknown_field(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{{") {
        let Some((field, tail)) = after.split_once("}}") else { return Some(after) };
        if !FILLED.contains(&field) {
            return Some(field);
        }
        rest = tail;
    }
    None
}

/// What is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCanned {
    pub title: String,
    pub text: String,
    pub group: Option<Id<PersonGroup>>,
}

/// Keep an answer.
pub struct AddCanned;

impl Form for AddCanned {
    const NAME: &'static str = "desk-canned-add";
    const FIELDS: &'static [Field] =
        &[Field::line("title", 80).required(), Field::prose("text", 4_000).required(), Field::pick("group")];
    type New = NewCanned;

    fn parse(input: &Input) -> Result<NewCanned, FieldErrors> {
        let (title, group) = (input.line("title", 2..=80), input.optional_id("group"));
        let text = input.text("text", 2..=4_000).and_then(|text| match unknown_field(&text) {
            None => Ok(text),
            Some(field) => Err(FieldError::new("text", "unknown-fill").with("field", field)),
        });
        kernel::all_or_errors!(NewCanned { title, text, group })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        POLICY.allow_new(ask.actor, Verb::KeepAnswers, &())?;
        let title = Some(ask.say("desk-canned-add-page"));
        Ok(Draft { title, ..Draft::default() }
            .crumb("/tickets", ask.say("desk-list-title"))
            .crumb("/tickets/canned", ask.say("desk-canned-title"))
            .choices("group", places::group_choices(ask)?)
            .cancel("/tickets/canned"))
    }

    fn act(ask: &Ask<'_>, new: NewCanned) -> Result<Reply> {
        keep_answer(ask.db, ask.actor, &new)?;
        Ok(Reply::see("/tickets/canned", "desk-canned-add-done"))
    }
}

/// Keeps an answer for a group or for everybody of the desk.
pub fn keep_answer(db: &Db, actor: &Actor, new: &NewCanned) -> Result<Id<Canned>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::KeepAnswers, &())?;
        if let Some(group) = new.group {
            places::check_group(tx, group)?;
        }
        let id = rows::insert(tx, new)?;
        Ok(tx.say(permit, &Event::CannedSet { canned: id.number() })?.with(id))
    })
}

/// POST `/tickets/canned/{id}/retire`: it is offered no more.
pub(crate) fn send_retire(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Canned> = ask.id("id")?;
    ask.db.write(ask.actor, |tx| {
        let permit = POLICY.allow_new(ask.actor, Verb::KeepAnswers, &())?;
        rows::retire(tx, id)?;
        tx.say(permit, &Event::CannedRetired { canned: id.number() })
    })?;
    Ok(Reply::see("/tickets/canned", "desk-canned-retire-done"))
}

/// GET `/tickets/canned`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    POLICY.allow_new(ask.actor, Verb::KeepAnswers, &())?;
    let all = ask.db.read(rows::all)?;
    let one = |(canned, group): &(Canned, String)| json!({ "id": canned.id, "title": canned.title, "text": canned.text, "group": group });
    ask.show(|| Ok(json!({ "items": all.iter().map(one).collect::<Vec<_>>() })), || Ok(page(ask, &all)))
}

fn page(ask: &Ask<'_>, all: &[(Canned, String)]) -> Page {
    let mut page = Page::titled(ask.say("desk-canned-title"));
    page.head.lead = ask.say("desk-canned-lead");
    page.crumbs = vec![Crumb::new("/tickets", ask.say("desk-list-title"))];
    let add = Act::go(ask.say("desk-canned-add-page"), "/tickets/canned/add").icon(Icon::Add);
    if all.is_empty() {
        let (title, text) = (ask.say("desk-canned-empty"), ask.say("desk-canned-empty-help"));
        page.body = Empty { icon: Icon::Comment, title, text, act: Some(add) }.render(ask.talk);
        return page;
    }
    for (canned, group) in all {
        let whose = if group.is_empty() { ask.say("desk-canned-all") } else { group.clone() };
        let facts = look::Facts::titled(&canned.title)
            .text(ask.say("desk-canned-text"), &canned.text)
            .text(ask.say("desk-canned-group"), &whose);
        let retire =
            Act::send(ask.say("desk-canned-retire"), format!("/tickets/canned/{}/retire", canned.id));
        page.body = page.body.then(&facts.render(ask.talk)).then(&retire.quiet());
    }
    page.head.primary = Some(add);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_filled_in_and_a_slip_is_found() {
        let with = Filling { requester: "Sara Lund".into(), ticket: "47".into(), ..Filling::default() };
        assert_eq!(filled("Hej {{requester}}, ärende {{ticket}}!", &with), "Hej Sara Lund, ärende 47!");
        assert_eq!(unknown_field("Hej {{requester}} och {{kund}}"), Some("kund"));
        assert_eq!(unknown_field("Hej {{requester"), Some("requester"));
        assert_eq!(unknown_field("Hej { du }"), None);
    }
}
