use crate::POLICY;

#[test]
fn who_may_do_what_with_rows_of_supplier_ledgers() {
    insta::assert_snapshot!(POLICY.matrix().picture());
}
