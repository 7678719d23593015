use serde_json::{Value as Json, json};

use crate::world::World;

fn ask(world: &World, who: &str, fields: &Json) -> Vec<(String, String)> {
    let answer = world.site.api(who, "/tickets/similar", fields);
    assert_eq!(answer.status, 200, "{}", answer.text);
    let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
    let text = |item: &Json, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    items.iter().map(|item| (text(item, "kind"), text(item, "title"))).collect()
}

#[test]
fn who_asks_is_shown_their_own_tickets_and_the_desk_those_that_it_may_read() {
    let world = World::new();
    let north = world.report(&world.teacher_north(), "Projektorn blinkar rött");
    let south = world.report(&world.teacher_south(), "Projektorn blinkar grönt");
    let typed = json!({ "q": "Min projektor blinkar" });
    let ticket = |id: i64, title: &str| ("ticket".to_owned(), format!("{title} ({id})"));
    let (first, second) =
        (ticket(north, "Projektorn blinkar rött"), ticket(south, "Projektorn blinkar grönt"));
    assert_eq!(ask(&world, &world.teacher_north(), &typed), std::slice::from_ref(&first));
    assert_eq!(ask(&world, &world.teacher_south(), &typed), std::slice::from_ref(&second));
    assert_eq!(ask(&world, &world.agent_north(), &typed), std::slice::from_ref(&first));
    assert_eq!(ask(&world, &world.head(), &typed), [second.clone(), first]);
    let but = json!({ "q": "projektorn blinkar", "but": north });
    assert_eq!(ask(&world, &world.head(), &but), [second], "not itself");
    assert!(ask(&world, &world.pupil(), &typed).is_empty());
    world.must(&world.head(), north, "confide", &json!({}));
    assert!(ask(&world, &world.agent_north(), &typed).is_empty(), "what is confidential is not suggested");
    world.must(&world.head(), south, "note", &json!({ "text": "Hemligheten heter nyckelknippa" }));
    assert!(ask(&world, &world.teacher_south(), &json!({ "q": "nyckelknippa" })).is_empty());
}

#[test]
fn a_known_error_is_shown_with_its_way_round_and_an_article_by_its_title() {
    let world = World::new();
    let head = world.head();
    let id = world.report(&head, "Trådlösa nätet tappar gäster");
    let fields = json!({ "kind": "problem", "unit": world.who.root, "impact": "high", "urgency": "high" });
    world.must(&head, id, "triage", &fields);
    world.must(&head, id, "diagnose", &json!({ "cause": "Full lista.", "workaround": "Använd kabel." }));
    let answer = world.site.api(&head, "/tickets/similar", &json!({ "q": "trådlösa nätet krånglar" })).json();
    assert_eq!(answer["items"][0]["kind"], "known-error");
    assert_eq!(answer["items"][0]["text"], "Använd kabel.");
    assert!(ask(&world, &world.teacher_north(), &json!({ "q": "trådlösa nätet" })).is_empty());
    let page = world.site.get(&head, "/tickets/similar?q=tr%C3%A5dl%C3%B6sa+n%C3%A4tet").text;
    assert!(page.contains("Använd kabel.") && page.contains(&format!("href=\"/tickets/{id}\"")), "{page}");
}

#[test]
fn forms_have_a_place_for_what_may_answer_and_a_link_that_works_without_script() {
    let world = World::new();
    let id = world.report(&world.teacher_north(), "Skrivaren blinkar");
    for (who, path) in [
        (world.teacher_north(), "/tickets/report".to_owned()),
        (world.head(), format!("/tickets/{id}")),
        (world.head(), format!("/tickets/{id}/answer")),
    ] {
        let page = world.site.get(&who, &path).text;
        assert!(page.contains("data-suggest=\"/api/v1/tickets/similar\""), "{path}: {page}");
        assert!(page.contains("href=\"/tickets/similar"), "{path}: {page}");
    }
    let theirs = world.site.get(&world.teacher_north(), &format!("/tickets/{id}")).text;
    assert!(!theirs.contains("data-suggest"), "{theirs}");
    let empty = world.site.get(&world.teacher_north(), "/tickets/similar?q=zzzzzz").text;
    assert!(empty.contains("Nothing found"), "{empty}");
    assert_eq!(world.site.get(&world.teacher_north(), "/tickets/similar").status, 200);
}

#[test]
fn whoever_asks_too_often_waits_and_is_told_how_long() {
    let world = World::new();
    let fields = json!({ "q": "skrivaren" });
    let answers: Vec<u16> =
        (0..31).map(|_| world.site.api(&world.pupil(), "/tickets/similar", &fields).status).collect();
    assert_eq!(answers.last(), Some(&429), "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 30);
    assert_eq!(world.site.api(&world.head(), "/tickets/similar", &fields).status, 200);
}
