use access::{EVERYONE, Place, Policy, Role, Rule, Veil};

access::verbs! {
    /// What can be done with tickets.
    pub enum Verb reads (Read | ReadInternal) {
        /// Tell the desk what does not work or what one wants to order.
        Report = "report",
        /// Write it down for somebody else.
        ReportFor = "report-for",
        /// Order what a template offers.
        Order = "order",
        /// See the ticket, its public dialogue and how it went.
        Read = "read",
        /// See what the desk notes for itself, and the time it took.
        ReadInternal = "read-internal",
        /// Write to the desk.
        Write = "write",
        /// Write to those who ask.
        Answer = "answer",
        /// Note something for the desk alone.
        Note = "note",
        /// Take a file away: one's own, or as the desk.
        RemoveFile = "remove-file",
        /// Say what it is: kind, unit, group, impact, urgency.
        Triage = "triage",
        /// Let only those who work on it see it, or all whom it concerns again.
        Confide = "confide",
        /// Say who works with it.
        Assign = "assign",
        /// Work with it oneself.
        Take = "take",
        Wait = "wait",
        Resume = "resume",
        Resolve = "resolve",
        Reopen = "reopen",
        Close = "close",
        Merge = "merge",
        /// Let messages of it become a ticket of their own.
        Split = "split",
        /// Make it a report of another, or a ticket of its own again.
        PutUnder = "put-under",
        /// Say what lies behind a problem, and how to get round it.
        Diagnose = "diagnose",
        /// Ask somebody to approve it.
        AskApproval = "ask-approval",
        /// Say yes or no to what one was asked.
        Decide = "decide",
        /// Keep answers that are given again and again.
        KeepAnswers = "keep-answers",
        /// Say what is to be done before it is solved.
        AddStep = "add-step",
        /// Say that a step is done, or not done after all.
        TickStep = "tick-step",
        RemoveStep = "remove-step",
        /// Keep templates of what can be ordered.
        KeepTemplates = "keep-templates",
        /// Hear of what happens to it.
        Watch = "watch",
        Unwatch = "unwatch",
        /// Let somebody else hear of it.
        AddWatcher = "add-watcher",
        /// Say how well it was solved.
        Rate = "rate",
        /// Note the time that one put into it.
        Spend = "spend",
        /// Say how priorities are set and when what is solved is closed.
        SetRules = "set-rules",
        /// Take in a letter.
        TakeLetter = "take-letter",
        Import = "import",
    }
}

const LEAD: &[Role] = &[Role::HeadOfIt];
/// Those who work with tickets.
const DESK: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager];
/// Who reads tickets by their role: the desk, the unit's leaders, and inspectors.
const READERS: &[Role] = &[
    Role::HeadOfIt,
    Role::Architect,
    Role::Agent,
    Role::ProjectManager,
    Role::Leader,
    Role::DataProtectionOfficer,
    Role::Archivist,
    Role::Auditor,
];
const WATCHERS: &[Role] = &[Role::HeadOfIt, Role::Architect, Role::Agent, Role::ProjectManager, Role::Leader];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

/// Who may, and how far. A role reaches the units where it is held, and all of them when it is held for the
/// organisation. Whoever asks sees their own tickets only. Own are the tickets that one works with, alone or in the
/// group that has them. A confidential ticket is hidden from everybody but those who work with it, those who ask or
/// watch, and the head of IT: neither other agents nor the unit's own leader see it.
pub static POLICY: Policy<Verb> = Policy {
    kind: "ticket",
    read: Verb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..rule(Verb::Report) },
        Rule { units: DESK, ..rule(Verb::ReportFor) },
        Rule { everything: EVERYONE, ..rule(Verb::Order) },
        Rule { units: READERS, involved: EVERYONE, own: DESK, is_for_clock: true, ..rule(Verb::Read) },
        Rule { units: DESK, own: DESK, ..rule(Verb::ReadInternal) },
        Rule { involved: EVERYONE, own: DESK, ..rule(Verb::Write) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Answer) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Note) },
        Rule { units: DESK, involved: EVERYONE, own: DESK, ..rule(Verb::RemoveFile) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Triage) },
        Rule { units: DESK, involved: EVERYONE, own: DESK, ..rule(Verb::Confide) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Assign) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Take) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Wait) },
        Rule { units: DESK, own: DESK, is_for_clock: true, ..rule(Verb::Resume) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Resolve) },
        Rule { units: DESK, involved: EVERYONE, own: DESK, ..rule(Verb::Reopen) },
        Rule { units: DESK, own: DESK, is_for_clock: true, ..rule(Verb::Close) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Merge) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Split) },
        Rule { units: DESK, own: DESK, ..rule(Verb::PutUnder) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Diagnose) },
        Rule { units: DESK, own: DESK, ..rule(Verb::AskApproval) },
        Rule { involved: EVERYONE, ..rule(Verb::Decide) },
        Rule { everything: DESK, ..rule(Verb::KeepAnswers) },
        Rule { units: DESK, own: DESK, ..rule(Verb::AddStep) },
        Rule { units: DESK, own: DESK, ..rule(Verb::TickStep) },
        Rule { units: DESK, own: DESK, ..rule(Verb::RemoveStep) },
        Rule { everything: DESK, ..rule(Verb::KeepTemplates) },
        Rule { units: WATCHERS, own: DESK, ..rule(Verb::Watch) },
        Rule { involved: EVERYONE, ..rule(Verb::Unwatch) },
        Rule { units: DESK, own: DESK, ..rule(Verb::AddWatcher) },
        Rule { involved: EVERYONE, ..rule(Verb::Rate) },
        Rule { units: DESK, own: DESK, ..rule(Verb::Spend) },
        Rule { units: LEAD, ..rule(Verb::SetRules) },
        Rule { is_for_clock: true, ..rule(Verb::TakeLetter) },
        Rule { units: LEAD, ..rule(Verb::Import) },
    ],
    place: Place {
        unit: Some("ticket.unit_id"),
        own: Some("ticket.owner_id"),
        shared: Some("ticket.group_id IN (SELECT group_id FROM group_member WHERE person_id = ?)"),
        involved: Some("ticket.id IN (SELECT ticket_id FROM ticket_party WHERE person_id = ?)"),
        veil: Some(Veil {
            open: "ticket.is_confidential = 0",
            lifted_for: LEAD,
            is_lifted_for_involved: true,
        }),
    },
};
