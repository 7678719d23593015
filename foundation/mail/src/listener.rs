//! The listener: the organisation's own server hands mail over on this machine. It listens on this machine's own address
//! only, as whoever speaks to it is believed.

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ::store::Db;
use kernel::{Refused, Result};

use crate::receive::receive;
use crate::session::{Desk, converse};
use crate::store::boxes;

/// Conversations at a time.
const AT_A_TIME: usize = 16;
/// How long the other side may be silent, and how long a conversation may last.
const SILENCE: Duration = Duration::from_secs(60);
const IN_ALL: Duration = Duration::from_secs(600);

/// An open door that mail comes through.
#[derive(Debug)]
pub struct Door {
    listener: TcpListener,
    /// Where it is.
    pub address: SocketAddr,
}

impl Door {
    /// Opens the door. Refused for an address that others can reach.
    pub fn open(address: &str) -> Result<Self> {
        let address: SocketAddr =
            address.parse().map_err(|_| Refused::broken(format!("{address} is no address")))?;
        if !address.ip().is_loopback() {
            return Err(Refused::broken(format!(
                "{address}: mail is taken in on this machine's own address only"
            )));
        }
        let listener = TcpListener::bind(address).map_err(Refused::broken)?;
        let address = listener.local_addr().map_err(Refused::broken)?;
        listener.set_nonblocking(true).map_err(Refused::broken)?;
        Ok(Self { listener, address })
    }

    /// Lets mail in until it is time to stop.
    pub(crate) fn serve(&self, db: &Db, is_stopping: &AtomicBool) {
        let open = Arc::new(AtomicUsize::new(0));
        while !is_stopping.load(Ordering::Relaxed) {
            match self.listener.accept() {
                Ok((stream, _)) if open.load(Ordering::Relaxed) < AT_A_TIME => begin(db, stream, &open),
                Ok((mut stream, _)) => drop(io::Write::write_all(&mut stream, b"421 4.3.2 busy\r\n")),
                Err(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        // What is under way is done with, as far as that goes soon.
        let end = Instant::now() + Duration::from_secs(5);
        while open.load(Ordering::Relaxed) > 0 && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn begin(db: &Db, stream: TcpStream, open: &Arc<AtomicUsize>) {
    open.fetch_add(1, Ordering::Relaxed);
    let (db, held) = (db.clone(), Held(Arc::clone(open)));
    let started = std::thread::Builder::new().name("talk".to_owned()).spawn(move || {
        let _held = held;
        if let Err(error) = talk(&db, stream) {
            tracing::debug!(%error, "a conversation ended");
        }
    });
    if let Err(error) = started {
        tracing::error!(%error, "a conversation could not begin");
    }
}

/// Counts a conversation as long as it lasts, however it ends.
struct Held(Arc<AtomicUsize>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn talk(db: &Db, stream: TcpStream) -> io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    let find = |address: &str| db.read(|reading| boxes::by_address(reading, address));
    let keep = |mailbox, raw: &[u8], envelope: &letters::Envelope| receive(db, mailbox, raw, envelope);
    converse(&mut Patient { stream, until: Instant::now() + IN_ALL }, &Desk { find: &find, keep: &keep })
}

/// A stream that comes to an end.
struct Patient {
    stream: TcpStream,
    until: Instant,
}

impl io::Read for Patient {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        if Instant::now() > self.until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.read(part)
    }
}

impl io::Write for Patient {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.stream.write(part)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
