#![no_main]

use letters::{Envelope, Fault, read};

libfuzzer_sys::fuzz_target!(|raw: &[u8]| {
    let letter = read(raw, &Envelope::default());
    assert!(!letter.faults.contains(&Fault::Unreadable), "the library fell");
    assert_eq!(letter.folds.iter().map(|fold| fold.text.as_str()).collect::<String>(), letter.text);
    assert!(letter.html.is_none_or(|html| !html.contains("<script") && !html.contains(" src=\"http")));
});
