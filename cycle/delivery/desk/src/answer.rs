use access::Actor;
use kernel::{Id, Result};
use store::Db;

use crate::events::Happened;
use crate::speak::{self, Speak, Voiced, Words};
use crate::store::messages::Voice;
use crate::{Ticket, Verb};

/// The desk writes to those who ask.
pub struct Answer;

/// Its form.
pub(crate) type AnswerForm = Speak<Answer>;

impl Voiced for Answer {
    const NAME: &'static str = "desk-answer";
    const DONE: &'static str = "desk-answer-done";
    const VERB: Verb = Verb::Answer;
    const VOICE: Voice = Voice::Desk;
    const SAYS: Happened = Happened::Answered;
}

/// Answers those who ask. The first answer begins the work.
pub fn answer(db: &Db, actor: &Actor, id: Id<Ticket>, words: &Words) -> Result<()> {
    speak::speak::<Answer>(db, actor, id, words)
}
