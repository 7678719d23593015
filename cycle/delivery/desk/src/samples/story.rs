//! What people report in the samples. Every story is invented; `{n}` becomes a number and `{sak}` a thing.

use crate::{Kind, Scale};

/// What is reported, what was done, and what went on in between.
pub(crate) struct Story {
    pub title: &'static str,
    pub text: &'static str,
    pub kind: Kind,
    pub impact: Scale,
    pub urgency: Scale,
    /// What the desk asks back, and the answer.
    pub asks: (&'static str, &'static str),
    /// What the desk notes for itself.
    pub note: &'static str,
    pub solved: &'static str,
    /// The supplier who has to help, when one has to.
    pub supplier: &'static str,
}

const fn incident(
    title: &'static str,
    text: &'static str,
    asks: (&'static str, &'static str),
    note: &'static str,
    solved: &'static str,
) -> Story {
    let (impact, urgency) = (Scale::Low, Scale::Medium);
    Story { title, text, kind: Kind::Incident, impact, urgency, asks, note, solved, supplier: "" }
}

const fn request(
    title: &'static str,
    text: &'static str,
    asks: (&'static str, &'static str),
    note: &'static str,
    solved: &'static str,
) -> Story {
    Story { kind: Kind::Request, urgency: Scale::Low, ..incident(title, text, asks, note, solved) }
}

const fn wide(story: Story) -> Story {
    Story { impact: Scale::High, urgency: Scale::High, ..story }
}

const fn by(supplier: &'static str, story: Story) -> Story {
    Story { supplier, impact: Scale::Medium, ..story }
}

/// Words of titles, and the service of the demo that they are about; the first that fits.
const ABOUT: [(&str, &str); 12] = [
    ("rojektor", "Projektor och skärm i sal"),
    ("klassrum", "Projektor och skärm i sal"),
    ("skriv", "Utskrift"),
    ("logga in", "Konto och inloggning"),
    ("Behörighet", "Konto och inloggning"),
    ("e-post", "E-post och kalender"),
    ("Kalender", "E-post och kalender"),
    ("Elevdator", "Nationella prov digitalt"),
    ("nät", "Trådlöst nät i skolan"),
    ("surfplattor", "Elevdator"),
    ("telefon", "Mobiltelefon"),
    ("dator", "Dator för personal"),
];

/// The service that a story is about, by name; none when it is about none.
pub(crate) fn service_of(story: &Story) -> Option<&'static str> {
    let title = story.title.to_lowercase();
    ABOUT.iter().find(|(word, _)| title.contains(&word.to_lowercase())).map(|(_, service)| *service)
}

/// Things that a story may be about.
pub(crate) const THINGS: [&str; 8] =
    ["datorn", "surfplattan", "skärmen", "dockan", "tangentbordet", "kameran", "högtalaren", "telefonen"];

