use serde_json::Value as Json;

use crate::pages_test::{site, words};

fn items(answer: &testing::Answer) -> Vec<Json> {
    answer.json()["items"].as_array().unwrap().clone()
}

#[test]
fn an_inspector_reads_everything_and_others_their_own() {
    let (site, sample) = site();
    let words = words(&sample);
    site.post(&words.leader_north, &format!("/persons/{}/protect", sample.guardian), &[]);
    for who in [&words.admin, &words.head, &words.auditor] {
        let all = items(&site.get(who, "/api/v1/journal?limit=200"));
        assert!(all.len() > 20);
        assert_eq!(all[0]["what"], "The person's identity was protected.");
        assert_eq!(all[0]["who"], "Lena Nord");
        assert_eq!(all[1]["who"], "Whoever runs Varv");
    }
    let own = items(&site.get(&words.leader_north, "/api/v1/journal"));
    assert_eq!(own.len(), 1);
    assert!(items(&site.get(&words.teacher_north, "/api/v1/journal")).is_empty());
    assert!(
        items(&site.get(&words.teacher_north, &format!("/api/v1/journal?person={}", sample.leader_north)))
            .is_empty()
    );
    assert_eq!(site.get("", "/api/v1/journal").status, 401);
}

#[test]
fn the_journal_is_narrowed_by_person_kind_record_and_day() {
    let (site, sample) = site();
    let who = words(&sample).auditor;
    let count = |query: &str| items(&site.get(&who, &format!("/api/v1/journal?limit=200&{query}"))).len();
    assert_eq!(count("kind=unit"), 4);
    assert_eq!(count(&format!("kind=unit&record={}", sample.north)), 1);
    assert_eq!(count("from=2026-03-02&until=2026-03-02"), count(""));
    assert_eq!(count("until=2026-03-01"), 0);
    assert_eq!(count(&format!("person={}", sample.admin)), 0);
    assert_eq!(site.get(&who, "/journal?record=abc").status, 422);
}

#[test]
fn each_line_leads_to_its_record_and_the_page_asks_a_handful_of_questions() {
    let (site, sample) = site();
    let who = words(&sample).auditor;
    let before = site.db().statements();
    let page = site.get(&who, "/journal");
    let asked = site.db().statements() - before;
    assert!(page.text.contains(&format!("/persons/{}", sample.guardian)));
    assert!(page.text.contains("Staff member – Norra skolan"));
    assert!(asked <= 8, "{asked} statements for one page of the journal");
}

/// Something that happened to an account, as the room of accounts tells it.
struct Happened(i64);

impl store::Event for Happened {
    fn word(&self) -> &'static str {
        "people-restored"
    }
    fn subject(&self) -> kernel::Subject {
        kernel::Subject::new("account", self.0)
    }
}

#[test]
fn an_account_is_told_by_its_persons_name_to_whoever_may_know_it() {
    let (site, sample) = site();
    let words = words(&sample);
    let operator = access::Actor::operator();
    let (teacher, hidden) = (sample.teacher_north.number(), sample.guardian.number());
    for account in [0, hidden, teacher] {
        let said = site.db().write(&operator, |tx| {
            let unit = crate::persons::In(sample.north);
            let permit = crate::policy::GRANTS.allow(tx.actor(), crate::policy::Grants::Give, &unit)?;
            tx.say(permit, &Happened(account))
        });
        said.unwrap();
    }
    site.post(&words.leader_north, &format!("/persons/{hidden}/protect"), &[]);
    let lines = items(&site.get(&words.head, "/api/v1/journal?limit=200"));
    let told: Vec<&str> = lines.iter().filter_map(|line| line["record"].as_str()).collect();
    let told: Vec<&str> = told.into_iter().filter(|record| record.starts_with("Account")).collect();
    let veiled = format!("Account {hidden}");
    assert_eq!(told, ["Account: Nils Lind", veiled.as_str(), "Account"]);
}

/// Attack row 22.
#[test]
fn the_chain_tells_how_far_it_has_come() {
    let (site, sample) = site();
    let words = words(&sample);
    let waiting = site.get(&words.auditor, "/api/v1/journal/chain").json();
    assert_eq!(waiting["sealed"], 0);
    assert!(waiting["waiting"].as_i64().unwrap() > 20);
    site.settle();
    let sealed = site.get(&words.auditor, "/api/v1/journal/chain").json();
    assert_eq!((&sealed["sealed"], &sealed["waiting"]), (&waiting["waiting"], &Json::from(0)));
    assert_eq!(site.get(&words.teacher_north, "/journal/chain").status, 404);
    assert!(site.db().verify().unwrap().wrong.is_empty());
}

#[test]
fn the_policy_is_read_by_those_who_inspect() {
    let (site, sample) = site();
    let words = words(&sample);
    let json = site.get(&words.auditor, "/api/v1/policy").json();
    let kinds: Vec<&str> =
        json["items"].as_array().unwrap().iter().map(|kind| kind["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["unit", "person", "group", "grant", "organisation", "journal", "policy"]);
    assert_eq!(json["items"][0]["verbs"][1]["roles"]["head-of-it"], "units");
    let page = site.get(&words.head, "/policy").text;
    for text in ["Own unit", "Protected identity officer", "Take members in and out", "The clock"] {
        assert!(page.contains(text), "{text}");
    }
    for who in [&words.teacher_north, &words.agent, &words.pupil, &words.leader_north] {
        assert_eq!(site.get(who, "/policy").status, 404);
    }
}
