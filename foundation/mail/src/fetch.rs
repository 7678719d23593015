//! Fetch: mail is taken in from a server, and marked there only when it is kept here.

use ::store::{Db, Reading, Sql, Upkeep};
use access::Actor;
use kernel::{Id, Moment, Refused, Result};
use letters::{Envelope, LETTER_BYTES};

use crate::imap::{Asked, Inbox, Pass, There};
use crate::mailbox::{Mailbox, State};
use crate::reach::Unreached;
use crate::receive::{note_too_large, receive};
use crate::secret::Use;
use crate::settings::{Inward, Proof, Server};
use crate::setup::{self, Setup};
use crate::store::boxes;
use crate::token::token;

/// A process that dies while it fetches holds the mailbox no longer than this, in seconds.
const LEASE_S: i64 = 600;

/// What is kept of a mail that is too large, in bytes.
const HEAD_BYTES: usize = 64 << 10;

/// What a look at the server gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fetched {
    /// Mails that were new to us.
    pub new: usize,
    /// Mails that we had already, or that are too large.
    pub other: usize,
}

/// Looks at the servers of all mailboxes that are fetched. One that fails says so on its page and holds none of the others up.
pub fn fetch_all(db: &Db) -> Result<Fetched> {
    let clock = Actor::clock();
    let mut sum = Fetched::default();
    for mailbox in db.read(|reading| boxes::all(reading, &clock))? {
        let is_fetched =
            mailbox.settings.inward == Inward::Imap && !matches!(mailbox.state, State::Paused { .. });
        if is_fetched && is_mine(db, mailbox.id)? {
            let outcome = fetch(db, &mailbox);
            let fault = outcome.as_ref().err().map_or_else(String::new, ToString::to_string);
            give_back(db, mailbox.id, &fault)?;
            match outcome {
                Ok(fetched) => {
                    sum.new += fetched.new;
                    sum.other += fetched.other;
                }
                Err(unreached) => {
                    tracing::warn!(mailbox = %mailbox.id, %unreached, "mail could not be fetched");
                }
            }
        }
    }
    Ok(sum)
}

fn is_mine(db: &Db, mailbox: Id<Mailbox>) -> Result<bool> {
    db.keep(Upkeep::Progress, |tx| {
        let sql = Sql::change("UPDATE mailbox SET leased_until = ? WHERE id = ? AND leased_until <= ?");
        Ok(tx.run(sql.bind(tx.now().plus_seconds(LEASE_S)).bind(mailbox).bind(tx.now()))? == 1)
    })
}

fn give_back(db: &Db, mailbox: Id<Mailbox>, fault: &str) -> Result<()> {
    db.keep(Upkeep::Progress, |tx| {
        let sql = Sql::change("UPDATE mailbox SET leased_until = 0, checked_at = ?, fault = ? WHERE id = ?");
        let fault: String = fault.chars().take(300).collect();
        tx.run(sql.bind(tx.now()).bind(fault).bind(mailbox)).map(|_| ())
    })
}

/// What opens a server's door.
pub(crate) fn pass(
    db: &Db,
    setup: &Setup,
    mailbox: &Mailbox,
    server: &Server,
    what: Use,
) -> Result<Pass, Unreached> {
    match server.proof {
        Proof::Oauth => Ok(Pass::Token(token(db, setup, mailbox)?)),
        Proof::Password => {
            let found = db.read(|reading| boxes::secret(reading, setup, mailbox.id, what));
            let found = found.map_err(|error| Unreached::Protocol(error.to_string()))?;
            found.map(Pass::Password).ok_or(Unreached::NoSecret)
        }
    }
}

/// Opens the mailbox's folder.
pub(crate) fn open(db: &Db, setup: &Setup, mailbox: &Mailbox) -> Result<Inbox, Unreached> {
    let server = &mailbox.settings.fetch;
    let pass = pass(db, setup, mailbox, server, Use::Fetch)?;
    Inbox::open(setup, server, &pass, &mailbox.settings.folder)
}

fn fetch(db: &Db, mailbox: &Mailbox) -> Result<Fetched, Unreached> {
    let broken = |refused: Refused| Unreached::Protocol(refused.to_string());
    let setup = setup::installed().map_err(broken)?;
    let mut inbox = open(db, &setup, mailbox)?;
    let place = db.read(|reading| place(reading, mailbox.id)).map_err(broken)?;
    let asked = asked(place, inbox.validity);
    let mut fetched = Fetched::default();
    for there in inbox.list(&asked)? {
        let is_new = keep(db, mailbox, &mut inbox, there)?;
        fetched.new += usize::from(is_new);
        fetched.other += usize::from(!is_new);
        note_place(db, mailbox.id, inbox.validity, there.uid).map_err(broken)?;
    }
    inbox.close();
    Ok(fetched)
}

/// Keeps one mail, then marks it; says whether it was new. A mail that cannot be kept now ends the look, so that it is the
/// next one's first.
fn keep(db: &Db, mailbox: &Mailbox, inbox: &mut Inbox, there: There) -> Result<bool, Unreached> {
    let broken = |refused: Refused| Unreached::Protocol(refused.to_string());
    if there.size > LETTER_BYTES {
        if let Some(head) = inbox.head(there.uid)? {
            note_too_large(db, mailbox.id, &head).map_err(broken)?;
        }
        return Ok(false);
    }
    let Some(raw) = inbox.raw(there.uid)? else { return Ok(false) };
    let kept = match receive(db, mailbox.id, &raw, &Envelope::default()) {
        // The server has told a smaller size than it sent.
        Err(Refused::TooLarge) => note_too_large(db, mailbox.id, &raw[..HEAD_BYTES]).map_err(broken)?,
        other => other.map_err(broken)?,
    };
    inbox.done_with(there.uid, &mailbox.settings.move_to)?;
    Ok(!kept.is_known)
}

/// How far the folder was read: its validity, the last number, and when.
type Place = (i64, i64, Moment);

fn place(reading: &Reading<'_>, mailbox: Id<Mailbox>) -> Result<Place> {
    let text = "SELECT uid_validity, uid_seen, checked_at FROM mailbox WHERE id = ?";
    reading.load(Sql::open("the program's own: how far a folder was read", text).bind(mailbox))
}

pub(crate) fn asked((validity, seen, checked_at): Place, now_valid: u32) -> Asked {
    if validity == 0 {
        Asked::Unread
    } else if validity == i64::from(now_valid) {
        Asked::After(u32::try_from(seen).unwrap_or(u32::MAX))
    } else {
        // Two days back, as servers' days begin at other hours than ours. What we had is known again.
        Asked::Since(imap_day(checked_at.plus_days(-2)))
    }
}

fn imap_day(moment: Moment) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let day = moment.day_in("UTC").to_string();
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    format!(
        "{}-{}-{}",
        day.unwrap_or("1").trim_start_matches('0'),
        month.unwrap_or(&"Jan"),
        year.unwrap_or("1970")
    )
}

fn note_place(db: &Db, mailbox: Id<Mailbox>, validity: u32, uid: u32) -> Result<()> {
    db.keep(Upkeep::Progress, |tx| {
        let sql = Sql::change("UPDATE mailbox SET uid_validity = ?, uid_seen = ? WHERE id = ?");
        tx.run(sql.bind(i64::from(validity)).bind(i64::from(uid)).bind(mailbox)).map(|_| ())
    })
}
