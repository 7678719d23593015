//! The gallery's record: its story, facts, thread and dialogue, and a board of records.

use look::{
    Act, Board, BoardColumn, Card, Choice, Dialogue, Facts, Field, FileLink, Form, Happening, Html, Icon,
    Message, Mood, Seen, StateMark, ThreadLink, ThreadList, Timeline, Way, prose,
};
use texts::Talk;

use crate::tr;

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
                files: vec![FileLink { name: "kursplan.pdf".into(), href: "kursplan.pdf".into(), size: "34 kB".into(), remove: "#".into() }],
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
    let column = |icon, label, count, cards| BoardColumn {
        icon,
        label,
        count,
        cards,
        all_href: "needs.html".into(),
        ..BoardColumn::default()
    };
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
