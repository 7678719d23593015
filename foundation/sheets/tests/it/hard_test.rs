//! Our own hard examples, after what Swedish systems export.

use sheets::{HeaderChoice, Kind, Override, Role, Sensitive, Value};

use super::*;

fn kinds(sheet: &Sheet, table: &Table) -> Vec<Kind> {
    sheets::guess(sheet, table).into_iter().map(|guess| guess.column_type.kind).collect()
}

#[test]
fn a_semicolon_list_in_windows_letters_keeps_them() {
    let bytes =
        b"F\xF6rnamn;Efternamn;Sk\xE5p;Belopp\r\n\xC5sa;\xD6berg;12;1 234,50\r\nP\xE4r;H\xE4ll;7;-3,00\r\n";
    let book = open_bytes("lista.csv", bytes).expect("opens");
    assert_eq!((book.encoding, book.delimiter), (Some("windows-1252"), Some(';')));
    let (sheet, table) = table_of(&book);
    assert_eq!(names(&table), ["Förnamn", "Efternamn", "Skåp", "Belopp"]);
    assert_eq!(sum(&sheet, &table, "Belopp"), "1231.5");
}

#[test]
fn old_encodings_are_recognised_by_their_nordic_letters() {
    let mac = b"Namn;Ort\n\x8Csa \x85berg;Link\x9Aping\nP\x8Ar;V\x8Arnamo\n";
    let dos = b"Namn;Ort\n\x8Fsa \x99berg;Link\x94ping\nP\x84r;V\x84rnamo\n";
    for (bytes, first, town) in [(&mac[..], "Pär", "Värnamo"), (&dos[..], "Pär", "Värnamo")] {
        let (sheet, _) = table_of(&open_bytes("a.csv", bytes).expect("opens"));
        assert_eq!(
            (sheet.cells.cell(2, 0).show(), sheet.cells.cell(2, 1).show()),
            (first.into(), town.into())
        );
    }
    let wide: Vec<u8> = "Namn;Ort\nÅsa;Malmö\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(open_bytes("a.csv", &wide).expect("opens").encoding, Some("UTF-16BE"));
}

#[test]
fn a_staff_list_with_title_and_two_lines_of_heads_is_found() {
    let text = "Personallista Sjövik;;;;\nUtskriven 2026-01-31;;;;\n;;;;\nPerson;;Anställning;;\nNamn;Personnummer;Enhet;Från;Grad\nÖberg, Åsa;19121212-1212;1234 Norra skolan;2020-08-01;100,0\nHäll, Pär;189001019802;1235 Södra skolan;2019-01-07;75,5\n";
    let (sheet, table) = table(text);
    assert_eq!(table.header_rows(), [3, 4]);
    assert!(table.columns[0].name.ends_with("Namn"));
    let guesses = sheets::guess(&sheet, &table);
    assert_eq!(guesses[1].sensitive, Some(Sensitive::PersonalNumber));
    assert_eq!(kinds(&sheet, &table)[3..], [Kind::Date, Kind::Decimal]);
    assert_eq!(sheets::comma_names(&sheet, &table), [true, false, false, false, false]);
    assert!(sheets::samples(&sheet, &table, 1, guesses[1].sensitive, 3).iter().all(|s| !s.0.contains('1')));
}

#[test]
fn a_row_of_data_is_no_second_heading() {
    for text in [
        "Rubrik;Beskrivning;Enhet\n-Rund tur;+46 8 123;Saknas enhet\n=1+1 rund;@ord;Saknas enhet\n",
        "Rubrik;Beskrivning;Enhet\nNya stolar;Vi behöver;Norra skolan\nNy skrivare;12;Södra skolan\n",
        "Vad;Hur;Vem\nNya stolar;Vi behöver;Norra skolan\nNy skrivare;12;Norra skolan\n",
    ] {
        let (_, table) = table(text);
        assert_eq!((table.header_rows(), table.count(Role::Row)), (vec![0], 2), "{text}");
    }
}

#[test]
fn totals_of_groups_are_left_out_and_total_commander_is_not() {
    let text = "Enhet;Program;Antal;Kostnad\nNorra;Office;10;1000\nNorra;Total Commander;2;200\nSumma Norra;;12;1200\nSödra;Office;5;500\nSumma Södra;;5;500\nTotalt;;17;1700\n";
    let (sheet, table) = table(text);
    assert_eq!((table.count(Role::Row), table.count(Role::Total)), (3, 3));
    assert_eq!(sum(&sheet, &table, "Kostnad"), "1700");
}

