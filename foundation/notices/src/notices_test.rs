use access::Role;
use kernel::{Id, Person, Subject};
use store::{Entry, Migration, Sql, Upkeep};
use testing::{Site, word};
use web::{Card, Kind, Room};

/// Persons, and pots whose cards everybody may read but that of number 9.
const POTS: Room = Room {
    migrations: &[Migration {
        room: "pots",
        name: "0001_pots",
        sql: "CREATE TABLE person (id SERIAL8); INSERT INTO person (id) VALUES (1), (2), (3);",
    }],
    kinds: &[Kind {
        name: "pot",
        label: "notices-title",
        icon: look::Icon::Star,
        cards: |_, _, _, ids| {
            let seen = ids.iter().filter(|id| **id != 9);
            Ok(seen
                .map(|id| Card {
                    id: *id,
                    title: format!("Pot {id}"),
                    href: format!("/pots/{id}"),
                    told: "It is full.".to_owned(),
                    state: None,
                })
                .collect())
        },
        search: None,
    }],
    ..Room::empty("pots", texts::Source { room: "pots", sv: "", en: "" })
};

fn site() -> Site {
    Site::new(vec![POTS, crate::ROOM])
}

fn who(person: i64) -> String {
    word(person, &[(Role::Staff, &[])])
}

fn line(site: &Site, id: i64, actor: Option<i64>) -> Entry {
    Entry {
        id,
        at: site.base.clock.now(),
        actor_kind: if actor.is_some() { "person" } else { "operator" }.to_owned(),
        actor,
        via: None,
        verb: "fill".to_owned(),
        event: "pots-filled".to_owned(),
        subject: Subject::new("pot", 4),
        facts: serde_json::Value::Null,
    }
}

fn tell(site: &Site, entry: &Entry, pot: i64, to: &[i64]) {
    let persons: Vec<Id<Person>> = to.iter().copied().map(Id::new).collect();
    let about = Subject::new("pot", pot);
    site.db()
        .keep(Upkeep::Derived, |tx| crate::tell(tx, entry, "notices-new", &about, &persons))
        .expect("a notice");
}

fn heard(site: &Site, person: i64) -> Vec<(String, bool)> {
    let items =
        site.get(&who(person), "/api/v1/notices").json()["items"].as_array().cloned().unwrap_or_default();
    let one = |item: &serde_json::Value| {
        (item["title"].as_str().unwrap_or_default().to_owned(), item["is_read"] == true)
    };
    items.iter().map(one).collect()
}

#[test]
fn each_hears_once_of_one_line_and_nobody_of_their_own_doing() {
    let site = site();
    let entry = line(&site, 70, Some(3));
    for _ in 0..2 {
        tell(&site, &entry, 4, &[1, 2, 3]);
    }
    assert_eq!(heard(&site, 1), [("Pot 4".to_owned(), false)]);
    assert_eq!(heard(&site, 2).len(), 1);
    assert!(heard(&site, 3).is_empty(), "who did it knows");
    assert_eq!(site.get("", "/api/v1/notices").status, 401);
    assert!(crate::is_told(&entry) && !crate::is_told(&line(&site, 71, None)));
}

#[test]
fn a_notice_of_what_one_may_not_read_says_nothing() {
    let site = site();
    tell(&site, &line(&site, 70, Some(3)), 9, &[1]);
    assert!(heard(&site, 1).is_empty());
}

#[test]
fn the_page_tells_what_is_new_with_the_last_word_and_all_is_read_by_one_press() {
    let site = site();
    tell(&site, &line(&site, 70, Some(3)), 4, &[1]);
    tell(&site, &line(&site, 71, Some(3)), 5, &[1, 2]);
    let page = site.get(&who(1), "/notices").text;
    assert!(page.contains("Pot 4") && page.contains("It is full."), "{page}");
    assert_eq!(site.post(&who(1), "/notices/read", &[]).status, 303);
    assert_eq!(heard(&site, 1).iter().filter(|(_, is_read)| !is_read).count(), 0);
    assert_eq!(heard(&site, 2), [("Pot 5".to_owned(), false)], "another's stay as they are");
    assert!(!site.get(&who(1), "/notices").text.contains("It is full."), "read is read");
}

#[test]
fn records_that_one_has_looked_at_are_read_and_no_others() {
    let site = site();
    let me = Id::new(1);
    tell(&site, &line(&site, 70, Some(3)), 4, &[1]);
    tell(&site, &line(&site, 71, Some(3)), 5, &[1]);
    let unread = |ids: &[i64]| site.db().read(|r| crate::has_unread(r, me, "pot", ids)).expect("an answer");
    assert!(unread(&[4]) && !unread(&[6]) && !unread(&[]));
    crate::mark_read(site.db(), me, "pot", &[4]).expect("read");
    assert!(!unread(&[4]) && unread(&[4, 5]));
    assert_eq!(site.db().read(|r| crate::unread(r, me)).expect("a count"), 1);
    crate::mark_old_read(site.db(), "pot", site.base.clock.now().plus_days(1)).expect("read");
    assert!(!unread(&[5]));
}

#[test]
fn the_table_of_an_older_database_is_taken_over_with_its_notices() {
    let older = Room {
        migrations: &[Migration {
            room: "needs",
            name: "0001_older",
            sql: "CREATE TABLE notice (id SERIAL8, person_id BIGINT NOT NULL REFERENCES person (id),
                  entry_id BIGINT NOT NULL, text_key TEXT NOT NULL, kind TEXT NOT NULL, subject_id BIGINT NOT NULL,
                  at BIGINT NOT NULL, read_at BIGINT, UNIQUE (person_id, entry_id, text_key));
                  INSERT INTO notice (person_id, entry_id, text_key, kind, subject_id, at) VALUES (1, 7, 'notices-new', 'pot', 4, 5);",
        }],
        ..Room::empty("older", texts::Source { room: "older", sv: "", en: "" })
    };
    let site = Site::new(vec![POTS, older, crate::ROOM]);
    assert_eq!(heard(&site, 1), [("Pot 4".to_owned(), false)]);
    let indexed = Sql::open("test", "SELECT COUNT(*) FROM notice WHERE kind = 'pot'");
    assert_eq!(site.db().read(|r| r.number(indexed)).expect("a count"), 1);
}
