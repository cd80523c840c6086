"""What a sentence says beyond the fact it shares its words with: a wider claim, another count, somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_piece import UNITS, Piece
from chalicelib.drafting.checks_statements import Source, Statement, denied_in, neutral
from chalicelib.drafting.checks_words import TOKEN, Token, matches, tokens
from chalicelib.text.folding import folded

RESTRICTING = frozenset((
    "donation", "school", "canada", "usa", "region", "brazil", "german", "french", "spanish", "portuguese", "italian", "health", "insurance",
    "express", "standard", "year", "partner", "member", "custom", "trial", "commission", "month",
))  # fmt: skip
"""What narrows who or what a sentence is about; a letter that uses its figure must say it too."""
ACTORS = frozenset(("customer", "guest", "company", "partner", "member", "employee"))
OPPOSITES = (
    ("before", "after"), ("more", "less"), ("minimum", "maximum"), ("first", "last"), ("add", "reduce"), ("start", "end"), ("upload", "download"),
    ("read", "write"), ("included", "separately"), ("increase", "reduce"), ("buy", "sell"), ("day", "workday"),
)  # fmt: skip
EVERY = re.compile(r"(?<!\w)(?:every|each|jede\w?|cada|chaque)\s(\w+)")
GROUP = re.compile(r",\s|;|\s(?:and|or|und|oder|y|et|ou|e)\s")
CURRENCIES = frozenset(("euro", "dollar", "pound", "real_brl"))
UP_TO_FIGURE = re.compile(r"(?<!\w)(?:up to|at most|bis zu|hochstens|hasta|jusqu'?\s?a|ate)\W+\w{0,4}\W?\d")
STRICT = {
    "from": re.compile(
        r"(?<!\w)(?:from|starts? at|starting at|ab|desde|a partir d[eu]|empiezan? en|des|at least|mindestens)\W+(?:\w{1,4}\W+)?$"
    ),
    "up to": re.compile(
        r"(?<!\w)(?:up to|at most|no more than|bis zu|hochstens|maximal|hasta|jusqu'?\s?a|ate|maximum|max)\W+(?:\w{1,4}\W+)?$"
    ),
}


def beyond(piece: Piece, words: Sequence[Token], source: Source, statement: Statement) -> Iterator[str]:
    """What a piece says beyond a statement that holds its words."""
    around = folded(f"{piece.context} {piece.text}")
    own, theirs = neutral(piece.text), folded(source.text)
    yield from _wider(own, theirs)
    if cues.OTHER.search(own) and not cues.OTHER.search(folded(statement.text)):
        yield "our answer says so of others"
    for name in sorted(statement.conditions):
        if not cues.CONDITIONS[name].search(around):
            yield f"it holds only {name}"
    yield from _left_to_them(piece, words, source)
    yield from _often(piece, statement)
    yield from _counted(piece, words, statement)
    yield from _paired(piece, statement)
    yield from _narrowed(piece, words, statement)
    yield from _swapped(piece, words, statement)


def _wider(own: str, theirs: str) -> Iterator[str]:
    plain = cues.NOT_UNIVERSAL.sub(" ", own)
    if (found := cues.UNIVERSAL.search(plain)) and not cues.UNIVERSAL.search(theirs) and not denied_in(own):
        yield f"“{found[0]}” says more than our answer"
    if cues.NEVER.search(own) and not cues.ABSOLUTE_NO.search(theirs):
        yield "“never” says more than our answer"
    if cues.MUST.search(own) and not denied_in(own) and not cues.NEEDS.search(theirs):
        yield "our answer demands nothing"
    if cues.ONLY.search(own) and not cues.ONLY.search(theirs):
        yield "“only” says more than our answer"


def _counted(piece: Piece, words: Sequence[Token], statement: Statement) -> Iterator[str]:
    """Each number counts what it counts in the fact, and keeps its `from` and its `up to`."""
    all_words = tokens(piece.text, piece.language)
    for token in (word for word in words if word.kind == "number"):
        places = [word for word in statement.words if matches(token, word)]
        after = next((word for word in all_words if 0 < word.at - token.at <= 2 and word.kind == "word"), None)
        before = next(
            (word for word in reversed(all_words) if 0 < token.at - word.at <= 1 and word.concepts & UNITS), None
        )
        unit = before if before is not None and not (after is not None and after.concepts & UNITS) else after
        named = next(
            (word for word in all_words if token.at - word.at == 1 and (word.kind == "name" or word.capital)), None
        )
        if named is not None and any(
            matches(named, word) and place.at - word.at == 1 for place in places for word in statement.words
        ):
            continue
        if places and unit is not None and not any(_counts(unit, place, statement) for place in places):
            yield f"the number {token.text} counts something else in our answer"
        if places:
            yield from _bounded(piece, token, places, statement)


def _left_to_them(piece: Piece, words: Sequence[Token], source: Source) -> Iterator[str]:
    """We do not do what our answer leaves to them."""
    ours = folded(piece.text)
    if not re.search(r"(?<!\w)(?:we|wir|nosotros|nous)(?!\w)", ours) or cues.YOURS.search(ours):
        return
    for other in source.statements:
        shared = sum(any(matches(word, known) for known in other.words) for word in words)
        if cues.YOURS.search(folded(other.text)) and shared * 3 >= len(words):
            yield "our answer leaves it to them"


def _often(piece: Piece, statement: Statement) -> Iterator[str]:
    """`Every second` is not every ten."""
    for match in EVERY.finditer(folded(piece.text)):
        for token in tokens(match[1], piece.language):
            same = [word for word in statement.words if token.concepts & UNITS and matches(token, word)]
            numbered = [
                word
                for word in same
                if any(
                    other.kind == "number" and other.value != "1" and 0 < word.at - other.at <= 2
                    for other in statement.words
                )
            ]
            if same and same == numbered:
                yield f"our answer does not say “{match[0]}”"


def _paired(piece: Piece, statement: Statement) -> Iterator[str]:
    """Two figures named together stand together in the fact: neither price goes with the other's term."""
    groups = [_figures(part) for part in re.split(r",\s|;", statement.text)]
    for part in GROUP.split(piece.text):
        own = _figures(part)
        apart = [group for group in groups if len(group) > 1 and group & own and not own <= group]
        if len(own) > 1 and len(apart) > 1 and not any(own <= group for group in groups):
            yield "our answer does not set these figures together"


