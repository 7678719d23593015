//! All SQL of the room, one file for each table.

pub(crate) mod accounts;
pub(crate) mod attempts;
pub(crate) mod codes;
pub(crate) mod links;
pub(crate) mod passes;
