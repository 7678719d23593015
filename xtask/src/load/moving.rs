//! `cargo xtask bench-desk import`: a table of another desk's tickets, with what was said in them, brought in by `varv
//! import` into an organisation that has the units and the persons.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Instant;

use super::full_disk::tree_size;
use super::program::Program;
use super::seed::Seed;

const UNITS: u64 = 600;
const WORDS: &[&str] = &[
    "projektorn",
    "skrivaren",
    "datorn",
    "nätet",
    "lösenordet",
    "kontot",
    "skärmen",
    "lektionen",
    "klassrummet",
    "bilden",
    "ljudet",
    "mappen",
    "behörighet",
    "programmet",
    "telefonen",
    "larmet",
    "fakturan",
    "kalendern",
    "mötet",
    "korridoren",
    "eleverna",
    "läraren",
    "provet",
    "sidan",
    "länken",
    "filtret",
    "leverantören",
    "kabeln",
    "lampan",
    "pappret",
    "kön",
    "servern",
    "tjänsten",
    "planet",
    "salen",
    "kortet",
    "dörren",
    "kameran",
    "batteriet",
    "laddaren",
    "startar",
    "stannar",
    "blinkar",
    "hackar",
    "fungerar",
    "saknas",
    "provat",
    "bytt",
    "ringt",
    "skickat",
    "svarat",
    "väntar",
    "klart",
    "igen",
    "och",
    "men",
    "på",
    "sedan",
    "i",
    "inte",
];

/// Brings so many tickets in; tells how long it took and what the database grew by.
pub fn measured(program: &Program, tickets: u64, persons: u64) -> Result<String, String> {
    let file = program.data.join("tickets.csv");
    write(&file, tickets, persons).map_err(|e| format!("{}: {e}", file.display()))?;
    let table = std::fs::metadata(&file).map_or(0, |about| about.len());
    let before = tree_size(&program.data);
    let began = Instant::now();
    program.must(&["import", "tickets", &file.to_string_lossy()])?;
    let took = began.elapsed().as_secs_f64();
    let grown = tree_size(&program.data).saturating_sub(before);
    Ok(format!(
        "`varv import` of {tickets} tickets with what was said in them, {:.0} MB of text: {took:.0} s, tried and carried \
         out; {} bytes a ticket, the import's own report included.\n",
        table as f64 / 1e6,
        grown / tickets.max(1)
    ))
}

fn write(path: &Path, tickets: u64, persons: u64) -> std::io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let mut chance = Seed::fixed(7);
    writeln!(
        file,
        "Ärendenr;Rubrik;Beskrivning;Enhet;Anmälare;Prioritet;Status;Skapad;Lösning;Löst;Kommentarer"
    )?;
    for n in 0..tickets {
        let day = format!("2025-{:02}-{:02}", chance.between(1, 13), chance.between(1, 29));
        let (unit, asker) = (chance.between(0, UNITS), chance.between(1, persons.max(2)));
        let (title, text, said) = (words(&mut chance, 5), words(&mut chance, 60), words(&mut chance, 90));
        let priority = chance.between(1, 6);
        let (state, solved, on) = match chance.between(0, 10) {
            0 => ("Pågår", String::new(), ""),
            _ => ("Stängd", words(&mut chance, 12), day.as_str()),
        };
        writeln!(
            file,
            "G-{n};{title};{text};Skola {unit};person.{asker}@sjovik.example;{priority};{state};{day};{solved};{on};{said}"
        )?;
    }
    file.flush()
}

fn words(chance: &mut Seed, count: u64) -> String {
    let mut text = String::new();
    for n in 0..count {
        let word = WORDS[chance.between(0, WORDS.len() as u64) as usize];
        let _ = write!(text, "{}{word}", if n == 0 { "" } else { " " });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temp::TempFolder;

    #[test]
    fn each_ticket_is_a_line_of_eleven_fields() {
        let folder = TempFolder::new("moving").expect("a folder");
        let path = folder.path().join("tickets.csv");
        write(&path, 3, 10).expect("written");
        let text = std::fs::read_to_string(&path).expect("read");
        assert_eq!(text.lines().count(), 4);
        assert!(text.lines().all(|line| line.split(';').count() == 11), "{text}");
    }
}
