use access::{EVERYONE, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with loans.
    pub enum Verb reads (Read | Watch) {
        Read = "read",
        /// See what a whole unit has lent and who is late.
        Watch = "watch",
        /// Hand a thing out. Whoever does it must be able to move the thing too.
        Lend = "lend",
        /// Note that the agreement was signed.
        Sign = "sign",
        Prolong = "prolong",
        /// Take a thing back, or note that it is lost.
        Return = "return",
        /// Note damage.
        Damage = "damage",
        /// Say who pays for damage, and whether it is paid.
        Settle = "settle",
        /// Attach documents and take them away.
        Attach = "attach",
        /// The day is near or has passed, and the clock says so.
        Remind = "remind",
    }
}

access::verbs! {
    /// What can be done with the texts that borrowers agree to.
    pub enum TextVerb reads (Read) { Read = "read", Write = "write" }
}

/// Who hands out and takes back: those who may move things.
const KEEPERS: &[Role] = &[Role::HeadOfIt, Role::Agent];
/// The same with the unit's management.
const KEEPERS_AND_LEADERS: &[Role] = &[Role::HeadOfIt, Role::Agent, Role::Leader];
/// Who has what is told to those who keep the things and to the unit's management.
const SURVEYORS: &[Role] = &[Role::HeadOfIt, Role::Agent, Role::Leader, Role::DataProtectionOfficer];

const fn rule(verb: Verb) -> Rule<Verb> {
    Rule::nobody(verb)
}

const RULES: &[Rule<Verb>] = &[
    Rule { units: SURVEYORS, own: EVERYONE, ..rule(Verb::Read) },
    Rule { units: SURVEYORS, ..rule(Verb::Watch) },
    Rule { units: KEEPERS, ..rule(Verb::Lend) },
    Rule { units: KEEPERS_AND_LEADERS, ..rule(Verb::Sign) },
    Rule { units: KEEPERS_AND_LEADERS, ..rule(Verb::Prolong) },
    Rule { units: KEEPERS, ..rule(Verb::Return) },
    Rule { units: KEEPERS, ..rule(Verb::Damage) },
    // Who pays is for the management to say.
    Rule { units: &[Role::HeadOfIt, Role::Leader], ..rule(Verb::Settle) },
    Rule { units: KEEPERS_AND_LEADERS, ..rule(Verb::Attach) },
    Rule { is_for_clock: true, ..rule(Verb::Remind) },
];

/// Who may do what with loans, and how far: one's own are one's own to read.
pub static POLICY: Policy<Verb> = Policy {
    kind: "loan",
    read: Verb::Read,
    rules: RULES,
    place: Place { unit: Some("loan.unit_id"), own: Some("loan.person_id"), ..Place::NOWHERE },
};

/// The same of a whole unit, as a condition on the table `unit`.
pub(crate) static UNITS: Policy<Verb> = Policy {
    kind: "loan",
    read: Verb::Watch,
    rules: RULES,
    place: Place { unit: Some("unit.id"), ..Place::NOWHERE },
};

/// A text that people are asked to agree to is no secret.
pub static TEXTS_POLICY: Policy<TextVerb> = Policy {
    kind: "loan-text",
    read: TextVerb::Read,
    rules: &[
        Rule { everything: EVERYONE, ..Rule::nobody(TextVerb::Read) },
        Rule { units: &[Role::HeadOfIt, Role::Leader], ..Rule::nobody(TextVerb::Write) },
    ],
    place: Place { unit: Some("loan_text.unit_id"), ..Place::NOWHERE },
};
