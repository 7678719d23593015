# Lån: vad rummet säger på svenska.
loans-kind-of-loan = Lån
loans-kind-of-unit = Lån som ska tillbaka
loans-kind-of-text = Låneavtal
loans-list-title = Lån
loans-list-lead = Utrustning som elever och personal har till låns, och när den ska lämnas tillbaka.
loans-list-empty = Det finns inga lån att visa
loans-list-empty-help = Här syns det du själv har lånat, och det som är utlånat på enheter du arbetar med.
loans-col-thing = Utrustning
loans-col-model = Modell
loans-col-person = Låntagare
loans-col-unit = Enhet
loans-col-state = Läge
loans-col-due = Tillbaka senast
loans-col-out = Utlämnad
loans-col-signed = Avtal underskrivet
loans-col-ended = Avslutat
loans-col-condition = Skick vid återlämning
loans-col-accessories = Tillbehör
loans-filter-q = Sök på märkning eller modell
loans-filter-state = Läge
loans-filter-state-all = Alla lägen
loans-filter-state-out = Utlånat
loans-filter-state-late = Försenat
loans-filter-state-returned = Återlämnat
loans-filter-state-lost = Förlorat
loans-filter-state-unsigned = Avtal saknas
loans-filter-unit = Enhet
loans-filter-unit-all = Alla enheter
loans-filter-mine = Mina lån
loans-filter-person = Låntagare
loans-state-open = Utlånat
loans-state-late = Försenat
loans-state-returned = Återlämnat
loans-state-lost = Förlorat
loans-condition-new = Nytt
loans-condition-good = Bra skick
loans-condition-worn = Slitet
loans-condition-damaged = Skadat
loans-payer-borrower = Låntagaren
loans-payer-unit = Enheten
loans-payer-insurance = Försäkringen
loans-damage-state-noted = Noterad
loans-damage-state-billed = Fakturerad
loans-damage-state-paid = Betald
loans-damage-state-waived = Efterskänkt
loans-name-hidden = Skyddad identitet
loans-by-itself = Av sig självt
loans-not-signed = Inte underskrivet
loans-facts = Fakta
loans-agreement = Låneavtal
loans-text-version = Version { $number }
loans-signed-by-borrower = { $day }, av låntagaren
loans-signed-by-guardian = { $day }, av vårdnadshavaren { $name }
loans-the-loan = Lånet
loans-the-end = Så avslutades lånet
loans-out-condition = Skick vid utlämning
loans-out-note = Anmärkning vid utlämning
loans-back-on = Återlämnad
loans-lost-on = Saknas sedan
loans-damages = Skador
loans-history = Vad som har hänt
loans-documents = Dokument
loans-step-out = Utlämnad
loans-step-signed = Avtalet skrevs under
loans-step-prolonged = Förlängt till
loans-step-returned = Återlämnad
loans-step-lost = Anmäld förlorad
loans-step-damage = Skada noterad
loans-step-settled = Betalning av skada ändrad
loans-head-thing = Utrustning
loans-head-person = Låntagare
loans-head-outcome = Utfall
loans-head-why = Varför
loans-head-unit = Enhet
loans-head-out = Utlånade
loans-head-soon = Ska tillbaka inom en vecka
loans-head-late = Försenade
loans-head-later = Försenade två veckor eller mer
loans-head-due = Tillbaka senast
loans-head-days = Dagar sen
loans-head-damage = Skada
loans-head-day = Dag
loans-head-cost = Kostnad
loans-head-payer = Betalas av
loans-head-damage-state = Läge
loans-head-settle = Betalning
loans-head-at = När
loans-head-step = Vad
loans-head-note = Anmärkning
loans-head-by = Av
loans-head-out-by = Utlämnad av
loans-head-document = Dokument
loans-head-size = Storlek
loans-head-remove = Ta bort
loans-notice-late = { $count ->
    [one] Lånet skulle ha varit tillbaka i går.
   *[other] Lånet är { $count } dagar sent.
}
loans-notice-moved = Utrustningen har flyttats för hand medan lånet var öppet. Avsluta lånet om den är tillbaka.

# Det som ska tillbaka
loans-due-title = Ska tillbaka
loans-due-lead = Vad varje enhet har utlånat. Välj antalet försenade för att se vilka det gäller.
loans-due-empty = Inget är utlånat
loans-due-empty-help = När något lånas ut på en enhet du arbetar med syns det här.
loans-due-units = Utlånat per enhet
loans-due-late = Försenade lån på { $unit }
loans-unit-card = Lån som ska tillbaka till { $unit }

