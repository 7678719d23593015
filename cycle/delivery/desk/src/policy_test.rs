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
fn who_may_do_what_with_a_ticket() {
    insta::assert_snapshot!(lines(&POLICY.matrix()), @r"
    report
        everything: everyone
    report-for
        units: head-of-it, architect, agent, project-manager
    order
        everything: everyone
    read
        involved: administrator, service-owner, controller, secretary, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager
        units+involved: leader, data-protection-officer, archivist, auditor
    read-internal
        units+own: head-of-it, architect, agent, project-manager
    write
        involved: administrator, service-owner, leader, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        involved+own: head-of-it, architect, agent, project-manager
    answer
        units+own: head-of-it, architect, agent, project-manager
    note
        units+own: head-of-it, architect, agent, project-manager
    remove-file
        involved: administrator, service-owner, leader, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager
    triage
        units+own: head-of-it, architect, agent, project-manager
    confide
        involved: administrator, service-owner, leader, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager
    assign
        units+own: head-of-it, architect, agent, project-manager
    take
        units+own: head-of-it, architect, agent, project-manager
    wait
        units+own: head-of-it, architect, agent, project-manager
    resume
        units+own: head-of-it, architect, agent, project-manager
    resolve
        units+own: head-of-it, architect, agent, project-manager
    reopen
        involved: administrator, service-owner, leader, controller, secretary, data-protection-officer, archivist, auditor, identity-officer, staff, pupil, guardian
        units+involved+own: head-of-it, architect, agent, project-manager
    close
        units+own: head-of-it, architect, agent, project-manager
    merge
        units+own: head-of-it, architect, agent, project-manager
    split
        units+own: head-of-it, architect, agent, project-manager
    put-under
        units+own: head-of-it, architect, agent, project-manager
    diagnose
        units+own: head-of-it, architect, agent, project-manager
    ask-approval
        units+own: head-of-it, architect, agent, project-manager
    decide
        involved: everyone
    keep-answers
        everything: head-of-it, architect, agent, project-manager
    add-step
        units+own: head-of-it, architect, agent, project-manager
    tick-step
        units+own: head-of-it, architect, agent, project-manager
    remove-step
        units+own: head-of-it, architect, agent, project-manager
    keep-templates
        everything: head-of-it, architect, agent, project-manager
    watch
        units+own: head-of-it, architect, agent, project-manager
        units: leader
    unwatch
        involved: everyone
    add-watcher
        units+own: head-of-it, architect, agent, project-manager
    rate
        involved: everyone
    spend
        units+own: head-of-it, architect, agent, project-manager
    set-rules
        units: head-of-it
    take-letter
    import
        units: head-of-it
    ");
}
