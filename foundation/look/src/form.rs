//! Forms: label above, help below it, the error below the field and in a summary on top that links to it.
//! What was typed stays.

use askama::Template;
use kernel::{FieldError, FieldErrors, Input};
use texts::{Fact, Talk};

use crate::{Field, Html, Icon, Kind, Need};

/// How a form is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    #[default]
    Post,
    Get,
}

/// A whole form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub action: String,
    pub method: Method,
    /// The form's id on the page; needed only when buttons elsewhere send it.
    pub id: String,
    /// A line or two above the fields.
    pub intro: String,
    pub fields: Vec<Field>,
    /// Fields that few need, folded away until opened, filled or wrong.
    pub more: Vec<Field>,
    pub errors: FieldErrors,
    /// The words on the button that sends; "Spara" when empty.
    pub submit: String,
    /// Where the quiet "Avbryt" leads; no link when empty.
    pub cancel: String,
    /// The key that makes two sendings of this form one; no key when empty.
    pub once: String,
    /// Warns by the button's colour: what it does is hard to take back.
    pub is_danger: bool,
}

impl Form {
    pub fn new(action: impl Into<String>, submit: impl Into<String>, fields: Vec<Field>) -> Self {
        Self { action: action.into(), submit: submit.into(), fields, ..Self::default() }
    }

    /// The same form after a refusal: with what was typed and what was wrong.
    pub fn refused(mut self, input: &Input, errors: FieldErrors) -> Self {
        self.fields = self.fields.into_iter().map(|f| f.filled(input)).collect();
        self.more = self.more.into_iter().map(|f| f.filled(input)).collect();
        self.errors = errors;
        self
    }

    pub fn cancel(mut self, href: impl Into<String>) -> Self {
        self.cancel = href.into();
        self
    }

    pub fn render(&self, talk: &Talk) -> Html {
        let draw = |fields: &[Field]| fields.iter().map(|f| self.field(f, talk)).collect();
        let takes_file = |f: &Field| matches!(f.kind, Kind::File(_) | Kind::Files);
        let all = || self.fields.iter().chain(&self.more);
        Html::of(&View {
            it: self,
            talk,
            body: draw(&self.fields),
            more: draw(&self.more),
            more_is_open: self.more.iter().any(|f| f.is_filled() || self.error_of(&f.name, talk).is_some()),
            summary: self.errors.0.iter().map(|e| self.summary_line(e, talk)).collect(),
            is_multipart: all().any(takes_file),
        })
    }

    fn all(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().chain(&self.more)
    }

    fn field(&self, field: &Field, talk: &Talk) -> Html {
        let error = self.error_of(&field.name, talk);
        let id = format!("field-{}", field.name);
        let described: Vec<String> = [(!field.help.is_empty(), "help"), (error.is_some(), "error")]
            .iter()
            .filter(|(is_there, _)| *is_there)
            .map(|(_, what)| format!("{id}-{what}"))
            .collect();
        Html::of(&FieldView { f: field, talk, id, error, described: described.join(" ") })
    }

    fn error_of(&self, name: &str, talk: &Talk) -> Option<String> {
        let error = self.errors.0.iter().find(|e| e.field == name && !name.is_empty())?;
        Some(self.words(error, talk))
    }

    fn words(&self, error: &FieldError, talk: &Talk) -> String {
        let label = self.all().find(|f| f.name == error.field).map_or("", |f| f.label.as_str());
        error_text(talk, error, label)
    }

    /// The words and the address of a line of the summary; no address when no field has that name.
    fn summary_line(&self, error: &FieldError, talk: &Talk) -> (String, Option<String>) {
        let field = self.all().find(|f| f.name == error.field);
        (self.words(error, talk), field.map(|f| format!("#{}", first_id(f))))
    }
}

/// The id of what the keyboard should land on: the first answer of a group, otherwise the field itself.
fn first_id(field: &Field) -> String {
    let is_group = matches!(field.kind, Kind::Many(_)) || is_radios(field);
    let tail = if is_group { "-0" } else { "" };
    format!("field-{}{tail}", field.name)
}

fn is_radios(field: &Field) -> bool {
    matches!(&field.kind, Kind::Choice(choices) if choices.len() <= 5)
}

/// A field's error in words: the room's own text `error-<code>` first, otherwise look's `look-error-<code>`.
/// `label` is at hand to both as `{ $label }`, the error's facts by their names.
pub fn error_text(talk: &Talk, error: &FieldError, label: &str) -> String {
    let mut facts: Vec<(&str, Fact)> = vec![("label", label.into())];
    facts.extend(error.facts.iter().map(|(name, value)| (*name, fact(value))));
    let own = format!("error-{}", error.code);
    if talk.maybe(&own).is_some() {
        return talk.with(&own, &facts);
    }
    let ours = format!("look-error-{}", error.code);
    if talk.maybe(&ours).is_some() { talk.with(&ours, &facts) } else { talk.with("look-error-other", &facts) }
}

fn fact(value: &str) -> Fact {
    value.parse::<i64>().map_or_else(|_| value.into(), Fact::Number)
}

#[derive(Template)]
#[template(path = "form.html")]
struct View<'a> {
    it: &'a Form,
    talk: &'a Talk,
    body: Html,
    more: Html,
    more_is_open: bool,
    summary: Vec<(String, Option<String>)>,
    is_multipart: bool,
}

#[derive(Template)]
#[template(path = "field.html")]
struct FieldView<'a> {
    f: &'a Field,
    talk: &'a Talk,
    id: String,
    error: Option<String>,
    described: String,
}

impl FieldView<'_> {
    fn is_group(&self) -> bool {
        matches!(self.f.kind, Kind::Many(_)) || is_radios(self.f)
    }

    fn is_required(&self) -> bool {
        self.f.need == Need::Required
    }

    const fn group_type(&self) -> &'static str {
        match self.f.kind {
            Kind::Many(_) => "checkbox",
            _ => "radio",
        }
    }

    /// The words of a drop-down list's first, empty answer.
    fn nothing(&self) -> String {
        self.talk.say(if self.is_required() { "look-choose" } else { "look-choose-none" })
    }
}

#[cfg(test)]
#[path = "form_test.rs"]
mod tests;
