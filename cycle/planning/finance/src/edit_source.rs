use access::Actor;
use kernel::{FieldErrors, Id, Input, Result, Unit};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::add_source::{KIND, NAME, UNIT};
use crate::fields::{self, VERSION};
use crate::line::In;
use crate::store::sources;
use crate::{Event, FundingSource, SOURCES, SourceKind, SourceVerb, source};

/// What a source is to be called, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedSource {
    pub name: String,
    pub kind: SourceKind,
    pub unit: Id<Unit>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct EditSource;

/// The source that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: SourceVerb) -> Result<FundingSource> {
    let id = ask.id("id")?;
    let source = ask.db.read(|reading| sources::load(reading, ask.actor, id))?;
    SOURCES.allow(ask.actor, verb, &source)?;
    Ok(source)
}

/// A form about one source before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, source: &FundingSource) -> Draft {
    Draft::default()
        .crumb("/budget/sources", ask.say("finance-sources-list-title"))
        .crumb(source.href(), &source.name)
        .value("version", source.version.to_string())
        .cancel(source.href())
}

impl Form for EditSource {
    const NAME: &'static str = "finance-source-edit";
    const FIELDS: &'static [Field] = &[NAME, KIND, UNIT, VERSION];
    type New = EditedSource;

    fn parse(input: &Input) -> Result<EditedSource, FieldErrors> {
        let (name, unit) = (input.line("name", 2..=120), input.id("unit"));
        let (kind, seen) = (input.choice("kind", SourceKind::from_word), fields::seen(input));
        kernel::all_or_errors!(EditedSource { name, kind, unit, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let source = for_verb(ask, SourceVerb::Edit)?;
        let draft = about(ask, &source).choices("unit", fields::unit_choices(ask)?);
        Ok(draft
            .value("name", &source.name)
            .value("kind", source.kind.word())
            .value("unit", source.unit.to_string()))
    }

    fn act(ask: &Ask<'_>, new: EditedSource) -> Result<Reply> {
        let id = ask.id("id")?;
        edit_source(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("funding-source", id.number(), source::href(id), "finance-source-edited"))
    }
}

/// Changes what a source is called and whose it is.
pub fn edit_source(db: &Db, actor: &Actor, id: Id<FundingSource>, new: &EditedSource) -> Result<()> {
    db.write(actor, |tx| {
        let source = sources::load(tx, actor, id)?;
        let permit = SOURCES.allow(actor, SourceVerb::Edit, &source)?;
        fields::is_as_seen(source.version, new.seen)?;
        let unit = Some(new.unit).filter(|unit| *unit != source.unit);
        if unit.is_some() {
            SOURCES.allow_new(actor, SourceVerb::Add, &In(unit))?;
            fields::are_sound(tx, unit, None)?;
        }
        sources::save(
            tx,
            &FundingSource { name: new.name.clone(), kind: new.kind, unit: new.unit, ..source },
        )?;
        tx.say(permit, &Event::SourceEdited { source: id })
    })
}
