//! Learned layouts: the same one next month needs no questions, a changed one only those about the difference.

use ::store::{Reading, Sql, Tx};
use access::Actor;
use kernel::{Id, Refused, Result};
use look::{Act, Empty, Icon};
use serde_json::json;
use sheets::{Override, Signature};
use web::{Ask, Page, Reply};

use crate::events::Event;
use crate::found::{Corrected, Finding};
use crate::import::Import;
use crate::mapping::Mapping;
use crate::policy::{IMPORTS, Verb};
use crate::store::{json as to_json, of_json, owner};
use crate::target::target;
use crate::trial::Basis;

/// From this likeness on (of 100) a layout counts as a learned one that has changed.
const ALIKE: u8 = 60;
/// Layouts looked through for a likeness, the last used first.
const LOOKED_THROUGH: i64 = 200;

/// A layout as it was learned.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub id: i64,
    pub name: String,
    pub kind: String,
    fingerprint: String,
    pub signature: Signature,
    pub corrected: Corrected,
    pub mapping: Mapping,
}

impl Layout {
    /// Must something be asked that belongs to each file, such as its day?
    pub fn asks(&self) -> bool {
        let asked = |field: &&crate::Field| field.is_asked_each_time() && !self.mapping.has(field.name);
        target(&self.kind).is_some_and(|target| target.fields.iter().any(|field| asked(&field)))
    }
}

/// What a file's layout was recognised as.
pub(crate) enum Recognised {
    Unknown,
    Same(Box<Layout>),
    Changed(Box<Layout>),
}

/// From this likeness on a layout of the kind that the columns fit best counts as one that has changed.
const ALIKE_IN_KIND: u8 = 45;

const COLUMNS: &str = "SELECT id, name, kind, fingerprint, signature, corrected, mapping FROM import_layout";

fn layouts(reading: &Reading<'_>, sql: Sql) -> Result<Vec<Layout>> {
    type Columns = (i64, String, String, String, String, String, String);
    let of = |(id, name, kind, fingerprint, signature, corrected, mapping): Columns| {
        Ok(Layout {
            id,
            name,
            kind,
            fingerprint,
            signature: of_json(&signature)?,
            corrected: of_json(&corrected)?,
            mapping: of_json(&mapping)?,
        })
    };
    reading.all::<Columns>(sql)?.into_iter().map(of).collect()
}

/// Whoever may bring files in may know how files like theirs were read: headings and fields, no values.
const WHY_OPEN: &str = "a layout holds headings and fields, no values";

/// Recognises the layout of a file; `again` finds the table anew with a layout's corrections.
pub(crate) fn recognise(
    reading: &Reading<'_>,
    finding: &Finding,
    kind: Option<&str>,
    again: impl Fn(&Corrected) -> Finding,
) -> Result<(Recognised, Option<Finding>)> {
    let is_meant = |layout: &Layout| kind.is_none_or(|kind| kind == layout.kind);
    let print = finding.signature.fingerprint();
    let sql = Sql::open(WHY_OPEN, COLUMNS).and("WHERE fingerprint = ? OR plain_fingerprint = ?");
    let sql = sql.bind(print.as_str()).bind(print.as_str()).and("ORDER BY used_at DESC, id DESC LIMIT 20");
    for layout in layouts(reading, sql)?.into_iter().filter(is_meant) {
        if layout.corrected == Corrected::default() {
            if layout.fingerprint == print {
                return Ok((Recognised::Same(Box::new(layout)), None));
            }
            continue;
        }
        let corrected = again(&layout.corrected);
        if corrected.signature.fingerprint() == layout.fingerprint {
            return Ok((Recognised::Same(Box::new(layout)), Some(corrected)));
        }
    }
    let sql = Sql::open(WHY_OPEN, COLUMNS).and("ORDER BY used_at DESC, id DESC LIMIT ?").bind(LOOKED_THROUGH);
    let alike = |layout: &Layout| layout.signature.similarity(&finding.signature);
    let all: Vec<Layout> = layouts(reading, sql)?.into_iter().filter(is_meant).collect();
    if let Some(same) = in_another_order(&all, finding, &again) {
        return Ok(same);
    }
    let likely = finding.likely_kind();
    let enough = |layout: &Layout| if likely == Some(&layout.kind) { ALIKE_IN_KIND } else { ALIKE };
    let best = all.into_iter().filter(|layout| alike(layout) >= enough(layout)).rev().max_by_key(alike);
    Ok(match best {
        Some(layout) => (Recognised::Changed(Box::new(layout)), None),
        None => (Recognised::Unknown, None),
    })
}

