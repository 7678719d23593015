//! Random and mutated files: refused or read, never a panic. The seed is fixed.

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
