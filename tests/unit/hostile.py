"""Text that takes readers of text apart: repeated tokens, nested marks, combining characters, and seeds from our own patterns."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

TOKENS = (
    "a", "A", "1", " ", "\n", "\t", ".", ",", ":", ";", "-", "_", "@", "<", ">", '"', "'", "(", ")", "[", "]", "{", "}", "?", "!",
    "&", "#", "/", "\\", "=", "%", "*", "+", "|", "\r\n", "\x00", "\u200b", "\u202e", "\ud800", "\u00df", "\u0130", "\ufdfa",
    "\u0300\u0316", "\u3042", "\u6f22", "\uac00", "\U0001f389", "\u0421", "e\u0301", "\ufb03",
)  # fmt: skip
PHRASES = (
    "a: ", "a, ", "a@b ", "a@b.", "a.a.", "a-a-", "a.1-", "Am a schrieb ", "On a wrote ", "On a wrote:\n", "> a\n", ">", "From: a\n", "Sent: a\n",
    "-----Original Message-----\n", "--\n", "Regards\n", "no pdf \ufdfa", "not not ", "no pdf ", "do not remove me ", "remove me from ",
    "remove my my my ", "unsubscribe ", "not contact me ", "please please ", "delete my data ", "stop sending me ", "mich aus ", "keine mails ",
    "monday, ", "monday or ", "not before ", "after the ", "1 of may ", "10:00 ", "10 am", "1.", "1,", "1% ", "$1", "http://", "https://.",
    "www.", "www.a", "[url=", "<a href=", '<a "', "<a '", "<a ='", "<a", "<b>", "</b>", "<p>", "<p ", "<div><p>", "<!--", "<!", "<![CDATA[", "<?",
    "<script>", "<style>", "</script", "<blockquote>", "<p style='display : ", '<p hidden="', "&#", "&#9", "&amp", "&lt;", "<<<>", "<a>" * 8,
    '"a" <', "<a@b>, ", "(a", '("', "\\\"", "=?utf-8?q?", "a" * 70 + "@", "within a ", "free trial ", "[a", "{{", "a.pdf", "I. ", "i' ", "don't ",
    "\u914d\u4fe1", "\u500b\u4eba\u60c5\u5831", "\u4e0d\u8981", "\u00bfa? ", "and, ", "a: a? ", "+1", "+49 30 ", "tel:1;ext=", "ext. 1",
)  # fmt: skip


def shapes(size: int, stem: str) -> Iterator[tuple[str, str]]:
    """(name, text of that many characters): each token, phrase and sample of a module's own patterns, over and over."""
    for seed in dict.fromkeys([*TOKENS, *PHRASES, *_of_our_patterns(stem)]):
        whole = (seed * (size // len(seed) + 1))[:size]
        yield repr(seed[:40]), whole
    for opening, closing in (
        ("(", ")"),
        ("[", "]"),
        ("<b>", "</b>"),
        ("<", ">"),
        ('"', '"'),
        ("<blockquote>", "</blockquote>"),
    ):
        half = size // (2 * max(len(opening), len(closing)))
        yield f"nested {opening}", opening * half + closing * half
        yield f"open {opening}", "a" + opening * half
    yield "one word", "a" * size
    yield "word and a mark", "a" * (size - 1) + "!"
    yield "blanks and a mark", " " * (size - 1) + "x"
    yield "a line of quotes and a word", "> " * (size // 2) + "x"
    yield "combining marks", "a" + "\u0316\u0300" * (size // 2)


def _of_our_patterns(stem: str) -> Iterator[str]:
    """What each pattern of the modules of that name wants to read, whole and without its end: the half that makes a matcher go back."""
    for pattern in _patterns(stem):
        for text in _samples(re._parser.parse(pattern.pattern, pattern.flags)):  # type: ignore[attr-defined]  # untyped, and the only one
            if 1 < len(text) <= 60:
                yield text
                yield text[:-1]


def _patterns(stem: str) -> Iterator[re.Pattern[str]]:
    for room in ("text", "reading", "meetings", "conversations", "intake", "drafting"):
        package = import_module(f"chalicelib.{room}")
        for module in pkgutil.iter_modules(package.__path__, f"chalicelib.{room}."):
            if module.name.rpartition(".")[2] != stem:
                continue
            for value in vars(import_module(module.name)).values():
                if isinstance(value, re.Pattern):
                    yield value


def _samples(parsed: Any) -> Sequence[str]:
    """A few texts that a parsed pattern matches: each branch once, repeats at two."""
    texts = [""]
    for operation, given in parsed:
        options = _options(str(operation), given)
        texts = [text + options[n % len(options)] for n, text in enumerate(texts * max(1, len(options) // len(texts)))][
            :6
        ]
    return texts


def _options(operation: str, given: Any) -> Sequence[str]:
    if operation == "LITERAL":
        return [chr(given)]
    if operation in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, most, inner = given
        return [one * max(least, min(int(most), 2)) for one in _samples(inner)]
    if operation == "SUBPATTERN":
        return _samples(given[3])
    if operation == "BRANCH":
        return [text for branch in given[1][:6] for text in _samples(branch)[:1]]
    if operation == "IN":
        first = given[0]
        return [chr(first[1]) if str(first[0]) == "LITERAL" else chr(first[1][0]) if str(first[0]) == "RANGE" else "a"]
    return ["a"] if operation in {"ANY", "NOT_LITERAL"} else [""]
