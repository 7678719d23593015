# Licences: what the room says in English.
licences-kind-of-licence = Licence
licences-list-title = Licences
licences-list-lead = What may be used, how many are bought and counted, and what it costs this year.
licences-list-empty = There are no licences to show
licences-list-empty-help = This is where everything you pay to use is kept. Add one licence at a time, or import a list.
licences-col-product = Product
licences-col-metric = Counted per
licences-col-state = State
licences-col-bought = Bought
licences-col-counted = Counted
licences-col-difference = Difference
licences-col-cost = Cost this year
licences-col-next = Next count
licences-col-ends = Term through
licences-col-unit = Unit
licences-col-supplier = Supplier
licences-col-counted_on = Last counted
licences-col-approval = Approval
licences-col-approved_until = Approved through
licences-filter-q = Search product or description
licences-filter-state = State
licences-filter-state-all = All states
licences-filter-state-over = More than bought
licences-filter-state-under = Fewer than bought
licences-filter-state-missed = Not counted in time
licences-filter-state-unbought = Nothing bought
licences-filter-metric = Counted per
licences-filter-metric-all = All ways of counting
licences-filter-metric-seat = Named seat
licences-filter-metric-site = Whole site
licences-filter-metric-staff = Employee
licences-filter-metric-pupil = Pupil
licences-filter-metric-device = Device
licences-filter-unit = Unit
licences-filter-unit-all = All units
licences-filter-supplier = Supplier
licences-filter-supplier-all = All suppliers
licences-filter-ends = End of term
licences-filter-ends-all = Whenever it ends
licences-filter-approval = Approval
licences-filter-approval-all = Whatever the approval
licences-filter-approval-approved = Approved
licences-filter-approval-trial = On trial
licences-filter-approval-denied = Denied
licences-filter-approval-leaving = Being phased out
licences-ends-by = Ends by { $day }
licences-metric-seat = Named seat
licences-metric-site = Whole site
licences-metric-staff = Employee
licences-metric-pupil = Pupil
licences-metric-device = Device
licences-state-over = More than bought
licences-state-under = Fewer than bought
licences-state-even = Matches
licences-state-free = Any number
licences-state-uncounted = Not counted
licences-state-unbought = Nothing bought
licences-state-ended = Term has ended
licences-approval-approved = Approved
licences-approval-trial = On trial
licences-approval-denied = Denied
licences-approval-leaving = Being phased out
licences-counts-by-clock = counted automatically
licences-counts-by-hand = counted by hand
licences-after-renews = Goes on for as long again
licences-after-ends = Ends
licences-name-hidden = Protected identity
licences-by-itself = Automatically
licences-no-count-day = No set day
licences-facts = Facts
licences-head-answers = Role that answers
licences-head-agreement = Agreement
licences-head-service = Service
licences-head-counted-in = Counted in
licences-head-count-day = Count day
licences-head-allowed = Allowed beyond bought
licences-head-after = After the term
licences-head-indexed = Expected price change at renewal
licences-head-term = Term
licences-head-from = From
licences-head-to = Through
licences-head-count = Count
licences-head-price = Price
licences-head-change = Price change
licences-head-cost = Cost
licences-head-why = Why
licences-head-year = Year
licences-head-committed = Agreed
licences-head-expected = Expected
licences-head-at = When
licences-head-decision = Decision
licences-head-amount = Amount
licences-head-by = By
licences-head-day = Day
licences-head-counted = Counted
licences-head-bought = Bought
licences-head-difference = Difference
licences-head-list = List
licences-head-person = Person
licences-head-device = Device
licences-head-unit = Unit
licences-head-until = Free from
licences-head-take-back = Take back

