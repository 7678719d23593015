//! Goldens: lists of exceptions that may only shrink, kept in `xtask/golden/`.
//! A line is `what number`: so much of it is borne, no more, and when there is less the line must follow.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Mode;

pub struct Golden {
    path: PathBuf,
    name: String,
    allowed: BTreeMap<String, usize>,
}

impl Golden {
    /// Reads the list; one that is missing is empty.
    pub fn read(root: &Path, name: &str) -> Self {
        let path = root.join("xtask/golden").join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        Self { path, name: name.to_owned(), allowed: parse(&text) }
    }

    /// How much of it is borne.
    pub fn allows(&self, what: &str) -> usize {
        self.allowed.get(what).copied().unwrap_or(0)
    }

    /// Compares the list with what is there; lines that bear too much are findings, or lowered when writing.
    pub fn shrink(mut self, found: &BTreeMap<String, usize>, mode: Mode) -> Vec<String> {
        let actual = |what: &String| found.get(what).copied().unwrap_or(0);
        let slack: Vec<String> = self
            .allowed
            .iter()
            .filter(|(what, bears)| actual(what) < **bears)
            .map(|(what, _)| what.clone())
            .collect();
        if mode == Mode::Compare {
            return slack
                .iter()
                .map(|what| {
                    let (now, was) = (actual(what), self.allowed[what]);
                    format!("xtask/golden/{}: {what} is down to {now}, the list still bears {was}; run with --write", self.name)
                })
                .collect();
        }
        for what in slack {
            match actual(&what) {
                0 => self.allowed.remove(&what),
                now => self.allowed.insert(what, now),
            };
        }
        let lines: Vec<String> =
            self.allowed.iter().map(|(what, bears)| format!("{what} {bears}\n")).collect();
        let header = "# Exceptions that are borne; this list may only shrink.\n";
        match std::fs::write(&self.path, format!("{header}{}", lines.concat())) {
            Ok(()) => Vec::new(),
            Err(e) => vec![format!("cannot write {}: {e}", self.path.display())],
        }
    }
}

fn parse(text: &str) -> BTreeMap<String, usize> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.trim().rsplit_once(' '))
        .filter_map(|(what, bears)| Some((what.trim().to_owned(), bears.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temp::TempFolder;

    #[test]
    fn a_list_only_shrinks() {
        let folder = TempFolder::new("golden").expect("a folder");
        let file = folder.path().join("xtask/golden/sizes.txt");
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(&file, "# why\na.rs 600\nb.rs 700\nc.rs 800\n").expect("a file");
        let read = || Golden::read(folder.path(), "sizes.txt");
        assert_eq!((read().allows("a.rs"), read().allows("d.rs")), (600, 0));

        let found: BTreeMap<String, usize> = [("a.rs", 600), ("b.rs", 650), ("d.rs", 900)]
            .into_iter()
            .map(|(w, n)| (w.to_owned(), n))
            .collect();
        assert_eq!(read().shrink(&found, Mode::Compare).len(), 2);
        assert!(read().shrink(&found, Mode::Write).is_empty());
        assert_eq!((read().allows("b.rs"), read().allows("c.rs"), read().allows("d.rs")), (650, 0, 0));
    }
}
