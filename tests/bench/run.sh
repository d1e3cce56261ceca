#!/bin/sh
# Measures inact beside its peers, each on the same data and in turn: one line a measure, `name ours peer ratio target`.
# A ratio below 1 means that inact is faster. Machines are noisy: believe the ratios, not the times.
#
#   sh tests/bench/run.sh                        the sizes that the targets are for; takes some minutes
#   sh tests/bench/run.sh --small                tiny sizes, each once: whether everything runs and the figures agree
#   sh tests/bench/run.sh --inact PROGRAM …      another program than build/inact
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=
people=20000
services=50000
months=12
runs=41
few=11
sizes="5000 50000"
rows=1000000
known=180000
files=5
while [ $# -gt 0 ]; do
  case $1 in
    --small) people=60 months=3 services=40 runs=0 few=0 sizes=50 rows=2000 known=300 files=0 ;;
    --inact)
      program=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
      shift
      ;;
    *)
      sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
      exit 2
      ;;
  esac
  shift
done
if [ -z "$program" ]; then
  sh "$here/../../build.sh"
  program=$here/../../build/inact
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
bin=$work/bin
mkdir "$bin"
ln -s "$program" "$bin/inact"
PATH=$bin:$PATH
HOME=$work
INACT_TODAY=2026-11-22
INACT_CONFIG=$work/demo/inact.toml
export PATH HOME INACT_TODAY INACT_CONFIG
db=$work/demo/inact.db

measure() { /usr/bin/env python3 "$here/measure.py" "$@"; }

INACT_CONFIG='' inact demo "$work/demo" --people $people --months $months --seed 1 >/dev/null

# Starting does not depend on how much there is to count: on records of a usual size.
INACT_CONFIG='' inact demo "$work/usual" --seed 1 >/dev/null
usual="inact records query 'SELECT count(*) FROM person' --config '$work/usual/inact.toml'"
measure start-up/sqlite3 '<=1.70' --runs $runs \
  --ours "$usual" --peer "sqlite3 '$work/usual/inact.db' 'SELECT count(*) FROM person'"
if command -v task >/dev/null; then
  TASKRC=$work/taskrc
  export TASKRC
  printf 'data.location=%s\nconfirmation=no\nnews.version=2.6.0\n' "$work/tasks" >"$TASKRC"
  mkdir "$work/tasks"
  for number in 1 2 3 4 5 6 7 8 9; do task add "call centre $number" >/dev/null 2>&1; done
  measure start-up/task-next '<=0.90' --runs $runs --ours "$usual" --peer 'task next'
fi

report='inact report monthly --month 2026-10'
sql="sqlite3 -readonly '$db' '.read $here/monthly.sql'"
measure monthly-report/agrees --agree --ours "$report --internal --json" --peer "$sql"
measure monthly-report/sqlite3 '<=0.50' --runs $few --ours "$report" --peer "$sql"

measure intake-add/fdatasyncs '<=5' --calls fsync,fdatasync \
  --ours 'inact intake add --given Ada --family Example --birth-year 1990 --country UA --language uk --need housing
          --partner hope --form in_person --access friends_family --date 2026-11-20'

# A match needs no peer: the start-up of inact stands beside it, which is the least any command takes.
for size in $sizes; do
  INACT_CONFIG='' inact demo "$work/match$size" --people 60 --months 1 --seed 1 >/dev/null
  sqlite3 -bail "$work/match$size/inact.db" ".parameter set :services $size" ".read $here/directory.sql"
  INACT_CONFIG=$work/match$size/inact.toml measure "match/$size" '<30ms' --runs $runs \
    --ours 'inact refer match --need housing --language ar --postcode 12043 --birth-year 1990' \
    --peer 'inact records info'
done
if command -v jq >/dev/null; then
  /usr/bin/env python3 "$here/hsds.py" "$work/hsds" $services
  inact init --config "$work/hsds/inact.toml" --records "$work/hsds/empty.db" --name Bench --partner hope --language en \
    --place Berlin >/dev/null 2>&1
  measure hsds-import '<=2.00' --runs $few --ours "sh $here/hsds.sh ours $work/hsds" --peer "sh $here/hsds.sh peer $work/hsds"
fi

# Attendee files: known people, workshops of ten years, and a file with everybody at several of them. The peer only stores
# the texts. Each run begins with the same records; the copy is not measured.
lists=$work/lists
mkdir "$lists"
inact init --config "$lists/inact.toml" --records "$lists/inact.db" --name Bench --partner hope --language en \
  --place Berlin >/dev/null 2>&1
INACT_CONFIG=$lists/inact.toml
export INACT_CONFIG
made() { /usr/bin/env python3 "$here/attendees.py" "$@"; }
made workshops 5000 | sqlite3 -bail "$lists/inact.db"
made known $known >"$lists/known.csv"
inact workshop import "$lists/known.csv" --map workshop=Kurs --quiet 2>/dev/null
cp "$lists/inact.db" "$lists/before.db"
made rows $rows $known 5000 >"$lists/all.csv"
again() { printf 'rm -f %s-wal %s-shm; cp %s %s' "$lists/inact.db" "$lists/inact.db" "$lists/before.db" "$lists/inact.db"; }
for part in $((rows / 100)) $((rows / 10)) $rows; do
  head -n $((part + 1)) "$lists/all.csv" >"$lists/part.csv"
  import="inact workshop import '$lists/part.csv' --map workshop=Kurs --quiet"
  peer="sqlite3 '$lists/peer.db' '.mode csv' '.separator ;' '.import $lists/part.csv t'"
  case $part in
    1000000) target='<=1.00' ;;
    100000) target='<=2.00' ;;
    *) target='<300ms' ;;
  esac
  measure "import/$part" "$target" --runs $files --before "$(again); rm -f '$lists/peer.db'" --ours "$import" --peer "$peer"
  measure "import-memory/$part" '<=256MiB' --memory --before "$(again)" --ours "$import"
done
measure "import-again/$rows" '<=0.50' --runs $files --before "rm -f '$lists/peer.db'" --ours "$import" --peer "$peer"
for check in integrity_check foreign_key_check; do
  [ "$(sqlite3 "$lists/inact.db" "PRAGMA $check" | grep -v '^ok$')" = '' ] || { echo "$check failed" >&2; exit 1; }
done
