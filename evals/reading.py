"""How well messages are read: precision and recall by field on the test part of `messages/`, and what is mixed up.

`python -m evals reading` reports on `test`. `python -m evals.reading dev -v` shows what is misread in a split, for tuning;
never tune on `test`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from chalicelib.domain.reading import Ask, Reading
from chalicelib.reading.reader import Form, read
from chalicelib.text.address import Address
from chalicelib.text.address import read as read_address
from evals.parts import Part, confusion, score, share, table

DATA = Path(__file__).with_name("messages")
TODAY = date(2026, 11, 24)
_TOKEN = re.compile(r"\[\[(?:in(\d+)|w(\d)|(nm|nn))(us)?\]\]")
_STRONG = ("en", "es", "de", "fr", "pt")
ENOUGH = 0.5
"""Share of words that an ask must have in common with the expected one to be the same."""


class Labeled(NamedTuple):
    """A labeled message: the form's fields, and the reading expected of it."""

    identity: str
    fields: dict[str, str]
    expected: dict[str, Any]


def messages(*splits: str, paths: Iterable[Path] | None = None) -> Iterator[Labeled]:
    """The labeled messages of the splits (all of them where none is named), dates filled in."""
    for path in sorted(paths or DATA.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if not splits or row["split"] in splits:
                yield labeled(row)


def labeled(row: dict[str, Any]) -> Labeled:
    """A row with its dates filled in."""
    fields = {name: filled(value) for name, value in row["fields"].items() if value}
    return Labeled(row["id"], fields, row["reading"])


def filled(text: str, today: date = TODAY) -> str:
    """A text with the tokens for dates made dates of the day."""
    return _TOKEN.sub(lambda token: _date(token, today), text)


def _date(token: re.Match[str], today: date) -> str:
    days, weeks, month, month_first = token.groups()
    if month:
        ahead = today.month + (1 if month == "nm" else 2)
        return f"{date(today.year + (ahead - 1) // 12, (ahead - 1) % 12 + 1, 1):%B}"
    monday = today - timedelta(days=today.weekday())
    at = today + timedelta(days=int(days)) if days else monday + timedelta(weeks=int(weeks))
    return f"{at:%B} {at.day}" if month_first else f"{at.day} {at:%B}"


def form(fields: dict[str, str]) -> Form:
    """A form as step 1 reads it."""
    address = read_address(fields.get("email", ""))
    private = isinstance(address, Address) and (address.free_mail or address.disposable)
    return Form(
        message=fields.get("message", ""), fields=fields, today=TODAY, country=fields.get("country", ""), phone=fields.get("phone", ""),
        first_name=fields.get("firstname", ""), last_name=fields.get("lastname", ""), private_address=private,
    )  # fmt: skip


@cache
def _read(split: str) -> list[tuple[Labeled, Reading]]:
    return [(message, read(form(message.fields))) for message in messages(split)]


def measure(split: str = "test") -> Part:
    """Figures by field, and a report with the mix-ups."""
    return measured(_read(split))


def measured(rows: Sequence[tuple[Labeled, Reading]]) -> Part:
    """Figures of rows of (labeled, as read)."""
    figures: dict[str, float] = {"messages": float(len(rows)) and 1.0}
    for field in ("sender_kind", "language", "tone", "handover"):
        figures[field] = share(sum(row.expected[field] == getattr(got, field) for row, got in rows), len(rows))
    figures["purposes first"] = share(
        sum(row.expected["purposes"][0] == got.purposes[0] for row, got in rows), len(rows)
    )
    purposes = [(frozenset(row.expected["purposes"]), frozenset(got.purposes)) for row, got in rows]
    figures["purposes precision"], figures["purposes recall"] = score(purposes)
    figures |= _asks(rows) | _flags(rows)
    del figures["messages"]
    return Part(figures, _report(rows))


def _asks(rows: Sequence[tuple[Labeled, Reading]]) -> dict[str, float]:
    found = expected = read_asks = counted = 0
    for row, got in rows:
        wanted = row.expected["asks"]
        hits = sum(any(_same(ask, other) for other in got.asks) for ask in wanted)
        found, expected, read_asks = found + hits, expected + len(wanted), read_asks + len(got.asks)
        counted += len(wanted) == len(got.asks)
    return {
        "asks precision": share(min(found, read_asks), read_asks), "asks recall": share(found, expected),
        "asks counted right": share(counted, len(rows)),
    }  # fmt: skip


def _same(wanted: dict[str, str], got: Ask) -> bool:
    """Whether an ask read rests on most of the words that the expected one rests on, or the other way round."""
    one, other = (
        set(re.findall(r"\w+", text.casefold())) for text in (wanted.get("words") or wanted["text"], got.words)
    )
    common = len(one & other)
    within = wanted.get("words", "\0").casefold().strip("?¿ .") in got.words.casefold()
    return within or common >= ENOUGH * min(len(one), len(other))


def _flags(rows: Sequence[tuple[Labeled, Reading]]) -> dict[str, float]:
    seen = {
        "deadline": [(bool(row.expected["deadline"]), bool(got.deadlines)) for row, got in rows],
        "contact_preference": [
            (bool(row.expected["contact_preference"]), bool(got.contact_preference)) for row, got in rows
        ],
        "machine_orders": [(bool(row.expected.get("machine_orders")), bool(got.machine_orders)) for row, got in rows],
        "claimed_agreement": [
            (bool(row.expected.get("claimed_agreement")), bool(got.claimed_agreements)) for row, got in rows
        ],
    }
    figures = {}
    for name, pairs in seen.items():
        sets = [(frozenset(["x"] if wanted else []), frozenset(["x"] if got else [])) for wanted, got in pairs]
        figures[f"{name} precision"], figures[f"{name} recall"] = score(sets)
    return figures


def _report(rows: Sequence[tuple[Labeled, Reading]]) -> str:
    lines = [f"  {len(rows)} messages"]
    for field in ("purposes", "sender_kind", "tone", "handover"):
        pairs = [(_value(row.expected, field), _value(got.model_dump(), field)) for row, got in rows]
        labels = sorted({label for pair in pairs for label in pair})
        heading = ["first purpose" if field == "purposes" else field, "precision", "recall", "messages"]
        body = [[label, *_of(label, pairs)] for label in labels]
        lines += [table([heading, *body]), "  mixed up:", confusion(pairs)]
    languages = sorted({row.expected["language"] for row, _ in rows})
    by_language = [["language", "messages", "first purpose", "handover"]]
    for language in languages:
        own = [(row, got) for row, got in rows if row.expected["language"] == language]
        first = share(sum(row.expected["purposes"][0] == got.purposes[0] for row, got in own), len(own))
        desk = share(sum(row.expected["handover"] == got.handover for row, got in own), len(own))
        by_language.append([language, str(len(own)), f"{first:.2f}", f"{desk:.2f}"])
    return "\n".join([*lines, table(by_language)])


def _value(reading: dict[str, Any], field: str) -> str:
    value = reading[field]
    return str(value if isinstance(value, str) else value[0])


def _of(label: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, str, str]:
    precision, recall = score((frozenset([a]) & {label}, frozenset([b]) & {label}) for a, b in pairs)
    return f"{precision:.2f}", f"{recall:.2f}", str(sum(a == label for a, _ in pairs))


def main(arguments: Sequence[str]) -> None:
    """Print the figures of a split; with -v every message that was misread."""
    split = next((argument for argument in arguments if not argument.startswith("-")), "dev")
    part = measure(split)
    print(part.report)
    for figure, value in part.figures.items():
        print(f"  {figure:<30} {value:.3f}")
    for row, got in _read(split) if "-v" in arguments else ():
        wanted = row.expected
        if (wanted["purposes"][0], wanted["handover"], len(wanted["asks"])) != (
            got.purposes[0],
            got.handover,
            len(got.asks),
        ):
            print(f"{row.identity}: {row.fields.get('message', '')}")
            print(
                f"    expected {wanted['purposes']} {wanted['handover']} {[ask.get('words') for ask in wanted['asks']]}"
            )
            print(f"    read     {list(got.purposes)} {got.handover} {[ask.words for ask in got.asks]}")


if __name__ == "__main__":
    main(sys.argv[1:])
