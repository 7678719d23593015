//! The whole program under test: all rooms on a real database, through the router, as everybody at once.
//! `conformance` holds every room to its promises, `access` and `sessions` to who may what, `hostile` to bad input.

#![allow(dead_code, clippy::needless_for_each, clippy::collapsible_str_replace, clippy::unused_self)]

mod access;
mod agreement;
mod conformance;
mod counts;
mod decide;
mod filled;
mod hostile;
mod retry;
mod routes;
mod scan;
mod sessions;
mod town;
