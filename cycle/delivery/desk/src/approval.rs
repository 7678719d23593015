//! Approval in steps: who is asked, one after the other, and what each said. Pure: what was said is never taken back, a
//! step is answered once and by its own approver alone, the next step begins when the one before was granted, and one
//! refusal ends it (a later grant changes nothing).

use kernel::{Id, Moment, Person};

use crate::Cannot;

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Granted,
    Refused,
}

impl Verdict {
    pub const WORDS: &'static [&'static str] = &["granted", "refused"];

    /// The word in storage, the API and text keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }

    /// The verdict of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Granted, Self::Refused].into_iter().find(|verdict| verdict.word() == word)
    }
}

/// What an approver said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub by: Id<Person>,
    pub verdict: Verdict,
    pub reason: String,
    pub at: Moment,
}

/// One step: who is asked what, and the answer once it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalStep {
    pub id: i64,
    pub approver: Id<Person>,
    pub question: String,
    pub said: Option<Said>,
}

/// All steps of a ticket, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Approval {
    pub steps: Vec<ApprovalStep>,
}

/// Where an approval stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands<'a> {
    /// Nobody was asked.
    NotAsked,
    /// This step's approver is waited for.
    Waits(&'a ApprovalStep),
    Granted,
    Refused(&'a ApprovalStep),
}

impl Approval {
    /// Where it stands: read from what was said, never kept beside it.
    pub fn stands(&self) -> Stands<'_> {
        for step in &self.steps {
            match &step.said {
                None => return Stands::Waits(step),
                Some(said) if said.verdict == Verdict::Refused => return Stands::Refused(step),
                Some(_) => {}
            }
        }
        if self.steps.is_empty() { Stands::NotAsked } else { Stands::Granted }
    }

    /// The step that a person may answer now.
    pub fn step_of(&self, person: Id<Person>) -> Result<&ApprovalStep, Cannot> {
        match self.stands() {
            Stands::Waits(step) if step.approver == person => Ok(step),
            Stands::Waits(_) | Stands::NotAsked | Stands::Granted | Stands::Refused(_) => {
                Err(Cannot::NotTheApprover)
            }
        }
    }

    /// May one more be asked? Not after a refusal: what was refused stays refused.
    pub fn can_be_asked(&self) -> Result<(), Cannot> {
        match self.stands() {
            Stands::Refused(_) => Err(Cannot::ApprovalRuns),
            Stands::NotAsked | Stands::Waits(_) | Stands::Granted => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: i64, approver: i64, said: Option<Verdict>) -> ApprovalStep {
        let approver = Id::new(approver);
        let said = said.map(|verdict| Said { by: approver, verdict, reason: String::new(), at: Moment(id) });
        ApprovalStep { id, approver, question: "Får vi köpa?".into(), said }
    }

    fn approval(said: &[Option<Verdict>]) -> Approval {
        let steps = said.iter().zip(1..).map(|(said, id)| step(id, id + 10, *said));
        Approval { steps: steps.collect() }
    }

    /// glpi#24399: after one grant a later refusal still showed as validated.
    #[test]
    fn one_refusal_is_a_refusal_whatever_was_granted_before_or_after() {
        use Verdict::{Granted, Refused};
        for said in [
            vec![Some(Granted), Some(Refused)],
            vec![Some(Refused), Some(Granted)],
            vec![Some(Refused), None],
        ] {
            let approval = approval(&said);
            assert!(matches!(approval.stands(), Stands::Refused(_)), "{said:?}");
            assert_eq!(approval.can_be_asked(), Err(Cannot::ApprovalRuns), "and stays refused");
        }
    }

    /// glpi#19198: one user could approve for another.
    /// Attack row 22.
    #[test]
    fn nobody_answers_for_another() {
        let approval = approval(&[None, None]);
        assert_eq!(approval.step_of(Id::new(11)).map(|step| step.id), Ok(1));
        for other in [12, 13] {
            assert_eq!(approval.step_of(Id::new(other)), Err(Cannot::NotTheApprover));
        }
    }

    /// glpi#25571: the second step never started.
    #[test]
    fn the_next_step_begins_when_the_one_before_was_granted_and_all_granted_is_granted() {
        use Verdict::Granted;
        let second = approval(&[Some(Granted), None]);
        assert_eq!(second.step_of(Id::new(12)).map(|step| step.id), Ok(2));
        assert_eq!(second.step_of(Id::new(11)), Err(Cannot::NotTheApprover), "each step once");
        assert_eq!(approval(&[Some(Granted), Some(Granted)]).stands(), Stands::Granted);
        assert_eq!(approval(&[]).stands(), Stands::NotAsked);
    }
}
