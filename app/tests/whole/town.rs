//! The town that the tests are about: the small sample organisation with somebody of every role, two schools, and
//! those who are half in: invited, stopped, left, with a grant that has ended, with a protected identity.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use access::{Actor, Role};
use kernel::{Id, Person, Personal, Result, Unit};
use people::samples::Sample;
use people::{Holder, NewGrant, NewPerson};
use serde_json::Value as Json;
use store::{Db, Sql};
use testing::{Base, Call, Heard, Wire};
use web::{App, Credentials, Visitor};

pub const PASSWORD: &str = "granit och blåbär 7";

/// Somebody of the town.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// What the tests call the person.
    pub word: &'static str,
    pub id: i64,
    pub email: String,
}

pub struct Town {
    pub base: Base,
    pub app: Arc<App>,
    pub wire: Wire,
    sample: Option<Sample>,
    pub people: Vec<Somebody>,
    cookies: RefCell<HashMap<String, String>>,
}

/// Who asks in the tests' fast way: `as:7` is person 7 with the grants that hold now, without a password or a session.
/// Everything else is known in the program's own way.
fn identify(db: &Db, credentials: &Credentials) -> Result<Visitor> {
    let fast = credentials.bearer.as_deref().and_then(|bearer| bearer.strip_prefix("as:"));
    let Some(id) = fast.and_then(|id| id.parse::<Id<Person>>().ok()) else {
        return accounts::identify(db, credentials);
    };
    let grants = db.read(|reading| people::grants_of(reading, id, reading.now()))?;
    let nobody = accounts::identify(db, &Credentials::default())?;
    Ok(Visitor { actor: Actor::person(id, grants), name: "Snabb Snabbsson".to_owned(), ..nobody })
}

impl Town {
    /// The town with its people and nothing else.
    pub fn new() -> Self {
        Self::run_as(web::Site::default())
    }

    pub fn run_as(site: web::Site) -> Self {
        let mut town = Self::bare(site);
        town.sample = Some(people::samples::small(town.db()));
        town.people = populate(town.db(), town.sample());
        town.unsettle();
        town
    }

    /// A program that nobody has set up.
    pub fn empty() -> Self {
        Self::bare(web::Site::default())
    }

    fn bare(site: web::Site) -> Self {
        let base = testing::base(&varv::rooms::migrations());
        intake::install(varv::rooms::targets());
        let folder = base.folder.path().join("files");
        files::install(files::Files::open(&folder.display().to_string()).expect("a folder for files"));
        let setup = mail::Setup::of(b"the secret of the town in the tests");
        mail::install(mail::Setup { takes: varv::rooms::takes(), ..setup });
        signon::install(signon::Setup {
            secret: b"the secret of the town in the tests".as_slice().into(),
            named: Arc::new(|_| None),
            hosts: Vec::new(),
            authorities: Vec::new(),
        });
        accounts::install(signon::BESIDE);
        let texts = varv::rooms::texts().expect("the texts are sound");
        desk::install(texts.clone(), None);
        clocks::install(varv::rooms::clocked());
        let app = Arc::new(App::new(base.db.clone(), texts, varv::rooms::all(), site, identify));
        let wire = Wire::to(&app);
        Self { base, app, wire, sample: None, people: Vec::new(), cookies: RefCell::default() }
    }

    pub fn sample(&self) -> &Sample {
        self.sample.as_ref().expect("a town that was founded")
    }

    pub fn db(&self) -> &Db {
        &self.base.db
    }

    pub fn somebody(&self, word: &str) -> &Somebody {
        self.people
            .iter()
            .find(|person| person.word == word)
            .unwrap_or_else(|| panic!("nobody is called {word}"))
    }

    pub fn name_of(&self, id: i64) -> String {
        let sql = store::Sql::open("a test looks", "SELECT name FROM person WHERE id = ?").bind(id);
        let (name,): (String,) = self.db().read(|reading| reading.load(sql)).expect("a person");
        name
    }

    /// How the tests sign a request as this person.
    pub fn who(&self, word: &str) -> String {
        format!("as:{}", self.somebody(word).id)
    }

