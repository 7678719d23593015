use crate::POLICY;

#[test]
fn who_may_do_what_with_an_article() {
    insta::assert_snapshot!(POLICY.matrix().picture(), @r"
    article                            read      read-past          write           edit        publish publish-for-all        outdate         review       fall-due           rate         import
    administrator            published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    head-of-it               units+own+published-all+published-staff+published-it+published-unit      units+own          units      units+own      units+own       units+own      units+own      units+own              - units+own+published-all+published-staff+published-it+published-unit          units
    architect                units+own+published-all+published-staff+published-it+published-unit      units+own          units      units+own      units+own             own      units+own      units+own              - units+own+published-all+published-staff+published-it+published-unit              -
    agent                    units+own+published-all+published-staff+published-it+published-unit      units+own          units      units+own      units+own             own      units+own      units+own              - units+own+published-all+published-staff+published-it+published-unit              -
    project-manager          units+own+published-all+published-staff+published-it+published-unit      units+own          units      units+own      units+own             own      units+own      units+own              - units+own+published-all+published-staff+published-it+published-unit              -
    service-owner            own+published-all+published-staff+published-unit            own          units            own            own             own            own            own              - own+published-all+published-staff+published-unit              -
    leader                   published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    controller               published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    secretary                published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    data-protection-officer  published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    archivist                published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    auditor                  published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    identity-officer         published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    staff                    published-all+published-staff+published-unit              -              -              -              -               -              -              -              - published-all+published-staff+published-unit              -
    pupil                    published-all+published-unit              -              -              -              -               -              -              -              - published-all+published-unit              -
    guardian                 published-all+published-unit              -              -              -              -               -              -              -              - published-all+published-unit              -
    ");
}
