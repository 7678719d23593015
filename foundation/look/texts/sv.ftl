# Ramen
look-skip = Hoppa till innehållet
look-menu = Meny
look-search = Sök
look-ask = Be om hjälp eller något nytt
look-areas = Områden
look-registers = Register
look-crumbs = Du är här
look-aside = Fakta och tråd
look-sign-out = Logga ut
look-accessibility = Tillgänglighet
look-close = Stäng
look-keys = Tangenter
look-key-search = Sök
look-key-create = Skapa nytt
look-key-rows = Nästa och föregående rad
look-keys-off = Stäng av tangenterna i den här webbläsaren
look-key-send = Skicka formuläret
look-key-help = Visa tangenterna
# Formulär
look-save = Spara
look-cancel = Avbryt
look-required = måste fyllas i
look-choose = Välj …
look-choose-none = Inget valt
look-more-fields = Fler uppgifter
look-form-wrong = { $count ->
    [one] En uppgift behöver rättas
   *[other] { $count } uppgifter behöver rättas
}
look-error-missing = Fyll i ”{ $label }”.
look-error-too-short = ”{ $label }” är för kort. Skriv minst { $min } tecken.
look-error-too-long = ”{ $label }” är för långt: { $count } tecken. Högst { $max } får plats.
look-error-control-character = ”{ $label }” innehåller ett tecken som inte går att spara. Skriv texten på nytt.
look-error-one-line = Skriv ”{ $label }” på en enda rad.
look-error-not-a-choice = Gör ett val för ”{ $label }”.
look-error-day-is-past = ”{ $label }” har redan varit. Välj en dag framåt.
look-error-not-a-day = ”{ $label }” är inget datum. Skriv så här: 2026-11-21.
look-error-not-a-number = Skriv ”{ $label }” som ett heltal, bara med siffror.
look-error-out-of-range = ”{ $label }” ska vara mellan { $min } och { $max }.
look-error-not-money = Skriv ”{ $label }” som ett belopp, till exempel 1 234,50.
look-error-not-a-per-cent = Skriv ”{ $label }” i procent med högst två decimaler, till exempel 2,40.
look-error-other = Något är fel med ”{ $label }”. Se över det och försök igen.
# Listor
look-views = Sparade vyer
look-filters = Begränsa listan
look-show = Visa
look-clear-filters = Visa allt
look-filters-set = { $count ->
    [0] Urval
    [one] Urval: { $count } val gjort
   *[other] Urval: { $count } val gjorda
}
look-list-count = { $count ->
    [one] 1 träff
   *[other] { $count } träffar
}
look-list-more-than = Fler än { $count } träffar
look-density-compact = Tätare
look-density-comfortable = Luftigare
look-bulk = Med markerade rader:
look-pick = Markera
look-pick-row = Markera { $name }
look-pages = Sidor
look-previous = Föregående
look-next = Nästa
# Dialog
look-dialogue-empty = Ingen har skrivit något än.
look-seen-by-all = Alla i ärendet ser det här
look-seen-by-team = Bara teamet ser det här
# Tavla, tråd, historik
look-board-empty = Inget här just nu.
look-board-fold = Fäll ihop
look-board-unfold = Visa
look-board-all = Visa alla { $count }
look-more-acts = Mer
look-move = Flytta
look-thread-empty = Inget är knutet hit än.
look-earlier = Visa det som hände tidigare
# Pågående arbete
look-progress = { $done } av { $total } klara
look-progress-unknown = { $done } klara
look-progress-leave = Du kan lämna sidan. Arbetet fortsätter.
look-progress-again = Se hur det går nu
look-steps = Steg
look-step-done = klart
look-step-here = pågår
look-step-later = återstår
look-confirm-lost = Det här försvinner:
look-confirm-back = Nej, gå tillbaka
# Siffror
look-no = nej
look-plus = plus
look-minus = minus
look-as-table = Visa som tabell
look-as-list = Visa hjulet som lista
look-secret-once = Det här visas bara en gång. Spara det på ett säkert ställe innan du går vidare.
look-demo = Demo
look-export = Hämta listan som
look-list-nothing = Inget passar urvalet
look-list-nothing-help = Ändra något i urvalet, eller visa allt.
look-file-remove = Ta bort
look-file-remove-named = Ta bort { $name }
