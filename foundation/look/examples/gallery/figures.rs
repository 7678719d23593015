//! The gallery's figures: the wheel, the charts, a matrix and a sum.

use look::{
    Arithmetic, Bar, Bars, Icon, Line, LineChart, Matrix, MatrixCell, MatrixRow, Mood, Part, Pile, Sign,
    Stack, Term, Wheel, WheelPart, WheelRoom,
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
        hatched: None,
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
