//! `varv import`: the same steps from the command line, with a report in plain text.

use std::path::Path;
use std::sync::Arc;

use ::store::Db;
use access::Actor;
use kernel::{Id, Input, Lang, Refused, Result, Upload as Sent};
use texts::{Talk, Texts};

use crate::found::Finding;
use crate::import::{Import, State, Work};
use crate::map::{self, Unsaid};
use crate::mapping::{Mapping, Origin};
use crate::rows::{self, Told};
use crate::target::{Target, target, targets};
use crate::upload::Taken;
use crate::work::begin;
use crate::{commit, discard, keep, layout, store, trial, undo, upload, words};

/// Refused rows that the report tells of one by one.
const ROWS_TOLD: i64 = 50;
/// The word for looking into a table and keeping it, in place of a kind.
const SHEET: &str = "sheet";

/// What is asked of the command line.
#[derive(Debug, Clone, Default)]
pub struct Command<'a> {
    /// What the rows are, such as `person`; `sheet` keeps the table as a searchable sheet.
    pub kind: &'a str,
    /// The name of a learned layout, when it is not to be recognised by itself.
    pub layout: Option<&'a str>,
    /// Columns and fields such as `E-post=email`; what is proposed when there are none.
    pub map: &'a [String],
    /// Fields with the same value in every row, such as `unit=Sjövik`.
    pub constants: &'a [String],
    /// Fields that a record is known by, joined by `+`.
    pub key: Option<&'a str>,
    pub is_dry_run: bool,
    pub lang: Lang,
}

/// What the command line answers: the report, and the exit code (0 done, 1 found wrong, 2 misused).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub text: String,
    pub exit: u8,
}

const DONE: u8 = 0;
const FOUND_WRONG: u8 = 1;
const MISUSED: u8 = 2;

/// Brings a file in as the holder of the machine.
pub fn import_file(db: &Db, texts: &Arc<Texts>, file: &Path, command: &Command<'_>) -> Report {
    let talk = texts.talk(command.lang);
    let mut actor = Actor::operator();
    actor.lang = command.lang;
    let kinds = targets().iter().map(|target| target.kind).chain([SHEET]).collect::<Vec<_>>();
    if !kinds.contains(&command.kind) {
        let facts = [("kind", command.kind.into()), ("kinds", kinds.join(", ").into())];
        return Report { text: talk.with("intake-cli-no-such-kind", &facts), exit: MISUSED };
    }
    let run = Run { db, talk: &talk, actor: &actor, command };
    let mut lines = Vec::new();
    let exit = run.file(file, &mut lines).unwrap_or_else(|refused| {
        lines.extend(told(&talk, &refused));
        if matches!(refused, Refused::Broken(_) | Refused::Busy | Refused::Full) {
            MISUSED
        } else {
            FOUND_WRONG
        }
    });
    Report { text: lines.join("\n"), exit }
}

/// Takes an import back as the holder of the machine.
pub fn undo_import(db: &Db, texts: &Arc<Texts>, id: i64, lang: Lang) -> Report {
    let talk = texts.talk(lang);
    let mut actor = Actor::operator();
    actor.lang = lang;
    let id: Id<Import> = Id::new(id);
    let undone = begin(db, &actor, id, Work::Undoing).and_then(|job| job.run(undo::take_back));
    let state = undone.and_then(|()| db.read(|reading| store::load(reading, &actor, id)));
    match state.map(|import| import.state) {
        Ok(State::Undone { restored, left, .. }) => {
            let text =
                talk.with("intake-cli-undone", &[("restored", restored.into()), ("left", left.into())]);
            Report { text, exit: if left == 0 { DONE } else { FOUND_WRONG } }
        }
        Ok(_) => Report { text: talk.say("intake-cannot-stopped"), exit: FOUND_WRONG },
        Err(Refused::NotFound) => Report {
            text: talk.with("intake-cli-no-such-import", &[("id", id.number().into())]),
            exit: MISUSED,
        },
        Err(refused) => Report { text: told(&talk, &refused).join("\n"), exit: FOUND_WRONG },
    }
}

