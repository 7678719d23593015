use access::{Actor, Permit};
use assets::{Asset, Moved, Whom};
use kernel::{Day, FieldError, FieldErrors, Id, Input, Person, Personal, Refused, Result, Unit};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::fields::{self, CONDITION, NOTE, SIGNED_BY, SIGNED_NAME};
use crate::loan::{Condition, Handover, In, Loan, Signature, Signer, State, href};
use crate::store::steps::What;
use crate::store::{loans, steps, texts};
use crate::{Cannot, Event, POLICY, Verb};

/// How the things of a loan are handed out, whatever they are and whoever gets them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Where the thing is to be; where it is when nothing is said.
    pub unit: Option<Id<Unit>>,
    /// Today when nothing is said.
    pub on: Option<Day>,
    /// The last school day of the term when nothing is said.
    pub due: Option<Day>,
    pub condition: Condition,
    pub note: String,
    pub accessories: String,
    /// Who has signed already, and the guardian's name.
    pub signed: Option<(Signer, Personal<String>)>,
}

/// A loan to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLoan {
    pub asset: Id<Asset>,
    pub borrower: Id<Person>,
    pub terms: Terms,
}

/// The same as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    thing: String,
    person: String,
    terms: Terms,
}

pub(crate) struct Lend;

impl Form for Lend {
    const NAME: &'static str = "loans-lend";
    const FIELDS: &'static [Field] = &[
        Field::line("thing", 200).required(),
        Field::line("person", 200).required(),
        Field::day("due"),
        CONDITION,
        NOTE,
        Field::line("accessories", 200),
        SIGNED_BY,
        SIGNED_NAME,
        Field::day("out_on"),
        Field::pick("unit"),
    ];
    type New = Named;

    fn parse(input: &Input) -> Result<Named, FieldErrors> {
        let (thing, person) = (input.line("thing", 1..=200), input.line("person", 1..=200));
        let (terms, signed) = (terms(input), signed(input));
        match (thing, person, terms, signed) {
            (Ok(thing), Ok(person), Ok(terms), Ok(signed)) => {
                Ok(Named { thing, person, terms: Terms { signed, ..terms } })
            }
            (thing, person, terms, signed) => {
                let mut errors = FieldErrors::default();
                errors.take(thing);
                errors.take(person);
                errors.0.extend(terms.err().unwrap_or_default().0);
                errors.take(signed);
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        fields::may_somewhere(ask, Verb::Lend)?;
        Ok(Draft::default()
            .crumb("/loans", ask.say("loans-list-title"))
            .value("condition", Condition::Good.word())
            .value("out_on", fields::today(ask).to_string())
            .choices("unit", fields::units(ask)?)
            .cancel("/loans"))
    }

    fn act(ask: &Ask<'_>, new: Named) -> Result<Reply> {
        // Whether a thing or a person is called that is told to those alone who lend.
        fields::may_somewhere(ask, Verb::Lend)?;
        let (asset, borrower) = ask.db.read(|reading| {
            let asset = fields::thing(reading, ask.actor, &new.thing)?;
            Ok((asset.id, fields::person(reading, ask.actor, &new.person)?))
        })?;
        let id = lend(ask.db, ask.actor, &NewLoan { asset, borrower, terms: new.terms })?;
        Ok(Reply::made("loan", id.number(), href(id), "loans-lent-it"))
    }
}

/// Reads how things are handed out, without who has signed.
pub(crate) fn terms(input: &Input) -> Result<Terms, FieldErrors> {
    let (unit, on, due) =
        (input.optional_id("unit"), input.optional_day("out_on"), input.optional_day("due"));
    let condition = input.choice("condition", Condition::from_word);
    let (note, accessories) = (input.text("note", 0..=1_000), input.line("accessories", 0..=200));
    let signed = Ok::<_, FieldError>(None);
    kernel::all_or_errors!(Terms { unit, on, due, condition, note, accessories, signed })
}

/// Who has signed; a guardian by name.
pub(crate) fn signed(input: &Input) -> Result<Option<(Signer, Personal<String>)>, FieldError> {
    let name = input.line("signed_name", 0..=120)?;
    match input.optional_choice("signed_by", Signer::from_word)? {
        Some(Signer::Guardian) if name.is_empty() => Err(FieldError::new("signed_name", "missing")),
        Some(Signer::Guardian) => Ok(Some((Signer::Guardian, Personal::new(name)))),
        Some(Signer::Borrower) => Ok(Some((Signer::Borrower, Personal::default()))),
        None => Ok(None),
    }
}

/// Hands a thing out: the loan and the thing's own move in one write. A thing has one open loan.
pub fn lend(db: &Db, actor: &Actor, new: &NewLoan) -> Result<Id<Loan>> {
    db.write(actor, |tx| {
        let (id, permit, event) = begin(tx, new)?;
        Ok(tx.say(permit, &event)?.with(id))
    })
}

/// Everything but the last word of [`lend`].
pub(crate) fn begin(tx: &Tx<'_>, new: &NewLoan) -> Result<(Id<Loan>, Permit, Event)> {
    let actor = tx.actor();
    let asset = assets::load_thing(tx, actor, new.asset)?;
    let unit = new.terms.unit.unwrap_or(asset.at.unit);
    let permit = POLICY.allow_new(actor, Verb::Lend, &In(unit))?;
    fields::is_open(tx, unit)?;
    fields::is_here(tx, new.borrower)?;
    if loans::open_of(tx, asset.id)?.is_some() {
        return Err(Cannot::AlreadyLent.into());
    }
    let terms = &new.terms;
    let on = fields::day_that_was(tx, "out_on", terms.on, None)?;
    let due = if let Some(due) = terms.due {
        due
    } else {
        let from = on.max(people::today(tx)?);
        calendars::term_ends(tx, unit, from)?.ok_or_else(|| Refused::field("due", "no-term"))?
    };
    fields::is_due_day(due, on)?;
    let text = texts::holding(tx, unit)?.map(|text| text.id);
    let signature = terms.signed.clone().map(|(by, name)| Signature { on, by, name });
    if signature.is_some() && text.is_none() {
        return Err(Cannot::NoText.into());
    }
    let loan = Loan {
        id: Id::new(0),
        asset: asset.id,
        borrower: new.borrower,
        unit,
        out: Handover { on, condition: terms.condition, note: terms.note.clone() },
        out_by: actor.person_id(),
        accessories: terms.accessories.clone(),
        due,
        text,
        signature,
        state: State::Open,
        version: 1,
    };
    hand_over(tx, &asset, &loan)?;
    let model = assets::model_names(tx, [asset.facts.model])?.remove(&asset.facts.model).unwrap_or_default();
    let id = loans::insert(tx, &loan, &loans::words(&asset.facts.tag, &model))?;
    steps::note(tx, id, What::Out, on, &loan.out.note)?;
    if loan.signature.is_some() {
        steps::note(tx, id, What::Signed, on, "")?;
    }
    Ok((id, permit, Event::Lent { loan: id, due }))
}

/// Moves the thing to its borrower. What the register says that the borrower has on loan already stays as it is; what
/// somebody else has is taken back first.
fn hand_over(tx: &Tx<'_>, asset: &Asset, loan: &Loan) -> Result<()> {
    let is_theirs = asset.at.person == Some(loan.borrower);
    if asset.at.person.is_some() && !is_theirs {
        return Err(Cannot::SomebodyHasIt.into());
    }
    if asset.at.state == assets::State::Lent && is_theirs && asset.at.unit == loan.unit {
        return Ok(());
    }
    let moved = Moved {
        state: Some(assets::State::Lent),
        unit: Some(loan.unit),
        place: None,
        person: Whom::Person(loan.borrower),
        why: String::new(),
        seen: Some(asset.version),
    };
    assets::move_within(tx, asset.id, &moved)
}
