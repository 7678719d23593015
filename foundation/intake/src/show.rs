//! An import's page: where it stands decides what is shown and what can be done.

mod found;
mod report;
mod rows;
mod veil;

use ::store::Sql;
use kernel::{Id, Result};
use look::{Act, Html, Icon, Mood, Notice, StateMark};
use serde_json::{Value as Json, json};
use web::{Ask, Need, Page, Reply};

use crate::found::Finding;
use crate::import::{INSPECT, Import, State, undo_until};
use crate::judge::Counts;
use crate::mapping::Mapping;
use crate::policy::{IMPORTS, Verb};
use crate::target::target;
use crate::{store, upload, words, work};

pub(crate) use rows::{act as rows, as_json as row_json, told};
pub(crate) use veil::readable;

/// What an import's page is made of.
pub(crate) struct Shown {
    pub import: Import,
    pub finding: Finding,
    pub mapping: Option<Mapping>,
}

impl Shown {
    /// The columns that no field takes; none while nobody has said what goes where.
    fn left_out(&self) -> Vec<&str> {
        self.mapping.as_ref().map(|mapping| mapping.left_out(&self.finding)).unwrap_or_default()
    }
}

/// GET /import/{id}
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Import> = ask.id("id")?;
    let import = ask.db.read(|reading| store::load(reading, ask.actor, id))?;
    work::end_if_stopped(ask.db, &import)?;
    let shown = ask.db.read(|reading| {
        let import = store::load(reading, ask.actor, id)?;
        let finding = store::finding_for(reading, ask.actor, &import)?;
        Ok(Shown { finding, mapping: store::mapping(reading, id)?, import })
    })?;
    if ask.wants == web::Wants::Page
        && upload::asks_only_the_difference(&shown.import)
        && shown.import.trouble.is_none()
        && IMPORTS.may(ask.actor, Verb::Map, &shown.import)
        && !ask.query.has("table")
    {
        return Ok(Reply::see(format!("/import/{id}/map"), ""));
    }
    ask.show(|| as_json(ask, &shown), || page(ask, &shown))
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let import = &shown.import;
    let mut page = Page::titled(&import.file_name);
    page.head.number = format!("#{}", import.id);
    page.head.state = Some(mark(ask, &import.state));
    page.crumbs = vec![look::Crumb::new("/import", ask.say("intake-upload-title"))];
    let notices = notices(ask, shown)?;
    let (step, body) = match &import.state {
        State::Found | State::Mapped => {
            found::acts(ask, shown, &mut page);
            (if matches!(import.state, State::Found) { 1 } else { 2 }, found::body(ask, shown))
        }
        State::Tried { counts, .. } => {
            report::tried_acts(ask, shown, counts, &mut page);
            (3, report::tried(ask, shown, counts)?)
        }
        State::Working { .. } => {
            page.again_after_s = 2;
            (3, working(ask, import))
        }
        State::Done { counts, at } => {
            report::done_acts(ask, shown, *at, &mut page);
            (5, report::done(ask, shown, counts, *at)?)
        }
        State::Undone { restored, left, .. } => (5, report::undone(ask, shown, *restored, *left)?),
        State::Kept { sheet } => {
            let act = Act::go(ask.say("intake-to-sheet"), format!("/import/sheets/{sheet}"));
            page.head.primary = Some(act.icon(Icon::Table));
            (5, Html::default())
        }
        State::Dropped => (5, Notice::new(Mood::Past, ask.say("intake-is-dropped")).render(ask.talk)),
    };
    // The facts stand last: beside the rows they would take the room that tables need.
    page.body = steps(ask, step).then(&notices).then(&body).then(&facts(ask, shown)?);
    Ok(page)
}

/// A page that asks before something is lost.
pub(crate) fn asked(ask: &Ask<'_>, import: &Import, confirm: &look::ConfirmBox) -> Reply {
    let mut page = Page::titled(&import.file_name);
    page.head.number = format!("#{}", import.id);
    page.head.state = Some(mark(ask, &import.state));
    page.crumbs = vec![
        look::Crumb::new("/import", ask.say("intake-upload-title")),
        look::Crumb::new(format!("/import/{}", import.id), &import.file_name),
    ];
    page.body = confirm.render(ask.talk);
    Reply::Page(Box::new(page))
}

/// The steps of an import; the one at `here` is under way, all are done past the last.
pub(crate) fn steps(ask: &Ask<'_>, here: usize) -> Html {
    let labels: Vec<String> = ["file", "table", "columns", "try", "done"]
        .iter()
        .map(|s| ask.say(&format!("intake-step-{s}")))
        .collect();
    look::Steps::at(here, &labels).render(ask.talk)
}

