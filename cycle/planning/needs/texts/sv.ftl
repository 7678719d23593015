needs-kind = Behov
needs-list-title = Behov
needs-list-lead = Allt som verksamheten har bett om, och vad som kom ut av det.
needs-list-empty = Ingen har bett om något än
needs-list-empty-help = Här samlas det som skolor, förskolor och vård behöver av IT. Börja med något du själv saknar.
needs-col-title = Behov
needs-col-number = Nummer
needs-col-state = Läge
needs-col-unit = Enhet
needs-col-owner = Handläggs av
needs-col-askers = Frågar
needs-col-score = Poäng
needs-col-wanted-by = Önskas till
needs-col-created = Inkom
needs-col-changed = Ändrat
needs-col-answered = Första svar
needs-filter-q = Sök bland behoven
needs-filter-state = Läge
needs-filter-state-all = Alla lägen
needs-filter-state-open = Öppna
needs-filter-state-closed = Avslutade
needs-filter-state-new = Nya
needs-filter-state-clarified = Klarlagda
needs-filter-state-assessed = Bedömda
needs-filter-state-approved = Godkända
needs-filter-state-planned = Planerade
needs-filter-state-delivered = Levererade
needs-filter-state-followed-up = Uppföljda
needs-filter-state-parked = Parkerade
needs-filter-state-declined = Avböjda
needs-filter-state-merged = Sammanförda
needs-filter-unit = Enhet
needs-filter-unit-all = Alla enheter
needs-filter-answer = Svar
needs-filter-answer-all = Med och utan svar
needs-filter-answer-waits = Väntar på IT
needs-filter-answer-none = Har aldrig fått svar
needs-filter-answer-given = Har fått svar
needs-filter-mine = Jag står bakom
needs-filter-handling = Jag handlägger
needs-board-title = Tavla

# Lägen
needs-state-new = Nytt
needs-state-clarified = Klarlagt
needs-state-assessed = Bedömt
needs-state-parked = Parkerat
needs-state-declined = Avböjt
needs-state-merged = Sammanfört
needs-state-approved = Godkänt
needs-state-planned = Planerat
needs-state-delivered = Levererat
needs-state-followed-up = Uppföljt
needs-verdict-met = behovet är uppfyllt
needs-verdict-partly-met = behovet är delvis uppfyllt
needs-verdict-not-met = behovet är inte uppfyllt
needs-until = tas upp igen { $day }
needs-into = med behov { $number }
needs-for = till { $when }
needs-overdue = Tiden har passerat: leverera eller planera om.

# Be om något
needs-ask-page = Be om något nytt
needs-ask-lead = Berätta vad du behöver. Du får svar, och du ser hela vägen vad som händer.
needs-ask-title = Rubrik
needs-ask-text = Vad behöver du, och varför?
needs-ask-text-help = Berätta hur det är i dag och vad som skulle bli bättre. Skriv inga känsliga uppgifter om elever eller brukare.
needs-ask-unit = Var behövs det?
needs-ask-unit-help = Din egen enhet är redan vald.
needs-ask-asker = Åt vem ber du?
needs-ask-asker-help = E-postadressen till den som behöver det. Lämna tomt om det är du själv.
needs-ask-concerns = Vilken tjänst eller vilket område gäller det?
needs-ask-concerns-help = Till exempel lärplattformen, trådlöst nät eller tidrapporter.
needs-ask-effect = Vad blir bättre, och hur märks det?
needs-ask-touched = Vilka berörs?
needs-ask-touched-help = Till exempel alla lärare på mellanstadiet.
needs-ask-touched_count = Ungefär hur många?
needs-ask-wanted_by = När behövs det senast?
needs-ask-submit = Skicka
needs-ask-done = Tack! Behovet är inskickat. Du får veta när någon svarar.
needs-similar-q = Finns behovet redan?
needs-similar-q-help = Sök med några ord innan du skriver. Då kan du ställa dig bakom det som någon redan har bett om.
needs-similar-look = Sök
needs-similar-found = Är det något av de här? Ställ dig då bakom det.
needs-similar-none = Inget liknande hittades. Beskriv behovet här under.

