"""Days, times and time zones as a native writes them in a mail, in five languages; and read back from one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from chalicelib.domain.findings import Slot
from chalicelib.text import spoken_words
from chalicelib.text.folding import folded

LONGEST = 20_000
"""Characters of a text that are read."""
DAYS = spoken_words.DAYS["en"]
MONTHS = spoken_words.MONTHS["en"]
LANGUAGES = tuple(spoken_words.DAYS)
"""ISO 639-1; what is asked for in another language is written in English."""
AMERICAN = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Detroit",
    "America/Boise", "America/Anchorage", "America/Indiana/", "America/Kentucky/", "Pacific/Honolulu", "US/",
)  # fmt: skip
"""Zones of the United States: the month comes first."""
TWELVE_HOUR = (
    *AMERICAN,
    "America/Toronto",
    "America/Vancouver",
    "America/Edmonton",
    "America/Winnipeg",
    "America/Halifax",
    "Australia/",
)
"""Zones whose people write 2:00 pm in English; all others get 14:00."""
TWELVE_HOUR_COUNTRIES = frozenset({"US", "CA", "AU", "PH", "PR"})


class Manner(NamedTuple):
    """How a mail writes times: its language (ISO 639-1), and where its reader lives (alpha-2, empty where it is not known)."""

    language: str = "en"
    country: str = ""


ENGLISH = Manner()


def day(on: date, *, beside: date | None = None, manner: Manner = ENGLISH) -> str:
    """A day as `3 November`, `November 3`, `3. November`, with its year unless it is the year of `beside`."""
    year = "" if beside is not None and beside.year == on.year else str(on.year)
    month = spoken_words.MONTHS[_language(manner)][on.month - 1]
    first = on.day == 1
    if manner.country == "US" and _language(manner) == "en":
        return f"{month} {on.day}" + (f", {year}" if year else "")
    text = {
        "en": f"{on.day} {month} {year}",
        "es": f"{on.day} de {month}" + (f" de {year}" if year else ""),
        "de": f"{on.day}. {month} {year}",
        "fr": f"{'1er' if first else on.day} {month} {year}",
        "pt": f"{'1º' if first and manner.country != 'PT' else on.day} de {month}" + (f" de {year}" if year else ""),
    }[_language(manner)]
    return text.strip()


def weekday(on: date, manner: Manner = ENGLISH) -> str:
    """The day of the week within a sentence: `Monday`, `lunes`."""
    return spoken_words.DAYS[_language(manner)][on.weekday()]


def full_day(on: date, manner: Manner = ENGLISH) -> str:
    """Weekday and day within a sentence: `Tuesday, December 1`, `Tuesday 1 December`, `martes 1 de diciembre`."""
    comma = "," if manner.country == "US" or _language(manner) in {"de", "pt"} else ""
    return f"{weekday(on, manner)}{comma} {day(on, beside=on, manner=manner)}"


def slot_line(slot: Slot, manner: Manner | None = None) -> str:
    """A slot in the lead's own zone on a line of its own: `Tuesday 24 November, 10:00-10:30`."""
    manner = manner or manner_of(slot)
    start, end = local(slot.start, slot.lead_timezone), local(slot.end, slot.lead_timezone)
    line = f"{full_day(start.date(), manner)}, {hours(start, end, manner)}"
    return line[:1].upper() + line[1:]


def manner_of(slot: Slot) -> Manner:
    """The English of the lead's zone."""
    zone = slot.lead_timezone
    return Manner("en", "US" if zone.startswith(AMERICAN) else "CA" if zone.startswith(TWELVE_HOUR) else "")


def hours(start: datetime, end: datetime, manner: Manner = ENGLISH) -> str:
    """From one wall-clock time to another: `10:00-10:30 am`, `10:00 bis 10:30 Uhr`, `de 10 h à 10 h 30`."""
    opens, closes = time_of(start, manner), time_of(end, manner)
    if _language(manner) == "en":
        same_half = opens[-2:] == closes[-2:] and opens[-2:] in {"am", "pm"}
        return f"{opens[:-3] if same_half else opens}-{closes}"
    return {
        "es": f"de {opens} a {closes}",
        "de": f"{opens.removesuffix(' Uhr')} bis {closes}",
        "fr": f"de {opens} à {closes}",
        "pt": f"{'da' if start.hour == 1 else 'das'} {opens} às {closes}",
    }[_language(manner)]


def time_of(at: datetime, manner: Manner = ENGLISH) -> str:
    """A time of day: `3:30 pm`, `15:30`, `15:30 Uhr`, `15 h 30`, `15h30`."""
    minutes = f"{at:%M}" if at.minute else ""
    language = _language(manner)
    if language == "en" and manner.country in TWELVE_HOUR_COUNTRIES:
        return f"{at.hour % 12 or 12}:{at:%M} {'am' if at.hour < 12 else 'pm'}"
    if language == "fr":
        return f"{at.hour} h {minutes}".rstrip()
    if language == "pt":
        return f"{at.hour}h{minutes if manner.country != 'PT' else f'{at:%M}'}"
    return f"{at.hour}:{at:%M}" if language == "es" else f"{at:%H:%M}" + (" Uhr" if language == "de" else "")


