"""The body of a topic file: its `##` answers with their markers and wordings. Pure, one pass over the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from chalicelib.knowledge.front_matter import Text, Unreadable

LONGEST_ANSWER = 5_000
LONGEST_HEADING = 300
"""Characters."""
OPENS, CLOSES = "<!--", "-->"
MARKERS = ("internal", "review_by")


@dataclass
class Section:
    """One answer as its file has it."""

    heading: str
    line: int
    internal: bool = False
    review_by: Text | None = None
    wordings: dict[str, str] = field(default_factory=dict)
    paragraphs: dict[str, list[str]] = field(default_factory=lambda: {"": []})
    """By language, "" being the answer itself: its lines, an empty one between paragraphs."""
    open_language: str = ""

    @property
    def text(self) -> str:
        """The approved answer."""
        return _joined(self.paragraphs[""])

    @property
    def awaits_text(self) -> bool:
        """Whether markers may still follow."""
        return not self.open_language and not any(self.paragraphs[""])


def sections(lines: Sequence[str], begin: int, languages: Sequence[str]) -> tuple[Section, ...]:
    """The answers in the lines from `begin` on, in their order. Raises Unreadable, with the line in the file."""
    made: dict[str, Section] = {}
    current: Section | None = None
    for number, line, comment in _without_comments(lines, begin):
        if (heading := _heading(line, 2)) is not None:
            current = Section(_checked_heading(heading, number, made), number)
            made[current.heading.casefold()] = current
        elif current is None:
            continue
        elif (code := _heading(line, 3)) is not None:
            _open_wording(current, code.lower(), number, languages)
        else:
            _take(current, number, line, comment)
    return tuple(_finished(section) for section in made.values())


def _without_comments(lines: Sequence[str], begin: int) -> Iterator[tuple[int, str, str]]:
    """(line number from 1, the line without comments, the text of its comment). Raises Unreadable for an open comment."""
    inside, opened_at = False, 0
    for number, line in enumerate(lines[begin:], start=begin + 1):
        kept, comment, rest = "", "", line
        while rest:
            if inside:
                text, closed, rest = rest.partition(CLOSES)
                comment, inside = f"{comment} {text}", not closed
            else:
                text, opened, rest = rest.partition(OPENS)
                kept, inside, opened_at = kept + text, bool(opened), number
        yield number, kept, comment.strip()
    if inside:
        raise Unreadable(opened_at, "a comment is opened and never closed")


def _heading(line: str, level: int) -> str | None:
    """The text of a heading of that level; None for any other line."""
    marks, _, text = line.partition(" ")
    return text.strip().rstrip("#").strip() if marks == "#" * level else None


def _checked_heading(heading: str, number: int, made: dict[str, Section]) -> str:
    heading = " ".join(heading.split())
    if not heading:
        raise Unreadable(number, "the heading is empty")
    if len(heading) > LONGEST_HEADING:
        raise Unreadable(number, f"the heading is longer than {LONGEST_HEADING} characters")
    if before := made.get(heading.casefold()):
        raise Unreadable(number, f"the heading stands in line {before.line} already")
    return heading


def _open_wording(section: Section, code: str, number: int, languages: Sequence[str]) -> None:
    if code not in languages:
        raise Unreadable(number, f"`### {code[:20]}` is none of the file's `languages` ({', '.join(languages)})")
    if code in section.paragraphs:
        raise Unreadable(number, f"the wording `{code}` is there twice")
    section.open_language = code
    section.paragraphs[code] = []


def _take(section: Section, number: int, line: str, comment: str) -> None:
    if comment:
        _take_comment(section, number, comment, directly=section.awaits_text and not line.strip())
    section.paragraphs[section.open_language].append(line.strip())


def _take_comment(section: Section, number: int, comment: str, *, directly: bool) -> None:
    """A marker, or a note that nobody quotes. What is nearly a marker is refused: it may have been meant to protect."""
    name, _, value = (part.strip() for part in comment.partition(":"))
    name = name.lower().replace("-", "_").replace(" ", "_")
    if not get_close_matches(name[:40], MARKERS, 1, 0.75):
        return
    if name not in MARKERS:
        raise Unreadable(number, f"`{comment[:40]}` is no marker; markers are `internal` and `review_by: <date>`")
    if not directly:
        raise Unreadable(number, f"the marker `{name}` must stand directly under the heading, before any text")
    if name == "internal":
        section.internal = True
    else:
        section.review_by = Text(number, value)


def _finished(section: Section) -> Section:
    if not section.text:
        raise Unreadable(section.line, "the answer under this heading is empty")
    for code, lines in section.paragraphs.items():
        text = _joined(lines)
        if len(text) > LONGEST_ANSWER:
            raise Unreadable(section.line, f"the answer is longer than {LONGEST_ANSWER:,} characters")
        if code and not text:
            raise Unreadable(section.line, f"the wording `{code}` under this heading is empty")
        if code:
            section.wordings[code] = text
    return section


def _joined(lines: Sequence[str]) -> str:
    """Lines as text: those of a paragraph become one, those of a list stay."""
    text = ""
    for line in lines:
        if not line:
            text = text.rstrip("\n") + "\n\n" if text else ""
        elif text and not text.endswith("\n") and not _is_item(line):
            text += f" {line}"
        else:
            text += line if not text or text.endswith("\n") else f"\n{line}"
    return text.strip()


def _is_item(line: str) -> bool:
    mark, _, rest = line.partition(" ")
    return bool(rest) and (mark in ("-", "*", "+") or (mark[:-1].isdigit() and mark[-1] in ".)"))
