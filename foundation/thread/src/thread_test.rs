use ::store::{Sql, entries_of};
use kernel::Subject;
use serde_json::json;
use testing::Site;

use crate::sample::{AGENT, AUDITOR, HEAD, STAFF, site, tie, tied};
use crate::{Aspect, TEXTS};

/// The titles of the records of a thread, in order, as a reader's program gets them.
fn thread(site: &Site, who: &str, of: &str) -> Vec<String> {
    let answer = site.get(who, &format!("/api/v1/thread/{of}"));
    assert_eq!(answer.status, 200, "{}", answer.text);
    let records = answer.json()["records"].as_array().expect("records").clone();
    records.iter().map(|record| record["title"].as_str().unwrap_or("").to_owned()).collect()
}

fn count(site: &Site, condition: &str) -> i64 {
    let text = format!("SELECT COUNT(*) FROM link WHERE {condition}");
    site.db().read(|reading| reading.number(Sql::open("a test", &text))).unwrap()
}

const TIE: [(&str, &str); 5] =
    [("kind", "plan"), ("id", "1"), ("relation", "decided-by"), ("other_kind", "plan"), ("other_id", "2")];

#[test]
fn what_is_tied_reads_from_both_ends_in_its_own_words() {
    let site = site(2, 0);
    let answer = site.post(AGENT, "/thread/tie", &TIE);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/thread/plan/1"));
    let (one, two) = (site.get(STAFF, "/plans/1").text, site.get(STAFF, "/plans/2").text);
    assert!(one.contains("is decided in") && one.contains("href=\"/plans/2\""), "{one}");
    assert!(two.contains("decides on") && two.contains("href=\"/plans/1\""), "{two}");
    assert!(one.find("Plan 1</strong>") < one.find("Plan 2</a>"), "what was decided came after");
    assert!(two.find("Plan 1</a>") < two.find("Plan 2</strong>"));
}

#[test]
fn the_history_of_both_records_tells_of_the_tie() {
    let site = site(2, 0);
    let link = tied(&site, "plan/1", "decided-by", "plan/2");
    let told = |id| {
        let subject = Subject::new("plan", id);
        let entries = site.db().read(|reading| entries_of(reading, &subject, 1)).unwrap();
        (entries[0].event.clone(), entries[0].verb.clone(), entries[0].facts.clone())
    };
    let said = |relation: &str, other: i64| {
        let facts = json!({ "link": link, "relation": relation, "other_kind": "plan", "other_id": other });
        ("thread-tied".to_owned(), "link.tie".to_owned(), facts)
    };
    assert_eq!((told(1), told(2)), (said("decided-by", 2), said("decides", 1)));
}

#[test]
fn only_it_and_those_who_steer_tie_and_untie() {
    let site = site(2, 0);
    for who in [STAFF, AUDITOR] {
        assert_eq!(tie(&site, who, ("plan/1", "relates", "plan/2")).status, 403, "{who}");
        assert_eq!(site.post(who, "/thread/tie", &TIE).status, 403, "{who}");
        let draft = "/thread/tie?kind=plan&id=1&other_kind=plan&other_id=2";
        assert_eq!(site.get(who, draft).status, 403, "{who}");
    }
    let link = tied(&site, "plan/1", "relates", "plan/2");
    for who in [STAFF, AUDITOR] {
        assert_eq!(site.api(who, "/thread/untie", &json!({ "link": link })).status, 403, "{who}");
        let page = site.get(who, "/thread/plan/1").text;
        assert!(!page.contains("/thread/tie") && !page.contains("/thread/untie"), "{page}");
        assert!(!site.get(who, "/plans/1").text.contains("#tie"));
    }
    assert_eq!(site.api("", "/thread/untie", &json!({ "link": link })).status, 401);
    assert_eq!(count(&site, "ended_at IS NULL"), 1);
}

