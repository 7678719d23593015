//! What a room asks of the letters that became its records: who wrote them, and by which mailbox they came.

use std::collections::HashMap;

use ::store::Reading;
use kernel::{Id, Result};

use crate::incoming::Incoming;
use crate::mailbox::Mailbox;
use crate::store::incoming as rows;

/// Who wrote a letter that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The mailbox that it came to, from which an answer goes.
    pub mailbox: Id<Mailbox>,
    pub address: letters::Mailbox,
    /// No person wrote it: a list, a report, a program that answers by itself.
    pub is_program: bool,
}

/// Who wrote these letters, in one query. Those without an address are left out: nothing can be sent to them.
pub fn writers(reading: &Reading<'_>, ids: &[Id<Incoming>]) -> Result<HashMap<Id<Incoming>, Writer>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let writer = |letter: Incoming| {
        let is_program = letter.kind != letters::Kind::Ordinary.word();
        (letter.id, Writer { mailbox: letter.mailbox, address: letter.from, is_program })
    };
    let all = rows::these(reading, ids)?;
    Ok(all.into_iter().filter(|letter| !letter.from.address.is_empty()).map(writer).collect())
}
