#!/bin/sh
# Installs a build and uses it as others would: the program, the CMake package, the pkg-config file, every header alone.
#
#   sh tests/install/run.sh BUILD-FOLDER SCRATCH-FOLDER
set -eux
build=$1
mkdir -p "$2"
work=$(cd "$2" && pwd)
prefix=$work/prefix
cmake --install "$build" --prefix "$prefix"
here=$(cd "$(dirname "$0")" && pwd)

# Moved, as people move it: nothing in it may remember the folder it was installed into.
mv "$prefix" "$work/moved"
prefix=$work/moved
"$prefix/bin/inact" --version

cmake -S "$here/consumer" -B "$work/built" -G Ninja "-DCMAKE_PREFIX_PATH=$prefix"
cmake --build "$work/built"
"$work/built/consumer"

# pkg-config escapes blanks for a shell: eval is what makes words of its answer.
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
export PKG_CONFIG_PATH
eval "c++ -std=c++20 \"\$here/consumer/main.cpp\" -o \"\$work/linked\" $(pkgconf --cflags --libs inact)"
LD_LIBRARY_PATH=$prefix/lib "$work/linked"

cd "$prefix/include"
find inact -name '*.h' | sed 's/.*/#include "&"/' >"$work/headers.cpp"
c++ -std=c++20 -fsyntax-only -Wall -Wextra -I. "$work/headers.cpp"
