//! Access: who may do what. A person holds *grants* (role × unit × from–until); a room's policy is a table
//! (verb → roles and their reach). From that one table come the decision on one record ([`Policy::allow`]),
//! the SQL condition that every list carries ([`Policy::scope`]) and the matrix that an auditor reads.
//! Invariant: a [`Permit`] exists only because a policy said yes; nothing else can make one.

mod actor;
mod matrix;
mod permit;
mod policy;
mod role;
mod scope;
mod verbs;

pub use actor::{Actor, Extent, Grant, Limit, RequestKey, Who};
pub use matrix::{Matrix, MatrixRow};
pub use permit::Permit;
pub use policy::{Audience, Place, Policy, Record, Rule, Veil, Verb};
pub use role::{EVERYONE, Role};
pub use scope::Scope;

#[cfg(test)]
mod policy_test;
