//! How the thread is drawn: its rows, and the words between one record and the next.

use kernel::Subject;
use look::{Icon, ThreadLink, Way};
use web::{Ask, Card};

use crate::ends;
use crate::walk::{Thread, Tied};

/// One record of the thread.
fn row(ask: &Ask<'_>, way: Way, relation: String, (subject, card): (&Subject, &Card)) -> ThreadLink {
    ThreadLink {
        way,
        relation,
        icon: ask.app.kind(&subject.kind).map_or(Icon::Dot, |kind| kind.icon),
        kind: ends::kind_label(ask, subject),
        title: card.title.clone(),
        href: if way == Way::Here { String::new() } else { card.href.clone() },
        state: card.state.clone(),
    }
}

/// The record, with what is tied to itself around it.
pub(crate) fn around(ask: &Ask<'_>, thread: &Thread, tied: &[Tied<'_>]) -> Vec<ThreadLink> {
    let Some(here) = thread.knots.first() else { return Vec::new() };
    let on = |way: Way| {
        let those = tied.iter().filter(move |tied| tied.way == way);
        those.map(|tied| row(ask, tied.way, ask.say(&tied.aspect.key()), (tied.far, &tied.card)))
    };
    let here = row(ask, Way::Here, String::new(), (&here.subject, &here.card));
    on(Way::Before).chain([here]).chain(on(Way::After)).collect()
}

/// The whole thread in the order in which it ran. What was reached through another record says through which.
pub(crate) fn whole(ask: &Ask<'_>, thread: &Thread) -> Vec<ThreadLink> {
    let rows = thread.in_order().into_iter().map(|(knot, way)| {
        let relation = match knot.reached {
            None => String::new(),
            Some((0, aspect)) => ask.say(&aspect.key()),
            Some((from, aspect)) => {
                let title = thread.knots[from].card.title.as_str();
                let relation = ask.say(&aspect.key());
                ask.talk.with("thread-through", &[("title", title.into()), ("relation", relation.into())])
            }
        };
        row(ask, way, relation, (&knot.subject, &knot.card))
    });
    rows.collect()
}
