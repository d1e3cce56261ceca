#!/usr/bin/env python3
"""Every verb: stands in docs/commands.md with its switches, speaks both languages, ends its help in examples, and leaves
the global switches alone.

    check_commands.py PROGRAM
"""
import concurrent.futures
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs/commands.md"
LANGUAGES = ("en", "de")


def ask(program, *arguments):
    """What the program answers, with no configuration and no records in reach."""
    environment = {"HOME": "/nonexistent", "PATH": os.environ["PATH"]}
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        sys.exit(f"inact {' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def documented(page):
    """All `code` of a page as words, each a set of alternatives; in a section on one command also with its name before."""
    found, section = [], []
    for line in page.split("\n"):
        if line.startswith("#"):
            heading = re.search(r"\binact((?: [a-z]+)+)", line)
            section = heading[1].split() if heading else []
        for code in re.findall(r"`([^`]+)`", line):
            words = [set(word.split("|")) for word in code.replace("\\|", "|").split()]
            words = words[1:] if words and words[0] == {"inact"} else words
            found += [words, [{word} for word in section] + words]
    return found


def is_documented(name, found):
    words = name.split()
    return any(len(code) >= len(words) and all(w in c for w, c in zip(words, code)) for code in found)


def explanations(page):
    """What a help page says of each switch and argument: the lines of its two-column lists, by their first word."""
    texts, name = {}, None
    for line in page.split("\n"):
        term = re.match(r"  (?:-\w, )?\[?(\S+?)…?\]?(?: (\S+))?(?:  +(.*))?$", line) if not line.startswith("   ") else None
        if term:
            name = term[1]
            texts[name] = term[3] or ""
        elif name and line.startswith("   "):
            texts[name] += " " + line.strip()
        else:
            name = None
    return texts


def problems_of_examples(name, page):
    """Help of every level ends in two or three examples, each a command line of inact."""
    _, _, examples = page.partition("\nExamples:\n")
    lines = examples.splitlines()
    if not 2 <= len(lines) <= 3 or not all(line.startswith("  inact ") for line in lines):
        yield f"inact {name} --help: ends in {len(lines)} examples, two or three were expected"


def problems_of(verb, program, found, page, global_switches):
    name = verb["id"]
    if not is_documented(name, found):
        yield f"`inact {name}` is not in docs/commands.md"
    for switch in verb["switches"]:
        if not re.search(rf"(?<![\w-]){re.escape(switch)}(?![\w-])", page):
            yield f"inact {name}: {switch} is not in docs/commands.md"
        if switch in global_switches:
            yield f"inact {name}: {switch} is a global switch"
    english, german = (ask(program, *name.split(), "--help", "--lang", language) for language in LANGUAGES)
    if not english.startswith("Usage:") or not german.startswith("Aufruf:"):
        yield f"inact {name} --help: begins neither with Usage: nor with Aufruf:"
    yield from problems_of_examples(name, english)
    in_english, in_german = explanations(english), explanations(german)
    for term in verb["switches"] + verb["arguments"]:
        if not in_english.get(term):
            yield f"inact {name} --help: nothing is said about {term}"
        elif in_english[term] == in_german.get(term):
            yield f"inact {name} --help: {term} has no German: {in_english[term]}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    english, german = (json.loads(ask(program, "help", "commands", "--json", "--lang", lang)) for lang in LANGUAGES)
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    found = documented(page)
    passed = failed = 0

    def check(pair):
        verb, translation = pair
        problems = list(problems_of(verb, program, found, page, set(english["global_switches"])))
        if verb["about"] == translation["about"]:
            problems.append(f"inact {verb['id']}: what it does is not said in German: {verb['about']}")
        return problems

    def check_level(name):
        """A level that has verbs below it and does nothing itself."""
        return list(problems_of_examples(name, ask(program, *name.split(), "--help", "--lang", "en")))

    verbs = {verb["id"] for verb in english["items"]}
    levels = {""} | {name[: name.rindex(" ")] for name in verbs if " " in name} - verbs

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        of_verbs = pool.map(check, zip(english["items"], german["items"], strict=True))
        for problems in itertools.chain(of_verbs, pool.map(check_level, sorted(levels))):
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                print(problem)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
