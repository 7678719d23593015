use access::{Actor, Extent, Grant, Role};
use intake::{Asked, Known, Match, Target, Value, Values, Why};
use kernel::{Id, Refused, Result};
use testing::Site;

use super::{PERSON, UNIT, intake_targets};
use crate::pages_test::site;
use crate::policy::{ORGANISATION, Organisation};
use crate::samples::Sample;
use crate::units::units_test::closure_is_right;

fn target(kind: &str) -> Target {
    intake_targets().into_iter().find(|target| target.kind == kind).unwrap()
}

fn head(sample: &Sample) -> Actor {
    let grant = Grant { role: Role::HeadOfIt, unit: sample.root, extent: Extent::Organisation };
    Actor::person(sample.head_of_it, vec![grant])
}

fn leader(sample: &Sample) -> Actor {
    let grant = Grant { role: Role::Leader, unit: sample.north, extent: Extent::Units(vec![sample.north]) };
    Actor::person(sample.leader_north, vec![grant])
}

/// Does some of an import in one write, which the operator's permit stands for.
fn write<T>(
    site: &Site,
    actor: &Actor,
    work: impl Fn(&store::Tx<'_>, &access::Permit) -> Result<T>,
) -> Result<T> {
    site.db().write(actor, |tx| {
        let permit = ORGANISATION.allow(&Actor::operator(), Organisation::Edit, &())?;
        let value = work(tx, &permit)?;
        let event = crate::Event::Restored { kind: "import", id: 1 };
        Ok(tx.say(permit, &event)?.with(value))
    })
}

fn load(site: &Site, actor: &Actor, target: &Target, id: i64) -> Known {
    site.db().read(|r| (target.load)(r, actor, &[id])).unwrap().remove(0)
}

fn find(site: &Site, actor: &Actor, target: &Target, fields: &[&str], values: &[Value]) -> Vec<i64> {
    let values = [values.to_vec()];
    let asked = Asked { actor, fields, values: &values };
    let found = site.db().read(|r| (target.find)(r, &asked)).unwrap();
    found
        .into_iter()
        .filter(|(found, _)| found.iter().zip(&values[0]).all(|(a, b)| a.is_same(b)))
        .map(|(_, id)| id)
        .collect()
}

fn keys(whys: &[Why]) -> Vec<&str> {
    whys.iter().map(|why| why.key.as_str()).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn unit_value(id: Id<kernel::Unit>) -> Value {
    Value::Record { id: id.number(), name: String::new() }
}

#[test]
fn a_unit_comes_in_changes_place_and_is_taken_away_again() {
    let (site, sample) = site();
    let (units, actor) = (target("unit"), head(&sample));
    let new = Values::of([
        ("code", text("4030")),
        ("name", text("Östra skolan")),
        ("kind", Value::Word("school".into())),
        ("parent", unit_value(sample.education)),
    ]);
    assert!((units.check)(&actor, None, &new).is_empty());
    let id = write(&site, &actor, |tx, permit| (units.put)(tx, permit, None, &new)).unwrap();
    assert_eq!(find(&site, &actor, &units, &["code"], &[text("4030")]), [id]);
    assert_eq!(
        find(
            &site,
            &actor,
            &units,
            &["name", "parent"],
            &[text("Östra skolan"), unit_value(sample.education)]
        ),
        [id]
    );

    let known = load(&site, &actor, &units, id);
    let moved = Values::of([("name", text("Östra")), ("parent", unit_value(sample.south))]);
    write(&site, &actor, |tx, permit| (units.put)(tx, permit, Some(&known), &moved)).unwrap();
    closure_is_right(&site);
    let now = load(&site, &actor, &units, id);
    assert_eq!(
        (now.name.as_str(), now.values.value("parent").as_record()),
        ("Östra", Some(sample.south.number()))
    );
    write(&site, &actor, |tx, permit| (units.put)(tx, permit, Some(&now), &known.values)).unwrap();
    assert_eq!(load(&site, &actor, &units, id).values, known.values);

    write(&site, &actor, |tx, permit| (units.remove)(tx, permit, id)).unwrap();
    closure_is_right(&site);
    assert!(find(&site, &actor, &units, &["code"], &[text("4030")]).is_empty());
}

#[test]
fn a_unit_that_others_lean_on_is_not_taken_away() {
    let (site, sample) = site();
    let units = target("unit");
    let removed =
        write(&site, &head(&sample), |tx, permit| (units.remove)(tx, permit, sample.north.number()));
    assert_eq!(removed, Err(Refused::Conflict));
}

/// ASVS 8.3.3.
#[test]
fn rows_beyond_the_importers_reach_are_refused_with_the_reason() {
    let (site, sample) = site();
    let actor = leader(&sample);
    let (units, people, grants) = (target("unit"), target("person"), target("grant"));
    assert!(!(units.may)(&actor) && (people.may)(&actor) && (grants.may)(&actor));
    let person = |unit| {
        Values::of([("name", text("Ny Lärare")), ("unit", unit_value(unit)), ("email", text("ny@sjovik"))])
    };
    assert_eq!(keys(&(people.check)(&actor, None, &person(sample.north))), ["people-import-why-email"]);
    let whys = (people.check)(&actor, None, &person(sample.south));
    assert_eq!(keys(&whys), ["people-import-why-email", "people-import-why-unit"]);
    let grant = |role: &str, unit, person: Id<kernel::Person>| {
        Values::of([
            ("person", Value::Record { id: person.number(), name: String::new() }),
            ("role", Value::Word(role.into())),
            ("unit", unit_value(unit)),
        ])
    };
    let check = |values: Values| (grants.check)(&actor, None, &values);
    assert_eq!(keys(&check(grant("agent", sample.north, sample.pupil))), ["people-grant-not-yours"]);
    assert_eq!(keys(&check(grant("staff", sample.south, sample.pupil))), ["people-grant-beyond-reach"]);
    assert_eq!(keys(&check(grant("staff", sample.north, sample.leader_north))), ["people-grant-to-oneself"]);
    assert!(check(grant("staff", sample.north, sample.pupil)).is_empty());
    let outside = site.db().read(|r| (people.load)(r, &actor, &[sample.teacher_south.number()])).unwrap();
    assert!(outside.is_empty(), "whom a leader may not edit is not loaded");
}

#[test]
fn a_person_comes_in_with_the_first_role_and_is_taken_away_until_somebody_leans_on_them() {
    let (site, sample) = site();
    let (people, actor) = (target("person"), head(&sample));
    let new = Values::of([
        ("name", text("Ny Lärare")),
        ("email", text("NY@sjovik.example")),
        ("unit", unit_value(sample.north)),
        ("external_id", text("0071")),
        ("role", Value::Word("pupil".into())),
    ]);
    let id = write(&site, &actor, |tx, permit| (people.put)(tx, permit, None, &new)).unwrap();
    let known = load(&site, &actor, &people, id);
    assert_eq!(
        (known.values.text("email"), known.values.text("role")),
        (Some("ny@sjovik.example"), Some("pupil"))
    );
    assert_eq!(find(&site, &actor, &people, &["external_id"], &[text("0071")]), [id]);

    let other = Values::of([("role", Value::Word("staff".into()))]);
    assert_eq!(keys(&(people.check)(&actor, Some(&known), &other)), ["people-import-why-role"]);
    let changed = Values::of([
        ("position", text("Vikarie")),
        ("email", Value::Nothing),
        ("unit", unit_value(sample.south)),
    ]);
    assert!((people.check)(&actor, Some(&known), &changed).is_empty());
    write(&site, &actor, |tx, permit| (people.put)(tx, permit, Some(&known), &changed)).unwrap();
    let now = load(&site, &actor, &people, id);
    assert_eq!((now.values.text("email"), now.values.text("role")), (None, Some("pupil")));
    write(&site, &actor, |tx, permit| (people.put)(tx, permit, Some(&now), &known.values)).unwrap();
    assert_eq!(load(&site, &actor, &people, id).values.value("unit"), known.values.value("unit"));

    let fresh = Values::of([("name", text("Tillfällig")), ("unit", unit_value(sample.north))]);
    let brief = write(&site, &actor, |tx, permit| (people.put)(tx, permit, None, &fresh)).unwrap();
    write(&site, &actor, |tx, permit| (people.remove)(tx, permit, brief)).unwrap();
    assert!(site.db().read(|r| (people.load)(r, &actor, &[brief])).unwrap().is_empty());
    let leaned = write(&site, &actor, |tx, permit| (people.remove)(tx, permit, id));
    assert_eq!(leaned, Err(Refused::Conflict), "roles that have ended are history too");
}

#[test]
fn a_group_comes_in_with_its_members_and_keeps_those_whom_the_importer_cannot_see() {
    let (site, sample) = site();
    let (groups, actor) = (target("group"), head(&sample));
    let members = |ids: &[Id<kernel::Person>]| {
        Value::Records(ids.iter().map(|id| (id.number(), String::new())).collect())
    };
    let new = Values::of([
        ("name", text("Superanvändare")),
        ("unit", unit_value(sample.north)),
        ("members", members(&[sample.teacher_north, sample.pupil])),
    ]);
    let id = write(&site, &actor, |tx, permit| (groups.put)(tx, permit, None, &new)).unwrap();
    crate::protect(site.db(), &Actor::operator(), sample.pupil, crate::From(None)).unwrap();
    let known = load(&site, &actor, &groups, id);
    assert_eq!(known.values.value("members").as_records(), [sample.teacher_north.number()]);
    let changed = Values::of([("members", members(&[sample.teacher_south]))]);
    write(&site, &actor, |tx, permit| (groups.put)(tx, permit, Some(&known), &changed)).unwrap();
    let all = site.db().read(|r| crate::tables::groups::members(r, Id::new(id))).unwrap();
    assert_eq!(all, [sample.teacher_south, sample.pupil]);
    write(&site, &actor, |tx, permit| (groups.remove)(tx, permit, id)).unwrap();
}

#[test]
fn a_role_comes_in_once_and_one_that_stands_is_not_changed() {
    let (site, sample) = site();
    let (grants, actor) = (target("grant"), head(&sample));
    let person = Value::Record { id: sample.teacher_north.number(), name: String::new() };
    let row = [
        ("person", person.clone()),
        ("role", Value::Word("agent".into())),
        ("unit", unit_value(sample.north)),
    ];
    let new = Values::of(row.clone());
    let id = write(&site, &actor, |tx, permit| (grants.put)(tx, permit, None, &new)).unwrap();
    let key = [person, Value::Word("agent".into()), unit_value(sample.north)];
    assert_eq!(find(&site, &actor, &grants, &["person", "role", "unit"], &key), [id]);
    let known = load(&site, &actor, &grants, id);
    let until = Values::of([("until", Value::Day("2027-01-01".parse().unwrap()))]);
    assert_eq!(keys(&(grants.check)(&actor, Some(&known), &until)), ["people-import-why-stands"]);
    assert!((grants.check)(&actor, Some(&known), &new).is_empty());
    write(&site, &actor, |tx, permit| (grants.remove)(tx, permit, id)).unwrap();
    assert!(find(&site, &actor, &grants, &["person", "role", "unit"], &key).is_empty());
}

#[test]
fn cells_find_units_by_code_or_name_and_persons_by_address_number_or_name() {
    let (site, sample) = site();
    let look = |refer: &intake::Refer, actor: &Actor, said: &str| {
        site.db().read(|r| (refer.look_up)(r, actor, &[said.to_owned()])).unwrap().remove(said)
    };
    let one = |found: Option<Match>| match found {
        Some(Match::One { id, .. }) => Some(id),
        Some(Match::Several) | None => None,
    };
    let actor = head(&sample);
    for said in ["4010", "norra  skolan", " NORRA SKOLAN "] {
        assert_eq!(one(look(&UNIT, &actor, said)), Some(sample.north.number()), "{said:?}");
    }
    for said in
        ["nils.lind@sjovik.example", "NILS.LIND@sjovik.example", "Nils Lind", "Lind, Nils", "Lind,Nils "]
    {
        assert_eq!(one(look(&PERSON, &actor, said)), Some(sample.teacher_north.number()), "{said:?}");
    }
    assert_eq!(look(&PERSON, &leader(&sample), "Sara Lund"), None);
    let twin = crate::NewPerson::named("Nils Lind", sample.south);
    crate::add_person(site.db(), &Actor::operator(), &twin).unwrap();
    assert_eq!(look(&PERSON, &actor, "Nils Lind"), Some(Match::Several));
    assert_eq!(one(look(&PERSON, &leader(&sample), "Nils Lind")), Some(sample.teacher_north.number()));
}

#[test]
fn headings_of_swedish_lists_are_known() {
    for (kind, field, heading) in [
        ("unit", "parent", "tillhör"),
        ("unit", "parent", "tillhör enhet"),
        ("unit", "parent", "ingår i"),
        ("unit", "parent", "överordnad enhet"),
        ("person", "name", "efternamn, förnamn"),
        ("person", "external_id", "anst.nr"),
        ("person", "unit", "arbetsplats"),
        ("person", "position", "befattning"),
        ("person", "email", "e-post"),
    ] {
        let known = target(kind).field(field).is_some_and(|field| field.hints.contains(&heading));
        assert!(known, "{heading} for {kind} {field}");
    }
}

#[test]
fn what_municipalities_write_for_a_kind_or_a_role_is_understood() {
    let means = |kind: &str, field: &str, said: &str| -> Option<&'static str> {
        let Some(intake::Takes::Choice(words)) = target(kind).field(field).map(|field| field.takes) else {
            return None;
        };
        words.iter().find(|word| word.means.contains(&said)).map(|word| word.word)
    };
    for (said, kind) in [
        ("kommun", "organisation"),
        ("enhet", "department"),
        ("verksamhet", "department"),
        ("grundskola", "school"),
        ("anpassad grundskola", "school"),
        ("fritidshem", "school"),
        ("äldreboende", "care"),
        ("särskilt boende", "care"),
        ("gruppbostad", "care"),
        ("kontor", "administration"),
        ("sektor", "administration"),
        ("bolag", "administration"),
        ("nämnd eller styrelse", "board"),
    ] {
        assert_eq!(means("unit", "kind", said), Some(kind), "{said}");
    }
    for (said, role) in [
        ("systemägare", "service-owner"),
        ("förvaltningsledare it", "service-owner"),
        ("chef eller rektor", "leader"),
        ("leader or head teacher", "leader"),
        ("it-tekniker", "agent"),
    ] {
        assert_eq!(means("grant", "role", said), Some(role), "{said}");
    }
}
