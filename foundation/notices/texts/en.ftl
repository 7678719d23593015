notices-title = To read
notices-lead = What has happened with tickets and needs that you have a part in.
notices-empty = Nothing to read right now
notices-empty-help = It stands here when IT answers you, or when something happens with a ticket or a need that you have a part in.
notices-new = New
notices-old = Read
notices-read = Mark everything as read
notices-read-done = Everything is marked as read.
notices-waiting = { $count ->
    [one] 1 notice to read
   *[other] { $count } notices to read
}
