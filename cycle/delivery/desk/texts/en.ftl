# The list
desk-kind = Ticket
desk-list-title = Tickets
desk-list-lead = What has been reported and ordered, and where it stands.
desk-list-empty = No tickets here
desk-list-empty-help = Report what does not work, or order what you need. It stands here until it is solved.
desk-col-title = Ticket
desk-col-state = State
desk-col-priority = Priority
desk-col-unit = Unit
desk-col-created = Reported
desk-col-owner = Worked on by
desk-col-requester = Reported by
desk-col-group = Group
desk-col-changed = Changed
desk-col-kind = Kind
desk-col-number = Number
desk-col-due = Due
desk-col-confidential = Confidential
desk-filter-q = Search the tickets
desk-filter-state = State
desk-filter-state-all = All states
desk-filter-state-open = Not solved
desk-filter-state-new = New
desk-filter-state-worked-on = Being worked on
desk-filter-state-waiting = Waiting
desk-filter-state-resolved = Solved
desk-filter-state-closed = Closed
desk-filter-state-merged = Merged
desk-filter-queue = Queue
desk-filter-queue-all = All queues
desk-filter-queue-unassigned = Nobody works on it
desk-filter-queue-answer = Waits for our answer
desk-filter-queue-supplier = Waits for a supplier
desk-filter-queue-due = Past its time
desk-filter-unit = Unit
desk-filter-unit-all = All units
desk-filter-kind = Kind
desk-filter-kind-all = All kinds
desk-filter-kind-incident = Incidents
desk-filter-kind-request = Service requests
desk-filter-kind-problem = Problems
desk-filter-handling = I work on it
desk-filter-my_groups = My groups’
desk-filter-mine = My own
desk-filter-group = Group
desk-filter-group-all = All groups
desk-filter-owner = Worked on by
desk-filter-owner-all = Everybody

# States, kinds and priorities
desk-state-new = New
desk-state-open = Being worked on
desk-state-waiting = Waiting
desk-state-resolved = Solved
desk-state-closed = Closed
desk-state-merged = Merged
desk-kind-incident = Incident
desk-kind-request = Service request
desk-kind-problem = Problem
desk-channel-web = The web
desk-channel-desk = IT wrote it down
desk-channel-mail = Mail
desk-channel-import = Imported
desk-priority-1 = 1 – highest
desk-priority-2 = 2 – high
desk-priority-3 = 3 – normal
desk-priority-4 = 4 – low
desk-priority-5 = 5 – lowest
desk-impact-high = Many are affected
desk-impact-medium = Some are affected
desk-impact-low = One is affected
desk-urgency-high = Work has stopped
desk-urgency-medium = Work is hindered
desk-urgency-low = It can wait
desk-wait-for-requester = Waits for whoever reported it
desk-wait-for-supplier = Waits for a supplier
desk-wait-for-day = Waits until a day
desk-wait-for-approval = Waits for an approval

# What happens next, as those who ask read it
desk-next-new = We have received the ticket. You will hear from us when somebody begins.
desk-next-open = Somebody is working on the ticket. You will get an answer here.
desk-next-waiting-requester = We need an answer before we can go on. We go on when you have answered.
desk-next-waiting-supplier = We are waiting for a supplier. You need not do anything; we tell you when they have answered.
desk-next-waiting-day = The ticket rests until { $day }. Then we take it up again.
desk-next-waiting-approval = The ticket waits for an approval. We go on when there is one.
desk-next-resolved = The ticket is solved. Open it again if it did not help; otherwise it closes by itself.
desk-next-closed = The ticket is closed. You can open it again if the fault comes back.
desk-next-merged = The same stands in ticket { $number }. Everything goes on there.
desk-is-confidential = Confidential: only whoever reported it, those who work on it and the head of IT see the ticket.

