use kernel::{Id, Moment};
use serde_json::json;

use crate::world::World;
use crate::{Event, Notice, Step, To, notices};

fn unheard(world: &World, who: &str) -> Vec<i64> {
    let list = world.site.get(who, "/api/v1/needs/unanswered").json();
    list["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()).collect()
}

#[test]
fn a_need_is_found_with_the_words_that_answer_wherever_they_stand() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi har beställt en kopiator." }));
    world.must(&world.head(), id, "note", &json!({ "text": "Leasingavtalet är dyrt." }));
    let found = |words: &str| world.site.get(&world.head(), &format!("/api/v1/test/found?q={words}")).json();
    assert_eq!(found("skrivarna"), json!(["Så här är det i dag."]), "the title answers, the text begins");
    assert_eq!(found("kopiatorn"), json!(["Vi har beställt en kopiator."]));
    assert_eq!(found("leasingavtal"), json!([]), "internal notes find nothing");
}

#[test]
fn an_outcome_waits_until_the_asker_has_read_it() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    assert!(unheard(&world, &head).is_empty(), "an open need has no outcome yet");
    world.moved(id, &["decline"]);
    assert_eq!(unheard(&world, &head), [id]);
    world.need(&head, id);
    assert_eq!(unheard(&world, &head), [id], "that IT looks at it tells the asker nothing");
    assert_eq!(world.notices(&teacher), ["The need is declined. Read why"]);
    assert_eq!(world.site.get(&teacher, &format!("/needs/{id}")).status, 200);
    assert!(unheard(&world, &head).is_empty());
    assert!(world.notices(&teacher).is_empty());
}

#[test]
fn a_browser_that_fetches_ahead_hears_nothing() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    world.moved(id, &["decline"]);
    let ahead = world.site.get_with(&teacher, &format!("/needs/{id}"), ("sec-purpose", "prefetch"));
    assert_eq!(ahead.status, 503, "so that the browser asks again when somebody looks");
    assert_eq!(unheard(&world, &head), [id]);
}

#[test]
fn who_only_fetches_a_need_hears_nothing_until_it_says_so() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    world.moved(id, &["decline"]);
    assert_eq!(world.site.head(&teacher, &format!("/needs/{id}")).status, 200);
    world.need(&teacher, id);
    assert_eq!(unheard(&world, &head), [id]);
    assert_eq!(world.notices(&teacher).len(), 1);
    assert_eq!(world.act(&world.teacher_south(), id, "hear", &json!({})).status, 404);
    world.must(&teacher, id, "hear", &json!({}));
    assert!(unheard(&world, &head).is_empty() && world.notices(&teacher).is_empty());
}

#[test]
fn every_new_outcome_is_told_anew() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    world.moved(id, &["decline"]);
    world.look(&teacher, id);
    world.moved(id, &["take-up"]);
    assert!(unheard(&world, &head).is_empty());
    world.moved(id, &["assess", "approve", "deliver"]);
    assert_eq!(unheard(&world, &head), [id]);
}

#[test]
fn whoever_was_told_in_another_way_is_noted_with_how() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    assert_eq!(
        world.act(&head, id, "tell", &json!({ "how": "Ringde" })).json()["code"],
        "needs-cannot-nobody-waits"
    );
    world.moved(id, &["decline"]);
    assert_eq!(world.act(&teacher, id, "tell", &json!({ "how": "Ringde" })).status, 403);
    assert_eq!(world.act(&world.leader_south(), id, "tell", &json!({ "how": "Ringde" })).status, 404);
    assert_eq!(world.act(&head, id, "tell", &json!({ "how": "" })).status, 422);
    assert_eq!(world.site.get(&head, &format!("/needs/{id}/tell")).status, 200);
    world.must(&head, id, "tell", &json!({ "how": "Ringde och berättade" }));
    assert!(unheard(&world, &head).is_empty());
    assert_eq!(world.need(&head, id)["messages"][0]["text"], "Ringde och berättade");
    assert_eq!(world.need(&teacher, id)["messages"], json!([]), "how they were told is IT's own note");
}

#[test]
fn reading_all_notices_is_hearing_all_outcomes() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let ids = [world.ask(&teacher, "Skrivare"), world.ask(&teacher, "Kamera")];
    for id in ids {
        world.moved(id, &["decline"]);
    }
    assert_eq!(world.notices(&teacher).len(), 2);
    let page = world.site.get(&teacher, "/notices");
    assert!(page.text.contains("Skrivare") && page.text.contains("Därför: decline"), "{}", page.text);
    assert_eq!(unheard(&world, &head).len(), 2, "looking at the list alone marks nothing");
    assert_eq!(world.site.post(&teacher, "/notices/read", &[]).status, 303);
    assert!(world.notices(&teacher).is_empty());
    assert!(unheard(&world, &head).is_empty());
}

#[test]
fn nobody_gets_anothers_notices_and_nobody_hears_of_their_own_doing() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.head(), id, "assign", &json!({ "owner": world.who.head_of_it }));
    world.must(&world.head(), id, "note", &json!({ "text": "Till mig själv" }));
    world.must(&world.teacher_north(), id, "write", &json!({ "text": "Hej" }));
    assert_eq!(world.notices(&world.head()), ["Somebody has written in a need that you handle"]);
    assert!(world.notices(&world.teacher_north()).is_empty());
    assert!(world.notices(&world.teacher_south()).is_empty());
    assert_eq!(world.site.get("", "/api/v1/notices").status, 401);
}