/// A refusal in words, a line for each thing that is wrong.
fn told(talk: &Talk, refused: &Refused) -> Vec<String> {
    match refused {
        Refused::Invalid(errors) => {
            errors.0.iter().map(|error| look::error_text(talk, error, &error.field)).collect()
        }
        Refused::TooLarge => vec![talk.say("error-file-too-large")],
        other => vec![words::trouble(talk, &crate::import::Trouble::of(other))],
    }
}

struct Run<'a> {
    db: &'a Db,
    talk: &'a Talk,
    actor: &'a Actor,
    command: &'a Command<'a>,
}

impl Run<'_> {
    fn file(&self, file: &Path, lines: &mut Vec<String>) -> Result<u8> {
        let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let size = std::fs::metadata(file)
            .map(|about| about.len())
            .map_err(|_| Refused::field("file", "file-unreadable"))?;
        let sent = Sent { name, path: file.to_owned(), size };
        let kind = Some(self.command.kind).filter(|kind| *kind != SHEET);
        let taken = upload::take(self.db, self.actor, &sent, kind)?;
        let exit = self.taken(&taken, lines);
        if self.command.is_dry_run || !matches!(exit, Ok(DONE | FOUND_WRONG)) {
            discard::throw(self.db, self.actor, taken.id)?;
        }
        exit
    }

    fn taken(&self, taken: &Taken, lines: &mut Vec<String>) -> Result<u8> {
        let finding = self.db.read(|reading| store::finding(reading, taken.id))?;
        let import = self.db.read(|reading| store::load(reading, self.actor, taken.id))?;
        let facts = [
            ("file", (&import.file_name).into()),
            ("rows", finding.rows.into()),
            ("columns", finding.columns.len().into()),
            ("format", (&finding.format).into()),
        ];
        lines.push(self.talk.with("intake-cli-file", &facts));
        let notes = finding.notes.iter().chain(&finding.reasons);
        lines.extend(notes.map(|note| format!("- {}", words::note(self.talk, "intake-note", note))));
        let Some(target) = target(self.command.kind) else { return self.sheet(taken.id, lines) };
        let Some(start) = self.start(&import, target, lines)? else { return Ok(MISUSED) };
        let mut input = Input::default();
        self.command.map.iter().for_each(|pair| input.add("map", pair));
        self.command.constants.iter().for_each(|pair| input.add("constant", pair));
        self.command.key.iter().for_each(|key| input.add("key", *key));
        let label = |refused| words::refused(self.talk, target, refused);
        let mapping = map::decide(&input, start, &finding, target, Unsaid::IsAsProposed).map_err(label)?;
        map::save(self.db, &import, &finding, target, &mapping).map_err(label)?;
        self.tell_mapping(target, &mapping, &finding, lines);
        self.rows(taken.id, target, lines)
    }

    /// What the columns start from: the named layout, the recognised one, or what is proposed.
    fn start(&self, import: &Import, target: &Target, lines: &mut Vec<String>) -> Result<Option<Mapping>> {
        let finding = self.db.read(|reading| store::finding(reading, import.id))?;
        if let Some(name) = self.command.layout {
            let Some(layout) = self.db.read(|reading| layout::by_name(reading, target.kind, name))? else {
                let facts = [("layout", name.into()), ("kind", target.kind.into())];
                lines.push(self.talk.with("intake-cli-no-such-layout", &facts));
                return Ok(None);
            };
            let diff = layout.signature.diff(&finding.signature);
            return Ok(Some(layout.mapping.carried_over(&diff, &finding)));
        }
        self.db.read(|reading| {
            if let Some(mapping) = store::mapping(reading, import.id)? {
                return Ok(Some(mapping));
            }
            let learned = match import.layout {
                Some(id) => layout::load(reading, id)?,
                None => None,
            };
            Ok(Some(map::start(learned.as_ref(), &finding, target, &import.file_name)))
        })
    }

    fn tell_mapping(&self, target: &Target, mapping: &Mapping, finding: &Finding, lines: &mut Vec<String>) {
        let label = |field: &str| self.talk.say(&target.label_key(field));
        for fed in &mapping.fed {
            let column = match &fed.from {
                Origin::Joined { first, last } => format!("{first} + {last}"),
                other => other.columns().join(" + "),
            };
            let facts = [("column", column.into()), ("field", label(&fed.field).into())];
            lines.push(self.talk.with("intake-cli-mapped", &facts));
        }
        lines.extend(words::left_out(self.talk, &mapping.left_out(finding)));
        for (field, text) in &mapping.constants {
            let facts = [("value", text.into()), ("field", label(field).into())];
            lines.push(self.talk.with("intake-cli-constant", &facts));
        }
        let key: Vec<String> = mapping.key.iter().map(|field| label(field)).collect();
        lines.push(self.talk.with("intake-cli-key", &[("key", key.join(" + ").into())]));
    }

    fn rows(&self, id: Id<Import>, target: &Target, lines: &mut Vec<String>) -> Result<u8> {
        begin(self.db, self.actor, id, Work::Trying)?.run(trial::try_rows)?;
        let state = self.db.read(|reading| store::load(reading, self.actor, id))?.state;
        let State::Tried { counts, .. } = state else {
            return Err(Refused::broken("a dry run without a result"));
        };
        let facts = [
            ("rows", counts.all().into()),
            ("new", counts.new.into()),
            ("changed", counts.changed.into()),
            ("same", counts.same.into()),
            ("refused", counts.refused.into()),
        ];
        lines.push(self.talk.with("intake-cli-counts", &facts));
        if let Some(mapping) = self.db.read(|reading| store::mapping(reading, id))? {
            let lacking = self.db.read(|reading| trial::lacking(reading, id, target, &mapping))?;
            lines.extend(lacking.into_iter().map(|lack| trial::lack_told(self.talk, target, lack)));
        }
        self.tell_refused(id, target, counts.refused, lines)?;
        let end = if self.command.is_dry_run {
            self.talk.say("intake-cli-dry-run")
        } else if counts.new + counts.changed == 0 {
            discard::throw(self.db, self.actor, id)?;
            self.talk.say("intake-cli-nothing")
        } else {
            begin(self.db, self.actor, id, Work::Committing)?.run(commit::put_rows)?;
            self.talk.with("intake-cli-committed", &[("id", id.number().into())])
        };
        lines.push(end);
        Ok(if counts.refused == 0 { DONE } else { FOUND_WRONG })
    }

    fn tell_refused(
        &self,
        id: Id<Import>,
        target: &Target,
        count: i64,
        lines: &mut Vec<String>,
    ) -> Result<()> {
        let refused = self.db.read(|reading| rows::page(reading, id, Some("refused"), 0, ROWS_TOLD))?;
        for line in &refused {
            let Told::Refused(whys) = &line.told else { continue };
            let why = whys
                .iter()
                .map(|why| words::why(self.talk, Some(target), why))
                .collect::<Vec<_>>()
                .join("; ");
            lines.push(self.talk.with("intake-cli-row", &[("row", line.number.into()), ("why", why.into())]));
        }
        if count > ROWS_TOLD {
            lines.push(self.talk.with("intake-cli-more", &[("count", (count - ROWS_TOLD).into())]));
        }
        Ok(())
    }

    fn sheet(&self, id: Id<Import>, lines: &mut Vec<String>) -> Result<u8> {
        if self.command.is_dry_run {
            lines.push(self.talk.say("intake-cli-dry-run"));
            return Ok(DONE);
        }
        begin(self.db, self.actor, id, Work::Keeping)?.run(keep::keep_rows)?;
        let state = self.db.read(|reading| store::load(reading, self.actor, id))?.state;
        let State::Kept { sheet } = state else { return Err(Refused::broken("a kept sheet is missing")) };
        let rows = self.db.read(|reading| crate::sheet::load(reading, self.actor, sheet))?.rows;
        lines.push(self.talk.with("intake-cli-kept", &[("id", sheet.into()), ("rows", rows.into())]));
        Ok(DONE)
    }
}
