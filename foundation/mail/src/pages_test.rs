use access::Role;
use serde_json::json;
use testing::{Site, word};

use crate::world::{TALE_TABLE, setup};
use crate::*;

const ADMIN: &[(Role, &[i64])] = &[(Role::Administrator, &[])];
const HEAD: &[(Role, &[i64])] = &[(Role::HeadOfIt, &[])];

static TALES: web::Room = web::Room { migrations: &[TALE_TABLE], ..web::Room::empty("tales", WORDS) };
const WORDS: texts::Source =
    texts::Source { room: "tales", sv: "tales-purpose = Sagor\n", en: "tales-purpose = Tales\n" };

fn site() -> Site {
    let site = Site::new(vec![ROOM, files::ROOM, TALES]);
    files::install(files::Files::open(site.base.folder.path().join("files").to_str().unwrap()).unwrap());
    install(setup());
    site
}

fn fields<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("name", "IT-stöd"),
        ("address", "desk@sjovik.example"),
        ("purpose", "tale"),
        ("inward", "listener"),
    ];
    all.extend(more);
    all
}

fn added(site: &Site) -> String {
    let answer = site.post(
        &word(1, ADMIN),
        "/mail/add",
        &fields(&[("domains", "sjovik.example"), ("fetch_secret", "hemligt ord")]),
    );
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.split('?').next().unwrap().to_owned()
}

fn hand(site: &Site, text: &str) -> Kept {
    let id = kernel::Id::new(1);
    receive(site.db(), id, text.replace('\n', "\r\n").as_bytes(), &letters::Envelope::default()).unwrap()
}

#[test]
fn an_administrator_adds_a_mailbox_and_never_sees_its_secret_again() {
    let site = site();
    let at = added(&site);
    for path in [
        at.clone(),
        format!("{at}/change"),
        "/mail".to_owned(),
        format!("/api/v1{at}"),
        "/api/v1/mail".to_owned(),
    ] {
        let answer = site.get(&word(1, ADMIN), &path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.text.contains("hemligt ord"), "{path}");
    }
    let shown = site.get(&word(1, ADMIN), &format!("/api/v1{at}")).json();
    assert_eq!(shown["secrets"], json!(["fetch_secret"]));
}

#[test]
fn wrong_words_are_told_all_at_once() {
    let site = site();
    let wrong = [
        ("name", ""),
        ("address", "a b@c"),
        ("purpose", "nothing"),
        ("inward", "imap"),
        ("fetch_port", "0"),
        ("fetch_host", ""),
        ("post_host", "http://x/"),
    ];
    let answer = site.post(&word(1, ADMIN), "/mail/add", &wrong);
    assert_eq!(answer.status, 422);
    for field in ["name", "address", "purpose", "fetch_port", "fetch_host", "post_host"] {
        assert!(answer.text.contains(&format!("#field-{field}")), "{field} is not told of");
    }
    added(&site);
    assert_eq!(site.post(&word(1, ADMIN), "/mail/add", &fields(&[])).status, 422, "the address is taken");
}

#[test]
fn a_mailbox_is_paused_goes_on_and_is_tried() {
    let site = site();
    let at = added(&site);
    assert_eq!(site.post(&word(1, ADMIN), &format!("{at}/pause"), &[]).status, 303);
    assert_eq!(site.post(&word(1, ADMIN), &format!("{at}/pause"), &[]).status, 409);
    assert_eq!(site.post(&word(1, HEAD), &format!("{at}/resume"), &[]).status, 303);
    assert_eq!(site.post(&word(1, ADMIN), &format!("{at}/test"), &[]).status, 303);
    let inside =
        [("inward", "imap"), ("fetch_host", "127.0.0.1"), ("fetch_user", "u"), ("fetch_secret", "x")];
    let changed: Vec<_> = fields(&inside)
        .into_iter()
        .filter(|(name, value)| (*name, *value) != ("inward", "listener"))
        .collect();
    assert_eq!(site.post(&word(1, ADMIN), &format!("{at}/change"), &changed).status, 303);
    let tried = site.post(&word(1, ADMIN), &format!("{at}/test"), &[]);
    assert_eq!(tried.status, 409, "{}", tried.text);
    assert!(tried.text.contains("may not reach that server"), "{}", tried.text);
}