# Många på en gång
loans-lines = Rad för rad
loans-lines-preview = { $done ->
    [0] Inget av lånen går att göra. Se efter varför på varje rad.
    [one] Ett lån kan göras.
   *[other] { $done } lån kan göras.
} { $refused ->
    [0] {""}
    [one] En rad går inte.
   *[other] { $refused } rader går inte.
}
loans-lines-lent = { $done ->
    [0] Inget lånades ut.
    [one] Ett lån gjordes.
   *[other] { $done } lån gjordes.
} { $refused ->
    [0] {""}
    [one] En rad gick inte.
   *[other] { $refused } rader gick inte.
}
loans-lines-returned = { $done ->
    [0] Inget togs emot.
    [one] En sak är återlämnad.
   *[other] { $done } saker är återlämnade.
} { $refused ->
    [0] {""}
    [one] En rad gick inte.
   *[other] { $refused } rader gick inte.
}
loans-line-ok = Går bra
loans-line-refused = Går inte
loans-many-title = Låna ut till många
loans-many-lead = Skriv eller skanna en sak per rad, och en person per rad i samma ordning. Du får se paren innan något lånas ut.
loans-many-submit = Visa paren
loans-many-things = Utrustning, en per rad
loans-many-things-help = Märkning, serienummer eller adressen i etikettens kod. Högst 200 rader.
loans-many-persons = Personer, en per rad
loans-many-persons-help = E-postadress, nummer eller hela namnet.
loans-many-due = { loans-lend-due }
loans-many-due-help = { loans-lend-due-help }
loans-many-condition = { loans-lend-condition }
loans-many-condition-new = { loans-condition-new }
loans-many-condition-good = { loans-condition-good }
loans-many-condition-worn = { loans-condition-worn }
loans-many-condition-damaged = { loans-condition-damaged }
loans-many-accessories = { loans-lend-accessories }
loans-many-accessories-help = { loans-lend-accessories-help }
loans-many-out_on = { loans-lend-out_on }
loans-many-unit = { loans-lend-unit }
loans-many-unit-help = { loans-lend-unit-help }
loans-many-go = { $count ->
    [one] Låna ut ett par
   *[other] Låna ut { $count } par
}
loans-many-preview = Stämmer paren?
loans-many-done = Så gick det
loans-return-many-title = Ta emot många
loans-return-many-lead = Skriv eller skanna en sak per rad. Det som är skadat tar du emot på sitt eget lån, så att skadan kommer med.
loans-return-many-submit = Ta emot
loans-return-many-things = Utrustning, en per rad
loans-return-many-things-help = { loans-many-things-help }
loans-return-many-condition = Skick
loans-return-many-condition-new = { loans-condition-new }
loans-return-many-condition-good = { loans-condition-good }
loans-return-many-condition-worn = { loans-condition-worn }
loans-return-many-condition-damaged = { loans-condition-damaged }
loans-return-many-on = Återlämnat
loans-return-many-note = Anmärkning
loans-return-many-done = Så gick det

