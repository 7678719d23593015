//! Map: what the rows are, and which column goes to which field. All is proposed; a person corrects what is wrong.

mod page;

use ::store::{Db, Reading, Upkeep};
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result};
use sheets::{DayOrder, LayoutDiff, Mark};
use web::{Ask, Field, Reply, Wants};

use crate::found::Finding;
use crate::import::{Cannot, Import, Work};
use crate::layout::{self, Layout};
use crate::mapping::{self, Mapping};
use crate::policy::{IMPORTS, Verb};
use crate::target::{Target, target};
use crate::upload::may_bring;
use crate::{store, trial, words, work};
use page::page;

/// What a form or a program sends. On the page each constant has a field of its own, `constant.FIELD`.
pub(crate) const FIELDS: &[Field] = &[
    Field::line("kind", 60),
    Field::many("map"),
    Field::many("constant"),
    Field::line("key", 200),
    Field::choice("day_order", &["day-first", "month-first"]),
    Field::choice("decimal", &["comma", "point"]),
    Field::line("name", 60),
    Field::hidden("version"),
];

/// What is at hand for the columns' page.
struct Desk {
    import: Import,
    finding: Finding,
    mapping: Option<Mapping>,
    /// The learned layout that this one is like, and how it differs.
    learned: Option<(Layout, LayoutDiff)>,
}

impl Desk {
    fn load(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Self> {
        let id: Id<Import> = ask.id("id")?;
        let import = store::load(reading, ask.actor, id)?;
        IMPORTS.allow(ask.actor, Verb::Map, &import)?;
        import.state.can_change()?;
        let finding = store::finding(reading, id)?;
        let learned = match import.layout {
            Some(id) => layout::load(reading, id)?,
            None => None,
        };
        let learned = learned.map(|layout| {
            let diff = layout.signature.diff(&finding.signature);
            (layout, diff)
        });
        Ok(Self { mapping: store::mapping(reading, id)?, import, finding, learned })
    }

    /// The kind that is asked for, or that was chosen or found before.
    fn target(&self, ask: &Ask<'_>) -> Result<&'static Target> {
        let asked = if ask.input.has("kind") { ask.input.raw("kind") } else { ask.query.raw("kind") };
        let kind = if asked.trim().is_empty() { self.import.kind.as_str() } else { asked.trim() };
        let target = target(kind).filter(|target| may_bring(ask.actor, target.kind));
        target.ok_or_else(|| match kind {
            "" => Cannot::NoKind.into(),
            _ => Refused::field("kind", "not-a-choice"),
        })
    }

    /// What stands on the page when it is opened: what was decided, what was learned, or what is proposed.
    fn start(&self, target: &Target) -> Mapping {
        if let Some(mapping) = self.mapping.as_ref().filter(|_| self.import.kind == target.kind) {
            mapping.clone()
        } else {
            let learned = self.learned_for(target).map(|(layout, _)| layout);
            start(learned, &self.finding, target, &self.import.file_name)
        }
    }

    fn learned_for(&self, target: &Target) -> Option<&(Layout, LayoutDiff)> {
        self.learned.as_ref().filter(|(layout, _)| layout.kind == target.kind)
    }

    /// The learned layout, when this one has other columns than it.
    fn changed_for(&self, target: &Target) -> Option<&(Layout, LayoutDiff)> {
        self.learned_for(target).filter(|(_, diff)| !diff.same_columns())
    }
}

/// What the columns start from when nothing was decided: a layout that was learned and has changed, with what is
/// proposed for its new columns; or what is proposed.
pub(crate) fn start(
    learned: Option<&Layout>,
    finding: &Finding,
    target: &Target,
    file_name: &str,
) -> Mapping {
    let proposed = Mapping::proposed(finding, target);
    let Some(layout) = learned.filter(|layout| layout.kind == target.kind) else {
        return Mapping { name: layout::name_of_file(file_name), ..proposed };
    };
    let diff = layout.signature.diff(&finding.signature);
    let mut carried = layout.mapping.carried_over(&diff, finding);
    for fed in proposed.fed {
        let is_added = |name: &&str| diff.added.contains(&sheets::fold(name));
        if !carried.has(&fed.field) && fed.from.columns().iter().all(is_added) {
            carried.fed.push(fed);
        }
    }
    carried
}

/// GET: the columns with what is proposed.
pub(crate) fn open(ask: &Ask<'_>) -> Result<Reply> {
    let desk = ask.db.read(|reading| Desk::load(reading, ask))?;
    let target = desk.target(ask)?;
    let mapping = desk.start(target);
    Ok(Reply::Page(Box::new(page(ask, &desk, target, &mapping, None)?)))
}

/// POST: decides, and on the page tries at once.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let desk = ask.db.read(|reading| Desk::load(reading, ask))?;
    let target = desk.target(ask)?;
    let id = desk.import.id;
    let unsaid = if ask.wants == Wants::Page { Unsaid::IsNothing } else { Unsaid::IsAsProposed };
    let decided = decide(ask.input, desk.start(target), &desk.finding, target, unsaid);
    let mut import = desk.import.clone();
    if let Ok(Some(version)) = ask.input.optional_number("version", 0..=i64::MAX) {
        import.version = version;
    }
    let shown = decided.as_ref().map_or_else(|_| desk.start(target), Clone::clone);
    match decided.and_then(|mapping| save(ask.db, &import, &desk.finding, target, &mapping)) {
        Ok(()) => {}
        Err(Refused::Invalid(errors)) if ask.wants == Wants::Page => {
            let (mapping, errors) = (shown, words::labelled(ask.talk, target, errors));
            return Ok(Reply::Refused(Box::new(page(ask, &desk, target, &mapping, Some(errors))?)));
        }
        Err(refused) => return Err(words::refused(ask.talk, target, refused)),
    }
    if ask.wants == Wants::Page {
        work::begin(ask.db, ask.actor, id, Work::Trying)?.run_behind(trial::try_rows)?;
        return Ok(Reply::see(format!("/import/{id}"), ""));
    }
    Ok(Reply::see(format!("/import/{id}"), "intake-map-said"))
}

/// Stores what was decided, when nothing is wrong with it.
pub(crate) fn save(
    db: &Db,
    import: &Import,
    finding: &Finding,
    target: &Target,
    mapping: &Mapping,
) -> Result<()> {
    let errors = mapping.errors(finding, target);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    db.keep(Upkeep::Waiting, |tx| {
        store::save_mapping(tx, import, target.kind, mapping)?;
        store::forget_rows(tx, import.id)
    })
}

/// What it means when nothing is said about the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsaid {
    IsNothing,
    IsAsProposed,
}

