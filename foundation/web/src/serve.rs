//! Serving: hyper's own builder, because slow and half-sent requests must not stay open for ever.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::extract::Request;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::crowd::Crowd;
use crate::patient::Patient;
use crate::{App, Sent, service};

/// How much the door takes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at once; more wait to be accepted.
    pub connections: usize,
    /// Connections at once from one address; more are closed. Not counted where a proxy stands in front, from which
    /// everybody comes.
    pub per_address: usize,
    /// A request's head must have come within this time, counted from when the answer before it was out.
    pub head_within: Duration,
    /// An answer is given up when its reader takes nothing of it for so long.
    pub taken_within: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1_024,
            per_address: 256,
            head_within: Duration::from_secs(5),
            taken_within: Duration::from_secs(20),
        }
    }
}

/// Requests under way have so long to end when the program stops.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// A door that is open: its address, before anybody is served.
pub struct Listening {
    listener: TcpListener,
    pub address: SocketAddr,
}

impl Listening {
    /// Opens the door; port 0 takes a free one.
    pub async fn on(address: &str) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }
}

/// Serves until `stop` is done; then lets requests under way end.
pub async fn serve(app: Arc<App>, door: Listening, stop: impl Future<Output = ()>) {
    serve_within(Limits::default(), app, door, stop).await;
}

/// Serves within these limits.
pub async fn serve_within(limits: Limits, app: Arc<App>, door: Listening, stop: impl Future<Output = ()>) {
    let is_behind_a_proxy = app.site.address_header.is_some() || app.site.is_tls;
    let per_address = if is_behind_a_proxy { limits.connections } else { limits.per_address };
    let router = service(app);
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(limits.connections));
    let crowd = Crowd::default();
    let mut stop = std::pin::pin!(stop);
    loop {
        let free = tokio::select! {
            free = Arc::clone(&room).acquire_owned() => free,
            () = &mut stop => break,
        };
        let (stream, from) = tokio::select! {
            accepted = door.listener.accept() => match accepted {
                Ok(pair) => pair,
                Err(error) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let Some(place) = crowd.enter(from.ip(), per_address) else { continue };
        let connection = graceful.watch(connection(limits, router.clone(), stream, from));
        tokio::spawn(async move {
            let _ = connection.await;
            drop((place, free));
        });
    }
    let _ = tokio::time::timeout(STOP_WITHIN, graceful.shutdown()).await;
}

fn connection(
    limits: Limits,
    router: axum::Router,
    stream: TcpStream,
    from: SocketAddr,
) -> impl GracefulConnection<Error = hyper::Error> {
    let _ = stream.set_nodelay(true);
    let service = tower::service_fn(move |mut request: Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(Sent(from.ip().to_string())));
        router.clone().oneshot(request.map(axum::body::Body::new))
    });
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_within)
        .max_headers(100)
        .max_buf_size(64 * 1024)
        .serve_connection(
            TokioIo::new(Patient::new(stream, limits.taken_within)),
            TowerToHyperService::new(service),
        )
}
