use access::Actor;
use kernel::{
    Day, FieldErrors, Id, Input, Moment, Person, Personal, Purpose, Refused, Result, Subject, Unit,
};
use store::{Db, Tx};
use web::{Draft, Field, Form, Reply};

use crate::need::{Proposed, href};
use crate::store::{self as rows, parties};
use crate::{Event, Facts, Need, POLICY, Standing, State, Verb, similar};

/// Something that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct NewNeed {
    pub title: String,
    pub text: String,
    /// Where it is needed; the asker's own unit when nobody says.
    pub unit: Option<Id<Unit>>,
    pub concerns: String,
    pub effect: String,
    pub touched: String,
    pub touched_count: Option<i64>,
    pub wanted_by: Option<Day>,
    /// The address of whom IT writes it down for.
    pub asker: Option<Personal<String>>,
    /// The record that led to it, which the actor may read.
    pub from: Option<Subject>,
}

impl NewNeed {
    /// A need with nothing but what must be said.
    pub fn titled(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            unit: None,
            concerns: String::new(),
            effect: String::new(),
            touched: String::new(),
            touched_count: None,
            wanted_by: None,
            asker: None,
            from: None,
        }
    }

    pub(crate) fn facts(&self, unit: Id<Unit>) -> Facts {
        Facts {
            title: self.title.clone(),
            text: self.text.clone(),
            unit,
            concerns: self.concerns.clone(),
            effect: self.effect.clone(),
            touched: self.touched.clone(),
            touched_count: self.touched_count,
            wanted_by: self.wanted_by,
        }
    }
}

/// Ask for something new. Open to everybody who is signed in.
pub struct AskForm;

impl Form for AskForm {
    const NAME: &'static str = "needs-ask";
    const FIELDS: &'static [Field] = &[
        Field::line("title", 160).required(),
        Field::prose("text", 10_000).required(),
        Field::pick("unit"),
        Field::email("asker"),
        Field::line("concerns", 160).folded(),
        Field::prose("effect", 2_000).folded(),
        Field::line("touched", 200).folded(),
        Field::number("touched_count", 0, 1_000_000).folded(),
        Field::day("wanted_by").folded(),
        thread::FROM_KIND,
        thread::FROM_ID,
    ];
    type New = NewNeed;

    fn parse(input: &Input) -> Result<NewNeed, FieldErrors> {
        let (title, text) = (input.line("title", 3..=160), input.text("text", 3..=10_000));
        let (unit, concerns) = (input.optional_id("unit"), input.line("concerns", 0..=160));
        let (effect, touched) = (input.text("effect", 0..=2_000), input.line("touched", 0..=200));
        let touched_count = input.optional_number("touched_count", 0..=1_000_000);
        let wanted_by = input.optional_day("wanted_by");
        let asker =
            input.line("asker", 0..=254).map(|email| (!email.is_empty()).then(|| Personal::new(email)));
        let from = thread::origin(input);
        kernel::all_or_errors!(NewNeed {
            title,
            text,
            unit,
            concerns,
            effect,
            touched,
            touched_count,
            wanted_by,
            asker,
            from
        })
    }

    fn draft(ask: &web::Ask<'_>) -> Result<Draft> {
        let (choices, own) = ask.db.read(|reading| {
            let own =
                ask.actor.person_id().map(|me| rows::unit_of_person(reading, me)).transpose()?.flatten();
            Ok((people::unit_choices(reading)?, own))
        })?;
        let mut draft = Draft::default()
            .crumb("/needs", ask.say("needs-list-title"))
            .choices("unit", choices)
            .value("unit", own.map_or_else(String::new, |unit| unit.to_string()))
            .value("title", ask.query.raw("q"))
            .cancel("/needs");
        draft.title = Some(ask.say("needs-ask-page"));
        draft.before = similar::before_asking(ask)?;
        let is_for_others =
            POLICY.may_somewhere(ask.actor, Verb::JoinFor) && ask.actor.grants.iter().any(|g| g.role.is_it());
        Ok(if is_for_others { draft } else { draft.leave_out("asker") })
    }

    fn act(ask: &web::Ask<'_>, new: NewNeed) -> Result<Reply> {
        crate::moves::not_past(ask, "wanted_by", new.wanted_by)?;
        thread::check_origin(ask, new.from.as_ref())?;
        let id = propose(ask.db, ask.actor, &new)?;
        Ok(Reply::made("need", id.number(), href(id), "needs-ask-done"))
    }
}

/// Asks for something: for oneself, or, for IT people, for somebody whose address they give.
pub fn propose(db: &Db, actor: &Actor, new: &NewNeed) -> Result<Id<Need>> {
    db.write(actor, |tx| {
        let unit = place(tx, new.unit)?;
        let permit = POLICY.allow_new(actor, Verb::Ask, &Proposed { unit })?;
        let asker = asker(tx, new, unit)?;
        let need = new_need(new.facts(unit), actor.person_id(), tx.now());
        let id = rows::insert(tx, &need)?;
        if let Some(person) = asker {
            parties::add_asker(tx, id, person, tx.now())?;
        }
        rows::index(tx, id)?;
        thread::tie_to_origin(tx, &permit, new.from.as_ref(), ("need", id))?;
        let said = match asker.filter(|_| new.asker.is_some()) {
            Some(person) => tx.say(permit, &Event::AskedFor { need: id, person })?,
            None => tx.say(permit, &Event::Asked { need: id })?,
        };
        Ok(said.with(id))
    })
}

/// A need as it is when it has just been asked for.
pub(crate) fn new_need(facts: Facts, person: Option<Id<Person>>, now: Moment) -> Need {
    Need {
        id: Id::new(0),
        facts,
        state: State::New,
        reason: String::new(),
        owner: None,
        proposed_by: person,
        created_at: now,
        changed_at: now,
        answered_at: None,
        waits_since: Some(now),
        settled_at: None,
        askers: 0,
        score: None,
        mine: Standing { person, ..Standing::default() },
        version: 1,
    }
}

/// Where the need belongs: the unit that was chosen, or the asker's own.
fn place(tx: &Tx<'_>, chosen: Option<Id<Unit>>) -> Result<Id<Unit>> {
    let own = match (chosen, tx.actor().person_id()) {
        (Some(unit), _) => Some(unit),
        (None, Some(me)) => rows::unit_of_person(tx, me)?,
        (None, None) => None,
    };
    let unit = own.ok_or_else(|| Refused::field("unit", "missing"))?;
    if rows::is_open_unit(tx, unit)? { Ok(unit) } else { Err(Refused::field("unit", "not-a-choice")) }
}

/// Who stands behind it: the person who asks, or the one whom IT names.
fn asker(tx: &Tx<'_>, new: &NewNeed, unit: Id<Unit>) -> Result<Option<Id<Person>>> {
    let Some(email) = &new.asker else { return Ok(tx.actor().person_id()) };
    POLICY.allow_new(tx.actor(), Verb::JoinFor, &Proposed { unit })?;
    named(tx, email).map(Some)
}

/// The person with an address that IT was given; an error of the field `asker` when there is none.
pub(crate) fn named(tx: &Tx<'_>, email: &Personal<String>) -> Result<Id<Person>> {
    let nobody = || Refused::field("asker", "nobody-with-that-address");
    let email = people::folded_email(email.reveal(Purpose::Contact)).ok_or_else(nobody)?;
    rows::person_by_email(tx, &email)?.ok_or_else(nobody)
}