# Formulär
loans-lend-title = Låna ut
loans-lend-submit = Låna ut
loans-lend-thing = Utrustning
loans-lend-thing-help = Märkning, serienummer eller adressen i etikettens kod.
loans-lend-person = Låntagare
loans-lend-person-help = E-postadress, nummer eller hela namnet.
loans-lend-due = Tillbaka senast
loans-lend-due-help = Lämna tomt för sista skoldagen på terminen.
loans-lend-condition = Skick
loans-lend-condition-new = { loans-condition-new }
loans-lend-condition-good = { loans-condition-good }
loans-lend-condition-worn = { loans-condition-worn }
loans-lend-condition-damaged = { loans-condition-damaged }
loans-lend-note = Anmärkning om skicket
loans-lend-accessories = Tillbehör
loans-lend-accessories-help = Till exempel laddare och väska.
loans-lend-signed_by = Avtalet är underskrivet av
loans-lend-signed_by-help = Lämna tomt om det skrivs under senare.
loans-lend-signed_by-borrower = Låntagaren
loans-lend-signed_by-guardian = Vårdnadshavare
loans-lend-signed_name = Vårdnadshavarens namn
loans-lend-out_on = Utlämnad
loans-lend-unit = Enhet
loans-lend-unit-help = Lämna tomt om utrustningen stannar på sin enhet. Annars flyttas den dit.
loans-sign-title = Notera underskrift
loans-sign-lead = Det som skrevs under är den version av avtalet som lånet gavs under.
loans-sign-submit = Spara
loans-sign-signed_by = { loans-lend-signed_by }
loans-sign-signed_by-borrower = { loans-lend-signed_by-borrower }
loans-sign-signed_by-guardian = { loans-lend-signed_by-guardian }
loans-sign-signed_name = { loans-lend-signed_name }
loans-sign-on = Underskrivet
loans-prolong-title = Förläng
loans-prolong-lead = Påminnelser räknas från den nya dagen.
loans-prolong-submit = Förläng
loans-prolong-due = Tillbaka senast
loans-prolong-reason = Varför
loans-return-title = Ta emot
loans-return-lead = Allt som står på lånet finns kvar.
loans-return-submit = Avsluta lånet
loans-return-whither = Vart går utrustningen?
loans-return-whither-in-stock = Till lagret
loans-return-whither-in-repair = På reparation
loans-return-whither-lost = Den är förlorad
loans-return-condition = Skick
loans-return-condition-help = Behövs inte för det som är förlorat.
loans-return-condition-new = { loans-condition-new }
loans-return-condition-good = { loans-condition-good }
loans-return-condition-worn = { loans-condition-worn }
loans-return-condition-damaged = { loans-condition-damaged }
loans-return-note = Anmärkning
loans-return-note-help = Saknas något tillbehör? För det som är förlorat: hur det gick till.
loans-return-on = Dag
loans-return-damage = Skada
loans-return-damage-help = Lämna tomt om inget är skadat.
loans-return-cost = Vad skadan kostar
loans-return-payer = Vem som betalar
loans-return-payer-borrower = { loans-payer-borrower }
loans-return-payer-unit = { loans-payer-unit }
loans-return-payer-insurance = { loans-payer-insurance }
loans-damage-title = Notera skada
loans-damage-submit = Spara
loans-damage-damage = Skada
loans-damage-cost = Vad den kostar
loans-damage-cost-help = Lämna tomt om ingen vet än.
loans-damage-payer = Vem som betalar
loans-damage-payer-borrower = { loans-payer-borrower }
loans-damage-payer-unit = { loans-payer-unit }
loans-damage-payer-insurance = { loans-payer-insurance }
loans-damage-on = Dag
loans-settle-title = Ändra betalning
loans-settle-lead = Det som är betalt eller efterskänkt ändras inte mer.
loans-settle-submit = Spara
loans-settle-state = Läge
loans-settle-state-noted = { loans-damage-state-noted }
loans-settle-state-billed = { loans-damage-state-billed }
loans-settle-state-paid = { loans-damage-state-paid }
loans-settle-state-waived = { loans-damage-state-waived }
loans-settle-payer = Vem som betalar
loans-settle-payer-borrower = { loans-payer-borrower }
loans-settle-payer-unit = { loans-payer-unit }
loans-settle-payer-insurance = { loans-payer-insurance }
loans-settle-cost = Vad den kostar
loans-settle-note = Anmärkning
loans-attach-title = Bifoga dokument
loans-attach-lead = Det underskrivna avtalet, en bild eller en polisanmälan. Läses av dem som får se lånet, också av låntagaren.
loans-attach-files = Filer
loans-attach-submit = Bifoga
loans-detach-page = Ta bort { $name }
loans-detach-lead = Dokumentet tas bort. I loggen står kvar att det fanns.
loans-detach-submit = Ta bort

# Avtal
loans-texts-list-title = Låneavtal
loans-texts-list-lead = Det som låntagare skriver under. Den senaste versionen på enheten gäller, eller på närmaste enhet ovanför.
loans-texts-list-empty = Det finns inget låneavtal
loans-texts-list-empty-help = Skriv ett för hela organisationen eller för en enhet. Utan avtal kan lån göras, men inte skrivas under.
loans-texts-col-unit = Enhet
loans-texts-col-made = Skrivet
loans-texts-filter-unit = Enhet
loans-texts-filter-unit-all = Alla enheter
loans-text-title = Skriv låneavtal
loans-text-lead = Varje ändring blir en ny version. Lån som redan är ute behåller sin.
loans-text-submit = Spara
loans-text-unit = Gäller för
loans-text-unit-help = Enheten och alla under den som inte har ett eget.
loans-text-swedish = Text på svenska
loans-text-english = Text på engelska
loans-text-english-help = Kan lämnas tom.
loans-text-page = Låneavtal för { $unit }
loans-text-holds = Gäller nu.
loans-text-held = Ersatt av en senare version.
loans-text-next = Skriv nästa version
loans-paper-title = Skriv ut avtalet
loans-paper-page = Avtal om lån
loans-paper-serial = Serienummer
loans-paper-no-text = Inget låneavtal är skrivet för enheten.
loans-paper-english = På engelska
loans-paper-swedish = På svenska
loans-paper-borrower = Låntagarens underskrift, ort och dag
loans-paper-guardian = Vårdnadshavarens underskrift, ort och dag (för den som är under 18 år)