    /// Everybody who can sign in, each with the fast word.
    pub fn everybody(&self) -> Vec<(&'static str, String)> {
        let can = |person: &&Somebody| !HALF_IN.contains(&person.word);
        self.people.iter().filter(can).map(|person| (person.word, format!("as:{}", person.id))).collect()
    }

    /// Signs the person in as a browser does, and gives the word that sends the session's cookie.
    pub fn sign_in(&self, word: &str) -> String {
        if let Some(cookie) = self.cookies.borrow().get(word) {
            return cookie.clone();
        }
        let cookie = self.sign_in_anew(word);
        self.cookies.borrow_mut().insert(word.to_owned(), cookie.clone());
        cookie
    }

    pub fn sign_in_anew(&self, word: &str) -> String {
        let heard = self.try_sign_in(&self.somebody(word).email, PASSWORD);
        let cookie = cookie_of(&heard, "varv")
            .unwrap_or_else(|| panic!("{word} cannot sign in: {} {}", heard.status, heard.text()));
        format!("cookie:varv={cookie}")
    }

    /// A try at signing in, from an address of its own each time.
    pub fn try_sign_in(&self, email: &str, password: &str) -> Heard {
        thread_local!(static NEXT: RefCell<u32> = const { RefCell::new(0) });
        let at = NEXT.with(|next| {
            *next.borrow_mut() += 1;
            *next.borrow()
        });
        let mut call = form("POST", "", "/sign-in", &[("email", email), ("password", password)]);
        call.address = format!("192.0.2.{}", at % 250 + 1);
        self.wire.send(call)
    }

    pub fn get(&self, who: &str, path: &str) -> Heard {
        self.wire.send(call("GET", who, path))
    }

    /// GETs `/api/v1` and the path.
    pub fn read(&self, who: &str, path: &str) -> Heard {
        self.get(who, &api(path))
    }

    /// GETs JSON that must be there.
    pub fn json(&self, who: &str, path: &str) -> Json {
        let heard = self.read(who, path);
        assert_eq!(heard.status, 200, "{path}: {}", heard.text());
        serde_json::from_slice(&heard.body).unwrap_or_else(|_| panic!("{path} is no JSON: {}", heard.text()))
    }

    /// POSTs a form as a browser does.
    pub fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Heard {
        self.wire.send(form("POST", who, path, fields))
    }

    /// POSTs JSON to `/api/v1` and the path.
    pub fn tell(&self, who: &str, path: &str, json: &Json) -> Heard {
        self.wire.send(json_call(who, &api(path), json.to_string()))
    }

    /// POSTs JSON that must be taken, and gives the number of what was made, or 0.
    pub fn make(&self, who: &str, path: &str, json: &Json) -> i64 {
        let heard = self.tell(who, path, json);
        assert!(matches!(heard.status, 200 | 201), "{path} {json}: {} {}", heard.status, heard.text());
        let made: Json = serde_json::from_slice(&heard.body).unwrap_or_default();
        made["id"].as_i64().unwrap_or_default()
    }

    /// Lets every reader of the journal read to the end.
    pub fn settle(&self) {
        self.db().settle(&varv::rooms::followers()).expect("the readers read");
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.db()
            .read(|reading| reading.number(Sql::open("a test looks behind the curtain", sql)))
            .expect(sql)
    }

    pub fn numbers(&self, sql: &str) -> Vec<i64> {
        let rows: Vec<(i64,)> = self
            .db()
            .read(|reading| reading.all(Sql::open("a test looks behind the curtain", sql)))
            .expect(sql);
        rows.into_iter().map(|(number,)| number).collect()
    }

    pub fn journal_length(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM journal")
    }

    /// All that is stored, table by table: how many rows and a hash of them.
    pub fn stored(&self) -> BTreeMap<String, (usize, u64)> {
        self.stored_but(&[])
    }

    /// The same without some tables.
    pub fn stored_but(&self, left_out: &[&str]) -> BTreeMap<String, (usize, u64)> {
        hashes(self.db(), left_out)
    }

