"""A lead's time zone, from phone or country; a guess is marked as one. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import iso3166
import phonenumbers
from phonenumbers import timezone as phone_timezone

from chalicelib.text.folding import folded

ALIASES = {
    "usa": "US", "u.s.": "US", "u.s.a.": "US", "united states": "US", "america": "US", "uk": "GB", "england": "GB",
    "scotland": "GB", "great britain": "GB", "united kingdom": "GB", "deutschland": "DE", "espana": "ES", "brasil": "BR",
    "mexico": "MX", "suisse": "CH", "schweiz": "CH", "osterreich": "AT", "korea": "KR", "south korea": "KR", "russia": "RU",
    "czech republic": "CZ", "vietnam": "VN", "taiwan": "TW", "uae": "AE", "holland": "NL", "the netherlands": "NL",
    "netherlands": "NL", "turkey": "TR", "venezuela": "VE", "bolivia": "BO", "iran": "IR", "tanzania": "TZ",
}  # fmt: skip
MOST_PEOPLE = {
    "US": "America/New_York", "CA": "America/Toronto", "BR": "America/Sao_Paulo", "AU": "Australia/Sydney",
    "RU": "Europe/Moscow", "MX": "America/Mexico_City", "ID": "Asia/Jakarta", "CL": "America/Santiago",
    "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "EC": "America/Guayaquil", "NZ": "Pacific/Auckland",
    "KZ": "Asia/Almaty", "MN": "Asia/Ulaanbaatar", "CD": "Africa/Kinshasa", "AR": "America/Argentina/Buenos_Aires",
    "CN": "Asia/Shanghai", "UA": "Europe/Kyiv", "MY": "Asia/Kuala_Lumpur", "DE": "Europe/Berlin",
}  # fmt: skip
"""Where a country has several zones: the one in which most of its people live."""
ONE_IN_PRACTICE = frozenset({"DE", "CN", "ES", "PT", "CL", "EC", "NZ", "AR", "UA", "MY"})
"""Countries whose other zones are islands, exclaves, or keep the same time."""


@dataclass(frozen=True)
class ZoneGuess:
    """An IANA zone with its reason. `country` is alpha-2, or empty when not known."""

    timezone: str
    reason: str
    certain: bool
    country: str = ""


def zone_of(*, phone: str, country: str, rep_timezone: str) -> ZoneGuess:
    """The lead's zone: from the phone number if it names one, else from the country, else the rep's own, marked as a guess."""
    code = country_code(country)
    by_phone = _by_phone(phone, code)
    if by_phone and (not code or by_phone.country == code):
        return by_phone
    if code:
        return _by_country(code, "their country")
    if by_phone:
        return by_phone
    return ZoneGuess(
        rep_timezone,
        "neither their country nor their phone number is known, so this is our own time zone",
        certain=False,
    )


def country_code(text: str) -> str:
    """ISO 3166 alpha-2 code of a country, however it is written; empty when it is not recognized."""
    plain = _plain(text)
    if not plain:
        return ""
    if plain in ALIASES:
        return ALIASES[plain]
    return _countries().get(plain, "")


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country, by the zone database's own table."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country)


def _by_country(country: str, whose: str) -> ZoneGuess:
    zones = zones_of(country)
    name = iso3166.countries_by_alpha2[country].name
    if len(zones) == 1 or country in ONE_IN_PRACTICE:
        return ZoneGuess(MOST_PEOPLE.get(country) or zones[0], f"{whose} is {name}", certain=True, country=country)
    if not zones:
        return ZoneGuess("UTC", f"{whose} is {name}, which has no zone of its own", certain=False, country=country)
    guess = MOST_PEOPLE.get(country, zones[0])
    return ZoneGuess(guess, f"{whose} is {name}, which has several time zones", certain=False, country=country)


def _by_phone(phone: str, country: str) -> ZoneGuess | None:
    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return None
    region = phonenumbers.region_code_for_number(number) or ""
    zones = [one for one in phone_timezone.time_zones_for_number(number) if one != "Etc/Unknown"]
    if not region or not zones:
        return None
    if len(zones) == 1:
        return ZoneGuess(zones[0], "their phone number", certain=True, country=region)
    return _by_country(region, "their phone number's country")


@cache
def _countries() -> dict[str, str]:
    known = {}
    for one in iso3166.countries:
        for spelled in (one.name, one.apolitical_name, one.alpha2, one.alpha3):
            known[_plain(spelled)] = one.alpha2
            known.setdefault(_plain(spelled.split(",")[0].split("(")[0]), one.alpha2)
    return known


def _plain(text: str) -> str:
    return " ".join(folded(text).split())
