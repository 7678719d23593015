//! What is for some is in nobody else's list, count, search, suggestion, file, card or export.

use access::{Actor, Extent, Grant, Role};
use kernel::Id;
use proptest::prelude::*;
use serde_json::json;
use store::Sql;

use crate::world::World;
use crate::{
    Article, Audience, Facts, NewArticle, Outdating, POLICY, Publishing, Verb, outdate, publish, write,
};

#[test]
fn an_article_for_it_alone_leaks_to_nobody_else_in_any_way() {
    let world = World::new();
    let id = world.publish("Hemliga nyckelskåpet", "it", &json!({}));
    for who in [world.teacher_north(), world.pupil(), world.auditor()] {
        assert_eq!(world.article(&who, id).status, 404);
        assert_eq!(world.site.get(&who, &format!("/articles/{id}")).status, 404);
        assert!(world.listed(&who, "q=nyckelsk%C3%A5pet").is_empty());
        assert!(world.listed(&who, "audience=it").is_empty());
        assert!(world.told(&who, "found?q=nyckelsk%C3%A5pet").is_empty());
        assert!(world.told(&who, "similar?q=hemliga%20nyckelsk%C3%A5pet").is_empty());
        assert!(world.told(&who, "cards").is_empty());
        for format in ["csv", "json"] {
            let file = world.site.get(&who, &format!("/articles/export?format={format}")).text;
            assert!(!file.contains("nyckel"), "{file}");
        }
        assert_eq!(world.site.get(&who, &format!("/articles/{id}/past")).status, 404);
        assert_eq!(world.act(&who, id, "rate", &json!({ "helped": "yes" })).status, 404);
    }
    for who in [world.agent(), world.agent_north(), world.head()] {
        assert_eq!(world.article(&who, id).status, 200);
        assert_eq!(world.told(&who, "similar?q=nyckelsk%C3%A5pet"), ["Hemliga nyckelskåpet"]);
    }
}

#[test]
fn an_article_for_a_school_is_read_there_and_by_no_other() {
    let world = World::new();
    let id = world.publish("Skärmen i sal", "units", &json!({ "units": [world.who.north] }));
    assert_eq!(world.article(&world.teacher_north(), id).status, 200);
    assert_eq!(world.article(&world.pupil(), id).status, 200);
    assert_eq!(world.article(&world.teacher_south(), id).status, 404);
    assert!(world.told(&world.teacher_south(), "similar?q=sk%C3%A4rmen").is_empty());
}

#[test]
fn suggestions_are_published_articles_that_share_most_words() {
    let world = World::new();
    world.publish("Projektorn flimrar", "staff", &json!({}));
    world.publish("Projektorn i aulan flimrar gult", "staff", &json!({}));
    world.write(&world.agent(), "Projektorn flimrar aldrig", "staff", &json!({}));
    let found = world.told(&world.teacher_north(), "similar?q=projektorn%20i%20aulan%20flimrar");
    assert_eq!(found, ["Projektorn i aulan flimrar gult", "Projektorn flimrar"]);
    assert!(world.told(&world.teacher_north(), "similar?q=en%20av").is_empty());
}

fn actor(
    person: i64,
    role: Role,
    unit: kernel::Id<kernel::Unit>,
    below: &[kernel::Id<kernel::Unit>],
) -> Actor {
    let extent = if below.is_empty() { Extent::Organisation } else { Extent::Units(below.to_vec()) };
    Actor::person(Id::new(person), vec![Grant { role, unit, extent }])
}

fn all(world: &World) -> Vec<Article> {
    let ids: Vec<(i64,)> =
        world.site.db().read(|r| r.all(Sql::open("a test", "SELECT id FROM article ORDER BY id"))).unwrap();
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let operator = POLICY.scope(&Actor::operator(), Verb::Read);
    let mut all = world.site.db().read(|r| crate::store::these(r, &operator, &ids)).unwrap();
    all.sort_by_key(|article| article.id);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_decision_on_one_article_and_the_scope_of_many_agree(
        pages in prop::collection::vec((0usize..4, 0usize..3, 0usize..6), 1..8)
    ) {
        let world = World::new();
        let (who, db) = (&world.who, world.site.db());
        let units = [who.root, who.education, who.north, who.south];
        let today = db.read(people::today).unwrap();
        for (n, (unit, state, audience)) in pages.into_iter().enumerate() {
            let audience = match audience {
                0 => Audience::Everybody,
                1 => Audience::Staff,
                2 => Audience::It,
                other => Audience::Units(vec![units[other - 2]]),
            };
            let owner = (n % 2 == 0).then_some(who.architect);
            let facts = Facts { unit: units[unit], owner, service: None, audience, review_on: None };
            let new = NewArticle { lang: kernel::Lang::Sv, title: format!("Artikel {n}"), text: "Så".into(), facts, from: None };
            let id = write(db, &Actor::operator(), &new).unwrap();
            if state > 0 {
                publish(db, &Actor::operator(), id, &Publishing { review_on: today, seen: None }).unwrap();
            }
            if state > 1 {
                outdate(db, &Actor::operator(), id, &Outdating { reason: "Gammal".into(), seen: None }).unwrap();
            }
        }
        let schools = [who.education, who.north, who.south];
        let actors = [
            actor(who.teacher_north.number(), Role::Staff, who.north, &[who.north]),
            actor(who.teacher_south.number(), Role::Staff, who.south, &[who.south]),
            actor(who.leader_north.number(), Role::Leader, who.education, &schools),
            actor(who.architect.number(), Role::ServiceOwner, who.north, &[who.north]),
            actor(who.agent.number(), Role::Agent, who.north, &[who.north]),
            actor(who.pupil.number(), Role::Pupil, who.north, &[who.north]),
            actor(who.auditor.number(), Role::Auditor, who.root, &[]),
        ];
        for actor in &actors {
            for verb in [Verb::Read, Verb::ReadPast, Verb::Edit, Verb::PublishForAll, Verb::Rate] {
                let decided: Vec<i64> = all(&world).iter().filter(|a| POLICY.may(actor, verb, *a)).map(|a| a.id.number()).collect();
                let text = "SELECT article.id FROM article WHERE {scope} ORDER BY article.id";
                let scoped: Vec<(i64,)> = db.read(|r| r.all(Sql::within(&POLICY.scope(actor, verb), text))).unwrap();
                prop_assert_eq!(&decided, &scoped.into_iter().map(|(id,)| id).collect::<Vec<_>>(), "{:?} {:?}", actor.grants, verb);
            }
        }
    }
}
