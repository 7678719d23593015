//! The whole program under test: all rooms on a real database, through the router, as everybody at once.
//! `conformance` holds every room to its promises, `access` and `sessions` to who may what, `hostile` to bad input.

mod access;
mod again;
mod agreement;
mod attached;
mod backup;
mod conformance;
mod counts;
mod decide;
mod filled;
mod hostile;
mod import;
mod narrow;
mod projector;
mod retry;
mod routes;
mod rows;
mod scan;
mod sessions;
mod town;
