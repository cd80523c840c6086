"""Thirty leads of an invented seller in five languages: what can be told of their letters without reading them aloud."""

from __future__ import annotations

import pytest

from evals.lead_sets import OWN_LEADS, OWN_PACK, Written, leads, pack, written
from evals.letters import PARTS

LEADS = tuple(leads(OWN_LEADS))


@pytest.fixture(scope="module")
def letters() -> tuple[Written, ...]:
    knowledge = pack(OWN_PACK)
    return tuple(written(lead, knowledge) for lead in LEADS)


@pytest.mark.parametrize("part", ["language", "length", "phrases", "checks"])
def test_every_letter_of_the_set_holds(part: str, letters: tuple[Written, ...]) -> None:
    sent = [made for made in letters if made.plan.wants_draft]
    assert [made.lead["id"] for made in sent if not PARTS[part](made)] == []


def test_nothing_internal_or_expired_shows(letters: tuple[Written, ...]) -> None:
    bodies = "\n".join(made.letter.body + made.letter.twin for made in letters)
    assert "15 percent" not in bodies
    assert "free of charge" not in bodies


def test_every_letter_in_another_language_has_its_english_twin(letters: tuple[Written, ...]) -> None:
    assert all(bool(made.letter.twin) == (made.letter.language != "en") for made in letters)


def test_a_letter_is_the_same_when_it_is_written_again(letters: tuple[Written, ...]) -> None:
    knowledge = pack(OWN_PACK)
    assert [written(lead, knowledge).letter for lead in LEADS[:6]] == [made.letter for made in letters[:6]]
