"""How well asks are matched to approved answers: precision and recall on asks about four made-up sellers.

All four were looked at while the lexicon grew, so a seller that nobody has looked at will come out lower (docs/decisions.md). A row of `<pack>.tsv` is an ask in its own language, and what is right:
`file#Beginning of the heading`, several that are each right, `defer`, `expired`, `internal`, `contradictory`, or
`contact:key`, separated by " / ". Run `python -m evals.matching` for the figures, with `-v` for every wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from chalicelib.domain.knowledge import AskMatched, Knowledge
from chalicelib.domain.reading import Ask, Reading
from chalicelib.knowledge.matching import match
from chalicelib.knowledge.pack import read_pack
from evals.parts import Part

FOLDER = Path(__file__).parent
PACKS = ("fleet", "lab", "venue", "booth")
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Row:
    """An ask, and what is right: each alternative as written."""

    pack: str
    language: str
    text: str
    right: tuple[str, ...]

    @property
    def has_answer(self) -> bool:
        """Whether an approved answer must be given."""
        return all("#" in one for one in self.right)


@dataclass(frozen=True)
class Graded:
    """A row with what the product made of it."""

    row: Row
    matched: AskMatched

    @property
    def answered(self) -> bool:
        """Whether answers were given."""
        return bool(self.matched.answers)

    @property
    def correct(self) -> bool:
        """Whether all answers given are right, or the ask was rightly left open in the way that the row wants."""
        if self.answered:
            return all(_is(answer.answer_id, self.row.right) for answer in self.matched.answers)
        return any(self._left_open_as(one) for one in self.row.right)

    def _left_open_as(self, right: str) -> bool:
        status, contact = self.matched.status, self.matched.contact
        if right.startswith("contact:"):
            profile = pack(self.row.pack).profile
            return profile is not None and contact == profile.contacts[right.removeprefix("contact:")]
        return status in ("deferred", "contact", "file") if right == "defer" else status == right


@dataclass(frozen=True)
class Figures:
    """Of some rows. `precision`: of the asks answered, how many wholly right. `recall`: of those with an answer, how many so
    answered. `status`: how many of the others are left open for the right reason."""

    rows: int
    answered: int
    precision: float
    recall: float
    status: float


@cache
def pack(name: str) -> Knowledge:
    """A made-up seller's knowledge."""
    return read_pack({path.name: path.read_bytes() for path in (FOLDER / name).iterdir()})


def rows(name: str) -> Iterator[Row]:
    """The labeled asks of a pack."""
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        language, text, right = line.split("\t")
        yield Row(name, language, text, tuple(right.split(" / ")))


def graded(row: Row, knowledge: Knowledge | None = None) -> Graded:
    """Match one ask alone."""
    reading = Reading(asks=(Ask(topic="", text=row.text, words=row.text),), language=row.language)
    return Graded(row, match(reading, knowledge or pack(row.pack), TODAY).asks[0])


def figures(results: list[Graded]) -> Figures:
    """Precision and recall."""
    answered = [one for one in results if one.answered]
    wanted = [one for one in results if one.row.has_answer]
    others = [one for one in results if not one.row.has_answer]
    return Figures(
        len(results), len(answered), sum(one.correct for one in answered) / max(len(answered), 1),
        sum(one.answered and one.correct for one in wanted) / max(len(wanted), 1),
        sum(one.correct for one in others) / max(len(others), 1),
    )  # fmt: skip


def measure() -> Part:
    """The figures over all packs together, for `python -m evals`."""
    told = figures([graded(row) for name in PACKS for row in rows(name)])
    return Part({"precision": told.precision, "recall": told.recall, "left open for the right reason": told.status})


def _is(answer_id: str, right: tuple[str, ...]) -> bool:
    return any("#" in one and answer_id.startswith(one.replace("#", ".md#")) for one in right)