    /// Ends what must not be whole: who left, who was stopped, whose grant ran out.
    fn unsettle(&self) {
        let admin = self.who("admin");
        let path = |word: &str, verb: &str| format!("/persons/{}/{verb}", self.somebody(word).id);
        self.make(&self.who("identity-officer"), &path("protected", "protect"), &serde_json::json!({}));
        self.make(&admin, &path("left", "leave"), &serde_json::json!({ "on": "2026-02-20" }));
        self.make(&admin, &path("stopped", "account/disable"), &serde_json::json!({}));
    }
}

/// Those who cannot come in.
pub const HALF_IN: [&str; 4] = ["left", "stopped", "invited", "lapsed"];

/// Tables that hold what is made again from others, or how far somebody has come.
const DERIVED: [&str; 5] = ["outbox", "seal", "follower", "attempt", "request_key"];

/// Table by table how many rows a database holds, and a hash of them; without some tables and what is made again.
pub fn hashes(db: &Db, left_out: &[&str]) -> BTreeMap<String, (usize, u64)> {
    let is_left_out =
        |table: &String| DERIVED.contains(&table.as_str()) || left_out.contains(&table.as_str());
    let tables = tables().into_iter().filter(|table| !is_left_out(table));
    tables.map(|table| (table.clone(), hash_of(db, &table))).collect()
}

fn hash_of(db: &Db, table: &str) -> (usize, u64) {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let sql = Sql::open("a test compares before with after", &format!("SELECT * FROM {table}"));
    let rows = db.read(|reading| reading.rows(sql)).expect(table);
    let mut texts: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
    texts.sort_unstable();
    let mut hasher = DefaultHasher::new();
    texts.hash(&mut hasher);
    (texts.len(), hasher.finish())
}

