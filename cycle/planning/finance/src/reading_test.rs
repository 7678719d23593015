//! Who sees which money, and that every figure is the same on the page, in the API and in the file.

use std::collections::BTreeMap;

use kernel::Money;
use serde_json::{Value as Json, json};

use crate::world::World;
use crate::{POLICY, SOURCES, TRANSFERS, YEARS};

#[test]
fn who_may_do_what_with_the_budget() {
    let pictures = [
        POLICY.matrix().picture(),
        SOURCES.matrix().picture(),
        YEARS.matrix().picture(),
        TRANSFERS.matrix().picture(),
    ];
    insta::assert_snapshot!(pictures.join("\n\n"));
}

fn filled() -> World {
    let world = World::new();
    let (north, south) = (world.who.north, world.who.south);
    let one = world.line("Nät norr", north, 1_000);
    world.line("Nät söder", south, 2_000);
    let kind = crate::Kind::Grant;
    world.line_of("Ofinansierat", south, kind, (None, 33_333));
    world.line_of("Sökt", north, kind, (Some(world.applied), 44_444));
    let who = world.controller();
    world.act(&who, one, "order", &json!({ "reference": "B1", "amount": "250" }));
    world.act(&who, one, "invoice", &json!({ "reference": "F1", "supplier": "X", "amount": "99,99" }));
    world
}

#[test]
fn a_head_teacher_sees_the_own_schools_lines_and_others_see_none() {
    let world = filled();
    let count = |who: &str| {
        let answer = world.site.get(who, "/api/v1/budget/lines");
        if answer.status == 200 { answer.json()["items"].as_array().map_or(0, Vec::len) } else { 0 }
    };
    assert_eq!(count(&world.head()), 4);
    assert_eq!(count(&world.controller()), 4);
    assert_eq!(count(&world.auditor()), 4);
    assert_eq!(count(&world.leader_north()), 2);
    assert_eq!(count(&world.teacher()), 0);
    assert_eq!(count(""), 0);
    let south = world.line("Söder", world.who.south, 1);
    assert_eq!(world.site.get(&world.leader_north(), &format!("/budget/lines/{south}")).status, 404);
    let sums = world.json(&world.leader_north(), "/budget?by=account")["sums"].clone();
    assert_eq!((&sums[0]["plan"], &sums[0]["unfunded"]), (&json!("1444.44"), &json!("444.44")));
    let entries = world.json(&world.leader_north(), "/budget/entries");
    assert!(entries["items"].as_array().unwrap().iter().all(|entry| entry["line"] != "Nät söder"));
    let refused =
        world.act(&world.leader_north(), south, "order", &json!({ "reference": "B", "amount": "1" }));
    assert!(matches!(refused.status, 403 | 404), "{}", refused.status);
}

fn amount(json: &Json) -> i64 {
    Money::parse_sek(json.as_str().expect("an amount")).expect("an amount").minor
}

const MEASURES: [&str; 6] = ["plan", "bound", "spent", "forecast", "available", "unfunded"];

fn summed<'a>(rows: impl Iterator<Item = &'a Json>) -> BTreeMap<&'static str, i64> {
    let mut sums: BTreeMap<&'static str, i64> = MEASURES.map(|measure| (measure, 0)).into();
    for row in rows {
        for measure in MEASURES {
            *sums.get_mut(measure).expect("it is there") += amount(&row[measure]);
        }
    }
    sums
}

