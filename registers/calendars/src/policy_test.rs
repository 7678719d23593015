use crate::POLICY;

#[test]
fn who_may_do_what_with_a_calendar() {
    insta::assert_snapshot!(POLICY.matrix().picture(), @r"
    calendar                           read            add         change         import         retire
    administrator                         -              -              -              -              -
    head-of-it                   everything          units          units          units          units
    architect                    everything              -              -              -              -
    agent                        everything              -              -              -              -
    project-manager              everything              -              -              -              -
    service-owner                everything          units          units          units          units
    leader                       everything              -              -              -              -
    controller                            -              -              -              -              -
    secretary                             -              -              -              -              -
    data-protection-officer               -              -              -              -              -
    archivist                             -              -              -              -              -
    auditor                      everything              -              -              -              -
    identity-officer                      -              -              -              -              -
    staff                                 -              -              -              -              -
    pupil                                 -              -              -              -              -
    guardian                              -              -              -              -              -
    ");
}