#[test]
fn whoever_only_runs_the_program_sees_that_mail_came_and_does_not_open_it() {
    let site = site();
    added(&site);
    let kept = hand(&site, "From: anna@sjovik.example\nSubject: Projektorn\n\nhemligheten i brevet");
    take_waiting(site.db()).unwrap();
    let at = format!("/mail/letters/{}", kept.letter);
    let admin = site.get(&word(1, ADMIN), &at);
    assert_eq!(admin.status, 200);
    assert!(!admin.text.contains("/files/") && !admin.text.contains("hemligheten"));
    let head = site.get(&word(2, HEAD), &at);
    let link = head.text.split("href=\"/files/").nth(1).map(|rest| rest.split('"').next().unwrap()).unwrap();
    let file = format!("/files/{link}");
    let raw = site.get(&word(2, HEAD), &file);
    assert!(raw.status == 200 && raw.text.contains("hemligheten i brevet"));
    assert!(raw.header("content-disposition").starts_with("attachment"), "only ever a download");
    assert_eq!(site.get(&word(1, ADMIN), &file).status, 404);
}

#[test]
fn nobody_else_sees_anything_of_the_mail() {
    let site = site();
    let at = added(&site);
    hand(&site, "From: anna@sjovik.example\n\nhej");
    for role in [Role::Agent, Role::Staff, Role::Leader, Role::Guardian, Role::Architect] {
        let who = word(5, &[(role, &[])]);
        for path in ["/mail/add", "/mail/letters/1", "/files/1", &at] {
            let status = site.get(&who, path).status;
            assert!(matches!(status, 403 | 404), "{role:?} {path}: {status}");
        }
        for path in ["/api/v1/mail", "/api/v1/mail/letters", "/api/v1/mail/sendings", "/api/v1/mail/stops"] {
            assert_eq!(site.get(&who, path).json()["items"], json!([]), "{role:?} {path}");
        }
    }
    let in_a_part = word(5, &[(Role::HeadOfIt, &[3])]);
    assert_eq!(
        site.get(&in_a_part, &at).status,
        404,
        "mail lies in no unit: only for the whole organisation"
    );
}

#[test]
fn a_letter_that_stands_aside_waits_for_a_person_and_is_taken_again() {
    let site = site();
    added(&site);
    install(Setup { takes: Vec::new(), ..setup() });
    let kept = hand(&site, "From: anna@sjovik.example\nSubject: Projektorn\n\nhej");
    take_waiting(site.db()).unwrap();
    install(setup());
    let list = site.get(&word(1, ADMIN), "/mail/letters?state=aside");
    assert!(
        list.text.contains("Letter 1") && list.text.contains("Nothing takes the letters"),
        "{}",
        list.text
    );
    let at = format!("/mail/letters/{}", kept.letter);
    assert_eq!(site.post(&word(1, ADMIN), &format!("{at}/take-again"), &[]).status, 303);
    take_waiting(site.db()).unwrap();
    assert_eq!(site.get(&word(1, ADMIN), &format!("/api/v1{at}")).json()["state"], "taken");
    assert_eq!(site.post(&word(1, ADMIN), &format!("{at}/take-again"), &[]).status, 409);
}

#[test]
fn every_page_is_drawn_in_both_languages() {
    let site = site();
    let at = added(&site);
    hand(&site, "From: MAILER-DAEMON@x\nReturn-Path: <>\nSubject: report\n\nhej");
    take_waiting(site.db()).unwrap();
    for path in [
        "/mail",
        "/mail/letters",
        "/mail/letters/1",
        "/mail/sendings",
        "/mail/stops",
        "/mail/add",
        &at,
        &format!("{at}/change"),
    ] {
        for lang in ["sv", "en"] {
            let answer = site.get_with(&word(2, HEAD), path, ("accept-language", lang));
            assert_eq!(answer.status, 200, "{path}");
            assert!(
                !answer.text.contains("mail-") || !answer.text.contains(">mail-"),
                "a key in place of a text: {path}"
            );
        }
    }
}
