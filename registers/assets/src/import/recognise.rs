//! Which thing each row is about: by serial number, UUID or network address, then by tag.

use std::collections::{HashMap, HashSet};

use intake::{Incoming, Why};
use kernel::Result;
use store::{Reading, Sql};

use super::review::folded;

/// Rows that are looked up at a time.
const CHUNK: usize = 500;
const WHY: &str = "what a row is about; a thing that the actor may not change is refused when it is loaded";

/// A thing that has a mark, and who made it.
struct Marked {
    id: i64,
    maker: String,
}

/// Things by one of their marks.
fn by_mark(
    reading: &Reading<'_>,
    text: &str,
    column: &str,
    marks: &[String],
) -> Result<HashMap<String, Vec<Marked>>> {
    let mut found: HashMap<String, Vec<Marked>> = HashMap::new();
    for some in marks.chunks(CHUNK) {
        let sql = Sql::open(WHY, text).and_in(column, some.iter().cloned());
        for (mark, id, maker) in reading.all::<(String, i64, String)>(sql)? {
            found.entry(mark).or_default().push(Marked { id, maker: folded(&maker) });
        }
    }
    Ok(found)
}

/// The only one there is; a mark that several things have is nobody's.
fn only(found: Option<&Vec<Marked>>) -> Option<i64> {
    match found.map(Vec::as_slice) {
        Some([one]) => Some(one.id),
        _ => None,
    }
}

/// Says which thing each row is about. A row whose marks and tag are of two things, and a second row about one thing under
/// another tag, are refused: neither is guessed.
pub(super) fn recognise(reading: &Reading<'_>, rows: &mut [Incoming]) -> Result<()> {
    let texts = |field: &str| -> Vec<String> {
        let texts = rows.iter().filter_map(|row| row.values.text(field));
        let mut texts: Vec<String> = match field {
            "macs" => texts.flat_map(|macs| macs.split(' ').map(str::to_owned)).collect(),
            _ => texts.map(str::to_owned).collect(),
        };
        texts.sort_unstable();
        texts.dedup();
        texts
    };
    let find = |field: &str, column: &str| {
        let from = "FROM asset LEFT JOIN asset_model ON asset_model.id = asset.model_id";
        let from = if field == "macs" {
            format!("{from} JOIN asset_mac ON asset_mac.asset_id = asset.id")
        } else {
            from.to_owned()
        };
        let text = format!("SELECT {column}, asset.id, COALESCE(asset_model.maker, '') {from} WHERE 1 = 1");
        by_mark(reading, &text, column, &texts(field))
    };
    let (serials, uuids) = (find("serial", "asset.serial")?, find("uuid", "asset.uuid")?);
    let (macs, tags) = (find("macs", "asset_mac.mac")?, find("tag", "asset.tag")?);
    let mut seen: HashSet<i64> = HashSet::new();
    for row in rows {
        let text = |field: &str| row.values.text(field);
        let by_serial = text("serial").and_then(|serial| serials.get(serial)).and_then(|found| {
            // A serial number is its maker's: another maker's thing with the same number is another thing.
            let maker = text("maker").map(folded);
            let mut same = found.iter().filter(|one| maker.as_ref().is_none_or(|maker| one.maker == *maker));
            same.next().filter(|_| same.next().is_none()).map(|one| one.id)
        });
        let by_mac = || text("macs").and_then(|all| all.split(' ').find_map(|mac| only(macs.get(mac))));
        let by_mark =
            by_serial.or_else(|| text("uuid").and_then(|uuid| only(uuids.get(uuid)))).or_else(by_mac);
        let by_tag = text("tag").and_then(|tag| only(tags.get(tag)));
        row.about = by_mark.or(by_tag);
        if by_mark.zip(by_tag).is_some_and(|(mark, tag)| mark != tag) {
            row.whys.push(Why::field("tag", "assets-import-why-two"));
        } else if row.about.is_some_and(|id| !seen.insert(id)) && by_tag.is_none() {
            row.whys.push(Why::field("tag", "assets-import-why-again"));
        }
    }
    Ok(())
}

/// Who made the things that the rows are about, by the things' numbers.
pub(super) fn makers_of(reading: &Reading<'_>, rows: &[Incoming]) -> Result<HashMap<i64, String>> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.about).collect();
    let mut makers = HashMap::new();
    for some in ids.chunks(CHUNK) {
        let text = "SELECT asset.id, asset_model.maker FROM asset JOIN asset_model ON asset_model.id = asset.model_id
                    WHERE 1 = 1";
        let sql = Sql::open(WHY, text).and_in("asset.id", some.iter().copied());
        makers.extend(reading.all::<(i64, String)>(sql)?);
    }
    Ok(makers)
}
