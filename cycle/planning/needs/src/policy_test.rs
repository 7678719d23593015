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
        everything: head-of-it, architect, data-protection-officer, archivist, auditor
        units+involved+own: agent, project-manager, service-owner, leader, controller, secretary
    read-internal
        everything: head-of-it, architect
        units+own: agent, project-manager
    see-names
        everything: head-of-it, architect, data-protection-officer, archivist, auditor
        units+own: agent, project-manager
        units: service-owner, leader
    join
        involved+own: administrator, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        everything: head-of-it, architect
        units+involved+own: agent, project-manager, service-owner, leader
    join-for
        everything: head-of-it, architect
        units+own: agent, project-manager
    leave
        involved: everyone
    write
        involved+own: administrator, head-of-it, architect, agent, project-manager, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: service-owner, leader
    answer
        everything: head-of-it, architect
        units+own: agent, project-manager
    note
        everything: head-of-it, architect
        units+own: agent, project-manager
    edit
        everything: head-of-it, architect
        units+own: agent, project-manager
    assign
        everything: head-of-it, architect
        units+own: agent, project-manager
    clarify
        everything: head-of-it, architect
        units+own: agent, project-manager
    assess
        everything: head-of-it, architect
        own: agent, project-manager
    park
        everything: head-of-it, architect
    decline
        everything: head-of-it
    merge
        everything: head-of-it, architect
        units: agent, project-manager
    approve
        everything: head-of-it
    plan
        everything: head-of-it
        own: architect, agent, project-manager
    deliver
        everything: head-of-it
        own: architect, agent, project-manager
    follow-up
        everything: head-of-it, architect
        units: service-owner, leader
    take-up
        everything: head-of-it, architect
    invite
        everything: head-of-it, architect
        own: agent, project-manager
    score
        involved: administrator, agent, project-manager, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        everything: head-of-it, architect
        units+involved: service-owner, leader
    hear
        involved: everyone
    tell
        everything: head-of-it, architect
        units+own: agent, project-manager
    set-criteria
        everything: head-of-it
    measure
        everything: head-of-it, architect, controller, data-protection-officer, auditor
        units: agent, project-manager, service-owner, leader
    import
        everything: head-of-it
    "#);
}