#[test]
fn a_last_row_that_says_sum_is_set_aside_also_when_it_does_not_add_up() {
    for last in ["Summa;3;", "SUMMA:;;", "Totalt;9;", "Grand total;;12", "Delsumma;1;\nSumma;3;"] {
        let text =
            format!("Enhetskod;Enhet;Typ\n01;Skola A;Skola\n02;Skola B;Skola\n03;Skola C;Skola\n{last}\n");
        let (_, table) = table(&text);
        let notes: Vec<&str> = table.reasons.iter().map(|note| note.key.as_str()).collect();
        assert_eq!(table.count(Role::Row), 3, "{last}");
        assert!(notes.contains(&"totals-left-out"), "{last}: {notes:?}");
    }
    let (_, above) =
        table("Enhetskod;Enhet;Typ\n01;Skola A;Skola\n02;Skola B;Skola\nSumma;2;\n\n03;Skola C;Skola\n");
    assert_eq!((above.count(Role::Row), above.count(Role::Total)), (3, 1));
    let (_, named) =
        table("Namn;Ort;Typ\nShell;Visby;Mack\nTotal;Lund;Mack\nPreem;Lund;Mack\nTotal;Visby;Mack\n");
    assert_eq!(named.count(Role::Row), 4, "a firm of that name has the words of a record");
}

#[test]
fn the_largest_table_is_chosen_also_when_its_sheet_is_hidden() {
    let path = data().join("torture/large.xlsx");
    let book = sheets::open(&path, "large.xlsx", &sheets::Limits::default()).expect("opens");
    let (number, table) = sheets::choose(&book).expect("a table");
    assert_eq!(book.sheets[number].name, "data");
    assert!(table.count(Role::Row) > 8_000);
}

#[test]
fn a_last_row_of_bare_sums_is_a_total() {
    let (_, table) = table("Namn;Ort;A;B\nx;p;1;10\ny;q;2;20\nz;r;3;30\nw;s;4;40\n;;10;100\n");
    assert_eq!((table.count(Role::Row), table.count(Role::Total)), (4, 1));
}

#[test]
fn two_tables_side_by_side_are_two_candidates() {
    let text =
        "Namn;Antal;;Kod;Plats\nAnna;1;;10;Norr\nBo;2;;11;Syd\nCia;3;;;\nDan;4;;;\nEva;5;;;\nFia;6;;;\n";
    let book = open_bytes("a.csv", text.as_bytes()).expect("opens");
    let found = sheets::find(&book.sheets[0]);
    assert_eq!(found.tables.len(), 2);
    assert_eq!((found.tables[0].count(Role::Row), found.tables[1].count(Role::Row)), (6, 2));
    assert_eq!(names(&found.tables[1]), ["Kod", "Plats"]);
}

#[test]
fn line_breaks_quotes_and_stray_quotes_keep_the_rows() {
    let (sheet, table) = table("a;b\r\"x\ry\";1\r\"säg \"\"hej\"\"\";2\r");
    assert_eq!(texts(&sheet, &table, "a"), ["x\ry", "säg \"hej\""]);
    let broken = open_bytes("a.csv", b"namn;matt\nskarm;24\"\nram;\"16\nmus;3\n").expect("opens");
    assert_eq!(broken.sheets[0].cells.rows(), 4);
    assert_eq!(broken.notes[0].key, "quote-left-open");
}

#[test]
fn a_list_without_heads_gets_numbered_columns_and_can_be_corrected() {
    let book = open_bytes("a.csv", b"17;2026-01-01;3,5\n18;2026-01-02;4,5\n").expect("opens");
    let sheet = &book.sheets[0];
    assert_eq!(names(&sheets::find(sheet).tables[0]), ["Kolumn 1", "Kolumn 2", "Kolumn 3"]);
    let over = Override { header: Some(HeaderChoice::Rows(0, 0)), ..Override::default() };
    let table = &sheets::find_with(sheet, &over).tables[0];
    assert_eq!((table.count(Role::Row), table.columns[0].name.as_str()), (1, "17"));
    let over = Override { leave: vec![0], columns: Some(vec![0, 2]), ..Override::default() };
    assert_eq!(sheets::find_with(sheet, &over).tables[0].columns.len(), 2);
}

#[test]
fn marks_and_orders_are_settled_by_the_column() {
    let (sheet, table) = table("dag;tal;oppet\n03/04/2026;12,5;1,234\n25/04/2026;1 000,25;5,678\n");
    assert_eq!(values(&sheet, &table, "dag")[0], Value::Day("2026-04-03".parse().expect("a day")));
    assert_eq!(sum(&sheet, &table, "oppet"), "6.912");
    let (sheet, table) = super::table("namn;dag\nAnna;03/04/2026\nBo;05/06/2026\n");
    let guess = &sheets::guess(&sheet, &table)[1];
    assert!(guess.reasons.iter().any(|note| note.key == "day-and-month-open"));
}

