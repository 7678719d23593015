use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::consumable::Consumable;
use crate::stock::What;

/// What can happen here. Each carries ids and numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added {
        consumable: Id<Consumable>,
    },
    Edited {
        consumable: Id<Consumable>,
    },
    /// So many came, or went when they are less than nothing.
    Moved {
        consumable: Id<Consumable>,
        what: What,
        quantity: i64,
    },
    /// It came to its level, and is to be ordered.
    Low {
        consumable: Id<Consumable>,
        stock: i64,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "consumables-added",
            Self::Edited { .. } => "consumables-edited",
            Self::Moved { what: What::Delivered, .. } => "consumables-delivered",
            Self::Moved { what: What::Used, .. } => "consumables-used",
            Self::Moved { what: What::Counted, .. } => "consumables-counted",
            Self::Moved { what: What::Thrown, .. } => "consumables-thrown",
            Self::Low { .. } => "consumables-low",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { consumable }
            | Self::Edited { consumable }
            | Self::Moved { consumable, .. }
            | Self::Low { consumable, .. } => Subject::new("consumable", consumable.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Moved { quantity, .. } => json!({ "count": quantity.abs(), "quantity": quantity }),
            Self::Low { stock, .. } => json!({ "stock": stock }),
            Self::Added { .. } | Self::Edited { .. } => Json::Null,
        }
    }
}
