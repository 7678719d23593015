/// Proof that the policy lets this actor do this verb. Needed to say what happened, and so to commit.
#[derive(Debug)]
pub struct Permit {
    kind: &'static str,
    verb: &'static str,
}

impl Permit {
    pub(crate) const fn new(kind: &'static str, verb: &'static str) -> Self {
        Self { kind, verb }
    }

    /// The kind of record that the permit is for.
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The verb that was allowed.
    pub const fn verb(&self) -> &'static str {
        self.verb
    }
}