#[test]
fn codes_of_accounts_places_and_phones_are_neither_counted_nor_paid() {
    for heading in [
        "Kostnadsställe",
        "Kst",
        "Konto",
        "Ansvar",
        "Projekt",
        "Verksamhet",
        "Telefon",
        "Anknytning",
        "Rum",
        "Sal",
        "Postnummer",
        "Postnr",
        "Cost centre",
        "Room",
        "Enhet",
    ] {
        let (sheet, table) =
            table(&format!("Namn;{heading};Belopp\nA;4711;100\nB;4711;250,50\nC;4712;1 000\n"));
        let kinds = kinds(&sheet, &table);
        assert!(matches!(kinds[1], Kind::Code | Kind::Phone), "{heading}: {:?}", kinds[1]);
        assert_eq!(kinds[2], Kind::Money, "{heading}");
        assert!(!sheets::adds_up(heading, kinds[1]), "{heading}");
    }
    let (sheet, table) =
        table("Namn;Konto;Antal rum;Kostnadsställe kostnad;År\nA;4010.10;3;10;2025\nB;4010.20;4;20;2026\n");
    assert_eq!(kinds(&sheet, &table)[1..], [Kind::Code, Kind::Whole, Kind::Money, Kind::Whole]);
    assert!(!sheets::adds_up("År", Kind::Whole) && sheets::adds_up("Antal rum", Kind::Whole));
}

#[test]
fn personal_numbers_are_recognised_without_a_heading_and_phones_are_not() {
    let (sheet, table) = table("kolumn;telefon\n19121212-1212;070-123 45 67\n189001019802;0701234567\n");
    let guesses = sheets::guess(&sheet, &table);
    assert_eq!(guesses[0].sensitive, Some(Sensitive::PersonalNumber));
    assert_eq!(guesses[1].column_type.kind, Kind::Phone);
}

#[test]
fn a_login_list_hides_what_is_secret_in_both_languages() {
    for heading in ["Lösenord", "losenord", "Pwd", "PIN-kod", "API token", "initial_password", "Secret"] {
        let (sheet, table) = table(&format!("namn;{heading}\nAnna;hemligt1\nBo;hemligt2\n"));
        assert_eq!(sheets::guess(&sheet, &table)[1].sensitive, Some(Sensitive::Password), "{heading}");
    }
    let (sheet, table) = table("namn;Lösenord ändrat datum\nAnna;2026-01-01\nBo;2026-02-01\n");
    assert_eq!(sheets::guess(&sheet, &table)[1].sensitive, None);
}

#[test]
fn json_in_its_usual_wrappings_is_one_table() {
    for text in [
        r#"[{"id":1,"name":"a"},{"id":2,"name":"b"}]"#,
        r#"{"data":[{"id":1,"name":"a"},{"id":2,"name":"b"}],"total":2}"#,
        "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"b\"}\n",
        r#"[["id","name"],[1,"a"],[2,"b"]]"#,
    ] {
        let (_, table) = table_of(&open_bytes("a.json", text.as_bytes()).expect("opens"));
        assert_eq!((names(&table), table.count(Role::Row)), (vec!["id", "name"], 2), "{text}");
    }
}

#[test]
fn an_indented_tree_keeps_its_blanks() {
    let (sheet, table) = table("Enhet;Kod\nUtbildning;100\n  Norra;110\n    Klass 1;111\n");
    assert_eq!(texts(&sheet, &table, "Enhet"), ["Utbildning", "  Norra", "    Klass 1"]);
}

#[test]
fn merged_heads_name_each_column_under_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let format = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 1, 0, 2, "2025", &format).expect("merged");
    sheet.merge_range(0, 3, 0, 4, "2026", &format).expect("merged");
    for (column, name) in ["Enhet", "Budget", "Utfall", "Budget", "Utfall", "Not"].iter().enumerate() {
        sheet.write(1, column as u16, *name).expect("written");
    }
    for row in 2..8_u32 {
        sheet.write(row, 0, format!("Enhet {row}")).expect("written");
        for column in 1..5 {
            sheet.write(row, column, f64::from(row) * 10.5).expect("written");
        }
        sheet.write(row, 5, "som förra året").expect("written");
    }
    book.save(&path).expect("saved");
    let (_, table) = table_of(&sheets::open(&path, "a.xlsx", &Limits::default()).expect("opens"));
    assert_eq!(names(&table), ["Enhet", "2025 Budget", "2025 Utfall", "2026 Budget", "2026 Utfall", "Not"]);
}

