intake-door = Import
intake-kind-import = Import
intake-kind-sheet = Ark
intake-kind-none = Ännu inte bestämt

# Ladda upp
intake-upload-title = Ta in en tabell
intake-upload-lead = Ta med det kalkylark du ärvde. Inget sparas i registren förrän du har sett vad som skulle hända och sagt ja.
intake-upload-submit = Läs filen
intake-upload-file = Fil
intake-upload-file-help = CSV, Excel (xlsx, xls), ODS eller JSON, högst 50 MB. Formler räknas inte om och länkar följs inte.
intake-upload-kind = Vad är raderna?
intake-upload-kind-help = Vet du inte? Lämna tomt, så föreslår vi när filen är läst.
intake-waiting = Väntar på dig
intake-step-file = Fil
intake-step-table = Tabell
intake-step-columns = Kolumner
intake-step-try = Provkörning
intake-step-done = Klart

# Filer som inte går att läsa
error-file-empty = Filen är tom.
error-file-too-large = Filen är för stor. Högst 50 MB går att läsa; gamla xls-filer högst 20 MB.
error-file-too-wide = Ett blad har fler än { $limit } kolumner, och så många går inte att läsa. Inget har sparats. Ta bort de kolumner som inte behövs och försök igen.
error-file-too-long = Ett blad har fler än { $limit } rader, och så många går inte att läsa. Inget har sparats. Dela filen i flera.
error-file-too-many-cells = Filen har fler än { $limit } celler, och så många går inte att läsa. Inget har sparats. Ta bort blad och kolumner som inte behövs, eller dela filen.
error-file-bomb = Filen packar upp sig till mer än vad som är rimligt för en tabell. Inget har sparats. Spara den som CSV och försök igen.
error-file-encrypted = Filen är skyddad med lösenord och går inte att läsa. Inget har sparats. Öppna den, ta bort skyddet, spara och försök igen.
error-file-not-a-table = { $what ->
    [picture] Det här är en bild och ingen tabell.
    [pdf] Det här är en pdf och ingen tabell. Be om samma lista som Excel eller CSV.
    [archive] Det här är ett arkiv med packade filer. Packa upp det och ta med filen som är en tabell.
    [document] Det här är ett textdokument och ingen tabell. Klistra in tabellen i ett kalkylblad och spara det.
    [database] Det här är en databas. Ta ut tabellen som CSV eller Excel.
    [program] Det här är ett program och ingen tabell.
    [parquet] Det här är en Parquet-fil. Ta ut tabellen som CSV eller Excel.
    [sound] Det här är ljud eller film och ingen tabell.
    [web-page] Det här är en webbsida och ingen tabell. Spara listan som CSV eller Excel.
    [xml] Det här är en XML-fil. Ta ut listan som CSV, Excel eller JSON.
    [mail] Det här är ett mejl och ingen tabell. Spara den bifogade filen och ta med den.
    [single-value] Filen har ett enda värde och ingen lista.
   *[other] Det här är ingen tabell, och filen går inte att läsa som text.
} Inget har sparats. En CSV-, Excel-, ODS- eller JSON-fil går att läsa.
error-file-damaged = Filen är skadad och går inte att läsa. Inget har sparats. Öppna den i ditt kalkylprogram, spara den på nytt som xlsx och försök igen.
error-file-broken-json = JSON-filen är trasig eller avbruten: den går inte att läsa längre än till rad { $line }, tecken { $column }. Inget har sparats. Hämta filen en gång till från systemet som den kommer ifrån.
error-file-too-deep = JSON-filen har listor i listor i mer än { $limit } nivåer. Inget har sparats. En lista med poster går att läsa.
error-file-unknown-format = { $what ->
    [xlsb] Filen är i Excels binära format (xlsb), som inte går att läsa.
    [numbers] Filen är från Apple Numbers, som inte går att läsa.
   *[other] Filformatet går inte att läsa.
} Inget har sparats. Öppna filen, spara den som xlsx eller CSV och försök igen.
error-file-no-sheets = Arbetsboken har inga blad.
error-file-unreadable = Filen gick inte att läsa. Försök igen.
error-file-no-table = Det finns ingen tabell i filen: inga rader under några rubriker.
error-no-table-there = Där finns ingen tabell. Se över rubrikraderna.
error-not-rows = Skriv radnummer så här: 12, 40-45. Högst tusen rader.