# Reporting
desk-report-page = Tell IT
desk-report-title = Title
desk-report-lead = Tell us what does not work, or what you want to order. You will hear what happens.
desk-report-requester = Whom is it for?
desk-report-requester-help = The e-mail address of whoever called or came by. Leave it empty if it is you.
desk-report-text = What happens?
desk-report-text-help = What did you do, what happened, and what did you expect? Write nothing sensitive about pupils or people in care.
desk-report-files = Pictures and files
desk-report-files-help = At most five, 50 MB together. A copied picture can be pasted here.
desk-report-unit = Where is it?
desk-report-unit-help = Your own unit is already chosen.
desk-report-confidential = Confidential: only those who work on it and the head of IT may see it
desk-report-submit = Send
desk-report-done = Thank you! The ticket is sent. You see here what happens.

# Writing
desk-dialogue = Dialogue
desk-answer-title = Answer
desk-answer-text = Answer whoever reported it
desk-answer-text-help = Everybody who reported or watches the ticket reads the answer.
desk-answer-files = Files
desk-answer-files-help = At most five, 50 MB together.
desk-answer-submit = Send the answer
desk-answer-done = The answer is sent to everybody who reported or watches the ticket.
desk-write-title = Write to IT
desk-write-text = Write to IT
desk-write-text-help = IT and those who watch the ticket read it.
desk-write-files = Files
desk-write-files-help = At most five, 50 MB together.
desk-write-submit = Send
desk-write-done = Sent. You will hear when IT answers.
desk-note-title = Internal note
desk-note-lead = Only IT sees it. Those who reported never learn that it is there.
desk-note-text = Note for IT
desk-note-files = Files
desk-note-files-help = At most five, 50 MB together.
desk-note-submit = Save the note
desk-note-done = The note is saved. Only IT sees it.
desk-voice-asker = asking
desk-voice-desk = IT
desk-by-letter = by mail
desk-from-ticket = from ticket { $number }
desk-sender-unverified = The sender is not verified
desk-name-hidden = The name is protected
desk-by-nobody = Unknown
desk-nobody-yet = Nobody yet

# Sorting
desk-triage-title = Sort it
desk-triage-lead = What is it, where does it belong, and how soon is it needed?
desk-triage-kind = Kind
desk-triage-kind-incident = Incident: something does not work
desk-triage-kind-request = Service request: somebody wants something that we offer
desk-triage-kind-problem = Problem: what lies behind incidents
desk-triage-unit = Unit
desk-triage-group = Group
desk-triage-service = Service
desk-triage-impact = How many are affected?
desk-triage-impact-high = Many: a whole school or more
desk-triage-impact-medium = Some: a class, a team
desk-triage-impact-low = One person
desk-triage-urgency = How urgent is it?
desk-triage-urgency-high = Work has stopped
desk-triage-urgency-medium = Work is hindered
desk-triage-urgency-low = It can wait
desk-triage-priority = Another priority than the rules give
desk-triage-priority-1 = 1 – highest
desk-triage-priority-2 = 2 – high
desk-triage-priority-3 = 3 – normal
desk-triage-priority-4 = 4 – low
desk-triage-priority-5 = 5 – lowest
desk-triage-why = Why?
desk-triage-why-help = Needed only when the priority is another than the rules’.
desk-triage-submit = Save
desk-triage-done = The ticket is sorted.
desk-triage-gone = The ticket is sorted and is somebody else’s now.
desk-assign-title = Choose who works on it
desk-assign-owner = Who is to work on it?
desk-assign-submit = Choose
desk-assign-done = The person is chosen and has been told.
desk-take-title = Take it
desk-take-done = The ticket is yours. Whoever reported it has been told that somebody has begun.
desk-bulk-group-title = Give to a group
desk-bulk-group-group = Which group is to have them?
desk-bulk-group-submit = Give to the group
desk-confide-title = Make confidential
desk-confide-done = The ticket is confidential.
desk-unconfide-title = No longer confidential
desk-unconfide-done = The ticket is no longer confidential.
desk-spend-title = Note time
desk-spend-minutes = Minutes
desk-spend-day = Day
desk-spend-note = What was done?
desk-spend-note-help = Only IT sees it.
desk-spend-submit = Save
desk-spend-done = The time is noted.
desk-work = Work
desk-work-sum = Together
desk-minutes = { $count } min
desk-watch-title = Watch
desk-watch-done = You will hear what happens to the ticket.
desk-unwatch-title = Stop watching
desk-unwatch-done = You no longer watch the ticket.
desk-add-watcher-title = Add somebody who watches
desk-add-watcher-lead = Whoever watches reads the ticket and hears what happens, but sees no internal notes.
desk-add-watcher-person = E-mail address
desk-add-watcher-submit = Add
desk-add-watcher-done = The person watches the ticket and has been told.

