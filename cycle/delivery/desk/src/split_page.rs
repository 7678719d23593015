//! The pointers that a split leaves in both dialogues, and its line in the history of both.

use kernel::Moment;
use look::{Act, Happening, Html, Icon, Mood, Notice};
use serde_json::{Value as Json, json};
use web::Ask;

use crate::show::Story;
use crate::store::splits::{SplitLine, SplitWay};
use crate::ticket::href;

fn words(ask: &Ask<'_>, line: &SplitLine) -> String {
    let key = match line.way {
        SplitWay::Into => "desk-split-went",
        SplitWay::From => "desk-split-came",
    };
    ask.talk.with(key, &[("count", line.messages.into())])
}

/// Where messages went, and where the first ones of this ticket came from.
pub(crate) fn draw(ask: &Ask<'_>, story: &Story) -> Html {
    let one = |line: &SplitLine| {
        let mut notice = Notice::new(Mood::Calm, words(ask, line));
        notice.act = line.other.as_ref().map(|(id, title)| Act::go(format!("{title} ({id})"), href(*id)));
        notice.render(ask.talk)
    };
    story.beyond.splits.iter().map(one).collect()
}

/// The lines of the history, each with its moment.
pub(crate) fn happenings(ask: &Ask<'_>, story: &Story) -> Vec<(Moment, Happening)> {
    let one = |line: &SplitLine| {
        let other =
            line.other.as_ref().map(|(id, title)| Act::go(format!("{title} ({id})"), href(*id)).plain());
        let link = other.map(|link| format!(" {link}")).unwrap_or_default();
        let happening = Happening {
            icon: Icon::Split,
            what: Html(format!("{}{link}", look::escape(&words(ask, line)))),
            who: line.by.map(|by| story.name(ask, Some(by))).unwrap_or_default(),
            at: ask.when(line.at),
            at_iso: line.at.rfc3339(),
        };
        (line.at, happening)
    };
    story.beyond.splits.iter().map(one).collect()
}

/// The same for programs.
pub(crate) fn as_json(story: &Story) -> Json {
    let one = |line: &SplitLine| {
        json!({
            "way": match line.way { SplitWay::Into => "into", SplitWay::From => "from" },
            "ticket": line.other.as_ref().map(|(id, _)| id),
            "messages": line.messages,
            "at": line.at.rfc3339(),
        })
    };
    story.beyond.splits.iter().map(one).collect()
}
