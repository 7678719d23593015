# Licenser: vad rummet säger på svenska.
licences-kind-of-licence = Licens
licences-list-title = Licenser
licences-list-lead = Vad som får användas, hur många som är köpta och räknade, och vad det kostar i år.
licences-list-empty = Det finns inga licenser att visa
licences-list-empty-help = Här samlas det som verksamheten betalar för att få använda. Lägg till en licens i taget, eller läs in en lista.
licences-col-product = Produkt
licences-col-metric = Räknas per
licences-col-state = Läge
licences-col-bought = Köpta
licences-col-counted = Räknade
licences-col-difference = Skillnad
licences-col-cost = Kostnad i år
licences-col-next = Räknas nästa gång
licences-col-ends = Period till och med
licences-col-unit = Enhet
licences-col-supplier = Leverantör
licences-col-counted_on = Senast räknad
licences-col-approval = Godkännande
licences-col-approved_until = Godkänd till och med
licences-filter-q = Sök på produkt eller beskrivning
licences-filter-state = Läge
licences-filter-state-all = Alla lägen
licences-filter-state-over = Fler än köpta
licences-filter-state-under = Färre än köpta
licences-filter-state-missed = Inte räknad i tid
licences-filter-state-unbought = Inget köpt
licences-filter-metric = Räknas per
licences-filter-metric-all = Alla sätt att räkna
licences-filter-metric-seat = Namngiven plats
licences-filter-metric-site = Hela platsen
licences-filter-metric-staff = Anställd
licences-filter-metric-pupil = Elev
licences-filter-metric-device = Utrustning
licences-filter-unit = Enhet
licences-filter-unit-all = Alla enheter
licences-filter-supplier = Leverantör
licences-filter-supplier-all = Alla leverantörer
licences-filter-ends = Periodens slut
licences-filter-ends-all = Oavsett slut
licences-filter-approval = Godkännande
licences-filter-approval-all = Oavsett godkännande
licences-filter-approval-approved = Godkänd
licences-filter-approval-trial = På prov
licences-filter-approval-denied = Nekad
licences-filter-approval-leaving = Avvecklas
licences-ends-by = Slutar senast { $day }
licences-metric-seat = Namngiven plats
licences-metric-site = Hela platsen
licences-metric-staff = Anställd
licences-metric-pupil = Elev
licences-metric-device = Utrustning
licences-state-over = Fler än köpta
licences-state-under = Färre än köpta
licences-state-even = Stämmer
licences-state-free = Fritt antal
licences-state-uncounted = Inte räknad
licences-state-unbought = Inget köpt
licences-state-ended = Perioden är slut
licences-approval-approved = Godkänd
licences-approval-trial = På prov
licences-approval-denied = Nekad
licences-approval-leaving = Avvecklas
licences-counts-by-clock = räknas av sig självt
licences-counts-by-hand = räknas för hand
licences-after-renews = Fortsätter lika länge till
licences-after-ends = Upphör
licences-name-hidden = Skyddad identitet
licences-by-itself = Av sig självt
licences-no-count-day = Ingen bestämd dag
licences-facts = Fakta
licences-head-answers = Ansvarig roll
licences-head-agreement = Avtal
licences-head-service = Tjänst
licences-head-counted-in = Räknas i
licences-head-count-day = Räknedag
licences-head-allowed = Tillåtet utöver köpta
licences-head-after = Efter perioden
licences-head-indexed = Väntad prisändring vid förlängning
licences-head-term = Period
licences-head-from = Från
licences-head-to = Till och med
licences-head-count = Antal
licences-head-price = Pris
licences-head-change = Prisändring
licences-head-cost = Kostnad
licences-head-why = Varför
licences-head-year = År
licences-head-committed = Avtalat
licences-head-expected = Väntat
licences-head-at = När
licences-head-decision = Beslut
licences-head-amount = Belopp
licences-head-by = Av
licences-head-day = Dag
licences-head-counted = Räknade
licences-head-bought = Köpta
licences-head-difference = Skillnad
licences-head-list = Lista
licences-head-person = Person
licences-head-device = Utrustning
licences-head-unit = Enhet
licences-head-until = Ledig från
licences-head-take-back = Ta tillbaka

