#!/usr/bin/env python3
"""Runs transcripts: shell commands with exactly what they write.

A transcript is a file tests/cli/*.txt, or all ```console blocks of a page (README.md, docs/*.md) one after the other:

    # a comment: lines beginning with # right above a command, after an empty line
    $ inact person show P99
    error: there is no person P99
    ? 3

    $ cat > people.csv <<END
    > name
    > END

`$ ` begins a command, `> ` continues it. What it writes follows, standard output and errors together, then `? 3` if it
exits 3. One empty line may stand before the next command. A line `...` stands for any number of lines, `[...]` for any
characters within a line.

`$tty ` runs a command on a terminal: each line beginning with `< ` is typed as soon as everything above it was written
(`<` alone is Enter, `< ^C` and `< ^D` are the keys). What is typed is not echoed.

Every transcript has a folder of its own, empty at first, which is also the home folder and is written as `~`. The day is
2026-11-22, but what is entered bears the time of the machine's clock: what depends on that is masked. The user is kim, LANG
is not set, inact comes first in PATH; $SOURCE is the source folder. Folder and exported variables hold from one command to
the next. In a page, `<!-- run: COMMAND -->` is run unseen and has to exit 0.
"""
import argparse
import concurrent.futures
import difflib
import fcntl
import itertools
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent
COMMAND = re.compile(r"\$(tty)? (.*)")
TYPED = re.compile(r"<(?: (.*))?")
UNSEEN = re.compile(r"<!-- run: (.*) -->")
EXIT_CODE = re.compile(r"\? (\d+)")
KEYS = {"^C": b"\x03", "^D": b"\x04"}
# Who is started in the background of a script ignores ^C, and so would every command on a terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)
SECONDS = 120  # for one command
PATIENCE = 10  # seconds of silence after which a line is typed although something else was expected above it

# Sourced state, the command, and what the next command begins with.
SHELL = """
[ -f "$1/environment" ] && . "$1/environment"
cd "$(cat "$1/folder")" || exit
trap 'status=$?; export -p >"$1/environment"; pwd >"$1/folder"; exit $status' EXIT
. "$1/command"
"""

# Stands before the program in PATH and keeps a copy of each JSON document for check_json.py.
SHIM = """#!/bin/sh
json=
previous=
for argument; do
  case $previous$argument in --json | --format=json | --formatjson) json=1 ;; esac
  case $argument in --format) previous=$argument ;; *) previous= ;; esac
done
[ -n "$json" ] || exec "{program}" "$@"
"{program}" "$@" >"$TRANSCRIPT_DOCUMENTS-$$.out" 2>"$TRANSCRIPT_DOCUMENTS-$$.err"
status=$?
cat "$TRANSCRIPT_DOCUMENTS-$$.out"
cat "$TRANSCRIPT_DOCUMENTS-$$.err" >&2
exit $status
"""


class Block:
    """One command of a transcript. `start` and `end` are the lines of its output within the file."""

    def __init__(self, line, command, tty, output, start):
        self.line, self.command, self.tty, self.start, self.end = line, command, tty, start, start + len(output)
        self.unseen = False
        self.status = 0
        if output and (code := EXIT_CODE.fullmatch(output[-1])):
            self.status = int(code[1])
            output = output[:-1]
        self.output = output


def parse(lines, first, end):
    """The blocks of lines[first:end]. Raises ValueError with a line number for a text before the first command."""
    blocks = []
    i = first
    while i < end:
        start = COMMAND.fullmatch(lines[i])
        if not start:
            if lines[i].strip() and not lines[i].startswith("#"):
                raise ValueError(f"line {i + 1}: neither a command nor a comment")
            i += 1
            continue
        line, command = i, [start[2]]
        i += 1
        while i < end and re.match(r">( |$)", lines[i]):
            command.append(lines[i][2:])
            i += 1
        body = i
        while i < end and not COMMAND.fullmatch(lines[i]):
            i += 1
        blocks.append(Block(line, "\n".join(command), bool(start[1]), lines[body : output_end(lines, body, i)], body))
    return blocks


def output_end(lines, start, end):
    """Where the output ends: before the empty line that separates it from comments and the next command."""
    run = end
    while run > start and (not lines[run - 1].strip() or lines[run - 1].startswith("#")):
        run -= 1
    return next((i for i in range(run, end) if not lines[i].strip()), end)


