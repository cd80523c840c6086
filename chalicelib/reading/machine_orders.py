"""Text in a form that is aimed at a machine which reads it, in whatever field it stands. It is never followed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from functools import cache

from chalicelib.domain.reading import Evidence
from chalicelib.reading.wordings.orders import CUES, OUTSIDE, PIECES
from chalicelib.text.cues import EVERY, CueBook, wordy

MOST = 10
MESSAGE = "message"
"""The field in which people write; the others hold names and titles."""
LONGEST_FIELD = 8_000
LONGEST_WORDS = 200
FEWEST_UNSEEN = 3
"""Invisible characters in a row or in all: fewer come with emoji and pasted text."""
_TAGS = range(0xE0000, 0xE0080)
_UNSEEN = frozenset("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u180e")
_MARKUP: tuple[tuple[str, str], ...] = (
    ("a template variable", r"\{\{[^{}]{1,80}\}\}|\{%[^{}%]{1,80}%\}|\$\{[^{}]{1,80}\}|<%[^<>%]{1,80}%>|%%\w{2,40}%%"),
    ("an image that calls home", r"!\[[^\]\n]{0,80}\]\([^)\n]{1,200}\)|<(?:img|iframe|script|svg|object|embed|link|meta|form)\b"),
    ("a role mark", (r"<<\s?/?\s?(?:sys|system|inst|assistant|admin)\s?>>|<\|[\w ]{2,30}\|>|\[/?(?:inst|system|sys|assistant|admin)\]"
                    r"|</?(?:system|assistant|instructions?|prompt|admin|tool|developer|important)\b[^<>]{0,40}>")),
    ("a role mark", r"(?:^|\n)[ \t>*#\"'(\[-]{0,6}(?:(?:system|ai|bot|developer) (?:prompt|message|note|override|instructions?|notice)|assistant|llm)\s?[:\])]"),
    ("a hidden comment", r"<!--|display\s?:\s?none|font-size\s?:\s?0"),
    ("a link that runs", r"\b(?:javascript|vbscript)\s?:[^\s]|data:(?:text|image|application)/"),
)  # fmt: skip
_ENCODED = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")


@cache
def _book() -> CueBook:
    return CueBook({EVERY: {"order": "\n".join(CUES.values())}})


@cache
def _stricter() -> CueBook:
    return CueBook({EVERY: {"order": OUTSIDE}})


@cache
def _markup() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.I)) for name, pattern in _MARKUP)


def machine_orders(fields: Mapping[str, str]) -> tuple[Evidence, ...]:
    """The orders in a form, each with its field and words; at most ten. `fields` by name, as sent."""
    orders: list[Evidence] = []
    for name, text in fields.items():
        text = text[:LONGEST_FIELD]
        spans = order_spans(text)
        spans += _in_words(text, _stricter()) if name != MESSAGE and not spans else ()
        words = dict.fromkeys(" ".join(text[start:end].split())[:LONGEST_WORDS] for start, end in spans)
        orders += [Evidence(value=name, words=said or "invisible characters") for said in words]
    return tuple(orders[:MOST])


def order_spans(text: str) -> list[tuple[int, int]]:
    """Where in a text orders to a machine stand, in order."""
    text = text[:LONGEST_FIELD]
    return sorted({*_in_words(text, _book()), *_in_markup(text), *_encoded(text), *_unseen(text)})


def _in_words(text: str, book: CueBook) -> Iterator[tuple[int, int]]:
    for hit in book.hits(wordy(text), EVERY):
        if hit.weight >= 2:
            yield hit.start, hit.end
    for piece in PIECES if not text.isascii() else ():
        at = text.find(piece)
        if at >= 0:
            yield at, at + len(piece)


def _in_markup(text: str) -> Iterator[tuple[int, int]]:
    for _, pattern in _markup():
        for found in pattern.finditer(text):
            yield found.span()


def _encoded(text: str) -> Iterator[tuple[int, int]]:
    """Base64 that holds words: nobody writes to people so."""
    for found in _ENCODED.finditer(text):
        if _holds_words(found[0]):
            yield found.span()


def _holds_words(encoded: str) -> bool:
    whole = encoded.rstrip("=")
    whole = whole[: len(whole) - (len(whole) % 4 == 1)]
    try:
        plain = base64.b64decode(whole + "=" * (-len(whole) % 4)).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return False
    letters = sum(char.isalpha() or char == " " for char in plain)
    return (" " in plain or not plain.isascii()) and plain.isprintable() and letters >= 0.8 * len(plain)


def _unseen(text: str) -> Iterator[tuple[int, int]]:
    if text.isascii():
        return
    at = [n for n, char in enumerate(text) if char in _UNSEEN or ord(char) in _TAGS]
    if len(at) >= FEWEST_UNSEEN or any(ord(text[n]) in _TAGS for n in at):
        yield at[0], at[-1] + 1
