#!/bin/sh
# Builds inact on Debian 12: installs what is missing, configures, compiles build/inact and build/libinact.so.
#
#   sh build.sh                            build
#   sh build.sh --install [--prefix DIR]   build, then install into DIR (default ~/.local)
#   sh build.sh --packages [--tests]       only install missing packages; with --tests those of tests/run.sh as well
#
# Works from any folder, as root or as a user with sudo; run again, it does only what is left to do.
set -eu

# Every Debian package the project asks for stands in these two lists and nowhere else.
build_packages='g++ cmake ninja-build ccache pkgconf gettext tzdata
  libcli11-dev libsqlitecpp-dev libsqlite3-dev libfmt-dev libtomlplusplus-dev doctest-dev
  libicu-dev nlohmann-json3-dev libsodium-dev
  libpango1.0-dev libical-dev fonts-noto-core'
test_packages='python3 python3-jsonschema sqlite3 faketime clang-format'

fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

# quietly COMMAND…: its output is shown only where it fails.
quietly() {
  "$@" >"$log" 2>&1 && return
  cat "$log" >&2
  return 1
}

install_packages() {
  command -v dpkg-query >/dev/null || return 0 # another system: CMake names what it does not find
  present=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
  missing=
  for package; do
    case $present in *" installed:$package "*) ;; *) missing="$missing $package" ;; esac
  done
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "these Debian packages are missing, and there is no sudo to install them. As root:
  apt-get install$missing"
    as_root=sudo
  fi
  echo "Installing Debian packages:$missing"
  # A new machine has no package lists, an old one has stale ones: they are fetched when the first try fails.
  # shellcheck disable=SC2086  # a list of words
  apt_get install $missing >/dev/null 2>&1 || {
    apt_get update >/dev/null 2>&1 || true
    quietly apt_get install $missing || fail "the packages could not be installed:$missing"
  }
}

apt_get() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
    --no-install-recommends "$@"
}

build() {
  # A build folder that was copied or moved remembers its old place: it is made anew.
  quietly cmake --preset release || quietly cmake --fresh --preset release || fail 'CMake found no way to build'
  [ -x build/inact ] || echo 'Building inact: some minutes the first time'
  if [ -t 1 ]; then watched=; else watched=quietly; fi
  $watched ninja -C build -j "$(nproc)" inact || fail 'the build failed'
}

install_into() {
  quietly cmake --install build --prefix "$1" || fail "could not install into $1"
  echo "Installed: $1/bin/inact"
  case :$PATH: in
    *":$1/bin:"*) ;;
    *) printf '%s is not in your PATH. Say this now, and add it to ~/.profile for later:\n  export PATH="%s:$PATH"\n' \
      "$1/bin" "$1/bin" ;;
  esac
}

action=build
prefix=
tests=
while [ $# -gt 0 ]; do
  case $1 in
    --install) action=install ;;
    --packages) action=packages ;;
    --tests) tests=1 ;;
    --prefix)
      [ $# -gt 1 ] || fail '--prefix takes a folder'
      prefix=$2
      shift
      ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    -h | --help)
      sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
      exit 0
      ;;
    *) fail "unknown argument: $1 (see: sh build.sh --help)" ;;
  esac
  shift
done
[ -n "$prefix" ] || prefix=${HOME:?}/.local
case $prefix in /*) ;; *) prefix=$(pwd)/$prefix ;; esac

cd "$(dirname "$0")"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT TERM

# shellcheck disable=SC2086  # lists of words
install_packages $build_packages ${tests:+$test_packages}
[ "$action" = packages ] && exit
build
[ "$action" = install ] && install_into "$prefix"
exit 0
