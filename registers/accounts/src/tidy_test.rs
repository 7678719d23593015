use super::tidy;
use crate::testbed::{OTHER, PASSWORD, bed, is_in};

/// ASVS 14.2.7.
#[test]
fn what_has_run_out_goes_after_a_month_and_what_opens_something_stays() {
    let bed = bed();
    let mut old = bed.signed_in(bed.sample.teacher_north);
    old.post("/sign-out", &[]);
    crate::link_for(bed.db(), &bed.email(bed.sample.pupil)).unwrap();
    bed.sign_in(&mut bed.browser(), bed.sample.pupil, OTHER);
    assert_eq!(tidy(bed.db()).unwrap(), 0, "nothing has run out");
    bed.wait(29 * 86_400);
    assert_eq!(tidy(bed.db()).unwrap(), 2, "the wrong guess, at an account and from an address");
    bed.wait(10 * 86_400);
    let mut new = bed.signed_in(bed.sample.teacher_north);
    assert_eq!(tidy(bed.db()).unwrap(), 2, "the session and the link");
    assert!(is_in(&mut new));
    assert_eq!(bed.number("SELECT COUNT(*) FROM account_pass"), 1);
    assert_eq!(
        bed.sign_in(&mut bed.browser(), bed.sample.pupil, PASSWORD).status,
        303,
        "the account is as it was"
    );
}
