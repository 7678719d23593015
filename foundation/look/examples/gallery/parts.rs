//! The gallery's list and its work under way.

use look::{
    Act, Align, Bulk, Cell, Choice, Column, ConfirmBox, Count, Filter, FilterKind, Html, Icon, ListPage,
    Mood, Progress, RailLink, Row, SecretOnce, Sorted, StateMark, Steps,
};
use texts::Talk;

use crate::tr;

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
