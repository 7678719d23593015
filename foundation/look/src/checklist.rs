//! A checklist: what is to be done, ticked by one press, with who did it.

use askama::Template;
use texts::Talk;

use crate::{Act, Html, Icon};

/// One step. Its button is the step's own words; pressed means done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckStep {
    pub text: String,
    pub is_done: bool,
    /// Whose work it is, or who did it and when; may be empty.
    pub note: String,
    /// Where it is ticked or unticked; empty when this reader may not.
    pub tick: String,
    /// Where it is taken away; empty when this reader may not.
    pub remove: String,
}

/// A list of steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    pub title: String,
    /// How far it has come, in words.
    pub counted: String,
    pub steps: Vec<CheckStep>,
    pub add: Option<Act>,
}

#[derive(Template)]
#[template(path = "checklist.html")]
struct View<'a> {
    it: &'a Checklist,
    talk: &'a Talk,
}

impl CheckStep {
    const fn icon(&self) -> Icon {
        if self.is_done { Icon::Done } else { Icon::NotStarted }
    }
}

impl Checklist {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_says_whether_it_is_done_to_those_who_do_not_see_it() {
        let step = |is_done| CheckStep {
            text: "Skapa <konto>".into(),
            is_done,
            tick: "/tick".into(),
            remove: "/remove".into(),
            ..CheckStep::default()
        };
        let list =
            Checklist { title: "Steg".into(), steps: vec![step(true), step(false)], ..Checklist::default() };
        let html = list.render(&crate::swedish()).0;
        assert_eq!(html.matches("aria-pressed=\"true\"").count(), 1);
        assert_eq!(html.matches("aria-pressed=\"false\"").count(), 1);
        assert!(html.contains("Skapa &#60;konto&#62;") && html.contains("Ta bort Skapa"), "{html}");
    }
}
