needs-kind = Need
needs-list-title = Needs
needs-list-lead = Everything the organisation has asked for, and what came of it.
needs-list-empty = Nobody has asked for anything yet
needs-list-empty-help = This is where everything that schools, preschools and care need from IT is gathered. Begin with something you miss yourself.
needs-col-title = Need
needs-col-number = Number
needs-col-state = State
needs-col-unit = Unit
needs-col-owner = Handled by
needs-col-askers = Asking
needs-col-score = Score
needs-col-wanted-by = Wanted by
needs-col-created = Came in
needs-col-changed = Changed
needs-col-answered = First answer
needs-filter-q = Search the needs
needs-filter-state = State
needs-filter-state-all = All states
needs-filter-state-open = Open
needs-filter-state-closed = Closed
needs-filter-state-new = New
needs-filter-state-clarified = Clarified
needs-filter-state-assessed = Assessed
needs-filter-state-approved = Approved
needs-filter-state-planned = Planned
needs-filter-state-delivered = Delivered
needs-filter-state-followed-up = Followed up
needs-filter-state-parked = Parked
needs-filter-state-declined = Declined
needs-filter-state-merged = Merged
needs-filter-unit = Unit
needs-filter-unit-all = All units
needs-filter-answer = Answer
needs-filter-answer-all = With and without an answer
needs-filter-answer-waits = Waiting for IT
needs-filter-answer-none = Never answered
needs-filter-answer-given = Answered
needs-filter-mine = I stand behind it
needs-filter-handling = I handle it
needs-board-title = Board

# States
needs-state-new = New
needs-state-clarified = Clarified
needs-state-assessed = Assessed
needs-state-parked = Parked
needs-state-declined = Declined
needs-state-merged = Merged
needs-state-approved = Approved
needs-state-planned = Planned
needs-state-delivered = Delivered
needs-state-followed-up = Followed up
needs-verdict-met = the need is met
needs-verdict-partly-met = the need is partly met
needs-verdict-not-met = the need is not met
needs-until = looked at again { $day }
needs-into = with need { $number }
needs-for = for { $when }
needs-overdue = That time has passed: deliver it, or plan anew.

# Asking
needs-ask-page = Ask for something new
needs-ask-lead = Tell us what you need. You get an answer, and you see what happens all the way.
needs-ask-title = Title
needs-ask-text = What do you need, and why?
needs-ask-text-help = Tell us how it is today and what would be better. Write nothing sensitive about pupils or people in care.
needs-ask-unit = Where is it needed?
needs-ask-unit-help = Your own unit is already chosen.
needs-ask-asker = Who are you asking for?
needs-ask-asker-help = The e-mail address of whoever needs it. Leave it empty if that is you.
needs-ask-concerns = Which service or area is it about?
needs-ask-concerns-help = For example the learning platform, the wireless network or time reports.
needs-ask-effect = What becomes better, and how will you notice?
needs-ask-touched = Who is affected?
needs-ask-touched-help = For example all teachers of years 4 to 6.
needs-ask-touched_count = About how many?
needs-ask-wanted_by = When is it needed at the latest?
needs-ask-submit = Send
needs-ask-done = Thank you! Your need is sent. You will hear when somebody answers.
needs-similar-q = Has somebody asked already?
needs-similar-q-help = Search with a few words before you write. Then you can stand behind what somebody has already asked for.
needs-similar-look = Search
needs-similar-found = Is it one of these? Then stand behind it.
needs-similar-none = Nothing similar was found. Describe the need below.

# Standing behind
needs-join-title = Stand behind the need
needs-join-lead = You hear of everything that happens with the need, and IT sees you as one of those who ask.
needs-join-asker = For whom?
needs-join-asker-help = The e-mail address of whoever called. Leave it empty if that is you.
needs-join-submit = Count me in
needs-join-done = One more now stands behind the need.
needs-join-for-title = Add somebody who asks
needs-leave = No longer stand behind it
needs-hear-done = Noted that you have read what became of the need.
needs-leave-done = You no longer stand behind the need.

