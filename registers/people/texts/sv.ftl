# Gemensamt
people-facts = Fakta
people-history = Det här har hänt
people-protected = Skyddad identitet
people-protected-number = Skyddad identitet { $number }
people-protected-notice = Personen har skyddad identitet. Att du öppnade sidan är antecknat i journalen.
people-actor-person = Någon
people-actor-clock = Klockan
people-actor-operator = Den som driver Varv
people-actor-nobody = Någon som inte var inloggad
people-kind-unit = Enhet
people-kind-person = Person
people-kind-group = Grupp
people-kind-grant = Roll
people-kind-account = Konto
people-kind-import = Inläsning
people-kind-sheet = Sparad tabell
people-kind-link = Länk
people-needs-ending = { $count ->
    [one] En roll går ut inom två veckor
   *[other] { $count } roller går ut inom två veckor
}

# Journalens meningar, som också är svaret till den som just gjorde det
people-organisation-founded = Organisationen lades upp.
people-organisation-changed = Organisationens uppgifter ändrades.
people-unit-added = Enheten lades till.
people-unit-renamed = Enhetens uppgifter ändrades.
people-unit-moved = Enheten flyttades.
people-unit-merged = Enheten slogs ihop med en annan.
people-unit-closed = Enheten stängdes.
people-unit-reopened = Enheten öppnades igen.
people-person-added = Personen lades till.
people-person-edited = Personens uppgifter ändrades.
people-person-left = Personens sista dag skrevs in.
people-person-last-day-moved = Personens sista dag flyttades från { $was } till { $on }. Skäl: { $reason }
people-person-last-day-is = Sista dagen är nu { $on }.
people-person-no-day-ahead = Personen har ingen sista dag framåt i tiden att flytta.
people-grant-moved = Sista dagen för rollen { $role } flyttades till { $on }. Skäl: { $reason }
people-grant-moved-to-no-day = Rollen { $role } gäller nu tills vidare. Skäl: { $reason }
people-grant-moved-with-person = Rollen { $role } slutar nu { $on }, eftersom personens sista dag ändrades.
people-grant-freed-with-person = Rollen { $role } gäller nu tills vidare, eftersom personens sista dag ändrades.
people-grant-last-day-is = Sista dagen för rollen { $role } är ändrad.
people-person-returned = Personen togs tillbaka.
people-person-protected = Personens identitet skyddades.
people-person-unprotected = Skyddet för personens identitet togs bort.
people-protected-read = En skyddad identitet öppnades.
people-group-added = Gruppen lades till.
people-group-edited = Gruppens uppgifter ändrades.
people-member-added = En person togs in i gruppen.
people-member-removed = En person togs ut ur gruppen.
people-group-closed = Gruppen stängdes.
people-grant-given = Rollen { $role } gavs.
people-grant-ended = Rollen { $role } avslutades.
people-grant-ran-out = Rollen { $role } gick ut.
people-restored = En import ångrades, och posten blev som den var.

