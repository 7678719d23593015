//! What a room declares for each kind of record that it lets in from tables, once.

use std::collections::HashMap;
use std::sync::OnceLock;

use access::{Actor, Permit};
use kernel::Result;
use look::Choice;
use store::{Reading, Tx};

use crate::{Value, Values, Why};

/// A kind of record that tables may be imported into. Intake reads the file, finds the records, compares, asks,
/// remembers and undoes; the room says what a record is and puts it in place by its own rules.
///
/// Texts: `WORDS` (the kind in the plural), `WORDS-FIELD` for each field and `WORDS-FIELD-CHOICE` for each choice.
#[derive(Clone, Copy)]
pub struct Target {
    /// The kind, as in the journal and in addresses: `person`.
    pub kind: &'static str,
    /// The beginning of its text keys: `people-import-person`.
    pub words: &'static str,
    pub fields: &'static [Field],
    /// The fields by which a record is known again, together; the best first.
    pub keys: &'static [&'static [&'static str]],
    /// May this person bring in such records at all? The rule of each record is [`Target::check`].
    pub may: fn(&Actor) -> bool,
    /// Finds records by the values of some fields: for all that has them, the values and the record's number.
    /// More than was asked for may be given; it is compared again.
    pub find: fn(&Reading<'_>, &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>>,
    /// The records with these numbers as they are now, with every field. What the actor may not change is left out.
    pub load: fn(&Reading<'_>, &Actor, &[i64]) -> Result<Vec<Known>>,
    /// Why this row may not become a record, or change this one; empty when it may. Pure: all is at hand.
    pub check: fn(&Actor, Option<&Known>, &Values) -> Vec<Why>,
    /// Makes the record, or changes it: only the fields in the values, of which [`Value::Nothing`] empties one.
    /// Says so with [`Tx::also`] and gives the record's number.
    pub put: fn(&Tx<'_>, &Permit, Option<&Known>, &Values) -> Result<i64>,
    /// Takes a record that was made away again, without a trace outside the journal. When something refers to it:
    /// a refusal ([`kernel::Refused::Conflict`] as the database gives it, or a rule of the room's own).
    pub remove: fn(&Tx<'_>, &Permit, i64) -> Result<()>,
    /// The record's page.
    pub href: fn(i64) -> String,
}

/// A field that a column of a table may go to.
#[derive(Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub takes: Takes,
    /// A new record must have it.
    pub is_required: bool,
    /// No two records have the same: a row that would share it with another record is refused by name.
    pub is_unique: bool,
    /// Headings that mean this field, in Swedish and English, lower case.
    pub hints: &'static [&'static str],
    /// Looks at all rows once, for what no row can tell by itself.
    pub review: Option<Review>,
    /// The room's review fills it from the row's other values: no column goes to it, and it may stand in a key.
    pub is_reckoned: bool,
    /// It makes the kind a closed one: a table of it is not shown to whoever looks after the program alone.
    pub is_closed: bool,
    /// Who is told what stands in it; everybody who may see the import when nothing is said.
    pub told_if: Option<fn(&Actor) -> bool>,
}

/// What a room does with rows before their records are looked for: it may say which record a row is about whatever
/// its key says, put values right, and give reasons why a row cannot come in.
pub type Review = fn(&Reading<'_>, &mut [Incoming]) -> Result<()>;

/// A row on its way in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Its place in the sheet, from 0: what [`Value::Row`] names.
    pub row: usize,
    pub values: Values,
    /// The record that it is about.
    pub about: Option<i64>,
    pub whys: Vec<Why>,
}

/// What a field takes. Lengths are characters.
#[derive(Clone, Copy)]
pub enum Takes {
    Line(usize),
    Prose(usize),
    /// A person's full name, which may stand in two columns or as `Efternamn, Förnamn`.
    PersonName(usize),
    /// Signs that identify; never a number.
    Code(usize),
    Email,
    Phone,
    Whole(i64, i64),
    Money,
    Day,
    Flag,
    Choice(&'static [Word]),
    /// Another record, by its code or name.
    Record(Refer),
    /// Several others, parted by `;`, `,` or line ends.
    Records(Refer),
    /// Another record of the same kind, perhaps one that stands in the same file.
    Own(Refer, &'static [&'static str]),
}

/// One answer of a choice, and what people write for it, lower case.
#[derive(Clone, Copy)]
pub struct Word {
    pub word: &'static str,
    pub means: &'static [&'static str],
}

/// How another record is found.
#[derive(Clone, Copy)]
pub struct Refer {
    /// The kind of the records: who may not read one does not read its name in a row either.
    pub kind: &'static str,
    /// Finds records by what stands in cells: for each text that means something, what.
    pub look_up: fn(&Reading<'_>, &Actor, &[String]) -> Result<HashMap<String, Match>>,
    /// The records to choose from when one is meant for all rows; the value of each is its number.
    pub choices: fn(&Reading<'_>) -> Result<Vec<Choice>>,
}

/// What a text was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    One {
        id: i64,
        name: String,
    },
    /// More than one record is called this.
    Several,
}

/// Values to find records by.
pub struct Asked<'a> {
    pub actor: &'a Actor,
    /// The names of the fields, in order.
    pub fields: &'a [&'a str],
    /// For each record the fields' values in the same order; at most some hundred.
    pub values: &'a [Vec<Value>],
}

