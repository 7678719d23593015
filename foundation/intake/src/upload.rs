//! Upload: a file is opened, its table found and its layout recognised. What is kept are its cells without secrets.

use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result, Upload as Sent, all_or_errors};
use look::{Act, Choice, Icon};
use sheets::Workbook;
use web::{Ask, Draft, Field, Form, Page, Reply};

use crate::events::Event;
use crate::found::{Corrected, Finding, Survey};
use crate::import::{Cannot, INSPECT, Import, State, WAITING_AT_MOST, Work};
use crate::kept::Brings;
use crate::layout::{self, Recognised};
use crate::mapping::Mapping;
use crate::policy::{IMPORTS, Verb};
use crate::store::NewImport;
use crate::target::{target, targets};
use crate::turn::{self, Waits};
use crate::{kept, policy, show, store, trial, work};

pub(crate) struct Upload;

pub(crate) struct New {
    file: Sent,
    kind: Option<String>,
}

/// A file that was taken in.
pub(crate) struct Taken {
    pub id: Id<Import>,
    /// Its layout was known: what goes where is decided.
    pub is_mapped: bool,
}

impl Form for Upload {
    const NAME: &'static str = "intake-upload";
    const FIELDS: &'static [Field] =
        &[Field::file("file", ".csv,.tsv,.txt,.xlsx,.xls,.ods,.json").required(), Field::pick("kind")];
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = New;

    fn parse(input: &Input) -> Result<New, FieldErrors> {
        let file = input.files("file").first().cloned().ok_or_else(|| FieldError::new("file", "missing"));
        let kind = input.optional_choice("kind", |text| target(text).map(|target| target.kind.to_owned()));
        all_or_errors!(New { file, kind })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        IMPORTS.allow_new(ask.actor, Verb::Upload, &())?;
        let may = targets().iter().filter(|target| (target.may)(ask.actor));
        let kinds = may.map(|target| Choice::new(target.kind, ask.say(target.words))).collect();
        Ok(Draft::default().choices("kind", kinds))
    }

    fn act(ask: &Ask<'_>, new: New) -> Result<Reply> {
        let taken = take(ask.db, ask.actor, &new.file, new.kind.as_deref())?;
        if taken.is_mapped {
            let actor = Actor { request: None, ..ask.actor.clone() };
            work::begin(ask.db, &actor, taken.id, Work::Trying)?.run_behind(trial::try_rows)?;
        }
        Ok(Reply::made("import", taken.id.number(), format!("/import/{}", taken.id), ""))
    }

    fn page(ask: &Ask<'_>, _: &Draft, form: look::Html) -> Page {
        let mut page = Page::titled(ask.say("intake-upload-title"));
        page.head.lead = ask.say("intake-upload-lead");
        page.head.quiet = vec![
            Act::go(ask.say("intake-imports-list-title"), "/import/list").icon(Icon::History),
            Act::go(ask.say("intake-sheets-list-title"), "/import/sheets").icon(Icon::Table),
        ];
        if IMPORTS.may_somewhere(ask.actor, Verb::Layouts) {
            page.head
                .quiet
                .push(Act::go(ask.say("intake-layouts-title"), "/import/layouts").icon(Icon::Layers));
        }
        page.body = show::steps(ask, 0).then(&form).then(&show::waiting(ask));
        page
    }
}

/// Takes a file in: may they, can it be opened, is a table in it, is the layout known.
pub(crate) fn take(db: &::store::Db, actor: &Actor, file: &Sent, kind: Option<&str>) -> Result<Taken> {
    IMPORTS.allow_new(actor, Verb::Upload, &())?;
    if kind.is_some_and(|kind| !may_bring(actor, kind)) {
        return Err(Refused::field("kind", "not-a-choice"));
    }
    if actor.person_id().is_some() && db.read(|reading| store::waiting(reading, actor))? >= WAITING_AT_MOST {
        return Err(Cannot::TooManyWaiting.into());
    }
    let hash = kept::hash(&file.path)?;
    let (seen, packed) = {
        let _turn = turn::take(Waits::Request, |_| {})?;
        let by = if actor.person_id().is_some() { Brings::Person } else { Brings::Operator };
        let workbook = kept::open(&file.path, &file.name, by)?;
        let survey = Survey::of(&workbook);
        let packed = kept::packed(&workbook, &survey.secrets(&workbook))?;
        (db.read(|reading| Seen::of(reading, actor, &workbook, &survey, kind))?, packed)
    };
    let id = db.write(actor, |tx| {
        let permit = IMPORTS.allow_new(actor, Verb::Upload, &())?;
        let new = NewImport {
            file_name: &file.name,
            file_hash: &hash,
            file_bytes: file.size as i64,
            kind: &seen.kind,
            finding: &seen.finding,
            mapping: seen.mapping.as_ref(),
            layout: seen.layout,
        };
        let id = store::insert(tx, &new)?;
        kept::keep(tx, id, &packed)?;
        Ok(tx.say(permit, &Event::Uploaded { import: id, bytes: file.size as i64 })?.with(id))
    })?;
    Ok(Taken { id, is_mapped: seen.mapping.is_some() })
}

/// May the actor bring in records of this kind?
pub(crate) fn may_bring(actor: &Actor, kind: &str) -> bool {
    let may = target(kind).is_some_and(|target| (target.may)(actor));
    let brings = IMPORTS.may(actor, Verb::Map, &()) || actor.has_any(policy::BRING_SOME);
    may && brings && policy::within_limit(actor, kind)
}

/// What a first look at a file tells.
struct Seen {
    finding: Finding,
    kind: String,
    layout: Option<i64>,
    mapping: Option<Mapping>,
}

impl Seen {
    fn of(
        reading: &::store::Reading<'_>,
        actor: &Actor,
        workbook: &Workbook,
        survey: &Survey,
        kind: Option<&str>,
    ) -> Result<Self> {
        let finding = Finding::of(workbook, survey, &Corrected::default());
        if finding.sheet.is_none() || finding.columns.is_empty() {
            return Err(Refused::field("file", "file-no-table"));
        }
        let plain = finding.plain.clone();
        let again = |corrected: &Corrected| Finding {
            plain: plain.clone(),
            ..Finding::of(workbook, survey, corrected)
        };
        let (recognised, corrected) = layout::recognise(reading, &finding, kind, again)?;
        let finding = corrected.unwrap_or(finding);
        let likely = || kind.or_else(|| finding.likely_kind()).unwrap_or(INSPECT).to_owned();
        let (kind, layout, mapping) = match recognised {
            Recognised::Same(layout) if may_bring(actor, &layout.kind) && !layout.asks() => {
                (layout.kind.clone(), Some(layout.id), Some(layout.mapping))
            }
            Recognised::Same(layout) | Recognised::Changed(layout) if may_bring(actor, &layout.kind) => {
                (layout.kind.clone(), Some(layout.id), None)
            }
            Recognised::Same(_) | Recognised::Changed(_) | Recognised::Unknown => (likely(), None, None),
        };
        Ok(Self { finding, kind, layout, mapping })
    }
}

/// Whether an import's page should go straight to the columns: its layout is a learned one that has changed.
pub(crate) const fn asks_only_the_difference(import: &Import) -> bool {
    matches!(import.state, State::Found) && import.layout.is_some()
}
