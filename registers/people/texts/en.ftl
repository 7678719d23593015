# Shared
people-facts = Facts
people-history = What has happened
people-protected = Protected identity
people-protected-number = Protected identity { $number }
people-protected-notice = This person has a protected identity. That you opened the page is noted in the journal.
people-actor-person = Somebody
people-actor-clock = The clock
people-actor-operator = Whoever runs Varv
people-actor-nobody = Somebody not signed in
people-kind-unit = Unit
people-kind-person = Person
people-kind-group = Group
people-kind-grant = Role
people-kind-account = Account
people-kind-import = Import
people-kind-sheet = Kept table
people-kind-link = Link
people-needs-ending = { $count ->
    [one] One role ends within two weeks
   *[other] { $count } roles end within two weeks
}

# The journal's sentences, which also answer whoever just did it
people-organisation-founded = The organisation was set up.
people-organisation-changed = The organisation's details were changed.
people-unit-added = The unit was added.
people-unit-renamed = The unit's details were changed.
people-unit-moved = The unit was moved.
people-unit-merged = The unit was merged with another.
people-unit-closed = The unit was closed.
people-unit-reopened = The unit was opened again.
people-person-added = The person was added.
people-person-edited = The person's details were changed.
people-person-left = The person's last day was entered.
people-person-last-day-moved = The person’s last day was moved from { $was } to { $on }. Reason: { $reason }
people-person-last-day-is = The last day is now { $on }.
people-person-no-day-ahead = The person has no last day ahead to move.
people-grant-moved = The last day of the role { $role } was moved to { $on }. Reason: { $reason }
people-grant-moved-to-no-day = The role { $role } now holds until further notice. Reason: { $reason }
people-grant-moved-with-person = The role { $role } now ends on { $on }, because the person’s last day was changed.
people-grant-freed-with-person = The role { $role } now holds until further notice, because the person’s last day was changed.
people-grant-last-day-is = The last day of the role { $role } is changed.
people-person-returned = The person was taken back.
people-person-protected = The person's identity was protected.
people-person-unprotected = The protection of the person's identity was removed.
people-protected-read = A protected identity was opened.
people-group-added = The group was added.
people-group-edited = The group's details were changed.
people-member-added = A person was taken into the group.
people-member-removed = A person was taken out of the group.
people-group-closed = The group was closed.
people-grant-given = The role { $role } was given.
people-grant-ended = The role { $role } was ended.
people-grant-ran-out = The role { $role } ran out.
people-restored = An import was undone, and the record became what it was.

# What cannot be done
people-organisation-is-founded = The organisation is already there.
people-unit-is-organisation = This is the organisation itself. It cannot be moved, merged or closed. You change its name under The organisation.
people-unit-is-closed = The unit is closed. Open it first.
people-unit-is-open = The unit is open already.
people-unit-was-merged = The unit was merged with another and cannot be opened again. Add a new one instead.
people-unit-parent-closed = The unit above is closed or is about to be. Choose one that stays open.
people-unit-under-itself = A unit cannot stand under itself or under something that belongs to it.
people-unit-too-deep = There would be too many levels. The tree may have at most twelve.
people-unit-stands-there = The unit stands there already.
people-unit-into-itself = A unit cannot be merged with itself or with something that belongs to it.
people-unit-into-organisation = A unit cannot be merged with the organisation itself, because its roles would then hold everywhere. Choose another unit.
people-unit-has-units = The unit has open units below it: { $names }. Move or close them first.
people-unit-has-persons = Persons still belong to the unit: { $names }. Move them first, or enter their last day. A dot stands for somebody whose identity is protected.
people-person-has-left = The person has already left.
people-person-roles-beyond-reach = The person has roles that you may not end one by one, and this would take all of them away at once. Ask a system administrator of the whole organisation.
people-person-is-here = The person has not left.
people-person-is-protected = The identity is protected already.
people-person-is-not-protected = The identity is not protected.
people-person-oneself = You cannot enter, move or take away your own last day. Ask somebody else to do it.
people-last-administrator = There must always be at least one system administrator for the whole organisation. Give the role to somebody else first.
people-group-is-closed = The group is closed.
people-group-is-member = The person is in the group already.
people-group-is-no-member = The person is not in the group.
people-group-has-left = The person has left and cannot be taken into a group.
people-grant-to-oneself = You cannot give yourself a role, nor enter a group that gives one. It always takes two persons. Ask somebody else to do it.
people-grant-not-yours = You may not give or end that role. Ask a system administrator.
people-grant-beyond-reach = The unit is outside what you are responsible for. Choose a unit within your own area.
people-grant-has-ended = The role has already ended.
people-grant-unit-closed = The unit is closed, so nobody can be given a role in it.
people-grant-holder-gone = Whoever would be given the role has left, or the group is closed.

