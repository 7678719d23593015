//! What Sjövik's people can read: the same articles every time, for the demo and for tests of other rooms.

use access::Actor;
use kernel::{Id, Lang, Person, Result, Unit};
use store::Db;

use crate::{
    Article, Audience, Facts, NewArticle, Outdating, Publishing, Says, Wording, outdate, publish, reword,
    write,
};

/// Whom a sample is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    Everybody,
    Staff,
    It,
}

/// An article before it has a unit, an owner and days.
struct Page {
    /// The name of the service in the register's samples; empty for none.
    service: &'static str,
    is_for: For,
    sv: (&'static str, &'static str),
    /// Empty where there is no English text.
    en: (&'static str, &'static str),
}

const NONE: (&str, &str) = ("", "");

const PAGES: [Page; 9] = [
    Page {
        service: "Konto och inloggning",
        is_for: For::Everybody,
        sv: (
            "Så byter du lösenord",
            "Du kan byta lösenord själv, när som helst.\n\n1. Gå till inloggningssidan.\n2. Välj **Glömt lösenord**.\n3. Skriv \
             din e-postadress och följ länken.\n\nLänken gäller i en timme. Kommer den inte fram, titta i skräpposten.",
        ),
        en: (
            "How to change your password",
            "You can change your password yourself, at any time.\n\n1. Go to the sign-in page.\n2. Choose **Forgotten \
             password**.\n3. Type your e-mail address and follow the link.\n\nThe link holds for an hour. If it does not \
             arrive, look among unwanted mail.",
        ),
    },
    Page {
        service: "Konto och inloggning",
        is_for: For::Staff,
        sv: (
            "Ny telefon: flytta det andra steget",
            "Gör det här innan du lämnar ifrån dig den gamla telefonen.\n\n- Logga in på datorn.\n- Välj ditt namn och \
             sedan **Andra steget**.\n- Läs av koden med den nya telefonen.\n\nHar du redan lämnat den gamla? Ring \
             servicedesk.",
        ),
        en: NONE,
    },
    Page {
        service: "Utskrift",
        is_for: For::Staff,
        sv: (
            "Skrivaren skriver inte ut",
            "## Titta först på det här\n\n1. Lyser skrivaren? Stäng av den, vänta tio sekunder och sätt på den igen.\n2. \
             Finns det papper i alla fack?\n3. Prova med kortet en gång till.\n\n## Hjälper det inte\n\nAnmäl felet och \
             skriv numret som står på skrivarens framsida.",
        ),
        en: (
            "The printer does not print",
            "## Look at this first\n\n1. Is the printer lit? Turn it off, wait ten seconds and turn it on again.\n2. Is \
             there paper in every tray?\n3. Try your card once more.\n\n## If that does not help\n\nReport it, with the \
             number on the front of the printer.",
        ),
    },
    Page {
        service: "Projektor och skärm i sal",
        is_for: For::Staff,
        sv: (
            "Ingen bild från projektorn",
            "1. Tryck på fjärrkontrollens **Source** tills det står *HDMI 1*.\n2. Sitter kabeln i? Prova den andra \
             kontakten på bordet.\n3. Tryck på Windows-tangenten och P, välj **Duplicera**.\n\nFlimrar bilden eller är \
             den gul är lampan slut: anmäl det.",
        ),
        en: NONE,
    },
    Page {
        service: "Elevdator",
        is_for: For::Everybody,
        sv: (
            "Elevdatorn är trasig eller borta",
            "| Vad har hänt? | Gör så här |\n|---|---|\n| Skärmen är sprucken | Lämna den i expeditionen |\n| Den startar \
             inte | Håll in strömknappen i 20 sekunder |\n| Den är borta | Säg till din mentor samma dag |\n\nDu får låna \
             en dator medan din lagas.",
        ),
        en: (
            "The pupil's computer is broken or lost",
            "| What has happened? | Do this |\n|---|---|\n| The screen is cracked | Leave it at the school office |\n| It \
             does not start | Hold the power button for 20 seconds |\n| It is lost | Tell your mentor the same \
             day |\n\nYou may borrow a computer while yours is mended.",
        ),
    },
    Page {
        service: "Trådlöst nät i skolan",
        is_for: For::Staff,
        sv: (
            "Ge en gäst tillgång till nätet",
            "Gäster loggar in med sitt mobilnummer på nätet **Sjövik-Gäst**. Ska många komma, anmäl det en vecka före.",
        ),
        en: NONE,
    },
    Page {
        service: "Nationella prov digitalt",
        is_for: For::Staff,
        sv: (
            "Före provet: kontrollera datorerna",
            "Gör kontrollen senast två dagar före provet.\n\n- Starta provläget på **en** dator i varje sal.\n- Kontrollera \
             ljudet.\n- Ladda alla datorer över natten.\n\nUnder provveckorna svarar servicedesk på provfrågor först.",
        ),
        en: NONE,
    },
    Page {
        service: "Trådlöst nät i skolan",
        is_for: For::It,
        sv: (
            "Byta accesspunkt i skolsal",
            "Märk den nya med salens nummer **innan** du monterar den. Gamla typen har egen strömadapter, den nya tar ström \
             genom nätkabeln. Kontrollera porten i växeln efteråt.",
        ),
        en: NONE,
    },
    Page {
        service: "Omsorgsjournal",
        is_for: For::It,
        sv: (
            "Journalen svarar långsamt: kontrollera i den här ordningen",
            "1. Är det hela nätet? Pröva en annan tjänst från samma plats.\n2. Se leverantörens driftsida.\n3. Ring \
             leverantörens jour om fler än två boenden är drabbade.",
        ),
        en: NONE,
    },
];

