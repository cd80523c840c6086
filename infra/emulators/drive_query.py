"""The query language of Drive's files.list: https://developers.google.com/workspace/drive/api/guides/ref-search-terms. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from infra.emulators.google_answers import google_error
from infra.emulators.google_words import has_phrase, words
from infra.emulators.http import Json

TOKEN = re.compile(r"\s*(?:'((?:[^'\\]|\\.)*)'|(!=|<=|>=|=|<|>)|([()])|([A-Za-z][\w.]*)|(\S))")
MOST_TOKENS = 800
"""A longer query than Drive takes; none is so deep that it cannot be read."""
PARENT = re.compile(r"'((?:[^'\\]|\\.)*)'\s+in\s+parents\b")

Test = Callable[[Json], bool]


def folders_named(query: str) -> frozenset[str]:
    """The folders whose children a query asks for by name."""
    return frozenset(_unescaped(match[1]) for match in PARENT.finditer(query))


def parse(query: str) -> Test:
    """A query as a test of one file. Raises ApiError 400 for a malformed one."""
    if not query:
        return lambda _file: True
    tokens = [match.groups() for match in TOKEN.finditer(query)]
    if len(tokens) > MOST_TOKENS:
        raise _malformed()
    test, at = _either(tokens, 0)
    if at != len(tokens):
        raise _malformed()
    return test


def _either(tokens: list[tuple[str, ...]], at: int) -> tuple[Test, int]:
    first, at = _both(tokens, at)
    tests = [first]
    while at < len(tokens) and tokens[at][3] == "or":
        test, at = _both(tokens, at + 1)
        tests.append(test)
    return (lambda file: any(test(file) for test in tests)), at


def _both(tokens: list[tuple[str, ...]], at: int) -> tuple[Test, int]:
    first, at = _one(tokens, at)
    tests = [first]
    while at < len(tokens) and tokens[at][3] == "and":
        test, at = _one(tokens, at + 1)
        tests.append(test)
    return (lambda file: all(test(file) for test in tests)), at


def _one(tokens: list[tuple[str, ...]], at: int) -> tuple[Test, int]:
    if at >= len(tokens):
        raise _malformed()
    if tokens[at][3] == "not":
        test, at = _one(tokens, at + 1)
        return (lambda file: not test(file)), at
    if tokens[at][2] == "(":
        test, at = _either(tokens, at + 1)
        if at >= len(tokens) or tokens[at][2] != ")":
            raise _malformed()
        return test, at + 1
    return _term(tokens[at : at + 3]), at + 3


def _term(tokens: list[tuple[str, ...]]) -> Test:
    if len(tokens) < 3:
        raise _malformed()
    (value, _, _, name, _), (_, sign, _, word, _), (other, _, _, boolean, _) = tokens
    if value is not None and word == "in" and boolean in ("parents", "owners"):
        return _within(_unescaped(value), boolean)
    wanted = boolean if other is None else _unescaped(other)
    operator = sign or word
    if not name or not operator or wanted is None:
        raise _malformed()
    if operator == "contains":
        return _contains(name, wanted.lower())
    if name == "trashed":
        return lambda file: (str(file["trashed"]).lower() == wanted) == (operator == "=")
    return _compared(name, operator, wanted)


def _within(value: str, name: str) -> Test:
    if name == "parents":
        return lambda file: value in file["parents"]
    return lambda file: value.lower() in [owner["emailAddress"] for owner in file["owners"]]


def _contains(name: str, wanted: str) -> Test:
    if name == "name":  # Drive matches from the beginning of words
        return lambda file: re.search(rf"(?:^|[^\w]){re.escape(wanted)}", file["name"].lower()) is not None
    if name == "fullText":  # whole words, all of them; in double quotes one after the other
        phrases = [wanted] if wanted.startswith('"') and wanted.endswith('"') else words(wanted)
        return lambda file: all(has_phrase(f"{file['name']}\n{file.get('content', '')}", phrase) for phrase in phrases)
    raise _malformed()


def _compared(name: str, operator: str, wanted: str) -> Test:
    tests: dict[str, Callable[[str], bool]] = {
        "=": lambda value: value == wanted,
        "!=": lambda value: value != wanted,
        ">": lambda value: value > wanted,
        ">=": lambda value: value >= wanted,
        "<": lambda value: value < wanted,
        "<=": lambda value: value <= wanted,
    }
    if operator not in tests or name not in ("name", "mimeType", "modifiedTime", "createdTime"):
        raise _malformed()
    return lambda file: tests[operator](str(file.get(name, "")))


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _malformed() -> Any:
    return google_error(400, "Invalid Value", "invalid")