error-unit-closed = The unit is closed or is about to be. Choose one that stays open.
error-not-an-email = “{ $label }” is not an e-mail address. Write it like this: name@council.example.
error-not-a-phone = Write “{ $label }” in digits, such as 070-174 06 05.
error-not-a-zone = There is no such time zone. Write it like this: Europe/Stockholm.
error-not-yours-to-change = The address is what one signs in with. Ask a system administrator or the head of IT to change it.
error-no-such-person = Nobody that you have access to has that name or address. Check how it is spelt.
error-several-persons = Several persons have that name. Write the e-mail address or the person's number.
error-one-holder = Choose either a person or a group, not both.
error-before-it-begins = The last day comes before the first.
error-after-their-last-day = The first day comes after the person's own last day.

# The organisation
people-organisation = The organisation
people-organisation-title = The organisation
people-organisation-lead = The name stands at the top of the tree. The time zone decides when a day begins and ends.
people-organisation-name = Name
people-organisation-code = Code
people-organisation-code-help = What the organisation is called in other registers, such as the accounts. Lists of units may refer to it.
people-organisation-zone = Time zone
people-organisation-zone-help = As in the IANA list, such as Europe/Stockholm.
people-organisation-submit = Save

# Units
people-units = Units
units-tree-lead = The organisation as a tree. Whoever has a role in a unit has it in everything below it too.
units-tree-closed = Show closed ones too
units-tree-open = Show open ones only
units-as-list = Show as a list
units-as-tree = Show as a tree
units-list-title = Units
units-list-empty = There are no units here yet
units-list-empty-help = Add schools, administrations and boards one by one, or read them in from a file.
units-col-name = Name
units-col-kind = Kind
units-col-code = Code
units-col-parent = Belongs to
units-col-opened = From
units-col-state = State
units-filter-q = Search
units-filter-state = State
units-filter-state-all = All states
units-filter-state-open = Open
units-filter-state-closed = Closed
units-filter-kind = Kind
units-filter-kind-all = All kinds
units-filter-under = Within
units-filter-under-all = The whole organisation
units-kind-organisation = Organisation
units-kind-board = Board
units-kind-administration = Administration
units-kind-department = Department
units-kind-school = School
units-kind-preschool = Preschool
units-kind-care = Health and care
units-kind-other = Other
units-state-open = Open
units-state-closed = Closed
units-state-closes = Closes { $day }
units-state-merged = Merged
units-closed-on = Closed on
units-merged-into = Part of
units-below = Units below
units-all-persons = Show all persons here
units-past = Earlier names and places
units-past-until = Until
units-past-why = What happened
units-past-renamed = Was renamed
units-past-moved = Was moved
units-past-merged = Was merged
units-past-imported = Was changed by an import

units-add = Add a unit
units-add-here = Add a unit below this
units-add-title = Add a unit
units-add-parent = Belongs to
units-add-parent-help = The unit above it in the tree.
units-add-name = Name
units-add-kind = Kind
units-add-code = Code
units-add-code-help = Your own code, such as a cost centre or school unit code. No two units can have the same.
units-add-opened_on = From
units-add-opened_on-help = Leave empty for today.
units-add-submit = Add

units-rename = Change
units-rename-title = Change the unit
units-rename-lead = The old name is kept in the history.
units-rename-name = Name
units-rename-kind = Kind
units-rename-code = Code
units-rename-code-help = Your own code, such as a cost centre or school unit code. No two units can have the same.
units-rename-submit = Save

