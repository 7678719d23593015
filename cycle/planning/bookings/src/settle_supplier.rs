use access::Actor;
use agreements::Supplier;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::settled;
use crate::{Cannot, Event, POLICY, Verb};

/// Who a supplier of files is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// One of the register.
    Register(Id<Supplier>),
    /// Nobody of the register: it is called as it stands in the files.
    Own,
}

pub(crate) struct SettleSupplier;

const WAYS: &[&str] = &["register", "own"];

impl Form for SettleSupplier {
    const NAME: &'static str = "bookings-settle-supplier";
    const FIELDS: &'static [Field] = &[Field::choice("who", WAYS).required(), Field::pick("supplier")];
    type New = Who;

    fn parse(input: &Input) -> Result<Who, FieldErrors> {
        let is_own = input.choice("who", |word| WAYS.contains(&word).then_some(word == "own"));
        let supplier = input.optional_id("supplier");
        match (is_own, supplier) {
            (Ok(true), Ok(_)) => Ok(Who::Own),
            (Ok(false), Ok(Some(id))) => Ok(Who::Register(id)),
            (Ok(false), Ok(None)) => Err(FieldErrors(vec![FieldError::new("supplier", "missing")])),
            (who, supplier) => Err(FieldErrors(who.err().into_iter().chain(supplier.err()).collect())),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<()> = ask.id("id")?;
        let (met, choices, found) = ask.db.read(|reading| {
            let met = settled::supplier(reading, ask.actor, id.number())?;
            // It may have come into the register since.
            let found = agreements::find_supplier(reading, &met.name, &met.number)?;
            Ok((met, agreements::supplier_choices(reading, ask.actor)?, found))
        })?;
        POLICY.allow(ask.actor, Verb::Settle, &())?;
        let chosen = met.register.or(found).or(met.near);
        let who = if chosen.is_some() { "register" } else { "own" };
        let mut draft = Draft::default()
            .crumb("/bookings", ask.say("bookings-files-list-title"))
            .crumb("/bookings/suppliers", ask.say("bookings-suppliers-list-title"))
            .value("who", who)
            .value("supplier", chosen.map(|id| id.to_string()).unwrap_or_default())
            .choices("supplier", choices)
            .cancel("/bookings/suppliers");
        let called = if met.number.is_empty() { met.name } else { format!("{} · {}", met.name, met.number) };
        draft.title = Some(ask.talk.with("bookings-settle-supplier-page", &[("name", called.into())]));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Who) -> Result<Reply> {
        let id: Id<()> = ask.id("id")?;
        settle_supplier(ask.db, ask.actor, id.number(), new)?;
        Ok(Reply::see("/bookings/suppliers?state=waiting", "bookings-supplier-settled"))
    }
}

/// Says who a supplier of files is, for all rows that are not in the ledger yet, and those to come.
pub fn settle_supplier(db: &Db, actor: &Actor, id: i64, who: Who) -> Result<()> {
    db.write(actor, |tx| {
        settled::supplier(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Settle, &())?;
        let register = match who {
            Who::Own => None,
            Who::Register(supplier) if agreements::is_supplier(tx, supplier)? => Some(supplier),
            Who::Register(_) => return Err(Refused::field("supplier", "not-a-choice")),
        };
        settled::set_supplier(tx, id, register)?;
        tx.say(permit, &Event::SupplierSettled { supplier: id })
    })
}

/// One of several suppliers that are called as they stand: not one that looks like another of the register.
pub(crate) fn own_each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    let met = ask.db.read(|reading| settled::supplier(reading, ask.actor, id.number()))?;
    if met.settled == "waiting" && met.near.is_some() {
        return Err(Cannot::LooksLikeAnother.into());
    }
    settle_supplier(ask.db, ask.actor, id.number(), Who::Own)
}
