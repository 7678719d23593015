#![no_main]

use inventory::{PROGRAMS_AT_MOST, Question, read};

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    if let (_, Ok(Question::Here(all))) = read(body) {
        for seen in all {
            assert!(seen.programs.is_none_or(|all| all.len() <= PROGRAMS_AT_MOST));
            assert!(seen.marks.macs.len() <= 12 && seen.marks.name.chars().count() <= 200);
        }
    }
});