/// Every table of the program but the search indexes.
pub fn tables() -> Vec<String> {
    let mut names = vec!["journal".to_owned()];
    for step in varv::rooms::migrations() {
        names.extend(step.sql.split("CREATE TABLE ").skip(1).filter_map(|part| {
            let part = part.trim_start_matches("IF NOT EXISTS ");
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            (!name.is_empty()).then_some(name)
        }));
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn populate(db: &Db, sample: &Sample) -> Vec<Somebody> {
    let operator = Actor::operator();
    let mut people = Vec::new();
    for (word, id) in [
        ("admin", sample.admin),
        ("head-of-it", sample.head_of_it),
        ("architect", sample.architect),
        ("agent", sample.agent),
        ("auditor", sample.auditor),
        ("identity-officer", sample.identity_officer),
        ("leader-north", sample.leader_north),
        ("leader-south", sample.leader_south),
        ("teacher-north", sample.teacher_north),
        ("teacher-south", sample.teacher_south),
        ("pupil", sample.pupil),
        ("guardian", sample.guardian),
    ] {
        people.push(Somebody { word, id: id.number(), email: email_of(db, id) });
    }
    for (word, name, unit, role) in more(sample) {
        let email = format!("{word}@sjovik.example");
        let new = NewPerson { email: Some(Personal::new(email.clone())), ..NewPerson::named(name, unit) };
        let id = people::add_person(db, &operator, &new).expect("a person");
        if role != Role::Staff {
            people::give(db, &operator, &NewGrant::now(Holder::Person(id), role, unit)).expect("a grant");
        }
        people.push(Somebody { word, id: id.number(), email });
    }
    end_grants(db, &people);
    let with_password: Vec<Id<Person>> =
        people.iter().filter(|p| p.word != "invited").map(|p| Id::new(p.id)).collect();
    accounts::set_demo_passwords(db, &with_password, PASSWORD).expect("passwords");
    people
}

/// Whom the small sample lacks.
fn more(sample: &Sample) -> [(&'static str, &'static str, Id<Unit>, Role); 17] {
    [
        ("project-manager", "Pia Mark", sample.education, Role::ProjectManager),
        ("service-owner", "Olle Sand", sample.north, Role::ServiceOwner),
        ("controller", "Karin Vik", sample.root, Role::Controller),
        ("secretary", "Siri Hav", sample.education, Role::Secretary),
        ("protection-officer", "Doris Ask", sample.root, Role::DataProtectionOfficer),
        ("archivist", "Arne Lönn", sample.root, Role::Archivist),
        ("agent-south", "Axel Söder", sample.south, Role::Agent),
        ("admin-north", "Agda Norr", sample.north, Role::Administrator),
        ("head-north", "Hedda Norr", sample.north, Role::HeadOfIt),
        ("officer-south", "Ossian Ö", sample.south, Role::IdentityOfficer),
        ("protected", "Qvendela Hemlig", sample.north, Role::Staff),
        ("ended", "Elin Slut", sample.north, Role::HeadOfIt),
        ("lapsed", "Lage Förbi", sample.north, Role::Agent),
        ("left", "Ville Gått", sample.north, Role::Leader),
        ("stopped", "Stig Stopp", sample.north, Role::Agent),
        ("invited", "Inga Ännu", sample.north, Role::Staff),
        ("newcomer", "Nora Ny", sample.south, Role::Staff),
    ]
}

/// `ended` was head of IT until yesterday and is staff still; `lapsed` holds nothing any more.
fn end_grants(db: &Db, people: &[Somebody]) {
    let id = |word: &str| people.iter().find(|p| p.word == word).expect("somebody").id;
    let past = db.clock().now().plus_days(-1).0;
    let end = |person: i64, which: &str| {
        let sql = format!(
            "UPDATE role_grant SET until_at = {past}, from_at = {past} - 1 WHERE person_id = {person} {which}"
        );
        db.keep(store::Upkeep::Expired, |tx| tx.run(Sql::change(&sql))).expect("grants that have run out")
    };
    end(id("ended"), "AND role = 'head-of-it'");
    end(id("lapsed"), "");
}

fn email_of(db: &Db, id: Id<Person>) -> String {
    let sql = Sql::open("a test signs in", "SELECT email FROM person WHERE id = ?").bind(id);
    let (email,): (String,) = db.read(|reading| reading.load(sql)).expect("an address");
    email
}

/// The address in the API of a page's path.
pub fn api(path: &str) -> String {
    if path == "/" { "/api/v1".to_owned() } else { format!("/api/v1{path}") }
}

/// A request with nothing but who asks: `as:7`, `token:…`, `cookie:name=value`, or empty for nobody.
pub fn call(method: &str, who: &str, path: &str) -> Call {
    let mut headers = vec![
        ("sec-fetch-site", "same-origin".to_owned()),
        ("accept-language", "en".to_owned()),
        ("host", "varv.example".to_owned()),
    ];
    match who.split_once(':') {
        Some(("cookie", cookie)) => headers.push(("cookie", cookie.to_owned())),
        Some(("token", token)) => headers.push(("authorization", format!("Bearer {token}"))),
        Some(_) => headers.push(("authorization", format!("Bearer {who}"))),
        None => {}
    }
    let headers = headers.into_iter().map(|(n, v)| (n.to_owned(), v.into_bytes())).collect();
    Call {
        method: method.to_owned(),
        path: path.to_owned(),
        headers,
        body: Vec::new(),
        address: "192.0.2.1".to_owned(),
    }
}

pub fn with(mut call: Call, name: &str, value: &str) -> Call {
    call.headers.retain(|(key, _)| key != name);
    call.headers.push((name.to_owned(), value.as_bytes().to_vec()));
    call
}

pub fn without(mut call: Call, name: &str) -> Call {
    call.headers.retain(|(key, _)| key != name);
    call
}

pub fn form(method: &str, who: &str, path: &str, fields: &[(&str, &str)]) -> Call {
    let pairs: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
    let mut call = with(call(method, who, path), "content-type", "application/x-www-form-urlencoded");
    call.body = pairs.join("&").into_bytes();
    call
}

pub fn json_call(who: &str, path: &str, body: impl Into<Vec<u8>>) -> Call {
    let mut call = with(call("POST", who, path), "content-type", "application/json");
    call.body = body.into();
    call
}

pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// The value of a cookie that an answer sets.
pub fn cookie_of(heard: &Heard, name: &str) -> Option<String> {
    let set = heard.headers.iter().filter(|(key, _)| key == "set-cookie");
    let pairs = set.filter_map(|(_, value)| value.split(';').next()?.split_once('='));
    pairs.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned()).next()
}