# Tabellen
intake-table-title = Rätta vilken tabell som menas
intake-table-lead = Ändra det som blev fel. Resten får stå.
intake-table-submit = Läs om
intake-table-sheet = Blad
intake-table-sheet-rows = { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}
intake-table-table = Tabell på bladet
intake-table-table-help = När bladet har flera tabeller visas deras första rubriker.
intake-table-header_first = Rubrikerna börjar på rad
intake-table-header_last = Rubrikerna slutar på rad
intake-table-header_last-help = Samma rad om rubrikerna står på en enda rad.
intake-table-no_header = Tabellen har inga rubriker
intake-table-first_row = Första raden med uppgifter
intake-table-last_row = Sista raden med uppgifter
intake-table-keep = Rader att ta med ändå
intake-table-keep-help = Om en rad togs för en summa eller en anmärkning men är en vanlig rad. Till exempel 12, 40-45.
intake-table-leave = Rader att hoppa över
intake-table-said = Tabellen är läst på nytt.
intake-table-act = Rätta tabellen
intake-how-read = Så läste vi filen
intake-chose-sheet = Filen har { $count } blad. Vi valde ”{ $sheet }”, som har den största tabellen.
intake-chose-sheet-hidden = Filen har { $count } blad. Vi valde ”{ $sheet }”, som har den största tabellen ({ $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}). Bladet är dolt i filen.
intake-chose-sheet-by-hand = Filen har { $count } blad. ”{ $sheet }” är valt för hand.
intake-titles = Ovanför tabellen står: { $titles }
intake-row-count = { $rows ->
    [one] 1 rad är med.
   *[other] { $rows } rader är med.
}
intake-no-rows = Under rubrikerna finns inga rader. Är första raden ingen rubrik kan du rätta tabellen; annars finns inget att ta in.
intake-preview = Tabellens början
intake-columns = Kolumner
intake-columns-name = Kolumn
intake-columns-about = Innehåll
intake-columns-kind = Innehåll
intake-columns-filled = Ifyllda
intake-columns-distinct = Olika
intake-columns-sum = Summa
intake-columns-why = Varför
intake-column-full = { $filled ->
    [one] { $kind }, ifylld i den enda raden
   *[other] { $kind }, ifylld i alla { $filled } rader
}
intake-column-gaps = { $filled ->
    [one] { $kind }, ifylld i 1 rad och tom i { $missing }
   *[other] { $kind }, ifylld i { $filled } rader och tom i { $missing }
}
intake-aside = Rader som inte är med
intake-aside-row = Rad
intake-aside-role = Vad den är
intake-aside-text = Innehåll
intake-role-title = titel
intake-role-header = rubrik
intake-role-row = uppgifter
intake-role-blank = tom
intake-role-total = summa
intake-role-footer = anmärkning
intake-role-outside = utanför tabellen
intake-kind-empty = tomt
intake-kind-text = text
intake-kind-choice = några få ord
intake-kind-code = koder
intake-kind-code-name = kod och namn i samma cell
intake-kind-whole = heltal
intake-kind-decimal = tal
intake-kind-money = belopp
intake-kind-percent = procent
intake-kind-date = datum
intake-kind-date-time = datum och klockslag
intake-kind-duration = tid
intake-kind-bool = ja eller nej
intake-kind-email = e-postadresser
intake-kind-phone = telefonnummer
intake-kind-personal-number = personnummer
intake-kind-secret = hemligt

