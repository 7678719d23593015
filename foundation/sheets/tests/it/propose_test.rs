//! Columns proposed for fields, and layouts recognised.

use sheets::{FieldKind, Format, Proposal, Signature, Source, TargetField, propose};

use super::*;

const PERSON: &[TargetField] = &[
    TargetField { name: "name", kind: FieldKind::PersonName, required: true, hints: &["namn", "full name"] },
    TargetField {
        name: "email",
        kind: FieldKind::Email,
        required: false,
        hints: &["e-post", "epost", "mail"],
    },
    TargetField { name: "phone", kind: FieldKind::Phone, required: false, hints: &["telefon", "mobil"] },
    TargetField {
        name: "unit code",
        kind: FieldKind::Code,
        required: false,
        hints: &["enhet", "skola", "unit"],
    },
    TargetField { name: "unit name", kind: FieldKind::Text, required: false, hints: &["enhetsnamn"] },
];

fn proposals(text: &str) -> Vec<Proposal> {
    let (sheet, table) = table(text);
    propose(PERSON, &table, &sheets::guess(&sheet, &table), &sheets::comma_names(&sheet, &table))
}

fn source(proposals: &[Proposal], field: &str) -> Option<Source> {
    proposals.iter().find(|p| p.field == field).map(|p| p.source.clone())
}

#[test]
fn headings_in_swedish_find_their_fields_once_each() {
    let found = proposals(
        "Namn;E-postadress;Mobiltelefon;Lösenord\nAnna Berg;a@b.se;070-1234567;x\nBo Ek;b@b.se;070-7654321;y\n",
    );
    assert_eq!(source(&found, "name"), Some(Source::Column(0)));
    assert_eq!(source(&found, "email"), Some(Source::Column(1)));
    assert_eq!(source(&found, "phone"), Some(Source::Column(2)));
    assert!(found.iter().all(|p| !p.source.columns().contains(&3)));
    assert!(found[0].confidence >= 95 && found[0].reason.key == "heading-equals");
}

#[test]
fn first_and_last_name_are_joined() {
    let found = proposals("Förnamn;Efternamn;Adress\nAnna;Berg;a@b.se\nBo;Ek;b@b.se\n");
    assert_eq!(source(&found, "name"), Some(Source::Joined { first: 0, last: 1 }));
    assert_eq!(source(&found, "email"), Some(Source::Column(2)));
    assert_eq!(found[0].source.text(&["Anna ", "Berg"]), "Anna Berg");
}

#[test]
fn last_name_comma_first_name_is_turned() {
    let found = proposals("Namn;Enhet\nBerg, Anna;1\nEk, Bo;2\n");
    assert_eq!(source(&found, "name"), Some(Source::LastCommaFirst(0)));
    assert_eq!(found[0].source.text(&["von Ek, Bo Karl"]), "Bo Karl von Ek");
}

#[test]
fn code_and_name_in_one_cell_feed_two_fields() {
    let found = proposals("Namn;Enhet\nAnna Berg;1234 Norra skolan\nBo Ek;1235 Södra skolan\n");
    assert_eq!(source(&found, "unit code"), Some(Source::CodeOf(1)));
    assert_eq!(source(&found, "unit name"), Some(Source::NameOf(1)));
    assert_eq!(Source::NameOf(1).text(&["1234 Norra skolan"]), "Norra skolan");
}

#[test]
fn addresses_are_known_by_their_look_under_any_heading() {
    let found = proposals("Namn;Kontakt\nAnna Berg;a@b.se\nBo Ek;b@b.se\n");
    let email = found.iter().find(|p| p.field == "email").expect("proposed");
    assert_eq!((email.reason.key.as_str(), email.source.clone()), ("values-look-like", Source::Column(1)));
}

#[test]
fn the_same_layout_has_the_same_signature_and_a_changed_one_tells_the_difference() {
    let of = |heads: &str| {
        let (_, table) = table(&format!("{heads}\nx1;2;3;4\n"));
        Signature::of(Format::Delimited, &table)
    };
    let old = of("Namn;Enhet;E-post;Belopp");
    assert_eq!(old.fingerprint(), of("NAMN;enhet;E-POST;belopp ").fingerprint());
    let moved = old.diff(&of("Enhet;Namn;E-post;Belopp"));
    assert!(moved.same_columns() && moved.moved.len() == 2);
    let changed = old.diff(&of("Namn;Enhet;Epostadress;Belopp;Ort"));
    assert_eq!(changed.added, ["ort"]);
    assert_eq!(changed.renamed, [("e post".to_owned(), "epostadress".to_owned())]);
    assert!(old.similarity(&of("Namn;Enhet;E-post;Summa")) >= 75);
    assert!(old.same_headings(&of("Enhet;Namn;E-post;Belopp")));
    let units = of("Kod;Namn;Tillhör");
    let counted = units.diff(&of("Kod;Namn;Antal elever"));
    assert!(counted.renamed.is_empty(), "the same place alone does not make it the same column");
    assert_eq!(
        (counted.removed, counted.added),
        (vec!["tillhor".to_owned()], vec!["antal elever".to_owned()])
    );
    let named = units.diff(&of("Kod;Enhetens namn;Tillhör;Telefon"));
    assert_eq!(named.renamed, [("namn".to_owned(), "enhetens namn".to_owned())]);
    assert_eq!(named.added, ["telefon"]);
    assert_eq!(old.similarity(&old.clone()), 100);
}
