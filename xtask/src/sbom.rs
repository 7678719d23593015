//! `sbom`: the list of what the program is made of, in the form of CycloneDX 1.6, from what is locked. The same tree gives the same
//! list, byte for byte: it names no moment.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::check;

/// The program whose parts are listed.
const PROGRAM: &str = "varv";

/// Writes the list to a file, or prints it.
pub fn run(root: &Path, words: &[&str]) -> Result<(), String> {
    let list = of_tree(root)?;
    let text = serde_json::to_string_pretty(&list).map_err(|why| why.to_string())?;
    match words {
        [] => {
            println!("{text}");
            Ok(())
        }
        [file] => std::fs::write(file, text + "\n").map_err(|why| format!("{file}: {why}")),
        _ => Err("cargo xtask sbom [FILE]".to_owned()),
    }
}

fn of_tree(root: &Path) -> Result<Value, String> {
    let metadata = check::metadata(root)?;
    let lock =
        std::fs::read_to_string(root.join("Cargo.lock")).map_err(|why| format!("Cargo.lock: {why}"))?;
    list(&metadata, &checksums(&lock))
}

/// The sums of the lock file, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |block: &str, name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
        line.and_then(|rest| rest.strip_suffix('"')).map(str::to_owned)
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .filter_map(|block| {
            Some(((value(block, "name")?, value(block, "version")?), value(block, "checksum")?))
        })
        .collect()
}

fn list(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> Result<Value, String> {
    let packages: BTreeMap<&str, &Value> =
        each(&metadata["packages"]).map(|it| (text(&it["id"]), it)).collect();
    let nodes: BTreeMap<&str, &Value> =
        each(&metadata["resolve"]["nodes"]).map(|it| (text(&it["id"]), it)).collect();
    let program = packages.values().find(|it| it["name"] == PROGRAM).ok_or("the program is not there")?;
    let start = text(&program["id"]);
    let shipped = shipped(&nodes, start);
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for id in &shipped {
        let package = packages.get(id).ok_or_else(|| format!("{id} is not there"))?;
        let needs: BTreeSet<String> =
            needed(&nodes, id).into_iter().filter_map(|id| packages.get(id).map(|it| purl(it))).collect();
        dependencies.push(json!({ "ref": purl(package), "dependsOn": needs }));
        if *id != start {
            components.push(component(package, sums));
        }
    }
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": purl(program), "name": PROGRAM, "version": program["version"],
            "purl": purl(program), "licenses": [{ "expression": program["license"] }],
        } },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// All that is built into the program: what only tests need is left out.
fn shipped<'m>(nodes: &BTreeMap<&'m str, &'m Value>, start: &'m str) -> BTreeSet<&'m str> {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![start]);
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            waiting.extend(needed(nodes, id));
        }
    }
    seen
}

fn needed<'m>(nodes: &BTreeMap<&'m str, &'m Value>, id: &str) -> Vec<&'m str> {
    let is_built_in = |dep: &&'m Value| each(&dep["dep_kinds"]).any(|kind| kind["kind"] != "dev");
    let deps = nodes.get(id).into_iter().flat_map(|node| each(&node["deps"]));
    deps.filter(is_built_in).map(|dep| text(&dep["pkg"])).collect()
}

fn component(package: &Value, sums: &BTreeMap<(String, String), String>) -> Value {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let mut component = json!({
        "type": "library", "bom-ref": purl(package), "name": name, "version": version, "purl": purl(package),
    });
    if let Some(licence) = check::licence_of(package) {
        // An older way to write "either of these".
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    if let Some(sum) = sums.get(&(name.to_owned(), version.to_owned())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

fn purl(package: &Value) -> String {
    format!("pkg:cargo/{}@{}", text(&package["name"]), text(&package["version"]).replace('+', "%2B"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    /// ASVS 15.1.2.
    #[test]
    fn every_locked_part_of_the_program_is_listed_with_its_licence_and_sum() {
        let list = of_tree(&tree::root()).unwrap();
        let components = list["components"].as_array().unwrap();
        assert!(components.len() > 200, "{}", components.len());
        let refs: BTreeSet<&str> = each(&list["dependencies"]).map(|it| text(&it["ref"])).collect();
        let mut ours = 0;
        for component in components {
            assert!(component["licenses"][0]["expression"].is_string(), "{component}");
            assert!(refs.contains(text(&component["bom-ref"])), "{component}");
            if component["hashes"].is_array() {
                assert_eq!(text(&component["hashes"][0]["content"]).len(), 64, "{component}");
            } else {
                ours += 1;
                assert_eq!(
                    component["licenses"][0]["expression"], "EUPL-1.2",
                    "only our own come without: {component}"
                );
            }
        }
        assert!(ours > 10);
        for needed in each(&list["dependencies"]).flat_map(|it| each(&it["dependsOn"])) {
            assert!(refs.contains(text(needed)), "{needed}");
        }
        let has = |name: &str| components.iter().any(|it| it["name"] == name);
        assert!(has("rustls") && has("openidconnect") && has("accounts"));
        assert!(!has("proptest") && !has("insta") && !has("testing"), "what only tests need is no part");
        assert_eq!(list, of_tree(&tree::root()).unwrap(), "the same tree, the same list");
    }
}
