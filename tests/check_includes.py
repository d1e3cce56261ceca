#!/usr/bin/env python3
"""Which room may look into which (docs/house.md, "Rooms"), and what must not stand in lib and cmd at all."""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parent.parent

# Each room with those directly below it; it may look into all that they may look into.
BELOW = {
    "base": [],
    "text": ["base"],
    "table": ["text"],
    "config": ["table"],
    "paper": ["table"],
    "seal": ["text"],
    "store": ["seal", "table"],
    "imports": ["config", "seal"],  # the reading half, which knows no records
    "people": ["store", "config"],
    "network": ["people"],
    "hsds": ["network", "imports"],
    "intake": ["people"],
    "workshop": ["people"],
    "group": ["workshop", "paper"],
    "imports/plan": ["imports", "intake", "workshop", "network"],
    "refer": ["network", "intake", "workshop", "paper"],
    "handover": ["refer", "group"],
    "report": ["refer", "paper"],
    "check": ["refer"],
    "rights": ["report", "imports/plan", "hsds"],
    "demo": ["rights", "group"],
}

# (where, what, unless in): lines that must not be there.
FORBIDDEN = [
    (r"lib/", r'#include [<"]CLI/', r"$^"),
    (r"lib/", r"#include <(iostream|print)>|std::(cout|cerr|clog)|(?<!\w)(printf|puts|putchar)\(|fprintf\(std", r"$^"),
    (r"lib/", r"(system|steady)_clock::now|std::time\(|\btime\((nullptr|NULL|0|&)|std::(quick_)?exit\(|(?<![\w.>:])_?exit\(", r"$^"),
    (r"(lib|cmd)/", r'#include [<"](SQLiteCpp|sqlite3)', r"lib/inact/store/[^/]+\.cpp"),
    (r"cmd/", r'#include [<"]CLI/', r"cmd/(options|main)\.cpp"),
    (r"cmd/", r'(?i:(?<!\\)"\s*(select|insert|update|delete|pragma|create table) )', r"$^"),
    (r"lib/inact/.*\.h$", r'#include (?!<[a-z_0-9]+>$|"inact/)', r"$^"),  # installed headers need only std
    (r"(lib|cmd)/", r"#include <(cairo|pango|libical)", r"lib/modules/paper/[^/]+"),  # what seldom runs is a module
]


def reach(room):
    """The room and all below it."""
    return {room}.union(*(reach(r) for r in BELOW[room]))


def room_of(path):
    """The room of a path below lib/inact."""
    room, _, rest = path.partition("/")
    if path == "workshop/attendance.h":  # words alone, for all who read or write them
        return "base"
    return "imports/plan" if room == "imports" and rest.startswith("plan") else room


def problems(path, text):
    """What is wrong in one file, as `file:line: …`."""
    for number, line in enumerate(text.split("\n"), 1):
        line = re.sub(r"(^|\s)//.*", "", line).rstrip()
        for where, what, unless in FORBIDDEN:
            if re.match(where, path) and re.search(what, line) and not re.fullmatch(unless, path):
                yield f"{path}:{number}: {line.strip()}: not in this place"
        target = re.match(r'#include "inact/([^"]+)"', line)
        if not target or not path.startswith("lib/inact/"):
            continue
        room, other = room_of(path.removeprefix("lib/inact/")), room_of(target[1])
        if room not in BELOW:
            yield f"{path}: the room {room} is not known here: say in tests/check_includes.py what is below it"
            return
        if other not in reach(room):
            yield f"{path}:{number}: {room} must not look into {other}"


def self_test():
    """The check is able to fail."""
    for path, line, wrong in [
        ("lib/inact/text/fold.cpp", '#include "inact/store/store.h"', 1),
        ("lib/inact/people/person.cpp", '#include "inact/store/store.h"', 0),
        ("lib/inact/intake/need.cpp", '#include "inact/workshop/mark.h"', 1),
        ("lib/inact/imports/csv.cpp", '#include "inact/people/person.h"', 1),
        ("lib/inact/imports/csv.cpp", '#include "inact/workshop/attendance.h"', 0),
        ("lib/inact/imports/plan_rows.h", '#include "inact/people/person.h"', 0),
        ("lib/inact/store/query.h", "#include <SQLiteCpp/Statement.h>", 2),
        ("lib/inact/store/query.cpp", "#include <SQLiteCpp/Statement.h>", 0),
        ("lib/inact/base/date.h", "#include <fmt/core.h>", 1),
        ("lib/inact/base/date.h", "#include <chrono>  // days", 0),
        ("lib/inact/paper/pdf.cpp", "#include <cairo-pdf.h>", 1),
        ("lib/modules/paper/pdf.cpp", "#include <cairo-pdf.h>", 0),
        ("lib/inact/base/time.cpp", "const auto now = std::chrono::system_clock::now();", 1),
        ("lib/inact/base/time.cpp", "std::snprintf(text, 9, format); words.time(LocalTime{});  // std::cout", 0),
        ("cmd/person/add.cpp", "#include <CLI/CLI.hpp>", 1),
        ("cmd/person/add.cpp", 'store.query("SELECT id FROM person");', 1),
        ("cmd/records/query.cpp", 'verb.example("inact records query \\"SELECT 1\\"");', 0),
        ("lib/inact/cellar/a.cpp", '#include "inact/base/date.h"', 1),
    ]:
        found = list(problems(path, line))
        assert len(found) == wrong, (path, line, found)


def main():
    self_test()
    found, files = [], 0
    for folder in ("lib", "cmd"):
        for path in sorted((SOURCE / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                files += 1
                found += problems(path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8"))
    print("\n".join(found) or f"{files} files look where they may")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
