//! The gallery's components, filled with invented facts.

use look::{
    Act, Align, Arithmetic, Bar, Bars, Board, BoardColumn, Bulk, Card, Cell, Choice, Column, ConfirmBox,
    Count, Dialogue, Facts, Field, Filter, FilterKind, Form, Happening, Html, Icon, Line, LineChart,
    ListPage, Matrix, MatrixCell, MatrixRow, Message, Mood, Part, Pile, Progress, RailLink, Row, SecretOnce,
    Seen, Sign, Sorted, Stack, StateMark, Steps, Term, ThreadLink, ThreadList, Timeline, Way, Wheel,
    WheelPart, WheelRoom, prose,
};
use texts::Talk;

use crate::tr;

pub fn wheel(talk: &Talk) -> Wheel {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let room = |label: String, count: &str, counted: String, health, words: String| WheelRoom {
        label,
        count: count.into(),
        counted,
        health,
        health_words: words,
        href: "needs.html".into(),
    };
    let well = || t("mår bra", "doing well");
    let open = || t("öppna", "open");
    let planning = vec![
        room(t("Behov", "Needs"), "12", open(), Mood::Good, well()),
        room(t("Strategi", "Strategy"), "9", t("mål", "goals"), Mood::Good, well()),
        room(
            t("Ekonomi", "Money"),
            "31",
            t("poster", "lines"),
            Mood::Watch,
            t("2 saknar pengar", "2 lack money"),
        ),
        room(t("Utbyten", "Refresh"), "140", t("i år", "this year"), Mood::Good, well()),
    ];
    let delivery = vec![
        room(t("Servicedesk", "Service desk"), "41", open(), Mood::Bad, t("3 över tiden", "3 over time")),
        room(t("Ändringar", "Changes"), "6", t("planerade", "planned"), Mood::Good, well()),
        room(t("Lanseringar", "Releases"), "2", t("på väg", "coming"), Mood::Good, well()),
        room(t("Projekt", "Projects"), "5", t("pågår", "running"), Mood::Watch, t("1 försenat", "1 late")),
    ];
    let review = vec![
        room(t("Enkäter", "Surveys"), "1", t("öppen", "open"), Mood::Good, well()),
        WheelRoom {
            href: String::new(),
            ..room(t("Piloter", "Pilots"), "–", String::new(), Mood::Calm, t("inga än", "none yet"))
        },
        room(t("Utfall", "Outcomes"), "14", t("mått", "measures"), Mood::Good, well()),
    ];
    let part = |part, icon, label, rooms| WheelPart { part, icon, label, rooms };
    Wheel {
        title: t("Varvet just nu", "The cycle right now"),
        description: t(
            "Ring i tre delar: planera, leverera, följa upp.",
            "A ring of three parts: plan, deliver, review.",
        ),
        centre: t("v. 47", "wk 47"),
        centre_label: "2026".into(),
        parts: vec![
            part(Part::Planning, Icon::Plan, t("Planera", "Plan"), planning),
            part(Part::Delivery, Icon::Deliver, t("Leverera", "Deliver"), delivery),
            part(Part::Review, Icon::Review, t("Följa upp", "Review"), review),
        ],
    }
}

pub fn needs_you(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let line = |icon, what: String, at: String| Happening {
        icon,
        what: Html(format!("<a href=\"record.html\">{what}</a>")),
        at,
        ..Happening::default()
    };
    Timeline {
        title: t("Behöver dig", "Needs you"),
        happenings: vec![
            line(
                Icon::Decision,
                t("Besluta om finansieringsplanen", "Decide on the financing plan"),
                t("i dag", "today"),
            ),
            line(
                Icon::Agreement,
                t("Säg upp eller förläng skrivaravtalet", "End or extend the printer agreement"),
                t("senast 30 november", "by 30 November"),
            ),
            line(
                Icon::Need,
                t("Svara på behovet av kameror", "Answer the need for cameras"),
                t("väntat i 4 dagar", "waiting for 4 days"),
            ),
        ],
        ..Timeline::default()
    }
    .render(talk)
}

pub fn changed(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let line = |icon, what: String, who: &str| Happening {
        icon,
        what: Html::text(&what),
        who: who.into(),
        at: "08:12".into(),
        at_iso: "2026-11-21T08:12".into(),
    };
    Timeline {
        title: t("Vad som ändrats", "What changed"),
        happenings: vec![
            line(
                Icon::Done,
                t(
                    "Bytet av trådlöst nät på Ängsskolan är klart",
                    "The new wireless network at Ängsskolan is done",
                ),
                "Mikael Berg",
            ),
            line(
                Icon::Comment,
                t("Nytt svar om skolplattformen", "A new answer about the school platform"),
                "Sara Holm",
            ),
        ],
        earlier: "history.html".into(),
    }
    .render(talk)
}

