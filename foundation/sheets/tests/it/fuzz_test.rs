//! Random and mutated files: refused or read, never a panic. The seed is fixed; `VARV_FUZZ_SEED` names another, and
//! `VARV_FUZZ_ROUNDS` makes the last one longer.

use super::holds::{holds, packed};
use super::*;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

fn read(name: &str, bytes: &[u8]) {
    if let Ok(book) = open_bytes(name, bytes) {
        for sheet in &book.sheets {
            for table in &sheets::find(sheet).tables {
                let guesses = sheets::guess(sheet, table);
                for (column, guess) in table.columns.iter().zip(&guesses) {
                    let _ = sheets::sum(sheet, table, column.index, &guess.column_type);
                }
            }
        }
    }
}

#[test]
fn random_bytes_never_panic() {
    let mut dice = Dice(1);
    for round in 0..400 {
        let mut bytes: Vec<u8> = (0..dice.roll(3000)).map(|_| dice.roll(256) as u8).collect();
        let head: &[u8] =
            [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"[{", b"\xFF\xFE"][round % 5];
        bytes.splice(0..0, head.iter().copied());
        read("x.csv", &bytes);
    }
}

#[test]
fn random_lines_never_panic() {
    let mut dice = Dice(2);
    let signs = [
        "\"",
        ";",
        ",",
        "\n",
        "\r\n",
        "1",
        "-",
        "å",
        "2026-01-31",
        " ",
        "Summa",
        "\t",
        "kr",
        "=",
        "'",
        "|",
        "12,5",
        "(3)",
    ];
    for _ in 0..600 {
        let text: String = (0..dice.roll(200)).map(|_| signs[dice.roll(signs.len())]).collect();
        read("x.csv", text.as_bytes());
    }
}

#[test]
fn mutated_real_files_never_panic() {
    let mut dice = Dice(3);
    for path in files() {
        let bytes = std::fs::read(&path).expect("the file");
        let rounds = if bytes.len() > 100_000 { 2 } else { 24 };
        for _ in 0..rounds {
            let mut changed = bytes.clone();
            for _ in 0..=dice.roll(8) {
                let at = dice.roll(changed.len());
                match dice.roll(4) {
                    0 => changed[at] ^= 1 << dice.roll(8),
                    1 => changed[at] = dice.roll(256) as u8,
                    2 => changed.truncate(at.max(1)),
                    _ => changed.rotate_left(at.min(16)),
                }
            }
            read("x.bin", &changed);
        }
    }
}

fn samples(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(folder);
    let entries = std::fs::read_dir(folder).expect("the samples");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).expect("a sample")).collect()
}

/// What files of tables are made of, and what hurts in them.
const TOKENS: [&[u8]; 24] = [
    b"\"",
    b";",
    b",",
    b"\t",
    b"\r\n",
    b"\0",
    b"\xff\xfe",
    b"{",
    b"[",
    b"}]",
    b"<c r=\"XFD1048576\"><v>1</v></c>",
    b"<c r=\"A1\" t=\"s\"><v>4294967295</v></c>",
    b"<row r=\"1048577\">",
    b"<mergeCell ref=\"A1:XFD1048576\"/>",
    b"table:number-columns-repeated=\"16384\" ",
    b"table:number-rows-repeated=\"1048576\" ",
    b"&#x10FFFF;",
    b"<!DOCTYPE x [<!ENTITY e \"ee\">]>",
    b"&e;",
    b"1e308",
    b"-99999999999999999999",
    b"9999-12-31",
    b"0000-02-30",
    b"\\ud800",
];

impl Dice {
    /// Some bytes changed, cut out, doubled, or joined with another sample; the first stands, for it says the kind.
    fn spoilt(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.roll(seeds.len())].clone();
        for _ in 0..=self.roll(6) {
            let at = 1 + self.roll(bytes.len().saturating_sub(1));
            let end = (at + self.roll(80)).min(bytes.len());
            match self.roll(6) {
                0 => bytes[at.min(end - 1)] = self.roll(256) as u8,
                1 => bytes.truncate(at),
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let piece = bytes[at..end].repeat(1 + self.roll(3));
                    bytes.splice(at..at, piece);
                }
                4 => {
                    let other = &seeds[self.roll(seeds.len())];
                    let from = self.roll(other.len());
                    let to = (from + self.roll(200)).min(other.len());
                    bytes.splice(at..at, other[from..to].iter().copied());
                }
                _ => drop(bytes.splice(at..at, TOKENS[self.roll(TOKENS.len())].iter().copied())),
            }
            if bytes.len() < 2 {
                break;
            }
        }
        bytes
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// The same as the fuzz targets, for a short time and always alike.
/// Attack row 13.
#[test]
fn files_and_parts_of_them_broken_anywhere_are_read_or_refused_soon() {
    let seed = number("VARV_FUZZ_SEED").unwrap_or(0x5ee7_0001);
    let (files, parts) = (samples("files"), samples("parts"));
    assert!(files.len() > 5 && parts.len() > 5);
    for part in &parts {
        assert!(open_bytes("x", &packed(part)).is_ok(), "the samples are sound");
    }
    for round in 0..number("VARV_FUZZ_ROUNDS").unwrap_or(6_000) {
        let mut dice = Dice(seed.wrapping_add(round));
        let bytes = if round % 2 == 0 { dice.spoilt(&files) } else { packed(&dice.spoilt(&parts)) };
        let asked = std::panic::catch_unwind(|| holds("x.csv", &bytes));
        assert!(asked.is_ok(), "VARV_FUZZ_SEED={} breaks it in its first round", seed.wrapping_add(round));
    }
}
