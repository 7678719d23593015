//! What people write in their tables for our choices.

use intake::Word;

/// Kinds of unit.
pub(crate) const UNIT_KINDS: &[Word] = &[
    Word { word: "board", means: &["nämnd", "styrelse", "board", "committee"] },
    Word { word: "administration", means: &["förvaltning", "kontor", "administration", "directorate"] },
    Word { word: "department", means: &["avdelning", "sektion", "enhet", "department", "division"] },
    Word {
        word: "school",
        means: &["skola", "grundskola", "gymnasium", "gymnasieskola", "skolenhet", "school"],
    },
    Word { word: "preschool", means: &["förskola", "daghem", "preschool", "nursery"] },
    Word {
        word: "care",
        means: &["vård", "omsorg", "vård och omsorg", "äldreboende", "hemtjänst", "lss", "care"],
    },
    Word { word: "other", means: &["annat", "övrigt", "other"] },
];

/// What somebody is here as.
pub(crate) const FIRST_ROLES: &[Word] = &[
    Word {
        word: "staff",
        means: &["personal", "medarbetare", "anställd", "lärare", "staff", "teacher", "employee"],
    },
    Word { word: "pupil", means: &["elev", "barn", "pupil", "student"] },
    Word { word: "guardian", means: &["vårdnadshavare", "förälder", "guardian", "parent"] },
];

/// Every role that can be given.
pub(crate) const ROLES: &[Word] = &[
    Word {
        word: "administrator",
        means: &["systemadministratör", "administratör", "administrator", "admin"],
    },
    Word { word: "head-of-it", means: &["it-chef", "head of it", "cio"] },
    Word { word: "architect", means: &["arkitekt", "it-arkitekt", "architect"] },
    Word { word: "agent", means: &["supporttekniker", "tekniker", "support", "agent", "technician"] },
    Word { word: "project-manager", means: &["projektledare", "project manager"] },
    Word {
        word: "service-owner", means: &["objektägare", "systemägare", "tjänsteägare", "service owner"]
    },
    Word { word: "leader", means: &["chef", "rektor", "enhetschef", "leader", "head teacher", "manager"] },
    Word { word: "controller", means: &["controller", "ekonom"] },
    Word { word: "secretary", means: &["nämndsekreterare", "sekreterare", "secretary"] },
    Word {
        word: "data-protection-officer",
        means: &["dataskyddsombud", "dso", "dpo", "data protection officer"],
    },
    Word { word: "archivist", means: &["arkivarie", "archivist"] },
    Word { word: "auditor", means: &["revisor", "auditor"] },
    Word { word: "identity-officer", means: &["handläggare av skyddade uppgifter", "identity officer"] },
    Word { word: "staff", means: &["medarbetare", "personal", "anställd", "staff"] },
    Word { word: "pupil", means: &["elev", "pupil", "student"] },
    Word { word: "guardian", means: &["vårdnadshavare", "förälder", "guardian", "parent"] },
];
