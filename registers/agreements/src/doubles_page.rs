//! Suppliers that may be one and the same, for a person to say yes or to leave as they are.

use kernel::{Id, Refused, Result};
use look::{Cell, Column, Crumb, Empty, Html, Icon, Row, Table};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::store::suppliers;
use crate::supplier::href;
use crate::{SUPPLIERS, SupplierVerb};

/// Pairs that the page shows; merging some makes room for others.
const PAIRS: usize = 100;

/// GET `/suppliers/doubles`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !SUPPLIERS.may_somewhere(ask.actor, SupplierVerb::Read) {
        return Err(Refused::NotAllowed);
    }
    let pairs = ask.db.read(|reading| suppliers::doubles(reading, ask.actor, PAIRS))?;
    let json = || {
        let one = |(id, name): &(i64, String)| json!({ "id": id, "name": name });
        Ok(
            json!({ "items": pairs.iter().map(|pair| pair.iter().map(one).collect::<Vec<_>>()).collect::<Vec<_>>() }),
        )
    };
    ask.show(json, || Ok(page(ask, &pairs)))
}

fn page(ask: &Ask<'_>, pairs: &[[(i64, String); 2]]) -> Page {
    let mut page = Page::titled(ask.say("agreements-doubles-title"));
    page.head.lead = ask.say("agreements-doubles-lead");
    page.crumbs = vec![Crumb::new("/suppliers", ask.say("agreements-suppliers-list-title"))];
    page.body = if pairs.is_empty() {
        let (title, text) = (ask.say("agreements-doubles-empty"), ask.say("agreements-doubles-empty-help"));
        Empty { icon: Icon::Supplier, title, text, act: None }.render(ask.talk)
    } else {
        table(ask, pairs)
    };
    page
}

fn table(ask: &Ask<'_>, pairs: &[[(i64, String); 2]]) -> Html {
    let link = |(id, name): &(i64, String)| Cell::link(href(Id::new(*id)), name);
    let may = SUPPLIERS.may_somewhere(ask.actor, SupplierVerb::Merge);
    let row = |[one, other]: &[(i64, String); 2]| {
        // The later one is merged into the one that was there first.
        let facts = [("one", other.1.as_str().into()), ("other", one.1.as_str().into())];
        let act = if may {
            let to = format!("{}/merge?into={}", href(Id::new(other.0)), one.0);
            Cell::link(to, ask.talk.with("agreements-doubles-merge", &facts))
        } else {
            Cell::nothing()
        };
        Row::new(vec![link(one), link(other), act])
    };
    let heads = ["one", "other", "merge"]
        .map(|word| Column::new(ask.say(&format!("agreements-doubles-{word}-head"))));
    Table {
        caption: ask.say("agreements-doubles-caption"),
        columns: heads.into(),
        rows: pairs.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