# Det som inte går
people-organisation-is-founded = Organisationen finns redan.
people-unit-is-organisation = Det här är organisationen själv. Den kan inte flyttas, slås ihop eller stängas. Namnet ändrar du under Organisationen.
people-unit-is-closed = Enheten är stängd. Öppna den först.
people-unit-is-open = Enheten är redan öppen.
people-unit-was-merged = Enheten har slagits ihop med en annan och kan inte öppnas igen. Lägg till en ny i stället.
people-unit-parent-closed = Enheten ovanför är stängd eller ska stängas. Välj en som förblir öppen.
people-unit-under-itself = En enhet kan inte stå under sig själv eller under något som hör till den.
people-unit-too-deep = Det blir för många nivåer. Trädet får ha högst tolv.
people-unit-stands-there = Enheten står redan där.
people-unit-into-itself = En enhet kan inte slås ihop med sig själv eller med något som hör till den.
people-unit-into-organisation = En enhet kan inte slås ihop med organisationen själv, för då skulle dess roller gälla överallt. Välj en annan enhet.
people-unit-has-units = Enheten har öppna enheter under sig: { $names }. Flytta eller stäng dem först.
people-unit-has-persons = Personer hör fortfarande till enheten: { $names }. Flytta dem först, eller skriv in deras sista dag. En prick står för någon vars identitet är skyddad.
people-person-has-left = Personen har redan slutat.
people-person-roles-beyond-reach = Personen har roller som du inte får avsluta en och en, och det här skulle ta bort alla på en gång. Be en systemadministratör för hela organisationen.
people-person-is-here = Personen har inte slutat.
people-person-is-protected = Identiteten är redan skyddad.
people-person-is-not-protected = Identiteten är inte skyddad.
people-person-oneself = Du kan inte skriva in, flytta eller ta bort din egen sista dag. Be någon annan göra det.
people-last-administrator = Det måste alltid finnas minst en systemadministratör för hela organisationen. Ge rollen till någon annan först.
people-group-is-closed = Gruppen är stängd.
people-group-is-member = Personen är redan med i gruppen.
people-group-is-no-member = Personen är inte med i gruppen.
people-group-has-left = Personen har slutat och kan inte tas in i en grupp.
people-grant-to-oneself = Du kan inte ge dig själv en roll, och inte heller gå in i en grupp som ger en. Det behövs alltid två personer. Be någon annan göra det.
people-grant-not-yours = Den rollen får du inte ge eller avsluta. Be en systemadministratör.
people-grant-beyond-reach = Enheten ligger utanför det du ansvarar för. Välj en enhet inom ditt eget område.
people-grant-has-ended = Rollen har redan upphört.
people-grant-unit-closed = Enheten är stängd, så ingen kan få en roll i den.
people-grant-holder-gone = Den som skulle få rollen har slutat, eller så är gruppen stängd.

error-unit-closed = Enheten är stängd eller ska stängas. Välj en som förblir öppen.
error-not-an-email = ”{ $label }” är ingen e-postadress. Skriv så här: namn@kommun.se.
error-not-a-phone = Skriv ”{ $label }” med siffror, till exempel 070-174 06 05.
error-not-a-zone = Tidszonen finns inte. Skriv så här: Europe/Stockholm.
error-not-yours-to-change = Adressen är den man loggar in med. Be en systemadministratör eller IT-chefen ändra den.
error-no-such-person = Ingen du har tillgång till heter så eller har den adressen. Se efter hur det stavas.
error-several-persons = Flera heter så. Skriv e-postadressen eller personens nummer.
error-one-holder = Välj antingen en person eller en grupp, inte båda.
error-before-it-begins = Den sista dagen kommer före den första.
error-after-their-last-day = Den första dagen kommer efter personens egen sista dag.

# Organisationen
people-organisation = Organisationen
people-organisation-title = Organisationen
people-organisation-lead = Namnet står överst i trädet. Tidszonen bestämmer när ett dygn börjar och slutar.
people-organisation-name = Namn
people-organisation-code = Kod
people-organisation-code-help = Så som organisationen heter i andra register, till exempel ekonomisystemet. Listor över enheter kan hänvisa till den.
people-organisation-zone = Tidszon
people-organisation-zone-help = Så som den heter i IANA:s lista, till exempel Europe/Stockholm.
people-organisation-submit = Spara

# Enheter
people-units = Enheter
units-tree-lead = Organisationen som ett träd. Den som har en roll i en enhet har den också i allt som ligger under.
units-tree-closed = Visa även stängda
units-tree-open = Visa bara öppna
units-as-list = Visa som lista
units-as-tree = Visa som träd
units-list-title = Enheter
units-list-empty = Här är inga enheter än
units-list-empty-help = Skolor, förvaltningar och nämnder lägger du till en och en, eller så läser du in dem från en fil.
units-col-name = Namn
units-col-kind = Slag
units-col-code = Kod
units-col-parent = Hör till
units-col-opened = Från
units-col-state = Läge
units-filter-q = Sök
units-filter-state = Läge
units-filter-state-all = Alla lägen
units-filter-state-open = Öppna
units-filter-state-closed = Stängda
units-filter-kind = Slag
units-filter-kind-all = Alla slag
units-filter-under = Inom
units-filter-under-all = Hela organisationen
units-kind-organisation = Organisation
units-kind-board = Nämnd eller styrelse
units-kind-administration = Förvaltning
units-kind-department = Avdelning
units-kind-school = Skola
units-kind-preschool = Förskola
units-kind-care = Vård och omsorg
units-kind-other = Annat
units-state-open = Öppen
units-state-closed = Stängd
units-state-closes = Stänger { $day }
units-state-merged = Ihopslagen
units-closed-on = Stängdes
units-merged-into = Ingår i
units-below = Enheter under
units-all-persons = Visa alla personer här
units-past = Tidigare namn och plats
units-past-until = Till och med
units-past-why = Vad som hände
units-past-renamed = Bytte namn
units-past-moved = Flyttades
units-past-merged = Slogs ihop
units-past-imported = Ändrades av en import