# Writing
needs-dialogue = Dialogue
needs-answer-title = Answer
needs-answer-text = Answer those who ask
needs-answer-text-help = Everybody who stands behind the need sees the answer.
needs-answer-files = Files
needs-answer-files-help = At most five, 50 MB together. A screenshot, for example. Place and time are taken out of JPEG photos, not out of other formats.
needs-answer-submit = Send the answer
needs-answer-done = The answer is sent to everybody who stands behind the need.
needs-write-title = Write to IT
needs-write-text = Write to IT
needs-write-text-help = IT and the others who stand behind the need see what you write.
needs-write-files = Files
needs-write-files-help = At most five, 50 MB together. A screenshot, for example. Place and time are taken out of JPEG photos, not out of other formats.
needs-write-submit = Send
needs-write-done = Sent. You will hear when IT answers.
needs-note-title = Internal note
needs-note-lead = Only IT sees it. Those who ask never see that it is there.
needs-note-text = Note for IT
needs-note-files = Files
needs-note-files-help = At most five, 50 MB together. A screenshot, for example. Place and time are taken out of JPEG photos, not out of other formats.
needs-note-submit = Save the note
needs-note-done = The note is saved. Only IT sees it.
needs-voice-asker = asking
needs-voice-it = IT
needs-from-need = from need { $number }
needs-another-asker = Somebody else who asks
needs-name-hidden = The name is protected
needs-by-nobody = Unknown

# Changing and handling
needs-edit-page = Change the details
needs-edit-title = Title
needs-edit-text = What is needed, and why?
needs-edit-unit = Where is it needed?
needs-edit-concerns = Service or area
needs-edit-effect = What becomes better, and how will one notice?
needs-edit-touched = Who is affected?
needs-edit-touched_count = About how many?
needs-edit-wanted_by = When is it needed at the latest?
needs-edit-submit = Save
needs-edit-done = The details are saved.
needs-assign-title = Choose who handles it
needs-assign-owner = Who in IT looks after the need?
needs-assign-submit = Choose
needs-assign-done = The person who handles it is chosen and has been told.
needs-nobody-yet = Nobody yet

# Moving
needs-clarify-title = Clarify
needs-clarify-lead = We know what is needed and why.
needs-clarify-reason = This is how we understand the need
needs-clarify-reason-help = Those who ask read this and can put you right.
needs-clarify-submit = Clarified
needs-clarify-done = The need is clarified. Those who ask have been told.
needs-assess-title = Assess
needs-assess-lead = We know what it takes and what it gives.
needs-assess-reason = This is how we assess the need
needs-assess-reason-help = Value, effort and risk in short. Those who ask read this.
needs-assess-submit = Assessed
needs-assess-done = The need is assessed. Those who ask have been told.
needs-park-title = Park
needs-park-lead = Not now. The need stays and can be taken up again.
needs-park-reason = Why not now?
needs-park-reason-help = Those who ask read this.
needs-park-until = When do we look at it again?
needs-park-submit = Park
needs-park-done = The need is parked. Those who ask are told why.
needs-decline-title = Decline
needs-decline-lead = It will not be done. Whoever asked has a right to know why.
needs-decline-reason = Why not?
needs-decline-reason-help = Those who ask read this. Say also what they can do instead.
needs-decline-submit = Decline
needs-decline-done = The need is declined. Those who ask are told why.
needs-merge-title = Merge
needs-merge-lead = The same has been asked for already. Those who ask move along, and both dialogues stay.
needs-merge-into = The number of the other need
needs-merge-into-help = The need that lives on.
needs-merge-reason = Why do they belong together?
needs-merge-reason-help = Everybody who stands behind either need reads this.
needs-merge-submit = Merge
needs-merge-done = Need { $number } is merged with this one. Everybody has been told.
needs-merge-q = Find the other need
needs-merge-q-help = Search with a few of its words.
needs-merge-found = Similar open needs
needs-merge-none = No similar open need was found
needs-merge-choose = Choose this one
needs-approve-title = Approve
needs-approve-lead = It will be done. When is planned next.
needs-approve-reason = Why, and what happens now?
needs-approve-reason-help = Those who ask read this.
needs-approve-submit = Approve
needs-approve-done = The need is approved. Those who ask have been told.
needs-plan-title = Plan
needs-plan-lead = Say when it should be in place. You can change it later.
needs-plan-year = Year
needs-plan-quarter = Quarter
needs-plan-quarter-1 = January to March
needs-plan-quarter-2 = April to June
needs-plan-quarter-3 = July to September
needs-plan-quarter-4 = October to December
needs-plan-reason = What is the plan?
needs-plan-reason-help = Those who ask read this.
needs-plan-submit = Plan
needs-plan-done = The plan is saved. Those who ask have been told.
needs-deliver-title = Deliver
needs-deliver-lead = What was needed is there now.
needs-deliver-reason = What is there now, and how is it used?
needs-deliver-reason-help = This is the answer to those who asked.
needs-deliver-submit = Delivered
needs-deliver-done = The need is delivered. Those who asked are told.
needs-follow-up-title = Follow up
needs-follow-up-lead = Did those who asked get what they needed?
needs-follow-up-verdict = Is the need met?
needs-follow-up-verdict-met = Yes
needs-follow-up-verdict-partly-met = Partly
needs-follow-up-verdict-not-met = No
needs-follow-up-reason = How do we know?
needs-follow-up-reason-help = Those who asked read this.
needs-follow-up-submit = Save the follow-up
needs-follow-up-done = The follow-up is saved.
needs-take-up-title = Take up again
needs-take-up-lead = The need becomes open and clarified again. What was merged is parted again.
needs-take-up-reason = Why is it taken up again?
needs-take-up-reason-help = Those who ask read this.
needs-take-up-submit = Take up again
needs-take-up-done = The need is open again. Those who ask have been told.

