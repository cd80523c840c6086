"""Days and times of day in a message, each with where it stands and what it may mean. Pure.

A mention is read on its own; whether it is a wish, a deadline or an event is for the reader of the message to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.text.dates_clock import time_at
from chalicelib.text.dates_days import days_at
from chalicelib.text.dates_mention import BETWEEN, FROM, UNTIL, Frame, Mention
from chalicelib.text.dates_tokens import Token

MOST = 60
"""Mentions that are read; a text that names more days and times is a list, and nobody's wish."""
NEVER_FIRST = frozenset({"word", "pause", "stop", "dash", "other", "skip", "GREETING", "FILL", "AND", "OR", "TO"})
"""What no mention begins with."""


def mentions(tokens: Sequence[Token], frame: Frame) -> tuple[Mention, ...]:
    """The mentions of a text in order, at most 60; none overlaps another."""
    at = 0
    seen: list[Mention] = []
    while at < len(tokens) and len(seen) < MOST:
        if tokens[at].kind in NEVER_FIRST:
            at += 1
            continue
        mention = _bounded(tokens, at, frame) or _mention_at(tokens, at, frame, 0)
        if mention:
            mention = _onwards(tokens, mention)
            whole = _joined(tokens, seen[-1], mention) if seen else None
            seen = [*seen[:-1], whole] if whole else [*seen, mention]
        at = max(mention.end if mention else 0, at + 1)
    return tuple(seen)


def _mention_at(tokens: Sequence[Token], at: int, frame: Frame, bound: int) -> Mention | None:
    return days_at(tokens, at, frame, bound) or time_at(tokens, at, bound)


def _bounded(tokens: Sequence[Token], at: int, frame: Frame) -> Mention | None:
    """After, from, before, until, between, around: with what follows."""
    bound, start = 0, at
    while start < len(tokens) and (
        tokens[start].kind == "BOUND" or (bound and tokens[start].kind in {"FILL", "AT", "IN"})
    ):
        bound = tokens[start].value if tokens[start].kind == "BOUND" else bound
        start += 1
        if start - at > 4:
            return None
    mention = _mention_at(tokens, start, frame, bound) if bound and start < len(tokens) else None
    if mention is None:
        return None
    whole = mention.kind in {"span", "hours", "weekday"} and bound in {FROM, BETWEEN}
    return replace(mention, start=at, bound=0 if whole else bound)


def _onwards(tokens: Sequence[Token], mention: Mention) -> Mention:
    """Monday onwards, 3 pm or later."""
    follows = mention.end < len(tokens) and tokens[mention.end].kind == "ONWARD"
    return replace(mention, end=mention.end + 1, bound=mention.bound or FROM) if follows else mention


def _joined(tokens: Sequence[Token], before: Mention, after: Mention) -> Mention | None:
    """From 23 December to 6 January: two days that are the ends of one span."""
    if not (before.kind == after.kind == "day" and before.first and after.first) or before.bound not in {
        0,
        FROM,
        BETWEEN,
    }:
        return None
    between = [token.kind for token in tokens[before.end : after.start] if token.kind != "FILL"]
    to = between in (["TO"], ["dash"]) and not after.bound
    to = (
        to
        or (before.bound == BETWEEN and between == ["AND"])
        or (not between and before.bound == FROM and after.bound == UNTIL)
    )
    if not to or before.first > after.first:
        return None
    return Mention("span", before.start, after.end, first=before.first, last=after.first)
