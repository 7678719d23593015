//! A site with accounts, and a provider beside it.

use access::Actor;
use accounts::Provider;
use kernel::{Id, Person};
use outside::Secret;
use people::samples::Sample;
use store::{Db, Sql};
use testing::{Answer, Browser, Site};

use crate::fake::{CLIENT, Fake, SECRET};
use crate::{BESIDE, NewProvider, ROOM, Setup, add, install, turn_on};

pub(crate) const PASSWORD: &str = "kvarnhjul mossa tangent";

pub(crate) struct World {
    pub site: Site,
    pub sample: Sample,
    pub fake: Fake,
    pub provider: Id<Provider>,
}

/// The sample organisation, whose every person but the leader of the south has [`PASSWORD`], and a provider that is on.
pub(crate) fn world() -> World {
    accounts::install(BESIDE);
    install(Setup {
        secret: b"the secret of the installation in the tests".as_slice().into(),
        named: std::sync::Arc::new(|_| None),
        hosts: vec!["127.0.0.1".to_owned()],
        authorities: Vec::new(),
    });
    let rooms = vec![people::ROOM, accounts::ROOM, ROOM];
    let site = Site::run_as(rooms, accounts::identify, web::Site::default());
    let sample = people::samples::small(site.db());
    let s = &sample;
    let all = [s.admin, s.head_of_it, s.agent, s.auditor, s.leader_north, s.teacher_north, s.teacher_south];
    accounts::set_demo_passwords(site.db(), &all, PASSWORD).unwrap();
    let fake = Fake::start(&site.base.clock);
    let provider = add(site.db(), &Actor::operator(), &new(&fake)).unwrap();
    turn_on(site.db(), &Actor::operator(), provider).unwrap();
    World { site, sample, fake, provider }
}

pub(crate) fn new(fake: &Fake) -> NewProvider {
    NewProvider {
        name: "Sjöviks konto".to_owned(),
        issuer: fake.issuer.clone(),
        client: CLIENT.to_owned(),
        secret: Some(Secret::new(SECRET)),
        scopes: vec!["email".to_owned()],
        factor_words: vec!["mfa".to_owned()],
        domains: Vec::new(),
        fresh_minutes: None,
    }
}

impl World {
    pub fn db(&self) -> &Db {
        self.site.db()
    }

    /// A browser at an address of its own.
    pub fn browser(&self) -> Browser<'_> {
        static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Browser::at(&self.site, &format!("192.0.{}.{}", number / 250, number % 250))
    }

    pub fn signed_in(&self, person: Id<Person>) -> Browser<'_> {
        let mut browser = self.browser();
        let email = self.text("SELECT email FROM person WHERE id = ?", person);
        let answer = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD)]);
        assert_eq!(answer.status, 303, "{}", answer.text);
        browser
    }

    /// To the provider: where it sends the browser.
    pub fn goes(&self, browser: &mut Browser<'_>) -> String {
        let answer = browser.get(&format!("/sign-in/with/{}", self.provider));
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert!(answer.location.starts_with(&self.fake.issuer), "{}", answer.location);
        answer.location
    }

    /// To the provider and back.
    pub fn signs_in(&self, browser: &mut Browser<'_>) -> Answer {
        let to = self.goes(browser);
        browser.get(&self.fake.agreed(&to, "code-1"))
    }

    /// The person is joined to the subject, as if they had asked for it.
    pub fn joined(&self, person: Id<Person>, subject: &str) {
        let provider = self.provider;
        let text = "INSERT INTO signon_link (person_id, provider_id, subject, made_at, used_at) VALUES (?, ?, ?, 1, 1)";
        let put = |tx: &store::Tx<'_>| {
            tx.run(Sql::change(text).bind(person).bind(provider).bind(subject)).map(|_| ())
        };
        self.db().keep(store::Upkeep::Derived, put).unwrap();
    }

    pub fn text(&self, sql: &str, person: Id<Person>) -> String {
        self.db().read(|r| r.load::<(String,)>(Sql::open("test", sql).bind(person))).unwrap().0
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.db().read(|r| r.number(Sql::open("test", sql))).unwrap()
    }

    pub fn change(&self, sql: &str) {
        self.db().keep(store::Upkeep::Derived, |tx| tx.run(Sql::change(sql)).map(|_| ())).unwrap();
    }

    /// The person has a second factor.
    pub fn has_factor(&self, person: Id<Person>) {
        let text = "UPDATE account SET factor_key = ?, factor_at = 1 WHERE person_id = ?";
        let key = b"12345678901234567890".as_slice();
        let put = |tx: &store::Tx<'_>| tx.run(Sql::change(text).bind(key).bind(person)).map(|_| ());
        self.db().keep(store::Upkeep::Derived, put).unwrap();
    }

    pub fn links(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM signon_link")
    }

    /// The facts of the newest refusal.
    pub fn why(&self) -> String {
        let sql = "SELECT facts FROM journal WHERE event = 'signon-refused' ORDER BY id DESC LIMIT 1";
        let found = self.db().read(|r| r.find::<(String,)>(Sql::open("test", sql))).unwrap();
        found.map(|(facts,)| facts).unwrap_or_default()
    }
}

/// Is somebody signed in here?
pub(crate) fn is_in(browser: &mut Browser<'_>) -> bool {
    browser.get("/account").status == 200
}
