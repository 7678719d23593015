use crate::LINKS;

#[test]
fn it_and_those_who_steer_tie_and_everybody_follows() {
    insta::assert_snapshot!(LINKS.matrix().picture(), @"");
}
