use kernel::{Day, Id, Refused, Unit};

use crate::directory::DEPTH_AT_MOST;

/// What sort of unit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// The root, and only it.
    Organisation,
    /// Nämnd or board.
    Board,
    /// Förvaltning.
    Administration,
    Department,
    School,
    Preschool,
    /// A unit of health or social care.
    Care,
    Other,
}

impl UnitKind {
    /// Every kind that can be chosen for a new unit: all but the root's.
    pub const CHOICES: [Self; 7] = [
        Self::Board,
        Self::Administration,
        Self::Department,
        Self::School,
        Self::Preschool,
        Self::Care,
        Self::Other,
    ];

    /// The words of [`UnitKind::CHOICES`], in the same order.
    pub const WORDS: &'static [&'static str] =
        &["board", "administration", "department", "school", "preschool", "care", "other"];

    /// The kind's word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Board => "board",
            Self::Administration => "administration",
            Self::Department => "department",
            Self::School => "school",
            Self::Preschool => "preschool",
            Self::Care => "care",
            Self::Other => "other",
        }
    }

    /// The kind of a word that was chosen; the root's cannot be.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind as it was stored.
    pub(crate) fn stored(word: &str) -> Self {
        if word == Self::Organisation.word() {
            return Self::Organisation;
        }
        Self::from_word(word).unwrap_or(Self::Other)
    }
}

/// How a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitState {
    Open,
    /// Closed from that day on; it may lie ahead.
    Closed {
        on: Day,
    },
    /// What was in it is in another unit; it stays as a closed unit below that one.
    Merged {
        into: Id<Unit>,
        on: Day,
    },
}

/// A part of the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgUnit {
    pub id: Id<Unit>,
    /// None only for the root.
    pub parent: Option<Id<Unit>>,
    pub name: String,
    pub kind: UnitKind,
    /// The organisation's own code, such as a cost centre or school unit code; unique.
    pub code: Option<String>,
    pub opened_on: Day,
    pub state: UnitState,
    pub version: i64,
}

/// Why a unit stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CannotUnit {
    #[error("the organisation itself cannot be moved, merged or closed")]
    IsOrganisation,
    #[error("the unit is closed")]
    IsClosed,
    #[error("the unit is open")]
    IsOpen,
    #[error("the unit was merged and cannot be opened again")]
    WasMerged,
    #[error("the unit above is closed")]
    ParentClosed,
    #[error("a unit cannot stand under itself")]
    UnderItself,
    #[error("the tree has at most {DEPTH_AT_MOST} levels")]
    TooDeep,
    #[error("it stands there already")]
    StandsThere,
    #[error("a unit cannot be merged into itself or what is below it")]
    IntoItself,
    #[error("a unit cannot be merged into the organisation itself")]
    IntoOrganisation,
    #[error("units are still open below it")]
    HasUnits { names: Vec<String> },
    #[error("persons still belong to it")]
    HasPersons { names: Vec<String> },
}

impl From<CannotUnit> for Refused {
    fn from(cannot: CannotUnit) -> Self {
        let (key, names) = match cannot {
            CannotUnit::IsOrganisation => ("people-unit-is-organisation", None),
            CannotUnit::IsClosed => ("people-unit-is-closed", None),
            CannotUnit::IsOpen => ("people-unit-is-open", None),
            CannotUnit::WasMerged => ("people-unit-was-merged", None),
            CannotUnit::ParentClosed => ("people-unit-parent-closed", None),
            CannotUnit::UnderItself => ("people-unit-under-itself", None),
            CannotUnit::TooDeep => ("people-unit-too-deep", None),
            CannotUnit::StandsThere => ("people-unit-stands-there", None),
            CannotUnit::IntoItself => ("people-unit-into-itself", None),
            CannotUnit::IntoOrganisation => ("people-unit-into-organisation", None),
            CannotUnit::HasUnits { names } => ("people-unit-has-units", Some(names)),
            CannotUnit::HasPersons { names } => ("people-unit-has-persons", Some(names)),
        };
        let names = names.map(|names| ("names", names.join(", ")));
        Self::Rule { key, facts: names.into_iter().collect() }
    }
}

/// Where a unit would land: what the rule must know of the tree around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Landing {
    /// The level of the unit that it would stand under; the organisation's is 1.
    pub level: usize,
    /// Levels of what moves: 1 for a unit with nothing below it.
    pub height: usize,
    /// The receiving unit and every unit above it.
    pub above: Vec<Id<Unit>>,
}

