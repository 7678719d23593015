//! The one way a thing gets another state, place or holder.

use access::{Actor, Permit};
use kernel::{FieldErrors, Id, Input, Person, Result, Unit};
use look::Choice;
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::asset::{self, Asset, In, Whereabouts};
use crate::fields::{self, PERSON, PLACE, UNIT, VERSION};
use crate::state::State;
use crate::store::{assets, moves};
use crate::{Event, POLICY, Verb};

/// Who is to have a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    Nobody,
    /// Whoever has it now.
    AsBefore,
    Person(Id<Person>),
    /// By address, number in the staff or pupil system, or whole name.
    Named(String),
}

impl Whom {
    /// What stands in a field: nothing is nobody.
    pub(crate) fn named(text: String) -> Self {
        if text.is_empty() { Self::Nobody } else { Self::Named(text) }
    }

    /// The person who is meant. What the form showed of the one who has it, sent back as it was, means that one.
    pub(crate) fn person(&self, tx: &Tx<'_>, was: Option<Id<Person>>) -> Result<Option<Id<Person>>> {
        match self {
            Self::Nobody => Ok(None),
            Self::AsBefore => Ok(was),
            Self::Person(person) => Ok(Some(*person)),
            Self::Named(text) if was.is_some() && Some(text) == shown(tx, tx.actor(), was)?.as_ref() => {
                Ok(was)
            }
            Self::Named(text) => fields::person_named(tx, tx.actor(), text).map(Some),
        }
    }
}

/// What the form shows of who has a thing. A protected identity is dots, which nobody is called.
fn shown(reading: &Reading<'_>, actor: &Actor, person: Option<Id<Person>>) -> Result<Option<String>> {
    let Some(person) = person else { return Ok(None) };
    Ok(Some(people::name_of(reading, actor, person)?.unwrap_or_else(|| "•••".to_owned())))
}

/// Where a thing is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// As before, when nothing is said.
    pub state: Option<State>,
    pub unit: Option<Id<Unit>>,
    pub place: Option<String>,
    pub person: Whom,
    pub why: String,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

pub(crate) struct MoveIt;

impl Form for MoveIt {
    const NAME: &'static str = "assets-move";
    const FIELDS: &'static [Field] =
        &[Field::pick("state").required(), UNIT, PLACE, PERSON, Field::prose("why", 500), VERSION];
    type New = Moved;

    fn parse(input: &Input) -> Result<Moved, FieldErrors> {
        let state = input.choice("state", State::from_word).map(Some);
        let unit = input.id("unit").map(Some);
        // A program that leaves a field out leaves what it is about as it was.
        let place = input.line("place", 0..=120).map(|place| input.has("place").then_some(place));
        let named = |text| if input.has("person") { Whom::named(text) } else { Whom::AsBefore };
        let person = input.line("person", 0..=200).map(named);
        let (why, seen) = (input.text("why", 0..=500), fields::seen(input));
        kernel::all_or_errors!(Moved { state, unit, place, person, why, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let asset = fields::for_verb(ask, Verb::Move)?;
        let (units, person) = ask.db.read(|reading| {
            Ok((people::unit_choices(reading)?, shown(reading, ask.actor, asset.at.person)?))
        })?;
        let states = State::ALL.iter().filter(|state| asset.at.state.may_become(**state));
        let states = states.map(|state| state_choice(ask, *state)).collect();
        let mut draft = fields::about(ask, &asset)
            .choices("state", states)
            .value("state", asset.at.state.word())
            .choices("unit", units)
            .value("unit", asset.at.unit.to_string())
            .value("place", &asset.at.place)
            .value("person", person.unwrap_or_default());
        draft.title = Some(ask.talk.with("assets-move-page", &[("tag", asset.facts.tag.as_str().into())]));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: Moved) -> Result<Reply> {
        let id = ask.id("id")?;
        move_it(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("asset", id.number(), asset::href(id), "assets-moved-it"))
    }
}

/// A state to choose.
pub(crate) fn state_choice(ask: &Ask<'_>, state: State) -> Choice {
    Choice::new(state.word(), ask.say(&format!("assets-state-{}", state.word())))
}

/// Gives a thing another state, place or holder, and writes the line of its history. Whoever moves it to another unit
/// must be able to add one there.
pub fn move_it(db: &Db, actor: &Actor, id: Id<Asset>, new: &Moved) -> Result<()> {
    db.write(actor, |tx| {
        let (permit, event) = moved(tx, id, new)?;
        tx.say(permit, &event)
    })
}

/// The same within a write of another room, such as a loan that begins or ends: the thing's own journal says it too.
pub fn move_within(tx: &Tx<'_>, id: Id<Asset>, new: &Moved) -> Result<()> {
    let (permit, event) = moved(tx, id, new)?;
    tx.also(&permit, &event)
}

fn moved(tx: &Tx<'_>, id: Id<Asset>, new: &Moved) -> Result<(Permit, Event)> {
    let actor = tx.actor();
    let asset = assets::load(tx, actor, id)?;
    let permit = POLICY.allow(actor, Verb::Move, &asset)?;
    fields::is_as_seen(asset.version, new.seen)?;
    let was = asset.at.clone();
    let unit = new.unit.unwrap_or(was.unit);
    if unit != was.unit {
        POLICY.allow_new(actor, Verb::Add, &In(unit, None))?;
        fields::is_open(tx, unit)?;
    }
    let to = Whereabouts {
        state: new.state.unwrap_or(was.state),
        unit,
        place: new.place.clone().unwrap_or_else(|| was.place.clone()),
        person: new.person.person(tx, was.person)?,
    };
    let to = was.moved(to, &new.why)?;
    let event = said(id, was.state, to.state);
    put(tx, asset, to, &new.why)?;
    Ok((permit, event))
}

/// What is said of a move.
pub(crate) fn said(asset: Id<Asset>, from: State, to: State) -> Event {
    if from == to { Event::Moved { asset } } else { Event::Became { asset, from, to } }
}

/// Stores where a thing is from now on, with its line.
pub(crate) fn put(tx: &Tx<'_>, asset: Asset, to: Whereabouts, why: &str) -> Result<()> {
    moves::note(tx, asset.id, &to, why)?;
    assets::save(tx, &Asset { at: to, changed_at: tx.now(), ..asset })
}
