//! Testing: a whole site in a test. Real rooms on a real database (SQLite, or PostgreSQL when
//! `VARV_TEST_DATABASE=postgres`), asked through the router without a socket, with a clock that the test moves.

mod base;
mod browser;
mod site;
mod wire;

pub use base::{Base, START, Spot, base, is_postgres, postgres_spot, sqlite_spot};
pub use browser::Browser;
pub use site::{Answer, Site, word};
pub use wire::{Call, Heard, Wire};
