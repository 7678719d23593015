# The list
desk-kind = Ärende
desk-list-title = Ärenden
desk-list-lead = Det som har anmälts och beställts, och var det står.
desk-list-empty = Inga ärenden här
desk-list-empty-help = Anmäl det som inte fungerar, eller beställ det du behöver. Då står det här tills det är löst.
desk-col-title = Ärende
desk-col-state = Läge
desk-col-priority = Prioritet
desk-col-unit = Enhet
desk-col-created = Anmält
desk-col-owner = Handläggare
desk-col-requester = Anmält av
desk-col-group = Grupp
desk-col-changed = Ändrat
desk-col-kind = Slag
desk-col-number = Nummer
desk-col-due = Ska vara klart
desk-col-confidential = Förtroligt
desk-filter-q = Sök bland ärenden
desk-filter-state = Läge
desk-filter-state-all = Alla lägen
desk-filter-state-open = Ej lösta
desk-filter-state-new = Nya
desk-filter-state-worked-on = Pågår
desk-filter-state-waiting = Väntar
desk-filter-state-resolved = Lösta
desk-filter-state-closed = Stängda
desk-filter-state-merged = Sammanslagna
desk-filter-queue = Kö
desk-filter-queue-all = Alla köer
desk-filter-queue-unassigned = Ingen handläggare
desk-filter-queue-answer = Väntar på svar från oss
desk-filter-queue-supplier = Väntar på leverantör
desk-filter-queue-due = Tiden har gått ut
desk-filter-unit = Enhet
desk-filter-unit-all = Alla enheter
desk-filter-kind = Slag
desk-filter-kind-all = Alla slag
desk-filter-kind-incident = Incidenter
desk-filter-kind-request = Beställningar
desk-filter-kind-problem = Problem
desk-filter-handling = Jag handlägger
desk-filter-my_groups = Mina gruppers
desk-filter-mine = Mina egna
desk-filter-group = Grupp
desk-filter-group-all = Alla grupper
desk-filter-owner = Handläggare
desk-filter-owner-all = Alla handläggare

# States, kinds and priorities
desk-state-new = Nytt
desk-state-open = Pågår
desk-state-waiting = Väntar
desk-state-resolved = Löst
desk-state-closed = Stängt
desk-state-merged = Sammanslaget
desk-kind-incident = Incident
desk-kind-request = Beställning
desk-kind-problem = Problem
desk-channel-web = Webben
desk-channel-desk = IT skrev ner det
desk-channel-mail = E-post
desk-channel-import = Inläst från annan lista
desk-priority-1 = 1 – högst
desk-priority-2 = 2 – hög
desk-priority-3 = 3 – normal
desk-priority-4 = 4 – låg
desk-priority-5 = 5 – lägst
desk-impact-high = Många berörs
desk-impact-medium = Några berörs
desk-impact-low = En berörs
desk-urgency-high = Arbetet står still
desk-urgency-medium = Arbetet hindras
desk-urgency-low = Det kan vänta
desk-wait-for-requester = Väntar på den som anmält
desk-wait-for-supplier = Väntar på leverantör
desk-wait-for-day = Väntar till en dag
desk-wait-for-approval = Väntar på godkännande

# What happens next, as those who ask read it
desk-next-new = Vi har tagit emot ärendet. Du hör av oss när någon börjar.
desk-next-open = Någon arbetar med ärendet. Du får ett svar här.
desk-next-waiting-requester = Vi behöver ett svar innan vi kan fortsätta. När du har svarat fortsätter vi.
desk-next-waiting-supplier = Vi väntar på en leverantör. Du behöver inte göra något; vi hör av oss när de har svarat.
desk-next-waiting-day = Ärendet vilar till { $day }. Då tar vi upp det igen.
desk-next-waiting-approval = Ärendet väntar på ett godkännande. Vi fortsätter när det finns.
desk-next-resolved = Ärendet är löst. Öppna det igen om det inte hjälpte; annars stängs det av sig självt.
desk-next-closed = Ärendet är stängt. Kommer felet tillbaka kan du öppna det igen.
desk-next-merged = Samma sak finns i ärende { $number }. Allt fortsätter där.
desk-is-confidential = Förtroligt: bara den som anmält, de som arbetar med det och IT-chefen ser ärendet.

