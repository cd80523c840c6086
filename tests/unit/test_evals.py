"""The evaluation fails where a figure fell, and every part that it lists can be run."""

from __future__ import annotations

from importlib import import_module

from evals.__main__ import PARTS, TOLERANCE, fell
from evals.parts import score
from evals.reading import filled, messages


def test_a_figure_that_fell_or_is_gone_is_told_and_one_that_rose_is_not() -> None:
    kept = {"reading": {"tone": 0.8, "language": 0.9, "handover": 0.7}}
    now = {"reading": {"tone": 0.8 - 2 * TOLERANCE, "handover": 0.9}}
    assert [line.split(":")[0] for line in fell(now, kept)] == ["reading, tone", "reading, language"]


def test_a_part_that_was_not_run_has_not_fallen() -> None:
    assert fell({}, {"reading": {"tone": 0.8}}) == []


def test_every_part_has_a_measure() -> None:
    assert all(callable(import_module(module).measure) for module in PARTS.values())


def test_precision_and_recall_are_of_labels() -> None:
    assert score([(frozenset("ab"), frozenset("b")), (frozenset(), frozenset("c"))]) == (0.5, 0.5)


def test_no_labeled_message_keeps_a_token_for_a_date() -> None:
    assert not [row.identity for row in messages() if "[[" in "".join(row.fields.values())]
    assert filled("on [[in13]], [[w1us]], in [[nm]]") == "on 7 December, November 30, in December"