def _figures(text: str) -> set[str]:
    return {token.value for token in tokens(text) if token.kind == "number"}


def _counts(unit: Token, place: Token, statement: Statement) -> bool:
    """Whether the fact has the same unit at that number, or says nothing there that would contradict it."""
    window = [word for word in statement.words if -1 <= word.at - place.at <= 3 and word != place]
    if any(matches(unit, word) for word in window):
        return True
    elsewhere = any(matches(unit, word) for word in statement.words)
    return not (unit.concepts & UNITS or unit.hard or elsewhere)


def _bounded(piece: Piece, token: Token, places: Sequence[Token], statement: Statement) -> Iterator[str]:
    """A `from` and an `up to` stay; a price that is one only up to so many stays so, unless it is a `from` anyway."""
    around = f"{folded(piece.text)} {folded(piece.context)}"
    for name, pattern in (("from", cues.FROM), ("up to", cues.UP_TO)):
        bounds = [_just_before(statement.text, place.at) for place in places]
        strict = STRICT[name]
        if bounds and all(strict.search(bound) for bound in bounds) and not pattern.search(around):
            yield f"our answer says “{name} {token.text}”"
    priced = any(word.concepts & CURRENCIES for word in statement.words for place in places if word.at - place.at == 1)
    capped = UP_TO_FIGURE.search(folded(statement.text)) and not STRICT["from"].search(
        _just_before(statement.text, places[0].at)
    )
    if priced and capped and not cues.UP_TO.search(around):
        yield f"our answer says {token.text} only up to a number"


def _just_before(text: str, at: int) -> str:
    place = next((match.start() for n, match in enumerate(TOKEN.finditer(text[:4000])) if n == at), 0)
    return folded(text[max(0, place - 30) : place])


def _narrowed(piece: Piece, words: Sequence[Token], statement: Statement) -> Iterator[str]:
    """A figure of a fact goes with what the fact is about: nonprofits, express setup, annual plans."""
    if not any(word.kind == "number" for word in words):
        return
    named = {name for word in tokens(f"{piece.context} {piece.text}", piece.language) for name in word.concepts}
    for word in statement.words:
        narrow = word.concepts & RESTRICTING
        if narrow and not narrow & named and not _is_unit_of_number(word, statement):
            yield f"our answer says so of “{word.text}” alone"


def _is_unit_of_number(word: Token, statement: Statement) -> bool:
    return bool(word.concepts & UNITS) and any(
        other.kind == "number" and 0 < word.at - other.at <= 3 for other in statement.words
    )


def _swapped(piece: Piece, words: Sequence[Token], statement: Statement) -> Iterator[str]:
    """Who does it to whom, and what is set against what."""
    ours, fact = folded(piece.text), folded(statement.text)
    lone = re.search(r"(?<!\w)(?:we|wir|nosotros)(?!\w)", ours) and not re.search(
        r"(?<!\w)(?:we|our|wir|unser\w*|nosotros|\w+mos|nous)(?!\w)", fact
    )
    first = statement.words[:2]
    actor = next((word for word in first if word.concepts & ACTORS), None)
    if lone and actor and not any(matches(actor, word) for word in words):
        yield f"in our answer it is “{actor.text}” who does it"
    if lone and re.search(r"(?<!\w)(?:us|uns)(?!\w)", fact) and not re.search(r"(?<!\w)(?:us|uns)(?!\w)", ours):
        yield "in our answer it is done to us"
    held = {name for word in (*statement.words, *statement.topic) for name in word.concepts}
    own = {name for word in words for name in word.concepts}
    for one, other in (*OPPOSITES, *((b, a) for a, b in OPPOSITES)):
        if one in own and one not in held and other in held and other not in own:
            yield f"our answer says “{other}”, not “{one}”"
    if (turned := _turned(words, statement)) and not _passive(ours) and not _passive(fact):
        yield f"it turns “{turned}” round"


def _turned(words: Sequence[Token], statement: Statement) -> str:
    """Two names or actors with the same word between them, the other way round."""
    places = [(word, next((other.at for other in statement.words if matches(word, other)), -1)) for word in words]
    actors = [(word, at) for word, at in places if at >= 0 and (word.kind == "name" or word.concepts & ACTORS)]
    for a, at_a in actors:
        for b, at_b in actors:
            between = [(word, at) for word, at in places if a.at < word.at < b.at and at_b < at < at_a]
            if a.at < b.at and at_b < at_a and between:
                return between[0][0].text
    return ""


def _passive(text: str) -> bool:
    return bool(re.search(r"(?<!\w)(?:by|from|von|durch|por|par|pelo|pela)(?!\w)", text))
