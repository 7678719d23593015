use insta::assert_snapshot;

use super::*;

#[test]
fn who_may_do_what_with_a_provider() {
    assert_snapshot!(PROVIDERS.matrix().picture(), @r"
    provider                           read            add         change            try        turn-on       turn-off         answer
    administrator                     units          units          units          units          units          units              -
    head-of-it                            -              -              -              -              -              -              -
    architect                             -              -              -              -              -              -              -
    agent                                 -              -              -              -              -              -              -
    project-manager                       -              -              -              -              -              -              -
    service-owner                         -              -              -              -              -              -              -
    leader                                -              -              -              -              -              -              -
    controller                            -              -              -              -              -              -              -
    secretary                             -              -              -              -              -              -              -
    data-protection-officer               -              -              -              -              -              -              -
    archivist                             -              -              -              -              -              -              -
    auditor                           units              -              -              -              -              -              -
    identity-officer                      -              -              -              -              -              -              -
    staff                                 -              -              -              -              -              -              -
    pupil                                 -              -              -              -              -              -              -
    guardian                              -              -              -              -              -              -              -
    anyone                                -              -              -              -              -              -            yes
    ");
}

#[test]
fn who_may_do_what_with_what_joins_an_account() {
    assert_snapshot!(LINKS.matrix().picture(), @r"
    provider-link                      read           join          leave           part
    administrator                 units+own            own            own          units
    head-of-it                          own            own            own              -
    architect                           own            own            own              -
    agent                               own            own            own              -
    project-manager                     own            own            own              -
    service-owner                       own            own            own              -
    leader                              own            own            own              -
    controller                          own            own            own              -
    secretary                           own            own            own              -
    data-protection-officer             own            own            own              -
    archivist                           own            own            own              -
    auditor                             own            own            own              -
    identity-officer                    own            own            own              -
    staff                               own            own            own              -
    pupil                               own            own            own              -
    guardian                            own            own            own              -
    ");
}