# Reporting
desk-report-page = Anmäl till IT
desk-report-title = Rubrik
desk-report-lead = Berätta vad som inte fungerar eller vad du vill beställa. Du får veta vad som händer.
desk-report-requester = Vem gäller det?
desk-report-requester-help = E-postadressen till den som ringde eller kom förbi. Lämna tomt om det är du själv.
desk-report-text = Vad händer?
desk-report-text-help = Vad gjorde du, vad hände och vad hade du väntat dig? Skriv inget känsligt om elever eller brukare.
desk-report-files = Bilder och filer
desk-report-files-help = Högst fem, tillsammans 50 MB. En kopierad bild kan klistras in här.
desk-report-unit = Var är det?
desk-report-unit-help = Din egen enhet är redan vald.
desk-report-confidential = Förtroligt: bara de som arbetar med det och IT-chefen får se det
desk-report-submit = Skicka
desk-report-done = Tack! Ärendet är skickat. Här ser du vad som händer.

# Writing
desk-dialogue = Dialog
desk-answer-title = Svara
desk-answer-text = Svara den som anmält
desk-answer-text-help = Alla som anmält eller följer ärendet läser svaret.
desk-answer-files = Filer
desk-answer-files-help = Högst fem, tillsammans 50 MB.
desk-answer-submit = Skicka svaret
desk-answer-done = Svaret är skickat till alla som anmält eller följer ärendet.
desk-write-title = Skriv till IT
desk-write-text = Skriv till IT
desk-write-text-help = IT och de som följer ärendet läser det.
desk-write-files = Filer
desk-write-files-help = Högst fem, tillsammans 50 MB.
desk-write-submit = Skicka
desk-write-done = Skickat. Du hör när IT svarar.
desk-note-title = Intern anteckning
desk-note-lead = Bara IT ser den. De som anmält får aldrig veta att den finns.
desk-note-text = Anteckning för IT
desk-note-files = Filer
desk-note-files-help = Högst fem, tillsammans 50 MB.
desk-note-submit = Spara anteckningen
desk-note-done = Anteckningen är sparad. Bara IT ser den.
desk-voice-asker = anmälare
desk-voice-desk = IT
desk-by-letter = med e-post
desk-from-ticket = från ärende { $number }
desk-sender-unverified = Avsändaren är inte bekräftad
desk-name-hidden = Namnet är skyddat
desk-by-nobody = Okänd
desk-nobody-yet = Ingen än

# Sorting
desk-triage-title = Sortera
desk-triage-lead = Vad är det, var hör det hemma och hur bråttom är det?
desk-triage-kind = Slag
desk-triage-kind-incident = Incident: något fungerar inte
desk-triage-kind-request = Beställning: någon vill ha något som vi erbjuder
desk-triage-kind-problem = Problem: orsaken bakom flera incidenter
desk-triage-unit = Enhet
desk-triage-group = Grupp
desk-triage-service = Tjänst
desk-triage-impact = Hur många berörs?
desk-triage-impact-high = Många: en hel skola eller fler
desk-triage-impact-medium = Några: en klass, ett arbetslag
desk-triage-impact-low = En person
desk-triage-urgency = Hur bråttom är det?
desk-triage-urgency-high = Arbetet står still
desk-triage-urgency-medium = Arbetet hindras
desk-triage-urgency-low = Det kan vänta
desk-triage-priority = En annan prioritet än reglerna ger
desk-triage-priority-1 = 1 – högst
desk-triage-priority-2 = 2 – hög
desk-triage-priority-3 = 3 – normal
desk-triage-priority-4 = 4 – låg
desk-triage-priority-5 = 5 – lägst
desk-triage-why = Varför?
desk-triage-why-help = Behövs bara när prioriteten är en annan än reglernas.
desk-triage-submit = Spara
desk-triage-done = Ärendet är sorterat.
desk-triage-gone = Ärendet är sorterat och hör nu till någon annan.
desk-assign-title = Välj handläggare
desk-assign-owner = Vem ska arbeta med det?
desk-assign-submit = Välj
desk-assign-done = Handläggaren är vald och har fått veta det.
desk-take-title = Ta ärendet
desk-take-done = Ärendet är ditt. Den som anmält har fått veta att någon har börjat.
desk-bulk-group-title = Ge till en grupp
desk-bulk-group-group = Vilken grupp ska ha dem?
desk-bulk-group-submit = Ge till gruppen
desk-confide-title = Gör förtroligt
desk-confide-done = Ärendet är förtroligt.
desk-unconfide-title = Inte längre förtroligt
desk-unconfide-done = Ärendet är inte längre förtroligt.
desk-spend-title = Anteckna tid
desk-spend-minutes = Minuter
desk-spend-day = Dag
desk-spend-note = Vad gjordes?
desk-spend-note-help = Bara IT ser det.
desk-spend-submit = Spara
desk-spend-done = Tiden är antecknad.
desk-work = Arbete
desk-work-sum = Sammanlagt
desk-minutes = { $count } min
desk-watch-title = Följ
desk-watch-done = Du får veta vad som händer med ärendet.
desk-unwatch-title = Sluta följa
desk-unwatch-done = Du följer inte längre ärendet.
desk-add-watcher-title = Lägg till någon som följer
desk-add-watcher-lead = Den som följer läser ärendet och får veta vad som händer, men ser inga interna anteckningar.
desk-add-watcher-person = E-postadress
desk-add-watcher-submit = Lägg till
desk-add-watcher-done = Personen följer ärendet och har fått veta det.

