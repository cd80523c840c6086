"""On whose clock a lead lives: certain only where it is, and a guess that says that it is one."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import iso3166
import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.meetings.zones import ZoneGuess, zone_of
from chalicelib.text.places import ONE_IN_PRACTICE, country_code, zones_of

REP_ZONE = "America/Guatemala"
ZONELESS = {"BV", "HM", "XK"}
"""Two uninhabited islands, and Kosovo, which the zone database does not list."""


def zone(**known: Any) -> ZoneGuess:
    usual: dict[str, Any] = {"phone": "", "country": "", "rep_timezone": REP_ZONE}
    return zone_of(**(usual | known))


@pytest.mark.parametrize("country", iso3166.countries, ids=lambda one: one.alpha2)
def test_every_country_is_known_by_its_name_and_codes_however_they_are_typed(country: iso3166.Country) -> None:
    for spelled in (country.name, country.apolitical_name, country.alpha2, country.alpha3):
        for typed in (spelled, spelled.upper(), spelled.lower(), f"  {spelled}\t"):
            assert country_code(typed) == country.alpha2


@pytest.mark.parametrize("country", iso3166.countries, ids=lambda one: one.alpha2)
def test_a_country_gives_a_zone_of_its_own_and_is_certain_only_where_there_is_one(country: iso3166.Country) -> None:
    guess, zones = zone(country=country.alpha2), zones_of(country.alpha2)
    assert guess.country == country.alpha2
    assert guess.timezone in zones if zones else country.alpha2 in ZONELESS
    assert guess.certain == (len(zones) == 1 or country.alpha2 in ONE_IN_PRACTICE)
    assert country.name in guess.reason
    ZoneInfo(guess.timezone)


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_a_phone_number_of_any_region_gives_a_zone_that_exists(region: str) -> None:
    example = phonenumbers.example_number(region)
    assert example
    guess = zone(phone=phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    ZoneInfo(guess.timezone)
    assert guess.reason
    if guess.certain and len(zones_of(guess.country)) > 1 and guess.country not in ONE_IN_PRACTICE:
        assert "phone" in guess.reason


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+1 212 555 0142", "America/New_York"),
        ("+1 (312) 555-0142", "America/Chicago"),
        ("+1-415-555-0142", "America/Los_Angeles"),
        ("+1 808 955 0142", "Pacific/Honolulu"),
        ("+1 604 555 0142", "America/Vancouver"),
        ("+61 2 9374 4000", "Australia/Sydney"),
        ("+55 11 3333 4444", "America/Sao_Paulo"),
        ("+49 40 1234567", "Europe/Berlin"),
        ("+502 2333 4455", "America/Guatemala"),
        ("+81 6 6123 4567", "Asia/Tokyo"),
    ],
)
def test_an_area_code_names_the_zone_in_a_country_of_many(phone: str, expected: str) -> None:
    guess = zone(phone=phone)
    assert (guess.timezone, guess.certain, guess.reason) == (expected, True, "their phone number")


def test_a_national_number_is_read_with_the_country_of_the_form() -> None:
    assert zone(phone="(415) 555-0142", country="USA").timezone == "America/Los_Angeles"
    assert zone(phone="(415) 555-0142").timezone == REP_ZONE


def test_a_phone_that_contradicts_the_country_makes_a_guess_that_tells_of_both() -> None:
    guess = zone(phone="+1 415 555 0142", country="Germany")
    assert (guess.timezone, guess.country, guess.certain) == ("America/Los_Angeles", "US", False)
    assert "Germany" in guess.conflict
    assert guess.conflict == guess.reason


def test_what_the_message_names_wins_over_everything() -> None:
    guess = zone(named="America/Denver", phone="+49 40 1234567", country="Germany")
    assert (guess.timezone, guess.certain, guess.conflict) == ("America/Denver", True, "")


@pytest.mark.parametrize(
    ("known", "expected", "certain"),
    [
        ({"country": "Australia", "city": "Perth"}, "Australia/Perth", True),
        ({"country": "USA", "state": "Colorado"}, "America/Denver", True),
        ({"country": "Canada", "state": "bc"}, "America/Vancouver", True),
        ({"country": "Brazil", "state": "AM"}, "America/Manaus", True),
        ({"country": "Germany", "city": "Perth"}, "Europe/Berlin", True),
        ({"domain": "engines.de"}, "Europe/Berlin", False),
        ({"domain": "engines.com.br"}, "America/Sao_Paulo", False),
        ({"domain": "engines.io"}, REP_ZONE, False),
    ],
)
def test_city_state_and_domain_say_what_phone_and_country_do_not(
    known: dict[str, str], expected: str, certain: bool
) -> None:
    guess = zone(**known)
    assert (guess.timezone, guess.certain) == (expected, certain)


@pytest.mark.parametrize(
    ("country", "most_people"),
    [
        ("United States", "America/New_York"), ("Canada", "America/Toronto"), ("Brazil", "America/Sao_Paulo"),
        ("Australia", "Australia/Sydney"), ("Russia", "Europe/Moscow"), ("Mexico", "America/Mexico_City"),
        ("Indonesia", "Asia/Jakarta"),
    ],
)  # fmt: skip
def test_a_country_of_many_zones_gives_the_most_populous_and_says_it_is_a_guess(country: str, most_people: str) -> None:
    guess = zone(country=country)
    assert (guess.timezone, guess.certain) == (most_people, False)
    assert "several time zones" in guess.reason


@pytest.mark.parametrize("known", [{}, {"country": "Atlantis"}, {"phone": "call me"}, {"phone": "+800 1234 5678"}])
def test_where_nothing_is_known_it_is_our_own_zone_and_never_certain(known: dict[str, str]) -> None:
    guess = zone(**known)
    assert (guess.timezone, guess.certain, guess.country) == (REP_ZONE, False, "")
    assert "our own" in guess.reason


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("USA", "US"), ("U.S.A.", "US"), ("america", "US"), ("England", "GB"), ("Deutschland", "DE"), ("España", "ES"),
        ("Brasil", "BR"), ("México", "MX"), ("Österreich", "AT"), ("Schweiz", "CH"), ("South Korea", "KR"),
        ("Korea, Republic of", "KR"), ("Czech Republic", "CZ"), ("Türkiye", "TR"), ("Curacao", "CW"), ("UAE", "AE"),
    ],
)  # fmt: skip
def test_a_country_is_known_as_people_write_it(typed: str, code: str) -> None:
    assert country_code(typed) == code


@given(st.text(), st.text())
def test_no_text_breaks_the_guess_or_gives_a_zone_that_does_not_exist(phone: str, country: str) -> None:
    guess = zone(phone=phone, country=country)
    ZoneInfo(guess.timezone)
    assert guess.reason
    assert guess.country == "" or guess.country in iso3166.countries_by_alpha2