# Varför, för fil, tabell och kolumner
intake-note-letters-replaced = Några tecken gick inte att tyda och har ersatts.
intake-note-cells-too-long = { $count ->
    [one] 1 cell är för lång och togs inte med.
   *[other] { $count } celler är för långa och togs inte med.
}
intake-note-quote-left-open = Ett citattecken stängs aldrig i filen, så citattecken lästes som vanliga tecken.
intake-note-formula-results-used = { $count ->
    [one] 1 cell är en formel. Dess senast sparade resultat används; ingenting räknas om.
   *[other] { $count } celler är formler. Deras senast sparade resultat används; ingenting räknas om.
}
intake-note-header-by-hand = Rubrikerna pekades ut för hand, rad { $first } till { $last }.
intake-note-header-by-hand-one-row = Rubrikerna pekades ut för hand, rad { $first }.
intake-note-no-header-by-hand = Tabellen har inga rubriker, enligt dig.
intake-note-header-named = Filen säger själv vad fälten heter.
intake-note-header-above-values = Rubriker på rad { $first } till { $last }: under dem börjar tal, datum och koder.
intake-note-header-above-values-one-row = Rubriker på rad { $first }: under dem börjar tal, datum och koder.
intake-note-header-of-years = Rubriker på rad { $first }: det är en följd av år.
intake-note-header-of-known-names = Rubriker på rad { $first } till { $last }: vi känner igen namnen.
intake-note-header-of-known-names-one-row = Rubriker på rad { $first }: vi känner igen namnen.
intake-note-header-assumed = Rad { $first } togs för rubriker, men det är inte säkert.
intake-note-no-header = Tabellen tycks inte ha några rubriker.
intake-note-titles-above = { $count ->
    [one] 1 rad ovanför tabellen är en titel.
   *[other] { $count } rader ovanför tabellen är titlar.
}
intake-note-totals-left-out = { $count ->
    [one] 1 rad är en summa och är inte med: rad { $first }.
   *[other] { $count } rader är summor och är inte med. Den första är rad { $first }.
}
intake-note-remarks-below = { $count ->
    [one] 1 rad är en anmärkning under tabellen: rad { $first }.
   *[other] { $count } rader är anmärkningar under tabellen, från rad { $first }.
}
intake-note-blank-rows = { $count ->
    [one] 1 tom rad hoppades över.
   *[other] { $count } tomma rader hoppades över.
}
intake-note-rows-outside = { $count ->
    [one] 1 rad hör inte till tabellen: rad { $first }.
   *[other] { $count } rader hör inte till tabellen, från rad { $first }.
}
intake-note-empty-columns-left-out = { $count ->
    [one] 1 tom kolumn är inte med.
   *[other] { $count } tomma kolumner är inte med.
}
intake-note-heading-says-secret = Rubriken säger att det är hemligt.
intake-note-heading-says-personal-number = Rubriken säger personnummer.
intake-note-values-are-personal-numbers = Värdena är personnummer.
intake-note-no-values = Kolumnen är tom.
intake-note-values-are-dates = { $of ->
    [one] Värdet är ett datum.
   *[other] { $fit } av { $of } värden är datum.
}
intake-note-values-are-durations = { $of ->
    [one] Värdet är en tid.
   *[other] { $fit } av { $of } värden är tider.
}
intake-note-values-are-addresses = { $of ->
    [one] Värdet är en e-postadress.
   *[other] { $fit } av { $of } värden är e-postadresser.
}
intake-note-values-are-phone-numbers = { $of ->
    [one] Värdet är ett telefonnummer.
   *[other] { $fit } av { $of } värden är telefonnummer.
}
intake-note-values-are-yes-and-no = Värdena är ja och nej.
intake-note-values-are-code-and-name = { $of ->
    [one] Cellen har en kod och ett namn.
   *[other] { $fit } av { $of } celler har en kod och ett namn.
}
intake-note-digits-with-leading-zeros = Siffror som börjar med noll är koder och får stå som de är.
intake-note-digits-too-long-to-count = Siffrorna är för långa för att vara ett antal: de är koder.
intake-note-heading-says-code = Rubriken säger att det är koder, så nollor behålls.
intake-note-values-are-percent = { $of ->
    [one] Värdet är procent.
   *[other] { $fit } av { $of } värden är procent.
}
intake-note-values-carry-currency = Värdena har en valuta.
intake-note-heading-says-money = Rubriken säger att det är pengar.
intake-note-values-are-numbers = { $of ->
    [one] Värdet är ett tal.
   *[other] { $fit } av { $of } värden är tal.
}
intake-note-values-are-codes = Värdena har både bokstäver och siffror.
intake-note-few-different-words = Få olika ord kommer tillbaka.
intake-note-values-are-words = Värdena är ord.
intake-note-decimal-mark-open = { $count ->
    [one] 1 tal kan läsas på två sätt, som 1,234.
   *[other] { $count } tal kan läsas på två sätt, som 1,234.
}
intake-note-decimal-mark-as-neighbours = Decimaltecknet är detsamma som i kolumnerna bredvid.
intake-note-day-and-month-open = { $count ->
    [one] I 1 datum går det inte att se vad som är dag och vad som är månad.
   *[other] I { $count } datum går det inte att se vad som är dag och vad som är månad.
}
intake-note-day-stands-first = { $count ->
    [one] I 1 datum syns inte vad som är dag och vad som är månad. Andra datum i kolumnen visar att dagen står först.
   *[other] I { $count } datum syns inte vad som är dag och vad som är månad. Andra datum i kolumnen visar att dagen står först.
}
intake-note-month-stands-first = { $count ->
    [one] I 1 datum syns inte vad som är dag och vad som är månad. Andra datum i kolumnen visar att månaden står först.
   *[other] I { $count } datum syns inte vad som är dag och vad som är månad. Andra datum i kolumnen visar att månaden står först.
}
intake-note-day-and-month-mixed = I vissa datum står dagen först och i andra månaden. Ett datum som bara kan vara en viss dag läses som den dagen.
intake-note-months-without-days = { $count ->
    [one] 1 värde är en månad utan dag och läses som den första i månaden.
   *[other] { $count } värden är månader utan dag och läses som den första i månaden.
}
intake-note-cells-with-errors = { $count ->
    [one] 1 cell har ett fel eller ett värde av fel slag.
   *[other] { $count } celler har ett fel eller ett värde av fel slag.
}
intake-note-heading-equals = rubriken är densamma
intake-note-heading-resembles = rubriken liknar ”{ $hint }”
intake-note-values-look-like = värdena ser ut så
intake-note-first-and-last-name = förnamn och efternamn står i var sin kolumn
intake-note-code-and-name-in-one = kod och namn står i samma cell