# Moving
desk-wait-title = Wait
desk-wait-lead = What must happen before you can go on? Whoever reported it reads it.
desk-wait-for = What do you wait for?
desk-wait-supplier = Which supplier?
desk-wait-supplier-help = Needed only when you wait for a supplier.
desk-wait-number = The supplier’s number
desk-wait-until = Until which day?
desk-wait-until-help = Needed only when the ticket rests until a day. It comes back by itself.
desk-wait-said = What is whoever reported it to know?
desk-wait-submit = Wait
desk-wait-done = The ticket waits. Whoever reported it knows why.
desk-resume-title = Go on
desk-resume-done = Work goes on.
desk-resolve-title = Solve
desk-resolve-lead = Whoever reported it reads how it was solved, and can open the ticket again.
desk-resolve-said = What have you done?
desk-resolve-submit = Solved
desk-resolve-done = The ticket is solved. Whoever reported it has been told how.
desk-reopen-title = Open again
desk-reopen-lead = Work begins again where it ended.
desk-reopen-said = Why?
desk-reopen-submit = Open again
desk-reopen-done = The ticket is open again.
desk-close-title = Close
desk-close-done = The ticket is closed.
desk-merge-title = Merge
desk-merge-lead = Those who reported it move to the other ticket, and everybody is told.
desk-merge-into = The number of the ticket that lives on
desk-merge-said = What are those who reported it to know?
desk-merge-submit = Merge
desk-merge-done = Ticket { $number } is merged into this one.
desk-taken-in = Merged into this
desk-rate-title = Say how it went
desk-rate-grade = Did it turn out well?
desk-rate-grade-good = Yes, it turned out well
desk-rate-grade-fair = In part
desk-rate-grade-bad = No
desk-rate-text = Anything else you want to say?
desk-rate-submit = Send
desk-rate-done = Thank you. You can change it for seven days.
desk-remove-file-page = Remove { $name }?
desk-remove-file-of = Remove { $name }
desk-remove-file-title = Remove the file
desk-remove-file-submit = Remove
desk-remove-file-done = The file is removed.
desk-remove-file-not-yours = The file can be removed only by whoever added it, or by IT.

# The page
desk-facts = Facts
desk-people = People
desk-history = What has happened
desk-fact-kind = Kind
desk-fact-priority = Priority
desk-fact-unit = Unit
desk-fact-owner = Worked on by
desk-fact-group = Group
desk-fact-impact = Impact
desk-fact-urgency = Urgency
desk-fact-why = Why the priority is another
desk-fact-channel = Came by
desk-fact-changed = Last changed
desk-fact-reported = Reported
desk-fact-requester = Reported by
desk-fact-asks-too = Has reported the same
desk-fact-watches = Watches
desk-fact-reporter = Written down by

