web-yes = yes
web-no = no
web-to-start = To the start page
web-demo-banner = This is a demo. Sjövik does not exist, and nothing you do here affects anyone.

web-area-plan = Plan
web-area-deliver = Deliver
web-area-review = Review
web-area-assure = Assure
web-area-forms = Forms
web-area-school = School

web-list-no-match = Nothing fits what you asked for
web-list-no-match-help = Take away one of the conditions, or show the whole list.
web-list-show-all = Show the whole list

web-view-save = Save this view
web-view-title = Save the view
web-view-name = Name
web-view-circle = Shared with
web-view-circle-help = Leave empty if the view is only yours.
web-view-submit = Save
web-view-open = Open
web-view-remove = Remove { $name }
web-views-change = Change views
web-views-title = Saved views
web-views-lead = Your own, and those that you look after for a group.
web-views-list = The list
web-views-empty = No saved views
web-views-empty-help = Filter a list and save it, and it stands here and above the list.
web-view-saved = The view is saved. You find it above the list.
web-view-removed = The view is removed.
web-views-too-many = You already have 30 saved views of this list. Remove one first.

web-api-title = Open interface
web-api-lead = Everything that you may see on a page, your program may read here.
web-api-file = Get the description (OpenAPI 3.1)
web-api-how =
    Make a token on the page My account. Send it in the header Authorization: Bearer TOKEN. The token can never do more than you can, and you decide whether it may only read.

    Lists answer with items and next. When next has a value the list goes on: ask again with after=the value. What stands in a list is handed out as a file at its address and /export, with format=csv, xlsx, ods or json and the same filters.

    Send the header Idempotency-Key with whatever changes something. The same request is then carried out only once, even if the network breaks and you try again. A key is kept for 7 days.

    What cannot be done is answered as RFC 9457 says, with what is wrong in each field.
web-api-table = Addresses of the interface
web-api-address = Address
web-api-does = What it does
web-api-fields = Fields
web-api-asks = Narrowed by
web-api-rooms = Parts of the interface
web-api-room = Part
web-api-addresses = Addresses
web-api-room-title = { $room }: open interface

refused-not-signed-in = You need to sign in
refused-not-signed-in-help = Sign in and try again. Nothing was changed.
refused-not-allowed = You may not do this
refused-not-allowed-help = Nothing was changed. If you need to be able to do it, ask whoever looks after Varv for a role that may.
refused-not-found = There is no such page
refused-not-found-help = The address is wrong, or it is something that you have no access to. Search instead, or start over from the start page.
refused-invalid = Something needs to be put right
refused-invalid-help = Nothing is saved yet. Put right what stands here and send again.
web-form-kept = What you wrote stands below. See how it is now, and send again if it still holds.
web-form-copy = It can no longer be sent. What you wrote stands below, so that you can copy it.
web-form-look = See how it is now
refused-rule-help = Nothing was changed.
refused-conflict = Somebody else got there first
refused-conflict-help = It was changed while you were writing. Nothing of yours was saved. Go back, read what is new and send again.
refused-done-before = This is already done
refused-done-before-help = The same request was carried out once before. Nothing was done a second time.
refused-too-many = Too many tries. Wait { $seconds } seconds.
refused-too-many-help = It protects against somebody who guesses. Wait and try again.
refused-too-large = What you sent is too large
refused-too-large-help = Nothing was saved. A file may be at most 50 MB, a form at most 1 MB.
refused-wrong-method = The address is used in another way
refused-wrong-method-help = Nothing was changed. Go back to the page and use the button there.
refused-full = There is no room left to save
refused-full-help = Nothing of what you sent was saved, but all that was there is kept and can be read. Tell whoever runs Varv that the disk is full.
refused-busy = It cannot be done right now
refused-busy-help = Nothing was saved. Wait a few seconds and try again.
refused-broken = Something broke on our side
refused-broken-help = Nothing you sent was saved. The fault is noted. Try again in a while.

error-unknown-field = There is no field { $label }. Remove it or mend its name.
error-key-of-another-body = This Idempotency-Key was used with another content. Nothing was saved. Send new content with a new key.
error-unknown-question = The list knows no question { $label }. Remove it or mend its name.
error-not-a-cursor = The page's address cannot be read. Start over from the list's first page.
error-packed-body = Send the content unpacked.
error-unknown-body = Send a form or JSON.
error-too-deep = The content has too many levels. At most 32 can be read.
error-not-json = The content cannot be read as JSON.
error-not-an-object = Send a JSON object with fields.
error-nested-value = A field takes text, a number, yes or no, or a list of them.
error-not-multipart = The form did not arrive whole. Send it again.
error-not-utf8 = The text cannot be read. Send it as UTF-8.
error-taken = There already is one like that.

role-administrator = System administrator
role-head-of-it = Head of IT
role-architect = Architect
role-agent = Support technician
role-project-manager = Project manager
role-service-owner = Service owner
role-leader = Leader or head teacher
role-controller = Controller
role-secretary = Board secretary
role-data-protection-officer = Data protection officer
role-archivist = Archivist
role-auditor = Auditor
role-identity-officer = Protected identity officer
role-staff = Staff member
role-pupil = Pupil
role-guardian = Guardian

web-bulk-chosen = { $count ->
    [one] 1 row is ticked.
   *[other] { $count } rows are ticked.
}
web-bulk-none = Tick at least one row first.
web-bulk-done = { $count ->
    [one] 1 row is done.
   *[other] { $count } rows are done.
}
web-bulk-title = Some rows could not be done
web-bulk-refused = Rows that were not changed
web-bulk-row = Row
web-bulk-why = Why
web-bulk-back = Back to the list
