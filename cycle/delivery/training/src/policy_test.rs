use crate::{COURSES, TRAINEES};

#[test]
fn who_may_do_what_with_courses() {
    insta::assert_snapshot!(COURSES.matrix().picture(), @r"
    course                             read            add           edit          close           plan           hold         import
    administrator                everything              -              -              -              -              -              -
    head-of-it                   everything          units          units          units          units          units          units
    architect                    everything          units          units          units          units          units              -
    agent                        everything          units          units          units          units          units              -
    project-manager              everything          units          units          units          units          units              -
    service-owner                everything          units          units          units          units          units              -
    leader                       everything              -              -              -              -              -              -
    controller                   everything              -              -              -              -              -              -
    secretary                    everything              -              -              -              -              -              -
    data-protection-officer      everything              -              -              -              -              -              -
    archivist                    everything              -              -              -              -              -              -
    auditor                      everything              -              -              -              -              -              -
    identity-officer             everything              -              -              -              -              -              -
    staff                        everything              -              -              -              -              -              -
    pupil                        everything              -              -              -              -              -              -
    guardian                     everything              -              -              -              -              -              -
    ");
}

#[test]
fn who_may_know_what_of_those_who_are_taught() {
    insta::assert_snapshot!(TRAINEES.matrix().picture(), @r"
    trainee                            read           note
    administrator                       own              -
    head-of-it                    units+own          units
    architect                           own              -
    agent                         units+own          units
    project-manager               units+own          units
    service-owner                 units+own          units
    leader                        units+own          units
    controller                          own              -
    secretary                           own              -
    data-protection-officer             own              -
    archivist                           own              -
    auditor                             own              -
    identity-officer                    own              -
    staff                               own              -
    pupil                               own              -
    guardian                            own              -
    ");
}
