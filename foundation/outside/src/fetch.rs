//! One request to one server, and what it answered.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::{Request, Response};

use crate::reach::{NotReached, Reach};

/// The longest that a whole exchange takes.
const WITHIN: Duration = Duration::from_secs(10);
/// The longest answer that is read, in bytes.
const ANSWER_BYTES: usize = 256 << 10;
/// Exchanges at once: servers that answer slowly hold so many threads and no more.
const AT_ONCE: usize = 12;

/// Why there is no answer. Nothing of what the server said is in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFetched {
    #[error("host-unknown")]
    HostUnknown,
    /// The operator does not let the program go there.
    #[error("host-not-allowed")]
    HostNotAllowed,
    /// It is reached without TLS, and the operator has not named it.
    #[error("no-tls")]
    NoTls,
    #[error("no-connection: {0}")]
    NoConnection(String),
    #[error("timeout")]
    Timeout,
    #[error("too-long")]
    TooLong,
    /// As many requests as there may be are under way.
    #[error("busy")]
    Busy,
}

impl From<NotReached> for NotFetched {
    fn from(why: NotReached) -> Self {
        match why {
            NotReached::HostUnknown => Self::HostUnknown,
            NotReached::HostNotAllowed => Self::HostNotAllowed,
        }
    }
}

/// Sends a request, over TLS unless the operator has named the host, and gives what was answered, whatever its status: within ten
/// seconds, at most 256 KiB. No redirect is followed, and what is connected to is the address that was judged.
///
/// Blocks: not for a thread that drives others.
pub fn fetch(reach: &Reach, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, NotFetched> {
    let _place = Place::taken()?;
    let url = reqwest::Url::parse(&request.uri().to_string()).map_err(|_| NotFetched::HostUnknown)?;
    let host = url.host_str().ok_or(NotFetched::HostUnknown)?.to_owned();
    if url.scheme() != "https" && !(reach.is_named(&host) && url.scheme() == "http") {
        return Err(NotFetched::NoTls);
    }
    let address = reach.address(&host, url.port_or_known_default().unwrap_or(443))?;
    let _ = rustls::crypto::ring::default_provider().install_default();
    let trusted = reach.authorities.iter().filter_map(|pem| reqwest::Certificate::from_pem_bundle(pem).ok());
    let client = reqwest::Client::builder()
        .resolve(&host, address)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .connect_timeout(WITHIN / 2)
        .timeout(WITHIN)
        .tls_certs_merge(trusted.flatten())
        .build()
        .map_err(fault)?;
    let request = reqwest::Request::try_from(request).map_err(fault)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| NotFetched::NoConnection(error.to_string()))?;
    runtime.block_on(exchanged(&client, request))
}

async fn exchanged(
    client: &reqwest::Client,
    request: reqwest::Request,
) -> Result<Response<Vec<u8>>, NotFetched> {
    let mut answer = client.execute(request).await.map_err(fault)?;
    let mut response = Response::new(Vec::new());
    *response.status_mut() = answer.status();
    *response.headers_mut() = answer.headers().clone();
    let body = response.body_mut();
    while let Some(chunk) = answer.chunk().await.map_err(fault)? {
        if body.len() + chunk.len() > ANSWER_BYTES {
            return Err(NotFetched::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(response)
}

fn fault(error: reqwest::Error) -> NotFetched {
    if error.is_timeout() {
        NotFetched::Timeout
    } else {
        NotFetched::NoConnection(error.without_url().to_string())
    }
}

static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

/// A place among the requests under way.
struct Place;

impl Place {
    fn taken() -> Result<Self, NotFetched> {
        let place = Self;
        // Given back by its end also when there were too many.
        if UNDER_WAY.fetch_add(1, Ordering::SeqCst) < AT_ONCE { Ok(place) } else { Err(NotFetched::Busy) }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
#[path = "fetch_test.rs"]
mod tests;
