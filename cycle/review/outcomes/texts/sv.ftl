# Utfall: vad rummet säger på svenska.
outcomes-kind = Tjänsterapport
outcomes-list-title = Tjänsterapporter
outcomes-list-lead = En rapport i månaden: vad som kom in, vad som gjordes och om löftena hölls.
outcomes-list-empty = Det finns inga rapporter än
outcomes-list-empty-help = Rapporten för en månad byggs av sig själv när månaden är slut.
outcomes-col-month = Månad
outcomes-col-received = Kom in
outcomes-col-solved = Löstes
outcomes-col-open = Öppna vid slutet
outcomes-col-promised = Löften
outcomes-col-kept = Hållna löften
outcomes-col-kept_percent = Hållna, procent
outcomes-col-built_at = Byggd
outcomes-so-far = Den här månaden hittills
outcomes-so-far-notice = Månaden pågår. Siffrorna gäller hittills och kan ändras till dess att rapporten byggs.
outcomes-title = Tjänsterapport för { $month }
outcomes-lead = Vad som kom in till IT, vad som gjordes och om löftena hölls.
outcomes-built = Tjänsterapporten byggdes
outcomes-built-at = Rapporten byggdes { $at } och ändras inte efter det. Den innehåller inga personuppgifter.
outcomes-to-figures = Siffrorna som lista
outcomes-figures-list-title = Alla siffror
outcomes-figures-list-lead = Varje siffra i varje rapport på en rad: för den som vill räkna vidare.
outcomes-figures-list-empty = Det finns inga siffror här
outcomes-figures-list-empty-help = Siffrorna kommer med den första rapporten, när månaden är slut.
outcomes-figures-col-month = Månad
outcomes-figures-col-part = Del
outcomes-figures-col-name = Vad
outcomes-figures-col-value = Värde
outcomes-figures-col-measured = Räknat i
outcomes-figures-filter-month = Månad
outcomes-figures-filter-month-all = Alla månader
outcomes-figures-filter-name = Vad
outcomes-figures-filter-name-all = Allt
outcomes-measured-number = Antal
outcomes-measured-minutes = Minuter
outcomes-measured-percent = Procent
outcomes-to-promises = Hur löftena hölls
outcomes-cannot-not-over = Månaden { $month } är inte slut.
outcomes-cannot-is-built = Rapporten för { $month } finns redan.
outcomes-wheel-counted = rapporter
outcomes-wheel-last = Den senaste är för { $month }
outcomes-wheel-none = Den första byggs när månaden är slut
policy-verb-service-report-see-so-far = Se månaden som pågår
policy-verb-service-report-build = Bygga månadens rapport

outcomes-month-of-year = { $month } { $year }
outcomes-month-1 = januari
outcomes-month-2 = februari
outcomes-month-3 = mars
outcomes-month-4 = april
outcomes-month-5 = maj
outcomes-month-6 = juni
outcomes-month-7 = juli
outcomes-month-8 = augusti
outcomes-month-9 = september
outcomes-month-10 = oktober
outcomes-month-11 = november
outcomes-month-12 = december
outcomes-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minuter
}
outcomes-hours = { $hours } timmar

outcomes-in-short = I korthet
outcomes-say-came = { $count ->
    [0] Inget ärende kom in.
    [one] Ett ärende kom in.
   *[other] { $count } ärenden kom in.
}
outcomes-say-solved = { $count ->
    [0] Inget löstes.
    [one] Ett löstes.
   *[other] { $count } löstes.
}
outcomes-say-left = { $count ->
    [0] Inget var öppet när månaden slutade.
    [one] Ett var öppet när månaden slutade.
   *[other] { $count } var öppna när månaden slutade.
}
outcomes-say-left-now = { $count ->
    [0] Inget är öppet nu.
    [one] Ett är öppet nu.
   *[other] { $count } är öppna nu.
}
outcomes-say-as-many = Det är lika många som i { $month }.
outcomes-say-more = Det är { $count } fler än i { $month }.
outcomes-say-fewer = Det är { $count } färre än i { $month }.
outcomes-say-kept = { $tenths ->
    [0] Färre än ett av tio löften hölls ({ $percent } %)
    [1] Ett av tio löften hölls ({ $percent } %)
    [2] Två av tio löften hölls ({ $percent } %)
    [3] Tre av tio löften hölls ({ $percent } %)
    [4] Fyra av tio löften hölls ({ $percent } %)
    [5] Fem av tio löften hölls ({ $percent } %)
    [6] Sex av tio löften hölls ({ $percent } %)
    [7] Sju av tio löften hölls ({ $percent } %)
    [8] Åtta av tio löften hölls ({ $percent } %)
    [9] Nio av tio löften hölls ({ $percent } %)
   *[other] Alla löften hölls
}
outcomes-say-kept-as-in = { $kept }, som i { $month }.
outcomes-say-kept-unlike = { $kept }. I { $month } var det { $percent } %.
outcomes-say-answer-open = Hälften av dem som fick svar fick det inom { $half } av öppettiden, nio av tio inom { $nine }.
outcomes-say-answer-elapsed = Hälften av dem som fick svar fick det inom { $half }, nio av tio inom { $nine }, nätter och helger medräknade.
outcomes-say-rated = { $count ->
    [one] En har sagt hur det blev: { $good } bra och { $bad } dåligt.
   *[other] { $count } har sagt hur det blev: { $good } bra och { $bad } dåligt.
}
outcomes-was = { $month }: { $figure }
outcomes-chart = Ärenden månad för månad
outcomes-chart-help = Hur många ärenden som kom in och hur många som löstes varje månad som har en rapport.
outcomes-brackets = Inom parentes i tabellerna står samma siffra för { $months }.
outcomes-nothing-beside = Det finns ingen rapport för månaden före eller för samma månad i fjol att jämföra med.

