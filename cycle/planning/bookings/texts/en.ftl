# Supplier ledgers that were read in: what the room says in English.
bookings-kind-row = Ledger row
bookings-kind-file = Supplier ledger file
bookings-kind-account = Account in the supplier ledger
bookings-kind-place = Administration in the supplier ledger
bookings-kind-supplier = Supplier in the supplier ledger
bookings-facts = Facts
bookings-bring = Bring in a file
bookings-files-list-title = Supplier ledger
bookings-files-list-lead = Files of supplier invoices that were read in. Their rows wait here until they are booked in the IT budget, each of them once.
bookings-files-list-empty = No supplier ledger has been read in yet
bookings-files-list-empty-help = Bring in the file from the finance system. Then you say here which units, accounts and suppliers its rows are about.
bookings-files-col-file = File
bookings-files-col-at = Read in
bookings-files-col-rows = Rows
bookings-files-col-sum = Sum
bookings-files-col-booked = Booked
bookings-file-title = Supplier ledger file { $number }
bookings-file-lead = Where each row of the file stands. The parts together are the sum of the file, to the öre.
bookings-file-help = Rows that were there since an earlier import count in that file and not here. The whole import can be undone under Import: what is booked is then taken back in the budget, with a correction for each row.
bookings-file-rows = Show the rows
bookings-file-caption = The rows of the file
bookings-head-state = State
bookings-head-rows = Rows
bookings-head-sum = Sum
bookings-head-next = Next step
bookings-head-whole = The whole file
bookings-head-text = Text
bookings-way-rows = Show the rows
bookings-way-account = Say what the accounts are
bookings-way-unit = Say which units they are
bookings-way-supplier = Say who the suppliers are
bookings-way-year = Open the budget year
bookings-state-booked = Booked
bookings-state-ready = Ready to book
bookings-state-not-it = Not IT
bookings-state-account = Account not settled
bookings-state-unit = Unit not settled
bookings-state-supplier = Supplier not settled
bookings-state-year = Budget year not open
bookings-state-help-booked = The row stands in the budget as spent.
bookings-state-help-ready = All that is needed is known. The row is booked when somebody books the file.
bookings-state-help-not-it = The account is none of IT’s, or the amount is nothing. The row counts in the sum of the file but is not booked.
bookings-state-help-account = Nobody has said whether the account is IT’s. It is said once, under Accounts in the supplier ledger.
bookings-state-help-unit = Nobody has said which unit the administration is. It is said once, under Administrations in the supplier ledger.
bookings-state-help-supplier = Nobody has said who the supplier is. It is said once, under Suppliers in the supplier ledger.
bookings-state-help-year = The budget has no open year for the day of the row. A locked year is not changed by a file.
bookings-row-file = Show the file
bookings-row-line = Show the budget line
bookings-rows-list-title = Rows of the supplier ledger
bookings-rows-list-lead = Every row that was read in, as it stands in its file.
bookings-rows-list-empty = No rows
bookings-rows-list-empty-help = The rows are here when a supplier ledger has been read in.
bookings-rows-col-supplier = Supplier
bookings-rows-col-invoice = Invoice number
bookings-rows-col-account = Account
bookings-rows-col-administration = Administration
bookings-rows-col-amount = Amount
bookings-rows-col-day = Day
bookings-rows-col-state = State
bookings-rows-filter-state = State
bookings-rows-filter-state-all = All states
bookings-rows-filter-state-held = Waiting for an answer
bookings-rows-filter-state-booked = Booked
bookings-rows-filter-state-ready = Ready to book
bookings-rows-filter-state-not-it = Not IT
bookings-rows-filter-state-account = Account not settled
bookings-rows-filter-state-unit = Unit not settled
bookings-rows-filter-state-supplier = Supplier not settled
bookings-rows-filter-state-year = Budget year not open
bookings-rows-filter-file = File
bookings-rows-filter-file-all = All files
bookings-accounts-list-title = Accounts in the supplier ledger
bookings-accounts-list-lead = Say once what each account is. The answer holds for all rows that are not booked, and for all files to come.
bookings-accounts-list-empty = No accounts
bookings-accounts-list-empty-help = Accounts come here when a supplier ledger is read in.
bookings-accounts-col-name = Account
bookings-accounts-col-code = Code
bookings-accounts-col-state = State
bookings-accounts-col-account = Account in the budget
bookings-accounts-col-rows = Rows
bookings-accounts-col-sum = Sum
bookings-accounts-filter-state = State
bookings-accounts-filter-state-all = All accounts
bookings-accounts-filter-state-waiting = Not settled
bookings-accounts-filter-state-it = IT
bookings-accounts-filter-state-not-it = Not IT
bookings-verdict-waiting = Not settled
bookings-verdict-it = IT
bookings-verdict-not-it = Not IT
bookings-not-it-act = This is not IT
bookings-settle-account-title = Say what the account is
bookings-settle-account-page = What is { $name }?
bookings-settle-account-lead = Rows on an IT account are booked on the budget line with the same account string; when there is none, one is made, without a plan. What is booked already does not change.
bookings-settle-account-verdict = Is it IT?
bookings-settle-account-verdict-it = Yes, it is IT
bookings-settle-account-verdict-not-it = No, it is not IT
bookings-settle-account-name = Name of the budget line
bookings-settle-account-account = Account in the budget
bookings-settle-account-activity = Activity
bookings-settle-account-service = Service
bookings-settle-account-kind = Kind of money
bookings-settle-account-kind-operating = Operating
bookings-settle-account-kind-investment = Investment
bookings-settle-account-kind-grant = Grant
bookings-settle-account-submit = Save
bookings-units-list-title = Administrations in the supplier ledger
bookings-units-list-lead = Say once which unit each administration is. The answer holds for all rows that are not booked, and for all files to come.
bookings-units-list-empty = No administrations
bookings-units-list-empty-help = Administrations come here when a supplier ledger is read in.
bookings-units-col-name = Administration
bookings-units-col-unit = Unit
bookings-units-col-rows = Rows
bookings-units-col-sum = Sum
bookings-units-filter-state = State
bookings-units-filter-state-all = All
bookings-units-filter-state-waiting = Not settled
bookings-units-filter-state-settled = Settled
bookings-settle-unit-title = Say which unit it is
bookings-settle-unit-page = Which unit is { $name }?
bookings-settle-unit-lead = The answer holds for all rows that are not booked, and for all files to come.
bookings-settle-unit-unit = Unit
bookings-settle-unit-submit = Save
bookings-suppliers-list-title = Suppliers in the supplier ledger
bookings-suppliers-list-lead = Those in the supplier register are known by organisation number or spelling. You say once who the others are.
bookings-suppliers-list-empty = No suppliers
bookings-suppliers-list-empty-help = Suppliers come here when a supplier ledger is read in.
bookings-suppliers-col-name = Supplier
bookings-suppliers-col-number = Organisation number
bookings-suppliers-col-state = State
bookings-suppliers-col-register = In the supplier register
bookings-suppliers-col-rows = Rows
bookings-suppliers-col-sum = Sum
bookings-suppliers-filter-state = State
bookings-suppliers-filter-state-all = All suppliers
bookings-suppliers-filter-state-waiting = Holding up rows on IT accounts
bookings-suppliers-filter-state-unsettled = Not settled
bookings-suppliers-filter-state-known = In the register
bookings-suppliers-filter-state-own = As they stand in the file
bookings-settled-waiting = Not settled
bookings-settled-known = In the register
bookings-settled-own = As it stands in the file
bookings-looks-like = Looks like { $name }
bookings-own-act = New supplier, called so
bookings-settle-supplier-title = Say who the supplier is
bookings-settle-supplier-page = Who is { $name }?
bookings-settle-supplier-lead = The answer holds for all spellings with the same organisation number. A supplier that belongs in the register is added there first.
bookings-settle-supplier-who = Who is it?
bookings-settle-supplier-who-register = A supplier of the register
bookings-settle-supplier-who-own = Nobody of the register, it is called so
bookings-settle-supplier-supplier = Supplier of the register
bookings-settle-supplier-submit = Save
bookings-book-title = Book what is ready
bookings-book-page = { $count ->
    [one] Book one row, { $sum }
   *[other] Book { $count } rows, { $sum }
}
bookings-book-lead = The rows become spent money on their budget lines. An invoice that somebody has entered by hand does not count once more.
bookings-book-submit = Book
bookings-booked-all = { $booked ->
    [one] One row is booked
   *[other] { $booked } rows are booked
}{ $known ->
    [0] .
    [one] , one of which stood in the budget already.
   *[other] , { $known } of which stood in the budget already.
}
bookings-booked-some = { $booked ->
    [one] One row is booked
   *[other] { $booked } rows are booked
}{ $known ->
    [0] {""}
   *[other] , { $known } of which stood in the budget already
}. { $refused ->
    [one] One row was refused
   *[other] { $refused } rows were refused
} and stays. See whether the same row was booked from another file, the unit is closed or the service is gone.
bookings-imported = The ledger row was read in.
bookings-import-undone = The import of the ledger row was undone.
bookings-booked = Rows of the supplier ledger were booked.
bookings-account-settled = The account is settled.
bookings-place-settled = The unit is settled.
bookings-supplier-settled = The supplier is settled.
bookings-cannot-nothing-ready = No row of the file can be booked now. See what the rows wait for.
bookings-cannot-looks-like-another = The supplier looks like one in the register. Open it and say who it is.
bookings-waiting-accounts = { $count ->
    [one] One account in the supplier ledger is not settled
   *[other] { $count } accounts in the supplier ledger are not settled
}
bookings-waiting-units = { $count ->
    [one] One administration in the supplier ledger has no unit
   *[other] { $count } administrations in the supplier ledger have no unit
}
bookings-stake-unit = { $count ->
    [one] One administration in the supplier ledger is this unit
   *[other] { $count } administrations in the supplier ledger are this unit
}
bookings-import-row = Rows of the supplier ledger
bookings-import-row-supplier = Supplier
bookings-import-row-number = Organisation number
bookings-import-row-administration = Administration or unit
bookings-import-row-account = Account (code and name)
bookings-import-row-invoice = Invoice number
bookings-import-row-amount = Amount (minus for a credit)
bookings-import-row-day = Day or period (its last day)
bookings-import-row-text = Text
bookings-import-row-line = Supplier, invoice, account, unit, amount and which in the order
bookings-import-why-not-you = You may not read in the supplier ledger.
bookings-import-why-amount = The amount is larger than any invoice can be. Check which column is the amount.
bookings-import-why-day = The same row came before, with the day { $day }. If it is the same it counts already; if it is another instalment, enter it in the budget.
bookings-import-why-booked = The row is booked already and is not changed by a file. Correct it in the budget.
bookings-spend-page = Spent and agreed with { $name }
bookings-spend-suppliers = Suppliers
bookings-spend-caption = Spent beside what was agreed
bookings-spend-year = Year
bookings-spend-agreed = Agreed
bookings-spend-spent = Spent
bookings-spend-strays = Difference
bookings-spend-over = { $year }: { $amount } more was spent than the agreements cost.
bookings-spend-unagreed = { $year }: { $amount } was spent without any agreement that you may read.
bookings-spend-none = Nothing has been spent with the supplier, and no agreement costs anything yet.
bookings-spend-help = Spent is what stands on budget lines that you may read, under the supplier’s name or one of its spellings. Agreed is what the agreements cost when what renews itself does.
bookings-bound-title = Bound by agreements
bookings-bound-lead = What agreements bind in each year, beside the budget.
bookings-bound-budget = Budget
bookings-bound-all-units = All units
bookings-bound-plan = Plan
bookings-bound-orders = Open orders
bookings-bound-spent = Spent
bookings-bound-agreements = Bound by agreements
bookings-bound-rule = The column of the agreements is not added to the others. An order or an invoice may be for the same agreement, and adding them would count the same money twice. An agreement belongs to its own unit; the budget to the unit that pays.
policy-verb-ledger-row-import = Read in
policy-verb-ledger-row-settle = Say what something in the files is
policy-verb-ledger-row-book = Book
bookings-kind-budget-row = Row of a budget file
bookings-kind-budget-file = Imported budget
bookings-budget-files-list-title = Imported budgets
bookings-budget-files-list-lead = Budgets that have been imported as files. The rows wait here until they are put into the plan, each of them once.
bookings-budget-files-list-empty = No budget has been imported yet
bookings-budget-files-list-empty-help = Import the budget file of the finance system or the spreadsheet. Accounts and administrations that you have settled for the ledgers hold here too.
bookings-budget-files-col-file = File
bookings-budget-files-col-at = Imported
bookings-budget-files-col-rows = Rows
bookings-budget-files-col-sum = Sum
bookings-budget-files-col-planned = In the plan
bookings-budget-file-title = Imported budget { $number }
bookings-budget-file-lead = Where each row of the file stands. The parts together are the file's sum, to the öre.
bookings-budget-file-help = Rows that were there from an earlier import count in that file and not here. When a row's amount has changed it waits to be put into the plan again, and the plan then changes by the difference. A row that a later file lacks is not removed by it. The whole import can be undone under Import: what stands in the plan is then taken out of it.
bookings-budget-state-planned = In the plan
bookings-budget-state-ready = Can be planned
bookings-budget-state-not-it = Not IT
bookings-budget-state-account = Account not settled
bookings-budget-state-unit = Unit not settled
bookings-budget-state-year = Budget year not open
bookings-budget-state-help-planned = The row stands in the plan of its budget line.
bookings-budget-state-help-ready = All that is needed is known. The row comes into the plan when somebody plans the file.
bookings-budget-state-help-not-it = The account is none of IT's, or the amount is nothing. The row counts in the file's sum but does not come into the plan.
bookings-budget-state-help-account = Nobody has said whether the account is IT's. That is settled once, under Accounts in the ledgers.
bookings-budget-state-help-unit = Nobody has said which unit the administration is. That is settled once, under Administrations in the ledgers.
bookings-budget-state-help-year = The budget has no open year for the row. A locked year is not changed by a file.
bookings-budget-rows-list-title = Rows of imported budgets
bookings-budget-rows-list-lead = Every imported row, as it stands in its file.
bookings-budget-rows-list-empty = No rows
bookings-budget-rows-list-empty-help = Rows are here when a budget has been imported.
bookings-budget-rows-col-account = Account
bookings-budget-rows-col-administration = Administration
bookings-budget-rows-col-year = Year
bookings-budget-rows-col-amount = Amount
bookings-budget-rows-col-planned = In the plan
bookings-budget-rows-col-state = State
bookings-budget-rows-filter-state = State
bookings-budget-rows-filter-state-all = All states
bookings-budget-rows-filter-state-held = Waits for an answer
bookings-budget-rows-filter-state-planned = In the plan
bookings-budget-rows-filter-state-ready = Can be planned
bookings-budget-rows-filter-state-not-it = Not IT
bookings-budget-rows-filter-state-account = Account not settled
bookings-budget-rows-filter-state-unit = Unit not settled
bookings-budget-rows-filter-state-year = Budget year not open
bookings-budget-rows-filter-file = File
bookings-budget-rows-filter-file-all = All files
bookings-plan-title = Put into the plan
bookings-plan-page = { $count ->
    [one] Put one row of { $sum } into the plan
   *[other] Put { $count } rows of { $sum } into the plan
}
bookings-plan-lead = Rows of one account and unit become one entry in the plan of their budget line; where there is none a line is made, unfunded until somebody says who pays.
bookings-plan-submit = Put into the plan
bookings-budget-planned-all = { $rows ->
    [one] One row is in the plan.
   *[other] { $rows } rows are in the plan.
}
bookings-budget-planned-some = { $rows ->
    [one] One row is in the plan.
   *[other] { $rows } rows are in the plan.
} { $refused ->
    [one] One row could not be planned and stays.
   *[other] { $refused } rows could not be planned and stay.
} See whether the unit is closed or the budget line is a post with a salary.
bookings-budget-imported = The budget row was imported.
bookings-budget-import-undone = The import of the budget row was undone.
bookings-budget-planned = Rows of the budget file were put into the plan.
bookings-import-budget = Rows of a budget
bookings-import-budget-year = Year (such as 2026 or FY25-26)
bookings-import-budget-administration = Administration or unit
bookings-import-budget-account = Account (code and name)
bookings-import-budget-side = Cost or income
bookings-import-budget-side-cost = Cost
bookings-import-budget-side-income = Income
bookings-import-budget-amount = Amount
bookings-import-budget-text = Text
bookings-import-budget-line = Year, administration, account and which in order
bookings-import-why-what-year = It cannot be seen which year the row is for. Write the year with four figures.
bookings-import-why-year-locked = The row is for a year that is locked or not in the budget, and is not changed by a file.
