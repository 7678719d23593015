//! The organisation's own row: lists of units often begin with the municipality itself, which is no unit of its own
//! but the top of the tree.

use intake::{Incoming, Value, Values, Why};
use kernel::Result;
use store::{Reading, Sql};

use super::folded;
use super::words::ORGANISATION;
use crate::tables::units;
use crate::units::OrgUnit;

/// Recognises the organisation's own row, so that its code becomes the organisation's and what refers to it hangs on
/// the organisation. One row that says it is the whole organisation and bears another name may be from somebody else's
/// file: it is refused. Of several no one is the whole, and no unit is of that kind: they become another one.
pub(super) fn review(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let Some(root) = units::root(reading)? else { return Ok(()) };
    let own = own_row(&root, rows);
    let stranger = own.map_or_else(|| only_whole(&root, rows), |_| None);
    for (place, row) in rows.iter_mut().enumerate() {
        let code = row.values.value("code").clone();
        if Some(place) == own && is_free(reading, &root, code.as_text())? {
            row.about = Some(root.id.number());
            row.values = says(row.values.has("code").then_some(code));
        } else if Some(place) == stranger {
            row.whys
                .push(Why::field("name", "people-import-why-other-organisation").with("name", &*root.name));
        } else if is_whole(row) {
            row.values.set("kind", Value::Word("other".to_owned()));
        }
    }
    Ok(())
}

/// What the row says of the organisation: its code alone, since it has its name and its place.
fn says(code: Option<Value>) -> Values {
    let kind = Value::Word(ORGANISATION.to_owned());
    code.map_or_else(Values::default, |code| Values::of([("code", code), ("kind", kind)]))
}

/// The place of the row at the top that is the organisation: it has its name, or its code and says that it is the whole.
/// A row of another kind is another unit, whatever it is called: a preschool is often called what its town is.
fn own_row(root: &OrgUnit, rows: &[Incoming]) -> Option<usize> {
    let find = |is: &dyn Fn(&Incoming) -> bool| rows.iter().position(|row| is_top(row, root) && is(row));
    let has_code = |row: &Incoming| {
        root.code.as_deref().map(folded) == row.values.text("code").map(folded) && root.code.is_some()
    };
    find(&|row| is_whole(row) && is_same_name(row, root))
        .or_else(|| find(&|row| is_whole(row) && has_code(row)))
        .or_else(|| find(&|row| !row.values.has("kind") && is_same_name(row, root)))
}

/// The place of the row at the top that alone says it is the whole.
fn only_whole(root: &OrgUnit, rows: &[Incoming]) -> Option<usize> {
    let mut whole =
        rows.iter().enumerate().filter(|(_, row)| is_top(row, root) && is_whole(row)).map(|(place, _)| place);
    whole.next().filter(|_| whole.next().is_none())
}

/// Does the row stand under nothing, or under itself?
fn is_top(row: &Incoming, root: &OrgUnit) -> bool {
    match row.values.value("parent") {
        Value::Nothing => true,
        Value::Record { id, .. } => *id == root.id.number() && is_same_name(row, root),
        Value::Row(other) => *other == row.row,
        _ => false,
    }
}

/// Does the row say that it is the whole organisation?
fn is_whole(row: &Incoming) -> bool {
    row.values.text("kind") == Some(ORGANISATION)
}

fn is_same_name(row: &Incoming, root: &OrgUnit) -> bool {
    row.values.text("name").is_some_and(|name| bare(name) == bare(&root.name))
}

/// The name without a code before it and without the word for what it is: `1 Ekviks kommun` and `Ekvik` are one.
fn bare(name: &str) -> String {
    let name = folded(name);
    let is_code = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    let is_kind = |word: &&str| !matches!(*word, "kommun" | "kommunen" | "stad" | "municipality");
    let words: Vec<&str> = name.split(' ').skip_while(is_code).filter(is_kind).collect();
    let bare = words.join(" ");
    let bare = bare.strip_suffix('s').unwrap_or(&bare);
    if bare.is_empty() { name } else { bare.to_owned() }
}

/// May the organisation take the code, or does another unit have it?
fn is_free(reading: &Reading<'_>, root: &OrgUnit, code: Option<&str>) -> Result<bool> {
    let Some(code) = code else { return Ok(true) };
    let sql = Sql::open(
        "which units there are is known to all",
        "SELECT COUNT(*) FROM unit WHERE unit.code = ? AND unit.id <> ?",
    );
    Ok(reading.number(sql.bind(code).bind(root.id))? == 0)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_municipality_has_one_name_however_it_is_written() {
        for name in ["Ekviks kommun", "EKVIK", " 1  Ekviks Kommun", "0100 Ekvik"] {
            assert_eq!(bare(name), "ekvik", "{name}");
        }
        assert_ne!(bare("Ekskolan"), bare("Ekvik"));
        assert_eq!(bare("Kommun"), "kommun");
    }
}
