//! Look: what Varv's pages are made of. Plain structs with public fields and `render`, which gives [`Html`];
//! the style, the script, the font and the icons in [`assets`]. Knows no database, no HTTP and no room:
//! words come from a `texts::Talk`, addresses and facts from the caller. Every page works without script.
//! Deliberately absent: colours and sizes in Rust (they live in `assets/css/tokens.css`), inline style and
//! inline script (the content policy is `default-src 'self'`).

pub mod assets;
pub mod filters;

mod act;
mod bare;
mod board;
mod chart;
mod checklist;
mod code;
mod dialogue;
mod facts;
mod field;
mod figures;
mod filter_bar;
mod form;
mod frame;
mod html;
mod icon;
mod list;
mod live;
mod mark;
mod matrix;
mod rail;
mod suggest;
mod table;
mod thread;
mod ways;
mod work;

pub use act::{Act, Deed};
pub use bare::Bare;
pub use board::{Board, BoardColumn, Card, Fold};
pub use chart::{Bar, Bars, Line, LineChart, Pile, Stack, Wheel, WheelPart, WheelRoom};
pub use checklist::{CheckStep, Checklist};
pub use code::{SecretOnce, code, highlight};
pub use dialogue::{Dialogue, FileLink, Message, Seen};
pub use facts::{FactLine, Facts};
pub use field::{Choice, Field, Kind, Need};
pub use figures::{Arithmetic, Sign, Stat, Term};
pub use filter_bar::{Filter, FilterBar, FilterKind};
pub use form::{Form, Method, error_text};
pub use frame::{Crumb, Frame, Head};
pub use html::{Html, escape, prose};
pub use icon::Icon;
pub use list::{Bulk, Count, Density, ListPage};
pub use live::Live;
pub use mark::{Empty, Mood, Notice, StateMark};
pub use matrix::{Matrix, MatrixCell, MatrixRow};
pub use rail::{Part, Person, Rail, RailArea, RailLink};
pub use suggest::Suggest;
pub use table::{Align, Cell, Column, Row, Sorted, Table};
pub use thread::{Happening, ThreadLink, ThreadList, Timeline, Way};
pub use ways::{Pager, Tabs};
pub use work::{ConfirmBox, Progress, Stage, Step, Steps};

/// Look's own words. Every program that draws pages must load them.
pub const TEXTS: texts::Source =
    texts::Source { room: "look", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

#[cfg(test)]
pub(crate) fn swedish() -> texts::Talk {
    texts::Texts::load(&[TEXTS]).expect("look's texts are sound").talk(kernel::Lang::Sv)
}

#[cfg(test)]
mod texts_test {
    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(texts::keys(super::TEXTS.sv), texts::keys(super::TEXTS.en));
        assert!(texts::Texts::load(&[super::TEXTS]).is_ok());
    }
}
