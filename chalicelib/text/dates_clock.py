"""Times of day: 4.45 pm, 2 to 5, half past nine, noon, late morning. Pure.

A bare hour is one only where the words around it say so. From 1 to 6 it is taken for the afternoon: nobody meets at three at
night.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import time
from typing import NamedTuple

from chalicelib.text.dates_mention import BETWEEN, Mention
from chalicelib.text.dates_tokens import Token
from chalicelib.text.dates_words import PARTS

AM, PM = 0, 1
MORNING, LATER_PARTS = 0, frozenset({1, 2, 7})
MAY_FOLLOW = frozenset({
    "pause", "stop", "dash", "AND", "OR", "TO", "AT", "WEEKDAY", "WEEKDAYS", "DAY", "WHICH", "BOUND", "ELSE", "FITS", "MEET",
    "OUT", "ONWARD", "PART", "EVERY", "NEG", "EARLIER", "ZONE", "BUSY", "IN", "PEOPLE", "MINUTES",
})  # fmt: skip
"""What may stand after a bare hour; a noun may not: after 4 events."""
WORDS_AFTER = frozenset(
    [
        "on",
        "would",
        "will",
        "is",
        "if",
        "please",
        "our",
        "my",
        "your",
        "his",
        "her",
        "their",
        "time",
        "or",
        "we",
        "i",
        "then",
        "they",
        "it",
        "at",
        "so",
        "as",
        "local",
        "but",
        "so",
        "that",
        "works",
    ]
)
_DIGITS = re.compile(r"\d{1,2}")


class Clock(NamedTuple):
    """An hour and minute as they stand; `half` is am or pm where that is said; `sure` that it is a time at all."""

    hour: int
    minute: int
    half: int | None
    sure: bool
    end: int

    def on_24(self, half: int | None = None) -> time:
        """On the 24-hour clock; `half` stands for what is not said."""
        half = self.half if self.half is not None else half
        if half == PM and self.hour < 12:
            return time(self.hour + 12, self.minute)
        if half == AM and self.hour == 12:
            return time(0, self.minute)
        return time(self.hour + 12 if half is None and 1 <= self.hour <= 6 else self.hour, self.minute)


def time_at(tokens: Sequence[Token], at: int, bound: int) -> Mention | None:
    """The time of day that begins here: a range, a clock time, or a part of the day. `bound` is what stands before it."""
    return _part(tokens, at) or _hours(tokens, at, bound) or _clock(tokens, at, bound)


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if 0 <= at < len(tokens) else "stop"


def _past(tokens: Sequence[Token], at: int, kinds: Collection[str]) -> int:
    """The token after those of some kinds; three of them at most."""
    return next((here for here in range(at, at + 3) if _kind(tokens, here) not in kinds), at + 3)


def _part(tokens: Sequence[Token], at: int) -> Mention | None:
    """Morning, late afternoon, first thing; not the evenings that they host."""
    start, phase = at, 0
    if _kind(tokens, at) == "PHASE":
        start, phase = _past(tokens, at + 1, {"FILL"}), tokens[at].value
    if _kind(tokens, start) != "PART" or _somebody_s(tokens, at):
        return None
    part = tokens[start].value
    opens, closes = PARTS.get(part + 10 * phase, PARTS[part])
    return Mention("part", at, start + 1, opens=opens, closes=closes)


def _somebody_s(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part of the day is a thing that they hold: author evenings, our four mornings."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind in {"number", "NUMBER", "EVENT"}:
        return before is not None
    return before.kind == "word" and before.text not in WORDS_BEFORE


WORDS_BEFORE = frozenset(
    [
        "i",
        "i'm",
        "we",
        "is",
        "are",
        "be",
        "it",
        "that",
        "would",
        "do",
        "does",
        "only",
        "prefer",
        "then",
        "later",
        "me",
        "us",
        "you",
        "your",
        "best",
        "works",
        "work",
        "my",
        "so",
        "but",
        "suits",
        "suit",
        "were",
        "so",
        "if",
        "which",
        "de",
        "en",
        "por",
        "al",
        "del",
        "da",
        "do",
        "na",
        "no",
        "di",
        "in",
        "du",
        "dans",
        "le",
        "la",
        "el",
        "les",
        "las",
        "los",
        "am",
        "den",
        "der",
        "im",
        "am",
        "op",
        "de",
        "des",
        "'s",
        "dans",
        "het",
        "w",
    ]
)
"""Plain words after which a part of the day is still one."""


def _hours(tokens: Sequence[Token], at: int, bound: int) -> Mention | None:
    """2 to 5, 9-11 am, between 12 and 2."""
    first = _read(tokens, at)
    if first is None or not _joined(tokens, first.end, bound):
        return None
    start = _past(tokens, first.end + 1, {"AT", "FILL"})
    second = _read(tokens, start)
    if second is None or not (
        first.sure or second.sure or (bound and _may_end(tokens, second)) or _apart(tokens, at, second)
    ):
        return None
    opens, closes = _range(first, second)
    return Mention("hours", at, second.end, opens=opens, closes=closes) if opens < closes else None


ALSO_TO = frozenset({"alle", "as", "a las", "a la", "a"})
"""Words for the hour that also close a range: dalle 14 alle 16, das 14h as 16h."""


def _joined(tokens: Sequence[Token], at: int, bound: int) -> bool:
    token = tokens[at] if at < len(tokens) else None
    if token is None:
        return False
    until = token.kind == "BOUND" and token.text in {"until", "till", "til"}
    at_the_end = token.kind == "AT" and token.text in ALSO_TO
    return token.kind in {"TO", "dash"} or until or at_the_end or (token.kind == "AND" and bound == BETWEEN)


def _range(first: Clock, second: Clock) -> tuple[time, time]:
    """The half of the day that one of them names holds for both where that keeps their order."""
    closes = second.on_24()
    opens = first.on_24(second.half)
    if opens >= closes:
        opens = first.on_24(AM if first.half is None and second.half == PM else None)
    if opens >= closes and second.half is None and second.hour < 12:
        closes = second.on_24(PM)
    return opens, closes


def _apart(tokens: Sequence[Token], at: int, second: Clock) -> bool:
    """Whether two bare hours stand where a time would: after a day, and before no noun."""
    before, after = _kind(tokens, at - 1), _kind(tokens, second.end)
    alone = before in {"stop", "pause"} and after in {"stop", "pause", "FITS"}
    return alone or (before in {"WEEKDAY", "WEEKDAYS", "DAY", "AT", "PART"} and _may_end(tokens, second))


def _clock(tokens: Sequence[Token], at: int, bound: int) -> Mention | None:
    lead = _kind(tokens, at) == "AT"
    start = _past(tokens, at + 1, {"FILL", "BOUND"}) if lead else at
    clock = _read(tokens, start)
    if clock is None or not (clock.sure or ((lead or bound) and _may_end(tokens, clock))):
        return None
    return Mention("clock", at, clock.end, opens=clock.on_24(_half_said(tokens, clock.end)))


def _half_said(tokens: Sequence[Token], at: int) -> int | None:
    """Nine in the morning, four in the afternoon."""
    at = _past(tokens, at, {"IN", "FILL"})
    if _kind(tokens, at) != "PART":
        return None
    return AM if tokens[at].value == MORNING else PM if tokens[at].value in LATER_PARTS else None


def _in_a_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is an hour by what follows: 7 in the morning, but not the four evenings of theirs."""
    led = _kind(tokens, at) == "IN" or (_kind(tokens, at) == "PART" and " " in tokens[at].text)
    return led and _half_said(tokens, at) is not None


