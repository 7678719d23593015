# Att logga in
accounts-sign-in-title = Logga in
accounts-sign-in-lead = { $organisation }
accounts-sign-in-submit = Logga in
accounts-email = E-postadress
accounts-password = Lösenord
accounts-code = Kod
accounts-code-title = Skriv koden
accounts-code-lead = Lösenordet stämmer. Nu behövs också koden från din app.
accounts-code-help = Sex siffror från appen, eller en av dina reservkoder.
accounts-code-too-late = Det tog för lång tid. Logga in igen.
accounts-no-role = Du har ingen roll i Varv. Be den som sköter Varv hos er att ge dig en.
accounts-signed-out-now = Du är utloggad.
accounts-demo-title = Prova som
accounts-demo-password = Alla i demon har lösenordet

# Engångslänken
accounts-link-title = Välj ett lösenord
accounts-link-lead = Du loggar sedan in med { $email } och lösenordet.
accounts-link-submit = Spara lösenordet
accounts-link-dead = Länken går inte längre att använda. Den gäller en gång och i ett dygn. Be om en ny.
accounts-password-chosen-now = Lösenordet är sparat. Logga in med det.

# Första starten
accounts-not-set-up = Varv är inte igångsatt än.
accounts-not-set-up-title = Varv är inte igångsatt än
accounts-not-set-up-lead = När Varv startade skrevs en länk ut där programmet körs. Öppna den länken för att börja. Gäller den inte längre: starta om Varv, så kommer en ny.
accounts-set-up-language = Välj språk · Choose a language
accounts-set-up-title = Sätt igång Varv
accounts-set-up-lead = Fem minuter, sedan kan ni börja. Allt går att ändra senare.
accounts-set-up-about-organisation = Organisationen
accounts-set-up-organisation = Organisationens namn
accounts-set-up-kind = Vad är det?
accounts-set-up-kind-municipality = En kommun
accounts-set-up-kind-school = En skola eller skolhuvudman
accounts-set-up-zone = Tidszon
accounts-set-up-about-you = Du som sätter igång
accounts-set-up-about-you-help = Du blir den första systemadministratören och kan sedan bjuda in andra.
accounts-set-up-also_head = Jag är också IT-chef
accounts-set-up-about-beginning = Början
accounts-set-up-begin = Vad vill du göra först?
accounts-set-up-begin-import = Läsa in kalkylblad som vi har
accounts-set-up-begin-empty = Börja tomt
accounts-set-up-submit = Sätt igång
accounts-set-up-done = Varv är igång, och du är inloggad.