# Moving
desk-wait-title = Vänta
desk-wait-lead = Vad måste hända innan ni kan fortsätta? Den som anmält läser det.
desk-wait-for = Vad väntar ni på?
desk-wait-supplier = Vilken leverantör?
desk-wait-supplier-help = Behövs bara när ni väntar på en leverantör.
desk-wait-number = Leverantörens ärendenummer
desk-wait-until = Till vilken dag?
desk-wait-until-help = Behövs bara när ärendet vilar till en dag. Då kommer det tillbaka av sig självt.
desk-wait-said = Vad ska den som anmält få veta?
desk-wait-submit = Vänta
desk-wait-done = Ärendet väntar. Den som anmält vet varför.
desk-resume-title = Fortsätt
desk-resume-done = Arbetet fortsätter.
desk-resolve-title = Lös
desk-resolve-lead = Den som anmält läser hur det löstes och kan öppna ärendet igen.
desk-resolve-said = Vad har ni gjort?
desk-resolve-submit = Löst
desk-resolve-done = Ärendet är löst. Den som anmält har fått veta hur.
desk-reopen-title = Öppna igen
desk-reopen-lead = Arbetet börjar om där det slutade.
desk-reopen-said = Varför?
desk-reopen-submit = Öppna igen
desk-reopen-done = Ärendet är öppnat igen.
desk-close-title = Stäng
desk-close-done = Ärendet är stängt.
desk-merge-title = Slå samman
desk-merge-lead = De som anmält följer med till det andra ärendet, och alla får veta det.
desk-merge-into = Numret på ärendet som lever vidare
desk-merge-said = Vad ska de som anmält få veta?
desk-merge-submit = Slå samman
desk-merge-done = Ärende { $number } är sammanslaget med det här.
desk-taken-in = Sammanslaget hit
desk-rate-title = Säg hur det gick
desk-rate-grade = Blev det bra?
desk-rate-grade-good = Ja, det blev bra
desk-rate-grade-fair = Delvis
desk-rate-grade-bad = Nej
desk-rate-text = Något mer du vill säga?
desk-rate-submit = Skicka
desk-rate-done = Tack för ditt svar. Du kan ändra det i sju dagar.
desk-remove-file-page = Ta bort { $name }?
desk-remove-file-of = Ta bort { $name }
desk-remove-file-title = Ta bort filen
desk-remove-file-submit = Ta bort
desk-remove-file-done = Filen är borttagen.
desk-remove-file-not-yours = Filen kan bara tas bort av den som la till den, eller av IT.

# The page
desk-facts = Fakta
desk-people = Personer
desk-history = Vad som har hänt
desk-fact-kind = Slag
desk-fact-priority = Prioritet
desk-fact-unit = Enhet
desk-fact-owner = Handläggare
desk-fact-group = Grupp
desk-fact-impact = Påverkan
desk-fact-urgency = Brådska
desk-fact-why = Varför prioriteten är en annan
desk-fact-channel = Kom in genom
desk-fact-changed = Senast ändrat
desk-fact-reported = Anmält
desk-fact-requester = Anmält av
desk-fact-asks-too = Har anmält samma sak
desk-fact-watches = Följer
desk-fact-reporter = Nedskrivet av

