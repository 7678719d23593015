notices-title = Att läsa
notices-lead = Det som har hänt med ärenden och behov som du har del i.
notices-empty = Inget att läsa just nu
notices-empty-help = Här står det när IT svarar dig, eller när något händer med ett ärende eller ett behov som du har del i.
notices-new = Nytt
notices-old = Läst
notices-read = Markera allt som läst
notices-read-done = Allt är markerat som läst.
notices-waiting = { $count ->
    [one] 1 nyhet att läsa
   *[other] { $count } nyheter att läsa
}