# Mitt konto
accounts-title = Mitt konto
accounts-lead = Hur du loggar in, var du är inloggad och vilka program som får använda ditt konto.
accounts-facts = Uppgifter
accounts-name = Namn
accounts-roles = Roller
accounts-may-sign-in = Inloggning
accounts-state-new = Har inte valt lösenord
accounts-state-open = Kan logga in
accounts-state-disabled = Inloggningen är stoppad
accounts-sessions = Här är du inloggad
accounts-sessions-help = Känner du inte igen en rad? Logga ut den och byt lösenord.
accounts-sessions-theirs = Inloggningar
accounts-sessions-count = { $count ->
    [0] Inte inloggad någonstans
    [one] Inloggad på ett ställe
   *[other] Inloggad på { $count } ställen
}
accounts-device = Webbläsare
accounts-device-unknown = Okänd webbläsare
accounts-address = Nätadress
accounts-since = Sedan
accounts-used = Senast använd
accounts-session = Inloggning
accounts-session-this = Den här
accounts-end-session = Logga ut
accounts-end-others = Logga ut överallt utom här
accounts-session-ended-now = Den inloggningen är avslutad.
accounts-others-ended-now = Du är utloggad överallt utom här.
accounts-password-since = Valt { $when }.
accounts-password-title = Byt lösenord
accounts-password-lead = Välj något långt som du minns, gärna en mening. Minst 12 tecken; mellanslag och alla bokstäver går bra. Du behöver inte byta igen om ingen har kommit åt det.
accounts-password-password_now = Lösenordet du har nu
accounts-password-now = Lösenordet du har nu
accounts-password-password = Nytt lösenord
accounts-password-password-help = Minst 12 tecken. Inget vanligt lösenord och inget namn.
accounts-password-password_again = Nytt lösenord en gång till
accounts-password-end_tokens = Avsluta även mina API-nycklar
accounts-password-end_tokens-help = Program som har en nyckel måste få en ny.
accounts-password-submit = Byt lösenord
accounts-password-changed-now = Lösenordet är bytt. Du är utloggad överallt utom här.
accounts-factor = Tvåstegsinloggning
accounts-factor-off = Avstängd. Med den räcker det inte att någon kommer åt ditt lösenord.
accounts-factor-off-theirs = Avstängd.
accounts-factor-on = På sedan { $when }.
accounts-factor-off-now = Tvåstegsinloggningen är avstängd.
accounts-codes-left = { $count ->
    [0] Inga reservkoder kvar: gör nya
    [one] En reservkod kvar: gör nya
   *[other] { $count } reservkoder kvar: gör nya
}
accounts-totp-start-title = Slå på tvåstegsinloggning
accounts-totp-start-lead = Du behöver en app för engångskoder i telefonen eller datorn. När du loggar in skriver du lösenordet och appens kod.
accounts-continue = Fortsätt
accounts-totp-scan = Läs av bilden med appen, eller skriv in nyckeln för hand. Skriv sedan koden som appen visar.
accounts-totp-key = Nyckel:
accounts-totp-code-help = Sex siffror från appen.
accounts-codes-title = Dina reservkoder
accounts-codes-text = Tappar du telefonen loggar du in med en av koderna. Var och en går att använda en gång. Koder du hade förut gäller inte längre.
accounts-codes-kept = Jag har sparat det
accounts-totp-stop = Stäng av
accounts-totp-stop-title = Stäng av tvåstegsinloggning
accounts-totp-stop-lead = Sedan räcker lösenordet för att logga in på ditt konto. Reservkoderna slutar gälla.
accounts-totp-stop-password_now = Lösenordet du har nu
accounts-totp-stop-submit = Stäng av
accounts-renew-codes = Nya reservkoder
accounts-renew-codes-title = Gör nya reservkoder
accounts-renew-codes-lead = De du har nu slutar gälla.
accounts-renew-codes-password_now = Lösenordet du har nu
accounts-renew-codes-submit = Gör nya koder
accounts-tokens = API-nycklar
accounts-tokens-help = Med en nyckel läser ett program det som du får läsa, eller ändrar det som du får ändra. Den kan aldrig mer än du.
accounts-tokens-list = Program som har en nyckel
accounts-tokens-none = Inga API-nycklar.
accounts-token = Namn
accounts-reach = Får
accounts-reach-whole = Allt som ägaren får
accounts-reach-read = Läsa allt som ägaren får läsa
accounts-reach-kinds = Bara
accounts-reach-only-read = läsa
accounts-reach-write = läsa och ändra
accounts-never = Aldrig
accounts-ends = Slutar gälla
accounts-revoke = Återkalla
accounts-make-token = Gör en API-nyckel
accounts-make-token-title = Gör en API-nyckel
accounts-make-token-lead = Ge varje program en egen nyckel, så kan du återkalla en utan att störa de andra.
accounts-make-token-name = Vad är nyckeln till?
accounts-make-token-name-help = Till exempel: nattlig hämtning till beslutsstödet.
accounts-make-token-scope = Vad får den göra?
accounts-make-token-scope-read = Bara läsa
accounts-make-token-scope-kinds = Bara vissa slags poster
accounts-make-token-scope-whole = Allt som jag får
accounts-make-token-kinds = Slags poster, om den bara får vissa
accounts-make-token-may_write = Får ändra de posterna
accounts-make-token-ends_on = Sista dag den gäller
accounts-make-token-ends_on-help = Högst ett år bort.
accounts-make-token-password_now = Lösenordet du har nu
accounts-make-token-submit = Gör nyckeln
accounts-token-text = Skicka nyckeln i huvudet Authorization: Bearer NYCKELN.
accounts-token-revoked-now = Nyckeln är återkallad. Nästa anrop med den nekas.
accounts-session-only = Det här görs i webbläsaren, inte med en API-nyckel.
accounts-language = Språk
accounts-language-help = Språket följer dig till alla webbläsare där du loggar in.
accounts-language-chosen-now = Språket är valt.
accounts-history = Det här har hänt med kontot
accounts-by-another = Någon annan har ändrat ditt konto.
accounts-done-by = – { $who }, { $when }.
accounts-by-operator = den som kör Varv
accounts-need-factor = Slå på tvåstegsinloggning: din roll öppnar mycket

