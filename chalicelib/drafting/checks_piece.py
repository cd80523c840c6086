"""What is under judgement, a sentence or a part of one with the letter around it; by what; and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chalicelib.drafting.checks_body import Sentence
from chalicelib.drafting.checks_statements import Source
from chalicelib.drafting.checks_words import Token, matches

UNITS = frozenset((
    "year", "month", "week", "day", "workday", "hour", "minute", "second", "euro", "dollar", "pound", "real_brl", "percent", "seat", "weight",
))  # fmt: skip
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember
lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
segunda terca quarta quinta sexta feira domingo janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
am pm uhr h utc cet est pst gmt heute morgen hoy manana aujourd'hui demain hoje amanha tomorrow noon
"""
CALENDAR = frozenset(_CALENDAR.split())


@dataclass(frozen=True)
class Lead:
    """The lead's own words, which support nothing about us: what they stated, and what they only asked."""

    stated: tuple[Token, ...] = ()
    asked: tuple[Token, ...] = ()
    names: frozenset[str] = frozenset()
    """Folded words of names that may be used freely: theirs, ours, the rep's, our contacts'."""
    minutes: frozenset[str] = frozenset()
    """How long a meeting may be, in plain digits."""

    def knows(self, token: Token) -> bool:
        """Whether the word stands in what they wrote."""
        return any(matches(token, other) for other in (*self.stated, *self.asked))


class Judged(NamedTuple):
    """`facts` hold the sentence; empty with the reason when none does."""

    facts: tuple[str, ...] = ()
    reason: str = ""


class Piece(NamedTuple):
    """A sentence or a part of one under judgement, with the letter around it."""

    text: str
    language: str
    context: str
    """The sentences before it in its paragraph, and the one after: where a condition may stand."""
    lead: Lead
    must: bool = True


class Standing(NamedTuple):
    """What a sentence stands on: facts where it asserts; a reason where it asserts and nothing holds it."""

    sentence: Sentence
    facts: tuple[str, ...] = ()
    reason: str = ""


class Bench(NamedTuple):
    """What sentences are judged by."""

    sources: Sequence[Source]
    lead: Lead
    language: str