units-add = Lägg till en enhet
units-add-here = Lägg till en enhet här under
units-add-title = Lägg till en enhet
units-add-parent = Hör till
units-add-parent-help = Enheten ovanför i trädet.
units-add-name = Namn
units-add-kind = Slag
units-add-code = Kod
units-add-code-help = Er egen kod, till exempel ansvar eller skolenhetskod. Två enheter kan inte ha samma.
units-add-opened_on = Från och med
units-add-opened_on-help = Lämna tomt för i dag.
units-add-submit = Lägg till

units-rename = Ändra
units-rename-title = Ändra enheten
units-rename-lead = Det gamla namnet finns kvar i historiken.
units-rename-name = Namn
units-rename-kind = Slag
units-rename-code = Kod
units-rename-code-help = Er egen kod, till exempel ansvar eller skolenhetskod. Två enheter kan inte ha samma.
units-rename-submit = Spara

units-move = Flytta
units-move-title = Flytta enheten
units-move-lead = Allt som ligger under följer med. Den som har en roll längre upp i trädet får tillgång till det som hamnar under, och den som hade det tidigare förlorar den.
units-move-to = Ska höra till
units-move-submit = Flytta

units-merge = Slå ihop
units-merge-title = Slå ihop med en annan enhet
units-merge-lead = Enheten stängs och står kvar under den som tar emot. Det som har hänt i den finns kvar och kan läsas av dem som har roller i den mottagande enheten. Det går inte att ångra.
units-merge-stake = Det här flyttas: { $units ->
    [one] en enhet
   *[other] { $units } enheter
}, { $persons ->
    [one] en person
   *[other] { $persons } personer
}, { $groups ->
    [one] en grupp
   *[other] { $groups } grupper
} och { $grants ->
    [one] en roll
   *[other] { $grants } roller
}. Rollerna gäller sedan i hela den mottagande enheten.
units-merge-into = Enhet som tar emot
units-merge-submit = Slå ihop

units-close = Stäng
units-close-title = Stäng enheten
units-close-lead = Enheten står kvar i registret med allt som har hänt i den, men går inte längre att välja. Den kan öppnas igen.
units-close-on = Stängd från och med
units-close-stake = { $roles ->
    [one] En roll gäller i enheten och upphör inte när den stängs. Avsluta den om den inte ska gälla längre.
   *[other] { $roles } roller gäller i enheten och upphör inte när den stängs. Avsluta dem som inte ska gälla längre.
}
units-close-submit = Stäng enheten
units-reopen = Öppna igen

# Personer
people-persons = Personer
persons-list-title = Personer
persons-list-empty = Här är inga personer än
persons-list-empty-help = Lägg till dem som arbetar här en och en, eller läs in dem från en fil.
persons-col-name = Namn
persons-col-position = Befattning
persons-col-unit = Enhet
persons-col-email = E-post
persons-col-roles = Roller
persons-col-state = Läge
persons-phone = Telefon
persons-external-id = Id i personal- eller elevsystemet
persons-left-on = Sista dag
persons-journal = Det personen har gjort
persons-account = Inloggning
persons-account-open = Konto och inloggning
persons-filter-q = Sök
persons-filter-unit = Enhet
persons-filter-unit-all = Alla enheter
persons-filter-state = Läge
persons-filter-state-all = Alla lägen
persons-filter-state-active = Aktiva
persons-filter-state-left = Har slutat
persons-state-active = Aktiv
persons-state-left = Har slutat
persons-state-leaves = Slutar { $day }

