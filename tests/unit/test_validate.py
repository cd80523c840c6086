"""The first step on its own: what it turns away before asking anybody, always with a reason in words."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.pipeline.steps.validate import name
from chalicelib.text.spam import SIGNS
from chalicelib.text.spam import judged as spam
from tests.unit import validating as v


def turned_away(fields: dict[str, Any]) -> str:
    """The reason of a rejection; the store cannot be reached, so none of these may have asked it."""
    found, result = v.judged(v.context(v.submission(fields)))
    assert found.verdict == "rejected"
    assert found.reason
    assert found.reason in result.note
    assert result.status == "nothing"
    assert result.actions == ()
    return found.reason


def test_a_form_that_is_not_admitted_is_turned_away_by_name() -> None:
    found, _ = v.judged(v.context(v.submission({}), form=None))
    assert found.verdict == "rejected"
    assert found.reason == "unknown form: portal 4242, form demo-request is not admitted"


@pytest.mark.parametrize("email", [None, "", "not an address", "ada@", "ada@engines.example, eve@evil.example"])
def test_without_a_usable_address_there_is_nobody_to_answer(email: str | None) -> None:
    assert turned_away({"email": email}).startswith("unusable address")


@pytest.mark.parametrize("answer", ["no", "No", "FALSE", False, 0, "0", "off", "nein", " no "])
@pytest.mark.parametrize("field", ["consent", "Legal Consent", "gdpr_consent"])
def test_who_refuses_to_be_contacted_is_not_contacted(field: str, answer: Any) -> None:
    assert turned_away({field: answer}).startswith("consent refused")


@pytest.mark.parametrize("field", ["hp_field", "website_url_hp", "fax_number_confirm", "HP-email", "my_honeypot_2"])
def test_a_field_that_people_do_not_see_catches_a_robot(field: str) -> None:
    assert "people do not see" in turned_away({field: "x"})


@pytest.mark.parametrize(
    "fields",
    [
        {"message": "Cheap [url=http://evil.example]watches[/url]"},
        {"message": 'See <a href="http://evil.example">this</a>'},
        {"message": "http://a.example http://b.example www.c.example https://d.example"},
        {"message": "Best SEO SERVICES for your site"},
        {"firstname": "http://evil.example/win"},
        {"lastname": "www.evil.example"},
    ],
)
def test_plain_spam_is_turned_away(fields: dict[str, str]) -> None:
    assert turned_away(fields).startswith("spam: ")


@pytest.mark.parametrize(
    "message",
    [
        "Our site is https://engines.example, could you show us a demo?",
        "We want to rank our events by what they bring; the casino next door is a client.",
        "Can guests post pictures? We have 3 <big> events & a 20% discount.",
        "Wir möchten eine Vorführung. ¿Cuánto cuesta?",
    ],
)
def test_an_honest_message_is_not_spam(message: str) -> None:
    assert spam({"message": message})[0] == ""


@pytest.mark.parametrize("field", ["hpfield", "websiteurlhp", "faxnumberconfirm", "hp"])
def test_an_empty_trap_and_fields_that_only_resemble_one_catch_nobody(field: str) -> None:
    assert spam({field: "  "})[0] == ""
    assert spam({"phone": "1", "shop": "Engines", "website": "https://engines.example", "faxnumber": "2"})[0] == ""


@pytest.mark.parametrize(
    ("written", "odd"),
    [
        ("Xkqzrtbw", True), ("aBcDeFgHiJkLmNoPqRsT", True), ("Schmidt", False), ("McDonald", False), ("Nguyen", False),
        ("Strnvsk", True), ("Ng", False), ("健二", False), ("DE LA CRUZ", False), ("Lynn", False),
    ],
)  # fmt: skip
def test_a_made_up_name_is_a_hint_and_never_a_verdict(written: str, odd: bool) -> None:
    reason, hints = spam({"firstname": written})
    assert reason == ""
    assert bool(hints) == odd


def test_every_sign_of_spam_tells_its_reason() -> None:
    assert all(len(sign.reason.split()) >= 4 for sign in SIGNS)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ADA", "Ada"), ("ada", "Ada"), ("  Ada  ", "Ada"), ("McDonald", "McDonald"), ("de la Cruz", "de la Cruz"),
        ("van der Berg", "van der Berg"), ("健二", "健二"), ("María José", "María José"), ("Al", "Al"), ("JP", "JP"),
        ("Ada\n\tMaria", "Ada Maria"), ("O'Brien", "O'Brien"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_written_as_its_owner_would(written: str, kept: str) -> None:
    assert name(written) == kept


def test_a_name_never_holds_a_line_break_or_a_control_character() -> None:
    every = "".join(map(chr, [*range(32), *range(127, 160), 0x2028, 0x2029]))
    one = v.submission({"firstname": f"A{every}da", "company": f"En{every}gines", "email": "no address"})
    found, _ = v.judged(v.context(one))
    for text in (found.first_name, found.company):
        assert text.isprintable()
        assert text.replace(" ", "") in {"Ada", "Engines"}


def test_long_values_are_cut_and_the_run_goes_on_being_judged() -> None:
    one = v.submission({"firstname": "a" * 30_000, "company": "b" * 300, "email": "no address"})
    found, _ = v.judged(v.context(one))
    assert (len(found.first_name), len(found.company)) == (200, 200)
    assert any("firstname" in hint for hint in found.hints)
