use crate::{CLOCKS, LEVELS};

#[test]
fn who_may_do_what_with_an_agreement() {
    insta::assert_snapshot!(LEVELS.matrix().picture(), @r"
    service-level                      read            add         change         retire
    administrator                         -              -              -              -
    head-of-it                   everything          units          units          units
    architect                    everything              -              -              -
    agent                        everything              -              -              -
    project-manager              everything              -              -              -
    service-owner                everything          units          units          units
    leader                                -              -              -              -
    controller                            -              -              -              -
    secretary                             -              -              -              -
    data-protection-officer               -              -              -              -
    archivist                             -              -              -              -
    auditor                      everything              -              -              -
    identity-officer                      -              -              -              -
    staff                                 -              -              -              -
    pupil                                 -              -              -              -
    guardian                              -              -              -              -
    ");
}

#[test]
fn who_may_do_what_with_a_clock() {
    insta::assert_snapshot!(CLOCKS.matrix().picture(), @r"
    clock                              read  read-internal        explain     set-causes           tell        measure measure-internal
    administrator                everything              -              -              -              -              -                -
    head-of-it                   everything          units          units          units              -          units            units
    architect                    everything          units          units              -              -          units            units
    agent                        everything          units          units              -              -          units            units
    project-manager              everything          units          units              -              -          units            units
    service-owner                everything              -              -          units              -          units                -
    leader                       everything              -              -              -              -          units                -
    controller                   everything              -              -              -              -          units                -
    secretary                    everything              -              -              -              -              -                -
    data-protection-officer      everything              -              -              -              -              -                -
    archivist                    everything              -              -              -              -              -                -
    auditor                      everything              -              -              -              -          units            units
    identity-officer             everything              -              -              -              -              -                -
    staff                        everything              -              -              -              -              -                -
    pupil                        everything              -              -              -              -              -                -
    guardian                     everything              -              -              -              -              -                -
    ");
    let tell = CLOCKS.matrix().rows.into_iter().find(|row| row.verb == "tell").unwrap();
    assert!(tell.is_for_clock, "only time tells that a promise is broken");
}
