use assets::Asset;
use kernel::{Day, Id, Moment, Person, Personal, Unit};

use crate::Cannot;

kernel::worded! {
    /// What a thing is like when it changes hands.
    Condition { New = "new", Good = "good", Worn = "worn", Damaged = "damaged" }
}

kernel::worded! {
    /// Who signed the agreement.
    Signer { Borrower = "borrower", Guardian = "guardian" }
}

/// The text that a borrower agrees to, in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub id: Id<Text>,
    pub unit: Id<Unit>,
    pub swedish: String,
    /// Empty when there is none.
    pub english: String,
    pub made_at: Moment,
    pub made_by: Option<Id<Person>>,
}

/// That the agreement was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub on: Day,
    pub by: Signer,
    /// The guardian's name; empty when the borrower signed.
    pub name: Personal<String>,
}

/// How a thing was when it changed hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    pub on: Day,
    pub condition: Condition,
    pub note: String,
}

/// Where a loan stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Open,
    Returned(Handover),
    /// The thing is gone; if it is found, the loan may still end by a return.
    Lost {
        on: Day,
        why: String,
    },
}

impl State {
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Returned(_) => "returned",
            Self::Lost { .. } => "lost",
        }
    }
}

/// A thing that somebody has for a while and is to give back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    pub id: Id<Loan>,
    pub asset: Id<Asset>,
    pub borrower: Id<Person>,
    /// Where the thing was when it was handed out.
    pub unit: Id<Unit>,
    pub out: Handover,
    pub out_by: Option<Id<Person>>,
    /// What goes along, such as charger and bag.
    pub accessories: String,
    /// The day on which it is to be given back at the latest.
    pub due: Day,
    /// The version of the text that it is given under.
    pub text: Option<Id<Text>>,
    pub signature: Option<Signature>,
    pub state: State,
    pub version: i64,
}

impl Loan {
    pub fn href(&self) -> String {
        href(self.id)
    }

    pub const fn is_open(&self) -> bool {
        matches!(self.state, State::Open)
    }

    /// Days past the day that it was due; nothing when it is not late.
    pub fn days_late(&self, today: Day) -> Option<i64> {
        (self.is_open() && self.due < today).then(|| today.days_since(self.due))
    }

    /// The same loan for longer.
    pub fn prolonged(self, due: Day) -> Result<Self, Cannot> {
        match self.state {
            State::Open if due <= self.due => Err(Cannot::NotLater),
            State::Open => Ok(Self { due, ..self }),
            State::Returned(_) | State::Lost { .. } => Err(Cannot::NotOpen),
        }
    }

    /// The same loan with the agreement signed, once.
    pub fn signed(self, signature: Signature) -> Result<Self, Cannot> {
        match (&self.state, self.text, &self.signature) {
            (State::Returned(_) | State::Lost { .. }, ..) => Err(Cannot::NotOpen),
            (State::Open, None, _) => Err(Cannot::NoText),
            (State::Open, Some(_), Some(_)) => Err(Cannot::Signed),
            (State::Open, Some(_), None) => Ok(Self { signature: Some(signature), ..self }),
        }
    }

    /// The loan when the thing has come back; what was lost may come back too.
    pub fn returned(self, back: Handover) -> Result<Self, Cannot> {
        match self.state {
            State::Open | State::Lost { .. } => Ok(Self { state: State::Returned(back), ..self }),
            State::Returned(_) => Err(Cannot::Returned),
        }
    }

    /// The loan when nobody can find the thing.
    pub fn lost(self, on: Day, why: String) -> Result<Self, Cannot> {
        match self.state {
            State::Open => Ok(Self { state: State::Lost { on, why }, ..self }),
            State::Returned(_) | State::Lost { .. } => Err(Cannot::NotOpen),
        }
    }
}

/// A loan's page.
pub fn href(id: Id<Loan>) -> String {
    format!("/loans/{id}")
}

impl access::Record for Loan {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.borrower)
    }
}

/// The unit of something that is not there yet, as the policy asks.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}

impl access::Record for Text {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}
