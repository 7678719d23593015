//! The verbs of agreements. Each version is added; none changes.

use ::store::Db;
use access::{Actor, Record};
use kernel::{Id, Refused, Result, Unit};

use crate::clock::{Cause, Clock};
use crate::level::{Facts, Level, LevelState, Terms};
use crate::store::{clocks, facts, levels, outcomes};
use crate::{CLOCKS, Cannot, ClockVerb, Event, LEVELS, LevelVerb, Party, remake};

/// Whom a version is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldsFor {
    /// Records that come.
    New,
    /// From now for open ones too. They count from when they did.
    Open,
}

impl HoldsFor {
    pub const WORDS: &'static [&'static str] = &["new", "open"];

    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        [Self::New, Self::Open].into_iter().find(|one| one.word() == word)
    }
}

/// An agreement to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLevel {
    /// Unique.
    pub name: String,
    pub about: String,
    pub unit: Id<Unit>,
    pub party: Party,
    pub terms: Terms,
    pub holds_for: HoldsFor,
}

struct In(Id<Unit>);

impl Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}

/// Adds an agreement with its first version.
pub fn add(db: &Db, actor: &Actor, new: &NewLevel) -> Result<Id<Level>> {
    db.write(actor, |tx| {
        let permit = LEVELS.allow_new(actor, LevelVerb::Add, &In(new.unit))?;
        let terms = new.terms.clone().checked(new.party)?;
        let level = Level {
            id: Id::new(0),
            name: new.name.clone(),
            about: new.about.clone(),
            unit: new.unit,
            party: new.party,
            state: LevelState::Used,
            version: 1,
        };
        let id = levels::insert(tx, &level)?;
        levels::add_version(tx, id, &terms, new.holds_for.word())?;
        match new.holds_for {
            HoldsFor::New => {}
            HoldsFor::Open => remake::rematch_open(tx)?,
        }
        Ok(tx.say(permit, &Event::LevelAdded { level: id })?.with(id))
    })
}

/// It promises something else from now on. Nothing that was counted is lost by it.
pub fn change(db: &Db, actor: &Actor, id: Id<Level>, terms: &Terms, holds_for: HoldsFor) -> Result<()> {
    db.write(actor, |tx| {
        let level = levels::load_in(tx, id)?;
        let permit = LEVELS.allow(actor, LevelVerb::Change, &level)?;
        level.must_be_used()?;
        let terms = terms.clone().checked(level.party)?;
        levels::add_version(tx, id, &terms, holds_for.word())?;
        levels::save(tx, &level)?;
        match holds_for {
            HoldsFor::New => {}
            HoldsFor::Open => remake::rematch_open(tx)?,
        }
        tx.say(permit, &Event::LevelChanged { level: id })
    })
}

/// It promises nothing new. What it promised is still counted.
pub fn retire(db: &Db, actor: &Actor, id: Id<Level>) -> Result<()> {
    db.write(actor, |tx| {
        let level = levels::load_in(tx, id)?;
        let permit = LEVELS.allow(actor, LevelVerb::Retire, &level)?;
        level.must_be_used()?;
        levels::save(tx, &Level { state: LevelState::Retired { at: tx.now() }, ..level })?;
        tx.say(permit, &Event::LevelRetired { level: id })
    })
}

impl Record for Facts {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}

/// Says why a promise was broken. Whether the actor may read the clock's record is for the caller to ask.
pub fn explain(db: &Db, actor: &Actor, id: Id<Clock>, cause: Id<Cause>) -> Result<()> {
    db.write(actor, |tx| {
        let (clock, kept) = clocks::load(tx, id)?;
        let record = facts::load(tx, clock.record)?;
        let permit = CLOCKS.allow(actor, ClockVerb::Explain, &record.facts)?;
        if kept.breached.is_none() {
            return Err(Cannot::NotBreached.into());
        }
        if !outcomes::causes(tx, actor.lang)?.iter().any(|(known, _)| *known == cause) {
            return Err(Refused::field("cause", "not-a-choice"));
        }
        clocks::set_cause(tx, id, cause)?;
        outcomes::set_cause(tx, id, cause)?;
        tx.say(permit, &Event::Explained { subject: record.facts.subject, clock: id, cause })
    })
}
