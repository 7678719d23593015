use ::store::Tx;
use access::Permit;
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject, all_or_errors};
use look::{Facts, Html};
use web::{Ask, Card, Draft, Field, Form, Reply};

use crate::events::Event;
use crate::policy::{LINKS, Verb};
use crate::{Aspect, Cannot, Link, Tie, ends, store};

/// What somebody wants to tie, as it reads from the record on whose page they stand.
pub(crate) struct NewTie {
    kind: String,
    id: Id<()>,
    relation: Aspect,
    other_kind: String,
    other_id: Id<()>,
}

/// Ties two records, both of which the actor must be able to read; a record that is hidden from them is not found.
pub fn tie(ask: &Ask<'_>, near: &Subject, aspect: Aspect, far: &Subject) -> Result<Id<Link>> {
    ask.db.write(ask.actor, |tx| {
        ends::card(tx, ask, near)?;
        ends::card(tx, ask, far)?;
        let permit = LINKS.allow_new(tx.actor(), Verb::Tie, &())?;
        let tie = Tie::seen_from(near.clone(), aspect, far.clone())?;
        if store::find_tied(tx, &tie)?.is_some() {
            return Err(Cannot::AlreadyTied.into());
        }
        let link = store::insert(tx, &tie)?;
        let [first, last] = Event::tied(link, &tie);
        tx.also(&permit, &first)?;
        Ok(tx.say(permit, &last)?.with(link))
    })
}

/// Ties as a part of another room's write, under that room's permit: the caller has loaded both records within scope,
/// and its own policy has said that the actor may do what ties them. Tied so already is as good as tied now.
pub fn tie_within(tx: &Tx<'_>, permit: &Permit, tie: &Tie) -> Result<Id<Link>> {
    if let Some(link) = store::find_tied(tx, tie)? {
        return Ok(link);
    }
    let link = store::insert(tx, tie)?;
    for event in Event::tied(link, tie) {
        tx.also(permit, &event)?;
    }
    Ok(link)
}

/// The form that follows each hit on the page of a thread; on a page of its own when something in it was wrong.
pub(crate) struct TieForm;

impl Form for TieForm {
    const NAME: &'static str = "thread-tie";
    const FIELDS: &'static [Field] = &[
        Field::hidden("kind").required(),
        Field::hidden("id").required(),
        Field::choice("relation", Aspect::WORDS).required(),
        Field::hidden("other_kind").required(),
        Field::hidden("other_id").required(),
    ];
    type New = NewTie;

    fn parse(input: &Input) -> Result<NewTie, FieldErrors> {
        let kind = input.line("kind", 1..=60);
        let id = input.id("id");
        let relation = input.choice("relation", Aspect::from_word);
        let other_kind = input.line("other_kind", 1..=60);
        let other_id = input.id("other_id");
        all_or_errors!(NewTie { kind, id, relation, other_kind, other_id })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (near, far) = (sent(ask, "kind", "id")?, sent(ask, "other_kind", "other_id")?);
        let (here, there) = ask.db.read(|r| Ok((ends::card(r, ask, &near)?, ends::card(r, ask, &far)?)))?;
        LINKS.allow_new(ask.actor, Verb::Tie, &())?;
        let mut draft = Draft::default()
            .value("kind", near.kind.as_ref())
            .value("id", near.id.to_string())
            .value("other_kind", far.kind.as_ref())
            .value("other_id", far.id.to_string())
            .crumb(&here.href, &here.title)
            .crumb(ends::href(&near), ask.say("thread-title"))
            .cancel(ends::href(&near));
        draft.before = both(ask, (&near, &here), (&far, &there));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewTie) -> Result<Reply> {
        let near = ends::named(ask, &new.kind, new.id)?;
        let far = ends::named(ask, &new.other_kind, new.other_id)?;
        let link = tie(ask, &near, new.relation, &far)?;
        Ok(Reply::made("link", link.number(), ends::href(&near), "thread-tie-done"))
    }
}

/// The record that two fields of the form name.
fn sent(ask: &Ask<'_>, kind: &str, id: &'static str) -> Result<Subject> {
    let id = ask.input.id(id).map_err(|_| Refused::NotFound)?;
    ends::named(ask, ask.input.raw(kind).trim(), id)
}

/// The two records above the form, so that the relation reads between them.
fn both(ask: &Ask<'_>, near: (&Subject, &Card), far: (&Subject, &Card)) -> Html {
    let mut facts = Facts::titled("");
    for (key, (subject, card)) in [("thread-first", near), ("thread-second", far)] {
        let label = ask.talk.with(key, &[("kind", ends::kind_label(ask, subject).into())]);
        facts = facts.link(label, &card.title, &card.href);
    }
    facts.render(ask.talk)
}