/// What was sent, as a mapping.
pub(crate) fn decide(
    input: &Input,
    start: Mapping,
    finding: &Finding,
    target: &Target,
    unsaid: Unsaid,
) -> Result<Mapping> {
    let mut mapping = match (input.has("map"), unsaid) {
        (true, _) | (false, Unsaid::IsNothing) => {
            Mapping { fed: mapping::read_pairs(input.all("map"), finding, target)?, ..Mapping::default() }
        }
        (false, Unsaid::IsAsProposed) => start,
    };
    let constants = constants(input, target)?;
    if input.has("map") {
        mapping.constants = constants;
    } else {
        mapping.fed.retain(|fed| !constants.iter().any(|(field, _)| *field == fed.field));
        mapping.constants.retain(|(field, _)| !constants.iter().any(|(other, _)| other == field));
        mapping.constants.extend(constants);
    }
    if input.has("key") {
        let key = input.raw("key").split([',', '+', ' ']).map(str::trim).filter(|part| !part.is_empty());
        mapping.key = key.map(str::to_owned).collect();
    }
    if mapping.key.is_empty() || (!input.has("key") && !mapping.key.iter().all(|field| mapping.has(field))) {
        mapping.key = mapping.best_key(target);
    }
    match input.raw("day_order") {
        "day-first" => mapping.day_order = Some(DayOrder::DayFirst),
        "month-first" => mapping.day_order = Some(DayOrder::MonthFirst),
        _ => {}
    }
    match input.raw("decimal") {
        "comma" => mapping.mark = Some(Mark::Comma),
        "point" => mapping.mark = Some(Mark::Point),
        _ => {}
    }
    if input.has("name") {
        mapping.name = input.line("name", 0..=60).map_err(|e| Refused::Invalid(FieldErrors(vec![e])))?;
    }
    Ok(mapping)
}

fn constants(input: &Input, target: &Target) -> Result<Vec<(String, String)>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut constants: Vec<(String, String)> = Vec::new();
    for text in input.all("constant").iter().filter(|text| !text.is_empty()) {
        match text.split_once('=').filter(|(field, _)| target.open_field(field.trim()).is_some()) {
            Some((field, value)) => constants.push((field.trim().to_owned(), value.trim().to_owned())),
            None => errors.push(FieldError::new("constant", "unknown-pair").with("pair", text)),
        }
    }
    for field in target.fields.iter().filter(|field| !field.is_reckoned) {
        let text = input.raw(&format!("constant.{}", field.name)).trim();
        if !text.is_empty() {
            constants.push((field.name.to_owned(), text.chars().take(500).collect()));
        }
    }
    constants.retain(|(_, text)| !text.is_empty());
    if errors.is_empty() { Ok(constants) } else { Err(errors) }
}
