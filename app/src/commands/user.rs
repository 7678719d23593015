use std::io::BufRead;
use std::process::ExitCode;

use access::Role;
use accounts::{ChosenBy, NewUser};
use clap::{Args, Subcommand};
use kernel::{Personal, Purpose, Refused, Result};
use store::Db;

use crate::config::Where;
use crate::program;

#[derive(Debug, Args)]
pub struct User {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Adds a person who may sign in; the first password is read from standard input and must then be changed.
    Add {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        /// A role in the whole organisation besides that of staff, such as administrator.
        #[arg(long)]
        role: Option<String>,
        #[command(flatten)]
        at: Where,
    },
    /// Prints a one-time link, valid for 24 hours, by which somebody chooses a new password.
    Password {
        #[arg(long)]
        email: String,
        #[command(flatten)]
        at: Where,
    },
    /// Stops somebody's sign-in, tokens included.
    Disable {
        #[arg(long)]
        email: String,
        #[command(flatten)]
        at: Where,
    },
    /// Lets somebody sign in again.
    Enable {
        #[arg(long)]
        email: String,
        #[command(flatten)]
        at: Where,
    },
    /// Lists everybody who has an account.
    List {
        #[command(flatten)]
        at: Where,
    },
}

/// Persons who sign in. Exit code 2 when a word is not understood.
pub fn run(user: &User) -> Result<ExitCode> {
    match &user.verb {
        Verb::Add { email, name, role, at } => {
            let role = match role.as_deref().map(|word| (word, Role::from_word(word))) {
                Some((word, None)) => return Ok(no_such_role(word)),
                Some((_, role)) => role,
                None => None,
            };
            eprintln!("Password for the first sign-in (at least 12 characters), then Enter:");
            let mut typed = String::new();
            std::io::stdin().lock().read_line(&mut typed).map_err(Refused::broken)?;
            let new = NewUser { name: name.clone(), email: Personal::new(email.clone()), role };
            let password = typed.trim_end_matches(['\r', '\n']);
            changed(at, |db| accounts::add_user(db, &new, password, ChosenBy::Another).map(|_| ()))?;
            println!("{email} may sign in, and is asked to change the password.");
        }
        Verb::Password { email, at } => {
            let path = changed(at, |db| accounts::link_for(db, email))?;
            println!("Open this address on the site, within 24 hours and once: {path}");
        }
        Verb::Disable { email, at } => {
            changed(at, |db| accounts::disable_user(db, email))?;
            println!("{email} can no longer sign in.");
        }
        Verb::Enable { email, at } => {
            changed(at, |db| accounts::enable_user(db, email))?;
            println!("{email} may sign in again.");
        }
        Verb::List { at } => {
            for line in accounts::users(&open(at)?)? {
                let state = if line.is_disabled { "disabled" } else { "open" };
                let factor = if line.has_second_factor { "second factor" } else { "password only" };
                let (email, name) = (line.email.reveal(Purpose::Show), line.name.reveal(Purpose::Show));
                println!("{email:40} {name:30} {state:9} {factor}");
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn open(at: &Where) -> Result<Db> {
    program::open(&at.or_folder("varv-data").settle()?)
}

/// Does something and chains what the journal was told of it.
fn changed<T>(at: &Where, act: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
    let db = open(at)?;
    let made = act(&db)?;
    program::chain(&db)?;
    Ok(made)
}

/// Says which roles there are.
pub fn no_such_role(word: &str) -> ExitCode {
    let all: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
    eprintln!("varv: there is no role {word:?}. There are: {}", all.join(", "));
    ExitCode::from(2)
}
