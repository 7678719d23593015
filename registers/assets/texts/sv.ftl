# Utrustning: vad rummet säger på svenska.
assets-kind-of-asset = Utrustning
assets-kind-of-model = Modell
assets-kind-of-category = Utrustningstyp
assets-list-title = Utrustning
assets-list-lead = Det som IT håller reda på: vad det är, var det står och vem som har det.
assets-list-empty = Det finns ingen utrustning att visa
assets-list-empty-help = Här samlas datorer, skärmar, kameror och annat som IT håller reda på. Lägg till en sak i taget, eller läs in en lista.
assets-col-tag = Märkning
assets-col-state = Läge
assets-col-model = Modell
assets-col-unit = Enhet
assets-col-place = Plats
assets-col-person = Innehavare
assets-col-warranty = Garanti till
assets-col-changed = Ändrad
assets-col-serial = Serienummer
assets-col-category = Typ
assets-col-bought = Köpt
assets-col-price = Pris
assets-col-supplier = Leverantör
assets-filter-q = Sök på märkning, serienummer, modell eller plats
assets-filter-state = Läge
assets-filter-state-all = Alla lägen
assets-filter-state-kept = Inte avvecklad
assets-filter-state-ordered = Beställd
assets-filter-state-in-stock = I lager
assets-filter-state-in-use = I bruk
assets-filter-state-lent = Utlånad
assets-filter-state-in-repair = På lagning
assets-filter-state-lost = Saknas
assets-filter-state-retired = Avvecklad
assets-filter-state-wiped = Data raderade
assets-filter-category = Typ
assets-filter-category-all = Alla typer
assets-filter-model = Modell
assets-filter-model-all = Alla modeller
assets-filter-unit = Enhet
assets-filter-unit-all = Alla enheter
assets-filter-warranty = Garanti
assets-filter-warranty-all = Oavsett garanti
assets-filter-place = Plats
assets-filter-place-all = Oavsett plats
assets-filter-place-none = Utan plats
assets-filter-mine = Bara det jag har
assets-filter-person = Innehavare
assets-filter-person-all = Alla innehavare
assets-warranty-before-today = Garantin har gått ut
assets-warranty-before = Garantin går ut före { $day }
assets-state-ordered = Beställd
assets-state-in-stock = I lager
assets-state-in-use = I bruk
assets-state-lent = Utlånad
assets-state-in-repair = På lagning
assets-state-lost = Saknas
assets-state-retired = Avvecklad
assets-state-wiped = Data raderade
assets-name-hidden = Skyddad identitet
assets-nothing-said = Inte angivet
assets-no-place = Ingen plats angiven
assets-facts = Fakta
assets-where = Var den finns
assets-life = Beräknas hålla till
assets-warranty-left = { $count ->
    [0] { $day }, i dag är sista dagen
    [one] { $day }, en dag kvar
   *[other] { $day }, { $count } dagar kvar
}
assets-warranty-over = { $count ->
    [one] Gick ut { $day }, i går
   *[other] Gick ut { $day }, för { $count } dagar sedan
}
assets-support-left = { $count ->
    [0] { $day }, i dag är sista dagen
    [one] { $day }, en dag kvar
   *[other] { $day }, { $count } dagar kvar
}
assets-support-over = { $day }. Tillverkaren rättar inte längre fel i den.
assets-life-left = { $count ->
    [0] { $day }, i dag
    [one] { $day }, en dag kvar
   *[other] { $day }, { $count } dagar kvar
}
assets-life-over = { $day }. Den har passerat sin beräknade livslängd.
assets-months = { $count ->
    [one] En månad
   *[other] { $count } månader
}
assets-count = { $count ->
    [0] Ingen
    [one] En
   *[other] { $count } stycken
}
assets-notice-to-wipe = Det som är lagrat ska raderas innan den lämnar verksamheten. Flytta den till Data raderade när det är gjort, och skriv hur.
assets-notice-lost = Den saknas, och det som är lagrat kan nås av andra. Lås eller radera den på distans om det går.
assets-history = Historik
assets-until-now = gäller nu
assets-documents = Dokument
assets-head-from = Från
assets-head-until = Till
assets-head-state = Läge
assets-head-unit = Enhet
assets-head-place = Plats
assets-head-person = Innehavare
assets-head-why = Varför
assets-head-by = Av
assets-head-document = Dokument
assets-head-size = Storlek
assets-head-at = Tillagt
assets-head-remove = Ta bort
assets-add-page = Lägg till utrustning
assets-add-lead = En sak i taget. Många på en gång läser du in från en fil.
assets-add-tag = Märkning
assets-add-tag-help = Det som står på etiketten. Ingen annan sak får ha samma.
assets-add-model = Modell
assets-add-serial = Serienummer
assets-add-state = Läge
assets-add-state-ordered = { assets-state-ordered }
assets-add-state-in-stock = { assets-state-in-stock }
assets-add-state-in-use = { assets-state-in-use }
assets-add-state-lent = { assets-state-lent }
assets-add-state-in-repair = { assets-state-in-repair }
assets-add-state-lost = { assets-state-lost }
assets-add-state-retired = { assets-state-retired }
assets-add-state-wiped = { assets-state-wiped }
assets-add-unit = Enhet
assets-add-place = Plats
assets-add-place-help = Hus och rum, till exempel: Hus B, sal 214.
assets-add-person = Vem har den?
assets-add-person-help = E-postadress eller hela namnet. Det som är beställt, ligger i lager eller är avvecklat har ingen.
assets-add-bought_on = Köpt
assets-add-price = Pris
assets-add-supplier = Leverantör
assets-add-warranty_until = Garantins sista dag
assets-add-note = Anteckning
assets-add-note-help = Läses av IT och enhetens ledning.
assets-add-uuid = UUID
assets-add-macs = Nätverksadresser (MAC)
assets-add-macs-help = En på varje rad.
assets-add-submit = Lägg till
assets-edit-page = Ändra uppgifter
assets-edit-lead = Läge, plats och innehavare ändrar du genom att flytta den.
assets-edit-tag = { assets-add-tag }
assets-edit-tag-help = { assets-add-tag-help }
assets-edit-model = { assets-add-model }
assets-edit-serial = { assets-add-serial }
assets-edit-bought_on = { assets-add-bought_on }
assets-edit-price = { assets-add-price }
assets-edit-supplier = { assets-add-supplier }
assets-edit-warranty_until = { assets-add-warranty_until }
assets-edit-note = { assets-add-note }
assets-edit-note-help = { assets-add-note-help }
assets-edit-uuid = { assets-add-uuid }
assets-edit-macs = { assets-add-macs }
assets-edit-macs-help = { assets-add-macs-help }
assets-edit-submit = Spara
assets-move-title = Flytta
assets-move-page = Flytta { $tag }
assets-move-lead = Varje flytt blir en rad i historiken och kan inte ändras efteråt.
assets-move-state = Läge
assets-move-unit = Enhet
assets-move-place = Plats
assets-move-place-help = { assets-add-place-help }
assets-move-person = Vem har den?
assets-move-person-help = { assets-add-person-help }
assets-move-why = Varför
assets-move-why-help = Behövs när den saknas, avvecklas eller har raderats. Beskriv hur raderingen gjordes.
assets-move-submit = Flytta
assets-move-not-legal = Den kan inte gå direkt till det läget. Det som ska raderas avvecklas först, och det som saknas kommer tillbaka eller avvecklas.
assets-move-nothing = Den är redan där. Ändra läge, plats eller innehavare.
assets-moved-it = Flytten är noterad.
assets-bulk-move-title = Ändra läge
assets-attach-title = Bifoga dokument
assets-attach-lead = Kvitto, bild eller polisanmälan. Läses av it, enhetens ledning och dataskyddsombudet.
assets-attach-files = Filer
assets-attach-submit = Bifoga
assets-detach-page = Ta bort { $name }
assets-detach-lead = Dokumentet tas bort. I loggen står kvar att det fanns.
assets-detach-submit = Ta bort
assets-labels-title = Skriv ut etiketter
assets-labels-one = Skriv ut etikett
assets-labels-lead = Skriv ut sidan på ett ark med etiketter. Koden öppnar sakens sida för den som får se den.
assets-labels-per-sheet = { $count } per ark
assets-labels-chosen = { $count ->
    [one] En etikett att skriva ut.
   *[other] { $count } etiketter att skriva ut.
}
assets-labels-too-many = Högst 240 etiketter åt gången.
assets-labels-none = Inga etiketter
assets-labels-none-help = Markera utrustning i listan och välj Skriv ut etiketter.

