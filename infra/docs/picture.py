"""The picture of the rooms: every folder of the product in its layer, drawn from the code and the import rules.

Layers come from the contract in `pyproject.toml`, sentences from each room's docstring. A room may import only from the
layers below its own, and the linter holds that, so there is no arrow to draw.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

WIDTH, MARGIN, GAP, SPACE = 1180, 20, 10, 10
LABEL = 128
LINE, HEAD = 16, 38
CHARACTER = 6.3
"""Width of a character of the notes, in pixels, about."""
LAYERS = {
    "wiring": "composition root",
    "console": "ways in",
    "operations": "use cases",
    "intake": "flows",
    "world": "what a run has",
    "contacts": "subjects",
    "gate": "the one door out",
    "connectors": "reading, storing",
    "text": "words",
    "domain": "shared records",
    "observe": "logs",
    "settings": "ground",
}
"""What a layer is called, by one of the rooms in it."""
STYLE = """
  .paper { fill: #ffffff } .box { fill: #f4f7fb; stroke: #8a94a6 } .name { fill: #16202e; font: 600 15px sans-serif }
  .note, .layer { fill: #4c5665; font: 12px sans-serif } .layer { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #10151c } .box { fill: #18202a; stroke: #4b5768 } .name { fill: #e6ebf2 } .note, .layer { fill: #a3afbf }
  }
"""


def layers(root: Path) -> list[list[str]]:
    """The rooms of each layer, top first, as the import rules name them."""
    rules = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layered = next(rule for rule in rules if rule["type"] == "layers" and rule["containers"] == ["chalicelib"])
    return [[name.strip() for name in layer.split("|")] for layer in layered["layers"]]


def sentence(root: Path, room: str) -> str:
    """What a room says of itself: the first sentence of its docstring."""
    place = root / "chalicelib" / room
    face = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    said = ast.get_docstring(ast.parse(face.read_text("utf-8"))) or ""
    return said.split("\n")[0].split(". ")[0].rstrip(".")


def draw(root: Path) -> str:
    """The picture as SVG; the same for the same code."""
    parts: list[str] = []
    top = MARGIN
    for row in layers(root):
        height = _height(root, row)
        parts += _layer(root, row, top, height)
        top += height + SPACE
    height = top - SPACE + MARGIN
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="The rooms">'
    paper = f'<rect class="paper" width="{WIDTH}" height="{height}"/>'
    return "\n".join((head, f"<style>{STYLE}</style>", paper, *parts, "</svg>")) + "\n"


def _width(row: list[str]) -> float:
    return (WIDTH - 2 * MARGIN - LABEL - GAP * (len(row) - 1)) / len(row)


def _notes(root: Path, row: list[str], room: str) -> list[str]:
    return list(_wrapped(sentence(root, room), int((_width(row) - 20) / CHARACTER)))


def _height(root: Path, row: list[str]) -> int:
    return HEAD + LINE * max(len(_notes(root, row, room)) for room in row)


def _layer(root: Path, row: list[str], top: int, height: int) -> Iterator[str]:
    name = next((LAYERS[room] for room in row if room in LAYERS), "")
    yield f'<text class="layer" x="{MARGIN}" y="{top + height / 2 + 4:.0f}">{escape(name)}</text>'
    for number, room in enumerate(row):
        left = MARGIN + LABEL + number * (_width(row) + GAP)
        yield f'<rect class="box" x="{left:.0f}" y="{top}" width="{_width(row):.0f}" height="{height}" rx="6"/>'
        yield f'<text class="name" x="{left + 10:.0f}" y="{top + 22}">{escape(room)}</text>'
        for line, text in enumerate(_notes(root, row, room)):
            yield f'<text class="note" x="{left + 10:.0f}" y="{top + HEAD + 2 + LINE * line}">{escape(text)}</text>'


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line
