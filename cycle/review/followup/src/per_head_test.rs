use kernel::Money;
use serde_json::json;

use crate::followup_test::World;
use crate::per_head::each;

#[test]
fn an_amount_is_shared_half_an_ore_up_and_among_nobody_not_at_all() {
    assert_eq!(each(Money::sek(1_000), 3), Some(Money::sek(333)));
    assert_eq!(each(Money::sek(1_001), 2), Some(Money::sek(501)));
    assert_eq!(each(Money::sek(-1_001), 2), Some(Money::sek(-500)));
    assert_eq!(each(Money::sek(1_000), 0), None);
}

#[test]
fn each_reader_sees_their_own_and_page_file_and_api_say_the_same() {
    let world = World::new();
    let db = world.site.db();
    let heads = db.read(people::heads).expect("numbers");
    let north = heads.get(&world.who.north).copied().unwrap_or_default();
    assert!(north.staff > 0, "{heads:?}");
    for (who, plan) in [(world.controller(), "4500.00"), (world.leader_north(), "2000.00")] {
        let answer = world.site.get(&who, "/api/v1/budget/per-head").json();
        assert_eq!((&answer["items"][0]["what"], &answer["items"][0]["plan"]), (&json!("all"), &json!(plan)));
        let items = answer["items"].as_array().expect("a list");
        let file = world.site.get(&who, "/budget/per-head/export?format=json").json();
        assert_eq!(file.as_array().map(Vec::len), Some(items.len()));
        for (row, item) in file.as_array().into_iter().flatten().zip(items) {
            for column in ["name", "plan", "pupils", "staff", "per_pupil", "per_staff", "per_all"] {
                assert_eq!(row.get(column).unwrap_or(&serde_json::Value::Null), &item[column], "{column}");
            }
        }
        let page = world.site.get(&who, "/budget/per-head").text;
        assert!(!page.contains("[followup-"), "a text is missing");
        for item in items.iter().filter_map(|item| item["per_all"].as_str()) {
            let amount = Money::parse_sek(item).expect("an amount").minor;
            assert!(page.contains(&kernel::Lang::En.hundredths(amount)), "{item}");
        }
    }
    let teacher = world.teacher();
    assert_eq!(world.site.get(&teacher, "/budget/per-head").status, 403);
    assert_eq!(world.site.get(&world.controller(), "/api/v1/budget/per-head?year=1999").status, 422);
}
