use std::collections::BTreeSet;

/// The words of every event, read from the rooms' own code.
pub fn event_words() -> BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let rooms = [
        "registers/people",
        "registers/accounts",
        "registers/signon",
        "cycle/planning/needs",
        "cycle/planning/finance",
        "cycle/planning/cases",
        "cycle/planning/bookings",
        "cycle/planning/refresh",
        "cycle/planning/levelling",
        "cycle/delivery/desk",
        "cycle/review/outcomes",
        "registers/agreements",
        "registers/assets",
        "registers/licences",
        "registers/inventory",
        "registers/loans",
        "registers/consumables",
        "foundation/thread",
        "foundation/intake",
        "foundation/files",
    ];
    let mut words = BTreeSet::new();
    for room in rooms {
        let Ok(text) = std::fs::read_to_string(root.join(room).join("src/events.rs")) else { continue };
        let Some(from) = text.find("fn word") else { continue };
        let body = &text[from..];
        let body = &body[..body.find("fn subject").unwrap_or(body.len())];
        let literals = body.split('"').skip(1).step_by(2);
        words.extend(literals.filter(|word| word.contains('-')).map(str::to_owned));
    }
    words
}
