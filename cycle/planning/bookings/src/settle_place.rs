use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::settled;
use crate::{Event, POLICY, Verb};

/// The unit that an administration is.
pub(crate) struct Named {
    unit: Id<Unit>,
}

pub(crate) struct SettlePlace;

impl Form for SettlePlace {
    const NAME: &'static str = "bookings-settle-unit";
    const FIELDS: &'static [Field] = &[Field::pick("unit").required()];
    type New = Named;

    fn parse(input: &Input) -> Result<Named, FieldErrors> {
        let unit = input.id("unit");
        kernel::all_or_errors!(Named { unit })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<()> = ask.id("id")?;
        let ((name, unit), units) = ask.db.read(|reading| {
            Ok((settled::place(reading, ask.actor, id.number())?, people::unit_choices(reading)?))
        })?;
        POLICY.allow(ask.actor, Verb::Settle, &())?;
        let mut draft = Draft::default()
            .crumb("/bookings", ask.say("bookings-files-list-title"))
            .crumb("/bookings/units", ask.say("bookings-units-list-title"))
            .value("unit", unit.map(|id| id.to_string()).unwrap_or_default())
            .choices("unit", units)
            .cancel("/bookings/units");
        draft.title = Some(ask.talk.with("bookings-settle-unit-page", &[("name", name.into())]));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Named) -> Result<Reply> {
        let id: Id<()> = ask.id("id")?;
        settle_place(ask.db, ask.actor, id.number(), new.unit)?;
        Ok(Reply::see("/bookings/units?state=waiting", "bookings-place-settled"))
    }
}

/// Says which unit an administration of files is, for all rows that are not in the ledger yet, and those to come.
pub fn settle_place(db: &Db, actor: &Actor, id: i64, unit: Id<Unit>) -> Result<()> {
    db.write(actor, |tx| {
        settled::place(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Settle, &())?;
        let wanted = unit.to_string();
        if !people::unit_choices(tx)?.iter().any(|choice| choice.value == wanted) {
            return Err(Refused::field("unit", "not-a-choice"));
        }
        settled::set_place(tx, id, unit)?;
        tx.say(permit, &Event::PlaceSettled { place: id })
    })
}
