# Consumables: what the room says in English.
consumables-kind-of-consumable = Consumable
consumables-list-title = Consumables
consumables-list-lead = Batteries, lamps, toner and what else runs out: what there is, what it is worth and what is to be ordered.
consumables-list-empty = There are no consumables to show
consumables-list-empty-help = Add an article, and then note what comes and goes.
consumables-col-name = Article
consumables-col-state = State
consumables-col-stock = In stock
consumables-col-measure = Counted in
consumables-col-value = Value
consumables-col-unit = Unit
consumables-col-place = Place
consumables-col-level = Ordered at
consumables-col-price = Price for one
consumables-col-supplier = Supplier
consumables-filter-q = Search article or place
consumables-filter-state = State
consumables-filter-state-all = All states
consumables-filter-state-low = To be ordered
consumables-filter-state-empty = Out of stock
consumables-filter-unit = Unit
consumables-filter-unit-all = All units
consumables-state-enough = Enough
consumables-state-low = To be ordered
consumables-state-empty = Out of stock
consumables-moves-list-title = Use and deliveries
consumables-moves-list-lead = All that came and went, with its value. What is used costs the average of the stock at the time.
consumables-moves-list-empty = Nothing has come or gone
consumables-moves-list-empty-help = Deliveries and use are noted on each article.
consumables-moves-col-name = Article
consumables-moves-col-day = Day
consumables-moves-col-what = What
consumables-moves-col-quantity = Number
consumables-moves-col-measure = Counted in
consumables-moves-col-value = Value
consumables-moves-col-unit = Used by
consumables-moves-col-note = Note
consumables-moves-filter-what = What
consumables-moves-filter-what-all = Everything
consumables-moves-filter-what-used = Used
consumables-moves-filter-what-delivered = Delivered
consumables-moves-filter-what-counted = Corrected by a count
consumables-moves-filter-what-thrown = Thrown away
consumables-moves-filter-unit = Used by
consumables-moves-filter-unit-all = All units
consumables-what-used = Used
consumables-what-delivered = Delivered
consumables-what-counted = Corrected by a count
consumables-what-thrown = Thrown away
consumables-costs-title = Use by unit
consumables-costs-lead = What each unit has used, year by year, at the average of the stock when it was taken.
consumables-costs-empty = Nothing has been used
consumables-costs-empty-help = What is taken from stock shows here.
consumables-costs-nobody = Losses: thrown away, and what a count differed
consumables-costs-sum = Sum
consumables-used-by = Used, in money
consumables-history = Use and deliveries
consumables-facts = Facts
consumables-name-hidden = Protected identity
consumables-by-itself = Automatically
consumables-in-stock = { $count } { $measure } in stock.
consumables-notice-low = The article is to be ordered: its level is { $level }.
consumables-head-unit = Unit
consumables-head-day = Day
consumables-head-what = What
consumables-head-quantity = Number
consumables-head-value = Value
consumables-head-note = Note
consumables-head-by = By

# Forms
consumables-add-title = Add an article
consumables-add-submit = Add
consumables-add-name = Article
consumables-add-measure = Counted in
consumables-add-measure-help = Such as pcs or packs.
consumables-add-unit = Unit that keeps the stock
consumables-add-place = Place
consumables-add-supplier = Supplier
consumables-add-price = Price for one
consumables-add-price-help = Suggested at the next delivery. What lies in stock keeps its value.
consumables-add-level = Ordered at
consumables-add-level-help = At so many or fewer the article is to be ordered. Leave empty if it is not ordered.
consumables-edit-title = Change what is said
consumables-edit-submit = Save
consumables-edit-name = { consumables-add-name }
consumables-edit-measure = { consumables-add-measure }
consumables-edit-measure-help = { consumables-add-measure-help }
consumables-edit-unit = { consumables-add-unit }
consumables-edit-place = { consumables-add-place }
consumables-edit-supplier = { consumables-add-supplier }
consumables-edit-price = { consumables-add-price }
consumables-edit-price-help = { consumables-add-price-help }
consumables-edit-level = { consumables-add-level }
consumables-edit-level-help = { consumables-add-level-help }
consumables-deliver-title = Note a delivery
consumables-deliver-submit = Put into stock
consumables-deliver-quantity = Number
consumables-deliver-price = Price for one
consumables-deliver-price-help = Leave empty for the article’s own price.
consumables-deliver-on = Day
consumables-deliver-note = Note
consumables-use-title = Take out
consumables-use-submit = Take out
consumables-use-quantity = Number
consumables-use-unit = Used by
consumables-use-on = Day
consumables-use-note = Note
consumables-count-title = Count
consumables-count-lead = Write how many there really are. The difference is noted as a line of its own.
consumables-count-submit = Save
consumables-count-found = So many are there
consumables-count-on = Day
consumables-count-note = Why does it differ?
consumables-throw-title = Throw away
consumables-throw-submit = Throw away
consumables-throw-quantity = Number
consumables-throw-on = Day
consumables-throw-note = Why

# What cannot be done
consumables-cannot-not-so-many = There are not so many. { $stock } are in stock.
consumables-cannot-nothing-differs = The number is right already.
consumables-cannot-too-much = The number or the value is too large.
error-not-a-day-of-stock = “{ $label }” must be today or a day within the last three years.

# What has happened
consumables-added = The article was added.
consumables-edited = What is said of the article was changed.
consumables-delivered = { $count } were delivered.
consumables-used = { $count } were taken out.
consumables-counted = The stock was counted: it differed by { $count }.
consumables-thrown = { $count } were thrown away.
consumables-moved-it = The stock is changed.
consumables-low = { $stock } are left: the article is to be ordered.
consumables-tell-low = A consumable is to be ordered
consumables-stake-unit = { $count ->
    [one] The unit has one consumable in stock.
   *[other] The unit has { $count } consumables in stock.
}
consumables-needs-you-low = { $count ->
    [one] One consumable is to be ordered.
   *[other] { $count } consumables are to be ordered.
}

# Who may do what
policy-kind-consumable = Consumable
policy-verb-consumable-stock = Note deliveries and use
