use crate::policy::{LETTERS_IN, LETTERS_OUT, MAILBOXES};

#[test]
fn who_may_do_what_with_mail() {
    let all = [MAILBOXES.matrix(), LETTERS_IN.matrix(), LETTERS_OUT.matrix()];
    insta::assert_snapshot!(all.map(|matrix| matrix.picture()).join("\n"));
}
