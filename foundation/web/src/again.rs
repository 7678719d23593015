//! A form that was refused by a rule or because somebody else was first: what was typed is never lost.

use kernel::{Refused, Result};
use look::{Act, Html, Mood, Notice, escape};

use crate::field::FieldKind;
use crate::form::{Form, draw_form};
use crate::{Ask, Draft, Page, Reply, problem};

/// The form as the record is now with what was typed in it, or what was typed alone where the record no longer takes
/// the form.
pub(crate) fn again<F: Form>(ask: &Ask<'_>, refused: &Refused) -> Result<Reply> {
    let notice = |href: &str, help: &str| {
        let mut notice = Notice::new(Mood::Watch, ask.say(help));
        notice.title = problem::title(refused, ask.talk);
        notice.act = Some(Act::go(ask.say("web-form-look"), href));
        notice.render(ask.talk)
    };
    if let Ok(mut draft) = F::draft(ask) {
        fill::<F>(ask, &mut draft);
        let record = if draft.cancel.is_empty() { record(ask) } else { draft.cancel.clone() };
        draft.before = notice(&record, "web-form-kept").then(&draft.before);
        let form = draw_form::<F>(ask, &crate::form::action(ask), &draft);
        return Ok(Reply::Again(Box::new(F::page(ask, &draft, form))));
    }
    let mut page = Page::titled(ask.say(&format!("{}-title", F::WORDS)));
    page.body = notice(&record(ask), "web-form-copy").then(&typed::<F>(ask));
    Ok(Reply::Again(Box::new(page)))
}

/// What is hidden stays the record's own, so that sending again is about what stands there now.
fn fill<F: Form>(ask: &Ask<'_>, draft: &mut Draft) {
    for field in F::FIELDS {
        match field.kind {
            FieldKind::Hidden | FieldKind::Secret | FieldKind::File(_) | FieldKind::Files => {}
            FieldKind::Many => draft.ticked.insert(0, (field.name, ask.input.all(field.name).to_vec())),
            _ => draft.values.insert(0, (field.name, ask.input.raw(field.name).to_owned())),
        }
    }
}

/// What was written, to be copied.
fn typed<F: Form>(ask: &Ask<'_>) -> Html {
    let is_written = |kind: &FieldKind| matches!(kind, FieldKind::Line(_) | FieldKind::Prose(_));
    let fields = F::FIELDS.iter().filter(|field| is_written(&field.kind));
    let written =
        fields.map(|field| (field, ask.input.raw(field.name).trim())).filter(|(_, text)| !text.is_empty());
    written
        .map(|(field, text)| {
            let label = field.drawn(F::WORDS, ask.talk, "", &[], &[]).label;
            Html(format!("<h2>{}</h2><p class=\"written\">{}</p>", escape(&label), escape(text)))
        })
        .collect()
}

/// The page of the record that the form is about: the address without the verb.
fn record(ask: &Ask<'_>) -> String {
    match ask.path.rsplit_once('/') {
        Some((record, _)) if !record.is_empty() => record.to_owned(),
        _ => "/".to_owned(),
    }
}
