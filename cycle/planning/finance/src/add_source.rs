use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result, Unit};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::line::In;
use crate::store::sources;
use crate::{Decision, Event, FundingSource, SOURCES, SourceKind, SourceVerb, Standing, fields, source};

pub(crate) const NAME: Field = Field::line("name", 120).required();
pub(crate) const KIND: Field = Field::choice("kind", SourceKind::WORDS).required();
pub(crate) const UNIT: Field = Field::pick("unit").required();

/// A source to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSource {
    pub name: String,
    pub kind: SourceKind,
    pub unit: Id<Unit>,
    pub standing: Standing,
}

pub(crate) struct AddSource;

/// The decision that a form tells of.
pub(crate) fn decision(input: &Input) -> Result<Decision, FieldErrors> {
    let (text, reference) = (input.line("decision", 3..=300), input.line("reference", 0..=80));
    let day = input.day("day");
    let mut errors = FieldErrors::default();
    let (text, reference, day) = (errors.take(text), errors.take(reference), errors.take(day));
    match (text, reference, day) {
        (Some(text), Some(reference), Some(day)) => Ok(Decision { text, reference, day }),
        _ => Err(errors),
    }
}

impl Form for AddSource {
    const NAME: &'static str = "finance-source-add";
    const FIELDS: &'static [Field] = &[
        NAME,
        KIND,
        UNIT,
        Field::choice("standing", &["granted", "applied-for"]).required(),
        Field::line("decision", 300),
        Field::line("reference", 80),
        Field::day("day"),
    ];
    type New = NewSource;

    fn parse(input: &Input) -> Result<NewSource, FieldErrors> {
        let mut errors = FieldErrors::default();
        let (name, unit) = (errors.take(input.line("name", 2..=120)), errors.take(input.id("unit")));
        let kind = errors.take(input.choice("kind", SourceKind::from_word));
        let standing = match input.raw("standing").trim() {
            "applied-for" => Some(Standing::AppliedFor),
            "granted" => {
                decision(input).map(Standing::Granted).map_err(|found| errors.0.extend(found.0)).ok()
            }
            other => {
                let code = if other.is_empty() { "missing" } else { "not-a-choice" };
                errors.push(FieldError::new("standing", code));
                None
            }
        };
        match (name, kind, unit, standing) {
            (Some(name), Some(kind), Some(unit), Some(standing)) if errors.is_empty() => {
                Ok(NewSource { name, kind, unit, standing })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !SOURCES.may_somewhere(ask.actor, SourceVerb::Add) {
            return Err(Refused::NotAllowed);
        }
        let mut draft = Draft::default()
            .crumb("/budget/sources", ask.say("finance-sources-list-title"))
            .value("standing", "granted")
            .choices("unit", fields::unit_choices(ask)?)
            .cancel("/budget/sources");
        draft.title = Some(ask.say("finance-source-add-page"));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewSource) -> Result<Reply> {
        let id = add_source(ask.db, ask.actor, &new)?;
        Ok(Reply::made("funding-source", id.number(), source::href(id), "finance-source-added"))
    }
}

/// Adds a source, granted or applied for.
pub fn add_source(db: &Db, actor: &Actor, new: &NewSource) -> Result<Id<FundingSource>> {
    db.write(actor, |tx| {
        let permit = SOURCES.allow_new(actor, SourceVerb::Add, &In(Some(new.unit)))?;
        fields::are_sound(tx, Some(new.unit), None)?;
        let source = FundingSource {
            id: Id::new(0),
            name: new.name.clone(),
            kind: new.kind,
            unit: new.unit,
            standing: new.standing.clone(),
            version: 1,
        };
        let id = sources::insert(tx, &source)?;
        Ok(tx.say(permit, &Event::SourceAdded { source: id })?.with(id))
    })
}
