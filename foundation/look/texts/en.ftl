# The frame
look-skip = Skip to the content
look-menu = Menu
look-search = Search
look-ask = Ask for help or something new
look-areas = Areas
look-registers = Registers
look-crumbs = You are here
look-aside = Facts and thread
look-sign-out = Sign out
look-accessibility = Accessibility
look-close = Close
look-keys = Keys
look-key-search = Search
look-key-create = Create something new
look-key-rows = Next and previous row
look-keys-off = Turn the keys off in this browser
look-key-send = Send the form
look-key-help = Show the keys
# Forms
look-save = Save
look-cancel = Cancel
look-required = required
look-choose = Choose …
look-choose-none = Nothing chosen
look-more-fields = More details
look-form-wrong = { $count ->
    [one] One answer needs to be put right
   *[other] { $count } answers need to be put right
}
look-error-missing = Fill in “{ $label }”.
look-error-too-short = “{ $label }” is too short. Write at least { $min } characters.
look-error-too-long = “{ $label }” is too long: { $count } characters. There is room for { $max }.
look-error-control-character = “{ $label }” has a character that cannot be saved. Write the text again.
look-error-one-line = Write “{ $label }” on one line.
look-error-not-a-choice = Make a choice for “{ $label }”.
look-error-day-is-past = “{ $label }” has already been. Choose a day ahead.
look-error-not-a-day = “{ $label }” is not a date. Write it like this: 2026-11-21.
look-error-not-a-number = Write “{ $label }” as a whole number, digits only.
look-error-out-of-range = “{ $label }” must be between { $min } and { $max }.
look-error-not-money = Write “{ $label }” as an amount, such as 1 234.50.
look-error-not-a-per-cent = Write “{ $label }” in per cent with at most two decimals, such as 2.40.
look-error-other = Something is wrong with “{ $label }”. Look it over and try again.
# Lists
look-views = Saved views
look-filters = Narrow the list
look-show = Show
look-clear-filters = Show all
look-filters-set = { $count ->
    [0] Filters
    [one] Filters: { $count } set
   *[other] Filters: { $count } set
}
look-list-count = { $count ->
    [one] 1 match
   *[other] { $count } matches
}
look-list-more-than = More than { $count } matches
look-density-compact = Closer rows
look-density-comfortable = Roomier rows
look-bulk = With the ticked rows:
look-pick = Tick
look-pick-row = Tick { $name }
look-pages = Pages
look-previous = Previous
look-next = Next
# Dialogue
look-dialogue-empty = Nobody has written anything yet.
look-seen-by-all = Everybody in this matter can see this
look-seen-by-team = Only the team can see this
# Board, thread, history
look-board-empty = Nothing here right now.
look-board-fold = Fold
look-board-unfold = Show
look-board-all = Show all { $count }
look-more-acts = More
look-move = Move
look-thread-empty = Nothing is tied to this yet.
look-earlier = Show what happened earlier
# Work under way
look-progress = { $done } of { $total } done
look-progress-unknown = { $done } done
look-progress-leave = You can leave this page. The work goes on.
look-progress-again = See how it is going
look-steps = Steps
look-step-done = done
look-step-here = under way
look-step-later = to come
look-confirm-lost = This will be lost:
look-confirm-back = No, go back
# Figures
look-no = no
look-plus = plus
look-minus = minus
look-as-table = Show as a table
look-as-list = Show the wheel as a list
look-secret-once = This is shown only once. Keep it in a safe place before you go on.
look-demo = Demo
look-export = Get the list as
look-list-nothing = Nothing matches these filters
look-list-nothing-help = Change a filter, or show all.
look-file-remove = Remove
look-file-remove-named = Remove { $name }
