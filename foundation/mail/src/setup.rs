use std::sync::{Arc, PoisonError, RwLock};

use ::store::{Reading, Tx};
use access::Actor;
use files::Received;
use kernel::{Id, Refused, Result, Subject};
use letters::{Keys, Letter, Sender};
use outside::{Named, Vault};

use crate::incoming::Incoming;
use crate::mailbox::Mailbox;
use crate::outgoing::Outgoing;

/// What letters become. A room declares one, and a mailbox names it as its purpose.
#[derive(Clone, Copy)]
pub struct Take {
    /// The purpose's word, such as `desk`.
    pub name: &'static str,
    /// The key of its text.
    pub label: &'static str,
    /// Makes something of a letter, in the same write in which the letter becomes taken: both are stored or neither is.
    /// It acts as the clock, with permits of its own, and says what it did with [`Tx::also`]. A refusal sets the letter
    /// aside for a person; "busy" and "full" let it wait.
    pub take: fn(&Tx<'_>, &Arrived<'_>) -> Result<Became>,
    /// May the actor open the whole mail that became this record, besides those who may open any?
    pub opens: fn(&Reading<'_>, &Actor, &Subject) -> Result<bool>,
}

/// A letter, ready to become something.
pub struct Arrived<'a> {
    pub id: Id<Incoming>,
    pub mailbox: &'a Mailbox,
    pub letter: &'a Letter,
    /// Only a verified sender is who it says.
    pub sender: &'a Sender,
    /// The thread that it answers, by a signed address or a known Message-ID; never by its subject.
    pub thread: Option<Thread>,
    /// Its parts, kept already, in the order of [`Letter::parts`]: to be attached with [`files::attach_within`].
    pub files: &'a [Received],
    /// The raw mail.
    pub raw: &'a Received,
    /// When it is a report about a letter of ours: which one, and what became of it.
    pub reported: Option<Reported>,
}

/// A record that a letter answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    pub about: Subject,
    pub by: Joined,
}

/// How a letter was found to belong to a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// It came to an address that we have signed.
    Address,
    /// It answers a letter of ours.
    Ours,
    /// It answers a letter that came in before it. Whoever has seen that one can write so.
    Theirs,
}

/// What a report tells of a letter of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    pub sending: Id<Outgoing>,
    pub about: Subject,
    pub lasting: letters::Lasting,
    pub status: String,
}

/// What a letter became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    Record(Subject),
    /// It was heard, and nothing is left to do.
    Nothing,
}

/// What the operator and the rooms have said.
#[derive(Clone)]
pub struct Setup {
    /// The installation's secret: at least 32 bytes, outside the database.
    pub secret: Arc<[u8]>,
    /// Secrets that the operator keeps in files or the environment.
    pub named: Named,
    /// Hosts that mail is fetched from and handed to, whatever their address and port. Others must have a public address
    /// and a port for mail.
    pub hosts: Vec<String>,
    /// A file with certificates of authorities to be trusted besides the machine's own, in PEM.
    pub authorities: Vec<Vec<u8>>,
    pub takes: Vec<Take>,
}

impl Setup {
    /// With a secret, and nothing else said.
    pub fn of(secret: &[u8]) -> Self {
        let named: Named = Arc::new(|_| None);
        Self { secret: secret.into(), named, hosts: Vec::new(), authorities: Vec::new(), takes: Vec::new() }
    }

    /// Where the mailboxes' secrets are kept.
    pub(crate) fn vault(&self) -> Vault {
        let (secret, named) = (Arc::clone(&self.secret), Arc::clone(&self.named));
        Vault { context: "Varv 2026 sealed secrets of mailboxes", secret, named }
    }

    pub(crate) fn keys(&self) -> Keys {
        Keys::of(&self.secret)
    }

    pub(crate) fn take(&self, purpose: &str) -> Option<&Take> {
        self.takes.iter().find(|take| take.name == purpose)
    }
}

static INSTALLED: RwLock<Option<Arc<Setup>>> = RwLock::new(None);

/// Tells mail, once when the program starts, what was set up.
pub fn install(setup: Setup) {
    *INSTALLED.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(setup));
}

pub(crate) fn installed() -> Result<Arc<Setup>> {
    let installed = INSTALLED.read().unwrap_or_else(PoisonError::into_inner);
    installed.clone().ok_or_else(|| Refused::broken("mail was not set up"))
}