units-move = Move
units-move-title = Move the unit
units-move-lead = Everything below it moves too. Whoever has a role higher up in the tree gets access to what ends up below, and whoever had it before loses it.
units-move-to = Is to belong to
units-move-submit = Move

units-merge = Merge
units-merge-title = Merge with another unit
units-merge-lead = The unit is closed and stays below the one that receives it. What has happened in it is kept, and those with roles in the receiving unit can read it. This cannot be undone.
units-merge-stake = This will be moved: { $units ->
    [one] one unit
   *[other] { $units } units
}, { $persons ->
    [one] one person
   *[other] { $persons } persons
}, { $groups ->
    [one] one group
   *[other] { $groups } groups
} and { $grants ->
    [one] one role
   *[other] { $grants } roles
}. The roles will then hold in the whole receiving unit.
units-merge-into = Unit that receives it
units-merge-submit = Merge

units-close = Close
units-close-title = Close the unit
units-close-lead = The unit stays in the register with everything that has happened in it, but can no longer be chosen. It can be opened again.
units-close-on = Closed from
units-close-stake = { $roles ->
    [one] One role stands in the unit and does not end when it closes. End it if it should not hold any more.
   *[other] { $roles } roles stand in the unit and do not end when it closes. End those that should not hold any more.
}
units-close-submit = Close the unit
units-reopen = Open again

# Persons
people-persons = Persons
persons-list-title = Persons
persons-list-empty = There are no persons here yet
persons-list-empty-help = Add those who work here one by one, or read them in from a file.
persons-col-name = Name
persons-col-position = Title
persons-col-unit = Unit
persons-col-email = E-mail
persons-col-roles = Roles
persons-col-state = State
persons-phone = Phone
persons-external-id = Id in the staff or pupil system
persons-left-on = Last day
persons-journal = What this person has done
persons-account = Sign-in
persons-account-open = Account and sign-in
persons-filter-q = Search
persons-filter-unit = Unit
persons-filter-unit-all = All units
persons-filter-state = State
persons-filter-state-all = All states
persons-filter-state-active = Active
persons-filter-state-left = Have left
persons-state-active = Active
persons-state-left = Has left
persons-state-leaves = Leaves { $day }

persons-add = Add a person
persons-add-title = Add a person
persons-add-lead = The person gets their first role in the unit at once. Give more roles afterwards.
persons-add-name = Name
persons-add-email = E-mail
persons-add-email-help = What one signs in with. Leave empty if the person will not sign in.
persons-add-phone = Phone
persons-add-position = Title
persons-add-unit = Unit
persons-add-role = Is here as
persons-add-role-staff = Staff member
persons-add-role-pupil = Pupil
persons-add-role-guardian = Guardian
persons-add-external_id = Id in the staff or pupil system
persons-add-external_id-help = Not a personal identity number.
persons-add-lang = Language
persons-add-lang-sv = Swedish
persons-add-lang-en = English
persons-add-submit = Add

persons-edit = Change
persons-edit-title = Change the person's details
persons-edit-name = Name
persons-edit-email = E-mail
persons-edit-email-help = What one signs in with.
persons-edit-phone = Phone
persons-edit-position = Title
persons-edit-unit = Unit
persons-edit-unit-help = When a person changes units the first role goes along. Change other roles one by one.
persons-edit-external_id = Id in the staff or pupil system
persons-edit-external_id-help = Not a personal identity number.
persons-edit-lang = Language
persons-edit-lang-sv = Swedish
persons-edit-lang-en = English
persons-edit-submit = Save

persons-leave = Leaves
persons-leave-title = The person leaves
persons-leave-lead = Everything that the person has done is kept. Should the person come back, you give the roles anew.
persons-leave-stake = { $roles ->
    [0] The person has no role that ends.
    [one] One role ends. The person is also taken out of all groups.
   *[other] { $roles } roles end. The person is also taken out of all groups.
}
persons-leave-on = Last day
persons-leave-on-help = Today or earlier holds at once. A later day holds when it has passed.
persons-leave-submit = Save
persons-last-day = Move the last day
persons-last-day-title = Move the person’s last day
persons-last-day-lead = The roles end on the new day. A role with a last day of its own before it ends then. Membership of groups follows.
persons-last-day-on = New last day
persons-last-day-on-help = Today or later.
persons-last-day-reason = Why is the day moved?
persons-last-day-reason-help = Stays in the journal. Write nothing sensitive.
persons-last-day-submit = Move
persons-return = Take back

