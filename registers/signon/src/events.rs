use accounts::Provider;
use kernel::{Id, Person, Subject};
use serde_json::{Value as Json, json};

/// How a person came to be joined to an account at a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// By the person, who was signed in.
    Oneself,
    /// By a one-time invitation.
    Invitation,
    /// By an address that the provider has proven, as an administrator allows for its domain.
    Address,
}

impl Joined {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Oneself => "oneself",
            Self::Invitation => "invitation",
            Self::Address => "address",
        }
    }
}

/// What can happen. Ids and plain facts: no subject, no address, nothing that a provider sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Added {
        provider: Id<Provider>,
    },
    Changed {
        provider: Id<Provider>,
    },
    TurnedOn {
        provider: Id<Provider>,
    },
    /// With how many sessions ended by it.
    TurnedOff {
        provider: Id<Provider>,
        sessions: u64,
    },
    /// Somebody came back from it with an answer that was not believed, or is nobody here. The word is of our own.
    Refused {
        provider: Id<Provider>,
        why: &'static str,
    },
    Joined {
        person: Id<Person>,
        provider: Id<Provider>,
        by: Joined,
    },
    Unlinked {
        person: Id<Person>,
        provider: Id<Provider>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "signon-added",
            Self::Changed { .. } => "signon-changed",
            Self::TurnedOn { .. } => "signon-turned-on",
            Self::TurnedOff { .. } => "signon-turned-off",
            Self::Refused { .. } => "signon-refused",
            Self::Joined { .. } => "signon-joined",
            Self::Unlinked { .. } => "signon-unlinked",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { provider }
            | Self::Changed { provider }
            | Self::TurnedOn { provider }
            | Self::TurnedOff { provider, .. }
            | Self::Refused { provider, .. } => Subject::new("provider", provider.number()),
            // It stands in the account's own history.
            Self::Joined { person, .. } | Self::Unlinked { person, .. } => {
                Subject::new("account", person.number())
            }
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Added { .. } | Self::Changed { .. } | Self::TurnedOn { .. } => Json::Null,
            Self::TurnedOff { sessions, .. } => json!({ "sessions": sessions }),
            Self::Refused { why, .. } => json!({ "why": why }),
            Self::Joined { provider, by, .. } => json!({ "provider": provider.number(), "by": by.word() }),
            Self::Unlinked { provider, .. } => json!({ "provider": provider.number() }),
        }
    }
}