# Kolumner till fält
intake-map-title = Vart ska kolumnerna?
intake-map-lead = { $kind } ur { $file }. Förslagen bygger på rubriker och innehåll. Rätta det som är fel.
intake-map-act = Ta in som { $kind }
intake-map-submit = Provkör
intake-map-column = { $number }. { $name }
intake-map-part-whole = Går till
intake-map-part-code = Bara koden går till
intake-map-part-name = Bara namnet går till
intake-map-part-comma = Vänd ”Efternamn, Förnamn” och för till
intake-map-first = { $field }: förnamn
intake-map-last = { $field }: efternamn
intake-map-nothing = Tas inte med
intake-map-leave-out = Lämnas utanför
intake-map-why = Förslag: { $field }, eftersom { $reason }. Säkerhet { $confidence } av 100.
intake-map-what = Vad är raderna?
intake-map-password = Kolumnen ser ut att innehålla lösenord eller andra hemligheter. Den är borttagen och har inte sparats.
intake-map-personal = Kolumnen ser ut att innehålla personnummer. Den lämnas utanför om du inte väljer något annat, och visas aldrig.
intake-map-constants = Lika för alla rader
intake-map-constants-help = Det som filen inte har men som varje rad behöver.
intake-map-rules = Så känns en post igen
intake-map-key = Samma post är det när detta är lika
intake-map-key-help = Finns posten redan ändras den, annars blir den ny. Tomma celler ändrar ingenting.
intake-map-day-order = I datum som 03/04/2026 står först
intake-map-day-order-day-first = dagen
intake-map-day-order-month-first = månaden
intake-map-decimal = I tal som 1,234 eller 1.234 är decimaltecknet
intake-map-decimal-comma = komma
intake-map-decimal-point = punkt
intake-map-name = Vad heter den här sortens fil?
intake-map-name-help = Nästa gång en fil har samma rubriker behöver du inte svara igen.
intake-map-said = Kolumnerna har fått sina fält.
intake-map-again = Ändra kolumnerna
intake-map-changed = Filen liknar ”{ $layout }”, men har ändrats sedan sist. Bara skillnaden behöver du se över; resten följer med.
intake-map-changed-added = Nya kolumner: { $columns }
intake-map-changed-removed = Borta: { $columns }
intake-map-changed-renamed = Har bytt namn: { $columns }
intake-map-other = Är raderna något annat?
error-unknown-pair = ”{ $pair }” går inte att förstå. Skriv kolumn=fält.
error-fed-twice = Två kolumner går till samma fält ({ $field }). Välj en.
error-no-such-column = Kolumnen ”{ $column }” finns inte i filen.
error-no-key = Inget säger när en rad är samma post som en som redan finns. Låt en kolumn, eller ett värde för alla rader, gå till något av detta: { $keys }.
error-secret-column = Kolumnen ”{ $column }” innehåller hemligheter och kan inte tas in.
error-nothing-fed = Ingen kolumn går till något fält. Välj minst en.
error-key-not-fed = Ingen kolumn går till det som en post känns igen på ({ $field }). Välj något annat, eller fyll i det lika för alla rader.

