use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::{In, href};
use crate::store::rates;
use crate::{Case, Event, Facts, POLICY, State, Verb, fields, store as rows};

pub(crate) const TITLE: Field = Field::line("title", 160).required();
pub(crate) const ABOUT: Field = Field::prose("about", 4_000);
pub(crate) const YEARS: Field = Field::number("years", *Case::YEARS.start(), *Case::YEARS.end()).required();

/// A case to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    pub facts: Facts,
    /// The record that it comes from, such as a need.
    pub from: Option<Subject>,
}

pub(crate) struct Add;

pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (title, about) = (input.line("title", 3..=160), input.text("about", 0..=4_000));
    let (unit, first_year) = (input.id("unit"), input.number("first_year", 2000..=2090));
    let years = input.number("years", Case::YEARS);
    kernel::all_or_errors!(Facts { title, about, unit, first_year, years })
}

impl Form for Add {
    const NAME: &'static str = "cases-add";
    const FIELDS: &'static [Field] =
        &[TITLE, ABOUT, fields::UNIT, fields::FIRST_YEAR, YEARS, thread::FROM_KIND, thread::FROM_ID];
    type New = NewCase;

    fn parse(input: &Input) -> Result<NewCase, FieldErrors> {
        match (facts(input), thread::origin(input)) {
            (Ok(facts), Ok(from)) => Ok(NewCase { facts, from }),
            (facts, from) => {
                let mut errors = facts.err().unwrap_or_default();
                errors.0.extend(from.err());
                Err(errors)
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !POLICY.may_somewhere(ask.actor, Verb::Add) {
            return Err(Refused::NotAllowed);
        }
        let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
        let mut draft = Draft::default()
            .crumb("/cases", ask.say("cases-list-title"))
            .choices("unit", fields::unit_choices(ask)?)
            .value("first_year", (today.year() + 1).to_string())
            .value("years", Case::YEARS.start().to_string())
            .cancel("/cases");
        draft.title = Some(ask.say("cases-add-page"));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewCase) -> Result<Reply> {
        thread::check_origin(ask, new.from.as_ref())?;
        let id = add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("business-case", id.number(), href(id), "cases-added"))
    }
}

/// Begins a case as a draft, reckoned by the rates that were decided last, and ties it to what it comes from, which the
/// caller has seen that the actor may read.
pub fn add(db: &Db, actor: &Actor, new: &NewCase) -> Result<Id<Case>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::Add, &In(Some(new.facts.unit)))?;
        fields::is_open_unit(tx, new.facts.unit, "unit")?;
        let case = Case {
            id: Id::new(0),
            facts: new.facts.clone(),
            state: State::Draft,
            revision: 1,
            rates: rates::latest(tx)?,
            version: 1,
        };
        let id = rows::insert(tx, &case)?;
        thread::tie_to_origin(tx, &permit, new.from.as_ref(), ("business-case", id))?;
        Ok(tx.say(permit, &Event::Added { case: id })?.with(id))
    })
}