# Rules
desk-rules-title = Regler för ärenden
desk-rules-lead = Hur prioriteten sätts, och när det som är löst stängs.
desk-rules-matrix = Prioritet efter hur många som berörs och hur bråttom det är
desk-rules-impact = Hur många
desk-rules-more = Övrigt
desk-rules-close-label = Löst stängs efter
desk-rules-since = Reglerna ändrades
desk-rules-set-title = Ändra reglerna
desk-rules-set-lead = Prioritet från 1 (högst) till 5 (lägst). Ärenden som finns behåller sin prioritet.
desk-rules-set-high_high = Många berörs, arbetet står still
desk-rules-set-high_medium = Många berörs, arbetet hindras
desk-rules-set-high_low = Många berörs, det kan vänta
desk-rules-set-medium_high = Några berörs, arbetet står still
desk-rules-set-medium_medium = Några berörs, arbetet hindras
desk-rules-set-medium_low = Några berörs, det kan vänta
desk-rules-set-low_high = En berörs, arbetet står still
desk-rules-set-low_medium = En berörs, arbetet hindras
desk-rules-set-low_low = En berörs, det kan vänta
desk-rules-set-close_after_days = Dagar tills det som är löst stängs
desk-rules-set-submit = Spara
desk-rules-set-done = Reglerna gäller från och med nu.

# Refusals
desk-cannot-merge-itself = Ett ärende kan inte slås samman med sig självt.
desk-cannot-merge-settled = Ärendet som skulle leva vidare är redan löst eller stängt.
desk-cannot-speak-merged = Ärendet är sammanslaget med ett annat. Skriv där.
desk-cannot-speak-closed = Ärendet är stängt. Öppna det igen först.
desk-cannot-watch-twice = Personen har redan del i ärendet.
desk-cannot-not-watching = Du följer inte ärendet.
desk-cannot-rate-unsolved = Det går att svara när ärendet är löst.
desk-cannot-rate-for-others = Bara den som anmält kan svara.
desk-cannot-rating-stands = Svaret är äldre än sju dagar och står fast.
error-no-such-ticket = Det finns inget sådant ärende.

# What has happened, in the journal
desk-reported = Ärendet anmäldes.
desk-reported-for = IT skrev ner ärendet åt någon.
desk-came-as-letter = Ett brev blev ett ärende.
desk-got-letter = Ett brev lades till.
desk-written = Den som anmält skrev.
desk-answered = IT svarade.
desk-noted = En intern anteckning gjordes.
desk-file-removed = En fil togs bort.
desk-triaged = Ärendet sorterades.
desk-confided = Ärendet blev förtroligt.
desk-unconfided = Ärendet är inte längre förtroligt.
desk-assigned = En handläggare valdes.
desk-given-to-group = Ärendet gavs till en grupp.
desk-taken = Någon började arbeta med ärendet.
desk-waited = Ärendet väntar.
desk-resumed = Arbetet fortsätter.
desk-resolved = Ärendet löstes.
desk-reopened = Ärendet öppnades igen.
desk-closed = Ärendet stängdes.
desk-merged = Ärendet slogs samman med ett annat.
desk-watched = Någon började följa ärendet.
desk-unwatched = Någon slutade följa ärendet.
desk-watcher-added = Någon lades till som följer ärendet.
desk-rated = Den som anmält sa hur det gick.
desk-time-spent = Tid antecknades.
desk-imported = Ärendet lästes in.
desk-import-undone = Inläsningen av ärendet togs tillbaka.
desk-rules-set = Reglerna för ärenden ändrades.

# Notices
desk-notice-reported-for = IT har skrivit ner ett ärende åt dig
desk-notice-watcher-added = Du har lagts till som den som följer ett ärende
desk-notice-assigned = Du har valts som handläggare
desk-notice-group = Din grupp har fått ett ärende
desk-notice-written = Någon har skrivit i ett ärende som du har hand om
desk-notice-noted = En kollega har antecknat något i ett ärende som du har hand om
desk-notice-rated = Någon har sagt hur det gick med ett ärende som du hade hand om
desk-notice-taken = Någon har börjat arbeta med ditt ärende
desk-notice-answered = IT har svarat i ditt ärende
desk-notice-waited = Ditt ärende väntar. Läs på vad
desk-notice-resumed = Arbetet med ärendet fortsätter
desk-notice-resolved = Ditt ärende är löst. Läs hur
desk-notice-reopened = Ärendet är öppnat igen
desk-notice-closed = Ditt ärende är stängt
desk-notice-merged = Ditt ärende är sammanslaget med ett annat, och du följer med dit
desk-notice-took-in = Ett likadant ärende är sammanslaget med det här

