//! Everything in one file and back: the tables of all rooms and the attached files, from either database to either.

use std::io::Cursor;

use files::Files;
use store::Db;
use store::portable::{self, BackupOf, RestoreTo};
use testing::Spot;

use crate::filled;
use crate::town::hashes;

/// A backup of all that a database and its files hold.
fn backup(db: &Db, attached: &Files) -> Vec<u8> {
    let of = BackupOf {
        program: "test",
        files: &|reading| files::hashes(reading),
        open_file: &|hash| attached.open_file(hash),
    };
    let mut out = Vec::new();
    let made = portable::backup(db, &of, &mut out).expect("a backup");
    assert_eq!((made.missing_files, made.files > 0), (Vec::new(), true), "with its files");
    out
}

fn restore(spot: &Spot, file: &[u8]) -> (Db, Files) {
    let attached = Files::open(&spot.folder.path().join("files").display().to_string()).expect("a folder");
    let to = RestoreTo {
        open: &spot.open,
        migrations: &varv::rooms::migrations(),
        keep_file: &|hash, content| attached.keep_file(hash, content),
        rebuild: &|db| db.renew_search(varv::rooms::reindex),
    };
    portable::restore(&to, Cursor::new(file)).expect("a restore");
    (Db::open(&spot.open, &varv::rooms::migrations()).expect("the restored database"), attached)
}

/// Attack row 25.
#[test]
fn a_backup_holds_every_room_and_is_restored_on_either_database() {
    let town = filled::town();
    let need = format!("/needs/{}/answer", town.needs.north);
    let file = ("files", "plan.txt".to_owned(), "sal 3".to_owned());
    let answered = town.wire.send(filled::message(&town.who("head-of-it"), &need, "Se planen", &[file]));
    assert_eq!(answered.status, 303, "{}", answered.text());
    town.settle();
    let folder = town.base.folder.path().join("files").display().to_string();
    let file = backup(town.db(), &Files::open(&folder).expect("the town's files"));
    let before = hashes(town.db(), &[]);
    assert!(before.values().filter(|(rows, _)| *rows > 0).count() > 20, "{before:?}");

    let first = testing::sqlite_spot();
    let (db, attached) = restore(&first, &file);
    assert_eq!(hashes(&db, &[]), before);
    assert_eq!(db.verify().expect("a walk").wrong, Vec::<String>::new());
    if testing::is_postgres() {
        let second = testing::postgres_spot();
        let (db, _) = restore(&second, &backup(&db, &attached));
        assert_eq!(hashes(&db, &[]), before, "and back again");
    }
}
