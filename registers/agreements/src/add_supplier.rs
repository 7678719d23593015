use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::suppliers;
use crate::supplier::{Supplier, SupplierFacts, href};
use crate::supplier_fields::{self as fields, ABOUT, NAME, NUMBER, SPELLINGS};
use crate::{Event, SUPPLIERS, SupplierVerb};

pub(crate) struct AddSupplier;

impl Form for AddSupplier {
    const NAME: &'static str = "agreements-supplier-add";
    const FIELDS: &'static [Field] = &[NAME, NUMBER, SPELLINGS, ABOUT];
    type New = SupplierFacts;

    fn parse(input: &Input) -> Result<SupplierFacts, FieldErrors> {
        fields::facts(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !SUPPLIERS.may_somewhere(ask.actor, SupplierVerb::Add) {
            return Err(Refused::NotAllowed);
        }
        let list = ask.say("agreements-suppliers-list-title");
        let mut draft = Draft::default().crumb("/suppliers", list).cancel("/suppliers");
        draft.title = Some(ask.say("agreements-supplier-add-page"));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: SupplierFacts) -> Result<Reply> {
        let id = add_supplier(ask.db, ask.actor, &new)?;
        Ok(Reply::made("supplier", id.number(), href(id), "agreements-supplier-added"))
    }
}

/// Adds a supplier. Its number and its spellings are nobody else's.
pub fn add_supplier(db: &Db, actor: &Actor, new: &SupplierFacts) -> Result<Id<Supplier>> {
    db.write(actor, |tx| {
        let permit = SUPPLIERS.allow_new(actor, SupplierVerb::Add, &())?;
        let id = suppliers::insert(tx, new)?;
        Ok(tx.say(permit, &Event::SupplierAdded { supplier: id })?.with(id))
    })
}
