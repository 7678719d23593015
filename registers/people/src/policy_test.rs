//! The policy as pictures: a change of rights is a diff that a head of IT can read.

use crate::policy::{GRANTS, GROUPS, JOURNAL, ORGANISATION, PERSONS, UNITS, WHO_MAY};

#[test]
fn who_may_do_what_with_units() {
    insta::assert_snapshot!(UNITS.matrix().picture(), @r"
    unit                               read            add         rename           move          merge          close         reopen
    administrator                everything          units          units          units          units          units          units
    head-of-it                   everything          units          units          units              -          units          units
    architect                    everything              -              -              -              -              -              -
    agent                        everything              -              -              -              -              -              -
    project-manager              everything              -              -              -              -              -              -
    service-owner                everything              -              -              -              -              -              -
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
fn who_may_do_what_with_persons() {
    insta::assert_snapshot!(PERSONS.matrix().picture(), @r"
    person                             read        contact            add           edit      readdress          leave         return        protect      unprotect
    administrator                 units+own      units+own          units          units          units          units          units          units              -
    head-of-it                    units+own      units+own          units          units          units          units          units          units              -
    architect                           own      units+own              -              -              -              -              -              -              -
    agent                         units+own      units+own              -              -              -              -              -              -              -
    project-manager                     own      units+own              -              -              -              -              -              -              -
    service-owner                       own            own              -              -              -              -              -              -              -
    leader                        units+own      units+own          units          units              -          units          units          units              -
    controller                          own            own              -              -              -              -              -              -              -
    secretary                           own            own              -              -              -              -              -              -              -
    data-protection-officer       units+own            own              -              -              -              -              -              -              -
    archivist                           own            own              -              -              -              -              -              -              -
    auditor                       units+own            own              -              -              -              -              -              -              -
    identity-officer              units+own      units+own              -          units          units          units          units          units          units
    staff                               own            own              -              -              -              -              -              -              -
    pupil                               own            own              -              -              -              -              -              -              -
    guardian                            own            own              -              -              -              -              -              -              -
    ");
}

#[test]
fn who_may_do_what_with_groups() {
    insta::assert_snapshot!(GROUPS.matrix().picture(), @r"
    group                              read            add           edit        members          close
    administrator            units+involved          units          units          units          units
    head-of-it               units+involved          units          units          units          units
    architect                units+involved              -              -              -              -
    agent                    units+involved              -              -              -              -
    project-manager          units+involved              -              -              -              -
    service-owner                  involved              -              -              -              -
    leader                   units+involved          units          units          units          units
    controller                     involved              -              -              -              -
    secretary                      involved              -              -              -              -
    data-protection-officer  units+involved              -              -              -              -
    archivist                      involved              -              -              -              -
    auditor                  units+involved              -              -              -              -
    identity-officer               involved              -              -              -              -
    staff                          involved              -              -              -              -
    pupil                          involved              -              -              -              -
    guardian                       involved              -              -              -              -
    ");
}

#[test]
fn who_may_do_what_with_grants() {
    insta::assert_snapshot!(GRANTS.matrix().picture(), @r"
    grant                              read           give            end        run-out
    administrator                 units+own          units          units              -
    head-of-it                    units+own          units          units              -
    architect                           own              -              -              -
    agent                         units+own              -              -              -
    project-manager                     own              -              -              -
    service-owner                       own              -              -              -
    leader                        units+own          units          units              -
    controller                          own              -              -              -
    secretary                           own              -              -              -
    data-protection-officer       units+own              -              -              -
    archivist                           own              -              -              -
    auditor                       units+own              -              -              -
    identity-officer                    own              -              -              -
    staff                               own              -              -              -
    pupil                               own              -              -              -
    guardian                            own              -              -              -
    ");
}

#[test]
fn who_may_do_what_with_the_organisation() {
    insta::assert_snapshot!(ORGANISATION.matrix().picture(), @r"
    organisation                       read          found           edit
    administrator                everything              -          units
    head-of-it                   everything              -              -
    architect                    everything              -              -
    agent                        everything              -              -
    project-manager              everything              -              -
    service-owner                everything              -              -
    leader                       everything              -              -
    controller                   everything              -              -
    secretary                    everything              -              -
    data-protection-officer      everything              -              -
    archivist                    everything              -              -
    auditor                      everything              -              -
    identity-officer             everything              -              -
    staff                        everything              -              -
    pupil                        everything              -              -
    guardian                     everything              -              -
    ");
}

#[test]
fn who_may_read_the_journal_and_the_policy() {
    insta::assert_snapshot!(format!("{}\n\n{}", JOURNAL.matrix().picture(), WHO_MAY.matrix().picture()), @r"
    journal                            read          chain
    administrator                 units+own          units
    head-of-it                    units+own          units
    architect                           own              -
    agent                               own              -
    project-manager                     own              -
    service-owner                       own              -
    leader                              own              -
    controller                          own              -
    secretary                           own              -
    data-protection-officer       units+own          units
    archivist                     units+own          units
    auditor                       units+own          units
    identity-officer                    own              -
    staff                               own              -
    pupil                               own              -
    guardian                            own              -

    policy                             read
    administrator                everything
    head-of-it                   everything
    architect                             -
    agent                                 -
    project-manager                       -
    service-owner                         -
    leader                                -
    controller                            -
    secretary                             -
    data-protection-officer      everything
    archivist                    everything
    auditor                      everything
    identity-officer                      -
    staff                                 -
    pupil                                 -
    guardian                              -
    ");
}
