web-yes = ja
web-no = nej
web-to-start = Till startsidan
web-demo-banner = Det här är en demo. Sjövik finns inte, och inget du gör här påverkar någon.

web-area-plan = Planera
web-area-deliver = Leverera
web-area-review = Följa upp
web-area-assure = Säkra
web-area-forms = Blanketter
web-area-school = Skola

web-list-no-match = Inget passar det du frågade efter
web-list-no-match-help = Ta bort något av villkoren, eller visa hela listan.
web-list-show-all = Visa hela listan

web-view-save = Spara vyn
web-view-title = Spara vyn
web-view-name = Namn
web-view-circle = Delas med
web-view-circle-help = Lämna tomt om vyn bara är din.
web-view-submit = Spara
web-view-open = Öppna
web-view-remove = Ta bort { $name }
web-views-change = Ändra vyer
web-views-title = Sparade vyer
web-views-lead = Dina egna, och de som du sköter åt en grupp.
web-views-list = Listan
web-views-empty = Inga sparade vyer
web-views-empty-help = Filtrera en lista och spara den, så står den här och ovanför listan.
web-view-saved = Vyn är sparad. Du hittar den ovanför listan.
web-view-removed = Vyn är borttagen.
web-views-too-many = Du har redan 30 sparade vyer för den här listan. Ta bort någon först.

web-api-title = Öppet gränssnitt
web-api-lead = Allt som du får se på en sida får ditt program läsa här.
web-api-file = Hämta beskrivningen (OpenAPI 3.1)
web-api-how =
    Skapa en nyckel på sidan Mitt konto. Skicka den i rubriken Authorization: Bearer NYCKEL. Nyckeln får aldrig göra mer än du själv, och du bestämmer om den bara får läsa.

    Listor svarar med items och next. Finns det ett värde i next fortsätter listan: fråga igen med after=värdet. Det som står i en lista lämnas ut som fil på dess adress och /export, med format=csv, xlsx, ods eller json och samma urval.

    Skicka rubriken Idempotency-Key med det som ändrar något. Då utförs samma begäran bara en gång, även om nätet bryts och du försöker igen. En nyckel sparas i 7 dagar.

    Det som inte går svaras enligt RFC 9457, med vad som är fel i varje fält.
web-api-table = Adresser i gränssnittet
web-api-address = Adress
web-api-does = Vad den gör
web-api-fields = Fält
web-api-asks = Avgränsas med
web-api-rooms = Gränssnittets delar
web-api-room = Del
web-api-addresses = Adresser
web-api-room-title = { $room }: öppet gränssnitt

refused-not-signed-in = Du behöver logga in
refused-not-signed-in-help = Logga in och försök igen. Inget har ändrats.
refused-not-allowed = Du får inte göra det här
refused-not-allowed-help = Inget har ändrats. Behöver du kunna göra det, be den som förvaltar Varv om en roll som får.
refused-not-found = Sidan finns inte
refused-not-found-help = Adressen är fel, eller så är det något som du inte har tillgång till. Sök i stället, eller börja om från startsidan.
refused-invalid = Något behöver rättas
refused-invalid-help = Inget är sparat än. Rätta det som står här och skicka igen.
web-form-kept = Det du skrev står kvar här nedanför. Se hur det är nu, och skicka igen om det fortfarande gäller.
web-form-copy = Det går inte att skicka längre. Det du skrev står här nedanför, så att du kan kopiera det.
web-form-look = Se hur det är nu
refused-rule-help = Inget har ändrats.
refused-conflict = Någon annan hann före
refused-conflict-help = Uppgiften ändrades medan du skrev. Inget av ditt har sparats. Gå tillbaka, läs det nya och skicka igen.
refused-done-before = Det här är redan gjort
refused-done-before-help = Samma begäran har utförts en gång tidigare. Inget har gjorts en andra gång.
refused-too-many = För många försök. Vänta { $seconds } sekunder.
refused-too-many-help = Det skyddar mot den som gissar. Vänta och försök igen.
refused-too-large = Det du skickade är för stort
refused-too-large-help = Inget har sparats. En fil får vara högst 50 MB, ett formulär högst 1 MB.
refused-wrong-method = Adressen används på ett annat sätt
refused-wrong-method-help = Inget har ändrats. Gå tillbaka till sidan och använd knappen där.
refused-full = Det finns inte plats att spara
refused-full-help = Inget av det du skickade har sparats, men allt som fanns är kvar och går att läsa. Säg till den som driver Varv att disken är full.
refused-busy = Det går inte just nu
refused-busy-help = Inget har sparats. Vänta några sekunder och försök igen.
refused-broken = Något gick sönder hos oss
refused-broken-help = Inget du skickade har sparats. Felet är antecknat. Försök igen om en stund.

error-unknown-field = Fältet { $label } finns inte. Ta bort det eller rätta namnet.
error-key-of-another-body = Nyckeln (Idempotency-Key) har använts med ett annat innehåll. Inget sparades. Skicka nytt innehåll med en ny nyckel.
error-unknown-question = Listan har ingen fråga { $label }. Ta bort den eller rätta namnet.
error-not-a-cursor = Adressen till sidan går inte att läsa. Börja om från listans första sida.
error-packed-body = Skicka innehållet opackat.
error-unknown-body = Skicka ett formulär eller JSON.
error-too-deep = Innehållet har för många nivåer. Högst 32 går att läsa.
error-not-json = Innehållet går inte att läsa som JSON.
error-not-an-object = Skicka ett JSON-objekt med fält.
error-nested-value = Ett fält tar text, tal, ja eller nej, eller en lista av dem.
error-not-multipart = Formuläret kom inte fram helt. Skicka det igen.
error-not-utf8 = Texten går inte att läsa. Skicka den som UTF-8.
error-taken = Det finns redan ett sådant.

role-administrator = Systemadministratör
role-head-of-it = IT-chef
role-architect = Arkitekt
role-agent = Supporttekniker
role-project-manager = Projektledare
role-service-owner = Objektägare
role-leader = Chef eller rektor
role-controller = Controller
role-secretary = Nämndsekreterare
role-data-protection-officer = Dataskyddsombud
role-archivist = Arkivarie
role-auditor = Revisor
role-identity-officer = Handläggare av skyddade uppgifter
role-staff = Medarbetare
role-pupil = Elev
role-guardian = Vårdnadshavare

web-bulk-chosen = { $count ->
    [one] 1 rad är markerad.
   *[other] { $count } rader är markerade.
}
web-bulk-none = Markera minst en rad först.
web-bulk-done = { $count ->
    [one] 1 rad är klar.
   *[other] { $count } rader är klara.
}
web-bulk-title = Några rader gick inte
web-bulk-refused = Rader som inte ändrades
web-bulk-row = Rad
web-bulk-why = Varför
web-bulk-back = Tillbaka till listan