# Rules
desk-rules-title = Rules for tickets
desk-rules-lead = How the priority is set, and when what is solved is closed.
desk-rules-matrix = Priority by how many are affected and how urgent it is
desk-rules-impact = How many
desk-rules-more = More
desk-rules-close-label = What is solved is closed after
desk-rules-since = The rules were changed
desk-rules-set-title = Change the rules
desk-rules-set-lead = Priority from 1 (highest) to 5 (lowest). Tickets that there are keep theirs.
desk-rules-set-high_high = Many are affected, work has stopped
desk-rules-set-high_medium = Many are affected, work is hindered
desk-rules-set-high_low = Many are affected, it can wait
desk-rules-set-medium_high = Some are affected, work has stopped
desk-rules-set-medium_medium = Some are affected, work is hindered
desk-rules-set-medium_low = Some are affected, it can wait
desk-rules-set-low_high = One is affected, work has stopped
desk-rules-set-low_medium = One is affected, work is hindered
desk-rules-set-low_low = One is affected, it can wait
desk-rules-set-close_after_days = Days until what is solved is closed
desk-rules-set-submit = Save
desk-rules-set-done = The rules hold from now on.

# Refusals
desk-cannot-merge-itself = A ticket cannot be merged into itself.
desk-cannot-merge-settled = The ticket that was to live on is solved or closed already.
desk-cannot-speak-merged = The ticket is merged into another. Write there.
desk-cannot-speak-closed = The ticket is closed. Open it again first.
desk-cannot-watch-twice = The person has a part in the ticket already.
desk-cannot-not-watching = You do not watch the ticket.
desk-cannot-rate-unsolved = You can say so when the ticket is solved.
desk-cannot-rate-for-others = Only whoever reported it can say.
desk-cannot-rating-stands = The answer is older than seven days and stands.
error-no-such-ticket = There is no such ticket.

# What has happened, in the journal
desk-reported = The ticket was reported.
desk-reported-for = IT wrote the ticket down for somebody.
desk-came-as-letter = A letter became a ticket.
desk-got-letter = A letter was added.
desk-written = Whoever reported it wrote.
desk-answered = IT answered.
desk-noted = An internal note was made.
desk-file-removed = A file was removed.
desk-triaged = The ticket was sorted.
desk-confided = The ticket became confidential.
desk-unconfided = The ticket is no longer confidential.
desk-assigned = Somebody was chosen to work on it.
desk-given-to-group = The ticket was given to a group.
desk-taken = Somebody began to work on the ticket.
desk-waited = The ticket waits.
desk-resumed = Work goes on.
desk-resolved = The ticket was solved.
desk-reopened = The ticket was opened again.
desk-closed = The ticket was closed.
desk-merged = The ticket was merged into another.
desk-watched = Somebody began to watch the ticket.
desk-unwatched = Somebody stopped watching the ticket.
desk-watcher-added = Somebody was added who watches the ticket.
desk-rated = Whoever reported it said how it went.
desk-time-spent = Time was noted.
desk-imported = The ticket was imported.
desk-import-undone = The import of the ticket was taken back.
desk-rules-set = The rules for tickets were changed.

# Notices
desk-notice-reported-for = IT has written down a ticket for you
desk-notice-watcher-added = You have been added to those who watch a ticket
desk-notice-assigned = You have been chosen to work on a ticket
desk-notice-group = Your group has been given a ticket
desk-notice-written = Somebody has written in a ticket that you work on
desk-notice-noted = A colleague has noted something in a ticket that you work on
desk-notice-rated = Somebody has said how it went with a ticket that you worked on
desk-notice-taken = Somebody has begun to work on your ticket
desk-notice-answered = IT has answered your ticket
desk-notice-waited = Your ticket waits. Read for what
desk-notice-resumed = Work on the ticket goes on
desk-notice-resolved = Your ticket is solved. Read how
desk-notice-reopened = The ticket is open again
desk-notice-closed = Your ticket is closed
desk-notice-merged = Your ticket is merged into another, and you follow to that one
desk-notice-took-in = A ticket just like it is merged with this one

