//! The page of something that was found: what it says of itself, which thing it is, and what runs on it.

use assets::Match;
use kernel::{Id, Result};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::device::href;
use crate::found_list::mark;
use crate::report::Program;
use crate::store::{devices, programs};
use crate::{Device, POLICY, Verb, Why};

/// Programs on the page; the API has them all.
const SHOWN: i64 = 100;

struct Shown {
    device: Device,
    unit: String,
    /// Things that share a mark with it, of those that the reader may read.
    matches: Vec<Match>,
    programs: Vec<Program>,
}

/// GET `/equipment/found/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Device> = ask.id("id")?;
    let most = if ask.wants == web::Wants::Json { i64::MAX } else { SHOWN };
    let shown = ask.db.read(|reading| load(reading, ask, id, most))?;
    ask.show(|| Ok(as_json(&shown)), || Ok(page(ask, &shown)))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Device>, most: i64) -> Result<Shown> {
    let device = devices::load(reading, ask.actor, id)?;
    let matches = assets::matching(reading, &device.marks)?;
    let ids: Vec<i64> = matches.iter().map(|it| it.id.number()).chain(device.asset.map(Id::number)).collect();
    let readable = assets::readable(reading, ask.actor, &ids)?;
    let matches = matches.into_iter().filter(|it| readable.contains(&it.id)).collect();
    let mut units = people::unit_names(reading, &[device.unit])?;
    Ok(Shown {
        unit: units.remove(&device.unit).unwrap_or_default(),
        matches,
        programs: programs::of(reading, id, most)?,
        device,
    })
}

fn as_json(shown: &Shown) -> Json {
    let (it, marks, facts) = (&shown.device, &shown.device.marks, &shown.device.facts);
    let program = |it: &Program| json!({ "name": it.name, "version": it.version, "maker": it.maker });
    let matched = |it: &Match| json!({ "id": it.id, "tag": it.tag, "maker": it.maker, "model": it.model, "serial": it.serial });
    json!({
        "id": it.id, "kind": it.kind.word(), "name": marks.name, "maker": marks.maker, "model": marks.model,
        "serial": marks.serial, "uuid": marks.uuid, "macs": marks.macs, "unit": it.unit, "asset": it.asset,
        "waits": it.why().map(Why::word), "thrown_at": it.thrown_at.map(kernel::Moment::rfc3339),
        "agent": facts.agent, "system": facts.system, "processor": facts.processor,
        "memory_mb": facts.memory_mb, "disk_mb": facts.disk_mb,
        "first_at": it.first_at.rfc3339(), "heard_at": it.heard_at.rfc3339(),
        "matches": shown.matches.iter().map(matched).collect::<Vec<_>>(),
        "programs": shown.programs.iter().map(program).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let it = &shown.device;
    let (_, state) = mark(ask, it.why().map_or("", Why::word), it.thrown_at.is_some());
    let may = POLICY.may(ask.actor, Verb::Settle, it);
    let settle = Act::go(ask.say("inventory-settle-title"), format!("{}/settle", href(it.id)));
    let asset = it.asset.filter(|asset| shown.matches.iter().any(|it| it.id == *asset));
    let to_asset = asset.map(|id| Act::go(ask.say("inventory-to-asset"), assets::href(id)).icon(Icon::Link));
    let head = Head {
        state: Some(state),
        lead: format!("{} {}", it.marks.maker, it.marks.model).trim().to_owned(),
        primary: (may && it.why().is_some()).then(|| settle.clone().icon(Icon::Edit)),
        quiet: to_asset
            .into_iter()
            .chain((may && it.why().is_none()).then(|| settle.icon(Icon::Edit)))
            .collect(),
        ..Head::titled(it.called())
    };
    let notice = it.why().map(|why| Notice {
        mood: Mood::Watch,
        text: ask.say(&format!("inventory-why-{}", why.word())),
        ..Notice::default()
    });
    let body = matches(ask, shown).then(&running(ask, shown));
    let crumbs = vec![Crumb::new("/equipment/found", ask.say("inventory-found-list-title"))];
    Page { crumbs, head, body, notice, aside: facts(ask, shown), ..Page::default() }
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let (it, marks, facts) = (&shown.device, &shown.device.marks, &shown.device.facts);
    let mut list = Facts::titled(ask.say("inventory-facts"));
    // Agents count in units of 1,024, and so does whoever bought the memory.
    let megabytes = |amount: Option<i64>| {
        amount.map(|it| match it {
            ..1_024 => format!("{it}\u{a0}MB"),
            _ => format!("{}\u{a0}GB", ask.talk.lang().number((it + 512) / 1_024)),
        })
    };
    let said = [
        ("kind", Some(ask.say(&format!("inventory-kind-{}", it.kind.word())))),
        ("name", Some(marks.name.clone())),
        ("serial", marks.serial.clone()),
        ("uuid", marks.uuid.clone()),
        ("macs", Some(marks.macs.join(" "))),
        ("system", facts.system.clone()),
        ("processor", facts.processor.clone()),
        ("memory", megabytes(facts.memory_mb)),
        ("disk", megabytes(facts.disk_mb)),
        ("agent", facts.agent.clone()),
        ("unit", Some(shown.unit.clone())),
        ("first", Some(ask.when(it.first_at))),
        ("heard", Some(ask.when(it.heard_at))),
    ];
    for (word, text) in said {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            list = list.text(ask.say(&format!("inventory-fact-{word}")), &text);
        }
    }
    list.render(ask.talk)
}

/// Things that share a mark with it, beside what it says: where they differ is for a person to see.
fn matches(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.matches.is_empty() {
        return Html::default();
    }
    let marks = &shown.device.marks;
    let row = |it: &Match| {
        let shared = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        let mut by = Vec::new();
        if shared(&it.serial, &marks.serial) {
            by.push(ask.say("inventory-fact-serial"));
        }
        if shared(&it.uuid, &marks.uuid) {
            by.push(ask.say("inventory-fact-uuid"));
        }
        if it.macs.iter().any(|mac| marks.macs.contains(mac)) {
            by.push(ask.say("inventory-fact-macs"));
        }
        Row::new(vec![
            Cell::link(assets::href(it.id), &it.tag),
            Cell::text(format!("{} {}", it.maker, it.model)),
            Cell::text(it.serial.as_deref().unwrap_or_default()),
            Cell::text(by.join(", ")),
            Cell::state(&it.state.mark(ask.talk)),
        ])
    };
    let columns = ["tag", "model", "serial", "by", "state"];
    Table {
        caption: ask.say("inventory-matches"),
        columns: columns.map(|word| Column::new(ask.say(&format!("inventory-match-{word}")))).to_vec(),
        rows: shown.matches.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn running(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.programs.is_empty() {
        return Html::default();
    }
    let row =
        |it: &Program| Row::new(vec![Cell::text(&it.name), Cell::text(&it.version), Cell::text(&it.maker)]);
    let count = [("count", shown.device.programs.into())];
    Table {
        caption: ask.talk.with("inventory-runs", &count),
        columns: ["program", "version", "maker"]
            .map(|word| Column::new(ask.say(&format!("inventory-head-{word}"))))
            .to_vec(),
        rows: shown.programs.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
