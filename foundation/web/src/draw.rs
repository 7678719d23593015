//! The frame around a room's page: the menu of what this person may use, who it is, and what was just said.

use look::{Bare, Frame, Html, Icon, Mood, Notice, Person, Rail, RailArea, RailLink};
use texts::{Fact, Talk};

use crate::room::Area;
use crate::{Ask, Page, problem};

type SaidText = Option<(String, Vec<(String, String)>)>;

pub(crate) fn page(ask: &Ask<'_>, page: Page, said: SaidText) -> Html {
    let frame = Frame {
        rail: rail(ask),
        crumbs: page.crumbs,
        head: page.head,
        flash: said.and_then(|said| flash(ask.talk, &said)).or(page.notice),
        demo: demo(ask),
        body: page.body,
        aside: page.aside,
        accessibility: "/accessibility".to_owned(),
        again_after_s: page.again_after_s,
    };
    frame.render(ask.talk)
}

pub(crate) fn bare(ask: &Ask<'_>, mut bare: Bare, said: SaidText) -> Html {
    bare.demo = demo(ask);
    bare.language = "/language".to_owned();
    bare.back = ask.path.to_owned();
    if let Some(said) = said {
        bare.flash = flash(ask.talk, &said).or(bare.flash);
    }
    bare.render(ask.talk)
}

/// A refusal as a page: inside the frame for whoever is signed in, bare otherwise.
pub(crate) fn refusal(ask: &Ask<'_>, refused: &kernel::Refused) -> Html {
    let title = problem::title(refused, ask.talk);
    let help = problem::help(refused, ask.talk);
    let mut body = Html::text(&help);
    body.0 = format!("<p>{}</p>", body.0);
    if let kernel::Refused::Invalid(errors) = refused {
        let lines = errors.0.iter().map(|e| {
            let text = look::error_text(ask.talk, e, &e.field);
            Html(format!("<li>{}</li>", look::escape(&text)))
        });
        body = body.then(&Html(format!("<ul>{}</ul>", lines.collect::<Html>().0)));
    }
    let back = look::Act::go(ask.say("web-to-start"), "/").icon(Icon::Home).quiet();
    body = body.then(&Html(format!("<p>{}</p>", back.0)));
    if ask.actor.is_signed_in() {
        page(ask, Page { body, ..Page::titled(title) }, None)
    } else {
        self::bare(ask, Bare { title, body, ..Bare::default() }, None)
    }
}

/// The answer to what the person just did. A key that is no text of ours says nothing.
fn flash(talk: &Talk, (key, facts): &(String, Vec<(String, String)>)) -> Option<Notice> {
    talk.maybe(key)?;
    let facts: Vec<(&str, Fact)> = facts
        .iter()
        .map(|(n, v)| (n.as_str(), v.parse::<i64>().map_or_else(|_| v.as_str().into(), Fact::Number)))
        .collect();
    Some(Notice::new(Mood::Good, talk.with(key, &facts)))
}

fn demo(ask: &Ask<'_>) -> String {
    if ask.app.site.is_demo { ask.say("web-demo-banner") } else { String::new() }
}

fn rail(ask: &Ask<'_>) -> Rail {
    let back = if ask.raw_query.is_empty() {
        ask.path.to_owned()
    } else {
        format!("{}?{}", ask.path, ask.raw_query)
    };
    let mut rail = Rail { home: "/".to_owned(), language: "/language".to_owned(), back, ..Rail::default() };
    if !ask.actor.is_signed_in() {
        return rail;
    }
    rail.search = "/search".to_owned();
    rail.searched = if ask.path == "/search" { ask.query.raw("q").to_owned() } else { String::new() };
    rail.ask = "/needs/ask".to_owned();
    rail.areas = Area::WHEEL
        .into_iter()
        .map(|area| RailArea {
            icon: area.icon(),
            label: ask.say(&format!("web-area-{}", area.word())),
            mark: area.part(),
            links: doors(ask, area),
            page: page_of(ask, area),
        })
        .collect();
    rail.registers = doors(ask, Area::Registers);
    let role = if ask.visitor.role.is_empty() {
        String::new()
    } else {
        ask.say(&format!("role-{}", ask.visitor.role))
    };
    rail.person = Some(Person {
        name: ask.visitor.name.clone(),
        role,
        href: "/account".to_owned(),
        sign_out: "/sign-out".to_owned(),
        links: Vec::new(),
    });
    rail
}

/// The page that tells what is to come in an area, where the program has one.
fn page_of(ask: &Ask<'_>, area: Area) -> Option<RailLink> {
    let is_there = ask.app.routes.all().iter().any(|route| route.path == "/areas/{area}");
    let link = || RailLink::new(format!("/areas/{}", area.word()), "").here_on(ask.path);
    is_there.then(link)
}

fn doors(ask: &Ask<'_>, area: Area) -> Vec<RailLink> {
    let doors = ask.app.rooms.iter().flat_map(|room| room.doors);
    let mut links: Vec<RailLink> = doors
        .filter(|door| door.area == area && (door.may)(ask.actor))
        .map(|door| {
            RailLink { key: door.key, ..RailLink::new(door.href, ask.say(door.label)) }.here_on(ask.path)
        })
        .collect();
    // Only the longest address that fits is where we are: /needs/board, not /needs too.
    let longest = links.iter().filter(|l| l.is_here).map(|l| l.href.len()).max().unwrap_or(0);
    for link in &mut links {
        link.is_here = link.is_here && link.href.len() == longest;
    }
    links
}

/// The page of last resort, when even the texts cannot be asked.
pub fn say_broken() -> &'static str {
    "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Varv</title><h1>Något gick sönder hos oss</h1>\
     <p>Inget du skickade har sparats. Försök igen om en stund.</p></html>"
}
