use access::Actor;
use kernel::{Day, FieldError, FieldErrors, Id, Input, Personal, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, SIGNED_NAME, VERSION};
use crate::lend::signed;
use crate::loan::{Loan, Signature, Signer, href};
use crate::store::steps::What;
use crate::store::{loans, steps};
use crate::{Cannot, Event, POLICY, Verb};

/// Who signed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub by: (Signer, Personal<String>),
    /// Today when nothing is said.
    pub on: Option<Day>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct Sign;

impl Form for Sign {
    const NAME: &'static str = "loans-sign";
    const FIELDS: &'static [Field] =
        &[Field::choice("signed_by", Signer::WORDS).required(), SIGNED_NAME, Field::day("on"), VERSION];
    type New = Signed;

    fn parse(input: &Input) -> Result<Signed, FieldErrors> {
        let by = signed(input).and_then(|by| by.ok_or_else(|| FieldError::new("signed_by", "missing")));
        let (on, seen) = (input.optional_day("on"), fields::seen(input));
        kernel::all_or_errors!(Signed { by, on, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let loan = fields::for_verb(ask, Verb::Sign)?;
        let today = fields::today(ask);
        let trial = Signature { on: today, by: Signer::Borrower, name: Personal::default() };
        loan.clone().signed(trial).map_err(|cannot: Cannot| kernel::Refused::from(cannot))?;
        Ok(fields::about(ask, &loan)?.value("on", today.to_string()))
    }

    fn act(ask: &Ask<'_>, new: Signed) -> Result<Reply> {
        let id = ask.id("id")?;
        sign(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-signed-it"))
    }
}

/// Notes that the agreement was signed, in the version that the loan was given under.
pub fn sign(db: &Db, actor: &Actor, id: Id<Loan>, new: &Signed) -> Result<()> {
    db.write(actor, |tx| {
        let loan = loans::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Sign, &loan)?;
        fields::is_as_seen(loan.version, new.seen)?;
        let on = fields::day_that_was(tx, "on", new.on, Some(loan.out.on))?;
        let (by, name) = new.by.clone();
        let loan = loan.signed(Signature { on, by, name })?;
        loans::save(tx, &loan)?;
        steps::note(tx, id, What::Signed, on, "")?;
        tx.say(permit, &Event::Signed { loan: id })
    })
}