# Home
desk-wheel-well = ingen väntar för länge
desk-wheel-open = ej lösta
desk-cannot-move = Ett ärende i läget ”{ $from ->
    [new] nytt
    [open] pågår
    [waiting] väntar
    [resolved] löst
    [closed] stängt
   *[merged] sammanslaget
}” kan inte bli ”{ $to ->
    [open] pågår
    [waiting] väntar
    [resolved] löst
    [closed] stängt
   *[merged] sammanslaget
}”.
desk-rules-close = { $count ->
    [one] 1 dag
   *[other] { $count } dagar
}
desk-waiting-you = { $count ->
    [one] 1 ärende väntar på ditt svar
   *[other] { $count } ärenden väntar på ditt svar
}
desk-waiting-answers = { $count ->
    [one] 1 ärende som du handlägger väntar på svar
   *[other] { $count } ärenden som du handlägger väntar på svar
}
desk-waiting-unassigned = { $count ->
    [one] 1 ärende har ingen handläggare
   *[other] { $count } ärenden har ingen handläggare
}
desk-wheel-late = { $count ->
    [one] 1 väntar för länge
   *[other] { $count } väntar för länge
}
desk-stake-unit = { $count ->
    [one] 1 öppet ärende hör till enheten och stannar där: { $titles }.
   *[other] { $count } öppna ärenden hör till enheten och stannar där, bland dem: { $titles }.
}
desk-stake-unit-unread = { $count ->
    [one] 1 öppet ärende hör till enheten och stannar där. Du får inte läsa det.
   *[other] { $count } öppna ärenden hör till enheten och stannar där. Du får inte läsa dem.
}
desk-stake-person = { $count ->
    [one] Personen handlägger 1 öppet ärende: { $titles }. Välj en annan handläggare.
   *[other] Personen handlägger { $count } öppna ärenden, bland dem: { $titles }. Välj en annan handläggare.
}
desk-stake-person-unread = { $count ->
    [one] Personen handlägger 1 öppet ärende, som du inte får läsa.
   *[other] Personen handlägger { $count } öppna ärenden, som du inte får läsa.
}
desk-stake-unread = { $count ->
    [one] 1 av dem får du inte läsa.
   *[other] { $count } av dem får du inte läsa.
}

# Importing
desk-import-ticket = Ärenden
desk-import-ticket-external_id = Nummer
desk-import-ticket-title = Ärende
desk-import-ticket-text = Beskrivning
desk-import-ticket-unit = Enhet
desk-import-ticket-requester = Anmält av
desk-import-ticket-owner = Handläggare
desk-import-ticket-kind = Slag
desk-import-ticket-kind-incident = Incident
desk-import-ticket-kind-request = Beställning
desk-import-ticket-kind-problem = Problem
desk-import-ticket-priority = Prioritet
desk-import-ticket-priority-1 = 1 – högst
desk-import-ticket-priority-2 = 2 – hög
desk-import-ticket-priority-3 = 3 – normal
desk-import-ticket-priority-4 = 4 – låg
desk-import-ticket-priority-5 = 5 – lägst
desk-import-ticket-state = Läge
desk-import-ticket-state-new = Nytt
desk-import-ticket-state-open = Pågår
desk-import-ticket-state-waiting = Väntar
desk-import-ticket-state-resolved = Löst
desk-import-ticket-state-closed = Stängt
desk-import-ticket-reported_on = Anmält den dagen
desk-import-ticket-said = Lösning
desk-import-ticket-resolved_on = Löst den dagen
desk-import-ticket-comments = Det som sagts
desk-import-ticket-internal = Interna anteckningar
desk-import-why-ahead = { $value } har inte varit än
desk-import-why-unit = Du får inte läsa in ärenden i den enheten
desk-import-why-merged = Ärendet är sammanslaget med ett annat, och det tar en fil inte tillbaka
# Splitting
desk-split-page = Dela
desk-split-lead = Valda inlägg flyttar, med sina filer, till ett nytt ärende. Det som bara IT ser förblir så. Den som får det nya ärendet läser de andra.
desk-split-messages = Inlägg som flyttar
desk-split-internal = bara IT
desk-split-title = Rubrik
desk-split-text = Vad gäller det nya ärendet?
desk-split-requester = Vem gäller det?
desk-split-requester-help = E-postadressen, om det är någon annan än i det här ärendet.
desk-split-submit = Dela
desk-split-done = Inläggen från ärende { $number } är nu ett eget ärende.
desk-split-went = { $count ->
    [one] Ett inlägg blev ett eget ärende.
   *[other] { $count } inlägg blev ett eget ärende.
}
desk-split-came = { $count ->
    [one] Det första inlägget kommer från ett annat ärende.
   *[other] De första { $count } inläggen kommer från ett annat ärende.
}
desk-split = Inlägg blev ett eget ärende.
desk-split-off = Ärendet delades av från ett annat.
desk-notice-split = En del av ditt ärende blev ett eget ärende
desk-cannot-split-nothing = Det finns inga inlägg att dela av.

