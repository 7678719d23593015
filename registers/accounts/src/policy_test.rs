use insta::assert_snapshot;

use super::*;

#[test]
fn who_may_do_what_with_an_account() {
    assert_snapshot!(ACCOUNTS.matrix().picture(), @r"
    account                         sign-in       sign-out       use-link         set-up           read    end-session change-password choose-language turn-on-factor turn-off-factor    renew-codes     make-token   revoke-token      make-link        disable         enable   end-sessions  remove-factor   set-password        require
    administrator                         -              -              -              -      units+own            own             own             own            own             own            own            own      units+own          units          units          units          units          units              -          units
    head-of-it                            -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    architect                             -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    agent                                 -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    project-manager                       -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    service-owner                         -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    leader                                -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    controller                            -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    secretary                             -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    data-protection-officer               -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    archivist                             -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    auditor                               -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    identity-officer                      -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    staff                                 -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    pupil                                 -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    guardian                              -              -              -              -            own            own             own             own            own             own            own            own            own              -              -              -              -              -              -              -
    anyone                              yes            yes            yes            yes              -              -               -               -              -               -              -              -              -              -              -              -              -              -              -              -
    ");
}

#[test]
fn every_verb_has_its_row() {
    for verb in <Verb as access::Verb>::ALL {
        assert!(ACCOUNTS.rules.iter().any(|rule| rule.verb == *verb), "{verb:?}");
    }
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(texts::keys(crate::TEXTS.sv), texts::keys(crate::TEXTS.en));
}
