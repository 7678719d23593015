//! The end of a loan: the thing comes back, or nobody can find it.

use access::{Actor, Permit};
use assets::{Moved, Whom};
use kernel::{Day, FieldError, FieldErrors, Id, Input, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::damage::NewDamage;
use crate::fields::{self, COST, DAMAGE, NOTE, PAYER, VERSION};
use crate::loan::{Condition, Handover, Loan, href};
use crate::store::steps::What;
use crate::store::{damages, loans, steps};
use crate::{Event, POLICY, Verb};

kernel::worded! {
    /// Where a thing goes when its loan ends.
    Whither {
        InStock = "in-stock",
        /// It is broken, and is to be mended.
        InRepair = "in-repair",
        /// Nobody can find it.
        Lost = "lost",
    }
}

/// How a loan ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    pub whither: Whither,
    /// Today when nothing is said.
    pub on: Option<Day>,
    /// Of what came back.
    pub condition: Condition,
    /// What is said of it; of what is lost, how that came.
    pub note: String,
    pub damage: Option<NewDamage>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct GiveBack;

impl Form for GiveBack {
    const NAME: &'static str = "loans-return";
    const FIELDS: &'static [Field] = &[
        Field::choice("whither", Whither::WORDS).required(),
        Field::choice("condition", Condition::WORDS),
        NOTE,
        Field::day("on"),
        DAMAGE,
        COST,
        PAYER,
        VERSION,
    ];
    type New = Ending;

    fn parse(input: &Input) -> Result<Ending, FieldErrors> {
        let whither = input.choice("whither", Whither::from_word);
        let is_lost = matches!(whither, Ok(Whither::Lost));
        let condition = match input.optional_choice("condition", Condition::from_word) {
            Ok(None) if is_lost => Ok(Condition::Damaged),
            Ok(None) => Err(FieldError::new("condition", "missing")),
            Ok(Some(condition)) => Ok(condition),
            Err(error) => Err(error),
        };
        let note = input.text("note", usize::from(is_lost)..=1_000);
        let (on, damage, seen) = (input.optional_day("on"), fields::damage(input), fields::seen(input));
        kernel::all_or_errors!(Ending { whither, on, condition, note, damage, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let loan = fields::for_verb(ask, Verb::Return)?;
        loan.clone().returned(loan.out.clone()).map_err(Refused::from)?;
        Ok(fields::about(ask, &loan)?
            .value("whither", Whither::InStock.word())
            .value("condition", loan.out.condition.word())
            .value("on", fields::today(ask).to_string()))
    }

    fn act(ask: &Ask<'_>, ending: Ending) -> Result<Reply> {
        let id = ask.id("id")?;
        end(ask.db, ask.actor, id, &ending)?;
        let said = if ending.whither == Whither::Lost { "loans-lost-it" } else { "loans-returned-it" };
        Ok(Reply::made("loan", id.number(), href(id), said))
    }
}

/// Ends a loan and moves its thing, in one write. Nothing that was said of the loan before is changed.
pub fn end(db: &Db, actor: &Actor, id: Id<Loan>, ending: &Ending) -> Result<()> {
    db.write(actor, |tx| {
        let (permit, event) = ended(tx, id, ending)?;
        tx.say(permit, &event)
    })
}

/// Everything but the last word of [`end`].
fn ended(tx: &Tx<'_>, id: Id<Loan>, ending: &Ending) -> Result<(Permit, Event)> {
    let actor = tx.actor();
    let loan = loans::load(tx, actor, id)?;
    let permit = POLICY.allow(actor, Verb::Return, &loan)?;
    fields::is_as_seen(loan.version, ending.seen)?;
    let on = fields::day_that_was(tx, "on", ending.on, Some(loan.out.on))?;
    let note = ending.note.clone();
    let (ended, what, event) = match ending.whither {
        Whither::Lost if note.is_empty() => return Err(Refused::field("note", "missing")),
        Whither::Lost => (loan.clone().lost(on, note)?, What::Lost, Event::Lost { loan: id }),
        Whither::InStock | Whither::InRepair => {
            let back = Handover { on, condition: ending.condition, note };
            (loan.clone().returned(back)?, What::Returned, Event::Returned { loan: id })
        }
    };
    move_back(tx, &loan, ending)?;
    loans::save(tx, &ended)?;
    steps::note(tx, id, what, on, &ending.note)?;
    if let Some(damage) = &ending.damage {
        let number = damages::insert(tx, id, on, damage)?;
        steps::note(tx, id, What::Damage, on, &damage.what)?;
        tx.also(&permit, &Event::DamageNoted { loan: id, damage: number.number() })?;
    }
    Ok((permit, event))
}

/// Moves the thing where it goes. One that somebody has moved on by hand meanwhile stays there.
fn move_back(tx: &Tx<'_>, loan: &Loan, ending: &Ending) -> Result<()> {
    use assets::State as Thing;
    let asset = assets::load_thing(tx, tx.actor(), loan.asset)?;
    let was = asset.at.state;
    let is_with_borrower = asset.at.person == Some(loan.borrower);
    let to = match ending.whither {
        Whither::InStock => Thing::InStock,
        Whither::InRepair => Thing::InRepair,
        Whither::Lost => Thing::Lost,
    };
    if was == to || !(was == Thing::Lent || was == Thing::Lost || is_with_borrower) {
        return Ok(());
    }
    // What was lost is found before it is mended.
    let way: &[Thing] =
        if was == Thing::Lost && to == Thing::InRepair { &[Thing::InStock, to] } else { &[to] };
    for state in way {
        // Whose it was while it is mended and who lost it stands on the loan.
        let person = if *state == Thing::Lost { Whom::AsBefore } else { Whom::Nobody };
        let why = ending.note.clone();
        let moved = Moved { state: Some(*state), unit: None, place: None, person, why, seen: None };
        assets::move_within(tx, loan.asset, &moved)?;
    }
    Ok(())
}