# Home
desk-wheel-well = nobody waits too long
desk-wheel-open = not solved
desk-cannot-move = A ticket that is “{ $from ->
    [new] new
    [open] being worked on
    [waiting] waiting
    [resolved] solved
    [closed] closed
   *[merged] merged
}” cannot become “{ $to ->
    [open] being worked on
    [waiting] waiting
    [resolved] solved
    [closed] closed
   *[merged] merged
}”.
desk-rules-close = { $count ->
    [one] 1 day
   *[other] { $count } days
}
desk-waiting-you = { $count ->
    [one] 1 ticket waits for your answer
   *[other] { $count } tickets wait for your answer
}
desk-waiting-answers = { $count ->
    [one] 1 ticket that you work on waits for an answer
   *[other] { $count } tickets that you work on wait for an answer
}
desk-waiting-unassigned = { $count ->
    [one] 1 ticket has nobody who works on it
   *[other] { $count } tickets have nobody who works on them
}
desk-wheel-late = { $count ->
    [one] 1 waits too long
   *[other] { $count } wait too long
}
desk-stake-unit = { $count ->
    [one] 1 open ticket belongs to the unit and stays there: { $titles }.
   *[other] { $count } open tickets belong to the unit and stay there, among them: { $titles }.
}
desk-stake-unit-unread = { $count ->
    [one] 1 open ticket belongs to the unit and stays there. You may not read it.
   *[other] { $count } open tickets belong to the unit and stay there. You may not read them.
}
desk-stake-person = { $count ->
    [one] The person works on 1 open ticket: { $titles }. Choose somebody else for it.
   *[other] The person works on { $count } open tickets, among them: { $titles }. Choose somebody else for them.
}
desk-stake-person-unread = { $count ->
    [one] The person works on 1 open ticket, which you may not read.
   *[other] The person works on { $count } open tickets, which you may not read.
}
desk-stake-unread = { $count ->
    [one] 1 of them you may not read.
   *[other] { $count } of them you may not read.
}

# Importing
desk-import-ticket = Tickets
desk-import-ticket-external_id = Number
desk-import-ticket-title = Ticket
desk-import-ticket-text = Description
desk-import-ticket-unit = Unit
desk-import-ticket-requester = Reported by
desk-import-ticket-owner = Worked on by
desk-import-ticket-kind = Kind
desk-import-ticket-kind-incident = Incident
desk-import-ticket-kind-request = Service request
desk-import-ticket-kind-problem = Problem
desk-import-ticket-priority = Priority
desk-import-ticket-priority-1 = 1 – highest
desk-import-ticket-priority-2 = 2 – high
desk-import-ticket-priority-3 = 3 – normal
desk-import-ticket-priority-4 = 4 – low
desk-import-ticket-priority-5 = 5 – lowest
desk-import-ticket-state = State
desk-import-ticket-state-new = New
desk-import-ticket-state-open = Being worked on
desk-import-ticket-state-waiting = Waiting
desk-import-ticket-state-resolved = Solved
desk-import-ticket-state-closed = Closed
desk-import-ticket-reported_on = Reported on
desk-import-ticket-said = Solution
desk-import-ticket-resolved_on = Solved on
desk-import-ticket-comments = What was said
desk-import-ticket-internal = Internal notes
desk-import-why-ahead = { $value } has not been yet
desk-import-why-unit = You may not import tickets into that unit
desk-import-why-merged = The ticket is merged into another, and a file does not take that back
# Splitting
desk-split-page = Split
desk-split-lead = The chosen messages move, with their files, to a new ticket. What only IT sees stays so. Whoever gets the new ticket reads the others.
desk-split-messages = Messages that move
desk-split-internal = only IT
desk-split-title = Title
desk-split-text = What is the new ticket about?
desk-split-requester = Who is it for?
desk-split-requester-help = The e-mail address, if it is somebody else than in this ticket.
desk-split-submit = Split
desk-split-done = The messages of ticket { $number } are a ticket of their own now.
desk-split-went = { $count ->
    [one] One message became a ticket of its own.
   *[other] { $count } messages became a ticket of their own.
}
desk-split-came = { $count ->
    [one] The first message came from another ticket.
   *[other] The first { $count } messages came from another ticket.
}
desk-split = Messages became a ticket of their own.
desk-split-off = The ticket was split off from another.
desk-notice-split = A part of your ticket became a ticket of its own
desk-cannot-split-nothing = There are no messages to split off.

