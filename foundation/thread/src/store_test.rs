use ::store::Sql;
use kernel::Subject;

use crate::sample;
use crate::store::{LINKS_AT_MOST, touching_sql};

/// What SQLite says it will do. PostgreSQL weighs by what is in the tables, so only SQLite is asked.
#[test]
fn links_are_found_by_an_index_from_either_end() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|v| v == "postgres") {
        return;
    }
    let site = sample::site(1, 0);
    let text = touching_sql(&[Subject::new("plan", 1), Subject::new("plan", 2)]).text().to_owned();
    let sql = Sql::open("a test", &format!("EXPLAIN QUERY PLAN {text}"));
    let sql = sql.bind("plan").bind(1).bind(2).bind("plan").bind(1).bind(2).bind(LINKS_AT_MOST);
    let rows: Vec<(i64, i64, i64, String)> = site.db().read(|reading| reading.all(sql)).unwrap();
    let plan = rows.into_iter().map(|(_, _, _, line)| line).collect::<Vec<_>>().join("\n");
    assert!(plan.contains("link_from") && plan.contains("link_to") && !plan.contains("SCAN link"), "{plan}");
}