persons-add = Lägg till en person
persons-add-title = Lägg till en person
persons-add-lead = Personen får sin första roll i enheten direkt. Fler roller ger du sedan.
persons-add-name = Namn
persons-add-email = E-post
persons-add-email-help = Det man loggar in med. Lämna tomt om personen inte ska logga in.
persons-add-phone = Telefon
persons-add-position = Befattning
persons-add-unit = Enhet
persons-add-role = Är här som
persons-add-role-staff = Medarbetare
persons-add-role-pupil = Elev
persons-add-role-guardian = Vårdnadshavare
persons-add-external_id = Id i personal- eller elevsystemet
persons-add-external_id-help = Inte personnummer.
persons-add-lang = Språk
persons-add-lang-sv = Svenska
persons-add-lang-en = Engelska
persons-add-submit = Lägg till

persons-edit = Ändra
persons-edit-title = Ändra personens uppgifter
persons-edit-name = Namn
persons-edit-email = E-post
persons-edit-email-help = Det man loggar in med.
persons-edit-phone = Telefon
persons-edit-position = Befattning
persons-edit-unit = Enhet
persons-edit-unit-help = Byter personen enhet följer den första rollen med. Andra roller ändrar du var för sig.
persons-edit-external_id = Id i personal- eller elevsystemet
persons-edit-external_id-help = Inte personnummer.
persons-edit-lang = Språk
persons-edit-lang-sv = Svenska
persons-edit-lang-en = Engelska
persons-edit-submit = Spara

persons-leave = Slutar
persons-leave-title = Personen slutar
persons-leave-lead = Allt som personen har gjort finns kvar. Kommer personen tillbaka ger du rollerna på nytt.
persons-leave-stake = { $roles ->
    [0] Personen har ingen roll som upphör.
    [one] En roll upphör. Personen tas också ut ur alla grupper.
   *[other] { $roles } roller upphör. Personen tas också ut ur alla grupper.
}
persons-leave-on = Sista dag
persons-leave-on-help = I dag eller tidigare gäller genast. En senare dag gäller när den har gått.
persons-leave-submit = Spara
persons-last-day = Flytta sista dagen
persons-last-day-title = Flytta personens sista dag
persons-last-day-lead = Rollerna slutar med den nya dagen. En roll som har en egen sista dag före den slutar då. Medlemskap i grupper följer med.
persons-last-day-on = Ny sista dag
persons-last-day-on-help = I dag eller senare.
persons-last-day-reason = Varför flyttas dagen?
persons-last-day-reason-help = Står kvar i journalen. Skriv inget känsligt.
persons-last-day-submit = Flytta
persons-return = Ta tillbaka

persons-protect = Skydda identiteten
persons-protect-title = Skydda personens identitet
persons-protect-lead = Personen försvinner ur alla listor, sökningar, antal, utdrag och val. Bara den som har rollen Handläggare av skyddade uppgifter kan öppna sidan, och varje gång antecknas det. Du kan inte själv ta bort skyddet.
persons-protect-submit = Skydda
persons-unprotect = Ta bort skyddet
persons-unprotect-title = Ta bort skyddet för personens identitet
persons-unprotect-lead = Personen syns igen för alla som får läsa personer i enheten. Gör det bara när beslutet om skydd har upphört.
persons-unprotect-submit = Ta bort skyddet

# Grupper
people-groups = Grupper
groups-list-title = Grupper
groups-list-empty = Här är inga grupper än
groups-list-empty-help = En grupp samlar personer som ska ha samma roller, till exempel ett skolområdes superanvändare.
groups-col-name = Namn
groups-col-unit = Enhet
groups-col-members = Medlemmar
groups-col-state = Läge
groups-filter-unit = Enhet
groups-filter-unit-all = Alla enheter
groups-filter-state = Läge
groups-filter-state-all = Alla lägen
groups-filter-state-open = Öppna
groups-filter-state-closed = Stängda
groups-state-open = Öppen
groups-state-closed = Stängd
groups-no-members = Ingen som du kan se är med i gruppen.
groups-let-go = Ta ut { $name }
groups-change = Ändra
groups-roles = Roller som gruppen ger

groups-add = Lägg till en grupp
groups-add-title = Lägg till en grupp
groups-add-name = Namn
groups-add-unit = Enhet
groups-add-unit-help = Enheten som sköter gruppen.
groups-add-about = Vad den är till för
groups-add-submit = Lägg till