pub(crate) fn mark(ask: &Ask<'_>, state: &State) -> StateMark {
    let (icon, mood) = match state {
        State::Found => (Icon::Table, Mood::Calm),
        State::Mapped => (Icon::Route, Mood::Calm),
        State::Tried { .. } => (Icon::Eye, Mood::Watch),
        State::Working { .. } => (Icon::Refresh, Mood::Calm),
        State::Done { .. } | State::Kept { .. } => (Icon::Done, Mood::Good),
        State::Undone { .. } => (Icon::Undo, Mood::Past),
        State::Dropped => (Icon::Delete, Mood::Past),
    };
    StateMark::new(icon, ask.say(&format!("intake-state-{}", state.word())), mood)
}

/// What rows of a kind are called.
pub(crate) fn kind_label(ask: &Ask<'_>, kind: &str) -> String {
    target(kind).map_or_else(|| ask.say("intake-kind-none"), |target| ask.say(target.words))
}

/// What an import's rows are or become.
pub(crate) fn becomes(ask: &Ask<'_>, import: &Import) -> String {
    if matches!(import.state, State::Kept { .. }) {
        return ask.say("intake-kind-sheet");
    }
    kind_label(ask, &import.kind)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Result<Html> {
    let (import, finding) = (&shown.import, &shown.finding);
    let size =
        ask.talk.with("intake-file-size", &[("kilobytes", ((import.file_bytes + 1023) / 1024).into())]);
    let sheet = finding.sheet.and_then(|number| finding.sheets.get(number)).map_or("", |s| s.name.as_str());
    let encoding = finding.encoding.clone().unwrap_or_default();
    let by = person(ask, import)?;
    let facts = [
        ("format", format!("{} {encoding}", finding.format)),
        ("sheet", sheet.to_owned()),
        ("rows", ask.talk.lang().number(finding.rows as i64)),
        ("kind", becomes(ask, import)),
        ("size", size),
        ("at", ask.when(import.at)),
        ("by", by),
    ];
    Ok(words::line(&facts.map(|(word, value)| (ask.say(&format!("intake-fact-{word}")), value))))
}

/// Who brought the file, through the kind that persons are of, so that protected identities stay protected.
fn person(ask: &Ask<'_>, import: &Import) -> Result<String> {
    let Some(by) = import.by else { return Ok(ask.say("intake-by-operator")) };
    let Some(kind) = ask.app.kind("person") else { return Ok(String::new()) };
    let cards = ask.db.read(|reading| (kind.cards)(reading, ask.actor, ask, &[by.number()]))?;
    Ok(cards.into_iter().next().map(|card| card.title).unwrap_or_default())
}

fn notices(ask: &Ask<'_>, shown: &Shown) -> Result<Html> {
    let (import, finding) = (&shown.import, &shown.finding);
    let mut html = Html::default();
    if let Some(trouble) = &import.trouble {
        let mut notice = Notice::new(Mood::Bad, words::trouble(ask.talk, trouble));
        notice.title = ask.say("intake-trouble");
        html = html.then(&notice.render(ask.talk));
    }
    if matches!(import.state, State::Found | State::Mapped) {
        let secret = |what| {
            let columns = finding.columns.iter().filter(|column| column.sensitive == Some(what));
            columns.map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        for (what, key) in [
            (sheets::Sensitive::Password, "intake-has-passwords"),
            (sheets::Sensitive::PersonalNumber, "intake-has-personal-numbers"),
        ] {
            let columns = secret(what);
            if !columns.is_empty() {
                let text = ask.talk.with(key, &[("columns", columns.into())]);
                html = html.then(&Notice::new(Mood::Watch, text).render(ask.talk));
            }
        }
    }
    if import.state.can_change().is_ok() {
        for other in ask.db.read(|reading| store::same_file(reading, ask.actor, import))? {
            let text = ask.talk.with("intake-same-file", &[("at", ask.when(other.at).into())]);
            let act = Act::go(ask.say("intake-same-file-act"), format!("/import/{}", other.id));
            html = html.then(&Notice { act: Some(act), ..Notice::new(Mood::Calm, text) }.render(ask.talk));
        }
    }
    Ok(html)
}

fn working(ask: &Ask<'_>, import: &Import) -> Html {
    let State::Working { what, token, .. } = &import.state else { return Html::default() };
    let progress = work::progress(token);
    let read = |at: &std::sync::atomic::AtomicI64| at.load(std::sync::atomic::Ordering::Relaxed);
    let ahead = progress.as_ref().map_or(0, |progress| read(&progress.ahead));
    let label = match ahead {
        0 => ask.say(&format!("intake-working-{}", what.word())),
        _ => ask.talk.with("intake-working-waits", &[("count", ahead.into())]),
    };
    let progress = look::Progress {
        label,
        done: progress.as_ref().map_or(0, |progress| read(&progress.done)),
        total: progress.as_ref().map_or(0, |progress| read(&progress.total)),
        counts: Vec::new(),
        again: format!("/import/{}", import.id),
    };
    progress.render(ask.talk)
}

/// Files of one's own that were tried and wait for a yes.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let Some(me) = ask.actor.person_id().filter(|_| IMPORTS.may_somewhere(ask.actor, Verb::Commit)) else {
        return Ok(Vec::new());
    };
    let text = "SELECT COUNT(*) FROM import WHERE by_person = ? AND state = 'tried'";
    let count = ask.db.read(|reading| reading.number(Sql::open("one's own", text).bind(me)))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("intake-needs-you", &[("count", count.into())]);
    Ok(vec![Need { text, href: "/import".to_owned(), count, is_urgent: false }])
}

