use access::Actor;
use kernel::{Id, Refused, Subject};

use crate::world::{World, promise};
use crate::{Applies, Cannot, Facts, HoldsFor, Measure, Party, Terms};

fn facts() -> Facts {
    Facts {
        subject: Subject::new("ticket", 1),
        unit: Id::new(3),
        service: Some(Id::new(8)),
        group: None,
        supplier: None,
        priority: Some(2),
    }
}

#[test]
fn what_is_not_met_does_not_fit() {
    let above = [Id::new(1), Id::new(2), Id::new(3)];
    let fits = |applies: Applies| applies.fits(&facts(), &above).map(crate::Fit::words);
    assert_eq!(fits(Applies::default()).as_deref(), Some("all"));
    assert_eq!(fits(Applies { service: Some(Id::new(8)), ..Applies::default() }).as_deref(), Some("service"));
    assert_eq!(fits(Applies { service: Some(Id::new(9)), ..Applies::default() }), None);
    assert_eq!(fits(Applies { group: Some(Id::new(8)), ..Applies::default() }), None);
    assert_eq!(fits(Applies { unit: Some(Id::new(4)), ..Applies::default() }), None);
    assert_eq!(fits(Applies { priorities: vec![1], ..Applies::default() }), None);
    let kinds = vec!["ticket".to_owned()];
    let many = Applies { kinds, unit: Some(Id::new(1)), priorities: vec![1, 2], ..Applies::default() };
    assert_eq!(fits(many).as_deref(), Some("unit priority kind"));
}

#[test]
fn the_service_counts_more_than_the_unit_and_the_nearer_unit_more_than_the_farther() {
    let above = [Id::new(1), Id::new(2), Id::new(3)];
    let fit = |applies: Applies| applies.fits(&facts(), &above).unwrap();
    let service = fit(Applies { service: Some(Id::new(8)), ..Applies::default() });
    let near = fit(Applies { unit: Some(Id::new(3)), ..Applies::default() });
    let far = fit(Applies { unit: Some(Id::new(1)), ..Applies::default() });
    let priority = fit(Applies { priorities: vec![2], ..Applies::default() });
    assert!(service > near && near > far && far > priority && priority > fit(Applies::default()));
}

#[test]
fn terms_promise_each_measure_once_and_name_their_party() {
    let world = World::new();
    let twice = world.terms(vec![promise(Measure::Solution, "1h"), promise(Measure::Solution, "2h")]);
    assert_eq!(twice.checked(Party::Users), Err(Cannot::TwoPromises));
    let plain = world.terms(vec![promise(Measure::Solution, "1h")]);
    assert_eq!(plain.clone().checked(Party::Group), Err(Cannot::PartyIsMissing));
    assert_eq!(plain.clone().checked(Party::Supplier), Err(Cannot::PartyIsMissing));
    assert_eq!(world.terms(Vec::new()).checked(Party::Users), Err(Cannot::PromisesNothing));
    let text = serde_json::to_string(&plain).unwrap();
    assert_eq!(serde_json::from_str::<Terms>(&text).unwrap(), plain, "what is stored is read back the same");
    assert!(serde_json::from_str::<Terms>(&text.replace("\"1h\"", "\"1x\"")).is_err());
}

#[test]
fn a_retired_agreement_promises_nothing_new() {
    let world = World::new();
    let level = world.usual();
    let (db, operator) = (&world.base.db, Actor::operator());
    world.begin(&world.facts(1));
    crate::retire(db, &operator, level).unwrap();
    world.begin(&world.facts(2));
    assert_eq!((world.all_shown(1).len(), world.all_shown(2).len()), (2, 0));
    let again = crate::change(
        db,
        &operator,
        level,
        &world.terms(vec![promise(Measure::Solution, "1h")]),
        HoldsFor::New,
    );
    assert_eq!(again, Err(Refused::rule("clocks-cannot-retired")));
}
