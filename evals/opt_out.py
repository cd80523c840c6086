"""How well opt-outs are recognised: precision and recall on `opt_out.tsv`, and whether the kind is right.

Run `python -m evals.opt_out` for the figures, with `-v` for every message that was misread.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chalicelib.text.opt_out import opt_out
from evals.parts import Part

DATA = Path(__file__).with_name("opt_out.tsv")


@dataclass(frozen=True)
class Message:
    """A row: the label is opt_out, erasure, objection, or none."""

    split: str
    language: str
    label: str
    text: str

    @property
    def answer(self) -> str:
        """What the product reads in it."""
        seen = opt_out(self.text)
        return seen.kind if seen else "none"


@dataclass(frozen=True)
class Figures:
    """Of a split. Precision and recall are of suppressing at all; `right_kind` is a share of what was rightly suppressed."""

    messages: int
    precision: float
    recall: float
    right_kind: float


def messages(split: str) -> Iterator[Message]:
    """The rows of `dev` or `test`."""
    for line in DATA.read_text("utf-8").splitlines()[1:]:
        row = Message(*line.split("\t"))
        if row.split == split:
            yield row


def figures(split: str) -> Figures:
    """Precision, recall and kinds on a split."""
    rows = [(row.label, row.answer) for row in messages(split)]
    suppressed = [(label, answer) for label, answer in rows if answer != "none"]
    right = [(label, answer) for label, answer in suppressed if label != "none"]
    wanted = sum(label != "none" for label, _ in rows)
    kinds = sum(label == answer for label, answer in right)
    return Figures(len(rows), len(right) / len(suppressed), len(right) / wanted, kinds / len(right))


def measure() -> Part:
    """The figures of the test split, for `python -m evals`."""
    told = figures("test")
    return Part({"precision": told.precision, "recall": told.recall, "right kind": told.right_kind})


def main(arguments: list[str]) -> None:
    """Print the figures of both splits."""
    for split in ("dev", "test"):
        print(split, figures(split))
        for row in messages(split):
            if "-v" in arguments and row.answer != row.label:
                print(f"  {row.language} {row.label} -> {row.answer}: {row.text}")


if __name__ == "__main__":
    main(sys.argv[1:])
