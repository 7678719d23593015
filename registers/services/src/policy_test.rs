use crate::POLICY;

#[test]
fn who_may_do_what_with_a_service() {
    insta::assert_snapshot!(POLICY.matrix().picture(), @r"
    service                            read         survey            add           edit         launch         retire        restore        run-out         import
    administrator            own+live-all+live-unit            own              -              -              -              -              -              -              -
    head-of-it                   everything     everything          units      units+own      units+own      units+own      units+own              -          units
    architect                    everything     everything              -            own            own            own            own              -              -
    agent                        everything     everything              -            own            own            own            own              -              -
    project-manager              everything     everything              -            own            own            own            own              -              -
    service-owner                everything     everything          units            own            own            own            own              -              -
    leader                   own+live-all+live-unit            own              -              -              -              -              -              -              -
    controller                   everything     everything              -              -              -              -              -              -              -
    secretary                own+live-all+live-unit            own              -              -              -              -              -              -              -
    data-protection-officer      everything     everything              -              -              -              -              -              -              -
    archivist                    everything     everything              -              -              -              -              -              -              -
    auditor                      everything     everything              -              -              -              -              -              -              -
    identity-officer         own+live-all+live-unit            own              -              -              -              -              -              -              -
    staff                    own+live-all+live-unit            own              -              -              -              -              -              -              -
    pupil                    own+live-all+live-unit            own              -              -              -              -              -              -              -
    guardian                 own+live-all+live-unit            own              -              -              -              -              -              -              -
    ");
}
