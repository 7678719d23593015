//! Whom one turns to at a supplier: add, change, take away.

use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Personal, Purpose, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::suppliers;
use crate::supplier::{Contact, Supplier, href};
use crate::{Event, SUPPLIERS, SupplierVerb, supplier_fields as fields};

const FIELDS: &[Field] = &[
    Field::line("name", 120).required(),
    Field::line("role", 120),
    Field::email("mail"),
    Field::line("phone", 40),
];

fn parse(input: &Input) -> Result<Contact, FieldErrors> {
    let name = input.line("name", 2..=120).map(Personal::new);
    let role = input.line("role", 0..=120);
    let mail = input.line("mail", 0..=200).and_then(|mail| {
        let is_one = mail.is_empty()
            || (mail.split('@').filter(|part| !part.is_empty()).count() == 2 && !mail.contains(' '));
        if is_one { Ok(Personal::new(mail)) } else { Err(FieldError::new("mail", "not-an-email")) }
    });
    let phone = input.line("phone", 0..=40).map(Personal::new);
    let id: Result<Id<Contact>, FieldError> = Ok(Id::new(0));
    kernel::all_or_errors!(Contact { id, name, role, mail, phone })
}

fn of_supplier(ask: &Ask<'_>, supplier: &Supplier) -> Result<Contact> {
    let id: Id<Contact> = ask.id("contact")?;
    let contacts = ask.db.read(|reading| suppliers::contacts(reading, supplier.id))?;
    contacts.into_iter().find(|contact| contact.id == id).ok_or(Refused::NotFound)
}

pub(crate) struct AddContact;

impl Form for AddContact {
    const NAME: &'static str = "agreements-contact";
    const FIELDS: &'static [Field] = FIELDS;
    type New = Contact;

    fn parse(input: &Input) -> Result<Contact, FieldErrors> {
        parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(fields::about(ask, &fields::for_verb(ask, SupplierVerb::Edit)?))
    }

    fn act(ask: &Ask<'_>, new: Contact) -> Result<Reply> {
        let id = ask.id("id")?;
        keep_contact(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("supplier", id.number(), href(id), "agreements-contacts-changed"))
    }
}

pub(crate) struct EditContact;

impl Form for EditContact {
    const NAME: &'static str = "agreements-contact-edit";
    const FIELDS: &'static [Field] = FIELDS;
    type New = Contact;

    fn parse(input: &Input) -> Result<Contact, FieldErrors> {
        parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let supplier = fields::for_verb(ask, SupplierVerb::Edit)?;
        let contact = of_supplier(ask, &supplier)?;
        Ok(fields::about(ask, &supplier)
            .value("name", contact.name.reveal(Purpose::Show))
            .value("role", contact.role)
            .value("mail", contact.mail.reveal(Purpose::Show))
            .value("phone", contact.phone.reveal(Purpose::Show)))
    }

    fn act(ask: &Ask<'_>, new: Contact) -> Result<Reply> {
        let id = ask.id("id")?;
        keep_contact(ask.db, ask.actor, id, &Contact { id: ask.id("contact")?, ..new })?;
        Ok(Reply::made("supplier", id.number(), href(id), "agreements-contacts-changed"))
    }
}

/// Adds a contact to a supplier, or changes one that has a number.
pub fn keep_contact(db: &Db, actor: &Actor, id: Id<Supplier>, contact: &Contact) -> Result<()> {
    db.write(actor, |tx| {
        let supplier = suppliers::load(tx, actor, id)?;
        let permit = SUPPLIERS.allow(actor, SupplierVerb::Edit, &supplier)?;
        supplier.stands_for_itself()?;
        suppliers::keep_contact(tx, id, contact)?;
        tx.say(permit, &Event::ContactsChanged { supplier: id })
    })
}

pub(crate) struct RemoveContact;

impl Form for RemoveContact {
    const NAME: &'static str = "agreements-contact-remove";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let supplier = fields::for_verb(ask, SupplierVerb::Edit)?;
        let contact = of_supplier(ask, &supplier)?;
        let mut draft = fields::about(ask, &supplier);
        let name = contact.name.reveal(Purpose::Show).as_str();
        draft.title = Some(ask.talk.with("agreements-contact-remove-page", &[("name", name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        remove_contact(ask.db, ask.actor, id, ask.id("contact")?)?;
        Ok(Reply::made("supplier", id.number(), href(id), "agreements-contacts-changed"))
    }
}

/// Takes a contact away for good: who has left a supplier is not kept.
pub fn remove_contact(db: &Db, actor: &Actor, id: Id<Supplier>, contact: Id<Contact>) -> Result<()> {
    db.write(actor, |tx| {
        let supplier = suppliers::load(tx, actor, id)?;
        let permit = SUPPLIERS.allow(actor, SupplierVerb::Edit, &supplier)?;
        suppliers::remove_contact(tx, id, contact)?;
        tx.say(permit, &Event::ContactsChanged { supplier: id })
    })
}
