# Loans: what the room says in English.
loans-kind-of-loan = Loan
loans-kind-of-unit = Loans to be given back
loans-kind-of-text = Loan agreement
loans-list-title = Loans
loans-list-lead = Equipment that pupils and staff have on loan, and when it is to be given back.
loans-list-empty = There are no loans to show
loans-list-empty-help = What you have borrowed yourself shows here, and what is lent in units that you work with.
loans-col-thing = Equipment
loans-col-model = Model
loans-col-person = Borrower
loans-col-unit = Unit
loans-col-state = State
loans-col-due = Due back
loans-col-out = Handed out
loans-col-signed = Agreement signed
loans-col-ended = Ended
loans-col-condition = Condition when returned
loans-col-accessories = Accessories
loans-filter-q = Search label or model
loans-filter-state = State
loans-filter-state-all = All states
loans-filter-state-out = On loan
loans-filter-state-late = Late
loans-filter-state-returned = Returned
loans-filter-state-lost = Lost
loans-filter-state-unsigned = Not signed
loans-filter-unit = Unit
loans-filter-unit-all = All units
loans-filter-mine = My loans
loans-filter-person = Borrower
loans-state-open = On loan
loans-state-late = Late
loans-state-returned = Returned
loans-state-lost = Lost
loans-condition-new = New
loans-condition-good = In good condition
loans-condition-worn = Worn
loans-condition-damaged = Damaged
loans-payer-borrower = The borrower
loans-payer-unit = The unit
loans-payer-insurance = The insurance
loans-damage-state-noted = Noted
loans-damage-state-billed = Billed
loans-damage-state-paid = Paid
loans-damage-state-waived = Waived
loans-name-hidden = Protected identity
loans-by-itself = Automatically
loans-not-signed = Not signed
loans-facts = Facts
loans-agreement = Loan agreement
loans-text-version = Version { $number }
loans-signed-by-borrower = { $day }, by the borrower
loans-signed-by-guardian = { $day }, by the guardian { $name }
loans-the-loan = The loan
loans-the-end = How the loan ended
loans-out-condition = Condition when handed out
loans-out-note = Note when handed out
loans-back-on = Returned
loans-lost-on = Missing since
loans-damages = Damage
loans-history = What has happened
loans-documents = Documents
loans-step-out = Handed out
loans-step-signed = The agreement was signed
loans-step-prolonged = Extended to
loans-step-returned = Returned
loans-step-lost = Reported lost
loans-step-damage = Damage noted
loans-step-settled = Payment for damage changed
loans-head-thing = Equipment
loans-head-person = Borrower
loans-head-outcome = Outcome
loans-head-why = Why
loans-head-unit = Unit
loans-head-out = On loan
loans-head-soon = Due within a week
loans-head-late = Late
loans-head-later = Late by two weeks or more
loans-head-due = Due back
loans-head-days = Days late
loans-head-damage = Damage
loans-head-day = Day
loans-head-cost = Cost
loans-head-payer = Paid by
loans-head-damage-state = State
loans-head-settle = Payment
loans-head-at = When
loans-head-step = What
loans-head-note = Note
loans-head-by = By
loans-head-out-by = Handed out by
loans-head-document = Document
loans-head-size = Size
loans-head-remove = Remove
loans-notice-late = { $count ->
    [one] The loan was due back yesterday.
   *[other] The loan is { $count } days late.
}
loans-notice-moved = The equipment was moved by hand while the loan was open. End the loan if it is back.

# What is to come back
loans-due-title = Due back
loans-due-lead = What each unit has on loan. Choose the number that are late to see which.
loans-due-empty = Nothing is on loan
loans-due-empty-help = What is lent in a unit that you work with shows here.
loans-due-units = On loan in each unit
loans-due-late = Late loans at { $unit }
loans-unit-card = Loans to be given back to { $unit }