groups-edit = Ändra
groups-edit-title = Ändra gruppen
groups-edit-name = Namn
groups-edit-unit = Enhet
groups-edit-unit-help = Enheten som sköter gruppen.
groups-edit-about = Vad den är till för
groups-edit-submit = Spara

groups-members = Ta in en person
groups-members-title = Ta in en person i gruppen
groups-members-lead = Personen får gruppens roller direkt. Du kan bara göra det om du själv får ge var och en av dem.
groups-members-person = Person
groups-members-person-help = E-postadressen, hela namnet eller personens nummer.
groups-members-submit = Ta in

groups-close = Stäng
groups-close-title = Stäng gruppen
groups-close-lead = Gruppens roller slutar gälla för alla som är med. Det går inte att ångra.
groups-close-submit = Stäng gruppen

# Roller
people-grants = Roller
grants-list-title = Roller
grants-list-empty = Här är inga roller
grants-list-empty-help = En roll säger vad en person eller en grupp får göra, i vilken enhet och hur länge.
grants-col-role = Roll
grants-col-holder = Vem
grants-col-unit = Enhet
grants-col-from = Från
grants-col-until = Till och med
grants-col-state = Läge
grants-filter-role = Roll
grants-filter-role-all = Alla roller
grants-filter-unit = Enhet
grants-filter-unit-all = Alla enheter
grants-filter-person = Person
grants-filter-person-all = Alla personer
grants-filter-state = Läge
grants-filter-state-all = Alla lägen
grants-filter-state-in-force = Gäller nu
grants-filter-state-ending = Går ut inom två veckor
grants-filter-state-coming = Börjar senare
grants-filter-state-ended = Har upphört
grants-state-in-force = Gäller
grants-state-coming = Börjar senare
grants-state-ended = Har upphört
grants-until-further = Tills vidare
grants-given-by = Gavs av

grants-give = Ge en roll
grants-give-title = Ge en roll
grants-give-to = Ge { $name } en roll
grants-give-lead = Rollen gäller i enheten och i allt som ligger under. Du kan inte ge dig själv en roll.
grants-give-person = Person
grants-give-person-help = E-postadressen, hela namnet eller personens nummer. Lämna tomt om rollen ges till en grupp.
grants-give-group = Grupp
grants-give-role = Roll
grants-give-unit = Enhet
grants-give-from = Första dag
grants-give-from-help = Lämna tomt för nu.
grants-give-until = Sista dag
grants-give-until-help = Lämna tomt för tills vidare.
grants-give-submit = Ge rollen

grants-end = Avsluta
grants-end-title = Avsluta rollen
grants-end-lead = Rollen slutar gälla genast. Den står kvar i historiken.
grants-end-submit = Avsluta rollen

grants-last-day = Ändra sista dag
grants-last-day-title = Ändra rollens sista dag
grants-last-day-lead = Rollen gäller till och med den nya dagen. Slutar personen tidigare slutar rollen då.
grants-last-day-until = Ny sista dag
grants-last-day-until-help = I dag eller senare. Lämna tomt för tills vidare.
grants-last-day-reason = Varför ändras dagen?
grants-last-day-reason-help = Står kvar i journalen. Skriv inget känsligt.
grants-last-day-submit = Spara

# Vem får göra vad
people-policy = Vem får göra vad
policy-lead = Alla regler för tillgång, för alla delar av Varv. Samma tabell avgör vad som visas, vad som räknas och vad som går att göra.
policy-how =
    En rad är en roll och en kolumn är något som kan göras. I rutan står hur långt rollen räcker.

    Allt: i hela organisationen. Egen enhet: i den enhet där man har rollen och i allt som ligger under. En roll i hela organisationen räcker överallt. Inblandad: när man själv är en del av ärendet. Eget: det som är ens eget. Ett streck betyder att rollen inte räcker.

    Den som har flera roller får göra det som någon av dem räcker till. Personer med skyddad identitet är dolda för alla utom sig själva och den som har rollen Handläggare av skyddade uppgifter i deras enhet.
