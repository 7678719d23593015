//! Writing, publishing, translating, reviewing and rating, through the router.

use access::{Actor, Extent, Grant, Role};
use kernel::{Id, Subject};
use serde_json::json;

use crate::world::World;
use crate::{Event, POLICY, Verb, draft_from, fall_due};

#[test]
fn an_agent_writes_and_publishes_for_staff_and_its_readers_read_it() {
    let world = World::new();
    let id = world.write(&world.agent(), "Skrivaren", "staff", &json!({}));
    assert_eq!(world.article(&world.teacher_north(), id).status, 404, "a draft is for those who write");
    world.must(&world.agent(), id, "publish", &json!({ "review_on": world.day(30) }));
    let read = world.article(&world.teacher_north(), id).json();
    assert_eq!(read["title"], "Skrivaren");
    assert!(read["html"].as_str().unwrap().contains("<h2>Om Skrivaren</h2>"));
    let page = world.site.get(&world.teacher_north(), &format!("/articles/{id}")).text;
    assert!(page.contains("<h2>Om Skrivaren</h2>") && page.contains("lang=\"sv\""), "{page}");
    assert!(!page.contains("Edit") && !page.contains("/past"), "a reader is shown no tools");
    assert_eq!(world.article(&world.pupil(), id).status, 404);
}

#[test]
fn what_everybody_reads_is_published_and_changed_by_its_owner_or_the_head_of_it() {
    let world = World::new();
    let id = world.write(&world.agent(), "Lösenord", "everybody", &json!({ "owner": world.who.head_of_it }));
    let publish = json!({ "review_on": world.day(30) });
    assert_eq!(world.act(&world.agent(), id, "publish", &publish).json()["code"], "articles-not-for-all");
    let reword = json!({ "lang": "sv", "heading": "Lösenord", "text": "Nytt.", "says": "new" });
    world.must(&world.agent(), id, "reword", &reword);
    world.must(&world.head(), id, "publish", &publish);
    assert_eq!(world.article(&world.pupil(), id).status, 200);
    assert_eq!(world.act(&world.agent(), id, "reword", &reword).json()["code"], "articles-not-for-all");

    let own = world.write(&world.agent(), "Skärm", "everybody", &json!({ "owner": world.who.agent }));
    world.must(&world.agent(), own, "publish", &publish);
    let wider = world.publish("Intern", "it", &json!({ "owner": world.who.head_of_it }));
    let edit = json!({ "audience": "everybody", "unit": world.who.root });
    assert_eq!(world.act(&world.agent(), wider, "edit", &edit).json()["code"], "articles-not-for-all");
    assert_eq!(world.article(&world.pupil(), wider).status, 404);
}

#[test]
fn each_language_says_when_the_other_is_newer() {
    let world = World::new();
    let id = world.publish("Lösenord", "staff", &json!({}));
    let say = |lang: &str, text: &str, says: &str| json!({ "lang": lang, "heading": format!("Titel {lang}"), "text": text, "says": says });
    world.must(&world.agent(), id, "reword", &say("en", "In English.", "same"));
    let read =
        |lang: &str| world.site.get(&world.teacher_north(), &format!("/articles/{id}?lang={lang}")).text;
    assert!(read("en").contains("In English.") && !read("en").contains("newer"));
    world.must(&world.agent(), id, "reword", &say("sv", "Nytt på svenska.", "new"));
    assert!(read("en").contains("The Swedish text is newer"), "{}", read("en"));
    assert!(!read("sv").contains("is newer"));
    assert_eq!(
        world.article(&world.agent(), id).json()["languages"],
        json!({ "sv": "in-step", "en": "behind" })
    );
    assert_eq!(world.listed(&world.agent(), "step=behind").len(), 1);
    world.must(&world.agent(), id, "reword", &say("en", "News in English.", "same"));
    assert_eq!(world.article(&world.agent(), id).json()["languages"]["en"], "in-step");
}

#[test]
fn what_it_said_before_is_kept_and_compared() {
    let world = World::new();
    let id = world.write(&world.agent(), "Skrivaren", "staff", &json!({ "text": "Rad ett\nRad två" }));
    let new = json!({ "lang": "sv", "heading": "Skrivaren", "text": "Rad ett\nRad tre", "says": "new", "note": "Ny rad" });
    world.must(&world.agent(), id, "reword", &new);
    let past = world.site.get(&world.agent(), &format!("/api/v1/articles/{id}/past?lang=sv")).json();
    assert_eq!(past["items"][0]["note"], "Ny rad");
    let changes: Vec<&str> =
        past["compared"]["changes"].as_array().unwrap().iter().filter_map(|line| line.as_str()).collect();
    assert_eq!(changes, [" Skrivaren", " ", " Rad ett", "-Rad två", "+Rad tre"]);
    let page = world.site.get(&world.agent(), &format!("/articles/{id}/past?lang=sv&older=1&newer=2")).text;
    assert!(page.contains("<del>") && page.contains("<ins>"), "{page}");
    let none = world.site.get(&world.agent(), &format!("/articles/{id}/past?lang=sv&older=1&newer=9"));
    assert_eq!(none.status, 404);
    world.must(&world.agent(), id, "publish", &json!({ "review_on": world.day(9) }));
    let past = world.site.get(&world.teacher_north(), &format!("/articles/{id}/past"));
    assert_eq!(past.status, 403, "readers read what is said now");
}

