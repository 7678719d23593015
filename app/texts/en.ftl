home-hello = Hello { $name }
home-lead = This is how the lap looks at { $organisation } right now.
home-wheel = The wheel
home-wheel-description = The wheel shows the three parts of the work: plan, deliver and review. Each field is a room with a count.
home-week = week
home-to-come = to come
home-needs-you = This needs you
home-nothing-waits = Nothing waits for you right now.
home-changed = This has changed
home-nothing-changed = Nothing that concerns you has happened yet.

home-search-title = Search
home-search-words = Words to look for
home-search-submit = Search
home-search-start = What are you looking for?
home-search-start-help = Write one or more words. Other forms of a word are found too, in Swedish and English.
home-search-none = Nothing was found
home-search-none-help = Try fewer or other words. You only find what you may see.
home-search-more = Show more

home-area-now = Here now
home-area-coming = To come here
home-area-plan = What is needed, who decides, what does it cost and how does it last five years?
home-area-deliver = Help, changes, releases and projects.
home-area-review = What did those concerned think, and what was it worth?
home-area-assure = Information security, data protection and public records.
home-area-forms = One form as a web page, on paper and as a scan that is read.
home-area-school = What guardians, pupils and teachers use every morning.

home-room-strategy = Strategy and decisions
home-room-strategy-help = Adopted plan, goals, measures and assignments with a day to report back.
home-room-refresh = Refresh
home-room-refresh-help = What grows too old next year and what that costs.
home-room-changes = Changes
home-room-changes-help = Risk, approval and calendar, so that nobody is surprised.
home-room-releases = Releases
home-room-releases-help = Who needs to know what, when, and in which words.
home-room-projects = Projects
home-room-projects-help = Order, budget, risks and people in one place.
home-room-surveys = Surveys
home-room-surveys-help = Questions to those concerned, and answers back: you said, we did.
home-room-pilots = Pilots
home-room-pilots-help = Try on a small scale, with a question and a day to decide.
home-room-outcomes = Outcome
home-room-outcomes-help = Were time, money and promises kept?
home-room-protection = Protection
home-room-protection-help = Classification, processing, incidents and their clocks.
home-room-records = Records
home-room-records-help = A request for a public record, from test to disclosure.
home-room-design = Forms
home-room-design-help = One definition gives both web form and paper.
home-room-paper = Scans
home-room-paper-help = Filled-in papers become facts without anybody typing.
home-room-day = The school day
home-room-day-help = Timetable, absence and menu.
home-room-messages = Messages
home-room-messages-help = Between home and school, without detours.

home-accessibility-title = Accessibility
home-accessibility-text =
    Everybody should be able to use Varv. The pages are made to WCAG 2.2, level AA, and to EN 301 549, which the Swedish law on accessible digital public service points to.

    Everything can be done by keyboard, without JavaScript, at a width of 320 points and with a screen reader. Every change is tried against automatic rules, light and dark, narrow and wide, and for every role.

    Known gap: the screen reader test is made by automatic rules, not by people who use a screen reader every day.

    If you find something that does not work, tell whoever looks after Varv where you are. If the answer does not satisfy you, you can report it to the Swedish Agency for Digital Government, Digg.

    This statement holds from 21 November 2026.