# Pengar
licences-notice-missed = Räknedagen { $day } har passerat utan att någon räknade. Räkna nu, och ange den dagen.
licences-notice-agreed-now = Avtalets pris är nu { $price } om året. Rätta den sista perioden om det gäller hela den.
licences-notice-no-term = Ingen period är inlagd än, så det går inte att säga vad licensen kostar.
licences-notice-ended = Den sista perioden tog slut { $day }. Lägg in nästa om licensen fortsätter.
licences-time-months = { $months ->
    [one] 1 månad
   *[other] { $months } månader
}
licences-time-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagar
}
licences-time-both = { $months ->
    [one] 1 månad
   *[other] { $months } månader
} och { $days ->
    [one] 1 dag
   *[other] { $days } dagar
}
licences-price-each-year = { $price } per år och styck
licences-price-each-month = { $price } per månad och styck
licences-price-whole-year = { $price } per år för alla
licences-price-whole-month = { $price } per månad för alla
licences-formula = Så räknas kostnaden
licences-formula-term = { $from } till och med { $to }
licences-formula-extra = { $count } till från { $from }
licences-formula-agreed = Beloppet är avtalat särskilt.
licences-formula-sum = Hela perioden
licences-formula-each-year = { $count } × { $price } × { $time } av 12
licences-formula-each-month = { $count } × { $price } × { $time }
licences-formula-whole-year = { $price } × { $time } av 12
licences-formula-whole-month = { $price } × { $time }
licences-formula-part-year = { $count } av { $all } × { $price } × { $time } av 12
licences-formula-part-month = { $count } av { $all } × { $price } × { $time }
licences-terms = Perioder och priser
licences-term-agreed = Avtalets pris
licences-years = Kostnad per år
licences-decisions = Beslut
licences-was-true-up = { $count } till köps från { $from }
licences-was-reduce = { $count } i nästa period, från { $from }
licences-costs-title = Kostnad för licenser
licences-costs-lead = Avtalat är perioder som är inlagda. Väntat räknar med att det som ska fortsätta gör det, till priset med väntad ändring. Det som betalas genom ett avtal syns också bland avtalen.
licences-costs-empty = Det finns inga kostnader att visa
licences-costs-empty-help = Kostnader syns här när en licens har en period med pris.
licences-costs-measure = Mått
licences-costs-in-all = Alla licenser
licences-costs-one-by-one = Väntad kostnad, licens för licens

# Antal
licences-difference-over = { $counted } räknades { $day }. Köpta är { $bought }, och { $allowed } till är tillåtna. { $count ->
    [one] En
   *[other] { $count }
} behöver köpas till.
licences-difference-over-cost = Resten av perioden kostar det { $formula } = { $amount }.
licences-difference-under = { $counted } räknades { $day }. Köpta är { $bought }, så { $count ->
    [one] en används
   *[other] { $count } används
} inte.
licences-difference-under-cost = Resten av perioden betalas { $formula } = { $amount } för dem. Skriv ett lägre antal till nästa period.
licences-difference-even = { $counted } räknades { $day }, och { $bought } är köpta.
licences-chart = Köpta och räknade
licences-chart-help = En punkt för varje räkning, den äldsta först.
licences-counts = Räkningar
licences-count-list = Lista { $day }
licences-seats = Platser
licences-seats-held = { $count ->
    [0] Ingen plats är utdelad.
    [one] En plats är utdelad.
   *[other] { $count } platser är utdelade.
}
licences-seats-most = Här visas de { $count } senaste. Alla finns i räkningens lista.
licences-count-page = Räkning { $day }
licences-count-page-lead = { $product }: { $count ->
    [0] ingen räknades.
    [one] en räknades.
   *[other] { $count } räknades.
}
licences-count-units = Antal i varje enhet
licences-count-lines = Vilka som räknades
licences-count-none-told = Listan visas för den som får se personerna eller utrustningen. Antalen ovan är hela räkningen.
licences-count-next = Nästa sida av listan

