"""Gmail's search box, as far as programs use it: fields, groups, OR, negation, quotes, dates. Pure.

Words are matched whole, as Gmail does. What is no known field is a plain word.
Source: https://support.google.com/mail/answer/7190
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from infra.emulators.gmail_message import Message, stripped

DAY_S = 86_400.0
UNITS = {"h": 1 / 24, "d": 1, "w": 7, "m": 30, "y": 365}
TOKEN = re.compile(r'\s*(-?)(?:([A-Za-z_0-9]+):(?=\S))?(?:"([^"]*)(?:"|\Z)|([{}()])|([^\s{}()"]+))')
ZONE = ZoneInfo("America/Los_Angeles")
"""A date means its midnight in Pacific time: https://developers.google.com/workspace/gmail/api/guides/filtering"""
PLACES = {"drafts": "draft", "starred": "starred", "important": "important"}


@dataclass(frozen=True)
class Searched:
    """A message, and the names of its labels."""

    message: Message
    labels: frozenset[str]

    def words(self) -> str:
        """All that a plain word is looked for in."""
        one = self.message
        heads = (one.header(name) for name in ("From", "To", "Cc", "Subject"))
        return "\n".join((*heads, one.text)).lower()


Test = Callable[[Searched], bool]


@dataclass(frozen=True)
class Query:
    """What to look for, and whether spam and trash are looked through too."""

    test: Test
    everywhere: bool


def parse(query: str, now: float, me: str = "") -> Query:
    """The query of `me`, asked at `now` (epoch seconds)."""
    tokens = [found.groups() for found in TOKEN.finditer(query)]
    places = {(value or quoted or "").lower() for _, name, quoted, _, value in tokens if (name or "").lower() == "in"}
    reader = _Reader(tokens, now, me.lower())
    return Query(_all(reader.group("")), bool(places & {"anywhere", "trash", "spam"}))


def named(label: str) -> str:
    """A label as a search writes it: spaces and slashes become hyphens."""
    return re.sub(r"[\s/]", "-", label).lower()


@dataclass
class _Reader:
    tokens: list[tuple[str, ...]]
    now: float
    me: str
    at: int = 0

    def group(self, end: str, field: str = "") -> list[Test]:
        """Tests up to the closing bracket; OR joins its two neighbours only."""
        tests: list[Test] = []
        either = False
        while self.at < len(self.tokens):
            minus, name, quoted, bracket, word = self.tokens[self.at]
            self.at += 1
            if bracket in ("}", ")"):
                if bracket == end:
                    break
                continue
            if word in ("OR", "AND") and not name:
                either = word == "OR"
                continue
            test = self.one((name or "").lower() or field, quoted, bracket, word)
            test = _not(test) if minus else test
            if either and tests:
                tests[-1] = _any([tests[-1], test])
            else:
                tests.append(test)
            either = False
        return tests

    def one(self, field: str, quoted: str | None, bracket: str | None, word: str) -> Test:
        """A bracketed group or a single term."""
        if bracket:
            inner = self.group("}" if bracket == "{" else ")", field)
            return _any(inner) if bracket == "{" else _all(inner)
        value = (quoted if quoted is not None else word).lower()
        if field in SPANS:
            return self.span(field, value)
        if field in FIELDS:
            return FIELDS[field](self.me if value == "me" else value)
        return _phrase(f"{field}:{value}" if field and quoted is None else value)

    def span(self, field: str, value: str) -> Test:
        """A term about time. What is no time matches nothing."""
        edge = _edge(value, self.now) if field.endswith("_than") else _midnight(value)
        if edge is None:
            return _never
        if field in ("newer_than", "after", "newer"):
            return lambda m: m.message.at >= edge
        return lambda m: m.message.at < edge


def _whom(*headers: str) -> Callable[[str], Test]:
    def field(wanted: str) -> Test:
        return lambda m: any(_address(m.message.header(name).lower(), wanted) for name in headers)

    return field


def _address(header: str, wanted: str) -> bool:
    """An address, a domain (with or without @), a word or a phrase of the name."""
    bare = wanted.lstrip("@")
    if not bare:
        return False
    found = re.findall(r"[^\s<>,;\"()]+", header)
    if any(part == bare or part.endswith(("@" + bare, "." + bare)) for part in found):
        return True
    return "@" not in bare and "." not in bare and _contains(header, bare)


def _place(wanted: str) -> Test:
    if wanted in ("anywhere", "all"):
        return lambda _m: True
    return lambda m: PLACES.get(wanted, wanted) in m.labels


def _state(wanted: str) -> Test:
    return (lambda m: "unread" not in m.labels) if wanted == "read" else (lambda m: wanted in m.labels)


def _subject(wanted: str) -> Test:
    return lambda m: _contains(m.message.header("Subject").lower(), wanted)


def _phrase(wanted: str) -> Test:
    return lambda m: _contains(m.words(), wanted)


def _contains(text: str, wanted: str) -> bool:
    """Whether whole words stand in a text, in this order. Scripts without spaces are searched by their signs."""
    words = re.findall(r"\w+", stripped(wanted) if "<" in wanted else wanted)
    if any(ord(sign) > 0x2E7F for sign in wanted):
        return wanted in text
    return re.search(r"(?<!\w)" + r"\W+".join(re.escape(word) for word in words) + r"(?!\w)", text) is not None


SPANS = frozenset({"newer_than", "older_than", "after", "newer", "before", "older"})
FIELDS: dict[str, Callable[[str], Test]] = {
    "from": _whom("From"),
    "to": _whom("To", "Cc", "Bcc"),
    "cc": _whom("Cc"),
    "bcc": _whom("Bcc"),
    "subject": _subject,
    "label": lambda wanted: lambda m: named(wanted) in m.labels,
    "in": _place,
    "is": _state,
    "has": lambda wanted: lambda m: wanted == "attachment" and bool(m.message.filenames),
    "filename": lambda wanted: lambda m: any(wanted in name.lower() for name in m.message.filenames),
    "rfc822msgid": lambda wanted: lambda m: m.message.header("Message-ID").strip("<> ").lower() == wanted.strip("<> "),
}


def _edge(value: str, now: float) -> float | None:
    found = re.fullmatch(r"(\d+)([hdwmy])", value)
    return now - int(found[1]) * UNITS[found[2]] * DAY_S if found else None


def _midnight(value: str) -> float | None:
    if value.isdigit() and len(value) >= 9:  # seconds since 1970
        return float(value)
    found = re.fullmatch(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})", value)
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=ZONE).timestamp() if found else None
    except ValueError:
        return None


def _never(_message: Searched) -> bool:
    return False


def _all(tests: list[Test]) -> Test:
    return lambda message: all(test(message) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda message: any(test(message) for test in tests)


def _not(test: Test) -> Test:
    return lambda message: not test(message)