pub(crate) const STORIES: &[Story] = &[
    incident(
        "Projektorn i sal {n} visar ingen bild",
        "Lampan lyser men det kommer ingen bild i sal {n}. Jag har provat två datorer och bytt kabel. Lektionen börjar kl. 8 i morgon.",
        ("Kan du läsa upp vad som står på etiketten under projektorn?", "Det står PX-{n} på den."),
        "Samma modell som i de andra salarna, garantin gick ut i fjol.",
        "Vi bytte kabeln i taket och ställde om ingången. Bilden är tillbaka.",
    ),
    incident(
        "Kan inte logga in efter sommaren",
        "Lösenordet är rätt men jag får veta att kontot är låst. Jag behöver komma åt betygen i dag.",
        ("Vilket namn loggar du in med?", "Det vanliga, med siffran {n} på slutet."),
        "Kontot var låst efter för många försök från en gammal telefon.",
        "Kontot är upplåst och den gamla telefonen är borttagen ur listan.",
    ),
    incident(
        "Skrivaren på plan {n} drar in flera papper",
        "Den tar tre ark åt gången och sedan stannar den. Vi har tagit ut pappret och lagt i nytt.",
        ("Händer det från båda facken?", "Bara från det översta facket."),
        "Gummirullen är sliten, finns i förrådet.",
        "Ny rulle är på plats i det översta facket. Hör av er om det händer igen.",
    ),
    wide(incident(
        "Inget internet på hela enheten",
        "Ingen kommer ut på nätet sedan kl. {n}. Både datorer och telefoner visar utropstecken.",
        ("Lyser lamporna på skåpet i korridoren?", "Två av dem är släckta."),
        "Larm från växeln i korskopplingen, strömmen var bruten.",
        "En säkring hade gått i skåpet. Strömmen är tillbaka och nätet fungerar.",
    )),
    by(
        "Nätab",
        wide(incident(
            "Långsamt nät varje förmiddag",
            "Mellan nio och elva går allt trögt. Videomöten hackar och sidor laddar inte. Det har varit så i {n} dagar.",
            ("Gäller det trådlöst, kabel eller båda?", "Båda, men trådlöst är värst."),
            "Förbindelsen är full. Leverantören har räknat på mer bredd.",
            "Leverantören har ökat förbindelsen. Mätningen visar gott om plats hela dagen.",
        )),
    ),
    incident(
        "{sak} startar inte",
        "Det blinkar en gång och sedan händer inget. Den fungerade i går eftermiddag. Märkt med {n}.",
        ("Har du provat en annan laddare?", "Ja, med en kollegas. Samma sak."),
        "Batteriet är slut. Finns två i hyllan.",
        "Vi har bytt batteri. Den är tillbaka på din plats.",
    ),
    incident(
        "Ljudet är borta i klassrum {n}",
        "Filmen syns men det hörs inget. Eleverna har prov med hörförståelse på torsdag.",
        ("Hörs det i hörlurar om du sätter dem i datorn?", "Ja, där hörs det bra."),
        "Förstärkaren var avstängd bakom tavlan.",
        "Förstärkaren är påslagen och vi har märkt knappen. Ljudet fungerar.",
    ),
    by(
        "Lärdata",
        incident(
            "Lärplattformen visar fel klass",
            "Jag ser klass {n}B i stället för min egen. Frånvaron hamnar på fel elever och jag vågar inte spara.",
            ("När såg du det första gången?", "I måndags efter uppdateringen."),
            "Felet finns hos fler. Anmält till leverantören med hög brådska.",
            "Leverantören har rättat kopplingen. Klasserna stämmer igen.",
        ),
    ),
    incident(
        "Får inte e-post från en vårdnadshavare",
        "Hen säger att breven studsar. Det gäller flera i arbetslaget sedan {n} dagar.",
        ("Kan du be hen skicka felmeddelandet?", "Det stod att avsändaren inte är godkänd."),
        "Deras leverantör stod på en spärrlista. Släppt efter kontroll.",
        "Spärren är borttagen och breven kommer fram.",
    ),
    incident(
        "Trådlöst nät saknas i gymnastiksalen",
        "Telefonerna tappar nätet när man kommer in. Vi behöver det för larm och för musiken i sal {n}.",
        ("Gäller det hela salen?", "Ja, och omklädningsrummen."),
        "Punkten i taket svarar inte. Lift behövs.",
        "Punkten i taket är utbytt. Täckningen räcker nu till omklädningsrummen också.",
    ),
    request(
        "Ny dator till nyanställd",
        "Vi får en ny kollega den {n}. Hon behöver dator, telefon och konton till samma system som vi andra.",
        ("Vilka system ska hon ha?", "Lärplattformen, e-post och schemat."),
        "Bärbar finns i förrådet, telefon beställd.",
        "Dator och telefon finns att hämta hos oss. Konton är klara och hon har fått brev om första inloggningen.",
    ),
    request(
        "Behörighet till gemensam mapp",
        "Jag har bytt tjänst och behöver läsa i mappen för plan {n}. Min chef vet om det.",
        ("Räcker det att läsa, eller ska du ändra också?", "Jag behöver ändra."),
        "Chefen bekräftade per telefon.",
        "Du har rätt att läsa och ändra i mappen. Logga ut och in en gång.",
    ),
    request(
        "Installera ett program för bildredigering",
        "Vi ska arbeta med bild i åttan och behöver programmet på {n} datorer i vagnen.",
        ("Har ni licenser?", "Ja, enheten köpte dem i våras."),
        "Lagt i paketlistan, rullas ut till natten.",
        "Programmet finns på alla datorer i vagnen från i morgon bitti.",
    ),
    request(
        "Låna {n} surfplattor till en temavecka",
        "Vi har tema vecka 10 och skulle behöva låna surfplattor till två klasser.",
        ("Behöver ni några särskilda program?", "Kamera och filmredigering räcker."),
        "Plattorna är bokade i kalendern.",
        "Plattorna finns att hämta på fredag. Lämna tillbaka dem laddade.",
    ),
    request(
        "Flytta telefonnummer till ny kollega",
        "Numret som slutar på {n} ska följa med till den som tar över växeln i receptionen.",
        ("Från vilken dag?", "Från den första."),
        "Beställt hos operatören.",
        "Numret är flyttat och svarar hos er nya kollega.",
    ),
    by(
        "Omsorgsdata",
        incident(
            "Planeringen i mobilen är tom",
            "Turen för i dag syns inte i telefonen. Vi kör på papper så länge, men kvällen har {n} besök.",
            ("Syns turen för i morgon?", "Nej, allt är tomt."),
            "Tjänsten hos leverantören stannade i natt.",
            "Leverantören startade om tjänsten. Alla turer syns igen.",
        ),
    ),
    incident(
        "Larmplattan på avdelning {n} piper",
        "Den piper var tionde minut och ingen vet varför. De boende blir oroliga.",
        ("Vad står det på skärmen?", "Svag signal."),
        "Kabeln satt löst i väggen efter städning.",
        "Kabeln är fäst och signalen stark. Plattan är tyst.",
    ),
    incident(
        "Kan inte skriva ut från lånedatorerna",
        "Besökare i biblioteket skickar utskrifter men inget kommer. Kön visar {n} väntande.",
        ("Fungerar det från personalens datorer?", "Ja."),
        "Kön hade stannat på en mycket stor fil.",
        "Kön är tömd och vi har satt en gräns för hur stora filer som tas emot.",
    ),
    incident(
        "Fakturor går inte att öppna",
        "När jag klickar på bilagan kommer ett tomt fönster. Det gäller {n} fakturor som förfaller i veckan.",
        ("Vilket program öppnas?", "Webbläsaren."),
        "Inställningen för bilagor ändrades i uppdateringen.",
        "Vi har ställt tillbaka vilket program som öppnar bilagor. Det fungerar nu.",
    ),
    incident(
        "Kalendern visar fel tid",
        "Alla möten ligger en timme fel sedan helgen. Jag missade ett möte i rum {n}.",
        ("Vilken tidszon står det i inställningarna?", "Där står London."),
        "Profilen hade fel zon efter bytet.",
        "Tidszonen är rättad och mötena står rätt.",
    ),
    request(
        "Beställa skyddsfilter till skärm",
        "Jag sitter i receptionen och behöver ett filter så att ingen läser vid sidan av. Skärmen är {n} tum.",
        ("Är den bredbild?", "Ja."),
        "Finns i avtalet.",
        "Filtret är levererat till receptionen.",
    ),
    incident(
        "Passerkortet öppnar inte entrén",
        "Kortet slutade fungera i dag. Det fungerar på plan {n} men inte ute.",
        ("Vad står det på kortets baksida?", "Numret är nött, jag ser bara de sista siffrorna."),
        "Behörigheten gick ut med anställningen som förlängdes.",
        "Behörigheten är förlängd. Kortet fungerar i entrén igen.",
    ),
    incident(
        "Elevdatorer hittar inte provet",
        "Länken till provet ger en tom sida på {n} datorer. Provet börjar efter lunch.",
        ("Fungerar länken på din dator?", "Ja, på lärardatorn."),
        "Filtret spärrade adressen. Undantag tillagt.",
        "Adressen är släppt i filtret. Provet går att öppna på alla elevdatorer.",
    ),
    Story {
        kind: Kind::Problem,
        ..wide(incident(
            "Återkommande avbrott i trådlöst nät",
            "Fjärde gången på en månad som nätet faller en stund efter kl. {n}. Vi samlar händelserna här.",
            ("Vilka enheter har drabbats?", "Tre skolor på samma stråk."),
            "Loggarna tyder på att styrsystemet startar om när listan över gäster är full.",
            "Styrsystemet är uppdaterat och listan har fått en gräns. Inga avbrott på tre veckor.",
        ))
    },
];