policy-role = Roll
policy-caption = { $kind }: vem får göra vad
policy-reach-everything = Allt
policy-reach-units = Egen enhet
policy-reach-involved = Inblandad
policy-reach-own = Eget
policy-kind-organisation = Organisationen
policy-kind-journal = Journalen
policy-kind-policy = Vem får göra vad
policy-kind-account = Konton
policy-kind-link = Trådens länkar
policy-kind-import = Inläsningar
policy-kind-sheet = Sparade tabeller
policy-kind-setting = Inställningar
policy-anyone = Den som inte är inloggad
policy-verb-read = Läsa
policy-verb-add = Lägga till
policy-verb-edit = Ändra
policy-verb-close = Stänga
policy-verb-rename = Byta namn
policy-verb-move = Flytta
policy-verb-merge = Slå ihop
policy-verb-reopen = Öppna igen
policy-verb-contact = Se e-post och telefon
policy-verb-readdress = Ändra e-post
policy-verb-leave = Skriva in sista dag
policy-verb-return = Ta tillbaka
policy-verb-protect = Skydda identitet
policy-verb-unprotect = Ta bort skydd
policy-verb-members = Ta in och ut medlemmar
policy-verb-give = Ge
policy-verb-end = Avsluta
policy-verb-run-out = Låta gå ut
policy-verb-found = Lägga upp
policy-verb-sign-in = Logga in
policy-verb-sign-out = Logga ut
policy-verb-use-link = Använda en engångslänk
policy-verb-set-up = Starta första gången
policy-verb-end-session = Avsluta en inloggning
policy-verb-change-password = Byta lösenord
policy-verb-choose-language = Välja språk
policy-verb-turn-on-factor = Slå på andra steget
policy-verb-turn-off-factor = Slå av andra steget
policy-verb-renew-codes = Förnya reservkoder
policy-verb-make-token = Skapa nyckel för program
policy-verb-revoke-token = Återkalla nyckel för program
policy-verb-make-link = Ge en engångslänk
policy-verb-disable = Stänga av konto
policy-verb-enable = Öppna konto
policy-verb-end-sessions = Avsluta alla inloggningar
policy-verb-remove-factor = Ta bort andra steget
policy-verb-set-password = Sätta lösenord
policy-verb-require = Kräva andra steget
policy-verb-tie = Knyta ihop
policy-verb-untie = Lösa upp
policy-verb-upload = Ladda upp
policy-verb-table = Peka ut tabellen
policy-verb-map = Para ihop kolumner
policy-verb-try = Provköra
policy-verb-commit = Genomföra
policy-verb-undo = Ångra
policy-verb-keep = Spara tabellen
policy-verb-drop = Kasta
policy-verb-layouts = Sköta inlärda upplägg
policy-verb-remove = Ta bort
policy-verb-ask = Fråga
policy-verb-read-internal = Läsa internt
policy-verb-see-names = Se namn
policy-verb-join = Ställa sig bakom
policy-verb-join-for = Lägga till någon annan
policy-verb-need-leave = Lämna
policy-verb-write = Skriva
policy-verb-answer = Svara
policy-verb-note = Anteckna internt
policy-verb-remove-file = Ta bort fil
policy-verb-assign = Tilldela
policy-verb-clarify = Klargöra
policy-verb-assess = Bedöma
policy-verb-park = Vila
policy-verb-decline = Avslå
policy-verb-approve = Godkänna
policy-verb-plan = Planera
policy-verb-deliver = Leverera
policy-verb-follow-up = Följa upp
policy-verb-take-up = Ta upp igen
policy-verb-invite = Bjuda in
policy-verb-score = Poängsätta
policy-verb-hear = Få meddelanden
policy-verb-tell = Meddela
policy-verb-set-criteria = Sätta kriterier
policy-verb-measure = Mäta
policy-verb-chain = Se kedjan
policy-verb-import = Läsa in

