//! What the room stores.

pub(crate) mod answered;
pub(crate) mod links;
pub(crate) mod providers;
