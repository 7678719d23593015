# Signing in
accounts-sign-in-title = Sign in
accounts-sign-in-lead = { $organisation }
accounts-sign-in-submit = Sign in
accounts-email = E-mail address
accounts-password = Password
accounts-code = Code
accounts-code-title = Write the code
accounts-code-lead = The password is right. Now the code from your app is needed too.
accounts-code-help = Six figures from the app, or one of your recovery codes.
accounts-code-too-late = It took too long. Sign in again.
accounts-no-role = You have no role in Varv. Ask whoever looks after Varv with you to give you one.
accounts-signed-out-now = You are signed out.
accounts-demo-title = Try it as
accounts-demo-password = Everybody in the demo has the password

# The one-time link
accounts-link-title = Choose a password
accounts-link-lead = Then you sign in with { $email } and the password.
accounts-link-submit = Save the password
accounts-link-dead = The link cannot be used any more. It holds once and for a day. Ask for a new one.
accounts-password-chosen-now = The password is saved. Sign in with it.

# The first start
accounts-not-set-up = Varv is not set up yet.
accounts-not-set-up-title = Varv is not set up yet
accounts-not-set-up-lead = When Varv started, a link was printed where the program runs. Open that link to begin. If it holds no more: start Varv again, and a new one comes.
accounts-set-up-language = Välj språk · Choose a language
accounts-set-up-title = Set Varv up
accounts-set-up-lead = Five minutes, then you can begin. All of it can be changed later.
accounts-set-up-about-organisation = The organisation
accounts-set-up-organisation = The organisation's name
accounts-set-up-kind = What is it?
accounts-set-up-kind-municipality = A municipality
accounts-set-up-kind-school = A school or several
accounts-set-up-zone = Time zone
accounts-set-up-about-you = You who set it up
accounts-set-up-about-you-help = You become the first system administrator and can then invite others.
accounts-set-up-also_head = I am also the head of IT
accounts-set-up-about-beginning = The beginning
accounts-set-up-begin = What do you want to do first?
accounts-set-up-begin-import = Bring in spreadsheets that we have
accounts-set-up-begin-empty = Begin empty
accounts-set-up-submit = Set it up
accounts-set-up-done = Varv is set up, and you are signed in.

# My account
accounts-title = My account
accounts-lead = How you sign in, where you are signed in and which programs may use your account.
accounts-facts = Facts
accounts-name = Name
accounts-roles = Roles
accounts-may-sign-in = Sign-in
accounts-state-new = Has not chosen a password
accounts-state-open = Can sign in
accounts-state-disabled = Sign-in is stopped
accounts-sessions = Where you are signed in
accounts-sessions-help = A line that you do not recognise? Sign it out and change your password.
accounts-sessions-theirs = Sessions
accounts-sessions-count = { $count ->
    [0] Not signed in anywhere
    [one] Signed in at one place
   *[other] Signed in at { $count } places
}
accounts-device = Browser
accounts-device-unknown = Unknown browser
accounts-address = Network address
accounts-since = Since
accounts-used = Last used
accounts-session = Session
accounts-session-this = This one
accounts-end-session = Sign out
accounts-end-others = Sign out everywhere but here
accounts-session-ended-now = That session is ended.
accounts-others-ended-now = You are signed out everywhere but here.
accounts-password-since = Chosen { $when }.
accounts-password-title = Change password
accounts-password-lead = Choose something long that you remember, a sentence perhaps. At least 12 characters; blanks and all letters are fine. You need not change it again unless somebody has got hold of it.
accounts-password-password_now = The password you have now
accounts-password-now = The password you have now
accounts-password-password = New password
accounts-password-password-help = At least 12 characters. No common password and no name.
accounts-password-password_again = New password once more
accounts-password-end_tokens = End my tokens too
accounts-password-end_tokens-help = Programs that have a token must get a new one.
accounts-password-submit = Change password
accounts-password-changed-now = The password is changed. You are signed out everywhere but here.
accounts-factor = Two-step sign-in
accounts-factor-off = Off. With it, it is not enough for somebody to get hold of your password.
accounts-factor-off-theirs = Off.
accounts-factor-on = On since { $when }.
accounts-factor-off-now = Two-step sign-in is off.
accounts-codes-left = { $count ->
    [0] No recovery codes left: make new ones
    [one] One recovery code left: make new ones
   *[other] { $count } recovery codes left: make new ones
}
accounts-totp-start-title = Turn on two-step sign-in
accounts-totp-start-lead = You need an app for one-time codes on your phone or computer. When you sign in you write the password and the app's code.
accounts-continue = Continue
accounts-totp-scan = Scan the picture with the app, or write the key by hand. Then write the code that the app shows.
accounts-totp-key = Key:
accounts-totp-code-help = Six figures from the app.
accounts-codes-title = Your recovery codes
accounts-codes-text = If you lose the phone you sign in with one of the codes. Each can be used once. Codes that you had before hold no more.
accounts-codes-kept = I have kept it
accounts-totp-stop = Turn off
accounts-totp-stop-title = Turn off two-step sign-in
accounts-totp-stop-lead = Then the password is enough to sign in to your account. The recovery codes hold no more.
accounts-totp-stop-password_now = The password you have now
accounts-totp-stop-submit = Turn off
accounts-renew-codes = New recovery codes
accounts-renew-codes-title = Make new recovery codes
accounts-renew-codes-lead = Those that you have now hold no more.
accounts-renew-codes-password_now = The password you have now
accounts-renew-codes-submit = Make new codes
accounts-tokens = API tokens
accounts-tokens-help = With a token a program reads what you may read, or changes what you may change. It can never do more than you.
accounts-tokens-list = Programs that have a token
accounts-tokens-none = No API tokens.
accounts-token = Name
accounts-reach = May
accounts-reach-whole = Do all that its owner may
accounts-reach-read = Read all that its owner may read
accounts-reach-kinds = Only
accounts-reach-only-read = read
accounts-reach-write = read and change
accounts-never = Never
accounts-ends = Ends
accounts-revoke = Revoke
accounts-make-token = Make an API token
accounts-make-token-title = Make an API token
accounts-make-token-lead = Give each program a token of its own, so that you can revoke one without disturbing the others.
accounts-make-token-name = What is the token for?
accounts-make-token-name-help = For example: nightly fetch for the reports.
accounts-make-token-scope = What may it do?
accounts-make-token-scope-read = Only read
accounts-make-token-scope-kinds = Only some kinds of record
accounts-make-token-scope-whole = All that I may
accounts-make-token-kinds = Kinds of record, if it may only use some
accounts-make-token-may_write = May change those records
accounts-make-token-ends_on = The last day it holds
accounts-make-token-ends_on-help = At most a year ahead.
accounts-make-token-password_now = The password you have now
accounts-make-token-submit = Make the token
accounts-token-text = Send the token in the header Authorization: Bearer THE-TOKEN.
accounts-token-revoked-now = The token is revoked. The next request with it is refused.
accounts-session-only = This is done in the browser, not with an API token.
accounts-language = Language
accounts-language-help = The language follows you to every browser that you sign in with.
accounts-language-chosen-now = The language is chosen.
accounts-history = What has happened with the account
accounts-by-another = Somebody else has changed your account.
accounts-done-by = – { $who }, { $when }.
accounts-by-operator = whoever runs Varv
accounts-need-factor = Turn on two-step sign-in: your role opens a great deal

