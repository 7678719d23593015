//! The gallery's pages.

use kernel::{FieldError, FieldErrors, Input};
use look::{
    Act, Bare, Choice, Crumb, Empty, Field, Form, Frame, Head, Html, Icon, Mood, Notice, RailLink, Stat,
    StateMark, Tabs,
};
use texts::Talk;

use crate::figures;
use crate::parts;
use crate::rail::rail;
use crate::records;
use crate::tr;

/// Each page's name and document.
pub fn all(talk: &Talk) -> Vec<(&'static str, Html)> {
    vec![
        ("index", home(talk)),
        ("needs", needs(talk)),
        ("compact", compact(talk)),
        ("empty", empty(talk)),
        ("record", record(talk)),
        ("form", form(talk)),
        ("form-wrong", form_wrong(talk)),
        ("board", board(talk)),
        ("matrix", matrix(talk)),
        ("charts", charts(talk)),
        ("work", work(talk)),
        ("marks", marks(talk)),
        ("sign-in", sign_in(talk)),
    ]
}

fn frame(talk: &Talk, path: &str, head: Head, body: Html) -> Frame {
    Frame {
        rail: rail(talk, path),
        crumbs: vec![Crumb::new("index.html", tr(talk, "Hjulet", "The wheel"))],
        head,
        body,
        ..Frame::default()
    }
}

fn home(talk: &Talk) -> Html {
    let page = Frame {
        crumbs: Vec::new(),
        demo: tr(
            talk,
            "Det här är en demo. Kommunen Sjövik och alla namn är påhittade.",
            "This is a demo. The municipality of Sjövik and all names are invented.",
        ),
        aside: records::needs_you(talk).then(&records::changed(talk)),
        ..frame(
            talk,
            "index.html",
            Head {
                lead: tr(
                    talk,
                    "Lördag vecka 47. Tre saker väntar på dig.",
                    "Saturday, week 47. Three things wait for you.",
                ),
                ..Head::titled(tr(talk, "God morgon, Åsa", "Good morning, Åsa"))
            },
            figures::wheel(talk).render(talk),
        )
    };
    page.render(talk)
}

fn needs(talk: &Talk) -> Html {
    let head = Head {
        primary: Some(Act::go(tr(talk, "Föreslå behov", "Propose a need"), "form.html").icon(Icon::Add)),
        quiet: vec![Act::go(tr(talk, "Som tavla", "As a board"), "board.html").icon(Icon::Board)],
        ..Head::titled(tr(talk, "Behov", "Needs"))
    };
    frame(talk, "needs.html", head, parts::needs(talk).render(talk)).render(talk)
}

fn compact(talk: &Talk) -> Html {
    let list = look::ListPage { density: look::Density::Compact, bulk: Vec::new(), ..parts::needs(talk) };
    frame(talk, "needs.html", Head::titled(tr(talk, "Behov, tätt", "Needs, compact")), list.render(talk))
        .render(talk)
}

fn empty(talk: &Talk) -> Html {
    let empty = Empty {
        icon: Icon::Pilot,
        title: tr(talk, "Inga piloter än", "No pilots yet"),
        text: tr(
            talk,
            "En pilot har en fråga, ett sätt att mäta svaret och en dag då ni bestämmer.",
            "A pilot has a question, a way to measure the answer and a day on which you decide.",
        ),
        act: Some(Act::go(tr(talk, "Planera en pilot", "Plan a pilot"), "form.html").icon(Icon::Add)),
    };
    let list = look::ListPage {
        rows: Vec::new(),
        filters: Vec::new(),
        bulk: Vec::new(),
        empty,
        next: String::new(),
        count: look::Count::Exactly(0),
        ..parts::needs(talk)
    };
    frame(talk, "pilots.html", Head::titled(tr(talk, "Piloter", "Pilots")), list.render(talk)).render(talk)
}

