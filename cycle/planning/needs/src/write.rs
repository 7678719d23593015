use access::Actor;
use kernel::{Id, Result};
use store::Db;

use crate::speak::{self, Speak, Voiced, Words};
use crate::store::messages::Voice;
use crate::{Event, Need, Verb};

/// An asker, a scorer or a leader of the unit writes to IT.
pub struct Write;

/// Its form.
pub(crate) type WriteForm = Speak<Write>;

impl Voiced for Write {
    const NAME: &'static str = "needs-write";
    const DONE: &'static str = "needs-write-done";
    const VERB: Verb = Verb::Write;
    const VOICE: Voice = Voice::Asker;

    fn event(need: Id<Need>) -> Event {
        Event::Written { need }
    }
}

/// Writes to IT, read by all who have a part in the need.
pub fn write(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    speak::speak::<Write>(db, actor, id, words)
}
