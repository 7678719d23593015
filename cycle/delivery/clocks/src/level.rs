//! An agreement on a service level: what it is for, and what it promises.

use access::Record;
use calendars::Calendar;
use kernel::{Id, Moment, Subject, Unit};
use people::PersonGroup;
use serde::{Deserialize, Serialize};
use services::Service;

use crate::{Cannot, CountsFrom, Measure, PRIORITIES, Party, Promise};

/// Is it in use?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelState {
    Used,
    /// It promises nothing new; what it promised is still counted.
    Retired {
        at: Moment,
    },
}

/// An agreement: what it is called and whose it is. What it promises lies in its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    pub id: Id<Level>,
    /// Unique.
    pub name: String,
    pub about: String,
    /// Who looks after it.
    pub unit: Id<Unit>,
    pub party: Party,
    pub state: LevelState,
    pub version: i64,
}

impl Level {
    pub(crate) fn must_be_used(&self) -> Result<(), Cannot> {
        match self.state {
            LevelState::Used => Ok(()),
            LevelState::Retired { .. } => Err(Cannot::Retired),
        }
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/service-levels/{}", self.id)
    }
}

impl Record for Level {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}

/// Which records an agreement is for. What is not said does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applies {
    /// Kinds of record, such as `ticket`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The unit, and all below it.
    #[serde(default)]
    pub unit: Option<Id<Unit>>,
    #[serde(default)]
    pub service: Option<Id<Service>>,
    #[serde(default)]
    pub group: Option<Id<PersonGroup>>,
    /// As the desk writes it; capitals and spaces do not matter.
    #[serde(default)]
    pub supplier: Option<String>,
    #[serde(default)]
    pub priorities: Vec<u8>,
}

/// What a version says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    pub applies: Applies,
    pub calendar: Id<Calendar>,
    pub counts_from: CountsFrom,
    /// One for each measure at most.
    pub promises: Vec<Promise>,
}

/// What agreements look at in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub subject: Subject,
    pub unit: Id<Unit>,
    pub service: Option<Id<Service>>,
    pub group: Option<Id<PersonGroup>>,
    /// Whom it waits for, or waited for last, by name.
    pub supplier: Option<String>,
    /// 1 is the most urgent.
    pub priority: Option<u8>,
}

/// How closely an agreement is made for a record: service and supplier before group, the nearer unit before the
/// farther, then priority and kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fit {
    service: bool,
    supplier: bool,
    group: bool,
    /// How deep the agreement's unit lies; none stands before all.
    depth: usize,
    priority: bool,
    kind: bool,
}

impl Fit {
    /// The conditions that chose it, as words; `all` when it is for everything.
    pub fn words(self) -> String {
        let all = [
            (self.service, "service"),
            (self.supplier, "supplier"),
            (self.group, "group"),
            (self.depth > 0, "unit"),
            (self.priority, "priority"),
            (self.kind, "kind"),
        ];
        let words: Vec<&str> = all.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
        if words.is_empty() { "all".to_owned() } else { words.join(" ") }
    }
}

impl Applies {
    /// How closely it fits, if it does. `above` are the record's unit and those above it, the root first.
    pub fn fits(&self, facts: &Facts, above: &[Id<Unit>]) -> Option<Fit> {
        let depth = match self.unit {
            None => 0,
            Some(unit) => above.iter().position(|one| *one == unit)? + 1,
        };
        let kind = is_met(&self.kinds, |kind| *kind == facts.subject.kind)?;
        let priority = is_met(&self.priorities, |priority| Some(*priority) == facts.priority)?;
        Some(Fit {
            service: is_same(self.service, facts.service)?,
            supplier: is_named(self.supplier.as_deref(), facts.supplier.as_deref())?,
            group: is_same(self.group, facts.group)?,
            depth,
            priority,
            kind,
        })
    }
}

/// Is the condition made and met? Nothing when it is made and not met.
fn is_met<T>(wanted: &[T], meets: impl Fn(&T) -> bool) -> Option<bool> {
    if wanted.is_empty() { Some(false) } else { wanted.iter().any(meets).then_some(true) }
}

fn is_same<T>(wanted: Option<Id<T>>, is: Option<Id<T>>) -> Option<bool> {
    match wanted {
        None => Some(false),
        Some(_) => (wanted == is).then_some(true),
    }
}

fn is_named(wanted: Option<&str>, is: Option<&str>) -> Option<bool> {
    match wanted {
        None => Some(false),
        Some(wanted) => is.is_some_and(|is| folded(is) == folded(wanted)).then_some(true),
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Terms {
    /// Every rule that holds for a whole version, for this party.
    pub fn checked(mut self, party: Party) -> Result<Self, Cannot> {
        self.promises = self.promises.into_iter().map(Promise::checked).collect::<Result<_, _>>()?;
        self.promises.sort_by_key(|promise| promise.measure);
        if self.promises.is_empty() {
            return Err(Cannot::PromisesNothing);
        }
        if self.promises.windows(2).any(|two| two[0].measure == two[1].measure) {
            return Err(Cannot::TwoPromises);
        }
        self.applies.priorities.retain(|priority| (1..=PRIORITIES).contains(&usize::from(*priority)));
        self.applies.kinds.sort_unstable();
        self.applies.kinds.dedup();
        let names_its_party = match party {
            Party::Users => true,
            Party::Group => self.applies.group.is_some(),
            Party::Supplier => self.applies.supplier.as_deref().is_some_and(|name| !folded(name).is_empty()),
        };
        if names_its_party { Ok(self) } else { Err(Cannot::PartyIsMissing) }
    }

    pub fn promise(&self, measure: Measure) -> Option<&Promise> {
        self.promises.iter().find(|promise| promise.measure == measure)
    }
}
