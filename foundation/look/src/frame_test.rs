use crate::{Act, Frame, Head, Html, Mood, Notice, Person, Rail, RailArea, RailLink, swedish};

fn page() -> Frame {
    let area = RailArea {
        label: "Planera".into(),
        links: vec![RailLink::new("/needs", "Behov").key('n').here_on("/needs/7")],
        ..RailArea::default()
    };
    Frame {
        rail: Rail {
            search: "/search".into(),
            areas: vec![area],
            person: Some(Person {
                name: "Åsa <Lind>".into(),
                sign_out: "/sign-out".into(),
                ..Person::default()
            }),
            language: "/language".into(),
            ..Rail::default()
        },
        head: Head { primary: Some(Act::go("Nytt", "/needs/propose")), ..Head::titled("Nya kameror") },
        flash: Some(Notice::new(Mood::Good, "Sparat.")),
        body: Html("<p>Hej</p>".into()),
        ..Frame::default()
    }
}

#[test]
fn a_page_names_its_language_and_has_one_heading_and_one_main() {
    let html = page().render(&swedish()).0;
    assert!(html.starts_with("<!doctype html>\n<html lang=\"sv\">"), "{html}");
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(html.matches("<main").count(), 1);
    assert!(html.contains("<title>Nya kameror – Varv</title>"));
    assert!(html.contains("<p>Hej</p>"), "the body is not escaped again");
}

#[test]
fn names_are_escaped() {
    assert!(page().render(&swedish()).0.contains("Åsa &#60;Lind&#62;"));
}

#[test]
fn the_area_where_i_am_stands_open() {
    let html = page().render(&swedish()).0;
    assert!(html.contains(r#"<details class="area plain" open>"#), "{html}");
    assert!(html.contains(r#"aria-current="page""#));
}

#[test]
fn an_area_without_links_leads_to_its_own_page_or_is_not_there() {
    let mut frame = page();
    let empty = RailArea { label: "Leverera".into(), ..RailArea::default() };
    frame.rail.areas.push(empty.clone());
    assert!(!frame.render(&swedish()).0.contains("Leverera"));
    frame.rail.areas.push(RailArea { page: Some(RailLink::new("/areas/deliver", "Leverera")), ..empty });
    let html = frame.render(&swedish()).0;
    assert!(html.contains(r#"<a class="area coming plain" href="/areas/deliver">"#), "{html}");
}

#[test]
fn nothing_on_a_page_breaks_the_content_policy() {
    let html = page().render(&swedish()).0;
    for banned in [" style=", "<style", " onclick=", "javascript:", "hx-on", "<script>"] {
        assert!(!html.contains(banned), "{banned}");
    }
}

#[test]
fn all_words_are_there() {
    let html = page().render(&swedish()).0;
    assert!(!html.contains("[look-"), "{html}");
}
