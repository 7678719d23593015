//! Which column goes to which field, with a confidence and a reason for a person to judge.

use crate::types::{Guess, Kind};
use crate::{Note, Table, words};

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    /// A person's full name, which may stand in two columns or as `Efternamn, Förnamn`.
    PersonName,
    Code,
    Number,
    Money,
    Date,
    Moment,
    Bool,
    Email,
    Phone,
    Choice,
}

/// A field that a kind of record declares for import.
#[derive(Debug, Clone, Copy)]
pub struct TargetField {
    pub name: &'static str,
    pub kind: FieldKind,
    pub required: bool,
    /// Headings that mean this field, in Swedish and English.
    pub hints: &'static [&'static str],
}

/// Where the value of a field comes from. Columns are places in [`Table::columns`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Column(usize),
    /// The code of a cell that holds code and name.
    CodeOf(usize),
    /// The name of a cell that holds code and name.
    NameOf(usize),
    /// First and last name in two columns.
    Joined {
        first: usize,
        last: usize,
    },
    /// `Efternamn, Förnamn` in one column.
    LastCommaFirst(usize),
}

/// A proposed source for a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub field: &'static str,
    pub source: Source,
    /// 0 to 100.
    pub confidence: u8,
    pub reason: Note,
}

const FIRST: &[&str] = &["fornamn", "first name", "given name", "firstname", "tilltalsnamn", "fnamn"];
const LAST: &[&str] = &["efternamn", "last name", "family name", "surname", "lastname", "enamn"];

/// Proposes a source for each field that some column fits; `comma_names` says of each column whether its
/// values are mostly `Efternamn, Förnamn` (see [`comma_names`]). Sensitive columns are never proposed.
pub fn propose(
    fields: &[TargetField],
    table: &Table,
    guesses: &[Guess],
    comma_names: &[bool],
) -> Vec<Proposal> {
    let mut pairs = Vec::new();
    for (f, field) in fields.iter().enumerate() {
        for (c, guess) in guesses.iter().enumerate().filter(|(_, guess)| guess.sensitive.is_none()) {
            if let Some((confidence, reason)) = fit(field, &table.columns[c].name, guess) {
                pairs.push((confidence, f, c, reason));
            }
        }
    }
    pairs.sort_by_key(|(confidence, f, c, _)| (std::cmp::Reverse(*confidence), *f, *c));
    let mut proposals: Vec<Proposal> = joined_names(fields, table, guesses, &pairs).into_iter().collect();
    let mut taken: Vec<usize> = proposals.iter().flat_map(|proposal| proposal.source.columns()).collect();
    for (confidence, f, c, reason) in pairs {
        let field = &fields[f];
        if taken.contains(&c) || proposals.iter().any(|proposal| proposal.field == field.name) {
            continue;
        }
        let is_comma = comma_names.get(c).copied() == Some(true) || says_comma(&table.columns[c].name);
        let source = source(field, &guesses[c], is_comma, c);
        taken.push(c);
        proposals.push(Proposal { field: field.name, source, confidence, reason });
    }
    split_names(fields, guesses, &mut proposals);
    proposals
}

impl Source {
    /// The columns that the value comes from.
    pub fn columns(&self) -> Vec<usize> {
        match self {
            Self::Column(c) | Self::CodeOf(c) | Self::NameOf(c) | Self::LastCommaFirst(c) => vec![*c],
            Self::Joined { first, last } => vec![*first, *last],
        }
    }

    /// The field's text made of the cells' texts, in the order of [`Source::columns`].
    pub fn text(&self, cells: &[&str]) -> String {
        let cell = |n: usize| cells.get(n).map_or("", |text| text.trim());
        match self {
            Self::Column(_) => cell(0).to_owned(),
            Self::CodeOf(_) => {
                crate::types::code_and_name(cell(0)).map_or(cell(0), |(code, _)| code).to_owned()
            }
            Self::NameOf(_) => {
                crate::types::code_and_name(cell(0)).map_or(cell(0), |(_, name)| name).to_owned()
            }
            Self::Joined { .. } => format!("{} {}", cell(0), cell(1)).trim().to_owned(),
            Self::LastCommaFirst(_) => match cell(0).split_once(',') {
                Some((last, first)) => format!("{} {}", first.trim(), last.trim()).trim().to_owned(),
                None => cell(0).to_owned(),
            },
        }
    }
}

