//! What is counted of requests, for whoever watches the program: how many of each route with which status, and how long
//! they took. Counted by the route's pattern, never by the address, so that nothing of anybody is in it.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use crate::App;
use crate::routes::Method;

/// Statuses that are answered; any other counts as 0.
const STATUSES: [u16; 15] = [200, 201, 303, 304, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507];
/// Upper bounds of the durations' buckets, in microseconds.
const BOUNDS_US: [u64; 12] = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
];

/// The counts of one route.
#[derive(Default)]
struct Counts {
    by_status: [AtomicU64; STATUSES.len() + 1],
    /// Requests in each bucket alone, the last one for what took longer than all bounds.
    by_duration: [AtomicU64; BOUNDS_US.len() + 1],
    sum_us: AtomicU64,
}

/// The counts of all routes; the last is for addresses that no route has.
pub(crate) struct Watch {
    routes: Vec<Counts>,
}

impl Watch {
    pub(crate) fn of(routes: usize) -> Self {
        Self { routes: (0..=routes).map(|_| Counts::default()).collect() }
    }

    pub(crate) fn count(&self, route: Option<usize>, status: u16, took: Duration) {
        let at = route.unwrap_or(self.routes.len() - 1);
        let Some(counts) = self.routes.get(at) else { return };
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let status = STATUSES.iter().position(|known| *known == status).unwrap_or(STATUSES.len());
        counts.by_status[status].fetch_add(1, Relaxed);
        counts.by_duration[BOUNDS_US.partition_point(|bound| *bound < us)].fetch_add(1, Relaxed);
        counts.sum_us.fetch_add(us, Relaxed);
    }
}

/// The counts since the start as Prometheus text; routes that nobody has asked for are left out.
pub fn metrics(app: &App) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# HELP varv_info The program's version.\n# TYPE varv_info gauge");
    let _ = writeln!(out, "varv_info{{version=\"{}\"}} 1", app.version);
    let _ = writeln!(
        out,
        "# HELP varv_statements_total SQL statements run.\n# TYPE varv_statements_total counter"
    );
    let _ = writeln!(out, "varv_statements_total {}", app.db.statements());
    let names: Vec<String> = (0..app.watch.routes.len()).map(|at| labels(app, at)).collect();
    let asked = || app.watch.routes.iter().zip(&names).filter(|(counts, _)| counts.total() > 0);
    let _ =
        writeln!(out, "# HELP varv_requests_total Requests answered.\n# TYPE varv_requests_total counter");
    asked().for_each(|(counts, name)| counts.statuses(name, &mut out));
    let _ = writeln!(
        out,
        "# HELP varv_request_seconds How long they took.\n# TYPE varv_request_seconds histogram"
    );
    asked().for_each(|(counts, name)| counts.durations(name, &mut out));
    out
}

fn labels(app: &App, at: usize) -> String {
    match app.routes.all().get(at) {
        Some(route) => {
            let method = match route.method {
                Method::Get => "GET",
                Method::Post => "POST",
            };
            format!("method=\"{method}\",route=\"{}\"", route.path)
        }
        None => "method=\"\",route=\"\"".to_owned(),
    }
}

impl Counts {
    fn total(&self) -> u64 {
        self.by_duration.iter().map(|count| count.load(Relaxed)).sum()
    }

    fn statuses(&self, name: &str, out: &mut String) {
        for (at, count) in self.by_status.iter().enumerate() {
            let (status, count) = (STATUSES.get(at).copied().unwrap_or(0), count.load(Relaxed));
            if count > 0 {
                let _ = writeln!(out, "varv_requests_total{{{name},status=\"{status}\"}} {count}");
            }
        }
    }

    fn durations(&self, name: &str, out: &mut String) {
        let mut so_far = 0;
        for (at, count) in self.by_duration.iter().enumerate() {
            so_far += count.load(Relaxed);
            let bound = BOUNDS_US.get(at).map_or("+Inf".to_owned(), |us| seconds(*us));
            let _ = writeln!(out, "varv_request_seconds_bucket{{{name},le=\"{bound}\"}} {so_far}");
        }
        let _ = writeln!(out, "varv_request_seconds_sum{{{name}}} {}", seconds(self.sum_us.load(Relaxed)));
        let _ = writeln!(out, "varv_request_seconds_count{{{name}}} {so_far}");
    }
}

/// Microseconds as seconds with decimals.
fn seconds(us: u64) -> String {
    let text = format!("{}.{:06}", us / 1_000_000, us % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 16.3.2.
    #[test]
    fn requests_are_counted_by_status_and_duration() {
        let watch = Watch::of(1);
        for ms in [0, 1, 3, 3, 99_000] {
            watch.count(Some(0), 200, Duration::from_millis(ms));
        }
        watch.count(Some(0), 418, Duration::ZERO);
        watch.count(None, 404, Duration::ZERO);
        let mut out = String::new();
        watch.routes[0].statuses("r", &mut out);
        assert_eq!(out, "varv_requests_total{r,status=\"200\"} 5\nvarv_requests_total{r,status=\"0\"} 1\n");
        out.clear();
        watch.routes[0].durations("r", &mut out);
        for line in [
            "le=\"0.001\"} 3",
            "le=\"0.005\"} 5",
            "le=\"10\"} 5",
            "le=\"+Inf\"} 6",
            "sum{r} 99.007",
            "count{r} 6",
        ] {
            assert!(out.contains(&format!("{line}\n")), "{line} in\n{out}");
        }
        assert_eq!(watch.routes[1].total(), 1);
    }
}
