use crate::{Bulk, Cell, Choice, Column, Count, Empty, Filter, FilterKind, ListPage, Row, Sorted, swedish};

fn needs() -> ListPage {
    let states = vec![Choice::new("", "Alla lägen"), Choice::new("open", "Öppna")];
    ListPage {
        caption: "Behov".into(),
        action: "/needs".into(),
        filters: vec![Filter::new(FilterKind::OneOf(states), "state", "Läge", "open")],
        count: Count::Exactly(1200),
        columns: vec![
            Column::new("Rubrik").sort("/needs?sort=-title", Sorted::Rising),
            Column::figures("Kostnad"),
        ],
        rows: vec![Row::pickable(
            "7",
            "Nya kameror",
            vec![Cell::link("/needs/7", "Nya kameror"), "12 000 kr".into()],
        )],
        next: "/needs?after=7".into(),
        ..ListPage::default()
    }
}

#[test]
fn a_list_says_how_it_is_sorted_and_how_many_there_are() {
    let html = needs().render(&swedish()).0;
    assert!(html.contains(r#"aria-sort="ascending""#));
    assert!(html.contains("1\u{a0}200 träffar"), "{html}");
    assert!(html.contains(r#"value="open" selected"#));
    assert!(html.contains(r#"data-label="Kostnad""#));
}

#[test]
fn rows_have_boxes_only_when_there_is_something_to_do_with_them() {
    assert!(!needs().render(&swedish()).0.contains("checkbox"));
    let bulk = vec![Bulk { label: "Stäng".into(), action: "/needs/close".into(), icon: None }];
    let html = ListPage { bulk, ..needs() }.render(&swedish()).0;
    assert!(html.contains(r#"name="id" value="7" form="bulk""#), "{html}");
    assert!(html.contains(r#"formaction="/needs/close""#));
}

#[test]
fn an_empty_list_offers_the_next_step_instead_of_a_table() {
    let empty = Empty { title: "Inga behov än".into(), ..Empty::default() };
    let html = ListPage { rows: vec![], filters: vec![], empty, ..needs() }.render(&swedish()).0;
    assert!(html.contains("Inga behov än"));
    assert!(!html.contains("<table"));
}

#[test]
fn a_list_emptied_by_its_filters_offers_to_open_them() {
    let html = ListPage { rows: vec![], ..needs() }.render(&swedish()).0;
    assert!(html.contains("Inget passar urvalet"), "{html}");
    assert!(html.contains(r#"href="/needs""#));
}

#[test]
fn folded_filters_tell_how_many_are_set() {
    let mut list = needs();
    let html = list.render(&swedish()).0;
    assert!(
        html.contains("<details class=\"filters-fold\"") && html.contains("Urval: 1 val gjort"),
        "{html}"
    );
    list.filters[0].value = String::new();
    assert!(list.render(&swedish()).0.contains("<span>Urval</span>"));
}

#[test]
fn a_day_is_one_thing_that_is_not_broken_over_two_lines() {
    assert!(Cell::nothing().html.0.contains("nothing"), "what the style leaves out where a row is a card");
    assert_eq!(Cell::day("2026-11-22 <").html.0, "<span class=\"day\">2026-11-22 &lt;</span>");
}
