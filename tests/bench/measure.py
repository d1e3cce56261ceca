#!/usr/bin/env python3
"""One measure of a benchmark: runs two commands in turn and prints `name ours peer ratio target`.

    measure.py NAME TARGET --runs N --ours COMMAND [--peer COMMAND]    median milliseconds of the whole process
    measure.py NAME TARGET --calls NAME,NAME --ours COMMAND            how often it makes these system calls (strace)
    measure.py NAME TARGET --memory --ours COMMAND                     the most memory it ever held
    measure.py NAME --agree --ours COMMAND --peer COMMAND              the peer's `figure|value` lines are in our report

`--before COMMAND` is run by a shell before each run, and not measured. The others are split into words as a shell does,
but run without one. The ratio is the median over the pairs, so that a
machine that is busy for a while slows down both sides of it.
"""
import argparse
import json
import os
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def milliseconds(command):
    """The time of one run, from before it is started until it has ended. Stops everything when it fails."""
    begun = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=SILENT)
    _, status = os.waitpid(process, 0)
    taken = (time.perf_counter() - begun) * 1000
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {shlex.join(command)}")
    return taken


SILENT = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]


def before(options):
    if options.before:
        subprocess.run(options.before, shell=True, check=True)


def memory(options):
    before(options)
    command = shlex.split(options.ours)
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=SILENT)
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {shlex.join(command)}")
    return f"{used.ru_maxrss / 1024:.0f}MiB", "-", "-"


def times(options):
    ours, peer = shlex.split(options.ours), shlex.split(options.peer or "")
    pairs = []
    for number in range(options.runs + 1):
        before(options)
        pair = milliseconds(ours), milliseconds(peer) if peer else None
        if number or not options.runs:  # the first pair warms the caches
            pairs.append(pair)
    our_time = f"{statistics.median(p[0] for p in pairs):.2f}ms"
    if not peer:
        return our_time, "-", "-"
    peer_time = f"{statistics.median(p[1] for p in pairs):.2f}ms"
    return our_time, peer_time, f"{statistics.median(p[0] / p[1] for p in pairs):.2f}"


def calls(options):
    if not shutil.which("strace"):
        return "(no-strace)", "-", "-"
    with tempfile.NamedTemporaryFile("r") as log:
        command = ["strace", "-f", "-e", f"trace={options.calls}", "-o", log.name, *shlex.split(options.ours)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return str(len(re.findall(r"^\d+ +\w+\(.*= ", log.read(), re.M))), "-", "-"


def agree(options):
    """Stops when a figure of the peer is missing or different in our report (inact.report/1)."""
    output = {
        side: subprocess.run(shlex.split(command), stdout=subprocess.PIPE, text=True, check=True).stdout
        for side, command in (("ours", options.ours), ("peer", options.peer))
    }
    ours = {figure["id"]: figure["value"] for figure in json.loads(output["ours"])["figures"]}
    peer = dict(line.split("|", 1) for line in output["peer"].splitlines())
    wrong = [f"{name}: ours {ours.get(name)}, peer {value}" for name, value in peer.items() if str(ours.get(name)) != value]
    if wrong or not peer:
        sys.exit("the figures differ:\n" + "\n".join(wrong or ["the peer has none"]))
    return f"{len(peer)}-figures", "equal", "-"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("target", nargs="?", default="-")
    parser.add_argument("--ours", required=True)
    parser.add_argument("--peer")
    parser.add_argument("--runs", type=int, default=0)
    parser.add_argument("--calls")
    parser.add_argument("--before")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--agree", action="store_true")
    options = parser.parse_args()
    measure = agree if options.agree else calls if options.calls else memory if options.memory else times
    print("{:<28} {:>12} {:>12} {:>7} {:>8}".format(options.name, *measure(options), options.target), flush=True)


if __name__ == "__main__":
    main()
