files-quota = Your attached files may take { $limit_gb } GB together, and they already take that much. Remove a file and try again.
error-empty-file = The file is empty. Choose a file with something in it.
error-not-what-it-says = What is in the file is not what its name says. Save it in its right format and attach it again.
error-broken-picture = The picture is damaged or incomplete. Open it, save it anew and attach it again.
error-too-many-files = { $label }: at most { $max } at a time.
