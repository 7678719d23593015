//! The source tree: where it is and which files are ours.

use std::path::{Path, PathBuf};

/// Folders whose files are built, fetched or somebody else's.
const NOT_OURS: [&str; 5] = ["target", "node_modules", "vendor", "data", "snapshots"];

/// A file of ours, by its path from the root (with `/`), and its text.
#[derive(Debug, Clone)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Whether the whole file is code for tests or by the way, told by its name or its folder.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("_test.rs")
            || self.path.ends_with("/tests.rs")
            || self.path.contains("/tests/")
            || self.path.contains("/examples/")
            || self.path.contains(".test.")
            || self.path.starts_with("foundation/testing/")
    }

    pub fn is_rust(&self) -> bool {
        self.ends_in("rs")
    }

    pub fn is_html(&self) -> bool {
        self.ends_in("html")
    }

    /// Whether its name has this ending, told without the dot.
    pub fn ends_in(&self, ending: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == ending)
    }
}

/// The root of the checkout that this run was started in.
pub fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Our files with one of these endings, in order of path.
pub fn files(root: &Path, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    walk(root, root, endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(root: &Path, folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !NOT_OURS.contains(&name.as_str()) {
                walk(root, &path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending))
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            let path = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}
