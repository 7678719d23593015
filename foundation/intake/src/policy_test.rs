use super::*;

#[test]
fn who_may_do_what_with_an_import() {
    insta::assert_snapshot!(IMPORTS.matrix().picture(), @r"
    import                             read         upload          table            map            try         commit           undo           keep           drop        layouts
    administrator                 units+own     everything      units+own      units+own      units+own      units+own      units+own      units+own      units+own          units
    head-of-it                    units+own     everything      units+own      units+own      units+own      units+own      units+own      units+own      units+own          units
    architect                           own     everything            own              -              -              -              -            own            own              -
    agent                                 -              -              -              -              -              -              -              -              -              -
    project-manager                       -              -              -              -              -              -              -              -              -              -
    service-owner                         -              -              -              -              -              -              -              -              -              -
    leader                                -              -              -              -              -              -              -              -              -              -
    controller                          own          units            own            own            own            own            own              -            own              -
    secretary                             -              -              -              -              -              -              -              -              -              -
    data-protection-officer               -              -              -              -              -              -              -              -              -              -
    archivist                             -              -              -              -              -              -              -              -              -              -
    auditor                           units              -              -              -              -              -              -              -              -              -
    identity-officer                      -              -              -              -              -              -              -              -              -              -
    staff                                 -              -              -              -              -              -              -              -              -              -
    pupil                                 -              -              -              -              -              -              -              -              -              -
    guardian                              -              -              -              -              -              -              -              -              -              -
    ");
}

#[test]
fn who_may_do_what_with_a_kept_sheet() {
    insta::assert_snapshot!(SHEETS.matrix().picture(), @r"
    sheet                              read         remove
    administrator                 units+own      units+own
    head-of-it                    units+own      units+own
    architect                           own            own
    agent                                 -              -
    project-manager                       -              -
    service-owner                         -              -
    leader                                -              -
    controller                            -              -
    secretary                             -              -
    data-protection-officer               -              -
    archivist                             -              -
    auditor                           units              -
    identity-officer                      -              -
    staff                                 -              -
    pupil                                 -              -
    guardian                              -              -
    ");
}

#[test]
fn both_languages_say_the_same_things() {
    let (sv, en) = (include_str!("../texts/sv.ftl"), include_str!("../texts/en.ftl"));
    assert_eq!(texts::keys(sv), texts::keys(en));
}
