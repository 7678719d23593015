use access::Role;
use kernel::{Day, Id, Moment, Person, Refused, Unit};
use look::{Icon, Mood, StateMark};
use services::Service;
use texts::Talk;

/// What is said of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Unique.
    pub name: String,
    pub about: String,
    pub service: Option<Id<Service>>,
    /// The unit that gives it.
    pub unit: Id<Unit>,
    /// Months for which it holds; none is for good.
    pub holds_months: Option<i64>,
    /// Those who need it, by their roles.
    pub roles: Vec<Role>,
    /// Where they need it: in these units and below them; everywhere when there are none. In ascending order.
    pub units: Vec<Id<Unit>>,
}

/// Is the course still given?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourseState {
    Open,
    Closed { at: Moment },
}

/// Something that people are taught.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub id: Id<Course>,
    pub facts: Facts,
    pub state: CourseState,
    pub version: i64,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionState {
    Planned,
    Held,
    Cancelled,
}

/// One time that a course is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: Id<Session>,
    pub course: Id<Course>,
    pub day: Day,
    pub place: String,
    pub leader: Option<Id<Person>>,
    pub state: SessionState,
    pub version: i64,
}

/// Why a course or a session stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("the course is closed")]
    IsClosed,
    #[error("the session was held")]
    WasHeld,
    #[error("the session was cancelled")]
    WasCancelled,
    #[error("the session lies ahead")]
    LiesAhead,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(match cannot {
            Cannot::IsClosed => "training-is-closed",
            Cannot::WasHeld => "training-was-held",
            Cannot::WasCancelled => "training-was-cancelled",
            Cannot::LiesAhead => "training-lies-ahead",
        })
    }
}

impl Course {
    pub fn href(&self) -> String {
        href(self.id)
    }

    pub const fn must_be_open(&self) -> Result<(), Cannot> {
        match self.state {
            CourseState::Open => Ok(()),
            CourseState::Closed { .. } => Err(Cannot::IsClosed),
        }
    }

    /// No longer given, and so no longer needed by anybody.
    pub fn close(self, at: Moment) -> Result<Self, Cannot> {
        self.must_be_open()?;
        Ok(Self { state: CourseState::Closed { at }, ..self })
    }

    /// The last day on which the course holds for somebody who had it on a day: the day before the same day so many
    /// months later (the month's last day where it has none such); for good when nothing is said.
    pub fn holds_until(&self, on: Day) -> Option<Day> {
        let months = self.facts.holds_months?;
        let count = i64::from(on.year()) * 12 + i64::from(on.month()) - 1 + months;
        let (year, month) = (i16::try_from(count / 12).ok()?, i8::try_from(count % 12 + 1).ok()?);
        let first = Day::new(on.year(), on.month(), 1)?;
        let (of_month, day_in) = (Day::new(year, month, 1)?, on.days_since(first));
        let same = of_month.plus_days(day_in);
        let same = if same.month() == month { same } else { last_of(of_month) };
        Some(same.plus_days(-1))
    }
}

/// The last day of the month that begins on this day.
fn last_of(first: Day) -> Day {
    let next = first.plus_days(31);
    next.plus_days(-next.days_since(Day::new(next.year(), next.month(), 1).unwrap_or(next)) - 1)
}

impl SessionState {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }

    pub(crate) fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::Planned => (Icon::Calendar, Mood::Calm),
            Self::Held => (Icon::Done, Mood::Good),
            Self::Cancelled => (Icon::Stopped, Mood::Past),
        };
        StateMark::new(icon, talk.say(&format!("training-session-{}", self.word())), mood)
    }
}

impl Session {
    /// It took place, on its day or before today.
    pub fn hold(self, today: Day) -> Result<Self, Cannot> {
        match self.state {
            SessionState::Planned if self.day > today => Err(Cannot::LiesAhead),
            SessionState::Planned => Ok(Self { state: SessionState::Held, ..self }),
            SessionState::Held => Err(Cannot::WasHeld),
            SessionState::Cancelled => Err(Cannot::WasCancelled),
        }
    }

    /// It will not take place.
    pub fn cancel(self) -> Result<Self, Cannot> {
        match self.state {
            SessionState::Planned => Ok(Self { state: SessionState::Cancelled, ..self }),
            SessionState::Held => Err(Cannot::WasHeld),
            SessionState::Cancelled => Err(Cannot::WasCancelled),
        }
    }
}

/// A course's page.
pub fn href(id: Id<Course>) -> String {
    format!("/training/{id}")
}

impl access::Record for Course {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
}

/// A course that is to be, in a unit.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}