# Modeller
assets-models-list-title = Modeller
assets-models-list-lead = Det som köps, med hur länge tillverkaren rättar fel i det.
assets-models-list-empty = Det finns inga modeller än
assets-models-list-empty-help = Lägg till den modell som du har köpt. Modeller som står i en inläst lista läggs till av sig själva.
assets-models-col-name = Modell
assets-models-col-maker = Tillverkare
assets-models-col-category = Typ
assets-models-col-support = Stöds till
assets-models-col-price = Listpris
assets-models-col-life = Livslängd, månader
assets-models-filter-category = Typ
assets-models-filter-category-all = Alla typer
assets-models-filter-support = Tillverkarens stöd
assets-models-filter-support-all = Oavsett stöd
assets-models-filter-support-over = Stöds inte längre
assets-models-filter-support-going = Stöds
assets-add-model-title = Lägg till en modell
assets-add-model-maker = Tillverkare
assets-add-model-name = Modell
assets-add-model-category = Typ
assets-add-model-support_ends = Sista dagen med stöd från tillverkaren
assets-add-model-list_price = Listpris
assets-add-model-life_months = Livslängd i månader
assets-add-model-life_months-help = Lämna tomt om modellen beräknas hålla lika länge som andra av samma typ.
assets-add-model-submit = Lägg till
assets-edit-model-title = Ändra modellen
assets-edit-model-maker = { assets-add-model-maker }
assets-edit-model-name = { assets-add-model-name }
assets-edit-model-category = { assets-add-model-category }
assets-edit-model-support_ends = { assets-add-model-support_ends }
assets-edit-model-list_price = { assets-add-model-list_price }
assets-edit-model-life_months = { assets-add-model-life_months }
assets-edit-model-life_months-help = { assets-add-model-life_months-help }
assets-edit-model-submit = Spara