persons-protect = Protect the identity
persons-protect-title = Protect the person's identity
persons-protect-lead = The person disappears from all lists, searches, counts, exports and choices. Only somebody with the role Protected identity officer can open the page, and each time is noted. You cannot remove the protection yourself.
persons-protect-submit = Protect
persons-unprotect = Remove the protection
persons-unprotect-title = Remove the protection of the person's identity
persons-unprotect-lead = The person is seen again by everybody who may read persons in the unit. Do it only when the decision on protection has ended.
persons-unprotect-submit = Remove the protection

# Groups
people-groups = Groups
groups-list-title = Groups
groups-list-empty = There are no groups here yet
groups-list-empty-help = A group gathers persons who are to have the same roles, such as the super users of some schools.
groups-col-name = Name
groups-col-unit = Unit
groups-col-members = Members
groups-col-state = State
groups-filter-unit = Unit
groups-filter-unit-all = All units
groups-filter-state = State
groups-filter-state-all = All states
groups-filter-state-open = Open
groups-filter-state-closed = Closed
groups-state-open = Open
groups-state-closed = Closed
groups-no-members = Nobody that you can see is in the group.
groups-let-go = Take out { $name }
groups-change = Change
groups-roles = Roles that the group gives

groups-add = Add a group
groups-add-title = Add a group
groups-add-name = Name
groups-add-unit = Unit
groups-add-unit-help = The unit that looks after the group.
groups-add-about = What it is for
groups-add-submit = Add

groups-edit = Change
groups-edit-title = Change the group
groups-edit-name = Name
groups-edit-unit = Unit
groups-edit-unit-help = The unit that looks after the group.
groups-edit-about = What it is for
groups-edit-submit = Save

groups-members = Take in a person
groups-members-title = Take a person into the group
groups-members-lead = The person gets the group's roles at once. You can only do it if you may give every one of them yourself.
groups-members-person = Person
groups-members-person-help = The e-mail address, the whole name or the person's number.
groups-members-submit = Take in

groups-close = Close
groups-close-title = Close the group
groups-close-lead = The group's roles end for everybody in it. This cannot be undone.
groups-close-submit = Close the group

# Roles
people-grants = Roles
grants-list-title = Roles
grants-list-empty = There are no roles here
grants-list-empty-help = A role says what a person or a group may do, in which unit and for how long.
grants-col-role = Role
grants-col-holder = Who
grants-col-unit = Unit
grants-col-from = From
grants-col-until = Until
grants-col-state = State
grants-filter-role = Role
grants-filter-role-all = All roles
grants-filter-unit = Unit
grants-filter-unit-all = All units
grants-filter-person = Person
grants-filter-person-all = All persons
grants-filter-state = State
grants-filter-state-all = All states
grants-filter-state-in-force = In force now
grants-filter-state-ending = Ending within two weeks
grants-filter-state-coming = Beginning later
grants-filter-state-ended = Have ended
grants-state-in-force = In force
grants-state-coming = Begins later
grants-state-ended = Has ended
grants-until-further = Until further notice
grants-given-by = Given by

grants-give = Give a role
grants-give-title = Give a role
grants-give-to = Give { $name } a role
grants-give-lead = The role holds in the unit and in everything below it. You cannot give yourself a role.
grants-give-person = Person
grants-give-person-help = The e-mail address, the whole name or the person's number. Leave empty if the role is given to a group.
grants-give-group = Group
grants-give-role = Role
grants-give-unit = Unit
grants-give-from = First day
grants-give-from-help = Leave empty for now.
grants-give-until = Last day
grants-give-until-help = Leave empty for until further notice.
grants-give-submit = Give the role

grants-end = End
grants-end-title = End the role
grants-end-lead = The role ends at once. It stays in the history.
grants-end-submit = End the role

