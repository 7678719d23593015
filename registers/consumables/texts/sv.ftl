# Förbrukningsvaror: vad rummet säger på svenska.
consumables-kind-of-consumable = Förbrukningsvara
consumables-list-title = Förbrukningsvaror
consumables-list-lead = Batterier, lampor, toner och annat som tar slut: vad som finns, vad det är värt och vad som ska beställas.
consumables-list-empty = Det finns inga förbrukningsvaror att visa
consumables-list-empty-help = Lägg till en vara, och notera sedan vad som kommer och går.
consumables-col-name = Vara
consumables-col-state = Läge
consumables-col-stock = I lager
consumables-col-measure = Räknas i
consumables-col-value = Värde
consumables-col-unit = Enhet
consumables-col-place = Plats
consumables-col-level = Beställs vid
consumables-col-price = Pris för en
consumables-col-supplier = Leverantör
consumables-filter-q = Sök på vara eller plats
consumables-filter-state = Läge
consumables-filter-state-all = Alla lägen
consumables-filter-state-low = Ska beställas
consumables-filter-state-empty = Slut
consumables-filter-unit = Enhet
consumables-filter-unit-all = Alla enheter
consumables-state-enough = Räcker
consumables-state-low = Ska beställas
consumables-state-empty = Slut
consumables-moves-list-title = Uttag och leveranser
consumables-moves-list-lead = Allt som har kommit och gått, med sitt värde. Uttag kostar lagrets snittpris den gången.
consumables-moves-list-empty = Inget har kommit eller gått
consumables-moves-list-empty-help = Leveranser och uttag noteras på varje vara.
consumables-moves-col-name = Vara
consumables-moves-col-day = Dag
consumables-moves-col-what = Vad
consumables-moves-col-quantity = Antal
consumables-moves-col-measure = Räknas i
consumables-moves-col-value = Värde
consumables-moves-col-unit = Använt av
consumables-moves-col-note = Anmärkning
consumables-moves-filter-what = Vad
consumables-moves-filter-what-all = Allt
consumables-moves-filter-what-used = Använt
consumables-moves-filter-what-delivered = Levererat
consumables-moves-filter-what-counted = Rättat vid räkning
consumables-moves-filter-what-thrown = Kasserat
consumables-moves-filter-unit = Använt av
consumables-moves-filter-unit-all = Alla enheter
consumables-what-used = Använt
consumables-what-delivered = Levererat
consumables-what-counted = Rättat vid räkning
consumables-what-thrown = Kasserat
consumables-costs-title = Förbrukning per enhet
consumables-costs-lead = Vad varje enhet har använt, år för år, till lagrets snittpris när det togs ut.
consumables-costs-empty = Inget har använts
consumables-costs-empty-help = När något tas ut ur lagret syns det här.
consumables-costs-nobody = Svinn: kasserat, och skillnad vid räkning
consumables-costs-sum = Summa
consumables-used-by = Använt, i pengar
consumables-history = Uttag och leveranser
consumables-facts = Fakta
consumables-name-hidden = Skyddad identitet
consumables-by-itself = Av sig självt
consumables-in-stock = { $count } { $measure } finns i lager.
consumables-notice-low = Varan ska beställas: gränsen är { $level }.
consumables-head-unit = Enhet
consumables-head-day = Dag
consumables-head-what = Vad
consumables-head-quantity = Antal
consumables-head-value = Värde
consumables-head-note = Anmärkning
consumables-head-by = Av

# Formulär
consumables-add-title = Lägg till en vara
consumables-add-submit = Lägg till
consumables-add-name = Vara
consumables-add-measure = Räknas i
consumables-add-measure-help = Till exempel st eller förp.
consumables-add-unit = Enhet som har lagret
consumables-add-place = Plats
consumables-add-supplier = Leverantör
consumables-add-price = Pris för en
consumables-add-price-help = Föreslås vid nästa leverans. Det som redan ligger i lager behåller sitt värde.
consumables-add-level = Beställs vid
consumables-add-level-help = Vid så många eller färre ska varan beställas. Lämna tomt om den inte beställs.
consumables-edit-title = Ändra uppgifter
consumables-edit-submit = Spara
consumables-edit-name = { consumables-add-name }
consumables-edit-measure = { consumables-add-measure }
consumables-edit-measure-help = { consumables-add-measure-help }
consumables-edit-unit = { consumables-add-unit }
consumables-edit-place = { consumables-add-place }
consumables-edit-supplier = { consumables-add-supplier }
consumables-edit-price = { consumables-add-price }
consumables-edit-price-help = { consumables-add-price-help }
consumables-edit-level = { consumables-add-level }
consumables-edit-level-help = { consumables-add-level-help }
consumables-deliver-title = Notera leverans
consumables-deliver-submit = Lägg i lager
consumables-deliver-quantity = Antal
consumables-deliver-price = Pris för en
consumables-deliver-price-help = Lämna tomt för varans eget pris.
consumables-deliver-on = Dag
consumables-deliver-note = Anmärkning
consumables-use-title = Ta ut
consumables-use-submit = Ta ut
consumables-use-quantity = Antal
consumables-use-unit = Används av
consumables-use-on = Dag
consumables-use-note = Anmärkning
consumables-count-title = Räkna
consumables-count-lead = Skriv hur många som verkligen finns. Skillnaden noteras som en egen rad.
consumables-count-submit = Spara
consumables-count-found = Så många finns
consumables-count-on = Dag
consumables-count-note = Varför skiljer det sig?
consumables-throw-title = Kassera
consumables-throw-submit = Kassera
consumables-throw-quantity = Antal
consumables-throw-on = Dag
consumables-throw-note = Varför

# Vad som inte går
consumables-cannot-not-so-many = Så många finns inte. Det finns { $stock } i lager.
consumables-cannot-nothing-differs = Antalet stämmer redan.
consumables-cannot-too-much = Antalet eller värdet är för stort.
error-not-a-day-of-stock = ”{ $label }” ska vara i dag eller en dag under de senaste tre åren.

# Vad som har hänt
consumables-added = Varan lades till.
consumables-edited = Uppgifter om varan ändrades.
consumables-delivered = { $count } levererades.
consumables-used = { $count } togs ut.
consumables-counted = Lagret räknades: det skilde { $count }.
consumables-thrown = { $count } kasserades.
consumables-moved-it = Lagret är ändrat.
consumables-low = { $stock } finns kvar: varan ska beställas.
consumables-tell-low = En förbrukningsvara ska beställas
consumables-stake-unit = { $count ->
    [one] Enheten har en förbrukningsvara i lager.
   *[other] Enheten har { $count } förbrukningsvaror i lager.
}
consumables-needs-you-low = { $count ->
    [one] En förbrukningsvara ska beställas.
   *[other] { $count } förbrukningsvaror ska beställas.
}

# Vem som får vad
policy-kind-consumable = Förbrukningsvara
policy-verb-consumable-stock = Notera leveranser och uttag
