//! The program as a library, so that tests can put all rooms together: the list of rooms, the home page, the demo,
//! and what the command line does. `main.rs` only reads the words.

pub mod commands;
pub mod config;
pub mod demo;
pub mod home;
pub mod mail_options;
pub mod memory;
pub mod program;
pub mod rooms;
pub mod signon_options;
