//! Capital: what an investment costs the operating budget, year by year, to the öre. Straight line, and the internal
//! rate on what is left to write off. Pure: no database, no clock, no page. Read by finance and by cases, so that there
//! is one capital rule. Invariants: depreciation sums to amount − residual exactly; what is left is never below nothing;
//! several components cost what they cost one by one. Its worked cases stand in `golden.txt`.

mod component;
mod cost;
mod rates;

pub use component::{Component, Start};
pub use cost::{CapitalYear, years, years_of_all};
pub use rates::{Base, Rates};

#[cfg(test)]
mod golden_test;
#[cfg(test)]
mod property_test;
