use kernel::{Id, Person, Subject};
use serde_json::{Value as Json, json};

use crate::account::LinkKind;
use crate::pass::Pass;

/// What was not right when somebody failed to sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    Password,
    Code,
}

/// What can happen with an account. Ids and plain facts only: neither names nor addresses, least of all what was typed.
/// Each word is the key of the journal's sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    SignedIn {
        person: Id<Person>,
        session: Id<Pass>,
    },
    /// `None` when no account has the address that was typed.
    SignInFailed {
        person: Option<Id<Person>>,
        wrong: Wrong,
    },
    SignedOut {
        person: Id<Person>,
    },
    SessionEnded {
        person: Id<Person>,
        session: Id<Pass>,
    },
    OtherSessionsEnded {
        person: Id<Person>,
    },
    PasswordChanged {
        person: Id<Person>,
    },
    /// By somebody else than the person, from the command line.
    PasswordSet {
        person: Id<Person>,
    },
    LanguageChosen {
        person: Id<Person>,
    },
    FactorTurnedOn {
        person: Id<Person>,
    },
    FactorTurnedOff {
        person: Id<Person>,
    },
    CodesRenewed {
        person: Id<Person>,
    },
    CodeUsed {
        person: Id<Person>,
    },
    TokenMade {
        person: Id<Person>,
        token: Id<Pass>,
    },
    TokenRevoked {
        person: Id<Person>,
        token: Id<Pass>,
    },
    LinkMade {
        person: Option<Id<Person>>,
        kind: LinkKind,
    },
    LinkUsed {
        person: Id<Person>,
        kind: LinkKind,
    },
    Disabled {
        person: Id<Person>,
    },
    Enabled {
        person: Id<Person>,
    },
    SessionsEnded {
        person: Id<Person>,
    },
    FactorRemoved {
        person: Id<Person>,
    },
    /// The program was set up by this first administrator.
    SetUp {
        person: Id<Person>,
    },
    DemoOpened {
        accounts: u64,
    },
    FactorRequired,
    FactorNotRequired,
    /// A backup was read in, and what it held of passes was ended.
    Restored {
        sessions: u64,
        tokens: u64,
    },
}

impl Event {
    const fn person(&self) -> Option<Id<Person>> {
        match self {
            Self::SignInFailed { person, .. } | Self::LinkMade { person, .. } => *person,
            Self::SignedIn { person, .. }
            | Self::SignedOut { person }
            | Self::SessionEnded { person, .. }
            | Self::OtherSessionsEnded { person }
            | Self::PasswordChanged { person }
            | Self::PasswordSet { person }
            | Self::LanguageChosen { person }
            | Self::FactorTurnedOn { person }
            | Self::FactorTurnedOff { person }
            | Self::CodesRenewed { person }
            | Self::CodeUsed { person }
            | Self::TokenMade { person, .. }
            | Self::TokenRevoked { person, .. }
            | Self::LinkUsed { person, .. }
            | Self::Disabled { person }
            | Self::Enabled { person }
            | Self::SessionsEnded { person }
            | Self::FactorRemoved { person }
            | Self::SetUp { person } => Some(*person),
            Self::DemoOpened { .. }
            | Self::FactorRequired
            | Self::FactorNotRequired
            | Self::Restored { .. } => None,
        }
    }
}

/// The record that an account's events are about. Number 0 stands for no account at all.
pub(crate) fn subject(person: Option<Id<Person>>) -> Subject {
    Subject::new("account", person.map_or(0, Id::number))
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::SignedIn { .. } => "accounts-signed-in",
            Self::SignInFailed { .. } => "accounts-sign-in-failed",
            Self::SignedOut { .. } => "accounts-signed-out",
            Self::SessionEnded { .. } => "accounts-session-ended",
            Self::OtherSessionsEnded { .. } => "accounts-other-sessions-ended",
            Self::PasswordChanged { .. } => "accounts-password-changed",
            Self::PasswordSet { .. } => "accounts-password-set",
            Self::LanguageChosen { .. } => "accounts-language-chosen",
            Self::FactorTurnedOn { .. } => "accounts-factor-turned-on",
            Self::FactorTurnedOff { .. } => "accounts-factor-turned-off",
            Self::CodesRenewed { .. } => "accounts-codes-renewed",
            Self::CodeUsed { .. } => "accounts-code-used",
            Self::TokenMade { .. } => "accounts-token-made",
            Self::TokenRevoked { .. } => "accounts-token-revoked",
            Self::LinkMade { .. } => "accounts-link-made",
            Self::LinkUsed { .. } => "accounts-link-used",
            Self::Disabled { .. } => "accounts-disabled",
            Self::Enabled { .. } => "accounts-enabled",
            Self::SessionsEnded { .. } => "accounts-sessions-ended",
            Self::FactorRemoved { .. } => "accounts-factor-removed",
            Self::SetUp { .. } => "accounts-program-set-up",
            Self::DemoOpened { .. } => "accounts-demo-opened",
            Self::FactorRequired => "accounts-factor-required",
            Self::FactorNotRequired => "accounts-factor-not-required",
            Self::Restored { .. } => "accounts-restored",
        }
    }

    fn subject(&self) -> Subject {
        subject(self.person())
    }

    fn facts(&self) -> Json {
        match self {
            Self::SignedIn { session, .. } | Self::SessionEnded { session, .. } => {
                json!({ "session": session.number() })
            }
            Self::SignInFailed { wrong: Wrong::Password, .. } => json!({ "wrong": "password" }),
            Self::SignInFailed { wrong: Wrong::Code, .. } => json!({ "wrong": "code" }),
            Self::TokenMade { token, .. } | Self::TokenRevoked { token, .. } => {
                json!({ "token": token.number() })
            }
            Self::LinkMade { kind, .. } | Self::LinkUsed { kind, .. } => json!({ "link": kind.word() }),
            Self::DemoOpened { accounts } => json!({ "accounts": accounts }),
            Self::Restored { sessions, tokens } => json!({ "sessions": sessions, "tokens": tokens }),
            Self::SignedOut { .. }
            | Self::OtherSessionsEnded { .. }
            | Self::PasswordChanged { .. }
            | Self::PasswordSet { .. }
            | Self::LanguageChosen { .. }
            | Self::FactorTurnedOn { .. }
            | Self::FactorTurnedOff { .. }
            | Self::CodesRenewed { .. }
            | Self::CodeUsed { .. }
            | Self::Disabled { .. }
            | Self::Enabled { .. }
            | Self::SessionsEnded { .. }
            | Self::FactorRemoved { .. }
            | Self::SetUp { .. }
            | Self::FactorRequired
            | Self::FactorNotRequired => Json::Null,
        }
    }
}