# Stå bakom
needs-join-title = Ställ dig bakom behovet
needs-join-lead = Du får veta allt som händer med behovet, och du syns för IT som en av dem som frågar.
needs-join-asker = Åt vem?
needs-join-asker-help = E-postadressen till den som ringde. Lämna tomt om det är du själv.
needs-join-submit = Ställ mig bakom
needs-join-done = Nu står ni fler bakom behovet.
needs-join-for-title = Lägg till någon som frågar
needs-leave = Stå inte längre bakom
needs-hear-done = Det är noterat att du har läst vad det blev av behovet.
needs-leave-done = Du står inte längre bakom behovet.

# Skriva
needs-dialogue = Dialog
needs-answer-title = Svara
needs-answer-text = Svara dem som frågar
needs-answer-text-help = Alla som står bakom behovet ser svaret.
needs-answer-files = Filer
needs-answer-files-help = Högst fem, 50 MB tillsammans. Till exempel en skärmbild. Ur foton i JPEG tas uppgift om plats och tid bort, ur andra format inte.
needs-answer-submit = Skicka svaret
needs-answer-done = Svaret är skickat till alla som står bakom behovet.
needs-write-title = Skriv till IT
needs-write-text = Skriv till IT
needs-write-text-help = IT och de andra som står bakom behovet ser vad du skriver.
needs-write-files = Filer
needs-write-files-help = Högst fem, 50 MB tillsammans. Till exempel en skärmbild. Ur foton i JPEG tas uppgift om plats och tid bort, ur andra format inte.
needs-write-submit = Skicka
needs-write-done = Skickat. Du får veta när IT svarar.
needs-note-title = Intern anteckning
needs-note-lead = Bara IT ser den. Den som frågar ser aldrig att den finns.
needs-note-text = Anteckning för IT
needs-note-files = Filer
needs-note-files-help = Högst fem, 50 MB tillsammans. Till exempel en skärmbild. Ur foton i JPEG tas uppgift om plats och tid bort, ur andra format inte.
needs-note-submit = Spara anteckningen
needs-note-done = Anteckningen är sparad. Bara IT ser den.
needs-voice-asker = frågar
needs-voice-it = IT
needs-from-need = från behov { $number }
needs-another-asker = Någon annan som frågar
needs-name-hidden = Namnet är skyddat
needs-by-nobody = Okänd

# Ändra och handlägga
needs-edit-page = Ändra uppgifterna
needs-edit-title = Rubrik
needs-edit-text = Vad behövs, och varför?
needs-edit-unit = Var behövs det?
needs-edit-concerns = Tjänst eller område
needs-edit-effect = Vad blir bättre, och hur märks det?
needs-edit-touched = Vilka berörs?
needs-edit-touched_count = Ungefär hur många?
needs-edit-wanted_by = När behövs det senast?
needs-edit-submit = Spara
needs-edit-done = Uppgifterna är sparade.
needs-assign-title = Utse handläggare
needs-assign-owner = Vem på IT tar hand om behovet?
needs-assign-submit = Utse
needs-assign-done = Handläggaren är utsedd och har fått veta det.
needs-nobody-yet = Ingen än

