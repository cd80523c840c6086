"""The reading of the development leads does not get worse: a floor for each field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chalicelib.reading.reader import read
from evals.reading import form, labeled, measured

LEADS = Path(__file__).parents[3] / "shared" / "letters" / "leads-dev.jsonl"
FLOORS = {
    "language": 1.0, "purposes first": 0.92, "handover": 0.98, "sender_kind": 0.92, "tone": 0.56,
    "asks counted right": 0.8,
}  # fmt: skip


@pytest.mark.skipif(not LEADS.exists(), reason="the development leads are not here")
def test_the_development_leads_are_read_as_well_as_before() -> None:
    rows = [labeled(json.loads(line)) for line in LEADS.read_text("utf-8").splitlines()]
    figures = measured([(row, read(form(row.fields))) for row in rows]).figures
    print(figures)  # noqa: T201  for whoever tunes
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}
