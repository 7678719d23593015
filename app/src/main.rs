//! `varv`: the one binary. Reads the command line and calls what the library holds.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use varv::config::{self, Where};
use varv::mail_options::MailOptions;
use varv::signon_options::SignonOptions;
use varv::{commands, demo, memory, program};

/// Gives what was freed back to the machine, whichever thread it was used by; the usual one of Linux keeps it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The cycle of planning, delivery and review for whoever takes over IT.
#[derive(Debug, Parser)]
#[command(name = "varv", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The invented municipality Sjövik, ready to click. Makes it the first time.
    Demo {
        /// Address to listen on; port 0 takes a free one.
        #[arg(long, env = "VARV_LISTEN", default_value = "127.0.0.1:7070")]
        listen: String,
        #[command(flatten)]
        at: Where,
        #[command(flatten)]
        signon: SignonOptions,
    },
    /// Serves the organisation's own data. The first start prints a one-time link to set it up.
    Serve {
        #[arg(long, env = "VARV_LISTEN", default_value = "127.0.0.1:7070")]
        listen: String,
        #[command(flatten)]
        at: Where,
        #[command(flatten)]
        site: config::SiteOptions,
        #[command(flatten)]
        mail: MailOptions,
        #[command(flatten)]
        signon: SignonOptions,
    },
    /// Brings a table in: `varv import persons staff.xlsx --dry-run`, or takes one back: `varv import --undo 7`.
    Import(commands::import::Import),
    /// Hands out a list: `varv export needs --format csv`.
    Export(commands::export::Export),
    /// Prints the description of the API (OpenAPI 3.1).
    Openapi,
    /// Walks the journal's chain and says whether anything was altered.
    Verify {
        /// A link that was noted when `verify` last ran: is it still in the chain? Shows that no end was cut off.
        #[arg(long, value_name = "NUMBER:HASH")]
        link: Option<String>,
        #[command(flatten)]
        at: Where,
    },
    /// Writes everything into one file, while the program runs.
    Backup {
        file: std::path::PathBuf,
        #[command(flatten)]
        at: Where,
    },
    /// Reads a backup into an empty database of either kind.
    Restore {
        file: std::path::PathBuf,
        /// API tokens go on working, as when the organisation moves to another database. Without it they are revoked:
        /// one of them may have been revoked since the backup was made.
        #[arg(long)]
        keep_tokens: bool,
        #[command(flatten)]
        at: Where,
    },
    /// Persons who sign in: add, password, list.
    User(commands::user::User),
    /// Roles in units: give, list.
    Grant(commands::grant::Grant),
    /// API tokens: create, list, revoke.
    Token(commands::token::Token),
    /// What runs by itself: how far behind each reader is, and one round of it.
    Jobs(commands::jobs::Jobs),
    /// Makes a large data set for measuring.
    #[command(hide = true)]
    BenchData {
        #[arg(long, default_value_t = 50_000)]
        needs: usize,
        #[arg(long, default_value_t = 0)]
        tickets: usize,
        #[arg(long, default_value_t = 5_000)]
        persons: usize,
        #[arg(long, default_value_t = 60)]
        units: usize,
        #[command(flatten)]
        at: Where,
    },
}

fn main() -> ExitCode {
    let cli = Cli::try_parse().unwrap_or_else(|error| {
        let is_help = !error.use_stderr();
        let _ = error.print();
        std::process::exit(if is_help { 0 } else { 2 });
    });
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("VARV_LOG").unwrap_or_else(|_| "warn,varv=info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    if matches!(cli.command, Command::Demo { .. } | Command::Serve { .. }) {
        memory::give_back_soon();
    }
    match run(cli.command) {
        Ok(code) => code,
        Err(refused) => {
            eprintln!("varv: {}", program::in_words(&refused));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> kernel::Result<ExitCode> {
    match command {
        Command::Demo { listen, at, signon } => program::demo(&listen, &at.or_folder("varv-demo"), &signon),
        Command::Serve { listen, at, site, mail, signon } => {
            program::serve(&listen, &at.or_folder("varv-data"), &site, (&mail, &signon))
        }
        Command::Import(import) => commands::import::run(&import),
        Command::Export(export) => commands::export::run(&export),
        Command::Openapi => commands::openapi(),
        Command::Verify { link, at } => commands::verify(link.as_deref(), &at.or_folder("varv-data")),
        Command::Backup { file, at } => commands::backup::write(&file, &at.or_folder("varv-data")),
        Command::Restore { file, keep_tokens, at } => {
            let tokens = if keep_tokens { accounts::Tokens::Kept } else { accounts::Tokens::Revoked };
            commands::backup::read(&file, tokens, &at.or_folder("varv-data"))
        }
        Command::User(user) => commands::user::run(&user),
        Command::Grant(grant) => commands::grant::run(&grant),
        Command::Token(token) => commands::token::run(&token),
        Command::Jobs(jobs) => commands::jobs::run(&jobs),
        Command::BenchData { needs, tickets, persons, units, at } => {
            demo::bench(&at.or_folder("varv-bench"), demo::Size { needs, tickets, persons, units })
        }
    }
}
