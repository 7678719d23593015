use kernel::{Id, Person, Subject};
use serde_json::{Value as Json, json};
use store::Entry;

use crate::{Need, Step};

/// What can happen here. Each carries ids, never personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Asked {
        need: Id<Need>,
    },
    /// IT wrote it down for somebody.
    AskedFor {
        need: Id<Need>,
        person: Id<Person>,
    },
    Joined {
        need: Id<Need>,
        person: Id<Person>,
    },
    Left {
        need: Id<Need>,
        person: Id<Person>,
    },
    Written {
        need: Id<Need>,
    },
    Answered {
        need: Id<Need>,
    },
    Noted {
        need: Id<Need>,
    },
    FileRemoved {
        need: Id<Need>,
        file: i64,
    },
    Edited {
        need: Id<Need>,
    },
    Assigned {
        need: Id<Need>,
        owner: Id<Person>,
    },
    /// It changed state; merging has an event of its own.
    Moved {
        need: Id<Need>,
        to: Step,
    },
    TakenUp {
        need: Id<Need>,
    },
    Merged {
        need: Id<Need>,
        into: Id<Need>,
    },
    Invited {
        need: Id<Need>,
        person: Id<Person>,
    },
    Scored {
        need: Id<Need>,
    },
    Heard {
        need: Id<Need>,
    },
    Told {
        need: Id<Need>,
    },
    Imported {
        need: Id<Need>,
    },
    ImportUndone {
        need: Id<Need>,
    },
    CriterionSet {
        criterion: i64,
    },
    CriterionRetired {
        criterion: i64,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Asked { .. } => "needs-asked",
            Self::AskedFor { .. } => "needs-asked-for",
            Self::Joined { .. } => "needs-joined",
            Self::Left { .. } => "needs-left",
            Self::Written { .. } => "needs-written",
            Self::Answered { .. } => "needs-answered",
            Self::Noted { .. } => "needs-noted",
            Self::FileRemoved { .. } => "needs-file-removed",
            Self::Edited { .. } => "needs-edited",
            Self::Assigned { .. } => "needs-assigned",
            Self::Moved { to, .. } => moved_word(*to),
            Self::TakenUp { .. } => "needs-taken-up",
            Self::Merged { .. } => "needs-merged",
            Self::Invited { .. } => "needs-invited",
            Self::Scored { .. } => "needs-scored",
            Self::Heard { .. } => "needs-heard",
            Self::Told { .. } => "needs-told",
            Self::Imported { .. } => "needs-imported",
            Self::ImportUndone { .. } => "needs-import-undone",
            Self::CriterionSet { .. } => "needs-criterion-set",
            Self::CriterionRetired { .. } => "needs-criterion-retired",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Asked { need }
            | Self::AskedFor { need, .. }
            | Self::Joined { need, .. }
            | Self::Left { need, .. }
            | Self::Written { need }
            | Self::Answered { need }
            | Self::Noted { need }
            | Self::FileRemoved { need, .. }
            | Self::Edited { need }
            | Self::Assigned { need, .. }
            | Self::Moved { need, .. }
            | Self::TakenUp { need }
            | Self::Merged { need, .. }
            | Self::Invited { need, .. }
            | Self::Scored { need }
            | Self::Heard { need }
            | Self::Told { need }
            | Self::Imported { need }
            | Self::ImportUndone { need } => Subject::new("need", need.number()),
            Self::CriterionSet { criterion } | Self::CriterionRetired { criterion } => {
                Subject::new("criterion", *criterion)
            }
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::AskedFor { person, .. }
            | Self::Joined { person, .. }
            | Self::Left { person, .. }
            | Self::Invited { person, .. } => json!({ "person": person }),
            Self::Assigned { owner, .. } => json!({ "owner": owner }),
            Self::Merged { into, .. } => json!({ "into": into }),
            Self::FileRemoved { file, .. } => json!({ "file": file }),
            Self::Asked { .. }
            | Self::Written { .. }
            | Self::Answered { .. }
            | Self::Noted { .. }
            | Self::Edited { .. }
            | Self::Moved { .. }
            | Self::TakenUp { .. }
            | Self::Scored { .. }
            | Self::Heard { .. }
            | Self::Told { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::CriterionSet { .. }
            | Self::CriterionRetired { .. } => Json::Null,
        }
    }
}

const fn moved_word(to: Step) -> &'static str {
    match to {
        Step::New => "needs-asked",
        Step::Clarified => "needs-clarified",
        Step::Assessed => "needs-assessed",
        Step::Parked => "needs-parked",
        Step::Declined => "needs-declined",
        Step::Merged => "needs-merged",
        Step::Approved => "needs-approved",
        Step::Planned => "needs-planned",
        Step::Delivered => "needs-delivered",
        Step::FollowedUp => "needs-followed-up",
    }
}

impl Event {
    /// What the journal's line says of a need, for those who read it; nothing when the line is about something else.
    pub fn of(entry: &Entry) -> Option<Self> {
        if entry.subject.kind != "need" {
            return None;
        }
        let need = Id::new(entry.subject.id);
        let id = |name: &str| entry.facts[name].as_i64();
        let person = || id("person").map(Id::new);
        Some(match entry.event.as_str() {
            "needs-asked" => Self::Asked { need },
            "needs-asked-for" => Self::AskedFor { need, person: person()? },
            "needs-joined" => Self::Joined { need, person: person()? },
            "needs-left" => Self::Left { need, person: person()? },
            "needs-written" => Self::Written { need },
            "needs-answered" => Self::Answered { need },
            "needs-noted" => Self::Noted { need },
            "needs-file-removed" => Self::FileRemoved { need, file: id("file")? },
            "needs-edited" => Self::Edited { need },
            "needs-assigned" => Self::Assigned { need, owner: Id::new(id("owner")?) },
            "needs-taken-up" => Self::TakenUp { need },
            "needs-merged" => Self::Merged { need, into: Id::new(id("into")?) },
            "needs-invited" => Self::Invited { need, person: person()? },
            "needs-scored" => Self::Scored { need },
            "needs-heard" => Self::Heard { need },
            "needs-told" => Self::Told { need },
            "needs-imported" => Self::Imported { need },
            "needs-import-undone" => Self::ImportUndone { need },
            word => Self::Moved { need, to: Step::from_word(word.strip_prefix("needs-")?)? },
        })
    }
}