# Working through a queue
desk-queue = Kö
desk-queue-next = Nästa
desk-queue-previous = Föregående
desk-queue-back = Till kön
desk-queue-answer = Svara

# What others do meanwhile
desk-live-news = Något nytt har hänt i ärendet.
desk-live-show = Visa
desk-live-writing = { $names } skriver ett svar.

# Looking before asking
desk-similar-title = Sök svar
desk-similar-lead = Kända fel, artiklar och ärenden som liknar det du skriver.
desk-similar-q = Vad gäller det?
desk-similar-submit = Sök
desk-similar-none = Inget hittades
desk-similar-none-help = Anmäl det till IT, så hjälper vi dig.
desk-similar-known-error = Känt fel
desk-similar-article = Artikel
desk-similar-ticket = Ärende
desk-similar-beside = Finns svaret redan?
desk-similar-first = Sök svar först

# Ordering
desk-order-title = Beställ
desk-order-lead = Välj vad du behöver. Du svarar på några frågor och följer sedan ärendet.
desk-order-empty = Inget att beställa än
desk-order-empty-help = IT har inte lagt upp något. Anmäl i stället vad du behöver.
desk-order-other = Övrigt
desk-order-unit = För vilken enhet?
desk-order-yes = Ja
desk-order-no = Nej
desk-order-person-help = E-postadress.
desk-order-submit = Beställ
desk-order-done = Tack! Beställningen är skickad. Här ser du vad som händer.
desk-order-changed = Frågorna ändrades medan du svarade. Se över svaren och skicka igen.
desk-order-caption = { $name } (version { $number })
desk-ordered = Ärendet beställdes från en mall.
desk-cannot-order-unapproved = Beställningen kan inte skickas: det finns ingen som kan godkänna den. Säg till IT.
desk-templates-title = Beställningsmallar
desk-templates-lead = Det som kan beställas, med egna frågor, steg och godkännanden. En ändring gäller nya beställningar; de som redan är gjorda behåller sin version.
desk-templates-empty = Inga mallar än
desk-templates-empty-help = Lägg upp den första: en ny medarbetare, en borttappad dator.
desk-template-add-page = Ny mall
desk-template-retire = Ta ur bruk
desk-template-retired-done = Mallen går inte att beställa från längre.
desk-template-kept-done = Mallen är sparad.
desk-template-kept = En beställningsmall sparades.
desk-template-retired = En beställningsmall togs ur bruk.
desk-template-lead = Tomma rutor räknas inte. Behövs fler än som visas: spara och öppna igen.
desk-template-name = Namn
desk-template-about = Vad får man?
desk-template-about-help = Står där man väljer och överst i beställningen.
desk-template-service = Tjänst
desk-template-service-help = Bara de som får se tjänsten kan beställa.
desk-template-kind = Slag
desk-template-group = Grupp som arbetar med det
desk-template-impact = Hur många berörs?
desk-template-urgency = Hur bråttom?
desk-template-question = Fråga { $n }
desk-template-sv = Fråga { $n } på svenska
desk-template-en = Fråga { $n } på engelska
desk-template-takes = Svaret på fråga { $n }
desk-template-takes-line = En rad
desk-template-takes-prose = Flera rader
desk-template-takes-choice = Ett val
desk-template-takes-day = En dag
desk-template-takes-yes-no = Ja eller nej
desk-template-takes-person = En person
desk-template-choices = Val i fråga { $n }
desk-template-choices-help = Ett val på varje rad, om svaret är ett val.
desk-template-need = Fråga { $n } måste besvaras
desk-template-steps = Steg
desk-template-steps-help = Det som ska göras när någon har beställt. Stegen hamnar i ärendets lista. Högst 50.
desk-template-step = Steg { $n }
desk-template-step-group = Grupp för steg { $n }
desk-template-approval = Godkännande { $n }
desk-template-approval-help = Frågas av sig självt när någon beställer.
desk-template-approval-question = Vad ska godkännas? ({ $n })
desk-template-approver = Vem godkänner? ({ $n })
desk-template-approver-leader = Närmaste chef på enheten
desk-template-approver-person = En viss person
desk-template-approver-email = E-postadress ({ $n })
desk-template-submit = Spara
desk-template-asks = Frågor
desk-template-approvals = Godkännanden
desk-template-number = Version
error-how-many-choices = { $label }: skriv minst två och högst { $max } val.

