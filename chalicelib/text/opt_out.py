"""Whether a message asks not to be written to, to be forgotten, or objects to the use of its sender's data.

The wordings are data, in `opt_out_rules`; here is how they are compared. Time is linear in the length of the message, of
which at most `LONGEST` characters are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from chalicelib.text.folding import folded
from chalicelib.text.opt_out_rules import (
    CONTEXT,
    FILLERS,
    GUARDS,
    NAMES,
    RESETS,
    RULES,
    SCRIPT_GUARDS,
    SCRIPTS,
    WHOLE,
    Kind,
)

LONGEST = 20_000
MOST_WORDS_ALONE = 4
"""A message of more words than this says more than one thing."""
DENIAL_REACH = 4
NEAR = 90
"""Characters before and after a wording in which its guards are looked for."""
RANK: tuple[Kind, ...] = ("erasure", "objection", "opt_out")
"""What weighs most comes first: who asks to be erased asks for no mail as well."""
_TOKEN = re.compile(
    "(?P<address>[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6})|(?P<word>[\\w\u0300-\u036f]+)"
    '|(?P<hard>[!?;…。！？]|\\.(?!\\s?\\d|\\w)|\n\\s*\n)|(?P<soft>[,:()\n–—]|\\s-+\\s)|(?P<quote>["“”«»„‟])'
)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_SPELLINGS = re.compile(r"(?i)\b(?:e|un|opt)(?=-\w)-|[´`’ʼ]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CONTRACTED = {
    "dont": "do not", "doesnt": "does not", "cant": "cannot", "wont": "will not", "don": "do", "isn": "is", "didn": "did",
    "doesn": "does", "won": "will", "can": "can", "shouldn": "should", "wouldn": "would", "didnt": "did not", "t": "not",
}  # fmt: skip


@dataclass(frozen=True)
class OptOut:
    """What was asked for, and the words that it rests on, as they were written. `address`: whom it names, if anybody."""

    kind: Kind
    words: str
    language: str
    address: str = ""


@dataclass(frozen=True)
class _Message:
    """A message as the rules see it: folded words and marks, each followed by a blank, and where each stood."""

    text: str
    original: str
    starts: tuple[int, ...]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def about_an_address(self) -> bool:
        """Whether it speaks of a mailbox or an address."""
        return not CONTEXT.isdisjoint(self.words)


def opt_out(message: str) -> OptOut | None:
    """The gravest thing that a message asks for in this regard; None when it asks for nothing of the kind."""
    message = message[:LONGEST]
    found = [*_in_words(message), *_in_scripts(message)]
    return min(found, key=lambda one: RANK.index(one.kind), default=None)


def _in_words(message: str) -> Iterator[OptOut]:
    read = _read(message)
    alone = _alone(read)
    if alone:
        yield OptOut("opt_out", message.strip(), alone)
    for index, start in enumerate(read.starts):
        for language, kind, rule in _rules_from(read.words[index]):
            match = _pattern(rule, language).match(read.text, start)
            if match and _meant(read, index, match.end(), rule, language, kind):
                yield _told(read, index, match.end(), language, kind)


def _in_scripts(message: str) -> Iterator[OptOut]:
    if not _EAST_ASIAN.search(message):
        return
    for sentence in re.split(r"[。！？!?\n]", message):
        for language, rules in SCRIPTS.items():
            if re.search(SCRIPT_GUARDS[language], sentence):
                continue
            for kind, pattern in rules.items():
                if match := re.search(pattern, sentence):
                    yield OptOut(kind, match[0], language)


def _alone(read: _Message) -> str:
    """The language in which a whole message is one word of opting out; empty when it is not."""
    words = [word for word in read.words if word not in FILLERS and word not in {".", ",", '"'}]
    if not 0 < len(words) <= MOST_WORDS_ALONE:
        return ""
    return next((language for language, phrases in WHOLE.items() if " ".join(words) in phrases), "")


def _read(message: str) -> _Message:
    plain = _SPELLINGS.sub(lambda found: "'" if len(found[0]) == 1 else f"{found[0][:-1]}\x00", message)
    text, starts, words, spans, at = [], [], [], [], 0
    for found in _TOKEN.finditer(plain.replace("\x00", "")):
        for word in _words_of(found):
            text.append(word)
            starts.append(at)
            words.append(word)
            spans.append(found.span())
            at += len(word) + 1
    return _Message(" ".join([*text, ". "]), plain.replace("\x00", ""), tuple(starts), tuple(words), tuple(spans))


def _words_of(found: re.Match[str]) -> list[str]:
    if found["word"]:
        word = folded(found["word"][:40]).translate(_LETTERS)
        return _CONTRACTED.get(word, word).split()
    if found["address"]:
        return ["@"]
    return ["." if found["hard"] else "," if found["soft"] else '"']


def _told(read: _Message, first: int, end: int, language: str, kind: Kind) -> OptOut:
    last = first
    while last + 1 < len(read.starts) and read.starts[last + 1] < end:
        last += 1
    words = read.original[read.spans[first][0] : read.spans[last][1]]
    address = next((_part(read, n) for n in range(first, last + 1) if read.words[n] == "@"), "")
    return OptOut(kind, " ".join(words.split()), language, address.lower())


def _part(read: _Message, index: int) -> str:
    return read.original[slice(*read.spans[index])]


def _meant(read: _Message, index: int, end: int, rule: str, language: str, kind: Kind) -> bool:
    """Whether nothing around a matched wording turns its meaning."""
    if not _placed(read, index, rule):
        return False
    start, guards = read.starts[index], GUARDS[language]
    before = read.text[max(0, start - NEAR) : start].rpartition(". ")[2]
    after = read.text[end : end + NEAR].partition(". ")[0]
    words = before.split()
    if words and (words[-1] in guards.others or words[-1] == '"' or (kind == "opt_out" and words[-1] in guards.past)):
        return False
    if _denied(words, guards.denials) or re.search(guards.before, before) or re.search(guards.after, after):
        return False
    if kind != "erasure":
        return True
    return not re.search(guards.before_erasure, before) and not re.search(guards.after_erasure, after)


def _denied(words: list[str], denials: frozenset[str]) -> bool:
    """Whether a denial stands shortly before: "do not remove me". "If you do not remove me" denies nothing."""
    near = words[-DENIAL_REACH:]
    for back, word in enumerate(reversed(near), start=1):
        if word == "," or word in RESETS:
            return False
        if word in denials:
            return words[-back - 3 : -back] != ["if", "you", "do"]
    return False


def _placed(read: _Message, index: int, rule: str) -> bool:
    """Whether a wording stands where its rule wants it: at the beginning, or beside what it speaks of."""
    sign = rule.split()[0]
    if sign == "~":
        return read.about_an_address
    marks = {"^": {".", ","}, "^^": {"."}}.get(sign)
    return marks is None or index == 0 or read.words[index - 1] in marks or read.words[index - 1] in FILLERS


def _wording(rule: str) -> list[str]:
    """The items of a rule, without the sign that says where it may stand."""
    items = rule.split()
    return items[1:] if items[0] in {"^", "^^", "~"} else items


def _rules_from(word: str) -> tuple[tuple[str, Kind, str], ...]:
    """The rules that may begin with a word."""
    exact, stems = _index()
    return (*exact.get(word, ()), *(row for stem, row in stems.get(word[:3], ()) if word.startswith(stem)))


_Rows = list[tuple[str, Kind, str]]


@cache
def _index() -> tuple[dict[str, _Rows], dict[str, list[tuple[str, tuple[str, Kind, str]]]]]:
    """Rules by their first word: whole words, and beginnings of words by their first three letters."""
    exact: dict[str, _Rows] = {}
    stems: dict[str, list[tuple[str, tuple[str, Kind, str]]]] = {}
    for language, kinds in RULES.items():
        for kind, lines in kinds.items():
            for rule in filter(None, map(str.strip, lines.splitlines())):
                for word in _expanded(_wording(rule)[0], language).split("|"):
                    row = (language, kind, rule)
                    if word.endswith("*"):
                        stems.setdefault(word[:3], []).append((word[:-1], row))
                    else:
                        exact.setdefault(word, []).append(row)
    return exact, stems


@cache
def _pattern(rule: str, language: str) -> re.Pattern[str]:
    """A rule as a pattern over folded words. Compiled when its first word is met: all of them would cost a cold start."""
    parts = [_item(_expanded(item, language)) for item in _wording(rule)]
    return re.compile("(?:, )?".join(parts))


def _expanded(item: str, language: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: NAMES[language][name[1]], item)


def _item(item: str) -> str:
    if item in {"$", "$$"}:
        return '(?=[.,"] )' if item == "$" else r"(?=\. )"
    if item.startswith("["):
        return rf'(?:[^ .,"@]+ (?:, )?){{0,{item[1:-1]}}}?'
    if item.startswith("!"):
        return f"(?!{_any_of(item[1:])} )"
    return f"(?:{_any_of(item[:-1])} )?" if item.endswith("?") else f"{_any_of(item)} "


def _any_of(words: str) -> str:
    return "(?:" + words.replace("*", r"\w*").replace("_", " ") + ")"
