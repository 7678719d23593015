# Equipment: what the room says in English.
assets-kind-of-asset = Equipment
assets-kind-of-model = Model
assets-kind-of-category = Kind of equipment
assets-list-title = Equipment
assets-list-lead = What IT keeps count of: what it is, where it is and who has it.
assets-list-empty = There is no equipment to show
assets-list-empty-help = Computers, screens, cameras and whatever else IT keeps count of are gathered here. Add one at a time, or import a list.
assets-col-tag = Tag
assets-col-state = State
assets-col-model = Model
assets-col-unit = Unit
assets-col-place = Place
assets-col-person = Holder
assets-col-warranty = Warranty until
assets-col-changed = Changed
assets-col-serial = Serial number
assets-col-category = Kind
assets-col-bought = Bought
assets-col-price = Price
assets-col-supplier = Supplier
assets-filter-q = Search by tag, serial number, model or place
assets-filter-state = State
assets-filter-state-all = All states
assets-filter-state-kept = Not retired
assets-filter-state-ordered = Ordered
assets-filter-state-in-stock = In stock
assets-filter-state-in-use = In use
assets-filter-state-lent = Lent
assets-filter-state-in-repair = In repair
assets-filter-state-lost = Missing
assets-filter-state-retired = Retired
assets-filter-state-wiped = Wiped
assets-filter-category = Kind
assets-filter-category-all = All kinds
assets-filter-model = Model
assets-filter-model-all = All models
assets-filter-unit = Unit
assets-filter-unit-all = All units
assets-filter-warranty = Warranty
assets-filter-warranty-all = Any warranty
assets-filter-place = Place
assets-filter-place-all = Any place
assets-filter-place-none = Without a place
assets-filter-mine = I have it
assets-filter-person = Holder
assets-filter-person-all = All holders
assets-warranty-before-today = The warranty is over
assets-warranty-before = The warranty ends before { $day }
assets-state-ordered = Ordered
assets-state-in-stock = In stock
assets-state-in-use = In use
assets-state-lent = Lent
assets-state-in-repair = In repair
assets-state-lost = Missing
assets-state-retired = Retired
assets-state-wiped = Wiped
assets-name-hidden = Protected identity
assets-nothing-said = Not stated
assets-no-place = No place stated
assets-facts = Facts
assets-where = Now
assets-life = Meant to last until
assets-warranty-left = { $count ->
    [0] { $day }, today is the last day
    [one] { $day }, one day left
   *[other] { $day }, { $count } days left
}
assets-warranty-over = { $count ->
    [one] Ended { $day }, yesterday
   *[other] Ended { $day }, { $count } days ago
}
assets-support-left = { $count ->
    [0] { $day }, today is the last day
    [one] { $day }, one day left
   *[other] { $day }, { $count } days left
}
assets-support-over = { $day }. Its maker no longer mends faults in it.
assets-life-left = { $count ->
    [0] { $day }, today
    [one] { $day }, one day left
   *[other] { $day }, { $count } days left
}
assets-life-over = { $day }. It is older than it was meant to be.
assets-months = { $count ->
    [one] One month
   *[other] { $count } months
}
assets-count = { $count ->
    [0] None
    [one] One
   *[other] { $count }
}
assets-notice-to-wipe = What is stored on it must be erased before it leaves the house. Move it to Wiped when that is done, and say how.
assets-notice-lost = It is missing, and others may reach what is stored on it. Lock or erase it from afar if you can.
assets-history = History
assets-until-now = holds now
assets-documents = Documents
assets-head-from = From
assets-head-until = Until
assets-head-state = State
assets-head-unit = Unit
assets-head-place = Place
assets-head-person = Holder
assets-head-why = Why
assets-head-by = By
assets-head-document = Document
assets-head-size = Size
assets-head-at = Added
assets-head-remove = Remove
assets-add-page = Add equipment
assets-add-lead = One at a time. To add many at once, import a file.
assets-add-tag = Tag
assets-add-tag-help = What stands on the label. Nothing else may have the same.
assets-add-model = Model
assets-add-serial = Serial number
assets-add-state = State
assets-add-state-ordered = { assets-state-ordered }
assets-add-state-in-stock = { assets-state-in-stock }
assets-add-state-in-use = { assets-state-in-use }
assets-add-state-lent = { assets-state-lent }
assets-add-state-in-repair = { assets-state-in-repair }
assets-add-state-lost = { assets-state-lost }
assets-add-state-retired = { assets-state-retired }
assets-add-state-wiped = { assets-state-wiped }
assets-add-unit = Unit
assets-add-place = Place
assets-add-place-help = Building and room, such as: Building B, room 214.
assets-add-person = Who has it?
assets-add-person-help = E-mail address or whole name. Nobody has what is ordered, in stock or retired.
assets-add-bought_on = Bought
assets-add-price = Price
assets-add-supplier = Supplier
assets-add-warranty_until = Last day of the warranty
assets-add-note = Note
assets-add-note-help = Read by IT and the unit's management.
assets-add-uuid = UUID
assets-add-macs = Network addresses (MAC)
assets-add-macs-help = One on each line.
assets-add-submit = Add
assets-edit-page = Change the details
assets-edit-lead = To change its state, place or holder, move it.
assets-edit-tag = { assets-add-tag }
assets-edit-tag-help = { assets-add-tag-help }
assets-edit-model = { assets-add-model }
assets-edit-serial = { assets-add-serial }
assets-edit-bought_on = { assets-add-bought_on }
assets-edit-price = { assets-add-price }
assets-edit-supplier = { assets-add-supplier }
assets-edit-warranty_until = { assets-add-warranty_until }
assets-edit-note = { assets-add-note }
assets-edit-note-help = { assets-add-note-help }
assets-edit-uuid = { assets-add-uuid }
assets-edit-macs = { assets-add-macs }
assets-edit-macs-help = { assets-add-macs-help }
assets-edit-submit = Save
assets-move-title = Move
assets-move-page = Move { $tag }
assets-move-lead = Each move becomes a line of the history, which cannot be changed afterwards.
assets-move-state = State
assets-move-unit = Unit
assets-move-place = Place
assets-move-place-help = { assets-add-place-help }
assets-move-person = Who has it?
assets-move-person-help = { assets-add-person-help }
assets-move-why = Why
assets-move-why-help = Needed when it is missing, retired or wiped. Say how it was wiped.
assets-move-submit = Move
assets-move-not-legal = It cannot go straight to that state. What is to be wiped is retired first, and what is missing comes back or is retired.
assets-move-nothing = It is there already. Change the state, the place or the holder.
assets-moved-it = The move is noted.
assets-bulk-move-title = Change the state
assets-attach-title = Attach documents
assets-attach-lead = A receipt, a picture or a report to the police. Read by IT, the unit’s management and the data protection officer.
assets-attach-files = Files
assets-attach-submit = Attach
assets-detach-page = Remove { $name }
assets-detach-lead = The document is removed. The log still says that it was there.
assets-detach-submit = Remove
assets-labels-title = Print labels
assets-labels-one = Print the label
assets-labels-lead = Print the page on a sheet of labels. The code opens the page of the equipment for those who may see it.
assets-labels-per-sheet = { $count } on the sheet
assets-labels-chosen = { $count ->
    [one] One label to print.
   *[other] { $count } labels to print.
}
assets-labels-too-many = At most 240 labels at a time.
assets-labels-none = No labels
assets-labels-none-help = Tick equipment in the list and choose Print labels.