# Flytta
needs-clarify-title = Klarlägg
needs-clarify-lead = Vi vet vad som behövs och varför.
needs-clarify-reason = Så har vi förstått behovet
needs-clarify-reason-help = De som frågar läser det här och kan rätta er.
needs-clarify-submit = Klarlagt
needs-clarify-done = Behovet är klarlagt. De som frågar har fått veta det.
needs-assess-title = Bedöm
needs-assess-lead = Vi vet vad det tar och vad det ger.
needs-assess-reason = Så bedömer vi behovet
needs-assess-reason-help = Nytta, insats och risk i korthet. De som frågar läser det här.
needs-assess-submit = Bedömt
needs-assess-done = Behovet är bedömt. De som frågar har fått veta det.
needs-park-title = Parkera
needs-park-lead = Inte nu. Behovet ligger kvar och kan tas upp igen.
needs-park-reason = Varför inte nu?
needs-park-reason-help = De som frågar läser det här.
needs-park-until = När ser vi på det igen?
needs-park-submit = Parkera
needs-park-done = Behovet är parkerat. De som frågar får veta varför.
needs-decline-title = Avböj
needs-decline-lead = Det blir inte av. Den som frågar har rätt att få veta varför.
needs-decline-reason = Varför inte?
needs-decline-reason-help = De som frågar läser det här. Säg också vad de kan göra i stället.
needs-decline-submit = Avböj
needs-decline-done = Behovet är avböjt. De som frågar får veta varför.
needs-merge-title = För samman
needs-merge-lead = Samma sak är redan efterfrågad. De som frågar flyttar med, och båda dialogerna finns kvar.
needs-merge-into = Numret på det andra behovet
needs-merge-into-help = Behovet som lever vidare.
needs-merge-reason = Varför hör de ihop?
needs-merge-reason-help = Alla som står bakom något av behoven läser det här.
needs-merge-submit = För samman
needs-merge-done = Behov { $number } är sammanfört med det här. Alla har fått veta det.
needs-merge-q = Sök det andra behovet
needs-merge-q-help = Sök med några ord ur det.
needs-merge-found = Liknande öppna behov
needs-merge-none = Inget liknande öppet behov hittades
needs-merge-choose = Välj det här
needs-approve-title = Godkänn
needs-approve-lead = Det blir av. När det blir av planeras härnäst.
needs-approve-reason = Varför, och vad händer nu?
needs-approve-reason-help = De som frågar läser det här.
needs-approve-submit = Godkänn
needs-approve-done = Behovet är godkänt. De som frågar har fått veta det.
needs-plan-title = Planera
needs-plan-lead = Säg när det ska finnas på plats. Du kan ändra det senare.
needs-plan-year = År
needs-plan-quarter = Kvartal
needs-plan-quarter-1 = januari till mars
needs-plan-quarter-2 = april till juni
needs-plan-quarter-3 = juli till september
needs-plan-quarter-4 = oktober till december
needs-plan-reason = Vad är planen?
needs-plan-reason-help = De som frågar läser det här.
needs-plan-submit = Planera
needs-plan-done = Planen är sparad. De som frågar har fått veta den.
needs-deliver-title = Leverera
needs-deliver-lead = Det som behövdes finns nu.
needs-deliver-reason = Vad finns nu, och hur används det?
needs-deliver-reason-help = Det här är svaret till dem som frågade.
needs-deliver-submit = Levererat
needs-deliver-done = Behovet är levererat. De som frågade får veta det.
needs-follow-up-title = Följ upp
needs-follow-up-lead = Fick de som frågade det de behövde?
needs-follow-up-verdict = Är behovet uppfyllt?
needs-follow-up-verdict-met = Ja
needs-follow-up-verdict-partly-met = Delvis
needs-follow-up-verdict-not-met = Nej
needs-follow-up-reason = Hur vet vi det?
needs-follow-up-reason-help = De som frågade läser det här.
needs-follow-up-submit = Spara uppföljningen
needs-follow-up-done = Uppföljningen är sparad.
needs-take-up-title = Ta upp igen
needs-take-up-lead = Behovet blir öppet och klarlagt igen. Det som fördes samman delas på nytt.
needs-take-up-reason = Varför tas det upp igen?
needs-take-up-reason-help = De som frågar läser det här.
needs-take-up-submit = Ta upp igen
needs-take-up-done = Behovet är öppet igen. De som frågar har fått veta det.

# Nå fram
needs-tell-title = Jag har berättat det själv
needs-tell-lead = Några har inte läst svaret i Varv. Anteckna här hur de har fått veta det.
needs-tell-how = Hur fick de veta det?
needs-tell-how-help = Till exempel per telefon eller på arbetsplatsträffen. Bara IT ser anteckningen.
needs-tell-submit = Spara
needs-tell-done = Antecknat. Svaret har nått alla som frågade.
needs-unheard = { $count ->
    [one] En som frågar har inte läst svaret än.
   *[other] { $count } som frågar har inte läst svaret än.
}
needs-asker-waits = har inte läst svaret än
needs-asker-told = nåddes av svaret { $at }

