use std::io::{Cursor, Read};
use std::time::{Duration, SystemTime};

use access::{Actor, Permit, Place, Policy, Role, Rule, Scope, Verb};
use kernel::{Id, Moment, Refused, Result, Subject, Upload};
use look::Icon;
use store::{Db, Event, Migration, Reading, Sql};
use testing::Site;
use web::{Ask, Card, Kind, Piece, Room};

use crate::*;

// A room whose records have files: papers, read by agents of the paper's unit.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PaperVerb {
    Read,
    Write,
}

impl Verb for PaperVerb {
    const ALL: &'static [Self] = &[Self::Read, Self::Write];
    fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
    fn is_reading(self) -> bool {
        self == Self::Read
    }
}

static POLICY: Policy<PaperVerb> = Policy {
    kind: "paper",
    read: PaperVerb::Read,
    rules: &[
        Rule { units: &[Role::Agent, Role::Staff], ..Rule::nobody(PaperVerb::Read) },
        Rule { everything: &[Role::Agent, Role::Staff], ..Rule::nobody(PaperVerb::Write) },
    ],
    place: Place { unit: Some("paper.unit_id"), ..Place::NOWHERE },
};

struct Written(i64);

impl Event for Written {
    fn word(&self) -> &'static str {
        "papers-written"
    }
    fn subject(&self) -> Subject {
        Subject::new("paper", self.0)
    }
}

fn cards(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope: Scope = POLICY.scope(actor, PaperVerb::Read);
    let sql = Sql::within(&scope, "SELECT paper.id FROM paper WHERE {scope}")
        .and_in("paper.id", ids.iter().copied());
    let found: Vec<(i64,)> = reading.all(sql)?;
    Ok(found.into_iter().map(|(id,)| Card { id, ..Card::default() }).collect())
}

/// A note is read by those who work with papers in its unit.
fn may_read(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<bool> {
    let unit: (i64,) =
        reading.load(Sql::open("a test", "SELECT unit_id FROM paper WHERE id = ?").bind(id))?;
    Ok(actor.grants.iter().any(|grant| grant.role == Role::Agent && grant.unit.number() == unit.0))
}

const PAPERS: Room = Room {
    migrations: &[Migration {
        room: "papers",
        name: "0001",
        sql: "CREATE TABLE paper (id SERIAL8, unit_id BIGINT NOT NULL);
              CREATE TABLE unit_closure (ancestor BIGINT NOT NULL, descendant BIGINT NOT NULL, PRIMARY KEY (ancestor, descendant));
              INSERT INTO unit_closure (ancestor, descendant) VALUES (3, 3), (4, 4);
              INSERT INTO paper (unit_id) VALUES (3), (4);",
    }],
    kinds: &[Kind { name: "paper", label: "paper", icon: Icon::File, cards, search: None }],
    pieces: &[Piece { name: "paper-note", may_read }],
    ..Room::empty("papers", texts::Source { room: "papers", sv: "paper = x\n", en: "paper = x\n" })
};

fn site() -> (Site, Files) {
    let site = Site::new(vec![PAPERS, ROOM]);
    let files = Files::open(&site.base.folder.path().join("files").display().to_string()).unwrap();
    install(files.clone());
    (site, files)
}

fn upload(folder: &std::path::Path, name: &str, content: &[u8]) -> Upload {
    let path = folder.join(format!("upload-{}", blake3::hash(content).to_hex()));
    std::fs::write(&path, content).unwrap();
    Upload { name: name.to_owned(), path, size: content.len() as u64 }
}

fn attach(db: &Db, actor: &Actor, subject: Subject, received: &Received) -> Result<Id<Attachment>> {
    db.write(actor, |tx| {
        let permit: Permit = POLICY.allow(tx.actor(), PaperVerb::Write, &())?;
        let id = attach_within(tx, &subject, received)?;
        Ok(tx.say(permit, &Written(subject.id))?.with(id))
    })
}

/// A PDF by its beginning, different for each mark.
fn pdf(mark: &str) -> Vec<u8> {
    format!("%PDF-1.7 {mark}").into_bytes()
}

/// A file of a paper (`paper`) or of what IT noted on it (`paper-note`).
fn attached(site: &Site, files: &Files, paper: i64, kind: &'static str) -> Id<Attachment> {
    let upload = upload(site.base.folder.path(), "Avtal å.pdf", &pdf(&format!("{paper} {kind}")));
    let received = receive(files, "file", &upload).unwrap();
    attach(site.db(), &Actor::operator(), Subject::new(kind, paper), &received).unwrap()
}

/// ASVS 3.2.1, 5.4.2; attack row 11.
#[test]
fn a_file_is_downloaded_by_whoever_may_read_its_record_and_never_shown_as_a_page() {
    let (site, files) = site();
    let id = attached(&site, &files, 1, "paper");
    let path = format!("/files/{id}");
    let here = site.as_actor(7, &[(Role::Agent, &[3])]);
    let answer = site.get(&here, &path);
    assert_eq!((answer.status, answer.text.as_str()), (200, "%PDF-1.7 1 paper"));
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment; filename=\"Avtal__.pdf\"; filename*=UTF-8''Avtal%20%C3%A5.pdf")
    );
    assert_eq!(
        (answer.header("x-content-type-options"), answer.header("cache-control")),
        ("nosniff", "no-store")
    );
    assert_eq!(site.get(&here, &format!("/api/v1{path}")).text, answer.text);
}

