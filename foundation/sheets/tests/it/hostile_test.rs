//! Files made to break the reader.

use std::io::{Cursor, Write};

use sheets::Limits;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn key(name: &str, bytes: &[u8]) -> &'static str {
    open_bytes(name, bytes).expect_err("refused").key()
}

/// A zip with these entries; each is its text repeated.
fn zipped(entries: &[(&str, &str, usize)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text, times) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        let block = text.repeat(1000.min(*times));
        for _ in 0..(*times / 1000).max(1) {
            zip.write_all(block.as_bytes()).expect("written");
        }
    }
    zip.finish().expect("a zip").into_inner()
}

const TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// An XLSX around this sheet and these strings.
pub fn xlsx(sheet: (&str, usize), strings: (&str, usize)) -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", TYPES, 1),
        ("_rels/.rels", RELS, 1),
        ("xl/workbook.xml", BOOK, 1),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS, 1),
        ("xl/worksheets/sheet1.xml", sheet.0, sheet.1),
        ("xl/sharedStrings.xml", strings.0, strings.1),
    ])
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="T">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet", 1), ("content.xml", &content, 1)])
}

#[test]
fn a_locked_ods_is_locked_and_not_damaged() {
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let parts =
        [("mimetype", kind, 1), ("content.xml", "\u{1}\0)&f\0", 1), ("META-INF/manifest.xml", manifest, 1)];
    assert_eq!(key("a.ods", &zipped(&parts)), "encrypted");
}

#[test]
fn nothing_is_refused_as_empty() {
    assert_eq!(key("a.csv", b""), "empty");
    assert_eq!(key("a.csv", b" \n \r\n\n"), "empty");
    assert_eq!(key("a.csv", b"\xEF\xBB\xBF"), "empty");
}

#[test]
fn more_than_fifty_megabytes_are_refused_unread() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    file.as_file().set_len((50 << 20) + 1).expect("long");
    let refusal = sheets::open(file.path(), "a.csv", &Limits::default()).expect_err("refused");
    assert_eq!(refusal.key(), "too-large");
}

#[test]
fn other_kinds_of_files_are_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n"[..], "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "web-page"),
        (b"<?xml version=\"1.0\"?><a/>", "xml"),
        (b"\x1F\x8B\x08\0\0\0", "archive"),
        (b"a;b\n1;\0\0\0\x01\n2;3\n\0", "binary"),
    ] {
        let refusal = open_bytes("report.xls", bytes).expect_err("refused");
        assert_eq!((refusal.key(), refusal.facts()), ("not-a-table", vec![("what", what.to_owned())]));
    }
    assert_eq!(key("a.zip", &zipped(&[("readme.txt", "hello", 1)])), "not-a-table");
    assert_eq!(
        key("a.docx", &zipped(&[("word/document.xml", "<w/>", 1), ("[Content_Types].xml", TYPES, 1)])),
        "not-a-table"
    );
}

#[test]
fn a_sheet_with_ten_thousand_columns_is_refused_with_its_width() {
    let line = vec!["x"; 10_000].join(";");
    assert_eq!(key("wide.csv", format!("{line}\n{line}\n").as_bytes()), "too-wide");
    let cell = r#"<worksheet><sheetData><row r="1"><c r="NTP1"><v>1</v></c></row></sheetData></worksheet>"#;
    assert_eq!(key("wide.xlsx", &xlsx((cell, 1), ("<sst/>", 1))), "too-wide");
    let json = format!("[{{{}}}]", (0..10_000).map(|n| format!("\"k{n}\":1")).collect::<Vec<_>>().join(","));
    assert_eq!(key("wide.json", json.as_bytes()), "too-wide");
}

/// ASVS 5.2.3; attack row 13.
#[test]
fn a_small_xlsx_that_unpacks_to_gigabytes_is_refused() {
    let bomb = xlsx(("<row><c><v>1</v></c></row>", 40_000_000), ("<sst/>", 1));
    assert!(bomb.len() < 6 << 20);
    assert_eq!(key("bomb.xlsx", &bomb), "bomb");
    assert_eq!(key("bomb.xlsx", &xlsx(("<worksheet/>", 1), ("<si><t>a</t></si>", 5_000_000))), "bomb");
}

#[test]
fn announced_numbers_of_strings_reserve_nothing() {
    let strings = r#"<sst uniqueCount = "99999999999999"></sst>"#;
    assert_eq!(key("a.xlsx", &xlsx(("<worksheet/>", 1), (strings, 1))), "bomb");
}

#[test]
fn one_long_string_used_a_million_times_is_kept_once() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "å".repeat(15_000));
    let rows = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(20_000);
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let book = open_bytes("a.xlsx", &xlsx((&sheet, 1), (&strings, 1))).expect("opens");
    assert_eq!(book.sheets[0].cells.rows(), 20_000);
}

#[test]
fn an_ods_that_repeats_itself_is_bounded() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let rows = format!(r#"<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>"#);
    assert_eq!(key("a.ods", &ods(&rows)), "too-long");
    let wide = r#"<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#;
    assert_eq!(key("a.ods", &ods(wide)), "too-wide");
    let padded = format!(
        r#"<table:table-row>{cell}<table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
    );
    let book = open_bytes("a.ods", &ods(&padded)).expect("what LibreOffice writes opens");
    assert_eq!((book.sheets[0].cells.rows(), book.sheets[0].cells.columns()), (1, 1));
}

