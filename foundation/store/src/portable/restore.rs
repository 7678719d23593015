//! Reading a backup back: the tables as they were when it was made, all rows in one transaction, checked against the
//! backup's own sums before the commit; then the steps that are newer than the backup.

use std::cell::RefCell;
use std::io::Read;

use access::Actor;
use kernel::Refused;

use super::catalogue::{self, Table, quoted};
use super::reader::{Lines, Next};
use super::{CannotRestore, Header, Mark, Place, RestoreTo, Restored, TableHead, line};
use crate::{Db, Migration, Reading, Sql, Tx, Value, Verified, audit, migrate};

type Result<T, E = CannotRestore> = std::result::Result<T, E>;

/// Values and bytes that one statement inserts at most.
const VALUES: usize = 600;
const BYTES: usize = 1 << 20;

pub(super) fn restore(to: &RestoreTo<'_>, input: impl Read) -> Result<Restored> {
    let (lines, header) = Lines::open(input)?;
    let steps = steps_of(&header, to.migrations)?;
    let db = Db::connect(to.open)?;
    db.read(|reading| Ok(is_unused(reading)))??;
    db.run_steps(&steps)?;
    let restored = fill(&db, to, header, lines)?;
    db.migrate(to.migrations)?;
    (to.rebuild)(&db)?;
    Ok(restored)
}

/// Nothing has happened in a database whose journal is empty. What else it may hold can by definition be lost.
fn is_unused(reading: &Reading<'_>) -> Result<()> {
    let tables = catalogue::tables(reading)?;
    for journal in tables.iter().filter(|table| ["journal", "journal_line"].contains(&&*table.name)) {
        if journal.count(reading)? > 0 {
            return Err(CannotRestore::NotEmpty);
        }
    }
    Ok(())
}

/// The steps that had been run when the backup was made, in this program's order.
fn steps_of(header: &Header, migrations: &[Migration]) -> Result<Vec<Migration>> {
    let ours: Vec<Migration> = migrate::OWN.iter().chain(migrations).copied().collect();
    let same = |step: &super::Step, ours: &Migration| {
        step.room == ours.room && step.name == ours.name && step.hash == ours.hash()
    };
    if let Some(unknown) = header.steps.iter().find(|step| !ours.iter().any(|ours| same(step, ours))) {
        return Err(CannotRestore::UnknownStep(format!("{}/{}", unknown.room, unknown.name)));
    }
    Ok(ours.into_iter().filter(|ours| header.steps.iter().any(|step| same(step, ours))).collect())
}

/// Fills the tables in one transaction. It is run once: nobody else writes to a database that is being restored,
/// and a second try would find the input read.
fn fill<R: Read>(db: &Db, to: &RestoreTo<'_>, header: Header, lines: Lines<R>) -> Result<Restored> {
    let (lines, why) = (RefCell::new(Some(lines)), RefCell::new(None));
    let operator = Actor::operator();
    let filled = db.transact(&operator, |tx| {
        let Some(lines) = lines.borrow_mut().take() else { return Err(Refused::Busy) };
        all(tx, to, &header, lines).map_err(|cannot| {
            why.replace(Some(cannot));
            Refused::broken("the restore was refused")
        })
    });
    match (filled, why.into_inner()) {
        (Ok((files, journal)), _) => Ok(Restored {
            rows: header.tables.iter().map(|table| table.rows).sum(),
            tables: header.tables.len(),
            made_at: header.made_at,
            program: header.program,
            files,
            journal,
        }),
        (Err(_), Some(cannot)) => Err(cannot),
        (Err(refused), None) => Err(refused.into()),
    }
}

