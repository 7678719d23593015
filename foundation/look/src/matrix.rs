//! A matrix: who may do what, and other pictures of that kind. The first column and the head stay in sight.

use askama::Template;
use texts::Talk;

use crate::{Html, Icon, Mood};

/// One crossing: word and, when it helps, icon. An empty word is shown as a dash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatrixCell {
    pub word: String,
    pub icon: Option<Icon>,
    pub mood: Mood,
}

impl MatrixCell {
    pub fn new(word: impl Into<String>, mood: Mood) -> Self {
        Self { word: word.into(), icon: None, mood }
    }
}

/// One row. Without cells it is a heading between rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatrixRow {
    pub label: String,
    /// A muted line under the label; may be empty.
    pub help: String,
    pub cells: Vec<MatrixCell>,
}

/// The whole matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    pub caption: String,
    /// The words over the first column.
    pub corner: String,
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
}

#[derive(Template)]
#[template(path = "matrix.html")]
struct View<'a> {
    it: &'a Matrix,
    talk: &'a Talk,
}

impl Matrix {
    pub fn render(&self, talk: &Talk) -> Html {
        Html::of(&View { it: self, talk })
    }
}