# Money
licences-notice-missed = The count day { $day } passed and nobody counted. Count now, and state that day.
licences-notice-agreed-now = The agreement’s price is now { $price } a year. Correct the last term if that holds for all of it.
licences-notice-no-term = No term has been added yet, so the cost cannot be told.
licences-notice-ended = The last term ended on { $day }. Add the next one if the licence goes on.
licences-time-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
licences-time-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
licences-time-both = { $months ->
    [one] 1 month
   *[other] { $months } months
} and { $days ->
    [one] 1 day
   *[other] { $days } days
}
licences-price-each-year = { $price } a year each
licences-price-each-month = { $price } a month each
licences-price-whole-year = { $price } a year for all
licences-price-whole-month = { $price } a month for all
licences-formula = How the cost is worked out
licences-formula-term = { $from } through { $to }
licences-formula-extra = { $count } more from { $from }
licences-formula-agreed = The amount was agreed separately.
licences-formula-sum = The whole term
licences-formula-each-year = { $count } × { $price } × { $time } of 12
licences-formula-each-month = { $count } × { $price } × { $time }
licences-formula-whole-year = { $price } × { $time } of 12
licences-formula-whole-month = { $price } × { $time }
licences-formula-part-year = { $count } of { $all } × { $price } × { $time } of 12
licences-formula-part-month = { $count } of { $all } × { $price } × { $time }
licences-terms = Terms and prices
licences-term-agreed = The agreement’s price
licences-years = Cost by year
licences-decisions = Decisions
licences-was-true-up = { $count } more are bought from { $from }
licences-was-reduce = { $count } in the next term, from { $from }
licences-costs-title = Cost of licences
licences-costs-lead = Agreed is what the terms say. Expected reckons that what is to go on does, at the price with its expected change. What is paid by an agreement also shows among the agreements.
licences-costs-empty = There are no costs to show
licences-costs-empty-help = Costs show here once a licence has a term with a price.
licences-costs-measure = Measure
licences-costs-in-all = All licences
licences-costs-one-by-one = Expected cost, licence by licence

# Numbers
licences-difference-over = { $counted } were counted on { $day }. { $bought } are bought, and { $allowed } more are allowed. { $count ->
    [one] One
   *[other] { $count }
} more must be bought.
licences-difference-over-cost = For the rest of the term that costs { $formula } = { $amount }.
licences-difference-under = { $counted } were counted on { $day }. { $bought } are bought, so { $count ->
    [one] one is
   *[other] { $count } are
} not used.
licences-difference-under-cost = For the rest of the term { $formula } = { $amount } is paid for them. Note a lower number for the next term.
licences-difference-even = { $counted } were counted on { $day }, and { $bought } are bought.
licences-chart = Bought and counted
licences-chart-help = One point for each count, the oldest first.
licences-counts = Counts
licences-count-list = List { $day }
licences-seats = Seats
licences-seats-held = { $count ->
    [0] No seat is taken.
    [one] One seat is taken.
   *[other] { $count } seats are taken.
}
licences-seats-most = The latest { $count } are shown here. All are in the list of a count.
licences-count-page = Count { $day }
licences-count-page-lead = { $product }: { $count ->
    [0] none were counted.
    [one] one was counted.
   *[other] { $count } were counted.
}
licences-count-units = Number in each unit
licences-count-lines = Who or what was counted
licences-count-none-told = The list is shown to those who may see the persons or devices. The numbers above are the whole count.
licences-count-next = Next page of the list