# Many at once
loans-lines = Line by line
loans-lines-preview = { $done ->
    [0] None of the loans can be made. See why on each line.
    [one] One loan can be made.
   *[other] { $done } loans can be made.
} { $refused ->
    [0] {""}
    [one] One line cannot.
   *[other] { $refused } lines cannot.
}
loans-lines-lent = { $done ->
    [0] Nothing was lent.
    [one] One loan was made.
   *[other] { $done } loans were made.
} { $refused ->
    [0] {""}
    [one] One line was refused.
   *[other] { $refused } lines were refused.
}
loans-lines-returned = { $done ->
    [0] Nothing was taken back.
    [one] One thing is returned.
   *[other] { $done } things are returned.
} { $refused ->
    [0] {""}
    [one] One line was refused.
   *[other] { $refused } lines were refused.
}
loans-line-ok = Fine
loans-line-refused = Refused
loans-many-title = Lend to many
loans-many-lead = Type or scan one thing a line, and one person a line in the same order. You see the pairs before anything is lent.
loans-many-submit = Show the pairs
loans-many-things = Equipment, one a line
loans-many-things-help = Label, serial number or the address in the label’s code. At most 200 lines.
loans-many-persons = Persons, one a line
loans-many-persons-help = E-mail address, number or full name.
loans-many-due = { loans-lend-due }
loans-many-due-help = { loans-lend-due-help }
loans-many-condition = { loans-lend-condition }
loans-many-condition-new = { loans-condition-new }
loans-many-condition-good = { loans-condition-good }
loans-many-condition-worn = { loans-condition-worn }
loans-many-condition-damaged = { loans-condition-damaged }
loans-many-accessories = { loans-lend-accessories }
loans-many-accessories-help = { loans-lend-accessories-help }
loans-many-out_on = { loans-lend-out_on }
loans-many-unit = { loans-lend-unit }
loans-many-unit-help = { loans-lend-unit-help }
loans-many-go = { $count ->
    [one] Lend one pair
   *[other] Lend { $count } pairs
}
loans-many-preview = Are the pairs right?
loans-many-done = How it went
loans-return-many-title = Take back many
loans-return-many-lead = Type or scan one thing a line. Take back what is damaged on its own loan, so that the damage is noted.
loans-return-many-submit = Take back
loans-return-many-things = Equipment, one a line
loans-return-many-things-help = { loans-many-things-help }
loans-return-many-condition = Condition
loans-return-many-condition-new = { loans-condition-new }
loans-return-many-condition-good = { loans-condition-good }
loans-return-many-condition-worn = { loans-condition-worn }
loans-return-many-condition-damaged = { loans-condition-damaged }
loans-return-many-on = Returned
loans-return-many-note = Note
loans-return-many-done = How it went