/// Attack row 13.
#[test]
fn deep_nesting_is_refused() {
    let json = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(key("a.json", json.as_bytes()), "too-deep");
    let deeper = "[".repeat(100_000);
    assert_eq!(key("a.json", deeper.as_bytes()), "too-deep");
    assert_eq!(key("a.xlsx", &xlsx(("<a>", 100_000), ("<sst/>", 1))), "too-deep");
}

/// ASVS 5.3.3; attack row 12.
#[test]
fn path_names_in_a_container_are_never_followed() {
    let marker = std::env::temp_dir().join("varv-sheets-slip.xml");
    let slip = format!("../../../../..{}", marker.display());
    let bytes =
        zipped(&[("[Content_Types].xml", TYPES, 1), (&slip, "<x/>", 1), ("..\\..\\evil.xml", "<x/>", 1)]);
    assert!(["damaged", "no-sheets"].contains(&key("../../etc/passwd.xlsx", &bytes)));
    assert!(!marker.exists());
    let book = open_bytes("../../../etc/passwd", b"a;b\n1;2\n").expect("opens");
    assert_eq!(book.sheets[0].name, "passwd");
}

#[test]
fn encrypted_and_cut_files_are_refused() {
    let xls = std::fs::read(data().join("torture/encrypted_no_password.xls")).expect("the file");
    assert_eq!(key("a.xls", &xls), "encrypted");
    let whole = std::fs::read(data().join("torture/large.xlsx")).expect("the file");
    assert_eq!(key("a.xlsx", &whole[..whole.len() / 2]), "damaged");
    let old = std::fs::read(data().join("torture/span_rich.xls")).expect("the file");
    assert_eq!(key("a.xls", &old[..old.len() / 3]), "damaged");
}

#[test]
fn a_chain_that_runs_in_a_circle_is_damaged() {
    let mut old = std::fs::read(data().join("torture/span_rich.xls")).expect("the file");
    let fat = (u32::from_le_bytes(old[76..80].try_into().expect("four")) as usize + 1) * 512;
    for sector in 0..128_u32 {
        let at = fat + sector as usize * 4;
        old[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    assert_eq!(key("a.xls", &old), "damaged");
}

#[test]
fn broken_json_is_damaged_where_it_breaks() {
    let refusal = open_bytes("a.json", b"[{\"a\": 1},\n {\"a\": }]").expect_err("refused");
    assert_eq!(refusal.key(), "broken-json");
    assert_eq!(refusal.facts(), vec![("line", "2".to_owned()), ("column", "8".to_owned())]);
}

#[test]
fn a_cell_too_long_is_an_error_in_its_place() {
    let text = format!("namn;text\nAnna;{}\nBo;kort\n", "x".repeat(40_000));
    let (sheet, table) = table(&text);
    let bad = sheets::parse(sheet.cells.cell(1, 1), &sheets::guess(&sheet, &table)[1].column_type);
    assert_eq!(bad.expect_err("refused").key(), "too-long");
}

#[test]
fn formulas_give_their_stored_result_and_say_so() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://x/")</f><v>7</v></c></row></sheetData></worksheet>"#;
    let book = open_bytes("a.xlsx", &xlsx((sheet, 1), ("<sst/>", 1))).expect("opens");
    assert_eq!(book.sheets[0].cells.cell(0, 0), sheets::Cell::Number(7.0));
    assert!(book.sheets[0].cells.from_formula(0, 0));
    assert_eq!(book.notes[0].key, "formula-results-used");
}

/// No entity is opened, neither one of a file nor one that grows.
/// ASVS 1.5.1.
#[test]
fn entities_of_a_file_open_nothing_and_do_not_grow() {
    let grown: String =
        (1..9).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    for (entities, named) in [
        ("<!ENTITY e0 SYSTEM \"file:///etc/passwd\">".to_owned(), "e0"),
        ("<!ENTITY % p SYSTEM \"http://192.0.2.1/x.dtd\"> %p;".to_owned(), "p"),
        (format!("<!ENTITY e0 \"haha\">{grown}"), "e8"),
    ] {
        let kind = format!("<?xml version=\"1.0\"?><!DOCTYPE x [{entities}]>");
        let strings = format!("{kind}<sst><si><t>Namn</t></si><si><t>&{named};</t></si></sst>");
        let row = |r, s| format!("<row r=\"{r}\"><c r=\"A{r}\" t=\"s\"><v>{s}</v></c></row>");
        let sheet = format!("<worksheet><sheetData>{}{}</sheetData></worksheet>", row(1, 0), row(2, 1));
        let cell = |text: &str| {
            format!(
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell></table:table-row>"
            )
        };
        let content = format!(
            "{kind}<office:document-content><office:body><office:spreadsheet><table:table table:name=\"T\">{}{}</table:table></office:spreadsheet></office:body></office:document-content>",
            cell("Namn"),
            cell(&format!("&{named};"))
        );
        let parts = [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", 1),
            ("content.xml", content.as_str(), 1),
        ];
        for bytes in [xlsx((&sheet, 1), (&strings, 1)), zipped(&parts)] {
            let Ok(book) = open_bytes("x", &bytes) else { continue };
            let cells = &book.sheets[0].cells;
            let shown: String = (0..cells.rows()).map(|row| cells.cell(row, 0).show()).collect();
            assert!(!shown.contains("root:") && !shown.contains("haha") && shown.len() < 200, "{shown}");
        }
    }
}
