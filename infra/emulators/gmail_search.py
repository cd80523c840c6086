"""Gmail's search box, as far as programs use it: fields, groups, OR, negation, quotes. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

DAY_S = 86_400.0
UNITS = {"d": 1, "m": 30, "y": 365}
SINCE, UNTIL = frozenset({"after", "newer"}), frozenset({"before", "older"})
PACIFIC = ZoneInfo("America/Los_Angeles")
"""Where the API takes a day of a search to begin (Gmail guide, "Search for messages"); seconds say a time exactly."""
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
    if name in SINCE | UNTIL:
        edge = _day(wanted)
        if edge is not None:
            return (lambda m: m.at >= edge) if name in SINCE else (lambda m: m.at < edge)
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


def _day(text: str) -> float | None:
    """A day's first moment, or a time in epoch seconds: ``2026/01/31``, ``2026-1-31``, ``01/31/2026``, ``1769839200``."""
    if re.fullmatch(r"[0-9]{5,12}", text):
        return float(text)
    found = re.fullmatch(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)
    if not found:
        return None
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[4], found[5])
    try:
        return datetime(int(year), int(month), int(day), tzinfo=PACIFIC).timestamp()
    except (ValueError, OverflowError):
        return None


def _all(tests: list[Test]) -> Test:
    return lambda message: all(test(message) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda message: any(test(message) for test in tests)


def _not(test: Test) -> Test:
    return lambda message: not test(message)
