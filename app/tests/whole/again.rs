//! A table that comes again: next month, as the file of refused rows, with the words that the program itself uses.

use intake::Takes;
use kernel::Lang;
use serde_json::{Value as Json, json};

use crate::filled::{self, Filled};

fn brought(town: &Filled, name: &str, text: &str) -> i64 {
    let heard = town.upload(&town.who("head-of-it"), name, text.as_bytes());
    assert_eq!(heard.status, 201, "{}", heard.text());
    town.number("SELECT MAX(id) FROM import")
}

fn step(town: &Filled, id: i64, verb: &str, body: &Json) {
    let heard = town.tell(&town.who("head-of-it"), &format!("/import/{id}/{verb}"), body);
    assert!(heard.status < 300, "{verb}: {}", heard.text());
}

fn carried_out(town: &Filled, name: &str, text: &str) -> i64 {
    let id = brought(town, name, text);
    step(town, id, "map", &json!({ "kind": "unit" }));
    step(town, id, "try", &json!({}));
    step(town, id, "commit", &json!({}));
    id
}

fn map_page(town: &Filled, id: i64) -> String {
    town.get(&town.who("head-of-it"), &format!("/import/{id}/map")).text()
}

#[test]
fn a_known_table_shows_all_its_columns_again_and_the_way_to_the_table() {
    let town = filled::town();
    carried_out(&town, "enheter.csv", "Kod;Namn;Typ\nz1;Östra skolan;Skola\n");
    let id = brought(&town, "enheter.csv", "Kod;Namn;Typ\nz2;Västra skolan;Skola\n");
    let page = map_page(&town, id);
    let (shown, _) = page.split_once("<details class=\"more\"").unwrap_or((&page, ""));
    for heading in ["Kod", "Namn", "Typ"] {
        assert!(shown.contains(heading), "{heading} is folded away");
    }
    assert!(!page.contains("class=\"notice watch"), "nothing has changed");
    assert!(page.contains(&format!("/import/{id}/table")));
}

#[test]
fn a_mended_file_of_refused_rows_does_not_change_what_was_learned() {
    let town = filled::town();
    carried_out(&town, "enheter.csv", "Kod;Namn;Typ;Anm\nz1;Östra skolan;Skola;x\n");
    carried_out(&town, "enheter nekade.csv", "Varv: orsak;Kod;Namn;Typ\nsaknades;z2;Västra skolan;Skola\n");
    let id = brought(&town, "enheter.csv", "Kod;Namn;Typ;Anm\nz3;Södra skolan;Skola;x\n");
    assert!(!map_page(&town, id).contains("class=\"notice watch"), "the layout is as it was");
}

#[test]
fn every_choice_is_understood_by_the_name_that_the_program_gives_it() {
    let texts = varv::rooms::texts().expect("the texts");
    let mut unknown = Vec::new();
    for target in varv::rooms::targets() {
        for field in target.fields {
            let Takes::Choice(words) = field.takes else { continue };
            for (word, lang) in words.iter().flat_map(|word| Lang::ALL.map(|lang| (word, lang))) {
                let label = texts.talk(lang).say(&format!("{}-{}-{}", target.words, field.name, word.word));
                let folded = sheets::fold(&label);
                let is_known = sheets::fold(word.word) == folded
                    || word.means.iter().any(|means| sheets::fold(means) == folded);
                unknown.extend((!is_known).then(|| format!("{}.{}: {label}", target.kind, field.name)));
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}