#[test]
fn elsewhere_the_file_is_as_missing_as_one_that_never_was() {
    let (site, files) = site();
    let (id, internal) = (attached(&site, &files, 1, "paper"), attached(&site, &files, 1, "paper-note"));
    let (agent, staff) = (site.as_actor(7, &[(Role::Agent, &[3])]), site.as_actor(8, &[(Role::Staff, &[3])]));
    let (elsewhere, nobody) = (site.as_actor(9, &[(Role::Agent, &[4])]), "");
    let status = |who: &str, id: Id<Attachment>| site.get(who, &format!("/api/v1/files/{id}")).status;
    assert_eq!(
        [status(&agent, id), status(&staff, id), status(&elsewhere, id), status(nobody, id)],
        [200, 200, 404, 401]
    );
    assert_eq!(
        [status(&agent, internal), status(&staff, internal), status(&elsewhere, internal)],
        [200, 404, 404]
    );
    let missing = site.get(&elsewhere, "/api/v1/files/999");
    assert_eq!(missing.text, site.get(&elsewhere, &format!("/api/v1/files/{id}")).text);
    assert_eq!(site.get(&agent, "/files/..%2f..%2fetc%2fpasswd").status, 404);
}

#[test]
fn a_record_lists_its_files_and_not_what_was_taken_away_or_is_a_pieces() {
    let (site, files) = site();
    let open = attached(&site, &files, 1, "paper");
    let internal = attached(&site, &files, 1, "paper-note");
    let other = attached(&site, &files, 2, "paper");
    let paper = Subject::new("paper", 1);
    let ids = |subject: &Subject| {
        site.db()
            .read(|r| of_subject(r, subject))
            .unwrap()
            .into_iter()
            .map(|file| file.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&paper), [open]);
    assert_eq!(ids(&Subject::new("paper-note", 1)), [internal]);
    let before = site.db().statements();
    let both = site.db().read(|r| list(r, "paper", &[1, 2])).unwrap();
    assert_eq!((both.len(), site.db().statements() - before), (2, 1));
    let remove = |id| {
        site.db().write(&Actor::operator(), |tx| {
            let permit = POLICY.allow(tx.actor(), PaperVerb::Write, &())?;
            remove_within(tx, &paper, id)?;
            tx.say(permit, &Written(1))
        })
    };
    assert_eq!(remove(other), Err(Refused::NotFound), "a file of another record");
    assert_eq!(remove(open), Ok(()));
    assert_eq!(remove(open), Err(Refused::NotFound));
    assert_eq!(ids(&paper), []);
    assert_eq!(site.get(&site.as_actor(7, &[(Role::Agent, &[3])]), &format!("/files/{open}")).status, 404);
}

/// ASVS 5.2.4.
#[test]
fn nobody_fills_the_disk_with_more_than_their_share() {
    let (site, files) = site();
    let person = Actor::person(Id::new(7), vec![]);
    let upload = upload(site.base.folder.path(), "a.pdf", &pdf("a"));
    let mut received = receive(&files, "file", &upload).unwrap();
    let within = |received: &Received, actor: &Actor| {
        site.db().write(actor, |tx| {
            let permit = POLICY.allow(&Actor::operator(), PaperVerb::Write, &())?;
            attach_within(tx, &Subject::new("paper", 1), received)?;
            tx.say(permit, &Written(1))
        })
    };
    received.stored.size = (BYTES_PER_PERSON - 100) as u64;
    within(&received, &person).unwrap();
    received.stored.size = 101;
    let refused = within(&received, &person).unwrap_err();
    assert!(matches!(refused, Refused::Rule { key: "files-quota", .. }), "{refused:?}");
    within(&received, &Actor::person(Id::new(8), vec![])).unwrap();
    received.stored.size = 100;
    within(&received, &person).unwrap();
}