# Formulär
licences-add-title = Lägg till en licens
licences-add-lead = Pris, antal och dagar kan vänta tills något är köpt.
licences-add-submit = Lägg till
licences-add-product = Produkt
licences-add-metric = Räknas per
licences-add-metric-help = Namngivna platser delas ut här. Anställda, elever och utrustning räknas ur registren.
licences-add-metric-seat = Namngiven plats
licences-add-metric-site = Hela platsen
licences-add-metric-staff = Anställd
licences-add-metric-pupil = Elev
licences-add-metric-device = Utrustning
licences-add-count = Antal
licences-add-count-help = Lämna tomt för en licens som gäller hela platsen.
licences-add-price = Pris
licences-add-price-help = Lämna tomt för att ta avtalets pris för alla tillsammans.
licences-add-period = Priset gäller per
licences-add-period-month = Månad
licences-add-period-year = År
licences-add-per = Priset gäller för
licences-add-per-each = Varje
licences-add-per-whole = Alla tillsammans
licences-add-from = Från
licences-add-from-help = Lämna tomt för att ta avtalets dag.
licences-add-to = Till och med
licences-add-to-help = Lämna tomt för att ta avtalets dag.
licences-add-unit = Enhet
licences-add-unit-help = Den som licensen hör till. Enheterna under den räknas med.
licences-add-answers = Ansvarig roll
licences-add-answers-head-of-it = { role-head-of-it }
licences-add-answers-service-owner = { role-service-owner }
licences-add-answers-leader = { role-leader }
licences-add-answers-architect = { role-architect }
licences-add-answers-controller = { role-controller }
licences-add-supplier = Leverantör
licences-add-agreement = Avtal
licences-add-agreement-help = Då kan periodens dagar och pris hämtas från avtalet.
licences-add-service = Tjänst som den hör till
licences-add-count_unit = Räkna i en annan enhet
licences-add-count_unit-help = Lämna tomt om det räknas i licensens egen enhet.
licences-add-category = Typ av utrustning
licences-add-category-help = Bara för licenser som räknas per utrustning. Tomt betyder all utrustning.
licences-add-model = Modell
licences-add-model-help = Bara för licenser som räknas per utrustning.
licences-add-count_day = Räknedag
licences-add-count_day-help = Månad och dag, till exempel 03-15. Lämna tomt om det inte räknas en viss dag.
licences-add-counts_by = Vem räknar
licences-add-counts_by-clock = Räknas av sig självt på dagen
licences-add-counts_by-hand = Någon räknar för hand
licences-add-allowed = Tillåtet utöver köpta, procent
licences-add-after_term = När perioden är slut
licences-add-after_term-renews = Fortsätter lika länge till
licences-add-after_term-ends = Upphör
licences-add-indexed = Väntad prisändring vid förlängning, procent
licences-add-approval = Godkännande
licences-add-approval-approved = Godkänd
licences-add-approval-trial = På prov
licences-add-approval-denied = Nekad
licences-add-approval-leaving = Avvecklas
licences-add-approved_until = Godkänd till och med
licences-add-about = Beskrivning
licences-edit-title = Ändra uppgifter
licences-edit-lead = Pris, antal och dagar hör till perioderna.
licences-edit-submit = Spara
licences-edit-product = { licences-add-product }
licences-edit-metric = { licences-add-metric }
licences-edit-metric-help = { licences-add-metric-help }
licences-edit-metric-seat = { licences-add-metric-seat }
licences-edit-metric-site = { licences-add-metric-site }
licences-edit-metric-staff = { licences-add-metric-staff }
licences-edit-metric-pupil = { licences-add-metric-pupil }
licences-edit-metric-device = { licences-add-metric-device }
licences-edit-unit = { licences-add-unit }
licences-edit-unit-help = { licences-add-unit-help }
licences-edit-answers = { licences-add-answers }
licences-edit-answers-head-of-it = { licences-add-answers-head-of-it }
licences-edit-answers-service-owner = { licences-add-answers-service-owner }
licences-edit-answers-leader = { licences-add-answers-leader }
licences-edit-answers-architect = { licences-add-answers-architect }
licences-edit-answers-controller = { licences-add-answers-controller }
licences-edit-supplier = { licences-add-supplier }
licences-edit-agreement = { licences-add-agreement }
licences-edit-agreement-help = { licences-add-agreement-help }
licences-edit-service = { licences-add-service }
licences-edit-count_unit = { licences-add-count_unit }
licences-edit-count_unit-help = { licences-add-count_unit-help }
licences-edit-category = { licences-add-category }
licences-edit-category-help = { licences-add-category-help }
licences-edit-model = { licences-add-model }
licences-edit-model-help = { licences-add-model-help }
licences-edit-count_day = { licences-add-count_day }
licences-edit-count_day-help = { licences-add-count_day-help }
licences-edit-counts_by = { licences-add-counts_by }
licences-edit-counts_by-clock = { licences-add-counts_by-clock }
licences-edit-counts_by-hand = { licences-add-counts_by-hand }
licences-edit-allowed = { licences-add-allowed }
licences-edit-after_term = { licences-add-after_term }
licences-edit-after_term-renews = { licences-add-after_term-renews }
licences-edit-after_term-ends = { licences-add-after_term-ends }
licences-edit-indexed = { licences-add-indexed }
licences-edit-approval = { licences-add-approval }
licences-edit-approval-approved = { licences-add-approval-approved }
licences-edit-approval-trial = { licences-add-approval-trial }
licences-edit-approval-denied = { licences-add-approval-denied }
licences-edit-approval-leaving = { licences-add-approval-leaving }
licences-edit-approved_until = { licences-add-approved_until }
licences-edit-about = { licences-add-about }
licences-renew-title = Lägg in nästa period
licences-renew-lead = Perioderna före står kvar med sina priser.
licences-renew-submit = Lägg in
licences-renew-count = { licences-add-count }
licences-renew-count-help = { licences-add-count-help }
licences-renew-price = { licences-add-price }
licences-renew-price-help = { licences-add-price-help }
licences-renew-period = { licences-add-period }
licences-renew-period-month = { licences-add-period-month }
licences-renew-period-year = { licences-add-period-year }
licences-renew-per = { licences-add-per }
licences-renew-per-each = { licences-add-per-each }
licences-renew-per-whole = { licences-add-per-whole }
licences-renew-from = { licences-add-from }
licences-renew-from-help = { licences-add-from-help }
licences-renew-to = { licences-add-to }
licences-renew-to-help = { licences-add-to-help }
licences-renew-reason = Varför
licences-correct-title = Rätta den sista perioden
licences-correct-lead = Det som stod förut sparas i historiken.
licences-correct-submit = Rätta
licences-correct-count = { licences-add-count }
licences-correct-count-help = { licences-add-count-help }
licences-correct-price = { licences-add-price }
licences-correct-price-help = { licences-add-price-help }
licences-correct-period = { licences-add-period }
licences-correct-period-month = { licences-add-period-month }
licences-correct-period-year = { licences-add-period-year }
licences-correct-per = { licences-add-per }
licences-correct-per-each = { licences-add-per-each }
licences-correct-per-whole = { licences-add-per-whole }
licences-correct-from = { licences-add-from }
licences-correct-from-help = { licences-add-from-help }
licences-correct-to = { licences-add-to }
licences-correct-to-help = { licences-add-to-help }
licences-correct-reason = Varför
licences-count-title = Räkna
licences-count-lead = Antalet hämtas ur registren som de var den dagen, och sparas med sin lista.
licences-count-submit = Räkna
licences-count-day = Dag
licences-count-day-help = I dag eller en dag som har varit.
licences-assign-title = Dela ut en plats
licences-assign-submit = Dela ut
licences-assign-person = Vem ska ha den?
licences-assign-person-help = E-postadress eller hela namnet.
licences-assign-from = Från
licences-take-back-page = Ta tillbaka platsen från { $name }
licences-take-back-lead = Platsen är ledig från i dag. Att den har varit utdelad står kvar.
licences-take-back-submit = Ta tillbaka
licences-true-up-title = Köp till
licences-true-up-lead = Beslutet gäller från dagen till periodens slut.
licences-true-up-submit = Köp till
licences-true-up-from = Från
licences-true-up-count = Hur många till
licences-true-up-amount = Kostnad för resten av perioden
licences-true-up-amount-help = Lämna tomt för att räkna med periodens pris.
licences-true-up-reason = Varför
licences-reduce-title = Färre i nästa period
licences-reduce-lead = Antalet används i prognosen och föreslås när nästa period läggs in.
licences-reduce-submit = Spara
licences-reduce-count = Antal i nästa period
licences-reduce-reason = Varför

