use std::fmt;

/// Why personal data is taken out of its wrapping. Grep for `reveal(` lists every place.
/// The register of processing (GDPR art. 30) is fed from this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Shown to somebody whom the policy lets read the record.
    Show,
    /// Written to the database.
    Store,
    /// Compared with what somebody typed when signing in.
    SignIn,
    /// Put into the search index, which obeys the same access.
    Search,
    /// Handed out in an export or through the API under the same access.
    Export,
    /// Used to reach the person.
    Contact,
}

/// Personal data. It prints as `[personal]`, so it cannot end up in a log by mistake.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for a stated purpose.
    pub const fn reveal(&self, _purpose: Purpose) -> &T {
        &self.0
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

impl<T> fmt::Display for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ASVS 16.2.5.
    #[test]
    fn personal_data_never_prints() {
        let mail = Personal::new("anna@sjovik.example".to_owned());
        assert_eq!(format!("{mail} {mail:?}"), "[personal] [personal]");
        assert_eq!(mail.reveal(Purpose::Show), "anna@sjovik.example");
    }
}
