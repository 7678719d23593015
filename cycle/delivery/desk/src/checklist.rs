//! A ticket's checklist: what is to be done before it is solved. Pure: a step is ticked once and unticked again, there
//! are at most fifty, and what has open steps is not solved.

use kernel::{Id, Moment, Person};
use people::PersonGroup;

use crate::Cannot;

/// Steps of one ticket, and of one template.
pub const STEPS_AT_MOST: usize = 50;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckStep {
    pub id: Id<CheckStep>,
    pub text: String,
    /// Whose work it is; anybody's when there is none.
    pub group: Option<Id<PersonGroup>>,
    pub done: Done,
}

/// Has a step been done?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Not,
    /// Ticked then, by this person.
    By {
        by: Option<Id<Person>>,
        at: Moment,
    },
}

/// All steps of a ticket, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checklist {
    pub steps: Vec<CheckStep>,
}

impl Checklist {
    /// How many steps are not done.
    pub fn open(&self) -> usize {
        self.steps.iter().filter(|step| step.done == Done::Not).count()
    }

    /// May the ticket be solved as far as its steps go?
    pub fn can_be_solved(&self) -> Result<(), Cannot> {
        match self.open() {
            0 => Ok(()),
            open => Err(Cannot::StepsAreOpen { open, of: self.steps.len() }),
        }
    }

    /// Is there room for so many more?
    pub fn can_grow(&self, by: usize) -> Result<(), Cannot> {
        if self.steps.len() + by <= STEPS_AT_MOST { Ok(()) } else { Err(Cannot::TooManySteps) }
    }

    /// The step of this number, when it can be ticked.
    pub fn to_tick(&self, id: Id<CheckStep>) -> Result<Option<&CheckStep>, Cannot> {
        match self.steps.iter().find(|step| step.id == id) {
            Some(step) if step.done != Done::Not => Err(Cannot::StepIsDone),
            found => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(done: &[bool]) -> Checklist {
        let step = |(is_done, id): (&bool, i64)| CheckStep {
            id: Id::new(id),
            text: format!("Steg {id}"),
            group: None,
            done: if *is_done { Done::By { by: None, at: Moment(id) } } else { Done::Not },
        };
        Checklist { steps: done.iter().zip(1..).map(step).collect() }
    }

    #[test]
    fn what_has_open_steps_is_not_solved_and_says_how_many() {
        assert_eq!(list(&[]).can_be_solved(), Ok(()));
        assert_eq!(list(&[true, true]).can_be_solved(), Ok(()));
        let open = list(&[true, false, true, false, true]);
        assert_eq!(open.can_be_solved(), Err(Cannot::StepsAreOpen { open: 2, of: 5 }));
    }

    #[test]
    fn fifty_steps_and_no_more() {
        assert_eq!(list(&[false; 49]).can_grow(1), Ok(()));
        assert_eq!(list(&[false; 49]).can_grow(2), Err(Cannot::TooManySteps));
    }

    #[test]
    fn a_step_is_ticked_once() {
        let list = list(&[true, false]);
        assert_eq!(list.to_tick(Id::new(1)), Err(Cannot::StepIsDone));
        assert!(list.to_tick(Id::new(2)).is_ok_and(|step| step.is_some()));
        assert_eq!(list.to_tick(Id::new(3)), Ok(None));
    }
}
