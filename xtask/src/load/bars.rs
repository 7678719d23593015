//! The bars that the program is held to at 50,000 needs on SQLite, and whether a run met them. On PostgreSQL the same
//! figures may be twice as slow.

use std::fmt::Write as _;
use std::time::Duration;

use super::bench::{ASK, LIST_OF_A_UNIT, PAGE_1, PAGE_1000};
use super::report::Measure;

const PAGE_P50: Duration = Duration::from_millis(3);
const DEEP_RATIO: f64 = 1.5;
const LISTS_PER_SECOND: f64 = 1_500.0;
const CREATES_PER_SECOND: f64 = 500.0;
const PEAK_MB: f64 = 150.0;

/// One bar a line, with what was measured. `slack` is 1 on SQLite, and 2 where twice as slow will do.
pub fn told(measures: &[Measure], peak_mb: f64, slack: u32) -> String {
    let (most_ms, factor) = (PAGE_P50 * slack, f64::from(slack));
    let (lists, creates) = (LISTS_PER_SECOND / factor, CREATES_PER_SECOND / factor);
    let find = |name: &str, connections: usize| {
        measures.iter().find(|m| m.name == name && m.connections == connections)
    };
    let mut text = String::new();
    let mut bar = |is_met: bool, what: String| {
        let _ = writeln!(text, "- {}: {what}", if is_met { "met" } else { "**missed**" });
    };
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let pages = measures.iter().filter(|m| m.connections == 1 && m.is_page);
    if let Some(slowest) = pages.max_by_key(|m| m.p50) {
        let what = format!(
            "p50 of the slowest page at 1 connection {:.2} ms (bar {} ms)",
            ms(slowest.p50),
            most_ms.as_millis()
        );
        bar(slowest.p50 <= most_ms, what);
    }
    if let (Some(first), Some(deep)) = (find(PAGE_1, 1), find(PAGE_1000, 1)) {
        let ratio = deep.p50.as_secs_f64() / first.p50.as_secs_f64();
        bar(ratio <= DEEP_RATIO, format!("page 1,000 takes {ratio:.2} times page 1 (bar {DEEP_RATIO})"));
    }
    if let Some(list) = find(LIST_OF_A_UNIT, 8) {
        let what = format!("{:.0} list pages a second at 8 connections (bar {lists})", list.per_second);
        bar(list.per_second >= lists, what);
    }
    if let Some(ask) = find(ASK, 8) {
        let what = format!("{:.0} durable creates a second at 8 connections (bar {creates})", ask.per_second);
        bar(ask.per_second >= creates, what);
    }
    bar(peak_mb < PEAK_MB, format!("peak memory {peak_mb:.0} MB (bar 150 MB)"));
    let wrong: usize = measures.iter().map(|m| m.wrong).sum();
    bar(wrong == 0, format!("{wrong} answers other than the right one"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(name: &str, connections: usize, p50_us: u64, per_second: f64) -> Measure {
        let p50 = Duration::from_micros(p50_us);
        Measure {
            name: name.to_owned(),
            connections,
            p50,
            p95: p50,
            per_second,
            wrong: 0,
            count: 0,
            cpu_ms: 0.0,
            is_page: name != ASK,
        }
    }

    #[test]
    fn what_is_too_slow_is_said() {
        let measures = [
            measure(PAGE_1, 1, 1_000, 900.0),
            measure(PAGE_1000, 1, 1_600, 600.0),
            measure(LIST_OF_A_UNIT, 8, 4_000, 1_600.0),
            measure(ASK, 8, 4_000, 499.0),
        ];
        let told = told(&measures, 90.0, 1);
        assert!(told.contains("met: p50 of the slowest page at 1 connection 1.60 ms"), "{told}");
        assert!(told.contains("**missed**: page 1,000 takes 1.60 times"), "{told}");
        assert!(told.contains("met: 1600 list pages") && told.contains("**missed**: 499 durable"), "{told}");
    }
}
