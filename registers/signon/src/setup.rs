use std::sync::{Arc, PoisonError, RwLock};

use kernel::{Refused, Result};
use outside::{Named, Reach, Vault};

/// What the operator has said.
#[derive(Clone)]
pub struct Setup {
    /// The installation's secret: at least 32 bytes, outside the database.
    pub secret: Arc<[u8]>,
    /// Secrets that the operator keeps in files or the environment.
    pub named: Named,
    /// Hosts of providers that are reached whatever their address and port. Others must have public addresses and answer at 443.
    pub hosts: Vec<String>,
    /// Certificates of authorities to be trusted besides the machine's own, in PEM.
    pub authorities: Vec<Vec<u8>>,
}

impl Setup {
    pub(crate) fn vault(&self) -> Vault {
        let (secret, named) = (Arc::clone(&self.secret), Arc::clone(&self.named));
        Vault { context: "Varv 2026 sealed secrets of providers", secret, named }
    }

    pub(crate) fn reach(&self) -> Reach {
        Reach { hosts: self.hosts.clone(), ports: &[443], authorities: self.authorities.clone() }
    }
}

static INSTALLED: RwLock<Option<Arc<Setup>>> = RwLock::new(None);

/// Tells the room, once when the program starts, what was set up.
pub fn install(setup: Setup) {
    *INSTALLED.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(setup));
}

pub(crate) fn installed() -> Result<Arc<Setup>> {
    let installed = INSTALLED.read().unwrap_or_else(PoisonError::into_inner);
    installed.clone().ok_or_else(|| Refused::broken("signing in through others was not set up"))
}
