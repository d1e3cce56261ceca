#!/usr/bin/env python3
"""Validates JSON documents against schemas/*.schema.json (draft 2020-12), and names the schemas nothing exercised.

A schema lets others add keys, because later versions will; here a key that it does not describe is a mistake.

    check_json.py FOLDER    the folder that transcripts.py --documents filled: standard output in *.out, errors in *.err
"""
import json
import pathlib
import re
import sys

import jsonschema

SCHEMAS = pathlib.Path(__file__).resolve().parent.parent / "schemas"


def unique(pairs):
    """An object, unless a key is in it twice."""
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key twice in one object: " + ", ".join(sorted({k for k in keys if keys.count(k) > 1})))
    return dict(pairs)


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def parse(text):
    return json.loads(text, object_pairs_hook=unique, parse_constant=no_constant)


def closed(schema):
    """The schema with every object that lists its properties allowing no others."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "$ref" not in schema and "allOf" not in schema:
        schema.setdefault("additionalProperties", False)
    return schema


class Schemas:
    def __init__(self, folder):
        self.by_name, self.used, self.problems = {}, set(), []
        for path in sorted(folder.glob("*.schema.json")):
            schema = parse(path.read_text(encoding="utf-8"))
            name = path.name.removesuffix(".schema.json")
            try:
                jsonschema.Draft202012Validator.check_schema(schema)
            except jsonschema.SchemaError as error:
                self.problems.append(f"{path.name}: {error.message}")
            self.by_name[name] = (path, closed(schema))
        # One schema may refer to another by its file name.
        self.store = {path.as_uri(): schema for path, schema in self.by_name.values()}

    def check(self, text):
        """What is wrong with one document."""
        try:
            document = parse(text)
        except ValueError as error:
            return [f"no JSON document: {error}"]
        if not isinstance(document, dict):
            return ["no JSON object"]
        if set(document) == {"error"}:
            name = "error"
        else:
            named = re.fullmatch(r"inact\.([a-z_]+)/1", str(document.get("schema")))
            if not named or next(iter(document)) != "schema":
                return ['does not begin with "schema":"inact.NAME/1"']
            name = named[1]
        if name not in self.by_name:
            return [f"there is no schemas/{name}.schema.json"]
        self.used.add(name)
        path, schema = self.by_name[name]
        resolver = jsonschema.RefResolver(path.as_uri(), schema, store=self.store)
        validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
        errors = sorted(validator.iter_errors(document), key=lambda e: list(map(str, e.absolute_path)))
        return [f"{error.json_path}: {error.message[:300]}" for error in errors[:5]]

    def unused(self):
        return sorted(set(self.by_name) - self.used)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    schemas = Schemas(SCHEMAS)
    passed, failed = 0, len(schemas.problems)
    for problem in schemas.problems:
        print(problem)
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        text = path.read_bytes().decode("utf-8", "backslashreplace")
        if path.suffix == ".err":
            texts = [line for line in text.split("\n") if line.startswith('{"error"')]
        else:
            texts = [text] if text.strip() else []
        for document in texts:
            problems = schemas.check(document)
            passed, failed = passed + (not problems), failed + bool(problems)
            for problem in problems:
                print(f"{path.name}: {problem}")
    for name in schemas.unused():
        failed += 1
        print(f"schemas/{name}.schema.json: no transcript prints such a document")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
