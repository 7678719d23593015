//! The pages: sentences first, a table for every figure, files for all months.

use serde_json::json;

use crate::world::World;

fn built() -> World {
    let world = World::new();
    world.promise();
    let ticket = world.report(&world.teacher_north(), "Skrivaren");
    world.minutes_pass(30);
    world.resolve(ticket);
    world.days_pass(31);
    let ticket = world.report(&world.teacher_south(), "Nätet");
    world.minutes_pass(30);
    world.resolve(ticket);
    world.days_pass(30);
    world.build();
    world
}

#[test]
fn a_report_says_in_plain_sentences_what_the_month_came_to() {
    let world = built();
    let leader = world.leader_north();
    let page = world.site.get_with(&leader, "/service-reports/2", ("cookie", "varv-lang=sv")).text;
    for words in [
        "Tjänsterapport för april 2026",
        "Ett ärende kom in.",
        "Det är lika många som i mars.",
        "Alla löften hölls, som i mars.",
        "Ett register över ändringar kommer med ändringshanteringen.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let page = world.page(&leader, "/service-reports/2").text;
    for words in
        ["Service report for April 2026", "All promises were kept, as in March.", "One ticket came in."]
    {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_figure_stands_in_a_table_beside_the_months_that_it_is_held_against() {
    let world = built();
    let page = world.page(&world.head(), "/service-reports/2").text;
    for figure in crate::figure::all() {
        let key = format!("outcomes-figure-{}", figure.name);
        let line = crate::TEXTS.en.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
        let label = line.unwrap_or_else(|| panic!("{key} has no words"));
        assert!(page.contains(&format!(">{label}")), "{label}");
    }
    assert!(page.contains("April 2026") && page.contains("March 2026"));
    // Södra skolan: one in April, none in March.
    assert!(page.contains("1 (0)"), "the month before stands in brackets");
    assert!(!page.contains("[outcomes-"), "every text is there");
}

#[test]
fn the_list_leads_to_each_report_and_goes_out_as_files() {
    let world = built();
    let leader = world.leader_north();
    let items = world.page(&leader, "/api/v1/service-reports").json()["items"].clone();
    assert_eq!((&items[0]["month"], &items[1]["month"]), (&json!("2026-04"), &json!("2026-03")));
    assert_eq!((&items[0]["received"], &items[0]["kept_percent"]), (&json!(1), &json!(100)));
    for format in ["csv", "xlsx", "ods", "json"] {
        let file = world.page(&leader, &format!("/service-reports/export?format={format}"));
        assert_eq!(file.status, 200, "{format}");
    }
    assert!(world.page(&leader, "/service-reports").text.contains("/service-reports/2"));
}

#[test]
fn every_figure_of_every_month_is_a_row_that_goes_out_as_a_file() {
    let world = built();
    let leader = world.leader_north();
    let path = "/api/v1/service-reports/figures?limit=200";
    let rows = world.page(&leader, path).json()["items"].as_array().cloned().expect("rows");
    assert_eq!((&rows[0]["month"], &rows[0]["name"]), (&json!("2026-04"), &json!("open-days")));
    let of = |month: &str| rows.iter().filter(|row| row["month"] == month).count();
    assert_eq!(of("2026-04"), crate::figure::all().count());
    assert_eq!(of("2026-03") + of("2026-04"), rows.len());
    let solved = world.page(&leader, "/api/v1/service-reports/figures?name=solved&month=2026-03").json();
    assert_eq!(
        (&solved["items"][0]["value"], solved["items"].as_array().map(Vec::len)),
        (&json!(1), Some(1))
    );
    for format in ["csv", "xlsx", "ods", "json"] {
        let file = world.page(&leader, &format!("/service-reports/figures/export?format={format}"));
        assert_eq!(file.status, 200, "{format}");
    }
    assert!(!world.behind("UPDATE service_report_figure SET value = 7"));
    assert!(!world.behind("DELETE FROM service_report_figure"));
}

#[test]
fn the_month_so_far_says_that_it_is_so_far() {
    let world = built();
    let page = world.page(&world.head(), "/service-reports/so-far").text;
    assert!(page.contains("The month is going on."));
    assert!(!page.contains("The report was built"));
    let report = world.page(&world.head(), "/service-reports/2").text;
    assert!(report.contains("The report was built") && !report.contains("The month is going on."));
}

#[test]
fn how_promises_were_kept_leads_to_the_reports() {
    let world = built();
    let leads = |who: &str| world.page(who, "/service-levels/report").text.contains("\"/service-reports\"");
    assert!(leads(&world.head()));
    assert!(!leads(&world.agent()), "an agent may not read them");
}
