//! Fetching by IMAP. The library is asynchronous and the database is not, so an inbox carries a runtime of its own, and each
//! of its steps is a plain call that ends within a time.

use std::future::Future;
use std::time::Duration;

use async_imap::types::Fetch;
use async_imap::{Authenticator, Client, Session};
use futures_util::TryStreamExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio_rustls::TlsConnector;

use crate::reach::{self, Unreached};
use crate::settings::{Proof, Security, Server};
use crate::setup::Setup;
use crate::tls;

/// The longest wait for one answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// The head of a mail that is too large, at most so many bytes.
const HEAD_BYTES: usize = 64 << 10;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send + std::fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + std::fmt::Debug> Stream for T {}

/// How one signs in.
#[derive(Debug, Clone)]
pub(crate) enum Pass {
    Password(crate::Secret),
    Token(crate::Secret),
}

/// A folder on a server, open.
pub(crate) struct Inbox {
    runtime: Runtime,
    session: Session<Box<dyn Stream>>,
    /// A number that becomes another when the folder's numbers are given out anew.
    pub(crate) validity: u32,
    can_move: bool,
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[inbox]")
    }
}

/// A mail in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct There {
    pub(crate) uid: u32,
    /// In bytes.
    pub(crate) size: usize,
}

/// Which mails are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Those that nobody has read: at the first time, so that an old mailbox is not taken in whole.
    Unread,
    /// Those that came after this one.
    After(u32),
    /// Those of this day and later, such as `1-Mar-2026`: when the numbers were given out anew.
    Since(String),
}

fn in_time<T, E: std::fmt::Display>(
    runtime: &Runtime,
    work: impl Future<Output = Result<T, E>>,
    fault: impl FnOnce(String) -> Unreached,
) -> Result<T, Unreached> {
    match runtime.block_on(async { tokio::time::timeout(PATIENCE, work).await }) {
        Err(_) => Err(Unreached::Timeout),
        Ok(done) => done.map_err(|error| fault(short(&error.to_string()))),
    }
}

/// What a server says, for a log: never long, never more than one line.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

impl Inbox {
    /// Connects, signs in and opens the folder.
    pub(crate) fn open(setup: &Setup, server: &Server, pass: &Pass, folder: &str) -> Result<Self, Unreached> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Unreached::Protocol(error.to_string()))?;
        let stream = connected(&runtime, setup, server)?;
        let client = greeted(&runtime, stream, server.security)?;
        let mut session = signed_in(&runtime, client, server, pass)?;
        let can = in_time(&runtime, session.capabilities(), Unreached::Protocol)?;
        let selected = in_time(&runtime, session.select(folder), Unreached::Folder)?;
        let validity = selected.uid_validity.unwrap_or(0);
        Ok(Self { runtime, session, validity, can_move: can.has_str("MOVE") })
    }

    /// The mails that are asked for, by rising number.
    pub(crate) fn list(&mut self, asked: &Asked) -> Result<Vec<There>, Unreached> {
        let query = match asked {
            Asked::Unread => "UNSEEN".to_owned(),
            Asked::After(uid) => format!("UID {}:*", uid.saturating_add(1)),
            Asked::Since(day) => format!("SINCE {day}"),
        };
        let found = in_time(&self.runtime, self.session.uid_search(query), Unreached::Protocol)?;
        // `n:*` always holds the last one, whatever its number.
        let is_new = |uid: &u32| !matches!(asked, Asked::After(after) if uid <= after);
        let mut uids: Vec<u32> = found.into_iter().filter(is_new).collect();
        uids.sort_unstable();
        uids.truncate(500);
        if uids.is_empty() {
            return Ok(Vec::new());
        }
        let set: Vec<String> = uids.iter().map(u32::to_string).collect();
        let rows = self.fetched(&set.join(","), "(UID RFC822.SIZE)")?;
        let there = |row: &Fetch| Some(There { uid: row.uid?, size: row.size? as usize });
        let mut there: Vec<There> =
            rows.iter().filter_map(there).filter(|it| uids.contains(&it.uid)).collect();
        there.sort_by_key(|it| it.uid);
        there.dedup_by_key(|it| it.uid);
        Ok(there)
    }

    fn fetched(&mut self, uids: &str, what: &str) -> Result<Vec<Fetch>, Unreached> {
        let session = &mut self.session;
        let work = async { session.uid_fetch(uids, what).await?.try_collect::<Vec<Fetch>>().await };
        in_time(&self.runtime, work, Unreached::Protocol)
    }

    /// The whole mail; none when somebody has taken it away. Reading leaves no mark.
    pub(crate) fn raw(&mut self, uid: u32) -> Result<Option<Vec<u8>>, Unreached> {
        let rows = self.fetched(&uid.to_string(), "(UID BODY.PEEK[])")?;
        Ok(rows.iter().find(|row| row.uid == Some(uid)).and_then(Fetch::body).map(<[u8]>::to_vec))
    }

    /// The beginning of a mail.
    pub(crate) fn head(&mut self, uid: u32) -> Result<Option<Vec<u8>>, Unreached> {
        let rows = self.fetched(&uid.to_string(), "(UID BODY.PEEK[HEADER])")?;
        let head = rows.iter().find(|row| row.uid == Some(uid)).and_then(Fetch::header);
        Ok(head.map(|head| head[..head.len().min(HEAD_BYTES)].to_vec()))
    }

    /// Marks a mail as read, or moves it to another folder: only when it is kept.
    pub(crate) fn done_with(&mut self, uid: u32, move_to: &str) -> Result<(), Unreached> {
        let (session, uid) = (&mut self.session, uid.to_string());
        let work = async {
            session.uid_store(&uid, "+FLAGS.SILENT (\\Seen)").await?.try_collect::<Vec<Fetch>>().await?;
            Ok::<(), async_imap::error::Error>(())
        };
        in_time(&self.runtime, work, Unreached::Protocol)?;
        if move_to.is_empty() {
            return Ok(());
        }
        if !self.can_move {
            return Err(Unreached::Folder("the server does not move mail (RFC 6851)".to_owned()));
        }
        in_time(&self.runtime, session.uid_mv(&uid, move_to), Unreached::Folder)
    }

    /// Says good-bye; a server that does not answer is left.
    pub(crate) fn close(mut self) {
        let _ = in_time(&self.runtime, self.session.logout(), Unreached::Protocol);
    }
}