# Forms
licences-add-title = Add a licence
licences-add-lead = Price, number and days can wait until something is bought.
licences-add-submit = Add
licences-add-product = Product
licences-add-metric = Counted per
licences-add-metric-help = Named seats are given here. Employees, pupils and devices are counted from the registers.
licences-add-metric-seat = Named seat
licences-add-metric-site = Whole site
licences-add-metric-staff = Employee
licences-add-metric-pupil = Pupil
licences-add-metric-device = Device
licences-add-count = Count
licences-add-count-help = Leave empty for a licence that covers a whole site.
licences-add-price = Price
licences-add-price-help = Leave empty to take the agreement’s price for all together.
licences-add-period = The price is per
licences-add-period-month = Month
licences-add-period-year = Year
licences-add-per = The price is for
licences-add-per-each = Each
licences-add-per-whole = All together
licences-add-from = From
licences-add-from-help = Leave empty to take the agreement’s day.
licences-add-to = Through
licences-add-to-help = Leave empty to take the agreement’s day.
licences-add-unit = Unit
licences-add-unit-help = The one that the licence belongs to. The units beneath it are counted too.
licences-add-answers = Role that answers
licences-add-answers-head-of-it = { role-head-of-it }
licences-add-answers-service-owner = { role-service-owner }
licences-add-answers-leader = { role-leader }
licences-add-answers-architect = { role-architect }
licences-add-answers-controller = { role-controller }
licences-add-supplier = Supplier
licences-add-agreement = Agreement
licences-add-agreement-help = Then the days and price of the term can be taken from the agreement.
licences-add-service = Service that it belongs to
licences-add-count_unit = Count in another unit
licences-add-count_unit-help = Leave empty if it is counted in the licence’s own unit.
licences-add-category = Kind of equipment
licences-add-category-help = Only for licences counted per device. Empty means all devices.
licences-add-model = Model
licences-add-model-help = Only for licences counted per device.
licences-add-count_day = Count day
licences-add-count_day-help = Month and day, such as 03-15. Leave empty if it is not counted on a set day.
licences-add-counts_by = Who counts
licences-add-counts_by-clock = Counted automatically on the day
licences-add-counts_by-hand = Somebody counts by hand
licences-add-allowed = Allowed beyond bought, per cent
licences-add-after_term = When the term is over
licences-add-after_term-renews = Goes on for as long again
licences-add-after_term-ends = Ends
licences-add-indexed = Expected price change at renewal, per cent
licences-add-approval = Approval
licences-add-approval-approved = Approved
licences-add-approval-trial = On trial
licences-add-approval-denied = Denied
licences-add-approval-leaving = Being phased out
licences-add-approved_until = Approved through
licences-add-about = Description
licences-edit-title = Change what is said
licences-edit-lead = Price, number and days belong to the terms.
licences-edit-submit = Save
licences-edit-product = { licences-add-product }
licences-edit-metric = { licences-add-metric }
licences-edit-metric-help = { licences-add-metric-help }
licences-edit-metric-seat = { licences-add-metric-seat }
licences-edit-metric-site = { licences-add-metric-site }
licences-edit-metric-staff = { licences-add-metric-staff }
licences-edit-metric-pupil = { licences-add-metric-pupil }
licences-edit-metric-device = { licences-add-metric-device }
licences-edit-unit = { licences-add-unit }
licences-edit-unit-help = { licences-add-unit-help }
licences-edit-answers = { licences-add-answers }
licences-edit-answers-head-of-it = { licences-add-answers-head-of-it }
licences-edit-answers-service-owner = { licences-add-answers-service-owner }
licences-edit-answers-leader = { licences-add-answers-leader }
licences-edit-answers-architect = { licences-add-answers-architect }
licences-edit-answers-controller = { licences-add-answers-controller }
licences-edit-supplier = { licences-add-supplier }
licences-edit-agreement = { licences-add-agreement }
licences-edit-agreement-help = { licences-add-agreement-help }
licences-edit-service = { licences-add-service }
licences-edit-count_unit = { licences-add-count_unit }
licences-edit-count_unit-help = { licences-add-count_unit-help }
licences-edit-category = { licences-add-category }
licences-edit-category-help = { licences-add-category-help }
licences-edit-model = { licences-add-model }
licences-edit-model-help = { licences-add-model-help }
licences-edit-count_day = { licences-add-count_day }
licences-edit-count_day-help = { licences-add-count_day-help }
licences-edit-counts_by = { licences-add-counts_by }
licences-edit-counts_by-clock = { licences-add-counts_by-clock }
licences-edit-counts_by-hand = { licences-add-counts_by-hand }
licences-edit-allowed = { licences-add-allowed }
licences-edit-after_term = { licences-add-after_term }
licences-edit-after_term-renews = { licences-add-after_term-renews }
licences-edit-after_term-ends = { licences-add-after_term-ends }
licences-edit-indexed = { licences-add-indexed }
licences-edit-approval = { licences-add-approval }
licences-edit-approval-approved = { licences-add-approval-approved }
licences-edit-approval-trial = { licences-add-approval-trial }
licences-edit-approval-denied = { licences-add-approval-denied }
licences-edit-approval-leaving = { licences-add-approval-leaving }
licences-edit-approved_until = { licences-add-approved_until }
licences-edit-about = { licences-add-about }
licences-renew-title = Add the next term
licences-renew-lead = The terms before it stay, with their prices.
licences-renew-submit = Add
licences-renew-count = { licences-add-count }
licences-renew-count-help = { licences-add-count-help }
licences-renew-price = { licences-add-price }
licences-renew-price-help = { licences-add-price-help }
licences-renew-period = { licences-add-period }
licences-renew-period-month = { licences-add-period-month }
licences-renew-period-year = { licences-add-period-year }
licences-renew-per = { licences-add-per }
licences-renew-per-each = { licences-add-per-each }
licences-renew-per-whole = { licences-add-per-whole }
licences-renew-from = { licences-add-from }
licences-renew-from-help = { licences-add-from-help }
licences-renew-to = { licences-add-to }
licences-renew-to-help = { licences-add-to-help }
licences-renew-reason = Why
licences-correct-title = Correct the last term
licences-correct-lead = What was written before is kept in the history.
licences-correct-submit = Correct
licences-correct-count = { licences-add-count }
licences-correct-count-help = { licences-add-count-help }
licences-correct-price = { licences-add-price }
licences-correct-price-help = { licences-add-price-help }
licences-correct-period = { licences-add-period }
licences-correct-period-month = { licences-add-period-month }
licences-correct-period-year = { licences-add-period-year }
licences-correct-per = { licences-add-per }
licences-correct-per-each = { licences-add-per-each }
licences-correct-per-whole = { licences-add-per-whole }
licences-correct-from = { licences-add-from }
licences-correct-from-help = { licences-add-from-help }
licences-correct-to = { licences-add-to }
licences-correct-to-help = { licences-add-to-help }
licences-correct-reason = Why
licences-count-title = Count
licences-count-lead = The number is taken from the registers as they were that day, and kept with its list.
licences-count-submit = Count
licences-count-day = Day
licences-count-day-help = Today or a day that has been.
licences-assign-title = Give a seat
licences-assign-submit = Give
licences-assign-person = Who is to have it?
licences-assign-person-help = E-mail address or full name.
licences-assign-from = From
licences-take-back-page = Take back the seat of { $name }
licences-take-back-lead = The seat is free from today. That it was held stays on record.
licences-take-back-submit = Take back
licences-true-up-title = Buy more
licences-true-up-lead = The decision holds from the day to the end of the term.
licences-true-up-submit = Buy more
licences-true-up-from = From
licences-true-up-count = How many more
licences-true-up-amount = Cost for the rest of the term
licences-true-up-amount-help = Leave empty to reckon with the term’s price.
licences-true-up-reason = Why
licences-reduce-title = Fewer in the next term
licences-reduce-lead = The number is used in the forecast and suggested when the next term is added.
licences-reduce-submit = Save
licences-reduce-count = Number in the next term
licences-reduce-reason = Why