fn record(talk: &Talk) -> Html {
    let head = Head {
        number: "B-2026-041".into(),
        state: Some(StateMark::new(Icon::Search, tr(talk, "Utreds", "Being assessed"), Mood::Calm)),
        primary: Some(Act::go(tr(talk, "Svara på behovet", "Answer the need"), "form.html")),
        quiet: vec![
            Act::send(tr(talk, "Följ", "Follow"), "follow").icon(Icon::Bell),
            Act::send(tr(talk, "Parkera", "Park"), "park").icon(Icon::Paused),
        ],
        ..Head::titled(tr(
            talk,
            "Kameror till mediekursen räcker inte",
            "Too few cameras for the media course",
        ))
    };
    let tabs = Tabs {
        label: tr(talk, "Behovets sidor", "The need’s pages"),
        tabs: vec![
            RailLink { is_here: true, ..RailLink::new("record.html", tr(talk, "Ärendet", "The matter")) },
            RailLink::new("history.html", tr(talk, "Historik", "History")),
            RailLink::new("files.html", tr(talk, "Filer", "Files")),
        ],
    };
    let flash = Notice::new(
        Mood::Good,
        tr(
            talk,
            "Sparat. Erik Nyström får veta att du svarat.",
            "Saved. Erik Nyström is told that you answered.",
        ),
    );
    let page = frame(
        talk,
        "needs.html",
        head,
        tabs.render(talk)
            .then(&records::story(talk))
            .then(&records::dialogue(talk))
            .then(&records::timeline(talk)),
    );
    let crumbs = vec![
        Crumb::new("index.html", tr(talk, "Hjulet", "The wheel")),
        Crumb::new("needs.html", tr(talk, "Behov", "Needs")),
    ];
    let aside = records::facts(talk).then(&records::thread(talk));
    Frame { crumbs, flash: Some(flash), aside, ..page }.render(talk)
}

fn ask(talk: &Talk) -> Form {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let touched = vec![
        Choice::new("me", t("Bara mig", "Only me")),
        Choice::new("class", t("En klass eller grupp", "A class or group")),
        Choice::new("all", t("Hela enheten", "The whole unit"))
            .help(t("Skolan, förvaltningen eller nämnden.", "The school, department or board.")),
    ];
    let units: Vec<Choice> =
        ["Norra skolan", "Södra skolan", "Ängsskolan", "Sjöviks gymnasium", "Vuxenutbildningen", "Kansliet"]
            .iter()
            .map(|unit| Choice::new(*unit, *unit))
            .collect();
    let when = vec![
        Choice::new("ht", t("Höstterminen", "Autumn term")),
        Choice::new("vt", t("Vårterminen", "Spring term")),
    ];
    let fields = vec![
        Field::line("title", t("Vad behöver du?", "What do you need?"))
            .required()
            .help(t("En mening räcker.", "One sentence is enough.")),
        Field::prose("why", t("Vad blir bättre då?", "What will be better then?")).help(t(
            "Beskriv hur det är i dag och vad som hindrar er.",
            "Describe how it is today and what stops you.",
        )),
        Field::choice("touched", t("Vem berörs?", "Who is touched?"), touched).required(),
        Field::choice("unit", t("Enhet", "Unit"), units).required(),
        Field::many("when", t("När på året märks det?", "When in the year is it felt?"), when),
        Field::section(t("Tid och pengar", "Time and money")).help(t(
            "Fyll i det du vet. Resten tar vi reda på tillsammans.",
            "Fill in what you know. We find out the rest together.",
        )),
        Field::day("day", t("Behövs senast", "Needed by")),
        Field::money("cost", t("Ungefärlig kostnad", "Rough cost")),
        Field::check(
            "urgent",
            t("Undervisningen står still tills det är löst", "Teaching stands still until this is solved"),
        ),
    ];
    let more = vec![
        Field::number("count", t("Hur många personer?", "How many people?"), t("personer", "people")),
        Field::file("file", t("Bifoga en fil", "Attach a file"), ".pdf,.docx,.xlsx"),
        Field::email("email", t("Vem mer ska få svar?", "Who else should hear?")),
    ];
    Form {
        more,
        cancel: "needs.html".into(),
        ..Form::new("needs.html", t("Skicka behovet", "Send the need"), fields)
    }
}

fn form(talk: &Talk) -> Html {
    let head = Head {
        lead: tr(
            talk,
            "Du får svar inom fem arbetsdagar, även om svaret är nej.",
            "You get an answer within five working days, even if it is no.",
        ),
        ..Head::titled(tr(talk, "Föreslå ett behov", "Propose a need"))
    };
    frame(talk, "form.html", head, ask(talk).render(talk)).render(talk)
}

fn form_wrong(talk: &Talk) -> Html {
    let typed = Input::of(&[
        ("why", "I dag delar 28 elever på fyra kameror."),
        ("cost", "tolv tusen"),
        ("when", "ht"),
    ]);
    let errors = FieldErrors(vec![
        FieldError::new("title", "missing"),
        FieldError::new("touched", "not-a-choice"),
        FieldError::new("cost", "not-money"),
    ]);
    let page = ask(talk).refused(&typed, errors);
    frame(talk, "form.html", Head::titled(tr(talk, "Föreslå ett behov", "Propose a need")), page.render(talk))
        .render(talk)
}

