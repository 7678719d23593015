intake-door = Import
intake-kind-import = Import
intake-kind-sheet = Sheet
intake-kind-none = Not decided yet

# Upload
intake-upload-title = Bring a table in
intake-upload-lead = Bring the spreadsheet that you inherited. Nothing is stored in the registers until you have seen what would happen and said yes.
intake-upload-submit = Read the file
intake-upload-file = File
intake-upload-file-help = CSV, Excel (xlsx, xls), ODS or JSON, at most 50 MB. Formulas are not worked out and links are not followed.
intake-upload-kind = What are the rows?
intake-upload-kind-help = Not sure? Leave it empty, and we suggest when the file has been read.
intake-waiting = Waiting for you
intake-step-file = File
intake-step-table = Table
intake-step-columns = Columns
intake-step-try = Dry run
intake-step-done = Done

# Files that cannot be read
error-file-empty = The file is empty.
error-file-too-large = The file is too large. At most 50 MB can be read; old xls files at most 20 MB.
error-file-too-wide = A sheet has more than { $limit } columns, which is more than can be read. Nothing was stored. Remove the columns that are not needed and try again.
error-file-too-long = A sheet has more than { $limit } rows, which is more than can be read. Nothing was stored. Split the file.
error-file-too-many-cells = The file has more than { $limit } cells, which is more than can be read. Nothing was stored. Remove sheets and columns that are not needed, or split the file.
error-file-bomb = The file unpacks to more than any table should. Nothing was stored. Save it as CSV and try again.
error-file-encrypted = The file is protected by a password and cannot be read. Nothing was stored. Open it, remove the protection, save it and try again.
error-file-not-a-table = { $what ->
    [picture] This is a picture and not a table.
    [pdf] This is a PDF and not a table. Ask for the same list as Excel or CSV.
    [archive] This is an archive of packed files. Unpack it and bring the file that is a table.
    [document] This is a text document and not a table. Paste the table into a spreadsheet and save that.
    [database] This is a database. Take the table out as CSV or Excel.
    [program] This is a program and not a table.
    [parquet] This is a Parquet file. Take the table out as CSV or Excel.
    [sound] This is sound or film and not a table.
    [web-page] This is a web page and not a table. Save the list as CSV or Excel.
    [xml] This is an XML file. Take the list out as CSV, Excel or JSON.
    [mail] This is an e-mail and not a table. Save the attached file and bring that.
    [single-value] The file has a single value and no list.
   *[other] This is not a table, and the file cannot be read as text.
} Nothing was stored. A CSV, Excel, ODS or JSON file can be read.
error-file-damaged = The file is damaged and cannot be read. Nothing was stored. Open it in your spreadsheet program, save it anew as xlsx and try again.
error-file-broken-json = The JSON file is broken or cut off: it cannot be read further than row { $line }, character { $column }. Nothing was stored. Fetch the file once more from the system that it comes from.
error-file-too-deep = The JSON file has lists within lists in more than { $limit } levels. Nothing was stored. A list of records can be read.
error-file-unknown-format = { $what ->
    [xlsb] The file is in Excel’s binary format (xlsb), which cannot be read.
    [numbers] The file is from Apple Numbers, which cannot be read.
   *[other] The file format cannot be read.
} Nothing was stored. Open the file, save it as xlsx or CSV and try again.
error-file-no-sheets = The workbook has no sheets.
error-file-unreadable = The file could not be read. Try again.
error-file-no-table = There is no table in the file: no rows under any headings.
error-no-table-there = There is no table there. Look over the heading rows.
error-not-rows = Write row numbers like this: 12, 40-45. At most a thousand rows.

