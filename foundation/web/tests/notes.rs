//! The web with a room of its own: notes, each owned by who wrote it.

use access::{Actor, EVERYONE, Place, Policy, Record, Role, Rule, Scope, Verb};
use kernel::{FieldErrors, Id, Input, Person, Refused, Result, Subject, all_or_errors};
use serde_json::json;
use store::{Event, Migration, Row, Sql};
use testing::{Answer, Site};
use web::{
    Ask, Cell, Column, Doc, Draft, Field, Filter, FilterKind, Form, Gate, List, Page, Reply, Room, Routes,
    SortBy,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Do {
    Read,
    Write,
}

impl Verb for Do {
    const ALL: &'static [Self] = &[Self::Read, Self::Write];
    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
    fn is_reading(self) -> bool {
        self == Self::Read
    }
}

static POLICY: Policy<Do> = Policy {
    kind: "note",
    read: Do::Read,
    rules: &[
        Rule { everything: &[Role::HeadOfIt], own: EVERYONE, ..Rule::nobody(Do::Read) },
        Rule { everything: &[Role::HeadOfIt, Role::Staff], ..Rule::nobody(Do::Write) },
    ],
    place: Place { own: Some("note.person_id"), ..Place::NOWHERE },
};

struct Note {
    id: i64,
    person: Id<Person>,
    title: String,
}

impl Record for Note {
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.person)
    }
}

struct Written(i64);

impl Event for Written {
    fn word(&self) -> &'static str {
        "notes-written"
    }
    fn subject(&self) -> Subject {
        Subject::new("note", self.0)
    }
}

struct NewNote {
    title: String,
    weight: i64,
}

struct Write;

impl Form for Write {
    const NAME: &'static str = "notes-write";
    const FIELDS: &'static [Field] =
        &[Field::line("title", 40).required(), Field::number("weight", 0, 9).required()];
    type New = NewNote;

    fn parse(input: &Input) -> Result<NewNote, FieldErrors> {
        let title = input.line("title", 2..=40);
        let weight = input.number("weight", 0..=9);
        all_or_errors!(NewNote { title, weight })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        POLICY.allow_new(ask.actor, Do::Write, &())?;
        Ok(Draft::default())
    }

    fn act(ask: &Ask<'_>, new: NewNote) -> Result<Reply> {
        let id = ask.db.write(ask.actor, |tx| {
            let permit = POLICY.allow_new(tx.actor(), Do::Write, &())?;
            let sql = Sql::change("INSERT INTO note (person_id, title, weight) VALUES (?, ?, ?)");
            let id: Id<Note> =
                tx.insert(sql.bind(tx.actor().me()?).bind(new.title.as_str()).bind(new.weight))?;
            tx.index("note", id.number(), &new.title)?;
            Ok(tx.say(permit, &Written(id.number()))?.with(id))
        })?;
        Ok(Reply::made("note", id.number(), format!("/notes/{id}"), "notes-was-written"))
    }
}

static NOTES: List<Note> = List {
    name: "notes",
    path: "/notes",
    export_path: "/notes/export",
    export_name: "notes-export",
    select: "note.id, note.person_id, note.title",
    from: "note",
    id: "note.id",
    scope: |actor: &Actor| -> Scope { POLICY.scope(actor, Do::Read) },
    read: |row: &Row| {
        let (id, person, title, _, _): (i64, Id<Person>, String, i64, i64) = row.read().or_else(|_| {
            let (id, person, title): (i64, Id<Person>, String) = Row(row.0[..3].to_vec()).read()?;
            Ok::<_, Refused>((id, person, title, 0, 0))
        })?;
        Ok(Note { id, person, title })
    },
    row_id: |note| (note.id, note.title.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "title",
            sort: SortBy::Veiled("note.title", "note.weight = 3"),
            cell: |note, _| Cell::Link { text: note.title.clone(), href: format!("/notes/{}", note.id) },
        },
        Column { name: "weight", sort: SortBy::Number("note.weight"), cell: |_, _| Cell::Empty },
        Column { name: "kind", sort: SortBy::Nothing, cell: |_, _| Cell::word("plain", "Ordinary") },
        Column {
            name: "do",
            sort: SortBy::Nothing,
            cell: |note, _| Cell::Act {
                text: "Burn it".to_owned(),
                href: format!("/notes/{}/burn", note.id),
            },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("note") },
        Filter { name: "mine", kind: FilterKind::Mine("note.person_id = ?") },
        Filter {
            name: "flower",
            kind: FilterKind::Text("note.title = ?", |_| Ok(vec![look::Choice::new("rose", "Rose")])),
        },
    ],
    sort: "-weight",
    bulk: &[],
    create: None,
    beside: &[],
};

fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Note> = ask.id("id")?;
    let scope = POLICY.scope(ask.actor, Do::Read);
    let sql = Sql::within(&scope, "SELECT note.title FROM note WHERE note.id = ? AND {scope}").bind(id);
    let (title,): (String,) = ask.db.read(|r| r.load(sql))?;
    ask.show(|| Ok(json!({ "title": title })), || Ok(Page::titled(title.clone())))
}

const MIGRATIONS: &[Migration] = &[Migration {
    room: "notes",
    name: "0001",
    sql: "CREATE TABLE note (id SERIAL8, person_id BIGINT NOT NULL, title TEXT NOT NULL UNIQUE, weight BIGINT NOT NULL);
          CREATE INDEX note_weight ON note (weight, id);\n--: search note\n",
}];

const TEXTS: &str = "notes-list-title = Notes\nnotes-col-title = Title\nnotes-col-weight = Weight\nnotes-col-kind = Kind\nnotes-col-do = Do\nnotes-filter-q = Words\n\
notes-filter-mine = Mine\nnotes-filter-flower = Flower\nnotes-filter-flower-all = All\nnotes-write-title = Write\nnotes-write-submit = Send\nnotes-was-written = Written\nnotes-list-empty = None\n\
notes-list-empty-help = Write one\n";

fn routes(routes: &mut Routes) {
    routes.list(&NOTES, Gate::Verb("note", "read"), "Notes.");
    routes.form::<Write>("/notes/write", Gate::Verb("note", "write"), "Writes a note.");
    routes.get("/notes/{id}", Gate::Verb("note", "read"), Doc::new("notes-show", "One note."), show);
    routes.get("/broken", Gate::SignedIn, Doc::new("broken", "Panics."), |_| panic!("on purpose"));
}

fn site() -> Site {
    let texts = texts::Source { room: "notes", sv: TEXTS, en: TEXTS };
    Site::new(vec![Room { routes, migrations: MIGRATIONS, ..Room::empty("notes", texts) }])
}

const STAFF: &str = "person=7;grants=staff@3";
const HEAD: &str = "person=8;grants=head-of-it@1*";
const OTHER: &str = "person=9;grants=staff@3";

fn written(site: &Site, who: &str, title: &str, weight: i64) -> Answer {
    site.api(who, "/notes/write", &json!({ "title": title, "weight": weight }))
}

#[test]
fn what_is_english_on_a_page_in_any_language_says_so() {
    let site = site();
    assert!(site.get(STAFF, "/api").text.contains("href=\"/api?room=notes\""));
    assert!(site.get(STAFF, "/api?room=notes").text.contains("<span lang=\"en\">Writes a note.</span>"));
    assert_eq!(site.get(STAFF, "/api?room=nowhere").status, 404);
}

#[test]
fn a_form_answers_a_browser_with_a_redirect_and_a_program_with_json() {
    let site = site();
    let page = site.post(STAFF, "/notes/write", &[("title", "From a page"), ("weight", "3")]);
    assert_eq!((page.status, page.location.as_str()), (303, "/notes/1"));
    let api = written(&site, STAFF, "From a program", 4);
    assert_eq!((api.status, api.json()["id"].as_i64()), (201, Some(2)));
}

