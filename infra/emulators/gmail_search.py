"""Gmail's search box, as far as programs use it: fields, groups, OR, negation, quotes. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

DAY_S = 86_400.0
UNITS = {"d": 1, "m": 30, "y": 365}
TOKEN = re.compile(r'\s*(-?)(?:([A-Za-z0-9_]+):)?(?:"([^"]*)"|([{}()])|([^\s{}()"]+))')


@dataclass(frozen=True)
class Searched:
    """What a query is asked of: one message."""

    sender: str
    to: str
    cc: str
    subject: str
    body: str
    labels: frozenset[str]
    message_id: str
    at: float
    attachments: bool


Test = Callable[[Searched], bool]


def parse(query: str, now: float) -> Test:
    """The query as a test of one message. What cannot be read matches as a plain word, as in Gmail."""
    tokens = [found.groups() for found in TOKEN.finditer(query)]
    tests, _ = _group(tokens, 0, now, "")
    return _all(tests)


def _group(tokens: list[tuple[str, ...]], at: int, now: float, end: str) -> tuple[list[Test], int]:
    tests: list[Test] = []
    either = False
    while at < len(tokens):
        minus, name, quoted, bracket, word = tokens[at]
        at += 1
        if bracket and bracket == end:
            break
        if word == "OR" and not name:
            either = True
            continue
        if bracket in ("{", "("):
            inner, at = _group(tokens, at, now, "}" if bracket == "{" else ")")
            test = _any(inner) if bracket == "{" else _all(inner)
        elif bracket:
            continue
        else:
            test = _term((name or "").lower(), quoted if quoted is not None else word, now)
        test = _not(test) if minus else test
        if either and tests:
            tests[-1] = _any([tests[-1], test])
            either = False
        else:
            tests.append(test)
    return tests, at


def _term(name: str, value: str, now: float) -> Test:
    wanted = value.lower()
    if name in ("newer_than", "older_than"):
        span = _span(wanted)
        return (lambda m: m.at >= now - span) if name == "newer_than" else (lambda m: m.at < now - span)
    fields: dict[str, Test] = {
        "from": lambda m: _address(m.sender, wanted),
        "to": lambda m: _address(m.to, wanted) or _address(m.cc, wanted),
        "cc": lambda m: _address(m.cc, wanted),
        "subject": lambda m: wanted in m.subject.lower(),
        "rfc822msgid": lambda m: m.message_id.strip("<>").lower() == wanted.strip("<>"),
        "has": lambda m: wanted == "attachment" and m.attachments,
        "label": lambda m: wanted.upper() in {label.upper() for label in m.labels},
        "in": lambda m: wanted == "anywhere" or {"drafts": "DRAFT"}.get(wanted, wanted.upper()) in m.labels,
        "is": lambda m: wanted.upper() in m.labels,
    }
    if name in fields:
        return fields[name]
    return lambda m: wanted in f"{m.subject}\n{m.body}".lower()


def _address(header: str, wanted: str) -> bool:
    """An address, a domain (with or without @), or a word of the name."""
    found = [part.lower() for part in re.findall(r"[^\s<>,;\"]+", header)]
    bare = wanted.lstrip("@")
    return any(part == bare or part.endswith(("@" + bare, "." + bare)) for part in found)


def _span(text: str) -> float:
    found = re.fullmatch(r"(\d+)([dmy])", text)
    return int(found[1]) * UNITS[found[2]] * DAY_S if found else 0.0


def _all(tests: list[Test]) -> Test:
    return lambda message: all(test(message) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda message: any(test(message) for test in tests)


def _not(test: Test) -> Test:
    return lambda message: not test(message)