# Working through a queue
desk-queue = Queue
desk-queue-next = Next
desk-queue-previous = Previous
desk-queue-back = To the queue
desk-queue-answer = Answer

# What others do meanwhile
desk-live-news = Something new has happened in the ticket.
desk-live-show = Show
desk-live-writing = { $names } is writing an answer.

# Looking before asking
desk-similar-title = Look for answers
desk-similar-lead = Known errors, articles and tickets that are like what you write.
desk-similar-q = What is it about?
desk-similar-submit = Search
desk-similar-none = Nothing found
desk-similar-none-help = Report it to IT, and we help you.
desk-similar-known-error = Known error
desk-similar-article = Article
desk-similar-ticket = Ticket
desk-similar-beside = Is it answered already?
desk-similar-first = Look for answers first

# Ordering
desk-order-title = Order
desk-order-lead = Choose what you need. You answer some questions and then follow the ticket.
desk-order-empty = Nothing to order yet
desk-order-empty-help = IT has put nothing up. Report what you need in its place.
desk-order-other = Other
desk-order-unit = For which unit?
desk-order-yes = Yes
desk-order-no = No
desk-order-person-help = E-mail address.
desk-order-submit = Order
desk-order-done = Thank you! The order is sent. Here you see what happens.
desk-order-changed = The questions changed while you answered. Look the answers over and send again.
desk-order-caption = { $name } (version { $number })
desk-ordered = The ticket was ordered from a template.
desk-cannot-order-unapproved = The order cannot be sent: there is nobody who can approve it. Tell IT.
desk-templates-title = Order templates
desk-templates-lead = What can be ordered, with questions, steps and approvals of its own. A change holds for new orders; those made already keep their version.
desk-templates-empty = No templates yet
desk-templates-empty-help = Put up the first one: a new employee, a lost laptop.
desk-template-add-page = New template
desk-template-retire = Take out of use
desk-template-retired-done = Nobody can order from the template any more.
desk-template-kept-done = The template is saved.
desk-template-kept = An order template was saved.
desk-template-retired = An order template was taken out of use.
desk-template-lead = Empty boxes do not count. If you need more than are shown: save and open again.
desk-template-name = Name
desk-template-about = What does one get?
desk-template-about-help = Stands where one chooses, and first in the order.
desk-template-service = Service
desk-template-service-help = Only those who may see the service can order.
desk-template-kind = Kind
desk-template-group = Group that works on it
desk-template-impact = How many are affected?
desk-template-urgency = How soon?
desk-template-question = Question { $n }
desk-template-sv = Question { $n } in Swedish
desk-template-en = Question { $n } in English
desk-template-takes = The answer to question { $n }
desk-template-takes-line = One line
desk-template-takes-prose = Several lines
desk-template-takes-choice = A choice
desk-template-takes-day = A day
desk-template-takes-yes-no = Yes or no
desk-template-takes-person = A person
desk-template-choices = Choices of question { $n }
desk-template-choices-help = One choice a line, if the answer is a choice.
desk-template-need = Question { $n } must be answered
desk-template-steps = Steps
desk-template-steps-help = What is to be done when somebody has ordered. The steps stand in the ticket's list. At most 50.
desk-template-step = Step { $n }
desk-template-step-group = Group of step { $n }
desk-template-approval = Approval { $n }
desk-template-approval-help = Asked by itself when somebody orders.
desk-template-approval-question = What is to be approved? ({ $n })
desk-template-approver = Who approves? ({ $n })
desk-template-approver-leader = The unit's nearest leader
desk-template-approver-person = A certain person
desk-template-approver-email = E-mail address ({ $n })
desk-template-submit = Save
desk-template-asks = Questions
desk-template-approvals = Approvals
desk-template-number = Version
error-how-many-choices = { $label }: write at least two and at most { $max } choices.

