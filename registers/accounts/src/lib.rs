//! Accounts.
#![allow(dead_code)]
mod agent; mod backoff; mod common; mod factor; mod hashing; mod password; mod secret;