pub fn needs(talk: &Talk) -> ListPage {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let states = vec![
        Choice::new("", t("Alla lägen", "All states")),
        Choice::new("open", t("Öppna", "Open")),
        Choice::new("done", t("Besvarade", "Answered")),
    ];
    let units = vec![Choice::new("", t("Alla enheter", "All units")), Choice::new("3", "Norra skolan")];
    let row = |id: &str, title: String, state: StateMark, unit: &str, day: &str, cost: &str| {
        Row::pickable(
            id,
            title.clone(),
            vec![
                Cell::link("record.html", &title),
                Cell::state(&state),
                unit.into(),
                day.into(),
                cost.into(),
            ],
        )
    };
    let assessed = || StateMark::new(Icon::Search, t("Utreds", "Being assessed"), Mood::Calm);
    ListPage {
        caption: t("Behov", "Needs"),
        action: "needs.html".into(),
        filters: vec![
            Filter::new(FilterKind::OneOf(states), "state", t("Läge", "State"), "open"),
            Filter::new(FilterKind::OneOf(units), "unit", t("Enhet", "Unit"), ""),
            Filter::new(FilterKind::Tick, "mine", t("Mina", "Mine"), ""),
            Filter::new(FilterKind::Search, "q", t("Sök bland behoven", "Search the needs"), ""),
        ],
        keep: vec![("sort".into(), "-day".into())],
        count: Count::Exactly(1234),
        columns: vec![
            Column::new(t("Behov", "Need")).sort("needs.html?sort=title", Sorted::Not),
            Column::new(t("Läge", "State")).sort("needs.html?sort=state", Sorted::Not),
            Column::new(t("Enhet", "Unit")),
            Column {
                align: Align::Figures,
                ..Column::new(t("Kom in", "Came in")).sort("needs.html?sort=day", Sorted::Falling)
            },
            Column::figures(t("Kostnad", "Cost")),
        ],
        rows: vec![
            row(
                "41",
                t("Kameror till mediekursen räcker inte", "Too few cameras for the media course"),
                assessed(),
                "Norra skolan",
                "2026-11-17",
                "48 000 kr",
            ),
            row(
                "40",
                t("Inloggning som håller hela lektionen", "A sign-in that lasts the whole lesson"),
                StateMark::new(Icon::Done, t("Besvarat", "Answered"), Mood::Good),
                "Sjöviks gymnasium",
                "2026-11-12",
                "–",
            ),
            row(
                "38",
                t("Digital blankett för ledighet", "A digital form for leave"),
                StateMark::new(Icon::Waiting, t("Väntar på svar", "Waiting for an answer"), Mood::Watch),
                "Södra skolan",
                "2026-11-03",
                "12 500 kr",
            ),
            row(
                "37",
                t("Skrivaren på plan två låter", "The printer on floor two is noisy"),
                StateMark::new(Icon::Declined, t("Avböjt", "Declined"), Mood::Past),
                "Kansliet",
                "2026-10-29",
                "0 kr",
            ),
            row(
                "35",
                t("Mobilt nät i slöjdsalen", "Mobile coverage in the craft room"),
                StateMark::new(Icon::Danger, t("Försenat", "Late"), Mood::Bad),
                "Ängsskolan",
                "2026-10-20",
                "1 250 000 kr",
            ),
        ],
        bulk: vec![
            Bulk { label: t("Ta över", "Take over"), action: "take".into(), icon: Some(Icon::Person) },
            Bulk { label: t("Slå ihop", "Merge"), action: "merge".into(), icon: Some(Icon::Merge) },
        ],
        views: vec![
            RailLink { is_here: true, ..RailLink::new("needs.html", t("Öppna", "Open")) },
            RailLink::new("needs.html?v=2", t("Väntar på mig", "Waiting for me")),
            RailLink::new("needs.html?v=3", "Norra skolan"),
        ],
        save_view: Some(Act::send(t("Spara vyn", "Save the view"), "views").icon(Icon::Star)),
        exports: vec![
            ("CSV".into(), "needs.csv".into()),
            ("Excel".into(), "needs.xlsx".into()),
            ("ODS".into(), "needs.ods".into()),
        ],
        density_href: "compact.html".into(),
        next: "needs.html?after=35".into(),
        ..ListPage::default()
    }
}

