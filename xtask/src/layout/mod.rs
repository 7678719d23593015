//! `cargo xtask new room|verb`: the files of a slice, laid out as the other slices are, and the list of what
//! is left to write by hand. A file that is there already is never touched.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file to lay out: where, by a pattern, and what stands in it.
type Sheet = (&'static str, &'static str);

const ROOM: [Sheet; 12] = [
    ("Cargo.toml", include_str!("room/Cargo.toml.in")),
    ("src/lib.rs", include_str!("room/lib.rs.in")),
    ("src/{noun}.rs", include_str!("room/noun.rs.in")),
    ("src/{noun}_test.rs", include_str!("room/noun_test.rs.in")),
    ("src/policy.rs", include_str!("room/policy.rs.in")),
    ("src/policy_test.rs", include_str!("room/policy_test.rs.in")),
    ("src/store.rs", include_str!("room/store.rs.in")),
    ("src/events.rs", include_str!("room/events.rs.in")),
    ("migrations/0001_{noun}.sql", include_str!("room/migration.sql.in")),
    ("texts/sv.ftl", "# {Noun}: vad rummet säger på svenska.\n"),
    ("texts/en.ftl", "# {Noun}: what the room says in English.\n"),
    ("texts/dynamic.txt", "# Beginnings of keys that the program puts together, such as {room}-state-\n"),
];

const VERB: [Sheet; 3] = [
    ("src/{verb}.rs", include_str!("verb/verb.rs.in")),
    ("src/{verb}.html", include_str!("verb/verb.html.in")),
    ("src/{verb}_test.rs", include_str!("verb/verb_test.rs.in")),
];

/// Where rooms may stand, outermost folder first.
const PLACES: [&str; 7] =
    ["registers", "cycle/planning", "cycle/delivery", "cycle/review", "assurance", "forms", "school"];

/// Lays out a room such as `cycle/planning/needs`.
pub fn room(root: &Path, path: &str) -> Result<(), String> {
    let (place, name) = path
        .trim_end_matches('/')
        .rsplit_once('/')
        .ok_or("a room is named by its path, such as cycle/planning/needs")?;
    if !PLACES.contains(&place) {
        return Err(format!("rooms stand in one of {}", PLACES.join(", ")));
    }
    must_be_a_name(name)?;
    let folder = root.join(path);
    lay_out(&folder, &ROOM, &Words::of(name, ""))?;
    println!(
        "{path} is laid out. By hand: a dependency line and a member line in Cargo.toml, a line in app's rooms.rs,\n\
         the sign in lib.rs, samples for the demo, a CHANGELOG line, then `cargo xtask check arrows --write`."
    );
    Ok(())
}

/// Lays out a verb in a room that is there, such as `needs approve`.
pub fn verb(root: &Path, room: &str, verb: &str) -> Result<(), String> {
    must_be_a_name(verb)?;
    let folder = PLACES
        .iter()
        .map(|place| root.join(place).join(room))
        .find(|folder| folder.join("Cargo.toml").exists())
        .ok_or_else(|| format!("there is no room called {room}"))?;
    let words = Words::of(room, verb);
    lay_out(&folder, &VERB, &words)?;
    for language in ["sv", "en"] {
        let file = folder.join(format!("texts/{language}.ftl"));
        let mut text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        text.push_str(&words.fill("{room}-{verb}-lead = {Verb} {noun}.\n"));
        std::fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    println!(
        "{room}/{verb} is laid out. By hand: `mod {verb};` and its test in lib.rs, the rule in the noun with a test,\n\
         Verb and its row in policy.rs (read the matrix diff), the event and its sentence, save in store.rs,\n\
         the form and its texts, tests (works, may not, cannot, bad form, not theirs), a CHANGELOG line."
    );
    Ok(())
}

fn must_be_a_name(name: &str) -> Result<(), String> {
    let is_plain = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if is_plain { Ok(()) } else { Err(format!("`{name}`: names are small letters, one word where possible")) }
}

fn lay_out(folder: &Path, sheets: &[Sheet], words: &Words) -> Result<(), String> {
    let files: Vec<(PathBuf, String)> =
        sheets.iter().map(|(path, text)| (folder.join(words.fill(path)), words.fill(text))).collect();
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(format!("{} is there already; nothing was written", there.display()));
    }
    for (path, text) in &files {
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
        std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    // How a line breaks depends on the length of the names; without rustfmt the check tells of it.
    let rust = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let _ = Command::new("rustfmt")
        .args(["--quiet", "--edition", "2024"])
        .args(rust)
        .current_dir(folder)
        .status();
    Ok(())
}

/// One word everywhere: the same in file names, types, addresses and text keys.
struct Words(Vec<(&'static str, String)>);

impl Words {
    fn of(room: &str, verb: &str) -> Self {
        let noun = singular(room);
        Self(vec![
            ("{room}", room.to_owned()),
            ("{Noun}", camel(&noun)),
            ("{noun}", noun),
            ("{Verb}", camel(verb)),
            ("{verb}", verb.to_owned()),
        ])
    }

    fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (mark, word)| text.replace(mark, word))
    }
}

fn singular(room: &str) -> String {
    if let Some(stem) = room.strip_suffix("ies") {
        return format!("{stem}y");
    }
    room.strip_suffix('s').unwrap_or(room).to_owned()
}

fn camel(word: &str) -> String {
    let parts = word.split('_').map(|part| {
        let (first, rest) = part.split_at(part.len().min(1));
        first.to_uppercase() + rest
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::unsound;
    use crate::temp::TempFolder;

    #[test]
    fn a_room_and_a_verb_are_laid_out_soundly() {
        let tree = TempFolder::new("layout").expect("a folder");
        room(tree.path(), "cycle/planning/strategies").expect("a room");
        verb(tree.path(), "strategies", "adopt").expect("a verb");
        let folder = tree.path().join("cycle/planning/strategies");
        let read = |path: &str| std::fs::read_to_string(folder.join(path)).expect(path);
        assert!(read("src/strategy.rs").contains("pub struct Strategy {"));
        assert!(read("src/adopt.rs").contains("pub fn adopt(db: &Db, actor: &Actor, id: Id<Strategy>)"));
        assert!(read("src/adopt.html").contains("{{ talk.say(\"strategies-adopt-lead\") }}"));
        assert!(read("texts/sv.ftl").contains("strategies-adopt-lead = Adopt strategy."));
        for (path, _) in ROOM.iter().chain(&VERB) {
            let text = read(&Words::of("strategies", "adopt").fill(path));
            assert!(
                !text.contains("{noun}") && !text.contains("{Noun}") && !text.contains("{room}"),
                "{path}"
            );
        }
        assert_eq!(unsound(tree.path()), Vec::<String>::new());
    }

    #[test]
    fn what_is_there_is_never_touched() {
        let tree = TempFolder::new("layout").expect("a folder");
        room(tree.path(), "registers/people").expect("a room");
        assert!(room(tree.path(), "registers/people").expect_err("refused").contains("there already"));
        assert!(room(tree.path(), "elsewhere/people").is_err());
        assert!(room(tree.path(), "registers/PeopleManager").is_err());
        assert!(verb(tree.path(), "nowhere", "adopt").is_err());
    }
}
