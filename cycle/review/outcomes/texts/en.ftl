# Outcomes: what the room says in English.
outcomes-kind = Service report
outcomes-list-title = Service reports
outcomes-list-lead = One report a month: what came in, what was done and whether promises were kept.
outcomes-list-empty = There are no reports yet
outcomes-list-empty-help = The report of a month builds itself when the month is over.
outcomes-col-month = Month
outcomes-col-received = Came in
outcomes-col-solved = Solved
outcomes-col-open = Open at the end
outcomes-col-promised = Promises
outcomes-col-kept = Promises kept
outcomes-col-kept_percent = Kept, percent
outcomes-col-built_at = Built
outcomes-so-far = This month so far
outcomes-so-far-notice = The month is going on. The figures are those so far and may change until the report is built.
outcomes-title = Service report for { $month }
outcomes-lead = What came in to IT, what was done and whether promises were kept.
outcomes-built = The service report was built
outcomes-built-at = The report was built { $at } and does not change after that. It holds no personal data.
outcomes-to-figures = The figures as a list
outcomes-figures-list-title = All figures
outcomes-figures-list-lead = Every figure of every report on a row: for whoever wants to reckon on.
outcomes-figures-list-empty = There are no figures here
outcomes-figures-list-empty-help = The figures come with the first report, when the month is over.
outcomes-figures-col-month = Month
outcomes-figures-col-part = Part
outcomes-figures-col-name = What
outcomes-figures-col-value = Value
outcomes-figures-col-measured = Counted in
outcomes-figures-filter-month = Month
outcomes-figures-filter-month-all = All months
outcomes-figures-filter-name = What
outcomes-figures-filter-name-all = Everything
outcomes-measured-number = Number
outcomes-measured-minutes = Minutes
outcomes-measured-percent = Percent
outcomes-to-promises = How promises were kept
outcomes-cannot-not-over = The month { $month } is not over.
outcomes-cannot-is-built = The report for { $month } is there already.
outcomes-wheel-counted = reports
outcomes-wheel-last = The last one is for { $month }
outcomes-wheel-none = The first is built when the month is over
policy-verb-service-report-see-so-far = See the month that is going on
policy-verb-service-report-build = Build the month’s report

outcomes-month-of-year = { $month } { $year }
outcomes-month-1 = January
outcomes-month-2 = February
outcomes-month-3 = March
outcomes-month-4 = April
outcomes-month-5 = May
outcomes-month-6 = June
outcomes-month-7 = July
outcomes-month-8 = August
outcomes-month-9 = September
outcomes-month-10 = October
outcomes-month-11 = November
outcomes-month-12 = December
outcomes-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
outcomes-hours = { $hours } hours

outcomes-in-short = In short
outcomes-say-came = { $count ->
    [0] No ticket came in.
    [one] One ticket came in.
   *[other] { $count } tickets came in.
}
outcomes-say-solved = { $count ->
    [0] None was solved.
    [one] One was solved.
   *[other] { $count } were solved.
}
outcomes-say-left = { $count ->
    [0] None was open when the month ended.
    [one] One was open when the month ended.
   *[other] { $count } were open when the month ended.
}
outcomes-say-left-now = { $count ->
    [0] None is open now.
    [one] One is open now.
   *[other] { $count } are open now.
}
outcomes-say-as-many = That is as many as in { $month }.
outcomes-say-more = That is { $count } more than in { $month }.
outcomes-say-fewer = That is { $count } fewer than in { $month }.
outcomes-say-kept = { $tenths ->
    [0] Fewer than one of ten promises was kept ({ $percent } %)
    [1] One of ten promises was kept ({ $percent } %)
    [2] Two of ten promises were kept ({ $percent } %)
    [3] Three of ten promises were kept ({ $percent } %)
    [4] Four of ten promises were kept ({ $percent } %)
    [5] Five of ten promises were kept ({ $percent } %)
    [6] Six of ten promises were kept ({ $percent } %)
    [7] Seven of ten promises were kept ({ $percent } %)
    [8] Eight of ten promises were kept ({ $percent } %)
    [9] Nine of ten promises were kept ({ $percent } %)
   *[other] All promises were kept
}
outcomes-say-kept-as-in = { $kept }, as in { $month }.
outcomes-say-kept-unlike = { $kept }. In { $month } it was { $percent } %.
outcomes-say-answer-open = Half of those who were answered heard within { $half } of opening hours, nine of ten within { $nine }.
outcomes-say-answer-elapsed = Half of those who were answered heard within { $half }, nine of ten within { $nine }, nights and weekends included.
outcomes-say-rated = { $count ->
    [one] One has said how it turned out: { $good } good and { $bad } bad.
   *[other] { $count } have said how it turned out: { $good } good and { $bad } bad.
}
outcomes-was = { $month }: { $figure }
outcomes-chart = Tickets month by month
outcomes-chart-help = How many tickets came in and how many were solved in each month that has a report.
outcomes-brackets = In brackets in the tables stands the same figure for { $months }.
outcomes-nothing-beside = There is no report of the month before or of the same month a year ago to compare with.

