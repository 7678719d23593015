//! What was found in a file: kept with the import, so that every page after the upload is made without the file.

mod roles;

use serde::{Deserialize, Serialize};
use sheets::{
    ColumnType, Guess, HeaderChoice, Kind, LeftOut, Note, Override, Role, Sensitive, Sheet, Signature, Table,
    Workbook,
};

use crate::mapping::{Fed, Origin};
use crate::target;

/// Values shown of each column, and rows shown of the table.
const SAMPLES: usize = 4;
const PREVIEW_ROWS: usize = 6;
/// Rows shown of those that were set aside.
const ASIDE_ROWS: usize = 20;
/// Rows looked at to tell whether a column holds secrets.
const LOOKED_AT: usize = 300;
/// Headings of the column that the file of refused rows has besides its own.
const OUR_COLUMNS: [&str; 2] = ["varv orsak", "varv reason"];

/// Which table of the file, as a person corrected it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Corrected {
    /// The sheet's name; none for the one that looks best.
    pub sheet: Option<String>,
    /// The table's place in the sheet, the best first.
    pub table: usize,
    pub over: Override,
}

/// What was found in a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Finding {
    pub format: String,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub notes: Vec<Note>,
    pub sheets: Vec<SheetLine>,
    pub corrected: Corrected,
    /// The place of the chosen sheet; nothing when no table was found at all.
    pub sheet: Option<usize>,
    pub titles: Vec<String>,
    /// First and last header row, from 0.
    pub header: Option<(usize, usize)>,
    /// First and last row of the data, from 0.
    pub body: Option<(usize, usize)>,
    pub rows: usize,
    /// The role of every row, written short: `T2H1R290`.
    pub roles: String,
    pub aside: Vec<Aside>,
    pub columns: Vec<ColumnFound>,
    pub confidence: u8,
    pub reasons: Vec<Note>,
    pub preview: Vec<Vec<String>>,
    pub signature: Signature,
    /// The fingerprint of the table that looked best before anything was corrected.
    pub plain: String,
    /// For each kind the fields that a column was proposed for.
    pub proposals: Vec<(String, Vec<Proposed>)>,
}

/// A sheet of the file, to choose from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SheetLine {
    pub name: String,
    pub is_hidden: bool,
    pub rows: usize,
    pub columns: usize,
    /// For each table in it the first headings.
    pub tables: Vec<String>,
}

/// A row that is not imported, and why.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Aside {
    pub row: usize,
    pub role: Role,
    pub text: String,
}

/// A column of the table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ColumnFound {
    /// Its place in the sheet, from 0.
    pub index: usize,
    pub name: String,
    pub is_unnamed: bool,
    pub kind: Kind,
    pub column_type: ColumnType,
    pub confidence: u8,
    pub filled: usize,
    pub missing: usize,
    pub misfits: usize,
    pub distinct: Option<usize>,
    pub sensitive: Option<Sensitive>,
    /// The column that we wrote into a file of refused rows: never imported.
    pub is_ours: bool,
    pub reasons: Vec<Note>,
    /// Safe to show.
    pub samples: Vec<String>,
    /// The exact sum of the numbers, for columns of numbers that add up to something.
    pub sum: Option<String>,
}

/// A field that a column was proposed for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Proposed {
    pub fed: Fed,
    pub confidence: u8,
    pub reason: Note,
}

/// A table of a file that is open, with what is known of its columns.
pub(crate) struct Opened<'w> {
    pub sheet: &'w Sheet,
    pub table: Table,
    pub guesses: Vec<Guess>,
}

/// The tables of every sheet of a file.
pub(crate) struct Survey(Vec<sheets::Found>);

impl Survey {
    pub(crate) fn of(workbook: &Workbook) -> Self {
        Self(workbook.sheets.iter().map(sheets::find).collect())
    }