# Behovets sida
needs-facts = Fakta
needs-fact-unit = Enhet
needs-fact-concerns = Gäller
needs-fact-effect = Det här ska bli bättre
needs-fact-touched = Berör
needs-fact-touched-count = Antal som berörs
needs-fact-wanted-by = Önskas till
needs-fact-owner = Handläggs av
needs-fact-score = Poäng
needs-fact-asked = Inkom
needs-fact-answered = Första svar
needs-behind = De som frågar
needs-behind-count = Antal
needs-askers-count = { $count ->
    [one] 1 frågar
   *[other] { $count } frågar
}
needs-taken-in = Sammanfört hit
needs-history = Vad som har hänt

# Poäng
needs-score-title = Poäng
needs-score-lead = Varje person ger 1 till 5 på varje kriterium. Summan är medelvärdet av allas poäng.
needs-score-more = Se hur poängen är räknade
needs-score-none = Ingen har satt poäng än.
needs-score-caption = { $count ->
    [one] Så är poängen räknade, från 1 person
   *[other] Så är poängen räknade, från { $count } personer
}
needs-score-term = { $count ->
    [one] vikt { $weight } × { $mean }, från 1 person
   *[other] vikt { $weight } × i snitt { $mean }, från { $count } personer
}
needs-score-sum = Poäng
needs-score-by-person = Vem gav vad
needs-score-who = Person
needs-score-criterion = Kriterium
needs-score-reckoned = Vikt × värde = poäng
needs-score-note = Motivering
needs-score-note-help = Kort: vad är det du ser? IT och enhetens ledning läser det.
needs-score-waits = har inte satt poäng än
needs-score-form = Sätt dina poäng
needs-score-submit = Spara mina poäng
needs-score-done = Dina poäng är sparade.
needs-scale-value-1 = nästan ingen nytta
needs-scale-value-2 = liten nytta
needs-scale-value-3 = tydlig nytta
needs-scale-value-4 = stor nytta
needs-scale-value-5 = avgörande nytta
needs-scale-effort-1 = några timmar
needs-scale-effort-2 = några dagar
needs-scale-effort-3 = några veckor
needs-scale-effort-4 = några månader
needs-scale-effort-5 = ett år eller mer
needs-scale-risk-1 = nästan ingen risk
needs-scale-risk-2 = liten risk
needs-scale-risk-3 = tydlig risk
needs-scale-risk-4 = stor risk
needs-scale-risk-5 = mycket stor risk
needs-invite-title = Be om poäng
needs-invite-lead = De du väljer får läsa behovet och sätta poäng på det.
needs-invite-persons = Vilka berörs och kan bedöma?
needs-invite-persons-help = Ledare och ägare vars ansvar omfattar enheten.
needs-invite-email = Någon annan
needs-invite-email-help = E-postadressen till någon som inte står i listan.
needs-invite-submit = Be om poäng
needs-invite-done = De har fått veta att du vill ha deras poäng.

