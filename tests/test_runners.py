#!/usr/bin/env python3
"""Tests of the runners themselves: that they pass what is right, and fail what is wrong."""
import pathlib
import sys
import tempfile
import textwrap
import unittest
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_commands
import check_json
import transcripts


class TranscriptTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.documents = self.folder / "documents"
        self.documents.mkdir()

    def run_text(self, text, name="a.txt", update=False):
        """(passed, failed, report) of a transcript; afterwards self.path holds it."""
        self.path = self.folder / name
        self.path.write_text(textwrap.dedent(text).lstrip("\n"))
        return transcripts.run_file(self.path, self.folder / "bin", self.documents, update)

    def counts(self, text, **options):
        return self.run_text(text, **options)[:2]

    def program(self, script):
        """Puts a program inact into PATH, behind the shim."""
        real = self.folder / "real"
        real.write_text("#!/bin/sh\n" + script)
        real.chmod(0o755)
        shim = self.folder / "bin" / "inact"
        shim.parent.mkdir()
        shim.write_text(transcripts.SHIM.replace("{program}", str(real)))
        shim.chmod(0o755)

    def test_output_that_is_as_written_passes(self):
        self.assertEqual(self.counts("$ echo one; echo two >&2\none\ntwo\n\n# then\n$ true\n"), (2, 0))

    def test_other_output_fails_with_a_diff(self):
        passed, failed, report = self.run_text("# first\n$ echo one\nuno\n")
        self.assertEqual((passed, failed), (0, 1))
        self.assertIn("a.txt:2: echo one", report)
        self.assertIn("-uno\n  +one\n", report)

    def test_missing_and_surplus_output_fails(self):
        self.assertEqual(self.counts("$ echo one\n"), (0, 1))
        self.assertEqual(self.counts("$ true\none\n"), (0, 1))
        self.assertEqual(self.counts("$ echo one\none\ntwo\n"), (0, 1))

    def test_exit_codes_are_compared(self):
        self.assertEqual(self.counts("$ exit 3\n? 3\n$ exit 3\n$ exit 3\n? 4\n$ true\n? 1\n"), (1, 3))

    def test_here_documents_and_state_go_on(self):
        text = """
            $ cat > f <<END
            > a
            >
            > b
            > END
            $ cat f
            a

            b

            $ mkdir d; cd d; export WHO='a b'
            $ echo "$WHO" in $PWD
            a b in ~/d
            """
        self.assertEqual(self.counts(text), (4, 0))

    def test_each_file_begins_in_an_empty_home_on_the_fixed_day(self):
        text = '$ ls -A\n$ echo $INACT_TODAY $LOGNAME "$LANG"; cd; pwd\n2026-11-22 kim [...]\n~\n'
        self.assertEqual(self.counts(text), (2, 0))

    def test_dots_stand_for_lines_and_brackets_for_letters(self):
        self.assertEqual(self.counts("$ seq 9\n1\n...\n9\n$ seq 9\n...\n8\n$ echo v12\nv[...]\n$ echo v12\nw[...]\n"), (2, 2))

    def test_markdown_in_output_is_not_a_comment(self):
        self.assertEqual(self.counts("$ printf '# A\\n\\n## B\\nc\\n'\n# A\n\n## B\nc\n\n# comment\n$ true\n"), (2, 0))
        self.assertEqual(self.counts("$ printf '# A\\n'\n# B\n"), (0, 1))

    def test_control_characters_are_visible(self):
        self.assertEqual(self.counts("$ printf 'a\\033[1mb\\r\\377\\n'\na\\x1b[1mb\\x0d\\xff\n"), (1, 0))

    def test_a_terminal_is_typed_into(self):
        text = """
            $tty printf 'Name: '; read name; test -t 0 && test -t 2 && echo "Hello $name"; printf 'Sure? '; read sure; exit 3
            Name:
            < Olena
            Hello Olena
            Sure?
            < y
            ? 3
            """
        self.assertEqual(self.counts(text), (1, 0))
        with unittest.mock.patch.object(transcripts, "PATIENCE", 0.2):
            self.assertEqual(self.counts(text.replace("Hello Olena", "Hallo Olena")), (0, 1))

    def test_keys_interrupt_and_end(self):
        self.assertEqual(self.counts("$tty read a; echo [$a]\n<\n[]\n"), (1, 0))
        self.assertEqual(self.counts("$tty echo go; cat; echo end\ngo\n< ^D\nend\n"), (1, 0))
        self.assertEqual(self.counts("$tty sh -c 'echo go; read line'\ngo\n< ^C\n? 130\n"), (1, 0))

    def test_only_console_blocks_of_a_page_run_in_one_folder(self):
        text = """
            # Page
            <!-- run: echo data > f -->
            ```console
            $ cat f
            data
            ```
            ```sh
            $ false
            ```
            ```console
            $ rm f
            $ ls
            ```
            """
        self.assertEqual(self.counts(text, name="page.md"), (4, 0))

    def test_update_writes_what_was_written_and_keeps_the_rest(self):
        self.run_text("# c\n\n$ echo a\nb\n\n# d\n$ seq 9\n...\n9\n\n$ exit 2\n", update=True)
        self.assertEqual(self.path.read_text(), "# c\n\n$ echo a\na\n\n# d\n$ seq 9\n...\n9\n\n$ exit 2\n? 2\n")
        self.run_text("```console\n$ echo a\n```\ntext\n", name="page.md", update=True)
        self.assertEqual(self.path.read_text(), "```console\n$ echo a\na\n```\ntext\n")

    def test_text_without_a_command_is_refused(self):
        self.assertEqual(self.counts("echo a\n$ true\n"), (0, 1))

    def test_what_stays_in_the_background_holds_nothing_up(self):
        self.assertEqual(self.counts("$ sleep 60 & echo on\non\n"), (1, 0))

    def test_json_documents_are_kept(self):
        self.program("echo '{\"schema\":\"inact.x/1\"}'; echo oops >&2; exit 3\n")
        text = """
            $ inact show --json 2>&1 | tr -d x
            {"schema":"inact./1"}
            oops
            $ inact show --format json
            {"schema":"inact.x/1"}
            oops
            ? 3
            $ inact show > f.json
            oops
            ? 3
            """
        self.assertEqual(self.counts(text), (3, 0))
        self.assertEqual(len(list(self.documents.glob("*.out"))), 3)


class JsonTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        folder = pathlib.Path(scratch.name)
        (folder / "x.schema.json").write_text(
            """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["id"],
                "properties":{"schema":true,"id":{"$ref":"error.schema.json#/$defs/id"}}}"""
        )
        (folder / "error.schema.json").write_text(
            """{"type":"object","$defs":{"id":{"type":"string","pattern":"^P[0-9]+$"}},
                "properties":{"error":{"required":["code"]}}}"""
        )
        self.schemas = check_json.Schemas(folder)

    def test_documents_are_held_against_the_schema_they_name(self):
        self.assertEqual(self.schemas.check('{"schema":"inact.x/1","id":"P1"}'), [])
        self.assertIn("$.id", self.schemas.check('{"schema":"inact.x/1","id":"R1"}')[0])
        self.assertIn("not_there", self.schemas.check('{"schema":"inact.x/1","id":"P1","not_there":1}')[0])
        self.assertIn("required", self.schemas.check('{"schema":"inact.x/1"}')[0])
        self.assertEqual(self.schemas.unused(), ["error"])

    def test_errors_have_a_schema_too(self):
        self.assertEqual(self.schemas.check('{"error":{"code":3}}'), [])
        self.assertTrue(self.schemas.check('{"error":{}}'))

    def test_what_is_no_document_is_named(self):
        for text in (
            "",
            "[]",
            '{"id":"P1","schema":"inact.x/1"}',
            '{"schema":"inact.x/1","id":"P1","id":"P1"}',
            '{"schema":"inact.x/1","id":NaN}',
            '{"schema":"inact.y/1"}',
            '{"schema":"inact.x/1","id":"P1"}{}',
        ):
            self.assertTrue(self.schemas.check(text), text)


class CommandsTest(unittest.TestCase):
    PAGE = """
### inact intake - the first conversation
| `list`, `show I5` | filters |
| `need add I5 CODE[:urgency]`, `need set N7 STATUS --reason` | x |
## Beside them
| `inact person add\\|list` | one person: `consent give\\|refuse P12` |
| `inact records info` | `restore FILE` |
"""

    def test_verbs_are_found_in_sections_and_rows(self):
        found = check_commands.documented(self.PAGE)
        for verb in ("intake list", "intake show", "intake need add", "intake need set", "person list", "records info"):
            self.assertTrue(check_commands.is_documented(verb, found), verb)
        for verb in ("need void", "intake edit", "person show", "records query", "intake need edit"):
            self.assertFalse(check_commands.is_documented(verb, found), verb)

    def test_help_pages_are_read(self):
        help_page = textwrap.dedent(
            """
            Usage: inact x ID [--date DATE]

            Does x.

            Switches:
              ID              the thing
              [FILE…]         files
              -n, --dry-run   does
                                  nothing
              --a-very-long-name VERYLONGVALUE
                              explained below
              --need CODE…    a need

            Examples:
              inact x 3
            """
        )
        texts = check_commands.explanations(help_page)
        self.assertEqual(texts["ID"], "the thing")
        self.assertEqual(texts["FILE"], "files")
        self.assertEqual(texts["--dry-run"].strip(), "does nothing")
        self.assertEqual(texts["--a-very-long-name"].strip(), "explained below")
        self.assertEqual(texts["--need"], "a need")


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=0).result
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)