#[test]
fn totals_by_unit_account_service_source_and_kind_are_the_same_on_page_in_api_and_in_file() {
    let world = filled();
    let who = world.controller();
    let file = world.site.get(&who, "/budget/lines/export?format=json").json();
    let whole = summed(file.as_array().unwrap().iter());
    assert_eq!(whole["plan"], 377_777);
    assert_eq!(whole["unfunded"], 77_777);
    let csv = world.site.get(&who, "/budget/lines/export?format=csv").text;
    for by in ["unit", "account", "service", "source", "kind"] {
        let api = world.json(&who, &format!("/budget?by={by}&year=2026"));
        let groups = api["groups"].as_array().unwrap();
        assert_eq!(summed(groups.iter().map(|group| &group["years"][0])), whole, "by {by}");
        assert_eq!(summed(api["sums"].as_array().unwrap().iter()), whole, "by {by}");
        let page = world.site.get(&who, &format!("/budget?by={by}&year=2026")).text;
        for group in groups {
            for measure in MEASURES {
                let shown = Money::sek(amount(&group["years"][0][measure])).show(kernel::Lang::En);
                let is_nothing = measure == "unfunded" && shown.starts_with("0\u{a0}");
                assert!(is_nothing || page.contains(&shown), "{by} {measure}: {shown}");
            }
        }
        let is_in_words = page.contains("Unfunded") && page.contains("777.77\u{a0}kr");
        assert!(
            is_in_words && page.contains("class=\"state bad\""),
            "under its head and with a mark, not by colour alone"
        );
    }
    for line in file.as_array().unwrap() {
        for measure in MEASURES {
            assert!(csv.contains(line[measure].as_str().unwrap()), "{measure} of {line}");
        }
    }
}

#[test]
fn a_figure_is_three_clicks_from_its_entries() {
    let world = filled();
    let who = world.controller();
    let page = world.site.get(&who, "/budget?by=unit&year=2026").text;
    let list = format!("/budget/lines?unit={}&#38;year={}", world.who.north, world.year);
    assert!(page.contains(&list), "{page}");
    let lines =
        world.site.get(&who, &format!("/budget/lines?unit={}&year={}", world.who.north, world.year)).text;
    assert!(lines.contains("/budget/lines/1\""));
    assert!(world.site.get(&who, "/budget/lines/1").text.contains("F1 · X"));
}

#[test]
fn every_page_shows_and_no_text_is_missing() {
    let world = filled();
    let who = world.controller();
    for path in [
        "/budget",
        "/budget?year=2026&by=source",
        "/budget?measure=unfunded&by=kind",
        "/budget/lines",
        "/budget/lines/1",
        "/budget/lines/3",
        "/budget/lines?funding=unfunded",
        "/budget/lines?q=n%C3%A4t",
        "/budget/lines?source=2",
        "/budget/lines/add",
        "/budget/lines/1/edit",
        "/budget/lines/1/fund",
        "/budget/lines/1/plan",
        "/budget/lines/1/order",
        "/budget/lines/1/invoice",
        "/budget/lines/1/credit",
        "/budget/lines/1/forecast",
        "/budget/entries",
        "/budget/entries?line=1&stage=actual",
        "/budget/sources",
        "/budget/sources/1",
        "/budget/sources/2/decide",
        "/budget/sources/1/ceiling",
        "/budget/sources/1/edit",
        "/budget/sources/add",
        "/budget/years",
        "/budget/years/1",
        "/budget/years/1/lock",
        "/budget/years/open",
        "/budget/transfers",
        "/budget/transfers/make",
        "/budget/transfers/over-border",
        "/budget/lines/1/entries/1/correct",
    ] {
        let page = world.site.get(&who, path);
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(!page.text.contains("[finance-"), "{path} lacks a text");
    }
    for path in ["/budget?by=colour", "/budget?year=1999", "/budget?unit=x"] {
        assert_eq!(world.site.get(&who, &format!("/api/v1{path}")).status, 422, "{path}");
    }
}

#[test]
fn a_source_over_its_ceiling_says_so_in_words() {
    let world = filled();
    let who = world.controller();
    let path = format!("/budget/sources/{}", world.source);
    world.site.api(&who, &format!("{path}/ceiling"), &json!({ "year": 2026, "amount": "2500" }));
    let year = world.json(&who, &path)["years"][0].clone();
    assert_eq!((&year["allocated"], &year["left"]), (&json!("3000.00"), &json!("-500.00")));
    assert!(world.site.get(&who, &path).text.contains("Over the ceiling: \u{2212}500\u{a0}kr"));
}