# Vad som inte går
loans-cannot-already-lent = Utrustningen är redan utlånad. Ta emot den först.
loans-cannot-somebody-has-it = Någon annan har utrustningen enligt registret. Flytta den till lagret först.
loans-cannot-not-open = Inget öppet lån finns.
loans-cannot-returned = Lånet är redan avslutat.
loans-cannot-not-later = Den nya dagen ska vara senare än den gamla.
loans-cannot-no-text = Inget låneavtal är skrivet för enheten, så det finns inget att skriva under.
loans-cannot-signed = Avtalet är redan underskrivet.
loans-cannot-settled = Det som är betalt eller efterskänkt ändras inte, och ett läge går inte tillbaka.

# Vad som har hänt
loans-lent = Utrustning lånades ut till { $due }.
loans-lent-it = Lånet är sparat.
loans-signed = Avtalet för lånet skrevs under.
loans-signed-it = Underskriften är sparad.
loans-prolonged = Lånet förlängdes till { $due }.
loans-prolonged-it = Lånet är förlängt.
loans-returned = Utrustningen lämnades tillbaka.
loans-returned-it = Lånet är avslutat.
loans-lost = Utrustningen anmäldes förlorad.
loans-lost-it = Utrustningen är anmäld förlorad.
loans-damage-noted = En skada noterades på lånet.
loans-damage-noted-it = Skadan är sparad.
loans-damage-settled = Betalningen av en skada ändrades.
loans-damage-settled-it = Betalningen är sparad.
loans-file-added = Ett dokument lades till lånet.
loans-file-removed = Ett dokument togs bort från lånet.
loans-reminded-soon = Låntagaren påmindes om dagen { $due }.
loans-reminded-late = Låntagaren påmindes om att dagen { $due } har passerat.
loans-reminded-later = Låntagaren påmindes igen om att dagen { $due } har passerat.
loans-unit-reminded-soon = Enhetens ledning påmindes: { $things } lån ska tillbaka { $due }.
loans-unit-reminded-late = Enhetens ledning påmindes: { $things } lån skulle ha varit tillbaka { $due }.
loans-unit-reminded-later = Enhetens ledning påmindes igen: { $things } lån skulle ha varit tillbaka { $due }.
loans-text-written = En ny version av låneavtalet skrevs.
loans-text-written-it = Versionen är sparad.
loans-tell-soon = Det du har lånat ska snart lämnas tillbaka
loans-tell-late = Det du har lånat skulle ha lämnats tillbaka
loans-tell-later = Det du har lånat är mer än två veckor sent
loans-tell-unit-soon = Utlånad utrustning ska snart tillbaka
loans-tell-unit-late = Utlånad utrustning har inte kommit tillbaka
loans-tell-unit-later = Utlånad utrustning är mer än två veckor sen
loans-stake-unit = { $count ->
    [one] En sak är utlånad på enheten.
   *[other] { $count } saker är utlånade på enheten.
}
loans-stake-person = { $count ->
    [one] Personen har en sak till låns.
   *[other] Personen har { $count } saker till låns.
}
loans-needs-you-own = { $count ->
    [one] En sak som du har lånat skulle ha lämnats tillbaka.
   *[other] { $count } saker som du har lånat skulle ha lämnats tillbaka.
}
loans-needs-you-late = { $count ->
    [one] Ett lån är försenat.
   *[other] { $count } lån är försenade.
}

# Fel i fält
error-unknown-thing = Ingen utrustning du har tillgång till har den märkningen eller det serienumret.
error-several-things = Flera saker har det serienumret. Skriv märkningen.
error-not-come-yet = Dagen ska vara i dag eller en dag som har varit.
error-too-far-off = Dagen ligger för långt bort.
error-before-handed-out = Dagen ligger före den dag då utrustningen lämnas ut.
error-no-term = Ingen kalender säger när terminen slutar. Ange dagen.
error-lines-differ = Det är { $things } saker och { $persons } personer. Det ska vara lika många rader.

# Vem som får vad
policy-kind-loan = Lån
policy-kind-loan-text = Låneavtal
policy-verb-loan-watch = Se vad en enhet har utlånat
policy-verb-loan-lend = Låna ut
policy-verb-loan-sign = Notera underskrift
policy-verb-loan-prolong = Förlänga
policy-verb-loan-return = Ta emot
policy-verb-loan-damage = Notera skada
policy-verb-loan-settle = Ändra betalning av skada
policy-verb-loan-attach = Bifoga dokument
policy-verb-loan-remind = Påminna
policy-verb-loan-text-write = Skriva låneavtal
