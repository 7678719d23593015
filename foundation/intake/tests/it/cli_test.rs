//! The command line.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use intake::{Command, Report, import_file, undo_import};
use kernel::Lang;

use super::*;

fn file(site: &Site, name: &str, text: &str) -> PathBuf {
    let path = site.base.folder.path().join(name);
    std::fs::File::create(&path).and_then(|mut file| file.write_all(text.as_bytes())).expect("a file");
    path
}

fn run(site: &Site, path: &Path, command: &Command<'_>) -> Report {
    import_file(site.db(), &site.app.texts, path, command)
}

#[test]
fn a_file_is_brought_in_and_taken_back() {
    let site = site();
    let path = file(&site, "prylar.csv", "Kod;Namn;Pris\n1;Kamera;10\n2;Lampa;5\n");
    let command = Command { kind: "gadget", ..Command::default() };
    let report = run(&site, &path, &Command { is_dry_run: true, ..command.clone() });
    assert_eq!(report.exit, 0, "{}", report.text);
    assert!(report.text.contains("2 nya") && report.text.contains("Inget är ändrat"), "{}", report.text);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0);
    let report = run(&site, &path, &command);
    assert_eq!(report.exit, 0, "{}", report.text);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 2);
    assert_eq!(
        number(
            &site,
            "SELECT COUNT(*) FROM journal WHERE actor_kind = 'operator' AND event = 'intake-committed'"
        ),
        1
    );
    let report = run(&site, &path, &Command { lang: Lang::En, ..command });
    assert!(report.text.contains("There was nothing to bring in"), "{}", report.text);
    let id = number(&site, "SELECT MIN(id) FROM import WHERE state = 'done'");
    let report = undo_import(site.db(), &site.app.texts, id, Lang::En);
    assert_eq!((report.exit, report.text.as_str()), (0, "Undone: 2 restored, 0 left as they are."));
    assert_eq!(undo_import(site.db(), &site.app.texts, id, Lang::Sv).exit, 1);
    assert_eq!(undo_import(site.db(), &site.app.texts, 999, Lang::Sv).exit, 2);
}

#[test]
fn refused_rows_are_told_and_the_exit_code_says_so() {
    let site = site();
    let path = file(&site, "prylar.csv", "Kod;Namn;Pris\n1;Kamera;tio\n2;Lampa;5\n");
    let report = run(&site, &path, &Command { kind: "gadget", lang: Lang::En, ..Command::default() });
    assert_eq!(report.exit, 1);
    assert!(report.text.contains("Row 2: Pris: “tio” is not a number"), "{}", report.text);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 1, "the good ones are in");
}

#[test]
fn misuse_says_what_would_be_right() {
    let site = site();
    let path = file(&site, "prylar.csv", "Kod;Namn\n1;Kamera\n");
    let report = run(&site, &path, &Command { kind: "dragon", ..Command::default() });
    assert!(report.exit == 2 && report.text.contains("gadget, sheet"), "{}", report.text);
    let report = run(&site, &path, &Command { kind: "gadget", layout: Some("okänd"), ..Command::default() });
    assert!(report.exit == 2 && report.text.contains("okänd"), "{}", report.text);
    let report = run(&site, &path.join("nowhere"), &Command { kind: "gadget", ..Command::default() });
    assert_eq!(report.exit, 1, "{}", report.text);
    let map = ["9=name".to_owned()];
    let report = run(&site, &path, &Command { kind: "gadget", map: &map, ..Command::default() });
    assert_eq!(report.exit, 1, "{}", report.text);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import WHERE state NOT IN ('dropped', 'done')"), 0);
}

#[test]
fn answers_and_learned_layouts_work_from_the_command_line_too() {
    let site = site();
    let path = file(&site, "lista mars.csv", "A;B\nx1;Kamera\nx2;Lampa\n");
    let (map, constants) = (["A=code".to_owned(), "B=name".to_owned()], ["owner=Kansliet".to_owned()]);
    let command =
        Command { kind: "gadget", map: &map, constants: &constants, key: Some("code"), ..Command::default() };
    assert_eq!(run(&site, &path, &command).exit, 0);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget WHERE owner_id = 3"), 2);
    let april = file(&site, "lista april.csv", "A;B\nx3;Stativ\n");
    let report = run(&site, &april, &Command { kind: "gadget", ..Command::default() });
    assert_eq!(report.exit, 0, "{}", report.text);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget WHERE owner_id = 3"), 3);
    let may = file(&site, "annat.csv", "A;B;C\nx4;Sladd;\n");
    let report =
        run(&site, &may, &Command { kind: "gadget", layout: Some("lista mars"), ..Command::default() });
    assert_eq!(report.exit, 0, "{}", report.text);
}

#[test]
fn any_table_is_kept_as_a_sheet() {
    let site = site();
    let path = file(&site, "konto.csv", "Konto;Belopp\n1;2,5\n2;3,5\n");
    let report = run(&site, &path, &Command { kind: "sheet", ..Command::default() });
    assert!(report.exit == 0 && report.text.contains("2 rader"), "{}", report.text);
}
