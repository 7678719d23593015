use capital::{Base, Rates};
use kernel::{Day, Id};

/// What somebody decided about the internal rate: from then on new cases are reckoned by it. Older ones stay with theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub id: Id<Decision>,
    pub day: Day,
    /// Who decided what.
    pub text: String,
    /// The paragraph, case or letter; may be empty.
    pub reference: String,
    pub base: Base,
    pub rates: Rates,
}

/// A decision's page.
pub fn href(id: Id<Decision>) -> String {
    format!("/cases/rates/{id}")
}