# Models
assets-models-list-title = Models
assets-models-list-lead = What is bought, and how long its maker mends faults in it.
assets-models-list-empty = There are no models yet
assets-models-list-empty-help = Add the model that you have bought. Models that stand in an imported list are added by themselves.
assets-models-col-name = Model
assets-models-col-maker = Maker
assets-models-col-category = Kind
assets-models-col-support = Supported until
assets-models-col-price = List price
assets-models-col-life = Life, months
assets-models-filter-category = Kind
assets-models-filter-category-all = All kinds
assets-models-filter-support = The maker's support
assets-models-filter-support-all = Any support
assets-models-filter-support-over = No longer supported
assets-models-filter-support-going = Supported
assets-add-model-title = Add a model
assets-add-model-maker = Maker
assets-add-model-name = Model
assets-add-model-category = Kind
assets-add-model-support_ends = Last day of the maker's support
assets-add-model-list_price = List price
assets-add-model-life_months = Life in months
assets-add-model-life_months-help = Leave it empty if the model is meant to last as long as others of its kind.
assets-add-model-submit = Add
assets-edit-model-title = Change the model
assets-edit-model-maker = { assets-add-model-maker }
assets-edit-model-name = { assets-add-model-name }
assets-edit-model-category = { assets-add-model-category }
assets-edit-model-support_ends = { assets-add-model-support_ends }
assets-edit-model-list_price = { assets-add-model-list_price }
assets-edit-model-life_months = { assets-add-model-life_months }
assets-edit-model-life_months-help = { assets-add-model-life_months-help }
assets-edit-model-submit = Save

