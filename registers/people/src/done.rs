use access::Permit;
use kernel::Result;
use store::{Said, Tx};

use crate::events::Event;

/// What a verb has done inside a write and not yet said. A verb of its own says it all; a larger write (an import,
/// demo data) says it as one part of many.
#[must_use]
pub(crate) struct Done<T> {
    permit: Permit,
    before: Vec<Event>,
    last: Event,
    value: T,
}

impl<T> Done<T> {
    pub fn new(permit: Permit, event: Event, value: T) -> Self {
        Self { permit, before: Vec::new(), last: event, value }
    }

    /// The same with something else to give back.
    pub fn map<U>(self, work: impl FnOnce(T) -> U) -> Done<U> {
        Done { permit: self.permit, before: self.before, last: self.last, value: work(self.value) }
    }

    /// One more thing that happened under the same permit.
    pub fn and(mut self, event: Event) -> Self {
        self.before.push(std::mem::replace(&mut self.last, event));
        self
    }

    /// Several more.
    pub fn and_all(self, events: impl IntoIterator<Item = Event>) -> Self {
        events.into_iter().fold(self, Self::and)
    }

    /// Says it as the whole of a write.
    pub fn say(self, tx: &Tx<'_>) -> Result<Said<T>> {
        for event in &self.before {
            tx.also(&self.permit, event)?;
        }
        Ok(tx.say(self.permit, &self.last)?.with(self.value))
    }

    /// Says it as a part of a larger write, which says the last word itself.
    pub fn also(self, tx: &Tx<'_>) -> Result<T> {
        for event in self.before.iter().chain([&self.last]) {
            tx.also(&self.permit, event)?;
        }
        Ok(self.value)
    }
}