/// A layout with the same headings in another order: columns are known by their headings, so nothing is to be asked.
fn in_another_order(
    layouts: &[Layout],
    finding: &Finding,
    again: impl Fn(&Corrected) -> Finding,
) -> Option<(Recognised, Option<Finding>)> {
    let plain = |layout: &&Layout| layout.corrected == Corrected::default();
    if let Some(layout) =
        layouts.iter().filter(plain).find(|layout| layout.signature.same_headings(&finding.signature))
    {
        return Some((Recognised::Same(Box::new(layout.clone())), None));
    }
    let corrected = layouts.iter().filter(|layout| !plain(layout)).take(20);
    corrected.map(|layout| (layout, again(&layout.corrected))).find_map(|(layout, found)| {
        let is_same = layout.signature.same_headings(&found.signature);
        is_same.then(|| (Recognised::Same(Box::new(layout.clone())), Some(found)))
    })
}

/// The layout with this number.
pub(crate) fn load(reading: &Reading<'_>, id: i64) -> Result<Option<Layout>> {
    let sql = Sql::open(WHY_OPEN, COLUMNS).and("WHERE id = ?").bind(id);
    Ok(layouts(reading, sql)?.into_iter().next())
}

/// The layout with this name, for the command line.
pub(crate) fn by_name(reading: &Reading<'_>, kind: &str, name: &str) -> Result<Option<Layout>> {
    let sql = Sql::open(WHY_OPEN, COLUMNS).and("WHERE kind = ? AND name = ?").bind(kind).bind(name);
    Ok(layouts(reading, sql)?.into_iter().next())
}

/// Corrections that hold for the next file too: not those about single rows of this one.
fn lasting(corrected: &Corrected) -> Corrected {
    let over = Override { last_row: None, keep: Vec::new(), leave: Vec::new(), ..corrected.over.clone() };
    Corrected { over, ..corrected.clone() }
}

/// A name for a layout out of a file's name: `personal_2026-03.xlsx` is `personal`.
pub(crate) fn name_of_file(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let words: Vec<&str> = stem
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.chars().all(|c| c.is_ascii_digit()))
        .collect();
    let name: String = words.join(" ").chars().take(60).collect();
    if name.is_empty() { stem.chars().take(60).collect() } else { name }
}

/// Learns the layout of an import that is being carried out, or refreshes it.
pub(crate) fn learn(tx: &Tx<'_>, import: &Import, basis: &Basis) -> Result<()> {
    let corrected = lasting(&basis.finding.corrected);
    let print = basis.finding.signature.fingerprint();
    let plain = if corrected == Corrected::default() { print.clone() } else { basis.finding.plain.clone() };
    let name = match basis.mapping.name.trim() {
        "" => name_of_file(&import.file_name),
        name => name.to_owned(),
    };
    let kind = basis.target.kind;
    let lasts = |(field, _): &&(String, String)| {
        !basis.target.field(field).is_some_and(crate::Field::is_asked_each_time)
    };
    let constants = basis.mapping.constants.iter().filter(lasts).cloned().collect();
    let same = "SELECT id FROM import_layout WHERE kind = ? AND name = ?";
    let there: Option<(i64,)> = tx.find(Sql::open(WHY_OPEN, same).bind(kind).bind(name.as_str()))?;
    let id = there.map(|(id,)| id).or(match import.layout {
        Some(id) => {
            load(tx, id)?.filter(|layout| layout.name == name && layout.kind == kind).map(|layout| layout.id)
        }
        None => None,
    });
    let sql = match id {
        Some(_) => Sql::change(
            "UPDATE import_layout SET fingerprint = ?, plain_fingerprint = ?, signature = ?, corrected = ?, mapping = ?,
             by_person = ?, used_at = ?, uses = uses + 1 WHERE id = ?",
        ),
        None => Sql::change(
            "INSERT INTO import_layout
             (fingerprint, plain_fingerprint, signature, corrected, mapping, by_person, used_at, uses, name, kind)
             VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
        ),
    };
    let sql = sql
        .bind(print)
        .bind(plain)
        .bind(to_json(&basis.finding.signature)?)
        .bind(to_json(&corrected)?)
        .bind(to_json(&Mapping { name: name.clone(), constants, ..basis.mapping.clone() })?)
        .bind(owner(tx.actor()))
        .bind(tx.now());
    match id {
        Some(id) => tx.run_one(sql.bind(id)),
        None => tx.run(sql.bind(name).bind(kind)).map(|_| ()),
    }
}

