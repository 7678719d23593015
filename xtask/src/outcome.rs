//! What a step came to.

/// Counts and what there is to say. A check counts as one; a test run counts its tests.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub passed: u64,
    pub failed: u64,
    /// How many of the passed and failed were tests that ran code.
    pub tests: u64,
    /// What is wrong, each with `file:line:` where there is one.
    pub findings: Vec<String>,
    /// What is worth knowing but wrong in no way.
    pub notes: Vec<String>,
}

impl Outcome {
    /// A check that passes when it found nothing.
    pub fn check(findings: Vec<String>) -> Self {
        let is_clean = findings.is_empty();
        Self { passed: u64::from(is_clean), failed: u64::from(!is_clean), findings, ..Self::default() }
    }

    /// A check of a command: it failed, and its own output already says why.
    pub fn ran(is_good: bool, what: &str) -> Self {
        if is_good { Self::check(Vec::new()) } else { Self::broken(format!("{what} failed, see above")) }
    }

    /// A step that could not do its work.
    pub fn broken(why: impl Into<String>) -> Self {
        Self::check(vec![why.into()])
    }

    /// A test run.
    pub fn tests(passed: u64, failed: u64) -> Self {
        Self { passed, failed, tests: passed + failed, ..Self::default() }
    }

    pub fn with_notes(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    pub fn is_good(&self) -> bool {
        self.failed == 0
    }
}
