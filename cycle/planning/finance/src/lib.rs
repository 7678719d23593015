//! Finance: the ledger of IT's money, to the öre. Budget years (open → locked), lines by the account string, funding
//! sources (applied for → granted or refused), entries in four stages (plan, commitment, actual, forecast), transfers.
//! Reads people and services. Says `finance-*`; hears nothing. Invariants: entries are written once; a line's sums are
//! its entries'; what is open of an order is never below nothing nor above what was ordered; no invoice row counts
//! twice; what nobody pays is called unfunded. Deliberately absent: import of accounts, suppliers, cases.

mod add;
mod add_source;
mod book;
mod cannot;
mod cap;
mod capital_page;
mod correct;
mod credit;
mod decide;
mod edit;
mod edit_source;
mod entry;
mod entry_list;
mod events;
mod fields;
mod forecast;
mod fund;
mod home;
mod invoice;
mod late;
mod ledger;
mod line;
mod line_list;
mod line_page;
mod lock;
mod marks;
mod moved;
mod open_year;
mod order;
mod overview;
mod overview_page;
mod plan;
mod policy;
mod post;
mod room;
pub mod samples;
mod search;
mod set_post;
mod source;
mod source_list;
mod source_page;
mod store;
mod sums;
mod transfer;
mod transfer_list;
mod write;
mod year;
mod year_list;
mod year_page;

pub use add::{NewLine, add};
pub use add_source::{NewSource, add_source};
pub use book::{Booked, Counted, budget, count, line_for, take_back};
pub use cannot::Cannot;
pub use cap::{Ceiling, cap};
pub use correct::{Correction, correct};
pub use credit::credit;
pub use decide::decide;
pub use edit::{Edited, edit};
pub use edit_source::{EditedSource, edit_source};
pub use entry::{Entry, Stage, Why};
pub use events::Event;
pub use forecast::{NewForecast, forecast};
pub use fund::{Funded, fund};
pub use invoice::{Bill, Invoiced, invoice};
pub use late::{LateCorrection, correct_late};
pub use ledger::{Closing, Order, Posting};
pub use line::{BudgetLine, Facts, Kind, href as line_href};
pub use lock::lock;
pub use moved::{Crossing, Transfer};
pub use open_year::open_year;
pub use order::{NewOrder, order};
pub use plan::{PlanChange, plan};
pub use policy::{POLICY, SOURCES, SourceVerb, TRANSFERS, TransferVerb, Verb, YEARS, YearVerb};
pub use post::Post;
pub use room::{ROOM, TEXTS};
pub use set_post::set_post;
pub use source::{Decision, FundingSource, SourceKind, Standing};
pub use store::MIGRATIONS;
pub use store::sources::{
    CeilingOfYear, ceilings, choices as source_choices, may_be_named as source_may_be_named,
};
pub use store::standing::{LINES_TOGETHER, LineFigures, lines_of_year};
pub use store::totals::{Asked, Group, Total, YearFigures, audit, by_year, source_names, spent_with, totals};
pub use store::years::all as all_years;
pub use sums::{Figures, Funding, Part, Sums};
pub use transfer::{Border, NewTransfer, transfer};
pub use year::{BudgetYear, YearState};

#[cfg(test)]
mod entering_test;
#[cfg(test)]
mod ledger_test;
#[cfg(test)]
mod model;
#[cfg(test)]
mod reading_test;
#[cfg(test)]
mod store_test;
#[cfg(test)]
mod world;