#[test]
fn a_reader_says_once_a_version_whether_it_helped() {
    let world = World::new();
    let id = world.publish("Skrivaren", "staff", &json!({}));
    let teacher = world.teacher_north();
    world.must(&teacher, id, "rate", &json!({ "helped": "yes" }));
    world.must(&teacher, id, "rate", &json!({ "helped": "no", "word": "Bilden saknas" }));
    let counts = || {
        let article = world.article(&world.agent(), id).json();
        (
            article["helped"].as_i64().unwrap(),
            article["helped_not"].as_i64().unwrap(),
            article["words"].clone(),
        )
    };
    let (yes, no, words) = counts();
    assert_eq!((yes, no, &words[0]["word"]), (0, 1, &json!("Bilden saknas")));
    assert!(world.article(&world.teacher_south(), id).json().get("words").is_none());
    let reword = json!({ "lang": "sv", "heading": "Skrivaren", "text": "Med bild.", "says": "new" });
    world.must(&world.agent(), id, "reword", &reword);
    assert_eq!(counts(), (0, 0, json!([])), "something new is answered anew");
    world.must(&teacher, id, "rate", &json!({ "helped": "yes" }));
    assert_eq!(counts().0, 1);
    assert_eq!(world.act(&world.pupil(), id, "rate", &json!({ "helped": "yes" })).status, 404);
    assert_eq!(world.act(&teacher, id, "rate", &json!({})).status, 422);
}

#[test]
fn the_clock_marks_what_is_past_its_review_day_and_its_owner_hears_of_it() {
    let world = World::new();
    let id = world.publish("Skrivaren", "staff", &json!({ "owner": world.who.agent }));
    assert_eq!(fall_due(world.site.db()).unwrap(), 0);
    world.site.db().clock().advance_seconds(32 * 86_400);
    assert_eq!(fall_due(world.site.db()).unwrap(), 1);
    assert_eq!(fall_due(world.site.db()).unwrap(), 0, "once");
    assert!(world.told(&world.agent(), "waits").iter().any(|href| href.contains("state=due")));
    assert!(world.told(&world.teacher_north(), "waits").is_empty());
    assert_eq!(world.listed(&world.agent(), "state=due"), ["Skrivaren"]);
    let late = json!({ "review_on": world.day(-1) });
    assert_eq!(world.act(&world.agent(), id, "review", &late).json()["errors"][0]["code"], "day-is-past");
    world.must(&world.agent(), id, "review", &json!({ "review_on": world.day(365) }));
    assert!(world.told(&world.agent(), "waits").is_empty());
}

#[test]
fn an_outdated_article_is_taken_from_its_readers_with_a_reason_for_those_who_write() {
    let world = World::new();
    let id = world.publish("Gästnät", "everybody", &json!({}));
    assert_eq!(world.act(&world.teacher_north(), id, "outdate", &json!({ "reason": "Fel nu" })).status, 403);
    world.must(&world.agent(), id, "outdate", &json!({ "reason": "Nätet heter något annat." }));
    assert_eq!(world.article(&world.teacher_north(), id).status, 404);
    assert_eq!(world.article(&world.agent(), id).json()["reason"], "Nätet heter något annat.");
    assert_eq!(
        world.act(&world.agent(), id, "outdate", &json!({ "reason": "igen" })).json()["code"],
        "articles-is-outdated"
    );
}

#[test]
fn two_who_write_at_once_do_not_overwrite_each_other() {
    let world = World::new();
    let id = world.write(&world.agent(), "Skrivaren", "staff", &json!({}));
    let reword = json!({ "lang": "sv", "heading": "Skrivaren", "text": "A", "says": "new", "version": 1 });
    world.must(&world.agent(), id, "reword", &reword);
    assert_eq!(world.act(&world.head(), id, "reword", &reword).status, 409);
}