fn all<R: Read>(
    tx: &Tx<'_>,
    to: &RestoreTo<'_>,
    header: &Header,
    mut lines: Lines<R>,
) -> Result<(u64, Verified)> {
    let tables = tables_of(tx, header)?;
    for table in tables.iter().rev() {
        tx.run(Sql::change(&format!("DELETE FROM {}", quoted(&table.name))))?;
    }
    let references = References::set_aside(tx)?;
    let mut sums = Vec::with_capacity(tables.len());
    for (table, head) in tables.iter().zip(&header.tables) {
        lines.place = Place::Table(table.name.clone());
        let sum = one_table(tx, table, &mut lines)?;
        if sum.rows != head.rows {
            return Err(lines.altered());
        }
        sums.push(sum);
    }
    let files = files(to, &mut lines)?;
    for (table, head) in tables.iter().zip(&header.tables) {
        if let Some(number) = head.last_number {
            table.go_on_after(tx, number)?;
        }
    }
    references.put_back(tx)?;
    for (table, sum) in tables.iter().zip(&sums) {
        if Sum::of_stored(tx, table)? != *sum {
            return Err(CannotRestore::Altered(Place::Table(table.name.clone())));
        }
    }
    // The journal of an older backup is read as it stands in this program's tables.
    migrate::OWN.iter().try_for_each(|step| migrate::run_step(tx, step))?;
    let journal = audit::verify(tx)?;
    match journal.wrong.first() {
        Some(wrong) => Err(CannotRestore::Journal(wrong.clone())),
        None => Ok((files, journal)),
    }
}

/// The backup's tables in its order, each as it stands here with the backup's order of columns.
fn tables_of(tx: &Tx<'_>, header: &Header) -> Result<Vec<Table>> {
    let mut here = catalogue::tables(tx)?;
    let mut tables = Vec::with_capacity(here.len());
    let sorted = |columns: &[String]| {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        columns
    };
    for TableHead { name, columns, .. } in &header.tables {
        let other = || CannotRestore::OtherColumns(name.clone());
        let at = here.iter().position(|table| table.name == *name).ok_or_else(other)?;
        let mut table = here.swap_remove(at);
        if sorted(&table.columns) != sorted(columns) {
            return Err(other());
        }
        table.columns.clone_from(columns);
        tables.push(table);
    }
    match here.first() {
        Some(missing) => Err(CannotRestore::OtherColumns(missing.name.clone())),
        None => Ok(tables),
    }
}

/// How many rows a table has, and the hash of them all.
#[derive(PartialEq)]
struct Sum {
    rows: u64,
    hash: String,
}

impl Sum {
    fn of_stored(tx: &Tx<'_>, table: &Table) -> kernel::Result<Self> {
        let (mut rows, mut hash, mut text) = (0, blake3::Hasher::new(), Vec::new());
        table.each_row(tx, |row| {
            text.clear();
            line::write(&row, &mut text)?;
            hash.update(&text);
            rows += 1;
            Ok(())
        })?;
        Ok(Self { rows, hash: hash.finalize().to_hex().to_string() })
    }
}

fn one_table<R: Read>(tx: &Tx<'_>, table: &Table, lines: &mut Lines<R>) -> Result<Sum> {
    match lines.next()? {
        Next::Mark(Mark::Table(name)) if name == table.name => {}
        Next::Mark(_) | Next::Row(_) => return Err(lines.altered()),
    }
    let (mut rows, mut hash, mut sheaf) = (0, blake3::Hasher::new(), Sheaf::of(table));
    let mut inserted = Ok(());
    loop {
        let row = match lines.next()? {
            Next::Row(row) => row,
            Next::Mark(Mark::End { rows: said, hash: sum }) => {
                let own = Sum { rows, hash: hash.finalize().to_hex().to_string() };
                // Rows that the database refuses were either altered, which their sum tells, or it is the database.
                if own.rows != said || own.hash != sum {
                    return Err(lines.altered());
                }
                inserted.and_then(|()| sheaf.insert(tx))?;
                return Ok(own);
            }
            Next::Mark(_) => return Err(lines.altered()),
        };
        hash.update(row);
        rows += 1;
        let bytes = row.len();
        let Some(values) = line::read(row, table.columns.len()) else { return Err(lines.altered()) };
        if inserted.is_ok() {
            sheaf.add(values, bytes);
        }
        if sheaf.is_full() && inserted.is_ok() {
            inserted = sheaf.insert(tx);
        }
    }
}

