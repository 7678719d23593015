//! What a benchmark measured, and its table.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// One operation at one number of connections.
pub struct Measure {
    pub name: String,
    pub connections: usize,
    pub p50: Duration,
    pub p95: Duration,
    pub per_second: f64,
    pub wrong: usize,
    pub count: usize,
    /// Processor time of the program for one request, of user and system.
    pub cpu_ms: f64,
    /// A page that is read, not something written.
    pub is_page: bool,
}

impl Measure {
    /// From how long each request took; `whole` is how long all took together.
    pub fn of(
        name: &str,
        connections: usize,
        mut times: Vec<Duration>,
        whole: Duration,
        wrong: usize,
    ) -> Self {
        times.sort();
        let at = |part: usize| {
            times
                .get((times.len() * part / 100).min(times.len().saturating_sub(1)))
                .copied()
                .unwrap_or_default()
        };
        let per_second = times.len() as f64 / whole.as_secs_f64().max(f64::EPSILON);
        Self {
            name: name.to_owned(),
            connections,
            p50: at(50),
            p95: at(95),
            per_second,
            wrong,
            count: times.len(),
            cpu_ms: 0.0,
            is_page: true,
        }
    }
}

/// What the process took of the machine, from Linux's own books.
#[derive(Default)]
pub struct Cost {
    pub peak_mb: f64,
    pub cpu_seconds: f64,
}

pub fn cost(pid: u32) -> Cost {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next());
    let peak_mb = peak.and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0;
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name in brackets may hold spaces; user and system time are the 12th and 13th word after it.
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = after.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<f64>().ok()).sum();
    Cost { peak_mb, cpu_seconds: ticks / 100.0 }
}

pub fn table(measures: &[Measure]) -> String {
    let mut text = "| operation | connections | p50 ms | p95 ms | per second | CPU ms | wrong |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n".to_owned();
    for m in measures {
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let _ = writeln!(
            text,
            "| {} | {} | {:.2} | {:.2} | {:.0} | {:.2} | {} |",
            m.name,
            m.connections,
            ms(m.p50),
            ms(m.p95),
            m.per_second,
            m.cpu_ms,
            m.wrong
        );
    }
    text
}

/// Puts the section in the place of the one written before, between its two marks; a new file gets a heading.
pub fn write(path: &Path, name: &str, section: &str) -> Result<(), String> {
    let old = std::fs::read_to_string(path).unwrap_or_else(|_| "# Performance\n".to_owned());
    let (begin, end) = (format!("<!-- bench {name} begins -->"), format!("<!-- bench {name} ends -->"));
    let section = format!("{begin}\n{section}\n{end}");
    let new = match (old.find(&begin), old.find(&end)) {
        (Some(from), Some(to)) if from < to => format!("{}{section}{}", &old[..from], &old[to + end.len()..]),
        _ => format!("{}\n\n{section}\n", old.trim_end()),
    };
    std::fs::write(path, new).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temp::TempFolder;

    #[test]
    fn the_middle_and_the_slow_end_are_told() {
        let times = (1..=100).map(Duration::from_millis).collect();
        let measure = Measure::of("list", 8, times, Duration::from_secs(2), 0);
        assert_eq!(
            (measure.p50.as_millis(), measure.p95.as_millis(), measure.per_second as u32),
            (51, 96, 50)
        );
        assert!(table(&[measure]).ends_with("| list | 8 | 51.00 | 96.00 | 50 | 0.00 | 0 |\n"));
    }

    #[test]
    fn a_section_is_renewed_in_its_place() {
        let folder = TempFolder::new("report").expect("a folder");
        let path = folder.path().join("performance.md");
        write(&path, "sqlite", "one").expect("written");
        write(&path, "postgres", "two").expect("written");
        write(&path, "sqlite", "three").expect("written");
        let text = std::fs::read_to_string(&path).expect("read");
        assert!(text.starts_with("# Performance\n") && !text.contains("one") && text.contains("two"));
        assert_eq!(text.matches("three").count(), 1);
    }

    #[test]
    fn our_own_cost_is_read() {
        assert!(cost(std::process::id()).peak_mb > 0.5);
    }
}
