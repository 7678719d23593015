use access::Record;
use accounts::{Provider, Strength};
use kernel::{Id, Moment, Person, Refused, Unit};
use oidc::Told;

/// Words of `amr` (RFC 8176) that mean more than a password, when an administrator has not said which.
pub const FACTOR_WORDS: [&str; 5] = ["mfa", "otp", "hwk", "swk", "sc"];

/// A provider of sign-ins as it is set up here: everything but its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderRecord {
    pub id: Id<Provider>,
    /// What stands on the button: the name of the account that people have there.
    pub name: String,
    pub issuer: String,
    /// What we are called there.
    pub client: String,
    pub has_secret: bool,
    /// Asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Values of `amr` or `acr` that mean that it has seen two factors.
    pub factor_words: Vec<String>,
    /// Whose proven addresses join an account that was never opened: in small letters. None joins none.
    pub domains: Vec<String>,
    /// It proves a person anew when the last proof is older than so many minutes.
    pub fresh_minutes: Option<i64>,
    pub state: State,
    pub version: i64,
}

/// May one sign in through it?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    On,
    Off,
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }
}

/// Why a provider, or what joins an account to it, stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("people are joined to accounts of this issuer")]
    HasLinks,
    #[error("it is on already")]
    IsOn,
    #[error("it is off already")]
    IsOff,
    #[error("that account there is somebody else's here")]
    Taken,
    #[error("the person is joined to another account there")]
    HasAnother,
    #[error("without a password nothing else would let the person in")]
    NoPassword,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(match cannot {
            Cannot::HasLinks => "signon-has-links",
            Cannot::IsOn => "signon-is-on",
            Cannot::IsOff => "signon-is-off",
            Cannot::Taken => "signon-taken",
            Cannot::HasAnother => "signon-has-another",
            Cannot::NoPassword => "signon-no-password",
        })
    }
}

impl ProviderRecord {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/providers/{}", self.id)
    }

    /// From now on one may sign in through it.
    pub const fn turn_on(&self) -> Result<State, Cannot> {
        match self.state {
            State::Off => Ok(State::On),
            State::On => Err(Cannot::IsOn),
        }
    }

    /// Nobody may any more.
    pub const fn turn_off(&self) -> Result<State, Cannot> {
        match self.state {
            State::On => Ok(State::Off),
            State::Off => Err(Cannot::IsOff),
        }
    }

    /// Another issuer's subjects are other people: while anybody is joined it stays.
    pub fn may_become(&self, issuer: &str, links: i64) -> Result<(), Cannot> {
        if issuer != self.issuer && links > 0 { Err(Cannot::HasLinks) } else { Ok(()) }
    }

    /// How many factors it has seen, by its own word.
    pub fn strength(&self, told: &Told) -> Strength {
        let mut words = told.methods.iter().chain(&told.level);
        let means_two = |word: &String| self.factor_words.contains(word);
        if words.any(means_two) { Strength::TwoFactors } else { Strength::OneFactor }
    }

    /// The address by which an account that was never opened may be joined: proven there, and of a domain that an
    /// administrator has named for this provider.
    pub fn joins_by<'t>(&self, told: &'t Told) -> Option<&'t str> {
        let email = told.proven_email.as_deref()?;
        let (local, domain) = email.rsplit_once('@')?;
        let is_plain = !local.is_empty() && !local.contains('@') && email.is_ascii();
        let domain = domain.to_ascii_lowercase();
        (is_plain && self.domains.contains(&domain)).then_some(email)
    }
}

/// It lies in no unit: whoever looks after it does so for the organisation.
impl Record for ProviderRecord {}

/// What joins a person to an account at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub id: Id<Link>,
    pub person: Id<Person>,
    pub provider: Id<Provider>,
    pub provider_name: String,
    /// The person's unit, and whether they are hidden from the actor: what the policy asks for.
    pub unit: Id<Unit>,
    pub is_veiled: bool,
    pub made_at: Moment,
    pub used_at: Moment,
}

impl Record for Link {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.person)
    }
    fn is_veiled(&self) -> bool {
        self.is_veiled
    }
}

#[cfg(test)]
#[path = "provider_test.rs"]
mod tests;