fn connected(runtime: &Runtime, setup: &Setup, server: &Server) -> Result<Box<dyn Stream>, Unreached> {
    let address = reach::address(setup, &server.host, server.port)?;
    let tcp = in_time(runtime, TcpStream::connect(address), Unreached::NoConnection)?;
    match server.security {
        Security::Plain => Ok(Box::new(tcp)),
        Security::Tls => secured(runtime, setup, server, tcp),
        Security::Starttls => {
            let mut client = Client::new(tcp);
            greeting(runtime, &mut client)?;
            let upgrade = client.run_command_and_check_ok("STARTTLS", None);
            in_time(runtime, upgrade, Unreached::NoTls)?;
            secured(runtime, setup, server, client.into_inner())
        }
    }
}

fn secured(
    runtime: &Runtime,
    setup: &Setup,
    server: &Server,
    tcp: TcpStream,
) -> Result<Box<dyn Stream>, Unreached> {
    let connector = TlsConnector::from(tls::config(setup)?);
    let name = tls::server_name(&server.host)?;
    Ok(Box::new(in_time(runtime, connector.connect(name, tcp), Unreached::NoTls)?))
}

fn greeting<T: Stream>(runtime: &Runtime, client: &mut Client<T>) -> Result<(), Unreached> {
    let read = in_time(runtime, client.read_response(), Unreached::Protocol)?;
    read.map(|_| ()).ok_or_else(|| Unreached::Protocol("no greeting".to_owned()))
}

/// A server greets once: not again after TLS was begun.
fn greeted(
    runtime: &Runtime,
    stream: Box<dyn Stream>,
    security: Security,
) -> Result<Client<Box<dyn Stream>>, Unreached> {
    let mut client = Client::new(stream);
    match security {
        Security::Starttls => {}
        Security::Tls | Security::Plain => greeting(runtime, &mut client)?,
    }
    Ok(client)
}

fn signed_in(
    runtime: &Runtime,
    client: Client<Box<dyn Stream>>,
    server: &Server,
    pass: &Pass,
) -> Result<Session<Box<dyn Stream>>, Unreached> {
    match (server.proof, pass) {
        (Proof::Password, Pass::Password(secret)) => {
            let login = async { client.login(&server.user, secret.open()).await.map_err(|(error, _)| error) };
            in_time(runtime, login, Unreached::SignInRefused)
        }
        (Proof::Oauth, Pass::Token(token)) => {
            let bearer = Bearer { user: server.user.clone(), token: token.open().to_owned(), is_sent: false };
            let login = async { client.authenticate("XOAUTH2", bearer).await.map_err(|(error, _)| error) };
            in_time(runtime, login, Unreached::SignInRefused)
        }
        (Proof::Password, Pass::Token(_)) | (Proof::Oauth, Pass::Password(_)) => Err(Unreached::NoSecret),
    }
}

/// XOAUTH2, as Microsoft and Google write it: the token, and an empty line to what a refusal says.
struct Bearer {
    user: String,
    token: String,
    is_sent: bool,
}

impl Authenticator for Bearer {
    type Response = String;

    fn process(&mut self, _: &[u8]) -> String {
        if std::mem::replace(&mut self.is_sent, true) {
            return String::new();
        }
        format!("user={}\x01auth=Bearer {}\x01\x01", self.user, self.token)
    }
}