#[test]
fn nobody_ties_to_what_they_cannot_see() {
    let site = site(2, 1);
    let hidden = tie(&site, AGENT, ("plan/1", "led-to", "secret/1"));
    let missing = tie(&site, AGENT, ("plan/1", "led-to", "secret/9"));
    let no_kind = tie(&site, AGENT, ("plan/1", "led-to", "nothing/1"));
    let from_hidden = tie(&site, AGENT, ("secret/1", "led-to", "plan/1"));
    for answer in [&hidden, &missing, &no_kind, &from_hidden] {
        assert_eq!((answer.status, &answer.text), (404, &missing.text));
    }
    assert_eq!(count(&site, "1 = 1"), 0);
    let form = "/thread/tie?kind=plan&id=1&other_kind=secret&other_id=1";
    assert_eq!((site.get(AGENT, form).status, site.get(HEAD, form).status), (404, 200));
}

#[test]
fn nobody_unties_what_they_cannot_see() {
    let site = site(1, 1);
    let link = tied(&site, "plan/1", "led-to", "secret/1");
    let hidden = site.api(AGENT, "/thread/untie", &json!({ "link": link }));
    let missing = site.api(AGENT, "/thread/untie", &json!({ "link": 999 }));
    assert_eq!((hidden.status, &hidden.text), (404, &missing.text));
    assert_eq!(count(&site, "ended_at IS NULL"), 1);
}

#[test]
fn the_same_is_tied_once_whichever_end_one_says_it_from() {
    let site = site(2, 0);
    tied(&site, "plan/1", "decided-by", "plan/2");
    tied(&site, "plan/1", "relates", "plan/2");
    for again in
        [("plan/1", "decided-by", "plan/2"), ("plan/2", "decides", "plan/1"), ("plan/2", "relates", "plan/1")]
    {
        let answer = tie(&site, AGENT, again);
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (409, Some("thread-cannot-already-tied"))
        );
    }
    let itself = tie(&site, AGENT, ("plan/1", "relates", "plan/1"));
    assert_eq!((itself.status, itself.json()["code"].as_str()), (409, Some("thread-cannot-itself")));
    assert_eq!(count(&site, "1 = 1"), 2);
}

#[test]
fn a_link_that_is_untied_has_ended_and_may_be_tied_again() {
    let site = site(2, 0);
    let link = tied(&site, "plan/1", "answers", "plan/2");
    let back = [("link", "1"), ("kind", "plan"), ("id", "2")];
    let untied = site.post(AGENT, "/thread/untie", &back);
    assert_eq!((untied.status, untied.location.as_str()), (303, "/thread/plan/2"));
    assert_eq!(count(&site, "ended_at IS NOT NULL AND ended_by = 7 AND by_person = 8"), 1);
    assert!(!site.get(STAFF, "/plans/1").text.contains("Plan 2"), "it is not shown any more");
    let again = site.api(AGENT, "/thread/untie", &json!({ "link": link }));
    assert_eq!((again.status, again.json()["code"].as_str()), (409, Some("thread-cannot-already-untied")));
    assert_ne!(tied(&site, "plan/2", "answered-by", "plan/1"), link);
    assert_eq!(thread(&site, STAFF, "plan/1"), ["Plan 2", "Plan 1"]);
}

#[test]
fn a_bad_address_to_go_back_to_unties_nothing() {
    let site = site(2, 0);
    tied(&site, "plan/1", "answers", "plan/2");
    let answer = site.post(AGENT, "/thread/untie", &[("link", "1"), ("kind", "//evil.example"), ("id", "2")]);
    assert_eq!((answer.status, count(&site, "ended_at IS NULL")), (404, 1));
}