pub fn story(talk: &Talk) -> Html {
    let text = tr(
        talk,
        "I dag delar 28 elever på fyra kameror. Halva lektionen går åt till att vänta, och den som är tyst får aldrig filma.\n\nMed åtta kameror till kan varje grupp arbeta hela lektionen. Kursen startar den 12 januari.",
        "Today 28 pupils share four cameras. Half of the lesson is spent waiting, and whoever is quiet never gets to film.\n\nWith eight more cameras each group can work through the lesson. The course starts on 12 January.",
    );
    Html(format!("<div class=\"prose\">{}</div>", prose(&text)))
}

pub fn facts(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    Facts::titled(t("Fakta", "Facts"))
        .link(t("Enhet", "Unit"), "Norra skolan", "units.html")
        .text(t("Frågad av", "Asked by"), "Erik Nyström")
        .text(t("Kom in", "Came in"), "2026-11-17")
        .text(t("Svar senast", "Answer by"), "2026-11-24")
        .text(t("Kostnad, 2026 års pengar", "Cost, 2026 money"), "48 000 kr")
        .render(talk)
}

pub fn thread(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let link = |way, relation: String, icon, kind: String, title: String| ThreadLink {
        way,
        relation,
        icon,
        kind,
        title,
        href: if way == Way::Here { String::new() } else { "record.html".into() },
        state: None,
    };
    ThreadList {
        title: t("Röda tråden", "The thread"),
        links: vec![
            link(
                Way::Before,
                t("kom ur", "came from"),
                Icon::Survey,
                t("Enkät", "Survey"),
                t("Elevernas röst, vt 2026", "The pupils’ voice, spring 2026"),
            ),
            link(
                Way::Here,
                String::new(),
                Icon::Need,
                t("Det här behovet", "This need"),
                t("Kameror till mediekursen räcker inte", "Too few cameras for the media course"),
            ),
            link(
                Way::After,
                t("beslutas i", "decided in"),
                Icon::Decision,
                t("Beslut", "Decision"),
                t("Utbildningsnämnden § 114", "The board of education § 114"),
            ),
            ThreadLink {
                state: Some(StateMark::new(Icon::NotStarted, t("Ej påbörjad", "Not started"), Mood::Past)),
                ..link(
                    Way::After,
                    t("levereras av", "delivered by"),
                    Icon::Change,
                    t("Ändring", "Change"),
                    t("Nya kameror till Norra skolan", "New cameras for Norra skolan"),
                )
            },
        ],
    }
    .render(talk)
}

pub fn dialogue(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let message = |author: &str, role: String, text: String, seen| Message {
        author: author.into(),
        role,
        at: "2026-11-18 09:40".into(),
        at_iso: "2026-11-18T09:40+01:00".into(),
        body: prose(&text),
        seen,
        ..Message::default()
    };
    let seen = vec![
        Choice::new("all", t("Alla i ärendet", "Everybody in this matter")),
        Choice::new("team", t("Bara teamet", "Only the team")),
    ];
    let reply = Form::new(
        "reply",
        t("Skicka", "Send"),
        vec![
            Field::prose("text", t("Ditt svar", "Your answer")).required(),
            Field::choice("seen", t("Vem får se det?", "Who may see it?"), seen).value("all"),
        ],
    );
    Dialogue {
        title: t("Dialog", "Dialogue"),
        messages: vec![
            Message {
                files: vec![("kursplan.pdf".into(), "kursplan.pdf".into())],
                ..message("Erik Nyström", t("lärare", "teacher"), t("Hej! Kursen är ny från januari. Vi kan låna ut kamerorna till andra ämnen på eftermiddagarna.", "Hello! The course is new from January. We can lend the cameras to other subjects in the afternoons."), Seen::ByAll)
            },
            message("Sara Holm", t("arkitekt", "architect"), t("Avtalet ger 12 % rabatt om vi beställer före årsskiftet. Säg inget om summan förrän nämnden har sagt ja.", "The agreement gives 12 % off if we order before the new year. Say nothing of the sum until the board has said yes."), Seen::ByTeam),
        ],
        reply: reply.render(talk),
    }
    .render(talk)
}

pub fn timeline(talk: &Talk) -> Html {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let line = |icon, what: String, who: &str, at: &str| Happening {
        icon,
        what: Html::text(&what),
        who: who.into(),
        at: at.into(),
        at_iso: at.into(),
    };
    Timeline {
        title: t("Vad som hänt", "What has happened"),
        happenings: vec![
            line(
                Icon::Search,
                t("Behovet började utredas", "The need began to be assessed"),
                "Sara Holm",
                "2026-11-18",
            ),
            line(Icon::Need, t("Behovet kom in", "The need came in"), "Erik Nyström", "2026-11-17"),
        ],
        earlier: "history.html".into(),
    }
    .render(talk)
}

