use crate::{POLICY, TEXTS_POLICY};

#[test]
fn who_may_do_what_with_loans_and_their_texts() {
    insta::assert_snapshot!(format!("{}\n{}", POLICY.matrix().picture(), TEXTS_POLICY.matrix().picture()));
}
