"""A message in sentences, each with its words and the cues it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from chalicelib.reading.wordings import book
from chalicelib.text.cues import Hit, Wordy, wordy

MOST_SENTENCES = 200
_ASKS = re.compile(r"[?？؟⸮]")
_ASKS_IN_JAPANESE = ("か", "かな", "でしょうか", "ますか")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the message. `first` and `last` are indexes of its words; `end` stands after its closing mark."""

    first: int
    last: int
    start: int
    end: int
    text: str
    asks: bool
    """It ends with a question mark, or as a question does in Japanese."""
    hits: tuple[Hit, ...] = ()

    def has(self, *labels: str) -> Hit | None:
        """The first cue under one of the labels."""
        return next((hit for hit in self.hits if hit.label in labels), None)


@dataclass(frozen=True)
class Message:
    """A message as the rules see it: its words, language, sentences, and cues."""

    read: Wordy
    language: str
    certain: bool

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Every cue of the message, in its order."""
        return tuple(book().hits(self.read, self.language, certain=self.certain))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, with the cues of each."""
        return tuple(_sentences(self.read, self.hits))

    def of(self, prefix: str) -> tuple[Hit, ...]:
        """The cues whose label begins so, or is that."""
        return tuple(hit for hit in self.hits if hit.label == prefix or hit.label.startswith(f"{prefix}."))


def message(body: str, language: str, *, certain: bool) -> Message:
    """A message cut into words."""
    return Message(wordy(body), language, certain)


def _sentences(read: Wordy, hits: tuple[Hit, ...]) -> list[Sentence]:
    tokens = read.tokens
    begins = [n for n, token in enumerate(tokens) if n == 0 or token.gap == 2][:MOST_SENTENCES]
    made = []
    for begin, after in pairwise([*begins, len(tokens)]):
        start, last = tokens[begin].start, after - 1
        end = tokens[after].start if after < len(tokens) else len(read.text)
        tail = read.text[tokens[last].end : end]
        text = " ".join(read.text[start : tokens[last].end].split())
        asks = bool(_ASKS.search(tail)) or text.endswith(_ASKS_IN_JAPANESE)
        inside = tuple(hit for hit in hits if start <= hit.start < end)
        made.append(Sentence(begin, last, start, end, text, asks, inside))
    return made
