use access::{Matrix, Role};

use crate::POLICY;

/// The matrix with a line for each verb: its reach and the roles that have it. Wide tables hide what this shows.
fn lines(matrix: &Matrix) -> String {
    let mut out = String::new();
    for row in &matrix.rows {
        let mut reaches: Vec<(&str, Vec<&str>)> = Vec::new();
        for (role, cell) in Role::ALL.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
            match reaches.iter_mut().find(|(reach, _)| reach == cell) {
                Some((_, roles)) => roles.push(role.word()),
                None => reaches.push((cell, vec![role.word()])),
            }
        }
        out.push_str(row.verb);
        for (reach, roles) in reaches {
            let roles = if roles.len() == Role::ALL.len() { "everyone".to_owned() } else { roles.join(", ") };
            out.push_str(&format!("\n    {reach}: {roles}"));
        }
        out.push('\n');
    }
    out
}

#[test]
fn who_may_do_what_with_a_need() {
    insta::assert_snapshot!(lines(&POLICY.matrix()), @r#"
    ask
        everything: everyone
    read
        involved+own: administrator, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager, service-owner, leader, controller, secretary, data-protection-officer, archivist, auditor
    read-internal
        units+own: head-of-it, architect, agent, project-manager
    see-names
        units+own: head-of-it, architect, agent, project-manager
        units: service-owner, leader, data-protection-officer, archivist, auditor
    join
        involved+own: administrator, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager, service-owner, leader
    join-for
        units+own: head-of-it, architect, agent, project-manager
    leave
        involved: everyone
    write
        involved+own: administrator, head-of-it, architect, agent, project-manager, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: service-owner, leader
    answer
        units+own: head-of-it, architect, agent, project-manager
    note
        units+own: head-of-it, architect, agent, project-manager
    remove-file
        involved+own: administrator, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager, service-owner, leader
    edit
        units+own: head-of-it, architect, agent, project-manager
    assign
        units+own: head-of-it, architect, agent, project-manager
    clarify
        units+own: head-of-it, architect, agent, project-manager
    assess
        units+own: head-of-it, architect
        own: agent, project-manager
    park
        units: head-of-it, architect
    decline
        units: head-of-it
    merge
        units: head-of-it, architect, agent, project-manager
    approve
        units: head-of-it
    plan
        units: head-of-it
        own: architect, agent, project-manager
    deliver
        units: head-of-it
        own: architect, agent, project-manager
    follow-up
        units: head-of-it, architect, service-owner, leader
    take-up
        units: head-of-it, architect
    invite
        units+own: head-of-it, architect
        own: agent, project-manager
    score
        involved: administrator, agent, project-manager, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved: head-of-it, architect, service-owner, leader
    hear
        involved: everyone
    tell
        units+own: head-of-it, architect, agent, project-manager
    set-criteria
        units: head-of-it
    measure
        units: head-of-it, architect, agent, project-manager, service-owner, leader, controller, data-protection-officer, auditor
    import
        units: head-of-it
    "#);
}