/// ASVS 5.2.2, 14.2.8.
#[test]
fn what_is_received_is_what_it_says_and_tells_nothing_of_the_photographer() {
    let (site, files) = site();
    let folder = site.base.folder.path();
    let refused =
        |name: &str, content: &[u8]| receive(&files, "file", &upload(folder, name, content)).unwrap_err();
    assert_eq!(refused("tom.pdf", b""), Refused::field("file", "empty-file"));
    assert_eq!(refused("bild.png", b"MZ\x90"), Refused::field("file", "not-what-it-says"));
    assert_eq!(refused("bild.jpg", b"\xFF\xD8\xFF\xE1\x00"), Refused::field("file", "broken-picture"));
    let large = Upload { size: FILE_BYTES + 1, ..upload(folder, "a.pdf", b"%PDF-") };
    assert_eq!(receive(&files, "file", &large).unwrap_err(), Refused::TooLarge);

    let gps = b"\xFF\xE1\x00\x10Exif\0\0GPS 59\xC2\xB0";
    let photo = [&b"\xFF\xD8"[..], &gps[..18], b"\xFF\xDA\x00\x03\x01\x12\x34\xFF\xD9"].concat();
    let received = receive(&files, "file", &upload(folder, "IMG_0001.JPG", &photo)).unwrap();
    assert_eq!(received.mime, "image/jpeg");
    let mut stored = Vec::new();
    files.open_file(&received.stored.hash).unwrap().unwrap().1.read_to_end(&mut stored).unwrap();
    assert_eq!(stored, b"\xFF\xD8\xFF\xDA\x00\x03\x01\x12\x34\xFF\xD9");
}

/// No picture is drawn here, so the number of its dots costs nothing.
/// ASVS 5.2.6; attack row 13.
#[test]
fn a_picture_of_four_billion_dots_is_kept_as_the_few_bytes_it_is() {
    let (site, files) = site();
    let begun = std::time::Instant::now();
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0xFF; 8], b"\x08\x06\0\0\0", &[0; 40]].concat();
    let frame = b"\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01";
    let jpeg = [&b"\xFF\xD8"[..], frame, b"\xFF\xDA\x00\x03\x01\x12\x34\xFF\xD9"].concat();
    for (name, picture) in [("skanning.png", png), ("skanning.jpg", jpeg)] {
        let received = receive(&files, "file", &upload(site.base.folder.path(), name, &picture)).unwrap();
        assert!(received.stored.size <= picture.len() as u64, "{name}");
    }
    assert!(begun.elapsed() < Duration::from_secs(2));
}

/// ASVS 5.4.2.
#[test]
fn the_name_of_a_file_adds_no_header_and_no_second_name() {
    let (site, files) = site();
    let name = "a\"; filename=\"b.html\r\nSet-Cookie: varv=x; å\u{202e}\0.pdf";
    let received = receive(&files, "file", &upload(site.base.folder.path(), name, &pdf("namn"))).unwrap();
    let id = attach(site.db(), &Actor::operator(), Subject::new("paper", 1), &received).unwrap();
    let answer = site.get(&site.as_actor(7, &[(Role::Agent, &[3])]), &format!("/files/{id}"));
    let told = answer.header("content-disposition");
    assert_eq!(
        (answer.status, told.matches("filename=").count(), told.matches('"').count()),
        (200, 1, 2),
        "{told}"
    );
    assert!(
        told.starts_with("attachment; ") && told.is_ascii() && !told.contains(['\r', '\n', '\0']),
        "{told}"
    );
    assert!(answer.headers.iter().all(|(name, _)| name != "set-cookie"));
}

