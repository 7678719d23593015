#!/bin/sh
# Makes icons.svg of the icons named in src/icon.rs. Usage: make-icons.sh FOLDER-OF-LUCIDE-ICONS
set -eu
cd "$(dirname "$0")"
{
    printf '<svg xmlns="http://www.w3.org/2000/svg">\n'
    grep -oE '= "[a-z0-9-]+"' ../src/icon.rs | cut -d'"' -f2 | sort -u | while read -r name; do
        printf '<symbol id="%s" viewBox="0 0 24 24">' "$name"
        tr '\n' ' ' < "$1/$name.svg" | sed -E 's/<!--[^>]*-->//; s/<svg[^>]*>//; s/<\/svg>//; s/ +/ /g; s/ ?\/> ?/\/>/g; s/^ +//; s/ +$//'
        printf '</symbol>\n'
    done
    printf '</svg>\n'
} > icons.svg
