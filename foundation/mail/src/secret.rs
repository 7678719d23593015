//! What the secrets of a mailbox are for. They are kept as [`outside::Vault`] keeps them, and nothing is ever shown again.

pub use outside::Secret;

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// Fetching mail: the password.
    Fetch,
    /// Handing mail over: the password.
    Post,
    /// The OAuth client's own.
    Client,
    /// The OAuth refresh token.
    Refresh,
}

impl Use {
    pub const ALL: [Self; 4] = [Self::Fetch, Self::Post, Self::Client, Self::Refresh];

    /// The word in storage and the field of the form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fetch => "fetch_secret",
            Self::Post => "post_secret",
            Self::Client => "client_secret",
            Self::Refresh => "refresh_secret",
        }
    }
}
