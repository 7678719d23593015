use access::Actor;
use kernel::{FieldErrors, Id, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::suppliers;
use crate::supplier::{Supplier, SupplierFacts, href};
use crate::supplier_fields::{self as fields, ABOUT, NAME, NUMBER, SPELLINGS, VERSION};
use crate::{Event, SUPPLIERS, SupplierVerb};

/// What is to be said of a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedSupplier {
    pub facts: SupplierFacts,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct EditSupplier;

impl Form for EditSupplier {
    const NAME: &'static str = "agreements-supplier-edit";
    const FIELDS: &'static [Field] = &[NAME, NUMBER, SPELLINGS, ABOUT, VERSION];
    type New = EditedSupplier;

    fn parse(input: &Input) -> Result<EditedSupplier, FieldErrors> {
        let mut errors = FieldErrors::default();
        let facts = fields::facts(input).map_err(|found| errors.0.extend(found.0)).ok();
        match (facts, errors.take(fields::seen(input))) {
            (Some(facts), Some(seen)) => Ok(EditedSupplier { facts, seen }),
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let supplier = fields::for_verb(ask, SupplierVerb::Edit)?;
        Ok(fields::filled(fields::about(ask, &supplier), &supplier.facts))
    }

    fn act(ask: &Ask<'_>, new: EditedSupplier) -> Result<Reply> {
        let id = ask.id("id")?;
        edit_supplier(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("supplier", id.number(), href(id), "agreements-supplier-edited"))
    }
}

/// Changes what is said of a supplier.
pub fn edit_supplier(db: &Db, actor: &Actor, id: Id<Supplier>, new: &EditedSupplier) -> Result<()> {
    db.write(actor, |tx| {
        let supplier = suppliers::load(tx, actor, id)?;
        let permit = SUPPLIERS.allow(actor, SupplierVerb::Edit, &supplier)?;
        supplier.stands_for_itself()?;
        fields::is_as_seen(supplier.version, new.seen)?;
        suppliers::save(tx, &Supplier { facts: new.facts.clone(), ..supplier })?;
        tx.say(permit, &Event::SupplierEdited { supplier: id })
    })
}
