use std::collections::HashMap;

use access::{Actor, Matrix};
use kernel::{Result, Subject};
use look::{Icon, Part, StateMark, WheelRoom};
use store::{Db, Follower, Migration, Reading};

use crate::{Ask, Routes};

/// Where a room stands in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Area {
    Plan,
    Deliver,
    Review,
    Assure,
    Forms,
    School,
    /// What outlives a lap: people, services, agreements.
    Registers,
}

impl Area {
    pub const WHEEL: [Self; 6] =
        [Self::Plan, Self::Deliver, Self::Review, Self::Assure, Self::Forms, Self::School];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Deliver => "deliver",
            Self::Review => "review",
            Self::Assure => "assure",
            Self::Forms => "forms",
            Self::School => "school",
            Self::Registers => "registers",
        }
    }

    pub const fn icon(self) -> Icon {
        match self {
            Self::Plan => Icon::Plan,
            Self::Deliver => Icon::Deliver,
            Self::Review => Icon::Review,
            Self::Assure => Icon::Assure,
            Self::Forms => Icon::Forms,
            Self::School => Icon::School,
            Self::Registers => Icon::People,
        }
    }

    pub const fn part(self) -> Part {
        match self {
            Self::Plan => Part::Planning,
            Self::Deliver => Part::Delivery,
            Self::Review => Part::Review,
            Self::Assure => Part::Assurance,
            Self::Forms => Part::Forms,
            Self::School => Part::School,
            Self::Registers => Part::Plain,
        }
    }
}

/// A room's link in the menu, shown to whom it may concern.
#[derive(Clone, Copy)]
pub struct Door {
    pub area: Area,
    pub href: &'static str,
    /// The key of its word.
    pub label: &'static str,
    /// The letter that goes here after `g`.
    pub key: Option<char>,
    pub may: fn(&Actor) -> bool,
}

/// A record as others show it: in the thread, the journal, a hit.
#[derive(Debug, Clone, Default)]
pub struct Card {
    pub id: i64,
    pub title: String,
    pub href: String,
    pub state: Option<StateMark>,
    /// What those who have a part in it were told last: stands beside a notice of it that has not been read.
    pub told: String,
}

/// A record that a search found, with the words around the hit.
#[derive(Debug, Clone, Default)]
pub struct Hit {
    pub card: Card,
    pub text: String,
}

/// A kind of record, so that what works on any record (thread, journal, search, import) can work on this one.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    /// The key of its word ("Behov").
    pub label: &'static str,
    pub icon: Icon,
    /// The cards of those of these records that the actor may read, in one query.
    pub cards: fn(&Reading<'_>, &Actor, &Ask<'_>, &[i64]) -> Result<Vec<Card>>,
    /// What full-text search finds among those the actor may read; none when the kind is not searched.
    pub search: Option<fn(&Reading<'_>, &Ask<'_>, &str, i64) -> Result<Vec<Hit>>>,
}

/// A piece of a record that is no record of its own, such as a message: what is attached to it is read by whoever may read
/// the piece.
#[derive(Clone, Copy)]
pub struct Piece {
    pub name: &'static str,
    pub may_read: fn(&Reading<'_>, &Actor, i64) -> Result<bool>,
}

/// Something that waits for this person: shown on the home page.
#[derive(Debug, Clone, Default)]
pub struct Need {
    pub text: String,
    pub href: String,
    pub count: i64,
    /// Late or about to be: stands first.
    pub is_urgent: bool,
}

/// A room as the program sees it.
#[derive(Clone, Copy)]
pub struct Room {
    pub name: &'static str,
    pub texts: texts::Source,
    pub migrations: &'static [Migration],
    pub routes: fn(&mut Routes),
    pub doors: &'static [Door],
    pub kinds: &'static [Kind],
    pub pieces: &'static [Piece],
    pub followers: &'static [Follower],
    /// The policies as tables, for the matrix page and the conformance test.
    pub matrices: fn() -> Vec<Matrix>,
    /// What waits for this person in the room.
    pub needs_you: fn(&Ask<'_>) -> Result<Vec<Need>>,
    /// Makes the room's search index again from its records, after a restore.
    pub reindex: fn(&Db) -> Result<()>,
    /// The room's segments of the wheel on the home page, each in its area.
    pub wheel: fn(&Ask<'_>) -> Result<Vec<(Area, WheelRoom)>>,
    /// What the actor may know of the events of some of a kind's records that they may read, where that is not all.
    pub sees: fn(&Reading<'_>, &Actor, &str, &[i64]) -> Result<HashMap<i64, Sees>>,
    /// What in the room hangs on a record that is about to end, such as a unit that closes or a person who leaves:
    /// told before it is done. All of it is counted; what it is is told of what the actor may read.
    pub at_stake: fn(&Reading<'_>, &Ask<'_>, &Subject) -> Result<Vec<Need>>,
    /// The person has read all their notices: what they told has been heard.
    pub all_read: fn(&Ask<'_>) -> Result<()>,
    /// The circles that share views of the list at this address, as far as they concern the person.
    pub circles: fn(&Ask<'_>, &str) -> Result<Vec<Circle>>,
}

/// Some who share views of a list, such as a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    pub id: i64,
    pub name: String,
    /// The person is in it: its views stand above their list.
    pub is_member: bool,
    /// The person may save and remove its views.
    pub is_keeper: bool,
}

/// What somebody may know of what happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sees {
    /// Who did it, others than themselves.
    pub names: bool,
    /// Events that are not to be told, by their words.
    pub hides: &'static [&'static str],
}

impl Room {
    /// A room with nothing in it: the start of every declaration.
    pub const fn empty(name: &'static str, texts: texts::Source) -> Self {
        Self {
            name,
            texts,
            migrations: &[],
            routes: |_| {},
            doors: &[],
            kinds: &[],
            pieces: &[],
            followers: &[],
            matrices: Vec::new,
            needs_you: |_| Ok(Vec::new()),
            reindex: |_| Ok(()),
            wheel: |_| Ok(Vec::new()),
            sees: |_, _, _, _| Ok(HashMap::new()),
            at_stake: |_, _, _| Ok(Vec::new()),
            all_read: |_| Ok(()),
            circles: |_, _| Ok(Vec::new()),
        }
    }
}
