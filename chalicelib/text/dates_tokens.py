"""A message cut into what dates and times are made of: numbers, clocks, and the words of a lexicon. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

LONGEST = 4_000
"""Characters of a text that are read."""
_ALSO = str.maketrans({"ł": "l", "ø": "o", "ß": "s", "æ": "a", "œ": "o", "đ": "d", "’": "'", "‘": "'", "`": "'"})
_TOKEN = re.compile(
    r"(?P<skip>https?://\S{1,2000}|www\.\S{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|\+\d[\d ().-]{6,24}\d|\(\d{2,4}\)[\d -]{5,14}\d"
    r"|[$€£¥]\s?\d[\d.,]{0,20}|\d{1,12}(?:[.,]\d{1,9})?\s?(?:[$€£¥%]|(?:eur|usd|euros?|dollars?|gbp)\b))"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)"
    r"|(?P<date>\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})?)(?![\d/])"
    r"|(?P<half>\d{1,2}/\d{1,2})(?![\d/])"
    r"|(?P<clock>\d{1,2}:\d{2}|\d{1,2}\s?h\s?\d{2}|\d{1,2}\s?h(?![a-z\d]))(?!\d)"
    r"|(?P<dotted>\d{1,2}\.\d{2})(?![\d.]|,\d)"
    r"|(?P<number>\d{1,9})(?:(?P<ordinal>st|nd|rd|th|er|re|eme|e|o|a|º|ª)?(?!\w)|(?=[ap]\.?m\b|uhr\b|min\b))"
    r"|(?P<word>[ap]\.\s?m\b\.?|[^\W\d_]{1,40}(?:'(?:t|s|re|m|ll|d|ve|clock)\b)?)"
    r"|(?P<join>'|(?<=[^\W\d_])-(?=[^\W_])|(?<=\d)-(?=[^\W\d_]))"
    r"|(?P<dash>[-\u2013\u2014])|(?P<stop>[.!?;\n\u3002])|(?P<pause>[,:()\"/])|(?P<other>\S)"
)


@dataclass(frozen=True)
class Token:
    """A piece of a message: `word`, `number`, `clock`, `dotted`, `date`, `iso`, `half`, `dash`, `stop`, `pause`, `skip`, `other`,
    or a symbol of the lexicon, in capitals. `start` and `end` are positions in the message."""

    kind: str
    text: str
    start: int
    end: int
    value: int = 0
    ordinal: bool = False


@dataclass(frozen=True)
class Symbol:
    """What a phrase of a lexicon stands for. `capital`: only where it is written with one (Mon, Sat)."""

    words: tuple[str, ...]
    kind: str
    value: int
    capital: bool = False


Table = Mapping[str, str]
"""Phrases by the symbol that they stand for: `a, b | c` gives a and b the value 0, c the value 1; `7: a` names the value;
`^mon` wants a capital."""
Lexicon = Mapping[str, Sequence[Symbol]]
"""Symbols by their first word, longest phrases first."""


def tokens(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a text, of its first 4,000 characters; phrases of the lexicon, the longest first, are one token each."""
    bare, places = _plain(text)
    found = [_token(match, places) for match in _TOKEN.finditer(bare) if match.lastgroup != "join"]
    return tuple(_symbols([part for token in found for part in _parts(token)], text, lexicon))


_COMPOUND = re.compile(
    r"(montag|dienstag|mittwoch|donnerstag|freitag|maandag|dinsdag|woensdag|donderdag|vrijdag|mandag|tisdag|onsdag|torsdag|fredag|tirsdag)"
    r"(?:s|en)?(vormittag|nachmittag|morgen|abend|ochtend|middag|namiddag|avond|formiddag|eftermiddag)(?:s|en)?"
)


def _parts(token: Token) -> tuple[Token, ...]:
    """A weekday and a part of the day that are written as one word: Dienstagvormittag, vrijdagmiddag."""
    match = _COMPOUND.fullmatch(token.text) if token.kind == "word" and len(token.text) > 10 else None
    if match is None:
        return (token,)
    cut = token.start + match.end(1)
    return replace(token, text=match[1], end=cut), replace(token, text=match[2], start=cut)


def lexicon_of(*tables: Table) -> Lexicon:
    """The phrases of several tables together."""
    by_first: dict[str, list[Symbol]] = {}
    for table in tables:
        for kind, listed in table.items():
            for symbol in _listed(kind, listed):
                by_first.setdefault(symbol.words[0], []).append(symbol)
    return {first: sorted(some, key=lambda symbol: -len(symbol.words)) for first, some in by_first.items()}


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """A text without case and accents, one character for each that is kept, and where each stood."""
    text = text[:LONGEST]
    if text.isascii():
        return text.lower(), range(len(text))
    kept = [at for at, char in enumerate(text) if not unicodedata.combining(char)]
    return "".join(_bare(text[at]) for at in kept), kept


@cache
def _bare(char: str) -> str:
    folded = char if char in "ºª" else unicodedata.normalize("NFKD", char)[:1].casefold()
    return (folded if len(folded) == 1 else char).translate(_ALSO)


def _token(match: re.Match[str], places: Sequence[int]) -> Token:
    kind = str(match.lastgroup).replace("ordinal", "number")
    text = match[0].replace(".", "").replace(" ", "") if kind == "word" else match[0]
    value, ordinal = int(match["number"] or 0), bool(match["ordinal"])
    return Token(kind, text, places[match.start()], places[match.end() - 1] + 1, value, ordinal)


def _symbols(pieces: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    at, done = 0, []
    while at < len(pieces):
        symbol = _longest(pieces, at, text, lexicon)
        length = len(symbol.words) if symbol else 1
        if symbol:
            whole = replace(pieces[at], kind=symbol.kind, value=symbol.value, text=" ".join(symbol.words))
            done.append(replace(whole, end=pieces[at + length - 1].end))
        else:
            done.append(pieces[at])
        at += length
    return done


def _longest(pieces: list[Token], at: int, text: str, lexicon: Lexicon) -> Symbol | None:
    if pieces[at].kind != "word":
        return None
    for symbol in lexicon.get(pieces[at].text, ()):
        written = tuple(piece.text for piece in pieces[at : at + len(symbol.words)])
        if written == symbol.words and (not symbol.capital or text[pieces[at].start].isupper()):
            return symbol
    return None


def _listed(kind: str, listed: str) -> list[Symbol]:
    symbols = []
    for number, group in enumerate(listed.split("|")):
        head, colon, tail = group.partition(":")
        value, names = (int(head), tail) if colon else (number, group)
        for name in filter(None, (part.strip() for part in names.split(","))):
            symbols.append(Symbol(_words(name.removeprefix("^")), kind, value, name.startswith("^")))
    return symbols


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _TOKEN.finditer(_plain(phrase)[0]) if match.lastgroup != "join")