# Checklists
desk-steps = Att göra
desk-steps-counted = { $done } av { $of } steg är klara.
desk-steps-done = Klart
desk-add-step-title = Lägg till steg
desk-add-step-lead = Det som ska vara gjort innan ärendet är löst. Bara IT ser stegen; den som anmält ser hur många som är klara.
desk-add-step-steps = Steg
desk-add-step-steps-help = Ett steg på varje rad, högst 50 i ärendet.
desk-add-step-group = Gruppens arbete
desk-add-step-group-help = Lämna tomt om vem som helst på IT kan göra dem.
desk-add-step-submit = Lägg till
desk-add-step-done = Stegen står i ärendet.
desk-step-tick-done = Steget är klart.
desk-step-untick-done = Steget är inte klart längre.
desk-step-remove-done = Steget är borttaget.
desk-steps-added = Steg lades till.
desk-step-ticked = Ett steg blev klart.
desk-step-unticked = Ett steg är inte klart längre.
desk-step-removed = Ett steg togs bort.
desk-cannot-solve-steps = { $open } av { $of } steg är inte klara. Bocka av dem, eller ta bort dem som inte behövs.
desk-cannot-add-steps = Ett ärende har högst 50 steg.
desk-cannot-tick-done = Steget är redan klart.
desk-cannot-untick-open = Steget är inte klart.
error-too-many-steps = { $label }: högst { $max } steg.

# Parents, problems, approvals and kept answers
desk-put-under-title = Lägg under ett annat
desk-put-under-lead = Ett avbrott, många anmälningar: svar på det övre ärendet når alla som anmält.
desk-put-under-parent = Numret på det övre ärendet
desk-put-under-submit = Lägg under
desk-put-under-done = Ärendet ligger under det andra.
desk-take-out-title = Lyft ut
desk-take-out-done = Ärendet står för sig själv igen.
desk-resolve-children = Lös också de anmälningar som ligger under
desk-diagnose-title = Vad ligger bakom?
desk-diagnose-lead = Ett problem med en väg runt är ett känt fel. Vägen runt står på alla ärenden som ligger under.
desk-diagnose-cause = Orsak
desk-diagnose-cause-help = Bara IT ser den.
desk-diagnose-workaround = Väg runt
desk-diagnose-workaround-help = Alla som anmält ser den.
desk-diagnose-submit = Spara
desk-diagnose-done = Det är antecknat.
desk-known-error = Känt fel. Gör så här så länge:
desk-ask-approval-title = Be om godkännande
desk-ask-approval-lead = Personen får läsa ärendet och svarar själv, en gång. Be flera i tur och ordning.
desk-ask-approval-approver = E-postadress till den som ska godkänna
desk-ask-approval-question = Vad ska godkännas?
desk-ask-approval-submit = Be om godkännande
desk-ask-approval-done = Personen är tillfrågad.
desk-decide-title = Svara på frågan om godkännande
desk-decide-lead = Ditt svar står fast och skrivs med ditt namn.
desk-decide-verdict = Godkänner du?
desk-decide-verdict-granted = Ja, jag godkänner
desk-decide-verdict-refused = Nej
desk-decide-reason = Skäl
desk-decide-reason-help = Behövs när svaret är nej.
desk-decide-submit = Svara
desk-decide-done = Ditt svar är sparat.
desk-approval-waits = Godkännande: väntar
desk-approval-granted = Godkänt
desk-approval-refused = Inte godkänt
desk-approval-not-yet = inte besvarat än
desk-canned-title = Sparade svar
desk-canned-lead = Svar som ges om och om igen. Fälten fylls i av ärendet.
desk-canned-empty = Inga svar är sparade
desk-canned-empty-help = Spara det första, så kan alla på IT välja det när de svarar.
desk-canned-text = Svar
desk-canned-group = Hör till
desk-canned-all = Alla på IT
desk-canned-retire = Erbjud inte längre
desk-canned-retire-done = Svaret erbjuds inte längre.
desk-canned-add-page = Spara ett svar
desk-canned-add-title = Rubrik
desk-canned-add-text = Svar
desk-canned-add-group = Bara för gruppen
desk-canned-add-group-help = Lämna tomt om svaret är för alla på IT.
desk-canned-add-submit = Spara
desk-canned-add-done = Svaret är sparat.
desk-fact-parent = Ligger under
desk-fact-child = Anmälan under
desk-fact-cause = Orsak
desk-cannot-stand-under-itself = Ett ärende kan inte ligga under sig självt.
desk-cannot-stand-too-deep = Ett ärende som ligger under ett annat kan inte ha egna ärenden under sig.
desk-cannot-stands-alone = Ärendet ligger inte under något annat.
desk-cannot-diagnose = Bara ett problem har en orsak. Sortera ärendet som problem först.
desk-cannot-approval-runs = Det är redan sagt nej, och det står fast.
desk-cannot-not-approver = Frågan är inte ställd till dig, eller redan besvarad.
desk-put-under = Ärendet lades under ett annat.
desk-taken-out = Ärendet lyftes ut.
desk-diagnosed = Det antecknades vad som ligger bakom.
desk-approval-asked = Någon ombads godkänna.
desk-approved = Det godkändes.
desk-refused = Det godkändes inte.
desk-canned-set = Ett svar sparades.
desk-canned-retired = Ett sparat svar erbjuds inte längre.
desk-notice-put-under = Ditt ärende hör ihop med ett större. Du får svaren härifrån
desk-notice-approval-asked = Du ombeds godkänna något
desk-notice-approved = Det som skulle godkännas är godkänt
desk-notice-refused = Det som skulle godkännas är inte godkänt

