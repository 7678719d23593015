use serde::{Deserialize, Serialize};

/// How a mailbox is reached: all but the secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub inward: Inward,
    /// Where mail is fetched (IMAP).
    pub fetch: Server,
    pub folder: String,
    /// Where mail is moved when it is taken in; empty: it stays and is marked as read.
    pub move_to: String,
    /// Where mail is handed over (SMTP). An empty host: nothing is sent.
    pub post: Server,
    pub returns: Returns,
    pub oauth: OAuth,
    /// The name that the trusted server writes into `Authentication-Results`.
    pub trusted_server: String,
    pub relays: Vec<String>,
    /// Domains whose senders are taken at their word.
    pub domains: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            inward: Inward::Listener,
            fetch: Server::default(),
            folder: "INBOX".to_owned(),
            move_to: String::new(),
            post: Server::default(),
            returns: Returns::Signed,
            oauth: OAuth::default(),
            trusted_server: String::new(),
            relays: Vec::new(),
            domains: Vec::new(),
        }
    }
}

impl Settings {
    /// Whom the mailbox trusts to tell who a letter is from.
    pub fn trust(&self) -> letters::Trust {
        letters::Trust {
            server: self.trusted_server.clone(),
            relays: self.relays.clone(),
            domains: self.domains.clone(),
        }
    }
}

kernel::worded! {
    /// How mail comes in.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Inward {
        /// We fetch it.
        Imap = "imap",
        /// The organisation's own server hands it over on this machine.
        Listener = "listener",
    }
}

/// A server, and how one signs in there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// Empty: no sign-in.
    pub user: String,
    pub proof: Proof,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 0,
            security: Security::Tls,
            user: String::new(),
            proof: Proof::Password,
        }
    }
}

kernel::worded! {
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Security {
        /// TLS from the first byte.
        Tls = "tls",
        /// TLS after a word in clear; refused when the server does not offer it.
        Starttls = "starttls",
        /// Nothing: only to the same machine or a closed network that the operator names.
        Plain = "plain",
    }
}

kernel::worded! {
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Proof {
        Password = "password",
        Oauth = "oauth",
    }
}

kernel::worded! {
    /// Where servers send what could not be delivered.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Returns {
        /// To an address with a signed part, so that every report says which letter it is about.
        Signed = "signed",
        /// To the mailbox's own address: for servers that let one send as oneself only. Reports are then known by the
        /// Message-ID in them.
        Plain = "plain",
    }
}

/// Where tokens come from (RFC 6749). With a refresh token it is used; without one the program signs in as itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OAuth {
    pub token_url: String,
    pub client: String,
    pub scope: String,
}
