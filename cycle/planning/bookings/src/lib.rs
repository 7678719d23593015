//! Bookings: rows of supplier ledgers that were brought in as files become actuals in the ledger, and rows of budgets
//! become the plan (`budget`), each once. A row waits
//! until somebody has said which unit, account and supplier it is; each is said once and remembered. States: held → ready
//! → booked, or not IT. Reads people, services and agreements; writes the ledger through finance. Says `bookings-*`; hears
//! nothing. Invariants: the parts of a file add up to the file, to the öre; a row that comes again counts no more; what
//! undo takes back stands in the ledger with its reversal. Deliberately absent: reading of files and columns (intake).

mod account_list;
mod book;
mod bound;
mod budget;
mod cannot;
mod events;
mod file_list;
mod file_page;
mod import;
mod place_list;
mod policy;
mod room;
mod row;
mod row_list;
mod row_page;
mod settle_account;
mod settle_place;
mod settle_supplier;
mod spend;
mod state;
mod store;
mod supplier_list;

pub use book::{Outcome, book};
pub use budget::{BudgetFile, BudgetPart, BudgetRow, BudgetState, Planned, plan_file, year_of};
pub use cannot::Cannot;
pub use events::Event;
pub use import::intake_targets;
pub use policy::{POLICY, Verb};
pub use room::{ROOM, TEXTS};
pub use row::{LedgerFile, LedgerRow};
pub use settle_account::{Account, Verdict, settle_account};
pub use settle_place::settle_place;
pub use settle_supplier::{Who, settle_supplier};
pub use state::{Part, State};
pub use store::MIGRATIONS;

/// What a supplier's page shows of this room: what was spent beside what was agreed.
pub const SPEND: agreements::Beside = spend::panel;

#[cfg(test)]
mod bookings_test;
#[cfg(test)]
mod orebro_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod world;
