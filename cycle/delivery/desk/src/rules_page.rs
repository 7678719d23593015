//! How the desk works, for everybody who has use of it.

use kernel::Result;
use look::{Act, Cell, Column, Crumb, Facts, Icon, Row, Table};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::store::rules;
use crate::{POLICY, Rules, Scale, Verb};

/// Versions that the page tells of.
const SHOWN: i64 = 20;

/// GET `/tickets/rules`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let versions = ask.db.read(|reading| rules::all(reading, SHOWN))?;
    let now = versions.first().map(|(rules, _)| *rules).unwrap_or_default();
    let json = || {
        let cells = now.matrix.levels().map(crate::Level::number);
        let since = versions.first().map(|(_, from)| from.rfc3339());
        json!({ "matrix": cells, "close_after_days": now.close_after_days, "since": since })
    };
    ask.show(|| Ok(json()), || Ok(page(ask, &now, &versions)))
}

fn page(ask: &Ask<'_>, now: &Rules, versions: &[(Rules, kernel::Moment)]) -> Page {
    let mut page = Page::titled(ask.say("desk-rules-title"));
    page.head.lead = ask.say("desk-rules-lead");
    page.crumbs = vec![Crumb::new("/tickets", ask.say("desk-list-title"))];
    if POLICY.may(ask.actor, Verb::SetRules, &()) {
        page.head.primary =
            Some(Act::go(ask.say("desk-rules-set-title"), "/tickets/rules/set").icon(Icon::Edit));
    }
    let days = ask.talk.with("desk-rules-close", &[("count", now.close_after_days.into())]);
    let mut facts = Facts::titled(ask.say("desk-rules-more")).text(ask.say("desk-rules-close-label"), &days);
    for (_, from) in versions {
        facts = facts.text(ask.say("desk-rules-since"), &ask.when(*from));
    }
    page.body = matrix(ask, now).render(ask.talk).then(&facts.render(ask.talk));
    page
}

fn matrix(ask: &Ask<'_>, now: &Rules) -> Table {
    let scale = |what: &str, scale: Scale| ask.say(&format!("desk-{what}-{}", scale.word()));
    let row = |impact: Scale| {
        let levels = Scale::ALL.map(|urgency| priority(ask, now.matrix.level(impact, urgency).number()));
        Row::new([scale("impact", impact)].into_iter().chain(levels).map(Cell::from).collect())
    };
    let heads = Scale::ALL.map(|urgency| Column::new(scale("urgency", urgency)));
    Table {
        caption: ask.say("desk-rules-matrix"),
        columns: [Column::new(ask.say("desk-rules-impact"))].into_iter().chain(heads).collect(),
        rows: Scale::ALL.map(row).into(),
        sums: Vec::new(),
    }
}

/// A priority in words: "1 högst".
pub(crate) fn priority(ask: &Ask<'_>, level: i64) -> String {
    ask.say(&format!("desk-priority-{level}"))
}