# Verbs, as an auditor reads them
policy-verb-report = Anmäla
policy-verb-report-for = Anmäla åt någon annan
policy-verb-triage = Sortera
policy-verb-confide = Göra förtroligt
policy-verb-take = Ta
policy-verb-wait = Vänta
policy-verb-resume = Fortsätta
policy-verb-resolve = Lösa
policy-verb-watch = Följa
policy-verb-unwatch = Sluta följa
policy-verb-add-watcher = Lägga till någon som följer
policy-verb-rate = Säga hur det gick
policy-verb-spend = Anteckna tid
policy-verb-set-rules = Ändra regler
policy-verb-take-letter = Ta emot brev
policy-verb-order = Beställa
policy-verb-split = Dela av
policy-verb-add-step = Lägga till steg
policy-verb-tick-step = Bocka av steg
policy-verb-remove-step = Ta bort steg
policy-verb-keep-templates = Sköta beställningsmallar
policy-verb-put-under = Lägga under ett annat
policy-verb-diagnose = Anteckna orsak
policy-verb-ask-approval = Be om godkännande
policy-verb-decide = Svara på fråga om godkännande
policy-verb-keep-answers = Spara svar
desk-canned-add-text-help = Fält som fylls i: {"{{requester}}"}, {"{{ticket}}"}, {"{{title}}"}, {"{{unit}}"}, {"{{owner}}"}.
error-unknown-fill = ”{ $label }”: inget fyller i fältet { $field }.

# Brev
desk-mailbox = Supporten
desk-letter-subject = Ärende { $number }: { $title }
desk-letter-answered = Hej! Det här är ett svar från IT:
desk-letter-resolved = Hej! Ditt ärende är löst. Så här gjorde vi:
desk-letter-asks = Hej! Vi behöver ett svar från dig för att komma vidare:
desk-letter-waits = Hej! Vi väntar på någon annan, så här är läget:
desk-letter-merged = Hej! Fler har anmält samma sak, så vi samlar det på ett ställe:
desk-letter-reopened = Hej! Ditt ärende är öppnat igen:
desk-letter-receipt = Hej! Vi har fått ditt brev och det är nu ärende { $number } hos IT. Du får ett brev till när någon har svarat.
desk-letter-foot = Svara på det här brevet så hamnar ditt svar i ärende { $number }.
desk-letter-came-back = Vårt brev i det här ärendet kom inte fram ({ $status }). Nå avsändaren på ett annat sätt.
desk-letter-held-stopped = Svaret gick inte som brev: adressen har inte tagit emot post förut. Nå avsändaren på ett annat sätt.
desk-letter-held-our-own = Svaret gick inte som brev: adressen är en av våra egna brevlådor.
desk-letter-held-answers-program = Svaret gick inte som brev: det är ett program som har skrivit.
desk-letter-held-tripped = Svaret gick inte som brev: brevlådan har stannat. Se under E-post.
desk-letter-held-too-many = Svaret gick inte som brev: det har gått för många brev till adressen den senaste timmen.
desk-letter-fold-quote = Tidigare brev
desk-letter-fold-signature = Signatur
desk-letter-whole = Hela brevet
desk-fact-service = Tjänst
desk-report-service = Vad gäller det?
desk-report-service-help = Om du vet. Annars tar vi reda på det.
desk-col-service = Tjänst
desk-filter-service = Tjänst
desk-import-ticket-service = Tjänst
desk-to-article = Skriv en artikel av det
desk-to-need = Gör ett behov av det
