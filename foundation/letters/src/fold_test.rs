use proptest::prelude::*;

use crate::letter_test::letter;
use crate::*;

fn kinds(text: &str) -> Vec<(&'static str, String)> {
    folded(text).into_iter().map(|fold| (fold.kind.word(), fold.text)).collect()
}

fn own(text: &str) -> String {
    let folds = folded(text);
    folds.iter().filter(|fold| fold.kind == FoldKind::Own).map(|fold| fold.text.as_str()).collect()
}

#[test]
fn what_is_written_below_a_quote_is_still_the_senders_own() {
    let letter = letter("gmail-sv.eml");
    assert_eq!(letter.own_text(), "Den är igång igen, tack!\n\n\nPS. Nu blinkar den igen.");
    let kinds: Vec<_> = letter.folds.iter().map(|fold| fold.kind.word()).collect();
    assert_eq!(kinds, ["own", "quote", "own", "signature"]);
}

#[test]
fn a_phones_words_are_a_signature() {
    let letter = letter("apple-sv.eml");
    assert_eq!(letter.own_text(), "Fungerar fint.");
    let kinds: Vec<_> = letter.folds.iter().map(|fold| fold.kind.word()).collect();
    assert_eq!(kinds, ["own", "signature", "quote"]);
}

#[test]
fn each_programs_way_of_quoting_is_known() {
    for quote in [
        "-----Original Message-----\nFrom: A\nSent: x\n\ngammalt",
        "-----Ursprungligt meddelande-----\nFrån: A\nSkickat: x\n\ngammalt",
        "From: A <a@b.se>\nSent: Monday\nTo: B\nSubject: x\n\ngammalt",
        "Från: A <a@b.se>\nDatum: måndag\nTill: B\n\ngammalt",
        "*Från:* A\n*Skickat:* måndag\n\ngammalt",
        "________________________________\nFrån: A\nSkickat: x\n\ngammalt",
        "On Mon, 2 Mar 2026 at 10:12, Anna <a@b.se> wrote:\n> gammalt",
        "On 2 Mar 2026, at 10:12, Anna <a@b.se> wrote:\n\ngammalt",
        "Den mån 2 mars 2026 kl 10:12 skrev Anna <a@b.se>:\n> gammalt",
        "2 mars 2026 kl. 10:12 skrev Anna <a@b.se>:\n\n> gammalt",
        "Den 2026-03-02 kl. 10:12, skrev Anna:\n> gammalt",
        "Begin forwarded message:\n\nFrom: x\n\ngammalt",
        "---------- Forwarded message ---------\nFrom: x\n\ngammalt",
    ] {
        let text = format!("Nytt.\n\n{quote}");
        assert_eq!(own(&text).trim(), "Nytt.", "{quote}");
    }
}

#[test]
fn what_only_looks_like_a_quote_is_the_senders_own() {
    for text in [
        "Från: skolan till hemmet är det långt.\nDet tar en timme.",
        "Jag kom hem 22:10 och skrev klart:\nallt är bra",
        "On monday nothing works:\nnot the printer",
        "a -- b\nc",
    ] {
        assert_eq!(kinds(text), [("own", text.to_owned())]);
    }
}

#[test]
fn a_letter_that_is_passed_on_without_a_word_is_shown_whole() {
    let text = "-----Original Message-----\nFrom: A\nSent: x\n\nviktigt";
    assert_eq!(kinds(text), [("own", text.to_owned())]);
    assert!(folded("").is_empty());
}

proptest! {
    #[test]
    fn folding_loses_no_character(lines in proptest::collection::vec(
        prop_oneof![
            Just("> quoted".to_owned()), Just("-- ".to_owned()), Just(String::new()), Just("From: a".to_owned()),
            Just("Sent: b".to_owned()), Just("Den 1 mars skrev x:".to_owned()), Just("Skickat från min iPhone".to_owned()),
            Just("________________".to_owned()), "[ -~åäö]{0,30}",
        ], 0..40), end in prop_oneof![Just("\n"), Just("")]) {
        let text = lines.join("\n") + end;
        let joined: String = folded(&text).iter().map(|fold| fold.text.as_str()).collect();
        prop_assert_eq!(joined, text);
    }
}
