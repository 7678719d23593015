//! A report as programs read it: whole numbers, minutes and percent. Only names are in the reader's language.

use kernel::Month;
use serde_json::{Map, Value as Json, json};
use web::Ask;

use crate::Contents;
use crate::contents::percent;
use crate::figure;
use crate::parts::{self, Line};
use crate::show::{Shown, Which};

pub(crate) fn json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let contents = &shown.contents;
    let (id, built_at) = match shown.which {
        Which::Built { id, at } => (Some(id), Some(at.rfc3339())),
        Which::SoFar => (None, None),
    };
    let flows = |lines: Vec<Line>| lines.iter().map(flow).collect::<Vec<_>>();
    json!({
        "id": id,
        "month": shown.month.to_string(),
        "built_at": built_at,
        "is_so_far": shown.which == Which::SoFar,
        "times_are_open_hours": contents.open_time.is_some(),
        "figures": figures(contents),
        "month_before": shown.beside.before.as_ref().map(|it| other(it.month, &it.contents)),
        "year_ago": shown.beside.year_ago.as_ref().map(|it| other(it.month, &it.contents)),
        "priorities": flows(parts::priorities(ask, shown, contents)),
        "units": flows(parts::units(ask, shown, contents)),
        "services": flows(parts::services(ask, shown, contents)),
        "promises": contents.promises.iter().map(|it| json!({
            "measure": it.measure,
            "promised": it.promised,
            "kept": it.kept,
            "kept_percent": percent(it.kept, it.promised),
        })).collect::<Vec<_>>(),
        "causes": counts(parts::causes(ask, shown, contents), "broken"),
        "orders": counts(parts::orders(ask, shown, contents), "carried_out"),
    })
}

fn other(month: Month, contents: &Contents) -> Json {
    json!({ "month": month.to_string(), "figures": figures(contents) })
}

fn figures(contents: &Contents) -> Json {
    let one = |figure: &figure::Figure| (figure.name.replace('-', "_"), json!((figure.of)(contents)));
    Json::Object(figure::all().map(one).collect::<Map<_, _>>())
}

fn flow(line: &Line) -> Json {
    let figure = |at: usize| line.figures.get(at);
    json!({
        "id": line.key.parse::<i64>().ok(),
        "name": line.label,
        "received": figure(0),
        "solved": figure(1),
        "open": figure(2),
    })
}

fn counts(lines: Vec<Line>, counted: &str) -> Vec<Json> {
    lines.iter().map(|line| json!({ "name": line.label, (counted): line.figures.first() })).collect()
}
