use access::{Extent, Role};

use crate::{grants_of, samples};

#[test]
fn the_sample_is_whole_and_its_roles_hold() {
    let base = testing::base(crate::MIGRATIONS);
    let sample = samples::small(&base.db);
    assert_eq!(sample.root.number(), 1);
    let leader = base.db.read(|r| grants_of(r, sample.leader_north, r.now())).unwrap();
    let roles: Vec<Role> = leader.iter().map(|grant| grant.role).collect();
    assert_eq!(roles, [Role::Staff, Role::Leader]);
    assert_eq!(leader[1].extent, Extent::Units(vec![sample.north]));
    let head = base.db.read(|r| grants_of(r, sample.head_of_it, r.now())).unwrap();
    assert!(head.iter().all(|grant| grant.extent == Extent::Organisation));
}
