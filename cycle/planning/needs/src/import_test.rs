use access::{Actor, Extent, Grant, Role};
use intake::{Asked, Known, Value, Values, Why};
use kernel::{Refused, Result};
use serde_json::json;

use crate::need::Proposed;
use crate::world::World;
use crate::{Event, POLICY, Verb, intake_targets};

fn head(world: &World) -> Actor {
    let grant = Grant { role: Role::HeadOfIt, unit: world.who.root, extent: Extent::Organisation };
    Actor::person(world.who.head_of_it, vec![grant])
}

fn target() -> intake::Target {
    intake_targets().remove(0)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn row(world: &World, more: &[(&'static str, Value)]) -> Values {
    let unit = Value::Record { id: world.who.north.number(), name: "Norra skolan".into() };
    let own = [("external_id", text("B-17")), ("title", text("Laddskåp")), ("unit", unit)];
    Values::of(own.into_iter().chain(more.iter().cloned()))
}

/// Does some of an import in one write.
fn write<T>(world: &World, work: impl Fn(&store::Tx<'_>, &access::Permit) -> Result<T>) -> Result<T> {
    world.site.db().write(&head(world), |tx| {
        let permit = POLICY.allow(tx.actor(), Verb::Import, &Proposed { unit: world.who.north })?;
        let value = work(tx, &permit)?;
        Ok(tx.say(permit, &Event::CriterionSet { criterion: 0 })?.with(value))
    })
}

fn put(world: &World, known: Option<&Known>, values: &Values) -> i64 {
    write(world, |tx, permit| (target().put)(tx, permit, known, values)).unwrap()
}

fn known(world: &World, id: i64) -> Known {
    world.site.db().read(|r| (target().load)(r, &head(world), &[id])).unwrap().remove(0)
}

fn keys(whys: &[Why]) -> Vec<&str> {
    whys.iter().map(|why| why.key.as_str()).collect()
}

#[test]
fn a_need_comes_in_with_its_history_changes_and_is_taken_away_again() {
    let world = World::new();
    let asker = Value::Record { id: world.who.teacher_north.number(), name: String::new() };
    let values = row(
        &world,
        &[
            ("text", text("Trettio datorer, elva uttag.")),
            ("asker", asker),
            ("asked_on", Value::Day("2025-09-01".parse().unwrap())),
            ("state", Value::Word("declined".into())),
            ("answer", text("Pengarna räckte inte i år.")),
            ("answered_on", Value::Day("2025-09-20".parse().unwrap())),
        ],
    );
    assert!((target().check)(&head(&world), None, &values).is_empty());
    let id = put(&world, None, &values);
    let need = world.need(&world.teacher_north(), id);
    assert_eq!(
        (need["state"].as_str(), need["reason"].as_str()),
        (Some("declined"), Some("Pengarna räckte inte i år."))
    );
    assert_eq!(
        (need["created_at"].as_str(), need["is_asker"].as_bool()),
        (Some("2025-08-31T22:00:00Z"), Some(true)),
        "the day begins in the organisation's zone"
    );
    assert_eq!(need["history"][0]["to"], "declined");
    assert_eq!(world.listed(&world.head(), "q=uttag"), [id], "its words are found");
    assert!(
        world.site.get(&world.head(), "/api/v1/needs/unanswered").json()["items"] == json!([]),
        "old news waits for nobody"
    );

    let before = known(&world, id);
    put(
        &world,
        Some(&before),
        &Values::of([("title", text("Laddskåp till åttan")), ("concerns", text("Laddning"))]),
    );
    let after = known(&world, id);
    assert!(after.version > before.version);
    assert_eq!(
        (after.name.as_str(), after.values.text("text")),
        ("Laddskåp till åttan", Some("Trettio datorer, elva uttag."))
    );
    put(&world, Some(&after), &before.values);
    assert_eq!(known(&world, id).values, before.values, "what was before is put back exactly");

    write(&world, |tx, permit| (target().remove)(tx, permit, id)).unwrap();
    assert_eq!(world.site.get(&world.head(), &format!("/needs/{id}")).status, 404);
    assert!(world.listed(&world.head(), "q=uttag").is_empty());
}

#[test]
fn a_day_of_an_old_list_is_shown_without_a_clock() {
    let world = World::new();
    let id = put(&world, None, &row(&world, &[("asked_on", Value::Day("2026-01-07".parse().unwrap()))]));
    for path in [format!("/needs/{id}"), "/needs?q=Laddskåp".to_owned()] {
        let page = world.site.get(&world.head(), &path).text;
        assert!(page.contains("2026-01-07") && !page.contains("2026-01-07 0"), "{path}");
    }
}

#[test]
fn an_answer_without_a_day_is_given_by_the_import_and_waits_to_be_heard() {
    let world = World::new();
    let asker = Value::Record { id: world.who.teacher_north.number(), name: String::new() };
    let today = world.site.db().read(people::today).unwrap();
    let values = row(
        &world,
        &[
            ("asker", asker),
            ("asked_on", Value::Day(today.plus_days(-90))),
            ("state", Value::Word("declined".into())),
            ("answer", text("Det blev för dyrt.")),
        ],
    );
    let id = put(&world, None, &values);
    assert!(world.need(&world.head(), id)["answered_at"].is_string());
    let measures = world.site.get(&world.head(), "/api/v1/needs/measures").json();
    assert_eq!(measures["all"]["answered_percent"], 100, "{measures:#}");
    let unheard = |world: &World| {
        let answer = world.site.get(&world.head(), "/api/v1/needs/unanswered").json();
        answer["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(unheard(&world), 1, "nobody knows that the asker was told");
    world.look(&world.teacher_north(), id);
    assert_eq!(unheard(&world), 0);
}

#[test]
fn a_first_answer_that_a_file_changes_is_given_then_and_taken_back_with_the_import() {
    let world = World::new();
    let id = put(&world, None, &row(&world, &[]));
    let before = known(&world, id);
    let answered = [("state", Value::Word("parked".into())), ("answer", text("Nästa år."))];
    put(&world, Some(&before), &Values::of(answered));
    assert!(world.need(&world.head(), id)["answered_at"].is_string());
    let back = [("state", Value::Word("new".into())), ("answer", Value::Nothing)];
    put(&world, Some(&known(&world, id)), &Values::of(back));
    assert_eq!(known(&world, id).values, before.values);
}

#[test]
fn a_day_ahead_is_refused_with_the_reason() {
    let world = World::new();
    let today = world.site.db().read(people::today).unwrap();
    let review = target().field("asked_on").and_then(|field| field.review).unwrap();
    let incoming = |field: &'static str, day: kernel::Day| intake::Incoming {
        row: 1,
        values: row(&world, &[(field, Value::Day(day))]),
        about: None,
        whys: Vec::new(),
    };
    for field in ["asked_on", "answered_on"] {
        let mut rows = [incoming(field, today), incoming(field, today.plus_days(1))];
        world.site.db().read(|reading| review(reading, &mut rows)).unwrap();
        assert!(rows[0].whys.is_empty());
        assert_eq!(keys(&rows[1].whys), ["needs-import-why-ahead"], "{field}");
    }
}

#[test]
fn an_answer_before_its_question_or_of_none_is_refused_with_the_reason() {
    let world = World::new();
    let day = |field: &'static str, day: &str| (field, Value::Day(day.parse().unwrap()));
    let (asked, answer) = (|on| day("asked_on", on), ("answer", text("Ja.")));
    let answered = |on| day("answered_on", on);
    let check = |known: Option<&Known>, values: &Values| {
        keys(&(target().check)(&head(&world), known, values)).join(" ")
    };
    let new = |more: &[(&'static str, Value)]| check(None, &row(&world, more));
    let before = [asked("2026-02-01"), answered("2020-01-02"), answer.clone()];
    assert_eq!(new(&before), "needs-import-why-before-asked");
    assert_eq!(new(&[asked("2026-02-01"), answered("2026-02-01"), answer.clone()]), "", "on the same day");
    assert_eq!(new(&[answered("2026-02-01"), answer.clone()]), "needs-import-why-when-asked");
    assert_eq!(new(&[asked("2026-01-02"), answered("2026-02-01")]), "needs-import-why-what-answer");

    let id = put(&world, None, &row(&world, &[asked("2026-01-10"), answered("2026-01-20"), answer.clone()]));
    let known = known(&world, id);
    let change = |field: (&'static str, Value)| check(Some(&known), &Values::of([field]));
    assert_eq!(change(answered("2026-01-09")), "needs-import-why-before-asked");
    assert_eq!(change(asked("2026-01-21")), "needs-import-why-before-asked");
    assert_eq!(change(answered("2026-01-11")), "");
    assert_eq!(change(("concerns", text("Ljud"))), "");
}

#[test]
fn a_need_is_known_again_by_its_number_or_by_title_and_unit() {
    let world = World::new();
    let id = put(&world, None, &row(&world, &[]));
    let find = |fields: &[&str], values: Vec<Value>| -> Vec<i64> {
        let (actor, values) = (head(&world), [values]);
        let asked = Asked { actor: &actor, fields, values: &values };
        let found = world.site.db().read(|r| (target().find)(r, &asked)).unwrap();
        let is_same = |found: &[Value]| found.iter().zip(&values[0]).all(|(a, b)| a.is_same(b));
        found.into_iter().filter(|(found, _)| is_same(found)).map(|(_, id)| id).collect()
    };
    assert_eq!(find(&["external_id"], vec![text("B-17")]), [id]);
    let unit = Value::Record { id: world.who.north.number(), name: String::new() };
    assert_eq!(find(&["title", "unit"], vec![text("Laddskåp"), unit]), [id]);
    assert!(find(&["external_id"], vec![text("B-18")]).is_empty());
}

#[test]
fn a_state_without_an_answer_or_one_that_only_a_dialogue_gives_is_refused() {
    let world = World::new();
    let state = |word: &str| ("state", Value::Word(word.into()));
    let check = |known: Option<&Known>, values: &Values| {
        keys(&(target().check)(&head(&world), known, values)).join(" ")
    };
    assert_eq!(check(None, &row(&world, &[state("declined")])), "needs-import-why-answer");
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.moved(id, &["assess", "approve", "plan"]);
    let answered = row(&world, &[state("declined"), ("answer", text("Nej"))]);
    assert_eq!(
        check(Some(&known(&world, id)), &answered),
        "needs-import-why-state",
        "a plan is not undone by a file"
    );
    assert_eq!(check(None, &answered), "");
    let leader = Actor::person(world.who.leader_north, Vec::new());
    assert!(!(target().may)(&leader) && (target().may)(&head(&world)));
}

#[test]
fn whatever_happened_since_counts_as_a_change_and_keeps_the_need() {
    let world = World::new();
    let asker = Value::Record { id: world.who.teacher_north.number(), name: String::new() };
    let id = put(&world, None, &row(&world, &[("asker", asker)]));
    let before = known(&world, id).version;
    world.must(&world.teacher_north(), id, "write", &json!({ "text": "Hur går det?" }));
    assert!(known(&world, id).version > before);
    let removed = write(&world, |tx, permit| (target().remove)(tx, permit, id));
    assert_eq!(removed, Err(Refused::Conflict), "what somebody wrote is not taken away with it");
    assert_eq!(world.need(&world.teacher_north(), id)["messages"][0]["text"], "Hur går det?");
}

#[test]
fn what_old_lists_write_for_a_state_is_understood() {
    let Some(intake::Takes::Choice(words)) = target().field("state").map(|field| field.takes) else {
        panic!()
    };
    for (said, state) in [
        ("ny", "new"),
        ("öppet", "new"),
        ("under utredning", "clarified"),
        ("testas", "clarified"),
        ("på is", "parked"),
        ("pausad", "parked"),
        ("väntande", "parked"),
        ("avslagen", "declined"),
        ("nekad", "declined"),
        ("beslutad", "approved"),
        ("planerad", "approved"),
        ("införd", "delivered"),
        ("genomförd", "delivered"),
        ("stängd", "delivered"),
    ] {
        let word = words.iter().find(|word| word.means.contains(&said)).map(|word| word.word);
        assert_eq!(word, Some(state), "{said}");
    }
    let all: Vec<&str> = words.iter().flat_map(|word| word.means).copied().collect();
    let once: std::collections::HashSet<&str> = all.iter().copied().collect();
    assert_eq!(all.len(), once.len(), "a word means one state");
}

#[test]
fn an_old_list_comes_in_through_the_router_with_its_words_names_and_days() {
    intake::install(intake_targets());
    let site = testing::Site::new(vec![
        people::ROOM,
        files::ROOM,
        thread::ROOM,
        crate::ROOM,
        notices::ROOM,
        intake::ROOM,
    ]);
    let who = people::samples::small(site.db());
    let head = testing::word(who.head_of_it.number(), &[(Role::HeadOfIt, &[])]);
    let list = "Rubrik;Enhet;Frågar;Inkom;Läge;Svar\nProjektor;4010;\"Lind, Nils\";2024-05-02;På is;Nästa år.\n\
        Skrivare;4010;;2024-05-03;Planerad;Ja.\nUr;4010;;2090-01-01;Ny;\n";
    let upload = site.upload(&head, "/api/v1/import", &[], ("file", "lista.csv", list.as_bytes()));
    let id = upload.json()["id"].as_i64().unwrap();
    let path = format!("/import/{id}");
    let step = |verb: &str, fields: &serde_json::Value| {
        let answer = site.api(&head, &format!("{path}/{verb}"), fields);
        assert!(answer.status < 300, "{verb}: {}", answer.text);
        for _ in 0..600 {
            let json = site.get(&head, &format!("/api/v1{path}")).json();
            if !["trying", "committing"].contains(&json["state"].as_str().unwrap_or("")) {
                return json;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("work on the import never ends");
    };
    let map = ["Rubrik=title", "Enhet=unit", "Frågar=asker", "Inkom=asked_on", "Läge=state", "Svar=answer"];
    step("map", &json!({ "kind": "need", "map": map, "key": "title+unit" }));
    let tried = step("try", &json!({}));
    assert_eq!((&tried["counts"]["new"], &tried["counts"]["refused"]), (&json!(2), &json!(1)), "{tried:#}");
    let refused = site.get(&head, &format!("/api/v1{path}/rows?outcome=refused")).text;
    assert!(refused.contains("2090-01-01 has not been yet"), "{refused}");
    step("commit", &json!({}));
    let needs = site.get(&head, "/api/v1/needs?sort=title").json();
    assert_eq!(needs["items"].as_array().map(Vec::len), Some(2), "{needs:#}");
    assert_eq!(site.get(&head, "/api/v1/needs/unanswered").json()["items"][0]["title"], "Projektor");
}
