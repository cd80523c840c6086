"""Gmail's search box: terms, groups, OR, negation, quotes. Pure; what one term asks is in `gmail_terms`."""

from __future__ import annotations

import re
from typing import NamedTuple

from infra.emulators.gmail_terms import Asked, Searched, Test, term
from infra.emulators.google_words import words

__all__ = ["Searched", "Test", "hidden_places", "parse"]

TOKEN = re.compile(r'\s*([-+]?)(?:([A-Za-z0-9_]+):)?(?:"([^"]*)"|([{}()])|([^\s{}()"]+))')
HIDDEN = frozenset({"TRASH", "SPAM"})
"""What a search does not look into unless it names it."""
PLACE = re.compile(r"(?<![\w-])(?:in|label|is):\"?(anywhere|trash|spam)\b", re.IGNORECASE)


class Token(NamedTuple):
    """A piece of a query; `bracket` is empty but for one of ``{}()``."""

    minus: bool
    field: str
    text: str
    quoted: bool
    bracket: str


def parse(query: str, now: float, me: str = "") -> Test:
    """The query as a test of one message. What cannot be read matches as plain words, as in Gmail.

    `now` in epoch seconds; `me` is the mailbox's own address, which the word ``me`` stands for.
    """
    tokens = [_token(*match.groups()) for match in TOKEN.finditer(query)]
    tests, _ = _group(tokens, 0, Asked("", now, me), "")
    return _all(tests)


def hidden_places(query: str) -> frozenset[str]:
    """The places that a search leaves out: trash and spam, but for those that it names."""
    named = {match[1].upper() for match in PLACE.finditer(query)}
    return frozenset() if "ANYWHERE" in named else HIDDEN - named


def _token(sign: str, field: str | None, quoted: str | None, bracket: str | None, word: str | None) -> Token:
    text = quoted if quoted is not None else word or ""
    return Token(sign == "-", (field or "").lower(), text, quoted is not None, bracket or "")


def _group(tokens: list[Token], at: int, asked: Asked, end: str) -> tuple[list[Test], int]:
    """Tests up to the bracket that ends the group. A field before a bracket is that of every term within."""
    tests: list[Test] = []
    either = False
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.bracket and token.bracket == end:
            break
        if _is_word(token, "OR") or _is_word(token, "AND") or token.bracket in ("}", ")"):
            either = either or token.text == "OR"
            continue
        within = asked._replace(field=token.field or asked.field)
        if not (token.bracket or within.field or words(token.text)):
            continue  # signs alone ask for nothing
        if token.bracket:
            inner, at = _group(tokens, at, within, "}" if token.bracket == "{" else ")")
            test = _any(inner) if token.bracket == "{" else _all(inner)
        else:
            test = term(within, token.text, quoted=token.quoted)
        test = _not(test) if token.minus else test
        if either and tests:
            tests[-1] = _any([tests[-1], test])
        else:
            tests.append(test)
        either = False
    return tests, at


def _is_word(token: Token, word: str) -> bool:
    return token.text == word and not (token.field or token.quoted or token.minus)


def _all(tests: list[Test]) -> Test:
    return lambda message: all(test(message) for test in tests)


def _any(tests: list[Test]) -> Test:
    return lambda message: any(test(message) for test in tests)


def _not(test: Test) -> Test:
    return lambda message: not test(message)