# Andras konton
accounts-of = Konto: { $name }
accounts-persons = Personer
accounts-manage-help = En engångslänk gäller i ett dygn. Lämna den direkt till personen; den visas bara en gång. Personen ser på sitt konto vem som gjorde den.
accounts-make-invite = Gör en inbjudan
accounts-make-reset = Gör en länk för nytt lösenord
accounts-link-for = Engångslänk till { $name }
accounts-link-text = Lägg till adressen ni når Varv på framför, och lämna länken till personen själv. Den går att använda en gång, inom ett dygn. Tidigare länkar gäller inte längre.
accounts-link-whole = Lämna länken till personen själv. Den går att använda en gång, inom ett dygn. Tidigare länkar gäller inte längre.
accounts-disable = Stoppa inloggningen
accounts-enable = Släpp in igen
accounts-disabled-now = Inloggningen är stoppad. Personen är utloggad överallt.
accounts-enabled-now = Personen kan logga in igen.
accounts-end-sessions = Logga ut överallt
accounts-sessions-ended-now = Personen är utloggad överallt.
accounts-remove-factor = Ta bort tvåstegsinloggningen
accounts-remove-factor-help = Gör det bara för den som har tappat både telefon och reservkoder, och som du vet vem det är. Det syns på personens konto.
accounts-factor-removed-now = Tvåstegsinloggningen är borttagen.
accounts-no-email = Personen har ingen e-postadress att logga in med. Lägg till en först.
accounts-has-left = Personen har slutat.
accounts-is-disabled = Inloggningen är stoppad. Släpp in personen först.
accounts-is-not-disabled = Inloggningen är inte stoppad.
accounts-oneself = Det här gör du inte med ditt eget konto.
accounts-beyond-reach = Personen har roller utanför de enheter som du sköter. Be någon som sköter hela organisationen.
accounts-factor-is-on = Tvåstegsinloggningen är redan på.
accounts-factor-is-off = Tvåstegsinloggningen är inte på.

# Regler för inloggning
accounts-rules-title = Regler för inloggning
accounts-rules-lead = Vad organisationen kräver av den som loggar in.
accounts-require-is-on = Tvåstegsinloggning krävs av IT-personal, systemadministratörer och de som ser skyddade uppgifter
accounts-require-is-off = Tvåstegsinloggning är frivillig
accounts-require-start = Kräv tvåstegsinloggning
accounts-require-stop = Kräv den inte längre
accounts-require-mind = När den krävs får de som saknar den slå på den innan de kommer vidare, du också om du saknar den.
accounts-rules-kept = Sparat.

# Vad som har hänt
accounts-signed-in = Loggade in
accounts-sign-in-failed = Fel lösenord eller kod vid inloggning
accounts-signed-out = Loggade ut
accounts-session-ended = En inloggning avslutades
accounts-other-sessions-ended = Alla andra inloggningar avslutades
accounts-password-changed = Lösenordet byttes
accounts-password-set = Lösenordet sattes av någon annan
accounts-language-chosen = Språket valdes
accounts-factor-turned-on = Tvåstegsinloggning slogs på
accounts-factor-turned-off = Tvåstegsinloggning stängdes av
accounts-codes-renewed = Nya reservkoder gjordes
accounts-code-used = En reservkod användes
accounts-token-shown = Din nya API-nyckel
accounts-token-made = En API-nyckel gjordes
accounts-token-revoked = En API-nyckel återkallades
accounts-link-made = En engångslänk för att välja lösenord gjordes
accounts-link-used = Ett lösenord valdes med en engångslänk
accounts-disabled = Inloggningen stoppades
accounts-enabled = Inloggningen öppnades igen
accounts-sessions-ended = Alla inloggningar avslutades av någon annan
accounts-factor-removed = Tvåstegsinloggningen togs bort av någon annan
accounts-program-set-up = Varv sattes igång
accounts-demo-opened = Demons konton öppnades
accounts-factor-required = Tvåstegsinloggning började krävas
accounts-factor-not-required = Tvåstegsinloggning slutade krävas
accounts-restored = En säkerhetskopia lästes in, och alla sessioner avslutades

# Vad som är fel i ett fält
error-wrong-sign-in = E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen.
error-wrong-password = Lösenordet stämmer inte.
error-wrong-code = Koden stämmer inte, eller är redan använd. Vänta på nästa kod i appen och försök igen.
error-password-too-short = Lösenordet har { $count } tecken och behöver minst { $min }. Lägg till ett ord eller två.
error-password-common = Många har det lösenordet, eller ett som liknar det. Välj något eget, till exempel en mening.
error-password-known = Lösenordet innehåller ett namn som är lätt att gissa: ditt, organisationens eller programmets.
error-password-not-same = Du skrev inte samma lösenord två gånger.
error-password-unchanged = Det är lösenordet du redan har.
error-token-day = Välj en dag från i dag till { $last }.
