"""Whose clock a message is on: a zone it names, the city they write from, or their country. Pure."""

from __future__ import annotations

import re
from functools import cache

from chalicelib.domain.reading import ZoneSource
from chalicelib.text.folding import folded
from chalicelib.text.places import country_code, one_zone, zones_of
from chalicelib.text.places_words import ABBREVIATIONS, BY_COUNTRY, CENTRAL_EUROPEAN, CITIES, NAMED

LONGEST = 4_000
"""Characters of a message that are read."""
_SHORT = re.compile(rf"\b({'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\b")
_LONG = re.compile(
    r"\b(Central European|Eastern European|Eastern|Central|Mountain|Pacific|Atlantic)\b(?: Standard| Daylight)?(?P<time> [Tt]ime)?"
)
_TIME_OF = re.compile(
    r"(?:\b(?P<before>[^\W\d_]+(?: [^\W\d_]+)?) time\b)"
    r"|\b(?:hora de|heure de|horario de|ora di|zeit in|tid i) (?P<after>[^\W\d_]+(?: [^\W\d_]+){0,2})"
)
_BASED = re.compile(
    r"\b(?:based in|i'm in|i am in|we're in|we are in|located in|here in|calling from|writing from|estoy en|estamos en|con sede en"
    r"|ich bin in|wir sind in|wir sitzen in|sitze in|je suis a|nous sommes a|bases a|base a|estou em|estamos em|siamo a|sono a|ben in|zitten in)"
    r" (?P<place>[^\W\d_]+(?: [^\W\d_]+){0,2})"
)
_CLOCK_BEFORE = re.compile(
    r"(?:\d|[ap]\.?m\.?|noon|o'clock|uhr|morning|afternoon|mornings|afternoons|time)[ ,(]{0,3}$", re.I
)


def zone_named(message: str, country: str) -> tuple[str, ZoneSource]:
    """The IANA zone that the message or the form's country (alpha-2) tells, and which of them; empty where neither does."""
    message = message[:LONGEST]
    named = _by_abbreviation(message, country) or _by_name(message, country)
    if named:
        return named, "named"
    plain = folded(message)
    for match in _TIME_OF.finditer(plain):
        zone = _place(match["before"] or match["after"])
        if zone:
            return zone, "named"
    based = next((zone for match in _BASED.finditer(plain) if (zone := _place(match["place"]))), "")
    if based:
        return based, "city"
    zone = one_zone(country)
    return (zone, "country") if zone else ("", "")


def _by_abbreviation(message: str, country: str) -> str:
    """ET, CET, IST behind a time of day; what it means where they live."""
    for match in _SHORT.finditer(message):
        if _CLOCK_BEFORE.search(message[max(0, match.start() - 14) : match.start()]):
            return _meant(match[1], country)
    return ""


def _by_name(message: str, country: str) -> str:
    """Mountain, Eastern time."""
    for match in _LONG.finditer(message):
        if match["time"] or _CLOCK_BEFORE.search(message[max(0, match.start() - 14) : match.start()]):
            return _meant(NAMED[match[1].lower()], country)
    return ""


def _meant(short: str, country: str) -> str:
    zone = one_zone(country)
    if short in CENTRAL_EUROPEAN and zone.startswith("Europe/"):
        return zone
    return BY_COUNTRY.get((short, country), ABBREVIATIONS[short])


def _place(words: str) -> str:
    """The zone of the longest place that the words begin or end with."""
    parts = words.split()
    tries = [" ".join(parts[start:end]) for end in range(len(parts), 0, -1) for start in range(end)]
    return next((zone for name in tries if (zone := _zone_of_place(name))), "")


@cache
def _countries_by_zone() -> dict[str, str]:
    return {
        "uk": "GB",
        "us": "",
        "german": "DE",
        "french": "FR",
        "spanish": "ES",
        "italian": "IT",
        "dutch": "NL",
        "swedish": "SE",
        "irish": "IE",
        "indian": "IN",
    }


def _zone_of_place(name: str) -> str:
    if name in CITIES:
        return CITIES[name]
    code = _countries_by_zone().get(name) or (country_code(name) if len(name) > 3 else "")
    return one_zone(code) if code and zones_of(code) else ""
