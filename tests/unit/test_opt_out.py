"""Opt-outs are recognised in many languages, and what only resembles one costs no lead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.text.opt_out import opt_out
from chalicelib.text.opt_out_rules import GUARDS, RULES, SCRIPTS
from evals.opt_out import Message, figures, messages

SURE = [row for split in ("dev", "test") for row in messages(split)]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_opt_outs_are_found_and_leads_are_not_lost(split: str) -> None:
    seen = figures(split)
    assert seen.messages >= 200
    assert seen.precision >= 0.98
    assert seen.recall >= 0.97
    assert seen.right_kind >= 0.97


def test_the_set_is_wide_enough() -> None:
    languages = {row.language for row in SURE}
    assert len(languages) >= 15
    assert languages == set(RULES) | set(SCRIPTS)
    assert {row.label for row in SURE} == {"opt_out", "erasure", "objection", "none"}
    assert len({row.text for row in SURE}) == len(SURE)


def test_every_language_has_guards() -> None:
    assert set(GUARDS) == set(RULES)


@pytest.mark.parametrize("row", [row for row in SURE if row.label != "none"], ids=lambda row: row.text[:40])
def test_the_words_it_rests_on_stand_in_the_message(row: Message) -> None:
    seen = opt_out(row.text)
    if seen:
        flat = " ".join(row.text.split()).replace("e-m", "em").replace("E-M", "EM").replace("’", "'").replace("´", "'")
        assert seen.words in flat or seen.words in " ".join(row.text.split())


@pytest.mark.parametrize("text", ["Please remove a.b@c.example from your list.", "Please unsubscribe a.b@c.example"])
def test_who_is_named_by_address_is_told(text: str) -> None:
    seen = opt_out(text)
    assert seen
    assert seen.address == "a.b@c.example"


@pytest.mark.parametrize("mark", ["", "!", ".", "...", "\n\nTom", " Thanks!", "\n-- \nTom\nEngines Ltd"])
@pytest.mark.parametrize(
    "text", ["Please take me off your list", "PLEASE TAKE ME OFF YOUR LIST", "please take me  off\nyour list"]
)
def test_marks_case_and_line_breaks_change_nothing(text: str, mark: str) -> None:
    assert opt_out(text + mark)


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    seen = opt_out(text)
    assert seen is None or seen.words


def test_it_is_found_at_the_end_of_a_long_message() -> None:
    assert opt_out("We run forty events a year. " * 500 + "Please take me off your list.")
