"""A folder of Markdown files as bytes by name, for `make knowledge`. Nothing below it is looked at."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from chalicelib.errors import FixInput
from chalicelib.knowledge.pack import LARGEST_FILE, MOST_FILES


def read(folder: Path) -> dict[str, bytes]:
    """The folder's `*.md` files, no more of each than may be read. Raises FixInput."""
    try:
        listed = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md" and path.is_file())
        return {path.name: _content(path) for path in islice(listed, MOST_FILES + 1)}
    except OSError as error:
        todo = "DIR= takes a folder of *.md files; see docs/knowledge.md."
        raise FixInput(f"{folder} cannot be read ({type(error).__name__}).", todo=todo) from error


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)