/// ASVS 2.2.2.
#[test]
fn a_refused_form_keeps_what_was_typed_and_tells_all_errors() {
    let site = site();
    let page = site.post(STAFF, "/notes/write", &[("title", "<b>"), ("weight", "many")]);
    assert_eq!(page.status, 422);
    assert!(page.text.contains("&#60;b&#62;") || page.text.contains("&lt;b&gt;"), "what was typed is gone");
    let api = site.api(STAFF, "/notes/write", &json!({ "title": "", "weight": 12, "admin": true }));
    let fields: Vec<String> =
        api.json()["errors"].as_array().unwrap().iter().map(|e| e["field"].to_string()).collect();
    assert_eq!((api.status, fields), (422, vec!["\"admin\"".to_owned()]), "an unknown field is told first");
    assert_eq!(api.header("content-type"), "application/problem+json");
    let api = site.api(STAFF, "/notes/write", &json!({ "title": "", "weight": 12 }));
    assert_eq!(api.json()["errors"].as_array().unwrap().len(), 2);
}

/// Attack row 17.
#[test]
fn what_is_anothers_is_not_found_with_the_same_words_as_what_is_not_there() {
    let site = site();
    written(&site, STAFF, "Mine", 1);
    assert_eq!(site.get(STAFF, "/notes/1").status, 200);
    assert_eq!(site.get(HEAD, "/notes/1").status, 200);
    let (foreign, missing) = (site.get(OTHER, "/notes/1"), site.get(OTHER, "/notes/99"));
    assert_eq!(
        (foreign.status, foreign.text.replace("notes/1", "")),
        (404, missing.text.replace("notes/99", ""))
    );
    assert_eq!(site.get(OTHER, "/api/v1/notes").json()["items"].as_array().unwrap().len(), 0);
}

#[test]
fn a_list_is_paged_by_key_both_ways_without_loss_or_repeat() {
    let site = site();
    for i in 0..23 {
        written(&site, STAFF, &format!("Note {i:02}"), i % 4);
    }
    for sort in ["weight", "-weight", "title", "-title"] {
        let mut seen = Vec::new();
        let mut at = String::new();
        loop {
            let page = site.get(STAFF, &format!("/api/v1/notes?limit=5&sort={sort}{at}")).json();
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()));
            match page["next"].as_str() {
                Some(next) => at = format!("&after={next}"),
                None => break,
            }
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (23, 23), "sorted by {sort}");
    }
    let first = site.get(STAFF, "/api/v1/notes?limit=5&sort=title").json();
    let second = site
        .get(STAFF, &format!("/api/v1/notes?limit=5&sort=title&after={}", first["next"].as_str().unwrap()))
        .json();
    let back = site
        .get(
            STAFF,
            &format!("/api/v1/notes?limit=5&sort=title&before={}", second["previous"].as_str().unwrap()),
        )
        .json();
    assert_eq!(back["items"], first["items"]);
}

/// ASVS 8.2.3.
#[test]
fn the_address_of_the_next_page_does_not_tell_what_the_row_hides() {
    let site = site();
    for (title, weight) in [("Aster", 3), ("Bellis", 0), ("Cosmos", 3)] {
        written(&site, STAFF, title, weight);
    }
    let next = |at: &str| {
        let page = site.get(STAFF, &format!("/api/v1/notes?limit=1&sort=title{at}")).json();
        page["next"].as_str().unwrap().to_owned()
    };
    let first = next("");
    assert_eq!(first, "h.1", "a hidden row's number and nothing else");
    assert!(next(&format!("&after={first}")).starts_with('t'));
    for strange in ["sort=title&after=h.99", "sort=weight&after=h.1"] {
        assert_eq!(site.get(STAFF, &format!("/api/v1/notes?{strange}")).status, 422, "{strange}");
    }
}