# Typer
assets-categories-list-title = Utrustningstyper
assets-categories-list-lead = Vilka slags saker det finns, och hur länge de beräknas hålla.
assets-categories-list-empty = Det finns inga typer än
assets-categories-list-empty-help = Börja med de slag som du räknar ihop, till exempel Bärbar dator och Projektor.
assets-categories-col-name = Typ
assets-categories-col-kind = Lagrar uppgifter
assets-categories-col-life = Livslängd, månader
assets-categories-col-models = Modeller
assets-category-kind-device = Ja, raderas innan den lämnar verksamheten
assets-category-kind-other = Nej
assets-add-category-title = Lägg till en typ
assets-add-category-name = Typ
assets-add-category-kind = Kan uppgifter vara lagrade på den?
assets-add-category-kind-device = { assets-category-kind-device }
assets-add-category-kind-other = { assets-category-kind-other }
assets-add-category-life_months = Livslängd i månader
assets-add-category-submit = Lägg till
assets-edit-category-title = Ändra typen
assets-edit-category-name = { assets-add-category-name }
assets-edit-category-kind = { assets-add-category-kind }
assets-edit-category-kind-device = { assets-category-kind-device }
assets-edit-category-kind-other = { assets-category-kind-other }
assets-edit-category-life_months = { assets-add-category-life_months }
assets-edit-category-submit = Spara

