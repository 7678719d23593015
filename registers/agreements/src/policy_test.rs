use crate::{FEEDS, POLICY, SUPPLIERS};

#[test]
fn who_may_do_what_with_agreements_suppliers_and_calendars() {
    let picture = format!(
        "{}\n{}\n{}",
        SUPPLIERS.matrix().picture(),
        POLICY.matrix().picture(),
        FEEDS.matrix().picture()
    );
    insta::assert_snapshot!(picture);
}
