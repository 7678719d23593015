# Levelling: vad rummet säger på svenska.
levelling-title = Jämna ut utbytena
levelling-lead = När årens pengar inte räcker till allt som faller ut: vad som kan vänta så att varje tak hålls, med så lite försening som möjligt.
levelling-to-sources = Finansiering och tak
levelling-to-refresh = Utbytesplan
levelling-no-rules = Säg först vem som betalar vilka utbyten, och hur sent de får göras. Sätt sedan ett tak för varje år under Finansiering. Då visas här vad som kan vänta.
levelling-unsolved = Inget svar hittades på tre sekunder. Försök igen, eller låt färre slag få vänta.
levelling-nothing-waits = Ingenting behöver vänta.
levelling-waits = { $things ->
    [one] En sak väntar
   *[other] { $things } saker väntar
}, tillsammans { $years ->
    [one] ett år
   *[other] { $years } år
} sena.
levelling-gap = Det kan finnas ett svar som är { $percent } % mindre sent.
levelling-unpaid = Utbyten för { $amount } har ingen som betalar enligt reglerna och är inte med.
levelling-unpriced = { $things ->
    [one] En sak saknar pris och väger ingenting här.
   *[other] { $things } saker saknar pris och väger ingenting här.
}
levelling-over = { $source } räcker inte { $year }: { $amount } för lite, hur det än fördelas.
levelling-years = Åren, i kronor
levelling-head-source = Betalas av
levelling-head-year = År
levelling-head-before = Faller ut
levelling-head-ceiling = Tak
levelling-head-after = Utjämnat
levelling-head-over = Över taket
levelling-head-why = Varför
levelling-moved = Vad som väntar, i kronor
levelling-col-unit = Enhet
levelling-col-model = Modell
levelling-col-from = Från
levelling-col-to = Till
levelling-col-things = Antal
levelling-col-cost = Kostnad
levelling-col-source = Betalas av
levelling-why = { $source } har taket { $ceiling } för { $year }, och { $before } skulle bytas.
levelling-more = { $more } rader till finns i filen.
levelling-export-words = Det som väntar som fil:
levelling-formula = Det som faller ut kommer från utbytesplanen, och tak från finansieringen. Ingenting byts före sin tid, och ingenting senare än regeln tillåter eller efter det sista året här. Det som tappas bort eller går sönder kan inte vänta och räknas av från taket. En sak som väntar räknas till priset det år den skulle ha bytts. Planen ändras inte av sig själv: skjut upp det du väljer med en regel i utbytesplanen.
levelling-rules-list-title = Vem betalar utbytena
levelling-rules-list-lead = Den närmaste regeln gäller: ett slag på en enhet före enhetens, enhetens före slagets, och en lägre enhets före en högres.
levelling-rules-list-empty = Inga regler
levelling-rules-list-empty-help = Säg vem som betalar vilka utbyten, så kan de jämnas ut mot årens tak.
levelling-rules-col-kind = Slag
levelling-rules-col-unit = Enhet, med allt under den
levelling-rules-col-source = Betalas av
levelling-rules-col-late = År sent, högst
levelling-rules-col-remove = Ta bort
levelling-all-kinds = Alla slag
levelling-all-units = Alla enheter
levelling-rule-remove-title = Ta bort
levelling-rule-remove-lead = Det som regeln gällde betalas sedan enligt en regel som är längre bort, eller av ingen.
levelling-rule-remove-submit = Ta bort regeln
levelling-rule-set-title = Säg vem som betalar
levelling-rule-set-lead = Det som redan är sagt om samma slag på samma enhet ersätts.
levelling-rule-set-category = Slag av utrustning
levelling-rule-set-unit = Enhet, med allt under den
levelling-rule-set-source = Betalas av
levelling-rule-set-late = Hur många år för sent får det bytas, högst?
levelling-rule-set-submit = Spara
levelling-rule-set = Regeln gäller.
levelling-rule-removed = Regeln är borttagen.
levelling-kind-of-rule = Regel om vem som betalar
policy-kind-levelling = Utjämning av utbyten
policy-kind-level-rule = Vem betalar utbytena
policy-verb-level-rule-set = Säga
policy-verb-level-rule-remove = Ta bort
