#!/bin/sh
# Brings po/de.po up to date with the texts in cmd and lib: new ones are added untranslated, unused ones are removed, all
# are sorted. Translations stay as they are.
#
#   sh po/update.sh            update
#   sh po/update.sh --check    change nothing; name what is untranslated, unused, or not in order
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
new=$work/new.po

# Texts have {named} places, no printf directives; the creation date would make every merge a conflict.
find cmd lib -name '*.cpp' -o -name '*.h' | LC_ALL=C sort |
  xgettext --files-from=- --language=C++ --from-code=UTF-8 --no-location --no-wrap -o "$work/pot" \
    --keyword --keyword=tr:1 --keyword=trn:1,2 --keyword=usage:1 --keyword=refused:1 --keyword=unavailable:1 --keyword=machine_failed:1 2>"$work/log" ||
  { cat "$work/log" >&2; exit 1; }
[ -f "$work/pot" ] || { echo 'no texts found' >&2; exit 1; }
sed -i -e '/^"POT-Creation-Date/d' -e '/^"Report-Msgid-Bugs-To/d' -e '/^#, c-format$/d' "$work/pot"
msgmerge --quiet --no-fuzzy-matching --no-location --no-wrap --sort-output po/de.po "$work/pot" -o "$work/all.po"
msgattrib --no-obsolete --no-wrap --sort-output "$work/all.po" -o "$new"

if [ "${1:-}" != --check ]; then
  cp "$new" po/de.po
  exit
fi

status=0
# found WHAT FILTER: names the entries that the filter leaves.
found() {
  entries=$(msgattrib --no-wrap "$2" "$work/all.po" | sed -n -e '1,/^$/d' -e '/^#~ msgstr/d' -e '/^\(#~ \)\{0,1\}\(msgid\|"\)/p')
  [ -n "$entries" ] || return 0
  printf '%s:\n%s\n' "$1" "$entries"
  status=1
}
found 'Not translated into German' --untranslated
found 'Only guessed (fuzzy)' --only-fuzzy
found 'No longer used (say: sh po/update.sh)' --only-obsolete
# Only literals are found: the choice between two texts is `c ? tr("…") : tr("…")`.
if grep -rnE '(^|[^a-z_])(tr|trn|usage|refused|unavailable|machine_failed)\(' cmd lib --include='*.cpp' --include='*.h' |
  grep -vE '[^a-z_](tr|trn|usage|refused|unavailable|machine_failed)\((R?"|$|const char|\))|: *//|^lib/inact/base/error\.(h|cpp):'; then
  echo 'xgettext does not find the texts of these lines: it needs the text itself right after the parenthesis'
  status=1
fi
if [ $status = 0 ] && ! cmp -s po/de.po "$new"; then
  echo 'po/de.po is not in order (say: sh po/update.sh)'
  status=1
fi
exit $status
