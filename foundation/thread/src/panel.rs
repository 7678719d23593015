use kernel::{Result, Subject};
use look::{Act, Html, Icon, ThreadList};
use web::Ask;

use crate::policy::{LINKS, Verb};
use crate::walk::{self, Reach};
use crate::{draw, ends};

/// Links that the panel shows, the newest; the others are a link away.
const SHOWN: usize = 12;

/// What is tied to a record, for the aside of its page: what led here and what came of it, as far as the reader may
/// read it, with the way to the whole thread and, for whoever may, to tie more. Nothing at all when there is nothing
/// to see or do. The caller has loaded the record within scope. Runs one query, and one more for each kind that is
/// tied to the record.
pub fn panel(ask: &Ask<'_>, subject: &Subject) -> Result<Html> {
    if !LINKS.may(ask.actor, Verb::Read, &()) {
        return Ok(Html::default());
    }
    let may_tie = LINKS.may(ask.actor, Verb::Tie, &());
    let thread = walk::follow(ask, subject, Reach::NEXT)?;
    let tied = thread.tied_here();
    if tied.is_empty() && !may_tie {
        return Ok(Html::default());
    }
    let hidden = tied.len().saturating_sub(SHOWN);
    let links = if tied.is_empty() { Vec::new() } else { draw::around(ask, &thread, &tied[hidden..]) };
    let list = ThreadList { title: ask.say("thread-title"), links };
    let mut ways = Vec::new();
    if !tied.is_empty() {
        let words = match hidden {
            0 => ask.say("thread-whole"),
            more => ask.talk.with("thread-whole-more", &[("count", more.into())]),
        };
        ways.push(Act::go(words, ends::href(subject)).icon(Icon::Thread).plain());
    }
    if may_tie {
        let to = format!("{}#tie", ends::href(subject));
        ways.push(Act::go(ask.say("thread-tie-to"), to).icon(Icon::Link).plain());
    }
    let ways: Vec<String> = ways.into_iter().map(|way| way.0).collect();
    Ok(list.render(ask.talk).then(&Html(format!("<p>{}</p>", ways.join("<br>")))))
}
