"""Wordings as data, compared with a text word by word: no regular expressions to compile, time linear in its words.

A cue is a line of words, folded as a text is folded (no case, no accents; apostrophes and hyphens part words):

==============  ==========================================================================================
``take|get``    either word
``mail*``       any word that begins so
``*kosten``     any word that ends so
``please?``     the word, or nothing
``[3]``         up to three words of any kind, within the sentence
``!as|at``      what comes next is none of these
``#``           a number
``^`` ``$``     the beginning of a sentence or of what follows a comma; the end of a sentence
``~``           at the beginning of a line: a weak sign
``+``           at the beginning of a line: a decisive sign
``-``           at the beginning of a line: a denial before it does not matter
==============  ==========================================================================================

Languages that write no blanks between words (`UNSPACED`) have plain pieces of text in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from chalicelib.text.folding import folded

LONGEST = 12_000
"""Characters of a text that are read."""
LONGEST_WORD = 40
MOST_HITS = 400
DENIAL_REACH = 4
"""Words before a cue in the same clause in which a negation denies it."""
UNSPACED = frozenset({"ja", "zh", "ko", "th"})
EVERY = "*"
"""The key of cues that count in every language."""
WEIGHTS = {"~": 1, "": 2, "+": 4}


def word_set(words: str) -> frozenset[str]:
    """Words parted by blanks, as a set."""
    return frozenset(words.split())


_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)[^\s<>\"]{1,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})"
    r"|(?P<word>[\w\u0300-\u036f]+)|(?P<hard>[!?…。！？؟;；])|(?P<dot>\.)|(?P<break>\n)|(?P<soft>[,:()\[\]、，：\u2013\u2014«»„“”\"])"
)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ё": "е"})
_ABBREVIATIONS = word_set(
    "dr mr mrs ms prof st no nr approx ca etc eg ie vs inc ltd co corp dept tel ext bzw usw evtl ggf inkl zzgl abs str hr fr "
    "sr sra srta av pag num min max jr dra lic ing mme mlle env resp p ex exc exmo sig dott ul mgr inz bv nv z b d h"
)
NEGATIONS: dict[str, frozenset[str]] = {
    language: word_set(words)
    for language, words in {
        "en": "not no dont t without never neither nor nobody none hardly",
        "es": "no sin tampoco nunca jamas nadie ningun ninguna ninguno",
        "de": "nicht kein keine keinen keiner keinem keines ohne nie niemals",
        "fr": "pas sans jamais aucun aucune ni plus",
        "pt": "nao sem nunca nenhum nenhuma",
        "it": "non senza mai nessun nessuna nessuno",
        "nl": "niet geen zonder nooit",
        "sv": "inte ingen inga utan aldrig",
        "da": "ikke ingen uden aldrig",
        "nb": "ikke ingen uten aldri",
        "pl": "nie bez nigdy",
        "cs": "ne bez nikdy",
    }.items()
}
_RESETS = word_set("but pero sino aber sondern mais mas porem ma maar men ale")


class Token(NamedTuple):
    """A word of a text, folded, with where it stands. `gap` before it: 0 nothing, 1 a comma or the like, 2 a sentence's end."""

    word: str
    start: int
    end: int
    gap: int


