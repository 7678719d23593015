//! Who may do what with an account. The matrix test shows it as a picture.

use access::{EVERYONE, Matrix, Place, Policy, Role, Rule, Veil};

/// What can be done with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    SignIn,
    SignOut,
    /// Choose a password by a one-time link.
    UseLink,
    /// The first start of the program.
    SetUp,
    Read,
    EndSession,
    ChangePassword,
    ChooseLanguage,
    TurnOnFactor,
    TurnOffFactor,
    RenewCodes,
    MakeToken,
    RevokeToken,
    MakeLink,
    Disable,
    Enable,
    EndSessions,
    RemoveFactor,
    /// Set somebody's password by hand, from the command line.
    SetPassword,
    /// Whether IT staff must have a second factor.
    Require,
}

impl access::Verb for Verb {
    const ALL: &'static [Self] = &[
        Self::SignIn,
        Self::SignOut,
        Self::UseLink,
        Self::SetUp,
        Self::Read,
        Self::EndSession,
        Self::ChangePassword,
        Self::ChooseLanguage,
        Self::TurnOnFactor,
        Self::TurnOffFactor,
        Self::RenewCodes,
        Self::MakeToken,
        Self::RevokeToken,
        Self::MakeLink,
        Self::Disable,
        Self::Enable,
        Self::EndSessions,
        Self::RemoveFactor,
        Self::SetPassword,
        Self::Require,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignOut => "sign-out",
            Self::UseLink => "use-link",
            Self::SetUp => "set-up",
            Self::Read => "read",
            Self::EndSession => "end-session",
            Self::ChangePassword => "change-password",
            Self::ChooseLanguage => "choose-language",
            Self::TurnOnFactor => "turn-on-factor",
            Self::TurnOffFactor => "turn-off-factor",
            Self::RenewCodes => "renew-codes",
            Self::MakeToken => "make-token",
            Self::RevokeToken => "revoke-token",
            Self::MakeLink => "make-link",
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::EndSessions => "end-sessions",
            Self::RemoveFactor => "remove-factor",
            Self::SetPassword => "set-password",
            Self::Require => "require",
        }
    }

    fn is_reading(self) -> bool {
        self == Self::Read
    }
}

/// Those who look after other people's accounts, within their units. Not the head of IT as such: whoever may take over
/// an account may take over its roles.
const KEEPERS: &[Role] = &[Role::Administrator];

const fn own(verb: Verb) -> Rule<Verb> {
    Rule { own: EVERYONE, ..Rule::nobody(verb) }
}

const fn kept(verb: Verb) -> Rule<Verb> {
    Rule { units: KEEPERS, ..Rule::nobody(verb) }
}

const fn proved(verb: Verb) -> Rule<Verb> {
    Rule { is_for_anyone: true, ..Rule::nobody(verb) }
}

pub(crate) static ACCOUNTS: Policy<Verb> = Policy {
    kind: "account",
    read: Verb::Read,
    rules: &[
        // A password, a session or a one-time link proves the right.
        proved(Verb::SignIn),
        proved(Verb::SignOut),
        proved(Verb::UseLink),
        proved(Verb::SetUp),
        Rule { units: KEEPERS, ..own(Verb::Read) },
        own(Verb::EndSession),
        own(Verb::ChangePassword),
        own(Verb::ChooseLanguage),
        own(Verb::TurnOnFactor),
        own(Verb::TurnOffFactor),
        own(Verb::RenewCodes),
        own(Verb::MakeToken),
        Rule { units: KEEPERS, ..own(Verb::RevokeToken) },
        kept(Verb::MakeLink),
        kept(Verb::Disable),
        kept(Verb::Enable),
        kept(Verb::EndSessions),
        kept(Verb::RemoveFactor),
        // Whoever holds the machine, and nobody else.
        Rule::nobody(Verb::SetPassword),
        // No unit is its place, so the role must reach the whole organisation.
        kept(Verb::Require),
    ],
    place: Place {
        unit: Some("person.unit_id"),
        own: Some("person.id"),
        veil: Some(Veil {
            open: "person.is_protected = 0",
            lifted_for: &[Role::IdentityOfficer],
            is_lifted_for_involved: false,
        }),
        ..Place::NOWHERE
    },
};

/// The policy as a table.
pub(crate) fn matrices() -> Vec<Matrix> {
    vec![ACCOUNTS.matrix()]
}

#[cfg(test)]
#[path = "policy_test.rs"]
mod tests;