/// Files that wait to become something, under the upload form.
pub(crate) fn waiting(ask: &Ask<'_>) -> Html {
    let scope = IMPORTS.scope(ask.actor, Verb::Read);
    let text = format!(
        "SELECT {} FROM import WHERE {{scope}} AND import.state NOT IN ('done', 'undone', 'kept', 'dropped')
         ORDER BY import.id DESC LIMIT 20",
        store::COLUMNS
    );
    let rows = ask.db.read(|reading| {
        let rows = reading.rows(Sql::within(&scope, &text))?;
        rows.iter().map(store::read).collect::<Result<Vec<_>>>()
    });
    let Some(imports) = rows.ok().filter(|imports| !imports.is_empty()) else { return Html::default() };
    let row = |import: &Import| {
        look::Row::new(vec![
            look::Cell::link(format!("/import/{}", import.id), &import.file_name),
            (&mark(ask, &import.state)).into(),
            kind_label(ask, &import.kind).into(),
            ask.when(import.at).into(),
        ])
    };
    let columns = ["file", "state", "kind", "at"];
    let table = look::Table {
        caption: ask.say("intake-waiting"),
        columns: columns
            .iter()
            .map(|c| look::Column::new(ask.say(&format!("intake-imports-col-{c}"))))
            .collect(),
        rows: imports.iter().map(row).collect(),
        sums: Vec::new(),
    };
    Html("<p></p>".to_owned()).then(&table.render(ask.talk))
}

pub(crate) fn counts_json(counts: &Counts) -> Json {
    json!({ "rows": counts.all(), "new": counts.new, "changed": counts.changed, "same": counts.same,
            "refused": counts.refused })
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Result<Json> {
    let (import, finding) = (&shown.import, &shown.finding);
    let mut out = json!({
        "id": import.id,
        "state": import.state.word(),
        "file": { "name": import.file_name, "hash": import.file_hash, "bytes": import.file_bytes },
        "kind": if import.kind == INSPECT { Json::Null } else { import.kind.as_str().into() },
        "at": import.at.rfc3339(),
        "version": import.version,
        "table": found::json(ask, finding),
        "mapping": shown.mapping.as_ref().map(found::mapping_json),
        "unmapped": shown.left_out(),
        "proposals": finding.proposed(&import.kind).iter().map(found::proposal_json).collect::<Vec<_>>(),
        "likely_kind": finding.likely_kind(),
        "trouble": import.trouble.as_ref().map(|trouble| words::trouble(ask.talk, trouble)),
    });
    match &import.state {
        State::Tried { counts, .. } => {
            out["counts"] = counts_json(counts);
            out["lacking"] = report::lacking_json(ask, shown)?;
        }
        State::Done { counts, at } => {
            out["counts"] = counts_json(counts);
            out["done_at"] = at.rfc3339().into();
            out["undo_until"] = undo_until(*at).rfc3339().into();
        }
        State::Undone { restored, left, .. } => out["undone"] = json!({ "restored": restored, "left": left }),
        State::Kept { sheet } => out["sheet"] = (*sheet).into(),
        State::Working { token, .. } => {
            if let Some(progress) = work::progress(token) {
                let read = |at: &std::sync::atomic::AtomicI64| at.load(std::sync::atomic::Ordering::Relaxed);
                out["progress"] = json!({ "done": read(&progress.done), "total": read(&progress.total),
                                         "ahead": read(&progress.ahead) });
            }
        }
        State::Found | State::Mapped | State::Dropped => {}
    }
    Ok(out)
}
