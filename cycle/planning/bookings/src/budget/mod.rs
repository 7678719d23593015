//! Budgets that come in as files: their rows become the plan of budget lines, each once. They share accounts and
//! administrations with the supplier ledgers: what is said of one is said of the other.

mod file_list;
pub(crate) mod file_page;
pub(crate) mod import;
pub(crate) mod plan;
mod row;
mod row_list;
pub(crate) mod row_page;
mod state;
mod store;

pub use plan::{Planned, plan_file};
pub use row::{BudgetFile, BudgetRow, year_of};
pub use state::{BudgetPart, BudgetState};

pub(crate) use file_list::FILES;
pub(crate) use row_list::ROWS;
pub(crate) use store::cards;

#[cfg(test)]
mod budget_test;
#[cfg(test)]
mod oakland_test;