pub fn board(talk: &Talk) -> Board {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let card = |title: String, number: &str, moves| Card {
        title,
        href: "record.html".into(),
        number: number.into(),
        lines: vec!["Mikael Berg · 2026-12-04".into()],
        moves,
        ..Card::default()
    };
    let column =
        |icon, label, count, cards| BoardColumn { icon, label, count, cards, all_href: "needs.html".into() };
    let go = || {
        vec![
            Act::send(t("Godkänn", "Approve"), "approve").icon(Icon::Check),
            Act::send(t("Avslå", "Reject"), "reject").icon(Icon::Declined),
        ]
    };
    Board {
        label: t("Ändringar efter läge", "Changes by state"),
        columns: vec![
            column(
                Icon::NotStarted,
                t("Begärda", "Requested"),
                2,
                vec![
                    card(t("Byt brandvägg på kansliet", "Replace the firewall at the office"), "Ä-118", go()),
                    Card {
                        state: Some(StateMark::new(
                            Icon::Warning,
                            t("Krockar med nationella prov", "Clashes with national tests"),
                            Mood::Watch,
                        )),
                        ..card(t("Nytt lösenordskrav", "A new password rule"), "Ä-117", go())
                    },
                ],
            ),
            column(
                Icon::Done,
                t("Godkända", "Approved"),
                9,
                vec![card(t("Flytta skrivarkön", "Move the print queue"), "Ä-112", Vec::new())],
            ),
            column(Icon::Clock, t("Pågår", "Under way"), 0, Vec::new()),
            column(
                Icon::Flag,
                t("Klara", "Done"),
                1,
                vec![card(
                    t("Trådlöst nät på Ängsskolan", "Wireless network at Ängsskolan"),
                    "Ä-101",
                    Vec::new(),
                )],
            ),
        ],
    }
}

pub fn matrix(talk: &Talk) -> Matrix {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let columns = [
        ("Vårdnadshavare", "Guardian"),
        ("Elev", "Pupil"),
        ("Lärare", "Teacher"),
        ("Rektor", "Head teacher"),
        ("Tekniker", "Technician"),
        ("Arkitekt", "Architect"),
        ("IT-chef", "Head of IT"),
        ("Dataskyddsombud", "Data protection officer"),
    ];
    let cell = |reach: char| match reach {
        'a' => MatrixCell::new(t("allt", "everything"), Mood::Good),
        'u' => MatrixCell::new(t("sin enhet", "own unit"), Mood::Calm),
        'o' => MatrixCell::new(t("sina egna", "own"), Mood::Calm),
        _ => MatrixCell::default(),
    };
    let row = |label: String, reach: &str| MatrixRow {
        label,
        cells: reach.chars().map(cell).collect(),
        ..MatrixRow::default()
    };
    let head = |label: String| MatrixRow { label, ..MatrixRow::default() };
    Matrix {
        caption: t("Vem får göra vad med behov och ändringar", "Who may do what with needs and changes"),
        corner: t("Handling", "Act"),
        columns: columns.iter().map(|(sv, en)| t(sv, en)).collect(),
        rows: vec![
            head(t("Behov", "Needs")),
            row(t("Läsa", "Read"), "--ouoaaa"),
            row(t("Föreslå", "Propose"), "-oouoaa-"),
            MatrixRow {
                help: t("Svaret går till den som frågade", "The answer goes to the asker"),
                ..row(t("Svara", "Answer"), "-----aa-")
            },
            head(t("Ändringar", "Changes")),
            row(t("Läsa", "Read"), "--uuaaaa"),
            row(t("Godkänna", "Approve"), "------a-"),
        ],
    }
}

pub fn sum(talk: &Talk) -> Arithmetic {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let term = |sign, label: String, note: String, amount: &str| Term {
        sign,
        label,
        note,
        amount: amount.into(),
        href: "needs.html".into(),
    };
    Arithmetic {
        caption: t("Kostnad 2026, i 2026 års pengar", "Cost 2026, in 2026 money"),
        terms: vec![
            term(Sign::Plus, t("Åtta kameror", "Eight cameras"), "8 × 5 400 kr".into(), "43 200 kr"),
            term(Sign::Plus, t("Väskor och kort", "Cases and cards"), String::new(), "9 984 kr"),
            term(Sign::Minus, t("Rabatt enligt avtal", "Discount by agreement"), "12 %".into(), "5 184 kr"),
        ],
        sum_label: t("Att betala", "To pay"),
        sum: "48 000 kr".into(),
    }
}