# Vad som inte går
licences-cannot-term-behind = Perioden börjar innan den förra är slut.
licences-cannot-no-term = Licensen har ingen period än.
licences-cannot-no-term-then = Ingen period gäller den dagen.
licences-cannot-not-counted = En licens för hela platsen räknas inte.
licences-cannot-ahead = En dag som inte har varit går inte att räkna.
licences-cannot-no-seats = Bara licenser med namngivna platser delas ut till personer.
licences-cannot-has-seat = Personen har redan en plats.
licences-cannot-no-agreed-term = Avtalet har ingen period då. Skriv dagar och pris.
licences-cannot-price-taken = En annan licens har redan hela avtalets pris. Skriv vad den här kostar.
licences-cannot-metric-stands = Sättet att räkna kan inte ändras när något är köpt eller räknat. Lägg till en ny licens.
licences-cannot-true-up-outside = Ett köp i efterhand ligger utanför de nya dagarna.

# Vad som har hänt
licences-added = Licensen lades till.
licences-edited = Uppgifterna om licensen ändrades.
licences-renewed = Nästa period lades in.
licences-corrected = Den sista perioden rättades.
licences-counted = { $counted } räknades { $day }.
licences-counted-over = { $counted } räknades { $day }, { $over } fler än som får användas.
licences-counted-it = Räkningen är sparad.
licences-assigned = En plats delades ut.
licences-taken-back = En plats togs tillbaka.
licences-trued-up = { $count } till köptes från { $from }.
licences-reduced = Nästa period ska ha { $count }.
licences-missed = Räknedagen { $day } passerade utan räkning.
licences-imported = Licensen lästes in.
licences-import-undone = Inläsningen av licensen ångrades.
licences-tell-over = En licens används av fler än som är köpta
licences-tell-missed = En licens räknades inte på sin dag
licences-stake-unit = { $count ->
    [one] Enheten har en licens.
   *[other] Enheten har { $count } licenser.
}
licences-stake-person = { $count ->
    [one] Personen har en licensplats som kan ges till någon annan.
   *[other] Personen har { $count } licensplatser som kan ges till andra.
}
licences-needs-you-over = { $count ->
    [one] En licens används av fler än som är köpta.
   *[other] { $count } licenser används av fler än som är köpta.
}
licences-needs-you-missed = { $count ->
    [one] En licens har inte räknats på sin dag.
   *[other] { $count } licenser har inte räknats på sin dag.
}

