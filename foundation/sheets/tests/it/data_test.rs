//! The figures that the sources of the real files state.

use std::collections::{HashMap, HashSet};

use sheets::{Decimal, Kind, Role, Value};

use super::*;

fn number(value: &Value) -> Decimal {
    match value {
        Value::Number(number) => *number,
        other => panic!("{other:?} is no number"),
    }
}

fn distinct(texts: &[String]) -> usize {
    texts.iter().collect::<HashSet<_>>().len()
}

fn add<'v>(values: impl Iterator<Item = &'v Value>) -> String {
    values.fold(Decimal::default(), |sum, value| sum.plus(number(value)).expect("fits")).to_string()
}

#[test]
fn the_ledger_of_orebro_adds_up_to_the_ore() {
    let (sheet, table) = open_data("invoices/orebro_leverantorsreskontra_2016-03_slice.xlsx");
    assert_eq!(table.count(Role::Row), 3914);
    assert_eq!(sum(&sheet, &table, "UTFALL"), "35850567.37");
    let suppliers = texts(&sheet, &table, "LEVERANTÖR");
    assert_eq!(distinct(&suppliers), 534);
    let trimmed: Vec<String> = suppliers.iter().map(|name| name.trim().to_owned()).collect();
    assert_eq!(distinct(&trimmed), 533);
    let numbers = texts(&sheet, &table, "ORGANISATIO").into_iter().map(|text| text.trim().to_owned());
    assert_eq!(distinct(&numbers.collect::<Vec<_>>()), 495);
    assert_eq!(distinct(&texts(&sheet, &table, "RN1/FÖRVALTNING")), 5);
    assert_eq!(distinct(&texts(&sheet, &table, "KONTO")), 132);
    assert_eq!(distinct(&texts(&sheet, &table, "FAKT NR")), 2420);
}

#[test]
fn the_cost_of_it_is_found_by_the_code_in_the_account_cell() {
    let (sheet, table) = open_data("invoices/orebro_leverantorsreskontra_2016-03_slice.xlsx");
    let amounts = values(&sheet, &table, "UTFALL");
    let accounts = values(&sheet, &table, "KONTO");
    let it = |account: &Value| match account {
        Value::CodeName { code, .. } => {
            ["40233", "65400", "68100", "68107"].contains(&code.as_str()) || code.starts_with("7431")
        }
        _ => false,
    };
    let rows: Vec<&Value> = accounts.iter().zip(&amounts).filter(|(a, _)| it(a)).map(|(_, v)| v).collect();
    assert_eq!((rows.len(), add(rows.into_iter())), (180, "3078519.08".to_owned()));
    let suppliers = texts(&sheet, &table, "LEVERANTÖR");
    let atea: Vec<&Value> = suppliers
        .iter()
        .zip(&amounts)
        .filter(|(s, _)| s.trim() == "ATEA SVERIGE AB")
        .map(|(_, v)| v)
        .collect();
    assert_eq!((atea.len(), add(atea.into_iter())), (92, "603154.25".to_owned()));
}

#[test]
fn the_budget_of_oakland_adds_up_by_year_and_type() {
    let (sheet, table) = open_data("budgets/oakland_mayor_proposed_FY13-15.xlsx");
    assert_eq!(table.count(Role::Row), 17579);
    let (years, kinds) = (texts(&sheet, &table, "Budget Year Name"), texts(&sheet, &table, "Account Type"));
    let divisions = texts(&sheet, &table, "Division");
    let amounts = values(&sheet, &table, "Amount");
    let of = |test: &dyn Fn(usize) -> bool| {
        add(amounts.iter().enumerate().filter(|(n, _)| test(*n)).map(|(_, v)| v))
    };
    let pair = |year: &str, kind: &str| of(&|n| years[n] == year && kinds[n] == kind);
    assert_eq!(pair("FY13-14", "Expense"), "1039006929");
    assert_eq!(pair("FY14-15", "Expense"), "1060583969");
    assert_eq!(pair("FY13-14", "Revenue"), "1052690555");
    assert_eq!(pair("FY14-15", "Revenue"), "1071696861");
    let it = |year: &str| of(&|n| years[n] == year && divisions[n] == "Information Technology");
    assert_eq!((it("FY13-14"), it("FY14-15")), ("21805236".to_owned(), "20712003".to_owned()));
}

