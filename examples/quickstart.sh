#!/bin/sh
# The main job on invented records: sets everything up, makes a demo folder, imports two attendee files, records a first
# conversation, refers to the centre that fits and writes the monthly report. Works from any folder; every run makes a
# folder of its own.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
sh "$here/build.sh"
inact() { "$here/build/inact" "$@"; }
# say COMMAND…: shows the command, then runs it.
say() {
  printf '\n$ %s\n' "$*"
  "$@"
}

demo=${HOME:?}/inact-demo
number=2
while [ -e "$demo" ]; do
  demo=$HOME/inact-demo-$number
  number=$((number + 1))
done

say inact demo "$demo"
INACT_CONFIG=$demo/inact.toml
export INACT_CONFIG

# The folder's README names the two files and the workshops to which they belong.
grep '^inact workshop import ' "$demo/README.txt" | while IFS= read -r line; do
  printf '\n$ %s\n' "$line"
  eval "$line"
done

said=$(say inact intake add --given Amal --family Haddad --birth-year 1990 --gender f --country SY --language ar --language de:A2 \
  --postcode 13347 --district mitte --arrived 2023 --access friends_family --form in_person --minutes 45 --relatives 2 \
  --need housing:urgent --need language_course --consent referral)
printf '%s\n' "$said"

# The centre that fits her first need best, and the referral to it.
need=$(printf '%s\n' "$said" | grep -o 'N[0-9][0-9]*' | head -n 1)
say inact refer match "$need"
service=$(inact refer match "$need" --format csv | sed -n 2p | cut -d, -f2)
say inact refer make "$need" --to "$service" --channel email

say inact report monthly --month last --format html --output "$demo/report.html"

cat <<END

The monthly report lies at $demo/report.html; open it in a browser.
To go on:
  export INACT_CONFIG='$demo/inact.toml'
  export PATH="$here/build:\$PATH"
  inact today
  inact --help
END