grants-last-day = Change the last day
grants-last-day-title = Change the role’s last day
grants-last-day-lead = The role holds up to and with the new day. If the person leaves earlier, the role ends then.
grants-last-day-until = New last day
grants-last-day-until-help = Today or later. Leave empty for until further notice.
grants-last-day-reason = Why is the day changed?
grants-last-day-reason-help = Stays in the journal. Write nothing sensitive.
grants-last-day-submit = Save

# Who may do what
people-policy = Who may do what
policy-lead = All rules of access, for all parts of Varv. The same table decides what is shown, what is counted and what can be done.
policy-how =
    A row is a role and a column is something that can be done. The box says how far the role reaches.

    Everything: in the whole organisation. Own unit: in the unit where one has the role and in everything below it. A role held in the whole organisation reaches all of it. Involved: when one is a part of the matter oneself. Own: what is one's own. A dash means that the role does not reach.

    Whoever has several roles may do what any of them reaches. Persons with a protected identity are hidden from everybody but themselves and those who have the role Protected identity officer in their unit.
policy-role = Role
policy-caption = { $kind }: who may do what
policy-reach-everything = Everything
policy-reach-units = Own unit
policy-reach-involved = Involved
policy-reach-own = Own
policy-kind-organisation = The organisation
policy-kind-journal = The journal
policy-kind-policy = Who may do what
policy-kind-account = Accounts
policy-kind-link = Links of the thread
policy-kind-import = Imports
policy-kind-sheet = Kept tables
policy-kind-setting = Settings
policy-anyone = Whoever is not signed in
policy-verb-read = Read
policy-verb-add = Add
policy-verb-edit = Change
policy-verb-close = Close
policy-verb-rename = Rename
policy-verb-move = Move
policy-verb-merge = Merge
policy-verb-reopen = Open again
policy-verb-contact = See e-mail and phone
policy-verb-readdress = Change e-mail
policy-verb-leave = Enter the last day
policy-verb-return = Take back
policy-verb-protect = Protect identity
policy-verb-unprotect = Remove protection
policy-verb-members = Take members in and out
policy-verb-give = Give
policy-verb-end = End
policy-verb-run-out = Let run out
policy-verb-found = Set up
policy-verb-sign-in = Sign in
policy-verb-sign-out = Sign out
policy-verb-use-link = Use a one-time link
policy-verb-set-up = Set up the program
policy-verb-end-session = End a session
policy-verb-change-password = Change password
policy-verb-choose-language = Choose language
policy-verb-turn-on-factor = Turn on the second factor
policy-verb-turn-off-factor = Turn off the second factor
policy-verb-renew-codes = Renew recovery codes
policy-verb-make-token = Make a token
policy-verb-revoke-token = Revoke a token
policy-verb-make-link = Make a one-time link
policy-verb-disable = Disable an account
policy-verb-enable = Enable an account
policy-verb-end-sessions = End all sessions
policy-verb-remove-factor = Remove the second factor
policy-verb-set-password = Set a password
policy-verb-require = Require the second factor
policy-verb-tie = Tie
policy-verb-untie = Untie
policy-verb-upload = Upload
policy-verb-table = Point out the table
policy-verb-map = Map columns
policy-verb-try = Try
policy-verb-commit = Carry out
policy-verb-undo = Undo
policy-verb-keep = Keep the table
policy-verb-drop = Drop
policy-verb-layouts = Look after learned layouts
policy-verb-remove = Remove
policy-verb-ask = Ask
policy-verb-read-internal = Read internal notes
policy-verb-see-names = See names
policy-verb-join = Join
policy-verb-join-for = Join for somebody else
policy-verb-need-leave = Leave
policy-verb-write = Write
policy-verb-answer = Answer
policy-verb-note = Make an internal note
policy-verb-remove-file = Remove a file
policy-verb-assign = Assign
policy-verb-clarify = Clarify
policy-verb-assess = Assess
policy-verb-park = Park
policy-verb-decline = Decline
policy-verb-approve = Approve
policy-verb-plan = Plan
policy-verb-deliver = Deliver
policy-verb-follow-up = Follow up
policy-verb-take-up = Take up again
policy-verb-invite = Invite
policy-verb-score = Score
policy-verb-hear = Be told
policy-verb-tell = Tell
policy-verb-set-criteria = Set criteria
policy-verb-measure = Measure
policy-verb-chain = See the chain
policy-verb-import = Import