def parse_page(lines):
    """The blocks of the ```console parts of a Markdown page."""
    blocks = []
    i = 0
    while i < len(lines):
        if unseen := UNSEEN.fullmatch(lines[i].strip()):
            block = Block(i, unseen[1], False, [], i)
            block.unseen = True
            blocks.append(block)
        if lines[i].rstrip() == "```console":
            first = i = i + 1
            while i < len(lines) and not lines[i].startswith("```"):
                i += 1
            blocks += parse(lines, first, i)
        i += 1
    return blocks


def pattern(lines):
    """What the lines of a transcript stand for."""
    parts = []
    for line in lines:
        if line == "...":
            parts.append(r"(?:[^\n]*\n)*?")
        else:
            parts.append(re.escape(line).replace(re.escape("[...]"), r"[^\n]*?") + r"\n")
    return re.compile("".join(parts))


def as_lines(raw, names):
    """Output as lines of a transcript: folders by their names, control characters visible."""
    text = raw.decode("utf-8", "backslashreplace")
    for folder, name in names.items():  # in a table the shorter name is filled up, so that columns stay below each other
        padding = " " * (len(folder) - len(name))
        text = re.sub(re.escape(folder) + r"(\S*)(?=  )", lambda m: name + m[1] + padding, text)
        text = text.replace(folder, name)
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", lambda m: f"\\x{ord(m[0]):02x}", text)
    return text.removesuffix("\n").split("\n") if text else []


class Folder:
    """A folder with a home, a shell state and the environment in which one transcript runs."""

    def __init__(self, bin_folder, documents, name, update=False):
        self.top = tempfile.mkdtemp(prefix="inact-", dir="/tmp")  # always as long: tables are aligned by it
        self.home = os.path.join(self.top, "home")
        self.state = os.path.join(self.top, "state")
        os.mkdir(self.home)
        os.mkdir(self.state)
        pathlib.Path(self.state, "folder").write_text(self.home + "\n")
        self.documents = documents
        self.name = name
        self.names = {self.home: "~", str(SOURCE): "$SOURCE"}
        self.environment = {
            "HOME": self.home,
            "PATH": f"{bin_folder}:{os.environ['PATH']}",
            "LOGNAME": "kim",
            "USER": "kim",
            "TERM": "dumb",
            "INACT_TODAY": "2026-11-22",
            "SOURCE": str(SOURCE),
        }
        # faketime sets the clock of the machine for what it starts.
        self.environment |= {k: v for k, v in os.environ.items() if k in ("LD_PRELOAD", "FAKETIME")}
        self.processes = []
        self.update = update

    def run(self, block):
        """The lines and the exit code of one command."""
        pathlib.Path(self.state, "command").write_text(block.command + "\n")
        environment = self.environment | {"TRANSCRIPT_DOCUMENTS": f"{self.documents}/{self.name}:{block.line + 1}"}
        command = ["sh", "-c", SHELL, "sh", self.state]
        return (self.run_on_terminal if block.tty else self.run_piped)(block, command, environment)

    def run_piped(self, block, command, environment):
        # A file, not a pipe: something left in the background would hold a pipe open.
        with tempfile.TemporaryFile() as output:
            append = os.open(f"/proc/self/fd/{output.fileno()}", os.O_WRONLY | os.O_APPEND)
            process = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=append, stderr=append, start_new_session=True
            )
            os.close(append)
            self.processes.append(process)
            try:
                status = process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                self.kill(process)
                return [f"(stopped after {SECONDS} s)"], process.wait()
            output.seek(0)
            return as_lines(output.read(), self.names), 128 - status if status < 0 else status

    def run_on_terminal(self, block, command, environment):
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        modes = termios.tcgetattr(slave)
        modes[1] &= ~termios.OPOST
        modes[3] &= ~termios.ECHO
        termios.tcsetattr(slave, termios.TCSANOW, modes)
        process = subprocess.Popen(["setsid", "-c", *command], env=environment, stdin=slave, stdout=slave, stderr=slave)
        os.close(slave)
        self.processes.append(process)

        script = block.output
        lines, deadline, ended = [], time.monotonic() + SECONDS, False
        while not ended:
            typed = next((i for i, line in enumerate(script) if TYPED.fullmatch(line)), None)
            written, ended = self.read_until(master, script[:typed] if typed is not None else None, deadline)
            if typed is not None:  # a prompt ends in a blank, which a transcript does not show
                written = [*written[:-1], written[-1].rstrip()] if written else []
            lines += written
            if typed is None or ended:
                break
            keys = TYPED.fullmatch(script[typed])[1] or ""
            os.write(master, KEYS.get(keys, (keys + "\n").encode()))
            lines.append(script[typed])
            script = script[typed + 1 :]
        if not ended:
            self.kill(process)
            lines.append("(still waits for something to be typed)")
        os.close(master)
        status = process.wait()
        return lines, 128 - status if status < 0 else status

    def read_until(self, master, expected, deadline):
        """What is written until it is `expected` (None: until the end), and whether the command has ended. For an update
        nothing is expected: what is written until silence."""
        raw = b""
        wanted = pattern(expected) if expected is not None and not self.update else None
        patience = 0.5 if self.update and expected is not None else PATIENCE
        while time.monotonic() < deadline:
            lines = as_lines(raw, self.names)
            if wanted and wanted.fullmatch("".join(line.rstrip() + "\n" for line in lines)):
                return lines, False
            ready, _, _ = select.select([master], [], [], patience)
            if not ready:
                return lines, False
            try:
                piece = os.read(master, 65536)
            except OSError:
                piece = b""
            if not piece:
                return lines, True
            raw += piece
        return as_lines(raw, self.names), False

    def kill(self, process):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def close(self):
        for process in self.processes:
            self.kill(process)
        for number, path in enumerate(sorted(pathlib.Path(self.home).rglob("*.json"))):
            if not path.is_symlink() and b'"inact.' in path.read_bytes()[:100]:
                shutil.copy(path, f"{self.documents}/{self.name}:{path.name}-{number}.out")
        shutil.rmtree(self.top, ignore_errors=True)


