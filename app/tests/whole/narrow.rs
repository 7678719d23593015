//! A list is narrowed to a record only for those who may know of the record: no name, and no link between a number and
//! what hangs on it, is told to others.

use crate::access::everybody;
use crate::decide::Judge;
use crate::filled;
use crate::town::api;

/// Lists that are narrowed to one person, each with the question for it.
const TO_A_PERSON: [&str; 3] = ["/needs?owner=", "/journal?person=", "/grants?person="];

/// ASVS 8.2.3.
#[test]
fn nobody_learns_of_a_person_by_narrowing_a_list_to_their_number() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let (mut found, mut asked) = (Vec::new(), 0);
    for (word, who, person) in everybody(&town) {
        for other in &town.people {
            if judge.may(person, "person", "read", other.id) || person == other.id {
                continue;
            }
            let name = town.name_of(other.id);
            for path in TO_A_PERSON.map(|question| format!("{question}{}", other.id)) {
                let page = town.get(&who, &path);
                let rows = town.get(&who, &api(&path));
                asked += 1;
                let is_named = page.status == 200 && page.text().contains(&name);
                let is_linked = rows.status == 200 && !rows.text().contains("\"items\":[]");
                found.extend((is_named || is_linked).then(|| format!("{path} tells {word} of {name}")));
            }
        }
    }
    assert!(asked > 300, "only {asked} questions were asked");
    assert!(found.is_empty(), "{} exceptions:\n  {}", found.len(), found.join("\n  "));
}
