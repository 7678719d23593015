//! What a dry run would do, what an import did, and what undo did.

use kernel::{Moment, Result};
use look::{Act, Html, Icon, Mood, Notice};
use serde_json::{Value as Json, json};
use web::{Ask, Page};

use super::{Shown, rows};
use crate::import::undo_until;
use crate::judge::Counts;
use crate::policy::{IMPORTS, Verb};
use crate::rows::records_left;
use crate::target::target;
use crate::{trial, words};

/// Records shown by name of those that undo left as they are.
const LEFT_SHOWN: i64 = 200;

const fn four(counts: &Counts) -> [i64; 4] {
    [counts.new, counts.changed, counts.same, counts.refused]
}

pub(crate) fn tried_acts(ask: &Ask<'_>, shown: &Shown, counts: &Counts, page: &mut Page) {
    let (import, id) = (&shown.import, shown.import.id);
    let may = |verb| IMPORTS.may(ask.actor, verb, import);
    let todo = counts.new + counts.changed;
    if may(Verb::Commit) && todo > 0 {
        let label = ask.talk.with("intake-commit-act", &[("count", todo.into())]);
        page.head.primary = Some(Act::send(label, format!("/import/{id}/commit")).icon(Icon::Import));
    }
    if may(Verb::Map) {
        let map = Act::go(ask.say("intake-map-again"), format!("/import/{id}/map")).icon(Icon::Edit);
        page.head.quiet.push(map);
    }
    refused_file(ask, shown, counts, page);
    if may(Verb::Drop) {
        let drop = Act::go(ask.say("intake-drop-act"), format!("/import/{id}/drop")).icon(Icon::Delete);
        page.head.quiet.push(drop);
    }
}

fn refused_file(ask: &Ask<'_>, shown: &Shown, counts: &Counts, page: &mut Page) {
    if counts.refused > 0 {
        let href = format!("/import/{}/refused", shown.import.id);
        page.head.quiet.push(Act::go(ask.say("intake-refused-act"), href).icon(Icon::Download));
    }
}

pub(crate) fn tried(ask: &Ask<'_>, shown: &Shown, counts: &Counts) -> Result<Html> {
    let (key, mood) = match (counts.new + counts.changed, counts.refused) {
        (0, 0) => ("intake-tried-nothing", Mood::Good),
        (0, _) if counts.same > 0 => ("intake-tried-rest-refused", Mood::Watch),
        (0, _) => ("intake-tried-all-refused", Mood::Bad),
        (_, 0) => ("intake-tried-all-good", Mood::Good),
        (_, _) => ("intake-tried-some-refused", Mood::Watch),
    };
    let facts = [
        ("todo", (counts.new + counts.changed).into()),
        ("same", counts.same.into()),
        ("refused", counts.refused.into()),
    ];
    let notice = Notice::new(mood, ask.talk.with(key, &facts)).render(ask.talk).then(&lacks(ask, shown)?);
    let notice = notice.then(&left_out(ask, shown));
    Ok(notice.then(&rows::body(ask, &shown.import, four(counts))?))
}

/// The columns that are left out: of a learned layout nobody has seen so on the columns' page.
fn left_out(ask: &Ask<'_>, shown: &Shown) -> Html {
    let told = words::left_out(ask.talk, &shown.left_out());
    told.map(|text| Notice::new(Mood::Calm, text).render(ask.talk)).unwrap_or_default()
}

/// The fields that new records must have and nothing feeds, for programs.
pub(crate) fn lacking_json(ask: &Ask<'_>, shown: &Shown) -> Result<Json> {
    let (Some(target), Some(mapping)) = (target(&shown.import.kind), &shown.mapping) else {
        return Ok(json!([]));
    };
    let lacking = ask.db.read(|reading| trial::lacking(reading, shown.import.id, target, mapping))?;
    let one = |(field, count): (&str, i64)| json!({ "field": field, "rows": count, "message": trial::lack_told(ask.talk, target, (field, count)) });
    Ok(lacking.into_iter().map(one).collect())
}

