use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::Request;
use tower::ServiceExt;
use web::App;

/// An answer must have come within this time; later is as bad as never.
const WITHIN: Duration = Duration::from_secs(30);

/// The program's service alone: for tests that say a request in full and judge every answer themselves, a 500 too.
/// Each has a thread of its own to wait on, so several may ask at once.
pub struct Wire {
    router: axum::Router,
    runtime: tokio::runtime::Runtime,
}

/// A request said in full.
#[derive(Debug, Clone, Default)]
pub struct Call {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
    /// The address that it comes from.
    pub address: String,
}

/// What was answered, byte for byte. Status 0 is no answer in time; 1 is a request that no client could send.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Heard {
    /// The header's value, or empty.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The body as text; what is no UTF-8 is marked.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Wire {
    /// A way to this program.
    ///
    /// # Panics
    /// When there is no runtime to be had.
    pub fn to(app: &Arc<App>) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { router: web::service(Arc::clone(app)), runtime }
    }

    /// Sends the request and waits for the whole answer.
    pub fn send(&self, call: Call) -> Heard {
        let mut request = Request::builder().method(call.method.as_str()).uri(&call.path);
        for (name, value) in &call.headers {
            request = request.header(name, value.as_slice());
        }
        let Ok(mut request) = request.body(Body::from(call.body)) else {
            return Heard { status: 1, ..Heard::default() };
        };
        request.extensions_mut().insert(ConnectInfo(web::Sent(call.address)));
        let answer = self.router.clone().oneshot(request);
        let heard = async {
            let response = answer.await.unwrap_or_else(|never| match never {});
            let status = response.status().as_u16();
            let text =
                |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
            let headers = response.headers().iter().map(|(n, v)| (n.as_str().to_owned(), text(v))).collect();
            let body = to_bytes(response.into_body(), 64 << 20).await.map(|b| b.to_vec()).unwrap_or_default();
            Heard { status, headers, body }
        };
        let timed = async { tokio::time::timeout(WITHIN, heard).await };
        self.runtime.block_on(timed).unwrap_or_default()
    }
}
