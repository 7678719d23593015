use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::suppliers;
use crate::supplier::{Supplier, href};
use crate::{Event, SUPPLIERS, SupplierVerb, supplier_fields as fields};

pub(crate) struct Merge;

impl Form for Merge {
    const NAME: &'static str = "agreements-supplier-merge";
    const FIELDS: &'static [Field] = &[Field::pick("into").required(), Field::check("confirmed").required()];
    type New = Id<Supplier>;

    fn parse(input: &Input) -> Result<Id<Supplier>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let into = errors.take(input.id("into"));
        if !input.is_ticked("confirmed") {
            errors.push(FieldError::new("confirmed", "missing"));
        }
        into.filter(|_| errors.is_empty()).ok_or(errors)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let supplier = fields::for_verb(ask, SupplierVerb::Merge)?;
        let mut choices = ask.db.read(|reading| suppliers::choices(reading, ask.actor))?;
        choices.retain(|choice| choice.value != supplier.id.to_string());
        let mut draft = fields::about(ask, &supplier).choices("into", choices);
        draft.title = Some(
            ask.talk.with("agreements-supplier-merge-page", &[("name", supplier.facts.name.as_str().into())]),
        );
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, into: Id<Supplier>) -> Result<Reply> {
        merge(ask.db, ask.actor, ask.id("id")?, into)?;
        Ok(Reply::made("supplier", into.number(), href(into), "agreements-supplier-merged-done"))
    }
}

/// Says that a supplier is another. Spellings, contacts and agreements become the other's; this one leads there.
pub fn merge(db: &Db, actor: &Actor, id: Id<Supplier>, into: Id<Supplier>) -> Result<()> {
    db.write(actor, |tx| {
        let supplier = suppliers::load(tx, actor, id)?;
        let permit = SUPPLIERS.allow(actor, SupplierVerb::Merge, &supplier)?;
        let other = suppliers::load(tx, actor, into).map_err(|refused| match refused {
            Refused::NotFound => Refused::field("into", "not-a-choice"),
            refused => refused,
        })?;
        let facts = supplier.merged_with(&other)?;
        suppliers::merge(tx, &supplier, &other, &facts)?;
        tx.also(&permit, &Event::SupplierTookIn { supplier: into, other: id })?;
        tx.say(permit, &Event::SupplierMerged { supplier: id, into })
    })
}