impl UnitState {
    /// Is it open on that day? What will close is open until then, though nothing new is placed in it.
    pub fn is_open_on(self, day: Day) -> bool {
        match self {
            Self::Open => true,
            Self::Closed { on } => day < on,
            Self::Merged { .. } => false,
        }
    }
}

impl OrgUnit {
    /// Is it open on that day?
    pub fn is_open_on(&self, day: Day) -> bool {
        self.state.is_open_on(day)
    }

    /// Is it open until further notice, so that units, persons and groups can be placed in it?
    pub const fn is_open(&self) -> bool {
        match self.state {
            UnitState::Open => true,
            UnitState::Closed { .. } | UnitState::Merged { .. } => false,
        }
    }

    const fn must_be_open(&self) -> Result<(), CannotUnit> {
        if self.is_open() { Ok(()) } else { Err(CannotUnit::IsClosed) }
    }

    const fn must_be_below(&self) -> Result<Id<Unit>, CannotUnit> {
        match self.parent {
            Some(parent) => Ok(parent),
            None => Err(CannotUnit::IsOrganisation),
        }
    }

    /// May a new unit be placed under this one, which stands on `level`?
    pub(crate) fn takes_child(&self, level: usize) -> Result<(), CannotUnit> {
        if !self.is_open() {
            return Err(CannotUnit::ParentClosed);
        }
        if level >= DEPTH_AT_MOST { Err(CannotUnit::TooDeep) } else { Ok(()) }
    }

    /// With another name, kind and code. Names of closed units can be put right too: history shows both.
    pub(crate) fn rename(self, name: String, kind: UnitKind, code: Option<String>) -> Self {
        Self { name, kind, code, ..self }
    }

    /// Under another unit.
    pub(crate) fn move_under(self, to: &Self, landing: &Landing) -> Result<Self, CannotUnit> {
        let from = self.must_be_below()?;
        self.must_be_open()?;
        if !to.is_open() {
            return Err(CannotUnit::ParentClosed);
        }
        if landing.above.contains(&self.id) {
            return Err(CannotUnit::UnderItself);
        }
        if from == to.id {
            return Err(CannotUnit::StandsThere);
        }
        if landing.level + landing.height > DEPTH_AT_MOST {
            return Err(CannotUnit::TooDeep);
        }
        Ok(Self { parent: Some(to.id), ..self })
    }

    /// Into another unit, under which it stays, closed. `landing.height` counts this unit too.
    pub(crate) fn merge_into(self, into: &Self, landing: &Landing, on: Day) -> Result<Self, CannotUnit> {
        self.must_be_below()?;
        self.must_be_open()?;
        if into.parent.is_none() {
            return Err(CannotUnit::IntoOrganisation);
        }
        if !into.is_open() {
            return Err(CannotUnit::ParentClosed);
        }
        if landing.above.contains(&self.id) {
            return Err(CannotUnit::IntoItself);
        }
        if landing.level + landing.height > DEPTH_AT_MOST {
            return Err(CannotUnit::TooDeep);
        }
        Ok(Self { parent: Some(into.id), state: UnitState::Merged { into: into.id, on }, ..self })
    }

    /// Closed, when nothing is left in it: `units` and `persons` name what is.
    pub(crate) fn close(self, on: Day, units: Vec<String>, persons: Vec<String>) -> Result<Self, CannotUnit> {
        self.must_be_below()?;
        self.must_be_open()?;
        if !units.is_empty() {
            return Err(CannotUnit::HasUnits { names: units });
        }
        if !persons.is_empty() {
            return Err(CannotUnit::HasPersons { names: persons });
        }
        Ok(Self { state: UnitState::Closed { on }, ..self })
    }

    /// Open again, under a unit that is open.
    pub(crate) fn reopen(self, parent: &Self) -> Result<Self, CannotUnit> {
        match self.state {
            UnitState::Open => Err(CannotUnit::IsOpen),
            UnitState::Merged { .. } => Err(CannotUnit::WasMerged),
            UnitState::Closed { .. } if !parent.is_open() => Err(CannotUnit::ParentClosed),
            UnitState::Closed { .. } => Ok(Self { state: UnitState::Open, ..self }),
        }
    }
}

impl access::Record for OrgUnit {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.id)
    }
}