# The journal
people-journal = Journal
journal-list-title = Journal
journal-list-lead = Everything that has happened, in the order in which it happened. A line can be neither changed nor removed.
journal-list-empty = Nothing has happened yet
journal-list-empty-help = Every change in Varv becomes a line here.
journal-col-at = When
journal-col-who = Who
journal-col-what = What
journal-col-record = Which
journal-filter-person = Person
journal-filter-person-all = Everybody
journal-filter-kind = Kind
journal-filter-kind-all = All kinds
journal-filter-record = Number
journal-filter-from = From
journal-filter-until = Until
journal-chain = The journal's chain
journal-chain-lead = Each line is tied to the one before by a checksum. Whoever changes or removes a line breaks the chain.
journal-chain-sealed = Lines in the chain
journal-chain-waiting = Lines waiting to be tied
journal-chain-last = The last tied line happened
journal-chain-verify = The whole chain is walked by the command varv verify on the machine where Varv runs.

# Reading in from files
people-import-unit = Units
people-import-unit-code = Code
people-import-unit-name = Name
people-import-unit-kind = Kind
people-import-unit-kind-board = Board
people-import-unit-kind-administration = Administration
people-import-unit-kind-department = Department
people-import-unit-kind-school = School
people-import-unit-kind-preschool = Preschool
people-import-unit-kind-care = Health and care
people-import-unit-kind-other = Other
people-import-unit-kind-organisation = The organisation itself
people-import-unit-parent = Belongs to
people-import-unit-opened_on = From
people-import-person = Persons
people-import-person-name = Name
people-import-person-email = E-mail
people-import-person-phone = Phone
people-import-person-position = Title
people-import-person-unit = Unit
people-import-person-role = Is here as
people-import-person-role-staff = Staff member
people-import-person-role-pupil = Pupil
people-import-person-role-guardian = Guardian
people-import-person-external_id = Id in the staff or pupil system
people-import-group = Groups
people-import-group-name = Name
people-import-group-unit = Unit
people-import-group-about = What it is for
people-import-group-members = Members
people-import-grant = Roles
people-import-grant-person = Person
people-import-grant-group = Group
people-import-grant-role = Role
people-import-grant-role-system-administrator = System administrator
people-import-grant-role-head-of-it = Head of IT
people-import-grant-role-architect = Architect
people-import-grant-role-agent = Support technician
people-import-grant-role-project-manager = Project manager
people-import-grant-role-service-owner = Service owner
people-import-grant-role-leader = Leader or head teacher
people-import-grant-role-controller = Controller
people-import-grant-role-secretary = Board secretary
people-import-grant-role-data-protection-officer = Data protection officer
people-import-grant-role-archivist = Archivist
people-import-grant-role-auditor = Auditor
people-import-grant-role-identity-officer = Protected identity officer
people-import-grant-role-staff = Staff member
people-import-grant-role-pupil = Pupil
people-import-grant-role-guardian = Guardian
people-import-grant-unit = Unit
people-import-grant-from = First day (today at the earliest)
people-import-grant-until = Last day
people-import-why-organisation = This is the organisation itself. It is changed under The organisation.
people-import-why-as-organisation = The unit has the same name or code as the organisation, and so is taken for it. Give the unit a code of its own, and choose the code as what units are known by.
people-import-why-unit = The unit is outside what you are responsible for.
people-import-why-email = This is not an e-mail address.
people-import-why-readdress = The address is what one signs in with. Only a system administrator or the head of IT may change it.
people-import-why-role = The person is already here as something else. Change that under Roles.
people-import-why-stands = The role is already there, with other days. End it and give it anew.
people-import-why-one-holder = The row is to have either a person or a group.
people-import-why-before = The last day comes before the first.
people-import-why-ended = The role has ended already: { $value } has been. Take the row out, or change its last day if the role is to be given.
people-import-why-other-organisation = The row says that it is the whole organisation, but it is not called what the organisation is called here: { $name }. If it is a unit, write another kind in the row. If it is the organisation, change the name under The organisation.
people-stake-show = Show in the list
error-nobody-with-that-address = Nobody in the directory has that address. Check how it is spelt.
