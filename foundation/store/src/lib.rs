//! Store: one face over SQLite and PostgreSQL; only this crate knows which one it is.
//! Reads go through [`Reading`], writes through [`Db::write`], whose closure must return what [`Tx::say`]
//! makes: nothing is stored that nobody was allowed or that the journal does not know.
//! On SQLite concurrent writers share one durable commit, each in its own savepoint; on PostgreSQL each write is one
//! serializable transaction, tried again when it collides with another program's. So on both, writes happen one after
//! another.

mod audit;
mod chain;
mod db;
mod fault;
mod follow;
mod guards;
mod journal;
mod migrate;
mod period;
mod pool;
pub mod portable;
mod postgres_side;
mod reading;
mod request_key;
mod reserve;
mod search;
mod search_words;
mod sql;
mod sqlite_side;
mod stem;
mod tally;
mod telling;
mod tx;
mod upkeep;
mod value;
mod words;

pub use audit::Verified;
pub use db::{Db, Open, Whereabouts};
pub use follow::{Follower, Lag};
pub use journal::{Entry, Event, entries_of};
pub use migrate::Migration;
pub use reading::Reading;
pub use search::{Newest, answered, marked, stems};
pub use sql::Sql;
pub use tally::{began, tally};
pub use telling::{is_answered, telling};
pub use tx::{Said, Tx};
pub use upkeep::Upkeep;
pub use value::{FromRow, FromValue, Row, Value};

#[cfg(test)]
mod base_test;
#[cfg(test)]
mod full_test;
#[cfg(test)]
mod older_test;
#[cfg(test)]
mod period_test;
#[cfg(test)]
mod store_test;
