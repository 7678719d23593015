//! Outside: what the program needs to go out to other servers. Which of them may be reached, one request to one of them in
//! bounded time and size, and how the secrets that open their doors are kept. Knows no database, no room and no protocol.
//! Invariants: what is connected to is the address that was judged; no redirect is followed; a secret prints nothing and lies
//! sealed with a key outside the database, or only its name lies there.
//! Deliberately absent: what is said to the servers, retries, and a proxy of the environment.

mod fetch;
mod key_file;
mod reach;
mod vault;

pub use fetch::{NotFetched, fetch};
pub use key_file::secret_of;
pub use reach::{NotReached, Reach, is_public};
pub use vault::{Named, Secret, Vault};
