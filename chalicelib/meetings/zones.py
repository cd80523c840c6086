"""A lead's time zone, from the strongest evidence there is; a guess is marked as one, and contradictions are told. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import iso3166
import phonenumbers
from phonenumbers import timezone as phone_timezone

from chalicelib.text.places import MOST_PEOPLE, city_zone, country_code, one_zone, state_zone, zones_of


@dataclass(frozen=True)
class ZoneGuess:
    """An IANA zone with its reason. `country` is alpha-2, or empty when not known. `conflict` says what speaks against it."""

    timezone: str
    reason: str
    certain: bool
    country: str = ""
    conflict: str = ""


def zone_of(
    *, phone: str, country: str, rep_timezone: str, named: str = "", city: str = "", state: str = "", domain: str = ""
) -> ZoneGuess:
    """The lead's zone. `named` in the message wins; then the phone number where it has one zone, then city, state, and country of
    the form, then the ending of their domain; else the rep's own, marked as a guess."""
    code = country_code(country)
    evidence = [*_stated(named, code), *_by_phone(phone, code), *_by_place(city, state, code), *_by_domain(domain)]
    if not evidence:
        reason = "neither their country nor their phone number is known, so this is our own time zone"
        return ZoneGuess(rep_timezone, reason, certain=False)
    best = next((guess for guess in evidence if guess.certain), evidence[0])
    return best if named else _with_conflict(best, evidence)


def _with_conflict(best: ZoneGuess, evidence: list[ZoneGuess]) -> ZoneGuess:
    """What they state in two ways that do not go together makes a guess of it."""
    other = next(
        (guess for guess in evidence if guess.country and best.country and guess.country != best.country), None
    )
    if other is None or other.reason.startswith("the ending"):
        return best
    conflict = f"{best.reason} says {_country(best.country)}, {other.reason} says {_country(other.country)}"
    return replace(best, certain=False, reason=conflict, conflict=conflict)


def _stated(named: str, code: str) -> Iterator[ZoneGuess]:
    if named:
        yield ZoneGuess(named, "their message names it", certain=True, country=code)


def _by_phone(phone: str, country: str) -> Iterator[ZoneGuess]:
    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return
    region = phonenumbers.region_code_for_number(number) or ""
    zones = [zone for zone in phone_timezone.time_zones_for_number(number) if zone != "Etc/Unknown"]
    if not region or not zones:
        return
    if len(zones) == 1:
        yield ZoneGuess(zones[0], "their phone number", certain=True, country=region)
    else:
        yield _by_country(region, "their phone number's country")


def _by_place(city: str, state: str, code: str) -> Iterator[ZoneGuess]:
    for zone, reason in ((city_zone(code, city), "their city"), (state_zone(code, state), "their state")):
        if zone:
            yield ZoneGuess(zone, reason, certain=True, country=code)
    if code:
        yield _by_country(code, "their country")


def _by_domain(domain: str) -> Iterator[ZoneGuess]:
    """A national ending says where a company is at home, which need not be where they sit."""
    ending = domain.rpartition(".")[2].upper().replace("UK", "GB")
    if ending in iso3166.countries_by_alpha2 and ending not in GENERIC:
        zone = one_zone(ending) or MOST_PEOPLE.get(ending, "")
        if zone:
            yield ZoneGuess(
                zone, f"the ending of their domain is that of {_country(ending)}", certain=False, country=ending
            )


GENERIC = frozenset({"IO", "AI", "CO", "ME", "TV", "CC", "WS", "LY", "FM", "AM", "GG", "SH", "TO", "LA", "VC", "AG"})
"""National endings that companies of any country use."""


def _by_country(country: str, whose: str) -> ZoneGuess:
    zones, name = zones_of(country), _country(country)
    if one_zone(country):
        return ZoneGuess(one_zone(country), f"{whose} is {name}", certain=True, country=country)
    if not zones:
        return ZoneGuess("UTC", f"{whose} is {name}, which has no zone of its own", certain=False, country=country)
    guess = MOST_PEOPLE.get(country, zones[0])
    return ZoneGuess(guess, f"{whose} is {name}, which has several time zones", certain=False, country=country)


def _country(code: str) -> str:
    return str(iso3166.countries_by_alpha2[code].name) if code in iso3166.countries_by_alpha2 else code