def _may_end(tokens: Sequence[Token], clock: Clock) -> bool:
    """Whether what follows a bare hour leaves it one."""
    after = tokens[clock.end] if clock.end < len(tokens) else None
    if after is None or after.kind in MAY_FOLLOW:
        return True
    return after.kind == "word" and after.text in WORDS_AFTER


def _read(tokens: Sequence[Token], at: int) -> Clock | None:
    """A clock time in any of its forms."""
    kind = _kind(tokens, at)
    if kind == "NOON":
        return Clock(12, 0, None, True, at + 1)
    if kind == "LEAD":
        return _led(tokens, at)
    if kind in {"clock", "dotted"}:
        return _written(tokens, at)
    return _bare_hour(tokens, at) if kind in {"number", "NUMBER"} else None


def _written(tokens: Sequence[Token], at: int) -> Clock | None:
    """15:30, 15h30, 15h, 4.45 pm; with a dot only where something says that it is a time."""
    token = tokens[at]
    digits = [int(text) for text in _DIGITS.findall(token.text)]
    hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
    half, end = _half(tokens, at + 1)
    sure = token.kind == "clock" or end > at + 1
    if hour > 23 or minute > 59:
        return None
    if half is None and token.text.startswith("0") and hour:
        half = AM
    return Clock(hour, minute, half, sure, end)


def _bare_hour(tokens: Sequence[Token], at: int) -> Clock | None:
    token = tokens[at]
    half, end = _half(tokens, at + 1)
    if token.ordinal or not 1 <= token.value <= 24 or (token.value > 12 and half is not None):
        return None
    minute, in_the_morning = 0, _in_a_part(tokens, end)
    if _kind(tokens, end) == "TRAIL":
        minute, end = tokens[end].value, end + 1
    return _shifted(token.value % 24, minute, half, end > at + 1 or (in_the_morning and token.value <= 12), end)


def _led(tokens: Sequence[Token], at: int) -> Clock | None:
    """Half past nine, quarter to three, halb zehn."""
    hour = tokens[at + 1] if at + 1 < len(tokens) else None
    if hour is None or hour.kind not in {"number", "NUMBER"} or not 1 <= hour.value <= 12:
        return None
    half, end = _half(tokens, at + 2)
    return _shifted(hour.value, tokens[at].value, half, True, end)


def _shifted(hour: int, minutes: int, half: int | None, sure: bool, end: int) -> Clock:
    moved = (hour * 60 + minutes) % 1440
    return Clock(moved // 60, moved % 60, half, sure, end)


def _half(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """Am, pm, o'clock or Uhr after a number, and where it ends."""
    if _kind(tokens, at) != "AMPM":
        return None, at
    value = tokens[at].value
    return (value if value in {AM, PM} else None), at + 1