# Läge och vad man kan göra
intake-state-found = Tabellen är läst
intake-state-mapped = Kolumnerna är klara
intake-state-tried = Provkörd
intake-state-trying = Provkörs
intake-state-committing = Tas in
intake-state-undoing = Ångras
intake-state-keeping = Sparas som ark
intake-state-done = Intagen
intake-state-undone = Ångrad
intake-state-kept = Sparad som ark
intake-state-dropped = Slängd
intake-try-act = Provkör
intake-commit-act = { $count ->
    [one] Ta in 1 post
   *[other] Ta in { $count } poster
}
intake-keep-act = Spara som sökbart ark
intake-drop-act = Släng filen
intake-drop-ask = Ska filen slängas?
intake-drop-ask-text = Filen ”{ $file }” och det du har bestämt om den slängs. Registren rörs inte. Du kan ta med filen igen.
intake-undo-act = Ångra importen
intake-undo-ask = Ska importen ångras?
intake-undo-ask-text = Det som importen av ”{ $file }” har gjort tas tillbaka.
intake-undo-ask-new = { $count ->
    [one] 1 ny post tas bort.
   *[other] { $count } nya poster tas bort.
}
intake-undo-ask-changed = { $count ->
    [one] 1 ändrad post blir som förut.
   *[other] { $count } ändrade poster blir som förut.
}
intake-undo-ask-kept = Poster som någon har ändrat sedan dess lämnas som de är.
intake-upload-another = Ta in en fil till
intake-report-act = Rapport som { $format }
intake-refused-act = Nekade rader att rätta
intake-refused-column = Varv: orsak
intake-refused-file = nekade rader
intake-report-file = importrapport
intake-working-trying = Provkör rad för rad
intake-working-committing = Tar in posterna, allt eller inget
intake-working-undoing = Återställer det som var
intake-working-keeping = Sparar arket
intake-working-waits = { $count ->
    [one] Väntar på sin tur: en annan fil är före
   *[other] Väntar på sin tur: { $count } andra filer är före
}
intake-fact-file = Fil
intake-fact-format = Format
intake-fact-sheet = Blad
intake-fact-rows = Rader
intake-fact-kind = Blir
intake-fact-size = Storlek
intake-fact-at = Inkom
intake-fact-by = Av
intake-fact-titles = Titel i filen
intake-fact-left-out = Kolumner som inte sparats
intake-fact-hash = Filens fingeravtryck
intake-file-size = { $kilobytes } kB
intake-by-operator = kommandoraden
intake-trouble = Det gick inte
intake-has-passwords = Kolumner med lösenord eller andra hemligheter har tagits bort och sparas inte: { $columns }.
intake-has-personal-numbers = Kolumner med personnummer lämnas utanför om du inte väljer annat: { $columns }.
intake-same-file = Exakt samma fil togs in { $at }. Rader som är lika lämnas i fred.
intake-same-file-act = Se den importen
intake-is-dropped = Filen är slängd. Inget av den är kvar.
intake-dropped-said = Filen är slängd.
intake-kept-said = Arket är sparat och går att söka i.
intake-to-sheet = Öppna arket

