"""What a part of the evaluation gives: figures to compare with the last release, and a report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """`figures` are shares of 1, higher is better; `report` is printed as it stands."""

    figures: dict[str, float]
    report: str = ""


def share(right: int, of: int) -> float:
    """A share of 1, to four places; 1 where there is nothing to get wrong."""
    return round(right / of, 4) if of else 1.0


def score(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> tuple[float, float]:
    """Precision and recall over (expected, read) sets of labels."""
    hits = read = expected = 0
    for wanted, got in pairs:
        hits, read, expected = hits + len(wanted & got), read + len(got), expected + len(wanted)
    return share(hits, read), share(hits, expected)


def confusion(pairs: Sequence[tuple[str, str]], most: int = 12) -> str:
    """The commonest mix-ups of (expected, read), a line each."""
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    return "\n".join(f"    {count:3} x {wanted} read as {got}" for (wanted, got), count in wrong.most_common(most))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns, the first row a heading."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