# Forms
loans-lend-title = Lend
loans-lend-submit = Lend
loans-lend-thing = Equipment
loans-lend-thing-help = Label, serial number or the address in the label’s code.
loans-lend-person = Borrower
loans-lend-person-help = E-mail address, number or full name.
loans-lend-due = Due back
loans-lend-due-help = Leave empty for the last school day of the term.
loans-lend-condition = Condition
loans-lend-condition-new = { loans-condition-new }
loans-lend-condition-good = { loans-condition-good }
loans-lend-condition-worn = { loans-condition-worn }
loans-lend-condition-damaged = { loans-condition-damaged }
loans-lend-note = Note on the condition
loans-lend-accessories = Accessories
loans-lend-accessories-help = Such as charger and bag.
loans-lend-signed_by = The agreement is signed by
loans-lend-signed_by-help = Leave empty if it is signed later.
loans-lend-signed_by-borrower = The borrower
loans-lend-signed_by-guardian = A guardian
loans-lend-signed_name = The guardian’s name
loans-lend-out_on = Handed out
loans-lend-unit = Unit
loans-lend-unit-help = Leave empty if the equipment stays in its unit. Otherwise it moves there.
loans-sign-title = Note the signature
loans-sign-lead = What was signed is the version of the agreement that the loan was given under.
loans-sign-submit = Save
loans-sign-signed_by = { loans-lend-signed_by }
loans-sign-signed_by-borrower = { loans-lend-signed_by-borrower }
loans-sign-signed_by-guardian = { loans-lend-signed_by-guardian }
loans-sign-signed_name = { loans-lend-signed_name }
loans-sign-on = Signed
loans-prolong-title = Extend
loans-prolong-lead = Reminders are counted from the new day.
loans-prolong-submit = Extend
loans-prolong-due = Due back
loans-prolong-reason = Why
loans-return-title = Take back
loans-return-lead = Everything that is said of the loan stays.
loans-return-submit = End the loan
loans-return-whither = Where does the equipment go?
loans-return-whither-in-stock = Into stock
loans-return-whither-in-repair = To be repaired
loans-return-whither-lost = It is lost
loans-return-condition = Condition
loans-return-condition-help = Not needed for what is lost.
loans-return-condition-new = { loans-condition-new }
loans-return-condition-good = { loans-condition-good }
loans-return-condition-worn = { loans-condition-worn }
loans-return-condition-damaged = { loans-condition-damaged }
loans-return-note = Note
loans-return-note-help = Is an accessory missing? For what is lost: how it happened.
loans-return-on = Day
loans-return-damage = Damage
loans-return-damage-help = Leave empty if nothing is damaged.
loans-return-cost = What the damage costs
loans-return-payer = Who pays
loans-return-payer-borrower = { loans-payer-borrower }
loans-return-payer-unit = { loans-payer-unit }
loans-return-payer-insurance = { loans-payer-insurance }
loans-damage-title = Note damage
loans-damage-submit = Save
loans-damage-damage = Damage
loans-damage-cost = What it costs
loans-damage-cost-help = Leave empty if nobody knows yet.
loans-damage-payer = Who pays
loans-damage-payer-borrower = { loans-payer-borrower }
loans-damage-payer-unit = { loans-payer-unit }
loans-damage-payer-insurance = { loans-payer-insurance }
loans-damage-on = Day
loans-settle-title = Change the payment
loans-settle-lead = What is paid or waived does not change again.
loans-settle-submit = Save
loans-settle-state = State
loans-settle-state-noted = { loans-damage-state-noted }
loans-settle-state-billed = { loans-damage-state-billed }
loans-settle-state-paid = { loans-damage-state-paid }
loans-settle-state-waived = { loans-damage-state-waived }
loans-settle-payer = Who pays
loans-settle-payer-borrower = { loans-payer-borrower }
loans-settle-payer-unit = { loans-payer-unit }
loans-settle-payer-insurance = { loans-payer-insurance }
loans-settle-cost = What it costs
loans-settle-note = Note
loans-attach-title = Attach documents
loans-attach-lead = The signed agreement, a picture or a report to the police. Read by those who may see the loan, the borrower too.
loans-attach-files = Files
loans-attach-submit = Attach
loans-detach-page = Remove { $name }
loans-detach-lead = The document is removed. The log still says that it was there.
loans-detach-submit = Remove

# Agreements
loans-texts-list-title = Loan agreements
loans-texts-list-lead = What borrowers sign. The latest version of the unit holds, or that of the nearest unit above it.
loans-texts-list-empty = There is no loan agreement
loans-texts-list-empty-help = Write one for the whole organisation or for a unit. Loans can be made without one, but not signed.
loans-texts-col-unit = Unit
loans-texts-col-made = Written
loans-texts-filter-unit = Unit
loans-texts-filter-unit-all = All units
loans-text-title = Write a loan agreement
loans-text-lead = Each change is a new version. Loans that are out keep theirs.
loans-text-submit = Save
loans-text-unit = Holds for
loans-text-unit-help = The unit and all beneath it that have none of their own.
loans-text-swedish = Text in Swedish
loans-text-english = Text in English
loans-text-english-help = May be left empty.
loans-text-page = Loan agreement for { $unit }
loans-text-holds = Holds now.
loans-text-held = Replaced by a later version.
loans-text-next = Write the next version
loans-paper-title = Print the agreement
loans-paper-page = Loan agreement
loans-paper-serial = Serial number
loans-paper-no-text = No loan agreement has been written for the unit.
loans-paper-english = In English
loans-paper-swedish = In Swedish
loans-paper-borrower = The borrower’s signature, place and day
loans-paper-guardian = The guardian’s signature, place and day (for a borrower under 18)

