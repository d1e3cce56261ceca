#!/bin/sh
# Sets everything up, builds, and runs every test of the project: one line a step, the output of those that fail, and at
# the end the line `N passed, N failed`.
#
#   sh tests/run.sh            everything
#   sh tests/run.sh --quick    without the build under the sanitizers
#
# With CI=true warnings are errors.
set -u

quick=
for argument; do
  case $argument in
    --quick) quick=1 ;;
    -h | --help)
      sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    *)
      echo "run.sh: unknown argument: $argument (see: sh tests/run.sh --help)" >&2
      exit 2
      ;;
  esac
done

cd "$(dirname "$0")/.." || exit 1
sh build.sh --packages --tests || exit 1

python=/usr/bin/python3 # Debian's, which has Debian's jsonschema
[ -x $python ] || python=python3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

# counts FILE: the passed and failed tests that a step's output ends in, ours or doctest's.
counts() {
  sed -n -e 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' \
    -e 's/^\[doctest\] test cases: *[0-9]* | *\([0-9]*\) passed | *\([0-9]*\) failed.*/\1 \2/p' "$1" | tail -n 1
}

# step NAME COMMAND…: what the command counts is added up; a command that counts nothing is one test.
step() {
  name=$1
  shift
  begun=$(date +%s)
  "$@" >"$work/log" 2>&1
  status=$?
  numbers=$(counts "$work/log")
  if [ -z "$numbers" ]; then
    if [ $status = 0 ]; then numbers='1 0'; else numbers='0 1'; fi
  elif [ "$numbers" = '0 0' ]; then
    echo 'nothing was tested' >>"$work/log"
    numbers='0 1'
  elif [ $status != 0 ] && [ "${numbers#* }" = 0 ]; then
    echo "ended with exit code $status" >>"$work/log"
    numbers="${numbers% *} 1"
  fi
  good=${numbers% *}
  bad=${numbers#* }
  passed=$((passed + good))
  failed=$((failed + bad))
  printf '%-28s %5d passed' "$name" "$good"
  [ "$bad" = 0 ] || printf ', %d failed' "$bad"
  seconds=$(($(date +%s) - begun))
  [ $seconds -lt 5 ] || printf '   (%d s)' $seconds
  printf '\n'
  [ "$bad" = 0 ] && return
  sed 's/^/    /' "$work/log"
  return 1
}

finish() {
  printf '%d passed, %d failed\n' $passed $failed
  [ $failed = 0 ]
  exit
}

# build PRESET TARGET [SETTING…]
build() {
  preset=$1 target=$2
  shift 2
  [ "${CI:-}" != true ] || set -- "$@" -DINACT_WERROR=ON
  # A build folder that was copied or moved remembers its old place: it is made anew.
  cmake --preset "$preset" "$@" || cmake --fresh --preset "$preset" "$@" || return
  cmake --build "build/$preset" --parallel "$(nproc)" --target "$target" -- --quiet
}

# unit_tests BINARY: a part of the tests on each processor, and what they count together.
unit_tests() {
  parts=$(nproc)
  tests=$("$1" --count | sed -n 's/.*unskipped.*: *//p')
  part=0
  while [ $part -lt "$parts" ]; do
    "$1" --first=$((part * tests / parts + 1)) --last=$(((part + 1) * tests / parts)) >"$work/part$part" 2>&1 &
    part=$((part + 1))
  done
  wait
  bad=0
  while [ $part -gt 0 ]; do
    part=$((part - 1))
    cat "$work/part$part"
    numbers=$(counts "$work/part$part") # doctest counts the tests of other parts as passed
    [ -n "$numbers" ] || numbers='0 1'  # it broke off
    bad=$((bad + ${numbers#* }))
  done
  printf '%d passed, %d failed\n' $((tests - bad)) $bad
}

formatted() { find cmd lib tests \( -name '*.cpp' -o -name '*.h' \) -exec clang-format --dry-run --Werror {} +; }

step 'format' formatted
step 'directions of includes' "$python" tests/check_includes.py
step 'translation' sh po/update.sh --check
step 'build' build dev all || finish
step 'unit tests' unit_tests build/dev/tests/inact_tests
step 'tests of the runners' "$python" tests/test_runners.py
step 'transcripts' "$python" tests/transcripts.py --inact build/dev/inact --documents "$work/documents"
step 'transcripts in a year' faketime -f +400d "$python" tests/transcripts.py --inact build/dev/inact
step 'JSON documents' "$python" tests/check_json.py "$work/documents"
step 'commands' "$python" tests/check_commands.py build/dev/inact
step 'installed library' sh tests/install/run.sh build/dev "$work/an install"
[ -n "$quick" ] && finish
fuzz() { build asan inact_fuzz && build/asan/tests/inact_fuzz 20000 tests/imports/samples/*.csv tests/imports/hostile/*.csv; }

step 'build under sanitizers' build asan inact_tests &&
  step 'unit tests under sanitizers' unit_tests build/asan/tests/inact_tests &&
  step 'changed attendee files' fuzz
finish
