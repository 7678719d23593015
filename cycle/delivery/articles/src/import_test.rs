use access::{Actor, Extent, Grant, Permit, Role};
use intake::{Known, Value, Values};
use kernel::Result;
use serde_json::json;
use store::Tx;

use crate::article::In;
use crate::world::World;
use crate::{Event, POLICY, Verb, intake_targets};

fn head(world: &World) -> Actor {
    let grant = Grant { role: Role::HeadOfIt, unit: world.who.root, extent: Extent::Organisation };
    Actor::person(world.who.head_of_it, vec![grant])
}

fn target() -> intake::Target {
    intake_targets().remove(0)
}

/// Does some of an import in one write.
fn write<T>(world: &World, work: impl Fn(&Tx<'_>, &Permit) -> Result<T>) -> Result<T> {
    world.site.db().write(&head(world), |tx| {
        let permit = POLICY.allow(tx.actor(), Verb::Import, &In(world.who.root))?;
        let value = work(tx, &permit)?;
        Ok(tx.say(permit, &Event::Imported { article: kernel::Id::new(1) })?.with(value))
    })
}

fn put(world: &World, known: Option<&Known>, values: &Values) -> i64 {
    write(world, |tx, permit| (target().put)(tx, permit, known, values)).unwrap()
}

fn known(world: &World, id: i64) -> Known {
    world.site.db().read(|r| (target().load)(r, &head(world), &[id])).unwrap().remove(0)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn row(world: &World) -> Values {
    Values::of([
        ("external_id", text("KB-7")),
        ("heading", text("Skrivaren")),
        ("text", text("Starta om den.")),
        ("heading_en", text("The printer")),
        ("text_en", text("Restart it.")),
        ("unit", Value::Record { id: world.who.root.number(), name: String::new() }),
        ("audience", Value::Word("staff".into())),
        ("state", Value::Word("published".into())),
    ])
}

#[test]
fn an_article_comes_in_with_both_languages_changes_and_is_taken_away_again() {
    let world = World::new();
    let id = put(&world, None, &row(&world));
    let read = world.article(&world.teacher_north(), id).json();
    assert_eq!(read["languages"], json!({ "sv": "in-step", "en": "in-step" }));
    assert_eq!(world.listed(&world.teacher_north(), "q=printer").len(), 1);

    let was = known(&world, id);
    assert_eq!(was.values.text("text_en"), Some("Restart it."));
    put(&world, Some(&was), &Values::of([("text", text("Stäng av den. Vänta."))]));
    let read = world.article(&world.agent(), id).json();
    assert_eq!(read["languages"], json!({ "sv": "in-step", "en": "behind" }));
    assert_eq!(
        world.site.get(&world.agent(), &format!("/api/v1/articles/{id}/past?lang=sv")).json()["items"][1]["revision"],
        1
    );

    write(&world, |tx, permit| (target().remove)(tx, permit, id)).unwrap();
    assert_eq!(world.article(&world.agent(), id).status, 404);
}

#[test]
fn half_a_translation_and_another_unit_are_refused_with_a_reason() {
    let world = World::new();
    let half = Values::of([("heading_en", text("The printer"))]);
    assert_eq!((target().check)(&head(&world), None, &half)[0].key, "articles-import-why-half");
    let grant =
        Grant { role: Role::HeadOfIt, unit: world.who.north, extent: Extent::Units(vec![world.who.north]) };
    let north = Actor::person(world.who.head_of_it, vec![grant]);
    assert_eq!((target().check)(&north, None, &row(&world))[0].key, "articles-import-why-unit");
}

#[test]
fn sjoviks_articles_are_the_same_every_time() {
    let made = || {
        let world = World::new();
        let owners = [world.who.agent];
        crate::samples::make(
            world.site.db(),
            &crate::samples::Keepers { unit: world.who.root, owners: &owners },
        )
        .unwrap();
        (world.listed(&world.teacher_north(), ""), world.listed(&world.agent(), "step=behind"))
    };
    let (read, behind) = made();
    assert_eq!((read.len(), behind.len()), (6, 1), "{read:?}");
    assert_eq!((read, behind), made());
}
