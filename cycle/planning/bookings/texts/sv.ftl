# Inlästa leverantörsreskontror: vad rummet säger på svenska.
bookings-kind-row = Reskontrarad
bookings-kind-file = Inläst reskontra
bookings-kind-account = Konto i reskontran
bookings-kind-place = Förvaltning i reskontran
bookings-kind-supplier = Leverantör i reskontran
bookings-facts = Uppgifter
bookings-bring = Läs in en fil
bookings-files-list-title = Leverantörsreskontra
bookings-files-list-lead = Filer med leverantörsfakturor som har lästs in. Raderna väntar här tills de bokförs i IT-budgeten, var och en en enda gång.
bookings-files-list-empty = Ingen reskontra är inläst än
bookings-files-list-empty-help = Läs in ekonomisystemets fil. Här svarar du sedan på vilka enheter, konton och leverantörer raderna gäller.
bookings-files-col-file = Fil
bookings-files-col-at = Lästes in
bookings-files-col-rows = Rader
bookings-files-col-sum = Summa
bookings-files-col-booked = Bokfört
bookings-file-title = Inläst reskontra { $number }
bookings-file-lead = Var varje rad i filen står. Delarna är tillsammans filens summa, på öret.
bookings-file-help = Rader som fanns sedan en tidigare inläsning räknas i den filen och inte här. Hela inläsningen kan ångras under Import: det som är bokfört tas då tillbaka i budgeten med en rättelse per rad.
bookings-file-rows = Visa raderna
bookings-file-caption = Filens rader
bookings-head-state = Läge
bookings-head-rows = Rader
bookings-head-sum = Summa
bookings-head-next = Nästa steg
bookings-head-whole = Hela filen
bookings-head-text = Text
bookings-way-rows = Visa raderna
bookings-way-account = Ange vad kontona gäller
bookings-way-unit = Säg vilka enheter det är
bookings-way-supplier = Säg vilka leverantörerna är
bookings-way-year = Öppna budgetåret
bookings-state-booked = Bokförd
bookings-state-ready = Kan bokföras
bookings-state-not-it = Inte IT
bookings-state-account = Kontot är inte bestämt
bookings-state-unit = Enheten är inte bestämd
bookings-state-supplier = Leverantören är inte bestämd
bookings-state-year = Budgetåret är inte öppet
bookings-state-help-booked = Raden står som utfall i budgeten.
bookings-state-help-ready = Allt som behövs är känt. Raden bokförs när någon bokför filen.
bookings-state-help-not-it = Kontot är inte IT:s, eller så är beloppet noll. Raden räknas med i filens summa men bokförs inte.
bookings-state-help-account = Ingen har sagt om kontot är IT:s. Det bestäms en gång, under Konton i reskontran.
bookings-state-help-unit = Ingen har sagt vilken enhet förvaltningen är. Det bestäms en gång, under Förvaltningar i reskontran.
bookings-state-help-supplier = Ingen har sagt vem leverantören är. Det bestäms en gång, under Leverantörer i reskontran.
bookings-state-help-year = Budgeten har inget öppet år för radens dag. Ett låst år ändras inte av en fil.
bookings-row-file = Visa filen
bookings-row-line = Visa budgetposten
bookings-rows-list-title = Rader i reskontran
bookings-rows-list-lead = Varje inläst rad, som den står i sin fil.
bookings-rows-list-empty = Inga rader
bookings-rows-list-empty-help = Här står raderna när en reskontra har lästs in.
bookings-rows-col-supplier = Leverantör
bookings-rows-col-invoice = Fakturanummer
bookings-rows-col-account = Konto
bookings-rows-col-administration = Förvaltning
bookings-rows-col-amount = Belopp
bookings-rows-col-day = Dag
bookings-rows-col-state = Läge
bookings-rows-filter-state = Läge
bookings-rows-filter-state-all = Alla lägen
bookings-rows-filter-state-held = Väntar på ett svar
bookings-rows-filter-state-booked = Bokförda
bookings-rows-filter-state-ready = Kan bokföras
bookings-rows-filter-state-not-it = Inte IT
bookings-rows-filter-state-account = Kontot är inte bestämt
bookings-rows-filter-state-unit = Enheten är inte bestämd
bookings-rows-filter-state-supplier = Leverantören är inte bestämd
bookings-rows-filter-state-year = Budgetåret är inte öppet
bookings-rows-filter-file = Fil
bookings-rows-filter-file-all = Alla filer
bookings-accounts-list-title = Konton i reskontran
bookings-accounts-list-lead = Säg en gång vad varje konto är. Svaret gäller alla rader som inte är bokförda, och alla filer framöver.
bookings-accounts-list-empty = Inga konton
bookings-accounts-list-empty-help = Kontona kommer hit när en reskontra läses in.
bookings-accounts-col-name = Konto
bookings-accounts-col-code = Kod
bookings-accounts-col-state = Läge
bookings-accounts-col-account = Konto i budgeten
bookings-accounts-col-rows = Rader
bookings-accounts-col-sum = Summa
bookings-accounts-filter-state = Läge
bookings-accounts-filter-state-all = Alla konton
bookings-accounts-filter-state-waiting = Inte bestämda
bookings-accounts-filter-state-it = IT
bookings-accounts-filter-state-not-it = Inte IT
bookings-verdict-waiting = Inte bestämt
bookings-verdict-it = IT
bookings-verdict-not-it = Inte IT
bookings-not-it-act = Det här är inte IT
bookings-settle-account-title = Säg vad kontot är
bookings-settle-account-page = Vad är { $name }?
bookings-settle-account-lead = Rader på ett IT-konto bokförs på budgetposten med samma kontosträng; finns ingen görs en, utan plan. Det som redan är bokfört ändras inte.
bookings-settle-account-verdict = Är det IT?
bookings-settle-account-verdict-it = Ja, det är IT
bookings-settle-account-verdict-not-it = Nej, det är inte IT
bookings-settle-account-name = Budgetpostens namn
bookings-settle-account-account = Konto i budgeten
bookings-settle-account-activity = Verksamhet eller aktivitet
bookings-settle-account-service = Tjänst
bookings-settle-account-kind = Typ av medel
bookings-settle-account-kind-operating = Drift
bookings-settle-account-kind-investment = Investering
bookings-settle-account-kind-grant = Bidrag
bookings-settle-account-submit = Spara
bookings-units-list-title = Förvaltningar i reskontran
bookings-units-list-lead = Säg en gång vilken enhet varje förvaltning är. Svaret gäller alla rader som inte är bokförda, och alla filer framöver.
bookings-units-list-empty = Inga förvaltningar
bookings-units-list-empty-help = Förvaltningarna kommer hit när en reskontra läses in.
bookings-units-col-name = Förvaltning
bookings-units-col-unit = Enhet
bookings-units-col-rows = Rader
bookings-units-col-sum = Summa
bookings-units-filter-state = Läge
bookings-units-filter-state-all = Alla
bookings-units-filter-state-waiting = Inte bestämda
bookings-units-filter-state-settled = Bestämda
bookings-settle-unit-title = Säg vilken enhet det är
bookings-settle-unit-page = Vilken enhet är { $name }?
bookings-settle-unit-lead = Svaret gäller alla rader som inte är bokförda, och alla filer framöver.
bookings-settle-unit-unit = Enhet
bookings-settle-unit-submit = Spara
bookings-suppliers-list-title = Leverantörer i reskontran
bookings-suppliers-list-lead = Den som finns i leverantörsregistret känns igen på organisationsnumret eller stavningen. Om de andra säger du till en gång.
bookings-suppliers-list-empty = Inga leverantörer
bookings-suppliers-list-empty-help = Leverantörerna kommer hit när en reskontra läses in.
bookings-suppliers-col-name = Leverantör
bookings-suppliers-col-number = Organisationsnummer
bookings-suppliers-col-state = Läge
bookings-suppliers-col-register = I leverantörsregistret
bookings-suppliers-col-rows = Rader
bookings-suppliers-col-sum = Summa
bookings-suppliers-filter-state = Läge
bookings-suppliers-filter-state-all = Alla leverantörer
bookings-suppliers-filter-state-waiting = Stoppar rader på IT-konton
bookings-suppliers-filter-state-unsettled = Inte bestämda
bookings-suppliers-filter-state-known = I registret
bookings-suppliers-filter-state-own = Som de står i filen
bookings-settled-waiting = Inte bestämd
bookings-settled-known = I registret
bookings-settled-own = Som den står i filen
bookings-looks-like = Liknar { $name }
bookings-own-act = Ny leverantör, heter så
bookings-settle-supplier-title = Säg vem leverantören är
bookings-settle-supplier-page = Vem är { $name }?
bookings-settle-supplier-lead = Svaret gäller alla stavningar med samma organisationsnummer. En leverantör som ska finnas i registret läggs till där först.
bookings-settle-supplier-who = Vem är det?
bookings-settle-supplier-who-register = En leverantör i registret
bookings-settle-supplier-who-own = Ingen i registret, den heter så
bookings-settle-supplier-supplier = Leverantör i registret
bookings-settle-supplier-submit = Spara
bookings-book-title = Bokför det som är klart
bookings-book-page = { $count ->
    [one] Bokför en rad, { $sum }
   *[other] Bokför { $count } rader, { $sum }
}
bookings-book-lead = Raderna blir utfall på sina budgetposter. En faktura som någon redan har skrivit in för hand räknas inte en gång till.
bookings-book-submit = Bokför
bookings-booked-all = { $booked ->
    [one] En rad är bokförd
   *[other] { $booked } rader är bokförda
}{ $known ->
    [0] .
    [one] , varav en redan stod i budgeten.
   *[other] , varav { $known } redan stod i budgeten.
}
bookings-booked-some = { $booked ->
    [one] En rad är bokförd
   *[other] { $booked } rader är bokförda
}{ $known ->
    [0] {""}
   *[other] , varav { $known } redan stod i budgeten
}. { $refused ->
    [one] En rad togs inte emot
   *[other] { $refused } rader togs inte emot
} och står kvar. Se efter om samma rad är bokförd från en annan fil, om enheten är stängd eller om tjänsten är borttagen.
bookings-imported = Reskontraraden lästes in.
bookings-import-undone = Inläsningen av reskontraraden ångrades.
bookings-booked = Rader ur reskontran bokfördes.
bookings-account-settled = Kontot är bestämt.
bookings-place-settled = Enheten är bestämd.
bookings-supplier-settled = Leverantören är bestämd.
bookings-cannot-nothing-ready = Ingen rad i filen kan bokföras nu. Se vad raderna väntar på.
bookings-cannot-looks-like-another = Leverantören liknar en i registret. Öppna den och säg vem det är.
bookings-waiting-accounts = { $count ->
    [one] Ett konto i reskontran är inte bestämt
   *[other] { $count } konton i reskontran är inte bestämda
}
bookings-waiting-units = { $count ->
    [one] En förvaltning i reskontran har ingen enhet
   *[other] { $count } förvaltningar i reskontran har ingen enhet
}
bookings-stake-unit = { $count ->
    [one] En förvaltning i reskontran är den här enheten
   *[other] { $count } förvaltningar i reskontran är den här enheten
}
bookings-import-row = Rader i leverantörsreskontran
bookings-import-row-supplier = Leverantör
bookings-import-row-number = Organisationsnummer
bookings-import-row-administration = Förvaltning eller enhet
bookings-import-row-account = Konto (kod och namn)
bookings-import-row-invoice = Fakturanummer
bookings-import-row-amount = Belopp (minus för kredit)
bookings-import-row-day = Dag eller period (den sista dagen)
bookings-import-row-text = Text
bookings-import-row-line = Leverantör, faktura, konto, enhet, belopp och vilken i ordningen
bookings-import-why-not-you = Du får inte läsa in leverantörsreskontran.
bookings-import-why-amount = Beloppet är större än någon faktura kan vara. Kontrollera vilken kolumn som är belopp.
bookings-import-why-day = Samma rad har kommit förut, med dagen { $day }. Är det samma räknas den redan; är det en ny delbetalning skriver du in den i budgeten.
bookings-import-why-booked = Raden är redan bokförd och ändras inte av en fil. Rätta den i budgeten.
bookings-spend-page = Bokfört och avtalat med { $name }
bookings-spend-suppliers = Leverantörer
bookings-spend-caption = Bokfört bredvid det som är avtalat
bookings-spend-year = År
bookings-spend-agreed = Avtalat
bookings-spend-spent = Bokfört
bookings-spend-strays = Skillnad
bookings-spend-over = { $year }: { $amount } mer är bokfört än vad avtalen kostar.
bookings-spend-unagreed = { $year }: { $amount } är bokfört utan något avtal som du får läsa.
bookings-spend-none = Ingenting är bokfört på leverantören, och inget avtal har någon kostnad än.
bookings-spend-help = Bokfört är utfallet på budgetposter som du får läsa, under leverantörens namn eller någon av dess stavningar. Avtalat är vad avtalen kostar om det som förnyas förnyas.
bookings-bound-title = Bundet av avtal
bookings-bound-lead = Vad avtalen binder varje år, bredvid budgeten.
bookings-bound-budget = Budget
bookings-bound-all-units = Alla enheter
bookings-bound-plan = Plan
bookings-bound-orders = Öppna beställningar
bookings-bound-spent = Utfall
bookings-bound-agreements = Bundet av avtal
bookings-bound-rule = Avtalens kolumn läggs inte ihop med de andra. En beställning eller en faktura kan gälla samma avtal, och den som räknade ihop dem skulle räkna samma pengar två gånger. Ett avtal hör till sin egen enhet; budgeten till den enhet som betalar.
policy-verb-ledger-row-import = Läsa in
policy-verb-ledger-row-settle = Säga vad något i filerna är
policy-verb-ledger-row-book = Bokföra
bookings-kind-budget-row = Rad i en budgetfil
bookings-kind-budget-file = Inläst budget
bookings-budget-files-list-title = Inlästa budgetar
bookings-budget-files-list-lead = Budgetar som har lästs in som filer. Raderna väntar här tills de läggs i planen, var och en en enda gång.
bookings-budget-files-list-empty = Ingen budget är inläst än
bookings-budget-files-list-empty-help = Läs in budgetfilen ur ekonomisystemet eller kalkylbladet. Konton och förvaltningar som du redan har bestämt för reskontran gäller här också.
bookings-budget-files-col-file = Fil
bookings-budget-files-col-at = Lästes in
bookings-budget-files-col-rows = Rader
bookings-budget-files-col-sum = Summa
bookings-budget-files-col-planned = I planen
bookings-budget-file-title = Inläst budget { $number }
bookings-budget-file-lead = Var varje rad i filen står. Delarna är tillsammans filens summa, på öret.
bookings-budget-file-help = Rader som fanns sedan en tidigare inläsning räknas i den filen och inte här. Har en rads belopp ändrats väntar den på att läggas i planen igen, och då ändras planen med skillnaden. En rad som saknas i en senare fil tas inte bort av den. Hela inläsningen kan ångras under Import: det som står i planen tas då ur den.
bookings-budget-state-planned = I planen
bookings-budget-state-ready = Kan läggas i planen
bookings-budget-state-not-it = Inte IT
bookings-budget-state-account = Kontot är inte bestämt
bookings-budget-state-unit = Enheten är inte bestämd
bookings-budget-state-year = Budgetåret är inte öppet
bookings-budget-state-help-planned = Raden står i planen på sin budgetrad.
bookings-budget-state-help-ready = Allt som behövs är känt. Raden kommer i planen när någon lägger in filen.
bookings-budget-state-help-not-it = Kontot är inte IT:s, eller så är beloppet noll. Raden räknas med i filens summa men kommer inte i planen.
bookings-budget-state-help-account = Ingen har sagt om kontot är IT:s. Det bestäms en gång, under Konton i reskontran.
bookings-budget-state-help-unit = Ingen har sagt vilken enhet förvaltningen är. Det bestäms en gång, under Förvaltningar i reskontran.
bookings-budget-state-help-year = Budgeten har inget öppet år för raden. Ett låst år ändras inte av en fil.
bookings-budget-rows-list-title = Rader i inlästa budgetar
bookings-budget-rows-list-lead = Varje inläst rad, som den står i sin fil.
bookings-budget-rows-list-empty = Inga rader
bookings-budget-rows-list-empty-help = Här står raderna när en budget har lästs in.
bookings-budget-rows-col-account = Konto
bookings-budget-rows-col-administration = Förvaltning
bookings-budget-rows-col-year = År
bookings-budget-rows-col-amount = Belopp
bookings-budget-rows-col-planned = I planen
bookings-budget-rows-col-state = Läge
bookings-budget-rows-filter-state = Läge
bookings-budget-rows-filter-state-all = Alla lägen
bookings-budget-rows-filter-state-held = Väntar på ett svar
bookings-budget-rows-filter-state-planned = I planen
bookings-budget-rows-filter-state-ready = Kan läggas i planen
bookings-budget-rows-filter-state-not-it = Inte IT
bookings-budget-rows-filter-state-account = Kontot är inte bestämt
bookings-budget-rows-filter-state-unit = Enheten är inte bestämd
bookings-budget-rows-filter-state-year = Budgetåret är inte öppet
bookings-budget-rows-filter-file = Fil
bookings-budget-rows-filter-file-all = Alla filer
bookings-plan-title = Lägg i planen
bookings-plan-page = { $count ->
    [one] Lägg en rad på { $sum } i planen
   *[other] Lägg { $count } rader på { $sum } i planen
}
bookings-plan-lead = Rader med samma konto och enhet blir en post i planen på sin budgetrad; finns ingen rad görs en, ofinansierad tills någon säger vem som betalar.
bookings-plan-submit = Lägg i planen
bookings-budget-planned-all = { $rows ->
    [one] En rad ligger i planen.
   *[other] { $rows } rader ligger i planen.
}
bookings-budget-planned-some = { $rows ->
    [one] En rad ligger i planen.
   *[other] { $rows } rader ligger i planen.
} { $refused ->
    [one] En rad kunde inte läggas in och står kvar.
   *[other] { $refused } rader kunde inte läggas in och står kvar.
} Se om enheten är stängd eller om budgetraden är en tjänst med lön.
bookings-budget-imported = Budgetraden lästes in.
bookings-budget-import-undone = Inläsningen av budgetraden ångrades.
bookings-budget-planned = Rader ur budgetfilen lades i planen.
bookings-import-budget = Rader i en budget
bookings-import-budget-year = År (som 2026 eller FY25-26)
bookings-import-budget-administration = Förvaltning eller enhet
bookings-import-budget-account = Konto (kod och namn)
bookings-import-budget-side = Kostnad eller intäkt
bookings-import-budget-side-cost = Kostnad
bookings-import-budget-side-income = Intäkt
bookings-import-budget-amount = Belopp
bookings-import-budget-text = Text
bookings-import-budget-line = År, förvaltning, konto och vilken i ordningen
bookings-import-why-what-year = Det går inte att se vilket år raden gäller. Skriv året med fyra siffror.
bookings-import-why-year-locked = Raden gäller ett år som är låst eller inte finns i budgeten, och ändras inte av en fil.
