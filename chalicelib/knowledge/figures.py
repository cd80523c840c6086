"""The figures of approved answers, and whether two answers to the same question contradict each other. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from chalicelib.knowledge.concepts import stem, weight
from chalicelib.knowledge.fitting import Entry
from chalicelib.text.folding import folded

ALIKE = 0.55
"""From which share of common terms on two headings ask the same, if they ask about the same subjects."""
THE_SAME = 0.8
APART = 0.62
"""From which weight on a concept on one of two headings alone sets them apart."""
_PART = re.compile(r"[€$£%]|\d+(?:[.,]\d+)*|[^\W\d_]+")
CURRENCIES = {
    "eur": "€",
    "euro": "€",
    "euros": "€",
    "dollars": "$",
    "dollar": "$",
    "usd": "$",
    "pounds": "£",
    "gbp": "£",
}
UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "hour": "hour",
    "hours": "hour", "minute": "minute", "minutes": "minute", "year": "year", "years": "year", "percent": "%", "tage": "day",
    "tag": "day", "wochen": "week", "monate": "month", "monaten": "month", "stunden": "hour", "dias": "day", "semanas": "week",
    "meses": "month", "horas": "hour", "jours": "day", "semaines": "week", "mois": "month", "heures": "hour",
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "forty-eight": 48, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
AFTER = 3
"""Words after a number among which its unit is looked for."""
YES, NO = frozenset({"yes", "ja", "si", "oui", "sim"}), frozenset({"no", "nein", "non", "nao", "not", "nee"})


def contradict(one: Entry, other: Entry) -> bool:
    """Whether two answers are to the same question and differ in a figure of the same unit, or one says yes and one no."""
    if one.answer.answer_id == other.answer.answer_id or one.subjects != other.subjects:
        return False
    alike = _alike(one, other)
    if alike >= ALIKE and not _apart(one, other) and _differ(figures(one.answer.text), figures(other.answer.text)):
        return True
    return alike >= THE_SAME and {_verdict(one), _verdict(other)} == {"yes", "no"}


@lru_cache(maxsize=4_000)
def figures(text: str) -> Mapping[str, frozenset[str]]:
    """The numbers of a text by their unit: {"day": {"10"}, "€": {"690"}}."""
    found: dict[str, set[str]] = {}
    parts = [folded(part) for part in _PART.findall(text)]
    for at, part in enumerate(parts):
        number = str(NUMBERS[part]) if part in NUMBERS else _plain(part) if part[0].isdigit() else ""
        if number:
            found.setdefault(_unit(parts, at), set()).add(number)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def _unit(parts: list[str], at: int) -> str:
    before = parts[at - 1] if at else ""
    if before in ("€", "$", "£"):
        return before
    following = parts[at + 1 : at + 1 + AFTER]
    for part in following:
        if part in ("€", "$", "£", "%") or part in CURRENCIES or part in UNITS:
            return CURRENCIES.get(part) or UNITS.get(part) or part
    return stem(following[0]) if following else ""


def _plain(number: str) -> str:
    """A number without separators of thousands: 4,200 and 4.200 are 4200; 1.2 stays."""
    digits = re.split(r"[.,]", number)
    if len(digits) > 1 and all(len(part) == 3 for part in digits[1:]):
        return "".join(digits)
    return ".".join(digits)


def _differ(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    return any(numbers.isdisjoint(other[unit]) for unit, numbers in one.items() if unit in other)


def _alike(one: Entry, other: Entry) -> float:
    first, second = ({_frame(term) for term in entry.heading.terms} for entry in (one, other))
    if not one.subjects and not first & second:
        return 0.0
    whole = sum(_weight(one, term) for term in first | second)
    return sum(_weight(one, term) for term in first & second) / whole if whole else 0.0


def _apart(one: Entry, other: Entry) -> bool:
    """Whether one heading speaks of a thing that the other does not: then they are different questions."""
    return any(weight(term) >= APART for term in one.heading.concepts ^ other.heading.concepts)


def _frame(term: str) -> str:
    return "how_long" if term == "when" else term


def _weight(entry: Entry, term: str) -> float:
    return 0.3 if term in ("which", "who", "where", "how_many") else entry.weight(term)


def _verdict(entry: Entry) -> str:
    words: Iterator[str] = (folded(part) for part in _PART.findall(entry.answer.text[:40]))
    first = next(words, "")
    return "yes" if first in YES else "no" if first in NO else ""