# Inläsning
licences-import-licence = Licenser
licences-import-licence-product = { licences-add-product }
licences-import-licence-unit = { licences-add-unit }
licences-import-licence-supplier = { licences-add-supplier }
licences-import-licence-metric = { licences-add-metric }
licences-import-licence-count = { licences-add-count }
licences-import-licence-price = { licences-add-price }
licences-import-licence-period = { licences-add-period }
licences-import-licence-per = { licences-add-per }
licences-import-licence-from = { licences-add-from }
licences-import-licence-to = { licences-add-to }
licences-import-licence-approval = { licences-add-approval }
licences-import-licence-approved_until = { licences-add-approved_until }
licences-import-licence-about = { licences-add-about }
licences-import-licence-metric-seat = { licences-metric-seat }
licences-import-licence-metric-site = { licences-metric-site }
licences-import-licence-metric-staff = { licences-metric-staff }
licences-import-licence-metric-pupil = { licences-metric-pupil }
licences-import-licence-metric-device = { licences-metric-device }
licences-import-licence-period-month = { licences-add-period-month }
licences-import-licence-period-year = { licences-add-period-year }
licences-import-licence-per-each = { licences-add-per-each }
licences-import-licence-per-whole = { licences-add-per-whole }
licences-import-licence-approval-approved = { licences-approval-approved }
licences-import-licence-approval-trial = { licences-approval-trial }
licences-import-licence-approval-denied = { licences-approval-denied }
licences-import-licence-approval-leaving = { licences-approval-leaving }
licences-import-why-unit = Du får inte läsa in licenser för den enheten.
licences-import-why-price = Priset kan inte vara mindre än noll.
licences-import-why-term = En period behöver antal, pris, första och sista dag. Fyll i det som saknas, eller lämna allt tomt.
licences-import-why-to = Perioden slutar innan den börjar.
licences-import-why-site = En licens för hela platsen har inget antal.

# Fel i fält
error-only-of-devices = ”{ $label }” gäller bara licenser som räknas per utrustning.
error-not-a-month-and-day = ”{ $label }” ska vara månad och dag, till exempel 03-15.
error-ends-before-it-begins = Perioden slutar innan den börjar.
error-site-has-no-count = En licens för hela platsen har inget antal. Lämna ”{ $label }” tomt.
error-day-ahead = ”{ $label }” ska vara i dag eller en dag som har varit.

# Vem som får vad
policy-kind-licence = Licens
policy-verb-licence-renew = Lägga in och rätta perioder
policy-verb-licence-count = Räkna
policy-verb-licence-assign = Dela ut platser
policy-verb-licence-decide = Besluta om antal
policy-verb-licence-fall = Räkna på räknedagen
policy-verb-licence-miss = Anteckna att ingen räknade