# The table
intake-table-title = Correct which table is meant
intake-table-lead = Change what came out wrong. Leave the rest.
intake-table-submit = Read again
intake-table-sheet = Sheet
intake-table-sheet-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
intake-table-table = Table on the sheet
intake-table-table-help = When the sheet has several tables, their first headings are shown.
intake-table-header_first = The headings begin on row
intake-table-header_last = The headings end on row
intake-table-header_last-help = The same row when the headings stand on a single row.
intake-table-no_header = The table has no headings
intake-table-first_row = First row with data
intake-table-last_row = Last row with data
intake-table-keep = Rows to take in all the same
intake-table-keep-help = When a row was taken for a sum or a remark but is an ordinary row. For example 12, 40-45.
intake-table-leave = Rows to pass over
intake-table-said = The table has been read again.
intake-table-act = Correct the table
intake-how-read = How we read the file
intake-chose-sheet = The file has { $count } sheets. We chose “{ $sheet }”, which has the largest table.
intake-chose-sheet-hidden = The file has { $count } sheets. We chose “{ $sheet }”, which has the largest table ({ $rows ->
    [one] 1 row
   *[other] { $rows } rows
}). The sheet is hidden in the file.
intake-chose-sheet-by-hand = The file has { $count } sheets. “{ $sheet }” was chosen by hand.
intake-titles = Above the table it says: { $titles }
intake-row-count = { $rows ->
    [one] 1 row is taken in.
   *[other] { $rows } rows are taken in.
}
intake-no-rows = There are no rows under the headings. If the first row is no heading, correct the table; otherwise there is nothing to bring in.
intake-preview = The beginning of the table
intake-columns = Columns
intake-columns-name = Column
intake-columns-about = Holds
intake-columns-kind = Holds
intake-columns-filled = Filled
intake-columns-distinct = Different
intake-columns-sum = Sum
intake-columns-why = Why
intake-column-full = { $filled ->
    [one] { $kind }, filled in the only row
   *[other] { $kind }, filled in all { $filled } rows
}
intake-column-gaps = { $filled ->
    [one] { $kind }, filled in 1 row and empty in { $missing }
   *[other] { $kind }, filled in { $filled } rows and empty in { $missing }
}
intake-aside = Rows that are not taken in
intake-aside-row = Row
intake-aside-role = What it is
intake-aside-text = Content
intake-role-title = title
intake-role-header = heading
intake-role-row = data
intake-role-blank = blank
intake-role-total = sum
intake-role-footer = remark
intake-role-outside = outside the table
intake-kind-empty = nothing
intake-kind-text = text
intake-kind-choice = a few words
intake-kind-code = codes
intake-kind-code-name = code and name in one cell
intake-kind-whole = whole numbers
intake-kind-decimal = numbers
intake-kind-money = amounts
intake-kind-percent = percent
intake-kind-date = dates
intake-kind-date-time = dates and times
intake-kind-duration = lengths of time
intake-kind-bool = yes or no
intake-kind-email = e-mail addresses
intake-kind-phone = phone numbers
intake-kind-personal-number = personal identity numbers
intake-kind-secret = secrets