# Rader
intake-rows = Rader
intake-rows-all = Alla ({ $count })
intake-rows-new = Nya ({ $count })
intake-rows-changed = Ändrade ({ $count })
intake-rows-same = Lika ({ $count })
intake-rows-refused = Nekade ({ $count })
intake-rows-none = Inga rader här.
intake-rows-col-row = Rad
intake-rows-col-outcome = Blir
intake-rows-col-name = Vem eller vad
intake-rows-col-what = Uppgifter
intake-nothing = tomt
intake-row-of-file = posten på rad { $row }
intake-row-outcome-new = ny
intake-row-outcome-changed = ändrad
intake-row-outcome-same = lika
intake-row-outcome-refused = nekad
intake-same-as-now = Som det redan är.
intake-same-as-row = Hör till samma post som rad { $row } och tas med där.
intake-row-hidden = Du får inte se den här posten.
intake-needs-you = { $count ->
    [one] 1 fil är provkörd och väntar på att du tar in den
   *[other] { $count } filer är provkörda och väntar på att du tar in dem
}
intake-tried-nothing = Allt i filen finns redan. Det finns inget att ta in.
intake-tried-all-refused = Inget kan tas in. { $refused ->
    [one] En rad nekades; se varför nedan.
   *[other] { $refused } rader nekades; se varför nedan.
}
intake-tried-lacks = { $count ->
    [one] 1 ny post behöver ”{ $field }”
   *[other] { $count } nya poster behöver ”{ $field }”
}, men ingen kolumn går dit. Välj en kolumn, eller ett värde för alla rader. Poster som redan finns behöver det inte.
intake-tried-all-good = { $todo ->
    [one] 1 post skulle tas in. Inget är ändrat än.
   *[other] { $todo } poster skulle tas in. Inget är ändrat än.
}
intake-tried-some-refused = { $todo ->
    [one] 1 post skulle tas in
   *[other] { $todo } poster skulle tas in
} och { $refused ->
    [one] 1 rad nekas. Inget är ändrat än. Den nekade
   *[other] { $refused } rader nekas. Inget är ändrat än. De nekade
} kan du hämta som fil, rätta och ta in efteråt.
intake-tried-rest-refused = { $same ->
    [one] 1 rad är redan som i filen
   *[other] { $same } rader är redan som i filen
} och { $refused ->
    [one] 1 rad nekas; se varför nedan
   *[other] { $refused } rader nekas; se varför nedan
}. Det finns inget nytt att ta in.
intake-done = { $new ->
    [one] 1 post är ny
   *[other] { $new } poster är nya
} och { $changed ->
    [one] 1 ändrad
   *[other] { $changed } ändrade
}. Du kan ångra fram till { $until }.
intake-undone-all = { $restored ->
    [one] 1 post är som den var före importen.
   *[other] { $restored } poster är som de var före importen.
}
intake-undone-some = { $restored ->
    [one] 1 post är som den var före importen.
   *[other] { $restored } poster är som de var före importen.
} { $left ->
    [one] 1 lämnades som den är, av det skäl som står här.
   *[other] { $left } lämnades som de är, av de skäl som står här.
}
intake-left = Lämnade som de är
intake-left-col-name = Post
intake-left-col-row = Rad
intake-left-col-why = Varför
intake-left-changed = någon har ändrat den sedan dess
intake-left-used = annat hänger på den nu
intake-left-gone = den finns inte kvar, eller du får inte se den
intake-left-barred = du får inte ändra den

# Varför en rad nekas
intake-why-missing = saknas
intake-why-key-missing = saknas, och det är det som posten känns igen på
intake-why-longer = för långt, högst { $max } tecken
intake-why-too-long = cellen är för lång
intake-why-not-a-number = ”{ $value }” är inget tal
intake-why-not-whole = ”{ $value }” är inget heltal
intake-why-not-money = ”{ $value }” är inget belopp med högst två decimaler
intake-why-out-of-range = ska vara mellan { $min } och { $max }
intake-why-not-a-date = ”{ $value }” är inget datum
intake-why-not-a-duration = ”{ $value }” är ingen tid
intake-why-not-yes-or-no = ”{ $value }” är varken ja eller nej
intake-why-not-an-address = ”{ $value }” är ingen e-postadress
intake-why-spreadsheet-error = cellen har ett fel från kalkylprogrammet: { $value }
intake-why-list-for-value = i filen står en lista där ett enda värde hör hemma: { $value }
intake-why-object-for-value = i filen står ett objekt med egna fält där ett enda värde hör hemma
intake-why-unreadable = ”{ $value }” går inte att läsa
intake-why-not-a-choice = ”{ $value }” är inget av de val som finns
intake-why-choices = { $why }. Dessa kan väljas: { $choices }
intake-why-no-such = ”{ $value }” finns inte
intake-why-no-such-tried = ”{ $value }” finns inte: varken koden ”{ $code }” eller namnet ”{ $name }” är känd
intake-why-code-and-name-differ = koden ”{ $code }” och namnet ”{ $name }” hör till olika poster
intake-why-several-called = flera heter ”{ $value }”
intake-why-several-in-file = flera rader i filen heter ”{ $value }”
intake-why-itself = raden kan inte stå under sig själv
intake-why-parent-refused = Rad { $row }, som den här hör till, nekades.
intake-why-several = { $count } poster passar. Välj något annat att känna igen poster på.
intake-why-not-yours = Posten finns, men du får inte ändra den.
intake-why-taken = ”{ $value }” har redan { $name }
intake-why-shared = ”{ $value }” står också på rad { $row }, och två poster får inte ha samma
intake-why-collides = Raden krockar med en annan post. Se över den.
intake-why-said-otherwise = Rad { $row } handlar om samma post men säger något annat.
intake-why-as-refused = Säger samma sak som rad { $row }, som nekades.
intake-why-ring = Raden hör till rad { $row }, som i sin tur hör till den här: det blir en ring.