#[test]
fn a_bad_form_tells_every_error_and_loses_nothing() {
    let site = site(2, 0);
    let answer = site.api(AGENT, "/thread/tie", &json!({ "id": "x", "relation": "owns" }));
    let fields: Vec<String> = answer.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{} {}", e["field"].as_str().unwrap(), e["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        (answer.status, fields.join(", ").as_str()),
        (422, "kind missing, id not-a-choice, relation not-a-choice, other_kind missing, other_id missing")
    );
    assert_eq!(site.api(AGENT, "/thread/untie", &json!({})).status, 422);
    let chosen = TIE.map(|(name, value)| if name == "relation" { (name, "") } else { (name, value) });
    let page = site.post(AGENT, "/thread/tie", &chosen);
    assert_eq!(page.status, 422);
    for kept in [
        "name=\"other_id\" value=\"2\"",
        "name=\"kind\" value=\"plan\"",
        "href=\"#field-relation\"",
        "Plan 2",
    ] {
        assert!(page.text.contains(kept), "{kept}: {}", page.text);
    }
}

#[test]
fn a_thread_that_is_hidden_is_not_found_and_neither_is_an_unknown_kind() {
    let site = site(1, 1);
    let answers =
        ["/thread/secret/1", "/thread/secret/9", "/thread/nothing/1", "/thread/plan/x", "/thread/plan/9"]
            .map(|path| (site.get(AGENT, path).status, site.get(AGENT, &format!("/api/v1{path}")).text));
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 404), "{answers:?}");
    assert_eq!(site.get(HEAD, "/thread/secret/1").status, 200);
    assert_eq!(site.get("", "/thread/plan/1").status, 303);
}

/// The page of number 20 as if it were number 19's. Figures within a hash, as in the addresses of styles, stay.
fn as_19(text: &str) -> String {
    let is_within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut out = String::new();
    let mut rest = text.replace("%2F20", "%2F19");
    while let Some(at) = rest.find("20") {
        let stays = is_within(rest[..at].chars().next_back()) || is_within(rest[at + 2..].chars().next());
        out.push_str(&rest[..at]);
        out.push_str(if stays { "20" } else { "19" });
        rest = rest.split_off(at + 2);
    }
    out + &rest
}

#[test]
fn the_panel_shows_and_counts_only_what_the_reader_may_read() {
    let site = site(20, 20);
    for number in 2..=16 {
        tied(&site, "plan/1", "led-to", &format!("plan/{number}"));
        tied(&site, "plan/1", "led-to", &format!("secret/{number}"));
    }
    tied(&site, "plan/20", "led-to", "secret/1");
    let page = site.get(AGENT, "/plans/1").text;
    assert!(!page.contains("Secret") && page.contains("Show the whole thread, 3 more"), "{page}");
    assert!(site.get(HEAD, "/plans/1").text.contains("Show the whole thread, 18 more"));
    let alone = site.get(AGENT, "/plans/20").text;
    assert_eq!(as_19(&alone), site.get(AGENT, "/plans/19").text, "a hidden link leaves no mark");
    for path in ["/thread/plan", "/api/v1/thread/plan"] {
        let (hidden, none) = (site.get(AGENT, &format!("{path}/20")), site.get(AGENT, &format!("{path}/19")));
        assert_eq!(as_19(&hidden.text), none.text, "{path}");
    }
    assert!(alone.contains("/thread/plan/20#tie"));
    assert!(!site.get(STAFF, "/plans/20").text.contains("<section class=\"thread\""), "nothing to see or do");
}

/// Attack row 3.
#[test]
fn what_lies_behind_a_hidden_record_is_not_reached_through_it() {
    let site = site(3, 1);
    tied(&site, "plan/1", "led-to", "secret/1");
    tied(&site, "secret/1", "led-to", "plan/2");
    tied(&site, "plan/2", "led-to", "plan/3");
    assert_eq!(thread(&site, HEAD, "plan/1"), ["Plan 1", "Secret 1", "Plan 2", "Plan 3"]);
    assert_eq!(thread(&site, AGENT, "plan/1"), ["Plan 1"]);
    assert_eq!(thread(&site, AGENT, "plan/3"), ["Plan 2", "Plan 3"]);
    let links = site.get(AGENT, "/api/v1/thread/plan/2").json()["links"].as_array().unwrap().len();
    assert_eq!(links, 1, "a link with a hidden end is not told");
    let page = site.get(HEAD, "/thread/plan/1").text;
    assert!(page.contains("Secret 1 led to") && page.contains("Plan 2 led to"), "{page}");
}