# Why, for file, table and columns
intake-note-letters-replaced = Some characters could not be read and have been replaced.
intake-note-cells-too-long = { $count ->
    [one] 1 cell is too long and was left out.
   *[other] { $count } cells are too long and were left out.
}
intake-note-quote-left-open = A quotation mark is never closed in the file, so quotation marks were read as ordinary characters.
intake-note-formula-results-used = { $count ->
    [one] 1 cell is a formula. Its last saved result is used; nothing is worked out.
   *[other] { $count } cells are formulas. Their last saved results are used; nothing is worked out.
}
intake-note-header-by-hand = The headings were pointed out by hand, rows { $first } to { $last }.
intake-note-header-by-hand-one-row = The headings were pointed out by hand, row { $first }.
intake-note-no-header-by-hand = The table has no headings, you said.
intake-note-header-named = The file itself says what the fields are called.
intake-note-header-above-values = Headings on rows { $first } to { $last }: numbers, dates and codes begin below them.
intake-note-header-above-values-one-row = Headings on row { $first }: numbers, dates and codes begin below them.
intake-note-header-of-years = Headings on row { $first }: it is a series of years.
intake-note-header-of-known-names = Headings on rows { $first } to { $last }: we know the names.
intake-note-header-of-known-names-one-row = Headings on row { $first }: we know the names.
intake-note-header-assumed = Row { $first } was taken for headings, but it is not certain.
intake-note-no-header = The table seems to have no headings.
intake-note-titles-above = { $count ->
    [one] 1 row above the table is a title.
   *[other] { $count } rows above the table are titles.
}
intake-note-totals-left-out = { $count ->
    [one] 1 row is a sum and is left out: row { $first }.
   *[other] { $count } rows are sums and are left out. The first is row { $first }.
}
intake-note-remarks-below = { $count ->
    [one] 1 row is a remark below the table: row { $first }.
   *[other] { $count } rows are remarks below the table, from row { $first }.
}
intake-note-blank-rows = { $count ->
    [one] 1 blank row was passed over.
   *[other] { $count } blank rows were passed over.
}
intake-note-rows-outside = { $count ->
    [one] 1 row does not belong to the table: row { $first }.
   *[other] { $count } rows do not belong to the table, from row { $first }.
}
intake-note-empty-columns-left-out = { $count ->
    [one] 1 empty column is left out.
   *[other] { $count } empty columns are left out.
}
intake-note-heading-says-secret = The heading says that it is secret.
intake-note-heading-says-personal-number = The heading says personal identity number.
intake-note-values-are-personal-numbers = The values are personal identity numbers.
intake-note-no-values = The column is empty.
intake-note-values-are-dates = { $of ->
    [one] The value is a date.
   *[other] { $fit } of { $of } values are dates.
}
intake-note-values-are-durations = { $of ->
    [one] The value is a length of time.
   *[other] { $fit } of { $of } values are lengths of time.
}
intake-note-values-are-addresses = { $of ->
    [one] The value is an e-mail address.
   *[other] { $fit } of { $of } values are e-mail addresses.
}
intake-note-values-are-phone-numbers = { $of ->
    [one] The value is a phone number.
   *[other] { $fit } of { $of } values are phone numbers.
}
intake-note-values-are-yes-and-no = The values are yes and no.
intake-note-values-are-code-and-name = { $of ->
    [one] The cell holds a code and a name.
   *[other] { $fit } of { $of } cells hold a code and a name.
}
intake-note-digits-with-leading-zeros = Digits that begin with a zero are codes and stay as they are.
intake-note-digits-too-long-to-count = The digits are too long to be a count: they are codes.
intake-note-heading-says-code = The heading says that they are codes, so zeros are kept.
intake-note-values-are-percent = { $of ->
    [one] The value is a percentage.
   *[other] { $fit } of { $of } values are percent.
}
intake-note-values-carry-currency = The values carry a currency.
intake-note-heading-says-money = The heading says that it is money.
intake-note-values-are-numbers = { $of ->
    [one] The value is a number.
   *[other] { $fit } of { $of } values are numbers.
}
intake-note-values-are-codes = The values have both letters and digits.
intake-note-few-different-words = A few different words come back.
intake-note-values-are-words = The values are words.
intake-note-decimal-mark-open = { $count ->
    [one] 1 number can be read in two ways, such as 1,234.
   *[other] { $count } numbers can be read in two ways, such as 1,234.
}
intake-note-decimal-mark-as-neighbours = The decimal mark is the same as in the columns beside.
intake-note-day-and-month-open = { $count ->
    [one] In 1 date one cannot see what is day and what is month.
   *[other] In { $count } dates one cannot see what is day and what is month.
}
intake-note-day-stands-first = { $count ->
    [one] In 1 date one cannot see what is day and what is month. Other dates in the column show that the day stands first.
   *[other] In { $count } dates one cannot see what is day and what is month. Other dates in the column show that the day stands first.
}
intake-note-month-stands-first = { $count ->
    [one] In 1 date one cannot see what is day and what is month. Other dates in the column show that the month stands first.
   *[other] In { $count } dates one cannot see what is day and what is month. Other dates in the column show that the month stands first.
}
intake-note-day-and-month-mixed = Some dates have the day first and others the month first. Each that can only be one day is read as that day.
intake-note-months-without-days = { $count ->
    [one] 1 value is a month without a day and is read as the first of the month.
   *[other] { $count } values are months without a day and are read as the first of the month.
}
intake-note-cells-with-errors = { $count ->
    [one] 1 cell has an error or a value of the wrong kind.
   *[other] { $count } cells have an error or a value of the wrong kind.
}
intake-note-heading-equals = the heading is the same
intake-note-heading-resembles = the heading is like “{ $hint }”
intake-note-values-look-like = the values look like it
intake-note-first-and-last-name = first and last name stand in a column each
intake-note-code-and-name-in-one = code and name stand in one cell

