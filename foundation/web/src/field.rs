use look::{Choice, Html, Kind};
use texts::Talk;

/// A field of a form, declared once: the page, the JSON, the API's description and the check for unknown names
/// all come from it. Its words are the texts `FORM-name` and, if there is one, `FORM-name-help`.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
    pub is_required: bool,
    /// Folded away on the page until opened.
    pub is_folded: bool,
    /// What browsers fill in, such as `username`.
    pub autocomplete: &'static str,
}

/// What a field takes. Limits are checked where the form is parsed; here they describe it.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// One line of at most so many characters.
    Line(usize),
    /// Several lines of at most so many characters.
    Prose(usize),
    /// One of these words; their texts are `FORM-name-word`.
    Choice(&'static [&'static str]),
    /// One of the choices that the draft brings.
    Pick,
    /// Any of the choices that the draft brings.
    Many,
    Check,
    Day,
    Number(i64, i64),
    Money,
    Secret,
    Email,
    /// A file; what the browser offers, such as `.csv,.xlsx`.
    File(&'static str),
    /// Any number of files of any kind; how many are taken is checked where the form is parsed.
    Files,
    Hidden,
}

impl Field {
    const fn new(name: &'static str, kind: FieldKind) -> Self {
        Self { name, kind, is_required: false, is_folded: false, autocomplete: "" }
    }
    pub const fn line(name: &'static str, max: usize) -> Self {
        Self::new(name, FieldKind::Line(max))
    }
    pub const fn prose(name: &'static str, max: usize) -> Self {
        Self::new(name, FieldKind::Prose(max))
    }
    pub const fn choice(name: &'static str, words: &'static [&'static str]) -> Self {
        Self::new(name, FieldKind::Choice(words))
    }
    pub const fn pick(name: &'static str) -> Self {
        Self::new(name, FieldKind::Pick)
    }
    pub const fn many(name: &'static str) -> Self {
        Self::new(name, FieldKind::Many)
    }
    pub const fn check(name: &'static str) -> Self {
        Self::new(name, FieldKind::Check)
    }
    pub const fn day(name: &'static str) -> Self {
        Self::new(name, FieldKind::Day)
    }
    pub const fn number(name: &'static str, min: i64, max: i64) -> Self {
        Self::new(name, FieldKind::Number(min, max))
    }
    pub const fn money(name: &'static str) -> Self {
        Self::new(name, FieldKind::Money)
    }
    pub const fn secret(name: &'static str) -> Self {
        Self::new(name, FieldKind::Secret)
    }
    pub const fn email(name: &'static str) -> Self {
        Self::new(name, FieldKind::Email)
    }
    pub const fn file(name: &'static str, accept: &'static str) -> Self {
        Self::new(name, FieldKind::File(accept))
    }
    pub const fn files(name: &'static str) -> Self {
        Self::new(name, FieldKind::Files)
    }
    pub const fn hidden(name: &'static str) -> Self {
        Self::new(name, FieldKind::Hidden)
    }
    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }
    pub const fn folded(mut self) -> Self {
        self.is_folded = true;
        self
    }
    pub const fn autocomplete(mut self, hint: &'static str) -> Self {
        self.autocomplete = hint;
        self
    }

    /// The field as drawn: with its words in the reader's language, its value and choices.
    pub(crate) fn drawn(
        &self,
        form: &str,
        talk: &Talk,
        value: &str,
        values: &[String],
        choices: &[Choice],
    ) -> look::Field {
        let key = format!("{form}-{}", self.name);
        let label = match self.kind {
            FieldKind::Hidden => String::new(),
            _ => talk.say(&key),
        };
        let mut field = look::Field::new(self.drawn_kind(&key, talk, choices), self.name, label);
        field.help = talk.maybe(&format!("{key}-help")).unwrap_or_default();
        field.value = value.to_owned();
        field.values = values.to_vec();
        field.autocomplete = self.autocomplete.to_owned();
        if self.is_required { field.required() } else { field }
    }

    fn drawn_kind(&self, key: &str, talk: &Talk, choices: &[Choice]) -> Kind {
        match self.kind {
            FieldKind::Line(_) => Kind::Line,
            FieldKind::Prose(_) => Kind::Prose(5),
            FieldKind::Choice(words) => Kind::Choice(
                words.iter().map(|word| Choice::new(*word, talk.say(&format!("{key}-{word}")))).collect(),
            ),
            FieldKind::Pick => Kind::Pick(choices.to_vec()),
            FieldKind::Many if choices.is_empty() => Kind::Show(Html::default()),
            FieldKind::Many => Kind::Many(choices.to_vec()),
            FieldKind::Check => Kind::Check,
            FieldKind::Day => Kind::Day,
            FieldKind::Number(..) => Kind::Number(String::new()),
            FieldKind::Money => Kind::Money("kr".to_owned()),
            FieldKind::Secret => Kind::Secret,
            FieldKind::Email => Kind::Email,
            FieldKind::File(accept) => Kind::File(accept.to_owned()),
            FieldKind::Files => Kind::Files,
            FieldKind::Hidden => Kind::Hidden,
        }
    }
}
