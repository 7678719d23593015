use access::Actor;
use kernel::{Id, Result};
use store::Db;

use crate::speak::{self, Speak, Voiced, Words};
use crate::store::messages::Voice;
use crate::{Event, Need, Verb};

/// IT notes something for IT alone.
pub struct Note;

/// Its form.
pub(crate) type NoteForm = Speak<Note>;

impl Voiced for Note {
    const NAME: &'static str = "needs-note";
    const DONE: &'static str = "needs-note-done";
    const VERB: Verb = Verb::Note;
    const VOICE: Voice = Voice::Internal;

    fn event(need: Id<Need>) -> Event {
        Event::Noted { need }
    }
}

/// Notes something that the askers never see.
pub fn note(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    speak::speak::<Note>(db, actor, id, words)
}
