//! Groups: persons who are given roles together.

mod group;

pub use group::{GroupState, PersonGroup};

pub(crate) use group::CannotGroup;
