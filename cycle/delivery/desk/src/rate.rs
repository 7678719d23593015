use access::Actor;
use kernel::{FieldErrors, Id, Input, Moment, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::store::{load, rated};
use crate::ticket::Part;
use crate::{Cannot, Event, POLICY, Step, Ticket, Verb, moves};

/// Was it solved well?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    Good,
    Fair,
    Bad,
}

impl Grade {
    const ALL: [Self; 3] = [Self::Good, Self::Fair, Self::Bad];
    pub const WORDS: &'static [&'static str] = &["good", "fair", "bad"];

    /// The word in the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Bad => "bad",
        }
    }

    /// The grade of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.word() == word)
    }

    /// The number in storage: 3 is good.
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Good => 3,
            Self::Fair => 2,
            Self::Bad => 1,
        }
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.number() == number)
    }
}

/// What who asks thinks of the solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    pub grade: Grade,
    /// A free word.
    pub text: String,
    /// When it was given first.
    pub at: Moment,
}

/// So long may a rating be changed, in days.
const CHANGES_DAYS: i64 = 7;

impl Ticket {
    /// The rating that may be given now: only of what is solved, only by who asks, and after a week it stands.
    pub fn can_be_rated(&self, now: Moment) -> Result<(), Cannot> {
        match self.state.step() {
            Step::Resolved | Step::Closed => {}
            Step::New | Step::Open | Step::Waiting | Step::Merged => return Err(Cannot::RateUnsolved),
        }
        if self.mine.part != Part::Asks {
            return Err(Cannot::RateForOthers);
        }
        match &self.rating {
            Some(rating) if now > rating.at.plus_days(CHANGES_DAYS) => Err(Cannot::RatingStands),
            Some(_) | None => Ok(()),
        }
    }
}

/// Say how well it was solved: one question and a free word.
pub struct Rate;

/// What was chosen and said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    pub grade: Grade,
    pub text: String,
}

impl Form for Rate {
    const NAME: &'static str = "desk-rate";
    const FIELDS: &'static [Field] =
        &[Field::choice("grade", Grade::WORDS).required(), Field::prose("text", 1_000)];
    type New = Rated;

    fn parse(input: &Input) -> Result<Rated, FieldErrors> {
        let (grade, text) = (input.choice("grade", Grade::from_word), input.text("text", 0..=1_000));
        kernel::all_or_errors!(Rated { grade, text })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::Rate)?;
        ticket.can_be_rated(ask.db.clock().now())?;
        let draft = moves::about(ask, &ticket);
        Ok(match &ticket.rating {
            Some(rating) => draft.value("grade", rating.grade.word()).value("text", &rating.text),
            None => draft,
        })
    }

    fn act(ask: &Ask<'_>, new: Rated) -> Result<Reply> {
        let id = ask.id("id")?;
        rate(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-rate-done"))
    }
}

/// Notes what who asks thinks of the solution. The first moment stays when it is changed.
pub fn rate(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Rated) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Rate, &ticket)?;
        ticket.can_be_rated(tx.now())?;
        let at = ticket.rating.as_ref().map_or(tx.now(), |rating| rating.at);
        rated(tx, id, &Rating { grade: new.grade, text: new.text.clone(), at })?;
        tx.say(permit, &Event::to(id, Happened::Rated))
    })
}