# Columns to fields
intake-map-title = Where do the columns go?
intake-map-lead = { $kind } from { $file }. The suggestions come from headings and content. Correct what is wrong.
intake-map-act = Bring in as { $kind }
intake-map-submit = Make a dry run
intake-map-column = { $number }. { $name }
intake-map-part-whole = Goes to
intake-map-part-code = Only the code goes to
intake-map-part-name = Only the name goes to
intake-map-part-comma = Turn “Last, First” round and bring to
intake-map-first = { $field }: first name
intake-map-last = { $field }: last name
intake-map-nothing = Not taken in
intake-map-leave-out = Left out
intake-map-why = Suggested: { $field }, because { $reason }. Confidence { $confidence } of 100.
intake-map-what = What are the rows?
intake-map-password = The column seems to hold passwords or other secrets. It has been removed and was not stored.
intake-map-personal = The column seems to hold personal identity numbers. It is left out unless you choose otherwise, and is never shown.
intake-map-constants = The same for all rows
intake-map-constants-help = What the file does not have but each row needs.
intake-map-rules = How a record is known again
intake-map-key = It is the same record when this is equal
intake-map-key-help = If the record is there it is changed, otherwise it is new. Empty cells change nothing.
intake-map-day-order = In dates such as 03/04/2026, first comes
intake-map-day-order-day-first = the day
intake-map-day-order-month-first = the month
intake-map-decimal = In numbers such as 1,234 or 1.234, the decimal mark is
intake-map-decimal-comma = a comma
intake-map-decimal-point = a point
intake-map-name = What is this sort of file called?
intake-map-name-help = The next time a file has the same headings you need not answer again.
intake-map-said = The columns have their fields.
intake-map-again = Change the columns
intake-map-changed = The file is like “{ $layout }”, but has changed since last time. You need to look only at the difference; the rest comes along.
intake-map-changed-added = New columns: { $columns }
intake-map-changed-removed = Gone: { $columns }
intake-map-changed-renamed = Renamed: { $columns }
intake-map-other = Are the rows something else?
error-unknown-pair = “{ $pair }” cannot be understood. Write column=field.
error-fed-twice = Two columns go to the same field ({ $field }). Choose one.
error-no-such-column = The column “{ $column }” is not in the file.
error-no-key = Nothing says when a row is the same record as one that is there. Let a column, or one value for all rows, go to one of these: { $keys }.
error-secret-column = The column “{ $column }” holds secrets and cannot be brought in.
error-nothing-fed = No column goes to any field. Choose at least one.
error-key-not-fed = No column goes to what a record is known by ({ $field }). Choose something else, or fill it in for all rows.

# State and what can be done
intake-state-found = Table read
intake-state-mapped = Columns ready
intake-state-tried = Dry run made
intake-state-trying = Trying
intake-state-committing = Being brought in
intake-state-undoing = Being undone
intake-state-keeping = Being kept
intake-state-done = Brought in
intake-state-undone = Undone
intake-state-kept = Kept as a sheet
intake-state-dropped = Thrown away
intake-try-act = Make a dry run
intake-commit-act = { $count ->
    [one] Bring in 1 record
   *[other] Bring in { $count } records
}
intake-keep-act = Keep as a searchable sheet
intake-drop-act = Throw the file away
intake-drop-ask = Throw the file away?
intake-drop-ask-text = The file “{ $file }” and what you decided about it are thrown away. The registers are not touched. You can bring the file again.
intake-undo-act = Undo the import
intake-undo-ask = Undo the import?
intake-undo-ask-text = What the import of “{ $file }” did is taken back.
intake-undo-ask-new = { $count ->
    [one] 1 new record is removed.
   *[other] { $count } new records are removed.
}
intake-undo-ask-changed = { $count ->
    [one] 1 changed record becomes as before.
   *[other] { $count } changed records become as before.
}
intake-undo-ask-kept = Records that somebody has changed since are left as they are.
intake-upload-another = Bring in another file
intake-report-act = Report as { $format }
intake-refused-act = Refused rows to mend
intake-refused-column = Varv: reason
intake-refused-file = refused rows
intake-report-file = import-report
intake-working-trying = Trying row by row
intake-working-committing = Bringing the records in, all or nothing
intake-working-undoing = Restoring what was
intake-working-keeping = Keeping the sheet
intake-working-waits = { $count ->
    [one] Waits for its turn: one other file is before it
   *[other] Waits for its turn: { $count } other files are before it
}
intake-fact-file = File
intake-fact-format = Format
intake-fact-sheet = Sheet
intake-fact-rows = Rows
intake-fact-kind = Becomes
intake-fact-size = Size
intake-fact-at = Came
intake-fact-by = By
intake-fact-titles = Title in the file
intake-fact-left-out = Columns that were not kept
intake-fact-hash = The file’s fingerprint
intake-file-size = { $kilobytes } kB
intake-by-operator = the command line
intake-trouble = It did not work
intake-has-passwords = Columns with passwords or other secrets have been removed and are not stored: { $columns }.
intake-has-personal-numbers = Columns with personal identity numbers are left out unless you choose otherwise: { $columns }.
intake-same-file = Exactly the same file was brought in { $at }. Rows that are the same are left alone.
intake-same-file-act = See that import
intake-is-dropped = The file has been thrown away. Nothing of it is left.
intake-dropped-said = The file has been thrown away.
intake-kept-said = The sheet is kept and can be searched.
intake-to-sheet = Open the sheet

