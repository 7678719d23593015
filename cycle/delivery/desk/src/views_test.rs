use serde_json::{Value as Json, json};

use crate::world::World;

fn view(name: &str, circle: Option<i64>) -> Json {
    json!({ "list": "/tickets", "query": "state=open&sort=-changed&after=n5.7", "name": name, "circle": circle })
}

fn save(world: &World, who: &str, name: &str, circle: Option<i64>) -> testing::Answer {
    world.site.api(who, "/views/save", &view(name, circle))
}

fn kept(world: &World, who: &str) -> Vec<(i64, String)> {
    let items = world.site.get(who, "/api/v1/views?list=/tickets").json()["items"].as_array().cloned();
    let one = |item: &Json| Some((item["id"].as_i64()?, item["name"].as_str()?.to_owned()));
    items.unwrap_or_default().iter().filter_map(one).collect()
}

#[test]
fn a_view_is_the_address_under_a_name_and_is_forgotten_again() {
    let world = World::new();
    let agent = world.agent();
    assert!(
        world
            .site
            .get(&agent, "/tickets?state=open")
            .text
            .contains("/views/save?list=%2Ftickets&#38;query=state%3Dopen")
            || world
                .site
                .get(&agent, "/tickets?state=open")
                .text
                .contains("/views/save?list=%2Ftickets&amp;query=state%3Dopen")
    );
    assert_eq!(world.site.get(&agent, "/views/save?list=/tickets&query=state%3Dopen").status, 200);
    assert!(save(&world, &agent, "Öppna nu", None).status < 300);
    let page = world.site.get(&agent, "/tickets").text;
    assert!(
        page.contains("Öppna nu") && page.contains("/tickets?state=open&amp;sort=-changed\"")
            || page.contains("/tickets?state=open&#38;sort=-changed\""),
        "without the page one was on: {page}"
    );
    assert!(!world.site.get(&world.head(), "/tickets").text.contains("Öppna nu"), "one's own alone");
    let (id, _) = kept(&world, &agent)[0];
    let forget = format!("/views/{id}/remove");
    assert_eq!(world.site.api(&world.head(), &forget, &json!({})).status, 404);
    assert!(world.site.api(&agent, &forget, &json!({})).status < 300);
    assert!(kept(&world, &agent).is_empty());
    assert_eq!(save(&world, &agent, "", None).json()["errors"][0]["field"], "name");
}

#[test]
fn a_groups_views_stand_above_its_members_lists_and_are_kept_by_who_may_assign_in_it() {
    let world = World::new();
    let group = Some(world.group.number());
    assert!(save(&world, &world.in_group(), "Vår kö", group).status < 300, "a member of the desk");
    assert!(world.site.get(&world.in_group(), "/tickets").text.contains("Vår kö (Nätgruppen)"));
    assert!(!world.site.get(&world.head(), "/tickets").text.contains("Vår kö"), "not a member: no noise");
    assert_eq!(kept(&world, &world.head()).len(), 1, "the head may assign in it");
    for who in [world.agent_north(), world.teacher_north(), world.leader_north()] {
        assert_eq!(save(&world, &who, "Min", group).json()["errors"][0]["field"], "circle");
        let (id, _) = kept(&world, &world.head())[0];
        assert_eq!(world.site.api(&who, &format!("/views/{id}/remove"), &json!({})).status, 404);
        assert!(kept(&world, &who).is_empty());
    }
    let (id, _) = kept(&world, &world.head())[0];
    assert!(world.site.api(&world.head(), &format!("/views/{id}/remove"), &json!({})).status < 300);
    assert!(!world.site.get(&world.in_group(), "/tickets").text.contains("Vår kö"));
}

#[test]
fn a_person_and_a_group_have_thirty_views_each() {
    let world = World::new();
    let (who, group) = (world.in_group(), Some(world.group.number()));
    for circle in [None, group] {
        for n in 1..=30 {
            assert!(save(&world, &who, &format!("Vy {n}"), circle).status < 300);
        }
        assert_eq!(save(&world, &who, "En till", circle).json()["code"], "web-views-too-many");
    }
    assert_eq!(kept(&world, &who).len(), 60);
}
