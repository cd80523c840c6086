"""Whether a sentence follows from what we know of ourselves: not whether it shares words with it.

A sentence follows from a fact when the fact holds what it says: its telling words (by stem, or by meaning across five
languages), every number with what it counts, every name, the same yes and no, the same conditions, no wider "all", nobody
swapped with anybody. What cannot be seen to follow does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chalicelib.drafting import checks_cues as cues
from chalicelib.drafting.checks_statements import Source, Statement, denied_in, neutral
from chalicelib.drafting.checks_words import MAIL_WORDS, TOKEN, Token, even, in_portuguese, matches, tokens
from chalicelib.text.folding import folded

ENOUGH = 0.66
ENOUGH_ABROAD = 0.5
"""Share of the telling words that a fact must hold; less where fact and sentence are in two languages."""
LEVELS = (
    re.compile(r"[;:()–—]|\s-\s|(?<=[.!?])\s"),
    re.compile(
        r",\s(?:and|but|so|while|which|und|aber|y|pero|et|mais|e|mas|sowie|donc|also|por lo que)\s|\s(?:but|while|aber|sondern|pero|sino|mais|mas)\s",
        re.IGNORECASE,
    ),
    re.compile(r",\s"),
    re.compile(r"\s(?:and|und|y|e|et|or|oder|o|ou|as|then|because|weil|porque|since|so)\s", re.IGNORECASE),
)
"""Where a sentence is cut when no one fact holds the whole of it, coarsest first."""
RESTRICTING = frozenset((
    "donation", "school", "canada", "usa", "region", "brazil", "german", "french", "spanish", "portuguese", "italian", "health", "insurance",
    "express", "standard", "year", "partner", "member", "custom", "trial", "commission", "month",
))  # fmt: skip
"""What narrows who or what a sentence is about; a letter that uses its figure must say it too."""
UNITS = frozenset((
    "year", "month", "week", "day", "workday", "hour", "minute", "second", "euro", "dollar", "pound", "real_brl", "percent", "seat", "weight",
))  # fmt: skip
ACTORS = frozenset(("customer", "guest", "company", "partner", "member", "employee"))
OPPOSITES = (
    ("before", "after"), ("more", "less"), ("minimum", "maximum"), ("first", "last"), ("add", "reduce"), ("start", "end"), ("upload", "download"),
    ("read", "write"), ("included", "separately"), ("increase", "reduce"), ("buy", "sell"), ("day", "workday"),
)  # fmt: skip
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember
lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
segunda terca quarta quinta sexta feira domingo janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro
am pm uhr h utc cet est pst gmt heute morgen hoy manana aujourd'hui demain hoje amanha tomorrow noon
"""
CALENDAR = frozenset(_CALENDAR.split())


@dataclass(frozen=True)
class Lead:
    """The lead's own words, which support nothing about us: what they stated, and what they only asked."""

    stated: tuple[Token, ...] = ()
    asked: tuple[Token, ...] = ()
    names: frozenset[str] = frozenset()
    """Folded words of names that may be used freely: theirs, ours, the rep's, our contacts'."""
    minutes: frozenset[str] = frozenset()
    """How long a meeting may be, in plain digits."""

    def knows(self, token: Token) -> bool:
        """Whether the word stands in what they wrote."""
        return any(matches(token, other) for other in (*self.stated, *self.asked))


class Judged(NamedTuple):
    """`facts` hold the sentence; empty with the reason when none does."""

    facts: tuple[str, ...] = ()
    reason: str = ""


class Piece(NamedTuple):
    """A sentence or a part of one under judgement, with the letter around it."""

    text: str
    language: str
    context: str
    """The sentences before it in its paragraph, and the one after: where a condition may stand."""
    lead: Lead
    must: bool = True


def judge(piece: Piece, sources: Sequence[Source]) -> Judged:
    """Whether our facts hold a sentence: as a whole, else each of its parts."""
    if piece.language == "pt":
        piece = piece._replace(text=in_portuguese(piece.text), context=in_portuguese(piece.context))
    return _judge(piece._replace(text=even(piece.text), context=even(piece.context)), sources, 0)