/// Of each column whether its values are mostly two names with a comma between.
pub fn comma_names(sheet: &crate::Sheet, table: &Table) -> Vec<bool> {
    let name = |part: &str| {
        let part = part.trim();
        (1..=40).contains(&part.chars().count())
            && part.chars().all(|c| c.is_alphabetic() || " -'’.".contains(c))
    };
    table
        .columns
        .iter()
        .map(|column| {
            let (mut some, mut comma) = (0, 0);
            for row in table.rows().take(200) {
                let shown = sheet.cells.cell(row, column.index).show();
                let parts: Vec<&str> = shown.split(',').collect();
                some += usize::from(!shown.trim().is_empty());
                comma += usize::from(parts.len() == 2 && parts.iter().all(|part| name(part)));
            }
            some > 0 && comma * 10 >= some * 8
        })
        .collect()
}

/// A heading such as `Efternamn, förnamn` says how the names under it are written.
fn says_comma(heading: &str) -> bool {
    let parts: Vec<String> = heading.split(',').map(words::fold).collect();
    matches!(&parts[..], [last, first] if LAST.contains(&last.as_str()) && FIRST.contains(&first.as_str()))
}

fn source(field: &TargetField, guess: &Guess, comma: bool, column: usize) -> Source {
    match (field.kind, guess.column_type.kind) {
        (FieldKind::Code, Kind::CodeName) => Source::CodeOf(column),
        (FieldKind::PersonName, _) if comma => Source::LastCommaFirst(column),
        _ => Source::Column(column),
    }
}

/// A name field fed from first and last name, when no single column is better.
fn joined_names(
    fields: &[TargetField],
    table: &Table,
    guesses: &[Guess],
    pairs: &[(u8, usize, usize, Note)],
) -> Option<Proposal> {
    let named = |words: &[&str]| {
        let fits = |(n, column): &(usize, &crate::Column)| {
            guesses[*n].sensitive.is_none() && words.contains(&words::fold(&column.name).as_str())
        };
        table.columns.iter().enumerate().find(fits).map(|(n, _)| n)
    };
    let (first, last) = (named(FIRST)?, named(LAST)?);
    let (f, field) = fields.iter().enumerate().find(|(_, field)| field.kind == FieldKind::PersonName)?;
    let whole = pairs
        .iter()
        .any(|(confidence, pf, c, _)| *pf == f && *confidence >= 98 && ![first, last].contains(c));
    let reason = Note::new("first-and-last-name")
        .with("first", &table.columns[first].name)
        .with("last", &table.columns[last].name);
    (!whole).then_some(Proposal {
        field: field.name,
        source: Source::Joined { first, last },
        confidence: 95,
        reason,
    })
}