/// Rows that are inserted by one statement.
struct Sheaf<'t> {
    table: &'t Table,
    values: Vec<Value>,
    bytes: usize,
}

impl<'t> Sheaf<'t> {
    const fn of(table: &'t Table) -> Self {
        Self { table, values: Vec::new(), bytes: 0 }
    }

    fn add(&mut self, values: Vec<Value>, bytes: usize) {
        self.values.extend(values);
        self.bytes += bytes;
    }

    fn is_full(&self) -> bool {
        self.bytes >= BYTES || self.values.len() + self.table.columns.len() > VALUES
    }

    fn insert(&mut self, tx: &Tx<'_>) -> kernel::Result<()> {
        let columns = self.table.columns.len();
        let rows = self.values.len() / columns.max(1);
        if rows == 0 {
            return Ok(());
        }
        let marks = format!("({})", vec!["?"; columns].join(", "));
        let (name, list) = (quoted(&self.table.name), self.table.column_list());
        let mut sql =
            Sql::change(&format!("INSERT INTO {name} ({list}) VALUES {}", vec![marks; rows].join(", ")));
        sql.values.append(&mut self.values);
        self.bytes = 0;
        tx.run(sql).map(|_| ())
    }
}

/// The files, until the last line; gives how many.
fn files<R: Read>(to: &RestoreTo<'_>, lines: &mut Lines<R>) -> Result<u64> {
    let mut files = 0;
    loop {
        lines.place = Place::End;
        match lines.next()? {
            Next::Mark(Mark::File { hash, bytes }) => {
                lines.place = Place::File(hash.clone());
                // The name becomes a place on the disk: nothing but a hash is let through.
                let is_hash = hash.len() == 64
                    && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
                if !is_hash {
                    return Err(lines.altered());
                }
                lines.file(&hash, bytes, to.keep_file)?;
                files += 1;
            }
            Next::Mark(Mark::Trailer(hash)) => return lines.end(&hash).map(|()| files),
            Next::Mark(Mark::Table(_) | Mark::End { .. }) | Next::Row(_) => return Err(lines.altered()),
        }
    }
}

/// References between rows cannot hold while only half of the rows are there: a unit may stand under one with a higher
/// number. SQLite can check them at the end; from PostgreSQL they are taken away and put back, which checks them.
struct References {
    constraints: Vec<(String, String, String)>,
}

impl References {
    fn set_aside(tx: &Tx<'_>) -> Result<Self> {
        if !tx.is_postgres() {
            tx.batch("PRAGMA defer_foreign_keys = ON").map_err(Refused::from)?;
            return Ok(Self { constraints: Vec::new() });
        }
        let text = "SELECT CAST(t.relname AS TEXT), CAST(c.conname AS TEXT), pg_get_constraintdef(c.oid)
                    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
                    WHERE c.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2";
        let constraints: Vec<(String, String, String)> =
            tx.all(Sql::open("a restore sets references aside", text))?;
        for (table, name, _) in &constraints {
            let text = format!("ALTER TABLE {} DROP CONSTRAINT {}", quoted(table), quoted(name));
            tx.batch(&text).map_err(Refused::from)?;
        }
        Ok(Self { constraints })
    }

    fn put_back(self, tx: &Tx<'_>) -> Result<()> {
        for (table, name, what) in self.constraints {
            let text = format!("ALTER TABLE {} ADD CONSTRAINT {} {what}", quoted(&table), quoted(&name));
            tx.batch(&text).map_err(|fault| match Refused::from(fault) {
                Refused::Conflict => CannotRestore::Dangling(table),
                other => other.into(),
            })?;
        }
        if !tx.is_postgres() {
            let sql = Sql::open(
                "a restore checks references",
                "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1",
            );
            if let Some((table,)) = tx.find::<(String,)>(sql)? {
                return Err(CannotRestore::Dangling(table));
            }
        }
        Ok(())
    }
}