#[test]
fn from_any_record_to_a_draft_in_one_step() {
    let world = World::new();
    let grant = Grant { role: Role::Agent, unit: world.who.root, extent: Extent::Organisation };
    let agent = Actor::person(world.who.agent, vec![grant]);
    let unit = Subject::new("unit", world.who.north.number());
    let id = world
        .site
        .db()
        .write(&agent, |tx| {
            let id = draft_from(tx, &unit, "Projektorn i sal 12", "Byt kabel.")?;
            let permit = POLICY.allow_new(tx.actor(), Verb::Write, &crate::article::In(world.who.root))?;
            Ok(tx.say(permit, &Event::Edited { article: id })?.with(id))
        })
        .unwrap();
    let read = world.article(&world.agent(), id.number()).json();
    assert_eq!((&read["title"], &read["state"]), (&json!("Projektorn i sal 12"), &json!("draft")));
    let page = world.site.get(&world.agent(), &format!("/thread/article/{id}")).text;
    assert!(page.contains("Norra skolan"), "{page}");

    let staff =
        Grant { role: Role::Staff, unit: world.who.north, extent: Extent::Units(vec![world.who.north]) };
    let teacher = Actor::person(world.who.teacher_north, vec![staff]);
    let refused = world.site.db().write(&teacher, |tx| {
        draft_from(tx, &unit, "Mitt", "Eget")?;
        let permit = POLICY.allow_new(tx.actor(), Verb::Write, &crate::article::In(world.who.root))?;
        tx.say(permit, &Event::Edited { article: Id::new(1) })
    });
    assert_eq!(refused, Err(kernel::Refused::NotAllowed));
}

#[test]
fn a_form_is_filled_in_by_its_address_and_ties_what_the_writer_may_read() {
    let world = World::new();
    let page = world
        .site
        .get(&world.agent(), "/articles/write?heading=Projektorn&text=Byt%20kabel&from_kind=unit&from_id=3")
        .text;
    assert!(page.contains("Projektorn") && page.contains("Byt kabel"), "{page}");
    let fields = |id: i64| json!({ "lang": "sv", "heading": "Projektorn", "text": "Byt", "audience": "staff", "unit": world.who.root, "from_kind": "unit", "from_id": id });
    let answer = world.site.api(&world.agent(), "/articles/write", &fields(987_654));
    assert_eq!(answer.json()["errors"][0]["field"], "from_id", "{}", answer.text);
    assert_eq!(
        world.site.api(&world.agent(), "/articles/write", &fields(world.who.north.number())).status,
        201
    );
}

#[test]
fn whoever_may_not_write_hears_so_and_all_errors_come_at_once() {
    let world = World::new();
    assert_eq!(world.site.get(&world.teacher_north(), "/articles/write").status, 403);
    let answer = world.site.api(&world.agent(), "/articles/write", &json!({ "audience": "units" }));
    let fields: Vec<_> =
        answer.json()["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
    assert_eq!(fields, ["lang", "heading", "text", "unit", "units"], "{}", answer.text);
    let elsewhere = json!({ "lang": "sv", "heading": "Skärm", "text": "A", "audience": "staff", "unit": world.who.south });
    assert_eq!(world.site.api(&world.agent_north(), "/articles/write", &elsewhere).status, 403);
}

#[test]
fn a_picture_of_an_article_is_drawn_in_its_text_and_opened_by_its_readers_alone() {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    files::install(files::Files::open(&folder.path().display().to_string()).unwrap());
    let text = "![Var nyckeln hänger](skåp.txt) och [listan](skåp.txt)";
    let id = world.publish("Nyckelskåpet", "it", &json!({ "text": text }));
    let html = |who: &str| world.article(who, id).json()["html"].as_str().unwrap().to_owned();
    assert!(!html(&world.agent()).contains("/files/"));
    let upload = |who: &str, name: &str| {
        let path = format!("/api/v1/articles/{id}/attach");
        world.site.upload(who, &path, &[], ("files", name, &b"tredje kroken"[..]))
    };
    assert_eq!(upload(&world.agent(), "skåp.txt").status, 201);
    assert_eq!(upload(&world.teacher_north(), "annat.txt").status, 403);
    let file = world.article(&world.agent(), id).json()["files"][0]["id"].as_i64().unwrap();
    let drawn = html(&world.agent());
    assert!(
        drawn.contains(&format!("<img src=\"/files/{file}\""))
            && drawn.contains(&format!("href=\"/files/{file}\""))
    );
    assert_eq!(world.site.get(&world.agent(), &format!("/files/{file}")).status, 200);
    assert_eq!(world.site.get(&world.teacher_north(), &format!("/files/{file}")).status, 404);
    let remove = format!("files/{file}/remove");
    assert_eq!(world.act(&world.teacher_north(), id, &remove, &json!({})).status, 404);
    world.must(&world.agent(), id, &remove, &json!({}));
    assert_eq!(world.site.get(&world.agent(), &format!("/files/{file}")).status, 404);
    assert!(html(&world.agent()).contains("Var nyckeln hänger"));
}
