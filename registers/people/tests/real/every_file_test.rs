//! Every file is found and kept, or refused in words.

use std::fmt::Write as _;

use super::*;

/// Uploads every file; what becomes of it in a line each. `UPDATE_GOLDEN=1` writes them anew.
#[test]
fn every_real_file_is_found_and_kept_or_refused_in_words() {
    let (site, sample) = site();
    let head = head(&sample);
    let base = data();
    let mut told = String::new();
    for path in files() {
        let name = path.strip_prefix(&base).expect("below").to_string_lossy().into_owned();
        let answer = send(&site, &head, &path);
        if answer.status != 201 {
            assert_eq!(answer.status, 422, "{name}: {}", answer.text);
            let message = answer.json()["errors"][0]["message"].as_str().expect("words").to_owned();
            assert!(message.len() > 15 && !message.contains('['), "{name}: {message}");
            writeln!(told, "{name}: refused. {message}").expect("written");
            continue;
        }
        let id = answer.json()["id"].as_i64().expect("a number");
        let found = show(&site, &head, id);
        let rows = found["table"]["rows"].as_i64().expect("a count");
        let kind = found["likely_kind"].as_str().unwrap_or("sheet");
        writeln!(told, "{name}: {rows} rows, {kind}").expect("written");
        let page = site.get(&head, &format!("/import/{id}?table"));
        assert_eq!(page.status, 200, "{name}");
        assert!(!page.text.contains("[intake-"), "{name}: a text is missing");
        if rows > 3_000 {
            step(&site, &head, id, "drop", &json!({}));
            continue;
        }
        let kept = step(&site, &head, id, "keep", &json!({}));
        let sheet = kept["sheet"].as_i64().expect("a sheet");
        assert_eq!(
            number(&site, &format!("SELECT COUNT(*) FROM sheet_row WHERE sheet_id = {sheet}")),
            rows,
            "{name}"
        );
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/every_file.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &told).expect("written");
    }
    let agreed = std::fs::read_to_string(&golden).expect("tests/real/every_file.txt");
    for (now, before) in told.lines().zip(agreed.lines()) {
        assert_eq!(now, before);
    }
    assert_eq!(told.lines().count(), agreed.lines().count());
    assert_eq!(
        number(&site, "SELECT COUNT(*) FROM sheet_row WHERE cells LIKE '%P@ss%'"),
        0,
        "a password was kept"
    );
}