def at_time(at: datetime, manner: Manner = ENGLISH) -> str:
    """With its preposition, after a day: `at 3:30 pm`, `um 15:30 Uhr`, `a las 15:30`, `à 15 h 30`, `às 15h30`."""
    before = {
        "en": "at",
        "de": "um",
        "fr": "à",
        "es": "a la" if at.hour == 1 else "a las",
        "pt": "à" if at.hour == 1 else "às",
    }
    return f"{before[_language(manner)]} {time_of(at, manner)}"


def moment(at: datetime, manner: Manner, today: date) -> str:
    """A day and a time within a sentence; the weekday is enough for the next six days: `Monday at 3:30 pm`."""
    return f"{near_day(at.date(), manner, today)} {at_time(at, manner)}"


def near_day(on: date, manner: Manner, today: date) -> str:
    """A day within a sentence: `Monday` for the next six days, else with its date; `el lunes` in Spanish."""
    name = weekday(on, manner) if 0 < (on - today).days < 7 else full_day(on, manner)
    return f"el {name}" if _language(manner) == "es" else name


def clock(at: datetime, zone: str) -> str:
    """The time of day as people of a zone write it in English."""
    return time_of(at, Manner("en", "US" if zone.startswith(TWELVE_HOUR) else ""))


def zone_name(zone: str, slots: Sequence[Slot]) -> str:
    """A zone by its city and its distance from UTC in these slots, in English: `New York time (UTC-5)`."""
    offsets = {local(slot.start, zone).utcoffset() or timedelta() for slot in slots}
    if zone in {"UTC", "Etc/UTC"}:
        return "UTC"
    return zone_time(zone, ENGLISH) + (f" ({_offset(offsets.pop())})" if len(offsets) == 1 else "")


def zone_time(zone: str, manner: Manner) -> str:
    """A zone as it is named in a sentence: `New York time`, `hora de Nueva York`, `Berliner Zeit`, `heure de Paris`."""
    language = _language(manner)
    if zone in {"UTC", "Etc/UTC"}:
        return {"es": "hora UTC", "fr": "heure UTC", "pt": "horário UTC"}.get(language, "UTC")
    city = spoken_words.CITIES[language].get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")
    if language == "de":
        return spoken_words.GERMAN_TIME.get(zone, f"Ortszeit {city}")
    if language == "fr":
        return f"heure d{chr(39)}{city}" if city[0] in "AEIOUYÉ" else f"heure de {city}"
    return {"en": f"{city} time", "es": f"hora de {city}", "pt": f"horário de {city}"}[language]


def local(at: datetime, zone: str) -> datetime:
    """An instant on the clocks of a zone."""
    return at.astimezone(ZoneInfo(zone))


_CLOCK = re.compile(
    r"(?i)\b(\d{1,2})(?:[:.h](\d{2}))?\s?([ap])\.?\s?m\b\.?"
    r"|\b(\d{1,2})(?::(\d{2})|[.](\d{2})(?=\s?uhr)|\s?h\s?(\d{2})|\s?h(?![a-z0-9])|(?=\s?uhr\b))(?!\d)"
)
_NAMES = {
    folded(name): number
    for language, names in spoken_words.MONTHS.items()
    for number, month in enumerate(names, start=1)
    for name in ((month, month[:3], *(("sept",) if number == 9 else ())) if language == "en" else (month,))
}
_WRITTEN = {*_NAMES, *(month.lower() for months in spoken_words.MONTHS.values() for month in months)}
_MONTH = "|".join(sorted(_WRITTEN, key=lambda name: (-len(name), name)))
_DATES = (
    re.compile(rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|o|\.)?(?: of| de)? (?P<month>{_MONTH})\b"),
    re.compile(rf"(?i)\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|h)"),
    re.compile(r"\b\d{4}-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>0?[1-9]|1[0-2])\.(?!\d\d?\b)"),
)


def clocks_in(text: str) -> tuple[tuple[int, int], ...]:
    """Every time of day in a text as (hour, minute), 24 hours; in `1:00-1:30 pm` and `1:00 and 1:30 pm` both are in the
    afternoon."""
    text = text[:LONGEST]
    matches = list(_CLOCK.finditer(text))
    halves = [match[3] for match in matches]
    for number, (match, after) in reversed(list(enumerate(pairwise(matches)))):
        if not halves[number] and text[match.end() : after.start()].strip() in {"-", "\u2013", "to", "and"}:
            halves[number] = halves[number + 1]
    return tuple(_clock(match, half) for match, half in zip(matches, halves, strict=True))


def dates_in(text: str) -> tuple[tuple[int, int], ...]:
    """Every date in a text as (month, day)."""
    matches = (match for pattern in _DATES for match in pattern.finditer(text[:LONGEST]))
    return tuple((_month(match["month"]), int(match["day"])) for match in matches)


def without_times(text: str) -> str:
    """The text with its times and dates blanked out."""
    text = text[:LONGEST]
    for pattern in (_CLOCK, *_DATES):
        text = pattern.sub(" ", text)
    return text


def _clock(match: re.Match[str], half: str | None) -> tuple[int, int]:
    hour, minutes = int(match[1] or match[4]), int(match[2] or match[5] or match[6] or match[7] or 0)
    if half is None:
        return hour, minutes
    return hour % 12 + (12 if half.lower() == "p" else 0), minutes


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _NAMES[folded(name)]


def _language(manner: Manner) -> str:
    return manner.language if manner.language in spoken_words.DAYS else "en"


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    hours_off, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours_off}" + (f":{rest:02}" if rest else "")
