//! Who imports whom: downward only, and as `docs/ROOMS.txt` says, so that a new arrow is seen in review.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{Mode, Run};
use crate::outcome::Outcome;

const GOLDEN: &str = "docs/ROOMS.txt";
const HEADER: &str = "\
# Who imports whom, compared by `cargo xtask check arrows`; `--write` renews it.
# Downward only: app > school, forms, assurance > cycle (review > delivery > planning) > registers > foundation.
# (tests) marks what only the tests import.
";

/// An arrow from one room's folder to another's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Arrow {
    from: String,
    to: String,
    is_for_tests: bool,
}

pub fn run(run: &Run) -> Outcome {
    let (rooms, arrows) = match read(&run.root) {
        Ok(graph) => graph,
        Err(why) => return Outcome::broken(why),
    };
    let mut findings: Vec<String> = arrows.iter().filter_map(wrong).collect();
    let text = draw(&rooms, &arrows);
    let golden = run.root.join(GOLDEN);
    if run.mode == Mode::Write {
        if let Err(e) = std::fs::write(&golden, text) {
            findings.push(format!("cannot write {GOLDEN}: {e}"));
        }
        return Outcome::check(findings);
    }
    let kept = std::fs::read_to_string(&golden).unwrap_or_default();
    findings.extend(differences(&kept, &text));
    Outcome::check(findings)
}

fn read(root: &Path) -> Result<(BTreeSet<String>, BTreeSet<Arrow>), String> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .output()
        .map_err(|e| format!("cannot start cargo: {e}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))?;
    Ok(graph(root, &metadata))
}

fn graph(root: &Path, metadata: &Value) -> (BTreeSet<String>, BTreeSet<Arrow>) {
    let (mut rooms, mut arrows) = (BTreeSet::new(), BTreeSet::new());
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        let from = room_of(root, Path::new(manifest).parent().unwrap_or(root));
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            if let Some(path) = dependency["path"].as_str() {
                let is_for_tests = dependency["kind"].as_str() == Some("dev");
                arrows.insert(Arrow { from: from.clone(), to: room_of(root, Path::new(path)), is_for_tests });
            }
        }
        rooms.insert(from);
    }
    (rooms, arrows)
}

fn room_of(root: &Path, folder: &Path) -> String {
    folder.strip_prefix(root).unwrap_or(folder).to_string_lossy().replace('\\', "/")
}

/// How high a room stands; one may import what stands as high or lower, Cargo itself forbids circles.
fn height(room: &str) -> u8 {
    match room.split('/').collect::<Vec<_>>().as_slice() {
        ["foundation", ..] => 1,
        ["registers", ..] => 2,
        ["cycle", "planning", ..] => 3,
        ["cycle", "delivery", ..] => 4,
        ["cycle", "review", ..] => 5,
        ["school" | "forms" | "assurance", ..] => 6,
        ["app"] => 7,
        // xtask and journeys look at the program from outside.
        _ => 0,
    }
}

fn wrong(arrow: &Arrow) -> Option<String> {
    let (from, to) = (height(&arrow.from), height(&arrow.to));
    let is_outside = from == 0 || to == 0;
    (is_outside || to > from).then(|| {
        format!(
            "{}/Cargo.toml: {} may not import {}: arrows point down only",
            arrow.from, arrow.from, arrow.to
        )
    })
}

fn draw(rooms: &BTreeSet<String>, arrows: &BTreeSet<Arrow>) -> String {
    let mut text = HEADER.to_owned();
    for room in rooms {
        let _ = write!(text, "\n{room}\n");
        for arrow in arrows.iter().filter(|arrow| arrow.from == *room) {
            let _ = writeln!(text, "  -> {}{}", arrow.to, if arrow.is_for_tests { " (tests)" } else { "" });
        }
    }
    text
}

/// Each arrow that came or went, by name.
fn differences(kept: &str, now: &str) -> Vec<String> {
    let (kept, now) = (flat(kept), flat(now));
    let came = now.difference(&kept).map(|line| format!("{GOLDEN}: new and not written down: {line}"));
    let went = kept.difference(&now).map(|line| format!("{GOLDEN}: written down but gone: {line}"));
    let mut found: Vec<String> = came.chain(went).collect();
    if !found.is_empty() {
        found.push("if each is meant: cargo xtask check arrows --write".to_owned());
    }
    found
}

fn flat(text: &str) -> BTreeSet<String> {
    let mut room = "";
    let mut lines = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if line.starts_with(' ') {
            lines.insert(format!("{room} {}", line.trim()));
        } else {
            room = line;
            lines.insert(room.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrow(from: &str, to: &str) -> Arrow {
        Arrow { from: from.to_owned(), to: to.to_owned(), is_for_tests: false }
    }

    #[test]
    fn arrows_point_down_only() {
        for (from, to) in [
            ("app", "cycle/planning/needs"),
            ("cycle/review/surveys", "cycle/delivery/desk"),
            ("cycle/planning/needs", "registers/people"),
            ("registers/people", "foundation/store"),
            ("foundation/web", "foundation/kernel"),
        ] {
            assert_eq!(wrong(&arrow(from, to)), None, "{from} -> {to}");
        }
        for (from, to) in [
            ("foundation/web", "registers/people"),
            ("cycle/planning/needs", "cycle/delivery/desk"),
            ("registers/people", "cycle/planning/needs"),
            ("cycle/planning/needs", "school/day"),
            ("xtask", "foundation/kernel"),
            ("app", "xtask"),
        ] {
            assert!(wrong(&arrow(from, to)).is_some(), "{from} -> {to}");
        }
    }

    #[test]
    fn the_graph_is_read_from_cargos_own_words() {
        let metadata = serde_json::json!({ "packages": [
            { "manifest_path": "/r/app/Cargo.toml", "dependencies": [
                { "name": "web", "path": "/r/foundation/web", "kind": null },
                { "name": "serde", "kind": null },
                { "name": "testing", "path": "/r/foundation/testing", "kind": "dev" } ] },
            { "manifest_path": "/r/foundation/web/Cargo.toml", "dependencies": [] } ] });
        let (rooms, arrows) = graph(Path::new("/r"), &metadata);
        let text = draw(&rooms, &arrows);
        assert!(
            text.ends_with("\napp\n  -> foundation/testing (tests)\n  -> foundation/web\n\nfoundation/web\n"),
            "{text}"
        );
    }

    #[test]
    fn a_new_arrow_and_a_lost_one_are_told_by_name() {
        let found = differences("# x\n\napp\n  -> b\n", "app\n  -> c\n");
        assert_eq!(found[0], "docs/ROOMS.txt: new and not written down: app -> c");
        assert_eq!(found[1], "docs/ROOMS.txt: written down but gone: app -> b");
        assert!(differences("app\n  -> b\n", "# new header\napp\n  -> b\n").is_empty());
    }
}
