//! Every page draws, in both languages, for whom it is and for nobody else.

use access::Role;
use testing::{Answer, Site};

use crate::samples::{self, Sample};

pub(crate) fn site() -> (Site, Sample) {
    let site = Site::new(vec![crate::ROOM]);
    let sample = samples::small(site.db());
    (site, sample)
}

/// The words that a test signs in with.
pub(crate) struct Words {
    pub admin: String,
    pub head: String,
    pub agent: String,
    pub architect: String,
    pub auditor: String,
    pub officer: String,
    pub leader_north: String,
    pub teacher_north: String,
    pub pupil: String,
}

pub(crate) fn words(sample: &Sample) -> Words {
    let of = |person: kernel::Id<kernel::Person>, role: Role| {
        testing::word(person.number(), &[(Role::Staff, &[]), (role, &[])])
    };
    let north = [sample.north.number()];
    Words {
        admin: of(sample.admin, Role::Administrator),
        head: of(sample.head_of_it, Role::HeadOfIt),
        agent: of(sample.agent, Role::Agent),
        architect: of(sample.architect, Role::Architect),
        auditor: of(sample.auditor, Role::Auditor),
        officer: of(sample.identity_officer, Role::IdentityOfficer),
        leader_north: testing::word(
            sample.leader_north.number(),
            &[(Role::Staff, &north), (Role::Leader, &north)],
        ),
        teacher_north: testing::word(sample.teacher_north.number(), &[(Role::Staff, &north)]),
        pupil: testing::word(sample.pupil.number(), &[(Role::Pupil, &north)]),
    }
}

/// A text without a translation shows itself in brackets: none may be on a page.
fn whole(path: &str, answer: &Answer) {
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    for begin in [
        "[people-",
        "[units-",
        "[persons-",
        "[groups-",
        "[grants-",
        "[policy-",
        "[journal-",
        "[role-",
        "[web-",
        "[look-",
    ] {
        let at = answer.text.find(begin).map(|at| &answer.text[at..(at + 60).min(answer.text.len())]);
        assert!(at.is_none(), "{path} lacks a text: {at:?}");
    }
}

fn pages(
    north: kernel::Id<kernel::Unit>,
    teacher: kernel::Id<kernel::Person>,
    group: kernel::Id<crate::PersonGroup>,
) -> Vec<String> {
    vec![
        "/units".to_owned(),
        "/units?closed=1".to_owned(),
        "/units/list".to_owned(),
        "/units/list?q=norra&state=open&kind=school&under=1".to_owned(),
        "/units/add".to_owned(),
        format!("/units/{north}"),
        "/units/1".to_owned(),
        format!("/units/{north}/rename"),
        format!("/units/{north}/move"),
        format!("/units/{north}/merge"),
        format!("/units/{north}/close"),
        "/organisation".to_owned(),
        "/persons".to_owned(),
        format!("/persons?q=lind&unit={north}&state=active&sort=-name"),
        "/persons?state=left".to_owned(),
        "/persons/add".to_owned(),
        format!("/persons/{teacher}"),
        format!("/persons/{teacher}/edit"),
        format!("/persons/{teacher}/leave"),
        format!("/persons/{teacher}/last-day"),
        format!("/persons/{teacher}/protect"),
        "/groups".to_owned(),
        "/groups?state=open&unit=1".to_owned(),
        "/groups/add".to_owned(),
        format!("/groups/{group}"),
        format!("/groups/{group}/edit"),
        format!("/groups/{group}/members"),
        format!("/groups/{group}/close"),
        "/grants".to_owned(),
        format!("/grants?state=in-force&role=staff&unit=1&person={teacher}"),
        "/grants?state=ending".to_owned(),
        "/grants?state=coming".to_owned(),
        "/grants?state=ended".to_owned(),
        format!("/grants/give?person={teacher}"),
        "/grants/1".to_owned(),
        "/grants/1/end".to_owned(),
        "/grants/1/last-day".to_owned(),
        "/policy".to_owned(),
        "/journal".to_owned(),
        format!("/journal?person={teacher}&kind=unit&record=1&from=2026-01-01&until=2027-01-01"),
        "/journal/chain".to_owned(),
    ]
}

#[test]
fn every_page_is_drawn_for_the_administrator() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let north = sample.north;
    let teacher = sample.teacher_north;
    let group = crate::add_group(
        site.db(),
        &access::Actor::operator(),
        &crate::NewGroup { name: "Superanvändare".into(), about: "Hjälper till.".into(), unit: north },
    )
    .unwrap();
    let pages = pages(north, teacher, group);
    for path in &pages {
        whole(path, &site.get(&who, path));
        let is_form = [
            "add",
            "rename",
            "move",
            "merge",
            "close",
            "edit",
            "leave",
            "protect",
            "members",
            "give",
            "end",
            "last-day",
            "organisation",
        ];
        let bare = path.split('?').next().unwrap_or(path);
        if !is_form.iter().any(|word| bare.ends_with(word)) {
            let json = site.get(&who, &format!("/api/v1{path}"));
            assert_eq!(json.status, 200, "{path}: {}", json.text);
            json.json();
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(texts::keys(crate::TEXTS.sv), texts::keys(crate::TEXTS.en));
}
