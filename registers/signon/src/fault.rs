use oidc::Fault;
use outside::NotFetched;

/// What is wrong with a provider, in words for who looks after it.
pub(crate) const fn key(fault: &Fault) -> &'static str {
    match fault {
        Fault::Unreached(NotFetched::HostUnknown) => "signon-fault-host-unknown",
        Fault::Unreached(NotFetched::HostNotAllowed) => "signon-fault-host-not-allowed",
        Fault::Unreached(NotFetched::NoTls) | Fault::UnsafeAddress => "signon-fault-no-tls",
        Fault::Unreached(NotFetched::NoConnection(_)) => "signon-fault-no-connection",
        Fault::Unreached(NotFetched::Timeout) => "signon-fault-timeout",
        Fault::Unreached(NotFetched::TooLong) => "signon-fault-too-long",
        Fault::Unreached(NotFetched::Busy) => "signon-fault-busy",
        Fault::NoDescription => "signon-fault-no-description",
        Fault::AnotherIssuer => "signon-fault-another-issuer",
        Fault::ClientRefused => "signon-fault-client-refused",
        Fault::CodeRefused => "signon-fault-code-refused",
        Fault::NoToken | Fault::Untrusted(_) => "signon-fault-no-token",
    }
}