#[test]
fn a_bad_question_to_a_list_is_refused_in_words() {
    let site = site();
    for query in ["sort=secret", "after=zzz", "limit=0", "limit=100000", "sort=-"] {
        assert_eq!(site.get(STAFF, &format!("/api/v1/notes?{query}")).status, 422, "{query}");
    }
    assert_eq!(site.get(STAFF, "/notes?q=%27%22%29%3B--").status, 200);
    for (query, field) in [("colour=red", "colour"), ("mine=x", "mine"), ("flower=x", "flower")] {
        for path in ["/api/v1/notes", "/api/v1/notes/export"] {
            let heard = site.get(STAFF, &format!("{path}?{query}"));
            assert_eq!(
                (heard.status, &heard.json()["errors"][0]["field"]),
                (422, &json!(field)),
                "{path}?{query}"
            );
        }
        assert_eq!(site.get(STAFF, &format!("/notes?{query}")).status, 200, "an old address of a page");
    }
    assert_eq!(site.get(STAFF, "/api/v1/notes?mine=1&flower=rose&limit=2").status, 200);
    assert_eq!(site.get(STAFF, "/api/v1/notes/export?format=json").status, 200);
}

#[test]
fn programs_are_given_words_and_people_labels_and_acts() {
    let site = site();
    written(&site, STAFF, "Aster", 1);
    let item = site.get(STAFF, "/api/v1/notes").json()["items"][0].clone();
    assert_eq!((&item["kind"], item.get("do")), (&json!("plain"), None));
    let page = site.get(STAFF, "/notes").text;
    assert!(page.contains("Ordinary") && page.contains("Burn it") && page.contains("/notes/1/burn"));
    let csv = site.get(STAFF, "/notes/export?format=csv").text;
    assert!(csv.contains("Ordinary") && !csv.contains("Burn it"));
}

#[test]
fn exports_hold_the_same_rows_and_no_formulas() {
    let site = site();
    written(&site, STAFF, "=cmd|' /C calc'!A0", 1);
    written(&site, OTHER, "Foreign", 1);
    let csv = site.get(STAFF, "/notes/export?format=csv");
    assert!(csv.text.contains("'=cmd") && !csv.text.contains("Foreign"), "{}", csv.text);
    assert!(csv.header("content-disposition").starts_with("attachment"));
    for format in ["xlsx", "ods", "json"] {
        assert_eq!(site.get(STAFF, &format!("/notes/export?format={format}")).status, 200, "{format}");
    }
    assert_eq!(site.get(STAFF, "/notes/export?format=exe").status, 422);
}

/// ASVS 16.5.1.
#[test]
fn a_wrong_method_an_unknown_page_and_a_panic_are_told_apart() {
    let site = site();
    assert_eq!(site.post(STAFF, "/notes/1", &[]).status, 405);
    assert_eq!(site.get(STAFF, "/nothing").status, 404);
    assert_eq!(site.get("", "/notes").status, 303, "whoever is not signed in is sent to sign in");
    assert_eq!(site.get("", "/api/v1/notes").status, 401);
}

/// ASVS 3.4.3.
#[test]
fn every_answer_carries_the_headers_that_keep_a_page_its_own() {
    let site = site();
    for path in ["/notes", "/nothing", "/api/v1/notes", "/api"] {
        let answer = site.get(STAFF, path);
        assert!(answer.header("content-security-policy").contains("default-src 'self'"), "{path}");
        assert!(!answer.header("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[test]
fn the_description_names_every_route_that_programs_may_use() {
    let site = site();
    let file = site.get("", "/api/openapi.json").json();
    for route in site.app.routes.all().iter().filter(|route| !route.doc.is_page_only) {
        let method = if route.method == web::Method::Get { "get" } else { "post" };
        let found = &file["paths"][format!("/api/v1{}", route.path)][method];
        assert_eq!(found["operationId"], route.doc.name, "{}", route.path);
    }
    assert_eq!(file["openapi"], "3.1.0");
}

/// ASVS 1.1.1.
#[test]
fn an_address_that_is_no_text_leads_nowhere_like_any_other() {
    let site = site();
    for path in ["/notes/%ff", "/api/v1/notes/%ff"] {
        let (odd, missing) = (site.get(STAFF, path), site.get(STAFF, &path.replace("%ff", "none/such")));
        assert_eq!(odd.status, 404, "{path}");
        assert_eq!(odd.header("content-type"), missing.header("content-type"), "{path}");
        assert!(odd.header("content-security-policy").contains("default-src 'self'"), "{path}");
    }
}
