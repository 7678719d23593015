//! Who may do what with an account. The matrix test shows it as a picture.

use access::{EVERYONE, Matrix, Place, Policy, Role, Rule, Veil};

access::verbs! {
    /// What can be done with an account.
    pub(crate) enum Verb reads (Read) {
        SignIn = "sign-in",
        SignOut = "sign-out",
        /// Choose a password by a one-time link.
        UseLink = "use-link",
        /// The first start of the program.
        SetUp = "set-up",
        Read = "read",
        EndSession = "end-session",
        ChangePassword = "change-password",
        ChooseLanguage = "choose-language",
        TurnOnFactor = "turn-on-factor",
        TurnOffFactor = "turn-off-factor",
        RenewCodes = "renew-codes",
        MakeToken = "make-token",
        RevokeToken = "revoke-token",
        MakeLink = "make-link",
        Disable = "disable",
        Enable = "enable",
        EndSessions = "end-sessions",
        RemoveFactor = "remove-factor",
        /// Set somebody's password by hand, from the command line.
        SetPassword = "set-password",
        /// Whether IT staff must have a second factor.
        Require = "require",
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