# Kriterier
needs-criteria-title = Kriterier för poäng
needs-criteria-lead = Det som behov bedöms efter. Ett behov behåller den vikt som gällde när det fick sina poäng.
needs-criteria-empty = Det finns inga kriterier än
needs-criteria-empty-help = Bestäm vad som räknas: till exempel nytta för verksamheten, insats och risk.
needs-criteria-now = Gäller nu
needs-criteria-before = Gällde förut
needs-criterion-name = Kriterium
needs-criterion-about = Betyder
needs-criterion-kind = Räknas som
needs-criterion-weight = Vikt
needs-criterion-from = Från
needs-criterion-until = Till
needs-criterion-acts = Ändra
needs-criterion-retire = Ta bort
needs-criterion-retire-done = Kriteriet gäller inte längre. Poäng som redan är satta står kvar.
needs-kind-value = nytta, läggs till
needs-kind-effort = insats, dras ifrån
needs-kind-risk = risk, dras ifrån
needs-criterion-add-title = Nytt kriterium
needs-criterion-add-name_sv = Namn på svenska
needs-criterion-add-name_en = Namn på engelska
needs-criterion-add-kind = Vad mäter det?
needs-criterion-add-kind-value = Nytta: ju mer desto bättre
needs-criterion-add-kind-effort = Insats: ju mer desto dyrare
needs-criterion-add-kind-risk = Risk: ju mer desto osäkrare
needs-criterion-add-weight = Vikt, 1 till 10
needs-criterion-add-about_sv = Förklaring på svenska
needs-criterion-add-about_en = Förklaring på engelska
needs-criterion-add-submit = Lägg till
needs-criterion-add-done = Kriteriet gäller från och med nu.
needs-criterion-change-title = Ändra
needs-criterion-change-lead = Ändringen gäller från och med nu. Poäng som redan är satta räknas som förut.
needs-criterion-change-name_sv = Namn på svenska
needs-criterion-change-name_en = Namn på engelska
needs-criterion-change-kind = Vad mäter det?
needs-criterion-change-kind-value = Nytta: ju mer desto bättre
needs-criterion-change-kind-effort = Insats: ju mer desto dyrare
needs-criterion-change-kind-risk = Risk: ju mer desto osäkrare
needs-criterion-change-weight = Vikt, 1 till 10
needs-criterion-change-about_sv = Förklaring på svenska
needs-criterion-change-about_en = Förklaring på engelska
needs-criterion-change-submit = Spara
needs-criterion-change-done = Ändringen gäller från och med nu.

# Det går inte
needs-cannot-move = { $from ->
    [new] Ett nytt behov kan inte flyttas dit direkt.
    [clarified] Ett klarlagt behov kan inte flyttas dit direkt.
    [assessed] Ett bedömt behov kan inte flyttas dit direkt.
    [parked] Behovet är parkerat. Ta upp det igen först.
    [declined] Behovet är avböjt. Ta upp det igen först.
    [merged] Behovet är sammanfört med ett annat. Arbeta vidare i det, eller ta upp det här igen.
    [delivered] Behovet är levererat. Nu kan det bara följas upp.
    [followed-up] Behovet är uppföljt och färdigt. Be om något nytt i stället.
   *[other] Behovet kan inte flyttas dit från det läge det har nu.
}
needs-cannot-merge-itself = Ett behov kan inte föras samman med sig självt.
needs-cannot-merge-settled = Det andra behovet är inte öppet. Välj ett öppet behov, eller ta upp det igen först.
needs-cannot-join-twice = Personen står redan bakom behovet.
needs-cannot-not-asker = Du står inte bakom behovet.
needs-cannot-leave-last = Du är den enda som står bakom behovet. Skriv till IT om det inte behövs längre.
needs-cannot-join-settled = Behovet är avslutat. Be om något nytt i stället, och nämn numret.
needs-cannot-score-own = Den som frågar sätter inte poäng på sitt eget behov, om inte IT ber om det.
needs-cannot-no-criteria = Det finns inga kriterier att sätta poäng efter. IT-chefen bestämmer dem.
needs-cannot-nobody-waits = Alla som frågade har redan nåtts av svaret.
error-no-such-need = Det finns inget behov med det numret.
error-nobody-chosen = Välj någon, eller skriv en adress.

# Journalen
needs-asked = Behovet kom in
needs-asked-for = Behovet kom in, nedskrivet åt någon
needs-joined = En till ställde sig bakom
needs-left = Någon slutade stå bakom
needs-written = Någon skrev till IT
needs-answered = IT svarade
needs-noted = IT antecknade något
needs-edited = Uppgifterna ändrades
needs-assigned = Handläggare utsågs
needs-clarified = Behovet klarlades
needs-assessed = Behovet bedömdes
needs-parked = Behovet parkerades
needs-declined = Behovet avböjdes
needs-approved = Behovet godkändes
needs-planned = Behovet planerades
needs-delivered = Behovet levererades
needs-followed-up = Behovet följdes upp
needs-taken-up = Behovet togs upp igen
needs-merged = Behovet fördes samman med ett annat
needs-invited = Någon ombads sätta poäng
needs-scored = Någon satte poäng
needs-heard = Svaret nådde en som frågade
needs-told = De som frågade fick veta på annat sätt
needs-imported = Behovet lästes in
needs-import-undone = Inläsningen av behovet ångrades
needs-criterion-set = Ett kriterium bestämdes
needs-criterion-retired = Ett kriterium togs bort