# Other people's accounts
accounts-of = Account: { $name }
accounts-persons = Persons
accounts-manage-help = A one-time link holds for a day. Hand it straight to the person; it is shown only once. The person sees on their account who made it.
accounts-make-invite = Make an invitation
accounts-make-reset = Make a link for a new password
accounts-link-for = One-time link for { $name }
accounts-link-text = Put the address by which you reach Varv in front, and hand the link to the person in person. It can be used once, within a day. Earlier links hold no more.
accounts-link-whole = Hand the link to the person in person. It can be used once, within a day. Earlier links hold no more.
accounts-disable = Stop sign-in
accounts-enable = Let in again
accounts-disabled-now = Sign-in is stopped. The person is signed out everywhere.
accounts-enabled-now = The person can sign in again.
accounts-end-sessions = Sign out everywhere
accounts-sessions-ended-now = The person is signed out everywhere.
accounts-remove-factor = Remove two-step sign-in
accounts-remove-factor-help = Do it only for somebody who has lost both phone and recovery codes, and whom you know to be who they say. It shows on the person's account.
accounts-factor-removed-now = Two-step sign-in is removed.
accounts-no-email = The person has no e-mail address to sign in with. Add one first.
accounts-has-left = The person has left.
accounts-is-disabled = Sign-in is stopped. Let the person in first.
accounts-is-not-disabled = Sign-in is not stopped.
accounts-oneself = You do not do this to your own account.
accounts-beyond-reach = The person has roles outside the units that you look after. Ask somebody who looks after the whole organisation.
accounts-factor-is-on = Two-step sign-in is on already.
accounts-factor-is-off = Two-step sign-in is not on.

# Rules for signing in
accounts-rules-title = Rules for signing in
accounts-rules-lead = What the organisation requires of those who sign in.
accounts-require-is-on = Two-step sign-in is required of IT staff, system administrators and those who see protected identities
accounts-require-is-off = Two-step sign-in is voluntary
accounts-require-start = Require two-step sign-in
accounts-require-stop = Require it no longer
accounts-require-mind = When it is required, those without it turn it on before they come any further, and so do you if you have not.
accounts-rules-kept = Saved.

# What has happened
accounts-signed-in = Signed in
accounts-sign-in-failed = Wrong password or code at sign-in
accounts-signed-out = Signed out
accounts-session-ended = A session was ended
accounts-other-sessions-ended = All other sessions were ended
accounts-password-changed = The password was changed
accounts-password-set = The password was set by somebody else
accounts-language-chosen = The language was chosen
accounts-factor-turned-on = Two-step sign-in was turned on
accounts-factor-turned-off = Two-step sign-in was turned off
accounts-codes-renewed = New recovery codes were made
accounts-code-used = A recovery code was used
accounts-token-shown = Your new API token
accounts-token-made = An API token was made
accounts-token-revoked = An API token was revoked
accounts-link-made = A one-time link to choose a password was made
accounts-link-used = A password was chosen by a one-time link
accounts-disabled = Sign-in was stopped
accounts-enabled = Sign-in was opened again
accounts-sessions-ended = All sessions were ended by somebody else
accounts-factor-removed = Two-step sign-in was removed by somebody else
accounts-program-set-up = Varv was set up
accounts-demo-opened = The demo's accounts were opened
accounts-factor-required = Two-step sign-in came to be required
accounts-factor-not-required = Two-step sign-in ceased to be required
accounts-restored = A backup was restored, and every session ended

# What is wrong in a field
error-wrong-sign-in = The e-mail address and the password do not belong together. Check both and try again.
error-wrong-password = The password is not right.
error-wrong-code = The code is not right, or has been used. Wait for the app's next code and try again.
error-password-too-short = The password has { $count } characters and needs at least { $min }. Add a word or two.
error-password-common = Many people have that password, or one like it. Choose something of your own, such as a sentence.
error-password-known = The password has a name in it that is easy to guess: yours, the organisation's or the program's.
error-password-not-same = You did not write the same password twice.
error-password-unchanged = It is the password that you have already.
error-token-day = Choose a day from today to { $last }.
