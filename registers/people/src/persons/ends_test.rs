//! A person's last day comes first when it is sooner than a role's own end, and never makes a role longer.

use access::{Actor, Role};
use kernel::{Day, Id};
use serde_json::{Value as Json, json};
use testing::Site;

use crate::pages_test::{Words, site, words};
use crate::samples::Sample;
use crate::{Holder, NewGrant, RoleGrant, give};

/// A teacher who gets a last day, with a role of each sort.
struct Scene {
    site: Site,
    sample: Sample,
    words: Words,
    /// With an end of its own.
    ending: Id<RoleGrant>,
    /// Without one.
    lasting: Id<RoleGrant>,
    /// It begins later.
    coming: Id<RoleGrant>,
}

fn scene() -> Scene {
    let (site, sample) = site();
    let words = words(&sample);
    let new = |role, from: &str, until: &str| {
        let (from, until) = (from.parse().ok(), until.parse().ok());
        let now = NewGrant::now(Holder::Person(sample.teacher_north), role, sample.north);
        give(site.db(), &Actor::operator(), &NewGrant { from, until, ..now }).unwrap()
    };
    let ending = new(Role::ProjectManager, "", "2027-12-31");
    let lasting = new(Role::Architect, "", "");
    let coming = new(Role::Agent, "2027-06-01", "");
    Scene { site, sample, words, ending, lasting, coming }
}

impl Scene {
    fn send(&self, verb: &str, on: &str) {
        let path = format!("/persons/{}/{verb}", self.sample.teacher_north);
        let body = match verb {
            "last-day" => json!({ "on": on, "reason": "Ny plan" }),
            "leave" => json!({ "on": on }),
            _ => json!({}),
        };
        let answer = self.site.api(&self.words.admin, &path, &body);
        assert!(answer.status < 300, "{verb} {on}: {}", answer.text);
    }

    fn grant(&self, id: Id<RoleGrant>) -> Json {
        self.site.get(&self.words.admin, &format!("/api/v1/grants/{id}")).json()
    }

    /// The last day of a grant as it is kept.
    fn last(&self, id: Id<RoleGrant>) -> Option<Day> {
        let grant = self.site.db().read(|reading| crate::tables::grants::load(reading, id)).unwrap();
        grant.until.map(|until| until.plus_seconds(-1).day_in("Europe/Stockholm"))
    }

    /// What the journal says of a grant, as its own page shows it.
    fn told(&self, id: Id<RoleGrant>) -> String {
        self.site.get(&self.words.auditor, &format!("/grants/{id}")).text
    }
}

#[test]
fn a_last_day_that_moves_later_never_makes_a_role_longer_than_its_own_end() {
    let scene = scene();
    scene.send("leave", "2027-12-31");
    assert_eq!(scene.last(scene.ending), Day::new(2027, 12, 31));
    scene.send("last-day", "2027-01-31");
    assert_eq!(scene.last(scene.ending), Day::new(2027, 1, 31));
    scene.send("last-day", "2028-06-30");
    assert_eq!(scene.last(scene.ending), Day::new(2027, 12, 31), "the role has an end of its own");
    assert_eq!(scene.last(scene.lasting), Day::new(2028, 6, 30));
    let told = scene.told(scene.ending);
    for day in ["2027-01-31", "2027-12-31"] {
        assert!(told.contains(&format!("now ends on {day}, because the person’s last day")), "{day}: {told}");
    }
    let lasting = scene.told(scene.lasting);
    assert!(lasting.contains("now ends on 2028-06-30, because the person’s last day"), "{lasting}");
}

#[test]
fn a_role_that_would_begin_after_the_last_day_is_ended_and_the_journal_tells() {
    let scene = scene();
    scene.send("leave", "2027-12-31");
    assert_eq!(scene.grant(scene.coming)["state"], "coming", "it begins before the day");
    scene.send("last-day", "2027-01-31");
    assert_eq!(scene.grant(scene.coming)["state"], "ended");
    assert!(scene.told(scene.coming).contains("was ended."));
    scene.send("last-day", "2028-06-30");
    assert_eq!(scene.grant(scene.coming)["state"], "ended", "what has ended is given anew");
}

#[test]
fn who_is_taken_back_before_the_last_day_has_the_roles_until_their_own_ends() {
    let scene = scene();
    scene.send("leave", "2026-06-30");
    scene.send("return", "");
    assert_eq!(scene.last(scene.ending), Day::new(2027, 12, 31));
    assert_eq!(scene.last(scene.lasting), None);
    assert!(
        scene.told(scene.lasting).contains("now holds until further notice, because the person’s last day")
    );
    assert_eq!(scene.grant(scene.coming)["state"], "ended");
    let path = format!("/api/v1/grants?person={}&role=staff", scene.sample.teacher_north);
    let staff = scene.site.get(&scene.words.admin, &path).json();
    assert_eq!(staff["items"].as_array().map(Vec::len), Some(1), "the basic role goes on: {staff}");
}

#[test]
fn who_takes_somebody_back_lengthens_no_role_that_they_could_not_give() {
    let scene = scene();
    scene.send("leave", "2026-06-30");
    let path = format!("/persons/{}/return", scene.sample.teacher_north);
    assert_eq!(scene.site.post(&scene.words.teacher_north, &path, &[]).status, 403);
    assert_eq!(scene.site.post(&scene.words.leader_north, &path, &[]).status, 303);
    assert_eq!(scene.last(scene.lasting), Day::new(2026, 6, 30));
    scene.send("leave", "2027-06-30");
    assert_eq!(scene.last(scene.lasting), Day::new(2026, 6, 30), "it does not grow by a detour");
}

#[test]
fn nobody_takes_away_their_own_last_day() {
    let scene = scene();
    let path = format!("/persons/{}", scene.sample.leader_north);
    let leave = json!({ "on": "2026-06-30" });
    assert_eq!(scene.site.api(&scene.words.admin, &format!("{path}/leave"), &leave).status, 201);
    let back = scene.site.api(&scene.words.leader_north, &format!("{path}/return"), &json!({}));
    assert_eq!(back.json()["code"], "people-person-oneself");
}

#[test]
fn a_grants_own_last_day_is_kept_beside_the_holders() {
    let scene = scene();
    scene.send("leave", "2026-06-30");
    let move_to = |until: &str| {
        let body = json!({ "until": until, "reason": "Förlängd" });
        let answer = scene.site.api(&scene.words.admin, &format!("/grants/{}/last-day", scene.ending), &body);
        assert_eq!(answer.status, 201, "{}", answer.text);
    };
    move_to("2028-12-31");
    assert_eq!(scene.last(scene.ending), Day::new(2026, 6, 30));
    scene.send("last-day", "2029-06-30");
    assert_eq!(scene.last(scene.ending), Day::new(2028, 12, 31));
}
