//! Carries a sample's acts out: each by the policy, the noun's rules and the room's own SQL, with a line in the journal.

use std::collections::HashMap;

use access::{Actor, Permit};
use kernel::{Id, Moment, Person, Refused, Result};
use store::{Db, Said, Tx, Upkeep};

use super::cast::Cast;
use super::plot::{Act, Deed};
use crate::need::Proposed;
use crate::store::messages::{self, NewMessage, Voice};
use crate::store::scores::{self, NewScore};
use crate::store::{self as rows, parties, past};
use crate::{Event, Facts, Move, Need, POLICY, Standing, Verb, ask};

/// The numbers of the needs that have been asked for, by their places in the sample.
type Numbers = HashMap<usize, Id<Need>>;

/// Acts of one transaction when they are many.
const HEAP: usize = 100;
/// Needs whose words are indexed in one transaction: many, since the index merges what each transaction adds.
const INDEXED: usize = 250;

/// When the words of needs are put into the search index.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Index {
    /// With the last act on each need.
    AtOnce,
    /// Afterwards, all together.
    Afterwards,
}

/// Each act by the person who does it; by the holder of the machine where that person's role does not reach.
pub(crate) fn one_by_one(db: &Db, cast: &mut Cast, acts: &[Act]) -> Result<()> {
    let (mut numbers, now) = (Numbers::new(), db.clock().now());
    for act in acts {
        // On a clock that can be moved the journal's lines are spread over the time too.
        db.clock().advance_seconds(act.at.seconds_since(db.clock().now()).max(0));
        let actor = cast.actor(db, act.by, now)?;
        let acts = std::slice::from_ref(act);
        let outcome = match together(db, &actor, acts, &numbers, Index::AtOnce) {
            Err(Refused::NotAllowed | Refused::NotFound) => {
                together(db, &Actor::operator(), acts, &numbers, Index::AtOnce)
            }
            other => other,
        };
        numbers.extend(outcome?);
    }
    Ok(())
}

/// Many acts to a transaction, by the holder of the machine.
pub(crate) fn in_heaps(db: &Db, acts: &[Act]) -> Result<()> {
    let (mut numbers, operator) = (Numbers::new(), Actor::operator());
    for heap in acts.chunks(HEAP) {
        numbers.extend(together(db, &operator, heap, &numbers, Index::Afterwards)?);
    }
    let mut made: Vec<Id<Need>> = numbers.into_values().collect();
    made.sort_unstable();
    for some in made.chunks(INDEXED) {
        db.keep(Upkeep::Derived, |tx| some.iter().try_for_each(|id| rows::index(tx, *id)))?;
    }
    Ok(())
}

/// Carries acts out in one transaction; gives the needs that were asked for in it.
fn together(db: &Db, actor: &Actor, acts: &[Act], numbers: &Numbers, index: Index) -> Result<Numbers> {
    let Some((last, others)) = acts.split_last() else { return Ok(Numbers::new()) };
    db.write(actor, |tx| {
        let mut stage = Stage { tx, numbers, made: Numbers::new(), index };
        for act in others {
            let (permit, event) = stage.act(act)?;
            tx.also(&permit, &event)?;
        }
        let (permit, event) = stage.act(last)?;
        let said: Said = tx.say(permit, &event)?;
        Ok(said.with(stage.made))
    })
}

struct Stage<'a> {
    tx: &'a Tx<'a>,
    numbers: &'a Numbers,
    made: Numbers,
    index: Index,
}