#[test]
fn months_and_units_may_head_columns_of_figures() {
    let (sheet, table) = table("Enhet;2026-01;2026-02\nA;1;2\nB;4;5\n");
    assert_eq!((names(&table)[1], kinds(&sheet, &table)[1]), ("2026-01", Kind::Whole));
    let (sheet, table) = super::table("field1,field2\nhello,goodbye\nhello2,goodbye2\n");
    assert_eq!((names(&table), table.reasons[0].key.as_str()), (vec!["field1", "field2"], "header-assumed"));
    assert_eq!(texts(&sheet, &table, "field1"), ["hello", "hello2"]);
    let text = "Ansvar;Ansvar namn;Budget 2026;Utfall 2026\n;;tkr;tkr\n1000;Kansli;1 200;1 100\n1100;Skola;9 999;9 000\n";
    let (_, table) = super::table(text);
    assert_eq!(names(&table)[2..], ["Budget 2026 tkr", "Utfall 2026 tkr"]);
}

#[test]
fn a_class_list_with_a_count_and_a_page_below_keeps_only_its_pupils() {
    let text = "Klasslista 7A;;;\nLäsår 2025/2026;;;\n\nNr;Elev;Personnummer;Tel\n1;Andersson, Lisa;20120304-1234;070-111 22 33\n2;Berg, Olle;20120511-2345;070-222 33 44\n\nAntal elever: 2;;;\nSida 1 av 1;;;\n";
    let (_, table) = table(text);
    let counts =
        [Role::Title, Role::Header, Role::Row, Role::Blank, Role::Footer].map(|role| table.count(role));
    assert_eq!(counts, [2, 1, 2, 2, 2]);
}

#[test]
fn codes_head_columns_of_figures() {
    let (_, table) = table(
        "STATEFP10,GEOID10,NAME10,ALAND10\n27,2708,North,71546663636\n27,2705,South,320220379\n28,2801,West,510\n",
    );
    assert_eq!((names(&table)[1], table.count(Role::Row)), ("GEOID10", 3));
    let (_, table) = super::table("A1,B7,7\nA2,B8,9\nA3,B9,11\n");
    assert_eq!(table.reasons[0].key, "no-header", "codes over codes are rows");
}

#[test]
fn a_last_row_of_which_little_is_known_is_a_row_and_a_remark_is_none() {
    let rows = |last: &str| {
        let text = format!("Namn;E-post;Titel\nEskil Berglund;e@x.se;Lärare\nBo Al;b@x.se;Rektor\n{last}");
        table(&text).1.count(Role::Row)
    };
    assert_eq!(rows("Siv Ek;;\n"), 3, "a name among names");
    assert_eq!(rows(";siv@x.se;\n"), 3, "an address where addresses are");
    assert_eq!(rows("Källa: Lön\n"), 2);
    assert_eq!(rows("Utskrivet 21/11\n"), 2);
    assert_eq!(rows("Listan är klar.\n"), 2, "a sentence");
    assert_eq!(rows("Uppgifterna kommer ur lönesystemet\n"), 2, "longer than any name");
    assert_eq!(rows("\nSiv Ek;;\n"), 2, "apart from the rows");
}

#[test]
fn a_stray_byte_does_not_turn_good_utf_8_into_another_encoding() {
    let mut bytes = "Namn;Ort\nÅsa;Malmö\nPär;Växjö\n".repeat(20).into_bytes();
    bytes.extend(b"Bo;\xE5\n");
    let book = open_bytes("a.csv", &bytes).expect("opens");
    assert_eq!((book.encoding, book.notes[0].key.as_str()), (Some("UTF-8"), "letters-replaced"));
}

#[test]
fn a_json_value_of_the_wrong_kind_is_an_error_and_not_empty() {
    let text = r#"[{"id":[],"name":"a","tags":["x","y"]},{"id":"2","name":{"first":"b"},"tags":[]},{"id":"3","name":"c","tags":[]},{"id":"4","name":"d"}]"#;
    let (sheet, table) = table_of(&open_bytes("a.json", text.as_bytes()).expect("opens"));
    let bad = |row: usize, name: &str| {
        let column = table.column(name).expect("a column").index;
        sheets::parse(sheet.cells.cell(row, column), &sheets::ColumnType::of(Kind::Text))
            .map_err(|bad| bad.key().to_owned())
    };
    assert_eq!(bad(1, "id"), Err("list-for-value".to_owned()));
    assert_eq!(bad(2, "name"), Err("object-for-value".to_owned()));
    assert_eq!(bad(2, "name.first"), Ok(Value::Text("b".to_owned())), "nothing is dropped");
    assert_eq!(bad(1, "tags"), Ok(Value::Text("x, y".to_owned())));
    assert_eq!(bad(3, "tags"), Ok(Value::Empty));
}

#[test]
fn amounts_in_brackets_and_in_thousands_and_millions_are_read_and_add_up() {
    let text = "Konto;Belopp\nInköp;(5 000)\nRetur;− 250\nLicens;0,5 tkr\nBygge;1,2 mkr\nPapper;100 kr\n";
    let (sheet, table) = table(text);
    assert_eq!(kinds(&sheet, &table)[1], Kind::Money);
    assert_eq!(sum(&sheet, &table, "Belopp"), "1195350");
}
