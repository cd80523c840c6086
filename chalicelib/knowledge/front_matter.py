"""YAML front matter, read strictly: every value is text, a list, or a map; every fault has its line. Pure.

Nothing is resolved or constructed, so that `no` stays a language, `2026-12-31` stays text, and no tag does anything.
Anchors, repeated keys, and deep nesting are refused. Only operators' commands read packs, so PyYAML need not ship.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

LONGEST = 20_000
"""Characters of front matter."""
DEEPEST = 8
MOST_NODES = 2_000
FENCE = "---"
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Unreadable(Exception):
    """A file is not as the format says. `line` is counted from 1 within the file; 0 where none is to blame."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


@dataclass(frozen=True)
class Text:
    """A scalar, with its line."""

    line: int
    value: str


@dataclass(frozen=True)
class Items:
    """A list, with its line."""

    line: int
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Fields:
    """A map, with its line."""

    line: int
    values: dict[str, Value] = field(default_factory=dict)

    def text(self, key: str, *, required: bool = False) -> str:
        """A text by key; empty when it is missing or empty. Raises Unreadable when it is required or no text."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, Text):
            raise Unreadable(value.line, f"`{key}` must be a text")
        if required and not (value and value.value):
            raise Unreadable(value.line if value else self.line, f"`{key}` is missing or empty")
        return value.value if value else ""

    def items(self, key: str) -> tuple[Value, ...]:
        """The members of a list by key; none when it is missing or empty. Raises Unreadable when it is no list."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Text) and not value.value):
            return ()
        if not isinstance(value, Items):
            raise Unreadable(value.line, f"`{key}` must be a list")
        return value.values

    def fields(self, key: str) -> dict[str, Value]:
        """The members of a map by key; none when it is missing or empty. Raises Unreadable when it is no map."""
        value = self.values.get(key)
        if value is None or (isinstance(value, Text) and not value.value):
            return {}
        if not isinstance(value, Fields):
            raise Unreadable(value.line, f"`{key}` must be a map")
        return value.values

    def line_of(self, key: str) -> int:
        """Where a key's value stands."""
        return self.values[key].line if key in self.values else self.line


Value: TypeAlias = Text | Items | Fields


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # PyYAML is untyped
    """Composes nodes and nothing more; counts how deep and how many."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = self.nodes = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        line = event.start_mark.line + 2
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise Unreadable(line, "anchors and aliases are not allowed")
        self.depth, self.nodes = self.depth + 1, self.nodes + 1
        if self.depth > DEEPEST or self.nodes > MOST_NODES:
            raise Unreadable(line, "the front matter is nested too deeply or has too many values")
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def split(lines: list[str]) -> tuple[Fields, int]:
    """The front matter of a file's lines, and the index of the first line after it. Raises Unreadable."""
    if not lines or lines[0].rstrip() != FENCE:
        raise Unreadable(1, "the file must begin with front matter between `---` lines")
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), 0)
    if not end:
        raise Unreadable(1, "the front matter has no closing `---` line")
    return _parsed("\n".join(lines[1:end])), end + 1


def _parsed(text: str) -> Fields:
    if len(text) > LONGEST:
        raise Unreadable(2, f"the front matter is longer than {LONGEST:,} characters")
    try:
        value = _value(_Loader(text).get_single_node())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(mark.line + 2 if mark else 2, f"not YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise Unreadable(2, "not YAML: there is a character in it that YAML does not allow") from error
    if not isinstance(value, Fields):
        raise Unreadable(2, "the front matter must be a map of keys and values")
    return value


def _value(node: yaml.Node | None) -> Value:
    if node is None:
        return Fields(2)
    line = node.start_mark.line + 2
    if isinstance(node, yaml.SequenceNode):
        return Items(line, tuple(map(_value, node.value)))
    if isinstance(node, yaml.MappingNode):
        return Fields(line, _members(node))
    plain = node.style is None
    return Text(line, "" if plain and node.value in EMPTY else node.value.strip())


def _members(node: yaml.MappingNode) -> dict[str, Value]:
    members: dict[str, Value] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable(line, "a key must be a text")
        if key.value in members:
            raise Unreadable(line, f"`{key.value}` is there twice")
        members[key.value] = _value(value)
    return members
