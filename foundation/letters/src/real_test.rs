//! Mail that nobody on the team wrote, in `VARV_DATA`, else in `../shared/data` beside the workspace. Without the folder
//! only the samples beside this crate are read.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::*;

/// Each mail with its name, in order.
pub(crate) fn all() -> Vec<(String, Vec<u8>)> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, PathBuf::from).join("mail");
    let mut mails = Vec::new();
    for group in std::fs::read_dir(&folder).into_iter().flatten() {
        for mail in std::fs::read_dir(group.unwrap().path()).into_iter().flatten() {
            let path = mail.unwrap().path();
            let name = path.strip_prefix(&folder).unwrap().display().to_string();
            mails.push((name, std::fs::read(&path).unwrap()));
        }
    }
    mails.sort();
    mails
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(70).collect()
}

/// What became of a letter, to be read by a person.
fn told(letter: &Letter) -> String {
    let mut out = String::new();
    let from: Vec<String> = letter.from.iter().map(|one| format!("{} <{}>", one.name, one.address)).collect();
    let _ = writeln!(
        out,
        "  from {} | to {} cc {} | {:?}",
        from.join(", "),
        letter.to.len(),
        letter.cc.len(),
        letter.subject
    );
    let day = letter.sent_at.map_or(String::from("no date"), |at| at.0.to_string());
    let _ = writeln!(
        out,
        "  {} {day} | answers {} | {}",
        letter.message_id.as_deref().unwrap_or("no id"),
        letter.answers.len(),
        letter.kind.word()
    );
    let folds: Vec<String> = letter
        .folds
        .iter()
        .map(|fold| format!("{} {}", fold.kind.word(), fold.text.chars().count()))
        .collect();
    let _ = writeln!(
        out,
        "  {:?} | {} | html {}",
        short(&letter.text),
        folds.join(", "),
        letter.html.as_ref().map_or(0, String::len)
    );
    for part in &letter.parts {
        let _ = writeln!(out, "  + {:?} {} {} {}", part.role, part.name, part.mime, part.content.len());
    }
    if let Kind::Report(report) = &letter.kind {
        let _ = writeln!(out, "  about {:?}: {:?}", report.about, report.recipients);
    }
    if !letter.faults.is_empty() {
        let faults: Vec<&str> = letter.faults.iter().map(|fault| fault.word()).collect();
        let _ = writeln!(out, "  faults: {}", faults.join(", "));
    }
    out
}

#[test]
fn every_real_mail_becomes_what_it_says() {
    let mails = all();
    if mails.is_empty() {
        eprintln!("no real mail here; set VARV_DATA");
        return;
    }
    assert!(mails.len() >= 64, "{} mails", mails.len());
    let mut out = String::new();
    for (name, raw) in &mails {
        let letter = read(raw, &Envelope::default());
        crate::hostile_test::check(&letter, raw);
        let _ = write!(out, "{name}\n{}", told(&letter));
    }
    insta::assert_snapshot!(out);
}

/// Of the corpus only the answers within its own threads may join.
#[test]
fn no_real_mail_leads_to_a_thread_of_ours_or_is_verified() {
    let keys = Keys::of(b"ours");
    for (name, raw) in all() {
        let letter = read(&raw, &Envelope::default());
        assert_eq!(keys.reference_in(letter.reached.iter().map(String::as_str)), None, "{name}");
        assert!(!keys.has_marked(&letter) && !Trust::default().sender(&letter).is_verified(), "{name}");
    }
}
