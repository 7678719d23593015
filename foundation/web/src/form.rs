use kernel::{FieldError, FieldErrors, Input, Refused, Result};
use look::{Choice, Crumb, Html};

use crate::field::{Field, FieldKind};
use crate::{Ask, Page, Reply, Wants, once};

/// A form: parse, draw, act. GET, POST and JSON come from it. On refusal what was typed is drawn again with 422.
/// Its words are `WORDS-title`, `WORDS-lead` (if there is one), `WORDS-submit` and those of its fields.
pub trait Form: Send + Sync + 'static {
    /// `room-verb`, such as `needs-ask`.
    const NAME: &'static str;
    /// What the keys of its words begin with: its name, unless two forms share their words.
    const WORDS: &'static str = Self::NAME;
    const FIELDS: &'static [Field];
    /// Whether what was sent twice is done once. Not where the answer shows a secret that the second sending must show too.
    const ONCE: Once = Once::IsKept;
    /// The largest body; larger for forms that take files.
    const MAX_BYTES: u64 = crate::FORM_BYTES;
    /// What a good input becomes.
    type New;

    /// Reads the input; all errors at once.
    fn parse(input: &Input) -> Result<Self::New, FieldErrors>;

    /// What stands in the form when it is opened. Loads the record, so what may not be changed is not found here.
    fn draft(ask: &Ask<'_>) -> Result<Draft>;

    /// Does it.
    fn act(ask: &Ask<'_>, new: Self::New) -> Result<Reply>;

    /// The page around the form.
    fn page(ask: &Ask<'_>, draft: &Draft, form: Html) -> Page {
        let mut page =
            Page::titled(draft.title.clone().unwrap_or_else(|| ask.say(&format!("{}-title", Self::WORDS))));
        page.head.lead = ask.talk.maybe(&format!("{}-lead", Self::WORDS)).unwrap_or_default();
        page.crumbs.clone_from(&draft.crumbs);
        page.body = draft.before.clone().then(&form).then(&draft.after);
        page.aside = draft.aside.clone();
        page
    }
}

/// What becomes of a form that is sent twice, by two clicks or by going back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Once {
    /// The second sending hears what the first was answered, and does nothing.
    IsKept,
    /// Each sending is done.
    IsNot,
}

/// A form as it stands before it is sent.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub values: Vec<(&'static str, String)>,
    /// What is ticked in fields that take several.
    pub ticked: Vec<(&'static str, Vec<String>)>,
    pub choices: Vec<(&'static str, Vec<Choice>)>,
    pub crumbs: Vec<Crumb>,
    /// Instead of the text `WORDS-title`.
    pub title: Option<String>,
    /// Where "cancel" leads.
    pub cancel: String,
    /// Around the form: already drawn.
    pub before: Html,
    pub after: Html,
    pub aside: Html,
    /// It is hard to take back: the button warns.
    pub is_danger: bool,
    /// Fields that are not for this person: not drawn. What they may send is the policy's to say, not the form's.
    pub leave_out: Vec<&'static str>,
}

impl Draft {
    pub fn value(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.values.push((field, value.into()));
        self
    }

    pub fn choices(mut self, field: &'static str, choices: Vec<Choice>) -> Self {
        self.choices.push((field, choices));
        self
    }

    pub fn ticked(mut self, field: &'static str, values: Vec<String>) -> Self {
        self.ticked.push((field, values));
        self
    }

    pub fn crumb(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.crumbs.push(Crumb::new(href, label));
        self
    }

    pub fn cancel(mut self, href: impl Into<String>) -> Self {
        self.cancel = href.into();
        self
    }

    pub fn leave_out(mut self, field: &'static str) -> Self {
        self.leave_out.push(field);
        self
    }
}

fn found<'a, T>(pairs: &'a [(&'static str, T)], name: &str) -> Option<&'a T> {
    pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// The form as HTML, for its own page or inside another; `action` is where it is sent.
pub fn draw_form<F: Form>(ask: &Ask<'_>, action: &str, draft: &Draft) -> Html {
    drawn::<F>(ask, action, draft, None)
}

fn drawn<F: Form>(
    ask: &Ask<'_>,
    action: &str,
    draft: &Draft,
    refused: Option<(&Input, FieldErrors)>,
) -> Html {
    let draw = |folded: bool| -> Vec<look::Field> {
        F::FIELDS
            .iter()
            .filter(|field| field.is_folded == folded && !draft.leave_out.contains(&field.name))
            .map(|field| {
                let value = found(&draft.values, field.name).map_or("", String::as_str);
                let values = found(&draft.ticked, field.name).map_or(&[][..], Vec::as_slice);
                let choices = found(&draft.choices, field.name).map_or(&[][..], Vec::as_slice);
                field.drawn(F::WORDS, ask.talk, value, values, choices)
            })
            .collect()
    };
    let mut form = look::Form::new(action, ask.say(&format!("{}-submit", F::WORDS)), draw(false));
    form.once = once::new_key().filter(|_| F::ONCE == Once::IsKept).unwrap_or_default();
    form.more = draw(true);
    form.cancel.clone_from(&draft.cancel);
    form.is_danger = draft.is_danger;
    if let Some((input, errors)) = refused {
        form = form.refused(input, errors);
    }
    form.render(ask.talk)
}

/// Where a form is sent: its own address, within the queue that it was opened from.
pub(crate) fn action(ask: &Ask<'_>) -> String {
    format!("{}{}", ask.path, crate::queue::onward(ask))
}

/// GET: the form as it stands.
pub(crate) fn open<F: Form>(ask: &Ask<'_>) -> Result<Reply> {
    let mut draft = F::draft(ask)?;
    for field in F::FIELDS {
        // An address may fill the form in: /needs/ask?unit=3
        if ask.query.has(field.name)
            && !matches!(field.kind, FieldKind::Secret | FieldKind::File(_) | FieldKind::Files)
        {
            draft.values.insert(0, (field.name, ask.query.raw(field.name).to_owned()));
        }
    }
    let form = draw_form::<F>(ask, &action(ask), &draft);
    Ok(Reply::Page(Box::new(F::page(ask, &draft, form))))
}

/// POST: parses and acts; a refusal that the person can mend draws the form again with what was typed.
pub(crate) fn send<F: Form>(ask: &Ask<'_>) -> Result<Reply> {
    match F::parse(ask.input).map_err(Refused::from).and_then(|new| F::act(ask, new)) {
        Err(Refused::Invalid(errors)) if ask.wants == Wants::Page => {
            let draft = F::draft(ask)?;
            let form = drawn::<F>(ask, &action(ask), &draft, Some((ask.input, errors)));
            Ok(Reply::Refused(Box::new(F::page(ask, &draft, form))))
        }
        Err(refused @ (Refused::Rule { .. } | Refused::Conflict)) if ask.wants == Wants::Page => {
            crate::again::again::<F>(ask, &refused)
        }
        other => other,
    }
}

/// Names in a JSON body that no field has: refused, so that nobody thinks they were stored.
pub(crate) fn unknown_fields(fields: &[Field], ask: &Ask<'_>) -> FieldErrors {
    if ask.wants == Wants::Page {
        return FieldErrors::default();
    }
    let known = |name: &str| fields.iter().any(|field| field.name == name);
    let unknown =
        ask.input.names().filter(|name| !known(name)).map(|name| FieldError::new(name, "unknown-field"));
    FieldErrors(unknown.collect())
}