pub fn bars(talk: &Talk) -> Bars {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let bar = |label: String, value: i64| Bar {
        label,
        value,
        shown: format!("{} kr", talk.lang().number(value)),
        href: "needs.html".into(),
        ..Bar::default()
    };
    Bars {
        title: t("Kostnad per tjänst 2026, i 2026 års pengar", "Cost per service 2026, in 2026 money"),
        label_head: t("Tjänst", "Service"),
        value_head: t("Kostnad", "Cost"),
        bars: vec![
            bar(t("Skolplattformen", "The school platform"), 4_120_000),
            bar(t("Datorer och surfplattor", "Computers and tablets"), 2_870_000),
            bar(t("Nät", "Network"), 1_240_000),
            bar(t("Utskrift", "Printing"), 310_000),
        ],
    }
}

pub fn stack(talk: &Talk) -> Stack {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let money = |value: i64| format!("{} tkr", talk.lang().number(value));
    let pile = |label: &str, values: Vec<i64>| Pile {
        label: label.into(),
        shown: values.iter().map(|v| money(*v)).collect(),
        sum: money(values.iter().sum()),
        values,
    };
    Stack {
        title: t("Utbyten per år, i 2026 års pengar", "Refresh by year, in 2026 money"),
        description: t("Kostnaden är högst 2028.", "The cost is highest in 2028."),
        label_head: t("År", "Year"),
        sum_head: t("Summa", "Sum"),
        series: vec![t("Datorer", "Computers"), t("Nät", "Network"), t("Skärmar", "Screens")],
        piles: vec![
            pile("2026", vec![900, 300, 120]),
            pile("2027", vec![1100, 150, 200]),
            pile("2028", vec![1900, 420, 260]),
            pile("2029", vec![700, 80, 90]),
        ],
    }
}

pub fn lines(talk: &Talk) -> LineChart {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let line = |label: String, part, values: Vec<Option<i64>>| Line {
        label,
        part,
        shown: values.iter().map(|v| v.map_or("–".into(), |v| format!("{v} %"))).collect(),
        values,
    };
    LineChart {
        title: t("Ärenden lösta i tid 2026", "Tickets solved in time 2026"),
        description: t("Andelen steg från 71 till 93 procent.", "The share rose from 71 to 93 per cent."),
        point_head: t("Månad", "Month"),
        points: (1..=8).map(|month| format!("2026-{month:02}")).collect(),
        lines: vec![
            line(
                t("Servicedesk", "Service desk"),
                Part::Delivery,
                vec![Some(71), Some(74), Some(80), Some(78), Some(85), None, Some(90), Some(93)],
            ),
            line(
                t("Behov", "Needs"),
                Part::Planning,
                vec![Some(60), Some(58), Some(66), Some(70), Some(69), Some(75), Some(77), Some(80)],
            ),
        ],
        high: 100,
        high_shown: "100 %".into(),
        low: 50,
        low_shown: "50 %".into(),
    }
}

pub fn work(talk: &Talk) -> Vec<Html> {
    let t = |sv: &str, en: &str| tr(talk, sv, en);
    let steps = Steps::at(
        2,
        &[
            t("Välj fil", "Choose file"),
            t("Para ihop kolumner", "Match columns"),
            t("Läs in", "Import"),
            t("Granska", "Review"),
        ],
    );
    let progress = Progress {
        label: t("Läser in tillgangar-2026.xlsx", "Importing assets-2026.xlsx"),
        done: 820,
        total: 1312,
        counts: vec![
            (Mood::Good, t("790 nya", "790 new")),
            (Mood::Calm, t("24 ändrade", "24 changed")),
            (Mood::Bad, t("6 med fel", "6 with errors")),
        ],
        again: "work.html".into(),
    };
    let confirm = ConfirmBox {
        title: t("Ta bort enkäten för gott?", "Delete the survey for good?"),
        text: t("Det går inte att ångra.", "This cannot be undone."),
        losses: vec![t("142 svar", "142 answers"), t("3 teman och deras svar", "3 themes and their replies")],
        act: Act::send(t("Ta bort enkäten", "Delete the survey"), "delete").icon(Icon::Delete),
        back: "work.html".into(),
    };
    let secret = SecretOnce {
        title: t("Dina reservkoder", "Your recovery codes"),
        text: t("Varje kod fungerar en gång.", "Each code works once."),
        codes: ["k4tm-9x2p", "h7rd-3wqn", "z8vb-5mlc", "p2ys-6gfj"].map(str::to_owned).to_vec(),
    };
    vec![steps.render(talk), progress.render(talk), confirm.render(talk), secret.render(talk)]
}
