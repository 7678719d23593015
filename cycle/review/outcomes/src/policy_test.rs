use crate::POLICY;

#[test]
fn who_may_do_what_with_service_reports() {
    insta::assert_snapshot!(POLICY.matrix().picture(), @r"
    service-report                     read     see-so-far          build
    administrator                         -              -              -
    head-of-it                   everything     everything              -
    architect                             -              -              -
    agent                                 -              -              -
    project-manager                       -              -              -
    service-owner                everything     everything              -
    leader                       everything              -              -
    controller                   everything     everything              -
    secretary                             -              -              -
    data-protection-officer               -              -              -
    archivist                             -              -              -
    auditor                      everything     everything              -
    identity-officer                      -              -              -
    staff                                 -              -              -
    pupil                                 -              -              -
    guardian                              -              -              -
    ");
}
