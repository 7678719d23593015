//! The figures that the sources of the files state, on kept sheets.

use super::*;

fn kept(site: &Site, who: &str, path: &str) -> Json {
    let id = bring(site, who, path);
    let sheet = step(site, who, id, "keep", &json!({}))["sheet"].as_i64().expect("a sheet");
    site.get(who, &format!("/api/v1/import/sheets/{sheet}")).json()
}

fn column<'j>(sheet: &'j Json, name: &str) -> &'j Json {
    let columns = sheet["columns"].as_array().expect("columns");
    columns.iter().find(|column| column["name"] == name).unwrap_or_else(|| panic!("no {name}"))
}

/// Adds up an exact decimal column of a sheet's rows whose other column passes.
fn hundredths(site: &Site, sheet: &Json, of: &str, test: impl Fn(&[String]) -> bool) -> (usize, i64) {
    let columns = sheet["columns"].as_array().expect("columns");
    let place = columns.iter().position(|column| column["name"] == of).expect("the column");
    let id = sheet["id"].as_i64().expect("a number");
    let sql = Sql::open("a test looks", "SELECT cells FROM sheet_row WHERE sheet_id = ? ORDER BY row_number")
        .bind(id);
    let rows: Vec<(String,)> = site.db().read(|reading| reading.all(sql)).expect("rows");
    let rows = rows.into_iter().map(|(cells,)| serde_json::from_str::<Vec<String>>(&cells).expect("cells"));
    let wanted: Vec<Vec<String>> = rows.filter(|row| test(row)).collect();
    let minor = |text: &str| {
        let text: String = text.chars().filter(|c| !"$, ".contains(*c)).collect();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{:0<2}", &part[..part.len().min(2)]);
        digits.parse::<i64>().unwrap_or_else(|_| panic!("{text} is no amount"))
    };
    (wanted.len(), wanted.iter().map(|row| minor(&row[place])).sum())
}

#[test]
fn the_ledger_of_orebro_is_kept_to_the_ore() {
    let (site, sample) = site();
    let sheet = kept(&site, &head(&sample), "invoices/orebro_leverantorsreskontra_2016-03_slice.xlsx");
    assert_eq!(sheet["rows"], 3914);
    assert_eq!(column(&sheet, "UTFALL")["sum"], "35850567.37");
    assert_eq!(column(&sheet, "LEVERANTÖR")["distinct"], 533);
    assert_eq!(column(&sheet, "ORGANISATIO")["distinct"], 495);
    assert_eq!(column(&sheet, "KONTO")["distinct"], 132);
    assert_eq!(column(&sheet, "FAKT NR")["distinct"], 2420);
    let it = |row: &[String]| {
        ["40233", "65400", "68100", "68107", "7431"].iter().any(|code| row[4].starts_with(code))
    };
    assert_eq!(hundredths(&site, &sheet, "UTFALL", it), (180, 307_851_908));
    let id = sheet["id"].as_i64().expect("a number");
    let found = site.get(&head(&sample), &format!("/api/v1/import/sheets/{id}?q=atea+sverige")).json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(50), "a page of the 92 hits");
}

#[test]
fn the_budget_of_oakland_the_assets_and_the_incidents_keep_their_figures() {
    let (site, sample) = site();
    let head = head(&sample);
    let budget = kept(&site, &head, "budgets/oakland_mayor_proposed_FY13-15.xlsx");
    assert_eq!(budget["rows"], 17_579);
    let years = 1_039_006_929_i64 + 1_060_583_969 + 1_052_690_555 + 1_071_696_861;
    assert_eq!(column(&budget, "Amount")["sum"], years.to_string());
    let assets = kept(&site, &head, "assets/servicenow_hardware_assets.json");
    assert_eq!(
        (assets["rows"].as_i64(), column(&assets, "template_record.asset_tag")["distinct"].as_i64()),
        (Some(1000), Some(473))
    );
    let incidents = kept(&site, &head, "tickets/servicenow_incidents_REST.csv");
    assert_eq!(
        (incidents["rows"].as_i64(), column(&incidents, "number")["distinct"].as_i64()),
        (Some(67), Some(67))
    );
}