#[test]
fn hardware_is_counted_by_its_tag() {
    let (sheet, table) = open_data("assets/servicenow_hardware_assets.json");
    assert_eq!(table.count(Role::Row), 1000);
    let tags = texts(&sheet, &table, "template_record.asset_tag");
    let costs = values(&sheet, &table, "template_record.cost");
    let mut first: HashMap<&String, &Value> = HashMap::new();
    for (tag, cost) in tags.iter().zip(&costs) {
        first.entry(tag).or_insert(cost);
    }
    assert_eq!(first.len(), 473);
    assert_eq!(add(first.into_values()), "943869.91");
}

#[test]
fn incidents_are_counted_by_sla_and_priority() {
    let (sheet, table) = open_data("tickets/servicenow_incidents_REST.csv");
    assert_eq!(distinct(&texts(&sheet, &table, "number")), 67);
    let met = values(&sheet, &table, "made_sla");
    let count = |value: bool| met.iter().filter(|v| **v == Value::Bool(value)).count();
    assert_eq!((count(true), count(false)), (24, 43));
    let priorities = texts(&sheet, &table, "priority");
    let of = |p: &str| priorities.iter().filter(|text| *text == p).count();
    assert_eq!([of("1"), of("2"), of("3"), of("4"), of("5")], [27, 4, 12, 5, 19]);
}

#[test]
fn the_software_catalogue_keeps_its_states_and_dates() {
    let (sheet, table) = open_data("licences/gsa_it_standards_2022.csv");
    assert_eq!(table.count(Role::Row), 1020);
    let states = texts(&sheet, &table, "Status");
    let of = |state: &str| states.iter().filter(|text| text.as_str() == state).count();
    assert_eq!(
        [of("Approved"), of("Denied"), of("Sunsetting"), of("Exception"), of("Pilot")],
        [738, 166, 96, 13, 7]
    );
    let dates = texts(&sheet, &table, "Approval Expiration Date");
    assert_eq!(dates.iter().filter(|date| date.trim() == "-").count(), 148);
    let names = texts(&sheet, &table, "Standard Name");
    assert_eq!(names.iter().filter(|name| name.trim() != name.as_str()).count(), 28);
    let breaks = texts(&sheet, &table, "Description");
    assert_eq!(breaks.iter().filter(|text| text.contains('\n') || text.contains('\r')).count(), 59);
}

#[test]
fn codes_of_municipalities_keep_their_leading_zero() {
    let (sheet, table) = open_data("org/swedish_municipalities.csv");
    let codes = texts(&sheet, &table, "municipality_code");
    assert_eq!((codes.len(), codes.iter().filter(|code| code.starts_with('0')).count()), (290, 90));
    assert_eq!(sheets::guess(&sheet, &table)[0].column_type.kind, Kind::Code);
    assert_eq!(open_data("org/swedish_postal_to_municipality.csv").1.count(Role::Row), 15463);
}

#[test]
fn a_password_column_is_flagged_and_never_shown() {
    let (sheet, table) = open_data("school/sds-v2.1/users.csv");
    let guesses = sheets::guess(&sheet, &table);
    let at = table.columns.iter().position(|column| column.name == "password").expect("the column");
    assert_eq!(guesses[at].sensitive, Some(sheets::Sensitive::Password));
    let samples = sheets::samples(&sheet, &table, table.columns[at].index, guesses[at].sensitive, 5);
    assert!(samples.iter().all(|sample| !sample.0.contains("P@ss")));
    assert_eq!(guesses.iter().filter(|guess| guess.sensitive.is_some()).count(), 1);
}

#[test]
fn the_dutch_budget_has_its_three_lines_of_heads_and_no_sums_among_its_rows() {
    let (sheet, table) = open_data("budgets/begrotingsanalyse-2011.csv");
    assert_eq!(table.columns[2].name, "provincie A Groningen");
    assert_eq!((table.titles.len(), table.count(Role::Total), table.columns.len()), (2, 3, 14));
    let inhabitants = values(&sheet, &table, "provincie E Gelderland");
    assert!(inhabitants.contains(&Value::Number(Decimal::new(1_993_022, 0))));
}

#[test]
fn staff_dates_as_serial_numbers_and_as_dates_are_one_column() {
    let (sheet, table) = open_data("torture/janitor_dirty_data.xlsx");
    assert_eq!(table.count(Role::Row), 12);
    let hired = values(&sheet, &table, "Hire Date");
    let days: Vec<String> = hired
        .iter()
        .filter_map(|v| if let Value::Day(day) = v { Some(day.to_string()) } else { None })
        .collect();
    assert_eq!(days[0], "2008-08-30");
    assert!(table.column("Certification (2)").is_some());
}