/// What the samples belong to.
#[derive(Debug, Clone, Copy)]
pub struct Keepers<'a> {
    pub unit: Id<Unit>,
    /// Whoever in IT owns them, in turn.
    pub owners: &'a [Id<Person>],
}

/// Writes and publishes the articles. One is due for review soon, one has an English text that lags behind, one is a
/// draft and one is outdated.
pub fn make(db: &Db, keepers: &Keepers<'_>) -> Result<Vec<Id<Article>>> {
    let operator = Actor::operator();
    let services = db.read(|reading| services::choices(reading, &operator, services::ChoiceFor::Keeping))?;
    let today = db.read(people::today)?;
    let mut made = Vec::new();
    for (at, page) in PAGES.iter().enumerate() {
        let service = services.iter().find(|choice| choice.label == page.service);
        let facts = Facts {
            unit: keepers.unit,
            owner: keepers.owners.get(at % keepers.owners.len().max(1)).copied(),
            service: service.and_then(|choice| choice.value.parse().ok()),
            audience: match page.is_for {
                For::Everybody => Audience::Everybody,
                For::Staff => Audience::Staff,
                For::It => Audience::It,
            },
            review_on: None,
        };
        let (title, text) = page.sv;
        let new = NewArticle { lang: Lang::Sv, title: title.into(), text: text.into(), facts, from: None };
        let id = write(db, &operator, &new)?;
        let say = |lang, (title, text): (&str, &str), says| {
            let wording = Wording {
                lang,
                title: title.into(),
                text: text.into(),
                says,
                note: String::new(),
                seen: None,
            };
            reword(db, &operator, id, &wording)
        };
        if page.en != NONE {
            say(Lang::En, page.en, Says::Same)?;
        }
        if at == 2 {
            let more = format!(
                "{text}\n\nSkrivarna på Hamnskolan har fått nya kortläsare: håll kortet stilla i två sekunder."
            );
            say(Lang::Sv, (title, &more), Says::New)?;
        }
        let days = 30 + i64::try_from(at).unwrap_or(0) * 40;
        if at + 1 < PAGES.len() {
            publish(db, &operator, id, &Publishing { review_on: today.plus_days(days), seen: None })?;
        }
        if at == 5 {
            let reason = "Gästnätet har bytt namn, och inloggningen är en annan.".to_owned();
            outdate(db, &operator, id, &Outdating { reason, seen: None })?;
        }
        made.push(id);
    }
    Ok(made)
}
