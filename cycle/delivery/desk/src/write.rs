use access::Actor;
use kernel::{Id, Result};
use store::Db;

use crate::events::Happened;
use crate::speak::{self, Speak, Voiced, Words};
use crate::store::messages::Voice;
use crate::{Ticket, Verb};

/// Somebody who asks or watches writes to the desk.
pub struct Write;

/// Its form.
pub(crate) type WriteForm = Speak<Write>;

impl Voiced for Write {
    const NAME: &'static str = "desk-write";
    const DONE: &'static str = "desk-write-done";
    const VERB: Verb = Verb::Write;
    const VOICE: Voice = Voice::Asker;
    const SAYS: Happened = Happened::Written;
}

/// Writes to the desk, read by all who have a part in the ticket. What waited for them goes on.
pub fn write(db: &Db, actor: &Actor, id: Id<Ticket>, words: &Words) -> Result<()> {
    speak::speak::<Write>(db, actor, id, words)
}