# Reaching everybody
needs-tell-title = I have told them myself
needs-tell-lead = Some have not read the answer in Varv. Note here how they were told.
needs-tell-how = How were they told?
needs-tell-how-help = For example by telephone or at a staff meeting. Only IT sees the note.
needs-tell-submit = Save
needs-tell-done = Noted. The answer has reached everybody who asked.
needs-unheard = { $count ->
    [one] One who asks has not read the answer yet.
   *[other] { $count } who ask have not read the answer yet.
}
needs-asker-waits = has not read the answer yet
needs-asker-told = reached by the answer { $at }

# A need's page
needs-facts = Facts
needs-fact-unit = Unit
needs-fact-concerns = About
needs-fact-effect = What should become better
needs-fact-touched = Affects
needs-fact-touched-count = Number affected
needs-fact-wanted-by = Wanted by
needs-fact-owner = Handled by
needs-fact-score = Score
needs-fact-asked = Came in
needs-fact-answered = First answer
needs-behind = Those who ask
needs-behind-count = Number
needs-askers-count = { $count ->
    [one] 1 asks
   *[other] { $count } ask
}
needs-taken-in = Merged into this
needs-history = What has happened

# Score
needs-score-title = Score
needs-score-lead = Each person gives 1 to 5 on each criterion. The sum is the mean of everybody's points.
needs-score-more = See how the score is reckoned
needs-score-none = Nobody has scored it yet.
needs-score-caption = { $count ->
    [one] How the score is reckoned, from 1 person
   *[other] How the score is reckoned, from { $count } persons
}
needs-score-term = { $count ->
    [one] weight { $weight } × { $mean }, from 1 person
   *[other] weight { $weight } × { $mean } on average, from { $count } persons
}
needs-score-sum = Score
needs-score-by-person = Who gave what
needs-score-who = Person
needs-score-criterion = Criterion
needs-score-reckoned = Weight × value = points
needs-score-note = Reason
needs-score-note-help = In short: what do you see? IT and the unit's leaders read it.
needs-score-waits = has not scored yet
needs-score-form = Give your score
needs-score-submit = Save my score
needs-score-done = Your score is saved.
needs-scale-value-1 = almost no value
needs-scale-value-2 = little value
needs-scale-value-3 = clear value
needs-scale-value-4 = great value
needs-scale-value-5 = decisive value
needs-scale-effort-1 = a few hours
needs-scale-effort-2 = a few days
needs-scale-effort-3 = a few weeks
needs-scale-effort-4 = a few months
needs-scale-effort-5 = a year or more
needs-scale-risk-1 = almost no risk
needs-scale-risk-2 = little risk
needs-scale-risk-3 = clear risk
needs-scale-risk-4 = great risk
needs-scale-risk-5 = very great risk
needs-invite-title = Ask for scores
needs-invite-lead = Those whom you choose may read the need and score it.
needs-invite-persons = Whom does it concern, and who can judge?
needs-invite-persons-help = Leaders and owners whose responsibility covers the unit.
needs-invite-email = Somebody else
needs-invite-email-help = The e-mail address of somebody who is not on the list.
needs-invite-submit = Ask for scores
needs-invite-done = They have been told that you want their scores.

