use crate::POLICY;

#[test]
fn who_may_do_what_with_consumables() {
    insta::assert_snapshot!(POLICY.matrix().picture());
}