def _judge(piece: Piece, sources: Sequence[Source], level: int) -> Judged:
    whole = _best(piece, sources)
    if whole.facts or level >= len(LEVELS):
        return whole
    for deeper in range(level, len(LEVELS)):
        parts = _parts(piece, LEVELS[deeper])
        if len(parts) > 1:
            judged = [_judge(part, sources, deeper + 1) for part in parts]
            if all(part.facts for part in judged):
                return Judged(tuple(dict.fromkeys(fact for part in judged for fact in part.facts)))
    return whole


def _parts(piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
    """A piece cut; what is too small to say something stays with what stands before it."""
    cut: list[str] = []
    last = 0
    for match in [*separator.finditer(piece.text), None]:
        part = piece.text[last : match.start() if match else len(piece.text)]
        if cut and (not _substantial(part, piece.language) or not _substantial(cut[-1], piece.language)):
            cut[-1] += piece.text[last - (last - _end(piece.text, cut)) : last] + part
        else:
            cut.append(part)
        last = match.end() if match else last
    texts = [text for text in cut if text.strip()]
    return [
        piece._replace(text=_denial_kept(texts, n), context=f"{piece.context} {piece.text}") for n in range(len(texts))
    ]


def _end(text: str, cut: Sequence[str]) -> int:
    """Where the last part so far ends in the text."""
    return text.find(cut[-1]) + len(cut[-1])


def _denial_kept(texts: Sequence[str], n: int) -> str:
    """A part after `or`, or without a verb of its own, keeps the `not` of the part before it."""
    if n and denied_in(texts[n - 1]) and not denied_in(texts[n]) and len(tokens(texts[n])) <= 2:
        return f"not {texts[n]}"
    return texts[n]


def _substantial(text: str, language: str) -> bool:
    words = [token for token in tokens(text, language) if token.text not in CALENDAR]
    return len(words) >= 2 and any(token.kind != "number" and not token.concepts & UNITS for token in words)


def _best(piece: Piece, sources: Sequence[Source]) -> Judged:
    """The first source that holds the piece as it stands, else why the nearest does not."""
    words = tuple(_telling(piece))
    if not words:
        return Judged((("-"),)) if not piece.must else Judged(reason="it says nothing that a fact holds")
    nearest = (-1.0, "no fact of ours says it")
    for source in sources:
        for statement in source.statements:
            if len(words) == 1 and not _on_the_subject(words[0], piece, statement):
                continue
            share, reason = _compare(piece, words, source, statement)
            if not reason:
                return Judged((source.fact_id,))
            nearest = max(nearest, (share, reason))
    return Judged(reason=nearest[1])


def _on_the_subject(word: Token, piece: Piece, statement: Statement) -> bool:
    """Whether what stands around a single word speaks of what the statement speaks of."""
    around = [token for token in tokens(piece.context, piece.language) if not matches(token, word)]
    return any(matches(token, other) for token in around for other in (*statement.words, *statement.topic))


def _telling(piece: Piece) -> Iterator[Token]:
    """The words of a piece that must be held by a fact."""
    found = tokens(piece.text, piece.language)
    long = {token.at for token in found if token.kind == "number" and token.value in piece.lead.minutes}
    for token in found:
        if token.at in long or (token.concepts & {"minute"} and token.at - 1 in long):
            continue
        named = token.kind != "number" and (
            token.text in piece.lead.names or token.text in CALENDAR or token.text in MAIL_WORDS
        )
        if not named and not _of_their_own(token, piece, found):
            yield token


def _of_their_own(token: Token, piece: Piece, all_words: Sequence[Token]) -> bool:
    """Whether a word only speaks of what is theirs: `your brokers`, `for your 25 evenings`, `with 80 residents each`."""
    if token.kind == "name" or token.hard or not _stated(token, piece):
        return False
    if token.kind == "word" and not token.concepts:
        return True
    raw = [folded(match[0]) for match in TOKEN.finditer(piece.text[:4000])]
    before = raw[max(0, token.at - 3) : token.at]
    if token.kind == "number":
        after = next((other for other in all_words if 0 < other.at - token.at <= 2), None)
        led = bool(set(before) & cues.POSSESSIVE_YOURS) or bool(set(before[-1:]) & LED_BY)
        return led and after is not None and not after.concepts & UNITS and piece.lead.knows(after) and not after.hard
    return bool(set(before) & cues.POSSESSIVE_YOURS)


def _stated(token: Token, piece: Piece) -> bool:
    return any(matches(token, other) for other in piece.lead.stated)


def _compare(piece: Piece, words: Sequence[Token], source: Source, statement: Statement) -> tuple[float, str]:
    """(share of the words that it holds, why it does not hold the piece; empty where it does)."""
    denied = denied_in(piece.text)
    held, reason = 0.0, ""
    missing: list[Token] = []
    for token in words:
        fit = _held(token, token.at in denied, source, statement)
        if fit == "held":
            held += 1
        elif fit == "denied":
            reason = reason or f"our answer says the opposite about “{token.text}”"
        else:
            missing.append(token)
    share = held / len(words)
    reason = reason or _missing(missing, piece) or _too_little(share, len(missing), piece, source)
    return share, reason or next(_beyond(piece, words, source, statement), "")


def _held(token: Token, denied: bool, source: Source, statement: Statement) -> str:
    """held, denied (only the opposite is said), or nothing. Figures, names and hard words must stand in one statement."""
    if token.text in statement.free_names:
        return "held"
    own = [word.at in statement.denied for word in statement.words if matches(token, word)]
    own = own or [
        statement.topic_denied != (word.at in statement.topic_not) for word in statement.topic if matches(token, word)
    ]
    bound = (
        token.kind != "word"
        or token.text in source.proper
        or (bool(token.concepts & UNITS) and bool(PERIOD.search(token.text)))
    )
    if not own and not bound:
        own = [not_so for word, not_so in statement.beside if matches(token, word)]
    if not own and not bound and (not token.hard or token.concepts & UNITS):
        own = [word.at in other.denied for other in source.statements for word in other.words if matches(token, word)]
    if not own:
        return ""
    return "held" if denied in own else "denied"


def _missing(missing: Sequence[Token], piece: Piece) -> str:
    for token in missing:
        if token.kind == "number":
            if not _computed(token, piece):
                return f"the number {token.text} is not in it"
        elif token.kind == "name":
            return f"it does not name {token.text}"
        elif token.hard or _place(token, piece):
            return f"it says nothing of “{token.text}”"
    return ""


def _place(token: Token, piece: Piece) -> bool:
    """Whether a German noun that no lexicon knows stands where a place or a name would."""
    if piece.language != "de" or not token.capital or token.concepts or _stated(token, piece):
        return False
    raw = [folded(match[0]) for match in TOKEN.finditer(piece.text[:4000])]
    return bool(set(raw[max(0, token.at - 1) : token.at]) & {"in", "nach", "aus", "bei", "zu", "mit", "von"})


def _too_little(share: float, missing: int, piece: Piece, source: Source) -> str:
    enough = ENOUGH if piece.language == source.language else ENOUGH_ABROAD
    return "" if share >= enough and missing <= 3 else "no fact of ours says as much"


def _computed(token: Token, piece: Piece) -> bool:
    """Whether a number is the product, sum or difference of two that stand beside it or in their message."""
    near = {word.value for word in tokens(piece.context, piece.language) if word.kind == "number"}
    theirs = {word.value for word in (*piece.lead.stated, *piece.lead.asked) if word.kind == "number"}
    try:
        value, own, both = float(token.value), [float(n) for n in near], [float(n) for n in near | theirs]
    except ValueError:
        return False
    return value > 20 and any(value in (a * b, a + b, a - b) for a in own for b in both if a != value)


def _beyond(piece: Piece, words: Sequence[Token], source: Source, statement: Statement) -> Iterator[str]:
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


LED_BY = frozenset(["for", "with", "at", "um", "bei", "mit", "fur", "con", "para", "pour", "avec", "com", "a"])
"""Words before a number of theirs: `with 25 evenings`."""
PERIOD = re.compile(r"(?:ly|lich\w{0,2}|mente|uale?s?|uel(?:le)?s?|sais|sal|aire)$")
"""Endings of words that say how often."""
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