# Criteria
needs-criteria-title = Criteria for scores
needs-criteria-lead = What needs are judged by. A need keeps the weight that held when it was scored.
needs-criteria-empty = There are no criteria yet
needs-criteria-empty-help = Decide what counts: for example value, effort and risk.
needs-criteria-now = Hold now
needs-criteria-before = Held before
needs-criterion-name = Criterion
needs-criterion-about = Means
needs-criterion-kind = Counts as
needs-criterion-weight = Weight
needs-criterion-from = From
needs-criterion-until = Until
needs-criterion-acts = Change
needs-criterion-retire = Remove
needs-criterion-retire-done = The criterion no longer holds. Scores that were given stay.
needs-kind-value = value, added
needs-kind-effort = effort, taken away
needs-kind-risk = risk, taken away
needs-criterion-add-title = New criterion
needs-criterion-add-name_sv = Name in Swedish
needs-criterion-add-name_en = Name in English
needs-criterion-add-kind = What does it measure?
needs-criterion-add-kind-value = Value: the more the better
needs-criterion-add-kind-effort = Effort: the more the dearer
needs-criterion-add-kind-risk = Risk: the more the less certain
needs-criterion-add-weight = Weight, 1 to 10
needs-criterion-add-about_sv = Explanation in Swedish
needs-criterion-add-about_en = Explanation in English
needs-criterion-add-submit = Add
needs-criterion-add-done = The criterion holds from now on.
needs-criterion-change-title = Change
needs-criterion-change-lead = The change holds from now on. Scores that were given count as before.
needs-criterion-change-name_sv = Name in Swedish
needs-criterion-change-name_en = Name in English
needs-criterion-change-kind = What does it measure?
needs-criterion-change-kind-value = Value: the more the better
needs-criterion-change-kind-effort = Effort: the more the dearer
needs-criterion-change-kind-risk = Risk: the more the less certain
needs-criterion-change-weight = Weight, 1 to 10
needs-criterion-change-about_sv = Explanation in Swedish
needs-criterion-change-about_en = Explanation in English
needs-criterion-change-submit = Save
needs-criterion-change-done = The change holds from now on.

# What cannot be done
needs-cannot-move = { $from ->
    [new] A new need cannot be moved there directly.
    [clarified] A clarified need cannot be moved there directly.
    [assessed] An assessed need cannot be moved there directly.
    [parked] The need is parked. Take it up again first.
    [declined] The need is declined. Take it up again first.
    [merged] The need is merged with another. Go on in that one, or take this one up again.
    [delivered] The need is delivered. Now it can only be followed up.
    [followed-up] The need is followed up and finished. Ask for something new instead.
   *[other] The need cannot be moved there from the state that it is in.
}
needs-cannot-merge-itself = A need cannot be merged with itself.
needs-cannot-merge-settled = The other need is not open. Choose an open one, or take it up again first.
needs-cannot-join-twice = The person already stands behind the need.
needs-cannot-not-asker = You do not stand behind the need.
needs-cannot-leave-last = You are the only one who stands behind the need. Write to IT if it is not needed any more.
needs-cannot-join-settled = The need is closed. Ask for something new instead, and mention its number.
needs-cannot-score-own = Those who ask do not score their own need, unless IT asks them to.
needs-cannot-no-criteria = There are no criteria to score by. The head of IT decides them.
needs-cannot-nobody-waits = The answer has already reached everybody who asked.
error-no-such-need = There is no need with that number.
error-nobody-chosen = Choose somebody, or write an address.

