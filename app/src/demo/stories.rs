//! What Sjövik's people ask for: each story once, in their own words. The demo lets several units tell the same one.

/// Where a story is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    School,
    Preschool,
    Care,
    Office,
}

impl Told {
    /// The kinds of unit whose people tell it.
    pub const fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::School => &["school"],
            Self::Preschool => &["preschool"],
            Self::Care => &["care"],
            Self::Office => &["administration", "department"],
        }
    }
}

/// A need: what is asked, what IT asks back, what the asker says, and what IT answers.
pub struct Story {
    pub told: Told,
    pub title: &'static str,
    pub text: &'static str,
    pub concerns: &'static str,
    pub asked_back: &'static str,
    pub reply: &'static str,
    pub answer: &'static str,
}

const fn story(
    told: Told,
    concerns: &'static str,
    title: &'static str,
    text: &'static str,
    talk: [&'static str; 3],
) -> Story {
    let [asked_back, reply, answer] = talk;
    Story { told, title, text, concerns, asked_back, reply, answer }
}

use Told::{Care, Office, Preschool, School};

// One story a line, so that they read as a list.
#[rustfmt::skip]
pub const STORIES: [Story; 42] = [
    story(School, "Projektorer", "Projektorerna i ämnessalarna blinkar och slocknar", "Tre av fem projektorer stänger av sig mitt i lektionen. Vi tappar tio minuter varje gång och eleverna tappar tråden.", ["Vilka salar gäller det, och händer det efter en viss tid?", "Sal 12, 14 och 21. Efter ungefär tjugo minuter, när de blivit varma.", "Filtren är igensatta och lamporna slut. Vi byter i alla fem salarna och lägger in byte vartannat år i planen."]),
    story(School, "Trådlöst nät", "Nätet räcker inte när alla klasser skriver prov samtidigt", "Under nationella proven i våras föll nätet två gånger. Vi behöver kunna lita på det när hela årskurs nio skriver samtidigt.", ["Hur många elever skriver samtidigt, och i vilka salar?", "Ungefär 120 elever, mest i B-huset och matsalen.", "Vi sätter upp sex nya accesspunkter i B-huset och provar med full last veckan före proven."]),
    story(School, "Inloggning", "Elever i lågstadiet klarar inte de långa lösenorden", "Första lektionen går åt till att logga in. Sexåringar kan inte skriva tolv tecken. Finns det ett säkert sätt som de klarar?", ["Har ni egna datorer åt eleverna, eller delar de?", "De delar, en vagn på två klasser.", "Vi inför inloggning med bild och kort kod på de delade datorerna. Ni får en genomgång före terminsstart."]),
    story(School, "Webbfilter", "Webbfiltret stoppar sidor som vi behöver i undervisningen", "I sex och samlevnad och i historia stoppas vanliga sidor. Jag får be eleverna använda sina mobiler i stället, vilket är sämre.", ["Skicka gärna några adresser som stoppades, så ser vi vilken regel det är.", "Har lagt en lista i meddelandet till er. Det är mest museer och RFSU.", "Filtret är ändrat. Vi tog samtidigt fram ett lektionsupplägg om källor tillsammans med biblioteket."]),
    story(School, "Lärplattform", "Uppgifter i lärplattformen syns inte för vårdnadshavare", "Föräldrar frågar efter uppgifter som jag har lagt ut. De ser rubriken men inte texten.", ["Ser de inget alls, eller bara inte bilagorna?", "Texten saknas. Bilagorna syns.", "Det var en inställning för hela skolan. Den är rättad och skickas med i guiden inför varje läsår."]),
    story(School, "Utskrifter", "Skrivaren i arbetsrummet är borta från listan varje måndag", "Efter varje helg måste jag lägga till skrivaren igen. Det gäller alla i arbetslaget.", ["Gäller det alla datorer, eller bara de nya?", "Bara de nya, de med kortläsare.", "En tjänst startade för sent efter uppdateringar. Vi har ändrat det på alla datorer av den modellen."]),
    story(School, "Slöjd", "Programvara för laserskäraren i slöjdsalen", "Vi fick en laserskärare men programmet går inte att installera på skolans datorer. Den står oanvänd sedan i augusti.", ["Vilken modell är det, och finns licensen hos er?", "Licensen kom med maskinen. Papperet ligger hos vaktmästaren.", "Programmet är granskat och finns nu i programkiosken för slöjdlärare."]),
    story(School, "Extra anpassningar", "Talsyntes på alla elevdatorer, inte bara på några", "Elever med dyslexi ska inte behöva vänta på en viss dator. Kan talsyntesen finnas överallt?", ["Hur många elever använder den i dag?", "Nitton, men fler skulle om den fanns.", "Licensen räcker för hela kommunen. Den läggs ut på alla elevdatorer under höstlovet."]),
    story(School, "Frånvaro", "Frånvaron förs in två gånger, i två system", "Jag anmäler frånvaro i lärplattformen och sedan en gång till i schemat. Det tar en kvart om dagen.", ["Vilket av systemen måste ha uppgiften först?", "Vårdnadshavarna får sina meddelanden från schemat.", "Vi kopplar ihop systemen. Leverantören lovar det till vårterminen, och vi följer upp varje månad."]),
    story(School, "Musik", "Musiksalens datorer orkar inte med ljudprogrammet", "Programmet hackar när mer än två spår spelas. Eleverna ger upp.", ["Vilka datorer står i salen?", "Åtta stycken från 2018.", "De byts mot kraftigare datorer i nästa utbyte. Till dess ställer vi dit två som orkar."]),
    story(School, "Kameror", "Batterierna till mediasalens kameror håller inte en lektion", "Vi har tio kameror och fyra batterier som fungerar. Halva gruppen får titta på.", ["Vilken modell är kamerorna?", "Samma som gymnasiet köpte 2021.", "Vi köper tolv batterier och lägger in dem som förbrukning, så att de byts innan de tar slut."]),
    story(School, "Skolbyte", "Elevens arbeten försvinner när eleven byter skola", "En elev som flyttade inom kommunen förlorade allt sitt arbete. Går det att ta med?", ["Bytte eleven konto, eller bara skola?", "Bara skola. Kontot är detsamma.", "Flytten tog bort behörigheten till mappen. Nu följer mappen med, och de tre elever som drabbades har fått tillbaka sitt."]),
    story(School, "Provmiljö", "Låst läge på datorerna vid prov", "Vi vill kunna låsa datorerna till ett program när vi har prov. I dag går vi runt och tittar.", ["Räcker det att bara provprogrammet går att öppna?", "Ja, och att stavningskontrollen är av.", "Låst läge finns nu att slå på för en grupp och en tid. Provet på gymnasiet gick utan anmärkning."]),
    story(School, "Bibliotek", "Låna böcker med elevkortet", "Skolbiblioteket skriver lån för hand. Elevkorten har redan en kod som borde gå att läsa.", ["Vilket bibliotekssystem använder ni?", "Samma som folkbiblioteket i stan.", "Läsarna är beställda och systemet är kopplat till elevregistret, bara namn och klass."]),
    story(Preschool, "Surfplattor", "Surfplattorna är för gamla för dokumentationen", "Plattorna på avdelningen startar om när vi filmar. Vi dokumenterar barnens lärande och tappar bort filmerna.", ["Hur många är det, och hur gamla?", "Sex stycken, köpta 2017.", "Alla sex byts i höst. Från nästa år byts plattor vart fjärde år, med pengar i planen."]),
    story(Preschool, "Närvaro", "Närvaron vid hämtning tar för lång tid i hallen", "Föräldrar står i kö för att bocka av barnet på en enda platta. Kan de göra det i sin egen telefon?", ["Har alla vårdnadshavare e-legitimation?", "Nästan. Två familjer saknar.", "Vårdnadshavare kan nu bocka av i appen. Plattan är kvar för dem som vill."]),
    story(Preschool, "Meddelanden", "Meddelanden till föräldrar på andra språk", "Flera familjer läser inte svenska. Vi ringer eller ritar. Kan meddelanden översättas på ett säkert sätt?", ["Vilka språk gäller det mest?", "Arabiska, somaliska och ukrainska.", "Vi har tagit fram färdiga meddelanden på sju språk för det vanligaste. Fri översättning väntar på dataskyddsombudets prövning."]),
    story(Preschool, "Foton", "En säker plats för barnens bilder", "Bilderna ligger i personalens telefoner. Det känns inte rätt.", ["Används privata telefoner i dag?", "Ja, ibland. Det finns ingen annan kamera.", "Varje avdelning får en telefon. Bilder hamnar i barnets mapp och tas bort när barnet slutar."]),
    story(Preschool, "Matallergier", "Listan över allergier skrivs om för hand varje vecka", "Kocken skriver av listan från en pärm. Förra månaden blev det fel.", ["Var finns uppgifterna i dag?", "I pärmen och i barnregistret.", "Köket får en egen vy ur barnregistret, utan personnummer. Pärmen är stängd."]),
    story(Care, "Pappersblanketter", "Avvikelser skrivs på papper och sedan in för hand", "Vi fyller i en blankett, någon skannar den, någon annan skriver av den. Det tar en halv tjänst.", ["Hur många blanketter är det i månaden?", "Runt 340 på vår enhet.", "Arkitekten har tittat på flödet. Det blir ett projekt: en blankett som går att fylla i på plats och som tolkas om den ändå skrivs på papper."]),
    story(Care, "Läkemedel", "Nycklarna till läkemedelsskåpen lämnas i en låda", "Vi vet inte vem som hade nyckeln när något saknas. Finns lås med kort?", ["Hur många skåp är det?", "Fjorton på tre plan.", "Lås med kort och logg är upphandlade tillsammans med grannkommunen. Montering i mars."]),
    story(Care, "Larm", "Larmen går ner när mobilnätet är svagt i källaren", "I tvättstugan når inte larmen fram. En kollega fick vänta en kvart.", ["Är det bara i källaren?", "Källaren och hissen.", "Vi har satt upp förstärkning i källaren och hissen. Larmen provas nu varje vecka, med en lista vid tavlan."]),
    story(Care, "Planering", "Planeringen i hemtjänsten kraschar på morgonen", "Mellan sju och åtta går det inte att spara turer. Vi skriver på papper.", ["Händer det varje dag?", "Mest måndag och efter helger.", "En sammanställning kördes samtidigt. Den är flyttad till natten."]),
    story(Care, "Videosamtal", "Videosamtal med anhöriga på avdelningen", "De boende vill se sina barnbarn. Personalens telefoner är inte till för det.", ["Finns det plats för en fast skärm?", "I dagrummet och på två rum.", "Tre skärmar är på plats. Det räcker att trycka på en bild för att ringa."]),
    story(Care, "Signering", "Signera insatser utan att gå till datorn", "Vi går fram och tillbaka för att signera. Undersköterskorna hinner inte.", ["Har ni telefoner i tjänsten?", "Ja, men utan programmet.", "Programmet är ute i telefonerna. Tiden för signering är nere från fyrtio till tio minuter om dagen."]),
    story(Care, "Introduktion", "Sommarvikarier får inte konto förrän efter en vecka", "Vikarierna börjar på måndag men kontot kommer på fredag. De lånar andras inloggning, fast de inte får.", ["När anmäls de till er?", "När de har skrivit på, oftast två dagar före.", "Kontot skapas nu när anställningen registreras. I juni fick 46 av 48 konto första dagen."]),
    story(Office, "Ärenden", "Hitta handlingar i det gamla diariet", "Det gamla diariet går bara att söka i på en dator i arkivet. Vi får begäranden varje vecka.", ["Vilka år gäller det?", "1998 till 2011.", "Diariet är inläst och sökbart för registratorerna. Sekretess prövas som förut vid utlämnande."]),
    story(Office, "Fakturor", "Fakturor för licenser går inte att följa per tjänst", "Vi ser vad leverantören fakturerar men inte vad det är för. Budgeten blir en gissning.", ["Räcker det med konto och tjänst på varje rad?", "Ja, och vilken förvaltning.", "Vi ber de tio största leverantörerna om rader per tjänst. Sju har svarat ja."]),
    story(Office, "Möten", "Ljudet i sammanträdesrummet hörs inte på distans", "Ledamöter på distans hör inte ordföranden. Beslut har fått tas om.", ["Vilket rum är det?", "Sal Fyren.", "Nya mikrofoner är på plats och provade med nämnden. Det finns en lapp med tre steg vid dörren."]),
    story(Office, "E-tjänst", "Ansökan om skolskjuts som e-tjänst", "Föräldrar skickar papper, vi skriver av. 412 ansökningar i våras.", ["Vilka uppgifter behöver ni som inte finns i registret?", "Bara avståndet och skälet.", "E-tjänsten öppnar i april. Pappersblanketten finns kvar och tolkas automatiskt."]),
    story(Office, "Lön", "Lönesystemet loggar ut mitt i rapporteringen", "Efter fem minuter är allt borta. Alla chefer klagar.", ["Händer det även på kontorsnätet?", "Ja, överallt.", "Tiden är ändrad till trettio minuter och utkast sparas."]),
    story(Office, "Gemensamma mappar", "Ingen vet vem som ser vad på G:", "Mapparna är från 2009. Folk som har slutat har kvar tillgång.", ["Finns det någon ägare per mapp?", "Nej, det är det som är felet.", "Varje enhet får en ägare och en lista. En mapp utan ägare stängs efter tre påminnelser."]),
    story(Office, "Dataskydd", "Registerförteckningen finns i ett kalkylark på en dator", "När jag är ledig kommer ingen åt förteckningen.", ["Hur många behandlingar är det?", "Runt 160.", "Förteckningen flyttas till en gemensam plats i väntan på rummet för skydd i Varv."]),
    story(Office, "Telefoni", "Växeln kopplar till nummer som inte finns", "Invånare hamnar hos folk som slutat. Vi får skäll.", ["Kan ni skicka tio exempel?", "Skickat till supporten i dag.", "Växeln hämtar nu nummer från personalregistret varje natt."]),
    story(Office, "Skrivbord", "Två skärmar åt handläggarna", "Vi jämför handlingar hela dagarna. En skärm räcker inte.", ["Hur många arbetsplatser gäller det?", "Tjugotvå.", "Vi provar med sex platser i ett kvartal och mäter. Sedan tar vi ställning."]),
    story(Office, "Upphandling", "Avtal som förlängs utan att någon märker det", "I fjol förlängdes tre avtal som vi ville säga upp.", ["Finns avtalen samlade någonstans?", "Nej, hos var och en.", "Avtalen samlas in under våren. När rummet för avtal är klart får varje avtal en dag för beslut."]),
    story(School, "Studiebesök", "Gästnät för föreläsare och nationella besök", "Gäster får låna en lärares inloggning. Det är varken säkert eller trevligt.", ["Räcker det med en dag i taget?", "Ja.", "Gästnätet har nu en kod per dag som expeditionen lämnar ut."]),
    story(School, "Kemi", "Riskbedömningar i kemin ligger i en pärm", "Pärmen hinner inte med. Nya lärare hittar den inte.", ["Hur ofta ändras bedömningarna?", "Några gånger per termin.", "Vi lägger dem i lärplattformen för lärare. Pärmen får finnas kvar som kopia."]),
    story(School, "Datorvagn", "Datorvagnen laddar bara hälften av datorerna", "På morgonen är hälften tomma. Den sista lektionen går inte att planera.", ["Vilken vagn är det?", "Den på plan 2, märkt 4.", "Nätdelen är bytt. Vi kontrollerar alla vagnar i augusti varje år."]),
    story(School, "Elevdatorer", "Reparationer tar tre veckor", "En elev utan dator i tre veckor halkar efter. Finns lånedatorer?", ["Hur många väntar just nu?", "Elva.", "Vi har lagt upp tio lånedatorer på varje högstadium och en tid på fem arbetsdagar för reparation."]),
    story(School, "Planering", "Ett ställe för läsårets datum", "Prov, lov, studiedagar och systemstopp finns på fyra ställen. Vi blev utan nät en provdag.", ["Vem äger läsårstiderna i dag?", "Förvaltningen, men de läggs in för hand överallt.", "Läsåret läggs in en gång. Ändringar i nätet görs inte under provveckor."]),
    story(School, "Vikarier", "Vikarier kommer inte åt klasslistan", "Vikarien vet inte vilka barn som ska vara där. Det är en säkerhetsfråga.", ["Får vikarien ett eget konto i dag?", "Nej, de lånar.", "Vikarier får ett konto för dagen med bara dagens klasser."]),
];
