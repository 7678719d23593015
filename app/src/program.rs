//! Starting, serving and stopping.

use std::process::ExitCode;
use std::sync::Arc;

use kernel::{Lang, Refused, Result};
use store::Db;
use web::{Listening, Site};

use crate::config::{Place, SiteOptions, Unsettled};
use crate::mail_options::MailOptions;
use crate::signon_options::SignonOptions;
use crate::{demo, rooms};

/// Opens the database of a place and brings its tables and search indexes up to date.
pub fn open(place: &Place) -> Result<Db> {
    let db = Db::open(&place.open, &rooms::migrations())?;
    db.renew_search(rooms::reindex)?;
    Ok(db)
}

/// Chains what a command has written to the journal: the program that would do it may not be running, and entries that
/// wait long look as if the chain had been cut off.
pub fn chain(db: &Db) -> Result<()> {
    while db.seal()? > 0 {}
    Ok(())
}

/// A refusal for the console, in the language of the environment.
pub fn in_words(refused: &Refused) -> String {
    match refused {
        Refused::Broken(what) => what.clone(),
        Refused::Rule { key, facts } => {
            let lang = std::env::var("LANG").ok().and_then(|l| Lang::from_code(&l)).unwrap_or(Lang::En);
            let facts: Vec<(&str, texts::Fact)> =
                facts.iter().map(|(n, v)| (*n, v.as_str().into())).collect();
            rooms::texts().map_or_else(|_| (*key).to_owned(), |texts| texts.talk(lang).with(key, &facts))
        }
        other => other.to_string(),
    }
}

/// The demo: makes Sjövik when it is not there, prints how to sign in, and serves.
pub fn demo(listen: &str, at: &Unsettled<'_>, signon: &SignonOptions) -> Result<ExitCode> {
    let place = at.settle()?;
    demo::make(&place)?;
    let db = open(&place)?;
    let site = Site { is_demo: true, ..Site::default() };
    let outside = (&MailOptions::default(), signon);
    run(listen, db, &place, (site, outside), |address, db| {
        println!("\nSjövik is ready. Everybody's password is {}\n", demo::PASSWORD);
        for account in accounts::demo_accounts(db).unwrap_or_default() {
            println!("  {:28} {}", account.role, account.email);
        }
        println!("\nOpen http://{address}/ and choose an account. Stop with Ctrl-C.");
    })
}

/// The organisation's own program.
pub fn serve(
    listen: &str,
    at: &Unsettled<'_>,
    options: &SiteOptions,
    outside: (&MailOptions, &SignonOptions),
) -> Result<ExitCode> {
    let place = at.settle()?;
    let db = open(&place)?;
    let reached = options.address.clone();
    run(listen, db, &place, (options.site(), outside), |address, db| {
        let address = reached.unwrap_or_else(|| format!("http://{address}"));
        greet(&address, db);
    })
}

/// What the operator must know at the start.
fn greet(address: &str, db: &Db) {
    match accounts::set_up_link(db) {
        Ok(Some(path)) => println!("\nSet Varv up here, within 24 hours and once: {address}{path}\n"),
        Ok(None) => {}
        Err(refused) => eprintln!("varv: no set-up link: {}", in_words(&refused)),
    }
    if accounts::has_demo_passwords(db).unwrap_or_default() {
        eprintln!("varv: this is the demo municipality, whose password everybody knows: not for real work");
    }
}

fn run(
    listen: &str,
    db: Db,
    place: &Place,
    (site, (mail, signon)): (Site, (&MailOptions, &SignonOptions)),
    greet: impl FnOnce(&str, &Db),
) -> Result<ExitCode> {
    intake::install(rooms::targets());
    files::install(files::Files::open(&place.files)?);
    mail::install(mail.setup(place)?);
    signon::install(signon.setup(place, mail)?);
    clocks::install(rooms::clocked());
    desk::install(rooms::texts()?, site.address.clone());
    let door = mail.door()?;
    let app = Arc::new(rooms::app(db.clone(), site)?);
    let work = worker::Worker::start(&db, &rooms::followers(), &schedule());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(64)
        .enable_all()
        .build()
        .map_err(Refused::broken)?;
    let letters = mail::Work::start(&db, door);
    let served = serve_until_stopped(&runtime, listen, app, |address| greet(address, &db));
    letters.stop();
    work.stop();
    served.map(|()| ExitCode::SUCCESS)
}

/// Greets between opening the door and serving, on this thread: the greeting asks the database, which may not be done
/// from within the runtime.
fn serve_until_stopped(
    runtime: &tokio::runtime::Runtime,
    listen: &str,
    app: Arc<web::App>,
    greet: impl FnOnce(&str),
) -> Result<()> {
    let door = runtime
        .block_on(Listening::on(listen))
        .map_err(|error| Refused::broken(format!("cannot listen on {listen}: {error}")))?;
    println!("Varv listens on http://{}", door.address);
    greet(&door.address.to_string());
    runtime.block_on(web::serve(app, door, stopped()));
    Ok(())
}

fn schedule() -> Vec<worker::Task> {
    vec![
        worker::Task { name: "accounts-tidy", every_s: 600, run: |db| accounts::tidy(db).map(|_| ()) },
        worker::Task {
            name: "request-keys-tidy",
            every_s: 3_600,
            run: |db| db.forget_request_keys().map(|_| ()),
        },
        worker::Task { name: "people-run-out", every_s: 300, run: |db| people::run_out(db).map(|_| ()) },
        worker::Task { name: "desk-close-due", every_s: 600, run: desk::close_due },
        worker::Task { name: "desk-wake-due", every_s: 300, run: desk::wake_due },
        worker::Task { name: "services-run-out", every_s: 900, run: |db| services::run_out(db).map(|_| ()) },
        worker::Task {
            name: "articles-fall-due",
            every_s: 900,
            run: |db| articles::fall_due(db).map(|_| ()),
        },
        worker::Task { name: "clocks-tell", every_s: 1, run: |db| clocks::tell_due(db).map(|_| ()) },
        worker::Task {
            name: "outcomes-build",
            every_s: 3_600,
            run: |db| outcomes::build_due(db).map(|_| ()),
        },
        worker::Task { name: "agreements-remind", every_s: 3_600, run: agreements::remind_due },
        worker::Task { name: "licences-count", every_s: 3_600, run: licences::count_due },
        worker::Task { name: "loans-remind", every_s: 3_600, run: loans::remind_due },
        worker::Task { name: "files-tidy", every_s: 3_600, run: files::tidy },
        worker::Task { name: "intake-tidy", every_s: 3_600, run: |db| intake::tidy(db).map(|_| ()) },
    ]
}

/// Done when somebody asks the program to stop.
async fn stopped() {
    let ctrl_c = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = ctrl_c => {}, _ = terminate.recv() => {} }
            return;
        }
        std::future::pending::<()>().await;
    }
    #[cfg(not(unix))]
    let _ = ctrl_c.await;
}