# Att höra av
needs-notice-asked-for = IT har skrivit ned ett behov åt dig
needs-notice-joined = En till står bakom ett behov du handlägger
needs-notice-written = Någon har skrivit i ett behov du handlägger
needs-notice-answered = IT har svarat på ditt behov
needs-notice-noted = Ny intern anteckning i ett behov du handlägger
needs-notice-assigned = Du är utsedd att handlägga ett behov
needs-notice-invited = IT vill att du sätter poäng på ett behov
needs-notice-scored = Nya poäng på ett behov du handlägger
needs-notice-taken-up = Behovet är öppet igen
needs-notice-merged = Behovet är sammanfört med ett annat, och du står bakom det nu
needs-notice-took-in = Ett likadant behov är sammanfört med det här
needs-notice-clarified = Behovet är klarlagt
needs-notice-assessed = Behovet är bedömt
needs-notice-parked = Behovet är parkerat tills vidare
needs-notice-declined = Behovet är avböjt. Läs varför
needs-notice-approved = Behovet är godkänt
needs-notice-planned = Det finns en plan för behovet
needs-notice-delivered = Det du bad om finns nu
needs-notice-followed-up = Behovet är uppföljt

# Tavla, mått, det som inte nått fram
needs-board-lead = Lägena bredvid varandra, med flest poäng och det nyaste överst. Flytta ett kort med menyn på kortet. Det som ligger still eller är klart är hopfällt; öppna det du vill se.
needs-filter-invited = Jag har blivit ombedd om poäng
needs-filter-due = Parkerade
needs-filter-due-all = Parkerade och andra
needs-filter-due-today = Skulle ses över i dag eller tidigare
needs-unanswered-list-title = Svar som inte nått fram
needs-unanswered-list-lead = Behov med ett besked som någon av dem som frågade inte har tagit del av. När listan är tom har alla fått svar.
needs-unanswered-list-empty = Alla besked har nått fram
needs-unanswered-list-empty-help = Här visas behov vars svar någon ännu inte har läst.
needs-unanswered-col-title = Behov
needs-unanswered-col-state = Läge
needs-unanswered-col-unit = Enhet
needs-unanswered-col-waiting = Inte nådda
needs-unanswered-col-askers = Frågar
needs-unanswered-col-since = Sedan
needs-unanswered-col-tell = Har de fått veta på annat sätt?
needs-unanswered-filter-unit = Enhet
needs-unanswered-filter-unit-all = Alla enheter
needs-measures-title = Svarstider
needs-measures-lead = Hur snabbt behov får sitt första svar. Tiden räknas dygnet runt, även nätter och helger.
needs-measures-from = Inkomna från och med
needs-measures-until = Till och med
needs-measures-show = Visa
needs-measures-asked = Inkomna
needs-measures-answered = Har fått svar
needs-measures-median = Hälften fick svar inom
needs-measures-p90 = Nio av tio fick svar inom
needs-measures-month = Månad
needs-measures-by-month = Tid till första svar, per månad
needs-measures-by-month-help = Två linjer över månaderna: tiden inom vilken hälften fick svar, och tiden inom vilken nio av tio fick det.
needs-measures-by-unit = Per enhet
needs-minutes = { $count } min
needs-hours = { $count } tim
needs-days = { $count ->
    [one] 1 dygn
   *[other] { $count } dygn
}
error-not-after = Sista dagen måste komma efter den första, och inte mer än tio år efter.
needs-waiting-answers = { $count ->
    [one] 1 behov väntar på svar
   *[other] { $count } behov väntar på svar
}
needs-waiting-scores = { $count ->
    [one] 1 behov väntar på dina poäng
   *[other] { $count } behov väntar på dina poäng
}
needs-waiting-unheard = { $count ->
    [one] 1 besked har inte nått fram
   *[other] { $count } besked har inte nått fram
}
needs-waiting-due = { $count ->
    [one] 1 parkerat behov ska ses över
   *[other] { $count } parkerade behov ska ses över
}
needs-wheel-open = öppna
needs-wheel-well = ingen har väntat för länge
needs-wheel-late = { $count ->
    [one] 1 har väntat för länge
   *[other] { $count } har väntat för länge
}