# Rows
intake-rows = Rows
intake-rows-all = All ({ $count })
intake-rows-new = New ({ $count })
intake-rows-changed = Changed ({ $count })
intake-rows-same = The same ({ $count })
intake-rows-refused = Refused ({ $count })
intake-rows-none = No rows here.
intake-rows-col-row = Row
intake-rows-col-outcome = Becomes
intake-rows-col-name = Who or what
intake-rows-col-what = Details
intake-nothing = empty
intake-row-of-file = the record on row { $row }
intake-row-outcome-new = new
intake-row-outcome-changed = changed
intake-row-outcome-same = the same
intake-row-outcome-refused = refused
intake-same-as-now = As it is already.
intake-same-as-row = Belongs to the same record as row { $row } and is taken in with it.
intake-row-hidden = You may not see this record.
intake-needs-you = { $count ->
    [one] 1 file has had its dry run and waits for you to bring it in
   *[other] { $count } files have had their dry runs and wait for you to bring them in
}
intake-tried-nothing = Everything in the file is there already. There is nothing to bring in.
intake-tried-all-refused = Nothing can be brought in. { $refused ->
    [one] One row was refused; see why below.
   *[other] { $refused } rows were refused; see why below.
}
intake-tried-lacks = { $count ->
    [one] 1 new record needs “{ $field }”
   *[other] { $count } new records need “{ $field }”
}, but no column goes there. Choose a column for it, or one value for all rows. Records that are there already need it not.
intake-tried-all-good = { $todo ->
    [one] 1 record would be brought in. Nothing has changed yet.
   *[other] { $todo } records would be brought in. Nothing has changed yet.
}
intake-tried-some-refused = { $todo ->
    [one] 1 record would be brought in
   *[other] { $todo } records would be brought in
} and { $refused ->
    [one] 1 row is refused. Nothing is changed yet. You can fetch the refused one
   *[other] { $refused } rows are refused. Nothing is changed yet. You can fetch the refused ones
} as a file, mend and bring in afterwards.
intake-tried-rest-refused = { $same ->
    [one] 1 row is already as in the file
   *[other] { $same } rows are already as in the file
} and { $refused ->
    [one] 1 row is refused; see why below
   *[other] { $refused } rows are refused; see why below
}. There is nothing new to bring in.
intake-done = { $new ->
    [one] 1 record is new
   *[other] { $new } records are new
} and { $changed ->
    [one] 1 changed
   *[other] { $changed } changed
}. You can undo until { $until }.
intake-undone-all = { $restored ->
    [one] 1 record is as it was before the import.
   *[other] { $restored } records are as they were before the import.
}
intake-undone-some = { $restored ->
    [one] 1 record is as it was before the import.
   *[other] { $restored } records are as they were before the import.
} { $left ->
    [one] 1 was left as it is, for the reason told here.
   *[other] { $left } were left as they are, for the reasons told here.
}
intake-left = Left as they are
intake-left-col-name = Record
intake-left-col-row = Row
intake-left-col-why = Why
intake-left-changed = somebody has changed it since
intake-left-used = other things depend on it now
intake-left-gone = it is no longer there, or you may not see it
intake-left-barred = you may not change it