# What cannot be done
licences-cannot-term-behind = The term begins before the one before it has ended.
licences-cannot-no-term = The licence has no term yet.
licences-cannot-no-term-then = No term holds on that day.
licences-cannot-not-counted = A licence for a whole site is not counted.
licences-cannot-ahead = A day that has not come cannot be counted.
licences-cannot-no-seats = Only licences with named seats are given to persons.
licences-cannot-has-seat = The person has a seat already.
licences-cannot-no-agreed-term = The agreement has no term then. Enter days and price.
licences-cannot-price-taken = Another licence has the agreement’s whole price. Enter what this one costs.
licences-cannot-metric-stands = The way of counting cannot change once something is bought or counted. Add a new licence.
licences-cannot-true-up-outside = A later purchase lies outside the new days.

# What has happened
licences-added = The licence was added.
licences-edited = What is said of the licence was changed.
licences-renewed = The next term was added.
licences-corrected = The last term was corrected.
licences-counted = { $counted } were counted on { $day }.
licences-counted-over = { $counted } were counted on { $day }, { $over } more than may be used.
licences-counted-it = The count is saved.
licences-assigned = A seat was given.
licences-taken-back = A seat was taken back.
licences-trued-up = { $count } more were bought from { $from }.
licences-reduced = The next term is to have { $count }.
licences-missed = The count day { $day } passed without a count.
licences-imported = The licence was imported.
licences-import-undone = The import of the licence was undone.
licences-tell-over = A licence is used by more than were bought
licences-tell-missed = A licence was not counted on its day
licences-stake-unit = { $count ->
    [one] The unit has one licence.
   *[other] The unit has { $count } licences.
}
licences-stake-person = { $count ->
    [one] The person has a licence seat that somebody else can have.
   *[other] The person has { $count } licence seats that others can have.
}
licences-needs-you-over = { $count ->
    [one] One licence is used by more than were bought.
   *[other] { $count } licences are used by more than were bought.
}
licences-needs-you-missed = { $count ->
    [one] One licence was not counted on its day.
   *[other] { $count } licences were not counted on their day.
}

