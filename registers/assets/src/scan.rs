//! What a reader of labels, or a person, writes of a thing: the address in its code, its tag or its serial number.

use std::collections::HashMap;

use access::Actor;
use kernel::{Id, Result};
use store::{Reading, Sql};

use crate::asset::Asset;
use crate::store::assets;
use crate::{POLICY, Verb, marks};

/// What one text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    One(Box<Asset>),
    /// A serial number that things of several makers have.
    Several,
}

/// The thing, if the actor may read it; what is not theirs is not found.
pub fn load_thing(reading: &Reading<'_>, actor: &Actor, id: Id<Asset>) -> Result<Asset> {
    assets::load(reading, actor, id)
}

/// What these texts mean among the things that the actor may read. Each is the address that a label's code opens, what
/// stands on the label, or a serial number, in that order; what means nothing is left out. At most some hundreds.
pub fn scanned(reading: &Reading<'_>, actor: &Actor, texts: &[String]) -> Result<HashMap<String, Scanned>> {
    if texts.is_empty() {
        return Ok(HashMap::new());
    }
    let scope = POLICY.scope(actor, Verb::Read);
    let found = |column: &str, wanted: Vec<String>| -> Result<Vec<(i64, String)>> {
        let text = format!("SELECT asset.id, {column} FROM asset WHERE {{scope}}");
        reading.all(Sql::within(&scope, &text).and_in(column, wanted).and("ORDER BY asset.id"))
    };
    let tags = found("asset.tag", texts.to_vec())?;
    let serials = found("asset.serial", texts.iter().map(|text| marks::serial(text)).collect())?;
    let mut meant: HashMap<&String, Vec<i64>> = HashMap::new();
    for text in texts {
        let tagged: Vec<i64> = tags.iter().filter(|(_, tag)| tag == text).map(|(id, _)| *id).collect();
        let serial = marks::serial(text);
        let ids = match addressed(text) {
            Some(id) => vec![id],
            None if !tagged.is_empty() => tagged,
            None => serials.iter().filter(|(_, found)| *found == serial).map(|(id, _)| *id).collect(),
        };
        meant.insert(text, ids);
    }
    let mut ids: Vec<i64> = meant.values().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let things: HashMap<i64, Asset> =
        assets::these(reading, &scope, &ids)?.into_iter().map(|asset| (asset.id.number(), asset)).collect();
    let one = |(text, ids): (&String, Vec<i64>)| match ids[..] {
        [id] => Some((text.clone(), Scanned::One(Box::new(things.get(&id)?.clone())))),
        [] => None,
        _ => Some((text.clone(), Scanned::Several)),
    };
    Ok(meant.into_iter().filter_map(one).collect())
}

/// The number in a label's address: `https://varv.example/equipment/17`.
fn addressed(text: &str) -> Option<i64> {
    let (_, number) = text.rsplit_once("/equipment/")?;
    number.trim_end_matches('/').parse().ok()
}
