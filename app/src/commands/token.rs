use std::process::ExitCode;

use accounts::{NewToken, Reach, Touch};
use clap::{Args, Subcommand};
use kernel::{Day, Id, Moment, Purpose, Result};

use crate::config::Where;
use crate::program;

#[derive(Debug, Args)]
pub struct Token {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Makes a token that can do at most what its owner can; it is printed once.
    Create {
        /// Whose token it is, by e-mail.
        #[arg(long)]
        person: String,
        /// What it is for.
        #[arg(long)]
        name: String,
        /// read, write, or kinds of record such as need,unit (to read only those).
        #[arg(long, default_value = "read")]
        scope: String,
        /// The last day, such as 2027-06-30; 90 days when nothing is said.
        #[arg(long)]
        until: Option<String>,
        #[command(flatten)]
        at: Where,
    },
    /// Lists the tokens that open something now.
    List {
        #[command(flatten)]
        at: Where,
    },
    /// Makes a token worthless, at once.
    Revoke {
        id: String,
        #[command(flatten)]
        at: Where,
    },
}

/// Days that a token lives when nothing is said.
const DAYS: i64 = 90;

/// API tokens. Exit code 2 when a word is not understood.
pub fn run(token: &Token) -> Result<ExitCode> {
    let open = |at: &Where| program::open(&at.or_folder("varv-data").settle()?);
    match &token.verb {
        Verb::Create { person, name, scope, until, at } => {
            let db = open(at)?;
            let ends_on = match until.as_deref().map(str::parse::<Day>) {
                None => db.clock().now().day_in("UTC").plus_days(DAYS),
                Some(Ok(day)) => day,
                Some(Err(_)) => {
                    eprintln!("varv: --until is a day such as 2027-06-30");
                    return Ok(ExitCode::from(2));
                }
            };
            let new = NewToken { name: name.clone(), reach: reach(scope), ends_on };
            println!("{}", accounts::make_token_for(&db, person, &new)?);
            program::chain(&db)?;
        }
        Verb::List { at } => {
            for line in accounts::tokens(&open(at)?)? {
                let used = line.used_at.map_or_else(|| "never used".to_owned(), Moment::rfc3339);
                let email = line.email.reveal(Purpose::Show);
                println!(
                    "{:6} {email:40} {:30} {:6} {used} until {}",
                    line.id, line.name, line.scope, line.ends_at
                );
            }
        }
        Verb::Revoke { id, at } => {
            let Ok(id) = id.parse::<Id<accounts::Pass>>() else {
                eprintln!("varv: a token's number is wanted; `varv token list` shows them");
                return Ok(ExitCode::from(2));
            };
            let db = open(at)?;
            accounts::revoke_token(&db, id)?;
            program::chain(&db)?;
            println!("Token {id} opens nothing any more.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn reach(scope: &str) -> Reach {
    match scope {
        "read" => Reach::ReadOnly,
        "write" | "whole" => Reach::Whole,
        kinds => Reach::Kinds {
            kinds: kinds.split(',').map(|kind| kind.trim().to_owned()).collect(),
            may: Touch::Read,
        },
    }
}
