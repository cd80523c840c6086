"""What our facts say, cut into statements: each with its words, what it denies, and what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_words import TOKEN, Token, even, in_portuguese, tokens
from chalicelib.text.folding import folded

SENTENCE = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bz\.B\.)(?<!\bapprox\.)(?<!\bno\.)\s+|\n+")
PART = re.compile(
    r";|(?:,\s|\s)(?:but|while|whereas|sondern|aber|wahrend|sino|pero|mientras|mais|tandis|mas|enquanto)\s",
    re.IGNORECASE,
)
STOP = re.compile(
    r"[;:()–—]|\s-\s|(?:,\s|\s)(?:but|while|whereas|sondern|aber|sino|pero|mais|mas)\s|,\s(?:and|so|which|und|y|et|e|who|because|weil)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Statement:
    """One sentence of a fact, or a part of one. `denied` are the positions of the words that it denies."""

    text: str
    words: tuple[Token, ...]
    denied: frozenset[int]
    topic: tuple[Token, ...] = ()
    """Words of the heading that it answers, true of it without being said."""
    topic_denied: bool = False
    free_names: frozenset[str] = frozenset()
    """Names that stand for the subject on both sides of a `but`."""
    conditions: frozenset[str] = frozenset()
    beside: tuple[tuple[Token, bool], ...] = ()
    """The words of the whole sentence, each with whether it is denied."""
    topic_not: frozenset[int] = frozenset()
    """Positions of the words that the heading itself denies: `without power`."""


@dataclass(frozen=True)
class Source:
    """A fact of ours as the checker reads it."""

    fact_id: str
    statements: tuple[Statement, ...]
    language: str = "en"
    text: str = ""
    says: str = ""
    """yes, no, or nothing: how its answer begins, or stands to its heading."""
    words: tuple[Token, ...] = field(default=())
    """Of the heading and of every statement."""
    proper: frozenset[str] = frozenset()
    """Folded words that it writes as names: those of plans and editions among them."""


def source(fact_id: str, text: str, language: str, heading: str = "") -> Source:
    """A fact cut into statements, under the question that it answers."""
    text, heading = even(in_portuguese(text) if language == "pt" else text), even(heading)
    first = folded(text[:200])
    polar = bool(heading) and bool(cues.POLAR_QUESTION.search(folded(heading)))
    no = bool(cues.NO.match(first)) and (polar or not heading or bool(re.match(r"(?:no|nein|non|nao)\W", first)))
    says = "yes" if cues.YES.match(first) else "no" if no else ""
    topic = tokens(heading, "en") if heading else ()
    whole_topic = (*topic, *tokens(heading, language)) if heading and language != "en" else topic
    made = tuple(
        statement
        for sentence in sentences(text)
        for statement in _statements(sentence, language, whole_topic, denied=says == "no")
    )
    topic_not = denied_in(heading) if heading else frozenset()
    made = tuple(replace(statement, topic_not=topic_not) for statement in made)
    proper = frozenset(word.text for made_of in made for word in made_of.words if word.capital and language != "de")
    every = tuple(token for statement in made for token in statement.words)
    return Source(fact_id, made, language, f"{heading} {text}".strip(), says, (*whole_topic, *every), proper)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its closing mark."""
    return tuple(part.strip() for part in SENTENCE.split(text[:20_000]) if part and part.strip())


def denied_in(text: str) -> frozenset[int]:
    """Positions of the words that a sentence denies: all of a clause that holds a `not`, three after a `without`."""
    plain = folded(neutral(text))
    all_tokens = list(TOKEN.finditer(plain))
    stops = [match.start() for match in STOP.finditer(plain)]
    commas = [match.start() for match in re.finditer(",", plain)]
    positions: set[int] = set()
    for at, match in enumerate(all_tokens):
        if match[0] in cues.WITHOUT:
            positions |= _reach(all_tokens, at, stops, most=4)
        elif match[0] in cues.NEGATIONS and not _is_opening_yes_no(all_tokens, at, plain):
            opens = max((stop for stop in (*stops, *commas) if stop < match.start()), default=-1)
            positions |= {n for n, other in enumerate(all_tokens[:at]) if other.start() > opens}
            positions |= _reach(all_tokens, at, stops, most=len(all_tokens))
    return frozenset(positions)


def neutral(text: str) -> str:
    """The text with phrases that hold a `not` and deny nothing made neutral, word by word, so that positions stay."""
    plain = folded(text[:4000])
    return cues.NOT_A_NEGATION.sub(lambda match: re.sub(r"\w+", lambda word: "x" * len(word[0]), match[0]), plain)


def conditions(text: str) -> frozenset[str]:
    """What a sentence of ours hangs on."""
    plain = folded(text[:4000])
    return frozenset(name for name, pattern in cues.CONDITION_SOURCES.items() if pattern.search(plain))


def _reach(all_tokens: list[re.Match[str]], at: int, stops: Iterable[int], most: int) -> set[int]:
    end = min((stop for stop in stops if stop > all_tokens[at].start()), default=1 << 30)
    return {n for n in range(at, min(len(all_tokens), at + most + 1)) if all_tokens[n].start() < end}


def _is_opening_yes_no(all_tokens: list[re.Match[str]], at: int, plain: str) -> bool:
    """A `No,` or `No.` that answers a question denies nothing of what follows."""
    end = all_tokens[at].end()
    return (
        at == 0
        and all_tokens[at][0] in {"no", "nein", "non", "nao"}
        and plain[end : end + 1] in {",", ".", ":", ";", ""}
    )


def _parts(sentence: str, language: str) -> Iterator[tuple[str, frozenset[str]]]:
    """A sentence's parts, with the names of the first, which may be the subject of the others."""
    parts = [part for part in PART.split(sentence) if part.strip()]
    names = (
        frozenset(token.text for token in tokens(parts[0], language) if token.kind == "name")
        if len(parts) > 1
        else frozenset()
    )
    first = tokens(parts[0], language)[:1] if len(parts) > 1 else ()
    yield from ((part, names | {token.text for token in first}) for part in parts)


def _statements(sentence: str, language: str, topic: tuple[Token, ...], *, denied: bool) -> Iterator[Statement]:
    made = [(part, names, tokens(part, language), denied_in(part)) for part, names in _parts(sentence, language)]
    beside = tuple((word, word.at in not_so) for _, _, words, not_so in made for word in words)
    for part, names, words, not_so in made:
        yield Statement(part, words, not_so, topic, denied, names, conditions(sentence), beside)
