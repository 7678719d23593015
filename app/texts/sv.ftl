home-hello = Hej { $name }
home-lead = Så här ser varvet ut i { $organisation } just nu.
home-wheel = Varvet
home-wheel-description = Hjulet visar de tre delarna av arbetet: planera, leverera och följa upp. Varje fält är ett rum med ett antal.
home-week = vecka
home-to-come = kommer
home-needs-you = Det här behöver dig
home-nothing-waits = Inget väntar på dig just nu.
home-changed = Det här har ändrats
home-nothing-changed = Inget har hänt än som rör dig.

home-search-title = Sök
home-search-words = Sökord
home-search-submit = Sök
home-search-start = Vad letar du efter?
home-search-start-help = Skriv ett eller flera ord. Böjningar hittas också, på svenska och engelska.
home-search-none = Inget hittades
home-search-none-help = Pröva färre eller andra ord. Du hittar bara det som du får se.
home-search-more = Visa fler

home-area-now = Här finns nu
home-area-coming = Här kommer att finnas
home-area-plan = Vad behövs, vem beslutar, vad kostar det och hur håller det i fem år?
home-area-deliver = Hjälp, ändringar, lanseringar och projekt.
home-area-review = Vad tyckte de som berördes, och vad blev det värt?
home-area-assure = Informationssäkerhet, dataskydd och allmänna handlingar.
home-area-forms = En blankett som webbsida, på papper och som tolkad skanning.
home-area-school = Det som vårdnadshavare, elever och lärare använder varje morgon.

home-room-strategy = Strategi och beslut
home-room-strategy-help = Antagen plan, mål, åtgärder och uppdrag med dag för återrapport.
home-room-refresh = Utbyten
home-room-refresh-help = Vad som faller för åldersgränsen nästa år och vad det kostar.
home-room-changes = Ändringar
home-room-changes-help = Risk, godkännande och kalender, så att ingen överraskas.
home-room-releases = Lanseringar
home-room-releases-help = Vem behöver veta vad, när, och med vilka ord.
home-room-projects = Projekt
home-room-projects-help = Beställning, budget, risker och människor på ett ställe.
home-room-surveys = Enkäter
home-room-surveys-help = Frågor till dem som berörs, och svar tillbaka: ni sa, vi gjorde.
home-room-pilots = Piloter
home-room-pilots-help = Prova i liten skala, med en fråga och en dag för beslut.
home-room-outcomes = Utfall
home-room-outcomes-help = Hölls tiden, pengarna och löftena?
home-room-protection = Skydd
home-room-protection-help = Klassning, behandlingar, incidenter och deras klockor.
home-room-records = Handlingar
home-room-records-help = Begäran om allmän handling, från prövning till utlämnande.
home-room-design = Blanketter
home-room-design-help = En mall ger både webbformulär och papper.
home-room-paper = Skanning
home-room-paper-help = Ifyllda papper blir uppgifter utan att någon skriver av.
home-room-day = Skoldagen
home-room-day-help = Schema, frånvaro och matsedel.
home-room-messages = Meddelanden
home-room-messages-help = Mellan hem och skola, utan omvägar.

home-accessibility-title = Tillgänglighet
home-accessibility-text =
    Varv ska kunna användas av alla. Sidorna byggs efter WCAG 2.2, nivå AA, och efter EN 301 549 som lagen om tillgänglighet till digital offentlig service hänvisar till.

    Allt går att göra med tangentbord, utan JavaScript, i 320 punkters bredd och med skärmläsare. Varje ändring prövas mot automatiska regler, i ljust och mörkt läge, i smal och bred vy, och för varje roll.

    Känd brist: provet med skärmläsare är gjort med automatiska regler, inte av personer som använder skärmläsare varje dag.

    Hittar du något som inte fungerar, säg till den som förvaltar Varv hos er. Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning, Digg.

    Redogörelsen gäller från den 21 november 2026.