# Why a row is refused
intake-why-missing = is missing
intake-why-key-missing = is missing, and it is what the record is known by
intake-why-longer = too long, at most { $max } characters
intake-why-too-long = the cell is too long
intake-why-not-a-number = “{ $value }” is not a number
intake-why-not-whole = “{ $value }” is not a whole number
intake-why-not-money = “{ $value }” is not an amount with at most two decimals
intake-why-out-of-range = must be between { $min } and { $max }
intake-why-not-a-date = “{ $value }” is not a date
intake-why-not-a-duration = “{ $value }” is not a length of time
intake-why-not-yes-or-no = “{ $value }” is neither yes nor no
intake-why-not-an-address = “{ $value }” is not an e-mail address
intake-why-spreadsheet-error = the cell has an error from the spreadsheet program: { $value }
intake-why-list-for-value = the file has a list where one value belongs: { $value }
intake-why-object-for-value = the file has an object with fields of its own where one value belongs
intake-why-unreadable = “{ $value }” cannot be read
intake-why-not-a-choice = “{ $value }” is none of the choices
intake-why-choices = { $why }. These can be chosen: { $choices }
intake-why-no-such = there is no “{ $value }”
intake-why-no-such-tried = there is no “{ $value }”: neither the code “{ $code }” nor the name “{ $name }” is known
intake-why-code-and-name-differ = the code “{ $code }” and the name “{ $name }” belong to different records
intake-why-several-called = several are called “{ $value }”
intake-why-several-in-file = several rows of the file are called “{ $value }”
intake-why-itself = the row cannot stand under itself
intake-why-parent-refused = Row { $row }, to which this one belongs, was refused.
intake-why-several = { $count } records fit. Choose something else to know records by.
intake-why-not-yours = The record is there, but you may not change it.
intake-why-taken = { $name } already has “{ $value }”
intake-why-shared = row { $row } has “{ $value }” too, and no two records may
intake-why-collides = It collides with another record. Look over the row.
intake-why-said-otherwise = Row { $row } is about the same record but says something else.
intake-why-as-refused = Says the same as row { $row }, which was refused.
intake-why-ring = The row belongs to row { $row }, which in its turn belongs to this one: that is a ring.

# Not now
intake-cannot-busy = The import is working right now. Wait until it is done.
intake-cannot-over = The import is over and cannot be changed.
intake-cannot-not-mapped = Say first where the columns go.
intake-cannot-not-tried = Make a dry run first, so that you see what would happen.
intake-cannot-nothing-to-do = There is nothing to bring in.
intake-cannot-not-done = The import was not carried out, so there is nothing to undo.
intake-cannot-too-late = More than 30 days have passed. The import can no longer be undone.
intake-cannot-no-table = The table is not where it was said to be. Correct the table.
intake-cannot-no-kind = Say first what the rows are.
intake-cannot-too-many-rows = At most 250,000 rows can be brought in at a time. Split the file, or keep it as a sheet.
intake-cannot-too-many-waiting = You already have 20 files waiting. Bring in or throw away some of them first.
intake-cannot-changed-since-try = Something has changed in the registers since the dry run. Nothing was brought in. Make a dry run again and see what differs.
intake-cannot-closed = The file cannot be kept as a sheet: sheets are read by more people than may see this. Import the rows instead.
intake-cannot-file-gone = The file is no longer there. Bring it in again.
intake-cannot-stopped = The work was interrupted, and nothing has changed. Try again.
intake-cannot-stopped-undo = The undo was interrupted. What was restored stays restored. Undo again, and it goes on.

