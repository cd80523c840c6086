"""Countries and their time zones, by name, code and phone number. Pure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import iso3166
import phonenumbers

from chalicelib.text.folding import folded
from chalicelib.text.places_words import CITIES, STATES

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


def country_code(text: str) -> str:
    """ISO 3166 alpha-2 code of a country, however it is written; empty when it is not recognized."""
    plain = _plain(text)
    if not plain:
        return ""
    if plain in ALIASES:
        return ALIASES[plain]
    return _countries().get(plain, "")


def one_zone(country: str) -> str:
    """The zone of a country (alpha-2) that has one in practice; empty for others."""
    zones = zones_of(country) if country else ()
    return (MOST_PEOPLE.get(country) or zones[0]) if len(zones) == 1 or country in ONE_IN_PRACTICE else ""


def state_zone(country: str, state: str) -> str:
    """The zone of a state or province, by its name or its short form; empty where it is not known."""
    return STATES.get((country, _plain(state)), "")


def city_zone(country: str, city: str) -> str:
    """The zone of a larger city; empty where it is not known, or lies in another country."""
    zone = CITIES.get(_plain(city), "")
    return zone if not country or zone in zones_of(country) else ""


def phone_country(phone: str) -> str:
    """The alpha-2 code that an international number belongs to; empty where it says none."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(phone[:40], None)) or ""
    except phonenumbers.NumberParseException:
        return ""


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country, by the zone database's own table."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country)


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