outcomes-part-period = Perioden
outcomes-part-period-help = Vilken tid rapporten handlar om, och hur länge det var öppet.
outcomes-part-reactive = Det som kom in
outcomes-part-reactive-help = Incidenter och beställningar: hur många, hur fort det gick och om löftena hölls. Tider räknas från anmälan; tiden då ni väntade på någon räknas med. Svarstiden gäller det som både kom in och fick svar under månaden.
outcomes-part-proactive = Det som förebyggde
outcomes-part-proactive-help = Det IT gjorde för att mindre skulle komma in: problem som utreds, artiklar och utbildning.
outcomes-part-change = Det som blev annorlunda
outcomes-part-change-help = Tjänster som kom till eller togs bort, och beställningar som utfördes.
outcomes-period-days = Från och med { $first } till och med { $last }: { $days } dagar.
outcomes-no-open-time = Ingen öppettid kan visas, eftersom inget är lovat efter någon kalender. Tider räknas dygnet runt.
outcomes-changes-to-come = Ett register över ändringar kommer med ändringshanteringen. Till dess räknas tjänster och beställningar här.
outcomes-col-figure = Vad
outcomes-figure-open-days = Dagar med öppet
outcomes-figure-open-minutes = Öppen tid
outcomes-figure-received = Kom in
outcomes-figure-received-incidents = Kom in: incidenter
outcomes-figure-received-requests = Kom in: beställningar
outcomes-figure-solved = Löstes
outcomes-figure-solved-incidents = Löstes: incidenter
outcomes-figure-solved-requests = Löstes: beställningar
outcomes-figure-reopened = Togs upp igen
outcomes-figure-merged = Var redan anmälda
outcomes-figure-open = Öppna vid slutet
outcomes-figure-open-incidents = Öppna vid slutet: incidenter
outcomes-figure-open-requests = Öppna vid slutet: beställningar
outcomes-figure-answer-half = Första svar: hälften inom
outcomes-figure-answer-nine = Första svar: nio av tio inom
outcomes-figure-solution-half = Lösning: hälften inom
outcomes-figure-solution-nine = Lösning: nio av tio inom
outcomes-figure-kept = Hållna löften
outcomes-figure-rated-good = Omdömen: bra
outcomes-figure-rated-fair = Omdömen: sådär
outcomes-figure-rated-bad = Omdömen: dåligt
outcomes-figure-minutes-spent = Arbetstid som noterats
outcomes-figure-problems-opened = Problem som öppnades
outcomes-figure-problems-closed = Problem som löstes
outcomes-figure-problems-open = Problem som var öppna vid slutet
outcomes-figure-known-errors = Kända fel med en väg runt
outcomes-figure-gathered = Anmälningar samlade under ett problem eller avbrott
outcomes-figure-published-articles = Artiklar som publicerades
outcomes-figure-reviewed-articles = Artiklar som granskades
outcomes-figure-overdue-articles = Artiklar vars granskningsdag har passerat
outcomes-figure-sessions = Utbildningstillfällen
outcomes-figure-trained = Personer som utbildades
outcomes-figure-launched = Tjänster som togs i bruk
outcomes-figure-retired = Tjänster som togs bort
outcomes-figure-orders = Beställningar som utfördes från en mall
outcomes-head-received = Kom in
outcomes-head-solved = Löstes
outcomes-head-open = Öppna vid slutet
outcomes-head-broken = Brutna löften
outcomes-head-carried-out = Utfördes
outcomes-head-promised = Löften
outcomes-head-kept = Hållna
outcomes-head-share = Andel
outcomes-share-in = Andel i { $month }
outcomes-by-priority = Efter prioritet
outcomes-by-priority-head = Prioritet
outcomes-by-unit = Efter enhet
outcomes-by-unit-head = Enhet
outcomes-by-service = Efter tjänst
outcomes-by-service-head = Tjänst
outcomes-by-measure = Löften till användarna
outcomes-by-measure-head = Löfte
outcomes-by-cause = Varför löften bröts
outcomes-by-cause-head = Orsak
outcomes-by-order = Utförda beställningar
outcomes-by-order-head = Mall
outcomes-priority-1 = 1 – högst
outcomes-priority-2 = 2 – hög
outcomes-priority-3 = 3 – normal
outcomes-priority-4 = 4 – låg
outcomes-priority-5 = 5 – lägst
outcomes-measure-first-response = Första svar
outcomes-measure-next-answer = Nästa svar
outcomes-measure-solution = Lösning
outcomes-no-service = Ingen tjänst angavs
outcomes-hidden-service = Tjänster som du inte får se
outcomes-no-cause = Ingen orsak har angetts
outcomes-no-promises = Inget löftes tid gick ut under månaden.
