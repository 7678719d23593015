use access::{Actor, Extent, Grant, Limit, Role};
use kernel::Id;

use crate::{LINKS, Verb};

#[test]
fn it_and_those_who_steer_tie_and_everybody_follows() {
    insta::assert_snapshot!(LINKS.matrix().picture(), @r"
    link                               read            tie          untie
    administrator                everything              -              -
    head-of-it                   everything     everything     everything
    architect                    everything     everything     everything
    agent                        everything     everything     everything
    project-manager              everything     everything     everything
    service-owner                everything     everything     everything
    leader                       everything     everything     everything
    controller                   everything     everything     everything
    secretary                    everything     everything     everything
    data-protection-officer      everything              -              -
    archivist                    everything              -              -
    auditor                      everything              -              -
    identity-officer             everything              -              -
    staff                        everything              -              -
    pupil                        everything              -              -
    guardian                     everything              -              -
    ");
}

#[test]
fn a_token_never_does_more_than_it_was_made_for() {
    let grant = Grant { role: Role::HeadOfIt, unit: Id::new(1), extent: Extent::Organisation };
    let may = |limit: Limit| {
        let actor = Actor { limit, ..Actor::person(Id::new(8), vec![grant.clone()]) };
        [Verb::Read, Verb::Tie, Verb::Untie].map(|verb| LINKS.may(&actor, verb, &()))
    };
    let of = |kind: &str| Limit::Kinds { kinds: vec![kind.to_owned()], writes: true };
    assert_eq!(may(Limit::Whole), [true, true, true]);
    assert_eq!(may(Limit::ReadOnly), [true, false, false]);
    assert_eq!((may(of("need")), may(of("link"))), ([false; 3], [true; 3]));
}
