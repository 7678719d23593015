use serde_json::json;

use crate::world::World;

fn address(world: &World, who: &str) -> String {
    let made = world.site.api(who, "/agreements/feed/make", &json!({}));
    assert_eq!(made.status, 200, "{}", made.text);
    let address = made.json()["address"].as_str().unwrap().to_owned();
    address[address.find("/agreements/calendar/").unwrap()..].to_owned()
}

#[test]
fn a_calendar_shows_what_its_person_may_read_and_is_gone_when_it_is_taken_back() {
    let world = World::new();
    let id = world.add(&json!({ "name": "Avtal; med, tecken\\ och ett namn som är så långt att raden måste vikas två gånger om" }));
    world.add(&json!({ "name": "Söders eget", "unit": world.who.south }));
    let path = address(&world, &world.leader_north());
    let calendar = world.site.get("", &path);
    assert_eq!(calendar.status, 200);
    assert!(calendar.header("content-type").starts_with("text/calendar"));
    let text = &calendar.text;
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 75), "every line is folded");
    let whole = text.replace("\r\n ", "");
    assert!(whole.contains(&format!("UID:agreement-{id}-1-notice@varv")), "{whole}");
    assert!(
        whole.contains("DTSTART;VALUE=DATE:20350930") && whole.contains("DTSTART;VALUE=DATE:20350831"),
        "{whole}"
    );
    assert!(whole.contains("Avtal\\; med\\, tecken\\\\ och"), "{whole}");
    assert!(!whole.contains("Söders"), "another unit's");
    let anew = address(&world, &world.leader_north());
    assert_eq!(world.site.get("", &path).status, 404, "a new address ends the old one");
    assert_eq!(world.site.get("", &anew).status, 200);
    assert_eq!(world.site.api(&world.leader_north(), "/agreements/feed/revoke", &json!({})).status, 200);
    assert_eq!(world.site.get("", &anew).status, 404);
    assert_eq!(world.site.get("", "/agreements/calendar/fel").status, 404);
}

#[test]
fn a_calendar_ends_with_the_grant() {
    let world = World::new();
    world.add(&json!({}));
    let path = address(&world, &world.leader_north());
    assert_eq!(world.site.get("", &path).status, 200);
    let sql = "UPDATE role_grant SET revoked_at = 1 WHERE person_id = ?";
    let change = store::Sql::change(sql).bind(world.who.leader_north);
    world.site.db().keep(store::Upkeep::Derived, |tx| tx.run(change.clone())).unwrap();
    assert_eq!(world.site.get("", &path).status, 404);
}

#[test]
fn staff_have_no_calendar() {
    let world = World::new();
    assert_eq!(world.site.api(&world.teacher(), "/agreements/feed/make", &json!({})).status, 403);
}