impl Stage<'_> {
    fn number(&self, need: usize) -> Result<Id<Need>> {
        self.made.get(&need).or_else(|| self.numbers.get(&need)).copied().ok_or(Refused::NotFound)
    }

    /// The need as it stands, seen by whoever acts.
    fn need(&self, act: &Act) -> Result<Need> {
        let need = rows::load(self.tx, self.tx.actor(), self.number(act.need)?)?;
        let mine = Standing { person: Some(act.by), ..need.mine };
        Ok(Need { mine, ..need })
    }

    fn allow(&self, verb: Verb, need: &Need) -> Result<Permit> {
        POLICY.allow(self.tx.actor(), verb, need)
    }

    fn act(&mut self, act: &Act) -> Result<(Permit, Event)> {
        let done = match &act.deed {
            Deed::Ask(facts) => self.ask(act, facts)?,
            Deed::Join => self.join(act)?,
            Deed::Assign(owner) => self.assign(act, *owner)?,
            Deed::Say(voice, text) => self.say(act, *voice, text)?,
            Deed::Go(to, reason) => self.go(act, *to, reason)?,
            Deed::Merge(into, reason) => self.merge(act, *into, reason)?,
            Deed::Score(values) => self.score(act, *values)?,
            Deed::Hear => self.hear(act)?,
        };
        if act.is_last && self.index == Index::AtOnce {
            rows::index(self.tx, self.number(act.need)?)?;
        }
        Ok(done)
    }

    fn ask(&mut self, act: &Act, facts: &Facts) -> Result<(Permit, Event)> {
        let permit = POLICY.allow_new(self.tx.actor(), Verb::Ask, &Proposed { unit: facts.unit })?;
        let need = ask::new_need(facts.clone(), Some(act.by), act.at);
        let id = rows::insert(self.tx, &need)?;
        parties::add_asker(self.tx, id, act.by, act.at)?;
        self.made.insert(act.need, id);
        Ok((permit, Event::Asked { need: id }))
    }

    fn join(&self, act: &Act) -> Result<(Permit, Event)> {
        // Who works in a unit is asked by colleagues to join; IT puts them on the list.
        let id = self.number(act.need)?;
        let need = rows::load(self.tx, &Actor::operator(), id)?;
        let permit = POLICY.allow(&Actor::operator(), Verb::Join, &need)?;
        if need.can_be_joined().is_ok() {
            match parties::add_asker(self.tx, id, act.by, act.at) {
                // A merge has brought this one already.
                Ok(()) | Err(Refused::Rule { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok((permit, Event::Joined { need: id, person: act.by }))
    }

    fn assign(&self, act: &Act, owner: Id<Person>) -> Result<(Permit, Event)> {
        let need = self.need(act)?;
        let permit = self.allow(Verb::Assign, &need)?;
        rows::save(self.tx, &Need { owner: Some(owner), ..need.clone() })?;
        Ok((permit, Event::Assigned { need: need.id, owner }))
    }

    fn say(&self, act: &Act, voice: Voice, text: &str) -> Result<(Permit, Event)> {
        let need = self.need(act)?;
        let id = need.id;
        let (verb, event) = match voice {
            Voice::Asker => (Verb::Write, Event::Written { need: id }),
            Voice::It => (Verb::Answer, Event::Answered { need: id }),
            Voice::Internal => (Verb::Note, Event::Noted { need: id }),
        };
        let permit = self.allow(verb, &need)?;
        messages::insert(self.tx, &NewMessage { need: id, author: Some(act.by), at: act.at, voice, text })?;
        if voice != Voice::Internal {
            rows::spoken(self.tx, &need.spoken(voice, act.at))?;
        }
        Ok((permit, event))
    }

    fn go(&self, act: &Act, to: Move, reason: &str) -> Result<(Permit, Event)> {
        let need = self.need(act)?;
        let permit = self.allow(verb_of(to), &need)?;
        let need = self.moved(act, need, to, reason)?;
        Ok((permit, Event::Moved { need: need.id, to: need.state.step() }))
    }

    fn moved(&self, act: &Act, need: Need, to: Move, reason: &str) -> Result<Need> {
        let (need, line) = need.moved(to, reason.to_owned(), act.at)?;
        rows::save(self.tx, &need)?;
        past::insert(self.tx, &line)?;
        parties::let_wait(self.tx, need.id, need.settled_at)?;
        Ok(need)
    }

    fn merge(&self, act: &Act, into: usize, reason: &str) -> Result<(Permit, Event)> {
        let (need, into) = (self.need(act)?, self.number(into)?);
        let id = need.id;
        let permit = self.allow(Verb::Merge, &need)?;
        rows::load(self.tx, self.tx.actor(), into)?.can_take_in()?;
        parties::move_dialogue(self.tx, id, into)?;
        self.moved(act, need, Move::Merge { into }, reason)?;
        parties::copy_askers(self.tx, id, into)?;
        Ok((permit, Event::Merged { need: id, into }))
    }

    fn score(&self, act: &Act, values: [i64; 3]) -> Result<(Permit, Event)> {
        let need = self.need(act)?;
        let permit = self.allow(Verb::Score, &need)?;
        for (criterion, value) in scores::criteria(self.tx)?.iter().zip(values) {
            let (person, at, note) = (act.by, act.at, "");
            scores::put(self.tx, &NewScore { need: need.id, person, criterion, value, note, at })?;
        }
        parties::invite(self.tx, need.id, act.by, act.at)?;
        scores::reckon(self.tx, need.id)?;
        Ok((permit, Event::Scored { need: need.id }))
    }

    fn hear(&self, act: &Act) -> Result<(Permit, Event)> {
        let need = self.need(act)?;
        let permit = self.allow(Verb::Hear, &need)?;
        parties::hear(self.tx, need.id, act.by)?;
        Ok((permit, Event::Heard { need: need.id }))
    }
}

const fn verb_of(to: Move) -> Verb {
    match to {
        Move::Clarify => Verb::Clarify,
        Move::Assess => Verb::Assess,
        Move::Park { .. } => Verb::Park,
        Move::Decline => Verb::Decline,
        Move::Merge { .. } => Verb::Merge,
        Move::Approve => Verb::Approve,
        Move::Plan { .. } => Verb::Plan,
        Move::Deliver => Verb::Deliver,
        Move::FollowUp { .. } => Verb::FollowUp,
        Move::TakeUp => Verb::TakeUp,
    }
}

/// Notices of what happened long before the sample's end have been read by then; those of the last week have not.
pub(crate) fn read_old_notices(db: &Db, to: Moment) -> Result<()> {
    db.settle(crate::room::FOLLOWERS)?;
    notices::mark_old_read(db, "need", to.plus_days(-7))
}
