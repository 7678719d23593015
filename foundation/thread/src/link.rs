use kernel::{Id, Moment, Refused, Subject};

use crate::relation::{Aspect, Relation, Side};

/// Two records and how they hang together: "need 3 is decided by decision 7". A record is never tied to itself, and a
/// mutual relation goes out from the lesser end, so that the same is said in one way only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    from: Subject,
    relation: Relation,
    to: Subject,
}

impl Tie {
    /// What the relation says, from one record to the other.
    pub fn new(from: Subject, relation: Relation, to: Subject) -> Result<Self, Cannot> {
        if from == to {
            return Err(Cannot::Itself);
        }
        if relation.is_mutual() && to < from {
            return Ok(Self { from: to, relation, to: from });
        }
        Ok(Self { from, relation, to })
    }

    /// The same said from either end: `aspect` is how it reads from `near`.
    pub fn seen_from(near: Subject, aspect: Aspect, far: Subject) -> Result<Self, Cannot> {
        match aspect.side {
            Side::From => Self::new(near, aspect.relation, far),
            Side::To => Self::new(far, aspect.relation, near),
        }
    }

    /// Where it goes out.
    pub const fn from(&self) -> &Subject {
        &self.from
    }

    /// What it says.
    pub const fn relation(&self) -> Relation {
        self.relation
    }

    /// Where it leads.
    pub const fn to(&self) -> &Subject {
        &self.to
    }

    /// Both records, the one that it goes out from first.
    pub const fn ends(&self) -> [&Subject; 2] {
        [&self.from, &self.to]
    }

    /// How it reads from this record, and the record at the other end; nothing when it does not touch this record.
    pub fn seen(&self, near: &Subject) -> Option<(Aspect, &Subject)> {
        if *near == self.from {
            Some((Aspect::new(self.relation, Side::From), &self.to))
        } else if *near == self.to {
            Some((Aspect::new(self.relation, Side::To), &self.from))
        } else {
            None
        }
    }
}

/// A tie that somebody made. Nothing about it changes but that it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its number.
    pub id: Id<Link>,
    /// What it says of which records.
    pub tie: Tie,
    /// When it was tied.
    pub at: Moment,
    /// Whether it still holds.
    pub state: LinkState,
}

/// Whether a link still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It holds: it is shown and followed.
    Tied,
    /// Untied. The same may be tied again, as another link.
    Ended { at: Moment },
}

impl Link {
    /// Ends it; refused when it has ended.
    pub fn untie(self, at: Moment) -> Result<Self, Cannot> {
        match self.state {
            LinkState::Tied => Ok(Self { state: LinkState::Ended { at }, ..self }),
            LinkState::Ended { .. } => Err(Cannot::AlreadyUntied),
        }
    }
}

/// Why a link cannot be tied or untied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("a record is not tied to itself")]
    Itself,
    #[error("they are tied so already")]
    AlreadyTied,
    #[error("it was untied before")]
    AlreadyUntied,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(match cannot {
            Cannot::Itself => "thread-cannot-itself",
            Cannot::AlreadyTied => "thread-cannot-already-tied",
            Cannot::AlreadyUntied => "thread-cannot-already-untied",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEED: Subject = Subject::new("need", 3);
    const DECISION: Subject = Subject::new("decision", 7);

    #[test]
    fn the_same_is_said_from_either_end() {
        let from_need = Tie::seen_from(NEED, Aspect::new(Relation::DecidedBy, Side::From), DECISION);
        let from_decision = Tie::seen_from(DECISION, Aspect::new(Relation::DecidedBy, Side::To), NEED);
        assert_eq!(from_need, from_decision);
        let tie = from_need.unwrap();
        assert_eq!(
            tie.seen(&NEED).map(|(aspect, far)| (aspect.word(), far)),
            Some(("decided-by", &DECISION))
        );
        assert_eq!(tie.seen(&DECISION).map(|(aspect, far)| (aspect.word(), far)), Some(("decides", &NEED)));
        assert_eq!(tie.seen(&Subject::new("need", 4)), None);
    }

    #[test]
    fn a_mutual_relation_is_one_and_the_same_both_ways() {
        let there = Tie::new(NEED, Relation::Relates, DECISION).unwrap();
        let back = Tie::new(DECISION, Relation::Relates, NEED).unwrap();
        assert_eq!(there, back);
        assert_ne!(
            Tie::new(NEED, Relation::LedTo, DECISION).unwrap(),
            Tie::new(DECISION, Relation::LedTo, NEED).unwrap()
        );
    }

    #[test]
    fn nothing_is_tied_to_itself() {
        assert_eq!(Tie::new(NEED, Relation::Duplicates, NEED), Err(Cannot::Itself));
    }

    #[test]
    fn a_link_ends_once() {
        let tie = Tie::new(NEED, Relation::DecidedBy, DECISION).unwrap();
        let link = Link { id: Id::new(1), tie, at: Moment(1), state: LinkState::Tied };
        let ended = link.untie(Moment(2)).unwrap();
        assert_eq!(ended.state, LinkState::Ended { at: Moment(2) });
        assert_eq!(ended.untie(Moment(3)), Err(Cannot::AlreadyUntied));
    }
}