# The journal
needs-asked = The need came in
needs-asked-for = The need came in, written down for somebody
needs-joined = One more stood behind it
needs-left = Somebody stopped standing behind it
needs-written = Somebody wrote to IT
needs-answered = IT answered
needs-noted = IT noted something
needs-edited = The details were changed
needs-assigned = Somebody was chosen to handle it
needs-clarified = The need was clarified
needs-assessed = The need was assessed
needs-parked = The need was parked
needs-declined = The need was declined
needs-approved = The need was approved
needs-planned = The need was planned
needs-delivered = The need was delivered
needs-followed-up = The need was followed up
needs-taken-up = The need was taken up again
needs-merged = The need was merged with another
needs-invited = Somebody was asked to score it
needs-scored = Somebody scored it
needs-heard = The answer reached one who asked
needs-told = Those who asked were told in another way
needs-imported = The need was imported
needs-import-undone = The import of the need was undone
needs-criterion-set = A criterion was decided
needs-criterion-retired = A criterion was removed

# Notices
needs-notice-asked-for = IT has written down a need for you
needs-notice-joined = One more stands behind a need that you handle
needs-notice-written = Somebody has written in a need that you handle
needs-notice-answered = IT has answered your need
needs-notice-noted = A new internal note in a need that you handle
needs-notice-assigned = You have been chosen to handle a need
needs-notice-invited = IT asks you to score a need
needs-notice-scored = New scores of a need that you handle
needs-notice-taken-up = The need is open again
needs-notice-merged = The need is merged with another, and you stand behind that one now
needs-notice-took-in = A need just like it is merged with this one
needs-notice-clarified = The need is clarified
needs-notice-assessed = The need is assessed
needs-notice-parked = The need is parked for now
needs-notice-declined = The need is declined. Read why
needs-notice-approved = The need is approved
needs-notice-planned = There is a plan for the need
needs-notice-delivered = What you asked for is there now
needs-notice-followed-up = The need is followed up

# Board, measures, what has not reached everybody
needs-board-lead = The states side by side, the best scored and the newest on top. Move a card with the menu on it. What lies still or is done stands folded; open what you want to see.
needs-filter-invited = I have been asked to score
needs-filter-due = Parked
needs-filter-due-all = Parked and others
needs-filter-due-today = To be looked at today or earlier
needs-unanswered-list-title = Answers not yet heard
needs-unanswered-list-lead = Needs with an outcome that somebody who asked has not read. When the list is empty everybody has their answer.
needs-unanswered-list-empty = Every outcome has reached those who asked
needs-unanswered-list-empty-help = Needs whose answer somebody has not read yet are shown here.
needs-unanswered-col-title = Need
needs-unanswered-col-state = State
needs-unanswered-col-unit = Unit
needs-unanswered-col-waiting = Not reached
needs-unanswered-col-askers = Asking
needs-unanswered-col-since = Since
needs-unanswered-col-tell = Have they been told in another way?
needs-unanswered-filter-unit = Unit
needs-unanswered-filter-unit-all = All units
needs-measures-title = Time to answer
needs-measures-lead = How fast needs get their first answer. Time is counted round the clock, nights and weekends too.
needs-measures-from = Came in from
needs-measures-until = Until
needs-measures-show = Show
needs-measures-asked = Came in
needs-measures-answered = Answered
needs-measures-median = Half were answered within
needs-measures-p90 = Nine of ten were answered within
needs-measures-month = Month
needs-measures-by-month = Time to the first answer, by month
needs-measures-by-month-help = Two lines over the months: the time within which half were answered, and the time within which nine of ten were.
needs-measures-by-unit = By unit
needs-minutes = { $count } min
needs-hours = { $count } h
needs-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
error-not-after = The last day must come after the first, and not more than ten years after.
needs-waiting-answers = { $count ->
    [one] 1 need waits for an answer
   *[other] { $count } needs wait for an answer
}
needs-waiting-scores = { $count ->
    [one] 1 need waits for your score
   *[other] { $count } needs wait for your score
}
needs-waiting-unheard = { $count ->
    [one] 1 outcome has not reached everybody
   *[other] { $count } outcomes have not reached everybody
}
needs-waiting-due = { $count ->
    [one] 1 parked need is to be looked at
   *[other] { $count } parked needs are to be looked at
}
needs-wheel-open = open
needs-wheel-well = nobody has waited too long
needs-wheel-late = { $count ->
    [one] 1 has waited too long
   *[other] { $count } have waited too long
}

