# Levelling: what the room says in English.
levelling-title = Level the replacements
levelling-lead = When the money of the years does not reach for all that falls out: what can wait so that every ceiling is kept, with as little delay as can be.
levelling-to-sources = Funding and ceilings
levelling-to-refresh = Replacement plan
levelling-no-rules = Say first who pays which replacements, and how late they may be. Then set a ceiling for each year under Funding. What can wait is shown here then.
levelling-unsolved = No answer was found within three seconds. Try again, or let fewer kinds wait.
levelling-nothing-waits = Nothing needs to wait.
levelling-waits = { $things ->
    [one] One thing waits
   *[other] { $things } things wait
}, together { $years ->
    [one] one year
   *[other] { $years } years
} late.
levelling-gap = There may be an answer that is { $percent } % less late.
levelling-unpaid = Replacements for { $amount } have nobody who pays by the rules and are left out.
levelling-unpriced = { $things ->
    [one] One thing has no price and weighs nothing here.
   *[other] { $things } things have no price and weigh nothing here.
}
levelling-over = { $source } does not reach in { $year }: { $amount } too little, however it is spread.
levelling-years = The years, in kronor
levelling-head-source = Paid by
levelling-head-year = Year
levelling-head-before = Falls out
levelling-head-ceiling = Ceiling
levelling-head-after = Levelled
levelling-head-over = Over the ceiling
levelling-head-why = Why
levelling-moved = What waits, in kronor
levelling-col-unit = Unit
levelling-col-model = Model
levelling-col-from = From
levelling-col-to = To
levelling-col-things = Things
levelling-col-cost = Cost
levelling-col-source = Paid by
levelling-why = { $source } has the ceiling { $ceiling } for { $year }, and { $before } would be replaced.
levelling-more = { $more } more rows are in the file.
levelling-export-words = What waits as a file:
levelling-formula = What falls out comes from the replacement plan, and ceilings from the funding. Nothing is replaced before its time, and nothing later than its rule lets it or after the last year here. What is lost or broken cannot wait and is taken off the ceiling. A thing that waits counts at the price of the year in which it would have been replaced. The plan does not change by itself: put off what you choose with a rule of the replacement plan.
levelling-rules-list-title = Who pays the replacements
levelling-rules-list-lead = The nearest rule holds: a kind in a unit before the unit's, the unit's before the kind's, and a lower unit's before a higher one's.
levelling-rules-list-empty = No rules
levelling-rules-list-empty-help = Say who pays which replacements, and they can be levelled against the ceilings of the years.
levelling-rules-col-kind = Kind
levelling-rules-col-unit = Unit, with all below it
levelling-rules-col-source = Paid by
levelling-rules-col-late = Years late at most
levelling-rules-col-remove = Remove
levelling-all-kinds = All kinds
levelling-all-units = All units
levelling-rule-remove-title = Remove
levelling-rule-remove-lead = What the rule was about is then paid by a rule that is further away, or by nobody.
levelling-rule-remove-submit = Remove the rule
levelling-rule-set-title = Say who pays
levelling-rule-set-lead = What is said already of the same kind in the same unit is replaced.
levelling-rule-set-category = Kind of equipment
levelling-rule-set-unit = Unit, with all below it
levelling-rule-set-source = Paid by
levelling-rule-set-late = How many years late may it be at most?
levelling-rule-set-submit = Save
levelling-rule-set = The rule holds.
levelling-rule-removed = The rule is removed.
levelling-kind-of-rule = Rule of who pays
policy-kind-levelling = Levelling of replacements
policy-kind-level-rule = Who pays the replacements
policy-verb-level-rule-set = Say
policy-verb-level-rule-remove = Remove
