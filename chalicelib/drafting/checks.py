"""What a draft must pass, whoever wrote it: nothing in it that we do not know, and nothing a rep would not send.

What stands between quotation marks is exempt from the checks of numbers, names and promises when it is, word for word,
in the Brief. So are the exact names of the files offered. Links, markup and orders to a machine are never exempt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chalicelib.drafting import checks_amounts, checks_marks, checks_shape, checks_times
from chalicelib.drafting.checks_draft import Problem, Written
from chalicelib.drafting.checks_marks import LINK, MARKUP, PLACEHOLDER, RESIDUE
from chalicelib.drafting.checks_shape import PROMISE, SUBJECT_CHARS, WORDS, questions_allowed

__all__ = [
    "LINK",
    "MARKUP",
    "PLACEHOLDER",
    "PROMISE",
    "RESIDUE",
    "SUBJECT_CHARS",
    "WORDS",
    "Problem",
    "Written",
    "problems",
    "questions_allowed",
]

LONGEST_BODY = 10_000
LONGEST_SUBJECT = 1_000
"""Characters beyond which nothing else is looked at."""
Check = Callable[[Written], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (
    checks_marks.links, checks_marks.addresses, checks_times.times, checks_times.dates, checks_amounts.amounts, checks_amounts.names,
    checks_marks.files, checks_marks.quotes, checks_shape.claims, checks_shape.length, checks_shape.shape, checks_shape.call_to_action,
    checks_shape.voice, checks_shape.promises, checks_marks.residue, checks_shape.language, checks_shape.support,
)  # fmt: skip


def problems(written: Written) -> tuple[Problem, ...]:
    """Everything wrong with a draft; empty when a rep could send it."""
    if len(written.body) > LONGEST_BODY or len(written.subject) > LONGEST_SUBJECT:
        return (
            Problem("length", f"It is longer than {LONGEST_BODY} characters, or its subject than {LONGEST_SUBJECT}."),
        )
    return tuple(problem for check in CHECKS for problem in check(written))