outcomes-part-period = The period
outcomes-part-period-help = What time the report is about, and how long it was open.
outcomes-part-reactive = What came in
outcomes-part-reactive-help = Incidents and requests: how many, how fast it went and whether promises were kept. Times are counted from the report; time spent waiting for somebody counts too. Time to answer is of what both came in and was answered in the month.
outcomes-part-proactive = What prevented more
outcomes-part-proactive-help = What IT did so that less would come in: problems looked into, articles and training.
outcomes-part-change = What became different
outcomes-part-change-help = Services that came or went, and orders that were carried out.
outcomes-period-days = From { $first } to { $last }, both included: { $days } days.
outcomes-no-open-time = No opening hours can be shown, since nothing is promised by any calendar. Times are counted around the clock.
outcomes-changes-to-come = A register of changes comes with change management. Until then services and orders are counted here.
outcomes-col-figure = What
outcomes-figure-open-days = Days open
outcomes-figure-open-minutes = Time open
outcomes-figure-received = Came in
outcomes-figure-received-incidents = Came in: incidents
outcomes-figure-received-requests = Came in: requests
outcomes-figure-solved = Solved
outcomes-figure-solved-incidents = Solved: incidents
outcomes-figure-solved-requests = Solved: requests
outcomes-figure-reopened = Taken up again
outcomes-figure-merged = Were reported already
outcomes-figure-open = Open at the end
outcomes-figure-open-incidents = Open at the end: incidents
outcomes-figure-open-requests = Open at the end: requests
outcomes-figure-answer-half = First answer: half within
outcomes-figure-answer-nine = First answer: nine of ten within
outcomes-figure-solution-half = Solution: half within
outcomes-figure-solution-nine = Solution: nine of ten within
outcomes-figure-kept = Promises kept
outcomes-figure-rated-good = Ratings: good
outcomes-figure-rated-fair = Ratings: fair
outcomes-figure-rated-bad = Ratings: bad
outcomes-figure-minutes-spent = Work that was noted
outcomes-figure-problems-opened = Problems opened
outcomes-figure-problems-closed = Problems solved
outcomes-figure-problems-open = Problems open at the end
outcomes-figure-known-errors = Known errors with a way around
outcomes-figure-gathered = Reports gathered under a problem or an outage
outcomes-figure-published-articles = Articles published
outcomes-figure-reviewed-articles = Articles reviewed
outcomes-figure-overdue-articles = Articles past their review day
outcomes-figure-sessions = Training sessions
outcomes-figure-trained = Persons trained
outcomes-figure-launched = Services taken into use
outcomes-figure-retired = Services retired
outcomes-figure-orders = Orders carried out from a template
outcomes-head-received = Came in
outcomes-head-solved = Solved
outcomes-head-open = Open at the end
outcomes-head-broken = Promises broken
outcomes-head-carried-out = Carried out
outcomes-head-promised = Promises
outcomes-head-kept = Kept
outcomes-head-share = Share
outcomes-share-in = Share in { $month }
outcomes-by-priority = By priority
outcomes-by-priority-head = Priority
outcomes-by-unit = By unit
outcomes-by-unit-head = Unit
outcomes-by-service = By service
outcomes-by-service-head = Service
outcomes-by-measure = Promises to the users
outcomes-by-measure-head = Promise
outcomes-by-cause = Why promises were broken
outcomes-by-cause-head = Cause
outcomes-by-order = Orders carried out
outcomes-by-order-head = Template
outcomes-priority-1 = 1 – highest
outcomes-priority-2 = 2 – high
outcomes-priority-3 = 3 – normal
outcomes-priority-4 = 4 – low
outcomes-priority-5 = 5 – lowest
outcomes-measure-first-response = First answer
outcomes-measure-next-answer = Next answer
outcomes-measure-solution = Solution
outcomes-no-service = No service was named
outcomes-hidden-service = Services that you may not see
outcomes-no-cause = No cause has been given
outcomes-no-promises = The time of no promise ended in the month.