# List, layouts, sheets
intake-imports-list-title = Imports
intake-imports-list-lead = Everything that was brought in, and what came of it.
intake-imports-list-empty = Nothing has been brought in yet
intake-imports-list-empty-help = Bring a list of units or staff, and you are under way.
intake-imports-col-file = File
intake-imports-col-state = State
intake-imports-col-kind = Becomes
intake-imports-col-new = New
intake-imports-col-changed = Changed
intake-imports-col-refused = Refused
intake-imports-col-at = Came
intake-imports-filter-state = State
intake-imports-filter-state-all = All states
intake-imports-filter-state-waiting = Waiting
intake-imports-filter-state-done = Brought in
intake-imports-filter-state-undone = Undone
intake-imports-filter-state-kept = Kept as sheets
intake-imports-filter-state-dropped = Thrown away
intake-layouts-title = Known sorts of files
intake-layouts-lead = Files with the same headings go straight to the dry run.
intake-layouts-empty = No sorts of files are known yet
intake-layouts-empty-help = When you have brought in a file, the next one with the same headings is recognised.
intake-layouts-col-name = Name
intake-layouts-col-kind = Becomes
intake-layouts-col-columns = Headings
intake-layouts-col-used-at = Last used
intake-layouts-col-uses = Times
intake-layouts-col-forget = Forget
intake-layouts-forget = Forget
intake-layout-forgotten-said = The sort of file is forgotten.
intake-sheets-list-title = Kept sheets
intake-sheets-list-lead = Tables that have no place of their own yet. They can be searched and summed.
intake-sheets-list-empty = No sheets are kept
intake-sheets-list-empty-help = Bring a table in and keep it as a searchable sheet.
intake-sheets-col-name = Sheet
intake-sheets-col-file = File
intake-sheets-col-rows = Rows
intake-sheets-col-columns = Columns
intake-sheets-col-at = Kept
intake-sheet-lead = The rows are kept as they stood in the file and do not change. Titles, sums and remarks below the table are left out.
intake-sheet-export = Fetch as CSV
intake-sheet-remove = Remove the sheet
intake-sheet-removed-said = The sheet has been removed.
intake-sheet-search = Search the sheet
intake-sheet-search-act = Search
intake-sheet-show-all = Show all rows

# The journal
intake-uploaded = Read a file to import
intake-try-started = Made a dry run of an import
intake-commit-started = Began to bring in an import
intake-committed = Brought in an import: { $new } new, { $changed } changed, { $same } the same, { $refused } refused
intake-undo-started = Began to undo an import
intake-undone = Undid an import: { $restored } restored, { $left } left
intake-part-undone = Undid a part of an import: { $restored } restored, { $left } left
intake-keep-started = Began to keep a table as a sheet
intake-kept = Kept a table as a sheet with { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
intake-dropped = Threw away a file that waited for import
intake-sheet-removed = Removed a kept sheet
intake-sheet-remove-ask = Remove the sheet?
intake-sheet-remove-ask-text = { $rows ->
    [one] The sheet “{ $name }” with 1 row is removed and cannot be brought back from here.
   *[other] The sheet “{ $name }” with { $rows } rows is removed and cannot be brought back from here.
}
intake-sheet-hits = { $count ->
    [one] 1 row was found.
   *[other] { $count } rows were found.
}
intake-sheet-hits-sum = { $column }: { $sum }
intake-sheet-hits-sums = Sums of them:
intake-layout-forgotten = Forgot a known sort of file

# The command line
intake-cli-no-such-kind = { $kind } cannot be brought in. These can: { $kinds }.
intake-cli-no-such-layout = There is no known sort of file called { $layout } for { $kind }.
intake-cli-file = { $file }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $columns ->
    [one] 1 column
   *[other] { $columns } columns
} ({ $format })
intake-cli-mapped = { $column } → { $field }
intake-unmapped = Columns without a field, which are left out: { $columns }
intake-cli-constant = { $value } → { $field } in all rows
intake-cli-key = Known again by: { $key }
intake-cli-counts = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}: { $new } new, { $changed } changed, { $same } the same, { $refused } refused
intake-cli-dry-run = Dry run. Nothing has changed.
intake-cli-committed = Brought in. Import number { $id }, which can be undone with --undo { $id } for 30 days.
intake-cli-nothing = There was nothing to bring in.
intake-cli-row = Row { $row }: { $why }
intake-cli-more = … and { $count } more
intake-cli-kept = Kept as sheet number { $id } with { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}.
intake-cli-undone = Undone: { $restored } restored, { $left ->
    [one] 1 left as it is
   *[other] { $left } left as they are
}.
intake-cli-no-such-import = There is no import number { $id }.
