use access::Actor;
use kernel::{Id, Result};
use store::Db;

use crate::events::Happened;
use crate::speak::{self, Speak, Voiced, Words};
use crate::store::messages::Voice;
use crate::{Ticket, Verb};

/// The desk notes something for the desk alone.
pub struct Note;

/// Its form.
pub(crate) type NoteForm = Speak<Note>;

impl Voiced for Note {
    const NAME: &'static str = "desk-note";
    const DONE: &'static str = "desk-note-done";
    const VERB: Verb = Verb::Note;
    const VOICE: Voice = Voice::Internal;
    const SAYS: Happened = Happened::Noted;
}

/// Notes something that those who ask never see.
pub fn note(db: &Db, actor: &Actor, id: Id<Ticket>, words: &Words) -> Result<()> {
    speak::speak::<Note>(db, actor, id, words)
}
