use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::{Aspect, Link, Side, Tie};

/// What can happen to a link. It is told once for each end, so that the history of both records knows it; a reader who
/// wants each link once goes by `link`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Tied { link: Id<Link>, near: Subject, aspect: Aspect, far: Subject },
    Untied { link: Id<Link>, near: Subject, aspect: Aspect, far: Subject },
}

impl Event {
    /// The two tellings of a tie, from its one end and from its other.
    pub(crate) fn tied(link: Id<Link>, tie: &Tie) -> [Self; 2] {
        from_both_ends(tie).map(|(near, aspect, far)| Self::Tied { link, near, aspect, far })
    }

    pub(crate) fn untied(link: Id<Link>, tie: &Tie) -> [Self; 2] {
        from_both_ends(tie).map(|(near, aspect, far)| Self::Untied { link, near, aspect, far })
    }
}

fn from_both_ends(tie: &Tie) -> [(Subject, Aspect, Subject); 2] {
    let (from, to) = (tie.from().clone(), tie.to().clone());
    let aspect = |side| Aspect::new(tie.relation(), side);
    [(from.clone(), aspect(Side::From), to.clone()), (to, aspect(Side::To), from)]
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Tied { .. } => "thread-tied",
            Self::Untied { .. } => "thread-untied",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Tied { near, .. } | Self::Untied { near, .. } => near.clone(),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Tied { link, aspect, far, .. } | Self::Untied { link, aspect, far, .. } => {
                json!({ "link": link, "relation": aspect.word(), "other_kind": far.kind, "other_id": far.id })
            }
        }
    }
}
