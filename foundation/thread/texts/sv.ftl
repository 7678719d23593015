thread-title = Röda tråden
thread-of = Röda tråden för { $title }
thread-lead = Vad som ledde hit och vad det blev av det. Du ser det som du har tillgång till.
thread-whole = Visa hela tråden
thread-whole-more = Visa hela tråden, { $count } till
thread-through = { $title } { $relation }
thread-cut = Tråden är längre än så här. De { $count } närmaste visas. Öppna någon av dem för att följa den vidare.

thread-direct = Knutet direkt hit
thread-col-other = Knutet till
thread-col-kind = Vad det är
thread-col-relation = Hur det hänger ihop
thread-col-at = Knutet
thread-col-untie = Ändra
thread-untie = Lossa
thread-untie-done = Knuten är lossad. Du kan knyta ihop dem igen när du vill.

thread-tie-to = Knyt till något …
thread-find-q = Vad vill du knyta till?
thread-find-q-help = Skriv några ord eller ett nummer.
thread-find-kind = Leta bara bland
thread-find-submit = Leta
thread-find-count = { $count ->
    [0] Inget passar det du letar efter
    [one] 1 träff
   *[other] { $count } träffar
}

thread-tie-title = Knyt till något
thread-tie-relation = Hur hänger de ihop?
thread-tie-relation-help = Läs det som en mening: det första, orden som du väljer, det andra.
thread-tie-sentence = ”{ $here }” … ”{ $there }”
thread-tie-submit = Knyt ihop
thread-tie-done = De är ihopknutna.
thread-first = Det första: { $kind }
thread-second = Det andra: { $kind }

thread-tie-relation-answers = svarar på
thread-tie-relation-answered-by = besvaras av
thread-tie-relation-decided-by = beslutas i
thread-tie-relation-decides = beslutar om
thread-tie-relation-funded-by = betalas av
thread-tie-relation-funds = betalar
thread-tie-relation-delivers = levererar
thread-tie-relation-delivered-by = levereras av
thread-tie-relation-affects = påverkar
thread-tie-relation-affected-by = påverkas av
thread-tie-relation-reviewed-by = följs upp i
thread-tie-relation-reviews = följer upp
thread-tie-relation-led-to = ledde till
thread-tie-relation-came-from = kom ur
thread-tie-relation-duplicates = är en dubblett av
thread-tie-relation-duplicated-by = har som dubblett
thread-tie-relation-relates = hör ihop med

thread-cannot-itself = Något kan inte knytas till sig självt.
thread-cannot-already-tied = De är redan ihopknutna på det sättet.
thread-cannot-already-untied = Knuten var redan lossad.

thread-tied = Knöts ihop med något annat
thread-untied = Lossades från något annat