@dataclass(frozen=True)
class Wordy:
    """A text cut into words."""

    text: str
    tokens: tuple[Token, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins."""
        return tuple(token.start for token in self.tokens)

    def words(self, first: int, last: int) -> str:
        """The text from one word to another, as it stands, on one line."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split())


class Hit(NamedTuple):
    """A cue that a text has: its label and weight (1, 2 or 4), and the words it rests on."""

    label: str
    weight: int
    start: int
    end: int
    words: str


class _Item(NamedTuple):
    exact: frozenset[str]
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    reach: int
    kind: str


class _Cue(NamedTuple):
    label: str
    weight: int
    undeniable: bool
    at_start: bool
    wording: str


class _Index(NamedTuple):
    """The cues of a language by their first word, by its first three letters, and those that may begin with any."""

    exact: dict[str, list[_Cue]]
    stems: dict[str, list[_Cue]]
    rest: list[_Cue]
    pieces: list[tuple[str, int, str]]

    def beginning(self, word: str) -> Iterator[_Cue]:
        """The cues that may begin with a word."""
        yield from self.exact.get(word, ())
        yield from self.stems.get(word[:3], ())
        yield from self.rest


def wordy(text: str) -> Wordy:
    """The words of a text; at most 12,000 characters are read."""
    text = text[:LONGEST]
    tokens: list[Token] = []
    gap, before = 2, ""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind in ("word", "link"):
            before = "@" if kind == "link" else folded(found[0][:LONGEST_WORD]).translate(_LETTERS)
            tokens.append(Token(before, found.start(), found.end(), gap))
            gap = 0
        else:
            gap = max(gap, _gap(str(kind), text, found, before))
    return Wordy(text, tuple(tokens))


def _gap(kind: str, text: str, found: re.Match[str], before: str) -> int:
    if kind == "dot":
        return _after_dot(text[found.end() : found.end() + 1], before)
    if kind == "break":
        rest = text[found.end() : found.end() + 3].lstrip(" ")
        return 1 if rest[:1].islower() else 2
    return 2 if kind == "hard" else 1


def _after_dot(following: str, before: str) -> int:
    if following and not following.isspace() and following not in "\"')”»":
        return 0
    short = before in _ABBREVIATIONS or (before.isdigit() and len(before) <= 2)
    return 0 if short else 2


class CueBook:
    """Cues by language and label. A language is indexed when it is first read, a cue taken apart when its first word is met."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        """`tables`: language code (or `EVERY`) -> label -> lines of cues."""
        self._tables = tables
        self._indexes: dict[str, _Index] = {}

    def hits(self, read: Wordy, language: str, *, certain: bool = True) -> list[Hit]:
        """The cues that the text has and does not deny, in its order. Also of English where its language is not certain."""
        languages = (language, EVERY) if certain else tuple(dict.fromkeys((language, "en", EVERY)))
        known = [code for code in languages if code in self._tables]
        hits = [*self._in_words(read, known), *self._in_pieces(read.text, known)]
        return sorted(hits, key=lambda hit: (hit.start, -hit.weight))

    def _index(self, language: str) -> _Index:
        index = self._indexes.get(language)
        if index is None:
            index = self._indexes[language] = _indexed(language, self._tables[language])
        return index

    def _in_words(self, read: Wordy, languages: Sequence[str]) -> list[Hit]:
        hits: list[Hit] = []
        indexes = [(language, self._index(language)) for language in languages]
        for at, token in enumerate(read.tokens):
            for language, index in indexes:
                for cue in index.beginning(token.word):
                    hit = _hit(read, at, cue, language)
                    if hit and len(hits) < MOST_HITS:
                        hits.append(hit)
        return hits

    def _in_pieces(self, text: str, languages: Sequence[str]) -> list[Hit]:
        hits = []
        for language in languages:
            for label, weight, piece in self._index(language).pieces:
                at = text.find(piece)
                if at >= 0:
                    hits.append(Hit(label, weight, at, at + len(piece), piece))
        return hits


def _indexed(language: str, labels: Mapping[str, str]) -> _Index:
    index = _Index({}, {}, [], [])
    for label, lines in labels.items():
        for line in filter(None, map(str.strip, lines.splitlines())):
            sign = line[0] if line[0] in "~+-" else ""
            wording = line.lstrip("~+- ")
            if language in UNSPACED:
                index.pieces.append((label, WEIGHTS.get(sign, 2), wording))
            else:
                _put(index, label, sign, wording)
    return index


def _put(index: _Index, label: str, sign: str, wording: str) -> None:
    at_start = wording.startswith("^ ")
    cue = _Cue(label, WEIGHTS.get(sign, 2), sign == "-", at_start, wording.removeprefix("^ "))
    first = cue.wording.split(maxsplit=1)[0]
    words = first.strip("!?").split("|")
    if first == "#" or any(word.startswith("*") for word in words):
        index.rest.append(cue)
        return
    for word in words:
        where, key = (index.stems, word[:-1][:3]) if word.endswith("*") else (index.exact, word)
        where.setdefault(key, []).append(cue)


@cache
def _items(wording: str) -> tuple[_Item, ...]:
    return tuple(map(_item, wording.split()))


def _hit(read: Wordy, index: int, cue: _Cue, language: str) -> Hit | None:
    if cue.at_start and not read.tokens[index].gap:
        return None
    last = _match(read.tokens, index, _items(cue.wording), 0)
    if last is None or (not cue.undeniable and denied(read, index, language)):
        return None
    last = max(index, last)
    return Hit(cue.label, cue.weight, read.tokens[index].start, read.tokens[last].end, read.words(index, last))


def denied(read: Wordy, index: int, language: str = "en") -> bool:
    """Whether a negation stands shortly before a word, in its clause."""
    negations = NEGATIONS.get(language, NEGATIONS["en"])
    for back in range(1, DENIAL_REACH + 1):
        if index - back < 0 or read.tokens[index - back + 1].gap:
            return False
        word = read.tokens[index - back].word
        if word in _RESETS:
            return False
        if word in negations:
            return True
    return False


def _match(tokens: Sequence[Token], at: int, items: Sequence[_Item], n: int) -> int | None:
    """The index of the last word that the items from the n-th on take, beginning at word `at`; None where they do not fit."""
    if n == len(items):
        return at - 1
    item = items[n]
    inside = at < len(tokens) and (n == 0 or tokens[at].gap < 2)
    if item.kind == "$":
        return None if inside else _match(tokens, at, items, n + 1)
    if item.kind == "!":
        return None if inside and _fits(item, tokens[at].word) else _match(tokens, at, items, n + 1)
    if item.kind == "gap":
        return _over_gap(tokens, at, items, n)
    if inside and _fits(item, tokens[at].word):
        last = _match(tokens, at + 1, items, n + 1)
        if last is not None:
            return last
    return _match(tokens, at, items, n + 1) if item.kind == "?" else None


def _over_gap(tokens: Sequence[Token], at: int, items: Sequence[_Item], n: int) -> int | None:
    for skip in range(items[n].reach + 1):
        last = _match(tokens, at + skip, items, n + 1)
        if last is not None:
            return last
        if at + skip >= len(tokens) or tokens[at + skip].gap == 2:
            return None
    return None


def _fits(item: _Item, word: str) -> bool:
    if item.kind == "#":
        return word.isdigit()
    if word in item.exact:
        return True
    return (bool(item.stems) and word.startswith(item.stems)) or (bool(item.ends) and word.endswith(item.ends))


def _item(part: str) -> _Item:
    if part.startswith("["):
        return _Item(frozenset(), (), (), int(part[1:-1]), "gap")
    if part in ("$", "#"):
        return _Item(frozenset(), (), (), 0, part)
    kind = "!" if part[0] == "!" else "?" if part[-1] == "?" else ""
    words = part.strip("!?").split("|")
    exact = frozenset(word for word in words if "*" not in word)
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    ends = tuple(word[1:] for word in words if word.startswith("*"))
    return _Item(exact, stems, ends, 0, kind)