# Vad som har hänt
assets-added = Utrustningen lades till.
assets-edited = Uppgifterna om utrustningen ändrades.
assets-became = { $to ->
    [ordered] Utrustningen beställdes.
    [in-stock] Utrustningen lades i lager.
    [in-use] Utrustningen togs i bruk.
    [lent] Utrustningen lånades ut.
    [in-repair] Utrustningen lämnades på lagning.
    [lost] Utrustningen anmäldes saknad.
    [retired] Utrustningen avvecklades.
    [wiped] Det som var lagrat på utrustningen raderades.
   *[other] Utrustningen fick ett nytt läge.
}
assets-moved = Utrustningen fick en ny plats eller innehavare.
assets-file-added = Ett dokument lades till utrustningen.
assets-file-removed = Ett dokument togs bort från utrustningen.
assets-imported = Utrustningen lästes in.
assets-import-undone = Inläsningen av utrustningen ångrades.
assets-model-added = Modellen lades till.
assets-model-edited = Modellen ändrades.
assets-category-added = Utrustningstypen lades till.
assets-category-edited = Utrustningstypen ändrades.
assets-stake-unit = { $count ->
    [one] Enheten har en sak som IT håller reda på.
   *[other] Enheten har { $count } saker som IT håller reda på.
}
assets-stake-person = { $count ->
    [one] Personen har en sak som ska lämnas tillbaka.
   *[other] Personen har { $count } saker som ska lämnas tillbaka.
}

# Inläsning
assets-import-asset = Utrustning
assets-import-asset-tag = Märkning
assets-import-asset-serial = Serienummer
assets-import-asset-uuid = UUID
assets-import-asset-macs = Nätverksadresser (MAC)
assets-import-asset-maker = Tillverkare
assets-import-asset-model = Modell
assets-import-asset-category = Typ
assets-import-asset-unit = Enhet
assets-import-asset-place = Plats
assets-import-asset-person = Innehavare
assets-import-asset-state = Läge
assets-import-asset-state-ordered = { assets-state-ordered }
assets-import-asset-state-in-stock = { assets-state-in-stock }
assets-import-asset-state-in-use = { assets-state-in-use }
assets-import-asset-state-lent = { assets-state-lent }
assets-import-asset-state-in-repair = { assets-state-in-repair }
assets-import-asset-state-lost = { assets-state-lost }
assets-import-asset-state-retired = { assets-state-retired }
assets-import-asset-state-wiped = { assets-state-wiped }
assets-import-asset-bought_on = Köpt
assets-import-asset-price = Pris
assets-import-asset-supplier = Leverantör
assets-import-asset-warranty_until = Garantins sista dag
assets-import-asset-note = Anteckning
assets-import-why-unit = Du får inte läsa in utrustning för den enheten.
assets-import-why-price = Priset kan inte vara mindre än noll.
assets-import-why-state = Utrustningen kan inte gå direkt till det läget. Flytta den på dess egen sida.
assets-import-why-lent = Det som är utlånat har en låntagare. Ange vem.
assets-import-why-warranty = Garantin kan inte ta slut innan saken är köpt.
assets-import-why-category = Modellen { $model } är ny här. Ange vilken typ den är.
assets-import-why-two = Märkningen hör till en sak, serienumret eller adressen till en annan. Rätta den av dem som är fel.
assets-import-why-again = En tidigare rad i filen gäller samma sak under en annan märkning.
assets-import-why-uuid = { $value } är ingen UUID.
assets-import-why-macs = { $value } är ingen nätverksadress, eller fler än tolv.

# Fel i fält
error-not-a-uuid = ”{ $label }” ska vara 32 tecken ur 0–9 och a–f, och inte bara nollor.
error-not-a-mac = ”{ $value }” är ingen nätverksadress. Skriv till exempel 02:53:4a:00:11:22.
error-nobody-has-it-then = Ingen har den i det läget. Ta bort namnet, eller välj I bruk eller Utlånad.
error-too-many-macs = ”{ $label }”: högst { $max } adresser.
error-warranty-before-bought = Garantin kan inte ta slut innan saken är köpt.

# Vem som får vad
policy-kind-asset = Utrustning
policy-kind-asset-model = Modell
policy-kind-asset-category = Utrustningstyp
policy-verb-asset-survey = Se innehavare och historik
policy-verb-asset-label = Skriva ut etikett
policy-verb-asset-move = Flytta
policy-verb-asset-attach = Bifoga dokument
policy-verb-asset-report = Berätta att den finns
