"""What one term of a Gmail search asks of a message: words, people, places, times, sizes. Pure.

The operators are those of https://support.google.com/mail/answer/7190 that a program could use. Words are whole words
in any case and with or without accents; Gmail's own finds a little more (plurals, spelling), never parts of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from infra.emulators.google_words import has_phrase

DAY_S = 86_400.0
UNITS = {"d": 1, "m": 30, "y": 365}
SIZES = {"": 1, "k": 1_024, "m": 1_048_576}
SINCE, UNTIL = frozenset({"after", "newer"}), frozenset({"before", "older"})
PACIFIC = ZoneInfo("America/Los_Angeles")
"""Where the API takes a day of a search to begin (Gmail guide, "Search for messages"); seconds say a time exactly."""
ADDRESS_PART = re.compile(r"[^\s<>,;:\"]+")
PLACES = {"drafts": "DRAFT", "chats": "CHAT", "chat": "CHAT"}
CATEGORIES = {"primary": "CATEGORY_PERSONAL"}


@dataclass(frozen=True)
class Searched:
    """What a query is asked of: one message. `labels` are ids and names; `size` in bytes."""

    sender: str
    to: str
    cc: str
    subject: str
    body: str
    labels: frozenset[str]
    message_id: str
    at: float
    attachments: bool
    bcc: str = ""
    filenames: tuple[str, ...] = ()
    list_id: str = ""
    size: int = 0
    own_labels: bool = False


class Asked(NamedTuple):
    """A term's field (empty: plain words), the time, and whose mailbox it is."""

    field: str
    now: float
    me: str


Test = Callable[[Searched], bool]


def term(asked: Asked, text: str, *, quoted: bool) -> Test:
    """A term as a test. An unknown field, or a value that is none for its field, is searched as words."""
    wanted = text.lower()
    return _by_time(asked, wanted) or _by_size(asked.field, wanted) or _by_field(asked, wanted) or _plain(
        text if quoted or not asked.field else f"{asked.field} {text}"
    )  # fmt: skip


def _by_field(asked: Asked, wanted: str) -> Test | None:
    person = asked.me if wanted == "me" and asked.me else wanted
    tests: dict[str, Test] = {
        "from": lambda m: is_person(m.sender, person),
        "to": lambda m: any(is_person(header, person) for header in (m.to, m.cc, m.bcc)),
        "cc": lambda m: is_person(m.cc, person),
        "bcc": lambda m: is_person(m.bcc, person),
        "deliveredto": lambda m: is_person(m.to, person),
        "subject": lambda m: has_phrase(m.subject, wanted),
        "rfc822msgid": lambda m: m.message_id.strip("<>").lower() == wanted.strip("<>"),
        "has": lambda m: _has(m, wanted),
        "filename": lambda m: any(has_phrase(name, wanted) or name.lower().endswith(f".{wanted}") for name in m.filenames),
        "list": lambda m: has_phrase(m.list_id, wanted),
        "label": lambda m: label_name(wanted) in {label_name(label) for label in m.labels},
        "in": lambda m: wanted == "anywhere" or _placed(m, PLACES.get(wanted, wanted)),
        "is": lambda m: "UNREAD" not in m.labels if wanted == "read" else wanted.upper() in m.labels,
        "category": lambda m: CATEGORIES.get(wanted, f"CATEGORY_{wanted.upper()}") in m.labels,
    }  # fmt: skip
    return tests.get(asked.field)


def _by_time(asked: Asked, wanted: str) -> Test | None:
    if asked.field in ("newer_than", "older_than"):
        edge = asked.now - _span(wanted)
        return (lambda m: m.at >= edge) if asked.field == "newer_than" else (lambda m: m.at < edge)
    day = _day(wanted) if asked.field in SINCE | UNTIL else None
    if day is None:
        return None
    return (lambda m: m.at >= day) if asked.field in SINCE else (lambda m: m.at < day)


def _by_size(field: str, wanted: str) -> Test | None:
    match = re.fullmatch(r"([0-9]{1,12})([km]?)b?", wanted)
    if field not in ("size", "larger", "smaller") or not match:
        return None
    size = int(match[1]) * SIZES[match[2]]
    return (lambda m: m.size < size) if field == "smaller" else (lambda m: m.size >= size)


def _plain(text: str) -> Test:
    """Words anywhere that Gmail looks: subject, text, people, names of attachments."""

    def test(m: Searched) -> bool:
        return any(has_phrase(part, text) for part in (m.subject, m.body, m.sender, m.to, m.cc, m.bcc, *m.filenames))

    return test


def is_person(header: str, wanted: str) -> bool:
    """Whether a header names them: by address, by domain (with or without @), or by words of the name or address."""
    bare = wanted.lstrip("@")
    parts = [part.lower() for part in ADDRESS_PART.findall(header)]
    if any(part == bare or part.endswith((f"@{bare}", f".{bare}")) for part in parts if bare):
        return True
    locals_and_names = " ".join(part.rpartition("@")[0] or part for part in parts)
    return "@" not in wanted and has_phrase(locals_and_names, wanted)


def label_name(name: str) -> str:
    """A label as searches write it: in any case, with a hyphen for a space or a slash."""
    return re.sub(r"[ /&()_]", "-", name.lower())


def _has(message: Searched, wanted: str) -> bool:
    if wanted in ("userlabels", "nouserlabels"):
        return message.own_labels == (wanted == "userlabels")
    return wanted == "attachment" and message.attachments


def _placed(message: Searched, wanted: str) -> bool:
    return label_name(wanted) in {label_name(label) for label in message.labels}


def _span(text: str) -> float:
    match = re.fullmatch(r"([0-9]{1,6})([dmy])", text)
    return int(match[1]) * UNITS[match[2]] * DAY_S if match else 0.0


def _day(text: str) -> float | None:
    """A day's first moment, or a time in epoch seconds: ``2026/01/31``, ``2026-1-31``, ``01/31/2026``, ``1769839200``."""
    if re.fullmatch(r"[0-9]{5,12}", text):
        return float(text)
    match = re.fullmatch(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", text)
    if not match:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[4], match[5])
    try:
        return datetime(int(year), int(month), int(day), tzinfo=PACIFIC).timestamp()
    except (ValueError, OverflowError):
        return None