# Går inte nu
intake-cannot-busy = Importen arbetar just nu. Vänta tills den är klar.
intake-cannot-over = Importen är avslutad och kan inte ändras.
intake-cannot-not-mapped = Säg först vart kolumnerna ska.
intake-cannot-not-tried = Provkör först, så att du ser vad som skulle hända.
intake-cannot-nothing-to-do = Det finns inget att ta in.
intake-cannot-not-done = Importen har inte genomförts, så det finns inget att ångra.
intake-cannot-too-late = Det har gått mer än 30 dagar. Importen kan inte längre ångras.
intake-cannot-no-table = Tabellen finns inte där den pekades ut. Rätta tabellen.
intake-cannot-no-kind = Säg först vad raderna är.
intake-cannot-too-many-rows = Högst 250 000 rader kan tas in åt gången. Dela filen, eller spara den som ark.
intake-cannot-too-many-waiting = Du har redan 20 filer som väntar. Ta in eller släng några av dem först.
intake-cannot-changed-since-try = Något har ändrats i registren sedan provkörningen. Inget är intaget. Provkör igen och se vad som skiljer.
intake-cannot-closed = Filen kan inte sparas som ark, för ark läses av fler än de som får se den här. Läs in raderna i stället.
intake-cannot-file-gone = Filen finns inte kvar. Ta in den på nytt.
intake-cannot-stopped = Arbetet avbröts, och inget är ändrat. Försök igen.
intake-cannot-stopped-undo = Ångrandet avbröts. Det som hann återställas är återställt. Ångra igen, så fortsätter det.

# Lista, layouter, ark
intake-imports-list-title = Importer
intake-imports-list-lead = Allt som har tagits in, och vad det blev av det.
intake-imports-list-empty = Inget är intaget än
intake-imports-list-empty-help = Ta med en lista över enheter eller personal, så är du i gång.
intake-imports-col-file = Fil
intake-imports-col-state = Läge
intake-imports-col-kind = Blir
intake-imports-col-new = Nya
intake-imports-col-changed = Ändrade
intake-imports-col-refused = Nekade
intake-imports-col-at = Inkom
intake-imports-filter-state = Läge
intake-imports-filter-state-all = Alla lägen
intake-imports-filter-state-waiting = Väntar
intake-imports-filter-state-done = Intagna
intake-imports-filter-state-undone = Ångrade
intake-imports-filter-state-kept = Sparade som ark
intake-imports-filter-state-dropped = Slängda
intake-layouts-title = Kända filsorter
intake-layouts-lead = Filer med samma rubriker går direkt till provkörning.
intake-layouts-empty = Inga filsorter är kända än
intake-layouts-empty-help = När du har tagit in en fil känns nästa med samma rubriker igen.
intake-layouts-col-name = Namn
intake-layouts-col-kind = Blir
intake-layouts-col-columns = Rubriker
intake-layouts-col-used-at = Senast
intake-layouts-col-uses = Gånger
intake-layouts-col-forget = Glöm
intake-layouts-forget = Glöm
intake-layout-forgotten-said = Filsorten är glömd.
intake-sheets-list-title = Sparade ark
intake-sheets-list-lead = Tabeller som ännu inte har någon egen plats. De går att söka i och summera.
intake-sheets-list-empty = Inga ark är sparade
intake-sheets-list-empty-help = Ta in en tabell och spara den som sökbart ark.
intake-sheets-col-name = Ark
intake-sheets-col-file = Fil
intake-sheets-col-rows = Rader
intake-sheets-col-columns = Kolumner
intake-sheets-col-at = Sparat
intake-sheet-lead = Raderna är sparade som de stod i filen och ändras inte. Titlar, summor och anmärkningar under tabellen är inte med.
intake-sheet-export = Hämta som CSV
intake-sheet-remove = Ta bort arket
intake-sheet-removed-said = Arket är borttaget.
intake-sheet-search = Sök i arket
intake-sheet-search-act = Sök
intake-sheet-show-all = Visa alla rader