#[test]
fn readers_of_the_journal_make_each_notice_once() {
    let world = World::new();
    let (teacher, id) = (world.teacher_north(), world.ask(&world.teacher_north(), "Skrivare"));
    world.must(&world.head(), id, "answer", &json!({ "text": "Hej" }));
    world.site.settle();
    let entries =
        world.site.db().read(|r| store::entries_of(r, &kernel::Subject::new("need", id), 50)).unwrap();
    for entry in &entries {
        world.site.db().keep(store::Upkeep::Derived, |tx| crate::store::notices::take(tx, entry)).unwrap();
    }
    assert_eq!(world.notices(&teacher).len(), 1);
}

#[test]
fn who_hears_of_what() {
    let (need, into) = (Id::new(4), Id::new(5));
    assert_eq!(
        notices(&Event::Answered { need }),
        [Notice { to: To::Askers(need), text: "needs-notice-answered", about: need }]
    );
    assert_eq!(
        notices(&Event::Moved { need, to: Step::Declined }),
        [
            Notice { to: To::Askers(need), text: "needs-notice-declined", about: need },
            Notice { to: To::Owner(need), text: "needs-notice-declined", about: need }
        ]
    );
    let merged = notices(&Event::Merged { need, into });
    assert!(merged.contains(&Notice { to: To::Askers(need), text: "needs-notice-merged", about: need }));
    assert!(merged.contains(&Notice {
        to: To::AskersButFrom { need: into, from: need },
        text: "needs-notice-took-in",
        about: into
    }));
    assert!(
        notices(&Event::Noted { need }).iter().all(|notice| notice.to == To::Owner(need)),
        "never the askers"
    );
}

#[test]
fn measures_count_what_was_asked_and_how_soon_it_was_answered() {
    let world = World::new();
    let head = world.head();
    let ids: Vec<i64> = (0..4).map(|i| world.ask(&world.teacher_north(), &format!("Behov {i}"))).collect();
    world.ask(&world.teacher_south(), "Kamera");
    for id in &ids[..3] {
        world.site.base.clock.advance_seconds(3_600);
        world.must(&head, *id, "answer", &json!({ "text": "Hej" }));
    }
    let all = world.site.get(&head, "/api/v1/needs/measures").json();
    assert_eq!((all["all"]["asked"].as_i64(), all["all"]["answered"].as_i64()), (Some(5), Some(3)));
    assert_eq!(
        (all["all"]["median_seconds"].as_i64(), all["all"]["p90_seconds"].as_i64()),
        (Some(7_200), Some(10_800))
    );
    assert_eq!(all["units"][0]["unit"]["name"], "Norra skolan");
    assert_eq!(all["months"].as_array().map(Vec::len), Some(13));
    let own = world.site.get(&world.leader_south(), "/api/v1/needs/measures").json();
    assert_eq!((own["all"]["asked"].as_i64(), own["all"]["median_seconds"].is_null()), (Some(1), true));
    assert_eq!(world.site.get(&world.teacher_north(), "/api/v1/needs/measures").status, 403);
    assert_eq!(world.site.get(&head, "/needs/measures?from=2026-01-01&until=2026-12-31").status, 200);
    assert_eq!(world.site.get(&head, "/needs/measures?from=2026-01-02&until=2026-01-01").status, 422);
}

#[test]
fn measuring_is_arithmetic_that_can_be_done_by_hand() {
    use crate::{Asked, measure};
    let day = |text: &str| text.parse::<kernel::Day>().unwrap();
    let at = |text: &str| Moment::parse_rfc3339(text).unwrap();
    let asked = |unit: i64, start: &str, hours: Option<i64>| Asked {
        unit: Id::new(unit),
        at: at(start),
        answered_at: hours.map(|hours| at(start).plus_seconds(hours * 3_600)),
    };
    // The last moment of January in Stockholm is still January there, though UTC has an hour left of it.
    let needs = [
        asked(1, "2026-01-31T22:59:59Z", Some(10)),
        asked(1, "2026-01-31T23:00:00Z", Some(2)),
        asked(2, "2026-02-10T08:00:00Z", None),
        asked(1, "2026-02-11T08:00:00Z", Some(4)),
    ];
    let found = measure(&needs, day("2026-01-01"), day("2026-03-31"), "Europe/Stockholm");
    assert_eq!((found.all.asked, found.all.answered, found.all.percent()), (4, 3, Some(75)));
    assert_eq!((found.all.median_s, found.all.p90_s), (Some(4 * 3_600), Some(10 * 3_600)));
    let months: Vec<_> = found.months.iter().map(|((_, month), f)| (*month, f.asked)).collect();
    assert_eq!(months, [(1, 1), (2, 3), (3, 0)]);
    assert_eq!(
        found.units.iter().map(|(unit, f)| (unit.number(), f.asked)).collect::<Vec<_>>(),
        [(1, 3), (2, 1)]
    );
}