/// What the desk says when it begins.
pub(crate) const BEGINS: [&str; 4] = [
    "Tack, vi tittar på det i dag.",
    "Vi har börjat felsöka och återkommer före lunch.",
    "Tack för en tydlig beskrivning. En tekniker kommer förbi.",
    "Vi har sett felet hos oss också och arbetar med det.",
];
/// What they write to each other while it goes on.
pub(crate) const TALK: [&str; 6] = [
    "Hej igen! Jag har provat det ni skrev: startat om, bytt uttag och lånat en kollegas kabel. Det hjälpte en stund, \
     men efter rasten var felet tillbaka. Det händer oftast när alla {n} är inloggade samtidigt. Säg till om ni vill att \
     jag läser upp något mer.",
    "Tack, det var till hjälp. Vi ser samma sak på {n} andra ställen och misstänker uppdateringen från i tisdags. \
     Använd {sak} i grannrummet så länge. Vi kommer förbi efter lunch och tar med en reserv, och hör av oss om det \
     drar ut på tiden.",
    "Nu har det hänt två gånger till. Första gången kl. {n} och sedan mitt i lektionen. Jag tog en bild av meddelandet \
     och lägger den här. Eleverna fick arbeta på papper i stället. Behöver ni komma in i salen är den ledig efter tre.",
    "Vi har bytt inställningen och läst loggarna. {sak} svarar som den ska från vår sida. Kan du kontrollera en gång \
     till när du är på plats, och skriva om det går fortare nu? Annars byter vi ut den på torsdag.",
    "Det fungerar bättre, men inte som förr. Inloggningen tar ungefär {n} sekunder och skrivaren hittas bara ibland. \
     Jag vet inte om det hör ihop. Kollegorna på samma plan säger att de har det likadant sedan i måndags.",
    "Bra att veta. Vi har skrivit till leverantören och bifogat det du skickade. De brukar svara samma dag. Under tiden \
     har vi lagt ut en väg runt felet: stäng programmet, vänta {n} sekunder och öppna det från startsidan.",
];
pub(crate) const MERGED: [&str; 2] = [
    "Flera har anmält samma avbrott. Vi svarar alla i ett ärende.",
    "Samma fel är redan anmält. Du får svaret därifrån.",
];
pub(crate) const WAITS: &str = "Vi behöver ett svar från dig för att komma vidare: ";
pub(crate) const SUPPLIER: &str = "Leverantören har fått ärendet och svarar oftast inom två dagar.";
pub(crate) const REST: &str = "Vi gör det när lokalen är ledig och hör av oss då.";
pub(crate) const PRAISE: [&str; 4] = ["Snabbt och vänligt.", "Tack!", "", "Bra att ni ringde upp."];
pub(crate) const BLAME: [&str; 3] =
    ["Det tog för lång tid.", "Felet kom tillbaka efter en vecka.", "Jag fick fråga tre gånger."];