impl Asked<'_> {
    /// The texts of one of the fields, each once: for `AND column IN (…)`.
    pub fn texts(&self, field: usize) -> Vec<&str> {
        let mut texts: Vec<&str> = self.values.iter().filter_map(|values| values[field].as_text()).collect();
        texts.sort_unstable();
        texts.dedup();
        texts
    }
}

/// A record as it is now.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: i64,
    /// Grows with every change of the record, whoever makes it.
    pub version: i64,
    /// What people call it.
    pub name: String,
    /// Every field of the target; [`Value::Nothing`] where there is none.
    pub values: Values,
}

impl Field {
    /// A field that may be left out.
    pub const fn new(name: &'static str, takes: Takes, hints: &'static [&'static str]) -> Self {
        Self {
            name,
            takes,
            is_required: false,
            is_unique: false,
            hints,
            review: None,
            is_reckoned: false,
            is_closed: false,
            told_if: None,
        }
    }

    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    pub const fn unique(mut self) -> Self {
        self.is_unique = true;
        self
    }

    pub const fn reviewed(mut self, review: Review) -> Self {
        self.review = Some(review);
        self
    }

    /// A field that the review fills; what a key needs that no column holds, such as which of several equal rows it is.
    pub const fn reckoned(mut self) -> Self {
        self.is_reckoned = true;
        self
    }

    /// A field with what the program's administrator has no part in, such as other people's invoices.
    pub const fn closed(mut self) -> Self {
        self.is_closed = true;
        self
    }

    /// A field that is read by these alone, whoever may see the import: such as who has a thing.
    pub const fn told_if(mut self, may: fn(&Actor) -> bool) -> Self {
        self.told_if = Some(may);
        self
    }

    /// A day that no column holds is the file's own, such as the last of its month: it is asked for with each file.
    pub(crate) const fn is_asked_each_time(&self) -> bool {
        self.is_required && matches!(self.takes, Takes::Day)
    }

    pub(crate) fn is_told_to(&self, actor: &Actor) -> bool {
        self.told_if.is_none_or(|told_to| told_to(actor))
    }

    /// How another record is found, if the field takes one.
    pub(crate) const fn refer(&self) -> Option<&Refer> {
        match &self.takes {
            Takes::Record(refer) | Takes::Records(refer) | Takes::Own(refer, _) => Some(refer),
            _ => None,
        }
    }

    const fn sheet_kind(&self) -> sheets::FieldKind {
        match self.takes {
            Takes::Line(_) | Takes::Prose(_) => sheets::FieldKind::Text,
            Takes::PersonName(_) => sheets::FieldKind::PersonName,
            Takes::Code(_) | Takes::Record(_) | Takes::Own(..) => sheets::FieldKind::Code,
            Takes::Records(_) => sheets::FieldKind::Text,
            Takes::Email => sheets::FieldKind::Email,
            Takes::Phone => sheets::FieldKind::Phone,
            Takes::Whole(..) => sheets::FieldKind::Number,
            Takes::Money => sheets::FieldKind::Money,
            Takes::Day => sheets::FieldKind::Date,
            Takes::Flag => sheets::FieldKind::Bool,
            Takes::Choice(_) => sheets::FieldKind::Choice,
        }
    }
}

impl Target {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field with this name, when a column or a value for all rows may go to it.
    pub(crate) fn open_field(&self, name: &str) -> Option<&'static Field> {
        self.field(name).filter(|field| !field.is_reckoned)
    }

    /// Does the room fill the field by itself?
    pub(crate) fn is_reckoned(&self, name: &str) -> bool {
        self.field(name).is_some_and(|field| field.is_reckoned)
    }

    /// The text key of a field's label.
    pub fn label_key(&self, field: &str) -> String {
        format!("{}-{field}", self.words)
    }

    /// The records that a field's value names, with their kind.
    pub(crate) fn referred(&self, field: &str, value: &Value) -> Vec<(&'static str, i64)> {
        let kind = match self.field(field).map(|field| field.takes) {
            Some(Takes::Record(refer) | Takes::Records(refer) | Takes::Own(refer, _)) => refer.kind,
            _ => return Vec::new(),
        };
        value.as_record().into_iter().chain(value.as_records()).map(|id| (kind, id)).collect()
    }

    pub(crate) fn sheet_fields(&self) -> Vec<sheets::TargetField> {
        self.fields
            .iter()
            .filter(|field| !field.is_reckoned)
            .map(|field| sheets::TargetField {
                name: field.name,
                kind: field.sheet_kind(),
                required: field.is_required,
                hints: field.hints,
            })
            .collect()
    }
}

static TARGETS: OnceLock<Vec<Target>> = OnceLock::new();

/// Tells intake, once when the program starts, what the rooms let in; their order is the order of choice.
pub fn install(targets: Vec<Target>) {
    let _ = TARGETS.set(targets);
}

/// All kinds that tables may be imported into.
pub(crate) fn targets() -> &'static [Target] {
    TARGETS.get().map_or(&[], Vec::as_slice)
}

/// Does the kind hold what the program's administrator has no part in?
pub(crate) fn is_closed(kind: &str) -> bool {
    target(kind).is_some_and(|target| target.fields.iter().any(|field| field.is_closed))
}

/// Does the kind have fields that the actor is not told of?
pub(crate) fn is_untold(kind: &str, actor: &Actor) -> bool {
    target(kind).is_some_and(|target| target.fields.iter().any(|field| !field.is_told_to(actor)))
}

/// The kind with this name.
pub(crate) fn target(kind: &str) -> Option<&'static Target> {
    targets().iter().find(|target| target.kind == kind)
}
