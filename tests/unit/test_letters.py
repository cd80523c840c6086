"""Wording as data: every language says everything, names nobody, and keeps what it is filled with."""

from __future__ import annotations

import re
import string
from types import ModuleType

import pytest

from chalicelib.drafting.letters import english, portuguese, spanish
from chalicelib.drafting.letters.desk import TABLES
from chalicelib.drafting.letters.selection import chosen, lower_first, sentences
from chalicelib.drafting.letters.stating import clause_of, flipped, fragment, stated

BANNED = re.compile(r"(?i)\N{EM DASH}|hope this finds|great question|reach out|touch base|don't hesitate|excited|!!")

ENGLISH_ALONE = {"deferred_clause"}
"""Other languages cannot make a clause of a question by rule."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_language_says_everything_with_the_same_blanks(table: ModuleType) -> None:
    assert set(table.PHRASES) | ENGLISH_ALONE == set(english.PHRASES)
    for key, options in table.PHRASES.items():
        wanted = set().union(*(fields(option) for option in english.PHRASES[key]))
        assert all(fields(option) <= wanted for option in options), key


@pytest.mark.parametrize(("other", "table"), [(spanish.INFORMAL, spanish), (portuguese.PORTUGAL, portuguese)])
def test_a_variant_only_says_otherwise_what_the_language_says(
    other: dict[str, tuple[str, ...]], table: ModuleType
) -> None:
    for key, options in other.items():
        wanted = set().union(*(fields(option) for option in table.PHRASES[key]))
        assert all(fields(option) <= wanted for option in options), key


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_wording_is_a_cliche_or_ends_without_a_mark(table: ModuleType) -> None:
    for key, options in table.PHRASES.items():
        for option in options:
            assert not BANNED.search(option), key
            assert "  " not in option
            assert option == option.strip()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_language_has_numbers_minutes_and_greetings(table: ModuleType) -> None:
    assert len(table.NUMBERS) == 13
    assert set(table.MINUTES) == {15, 30, 45, 60}
    assert set(table.GREETINGS) == set(english.GREETINGS)


@pytest.mark.parametrize(
    ("heading", "answer", "said"),
    [
        ("How long does setup take?", "Six weeks from the survey.", "Setup takes six weeks from the survey."),
        ("How long does it take to get started?", "Two weeks.", "It takes two weeks to get started."),
        ("What does a berth cost?", "€40 a month.", "A berth costs €40 a month."),
        ("Where is our data stored?", "In Oslo.", "Your data is stored in Oslo."),
        ("How is the map updated?", "By satellite, every hour.", "The map is updated by satellite, every hour."),
        ("Which harbors do you cover?", "All of the Baltic.", "We cover all of the Baltic."),
        ("Which currencies do you invoice in?", "In euros.", "We invoice in euros."),
        ("What do you need from us?", "A chart and a phone number.", "From you we need a chart and a phone number."),
        ("How large may a boat be?", "Twelve meters.", "A boat may be as large as twelve meters."),
        ("Is there a minimum number of berths?", "Ten.", "The minimum number of berths is ten."),
        ("Do you run drills?", "Yes, once a year.", "We run drills, once a year."),
        ("Can you deliver at short notice?", "Often.", "We can often deliver at short notice."),
        ("Who signs the contract?", "Ada Quist, ada@harborlight.example.", "Your contact for this is Ada Quist (ada@harborlight.example)."),
        ("Anything else", "Ten berths.", ""),
    ],
)  # fmt: skip
def test_a_heading_and_a_fragment_become_one_statement(heading: str, answer: str, said: str) -> None:
    assert stated(heading, answer) == said


@pytest.mark.parametrize(
    ("sentence", "is_fragment"),
    [
        ("Ten working days from the order.", True), ("In Oslo, with backups in Turku.", True), ("€40 for up to ten berths.", True),
        ("You can cancel any day.", False), ("The map shows every berth.", False), ("On race days, the desk is open all night.", False),
    ],
)  # fmt: skip
def test_a_fragment_has_no_verb_of_its_own(sentence: str, is_fragment: bool) -> None:
    assert fragment(sentence) is is_fragment


def test_an_answer_is_cut_by_whole_sentences_and_keeps_what_binds_them() -> None:
    text = "Yes, for the map. Only the billing needs a network. Harbors like it. Boats like it too. Everyone is glad about it."
    kept = chosen(text, "does the map work offline", 12)
    assert kept[:2] == ("Yes, for the map.", "Only the billing needs a network.")
    assert all(sentence in text for sentence in kept)
    assert len(kept) < len(sentences(text))


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Do you ship to Oslo?", "whether we ship to Oslo"), ("How long would you wait?", "how long we would wait"),
        ("can logs be kept for a year", "whether logs can be kept for a year"), ("Is it red", "whether it is red"),
        ("Tell me more", ""), ("Do you <b>ship</b>?", ""),
    ],
)  # fmt: skip
def test_a_question_becomes_a_clause_of_ours_or_none(question: str, clause: str) -> None:
    assert clause_of(question) == clause


def test_what_they_say_of_themselves_is_said_to_them() -> None:
    assert flipped("our boats and your map, as we told you") == "your boats and our map, as you told us"
    assert lower_first("ISO 27001 holds") == "ISO 27001 holds"
    assert lower_first("The map") == "the map"