# Journalen
intake-uploaded = Läste in en fil för import
intake-try-started = Provkörde en import
intake-commit-started = Började ta in en import
intake-committed = Tog in en import: { $new ->
    [one] 1 ny
   *[other] { $new } nya
}, { $changed ->
    [one] 1 ändrad
   *[other] { $changed } ändrade
}, { $same } lika, { $refused ->
    [one] 1 nekad
   *[other] { $refused } nekade
}
intake-undo-started = Började ångra en import
intake-undone = Ångrade en import: { $restored ->
    [one] 1 återställd
   *[other] { $restored } återställda
}, { $left ->
    [one] 1 lämnad
   *[other] { $left } lämnade
}
intake-part-undone = Ångrade en del av en import: { $restored ->
    [one] 1 återställd
   *[other] { $restored } återställda
}, { $left ->
    [one] 1 lämnad
   *[other] { $left } lämnade
}
intake-keep-started = Började spara en tabell som ark
intake-kept = Sparade en tabell som ark med { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}
intake-dropped = Slängde en fil som väntade på import
intake-sheet-removed = Tog bort ett sparat ark
intake-sheet-remove-ask = Ska arket tas bort?
intake-sheet-remove-ask-text = { $rows ->
    [one] Arket ”{ $name }” med 1 rad tas bort och går inte att få tillbaka härifrån.
   *[other] Arket ”{ $name }” med { $rows } rader tas bort och går inte att få tillbaka härifrån.
}
intake-sheet-hits = { $count ->
    [one] 1 rad hittades.
   *[other] { $count } rader hittades.
}
intake-sheet-hits-sum = { $column }: { $sum }
intake-sheet-hits-sums = Summor av dem:
intake-layout-forgotten = Glömde en känd filsort

# Kommandoraden
intake-cli-no-such-kind = { $kind } går inte att ta in. Det här går: { $kinds }.
intake-cli-no-such-layout = Det finns ingen känd filsort som heter { $layout } för { $kind }.
intake-cli-file = { $file }: { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}, { $columns ->
    [one] 1 kolumn
   *[other] { $columns } kolumner
} ({ $format })
intake-cli-mapped = { $column } → { $field }
intake-unmapped = Kolumner utan fält, som inte kommer med: { $columns }
intake-cli-constant = { $value } → { $field } i alla rader
intake-cli-key = Känns igen på: { $key }
intake-cli-counts = { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}: { $new ->
    [one] 1 ny
   *[other] { $new } nya
}, { $changed ->
    [one] 1 ändrad
   *[other] { $changed } ändrade
}, { $same } lika, { $refused ->
    [one] 1 nekad
   *[other] { $refused } nekade
}
intake-cli-dry-run = Provkörning. Inget är ändrat.
intake-cli-committed = Intaget. Import nummer { $id }, som kan ångras med --undo { $id } i 30 dagar.
intake-cli-nothing = Det fanns inget att ta in.
intake-cli-row = Rad { $row }: { $why }
intake-cli-more = { $count ->
    [one] … och 1 till
   *[other] … och { $count } till
}
intake-cli-kept = Sparat som ark nummer { $id } med { $rows ->
    [one] 1 rad
   *[other] { $rows } rader
}.
intake-cli-undone = Ångrat: { $restored ->
    [one] 1 återställd
   *[other] { $restored } återställda
}, { $left ->
    [one] 1 lämnad som den är
   *[other] { $left } lämnade som de är
}.
intake-cli-no-such-import = Det finns ingen import nummer { $id }.
