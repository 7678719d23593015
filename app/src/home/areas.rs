//! The areas of the wheel: what stands in each now, and what is to come.

use kernel::{Refused, Result};
use look::{Html, escape};
use web::{Area, Ask, Page, Reply};

/// The rooms of an area that are not built yet, by the keys of their names.
pub const fn to_come(area: Area) -> &'static [&'static str] {
    match area {
        Area::Plan => &["home-room-strategy", "home-room-refresh"],
        Area::Deliver => &["home-room-changes", "home-room-releases", "home-room-projects"],
        Area::Review => &["home-room-surveys", "home-room-pilots", "home-room-outcomes"],
        Area::Assure => &["home-room-protection", "home-room-records"],
        Area::Forms => &["home-room-design", "home-room-paper"],
        Area::School => &["home-room-day", "home-room-messages"],
        Area::Registers => &[],
    }
}

pub fn show(ask: &Ask<'_>) -> Result<Reply> {
    let word = ask.param("area")?;
    let area = Area::WHEEL.into_iter().find(|area| area.word() == word).ok_or(Refused::NotFound)?;
    let mut page = Page::titled(ask.say(&format!("web-area-{word}")));
    page.head.lead = ask.say(&format!("home-area-{word}"));
    let doors = ask.app.rooms.iter().flat_map(|room| room.doors);
    let links: Html = doors
        .filter(|door| door.area == area && (door.may)(ask.actor))
        .map(|door| Html(format!("<li><a href=\"{}\">{}</a></li>", door.href, escape(&ask.say(door.label)))))
        .collect();
    if !links.is_empty() {
        page.body = Html(format!("<h2>{}</h2><ul>{links}</ul>", escape(&ask.say("home-area-now"))));
    }
    let coming: Html = to_come(area)
        .iter()
        .map(|key| {
            Html(format!(
                "<dt>{}</dt><dd>{}</dd>",
                escape(&ask.say(key)),
                escape(&ask.say(&format!("{key}-help")))
            ))
        })
        .collect();
    if !coming.is_empty() {
        let html =
            format!("<h2>{}</h2><dl class=\"to-come\">{coming}</dl>", escape(&ask.say("home-area-coming")));
        page.body = page.body.then(&Html(html));
    }
    Ok(Reply::Page(Box::new(page)))
}