# Checklists
desk-steps = To do
desk-steps-counted = { $done } of { $of } steps are done.
desk-steps-done = Done
desk-add-step-title = Add steps
desk-add-step-lead = What is to be done before the ticket is solved. Only IT sees the steps; whoever reported it sees how many are done.
desk-add-step-steps = Steps
desk-add-step-steps-help = One step a line, at most 50 in the ticket.
desk-add-step-group = The work of this group
desk-add-step-group-help = Leave empty if anybody of IT can do them.
desk-add-step-submit = Add
desk-add-step-done = The steps stand in the ticket.
desk-step-tick-done = The step is done.
desk-step-untick-done = The step is no longer done.
desk-step-remove-done = The step is removed.
desk-steps-added = Steps were added.
desk-step-ticked = A step was done.
desk-step-unticked = A step is no longer done.
desk-step-removed = A step was removed.
desk-cannot-solve-steps = { $open } of { $of } steps are not done. Tick them, or remove those that are not needed.
desk-cannot-add-steps = A ticket has at most 50 steps.
desk-cannot-tick-done = The step is done already.
desk-cannot-untick-open = The step is not done.
error-too-many-steps = { $label }: at most { $max } steps.

# Parents, problems, approvals and kept answers
desk-put-under-title = Put under another
desk-put-under-lead = One outage, many reports: answers to the upper ticket reach everybody who reported it.
desk-put-under-parent = The number of the upper ticket
desk-put-under-submit = Put under
desk-put-under-done = The ticket stands under the other.
desk-take-out-title = Take out
desk-take-out-done = The ticket stands by itself again.
desk-resolve-children = Also solve the reports that stand under it
desk-diagnose-title = What lies behind it?
desk-diagnose-lead = A problem with a way round it is a known error. The way round stands on every ticket that stands under it.
desk-diagnose-cause = Cause
desk-diagnose-cause-help = Only IT sees it.
desk-diagnose-workaround = Way round
desk-diagnose-workaround-help = Everybody who reported it sees it.
desk-diagnose-submit = Save
desk-diagnose-done = It is noted.
desk-known-error = Known error. Do this for now:
desk-ask-approval-title = Ask for approval
desk-ask-approval-lead = The person may read the ticket and answers in person, once. Ask several in turn.
desk-ask-approval-approver = The e-mail address of whoever is to approve
desk-ask-approval-question = What is to be approved?
desk-ask-approval-submit = Ask for approval
desk-ask-approval-done = The person has been asked.
desk-decide-title = Answer the question of approval
desk-decide-lead = Your answer stands and bears your name.
desk-decide-verdict = Do you approve?
desk-decide-verdict-granted = Yes, I approve
desk-decide-verdict-refused = No
desk-decide-reason = Reason
desk-decide-reason-help = Needed when the answer is no.
desk-decide-submit = Answer
desk-decide-done = Your answer is kept.
desk-approval-waits = Approval: waiting
desk-approval-granted = Approved
desk-approval-refused = Not approved
desk-approval-not-yet = not answered yet
desk-canned-title = Kept answers
desk-canned-lead = Answers that are given again and again. The ticket fills the fields in.
desk-canned-empty = No answers are kept
desk-canned-empty-help = Keep the first, and everybody in IT can choose it when they answer.
desk-canned-text = Answer
desk-canned-group = Belongs to
desk-canned-all = Everybody in IT
desk-canned-retire = Offer no more
desk-canned-retire-done = The answer is offered no more.
desk-canned-add-page = Keep an answer
desk-canned-add-title = Title
desk-canned-add-text = Answer
desk-canned-add-group = Only for the group
desk-canned-add-group-help = Leave it empty if the answer is for everybody in IT.
desk-canned-add-submit = Save
desk-canned-add-done = The answer is kept.
desk-fact-parent = Stands under
desk-fact-child = Report under it
desk-fact-cause = Cause
desk-cannot-stand-under-itself = A ticket cannot stand under itself.
desk-cannot-stand-too-deep = A ticket that stands under another cannot have tickets under it.
desk-cannot-stands-alone = The ticket stands under no other.
desk-cannot-diagnose = Only a problem has a cause. Sort the ticket as a problem first.
desk-cannot-approval-runs = It has been refused, and that stands.
desk-cannot-not-approver = The question was not put to you, or is answered already.
desk-put-under = The ticket was put under another.
desk-taken-out = The ticket was taken out.
desk-diagnosed = It was noted what lies behind it.
desk-approval-asked = Somebody was asked to approve.
desk-approved = It was approved.
desk-refused = It was not approved.
desk-canned-set = An answer was kept.
desk-canned-retired = A kept answer is offered no more.
desk-notice-put-under = Your ticket belongs to a larger one. You get its answers here
desk-notice-approval-asked = You are asked to approve something
desk-notice-approved = What was to be approved is approved
desk-notice-refused = What was to be approved is not approved

