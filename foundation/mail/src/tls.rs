//! TLS as a client: at least 1.2, the machine's authorities and those that the operator adds.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};

use crate::reach::Unreached;
use crate::setup::Setup;

pub(crate) fn config(setup: &Setup) -> Result<Arc<ClientConfig>, Unreached> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for pem in &setup.authorities {
        roots.add_parsable_certificates(CertificateDer::pem_slice_iter(pem).flatten());
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Unreached::NoTls(error.to_string()))?;
    Ok(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
}

pub(crate) fn server_name(host: &str) -> Result<ServerName<'static>, Unreached> {
    let bare = host.trim_matches(['[', ']']).to_owned();
    ServerName::try_from(bare).map_err(|error| Unreached::NoTls(error.to_string()))
}
