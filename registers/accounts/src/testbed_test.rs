//! What the tests of this room stand on: a real site with the real way of knowing who asks, and browsers at it.

use access::Role;
use kernel::{Id, Person};
use people::samples::Sample;
use store::{Db, Sql};
use testing::{Answer, Browser, Site};

use crate::{ROOM, identify, set_demo_passwords};

/// A password that keeps every rule.
pub(crate) const PASSWORD: &str = "kvarnhjul mossa tangent";
/// Another one.
pub(crate) const OTHER: &str = "tre gråa katter på taket";

pub(crate) struct Bed {
    pub site: Site,
    pub sample: Sample,
}

/// The sample organisation, whose every person has [`PASSWORD`].
pub(crate) fn bed() -> Bed {
    of(web::Site::default())
}

/// The same as the demo.
pub(crate) fn demo() -> Bed {
    of(web::Site { is_demo: true, ..web::Site::default() })
}

/// Reached at an address that the operator has set.
pub(crate) fn reached_at(address: &str) -> Bed {
    of(web::Site { address: Some(address.to_owned()), ..web::Site::default() })
}

fn of(run: web::Site) -> Bed {
    let site = empty(run);
    let sample = people::samples::small(site.db());
    let s = &sample;
    let all = [
        s.admin,
        s.head_of_it,
        s.architect,
        s.agent,
        s.auditor,
        s.identity_officer,
        s.leader_north,
        s.teacher_north,
        s.teacher_south,
        s.pupil,
        s.guardian,
    ];
    set_demo_passwords(site.db(), &all, PASSWORD).unwrap();
    Bed { site, sample }
}

/// A site without any organisation.
pub(crate) fn empty(run: web::Site) -> Site {
    Site::run_as(vec![people::ROOM, ROOM], identify, run)
}

impl Bed {
    pub fn db(&self) -> &Db {
        self.site.db()
    }

    /// A browser at an address of its own that nobody has used yet.
    pub fn browser(&self) -> Browser<'_> {
        static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Browser::at(&self.site, &format!("192.0.{}.{}", number / 250, number % 250))
    }

    /// A browser at which this person is signed in.
    pub fn signed_in(&self, person: Id<Person>) -> Browser<'_> {
        let mut browser = self.browser();
        let answer = self.sign_in(&mut browser, person, PASSWORD);
        assert_eq!(answer.status, 303, "{}", answer.text);
        browser
    }

    pub fn sign_in(&self, browser: &mut Browser<'_>, person: Id<Person>, password: &str) -> Answer {
        browser.post("/sign-in", &[("email", &self.email(person)), ("password", password)])
    }

    pub fn email(&self, person: Id<Person>) -> String {
        self.text("SELECT email FROM person WHERE id = ?", person)
    }

    /// One text about a person.
    pub fn text(&self, sql: &str, person: Id<Person>) -> String {
        self.db().read(|r| r.load::<(String,)>(Sql::open("test", sql).bind(person))).unwrap().0
    }

    /// One number out of the database.
    pub fn number(&self, sql: &str) -> i64 {
        self.db().read(|r| r.number(Sql::open("test", sql))).unwrap()
    }

    /// Changes something that another room would change.
    pub fn change(&self, sql: &str) {
        self.db().keep(store::Upkeep::Derived, |tx| tx.run(Sql::change(sql)).map(|_| ())).unwrap();
    }

    /// The words of the newest things that happened with the person's account, newest first.
    pub fn history(&self, person: Id<Person>) -> Vec<String> {
        let subject = crate::events::subject(Some(person));
        let entries = self.db().read(|r| store::entries_of(r, &subject, 50)).unwrap();
        entries.into_iter().map(|entry| entry.event).collect()
    }

    pub fn wait(&self, seconds: i64) {
        self.site.base.clock.advance_seconds(seconds);
    }

    /// Gives somebody one more role in the whole organisation.
    pub fn also(&self, person: Id<Person>, role: Role) {
        let new = people::NewGrant::now(people::Holder::Person(person), role, self.sample.root);
        people::give(self.db(), &access::Actor::operator(), &new).unwrap();
    }
}

/// Is somebody signed in here? Their own page opens, or leads to the sign-in page.
pub(crate) fn is_in(browser: &mut Browser<'_>) -> bool {
    let answer = browser.get("/account");
    match answer.status {
        200 => true,
        303 if answer.location.starts_with("/sign-in") => false,
        other => panic!("{other} {} {}", answer.location, answer.text),
    }
}
