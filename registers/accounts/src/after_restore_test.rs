use super::{Ended, Tokens, after_restore};
use crate::testbed::{PASSWORD, bed, is_in};
use crate::{NewToken, Reach};

/// Attack row 25.
#[test]
fn nothing_that_a_backup_held_open_is_open_afterwards() {
    let bed = bed();
    let mut teacher = bed.signed_in(bed.sample.teacher_north);
    let mut admin = bed.signed_in(bed.sample.admin);
    let token = NewToken {
        name: "inventering".to_owned(),
        reach: Reach::ReadOnly,
        ends_on: "2027-01-01".parse().unwrap(),
    };
    crate::make_token_for(bed.db(), &bed.email(bed.sample.admin), &token).unwrap();
    let link = crate::link_for(bed.db(), &bed.email(bed.sample.pupil)).unwrap();
    assert_eq!(after_restore(bed.db(), Tokens::Kept).unwrap(), Ended { sessions: 2, tokens: 0 });
    assert!(!is_in(&mut teacher) && !is_in(&mut admin), "sessions are ended");
    assert_ne!(bed.browser().get(&link).status, 200, "the link opens nothing");
    assert_eq!(after_restore(bed.db(), Tokens::Revoked).unwrap(), Ended { sessions: 0, tokens: 1 });
    assert_eq!(bed.sign_in(&mut bed.browser(), bed.sample.teacher_north, PASSWORD).status, 303);
}