# What cannot be done
loans-cannot-already-lent = The equipment is on loan already. Take it back first.
loans-cannot-somebody-has-it = By the register somebody else has the equipment. Move it into stock first.
loans-cannot-not-open = There is no open loan.
loans-cannot-returned = The loan has ended already.
loans-cannot-not-later = The new day must be later than the old one.
loans-cannot-no-text = No loan agreement has been written for the unit, so there is nothing to sign.
loans-cannot-signed = The agreement is signed already.
loans-cannot-settled = What is paid or waived does not change, and a state does not go back.

# What has happened
loans-lent = Equipment was lent until { $due }.
loans-lent-it = The loan is saved.
loans-signed = The agreement of the loan was signed.
loans-signed-it = The signature is saved.
loans-prolonged = The loan was extended to { $due }.
loans-prolonged-it = The loan is extended.
loans-returned = The equipment was returned.
loans-returned-it = The loan has ended.
loans-lost = The equipment was reported lost.
loans-lost-it = The equipment is reported lost.
loans-damage-noted = Damage was noted on the loan.
loans-damage-noted-it = The damage is saved.
loans-damage-settled = The payment for damage was changed.
loans-damage-settled-it = The payment is saved.
loans-file-added = A document was added to the loan.
loans-file-removed = A document was removed from the loan.
loans-reminded-soon = The borrower was reminded of { $due }.
loans-reminded-late = The borrower was reminded that { $due } has passed.
loans-reminded-later = The borrower was reminded again that { $due } has passed.
loans-unit-reminded-soon = The unit’s management was reminded: { $things } loans are due on { $due }.
loans-unit-reminded-late = The unit’s management was reminded: { $things } loans were due on { $due }.
loans-unit-reminded-later = The unit’s management was reminded again: { $things } loans were due on { $due }.
loans-text-written = A new version of the loan agreement was written.
loans-text-written-it = The version is saved.
loans-tell-soon = What you have borrowed is soon to be given back
loans-tell-late = What you have borrowed should have been given back
loans-tell-later = What you have borrowed is more than two weeks late
loans-tell-unit-soon = Equipment on loan is soon to be given back
loans-tell-unit-late = Equipment on loan has not come back
loans-tell-unit-later = Equipment on loan is more than two weeks late
loans-stake-unit = { $count ->
    [one] One thing is on loan in the unit.
   *[other] { $count } things are on loan in the unit.
}
loans-stake-person = { $count ->
    [one] The person has one thing on loan.
   *[other] The person has { $count } things on loan.
}
loans-needs-you-own = { $count ->
    [one] One thing that you have borrowed should have been given back.
   *[other] { $count } things that you have borrowed should have been given back.
}
loans-needs-you-late = { $count ->
    [one] One loan is late.
   *[other] { $count } loans are late.
}

# Errors in fields
error-unknown-thing = No equipment that you have access to has that label or serial number.
error-several-things = Several things have that serial number. Write the label.
error-not-come-yet = The day must be today or a day that has been.
error-too-far-off = The day is too far off.
error-before-handed-out = The day lies before the day on which the equipment is handed out.
error-no-term = No calendar says when the term ends. Enter the day.
error-lines-differ = There are { $things } things and { $persons } persons. There must be as many lines of both.

# Who may do what
policy-kind-loan = Loan
policy-kind-loan-text = Loan agreement
policy-verb-loan-watch = See what a unit has on loan
policy-verb-loan-lend = Lend
policy-verb-loan-sign = Note a signature
policy-verb-loan-prolong = Extend
policy-verb-loan-return = Take back
policy-verb-loan-damage = Note damage
policy-verb-loan-settle = Change payment for damage
policy-verb-loan-attach = Attach documents
policy-verb-loan-remind = Remind
policy-verb-loan-text-write = Write loan agreements
