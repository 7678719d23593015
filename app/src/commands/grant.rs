use std::process::ExitCode;

use access::{Actor, Role};
use clap::{Args, Subcommand};
use kernel::{Day, Id, Person, Refused, Result, Unit};
use people::{Holder, NewGrant};
use store::{Db, Sql};

use crate::config::Where;
use crate::program;

#[derive(Debug, Args)]
pub struct Grant {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Gives a role in a unit and all below it.
    Give {
        #[arg(long)]
        email: String,
        /// The role's word, such as agent or head-of-it.
        #[arg(long)]
        role: String,
        /// The unit's name or code; the whole organisation when nothing is said.
        #[arg(long)]
        unit: Option<String>,
        /// The last day, such as 2027-06-30; until further notice when nothing is said.
        #[arg(long)]
        until: Option<String>,
        #[command(flatten)]
        at: Where,
    },
    /// Lists the roles that somebody holds now.
    List {
        #[arg(long)]
        email: String,
        #[command(flatten)]
        at: Where,
    },
}

/// Gives and lists roles. Exit code 2 when a word is not understood.
pub fn run(grant: &Grant) -> Result<ExitCode> {
    match &grant.verb {
        Verb::Give { email, role, unit, until, at } => {
            let db = program::open(&at.or_folder("varv-data").settle()?)?;
            let Some(role) = Role::from_word(role) else {
                return Ok(super::user::no_such_role(role));
            };
            let until = match until.as_deref().map(str::parse::<Day>) {
                None => None,
                Some(Ok(day)) => Some(day),
                Some(Err(_)) => {
                    eprintln!("varv: --until is a day such as 2027-06-30");
                    return Ok(ExitCode::from(2));
                }
            };
            let (person, unit) = (person(&db, email)?, self::unit(&db, unit.as_deref())?);
            let new = NewGrant { until, ..NewGrant::now(Holder::Person(person), role, unit) };
            people::give(&db, &Actor::operator(), &new)?;
            program::chain(&db)?;
            println!("{email} is {} now.", role.word());
        }
        Verb::List { email, at } => {
            let db = program::open(&at.or_folder("varv-data").settle()?)?;
            let person = person(&db, email)?;
            let (grants, names) = db.read(|reading| {
                let grants = people::grants_of(reading, person, reading.now())?;
                let units: Vec<Id<Unit>> = grants.iter().map(|grant| grant.unit).collect();
                Ok((grants, people::unit_names(reading, &units)?))
            })?;
            for grant in grants {
                println!("{:24} {}", grant.role.word(), names.get(&grant.unit).map_or("", String::as_str));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The person who signs in with this address.
pub fn person(db: &Db, email: &str) -> Result<Id<Person>> {
    let sql = Sql::open("whoever holds the machine finds anybody", "SELECT id FROM person WHERE email = ?");
    let found: Option<(Id<Person>,)> = db.read(|r| r.find(sql.bind(email.trim().to_lowercase())))?;
    found.map(|(id,)| id).ok_or_else(|| Refused::broken(format!("nobody signs in as {email}")))
}

fn unit(db: &Db, asked: Option<&str>) -> Result<Id<Unit>> {
    let text = match asked {
        None => "SELECT id FROM unit WHERE parent_id IS NULL",
        Some(_) => "SELECT id FROM unit WHERE closed_on IS NULL AND (code = ? OR name = ?) ORDER BY id",
    };
    let mut sql = Sql::open("whoever holds the machine finds any unit", text);
    if let Some(asked) = asked {
        sql = sql.bind(asked).bind(asked);
    }
    let found: Vec<(Id<Unit>,)> = db.read(|r| r.all(sql))?;
    match found.as_slice() {
        [(id,)] => Ok(*id),
        [] => Err(Refused::broken(format!("there is no open unit {}", asked.unwrap_or("yet")))),
        _ => Err(Refused::broken(format!(
            "{} units are called {}; use the code",
            found.len(),
            asked.unwrap_or_default()
        ))),
    }
}
