use outside::{Reach, Secret};

/// A provider as a request to it needs it.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Exactly as the provider writes it in its tokens, such as `https://login.example/realms/staff`.
    pub issuer: String,
    /// What we are called there.
    pub client: String,
    /// None for a public client, which PKCE alone proves.
    pub secret: Option<Secret>,
    /// Where the browser comes back to: registered at the provider.
    pub redirect: String,
    /// Asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Where the program may go.
    pub reach: Reach,
}

/// How fresh the proof must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Whatever the provider remembers.
    Any,
    /// The person has proven who they are to the provider within so many seconds.
    AtMost(i64),
}

/// Could this be an issuer's address? A host over TLS, with neither query nor fragment nor user; without TLS only this machine's
/// own, for tests (the operator must name it besides).
pub fn is_issuer(text: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(text) else { return false };
    let is_plain = url.query().is_none() && url.fragment().is_none();
    let is_plain = is_plain && url.username().is_empty() && url.password().is_none();
    is_plain && text.bytes().all(|b| b.is_ascii_graphic()) && is_safe(&url)
}

/// Over TLS, or within this machine.
pub(crate) fn is_safe(url: &reqwest::Url) -> bool {
    let is_own = matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    url.host_str().is_some() && (url.scheme() == "https" || (url.scheme() == "http" && is_own))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 12.1.1.
    #[test]
    fn an_issuer_is_a_host_over_tls() {
        for good in ["https://login.example", "https://login.example/realms/staff", "http://127.0.0.1:8080"] {
            assert!(is_issuer(good), "{good}");
        }
        for bad in [
            "http://login.example",
            "http://127.0.0.1.evil.example",
            "https://user@login.example",
            "https://login.example/?a=b",
            "https://login.example/#x",
            "https://login.example/ x",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "login.example",
            "",
        ] {
            assert!(!is_issuer(bad), "{bad}");
        }
    }
}
