//! The gallery's rail.

use look::{Icon, Part, Person, Rail, RailArea, RailLink};
use texts::Talk;

use crate::tr;

fn area(icon: Icon, label: String, mark: Part, links: &[(&str, String)], path: &str) -> RailArea {
    let links = links.iter().map(|(href, label)| RailLink::new(*href, label).here_on(path)).collect();
    RailArea { icon, label, mark, links, page: None }
}

/// A rail in which the page at `path` is marked.
pub fn rail(talk: &Talk, path: &str) -> Rail {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let planning = [
        ("needs.html", t("Behov", "Needs")),
        ("strategy.html", t("Strategi och mål", "Strategy and goals")),
        ("matrix.html", t("Ekonomi", "Money")),
        ("refresh.html", t("Utbyten", "Refresh")),
    ];
    let delivery = [
        ("desk.html", t("Servicedesk", "Service desk")),
        ("board.html", t("Ändringar", "Changes")),
        ("releases.html", t("Lanseringar", "Releases")),
        ("projects.html", t("Projekt", "Projects")),
    ];
    let review = [
        ("surveys.html", t("Enkäter", "Surveys")),
        ("pilots.html", t("Piloter", "Pilots")),
        ("charts.html", t("Utfall", "Outcomes")),
    ];
    let assure = [("policy.html", t("Skydd", "Protection")), ("records.html", t("Handlingar", "Records"))];
    let forms = [("form.html", t("Blanketter", "Forms")), ("work.html", t("Inläsning", "Scanning"))];
    let school =
        [("day.html", t("Skoldagen", "The school day")), ("messages.html", t("Meddelanden", "Messages"))];
    let areas = vec![
        area(Icon::Plan, t("Planera", "Plan"), Part::Planning, &planning, path),
        area(Icon::Deliver, t("Leverera", "Deliver"), Part::Delivery, &delivery, path),
        area(Icon::Review, t("Följa upp", "Review"), Part::Review, &review, path),
        area(Icon::Assure, t("Skydda", "Assure"), Part::Assurance, &assure, path),
        area(Icon::Forms, t("Formulär", "Forms"), Part::Forms, &forms, path),
        area(Icon::School, t("Skola", "School"), Part::School, &school, path),
    ];
    let registers = vec![
        RailLink::new("people.html", t("Personer och enheter", "People and units")).key('p'),
        RailLink::new("services.html", t("Tjänster", "Services")).key('t'),
        RailLink::new("agreements.html", t("Avtal", "Agreements")).key('a'),
        RailLink::new("decisions.html", t("Beslut", "Decisions")).key('b'),
    ];
    Rail {
        home: "index.html".into(),
        search: "search.html".into(),
        ask: "form.html".into(),
        areas,
        registers,
        person: Some(Person {
            name: "Åsa Lindqvist".into(),
            role: t("IT-chef, Sjövik", "Head of IT, Sjövik"),
            href: "me.html".into(),
            sign_out: "sign-out".into(),
            links: Vec::new(),
        }),
        language: "language".into(),
        back: path.into(),
        ..Rail::default()
    }
}
