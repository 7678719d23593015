//! How much is asked of the database: a page's statements are as many for a hundred rows as for one.

use std::collections::BTreeMap;

use kernel::Id;
use people::NewPerson;
use serde_json::json;

use crate::conformance::nothing;
use crate::filled::{self, Filled};

/// No page needs more statements than this, and most need a third of it. The home page asks each room what waits.
const AT_MOST: u64 = 42;

fn pages(town: &Filled) -> Vec<String> {
    let (need, unit, group) = (town.needs.north, town.sample().education, town.group);
    let mut pages: Vec<String> = [
        "/",
        "/needs",
        "/needs/board",
        "/needs/unanswered",
        "/needs/measures",
        "/needs/criteria",
        "/notices",
        "/persons",
        "/units",
        "/units/list",
        "/groups",
        "/grants",
        "/journal",
        "/import/list",
        "/import/sheets",
        "/account",
        "/search?q=prov",
        "/needs?q=prov",
        "/needs/export?format=csv",
        "/persons/export?format=json",
    ]
    .map(str::to_owned)
    .into();
    pages.extend([
        format!("/needs/{need}"),
        format!("/needs/{need}/score"),
        format!("/units/{unit}"),
        format!("/groups/{group}"),
        format!("/thread/need/{need}"),
    ]);
    pages
}

fn counted(town: &Filled, who: &str) -> BTreeMap<String, u64> {
    let count = |path: String| {
        let before = town.db().statements();
        let heard = town.get(who, &path);
        assert_eq!(heard.status, 200, "{path}");
        (path, town.db().statements() - before)
    };
    pages(town).into_iter().map(count).collect()
}

/// Sixty more of everything that the pages show.
fn grow(town: &Filled) {
    let unit = town.sample().north;
    let new: Vec<NewPerson> = (0..60).map(|n| NewPerson::named(format!("Prov Person{n}"), unit)).collect();
    let persons = people::add_persons(town.db(), &access::Actor::operator(), &new).expect("persons");
    let (agent, need) = (town.who("agent"), town.needs.north);
    for (n, person) in persons.iter().enumerate() {
        let who = format!("as:{person}");
        let made = town.make(&who, "/needs/ask", &json!({ "title": format!("Prov {n}"), "text": "prov" }));
        if n % 3 == 0 {
            town.make(
                &town.who("head-of-it"),
                &format!("/needs/{made}/decline"),
                &json!({ "reason": "Inte nu" }),
            );
        }
        town.make(
            &agent,
            &format!("/needs/{need}/{}", if n % 2 == 0 { "answer" } else { "note" }),
            &json!({ "text": format!("prov {n}") }),
        );
        people::add_member(town.db(), &access::Actor::operator(), Id::new(town.group), *person)
            .expect("a member");
    }
    for n in 0..20 {
        town.make(&town.who("admin"), "/units/add", &json!({ "name": format!("Prov enhet {n}"), "kind": "school", "parent": town.sample().education }));
        town.make(
            &town.who("admin"),
            "/groups/add",
            &json!({ "name": format!("Prov grupp {n}"), "unit": unit, "about": "" }),
        );
    }
    town.settle();
}

#[test]
fn a_page_asks_as_much_for_many_rows_as_for_few() {
    let town = filled::town();
    let who = town.who("head-of-it");
    let few = counted(&town, &who);
    grow(&town);
    let many = counted(&town, &who);
    let mut found = Vec::new();
    for (path, count) in &many {
        // A page may open one more part when there is something to show in it; never one for each row.
        if *count > few[path] + 3 || *count > AT_MOST {
            found.push(format!("{path}: {} statements, {count} with sixty rows more", few[path]));
        }
    }
    nothing(found, "statements do not grow with rows");
}