def run_file(path, bin_folder, documents, update):
    """Counts and report of one transcript: (passed, failed, text)."""
    shown = os.path.relpath(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    try:
        blocks = parse_page(lines) if path.suffix == ".md" else parse(lines, 0, len(lines))
    except ValueError as problem:
        return 0, 1, f"{shown}: {problem}\n"
    passed, failed, report, changes = 0, 0, [], []
    folder = Folder(bin_folder, documents, path.name, update)
    try:
        for block in blocks:
            output, status = folder.run(block)
            actual = "".join(line + "\n" for line in strip_end(output))
            if status == block.status and (block.unseen or pattern(strip_end(block.output)).fullmatch(actual)):
                passed += 1
                continue
            failed += 1
            new = strip_end(output) + ([f"? {status}"] if status else [])
            changes.append((block, new))
            old = strip_end(block.output) + ([f"? {block.status}"] if block.status else [])
            report.append(f"{shown}:{block.line + 1}: {block.command}\n")
            difference = difflib.unified_diff(old, new, "expected", "written", lineterm="", n=2)
            report += [f"  {line}\n" for line in itertools.islice(difference, 2, 60)]
    finally:
        folder.close()
    if update and changes:
        for block, new in reversed(changes):
            if not block.unseen:
                lines[block.start : block.end] = new
        path.write_text("\n".join(lines), encoding="utf-8")
    return passed, failed, "".join(report)


def strip_end(lines):
    """Without empty lines at the end: they separate commands."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def transcripts():
    """All of the project."""
    return [*sorted((SOURCE / "tests/cli").glob("*.txt")), SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md"))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path, help="transcripts and pages (default: all)")
    parser.add_argument("--inact", default=SOURCE / "build/dev/inact", type=pathlib.Path, help="the program")
    parser.add_argument("--documents", type=pathlib.Path, help="a folder for the JSON documents that are printed")
    parser.add_argument("--update", action="store_true", help="write what the commands write into the transcripts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="inact-bin-") as scratch:
        documents = (options.documents or pathlib.Path(scratch, "documents")).resolve()
        documents.mkdir(parents=True, exist_ok=True)
        bin_folder = pathlib.Path(scratch, "bin")
        bin_folder.mkdir()
        shim = bin_folder / "inact"
        shim.write_text(SHIM.replace("{program}", str(options.inact.resolve())))
        shim.chmod(0o755)
        paths = [p.resolve() for p in options.files] or transcripts()
        passed = failed = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for good, bad, report in pool.map(lambda p: run_file(p, bin_folder, documents, options.update), paths):
                passed, failed = passed + good, failed + bad
                sys.stdout.write(report)
                sys.stdout.flush()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