# Kinds
assets-categories-list-title = Kinds of equipment
assets-categories-list-lead = What kinds of things there are, and how long they are meant to last.
assets-categories-list-empty = There are no kinds yet
assets-categories-list-empty-help = Begin with the kinds that you count together, such as Laptop and Projector.
assets-categories-col-name = Kind
assets-categories-col-kind = Stores data
assets-categories-col-life = Life, months
assets-categories-col-models = Models
assets-category-kind-device = Yes, wiped before it leaves the house
assets-category-kind-other = No
assets-add-category-title = Add a kind
assets-add-category-name = Kind
assets-add-category-kind = Can data be stored on it?
assets-add-category-kind-device = { assets-category-kind-device }
assets-add-category-kind-other = { assets-category-kind-other }
assets-add-category-life_months = Life in months
assets-add-category-submit = Add
assets-edit-category-title = Change the kind
assets-edit-category-name = { assets-add-category-name }
assets-edit-category-kind = { assets-add-category-kind }
assets-edit-category-kind-device = { assets-category-kind-device }
assets-edit-category-kind-other = { assets-category-kind-other }
assets-edit-category-life_months = { assets-add-category-life_months }
assets-edit-category-submit = Save

# What has happened
assets-added = The equipment was added.
assets-edited = The details of the equipment were changed.
assets-became = { $to ->
    [ordered] The equipment was ordered.
    [in-stock] The equipment was put in stock.
    [in-use] The equipment was taken into use.
    [lent] The equipment was lent.
    [in-repair] The equipment was left for repair.
    [lost] The equipment was reported missing.
    [retired] The equipment was retired.
    [wiped] What was stored on the equipment was erased.
   *[other] The equipment came into another state.
}
assets-moved = The equipment got another place or holder.
assets-file-added = A document was added to the equipment.
assets-file-removed = A document was removed from the equipment.
assets-imported = The equipment was imported.
assets-import-undone = The import of the equipment was undone.
assets-model-added = The model was added.
assets-model-edited = The model was changed.
assets-category-added = The kind of equipment was added.
assets-category-edited = The kind of equipment was changed.
assets-stake-unit = { $count ->
    [one] The unit has one thing that IT keeps count of.
   *[other] The unit has { $count } things that IT keeps count of.
}
assets-stake-person = { $count ->
    [one] The person has one thing to give back.
   *[other] The person has { $count } things to give back.
}

# Import
assets-import-asset = Equipment
assets-import-asset-tag = Tag
assets-import-asset-serial = Serial number
assets-import-asset-uuid = UUID
assets-import-asset-macs = Network addresses (MAC)
assets-import-asset-maker = Maker
assets-import-asset-model = Model
assets-import-asset-category = Kind
assets-import-asset-unit = Unit
assets-import-asset-place = Place
assets-import-asset-person = Holder
assets-import-asset-state = State
assets-import-asset-state-ordered = { assets-state-ordered }
assets-import-asset-state-in-stock = { assets-state-in-stock }
assets-import-asset-state-in-use = { assets-state-in-use }
assets-import-asset-state-lent = { assets-state-lent }
assets-import-asset-state-in-repair = { assets-state-in-repair }
assets-import-asset-state-lost = { assets-state-lost }
assets-import-asset-state-retired = { assets-state-retired }
assets-import-asset-state-wiped = { assets-state-wiped }
assets-import-asset-bought_on = Bought
assets-import-asset-price = Price
assets-import-asset-supplier = Supplier
assets-import-asset-warranty_until = Last day of the warranty
assets-import-asset-note = Note
assets-import-why-unit = You may not import equipment of that unit.
assets-import-why-price = The price cannot be less than zero.
assets-import-why-state = The equipment cannot go straight to that state. Move it on its own page.
assets-import-why-lent = What is lent has a borrower. Say who.
assets-import-why-warranty = The warranty cannot end before it was bought.
assets-import-why-category = The model { $model } is new here. Say what kind it is.
assets-import-why-two = The tag belongs to one thing, the serial number or address to another. Put right whichever is wrong.
assets-import-why-again = An earlier row in the file is about the same thing under another tag.
assets-import-why-uuid = { $value } is no UUID.
assets-import-why-macs = { $value } is no network address, or more than twelve.

# Errors in fields
error-not-a-uuid = “{ $label }” must be 32 characters out of 0–9 and a–f, and not all zeros.
error-not-a-mac = “{ $value }” is no network address. Write, for example, 02:53:4a:00:11:22.
error-nobody-has-it-then = Nobody has it in that state. Take the name away, or choose In use or Lent.
error-too-many-macs = “{ $label }”: at most { $max } addresses.
error-warranty-before-bought = The warranty cannot end before it was bought.

# Who may do what
policy-kind-asset = Equipment
policy-kind-asset-model = Model
policy-kind-asset-category = Kind of equipment
policy-verb-asset-survey = See holders and history
policy-verb-asset-label = Print a label
policy-verb-asset-move = Move
policy-verb-asset-attach = Attach documents
policy-verb-asset-report = Tell that it is there