/// ASVS 5.3.2; attack row 12.
#[test]
fn the_same_content_lies_there_once_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(&folder.path().join("files").display().to_string()).unwrap();
    let content = vec![7; 200_000];
    let (one, two) =
        (files.put(&mut Cursor::new(&content)).unwrap(), files.put(&mut Cursor::new(&content)).unwrap());
    assert_eq!(one, two);
    assert_eq!((one.size, one.hash.clone()), (200_000, blake3::hash(&content).to_hex().to_string()));
    let (size, mut read) = files.open_file(&one.hash).unwrap().unwrap();
    let mut back = Vec::new();
    read.read_to_end(&mut back).unwrap();
    assert_eq!((size, back), (200_000, content));
    assert_eq!(files.exists(&blake3::hash(b"other").to_hex()), Ok(false));
    for evil in ["", "..", "../../etc/passwd", &"å".repeat(32), &"A".repeat(64)] {
        assert!(files.open_file(evil).unwrap().is_none(), "{evil}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path().join("files/incoming")).unwrap().collect();
    assert!(left.is_empty(), "nothing is left on the way in");
}

/// ASVS 5.2.1.
#[test]
fn a_content_too_large_or_under_a_wrong_hash_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("files");
    let files = Files::open(&root.display().to_string()).unwrap();
    let mut endless = std::io::repeat(1);
    assert_eq!(files.put(&mut endless).unwrap_err(), Refused::TooLarge);
    let hash = blake3::hash(b"one").to_hex().to_string();
    assert!(files.keep_file(&hash, &mut &b"two"[..]).is_err());
    files.keep_file(&hash, &mut &b"one"[..]).unwrap();
    assert_eq!(files.exists(&hash), Ok(true));
    assert_eq!(std::fs::read_dir(&root).unwrap().count(), 3, "incoming, leaving and one shelf");
    assert_eq!(std::fs::read_dir(root.join("incoming")).unwrap().count(), 0);
}

/// ASVS 14.2.7.
#[test]
fn what_no_record_has_is_swept_away_when_it_is_old() {
    let (site, files) = site();
    let kept = attached(&site, &files, 1, "paper");
    let stray = files.put(&mut &b"stray"[..]).unwrap();
    let again = files.put(&mut &b"stored again just now"[..]).unwrap();
    let root = site.base.folder.path().join("files");
    let age = |hash: &str, hours: u64| {
        let file = std::fs::File::open(root.join(&hash[..2]).join(&hash[2..])).unwrap();
        let now = Duration::from_micros(kernel::Clock::System.now().0 as u64);
        file.set_modified(SystemTime::UNIX_EPOCH + now - Duration::from_secs(hours * 3600)).unwrap();
    };
    let kept_hash = site.db().read(|r| of_subject(r, &Subject::new("paper", 1))).unwrap()[0].hash.clone();
    for hash in [&kept_hash, &stray.hash, &again.hash] {
        age(hash, 48);
    }
    files.put(&mut &b"stored again just now"[..]).unwrap();
    let day_ago = kernel::Clock::System.now().plus_days(-1);
    assert_eq!(sweep(site.db(), &files, day_ago), Ok(1));
    assert_eq!(files.exists(&stray.hash), Ok(false));
    assert_eq!((files.exists(&again.hash), files.exists(&kept_hash)), (Ok(true), Ok(true)));
    site.db()
        .write(&Actor::operator(), |tx| {
            let permit = POLICY.allow(tx.actor(), PaperVerb::Write, &())?;
            remove_within(tx, &Subject::new("paper", 1), kept)?;
            tx.say(permit, &Written(1))
        })
        .unwrap();
    assert_eq!(site.db().read(hashes), Ok(vec![]));
    assert_eq!(sweep(site.db(), &files, day_ago), Ok(1), "a file taken from its record goes too");
    assert_eq!(std::fs::read_dir(root.join("leaving")).unwrap().count(), 0);
}

#[test]
fn a_content_that_is_used_in_the_last_moment_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(&folder.path().join("files").display().to_string()).unwrap();
    let stored = files.put(&mut &b"wanted after all"[..]).unwrap();
    let tomorrow = Moment(i64::MAX / 2);
    assert_eq!(files.drop_unused(&stored.hash, tomorrow, &|_| Ok(false)), Ok(false));
    assert_eq!(files.exists(&stored.hash), Ok(true));
    assert_eq!(
        files.drop_unused(&stored.hash, tomorrow, &|_| Err(Refused::Busy)),
        Ok(false),
        "in doubt it stays"
    );
    assert_eq!(files.exists(&stored.hash), Ok(true));
}

#[test]
fn every_question_about_files_has_its_index() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|database| database == "postgres") {
        return;
    }
    let (site, _) = site();
    for (question, index) in [
        ("kind = 'paper' AND removed_at IS NULL AND subject_id IN (1, 2)", "attachment_subject"),
        ("added_by = 7 AND removed_at IS NULL", "attachment_person"),
        ("removed_at IS NULL AND hash IN ('a', 'b')", "attachment_hash"),
    ] {
        let text = format!("EXPLAIN QUERY PLAN SELECT SUM(size) FROM attachment WHERE {question}");
        let plan = site.db().read(|r| r.rows(Sql::open("a test", &text))).unwrap();
        assert!(format!("{plan:?}").contains(index), "{question}: {plan:?}");
    }
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(texts::keys(TEXTS.sv), texts::keys(TEXTS.en));
}
