//! One field of a form: a name, a label in words, and what kind of answer it takes.

use kernel::Input;

use crate::Html;

/// Must it be filled in? Marked in words, not by a star.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    #[default]
    Optional,
    Required,
}

/// One answer to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A line that explains the answer; shown for radios and checkboxes.
    pub help: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), help: String::new() }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kind {
    /// One line of text.
    #[default]
    Line,
    /// Several lines; the number is how many to show.
    Prose(u8),
    /// One of few: radios up to five answers, otherwise a drop-down list.
    Choice(Vec<Choice>),
    /// One of many: always a drop-down list.
    Pick(Vec<Choice>),
    /// Any of these: checkboxes.
    Many(Vec<Choice>),
    /// Yes or no: one checkbox, whose label is the field's.
    Check,
    Day,
    /// A whole number; the text is the unit written after the box ("st", "timmar"), may be empty.
    Number(String),
    /// An amount in the currency written after the box ("kr").
    Money(String),
    /// A password or code: never shown, never kept.
    Secret,
    Email,
    /// A file; the text is what the browser offers (`accept`), such as `.csv,.xlsx`; may be empty.
    File(String),
    /// Several files of any kind.
    Files,
    /// Sent along unseen.
    Hidden,
    /// Not an answer but a heading between fields: `label` is the heading, `help` the lines below it.
    Section,
    /// Not an answer but something already drawn.
    Show(Html),
}

/// A field of a form: `Field::line("title", "Rubrik").required().help("Vad gäller det?")`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The name it is sent under. Its id on the page is `field-` and this name.
    pub name: String,
    pub label: String,
    pub help: String,
    pub kind: Kind,
    pub need: Need,
    /// What stands in it now.
    pub value: String,
    /// What is ticked now, for [`Kind::Many`].
    pub values: Vec<String>,
    /// The browser's hint for filling in, such as `email`, `current-password`, `one-time-code`.
    pub autocomplete: String,
}

impl Field {
    /// A field of any kind.
    pub fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { kind, name: name.into(), label: label.into(), ..Self::default() }
    }

    pub fn line(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Line, name, label)
    }

    pub fn prose(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Prose(6), name, label)
    }

    pub fn choice(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Choice(choices), name, label)
    }

    pub fn pick(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Pick(choices), name, label)
    }

    pub fn many(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Many(choices), name, label)
    }

    pub fn check(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Check, name, label)
    }

    pub fn day(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Day, name, label)
    }

    pub fn number(name: impl Into<String>, label: impl Into<String>, unit: impl Into<String>) -> Self {
        Self::new(Kind::Number(unit.into()), name, label)
    }

    /// An amount in kronor.
    pub fn money(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Money("kr".to_owned()), name, label)
    }

    pub fn secret(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Secret, name, label).autocomplete("current-password")
    }

    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Email, name, label).autocomplete("email")
    }

    pub fn file(name: impl Into<String>, label: impl Into<String>, accept: impl Into<String>) -> Self {
        Self::new(Kind::File(accept.into()), name, label)
    }

    pub fn hidden(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Kind::Hidden, name, "").value(value)
    }

    /// A heading between fields.
    pub fn section(title: impl Into<String>) -> Self {
        Self::new(Kind::Section, "", title)
    }

    /// Anything already drawn, between fields.
    pub fn show(html: Html) -> Self {
        Self::new(Kind::Show(html), "", "")
    }

    pub fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    pub fn values(mut self, values: Vec<String>) -> Self {
        self.values = values;
        self
    }

    pub fn autocomplete(mut self, hint: impl Into<String>) -> Self {
        self.autocomplete = hint.into();
        self
    }

    /// The same field with what was typed, so that nothing is lost. Secrets and files are never kept.
    pub(crate) fn filled(mut self, input: &Input) -> Self {
        match self.kind {
            Kind::Secret | Kind::File(_) | Kind::Files | Kind::Section | Kind::Show(_) => {}
            Kind::Many(_) => self.values = input.all(&self.name).to_vec(),
            Kind::Check => self.value = if input.is_ticked(&self.name) { "1".into() } else { String::new() },
            _ => input.raw(&self.name).clone_into(&mut self.value),
        }
        self
    }

    pub(crate) fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(choices) | Kind::Pick(choices) | Kind::Many(choices) => choices,
            _ => &[],
        }
    }

    /// Whether an answer stands chosen now.
    pub(crate) fn has(&self, value: &str) -> bool {
        match self.kind {
            Kind::Many(_) => self.values.iter().any(|v| v == value),
            _ => self.value == value,
        }
    }

    pub(crate) fn is_filled(&self) -> bool {
        !self.value.is_empty() || !self.values.is_empty()
    }
}
