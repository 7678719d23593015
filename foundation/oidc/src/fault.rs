use openidconnect::{ClaimsVerificationError, SignatureVerificationError};
use outside::NotFetched;

/// Why there is no answer that can be believed. For whoever looks after the provider, never for a stranger; nothing of what the
/// provider sent is in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("{0}")]
    Unreached(#[from] NotFetched),
    /// What stands at the address is no description of a provider.
    #[error("no-description")]
    NoDescription,
    /// The description is another issuer's.
    #[error("another-issuer")]
    AnotherIssuer,
    /// It tells of an address that is not over TLS.
    #[error("unsafe-address")]
    UnsafeAddress,
    /// It does not take our name and secret.
    #[error("client-refused")]
    ClientRefused,
    /// The code was used before, ran out or is another's.
    #[error("code-refused")]
    CodeRefused,
    /// It answered something that is no token.
    #[error("no-token")]
    NoToken,
    #[error("untrusted: {0}")]
    Untrusted(#[from] Untrusted),
}

/// What is wrong with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Untrusted {
    #[error("signature")]
    Signature,
    /// Not one of the public-key algorithms that we take.
    #[error("algorithm")]
    Algorithm,
    /// Signed with a key that the provider does not publish.
    #[error("key")]
    Key,
    #[error("issuer")]
    Issuer,
    #[error("audience")]
    Audience,
    #[error("expired")]
    Expired,
    #[error("nonce")]
    Nonce,
    /// The person proved who they are too long ago, or it is not told when.
    #[error("age")]
    Age,
    #[error("form")]
    Form,
}

impl Fault {
    /// The word of its text key.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Unreached(NotFetched::HostUnknown) => "host-unknown",
            Self::Unreached(NotFetched::HostNotAllowed) => "host-not-allowed",
            Self::Unreached(NotFetched::NoTls) | Self::UnsafeAddress => "no-tls",
            Self::Unreached(NotFetched::NoConnection(_)) => "no-connection",
            Self::Unreached(NotFetched::Timeout) => "timeout",
            Self::Unreached(NotFetched::TooLong) => "too-long",
            Self::Unreached(NotFetched::Busy) => "busy",
            Self::NoDescription => "no-description",
            Self::AnotherIssuer => "another-issuer",
            Self::ClientRefused => "client-refused",
            Self::CodeRefused => "code-refused",
            Self::NoToken => "no-token",
            Self::Untrusted(why) => why.word(),
        }
    }
}

impl Untrusted {
    const fn word(self) -> &'static str {
        match self {
            Self::Signature => "token-signature",
            Self::Algorithm => "token-algorithm",
            Self::Key => "token-key",
            Self::Issuer => "token-issuer",
            Self::Audience => "token-audience",
            Self::Expired => "token-expired",
            Self::Nonce => "token-nonce",
            Self::Age => "token-age",
            Self::Form => "token-form",
        }
    }
}

impl From<ClaimsVerificationError> for Untrusted {
    fn from(error: ClaimsVerificationError) -> Self {
        match error {
            ClaimsVerificationError::Expired(_) => Self::Expired,
            ClaimsVerificationError::InvalidAudience(_) => Self::Audience,
            ClaimsVerificationError::InvalidAuthTime(_) => Self::Age,
            ClaimsVerificationError::InvalidIssuer(_) => Self::Issuer,
            ClaimsVerificationError::InvalidNonce(_) => Self::Nonce,
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                Self::Key
            }
            ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::DisallowedAlg(_)
                | SignatureVerificationError::UnsupportedAlg(_)
                | SignatureVerificationError::NoSignature,
            ) => Self::Algorithm,
            ClaimsVerificationError::SignatureVerification(_) => Self::Signature,
            _ => Self::Form,
        }
    }
}