# Verbs, as an auditor reads them
policy-verb-report = Report
policy-verb-report-for = Report for somebody else
policy-verb-triage = Sort
policy-verb-confide = Make confidential
policy-verb-take = Take
policy-verb-wait = Wait
policy-verb-resume = Go on
policy-verb-resolve = Solve
policy-verb-watch = Watch
policy-verb-unwatch = Stop watching
policy-verb-add-watcher = Add somebody who watches
policy-verb-rate = Say how it went
policy-verb-spend = Note time
policy-verb-set-rules = Change rules
policy-verb-take-letter = Take in letters
policy-verb-order = Order
policy-verb-split = Split off
policy-verb-add-step = Add steps
policy-verb-tick-step = Tick steps
policy-verb-remove-step = Remove steps
policy-verb-keep-templates = Keep order templates
policy-verb-put-under = Put under another
policy-verb-diagnose = Note the cause
policy-verb-ask-approval = Ask for approval
policy-verb-decide = Answer a question of approval
policy-verb-keep-answers = Keep answers
desk-canned-add-text-help = Fields that are filled in: {"{{requester}}"}, {"{{ticket}}"}, {"{{title}}"}, {"{{unit}}"}, {"{{owner}}"}.
error-unknown-fill = “{ $label }”: nothing fills in the field { $field }.

# Letters
desk-mailbox = The service desk
desk-letter-subject = Ticket { $number }: { $title }
desk-letter-answered = Hello! This is an answer from IT:
desk-letter-resolved = Hello! Your ticket is solved. This is what we did:
desk-letter-asks = Hello! We need an answer from you to go on:
desk-letter-waits = Hello! We are waiting for somebody else; this is where it stands:
desk-letter-merged = Hello! More people have reported the same, so we gather it in one place:
desk-letter-reopened = Hello! Your ticket is open again:
desk-letter-receipt = Hello! We have got your letter; it is ticket { $number } with IT now. You get another letter when somebody has answered.
desk-letter-foot = Answer this letter and your answer goes to ticket { $number }.
desk-letter-came-back = Our letter in this ticket did not arrive ({ $status }). Reach the sender in another way.
desk-letter-held-stopped = The answer did not go by mail: the address has refused mail before. Reach the sender in another way.
desk-letter-held-our-own = The answer did not go by mail: the address is one of our own mailboxes.
desk-letter-held-answers-program = The answer did not go by mail: a program has written.
desk-letter-held-tripped = The answer did not go by mail: the mailbox has stopped. See under Mail.
desk-letter-held-too-many = The answer did not go by mail: too many letters have gone to the address within the hour.
desk-letter-fold-quote = Earlier letters
desk-letter-fold-signature = Signature
desk-letter-whole = The whole letter
desk-fact-service = Service
desk-report-service = What is it about?
desk-report-service-help = If you know. Otherwise we find out.
desk-col-service = Service
desk-filter-service = Service
desk-import-ticket-service = Service
desk-to-article = Write an article of it
desk-to-need = Make a need of it
