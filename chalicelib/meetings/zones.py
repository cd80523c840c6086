"""A lead's time zone, from phone or country; a guess is marked as one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import iso3166
import phonenumbers
from phonenumbers import timezone as phone_timezone

from chalicelib.text.places import MOST_PEOPLE, ONE_IN_PRACTICE, country_code, zones_of


@dataclass(frozen=True)
class ZoneGuess:
    """An IANA zone with its reason. `country` is alpha-2, or empty when not known."""

    timezone: str
    reason: str
    certain: bool
    country: str = ""


def zone_of(*, phone: str, country: str, rep_timezone: str, named: str = "") -> ZoneGuess:
    """The lead's zone: the one that the message names, else from the phone number if it names one, else from the country, else the
    rep's own, marked as a guess."""
    code = country_code(country)
    if named:
        return ZoneGuess(named, "their message names it", certain=True, country=code)
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