/// What the layouts page shows of each.
type Line = (i64, String, String, String, kernel::Moment, i64);

fn lines(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Line>> {
    let scope = IMPORTS.scope(actor, Verb::Layouts);
    if scope.is_nothing() {
        return Err(Refused::NotFound);
    }
    let text = "SELECT id, name, kind, signature, used_at, uses FROM import_layout ORDER BY used_at DESC, id DESC LIMIT 500";
    reading.all(Sql::open(WHY_OPEN, text))
}

/// GET /import/layouts
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let lines = ask.db.read(|reading| lines(reading, ask.actor))?;
    let heads = |signature: &str| {
        of_json::<Signature>(signature).map(|s| s.headings().join(", ")).unwrap_or_default()
    };
    ask.show(
        || {
            let items = lines.iter().map(|(id, name, kind, signature, used_at, uses)| {
                json!({ "id": id, "name": name, "kind": kind, "columns": heads(signature),
                        "used_at": used_at.rfc3339(), "uses": uses })
            });
            Ok(json!({ "items": items.collect::<Vec<_>>() }))
        },
        || Ok(page(ask, &lines, heads)),
    )
}

fn page(ask: &Ask<'_>, lines: &[Line], heads: impl Fn(&str) -> String) -> Page {
    let mut page = Page::titled(ask.say("intake-layouts-title"));
    page.head.lead = ask.say("intake-layouts-lead");
    page.crumbs = vec![look::Crumb::new("/import", ask.say("intake-upload-title"))];
    if lines.is_empty() {
        let empty = Empty {
            icon: Icon::Layers,
            title: ask.say("intake-layouts-empty"),
            text: ask.say("intake-layouts-empty-help"),
            act: Some(Act::go(ask.say("intake-upload-title"), "/import")),
        };
        page.body = empty.render(ask.talk);
        return page;
    }
    let columns = ["name", "kind", "columns", "used-at", "uses", "forget"];
    let row = |(id, name, kind, signature, used_at, uses): &Line| {
        let forget = Act::send(ask.say("intake-layouts-forget"), format!("/import/layouts/{id}/forget"));
        let heads: String = heads(signature).chars().take(200).collect();
        look::Row::new(vec![
            name.as_str().into(),
            crate::show::kind_label(ask, kind).into(),
            heads.into(),
            ask.when(*used_at).into(),
            ask.talk.lang().number(*uses).into(),
            look::Cell::html(forget.icon(Icon::Delete).plain()),
        ])
    };
    let table = look::Table {
        caption: ask.say("intake-layouts-title"),
        columns: columns
            .iter()
            .map(|c| look::Column::new(ask.say(&format!("intake-layouts-col-{c}"))))
            .collect(),
        rows: lines.iter().map(row).collect(),
        sums: Vec::new(),
    };
    page.body = table.render(ask.talk);
    page
}

/// POST /import/layouts/{id}/forget
pub(crate) fn forget(ask: &Ask<'_>) -> Result<Reply> {
    let layout: Id<()> = ask.id("id")?;
    ask.db.write(ask.actor, |tx| {
        let permit = IMPORTS.allow(ask.actor, Verb::Layouts, &())?;
        let gone = tx.run(Sql::change("DELETE FROM import_layout WHERE id = ?").bind(layout))?;
        if gone == 0 {
            return Err(Refused::NotFound);
        }
        tx.say(permit, &Event::LayoutForgotten { layout: layout.number() })
    })?;
    Ok(Reply::see("/import/layouts", "intake-layout-forgotten-said"))
}