fn board(talk: &Talk) -> Html {
    let head = Head::titled(tr(talk, "Ändringar", "Changes"));
    frame(talk, "board.html", head, records::board(talk).render(talk)).render(talk)
}

fn matrix(talk: &Talk) -> Html {
    let body = figures::matrix(talk)
        .render(talk)
        .then(&Html("<h2>=</h2>".replace('=', &tr(talk, "Så räknas kostnaden", "How the cost is reckoned"))))
        .then(&figures::sum(talk).render(talk));
    frame(talk, "matrix.html", Head::titled(tr(talk, "Vem får göra vad", "Who may do what")), body)
        .render(talk)
}

fn charts(talk: &Talk) -> Html {
    let stats = [
        Stat {
            note: tr(talk, "Bättre än förra året", "Better than last year"),
            mood: Mood::Good,
            ..Stat::new("99,4 %", tr(talk, "drifttid", "uptime"), "list.html")
        },
        Stat {
            note: tr(talk, "3 över tiden", "3 over time"),
            mood: Mood::Watch,
            ..Stat::new("41", tr(talk, "öppna ärenden", "open tickets"), "list.html")
        },
        Stat::new(
            tr(talk, "1 234 kr", "SEK 1,234"),
            tr(talk, "per elev och år", "per pupil and year"),
            "list.html",
        ),
    ];
    let body: Html = [
        Stat::row(&stats, talk),
        figures::bars(talk).render(talk),
        figures::stack(talk).render(talk),
        figures::lines(talk).render(talk),
    ]
    .iter()
    .map(|part| Html(format!("<section>{part}</section>")))
    .collect();
    frame(talk, "charts.html", Head::titled(tr(talk, "Utfall 2026", "Outcomes 2026")), body).render(talk)
}

fn work(talk: &Talk) -> Html {
    let body: Html =
        parts::work(talk).iter().map(|part| Html(format!("<section>{part}</section>"))).collect();
    frame(talk, "work.html", Head::titled(tr(talk, "Läs in tillgångar", "Import assets")), body).render(talk)
}

fn marks(talk: &Talk) -> Html {
    let moods = [Mood::Calm, Mood::Good, Mood::Watch, Mood::Bad, Mood::Past];
    let words = ["Calm", "Good", "Watch", "Bad", "Past"];
    let mut body: Html = moods
        .iter()
        .zip(words)
        .map(|(mood, word)| {
            let state = StateMark::new(mood.icon(), word, *mood).render();
            let notice = Notice {
                title: word.into(),
                ..Notice::new(
                    *mood,
                    tr(talk, "Så här ser en upplysning ut.", "This is what a notice looks like."),
                )
            };
            Html(format!("<section><p>{state}</p>{}</section>", notice.render(talk)))
        })
        .collect();
    let acts = [
        Act::go("primary", "#").icon(Icon::Add).primary(),
        Act::go("quiet", "#").quiet(),
        Act::send("danger", "#").icon(Icon::Delete).danger(),
        Act::go("plain", "#").plain(),
    ];
    let acts: Html = acts.into_iter().collect();
    body = body.then(&Html(format!("<section class=\"head-acts\">{acts}</section>")));
    let found =
        look::highlight("Kamerorna i Norra skolan och kamerorna i Södra skolan", &["kameror", "skolan"]);
    body =
        body.then(&Html(format!("<section><p>{found} {}</p></section>", look::code("varv import assets"))));
    let icons: Html =
        Icon::ALL.iter().map(|icon| Html(format!("<li>{} {}</li>", icon.svg(), icon.name()))).collect();
    body = body.then(&Html(format!("<section><ul class=\"counts\">{icons}</ul></section>")));
    frame(talk, "marks.html", Head::titled(tr(talk, "Märken", "Marks")), body).render(talk)
}

fn sign_in(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let fields = vec![
        Field::email("email", t("E-post", "E-mail")).autocomplete("username").required(),
        Field::secret("password", t("Lösenord", "Password")).required(),
    ];
    Bare {
        title: t("Logga in", "Sign in"),
        lead: t("Sjöviks kommun", "The municipality of Sjövik"),
        body: Form::new("sign-in", t("Logga in", "Sign in"), fields).render(talk),
        language: "language".into(),
        ..Bare::default()
    }
    .render(talk)
}
