use crate::LINKS;

#[test]
fn it_and_those_who_steer_tie_and_everybody_follows() {
    insta::assert_snapshot!(LINKS.matrix().picture(), @r"
    link                               read            tie          untie
    administrator                everything              -              -
    head-of-it                   everything     everything     everything
    architect                    everything     everything     everything
    agent                        everything     everything     everything
    project-manager              everything     everything     everything
    service-owner                everything     everything     everything
    leader                       everything     everything     everything
    controller                   everything     everything     everything
    secretary                    everything     everything     everything
    data-protection-officer      everything              -              -
    archivist                    everything              -              -
    auditor                      everything              -              -
    identity-officer             everything              -              -
    staff                        everything              -              -
    pupil                        everything              -              -
    guardian                     everything              -              -
    ");
}
