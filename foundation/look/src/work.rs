//! Work under way: progress with counts, the steps of a longer piece of work, and the question before a loss.

use askama::Template;
use texts::Talk;

use crate::{Act, Html, Icon, Mood};

/// How far a piece of work has come. It goes on when the page is left. Give the page itself
/// `Frame::again_after_s` so that it stays fresh without script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being done: "Läser in elever.csv".
    pub label: String,
    pub done: i64,
    /// How much there is in all; 0 when nobody knows yet.
    pub total: i64,
    /// What came of it so far: mood, words ("12 nya"), in order.
    pub counts: Vec<(Mood, String)>,
    /// The page's own address, to look again by hand; no link when the work is over.
    pub again: String,
}

#[derive(Template)]
#[template(path = "progress.html")]
struct ProgressView<'a> {
    it: &'a Progress,
    talk: &'a Talk,
}

impl Progress {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&ProgressView { it: self, talk })
    }

    fn words(&self, talk: &Talk) -> String {
        match self.total {
            0 => talk.with("look-progress-unknown", &[("done", self.done.into())]),
            total => talk.with("look-progress", &[("done", self.done.into()), ("total", total.into())]),
        }
    }
}

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    Done,
    Here,
    #[default]
    Later,
}

/// One step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    pub label: String,
    pub stage: Stage,
    /// The way back to a step that is done; no link when empty.
    pub href: String,
}

impl Step {
    const fn class(&self) -> &'static str {
        match self.stage {
            Stage::Done => "done",
            Stage::Here => "here",
            Stage::Later => "later",
        }
    }

    const fn key(&self) -> &'static str {
        match self.stage {
            Stage::Done => "look-step-done",
            Stage::Here => "look-step-here",
            Stage::Later => "look-step-later",
        }
    }
}

/// The steps of a longer piece of work, such as an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    pub steps: Vec<Step>,
}

#[derive(Template)]
#[template(path = "steps.html")]
struct StepsView<'a> {
    it: &'a Steps,
    talk: &'a Talk,
}

impl Steps {
    /// Steps of these names, of which the one at `here` (from 0) is under way.
    pub fn at(here: usize, labels: &[String]) -> Self {
        let stage = |i: usize| match i.cmp(&here) {
            std::cmp::Ordering::Less => Stage::Done,
            std::cmp::Ordering::Equal => Stage::Here,
            std::cmp::Ordering::Greater => Stage::Later,
        };
        let step = |(i, label): (usize, &String)| Step {
            label: label.clone(),
            stage: stage(i),
            href: String::new(),
        };
        Self { steps: labels.iter().enumerate().map(step).collect() }
    }

    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&StepsView { it: self, talk })
    }
}

/// The question before something is lost: says in words what, and offers a way back first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfirmBox {
    pub title: String,
    pub text: String,
    /// What will be lost, one line each.
    pub losses: Vec<String>,
    /// What does it.
    pub act: Act,
    /// Where "Nej, gå tillbaka" leads.
    pub back: String,
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct ConfirmView<'a> {
    it: &'a ConfirmBox,
    talk: &'a Talk,
}

impl ConfirmBox {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&ConfirmView { it: self, talk })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_says_its_counts_in_words_too() {
        let work = Progress { label: "Läser".into(), done: 120, total: 1200, ..Progress::default() };
        let html = work.render(&crate::swedish()).0;
        assert!(html.contains("120 av 1\u{a0}200"), "{html}");
        assert!(html.contains(r#"value="120" max="1200""#), "{html}");
    }

    #[test]
    fn the_step_under_way_is_marked_for_all() {
        let steps = Steps::at(1, &["Fil".into(), "Kolumner".into(), "Klart".into()]);
        assert_eq!(steps.render(&crate::swedish()).0.matches(r#"aria-current="step""#).count(), 1);
        assert_eq!(steps.steps[0].stage, Stage::Done);
    }
}