    /// The table that is meant, with the number of its sheet.
    fn open<'w>(&self, workbook: &'w Workbook, corrected: &Corrected) -> Option<(usize, Opened<'w>)> {
        let named =
            corrected.sheet.as_ref().and_then(|name| workbook.sheets.iter().position(|s| s.name == *name));
        let number = named.or_else(|| sheets::choose_among(workbook, &self.0))?;
        let sheet = workbook.sheets.get(number)?;
        let table = if corrected.over == Override::default() {
            self.0[number].tables.get(corrected.table)?.clone()
        } else {
            sheets::find_with(sheet, &corrected.over).tables.into_iter().nth(corrected.table)?
        };
        let guesses = sheets::guess(sheet, &table);
        Some((number, Opened { sheet, table, guesses }))
    }

    /// The name of the sheet that is chosen when nobody says which.
    pub(crate) fn chosen<'w>(&self, workbook: &'w Workbook) -> Option<&'w str> {
        let number = sheets::choose_among(workbook, &self.0)?;
        workbook.sheets.get(number).map(|sheet| sheet.name.as_str())
    }

    /// The columns of all tables that hold secrets: they are not kept at all.
    pub(crate) fn secrets(&self, workbook: &Workbook) -> Vec<LeftOut> {
        let mut left_out = Vec::new();
        for (number, (sheet, found)) in workbook.sheets.iter().zip(&self.0).enumerate() {
            for table in &found.tables {
                left_out.extend(secrets_of(number, sheet, table));
            }
        }
        left_out
    }
}

/// The columns of a table that hold secrets, as their headings and first rows tell.
pub(crate) fn secrets_of(number: usize, sheet: &Sheet, table: &Table) -> Vec<LeftOut> {
    let first_row = table.rows().next().unwrap_or(0);
    let looked_at =
        Table { roles: table.roles.iter().take(first_row + LOOKED_AT).copied().collect(), ..table.clone() };
    let guesses = sheets::guess(sheet, &looked_at);
    let secret = |(_, guess): &(&sheets::Column, &Guess)| guess.sensitive == Some(Sensitive::Password);
    let columns = table.columns.iter().zip(&guesses).filter(secret);
    columns
        .map(|(c, _)| LeftOut { sheet: number, column: c.index, first_row, last_row: usize::MAX })
        .collect()
}

/// Opens the table again as it was found, from what was kept of it.
pub(crate) fn reopen<'w>(workbook: &'w Workbook, finding: &Finding) -> Option<Opened<'w>> {
    let sheet = workbook.sheets.get(finding.sheet?)?;
    let column = |column: &ColumnFound| sheets::Column {
        index: column.index,
        name: column.name.clone(),
        unnamed: column.is_unnamed,
    };
    let guess = |column: &ColumnFound| Guess {
        column_type: column.column_type.clone(),
        confidence: column.confidence,
        filled: column.filled,
        missing: column.missing,
        misfits: column.misfits,
        distinct: column.distinct,
        sensitive: column.sensitive,
        reasons: column.reasons.clone(),
    };
    let table = Table {
        roles: roles::read(&finding.roles),
        columns: finding.columns.iter().map(column).collect(),
        empty_columns: Vec::new(),
        titles: finding.titles.clone(),
        confidence: finding.confidence,
        reasons: finding.reasons.clone(),
    };
    Some(Opened { sheet, table, guesses: finding.columns.iter().map(guess).collect() })
}

