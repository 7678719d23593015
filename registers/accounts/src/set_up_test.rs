use testing::{Answer, Browser, Site};

use super::set_up_link;
use crate::testbed::{OTHER, PASSWORD, bed, empty};

fn fields<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("organisation", "Bergviks kommun"),
        ("kind", "municipality"),
        ("zone", "Europe/Stockholm"),
        ("name", "Åsa Ny"),
        ("email", "Asa.Ny@bergvik.example"),
        ("password", PASSWORD),
        ("password_again", PASSWORD),
        ("also_head", "1"),
        ("begin", "import"),
    ];
    fields.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
    fields.extend(changed);
    fields
}

fn at(site: &Site) -> Browser<'_> {
    Browser::at(site, "192.0.2.1")
}

fn set_up(site: &Site, link: &str, changed: &[(&str, &str)]) -> Answer {
    at(site).post(link, &fields(changed))
}

#[test]
fn the_link_asks_the_language_first_and_then_the_rest() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    assert!(link.starts_with("/set-up/") && link.len() > 60);
    let mut browser = at(&site);
    let first = browser.get(&link).text;
    assert!(
        first.contains("Svenska") && first.contains("English") && !first.contains("name=\"password\""),
        "{first}"
    );
    let back = format!("{link}?language=chosen");
    assert!(first.contains(&format!(r#"name="back" value="{back}""#)), "{first}");
    assert_eq!(browser.post("/language", &[("lang", "sv"), ("back", &back)]).location, back);
    let form = browser.get(&back).text;
    assert!(
        form.contains("Organisationens namn")
            && form.contains("name=\"password\"")
            && !form.contains("[accounts"),
        "{form}"
    );
}

#[test]
fn setting_up_founds_the_organisation_and_signs_its_first_administrator_in() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    let mut browser = at(&site);
    let answer = browser.post(&link, &fields(&[]));
    assert_eq!((answer.status, answer.location.as_str()), (303, "/import"), "{}", answer.text);
    let page = browser.get("/account").text;
    assert!(
        page.contains("Åsa Ny") && page.contains("System administrator") && page.contains("Head of IT"),
        "{page}"
    );
    assert!(page.contains("asa.ny@bergvik.example"));
    let setting = |name| site.db().read(|r| people::setting(r, name)).unwrap();
    assert_eq!(setting("name").as_deref(), Some("Bergviks kommun"));
    assert_eq!(setting("kind").as_deref(), Some("municipality"));
    assert_eq!(setting("zone").as_deref(), Some("Europe/Stockholm"));
    let mut later = at(&site);
    assert_eq!(
        later.post("/sign-in", &[("email", "asa.ny@bergvik.example"), ("password", PASSWORD)]).status,
        303
    );
}

#[test]
fn one_may_begin_empty_and_need_not_be_head_of_it() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    let mut browser = at(&site);
    assert_eq!(browser.post(&link, &fields(&[("begin", "empty"), ("also_head", "")])).location, "/");
    let page = browser.get("/account").text;
    assert!(page.contains("System administrator") && !page.contains("Head of IT"), "{page}");
}

#[test]
fn the_link_is_dead_afterwards_and_no_new_one_comes() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    set_up(&site, &link, &[]);
    assert_eq!(at(&site).get(&link).status, 409);
    assert_eq!(set_up(&site, &link, &[]).status, 409);
    assert_eq!(set_up_link(site.db()).unwrap(), None);
    assert_eq!(at(&site).get("/set-up").location, "/");
    assert_eq!(at(&site).get("/account").location, "/sign-in?next=%2Faccount");
}

#[test]
fn each_start_makes_a_new_link_that_holds_for_a_day() {
    let site = empty(web::Site::default());
    let first = set_up_link(site.db()).unwrap().unwrap();
    let second = set_up_link(site.db()).unwrap().unwrap();
    assert_ne!(first, second);
    assert_eq!(at(&site).get(&first).status, 409);
    assert_eq!(at(&site).get(&second).status, 200);
    site.base.clock.advance_seconds(24 * 3_600);
    assert_eq!(at(&site).get(&second).status, 409);
    assert_eq!(set_up(&site, &second, &[]).status, 409);
}

/// ASVS 2.3.4.
#[test]
fn two_who_set_up_at_once_found_one_organisation() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    let mut statuses = std::thread::scope(|scope| {
        let threads = ["En kommun till", "Två kommuner till"].map(|name| {
            let (site, link) = (&site, link.as_str());
            scope.spawn(move || set_up(site, link, &[("organisation", name)]).status)
        });
        threads.map(|thread| thread.join().unwrap())
    });
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
}

#[test]
fn a_form_with_errors_names_them_all_and_keeps_what_was_typed() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    let wrong = [
        ("organisation", "X"),
        ("kind", ""),
        ("zone", "Mars/Olympus"),
        ("email", "asa"),
        ("password_again", OTHER),
        ("begin", ""),
    ];
    let answer = set_up(&site, &link, &wrong);
    assert_eq!(answer.status, 422);
    for field in ["organisation", "kind-0", "zone", "email", "password_again", "begin-0"] {
        assert!(answer.text.contains(&format!("#field-{field}")), "{field}: {}", answer.text);
    }
    assert!(answer.text.contains("Åsa Ny") && !answer.text.contains(PASSWORD));
    let guessable =
        set_up(&site, &link, &[("password", "bergvik är bäst"), ("password_again", "bergvik är bäst")]);
    assert!(guessable.status == 422 && guessable.text.contains("easy to guess"), "{}", guessable.text);
    assert_eq!(at(&site).get(&link).status, 200, "the link still opens");
}

#[test]
fn an_invitation_is_no_set_up_link_and_the_other_way_round() {
    let site = empty(web::Site::default());
    let link = set_up_link(site.db()).unwrap().unwrap();
    let token = link.strip_prefix("/set-up/").unwrap();
    assert_eq!(at(&site).get(&format!("/sign-in/link/{token}")).status, 409);
    let bed = bed();
    let path = crate::link_for(bed.db(), &bed.email(bed.sample.pupil)).unwrap();
    let token = path.strip_prefix("/sign-in/link/").unwrap();
    assert_eq!(bed.browser().get(&format!("/set-up/{token}")).status, 409);
}
