"""Countries and their time zones, by name, code and phone number. Pure."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import iso3166
import phonenumbers

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


def country_code(text: str) -> str:
    """ISO 3166 alpha-2 code of a country, however it is written; empty when it is not recognized."""
    plain = _plain(text)
    if not plain:
        return ""
    if plain in ALIASES:
        return ALIASES[plain]
    return _countries().get(plain, "")


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
