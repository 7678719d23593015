//! Who may see and steer the mail. The program takes letters in and sends them by itself; the raw mail is a case's content,
//! so whoever only runs the program does not open it.

use access::{Actor, Place, Policy, Role, Rule};

access::verbs! {
    /// What can be done with mailboxes.
    pub enum BoxVerb reads (Read) {
        Read = "read",
        Add = "add",
        Change = "change",
        /// Try whether its doors open.
        Test = "test",
        Pause = "pause",
        /// Let it go on, after a pause or when it has stopped itself.
        Resume = "resume",
        /// Stop by itself, because mail goes in circles or pours in.
        Trip = "trip",
    }
}

access::verbs! {
    /// What can be done with mail that has come in.
    pub enum InVerb reads (Read | Open) {
        /// See that it came, from whom, and what became of it.
        Read = "read",
        /// Open the raw mail.
        Open = "open",
        /// Take it in from a server.
        Receive = "receive",
        /// Make of it what it is for.
        Take = "take",
        SetAside = "set-aside",
        /// Take it once more, when what was wrong is mended.
        TakeAgain = "take-again",
    }
}

access::verbs! {
    /// What can be done with mail that goes out.
    pub enum OutVerb reads (Read) {
        Read = "read",
        Send = "send",
        /// It was not taken, or came back.
        Fail = "fail",
        TryAgain = "try-again",
        Drop = "drop",
        /// Let mail go to an address again.
        Release = "release",
    }
}

const RUN_IT: &[Role] = &[Role::Administrator, Role::HeadOfIt];
const INSPECT: &[Role] = &[Role::Administrator, Role::HeadOfIt, Role::Auditor];
/// What letters are about is a case's.
const OPEN_IT: &[Role] = &[Role::HeadOfIt];

pub static MAILBOXES: Policy<BoxVerb> = Policy {
    kind: "mailbox",
    read: BoxVerb::Read,
    rules: &[
        Rule { units: INSPECT, is_for_clock: true, ..Rule::nobody(BoxVerb::Read) },
        Rule { units: RUN_IT, ..Rule::nobody(BoxVerb::Add) },
        Rule { units: RUN_IT, ..Rule::nobody(BoxVerb::Change) },
        Rule { units: RUN_IT, ..Rule::nobody(BoxVerb::Test) },
        Rule { units: RUN_IT, ..Rule::nobody(BoxVerb::Pause) },
        Rule { units: RUN_IT, ..Rule::nobody(BoxVerb::Resume) },
        Rule { is_for_clock: true, ..Rule::nobody(BoxVerb::Trip) },
    ],
    place: Place::NOWHERE,
};

pub static LETTERS_IN: Policy<InVerb> = Policy {
    kind: "letter",
    read: InVerb::Read,
    rules: &[
        Rule { units: RUN_IT, is_for_clock: true, ..Rule::nobody(InVerb::Read) },
        Rule { units: OPEN_IT, ..Rule::nobody(InVerb::Open) },
        Rule { is_for_clock: true, ..Rule::nobody(InVerb::Receive) },
        Rule { is_for_clock: true, ..Rule::nobody(InVerb::Take) },
        Rule { units: RUN_IT, is_for_clock: true, ..Rule::nobody(InVerb::SetAside) },
        Rule { units: RUN_IT, ..Rule::nobody(InVerb::TakeAgain) },
    ],
    place: Place::NOWHERE,
};

pub static LETTERS_OUT: Policy<OutVerb> = Policy {
    kind: "sending",
    read: OutVerb::Read,
    rules: &[
        Rule { units: RUN_IT, is_for_clock: true, ..Rule::nobody(OutVerb::Read) },
        Rule { is_for_clock: true, ..Rule::nobody(OutVerb::Send) },
        Rule { is_for_clock: true, ..Rule::nobody(OutVerb::Fail) },
        Rule { units: RUN_IT, ..Rule::nobody(OutVerb::TryAgain) },
        Rule { units: RUN_IT, ..Rule::nobody(OutVerb::Drop) },
        Rule { units: RUN_IT, ..Rule::nobody(OutVerb::Release) },
    ],
    place: Place::NOWHERE,
};

/// May the actor know what letters are about? To run the mail, one needs only to know whom it comes from and goes to.
pub(crate) fn sees_subjects(actor: &Actor) -> bool {
    LETTERS_IN.may_somewhere(actor, InVerb::Open)
}
