//! Damage is noted by those who take things back; who pays is said by the management.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Result};
use look::Choice;
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::damage::{Damage, DamageState, NewDamage, Payer, Settlement};
use crate::fields::{self, COST, DAMAGE_STATE, NOTE, VERSION};
use crate::loan::{Loan, href};
use crate::store::steps::What;
use crate::store::{damages, loans, steps};
use crate::{Cannot, Event, POLICY, Verb};

/// Damage to note on a loan, and the day that it was seen; today when nothing is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    pub damage: NewDamage,
    pub on: Option<Day>,
}

const PAYER: Field = Field::choice("payer", Payer::WORDS).required();

pub(crate) struct Note;

impl Form for Note {
    const NAME: &'static str = "loans-damage";
    const FIELDS: &'static [Field] =
        &[Field::prose("damage", 1_000).required(), COST, PAYER, Field::day("on")];
    type New = Noted;

    fn parse(input: &Input) -> Result<Noted, FieldErrors> {
        let (what, cost) = (input.text("damage", 1..=1_000), fields::cost(input));
        let payer = input.choice("payer", Payer::from_word);
        let on = input.optional_day("on");
        let mut errors = FieldErrors::default();
        match (errors.take(what), errors.take(cost), errors.take(payer), errors.take(on)) {
            (Some(what), Some(cost), Some(payer), Some(on)) => {
                Ok(Noted { damage: NewDamage { what, cost, payer }, on })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let loan = fields::for_verb(ask, Verb::Damage)?;
        Ok(fields::about(ask, &loan)?.value("on", fields::today(ask).to_string()))
    }

    fn act(ask: &Ask<'_>, new: Noted) -> Result<Reply> {
        let id = ask.id("id")?;
        note(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-damage-noted-it"))
    }
}

/// Notes damage on a loan, whether it is open or has ended.
pub fn note(db: &Db, actor: &Actor, id: Id<Loan>, new: &Noted) -> Result<Id<Damage>> {
    db.write(actor, |tx| {
        let loan = loans::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Damage, &loan)?;
        let on = fields::day_that_was(tx, "on", new.on, Some(loan.out.on))?;
        let damage = damages::insert(tx, id, on, &new.damage)?;
        steps::note(tx, id, What::Damage, on, &new.damage.what)?;
        let event = Event::DamageNoted { loan: id, damage: damage.number() };
        Ok(tx.say(permit, &event)?.with(damage))
    })
}

pub(crate) struct Settle;

impl Form for Settle {
    const NAME: &'static str = "loans-settle";
    const FIELDS: &'static [Field] = &[DAMAGE_STATE, PAYER, COST, NOTE, VERSION];
    type New = Settlement;

    fn parse(input: &Input) -> Result<Settlement, FieldErrors> {
        let (state, payer) =
            (input.choice("state", DamageState::from_word), input.choice("payer", Payer::from_word));
        let (cost, note, seen) = (fields::cost(input), input.text("note", 0..=1_000), fields::seen(input));
        kernel::all_or_errors!(Settlement { cost, payer, state, note, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let loan = fields::for_verb(ask, Verb::Settle)?;
        let damage = ask.db.read(|reading| damages::load(reading, loan.id, ask.id("damage")?))?;
        if matches!(damage.state, DamageState::Paid | DamageState::Waived) {
            return Err(Cannot::Settled.into());
        }
        let may_be = |state: &&DamageState| **state == damage.state || damage.state.may_become(**state);
        let choice = |state: &DamageState| {
            Choice::new(state.word(), ask.say(&format!("loans-settle-state-{}", state.word())))
        };
        let mut draft = fields::about(ask, &loan)?;
        draft.values.retain(|(field, _)| *field != "version");
        draft.before = look::prose(&damage.what);
        Ok(draft
            .choices("state", DamageState::ALL.iter().filter(may_be).map(choice).collect())
            .value("state", damage.state.word())
            .value("payer", damage.payer.word())
            .value("cost", damage.cost.map(|cost| cost.to_string()).unwrap_or_default())
            .value("version", damage.version.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Settlement) -> Result<Reply> {
        let id = ask.id("id")?;
        settle(ask.db, ask.actor, id, ask.id("damage")?, &new)?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-damage-settled-it"))
    }
}

/// Says who pays for damage, how much, and whether it is paid.
pub fn settle(db: &Db, actor: &Actor, id: Id<Loan>, damage: Id<Damage>, to: &Settlement) -> Result<()> {
    db.write(actor, |tx| {
        let loan = loans::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Settle, &loan)?;
        let found = damages::load(tx, id, damage)?;
        fields::is_as_seen(found.version, to.seen)?;
        let settled = found.settled(to)?;
        damages::save(tx, &settled)?;
        steps::note(tx, id, What::Settled, people::today(tx)?, &to.note)?;
        tx.say(permit, &Event::DamageSettled { loan: id, damage: damage.number(), state: settled.state })
    })
}
