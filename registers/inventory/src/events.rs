use assets::Asset;
use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::{Device, SiteKey, Why};

/// What can happen here. That an agent told the same as before is no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    KeyMade {
        key: Id<SiteKey>,
    },
    KeyRevoked {
        key: Id<SiteKey>,
    },
    /// A thing was found that the register did not have.
    Found {
        device: Id<Device>,
        asset: Id<Asset>,
    },
    /// What was found is this thing of the register.
    Recognised {
        device: Id<Device>,
        asset: Id<Asset>,
    },
    Waits {
        device: Id<Device>,
        why: Why,
    },
    /// A person said which thing it is.
    Joined {
        device: Id<Device>,
        asset: Id<Asset>,
    },
    /// A person said that it is right as it is.
    LetBe {
        device: Id<Device>,
    },
    /// A person said that it is no thing of ours.
    Thrown {
        device: Id<Device>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::KeyMade { .. } => "inventory-key-made",
            Self::KeyRevoked { .. } => "inventory-key-revoked",
            Self::Found { .. } => "inventory-found",
            Self::Recognised { .. } => "inventory-recognised",
            Self::Waits { .. } => "inventory-waits",
            Self::Joined { .. } => "inventory-joined",
            Self::LetBe { .. } => "inventory-let-be",
            Self::Thrown { .. } => "inventory-thrown",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::KeyMade { key } | Self::KeyRevoked { key } => Subject::new("site-key", key.number()),
            Self::Found { device, .. }
            | Self::Recognised { device, .. }
            | Self::Waits { device, .. }
            | Self::Joined { device, .. }
            | Self::LetBe { device }
            | Self::Thrown { device } => Subject::new("found-device", device.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Found { asset, .. } | Self::Recognised { asset, .. } | Self::Joined { asset, .. } => {
                json!({ "asset": asset })
            }
            Self::Waits { why, .. } => json!({ "why": why.word() }),
            Self::KeyMade { .. } | Self::KeyRevoked { .. } | Self::LetBe { .. } | Self::Thrown { .. } => {
                Json::Null
            }
        }
    }
}