/// Said once, what would else only be said row by row: that nothing feeds a field which new records must have.
fn lacks(ask: &Ask<'_>, shown: &Shown) -> Result<Html> {
    let (Some(target), Some(mapping)) = (target(&shown.import.kind), &shown.mapping) else {
        return Ok(Html::default());
    };
    let lacking = ask.db.read(|reading| trial::lacking(reading, shown.import.id, target, mapping))?;
    let mut html = Html::default();
    for lack in lacking {
        let map = Act::go(ask.say("intake-map-again"), format!("/import/{}/map", shown.import.id));
        let notice = Notice::new(Mood::Bad, trial::lack_told(ask.talk, target, lack));
        html = html.then(&Notice { act: Some(map), ..notice }.render(ask.talk));
    }
    Ok(html)
}

pub(crate) fn done_acts(ask: &Ask<'_>, shown: &Shown, at: Moment, page: &mut Page) {
    let (import, id) = (&shown.import, shown.import.id);
    let now = ask.db.clock().now();
    page.head.primary = Some(Act::go(ask.say("intake-upload-another"), "/import").icon(Icon::Upload));
    if IMPORTS.may(ask.actor, Verb::Undo, import) && now <= undo_until(at) {
        page.head
            .quiet
            .push(Act::go(ask.say("intake-undo-act"), format!("/import/{id}/undo")).icon(Icon::Undo));
    }
    let label = ask.talk.with("intake-report-act", &[("format", "CSV".into())]);
    page.head.quiet.push(Act::go(label, format!("/import/{id}/report?format=csv")).icon(Icon::Download));
    if let crate::import::State::Done { counts, .. } = &import.state {
        refused_file(ask, shown, counts, page);
    }
}

pub(crate) fn done(ask: &Ask<'_>, shown: &Shown, counts: &Counts, at: Moment) -> Result<Html> {
    let facts = [
        ("new", counts.new.into()),
        ("changed", counts.changed.into()),
        ("until", ask.when(undo_until(at)).into()),
    ];
    let notice = Notice::new(Mood::Good, ask.talk.with("intake-done", &facts)).render(ask.talk);
    let notice = notice.then(&left_out(ask, shown));
    Ok(notice.then(&rows::body(ask, &shown.import, four(counts))?))
}

/// What undo did; what it left is named, as far as it is still there and may be seen.
pub(crate) fn undone(ask: &Ask<'_>, shown: &Shown, restored: i64, left: i64) -> Result<Html> {
    let facts = [("restored", restored.into()), ("left", left.into())];
    let mood = if left == 0 { Mood::Good } else { Mood::Watch };
    let key = if left == 0 { "intake-undone-all" } else { "intake-undone-some" };
    let notice = Notice::new(mood, ask.talk.with(key, &facts)).render(ask.talk);
    let Some(target) = target(&shown.import.kind).filter(|_| left > 0) else { return Ok(notice) };
    let (records, known) = ask.db.read(|reading| {
        let records = records_left(reading, shown.import.id, LEFT_SHOWN)?;
        let ids: Vec<i64> = records.iter().map(|record| record.id).collect();
        Ok((records, (target.load)(reading, ask.actor, &ids)?))
    })?;
    let row = |record: &crate::rows::Record| {
        let name = match known.iter().find(|known| known.id == record.id) {
            Some(known) => look::Cell::link((target.href)(known.id), &known.name),
            None => look::Cell::text(format!("#{}", record.id)),
        };
        let how = record.undone.as_deref().unwrap_or_default();
        look::Row::new(vec![
            name,
            ask.talk.lang().number(record.row).into(),
            ask.say(&format!("intake-left-{how}")).into(),
        ])
    };
    let table = look::Table {
        caption: ask.say("intake-left"),
        columns: ["name", "row", "why"]
            .iter()
            .map(|c| look::Column::new(ask.say(&format!("intake-left-col-{c}"))))
            .collect(),
        rows: records.iter().map(row).collect(),
        sums: Vec::new(),
    };
    Ok(notice.then(&table.render(ask.talk)))
}
