//! The facts that clocks are computed from: in which phase a record was when, and when somebody asked or was answered.
//! They are added to and closed, never changed.

use kernel::Moment;

use crate::Phase;

/// A time in one phase. It has not ended while nothing came after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stint {
    pub phase: Phase,
    pub from: Moment,
    pub until: Option<Moment>,
}

kernel::worded! {
    /// What somebody said.
    Said {
        /// The requester asked something, after the record was opened.
        Asked = "asked",
        /// The requester was answered.
        Answered = "answered",
    }
}

/// All facts about one record, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    pub stints: Vec<Stint>,
    pub said: Vec<(Moment, Said)>,
}

/// A time that a measure looks at; it has not ended while what it waits for has not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    pub from: Moment,
    pub until: Option<Moment>,
}

impl History {
    /// A record that was opened then.
    pub fn opened(at: Moment, phase: Phase) -> Self {
        Self { stints: vec![Stint { phase, from: at, until: None }], said: Vec::new() }
    }

    /// The record came into another phase. A phase that it is in already goes on.
    pub fn move_to(&mut self, at: Moment, phase: Phase) {
        if let Some(last) = self.stints.last_mut() {
            if last.phase == phase {
                return;
            }
            last.until = Some(at);
        }
        self.stints.push(Stint { phase, from: at, until: None });
    }

    pub fn say(&mut self, at: Moment, said: Said) {
        self.said.push((at, said));
    }

    /// Was the last word an answer too? Another one changes no time that any clock counts.
    pub fn adds_nothing(&self, said: Said) -> bool {
        said == Said::Answered && self.said.last().is_some_and(|(_, last)| *last == Said::Answered)
    }

    /// The phase that it is in now.
    pub fn phase(&self) -> Option<Phase> {
        self.stints.last().map(|stint| stint.phase)
    }

    /// When it was over, if it is: the beginning of the times in a row in which it has been.
    fn over_since(&self) -> Option<Moment> {
        let trailing = self.stints.iter().rev().take_while(|stint| stint.phase.is_over());
        trailing.last().map(|stint| stint.from)
    }

    /// The first moment from `from` on at which it was over.
    fn first_over(&self, from: Moment) -> Option<Moment> {
        let counts = |stint: &Stint| stint.from >= from || stint.until.is_none_or(|until| until > from);
        let is_over = |stint: &&Stint| stint.phase.is_over() && counts(stint);
        self.stints.iter().find(is_over).map(|stint| stint.from.max(from))
    }

    /// The solution: until it is over; opened again, it goes on.
    pub fn solution(&self, from: Moment) -> Run {
        Run { from, until: self.over_since().map(|at| at.max(from)) }
    }

    /// The first response: until the first answer, or until it is over for the first time. Opening it again is no
    /// second wait for the first.
    pub fn first_response(&self, from: Moment) -> Run {
        let answered = self.said.iter().find(|(_, said)| *said == Said::Answered).map(|(at, _)| *at);
        let until = [answered.map(|at| at.max(from)), self.first_over(from)].into_iter().flatten().min();
        Run { from, until }
    }

    /// The times from a question to the next answer, or until it is over. A question while another waits is the same
    /// wait. What was said at the very moment at which it was over came before that.
    pub fn next_answers(&self, from: Moment) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut is_answered = true;
        for (at, said) in self.said.iter().filter(|(at, _)| *at >= from) {
            let waits =
                !is_answered && runs.last().is_some_and(|run| run.until.is_none_or(|until| until >= *at));
            match said {
                Said::Asked if !waits => {
                    runs.push(Run { from: *at, until: self.over_after(*at) });
                    is_answered = false;
                }
                Said::Asked => {}
                Said::Answered => {
                    if let Some(run) = runs.last_mut().filter(|_| waits) {
                        run.until = Some(*at);
                        is_answered = true;
                    }
                }
            }
        }
        runs
    }

    /// The first moment from `at` on at which it came to be over: one that is over already must be opened first.
    fn over_after(&self, at: Moment) -> Option<Moment> {
        let mut before_is_over = false;
        for stint in &self.stints {
            let begins = stint.phase.is_over() && !before_is_over;
            if begins && stint.from >= at {
                return Some(stint.from);
            }
            before_is_over = stint.phase.is_over();
        }
        None
    }
}

#[cfg(test)]
#[path = "history_test.rs"]
mod tests;