#[test]
fn the_thread_stands_in_the_order_in_which_it_ran() {
    let site = site(6, 0);
    tied(&site, "plan/3", "came-from", "plan/2");
    tied(&site, "plan/2", "came-from", "plan/1");
    tied(&site, "plan/3", "decided-by", "plan/4");
    tied(&site, "plan/4", "funded-by", "plan/5");
    tied(&site, "plan/6", "delivers", "plan/3");
    let order = ["Plan 1", "Plan 2", "Plan 3", "Plan 4", "Plan 5", "Plan 6"];
    assert_eq!(thread(&site, STAFF, "plan/3"), order);
    let seen_from_the_money = ["Plan 1", "Plan 2", "Plan 3", "Plan 6", "Plan 4", "Plan 5"];
    assert_eq!(thread(&site, STAFF, "plan/5"), seen_from_the_money, "what came of plan 3 stands beside it");
    let page = site.get(STAFF, "/thread/plan/3").text;
    let classes: Vec<&str> =
        page.split("<li class=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    assert_eq!(classes, ["before", "before", "here", "after", "after", "after"]);
}

#[test]
fn a_thread_is_followed_four_links_far_and_to_a_hundred_records() {
    let site = site(130, 0);
    for number in 1..=6 {
        tied(&site, &format!("plan/{number}"), "led-to", &format!("plan/{}", number + 1));
    }
    assert_eq!(thread(&site, STAFF, "plan/1"), ["Plan 1", "Plan 2", "Plan 3", "Plan 4", "Plan 5"]);
    for number in 9..=130 {
        tied(&site, "plan/8", "led-to", &format!("plan/{number}"));
    }
    let wide = site.get(STAFF, "/api/v1/thread/plan/8").json();
    assert_eq!((wide["records"].as_array().unwrap().len(), wide["is_cut"].as_bool()), (101, Some(true)));
    assert!(site.get(STAFF, "/thread/plan/8").text.contains("The 100 nearest"));
}

#[test]
fn a_ring_of_links_is_walked_once() {
    let site = site(3, 0);
    for (near, far) in [("plan/1", "plan/2"), ("plan/2", "plan/3"), ("plan/3", "plan/1")] {
        tied(&site, near, "led-to", far);
    }
    let answer = site.get(STAFF, "/api/v1/thread/plan/1").json();
    let counts = ["records", "links"].map(|part| answer[part].as_array().unwrap().len());
    assert_eq!(counts, [3, 3]);
}

#[test]
fn a_panel_costs_one_query_and_one_for_each_kind_however_much_is_tied() {
    let site = site(60, 60);
    let cost = |path: &str| {
        let before = site.db().statements();
        assert_eq!(site.get(HEAD, path).status, 200);
        site.db().statements() - before
    };
    let nothing = cost("/plans/1");
    tied(&site, "plan/1", "led-to", "plan/2");
    assert_eq!(cost("/plans/1") - nothing, 1, "the kind of what is tied");
    tied(&site, "plan/1", "led-to", "secret/1");
    for number in 3..=60 {
        tied(&site, "plan/1", "led-to", &format!("plan/{number}"));
        tied(&site, "plan/1", "affects", &format!("secret/{number}"));
    }
    assert_eq!(cost("/plans/1") - nothing, 2, "each kind once");
    assert!(cost("/thread/plan/1") <= nothing + 8, "two for each step at most, besides the record itself");
}

#[test]
fn what_to_tie_to_is_found_by_words_and_by_number() {
    let site = site(12, 12);
    let hits = |who: &str, question: &str| -> Vec<String> {
        let answer = site.get(who, &format!("/api/v1/thread/plan/1?{question}")).json();
        let hits = answer["hits"].as_array().cloned().unwrap_or_default();
        hits.iter().map(|hit| hit["title"].as_str().unwrap_or("").to_owned()).collect()
    };
    assert_eq!(hits(AGENT, "q=plan+12"), ["Plan 12"]);
    assert_eq!(hits(HEAD, "q=7"), ["Plan 7", "Secret 7"]);
    assert_eq!(hits(AGENT, "q=%237"), ["Plan 7"], "what may not be read is not found by its number");
    assert_eq!(hits(HEAD, "q=7&kind=secret"), ["Secret 7"]);
    assert!(!hits(AGENT, "q=plan").contains(&"Plan 1".to_owned()), "not to itself");
    assert!(hits(STAFF, "q=plan").is_empty(), "who may not tie need not look");
    assert!(hits(AGENT, "q=%27%22%29%3B--").is_empty());
    assert_eq!(site.get(AGENT, "/thread/plan/1?q=x&kind=nothing").status, 422);
}

#[test]
fn the_word_that_answers_is_marked_in_whatever_form_it_stands() {
    let page = site(3, 0).get(AGENT, "/thread/plan/1?q=planerna").text;
    assert!(page.contains("<mark>Plan</mark> 2"), "{page}");
}

#[test]
fn each_hit_has_a_form_that_ties_it() {
    let site = site(3, 0);
    let page = site.get(AGENT, "/thread/plan/1?q=plan&kind=plan").text;
    assert_eq!(page.matches("action=\"/thread/tie\"").count(), 2, "{page}");
    for id in ["relation-1", "relation-2"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        assert_eq!(page.matches(&format!("for=\"{id}\"")).count(), 1, "{id}");
    }
    assert_eq!(page.matches("<option value=\"came-from\">came from</option>").count(), 2);
    assert!(page.contains("name=\"other_id\" value=\"3\"") && page.contains("1\u{201d} … \u{201c}Plan 3"));
}

#[test]
fn another_room_ties_in_a_write_of_its_own() {
    let site = site(2, 0);
    for _ in 0..2 {
        assert_eq!(site.post(STAFF, "/plans/2/merge", &[("into", "1")]).status, 303);
    }
    assert_eq!(count(&site, "relation = 'duplicates' AND from_id = 2 AND by_person = 9"), 1);
    let entries = site.db().read(|reading| entries_of(reading, &Subject::new("plan", 1), 1)).unwrap();
    assert_eq!((entries[0].event.as_str(), entries[0].verb.as_str()), ("thread-tied", "plan.write"));
    assert!(site.get(STAFF, "/plans/1").text.contains("has as its duplicate"));
}

#[test]
fn every_page_has_all_its_words() {
    let site = site(3, 1);
    tied(&site, "plan/1", "led-to", "plan/2");
    tied(&site, "plan/2", "led-to", "secret/1");
    let form = "/thread/tie?kind=plan&id=1&other_kind=plan&other_id=2";
    for path in ["/plans/1", "/thread/plan/1", "/thread/plan/3", "/thread/plan/1?q=plan", form] {
        let page = site.get(HEAD, path);
        assert!(
            page.status == 200 && !page.text.contains("[thread-") && !page.text.contains("[look-"),
            "{path}"
        );
    }
}

#[test]
fn both_languages_say_the_same_things_of_every_relation() {
    assert_eq!(texts::keys(TEXTS.sv), texts::keys(TEXTS.en));
    let keys = texts::keys(TEXTS.sv);
    for word in Aspect::WORDS {
        assert!(keys.contains(&format!("thread-tie-relation-{word}")), "{word}");
    }
    for key in ["thread-tied", "thread-untied"] {
        assert!(keys.contains(key), "{key}");
    }
}
