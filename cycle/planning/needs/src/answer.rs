use access::Actor;
use kernel::{Id, Result};
use store::Db;

use crate::speak::{self, Speak, Voiced, Words};
use crate::store::messages::Voice;
use crate::{Event, Need, Verb};

/// IT writes to all who stand behind the need.
pub struct Answer;

/// Its form.
pub(crate) type AnswerForm = Speak<Answer>;

impl Voiced for Answer {
    const NAME: &'static str = "needs-answer";
    const DONE: &'static str = "needs-answer-done";
    const VERB: Verb = Verb::Answer;
    const VOICE: Voice = Voice::It;

    fn event(need: Id<Need>) -> Event {
        Event::Answered { need }
    }
}

/// Writes to the askers. The first time is what the time to first answer is counted to.
pub fn answer(db: &Db, actor: &Actor, id: Id<Need>, words: &Words) -> Result<()> {
    speak::speak::<Answer>(db, actor, id, words)
}
