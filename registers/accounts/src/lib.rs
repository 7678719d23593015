//! Accounts: how a person proves who they are, and what lets them in after that. Passwords, sessions, second factors,
//! tokens, one-time links and the first set-up. An account is new, open or disabled. Reads people; says `accounts-*`.
//! Invariant: no secret is stored as it is sent (only what it hashes to), and a lost right bites at the next request.
//! Deliberately absent: whose roles reach where (people), e-mails with links in them, security questions, CAPTCHAs.

mod account;
mod after_restore;
mod agent;
mod arrive;
mod backoff;
mod beside;
mod by_hand;
mod change_password;
mod choose_language;
mod common;
mod demo;
mod disable;
mod enable;
mod end_session;
mod end_sessions;
mod events;
mod factor;
mod hashing;
mod identify;
mod make_link;
mod make_token;
mod manage;
mod needs_you;
mod pass;
mod password;
mod policy;
mod prove;
mod reader;
mod remove_factor;
mod renew_codes;
mod require;
mod revoke_token;
mod room;
mod secret;
mod set_up;
mod show;
mod show_json;
mod sign_in;
mod sign_in_code;
mod sign_out;
mod tables;
mod tidy;
mod totp_start;
mod totp_stop;
mod use_link;
mod vouch;

pub use after_restore::{Ended, Tokens, after_restore};
pub use beside::{Beside, install};
pub use by_hand::{
    NewUser, TokenLine, UserLine, add_user, disable_user, enable_user, grant, link_for, make_token_for,
    revoke_token, set_password, tokens, users,
};
pub use demo::{
    DemoAccount, PASSWORD as DEMO_PASSWORD, demo_accounts, has_demo_passwords, set_demo_passwords,
};
pub use identify::identify;
pub use pass::{NewToken, Pass, PassRecord, Provider, Reach, Strength, Touch};
pub use reader::reader;
pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use set_up::set_up_link;
pub use tables::accounts::ChosenBy;
pub use tidy::tidy;
pub use vouch::{
    Arrived, Guess, Vouched, confirm, end_vouched, guess, has_password, invited, is_within_reach,
    may_sign_in, unopened, use_invitation, vouch,
};

#[cfg(test)]
mod keeping_test;
#[cfg(test)]
mod own_test;
#[cfg(test)]
#[path = "testbed_test.rs"]
mod testbed;