/// Gives the name half of a code-and-name cell to a field that asks for it.
fn split_names(fields: &[TargetField], guesses: &[Guess], proposals: &mut Vec<Proposal>) {
    let split: Vec<(usize, &'static str, u8)> = proposals
        .iter()
        .filter_map(|proposal| match proposal.source {
            Source::CodeOf(column) => Some((column, proposal.field, proposal.confidence)),
            Source::Column(column) if guesses[column].column_type.kind == Kind::CodeName => {
                Some((column, proposal.field, proposal.confidence))
            }
            _ => None,
        })
        .collect();
    for (column, field, confidence) in split {
        let stem = words::fold(field);
        let stem = stem.split(' ').next().unwrap_or_default();
        let wants = |target: &&TargetField| {
            let name = words::fold(target.name);
            target.name != field
                && name.split(' ').next() == Some(stem)
                && !proposals.iter().any(|p| p.field == target.name)
        };
        let Some(target) = fields.iter().find(wants) else { continue };
        let (source, other) = match target.kind {
            FieldKind::Code => (Source::CodeOf(column), Source::NameOf(column)),
            _ => (Source::NameOf(column), Source::CodeOf(column)),
        };
        proposals.iter_mut().filter(|p| p.field == field).for_each(|p| p.source = other.clone());
        let reason = Note::new("code-and-name-in-one").with("with", field);
        proposals.push(Proposal {
            field: target.name,
            source,
            confidence: confidence.saturating_sub(5),
            reason,
        });
    }
}

/// How well a column suits a field: by its heading, lifted or lowered by its values.
fn fit(field: &TargetField, heading: &str, guess: &Guess) -> Option<(u8, Note)> {
    let folded = words::fold(heading);
    // `template_record.cost`: the last part names the value.
    let tail = words::fold(heading.rsplit('.').next().unwrap_or(heading));
    let hints = field.hints.iter().copied().chain([field.name]);
    let (likeness, hint) = hints
        .map(|hint| {
            let wanted = words::fold(hint);
            let whole = words::likeness(&folded, &wanted);
            (whole.max(words::likeness(&tail, &wanted).saturating_sub(4)), hint)
        })
        .max_by_key(|(likeness, _)| *likeness)?;
    let values = suits(field.kind, guess.column_type.kind);
    let (confidence, key) = match (likeness, values) {
        (_, Suits::Never) => return None,
        (96.., Suits::Well) => (99, "heading-equals"),
        (96.., Suits::Perhaps) => (88, "heading-equals"),
        (60.., Suits::Well) => (likeness.min(90), "heading-resembles"),
        (70.., Suits::Perhaps) => (likeness.saturating_sub(20), "heading-resembles"),
        (_, Suits::Well) if by_values(field.kind) => (60, "values-look-like"),
        _ => return None,
    };
    Some((confidence, Note::new(key).with("heading", heading).with("hint", hint)))
}

#[derive(Clone, Copy)]
enum Suits {
    Well,
    Perhaps,
    Never,
}

fn by_values(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Email)
}

fn suits(field: FieldKind, kind: Kind) -> Suits {
    let numeric = matches!(kind, Kind::Whole | Kind::Decimal | Kind::Money | Kind::Percent);
    match (field, kind) {
        (_, Kind::Secret | Kind::PersonalNumber) => Suits::Never,
        (_, Kind::Empty) => Suits::Perhaps,
        (FieldKind::Text, _) => Suits::Well,
        (FieldKind::PersonName, Kind::Text | Kind::Choice) => Suits::Well,
        (
            FieldKind::Code,
            Kind::Code | Kind::Text | Kind::Whole | Kind::Choice | Kind::CodeName | Kind::Email,
        ) => Suits::Well,
        (FieldKind::Number | FieldKind::Money, _) if numeric => Suits::Well,
        (FieldKind::Number, Kind::Code) => Suits::Perhaps,
        (FieldKind::Date | FieldKind::Moment, Kind::Date | Kind::DateTime) => Suits::Well,
        (FieldKind::Bool, Kind::Bool) => Suits::Well,
        (FieldKind::Bool, Kind::Choice | Kind::Whole) => Suits::Perhaps,
        (FieldKind::Email, Kind::Email) => Suits::Well,
        (FieldKind::Phone, Kind::Phone | Kind::Code | Kind::Whole) => Suits::Well,
        (FieldKind::Choice, Kind::Choice | Kind::Text | Kind::Code | Kind::Whole | Kind::Bool) => Suits::Well,
        (
            FieldKind::PersonName | FieldKind::Date | FieldKind::Moment | FieldKind::Email,
            Kind::Code | Kind::Whole,
        ) => Suits::Never,
        _ => Suits::Perhaps,
    }
}
