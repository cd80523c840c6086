"""Grade what the product reads and writes, part by part, against the last release.

`python -m evals` runs every part of `PARTS`; `python -m evals reading times` runs those alone; `--keep` makes the figures of
this run the ones to compare with. Exits with 1 where a figure fell by more than `TOLERANCE`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from evals.parts import Part

PARTS = {
    "reading": "evals.reading",
    "times": "evals.times",
    "matching": "evals.matching",
    "opt_out": "evals.opt_out",
    "injections": "evals.injections",
    "checker": "evals.checker",
}
"""Part -> the module whose `measure()` gives it."""
BASELINE = Path(__file__).with_name("baseline.json")
REPORT = Path(".local/eval.json")
TOLERANCE = 0.01


def main(arguments: Sequence[str]) -> int:
    """Run the parts named, or all; 0 unless a figure fell."""
    names = [name for name in arguments if not name.startswith("-")] or list(PARTS)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}. Parts: {', '.join(PARTS)}.")
        return 2
    figures = {name: _run(name) for name in names}
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    kept = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    if "--keep" in arguments:
        BASELINE.write_text(json.dumps(kept | figures, indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    return _compared(figures, kept)


def _run(name: str) -> dict[str, float]:
    began = time.monotonic()
    part: Part = import_module(PARTS[name]).measure()
    print(f"== {name} ({time.monotonic() - began:.1f} s)")
    print(part.report)
    for figure, value in part.figures.items():
        print(f"  {figure:<40} {value:.3f}")
    print()
    return part.figures


def _compared(figures: Mapping[str, Mapping[str, float]], kept: Mapping[str, Mapping[str, float]]) -> int:
    fallen = fell(figures, kept)
    for line in fallen:
        print(f"FELL: {line}")
    print("Nothing fell." if not fallen else f"{len(fallen)} figures fell by more than {TOLERANCE}.")
    return int(bool(fallen))


def fell(figures: Mapping[str, Mapping[str, float]], kept: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The figures that are lower than the kept ones by more than the tolerance, or that are not measured any more."""
    lines = []
    for part, measured in figures.items():
        for figure, before in kept.get(part, {}).items():
            now = measured.get(figure)
            if now is None or now < before - TOLERANCE:
                lines.append(f"{part}, {figure}: {before:.3f} -> {'not measured' if now is None else f'{now:.3f}'}")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