# Importing
needs-import-need = Needs
needs-import-need-external_id = Number in the old register
needs-import-need-title = Title
needs-import-need-text = Description
needs-import-need-unit = Unit
needs-import-need-concerns = Service or area
needs-import-need-effect = Wanted effect
needs-import-need-touched = Who is affected
needs-import-need-touched_count = How many are affected
needs-import-need-wanted_by = Wanted by
needs-import-need-asker = Asking
needs-import-need-asked_on = Came in
needs-import-need-state = State
needs-import-need-state-new = New
needs-import-need-state-clarified = Clarified
needs-import-need-state-assessed = Assessed
needs-import-need-state-parked = Parked
needs-import-need-state-declined = Declined
needs-import-need-state-approved = Approved (also planned without a time)
needs-import-need-state-delivered = Delivered
needs-import-need-answer = Answer or reason
needs-import-need-answered_on = Answered (empty: the import gives the answer, and whoever asked is to hear it)
needs-import-why-unit = You may not import needs for that unit.
needs-import-why-state = A file cannot change this state. Move the need on its own page instead.
needs-import-why-answer = A need that is not new needs an answer, so that those who ask learn why.
needs-import-why-ahead = { $value } has not been yet.
needs-import-why-before-asked = The answer was given on { $value }, before the question that came in on { $asked }.
needs-import-why-when-asked = The answer was given on { $value }, but the row does not say when the question came in. Write the day, or take out the day of the answer.
needs-import-why-what-answer = The row says that the need was answered on { $value }, but not what the answer was. Write the answer, or take out the day of the answer.
needs-remove-file-title = Remove the file
needs-remove-file-page = Remove { $name }?
needs-remove-file-lead = The file leaves the dialogue for everybody and cannot be brought back. The words of the message stay.
needs-remove-file-submit = Remove the file
needs-remove-file-done = The file is removed.
needs-file-removed = A file was removed
needs-remove-file-not-yours = Somebody else attached the file. Ask IT to remove it.
needs-filter-owner = Handler
needs-filter-owner-all = All handlers
needs-stake-unit = { $count ->
    [one] One open need belongs to the unit and stays there: { $titles }.
   *[other] { $count } open needs belong to the unit and stay there, among them: { $titles }.
}
needs-stake-unit-unread = { $count ->
    [one] One open need belongs to the unit and stays there. You may not read it.
   *[other] { $count } open needs belong to the unit and stay there. You may not read them.
}
needs-stake-person = { $count ->
    [one] The person handles one open need: { $titles }. Choose somebody else for it.
   *[other] The person handles { $count } open needs, among them: { $titles }. Choose somebody else for them.
}
needs-stake-person-unread = { $count ->
    [one] The person handles one open need, which you may not read. Somebody who may has to choose a new handler for it.
   *[other] The person handles { $count } open needs, which you may not read. Somebody who may has to choose a new handler for them.
}
needs-stake-unread = { $count ->
    [one] One of them you may not read.
   *[other] { $count } of them you may not read.
}
needs-filter-late = Planned time
needs-filter-late-all = Planned time: all
needs-filter-late-now = The planned time has passed
needs-waiting-late = { $count ->
    [one] 1 planned need is not done in time
   *[other] { $count } planned needs are not done in time
}
needs-case = Make a business case
