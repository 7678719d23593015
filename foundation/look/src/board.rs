//! A board: states side by side, a card for each record. A card moves by a small menu, so that it works
//! by keyboard and without script; wide boards scroll inside their own region. What is seldom looked at stands folded
//! as a narrow column with its count: a link that opens it, so a folded column costs the page nothing.

use askama::Template;
use texts::Talk;

use crate::{Act, Html, Icon, StateMark};

/// One record on a board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    pub title: String,
    pub href: String,
    pub number: String,
    /// Small facts under the title: owner, day.
    pub lines: Vec<String>,
    /// Shown when it says more than the column does: late, waiting.
    pub state: Option<StateMark>,
    /// Where it can move: one POST each.
    pub moves: Vec<Act>,
}

/// One state of a board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardColumn {
    pub icon: Icon,
    pub label: String,
    /// How many there are in all; may be more than are shown.
    pub count: i64,
    pub cards: Vec<Card>,
    /// The list of all of them; no link when empty.
    pub all_href: String,
    /// Its place on the page, for links to it.
    pub key: String,
    pub fold: Fold,
}

/// Can a column be folded?
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Fold {
    /// It always stands open.
    #[default]
    Never,
    /// It is open; the address folds it.
    Open(String),
    /// It is folded; the address opens it.
    Folded(String),
}

/// The whole board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// What the board shows, for those who do not see it.
    pub label: String,
    pub columns: Vec<BoardColumn>,
}

#[derive(Template)]
#[template(path = "board.html")]
struct View<'a> {
    it: &'a Board,
    talk: &'a Talk,
}

impl Board {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }
}

impl BoardColumn {
    fn has_more(&self) -> bool {
        self.count > self.cards.len() as i64 && !self.all_href.is_empty()
    }
}
