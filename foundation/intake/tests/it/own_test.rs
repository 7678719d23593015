//! Rows that refer to other rows of the same file.

use serde_json::json;

use super::*;

#[test]
fn a_tree_comes_in_whatever_the_order_of_its_rows() {
    let site = site();
    let tree = "Kod;Namn;Under\nc;Gren;b\nb;Stam;a\na;Rot;\nd;Löv;Gren\n";
    let (id, json) = done(&site, "träd.csv", tree, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [4, 0, 0, 0]);
    let text = "SELECT COUNT(*) FROM gadget g JOIN gadget p ON p.id = g.parent_id
                WHERE (g.code, p.code) IN (('c', 'b'), ('b', 'a'), ('d', 'c'))";
    assert_eq!(number(&site, text), 3);
    let (_, again) =
        tried(&site, "igen.csv", tree, &json!({ "kind": "gadget", "map": ["1=code", "2=name", "3=parent"] }));
    assert_eq!(counts(&again), [0, 0, 4, 0]);
    let json = step(&site, &head(), id, "undo", &json!({}));
    assert_eq!(json["undone"], json!({ "restored": 4, "left": 0 }), "children go before their parents");
}

#[test]
fn a_ring_an_orphan_and_a_row_under_itself_are_refused_with_those_below_them() {
    let site = site();
    let tree = "Kod;Namn;Under\na;Ett;b\nb;Två;a\nc;Tre;c\nd;Fyra;finns inte\ne;Fem;d\nf;Sex;\n";
    let (id, json) = tried(&site, "träd.csv", tree, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [1, 0, 0, 5]);
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    for words in [
        "cannot stand under itself",
        "there is no “finns inte”",
        "Row 5, to which this one belongs, was refused",
        "The row belongs to row 3, which in its turn belongs to this one",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn a_reference_with_code_and_name_finds_the_record_by_either() {
    let site = site();
    let text = "Kod;Namn;Under\n0100;Förvaltningen;\n0110;Norra skolan;0100 Förvaltningen\n\
                0111;Södra skolan;0100 Förvaltn.\n0112;Östra skolan;Förvaltningen (0100)\n\
                0113;Västra skolan;0999 Förvaltningen\n0114;Dagis;0999 Finns inte\n0115;Fritids;9999 - Norra skolan\n";
    let (id, json) = tried(&site, "enheter.csv", text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [6, 0, 0, 1]);
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    assert!(told.contains("neither the code “0999” nor the name “Finns inte” is known"), "{told}");
    step(&site, &head(), id, "commit", &json!({}));
    let under = "SELECT COUNT(*) FROM gadget g JOIN gadget p ON p.id = g.parent_id WHERE p.code = '0100'";
    assert_eq!(number(&site, under), 4);
    let text = "Kod;Namn;Under\n0120;Nya skolan;0100 Förvaltningen\n0121;Andra skolan;0999 Norra skolan\n\
                0122;Tredje skolan;0110 Förvaltningen\n";
    let (id, json) = tried(&site, "fler.csv", text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [2, 0, 0, 1], "in the database as in the file");
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    assert!(told.contains("belong to different records"), "{told}");
}

#[test]
fn a_row_may_stand_under_a_record_that_is_there() {
    let site = site();
    done(&site, "a.csv", "Kod;Namn\nrot;Roten\n", &json!({ "kind": "gadget" }));
    let (_, json) =
        done(&site, "b.csv", "Kod;Namn;Under\nx;Gren;rot\ny;Kvist;x\n", &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [2, 0, 0, 0]);
}

#[test]
fn what_the_rules_of_the_register_refuse_is_a_refused_row_of_the_dry_run() {
    let site = site();
    let tree = "Kod;Namn;Under\na;Ett;\nb;Två;a\nc;Tre;b\nd;Fyra;c\ne;Fem;d\nf;Sex;e\ng;Sju;c\n";
    let (id, json) = tried(&site, "träd.csv", tree, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [5, 0, 0, 2], "{json:#}");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0, "the rehearsal is taken back");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM journal WHERE event = 'gadgets-put'"), 0);
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    for words in ["skulle stå för djupt", "Row 6, to which this one belongs, was refused"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let done = step(&site, &head(), id, "commit", &json!({}));
    assert_eq!((done["state"].as_str(), counts(&done)), (Some("done"), [5, 0, 0, 2]), "{done:#}");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 5);
}

#[test]
fn two_rows_of_a_file_do_not_share_what_no_two_records_may() {
    let site = site();
    let text = "Kod;Namn;E-post\n1;Ett;a@b.se\n2;Två;a@b.se\n3;Tre;c@b.se\n";
    let (id, json) = tried(&site, "a.csv", text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [2, 0, 0, 1]);
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    assert!(told.contains("row 2 has “a@b.se” too"), "{told}");
}
