files-quota = Dina bifogade filer får tillsammans ta { $limit_gb } GB, och så mycket plats har de redan. Ta bort någon fil och försök igen.
error-empty-file = Filen är tom. Välj en fil med innehåll.
error-not-what-it-says = Filens innehåll är något annat än namnet säger. Spara den i sitt rätta format och bifoga den igen.
error-broken-picture = Bilden är skadad eller inte hel. Öppna den, spara den på nytt och bifoga den igen.
error-too-many-files = { $label }: högst { $max } åt gången.