# Import
licences-import-licence = Licences
licences-import-licence-product = { licences-add-product }
licences-import-licence-unit = { licences-add-unit }
licences-import-licence-supplier = { licences-add-supplier }
licences-import-licence-metric = { licences-add-metric }
licences-import-licence-count = { licences-add-count }
licences-import-licence-price = { licences-add-price }
licences-import-licence-period = { licences-add-period }
licences-import-licence-per = { licences-add-per }
licences-import-licence-from = { licences-add-from }
licences-import-licence-to = { licences-add-to }
licences-import-licence-approval = { licences-add-approval }
licences-import-licence-approved_until = { licences-add-approved_until }
licences-import-licence-about = { licences-add-about }
licences-import-licence-metric-seat = { licences-metric-seat }
licences-import-licence-metric-site = { licences-metric-site }
licences-import-licence-metric-staff = { licences-metric-staff }
licences-import-licence-metric-pupil = { licences-metric-pupil }
licences-import-licence-metric-device = { licences-metric-device }
licences-import-licence-period-month = { licences-add-period-month }
licences-import-licence-period-year = { licences-add-period-year }
licences-import-licence-per-each = { licences-add-per-each }
licences-import-licence-per-whole = { licences-add-per-whole }
licences-import-licence-approval-approved = { licences-approval-approved }
licences-import-licence-approval-trial = { licences-approval-trial }
licences-import-licence-approval-denied = { licences-approval-denied }
licences-import-licence-approval-leaving = { licences-approval-leaving }
licences-import-why-unit = You may not import licences for that unit.
licences-import-why-price = The price cannot be less than nothing.
licences-import-why-term = A term needs a count, a price, a first and a last day. Fill in what is missing, or leave all of it empty.
licences-import-why-to = The term ends before it begins.
licences-import-why-site = A licence for a whole site has no count.

# Errors in fields
error-only-of-devices = “{ $label }” is only for licences counted per device.
error-not-a-month-and-day = “{ $label }” must be month and day, such as 03-15.
error-ends-before-it-begins = The term ends before it begins.
error-site-has-no-count = A licence for a whole site has no count. Leave “{ $label }” empty.
error-day-ahead = “{ $label }” must be today or a day that has been.

# Who may do what
policy-kind-licence = Licence
policy-verb-licence-renew = Add and correct terms
policy-verb-licence-count = Count
policy-verb-licence-assign = Give seats
policy-verb-licence-decide = Decide on numbers
policy-verb-licence-fall = Count on the count day
policy-verb-licence-miss = Note that nobody counted
