//! Every dependency may be used under EUPL-1.2, comes from a registry and is none of those we refuse.
//! `cargo deny` does it when it is installed; else the same lists in `deny.toml` are read here, with less depth.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{Run, stream};
use crate::outcome::Outcome;

pub fn run(run: &Run) -> Outcome {
    let rules = std::fs::read_to_string(run.root.join("deny.toml")).unwrap_or_default();
    let mut findings = npm(run, &list(&rules, "licenses", "allow"));
    let is_installed =
        Command::new("cargo").args(["deny", "--version"]).output().is_ok_and(|o| o.status.success());
    if is_installed {
        let mut command = Command::new("cargo");
        command.current_dir(&run.root).args(["deny", "--offline", "check", "licenses", "bans", "sources"]);
        match stream::run(&mut command) {
            Ok(ran) if ran.is_good => {}
            Ok(_) => findings.push("cargo deny failed, see above".to_owned()),
            Err(why) => findings.push(why),
        }
        return Outcome::check(findings);
    }
    match metadata(&run.root) {
        Ok(metadata) => findings.extend(judge(&metadata, &rules)),
        Err(why) => findings.push(why),
    }
    Outcome::check(findings)
        .with_notes(vec!["cargo-deny is not installed: its lists were read without its depth".to_owned()])
}

/// What cargo knows of the locked packages.
pub fn metadata(root: &Path) -> Result<Value, String> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .map_err(|e| format!("cannot start cargo: {e}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    serde_json::from_slice(&output.stdout).map_err(|e| format!("cargo metadata: {e}"))
}

fn judge(metadata: &Value, rules: &str) -> Vec<String> {
    let (allowed, refused) = (list(rules, "licenses", "allow"), list(rules, "bans", "deny"));
    if allowed.is_empty() {
        return vec!["deny.toml: [licenses] allow is missing".to_owned()];
    }
    let mut findings = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(source) = package["source"].as_str() else { continue };
        if !source.starts_with("registry+") {
            findings.push(format!("{name}: comes from {source}, not from a registry"));
        }
        if refused.contains(name) {
            findings.push(format!("{name}: is refused in deny.toml"));
        }
        match licence_of(package) {
            Some(licence) if permits(&licence, &allowed) => {}
            Some(licence) => findings.push(format!("{name}: its licence {licence} is not in deny.toml")),
            None => findings.push(format!("{name}: names no licence")),
        }
    }
    findings
}

/// The licence that a package names, or whose text it ships.
pub fn licence_of(package: &Value) -> Option<String> {
    package["license"].as_str().map(str::to_owned).or_else(|| recognised(package))
}

/// A package may ship its licence's text in place of a name; the two texts that we meet are known by their words.
fn recognised(package: &Value) -> Option<String> {
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?;
    let text = std::fs::read_to_string(folder.join(package["license_file"].as_str()?)).ok()?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = [
        ("Apache License Version 2.0, January 2004", "Apache-2.0"),
        ("Permission is hereby granted, free of charge, to any person obtaining a copy", "MIT"),
    ];
    known.iter().find(|(words, _)| text.contains(words)).map(|(_, name)| (*name).to_owned())
}

/// The test tools from npm obey the same list; they are never shipped.
fn npm(run: &Run, allowed: &BTreeSet<String>) -> Vec<String> {
    let text = std::fs::read_to_string(run.root.join("journeys/package-lock.json")).unwrap_or_default();
    let lock: Value = serde_json::from_str(&text).unwrap_or_default();
    let packages = lock["packages"].as_object().into_iter().flatten().filter(|(path, _)| !path.is_empty());
    packages
        .filter(|(_, package)| !package["license"].as_str().is_some_and(|licence| permits(licence, allowed)))
        .map(|(path, package)| {
            format!("journeys/{path}: its licence {} is not in deny.toml", package["license"])
        })
        .collect()
}

/// Reads a list of texts from our own deny.toml, which keeps to one plain form.
fn list(rules: &str, section: &str, name: &str) -> BTreeSet<String> {
    let Some((_, rest)) = rules.split_once(&format!("\n[{section}]")) else { return BTreeSet::new() };
    let rest = rest.split("\n[").next().unwrap_or("");
    let Some((_, rest)) = rest.split_once(&format!("\n{name} = [")) else { return BTreeSet::new() };
    let inside = rest.split("\n]").next().unwrap_or("");
    let inside: String = inside.lines().map(|line| line.split('#').next().unwrap_or("")).collect();
    inside.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether the licence expression can be met by allowed licences: `OR` chooses, `AND` needs both.
fn permits(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let verdict = either(&words, &mut at, allowed);
    verdict && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut verdict = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        verdict |= both(words, at, allowed);
    }
    verdict
}

fn both(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut verdict = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        verdict &= one(words, at, allowed);
    }
    verdict
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let verdict = either(words, at, allowed);
        *at += 1;
        return verdict;
    }
    // An exception only ever permits more than its licence alone.
    if words.get(*at) == Some(&"WITH") {
        *at += 2;
    }
    allowed.contains(*word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = "# x\n[licenses]\nallow = [\n    \"MIT\",  # \"GPL\"\n    \"Apache-2.0\",\n    \"Zlib\",\n]\n[bans]\ndeny = [\n    \"openssl\",\n]\n";

    #[test]
    fn licence_expressions_are_weighed() {
        let allowed = list(RULES, "licenses", "allow");
        assert_eq!(allowed.len(), 3);
        for good in [
            "MIT",
            "MIT OR Apache-2.0",
            "GPL-3.0 OR MIT",
            "MIT/Apache-2.0",
            "(GPL-3.0 OR MIT) AND Zlib",
            "Apache-2.0 WITH LLVM-exception OR GPL",
        ] {
            assert!(permits(good, &allowed), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Zlib) AND GPL", ""] {
            assert!(!permits(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn a_strange_source_a_refused_crate_and_a_bad_licence_are_told() {
        let metadata = serde_json::json!({ "packages": [
            { "name": "ours", "source": null, "license": "EUPL-1.2" },
            { "name": "good", "source": "registry+x", "license": "MIT" },
            { "name": "openssl", "source": "registry+x", "license": "MIT" },
            { "name": "fork", "source": "git+https://x", "license": "MIT" },
            { "name": "bad", "source": "registry+x", "license": "SSPL-1.0" },
            { "name": "mute", "source": "registry+x", "license": null } ] });
        assert_eq!(judge(&metadata, RULES).len(), 4);
    }
}
