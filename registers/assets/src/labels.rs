//! Labels to print: the tag, whose it is, and a QR code that opens the thing's page.

use std::fmt::Write as _;

use kernel::{Id, Refused, Result};
use look::{Act, Crumb, Html, Icon};
use qrcode::QrCode;
use qrcode::render::svg;
use serde_json::json;
use store::{Reading, Sql};
use web::{Ask, Field, Page, Reply};

use crate::asset::{self, Asset};
use crate::{POLICY, Verb};

/// Labels that are printed at a time.
const AT_MOST: usize = 240;
/// How many there may be on a sheet of A4 (210 × 297 mm), and how many of them stand side by side; the usual first.
const SHEETS: [(usize, &str); 3] = [(24, "labels of-24"), (10, "labels of-10"), (65, "labels of-65")];

pub(crate) const IDS: &[Field] = &[Field::many("id")];

/// POST `/equipment/bulk/labels`: leads to the page with the labels of what was ticked.
pub(crate) fn choose(ask: &Ask<'_>) -> Result<Reply> {
    let ids: Vec<Id<Asset>> =
        ask.input.ids("id").map_err(|error| Refused::Invalid(kernel::FieldErrors(vec![error])))?;
    if ids.is_empty() {
        return Err(Refused::rule("web-bulk-none"));
    }
    if ids.len() > AT_MOST {
        return Err(Refused::rule("assets-labels-too-many"));
    }
    let found = ask.db.read(|reading| labelled(reading, ask, &ids))?;
    if found.is_empty() {
        return Err(Refused::NotFound);
    }
    Ok(Reply::see(address(&ids, SHEETS[0].0), "assets-labels-chosen").fact("count", found.len()))
}

fn address(ids: &[Id<Asset>], per_sheet: usize) -> String {
    let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    format!("/equipment/labels?ids={ids}&per_sheet={per_sheet}")
}

/// The tags of those of these things whose labels the actor may print, by tag.
fn labelled(reading: &Reading<'_>, ask: &Ask<'_>, ids: &[Id<Asset>]) -> Result<Vec<(Id<Asset>, String)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = "SELECT asset.id, asset.tag FROM asset WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Label), text);
    reading.all(sql.and_in("asset.id", ids.iter().copied()).and("ORDER BY asset.tag, asset.id"))
}

/// GET `/equipment/labels`: `ids` parted by dots, and how many go on a sheet.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !POLICY.may_somewhere(ask.actor, Verb::Label) {
        return Err(Refused::NotAllowed);
    }
    let asked = ask.query.raw("ids").split('.').filter_map(|id| id.parse().ok());
    let ids: Vec<Id<Asset>> = asked.take(AT_MOST).collect();
    let per_sheet = ask.query.raw("per_sheet").parse().unwrap_or(SHEETS[0].0);
    let sheet = SHEETS.into_iter().find(|(count, _)| *count == per_sheet).unwrap_or(SHEETS[0]);
    let (found, owner) = ask.db.read(|reading| {
        let owner = people::setting(reading, "name")?.unwrap_or_default();
        Ok((labelled(reading, ask, &ids)?, owner))
    })?;
    let leads_to = |id: Id<Asset>| format!("{}{}", ask.site_address, asset::href(id));
    let one = |(id, tag): &(Id<Asset>, String)| json!({ "id": id, "tag": tag, "address": leads_to(*id) });
    ask.show(
        || Ok(json!({ "owner": owner, "items": found.iter().map(one).collect::<Vec<_>>() })),
        || {
            let mut page = Page::titled(ask.say("assets-labels-title"));
            page.crumbs = vec![Crumb::new("/equipment", ask.say("assets-list-title"))];
            page.head.lead = ask.say("assets-labels-lead");
            let other = SHEETS.into_iter().filter(|(count, _)| *count != sheet.0);
            let act = |(count, _): (usize, &str)| {
                let words = ask.talk.with("assets-labels-per-sheet", &[("count", count.into())]);
                Act::go(words, address(&ids, count)).icon(Icon::Print)
            };
            page.head.quiet = other.map(act).collect();
            page.body = if found.is_empty() {
                let (title, text) = (ask.say("assets-labels-none"), ask.say("assets-labels-none-help"));
                look::Empty { icon: Icon::Print, title, text, act: None }.render(ask.talk)
            } else {
                sheets(&found, &owner, sheet, leads_to)?
            };
            Ok(page)
        },
    )
}

/// The labels on their sheets.
fn sheets(
    found: &[(Id<Asset>, String)],
    owner: &str,
    (count, class): (usize, &str),
    leads_to: impl Fn(Id<Asset>) -> String,
) -> Result<Html> {
    let mut html = String::new();
    for sheet in found.chunks(count) {
        let _ = write!(html, "<ul class=\"{class}\">");
        for (id, tag) in sheet {
            let (code, tag) = (code(&leads_to(*id))?, look::escape(tag));
            let owner = look::escape(owner);
            let _ = write!(html, "<li>{code}<span><b>{tag}</b> <span>{owner}</span></span></li>");
        }
        html.push_str("</ul>");
    }
    Ok(Html(html))
}

/// An address as a QR code: plain SVG without style, as the content policy wants it. The tag beside it says the same.
fn code(address: &str) -> Result<String> {
    let code = QrCode::new(address.as_bytes()).map_err(Refused::broken)?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(96, 96).build();
    let (_, svg) = drawn.split_once("?>").unwrap_or(("", &drawn));
    Ok(svg.replacen("<svg ", "<svg aria-hidden=\"true\" focusable=\"false\" ", 1))
}