impl Finding {
    /// Looks at the file and tells what was found.
    pub(crate) fn of(workbook: &Workbook, survey: &Survey, corrected: &Corrected) -> Self {
        let opened = survey.open(workbook, corrected);
        let mut finding = Self {
            format: workbook.format.name().to_owned(),
            encoding: workbook.encoding.map(str::to_owned),
            delimiter: workbook.delimiter,
            notes: workbook.notes.clone(),
            sheets: workbook.sheets.iter().zip(&survey.0).map(SheetLine::of).collect(),
            corrected: corrected.clone(),
            sheet: opened.as_ref().map(|(number, _)| *number),
            titles: Vec::new(),
            header: None,
            body: None,
            rows: 0,
            roles: String::new(),
            aside: Vec::new(),
            columns: Vec::new(),
            confidence: 0,
            reasons: Vec::new(),
            preview: Vec::new(),
            signature: Signature { format: workbook.format, names: Vec::new(), shown: Vec::new() },
            plain: String::new(),
            proposals: Vec::new(),
        };
        if let Some((_, opened)) = &opened {
            finding.tell(opened);
        }
        if *corrected == Corrected::default() {
            finding.plain = finding.signature.fingerprint();
        }
        finding
    }

    /// The same without any value of the file: headings and counts.
    pub(crate) fn without_values(mut self) -> Self {
        self.titles.clear();
        self.preview.clear();
        self.aside.clear();
        for column in &mut self.columns {
            column.samples.clear();
        }
        self
    }

    fn tell(&mut self, opened: &Opened<'_>) {
        let table = &opened.table;
        self.titles.clone_from(&table.titles);
        let header = table.header_rows();
        self.header = header.first().copied().zip(header.last().copied());
        self.body = table.rows().next().zip(table.rows().last());
        self.rows = table.count(Role::Row);
        self.roles = roles::write(&table.roles);
        self.aside = aside(opened);
        self.columns = (0..table.columns.len()).map(|place| column(opened, place)).collect();
        self.confidence = table.confidence;
        self.reasons.clone_from(&table.reasons);
        self.preview = table.rows().take(PREVIEW_ROWS).map(|row| shown(opened, row)).collect();
        let ours = self.columns.iter().filter(|column| !column.is_ours);
        self.signature =
            Signature::of_headings(self.signature.format, ours.map(|column| column.name.as_str()));
        self.proposals = proposals(opened);
    }

    /// The column with this name; failing that, one whose name differs only in case and signs.
    pub(crate) fn column(&self, name: &str) -> Option<&ColumnFound> {
        let same = self.columns.iter().find(|column| column.name == name);
        same.or_else(|| {
            let folded = sheets::fold(name);
            self.columns.iter().find(|column| sheets::fold(&column.name) == folded)
        })
    }

    pub(crate) fn proposed(&self, kind: &str) -> &[Proposed] {
        self.proposals.iter().find(|(name, _)| name == kind).map_or(&[], |(_, proposed)| proposed)
    }

    /// The kind that the columns fit best, if they fit any: most of them known and nothing required missing.
    pub(crate) fn likely_kind(&self) -> Option<&'static str> {
        let columns = self.columns.iter().filter(|c| c.sensitive.is_none() && !c.is_ours).count().max(1);
        let fit = |target: &&'static target::Target| {
            let sure = |p: &&Proposed| p.confidence >= 60;
            let proposed: Vec<&Proposed> = self.proposed(target.kind).iter().filter(sure).collect();
            let has = |field: &str| proposed.iter().any(|p| p.fed.field == field);
            // A reference may be the same for all rows, so a file need not have it.
            let refers = |field: &str| target.field(field).is_some_and(|field| field.refer().is_some());
            let required =
                target.fields.iter().filter(|field| field.is_required && !field.is_asked_each_time());
            let mut required = required.map(|field| field.name);
            let whole = required.all(|field| has(field) || refers(field));
            let stands = |field: &&str| has(field) || refers(field) || target.is_reckoned(field);
            let known = target.keys.iter().any(|key| key.iter().all(stands));
            let fed: u32 = proposed.iter().map(|p| u32::from(p.confidence)).sum();
            let share = fed / columns as u32;
            (known && whole && share >= 40).then_some(share)
        };
        let best = target::targets().iter().filter_map(|t| fit(&t).map(|share| (share, t.kind)));
        best.rev().max_by_key(|(share, _)| *share).map(|(_, kind)| kind)
    }
}

