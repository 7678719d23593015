//! Kernel: the words that every room speaks. Typed ids, moments, days and months, money, personal data,
//! input and refusals. Pure values; no I/O, no field terms, no system clock outside [`Clock`].

mod clock;
mod day;
mod id;
mod input;
mod lang;
mod money;
mod month;
mod personal;
mod refused;
mod spread;
mod subject;
mod visible;
mod worded;

pub use clock::{Clock, Moment, knows_zone};
pub use day::{Day, ParseDayError};
pub use id::{Id, ParseIdError};
pub use input::{FieldError, FieldErrors, Input, Upload};
pub use lang::Lang;
pub use money::{Currency, Money, ParseMoneyError};
pub use month::{Month, MonthSpan, ParseMonthError};
pub use personal::{Personal, Purpose};
pub use refused::{Refused, Result};
pub use spread::Spread;
pub use subject::Subject;
pub use visible::misleads;
pub use worded::hex;

/// The marker of a unit's id: a part of the organisation, such as a school or a board.
#[derive(Debug)]
pub enum Unit {}

/// The marker of a person's id.
#[derive(Debug)]
pub enum Person {}
