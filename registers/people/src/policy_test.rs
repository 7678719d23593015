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
    administrator                everything     everything          units          units          units          units          units          units              -
    head-of-it                   everything     everything          units          units          units          units          units          units              -
    architect                           own     everything              -              -              -              -              -              -              -
    agent                        everything     everything              -              -              -              -              -              -              -
    project-manager                     own     everything              -              -              -              -              -              -              -
    service-owner                       own            own              -              -              -              -              -              -              -
    leader                        units+own      units+own          units          units              -          units          units          units              -
    controller                          own            own              -              -              -              -              -              -              -
    secretary                           own            own              -              -              -              -              -              -              -
    data-protection-officer      everything            own              -              -              -              -              -              -              -
    archivist                           own            own              -              -              -              -              -              -              -
    auditor                      everything            own              -              -              -              -              -              -              -
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
    administrator                everything          units          units          units          units
    head-of-it                   everything          units          units          units          units
    architect                    everything              -              -              -              -
    agent                        everything              -              -              -              -
    project-manager              everything              -              -              -              -
    service-owner                  involved              -              -              -              -
    leader                   units+involved          units          units          units          units
    controller                     involved              -              -              -              -
    secretary                      involved              -              -              -              -
    data-protection-officer      everything              -              -              -              -
    archivist                      involved              -              -              -              -
    auditor                      everything              -              -              -              -
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
    administrator                everything          units          units              -
    head-of-it                   everything          units          units              -
    architect                           own              -              -              -
    agent                        everything              -              -              -
    project-manager                     own              -              -              -
    service-owner                       own              -              -              -
    leader                        units+own          units          units              -
    controller                          own              -              -              -
    secretary                           own              -              -              -
    data-protection-officer      everything              -              -              -
    archivist                           own              -              -              -
    auditor                      everything              -              -              -
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
    administrator                everything     everything
    head-of-it                   everything     everything
    architect                           own              -
    agent                               own              -
    project-manager                     own              -
    service-owner                       own              -
    leader                              own              -
    controller                          own              -
    secretary                           own              -
    data-protection-officer      everything     everything
    archivist                    everything     everything
    auditor                      everything     everything
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