# Journalen
people-journal = Journal
journal-list-title = Journal
journal-list-lead = Allt som har hänt, i den ordning det hände. En rad kan inte ändras eller tas bort.
journal-list-empty = Inget har hänt än
journal-list-empty-help = Varje ändring i Varv blir en rad här.
journal-col-at = När
journal-col-who = Vem
journal-col-what = Vad
journal-col-record = Vilken
journal-filter-person = Person
journal-filter-person-all = Alla
journal-filter-kind = Slag
journal-filter-kind-all = Alla slag
journal-filter-record = Nummer
journal-filter-from = Från och med
journal-filter-until = Till och med
journal-chain = Journalens kedja
journal-chain-lead = Varje rad knyts till raden före med en kontrollsumma. Den som ändrar eller tar bort en rad bryter kedjan.
journal-chain-sealed = Rader i kedjan
journal-chain-waiting = Rader som väntar på att knytas
journal-chain-last = Sista knutna raden hände
journal-chain-verify = Hela kedjan gås igenom med kommandot varv verify på datorn där Varv körs.

# Inläsning från filer
people-import-unit = Enheter
people-import-unit-code = Kod
people-import-unit-name = Namn
people-import-unit-kind = Slag
people-import-unit-kind-board = Nämnd eller styrelse
people-import-unit-kind-administration = Förvaltning
people-import-unit-kind-department = Avdelning
people-import-unit-kind-school = Skola
people-import-unit-kind-preschool = Förskola
people-import-unit-kind-care = Vård och omsorg
people-import-unit-kind-other = Annat
people-import-unit-kind-organisation = Organisationen själv
people-import-unit-parent = Hör till
people-import-unit-opened_on = Från och med
people-import-person = Personer
people-import-person-name = Namn
people-import-person-email = E-post
people-import-person-phone = Telefon
people-import-person-position = Befattning
people-import-person-unit = Enhet
people-import-person-role = Är här som
people-import-person-role-staff = Medarbetare
people-import-person-role-pupil = Elev
people-import-person-role-guardian = Vårdnadshavare
people-import-person-external_id = Id i personal- eller elevsystemet
people-import-group = Grupper
people-import-group-name = Namn
people-import-group-unit = Enhet
people-import-group-about = Vad den är till för
people-import-group-members = Medlemmar
people-import-grant = Roller
people-import-grant-person = Person
people-import-grant-group = Grupp
people-import-grant-role = Roll
people-import-grant-role-system-administrator = Systemadministratör
people-import-grant-role-head-of-it = IT-chef
people-import-grant-role-architect = Arkitekt
people-import-grant-role-agent = Supporttekniker
people-import-grant-role-project-manager = Projektledare
people-import-grant-role-service-owner = Objektägare
people-import-grant-role-leader = Chef eller rektor
people-import-grant-role-controller = Controller
people-import-grant-role-secretary = Nämndsekreterare
people-import-grant-role-data-protection-officer = Dataskyddsombud
people-import-grant-role-archivist = Arkivarie
people-import-grant-role-auditor = Revisor
people-import-grant-role-identity-officer = Handläggare av skyddade uppgifter
people-import-grant-role-staff = Medarbetare
people-import-grant-role-pupil = Elev
people-import-grant-role-guardian = Vårdnadshavare
people-import-grant-unit = Enhet
people-import-grant-from = Första dag (tidigast i dag)
people-import-grant-until = Sista dag
people-import-why-organisation = Det här är organisationen själv. Den ändras under Organisationen.
people-import-why-as-organisation = Enheten har samma namn eller kod som organisationen och tas därför för den. Ge enheten en egen kod, och välj koden som det enheter känns igen på.
people-import-why-unit = Enheten ligger utanför det du ansvarar för.
people-import-why-email = Det är ingen e-postadress.
people-import-why-readdress = Adressen är den man loggar in med. Bara en systemadministratör eller IT-chefen får ändra den.
people-import-why-role = Personen är redan här som något annat. Ändra det under Roller.
people-import-why-stands = Rollen finns redan, med andra dagar. Avsluta den och ge den på nytt.
people-import-why-one-holder = Raden ska ha antingen en person eller en grupp.
people-import-why-before = Den sista dagen kommer före den första.
people-import-why-ended = Rollen har redan upphört: { $value } har varit. Ta bort raden, eller ändra den sista dagen om rollen ska ges.
people-import-why-other-organisation = Raden säger att den är hela organisationen, men den heter inte som organisationen här: { $name }. Är det en enhet, så skriv ett annat slag på raden. Är det organisationen, så ändra namnet under Organisationen.
people-stake-show = Visa i listan
error-nobody-with-that-address = Ingen i katalogen har den adressen. Se efter hur den stavas.