impl SheetLine {
    fn of((sheet, found): (&Sheet, &sheets::Found)) -> Self {
        let heads = |table: &Table| {
            table.columns.iter().take(5).map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        Self {
            name: sheet.name.clone(),
            is_hidden: sheet.hidden,
            rows: sheet.cells.rows(),
            columns: sheet.cells.columns(),
            tables: found.tables.iter().map(heads).collect(),
        }
    }
}

fn aside(opened: &Opened<'_>) -> Vec<Aside> {
    let wanted = |role: Role| matches!(role, Role::Total | Role::Footer | Role::Outside);
    let rows = opened.table.roles.iter().enumerate().filter(|(_, role)| wanted(**role));
    let filled = rows.filter(|(row, _)| opened.sheet.cells.row(*row).any(|cell| !cell.is_blank()));
    filled
        .take(ASIDE_ROWS)
        .map(|(row, role)| {
            let cells = shown(opened, row).into_iter().filter(|text| !text.is_empty());
            let text = cells.collect::<Vec<_>>().join(" · ");
            Aside { row, role: *role, text: text.chars().take(160).collect() }
        })
        .collect()
}

/// A row's cells as they may be shown.
pub(crate) fn shown(opened: &Opened<'_>, row: usize) -> Vec<String> {
    let columns = opened.table.columns.iter().zip(&opened.guesses);
    columns
        .map(|(column, guess)| sheets::show(opened.sheet.cells.cell(row, column.index), guess.sensitive))
        .collect()
}

fn column(opened: &Opened<'_>, place: usize) -> ColumnFound {
    let (column, guess) = (&opened.table.columns[place], &opened.guesses[place]);
    let (sheet, table) = (opened.sheet, &opened.table);
    let adds_up = sheets::adds_up(&column.name, guess.column_type.kind);
    let sum = adds_up.then(|| sheets::sum(sheet, table, column.index, &guess.column_type)).flatten();
    let samples = sheets::samples(sheet, table, column.index, guess.sensitive, SAMPLES);
    ColumnFound {
        index: column.index,
        name: column.name.clone(),
        is_unnamed: column.unnamed,
        kind: guess.column_type.kind,
        column_type: guess.column_type.clone(),
        confidence: guess.confidence,
        filled: guess.filled,
        missing: guess.missing,
        misfits: guess.misfits,
        distinct: guess.distinct,
        sensitive: guess.sensitive,
        is_ours: OUR_COLUMNS.contains(&sheets::fold(&column.name).as_str()),
        reasons: guess.reasons.clone(),
        samples: samples.into_iter().map(|sample| sample.0.chars().take(60).collect()).collect(),
        sum: sum.map(|(sum, _)| sum.to_string()),
    }
}

fn proposals(opened: &Opened<'_>) -> Vec<(String, Vec<Proposed>)> {
    let (table, guesses) = (&opened.table, &opened.guesses);
    let commas = sheets::comma_names(opened.sheet, table);
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let of = |target: &target::Target| {
        let found = sheets::propose(&target.sheet_fields(), table, guesses, &commas);
        let proposed = |p: sheets::Proposal| Proposed {
            fed: Fed { field: p.field.to_owned(), from: Origin::of(&p.source, &names) },
            confidence: p.confidence,
            reason: p.reason,
        };
        (target.kind.to_owned(), found.into_iter().map(proposed).collect())
    };
    target::targets().iter().map(of).collect()
}

/// The header that a person states, rows from 1 as they are shown.
pub(crate) fn header_choice(first: Option<i64>, last: Option<i64>) -> Option<HeaderChoice> {
    let place = |row: i64| usize::try_from(row - 1).unwrap_or(0);
    match (first, last) {
        (Some(first), Some(last)) if last >= first => Some(HeaderChoice::Rows(place(first), place(last))),
        (Some(row), _) | (None, Some(row)) => Some(HeaderChoice::Rows(place(row), place(row))),
        (None, None) => None,
    }
}
