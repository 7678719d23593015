use kernel::Result;
use look::{Happening, Html, Icon, Mood, Part, Timeline, Wheel, WheelPart, WheelRoom, escape};
use serde_json::json;
use web::{Area, Ask, Need, Page, Reply};

use super::{areas, changed};

/// What waits for a person is shown up to so many lines.
const NEEDS_AT_MOST: usize = 12;

pub fn show(ask: &Ask<'_>) -> Result<Reply> {
    let needs = needs_you(ask)?;
    let changes = changed::lines(ask)?;
    ask.show(
        || {
            let needs: Vec<_> = needs
                .iter()
                .map(|n| json!({ "text": n.text, "href": n.href, "count": n.count, "urgent": n.is_urgent }))
                .collect();
            let segments: Vec<_> = segments(ask)?
                .iter()
                .map(|(area, room)| json!({ "area": area.word(), "room": room.label, "count": room.count, "href": room.href }))
                .collect();
            Ok(json!({ "needs_you": needs, "wheel": segments, "changed": changed::json(&changes) }))
        },
        || {
            let title = ask.talk.with("home-hello", &[("name", first_name(&ask.visitor.name).into())]);
            let mut page = Page::titled(title);
            page.head.lead = ask.talk.with("home-lead", &[("organisation", (&ask.visitor.organisation.name).into())]);
            page.body = wheel(ask)?.render(ask.talk);
            page.aside = waiting(ask, &needs).then(&changed::draw(ask, &changes));
            Ok(page)
        },
    )
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// What waits for this person in every room, the urgent first.
fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let mut needs = Vec::new();
    for room in &ask.app.rooms {
        needs.append(&mut (room.needs_you)(ask)?);
    }
    needs.sort_by_key(|need| !need.is_urgent);
    needs.truncate(NEEDS_AT_MOST);
    Ok(needs)
}

fn segments(ask: &Ask<'_>) -> Result<Vec<(Area, WheelRoom)>> {
    let mut segments = Vec::new();
    for room in &ask.app.rooms {
        segments.append(&mut (room.wheel)(ask)?);
    }
    Ok(segments)
}

/// The three arcs. A room that is not built yet says so in words and leads nowhere.
fn wheel(ask: &Ask<'_>) -> Result<Wheel> {
    let mut built = segments(ask)?;
    let part = |area: Area, part: Part, built: &mut Vec<(Area, WheelRoom)>| {
        let mut rooms: Vec<WheelRoom> = Vec::new();
        for (at, room) in std::mem::take(built) {
            if at == area { rooms.push(room) } else { built.push((at, room)) }
        }
        rooms.extend(areas::to_come(area).iter().map(|key| WheelRoom {
            label: ask.say(key),
            count: "–".to_owned(),
            counted: ask.say("home-to-come"),
            health: Mood::Calm,
            ..WheelRoom::default()
        }));
        WheelPart { part, icon: area.icon(), label: ask.say(&format!("web-area-{}", area.word())), rooms }
    };
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    Ok(Wheel {
        title: ask.say("home-wheel"),
        description: ask.say("home-wheel-description"),
        centre: today.iso_week().to_string(),
        centre_label: ask.say("home-week"),
        parts: vec![
            part(Area::Plan, Part::Planning, &mut built),
            part(Area::Deliver, Part::Delivery, &mut built),
            part(Area::Review, Part::Review, &mut built),
        ],
    })
}

/// What waits, as a list at the right of the wheel.
fn waiting(ask: &Ask<'_>, needs: &[Need]) -> Html {
    let line = |need: &Need| Happening {
        icon: if need.is_urgent { Icon::Warning } else { Icon::Forward },
        what: Html(format!("<a href=\"{}\">{}</a>", escape(&need.href), escape(&need.text))),
        ..Happening::default()
    };
    let mut happenings: Vec<Happening> = needs.iter().map(line).collect();
    if happenings.is_empty() {
        let what = Html::text(&ask.say("home-nothing-waits"));
        happenings.push(Happening { icon: Icon::Done, what, ..Happening::default() });
    }
    Timeline { title: ask.say("home-needs-you"), happenings, ..Timeline::default() }.render(ask.talk)
}
