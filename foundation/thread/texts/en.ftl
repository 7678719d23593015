thread-title = The thread
thread-of = The thread of { $title }
thread-lead = What led here and what came of it. You see what you have access to.
thread-whole = Show the whole thread
thread-whole-more = Show the whole thread, { $count } more
thread-through = { $title } { $relation }
thread-cut = The thread is longer than this. The { $count } nearest are shown. Open one of them to follow it further.

thread-direct = Tied directly to this
thread-col-other = Tied to
thread-col-kind = What it is
thread-col-relation = How they are related
thread-col-at = Tied
thread-col-untie = Change
thread-untie = Untie
thread-untie-done = They are untied. You can tie them again whenever you like.

thread-tie-to = Tie to something …
thread-find-q = What do you want to tie it to?
thread-find-q-help = Write a few words or a number.
thread-find-kind = Look only among
thread-find-submit = Look
thread-find-count = { $count ->
    [0] Nothing fits what you are looking for
    [one] 1 hit
   *[other] { $count } hits
}

thread-tie-title = Tie to something
thread-tie-relation = How are they related?
thread-tie-relation-help = Read it as a sentence: the first one, the words that you choose, the second one.
thread-tie-sentence = “{ $here }” … “{ $there }”
thread-tie-submit = Tie
thread-tie-done = They are tied together.
thread-first = The first one: { $kind }
thread-second = The second one: { $kind }

thread-tie-relation-answers = answers
thread-tie-relation-answered-by = is answered by
thread-tie-relation-decided-by = is decided in
thread-tie-relation-decides = decides on
thread-tie-relation-funded-by = is funded by
thread-tie-relation-funds = funds
thread-tie-relation-delivers = delivers
thread-tie-relation-delivered-by = is delivered by
thread-tie-relation-affects = affects
thread-tie-relation-affected-by = is affected by
thread-tie-relation-reviewed-by = is reviewed in
thread-tie-relation-reviews = reviews
thread-tie-relation-led-to = led to
thread-tie-relation-came-from = came from
thread-tie-relation-duplicates = is a duplicate of
thread-tie-relation-duplicated-by = has as its duplicate
thread-tie-relation-relates = belongs together with

thread-cannot-itself = A record cannot be tied to itself.
thread-cannot-already-tied = They are already tied together in that way.
thread-cannot-already-untied = They were untied before.

thread-tied = Was tied to another record
thread-untied = Was untied from another record