# Inläsning
needs-import-need = Behov
needs-import-need-external_id = Nummer i det gamla registret
needs-import-need-title = Rubrik
needs-import-need-text = Beskrivning
needs-import-need-unit = Enhet
needs-import-need-concerns = Tjänst eller område
needs-import-need-effect = Önskad effekt
needs-import-need-touched = Vilka berörs
needs-import-need-touched_count = Hur många berörs
needs-import-need-wanted_by = Önskas till
needs-import-need-asker = Frågar
needs-import-need-asked_on = Inkom
needs-import-need-state = Läge
needs-import-need-state-new = Nytt
needs-import-need-state-clarified = Klarlagt
needs-import-need-state-assessed = Bedömt
needs-import-need-state-parked = Parkerat
needs-import-need-state-declined = Avböjt
needs-import-need-state-approved = Godkänt (också planerat utan tid)
needs-import-need-state-delivered = Levererat
needs-import-need-answer = Svar eller skäl
needs-import-need-answered_on = Besvarades (tomt: svaret ges med inläsningen, och den som frågade får höra det)
needs-import-why-unit = Du får inte läsa in behov för den enheten.
needs-import-why-state = Läget kan inte ändras av en fil. Flytta behovet på dess egen sida i stället.
needs-import-why-answer = Ett behov som inte är nytt behöver ett svar, så att de som frågar får veta varför.
needs-import-why-ahead = { $value } har inte varit än.
needs-import-why-before-asked = Svaret gavs { $value }, före frågan som kom in { $asked }.
needs-import-why-when-asked = Svaret gavs { $value }, men raden säger inte när frågan kom in. Skriv dagen, eller ta bort svarets dag.
needs-import-why-what-answer = Raden säger att behovet besvarades { $value }, men inte vad svaret blev. Skriv svaret, eller ta bort svarets dag.
needs-remove-file-title = Ta bort filen
needs-remove-file-page = Ta bort { $name }?
needs-remove-file-lead = Filen försvinner ur dialogen för alla och kan inte tas tillbaka. Orden i meddelandet står kvar.
needs-remove-file-submit = Ta bort filen
needs-remove-file-done = Filen är borttagen.
needs-file-removed = En fil togs bort
needs-remove-file-not-yours = Någon annan bifogade filen. Be IT att ta bort den.
needs-filter-owner = Handläggare
needs-filter-owner-all = Alla handläggare
needs-stake-unit = { $count ->
    [one] Ett öppet behov hör till enheten och blir kvar där: { $titles }.
   *[other] { $count } öppna behov hör till enheten och blir kvar där, bland dem: { $titles }.
}
needs-stake-unit-unread = { $count ->
    [one] Ett öppet behov hör till enheten och blir kvar där. Du får inte läsa det.
   *[other] { $count } öppna behov hör till enheten och blir kvar där. Du får inte läsa dem.
}
needs-stake-person = { $count ->
    [one] Personen handlägger ett öppet behov: { $titles }. Välj någon annan till det.
   *[other] Personen handlägger { $count } öppna behov, bland dem: { $titles }. Välj någon annan till dem.
}
needs-stake-person-unread = { $count ->
    [one] Personen handlägger ett öppet behov som du inte får läsa. Någon som får det behöver välja en ny handläggare.
   *[other] Personen handlägger { $count } öppna behov som du inte får läsa. Någon som får det behöver välja en ny handläggare.
}
needs-stake-unread = { $count ->
    [one] Ett av dem får du inte läsa.
   *[other] { $count } av dem får du inte läsa.
}
needs-filter-late = Planerad tid
needs-filter-late-all = Planerad tid: alla
needs-filter-late-now = Den planerade tiden har passerat
needs-waiting-late = { $count ->
    [one] 1 planerat behov är inte klart i tid
   *[other] { $count } planerade behov är inte klara i tid
}
needs-case = Gör en kalkyl
